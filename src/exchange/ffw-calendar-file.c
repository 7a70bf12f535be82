/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-file.h"

#include "ffw-expand.h"
#include "ffw-file-writer.h"
#include "ffw-local-time.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#define ZONE    "Europe/London"
#define PRODUCT "-//Fframwaith//Fframwaith//EN"

/* The rule by which the clocks have changed since 1996; no session is earlier. */
static const char zone_text[] = "BEGIN:VTIMEZONE\r\n"
                                "TZID:" ZONE "\r\n"
                                "BEGIN:DAYLIGHT\r\n"
                                "DTSTART:19960331T010000\r\n"
                                "TZOFFSETFROM:+0000\r\n"
                                "TZOFFSETTO:+0100\r\n"
                                "TZNAME:BST\r\n"
                                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
                                "END:DAYLIGHT\r\n"
                                "BEGIN:STANDARD\r\n"
                                "DTSTART:19961027T020000\r\n"
                                "TZOFFSETFROM:+0100\r\n"
                                "TZOFFSETTO:+0000\r\n"
                                "TZNAME:GMT\r\n"
                                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
                                "END:STANDARD\r\n"
                                "END:VTIMEZONE\r\n";

/* How long before a session an alarm goes off. */
static const char *const alarms[] = { "-P1D", "-PT1H" };

/* A line of the file ends where a text says so, and control characters are in none. */
static char *
allow (const char *text)
{
  GString *allowed = g_string_new (NULL);

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '\n' || character == '\t' || !g_unichar_iscntrl (character))
        g_string_append_unichar (allowed, character);
    }

  return g_string_free (allowed, FALSE);
}

/* A property whose text is in a language, where there is one. */
static void
add_text (icalcomponent *component, icalproperty *(*make) (const char *), const char *text,
          const char *language)
{
  g_autofree char *allowed = text ? allow (text) : NULL;
  icalproperty *property;

  if (allowed == NULL || *allowed == '\0')
    return;
  property = make (allowed);
  if (language)
    icalproperty_add_parameter (property, icalparameter_new_language (language));
  icalcomponent_add_property (component, property);
}

static struct icaltimetype
to_ical (FfwLocalTime time)
{
  struct icaltimetype ical = icaltime_null_time ();
  guint year, month, day;

  ffw_date_split (time.day, &year, &month, &day);
  ical.year = (int)year;
  ical.month = (int)month;
  ical.day = (int)day;
  ical.hour = (int)time.minute / 60;
  ical.minute = (int)time.minute % 60;

  return ical;
}

/* A local time, of which the file says where it is one. */
static void
add_time (icalcomponent *event, icalproperty *(*make) (struct icaltimetype), const char *text)
{
  FfwLocalTime time = { 0 };
  icalproperty *property;

  ffw_local_time_parse (text, &time);
  property = make (to_ical (time));
  icalproperty_add_parameter (property, icalparameter_new_tzid (ZONE));
  icalcomponent_add_property (event, property);
}

static void
append_line (GString *text, char *line)
{
  if (text->len)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
  g_free (line);
}

/* What a person reads when they open the entry. */
static char *
describe (const FfwCalendarEvent *event, FfwLanguage language)
{
  GString *text = g_string_new (NULL);

  if (event->n > 1)
    {
      g_autofree char *nth = g_strdup_printf ("%u", event->nth);
      g_autofree char *n = g_strdup_printf ("%u", event->n);

      append_line (text, ffw_expand (ffw_translate (language,
                                                    /* Translators: in a calendar: %1$s is a
                                                     * session, which has %3$s dates. */
                                                    N_ ("Session %1$s, date %2$s of %3$s")),
                                     (const char *[]){ event->session, nth, n, NULL }, language));
    }
  else
    append_line (text, ffw_expand (ffw_translate (language, N_ ("Session %1$s")),
                                   (const char *[]){ event->session, NULL }, language));
  if (*event->trainers)
    append_line (text, ffw_expand (ffw_translate (language,
                                                  /* Translators: in a calendar: names. */
                                                  N_ ("Trainers: %1$s")),
                                   (const char *[]){ event->trainers, NULL }, language));
  if (event->language >= 0)
    append_line (text,
                 ffw_expand (ffw_translate (language, N_ ("Language: %1$s")),
                             (const char *[]){ ffw_coding_get_word (&ffw_coding_taught_in,
                                                                    event->language, language),
                                               NULL },
                             language));
  if (event->link)
    append_line (text, ffw_expand (ffw_translate (language,
                                                  /* Translators: in a calendar: an address on
                                                   * the web. */
                                                  N_ ("Join online: %1$s")),
                                   (const char *[]){ event->link, NULL }, language));
  if (event->notes)
    append_line (text, g_strdup (event->notes));

  return g_string_free (text, FALSE);
}

