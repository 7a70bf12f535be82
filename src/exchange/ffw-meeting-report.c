/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What programs for meetings write is no table: some lines about the meeting, then who was there
 * (a line for each time that somebody joined, or one for each person), then perhaps more. The lines
 * that are a table are found by their headings, which are those of an English or a Welsh program.
 */

#include "ffw-meeting-report.h"

#include "ffw-csv-reader.h"
#include "ffw-fold.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* More than any meeting's report holds, in bytes. */
#define MOST_BYTES (8 * 1024 * 1024)

#define MINUTES_OF_DAY (24 * 60)

typedef enum
{
  COLUMN_NAME,
  COLUMN_EMAIL,
  COLUMN_DURATION,
  COLUMN_JOIN,
  COLUMN_LEAVE,
  COLUMN_ACTION,
  COLUMN_AT,
  N_COLUMNS,
} Column;

/* What a heading holds, folded; the first that fits. */
static const char *const headings[N_COLUMNS][4] = {
  [COLUMN_NAME] = { "name", "enw", NULL },
  [COLUMN_EMAIL] = { "email", "e-mail", "e-bost", "upn" },
  [COLUMN_DURATION] = { "duration", "hyd", "length", NULL },
  [COLUMN_JOIN] = { "join", "ymun", NULL },
  [COLUMN_LEAVE] = { "leave", "gadael", NULL },
  [COLUMN_ACTION] = { "action", "gweithred", NULL },
  [COLUMN_AT] = { "timestamp", "amser", NULL },
};

/* A report that is being read. */
typedef struct
{
  int columns[N_COLUMNS]; /* the position of each; -1 where there is none */
  GHashTable *by_key;     /* who → FfwAttendee of @attendees */
  GHashTable *joined;     /* FfwAttendee → when, in minutes of the day and one */
  GHashTable *seconds;    /* FfwAttendee → how long */
  GPtrArray *attendees;
} Reading;

static void
attendee_free (gpointer data)
{
  FfwAttendee *self = data;

  g_free (self->name);
  g_free (self->email);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);

  return FALSE;
}

