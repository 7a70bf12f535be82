/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-preview.h"
#include "ffw-layout-table.h"

/* What the workspace knows that helps to read files. */
typedef struct
{
  FfwVocabulary *vocabulary;
  GPtrArray *profiles; /* FfwNamedLayout */
} Known;

static void
known_free (gpointer data)
{
  Known *self = data;

  g_clear_pointer (&self->vocabulary, ffw_vocabulary_unref);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Known, known_free)

static gpointer
read_known (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (Known) self = g_new0 (Known, 1);

  self->vocabulary = ffw_vocabulary_read (connection, ffw_language_get (), error);
  if (!self->vocabulary)
    return NULL;
  self->profiles = ffw_named_layouts_read (connection, error);
  return self->profiles ? g_steal_pointer (&self) : NULL;
}

static void
show_rows (FfwImportPreview *self, guint n_rows)
{
  const FfwLayout *layout = self->found->layout;
  GPtrArray *head = ffw_table_scan_get_head (self->scan);
  guint header_line = layout ? layout->header_line : 0;
  guint n_left = layout ? layout->n_header_rows : 1;

  self->is_whole = ffw_table_scan_get_n_rows (self->scan) <= head->len;
  for (guint i = 0; i < head->len; i++)
    {
      const FfwScanRow *row = head->pdata[i];

      if (row->line < header_line)
        continue;
      if (n_left > 0)
        {
          n_left--;
          if (self->line)
            continue;
          self->line = row->line;
          g_strfreev (self->header);
          self->header = layout ? ffw_layout_table_join_headers (self->scan, row->line,
                                                                 layout->n_header_rows)
                                : g_strdupv (row->texts);
        }
      else if (layout && layout->last_line && row->line > layout->last_line)
        return;
      else if (self->rows->len < n_rows)
        g_ptr_array_add (self->rows, g_strdupv (row->texts));
      else
        self->is_whole = FALSE;
    }
}

/**
 * ffw_import_look:
 * @workspace: what the file is for
 * @sheet: (nullable): as of ffw_table_open()
 * @n_rows: how many rows are wanted at most; %FFW_SCAN_HEAD are kept
 * @hint: (nullable): what the rows are where they could as well be that as something else
 * @corrections: (nullable): what was put right in it
 *
 * Reads the whole of @file, and finds out how its table becomes rows. It may take a second for
 * every million cells; in the window, ffw_import_look_async().
 *
 * Returns: (transfer full) (nullable): as ffw_import_preview_read()
 */
FfwImportPreview *
ffw_import_look (FfwWorkspace *workspace, const char *file, const char *sheet, guint n_rows,
                 const FfwKind *hint, FfwCorrections *corrections, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (FfwImportPreview) self = ffw_import_preview_new (file);
  g_autoptr (GPtrArray) sheets = ffw_table_list_sheets (file, cancellable, error);
  g_autoptr (Known) known = NULL;

  if (!sheets)
    return NULL;
  g_ptr_array_extend_and_steal (self->sheets, g_steal_pointer (&sheets));
  self->sheet = g_strdup (sheet);
  self->scan = ffw_table_scan_read (file, sheet, corrections, self->findings, cancellable, error);
  if (!self->scan)
    return NULL;
  self->form = ffw_table_scan_get_form (self->scan);
  if (ffw_table_scan_get_n_rows (self->scan) == 0)
    {
      self->is_whole = TRUE;
      if (ffw_findings_count (self->findings, FFW_SEVERITY_ERROR) == 0)
        ffw_findings_add (self->findings, "E010", 0, 0, NULL, NULL);
      return g_steal_pointer (&self);
    }
  known = ffw_workspace_read (workspace, read_known, NULL, cancellable, error);
  if (!known)
    return NULL;
  self->vocabulary = ffw_vocabulary_ref (known->vocabulary);
  self->found = ffw_layout_find (self->scan, hint, self->vocabulary, known->profiles);
  self->kind = self->found->layout ? self->found->layout->kind : NULL;
  self->like = self->found->like;
  show_rows (self, n_rows);
  return g_steal_pointer (&self);
}

typedef struct
{
  FfwWorkspace *workspace;
  char *file;
  char *sheet;
  guint n_rows;
  const FfwKind *hint;
  FfwCorrections *corrections;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  g_object_unref (self->workspace);
  g_free (self->file);
  g_free (self->sheet);
  g_clear_pointer (&self->corrections, ffw_corrections_unref);
  g_free (self);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wanted *wanted = data;
  GError *error = NULL;
  FfwImportPreview *preview = ffw_import_look (wanted->workspace, wanted->file, wanted->sheet,
                                               wanted->n_rows, wanted->hint, wanted->corrections,
                                               cancellable, &error);

  if (preview)
    g_task_return_pointer (task, preview, (GDestroyNotify)ffw_import_preview_free);
  else
    g_task_return_error (task, error);
}

/**
 * ffw_import_look_async:
 * @corrections: (nullable): copied
 *
 * As ffw_import_look(), without waiting; ffw_import_preview_finish() ends it.
 */
void
ffw_import_look_async (FfwWorkspace *workspace, const char *file, const char *sheet, guint n_rows,
                       const FfwKind *hint, FfwCorrections *corrections, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->workspace = g_object_ref (workspace);
  wanted->file = g_strdup (file);
  wanted->sheet = g_strdup (sheet);
  wanted->n_rows = n_rows;
  wanted->hint = hint;
  wanted->corrections = corrections ? ffw_corrections_copy (corrections) : NULL;
  g_task_set_source_tag (task, ffw_import_look_async);
  g_task_set_task_data (task, wanted, wanted_free);
  g_task_run_in_thread (task, look_in_thread);
}
