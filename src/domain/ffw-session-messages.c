/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-messages.h"

#include "ffw-calendar-text.h"
#include "ffw-local-time.h"
#include "ffw-post.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *const ffw_session_messages_tables[]
    = { "booking",      "course",          "person",          "post", "session",
        "session_date", "session_message", "session_trainer", NULL };

/* Whoever has to do with the session, or had when it was changed: as a trainer, with a place (0),
 * waiting (1), or not any more. Their last message counts. */
#define SQL_LAST(column)                                                                           \
  "(SELECT " column " FROM session_message m WHERE m.session = ? AND m.person = w.person"          \
  " ORDER BY m.id DESC LIMIT 1)"
#define SQL_WHO                                                                                    \
  "SELECT w.person, min (w.state), n.given_name, n.family_name, n.training_language,"              \
  " (SELECT q.email FROM post q WHERE q.person = w.person AND q.email IS NOT NULL"                 \
  "   ORDER BY CASE WHEN q.left_on IS NULL THEN 0 ELSE 1 END, q.started_on DESC, q.id LIMIT "      \
  "1), " SQL_LAST ("m.facts") ", " SQL_LAST (                                                      \
      "CASE WHEN m.at IS NULL THEN 1 ELSE 0 END") ","                                              \
                                                  " (SELECT max (m.at) FROM session_message m "    \
                                                  "WHERE m.session = ? AND m.person = w.person)"   \
                                                  " FROM (SELECT t.person, 0 AS state FROM "       \
                                                  "session_date d JOIN session_trainer t"          \
                                                  "     ON t.session_date = d.id WHERE d.session " \
                                                  "= ?"                                            \
                                                  "   UNION ALL SELECT b.person, CASE b.status "   \
                                                  "WHEN 0 THEN 1 WHEN 1 THEN 2 ELSE 3 END"         \
                                                  "     FROM booking b WHERE b.session = ?"        \
                                                  "   UNION ALL SELECT m.person, 3 FROM "          \
                                                  "session_message m WHERE m.session = ?) w"       \
                                                  " JOIN person n ON n.id = w.person WHERE "       \
                                                  "(w.person = ? OR ? = 0)"                        \
                                                  " GROUP BY w.person, n.given_name, "             \
                                                  "n.family_name, n.training_language ORDER BY "   \
                                                  "w.person"
#define SQL_ADD                                                                                    \
  "INSERT INTO session_message (id, uuid, session, person, at, who, facts)"                        \
  " VALUES (?, ?, ?, ?, ?, ?, ?)"
#define SQL_REMOVE                                                                                 \
  "DELETE FROM session_message WHERE id = (SELECT max (id) FROM session_message"                   \
  " WHERE session = ? AND person = ? AND at IS NOT NULL)"

enum
{
  WHO_PERSON,
  WHO_STATE,
  WHO_GIVEN_NAME,
  WHO_FAMILY_NAME,
  WHO_LANGUAGE,
  WHO_EMAIL,
  WHO_FACTS,
  WHO_IS_OPEN,
  WHO_AT,
};

/* What somebody has to do with a session; as SQL_WHO numbers it. */
typedef enum
{
  STATE_TRAINS,
  STATE_BOOKED,
  STATE_WAITING,
  STATE_NONE,
  N_STATES,
} State;

static const char state_letters[N_STATES] = { 't', 'b', 'w', '-' };

/* Facts are lines: the state, with an x where the session was cancelled; each date; the trainers.
 */
typedef struct
{
  char *state;
  char *dates;
  char *trainers;
} Facts;

