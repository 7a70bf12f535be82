/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-actions.h"

#include "ffw-findings-table.h"
#include "ffw-import-rows.h"
#include "ffw-message.h"
#include "ffw-say.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* Where the rows of a kind are seen. */
static const struct
{
  const char *kind;
  const char *page;
} pages[] = {
  { "people", "people" },          { "records", "training" },    { "areas", "framework" },
  { "courses", "framework" },      { "roles", "framework" },     { "course-areas", "framework" },
  { "requirements", "framework" }, { "questions", "framework" },
};

/* The page that shows most of what was written, or NULL. */
static const char *
find_page (FfwImport *import)
{
  const char *page = NULL;
  guint64 most = 0;

  for (guint i = 0; i < ffw_import_get_n_results (import); i++)
    {
      const FfwImportResult *result = ffw_import_get_result (import, i);
      guint64 n = result->counts.added + result->counts.updated;

      for (guint j = 0; j < G_N_ELEMENTS (pages); j++)
        if (n > most && g_str_equal (pages[j].kind, result->kind->name))
          {
            page = pages[j].page;
            most = n;
          }
    }

  return page;
}

/* Whether people came in without what they are trained in: that is mostly in another file. */
static gboolean
lacks_training (FfwImport *import)
{
  return ffw_import_get_n_results (import) == 1
         && ffw_import_get_result (import, 0)->kind == ffw_kind_find ("people")
         && ffw_import_get_result (import, 0)->counts.added > 0;
}

/**
 * ffw_import_say_written:
 * @window: of the workspace
 * @sentence: what @import did
 *
 * Says it, and offers to take it back, and to go on: after new people to their training, else to
 * what came in.
 */
void
ffw_import_say_written (GtkWindow *window, FfwImport *import, const char *sentence)
{
  const char *page = find_page (import);

  if (lacks_training (import))
    {
      ffw_say_also (GTK_WIDGET (window), sentence, _ ("_Undo"), "win.undo", NULL,
                    _ ("Next: Import Their _Training…"), "win.import", NULL);
      return;
    }
  ffw_say_also (GTK_WIDGET (window), sentence, _ ("_Undo"), "win.undo", NULL,
                page ? _ ("_Show Them") : NULL, "win.page",
                page ? g_variant_new_string (page) : NULL);
}

typedef struct
{
  FfwImport *trial;
  guint position;
  char *path;
  FfwLanguage language;
  guint n;
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->trial);
  g_free (self->path);
  g_free (self);
}

static GTask *
start_saving (GtkWidget *widget, FfwImport *trial, guint position, const char *path,
              GAsyncReadyCallback callback)
{
  GTask *task = g_task_new (widget, NULL, callback, NULL);
  Saving *saving = g_new0 (Saving, 1);

  saving->trial = g_object_ref (trial);
  saving->position = position;
  saving->path = g_strdup (path);
  saving->language = ffw_language_get ();
  g_task_set_task_data (task, saving, (GDestroyNotify)saving_free);

  return task;
}

/* Says how it ended, where the window is still there. */
static void
say_saved (GtkWidget *widget, const char *path, const char *done, const GError *error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *sentence = ffw_words (done, name, NULL);

  if (gtk_widget_get_root (widget) == NULL || !gtk_widget_get_mapped (widget))
    return;
  if (error)
    ffw_say_error (widget, _ ("The File Was Not Saved"), error);
  else
    ffw_say (widget, sentence, NULL, NULL, NULL);
}

static void
save_findings (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Saving *saving = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GError *error = NULL;

  for (guint i = 0; i < ffw_import_get_n_results (saving->trial); i++)
    g_ptr_array_add (all, ffw_import_get_result (saving->trial, i)->findings);

  if (ffw_findings_table_save ((FfwFindings *const *)all->pdata, all->len, saving->path,
                               saving->language, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_findings_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  say_saved (GTK_WIDGET (source), saving->path, _ ("What was found is saved in “%1$s”"), error);
}

/**
 * ffw_import_save_findings_to:
 * @widget: where it was asked for
 * @trial: whose findings
 *
 * Saves all that was found as a table, and says so.
 */
void
ffw_import_save_findings_to (GtkWidget *widget, FfwImport *trial, const char *path)
{
  g_autoptr (GTask) task = start_saving (widget, trial, 0, path, on_findings_saved);

  g_task_run_in_thread (task, save_findings);
}

static void
save_refused (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *saving = data;
  GError *error = NULL;

  if (ffw_import_save_refused (ffw_import_get_result (saving->trial, saving->position),
                               saving->path, saving->language, &saving->n, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_refused_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  FfwFindings *findings = ffw_import_get_result (saving->trial, saving->position)->findings;
  /* Not by the rows: of a matrix one row of the file may be several that are refused. */
  gboolean is_all = ffw_findings_get_n_kept (findings)
                    == ffw_findings_count (findings, FFW_SEVERITY_ERROR)
                           + ffw_findings_count (findings, FFW_SEVERITY_WARNING);
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) || is_all)
    {
      say_saved (GTK_WIDGET (source), saving->path, _ ("The refused rows are saved in “%1$s”"),
                 error);
      return;
    }

  /* Translators: %1$d is a number of rows; %%1$s stays as it is: a file goes there */
  count = ffw_words_count (
      FFW_NP_ ("The first refused row is saved in “%%1$s”; the others are more than can be told",
               "The first %1$d refused rows are saved in “%%1$s”; the others are more than can be "
               "told"),
      saving->n);
  say_saved (GTK_WIDGET (source), saving->path, count, NULL);
}

/**
 * ffw_import_save_refused_to:
 * @widget: where it was asked for
 * @position: of the file among the results of @trial
 *
 * Saves the rows of the file that were refused, each with the reason, and says so.
 */
void
ffw_import_save_refused_to (GtkWidget *widget, FfwImport *trial, guint position, const char *path)
{
  g_autoptr (GTask) task = start_saving (widget, trial, position, path, on_refused_saved);

  g_task_run_in_thread (task, save_refused);
}

/** Opens a file in the program that the person has for it. */
void
ffw_import_open_file (GtkWidget *widget, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), uri, GDK_CURRENT_TIME);
}
