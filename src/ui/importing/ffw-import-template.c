/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-template.h"

#include "ffw-file-writer.h"
#include "ffw-job.h"
#include "ffw-template.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * ffw_import_template_menu:
 *
 * Returns: (transfer full): an item for each kind that people fill in, with the action
 *   `import.template` and the name of the kind
 */
GMenuModel *
ffw_import_template_menu (void)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (!kinds[i]->catalogue)
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (_ (kinds[i]->title), NULL);

        g_menu_item_set_action_and_target (item, "import.template", "s", kinds[i]->name);
        g_menu_append_item (menu, item);
      }

  return G_MENU_MODEL (menu);
}

/** Returns: (transfer full): the proposed name of a template's file */
char *
ffw_import_template_name (const FfwKind *kind)
{
  g_autofree char *name
      /* Translators: the proposed name of a file that is to be filled in with rows of the kind
       * %1$s, such as People */
      = ffw_words (_ ("%1$s template"), _ (kind->title), NULL);

  return g_strconcat (name, ".xlsx", NULL);
}

typedef struct
{
  const FfwKind *kind;
  char *path;
  FfwLanguage language;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_free (self->path);
  g_free (self);
}

static gpointer
write_template (FfwConnection *connection, gpointer data, GError **error)
{
  const Saving *self = data;
  GCancellable *cancellable = ffw_connection_get_cancellable (connection);
  g_autoptr (FfwVocabulary) vocabulary = ffw_vocabulary_read (connection, self->language, error);
  g_autoptr (FfwFileWriter) file = NULL;

  if (vocabulary == NULL)
    return NULL;
  file = ffw_file_writer_open (self->path, error);
  if (file == NULL)
    return NULL;
  if (ffw_template_write (self->kind, vocabulary, ffw_table_format_of (self->path), self->language,
                          ffw_file_writer_get_stream (file), cancellable, error))
    ffw_file_writer_commit (file, cancellable, error);
  else
    ffw_file_writer_explain (file, error);

  return NULL;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwJob) job = data;
  g_autoptr (GError) error = NULL;

  ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  if (error)
    ffw_job_fail (job, _ ("The Template Could Not Be Saved"), error);
  else
    ffw_job_end (job, _ ("The template is saved. Fill it in, and import it."), NULL, NULL, NULL);
}

/**
 * ffw_import_template_save:
 * @path: of the file, whose ending says the format
 *
 * Saves a template for rows of @kind, in the window's language, as a job.
 */
void
ffw_import_template_save (FfwWorkspace *workspace, const FfwKind *kind, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  Saving *self = g_new0 (Saving, 1);
  FfwJob *job = ffw_job_start (workspace, FFW_JOB_WRITES, N_ ("Saving: %1$s"), name, NULL);

  self->kind = kind;
  self->path = g_strdup (path);
  self->language = ffw_language_get ();
  ffw_workspace_read_async (workspace, write_template, self, saving_free, NULL,
                            ffw_job_get_cancellable (job), on_saved, g_object_ref (job));
}
