/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-register-words.h"

#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/** Returns: (transfer full): what completes the course of the session */
char *
ffw_register_words_rule (const FfwRegister *of)
{
  g_autofree char *share = NULL;

  switch (of->completion)
    {
    case FFW_COMPLETION_SHARE:
      share = ffw_words_percent (of->needed / 100.0);
      /* Translators: what completes a course; the place is a percentage, such as 80% */
      return ffw_words (_ ("Completed by being there for %1$s of the time."), share, NULL);
    case FFW_COMPLETION_SESSIONS:
      return ffw_words_count (FFW_NP_ ("Completed by attending %1$d session of the series.",
                                       "Completed by attending %1$d sessions of the series."),
                              (guint64)of->needed);
    case FFW_COMPLETION_ALL:
    default:
      return of->dates->len == 1
                 ? g_strdup (_ ("Completed by being there."))
                 : ffw_words_count (FFW_NP_ ("Completed by being there on %1$d date.",
                                             "Completed by being there on all %1$d dates."),
                                    of->dates->len);
    }
}

/** Returns: (transfer full): how many are present, absent and not marked on a date */
char *
ffw_register_words_count (const FfwRegister *of, guint date)
{
  g_autofree char *present = NULL;
  g_autofree char *absent = NULL;
  g_autofree char *unknown = NULL;
  guint n[3] = { 0 };

  for (guint i = 0; i < of->people->len; i++)
    {
      const FfwRegisterPerson *person = of->people->pdata[i];

      n[person->marks[date].attended + 1]++;
    }
  present = ffw_words_count (FFW_NP_ ("%1$d present", "%1$d present"), n[2]);
  absent = ffw_words_count (FFW_NP_ ("%1$d absent", "%1$d absent"), n[1]);
  unknown = ffw_words_count (FFW_NP_ ("%1$d not marked", "%1$d not marked"), n[0]);

  return g_strjoin (" · ", present, absent, unknown, NULL);
}

static FfwDate
day_of (const char *at)
{
  FfwDate day = FFW_DATE_NONE;
  guint minute;

  ffw_date_time_parse (at, &day, &minute);

  return day;
}

static char *
consequence_of (const FfwRegister *of)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *records = NULL;
  guint n_records = 0;
  guint n_no_show = 0;
  guint n_unknown = 0;

  for (guint i = 0; i < of->people->len; i++)
    {
      FfwRegisterResult result = ffw_register_judge (of, of->people->pdata[i]);

      n_records += result.outcome != FFW_REGISTER_NO_RECORD;
      n_no_show += result.status == FFW_BOOKING_NO_SHOW && result.is_marked;
      n_unknown += !result.is_marked;
    }
  records = ffw_words_count (
      FFW_NP_ ("Closing makes %1$d training record.", "Closing makes %1$d training records."),
      n_records);
  g_string_append (all, records);
  if (n_no_show > 0)
    {
      g_autofree char *no_show = ffw_words_count (
          FFW_NP_ ("%1$d person did not come.", "%1$d people did not come."), n_no_show);

      g_string_append_printf (all, " %s", no_show);
    }
  if (n_unknown > 0)
    {
      g_autofree char *unknown
          = ffw_words_count (FFW_NP_ ("%1$d person is not marked, and counts as absent.",
                                      "%1$d people are not marked, and count as absent."),
                             n_unknown);

      g_string_append_printf (all, " %s", unknown);
    }

  /* Who came is a fact, and worth a word where the room is too small for them. */
  if (of->capacity != FFW_NULL && (gint64)of->people->len > of->capacity)
    {
      g_autofree char *people = ffw_words_number (of->people->len);
      g_autofree char *places = ffw_words_number ((guint64)of->capacity);
      /* Translators: of a register; both are numbers */
      g_autofree char *crowded = ffw_words (_ ("There are %1$s people on %2$s places."), people,
                                            places, NULL);

      g_string_append_printf (all, " %s", crowded);
    }

  return g_strdup (all->str);
}

/**
 * ffw_register_words_consequence:
 * @may_close: (out): whether it can be closed now
 *
 * Returns: (transfer full): what closing the register would do, or why it cannot be closed
 */
char *
ffw_register_words_consequence (const FfwRegister *of, FfwDate today, gboolean *may_close)
{
  const FfwRegisterDate *last = of->dates->len ? of->dates->pdata[of->dates->len - 1] : NULL;
  g_autofree char *day = NULL;

  *may_close = FALSE;
  if (of->status == FFW_SESSION_CANCELLED)
    return g_strdup (_ ("This session was cancelled."));
  if (of->status == FFW_SESSION_HELD)
    return g_strdup (_ ("The register is closed. It can be opened again from the menu."));
  if (last == NULL)
    return g_strdup (_ ("This session has no date. Give it one first."));
  if (day_of (last->starts_at) > today)
    {
      day = ffw_words_date (day_of (last->starts_at));
      /* Translators: %1$s is a date */
      return ffw_words (_ ("The register can be closed from %1$s on."), day, NULL);
    }
  *may_close = TRUE;

  return consequence_of (of);
}
