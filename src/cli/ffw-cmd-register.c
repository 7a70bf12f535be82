/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of a session. */

#include "ffw-commands.h"
#include "ffw-expand.h"
#include "ffw-known.h"
#include "ffw-meeting-report.h"
#include "ffw-register-actions.h"
#include "ffw-register-pdf.h"

#include <glib/gi18n-lib.h>

static const FfwOption register_options[] = {
  { "attendance", 0, N_ ("FILE"),
    N_ ("Mark as present who was in an online meeting, by its attendance report (CSV)") },
  { "on", 0, N_ ("DATE"), N_ ("Of which day that is; of a session of one date, that one") },
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
  GPtrArray *attendees; /* of FfwAttendee; NULL where there is no report */
} Run;

static gboolean
find_session (FfwConnection *connection, const FfwCtl *ctl, gint64 *id, GError **error)
{
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);

  return ffw_known_find (directories, FFW_KNOWN_SESSION, ctl->words[0], id, error);
}

/* Which date of the register is asked for, or -1. */
static int
find_date (const FfwRegister *of, const char *on, GError **error)
{
  for (guint i = 0; on && i < of->dates->len; i++)
    if (g_str_equal (((FfwRegisterDate *)of->dates->pdata[i])->on, on))
      return (int)i;
  if (on == NULL && of->dates->len == 1)
    return 0;

  g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                       on ? _ ("The session has no date on that day.")
                          : _ ("Say of which day the attendance is, with “--on=DATE”."));

  return -1;
}

/* Marks those whom an address tells; a name alone never identifies anyone. */
static gboolean
mark_attendance (FfwChange *change, Run *run, gint64 id, GError **error)
{
  g_autoptr (FfwRegister) of = ffw_register_read (ffw_change_get_connection (change), id,
                                                  ffw_language_get (), error);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (FfwRegisterEntry));
  int date = of ? find_date (of, ffw_options_get (run->ctl->options, "on"), error) : -1;

  if (date < 0)
    return FALSE;
  ffw_meeting_report_match (run->attendees, of);
  for (guint i = 0; i < run->attendees->len; i++)
    {
      const FfwAttendee *attendee = run->attendees->pdata[i];

      if (attendee->found == FFW_ATTENDEE_BY_EMAIL)
        {
          const FfwRegisterPerson *person = of->people->pdata[attendee->person];
          const FfwRegisterEntry entry
              = { person->person, date, { 1, attendee->minutes }, FFW_REGISTER_AS_PROPOSED };

          g_array_append_val (entries, entry);
        }
    }

  return ffw_register_mark (change, id, (FfwRegisterEntry *)entries->data, entries->len,
                            run->ctl->today, error);
}

static gboolean
mark (FfwChange *change, gpointer data, GError **error)
{
  Run *run = data;
  gint64 id = 0;

  return find_session (ffw_change_get_connection (change), run->ctl, &id, error)
         && mark_attendance (change, run, id, error);
}

/* Says who was in the meeting and is not marked. */
static void
say_left (GPtrArray *attendees)
{
  for (guint i = 0; i < attendees->len; i++)
    {
      const FfwAttendee *attendee = attendees->pdata[i];
      const char *const arguments[] = { attendee->name, NULL };
      g_autofree char *line = NULL;

      if (attendee->found == FFW_ATTENDEE_BY_EMAIL)
        continue;
      line = ffw_expand (attendee->found == FFW_ATTENDEE_BY_NAME
                             ? _ ("warning: %1$s is in the register by name only, and was not "
                                  "marked.")
                             : _ ("warning: %1$s is not in the register."),
                         arguments, ffw_language_get ());
      ffw_ctl_say (line);
    }
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
  const char *attendance = ffw_options_get (self->options, "attendance");
  g_autoptr (GPtrArray) attendees = NULL;
  g_autoptr (GError) unread = NULL;
  g_autoptr (FfwRegister) of = NULL;

  if (closes && reopens)
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                           _ ("Say either “--close” or “--reopen”."));
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  if (attendance)
    {
      attendees = ffw_meeting_report_read (attendance, self->cancellable, &unread);
      if (g_error_matches (unread, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
        {
          g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED, unread->message);
          return FFW_EXIT_REFUSED;
        }
      if (attendees == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&unread));
          return FFW_EXIT_UNUSABLE;
        }
      run.attendees = attendees;
      if (!ffw_ctl_change (self, mark, &run, error))
        return FFW_EXIT_REFUSED;
      say_left (attendees);
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
  .more = N_ ("Who was there is imported (import attendance) or marked in the window; of an online "
              "meeting\n"
              "its report marks those whom it knows by an e-mail address. Closing makes\n"
              "the records in one change; a record that is there already is left as it is."),
  .options = register_options,
  .least = 1,
  .most = 1,
  .run = run_register,
};
