/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-register-saving.h"

#include "ffw-choose.h"
#include "ffw-job.h"
#include "ffw-register-pdf.h"

#include <glib/gi18n-lib.h>

#define SAVING_DATA "ffw-register-saving"

/* A file on its way. */
typedef struct
{
  FfwWorkspace *workspace; /* while somebody chooses where it goes */
  gint64 session;
  FfwRegisterPrint what;
  FfwLanguage reader;
  char *path;
  GCancellable *cancellable;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

/* In a thread of the workspace. */
static gboolean
save_sheet (FfwConnection *connection, Saving *self, GError **error)
{
  g_autoptr (FfwRegister) of = ffw_register_read (connection, self->session, self->reader, error);
  g_autoptr (FfwSession) session = of ? ffw_session_read (connection, self->session, error) : NULL;

  return session && ffw_register_pdf_save_sheet (of, session, self->path, self->cancellable, error);
}

static gboolean
save_certificates (FfwConnection *connection, Saving *self, GError **error)
{
  g_autoptr (FfwCertificates) of = ffw_certificates_read (connection, self->session, error);

  return of && ffw_register_pdf_save_certificates (of, self->path, self->cancellable, error);
}

static gpointer
save (FfwConnection *connection, gpointer data, GError **error)
{
  Saving *self = data;
  gboolean saved = self->what == FFW_REGISTER_PRINT_SHEET
                       ? save_sheet (connection, self, error)
                       : save_certificates (connection, self, error);

  return saved ? self : NULL;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  FfwJob *job = data;
  g_autoptr (GError) error = NULL;

  ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  if (error)
    ffw_job_fail (job, _ ("The File Was Not Saved"), error);
  else
    ffw_job_end (job, _ ("Saved what is printed for the session"), NULL, NULL, NULL);
}

/**
 * ffw_register_saving_save:
 * @session: the id
 * @path: of the PDF
 *
 * Saves what is printed for a session, in the background.
 */
void
ffw_register_saving_save (FfwWorkspace *workspace, gint64 session, FfwRegisterPrint what,
                          const char *path)
{
  Saving *saving = g_new0 (Saving, 1);
  FfwJob *job = ffw_job_start (workspace, FFW_JOB_WRITES,
                               N_ ("Saving what is printed for a session"), NULL);

  saving->session = session;
  saving->what = what;
  saving->reader = ffw_language_get ();
  saving->path = g_strdup (path);
  saving->cancellable = g_object_ref (ffw_job_get_cancellable (job));
  ffw_workspace_read_async (workspace, save, saving, saving_free, NULL,
                            ffw_job_get_cancellable (job), on_saved, job);
}

static void
on_chosen (GtkWidget *widget, const char *const *paths)
{
  const Saving *saving = g_object_get_data (G_OBJECT (widget), SAVING_DATA);

  ffw_register_saving_save (saving->workspace, saving->session, saving->what, paths[0]);
}

/** Lets the person at the window choose where it goes, and saves it. */
void
ffw_register_saving_choose (GtkWidget *widget, FfwWorkspace *workspace, gint64 session,
                            FfwRegisterPrint what)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->workspace = g_object_ref (workspace);
  saving->session = session;
  saving->what = what;
  g_object_set_data_full (G_OBJECT (widget), SAVING_DATA, saving, saving_free);
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE,
              what == FFW_REGISTER_PRINT_SHEET ? _ ("Save the Sheet to Sign")
                                               : _ ("Save the Certificates"),
              /* Translators: files of which the name ends in .pdf */
              _ ("_Save"), _ ("Pages (.pdf)"), "*.pdf",
              /* Translators: the proposed names of files */
              what == FFW_REGISTER_PRINT_SHEET ? _ ("Sheet to sign.pdf") : _ ("Certificates.pdf"),
              on_chosen);
}