/* The whole text of the file. */
static char *
read_text (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwTextSource) source = ffw_text_source_open (path, cancellable, error);
  g_autoptr (GString) all = g_string_new (NULL);
  FfwTextStatus status;
  const char *text;
  gsize length;

  if (source == NULL || !ffw_text_source_begin (source, error))
    return NULL;
  while ((status = ffw_text_source_read (source, &text, &length, error)) == FFW_TEXT_SOME)
    {
      g_string_append_len (all, text, (gssize)length);
      if (all->len > MOST_BYTES)
        {
          refuse (error, _ ("This file is too large for the attendance report of a meeting."));
          return NULL;
        }
    }
  if (status == FFW_TEXT_FAILED)
    return NULL;
  if (status != FFW_TEXT_END)
    {
      refuse (error, _ ("This file holds something other than text, so it is no attendance report. "
                        "Download the report from the meeting again."));
      return NULL;
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static gboolean
holds (const char *folded, Column column)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings[column]) && headings[column][i]; i++)
    if (strstr (folded, headings[column][i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_header (const char *line)
{
  g_autofree char *folded = ffw_fold (line);

  /* Zoom has a line of headings about the meeting before those about its people. */
  return strpbrk (line, "\t,;") && strstr (folded, "topic") == NULL && holds (folded, COLUMN_NAME)
         && (holds (folded, COLUMN_DURATION)
             || (holds (folded, COLUMN_JOIN) && holds (folded, COLUMN_LEAVE))
             || (holds (folded, COLUMN_ACTION) && holds (folded, COLUMN_AT)));
}

/* The lines of those who were there, from their headings to the next empty line. */
static char *
cut_table (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *table = NULL;

  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *line = g_strstrip (g_strdup (lines[i]));

      if (table == NULL && is_header (line))
        table = g_string_new (NULL);
      else if (table && strspn (line, ",;\t \"") == strlen (line))
        break;
      if (table)
        g_string_append_printf (table, "%s\n", lines[i]);
    }
  if (table == NULL)
    {
      refuse (error, _ ("No list of those who were in a meeting was found in this file: lines with "
                        "a name and how long somebody was there. Download the attendance report "
                        "from the meeting, as CSV."));
      return NULL;
    }

  return g_string_free (table, FALSE);
}

/* A column of which another fits as well, such as “Participant ID (UPN)”, is the first one. */
static void
take_header (Reading *self, const FfwTableRow *row)
{
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      self->columns[column] = -1;
      for (guint i = 0; i < row->n_kept && self->columns[column] < 0; i++)
        {
          g_autofree char *folded = ffw_fold (row->fields[i].text);

          if (holds (folded, (Column)column))
            self->columns[column] = (int)i;
        }
    }
}

static const char *
cell (const Reading *self, const FfwTableRow *row, Column column)
{
  int i = self->columns[column];

  return i >= 0 && i < (int)row->n_kept ? row->fields[i].text : "";
}

/* Seconds of “6h 32m 50s”, “1 awr 5 munud”, “0:32:10” or “392” (minutes); -1 for none. */
static int
parse_duration (const char *text)
{
  const char *at = text;
  int seconds = 0;
  int parts = 0;

  if (strchr (text, ':'))
    {
      int hours = 0, minutes = 0, rest = 0;

      return sscanf (text, "%3d:%3d:%3d", &hours, &minutes, &rest) < 2
                 ? -1
                 : hours * 3600 + minutes * 60 + rest;
    }
  while (*at)
    {
      char *end;
      gint64 number;

      while (*at && !g_ascii_isdigit (*at))
        at++;
      if (*at == '\0')
        break;
      number = CLAMP (g_ascii_strtoll (at, &end, 10), 0, MINUTES_OF_DAY * 60);
      while (*end == ' ')
        end++;
      switch (g_ascii_tolower (*end))
        {
        case 'h':
        case 'a': /* awr */
          seconds += (int)number * 3600;
          break;
        case 's':
        case 'e': /* eiliad */
          seconds += (int)number;
          break;
        default:
          seconds += (int)number * 60;
        }
      parts++;
      at = end;
    }

  return parts ? seconds : -1;
}

/* The minute of the day of a cell that holds a time, with whatever date; -1 for none. */
static int
parse_time (const char *text)
{
  const char *colon = strchr (text, ':');
  const char *from = colon;
  int hour = 0, minute = 0;

  if (colon == NULL)
    return -1;
  while (from > text && g_ascii_isdigit (from[-1]))
    from--;
  if (sscanf (from, "%2d:%2d", &hour, &minute) < 2)
    return -1;
  if (strstr (colon, "PM") || strstr (colon, "pm"))
    hour = hour % 12 + 12;
  else if (strstr (colon, "AM") || strstr (colon, "am"))
    hour = hour % 12;

  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

/* Somebody who was there before is the same; the address says who, or else the name. */
static FfwAttendee *
find_attendee (Reading *self, const char *name, const char *email)
{
  g_autofree char *lower = g_utf8_strdown (email, -1);
  g_autofree char *folded = ffw_fold (name);
  const char *key = strchr (lower, '@') ? lower : folded;
  FfwAttendee *attendee = g_hash_table_lookup (self->by_key, key);

  if (attendee)
    return attendee;
  attendee = g_new0 (FfwAttendee, 1);
  attendee->name = g_strdup (name);
  attendee->email = g_strdup (strchr (lower, '@') ? lower : "");
  attendee->person = -1;
  g_ptr_array_add (self->attendees, attendee);
  g_hash_table_insert (self->by_key, g_strdup (key), attendee);

  return attendee;
}

static void
add_seconds (Reading *self, FfwAttendee *attendee, int seconds)
{
  int before = GPOINTER_TO_INT (g_hash_table_lookup (self->seconds, attendee));

  seconds = CLAMP (before + seconds, 0, MINUTES_OF_DAY * 60);
  g_hash_table_insert (self->seconds, attendee, GINT_TO_POINTER (seconds));
  attendee->minutes = (seconds + 30) / 60;
}

/* From one time of the day to another, perhaps past midnight. */
static int
seconds_between (int from, int to)
{
  return from < 0 || to < 0 ? 0 : (to - from + MINUTES_OF_DAY) % MINUTES_OF_DAY * 60;
}

/* A line that says only that somebody joined, or left. */
static void
take_action (Reading *self, const FfwTableRow *row, FfwAttendee *attendee)
{
  int at = parse_time (cell (self, row, COLUMN_AT));
  int joined = GPOINTER_TO_INT (g_hash_table_lookup (self->joined, attendee)) - 1;
  g_autofree char *action = ffw_fold (cell (self, row, COLUMN_ACTION));

  if (holds (action, COLUMN_JOIN))
    {
      g_hash_table_insert (self->joined, attendee, GINT_TO_POINTER (at + 1));
      return;
    }
  add_seconds (self, attendee, seconds_between (joined, at));
  g_hash_table_remove (self->joined, attendee);
}

static void
take_row (Reading *self, const FfwTableRow *row)
{
  g_autofree char *name = g_strstrip (g_strdup (cell (self, row, COLUMN_NAME)));
  FfwAttendee *attendee;
  int seconds;

  if (*name == '\0')
    return;
  attendee = find_attendee (self, name, cell (self, row, COLUMN_EMAIL));
  if (self->columns[COLUMN_DURATION] < 0 && self->columns[COLUMN_ACTION] >= 0)
    {
      take_action (self, row, attendee);
      return;
    }
  seconds = parse_duration (cell (self, row, COLUMN_DURATION));
  if (seconds < 0)
    seconds = seconds_between (parse_time (cell (self, row, COLUMN_JOIN)),
                               parse_time (cell (self, row, COLUMN_LEAVE)));
  add_seconds (self, attendee, seconds);
}

static gboolean
read_table (Reading *self, const char *path, const char *table, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (g_strdup (table), (gssize)strlen (table), g_free);
  g_autoptr (FfwFindings) findings = ffw_findings_new (path);
  FfwTextSource *source = ffw_text_source_new (stream, path, cancellable, error);
  g_autoptr (FfwTableReader) reader = source ? ffw_csv_reader_new (source, findings, error) : NULL;
  FfwTableStatus status = FFW_TABLE_FAILED;
  gboolean begun = FALSE;
  FfwTableRow row;

  while (reader && (status = ffw_table_reader_next (reader, &row, error)) == FFW_TABLE_ROW)
    {
      if (begun)
        take_row (self, &row);
      else
        take_header (self, &row);
      begun = TRUE;
    }
  if (status == FFW_TABLE_STOPPED)
    {
      g_autofree char *sentence = ffw_finding_get_message (ffw_findings_get (findings, 0),
                                                           ffw_language_get ());

      return refuse (error, sentence);
    }

  return status == FFW_TABLE_END;
}

/**
 * ffw_meeting_report_read:
 * @path: of the CSV file that the meeting's program wrote, in any of its encodings
 *
 * Returns: (transfer full) (element-type FfwAttendee): who was there, each once; %NULL with an
 * error of %G_IO_ERROR
 */
GPtrArray *
ffw_meeting_report_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) attendees = g_ptr_array_new_with_free_func (attendee_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) joined = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seconds = g_hash_table_new (NULL, NULL);
  Reading reading
      = { .by_key = by_key, .joined = joined, .seconds = seconds, .attendees = attendees };
  g_autofree char *text = read_text (path, cancellable, error);
  g_autofree char *table = text ? cut_table (text, error) : NULL;

  if (table == NULL || !read_table (&reading, path, table, cancellable, error))
    return NULL;

  return g_steal_pointer (&attendees);
}