static void
facts_clear (Facts *self)
{
  g_free (self->state);
  g_free (self->dates);
  g_free (self->trainers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

/* What a message is about; in the order of how soon somebody has to hear of it. */
typedef enum
{
  NEWS_WAITING,
  NEWS_PLACE,
  NEWS_TRAINS,
  NEWS_TRAINERS,
  NEWS_NO_PLACE,
  NEWS_NOT_TRAINING,
  NEWS_MOVED,
  NEWS_CANCELLED,
  N_NEWS,
} News;

/* Translators: in each three: what a list says of a person; the subject of the message to them, and
 * its first sentence. %1$s is a course, %2$s a day. */
static const struct
{
  const char *about;
  const char *subject;
  const char *sentence;
} news_texts[N_NEWS] = {
  [NEWS_WAITING]
  = { N_ ("waits for a place"), N_ ("%1$s, %2$s: you are on the waiting list"),
      N_ ("You are on the waiting list for “%1$s”. You will hear from us when a place is free.") },
  [NEWS_PLACE] = { N_ ("has a place"), N_ ("%1$s, %2$s: your place"),
                   N_ ("You have a place on “%1$s”.") },
  [NEWS_TRAINS] = { N_ ("trains"), N_ ("%1$s, %2$s: you are the trainer"),
                    N_ ("You are to give “%1$s”.") },
  [NEWS_TRAINERS] = { N_ ("other trainers"), N_ ("%1$s, %2$s: another trainer"),
                      N_ ("“%1$s” will be given by somebody else. Your place stays yours.") },
  [NEWS_NO_PLACE] = { N_ ("has no place any more"), N_ ("%1$s, %2$s: your place was cancelled"),
                      N_ ("Your place on “%1$s” on %2$s was cancelled.") },
  [NEWS_NOT_TRAINING]
  = { N_ ("does not train any more"), N_ ("%1$s, %2$s: somebody else is the trainer"),
      N_ ("“%1$s” on %2$s will be given by somebody else. You need not come.") },
  [NEWS_MOVED] = { N_ ("dates or place changed"), N_ ("%1$s: dates or place changed"),
                   N_ ("The dates or the place of “%1$s” have changed.") },
  [NEWS_CANCELLED] = { N_ ("the session was cancelled"), N_ ("%1$s, %2$s: cancelled"),
                       N_ ("“%1$s” on %2$s was cancelled.") },
};

static char *
dates_to_text (const FfwSession *session)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < session->dates->len; i++)
    {
      const FfwSessionDate *date = session->dates->pdata[i];

      g_string_append_printf (text, "%s%s %s\t%s\t%s", i ? "\n" : "", date->starts_at,
                              date->ends_at, date->venue ? date->venue : "",
                              date->link ? date->link : "");
    }

  return g_string_free (text, FALSE);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return (first > second) - (first < second);
}

static char *
trainers_to_text (const FfwSession *session)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GString *text = g_string_new ("trainers");

  for (guint i = 0; i < session->dates->len; i++)
    {
      const FfwSessionDate *date = session->dates->pdata[i];

      for (guint j = 0; j < date->trainers->len; j++)
        g_array_append_val (ids, ((const FfwSessionTrainer *)date->trainers->pdata[j])->person);
    }
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (i == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, i - 1))
      g_string_append_printf (text, " %" G_GINT64_FORMAT, g_array_index (ids, gint64, i));

  return g_string_free (text, FALSE);
}

/* Who has no place any more is told nothing of dates: news of them is none. */
static char *
make_facts (const FfwSession *session, State state)
{
  g_autofree char *dates = dates_to_text (session);
  g_autofree char *trainers = trainers_to_text (session);
  gboolean cancelled = session->status == FFW_SESSION_CANCELLED;

  if (cancelled || state == STATE_NONE)
    return g_strdup_printf ("%c%s", state_letters[state], cancelled ? "x" : "");

  return g_strdup_printf ("%c\n%s\n%s", state_letters[state], dates, trainers);
}

static void
parse_facts (const char *text, Facts *facts)
{
  const char *line = strchr (text, '\n');
  const char *last = strrchr (text, '\n');

  facts->state = line ? g_strndup (text, (gsize)(line - text)) : g_strdup (text);
  facts->dates = line && last > line ? g_strndup (line + 1, (gsize)(last - line - 1))
                                     : g_strdup ("");
  facts->trainers = g_strdup (last ? last + 1 : "");
}

