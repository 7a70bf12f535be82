/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of a session. */

#include "ffw-commands.h"
#include "ffw-known.h"
#include "ffw-register-actions.h"
#include "ffw-register-pdf.h"

#include <glib/gi18n-lib.h>

static const FfwOption register_options[] = {
  { "close", 0, NULL, N_ ("Close it: outcomes and training records are made of what is marked") },
  { "reopen", 0, NULL, N_ ("Open it again: the records that closing made are taken back") },
  { "sheet", 0, N_ ("FILE"), N_ ("Write the sheet to sign, as a PDF") },
  { "certificates", 0, N_ ("FILE"), N_ ("Write the certificates of all who completed, as a PDF") },
  { NULL },
};

/* A run of the command: which session, and what came of it. */
typedef struct
{
  const FfwCtl *ctl;
  gboolean closes;
  FfwRegisterClosed done;
} Run;

static gboolean
find_session (FfwConnection *connection, const FfwCtl *ctl, gint64 *id, GError **error)
{
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);

  return ffw_known_find (directories, FFW_KNOWN_SESSION, ctl->words[0], id, error);
}

static gboolean
close_or_reopen (FfwChange *change, gpointer data, GError **error)
{
  Run *run = data;
  gint64 id = 0;

  if (!find_session (ffw_change_get_connection (change), run->ctl, &id, error))
    return FALSE;

  return run->closes ? ffw_register_close (change, id, run->ctl->today, &run->done, error)
                     : ffw_register_reopen (change, id, &run->done, error);
}

static gpointer
read_register (FfwConnection *connection, gpointer data, GError **error)
{
  gint64 id = 0;

  return find_session (connection, data, &id, error)
             ? ffw_register_read (connection, id, ffw_language_get (), error)
             : NULL;
}

static gpointer
read_session (FfwConnection *connection, gpointer data, GError **error)
{
  gint64 id = 0;

  return find_session (connection, data, &id, error) ? ffw_session_read (connection, id, error)
                                                     : NULL;
}

static gpointer
read_certificates (FfwConnection *connection, gpointer data, GError **error)
{
  gint64 id = 0;

  return find_session (connection, data, &id, error) ? ffw_certificates_read (connection, id, error)
                                                     : NULL;
}

static FfwExit
print_json (FfwCtl *self, const FfwRegister *of, const FfwRegisterClosed *done)
{
  g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

  ffw_json_writer_begin_object (json, NULL);
  ffw_json_writer_add_string (json, "session", of->code);
  ffw_json_writer_add_string (json, "status",
                              ffw_coding_get_code (&ffw_coding_session_status, (int)of->status));
  if (done)
    ffw_json_writer_add_int (json, "records", done->n_records);
  ffw_json_writer_begin_array (json, "people");
  for (guint i = 0; i < of->people->len; i++)
    {
      const FfwRegisterPerson *person = of->people->pdata[i];
      FfwRegisterResult result = ffw_register_judge (of, person);
      const char *outcome = ffw_coding_get_code (&ffw_coding_outcome, result.outcome);

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "organisation", person->organisation);
      ffw_json_writer_add_string (json, "staff_number", person->staff_number);
      ffw_json_writer_add_string (
          json, "status", ffw_coding_get_code (&ffw_coding_booking_status, (int)result.status));
      if (outcome)
        ffw_json_writer_add_string (json, "outcome", outcome);
      ffw_json_writer_end_object (json);
    }
  ffw_json_writer_end_array (json);
  ffw_json_writer_end_object (json);
  ffw_ctl_print_json (self, json);

  return FFW_EXIT_DONE;
}

static FfwExit
print_register (FfwCtl *self, const FfwRegister *of, const FfwRegisterClosed *done)
{
  if (self->json)
    return print_json (self, of, done);
  for (guint i = 0; i < of->people->len; i++)
    {
      const FfwRegisterPerson *person = of->people->pdata[i];
      FfwRegisterResult result = ffw_register_judge (of, person);
      const char *outcome = ffw_coding_get_word (&ffw_coding_outcome, result.outcome,
                                                 ffw_language_get ());

      ffw_ctl_print (self, "%s/%s %s: %s%s%s\n", person->organisation, person->staff_number,
                     person->name,
                     result.is_marked ? ffw_coding_get_word (
                         &ffw_coding_booking_status, (int)result.status, ffw_language_get ())
                                      /* Translators: of a person, in the register of one day:
                                       * nobody has said yet */
                                      : _ ("not marked"),
                     outcome ? ", " : "", outcome ? outcome : "");
    }
  if (done)
    {
      g_autofree char *records = ffw_ctl_in_words (
          FFW_NP_ ("%1$d training record", "%1$d training records"), done->n_records);

      ffw_ctl_print (self, "%s\n", records);
    }

  return FFW_EXIT_DONE;
}

/* Writes what is printed for the session. */
static gboolean
write_files (FfwCtl *self, const char *sheet, const char *certificates, GError **error)
{
  if (sheet)
    {
      g_autoptr (FfwRegister) of = ffw_ctl_read (self, read_register, self, error);
      g_autoptr (FfwSession) session = of ? ffw_ctl_read (self, read_session, self, error) : NULL;

      if (session == NULL
          || !ffw_register_pdf_save_sheet (of, session, sheet, self->cancellable, error))
        return FALSE;
    }
  if (certificates)
    {
      g_autoptr (FfwCertificates) of = ffw_ctl_read (self, read_certificates, self, error);

      if (of == NULL
          || !ffw_register_pdf_save_certificates (of, certificates, self->cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static FfwExit
run_register (FfwCtl *self, GError **error)
{
  const char *sheet = ffw_options_get (self->options, "sheet");
  const char *certificates = ffw_options_get (self->options, "certificates");
  gboolean closes = ffw_options_has (self->options, "close");
  gboolean reopens = ffw_options_has (self->options, "reopen");
  Run run = { .ctl = self, .closes = closes };
  g_autoptr (FfwRegister) of = NULL;

  if (closes && reopens)
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                           _ ("Say either “--close” or “--reopen”."));
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  if ((closes || reopens) && !ffw_ctl_change (self, close_or_reopen, &run, error))
    return FFW_EXIT_REFUSED;
  if (!write_files (self, sheet, certificates, error))
    return error && *error && (*error)->domain == G_IO_ERROR ? FFW_EXIT_UNUSABLE : FFW_EXIT_REFUSED;
  of = ffw_ctl_read (self, read_register, self, error);
  if (of == NULL)
    return FFW_EXIT_REFUSED;

  return print_register (self, of, closes || reopens ? &run.done : NULL);
}

const FfwCommand ffw_command_register = {
  .name = "register",
  .words = N_ ("SESSION"),
  .about = N_ ("Show, close or reopen the register of a session, and print for it"),
  .more = N_ (
      "Who was there is imported (import attendance) or marked in the window. Closing makes\n"
      "the records in one change; a record that is there already is left as it is."),
  .options = register_options,
  .least = 1,
  .most = 1,
  .run = run_register,
};