static void
add_alarms (icalcomponent *event, const char *summary, const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (alarms); i++)
    {
      icalcomponent *alarm = icalcomponent_new_valarm ();
      struct icaltriggertype trigger = icaltriggertype_from_string (alarms[i]);

      icalcomponent_add_property (alarm, icalproperty_new_action (ICAL_ACTION_DISPLAY));
      icalcomponent_add_property (alarm, icalproperty_new_trigger (trigger));
      add_text (alarm, icalproperty_new_description, summary, language);
      icalcomponent_add_component (event, alarm);
    }
}

static icalcomponent *
make_event (const FfwCalendarEvent *event, FfwLanguage language, struct icaltimetype now)
{
  icalcomponent *component = icalcomponent_new_vevent ();
  g_autofree char *summary = ffw_text_title (&event->title, event->course, language);
  g_autofree char *description = describe (event, language);
  const char *tag = language == FFW_LANGUAGE_CY ? "cy" : "en";

  icalcomponent_add_property (component, icalproperty_new_uid (event->uuid));
  icalcomponent_add_property (component, icalproperty_new_dtstamp (now));
  icalcomponent_add_property (component, icalproperty_new_sequence ((int)event->sequence));
  icalcomponent_add_property (
      component,
      icalproperty_new_status (event->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  add_time (component, icalproperty_new_dtstart, event->starts_at);
  add_time (component, icalproperty_new_dtend, event->ends_at);
  add_text (component, icalproperty_new_summary, summary, tag);
  add_text (component, icalproperty_new_description, description, tag);
  add_text (component, icalproperty_new_location, event->venue, NULL);
  add_text (component, icalproperty_new_url, event->link, NULL);
  if (event->mail)
    {
      g_autofree char *address = g_strconcat ("mailto:", event->mail, NULL);

      add_text (component, icalproperty_new_organizer, address, NULL);
    }
  if (!event->cancelled)
    add_alarms (component, summary, tag);

  return component;
}

/**
 * ffw_calendar_file_to_text:
 * @events: (element-type FfwCalendarEvent)
 * @language: of whoever reads the calendar
 * @now: when the file is made
 *
 * The sessions as iCalendar (RFC 5545): the UID of an entry is its date's for good and SEQUENCE
 * grows, so that a later file replaces what an earlier one brought; times are those of
 * Europe/London, with its changes of clock. A file of cancelled entries alone is a cancellation
 * (METHOD:CANCEL, RFC 5546).
 *
 * Returns: (transfer full): the file's text
 */
char *
ffw_calendar_file_to_text (GPtrArray *events, FfwLanguage language, GDateTime *now)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  struct icaltimetype stamp = icaltime_from_timet_with_zone ((time_t)g_date_time_to_unix (now), 0,
                                                             icaltimezone_get_utc_timezone ());
  gboolean all_cancelled = events->len > 0;
  char *folded;
  char *text;

  for (guint i = 0; i < events->len; i++)
    all_cancelled = all_cancelled && ((const FfwCalendarEvent *)events->pdata[i])->cancelled;
  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid (PRODUCT));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (
      calendar, icalproperty_new_method (all_cancelled ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH));
  icalcomponent_add_component (calendar, icalcomponent_new_from_string (zone_text));
  for (guint i = 0; i < events->len; i++)
    icalcomponent_add_component (calendar, make_event (events->pdata[i], language, stamp));

  folded = icalcomponent_as_ical_string_r (calendar);
  text = g_strdup (folded);
  icalmemory_free_buffer (folded);
  icalcomponent_free (calendar);

  return text;
}

/**
 * ffw_calendar_file_save:
 * @path: of the file, or “-” for standard output
 *
 * Writes ffw_calendar_file_to_text() to a file, which takes its name once it is whole.
 */
gboolean
ffw_calendar_file_save (GPtrArray *events, FfwLanguage language, const char *path,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *text = ffw_calendar_file_to_text (events, language, now);
  g_autoptr (FfwFileWriter) writer = ffw_file_writer_open (path, error);

  if (writer == NULL)
    return FALSE;
  if (!g_output_stream_write_all (ffw_file_writer_get_stream (writer), text, strlen (text), NULL,
                                  cancellable, error))
    {
      ffw_file_writer_explain (writer, error);
      return FALSE;
    }

  return ffw_file_writer_commit (writer, cancellable, error);
}