/* What is new to somebody who knows @known (or NULL, nothing). */
static News
find_news (const FfwSession *session, State state, const char *known)
{
  g_auto (Facts) facts = { NULL };
  g_autofree char *dates = dates_to_text (session);
  g_autofree char *trainers = trainers_to_text (session);

  parse_facts (known ? known : "", &facts);
  if (session->status == FFW_SESSION_CANCELLED)
    return NEWS_CANCELLED;
  if (state == STATE_NONE)
    return *facts.state == state_letters[STATE_TRAINS] ? NEWS_NOT_TRAINING : NEWS_NO_PLACE;
  if (*facts.dates && !g_str_equal (facts.dates, dates))
    return NEWS_MOVED;
  if (state == STATE_BOOKED && *facts.state == state_letters[STATE_BOOKED] && *facts.trainers
      && !g_str_equal (facts.trainers, trainers))
    return NEWS_TRAINERS;

  return state == STATE_TRAINS ? NEWS_TRAINS : state == STATE_BOOKED ? NEWS_PLACE : NEWS_WAITING;
}

static void
append (GString *text, FfwLanguage language, const char *pattern, const char *first)
{
  g_autofree char *line = ffw_notice_expand (language, pattern, first, NULL);

  g_string_append (text, line);
}

/* “Tuesday 24 November 2026, 09:30–16:00, Room 2” */
static void
append_date (GString *text, const FfwSessionDate *date, FfwLanguage language)
{
  FfwLocalTime starts = { 0 };
  g_autofree char *day = NULL;

  ffw_local_time_parse (date->starts_at, &starts);
  day = ffw_date_format (starts.day, language, TRUE);
  g_string_append_printf (text, "– %s %s, %s–%s",
                          ffw_weekday_name (ffw_date_get_weekday (starts.day), language), day,
                          date->starts_at + FFW_DATE_ISO_SIZE, date->ends_at + FFW_DATE_ISO_SIZE);
  if (date->venue)
    g_string_append_printf (text, ", %s", date->venue);
  if (date->link)
    g_string_append_printf (text, ", %s", date->link);
  g_string_append_c (text, '\n');
}

static char *
name_trainers (const FfwSession *session)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < session->dates->len; i++)
    {
      const FfwSessionDate *date = session->dates->pdata[i];

      for (guint j = 0; j < date->trainers->len; j++)
        {
          char *name = ((FfwSessionTrainer *)date->trainers->pdata[j])->called;

          if (*name && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
            g_ptr_array_add (names, name);
        }
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("; ", (char **)names->pdata);
}

/* When, where, by whom and in which language: how to join. */
static void
append_details (GString *text, const FfwSession *session, FfwLanguage language)
{
  g_autofree char *trainers = name_trainers (session);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < session->dates->len; i++)
    append_date (text, session->dates->pdata[i], language);
  g_string_append_c (text, '\n');
  if (*trainers)
    append (text, language,
            /* Translators: in a message: names */
            N_ ("Trainers: %1$s\n"), trainers);
  if (session->language >= 0)
    append (text, language, N_ ("Language: %1$s\n"),
            ffw_coding_get_word (&ffw_coding_taught_in, session->language, language));
  if (session->notes)
    g_string_append_printf (text, "\n%s\n", session->notes);
}

