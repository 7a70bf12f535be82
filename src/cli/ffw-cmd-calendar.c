/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions as a calendar file, and what of another calendar they clash with. */

#include "ffw-calendar-busy.h"
#include "ffw-calendar-file.h"
#include "ffw-calendar-text.h"
#include "ffw-clash.h"
#include "ffw-commands.h"
#include "ffw-known.h"
#include "ffw-local-time.h"
#include "ffw-person-finder.h"

#include <glib/gi18n-lib.h>

static const FfwOption calendar_options[] = {
  { "output", 'o', N_ ("FILE"), N_ ("Where it goes, in place of standard output") },
  { "session", 0, N_ ("CODE"), N_ ("Of one session") },
  { "person", 0, N_ ("PERSON"), N_ ("What somebody has a place on, or trains") },
  { "trainer", 0, N_ ("PERSON"), N_ ("What somebody trains") },
  { "from", 0, N_ ("DATE"), N_ ("The first day") },
  { "to", 0, N_ ("DATE"), N_ ("The last day") },
  { "compare", 0, N_ ("FILE"), N_ ("Writes nothing, and says what of a calendar file clashes") },
  { NULL },
};

typedef struct
{
  FfwCtl *ctl;
  FfwCalendarScope scope;
} Request;

static gpointer
read_events (FfwConnection *connection, gpointer data, GError **error)
{
  Request *request = data;
  FfwCtl *ctl = request->ctl;
  const char *session = ffw_options_get (ctl->options, "session");
  const char *trainer = ffw_options_get (ctl->options, "trainer");
  const char *person = trainer ? trainer : ffw_options_get (ctl->options, "person");
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);
  FfwFoundPost found = { 0 };

  if (session
      && !ffw_known_find (directories, FFW_KNOWN_SESSION, session, &request->scope.session, error))
    return NULL;
  if (person && !ffw_person_find (connection, directories, person, ctl->today, &found, error))
    return NULL;
  request->scope.person = found.person;
  request->scope.as_trainer = trainer != NULL;

  return ffw_calendar_events_read (connection, &request->scope, error);
}

/* A local time as people write it: “22 November 2022, 09:30”. */
static char *
say_time (const char *text)
{
  FfwLocalTime time = { 0 };
  g_autofree char *day = NULL;

  ffw_local_time_parse (text, &time);
  day = ffw_date_format (time.day, ffw_language_get (), TRUE);

  return g_strdup_printf ("%s, %s", day, text + FFW_DATE_ISO_SIZE);
}

static void
print_clashes (FfwCtl *self, GArray *clashes)
{
  g_autoptr (FfwJsonWriter) json = self->json ? ffw_json_writer_new () : NULL;

  if (json)
    ffw_json_writer_begin_array (json, NULL);
  for (guint i = 0; i < clashes->len; i++)
    {
      const FfwCalendarClash *clash = &g_array_index (clashes, FfwCalendarClash, i);
      g_autofree char *when = say_time (clash->event->starts_at);

      if (json)
        {
          ffw_json_writer_begin_object (json, NULL);
          ffw_json_writer_add_string (json, "session", clash->event->session);
          ffw_json_writer_add_string (json, "starts_at", clash->event->starts_at);
          ffw_json_writer_add_string (json, "with", clash->busy->summary);
          ffw_json_writer_end_object (json);
        }
      else
        ffw_ctl_print (self,
                       /* Translators: %1$s is a session, %2$s when it begins, %3$s what stands in
                        * somebody's calendar at that time. */
                       _ ("Session %1$s, %2$s: clashes with “%3$s”\n"), clash->event->session, when,
                       clash->busy->summary);
    }
  if (json)
    {
      ffw_json_writer_end_array (json);
      ffw_ctl_print_json (self, json);
    }
}

static FfwExit
compare (FfwCtl *self, Request *request, const char *path, GError **error)
{
  g_autoptr (GPtrArray) busy = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GArray) clashes = NULL;

  if (request->scope.from == FFW_DATE_NONE)
    request->scope.from = self->today;
  if (request->scope.to == FFW_DATE_NONE)
    request->scope.to = request->scope.from + FFW_CALENDAR_BUSY_DAYS;
  busy = ffw_calendar_busy_read (path, request->scope.from, request->scope.to, self->cancellable,
                                 error);
  if (busy == NULL)
    return FFW_EXIT_UNUSABLE;
  events = ffw_ctl_read (self, read_events, request, error);
  if (events == NULL)
    return FFW_EXIT_REFUSED;
  clashes = ffw_calendar_busy_find_clashes (busy, events, FFW_CLASH_BUFFER);
  print_clashes (self, clashes);

  return clashes->len ? FFW_EXIT_REFUSED : FFW_EXIT_DONE;
}

static FfwExit
run_calendar (FfwCtl *self, GError **error)
{
  const char *path = ffw_options_get (self->options, "output");
  const char *compared = ffw_options_get (self->options, "compare");
  Request request = { .ctl = self };
  g_autoptr (GPtrArray) events = NULL;

  if (ffw_options_has (self->options, "person") && ffw_options_has (self->options, "trainer"))
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                           _ ("Give either “--person” or “--trainer”."));
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  if (!ffw_ctl_get_date (self, "from", &request.scope.from, error)
      || !ffw_ctl_get_date (self, "to", &request.scope.to, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  if (compared)
    return compare (self, &request, compared, error);
  if (path == NULL)
    path = "-";
  if (self->json && g_str_equal (path, "-"))
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                           _ ("Standard output cannot take the export and JSON. Give a file with "
                              "“--output=FILE”."));
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  events = ffw_ctl_read (self, read_events, &request, error);
  if (events == NULL)
    return FFW_EXIT_REFUSED;
  if (!ffw_calendar_file_save (events, ffw_language_get (), path, self->cancellable, error))
    return FFW_EXIT_UNUSABLE;
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "file", path);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }

  return FFW_EXIT_DONE;
}

const FfwCommand ffw_command_calendar = {
  .name = "calendar",
  .about = N_ ("Write sessions as a calendar file, or compare them with one"),
  .more = N_ ("PERSON is ORGANISATION/number or an e-mail address. A later file replaces what an\n"
              "earlier one brought into a calendar, and takes out what was cancelled. Compared is\n"
              "from today on, for a year, unless told; what clashes ends with status 1."),
  .options = calendar_options,
  .least = 0,
  .most = 0,
  .run = run_calendar,
};
