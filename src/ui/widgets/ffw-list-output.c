/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-output.h"

#include "ffw-list-text.h"
#include "ffw-say.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define PATH "ffw-path"

/* More rows than these are for a file, not for the clipboard. */
#define MOST_COPIED 100000

/* Rows on their way to the clipboard. */
typedef struct
{
  const FfwListSource *source;
  FfwListQuery *query;
  GStrv columns;
  GArray *ids;
  GString *text;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *self = data;

  ffw_list_query_free (self->query);
  g_strfreev (self->columns);
  g_array_unref (self->ids);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* A tab and a line's end are what holds the cells apart. */
static void
append_cell (GString *line, const char *text, gboolean first)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "\t\r\n", ' ');

  if (!first)
    g_string_append_c (line, '\t');
  g_string_append (line, plain);
}

static void
copy_row (FfwCursor *row, guint number, gpointer data)
{
  Copy *self = data;

  for (guint i = 0; self->columns[i]; i++)
    {
      guint position;
      const FfwListColumn *column = ffw_list_source_find_column (self->source, self->columns[i],
                                                                 &position);
      const char *stored = ffw_cursor_get_text (row, (int)position);
      g_autofree char *text = ffw_list_text (column, stored ? stored : "");

      append_cell (self->text, text, i == 0);
    }
  g_string_append_c (self->text, '\n');
}

static gpointer
read_copy (FfwConnection *connection, gpointer data, GError **error)
{
  Copy *self = data;

  if (!ffw_list_query_rows (connection, self->query, (const gint64 *)self->ids->data,
                            self->ids->len, copy_row, self, error))
    return NULL;

  return g_strdup (self->text->str);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (text)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  else
    ffw_say_error (widget, _ ("The Rows Could Not Be Copied"), error);
}

/**
 * ffw_list_copy:
 * @widget: whose clipboard it is
 * @columns: the ids of those that are shown, %NULL-terminated
 * @ids: (transfer full) (element-type gint64): of the rows
 *
 * Puts rows into the clipboard as a person reads them: a line each, the cells
 * apart by tabs, the headings first.
 */
void
ffw_list_copy (GtkWidget *widget, FfwWorkspace *workspace, const FfwListSource *source,
               const FfwListRequest *request, const char *const *columns, GArray *ids)
{
  Copy *self;

  if (ids->len > MOST_COPIED)
    {
      g_autofree char *most = ffw_words_number (MOST_COPIED);
      g_autofree char *said = ffw_words (
          _ ("More than %1$s rows are too many to copy. Export the list instead."), most, NULL);

      ffw_say (widget, said, NULL, NULL, NULL);
      g_array_unref (ids);
      return;
    }

  self = g_new0 (Copy, 1);
  self->source = source;
  self->query = ffw_list_source_query (source, request, ffw_language_get ());
  self->columns = g_strdupv ((GStrv)columns);
  self->ids = ids;
  self->text = g_string_new (NULL);
  for (guint i = 0; columns[i]; i++)
    append_cell (self->text, _ (ffw_list_source_find_column (source, columns[i], NULL)->title),
                 i == 0);
  g_string_append_c (self->text, '\n');
  ffw_workspace_read_async (workspace, read_copy, self, copy_free, g_free, NULL, on_copied,
                            g_object_ref (widget));
}

/* A list on its way to a file. */
typedef struct
{
  FfwListExport *export;
  char *path;
  FfwJob *job;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  ffw_list_export_free (self->export);
  g_object_unref (self->job);
  g_free (self->path);
  g_free (self);
}

static void
tell_done (guint64 done, guint64 total, gpointer data)
{
  ffw_job_set_done (((Export *)data)->job, done, total);
}

static gpointer
write_export (FfwConnection *connection, gpointer data, GError **error)
{
  Export *self = data;

  ffw_list_export_write (self->export, connection, self->path, tell_done, self, error);

  return NULL;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwJob) job = data;
  g_autoptr (GError) error = NULL;

  ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  if (error)
    ffw_job_fail (job, _ ("The List Could Not Be Exported"), error);
  else
    {
      const char *path = g_object_get_data (G_OBJECT (job), PATH);
      g_autofree char *said = ffw_words (_ ("The list is in “%1$s”."), path, NULL);

      ffw_job_end (job, said, NULL, NULL, NULL);
    }
}

/**
 * ffw_output_begin:
 * @path: of the file that is to be written
 *
 * Returns: (transfer full): a job that can be stopped, for ffw_output_write()
 */
FfwJob *
ffw_output_begin (FfwWorkspace *workspace, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  FfwJob *job = ffw_job_start (workspace, FFW_JOB_WRITES, N_ ("Exporting: %1$s"), name, NULL);

  g_object_set_data_full (G_OBJECT (job), PATH, g_filename_display_name (path), g_free);

  return g_object_ref (job);
}

/**
 * ffw_output_write:
 * @job: of ffw_output_begin()
 * @write: writes the file; its result is left alone
 *
 * Writes a file in a thread of the workspace, and says how it ended.
 */
void
ffw_output_write (FfwWorkspace *workspace, FfwJob *job, FfwReadFunc write, gpointer data,
                  GDestroyNotify data_free)
{
  ffw_workspace_read_async (workspace, write, data, data_free, NULL, ffw_job_get_cancellable (job),
                            on_written, g_object_ref (job));
}

/**
 * ffw_list_export_to:
 * @export: (transfer full): what is written
 * @path: of the file, whose ending says the format
 *
 * Writes a list to a file, as a job that can be stopped, and says how it ended.
 */
void
ffw_list_export_to (FfwWorkspace *workspace, FfwListExport *export, const char *path)
{
  Export *self = g_new0 (Export, 1);

  self->export = export;
  self->path = g_strdup (path);
  self->job = ffw_output_begin (workspace, path);
  ffw_output_write (workspace, self->job, write_export, self, export_free);
}