static void
write_notice (FfwNotice *notice, const FfwSession *session, News news, FfwLanguage reader)
{
  FfwLanguage language = notice->language;
  FfwDate first_on = ffw_session_get_first_on (session);
  g_autofree char *day = ffw_date_format (first_on, language, TRUE);
  g_autofree char *title = ffw_text_title (&session->course_title, session->course_code, language);
  g_autofree char *sentence = ffw_notice_expand (language, news_texts[news].sentence, title, day);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *about = ffw_translate (reader, news_texts[news].about);

  append (text, language, N_ ("Dear %1$s,\n\n"), notice->name);
  g_string_append_printf (text, "%s\n", sentence);
  if (news != NEWS_CANCELLED && news != NEWS_NO_PLACE && news != NEWS_NOT_TRAINING)
    {
      append_details (text, session, language);
      g_string_append_printf (text, "\n%s\n",
                              ffw_translate (language, N_ ("If you cannot come, please say so soon:"
                                                           " others may be waiting.")));
    }
  else
    g_string_append_printf (
        text, "\n%s\n",
        ffw_translate (language, N_ ("If it stands in your calendar, please take it"
                                     " out.")));
  notice->subject = ffw_notice_expand (language, news_texts[news].subject, title, day);
  notice->text = g_strdup (text->str);
  notice->about = notice->email
                      ? g_strdup (about)
                      /* Translators: %1$s is what a message is about. */
                      : ffw_notice_expand (reader, N_ ("%1$s; no e-mail address, so phone them"),
                                           about, NULL);
  notice->weight = (guint)news;
}

/* Nothing is said to whom nothing was said before and who has nothing to do with it now. */
static FfwNotice *
make_notice (const FfwSession *session, FfwCursor *row, FfwLanguage reader)
{
  State state = (State)ffw_cursor_get_int (row, WHO_STATE);
  const char *known = ffw_cursor_get_text (row, WHO_FACTS);
  const char *at = ffw_cursor_get_text (row, WHO_AT);
  FfwNotice *notice;

  if (state == STATE_NONE && (known == NULL || *known == state_letters[STATE_NONE]))
    return NULL;
  notice = g_new0 (FfwNotice, 1);
  notice->person = ffw_cursor_get_int (row, WHO_PERSON);
  notice->name = ffw_person_join_name (ffw_cursor_get_text (row, WHO_GIVEN_NAME),
                                       ffw_cursor_get_text (row, WHO_FAMILY_NAME));
  notice->email = g_strdup (ffw_cursor_get_text (row, WHO_EMAIL));
  ffw_notice_set_language (
      notice, ffw_cursor_is_null (row, WHO_LANGUAGE) ? -1 : ffw_cursor_get_int (row, WHO_LANGUAGE),
      reader);
  notice->facts = make_facts (session, state);
  notice->sent_at = g_strdup (at);
  notice->has_news = at == NULL || g_strcmp0 (known, notice->facts) != 0;
  write_notice (notice, session, find_news (session, state, known), reader);

  return notice;
}

/* @person: 0 for all */
static FfwCursor *
query_who (FfwConnection *connection, gint64 session, gint64 person, GError **error)
{
  return ffw_connection_query (connection, SQL_WHO, error, "iiiiiiii", session, session, session,
                               session, session, session, person, person);
}

/**
 * ffw_session_messages_read:
 * @today: of a session that is over nobody is told anything
 * @reader: the language of people who do not mind
 *
 * Writes a text for each person who has a place on a session, waits for one, or trains, and for
 * those who did when it was changed: what is new to them since they were told last, else how to
 * join.
 *
 * Returns: (transfer full) (element-type FfwNotice): as ffw_notice_compare() orders them; %NULL
 *   with @error set
 */
GPtrArray *
ffw_session_messages_read (FfwConnection *connection, gint64 session, FfwDate today,
                           FfwLanguage reader, GError **error)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_notice_free);
  GError *local = NULL;
  g_autoptr (FfwSession) of = ffw_session_read (connection, session, &local);
  g_autoptr (FfwCursor) cursor = NULL;

  if (local)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (of == NULL || of->status == FFW_SESSION_HELD || ffw_session_get_last_on (of) < today)
    return g_steal_pointer (&notices);
  cursor = query_who (connection, session, 0, error);
  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      FfwNotice *notice = make_notice (of, cursor, reader);

      if (notice)
        g_ptr_array_add (notices, notice);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;
  g_ptr_array_sort (notices, ffw_notice_compare);

  return g_steal_pointer (&notices);
}