static gint
by_text (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *)a, *(char *const *)b);
}

/* The parts of a name in an order of their own, so that “Llwyd, Siân (GWP)” is Siân Llwyd. */
static char *
sort_parts (const char *name)
{
  g_autofree char *folded = ffw_fold (name);
  char *aside = strchr (folded, '(');
  g_auto (GStrv) parts = NULL;
  GString *sorted = g_string_new (NULL);

  if (aside)
    *aside = '\0';
  parts = g_strsplit_set (folded, " ,.\t", -1);
  qsort (parts, g_strv_length (parts), sizeof *parts, by_text);
  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_string_append_printf (sorted, "%s ", parts[i]);

  return g_string_free (sorted, FALSE);
}

static gboolean
has_email (const FfwRegisterPerson *person, const char *email)
{
  g_auto (GStrv) emails = g_strsplit (person->emails, " ", -1);

  return g_strv_contains ((const char *const *)emails, email);
}

static void
match_one (FfwAttendee *self, const FfwRegister *of, GHashTable *by_name)
{
  g_autofree char *name = sort_parts (self->name);
  int named = GPOINTER_TO_INT (g_hash_table_lookup (by_name, name));

  self->found = FFW_ATTENDEE_UNKNOWN;
  self->person = -1;
  for (guint i = 0; *self->email && i < of->people->len; i++)
    if (has_email (of->people->pdata[i], self->email))
      {
        self->found = FFW_ATTENDEE_BY_EMAIL;
        self->person = (int)i;
        return;
      }
  if (named > 0)
    {
      self->found = FFW_ATTENDEE_BY_NAME;
      self->person = named - 1;
    }
}

/**
 * ffw_meeting_report_match:
 * @attendees: (element-type FfwAttendee): who was in the meeting
 *
 * Finds them in a register: by an address, or else by a name that one person there has; a name
 * alone is for somebody to decide.
 */
void
ffw_meeting_report_match (GPtrArray *attendees, const FfwRegister *of)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < of->people->len; i++)
    {
      const FfwRegisterPerson *person = of->people->pdata[i];
      char *name = sort_parts (person->name);
      gboolean twice = g_hash_table_contains (by_name, name);

      g_hash_table_insert (by_name, name, GINT_TO_POINTER (twice ? -1 : (int)i + 1));
    }
  for (guint i = 0; i < attendees->len; i++)
    match_one (attendees->pdata[i], of, by_name);
}