static gboolean
add_row (FfwChange *change, gint64 session, gint64 person, const char *facts, gboolean told,
         GError **error)
{
  char uuid[FFW_UUID_SIZE];

  return ffw_connection_run (ffw_change_get_connection (change), SQL_ADD, error, "isiisss",
                             ffw_change_new_id (change), ffw_change_new_uuid (change, uuid),
                             session, person, told ? ffw_change_get_now (change) : NULL,
                             told ? ffw_change_get_who (change) : NULL, facts);
}

/** Returns: whether those who know one of two states of a session have to hear of the other */
gboolean
ffw_session_messages_differ (const FfwSession *a, const FfwSession *b)
{
  g_autofree char *first = make_facts (a, STATE_BOOKED);
  g_autofree char *second = make_facts (b, STATE_BOOKED);

  return !g_str_equal (first, second);
}

/* What somebody knows before a change. */
typedef struct
{
  gint64 person;
  char *facts;
} Knower;

static void
knower_clear (gpointer data)
{
  g_free (((Knower *)data)->facts);
}

/**
 * ffw_session_messages_keep:
 * @person: whom the change is about; 0 for all who have to do with the session
 *
 * Before a session is changed, or a place on it: notes what those know whom it is about: what they
 * were told last, or else how it stands. Until they are told, they are somebody to be told.
 */
gboolean
ffw_session_messages_keep (FfwChange *change, gint64 session, gint64 person, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwSession) of = ffw_session_read (connection, session, error);
  g_autoptr (FfwCursor) cursor = of ? query_who (connection, session, person, error) : NULL;
  g_autoptr (GArray) knowers = g_array_new (FALSE, FALSE, sizeof (Knower));

  g_array_set_clear_func (knowers, knower_clear);
  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      State state = (State)ffw_cursor_get_int (cursor, WHO_STATE);
      Knower knower = { ffw_cursor_get_int (cursor, WHO_PERSON),
                        g_strdup (ffw_cursor_get_text (cursor, WHO_FACTS)) };

      if (state == STATE_NONE || ffw_cursor_get_int (cursor, WHO_IS_OPEN) == 1)
        {
          knower_clear (&knower);
          continue;
        }
      if (knower.facts == NULL)
        knower.facts = make_facts (of, state);
      g_array_append_val (knowers, knower);
    }
  if (ffw_cursor_has_failed (cursor))
    return FALSE;
  for (guint i = 0; i < knowers->len; i++)
    {
      const Knower *knower = &g_array_index (knowers, Knower, i);

      if (!add_row (change, session, knower->person, knower->facts, FALSE, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ffw_session_messages_mark:
 * @notices: (element-type FfwNotice): of ffw_session_messages_read()
 *
 * Notes that people were told now.
 */
gboolean
ffw_session_messages_mark (FfwChange *change, gint64 session, GPtrArray *notices, GError **error)
{
  g_autofree char *n = g_strdup_printf ("%u", notices->len);
  g_autofree char *of = g_strdup_printf ("@session/%" G_GINT64_FORMAT, session);
  g_autoptr (FfwMessage) message = ffw_message_new ("session-messages", n, of, NULL);

  for (guint i = 0; i < notices->len; i++)
    {
      const FfwNotice *notice = notices->pdata[i];

      ffw_change_touch (change, notice->person);
      if (!add_row (change, session, notice->person, notice->facts, TRUE, error))
        return FALSE;
    }
  ffw_change_touch (change, session);
  ffw_change_set_message (change, message);

  return TRUE;
}

/** Takes back that somebody was told last. */
gboolean
ffw_session_messages_unmark (FfwChange *change, gint64 session, gint64 person, GError **error)
{
  g_autofree char *whom = g_strdup_printf ("@person/%" G_GINT64_FORMAT, person);
  g_autofree char *of = g_strdup_printf ("@session/%" G_GINT64_FORMAT, session);
  g_autoptr (FfwMessage) message = ffw_message_new ("no-session-message", whom, of, NULL);

  ffw_change_touch (change, person);
  ffw_change_set_message (change, message);

  return ffw_connection_run (ffw_change_get_connection (change), SQL_REMOVE, error, "ii", session,
                             person);
}
