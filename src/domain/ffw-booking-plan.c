/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-private.h"

#include "ffw-clash.h"

#include <glib/gi18n-lib.h>

#define SQL_WHO                                                                                    \
  "SELECT n.id, p.organisation, p.left_on, n.training_language,"                                   \
  " coalesce (b.id, 0), coalesce (b.status, 5),"                                                   \
  " coalesce ((SELECT min (CASE WHEN t.mandatory = 1 THEN t.status ELSE 4 END)"                    \
  "   FROM standing t JOIN course_area x ON x.area = t.area AND x.level >= t.level"                \
  "   WHERE t.person = n.id AND x.course = ? AND t.status BETWEEN 0 AND 3), 5)"                    \
  " FROM post p JOIN person n ON n.id = p.person"                                                  \
  " LEFT JOIN booking b ON b.session = ? AND b.person = n.id WHERE p.id = ?"
/* What the course builds on, and somebody has neither a record of that is in date then, nor a place
 * on before it. A course stands for those that it replaces. */
#define SQL_LACKS                                                                                  \
  "SELECT k.code FROM course_prerequisite q JOIN course k ON k.id = q.required"                    \
  " WHERE q.course = ? AND NOT EXISTS ("                                                           \
  "  SELECT 1 FROM record l JOIN course c ON c.id = l.course"                                      \
  "   WHERE l.person = ? AND l.outcome = 1 AND l.completed_on <= ?"                                \
  "     AND coalesce (l.expires_on, ffw_add_months (l.completed_on, c.validity_months),"           \
  "                   '9999-12-31') >= ?"                                                          \
  "     AND (l.course = q.required OR EXISTS (SELECT 1 FROM course_replaces r"                     \
  "           WHERE r.course = l.course AND r.replaced = q.required)))"                            \
  " AND NOT EXISTS ("                                                                              \
  "  SELECT 1 FROM booking b JOIN session s ON s.id = b.session"                                   \
  "   WHERE b.person = ? AND b.status = 0 AND s.status IN (0, 1) AND s.last_on < ?"                \
  "     AND (s.course = q.required OR EXISTS (SELECT 1 FROM course_replaces r"                     \
  "           WHERE r.course = s.course AND r.replaced = q.required)))"                            \
  " ORDER BY k.code LIMIT 1"
#define SQL_INSERT                                                                                 \
  "INSERT INTO booking (id, uuid, session, person, post, status, asked_at, language, funded,"      \
  " reason, access) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
#define SQL_RENEW                                                                                  \
  "UPDATE booking SET post = ?, status = ?, asked_at = ?, language = ?, funded = ?, reason = ?,"   \
  " access = ? WHERE id = ?"
#define SQL_LABEL                                                                                  \
  "SELECT trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, '')), o.code,"      \
  " p.staff_number, p.email, n.uuid FROM person n"                                                 \
  " LEFT JOIN post p ON p.id = coalesce (?,"                                                       \
  "  (SELECT q.id FROM post q WHERE q.person = n.id ORDER BY q.started_on DESC, q.id LIMIT 1))"    \
  " LEFT JOIN organisation o ON o.id = p.organisation WHERE n.id = ?"
#define SQL_ELSEWHERE                                                                              \
  "SELECT b.id FROM booking b JOIN session s ON s.id = b.session"                                  \
  " WHERE b.person = ? AND b.status = 1 AND s.course = ? AND s.id <> ? AND s.status IN (0, 1)"

/* The person of an ask, as they are now. */
typedef struct
{
  FfwBookingOutcome *outcome; /* the result's */
  FfwInLine *in_line;         /* the line's; NULL where they were refused */
  gint64 language;
  gint64 renewed; /* their cancelled booking; 0 where there is none */
} Candidate;

/* A plan on its way. */
typedef struct
{
  FfwBookingSession session;
  const FfwBookingPlan *plan;
  FfwBookingResult *result;
  GPtrArray *line; /* of FfwInLine */
  GArray *candidates;
  GHashTable *people; /* who is in the line of the plan: gint64 of an outcome, as a set */
} Run;

static void
run_clear (Run *self)
{
  ffw_booking_session_clear (&self->session);
  g_clear_pointer (&self->line, g_ptr_array_unref);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->result, ffw_booking_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
ask_free (gpointer data)
{
  FfwBookingAsk *self = data;

  g_free (self->named);
  g_free (self->access);
  g_free (self->reason);
  g_free (self);
}

/** Returns: (transfer full): a plan for nobody yet */
FfwBookingPlan *
ffw_booking_plan_new (gint64 session)
{
  FfwBookingPlan *self = g_new0 (FfwBookingPlan, 1);

  self->session = session;
  self->asks = g_ptr_array_new_with_free_func (ask_free);

  return self;
}

/** Returns: (transfer none): what is asked for somebody, which is to be filled: in the language
 * that they like, and not funded */
FfwBookingAsk *
ffw_booking_plan_add (FfwBookingPlan *self, gint64 post)
{
  FfwBookingAsk *ask = g_new0 (FfwBookingAsk, 1);

  ask->post = post;
  ask->language = FFW_NULL;
  g_ptr_array_add (self->asks, ask);

  return ask;
}

void
ffw_booking_plan_free (FfwBookingPlan *self)
{
  g_ptr_array_unref (self->asks);
  g_free (self);
}

static void
outcome_free (gpointer data)
{
  FfwBookingOutcome *self = data;

  g_free (self->label);
  g_free (self->name);
  g_free (self->organisation);
  g_free (self->why);
  g_free (self->clash);
  g_free (self);
}

FfwBookingResult *
ffw_booking_result_new (void)
{
  FfwBookingResult *self = g_new0 (FfwBookingResult, 1);

  self->outcomes = g_ptr_array_new_with_free_func (outcome_free);

  return self;
}

void
ffw_booking_result_free (FfwBookingResult *self)
{
  g_ptr_array_unref (self->outcomes);
  g_free (self);
}

/**
 * ffw_booking_result_add:
 * @post: 0 for the person's latest
 *
 * Returns: (transfer none): an outcome of @person, with what names them; %NULL with @error set
 */
FfwBookingOutcome *
ffw_booking_result_add (FfwBookingResult *self, FfwConnection *connection, gint64 person,
                        gint64 post, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_LABEL, error, "Ii",
                                                       post ? post : FFW_NULL, person);
  FfwBookingOutcome *outcome;

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return NULL;

  outcome = g_new0 (FfwBookingOutcome, 1);
  outcome->person = person;
  outcome->post = post;
  outcome->need = FFW_BOOKING_NEED_NONE;
  outcome->name = g_strdup (ffw_cursor_get_text (cursor, 0));
  outcome->organisation = g_strdup (ffw_cursor_get_text (cursor, 1));
  if (!ffw_cursor_is_null (cursor, 2))
    outcome->label = g_strconcat (ffw_cursor_get_text (cursor, 1), "/",
                                  ffw_cursor_get_text (cursor, 2), NULL);
  else
    outcome->label
        = g_strdup (ffw_cursor_get_text (cursor, ffw_cursor_is_null (cursor, 3) ? 4 : 3));
  g_ptr_array_add (self->outcomes, outcome);

  return outcome;
}

static void
refuse (Run *self, FfwBookingOutcome *outcome, FfwBookingRefusal refusal, char *why)
{
  outcome->refusal = refusal;
  outcome->why = why;
  self->result->n_refused++;
}

static const char *
call (const FfwBookingAsk *ask, const FfwBookingOutcome *outcome)
{
  return ask->named ? ask->named : outcome->name;
}

static void
refuse_booked (Run *self, const FfwBookingAsk *ask, FfwBookingOutcome *outcome,
               FfwBookingStatus status)
{
  refuse (self, outcome, FFW_BOOKING_REFUSAL_BOOKED,
          /* Translators: a person, a session, and the word of the booking’s status. */
          g_strdup_printf (
              _ ("%s already has a booking on session “%s” (%s)."), call (ask, outcome),
              self->session.code,
              ffw_coding_get_word (&ffw_coding_booking_status, status, ffw_language_get ())));
  outcome->status = status;
}

/* What the course builds on, and the person lacks; no text where they lack nothing. */
static gboolean
find_lack (Run *self, gint64 person, char **lack, GError **error)
{
  const FfwBookingSession *session = &self->session;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      session->connection, SQL_LACKS, error, "iiDDiD", session->course, person, session->first_on,
      session->first_on, person, session->first_on);

  *lack = NULL;
  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    *lack = g_strdup (ffw_cursor_get_text (cursor, 0));

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
add_candidate (Run *self, guint index, GError **error)
{
  const FfwBookingSession *session = &self->session;
  const FfwBookingAsk *ask = self->plan->asks->pdata[index];
  g_autoptr (FfwCursor) who = ffw_connection_query (session->connection, SQL_WHO, error, "iii",
                                                    session->course, session->id, ask->post);
  g_autofree char *lack = NULL;
  Candidate candidate = { NULL };
  FfwBookingOutcome *outcome;
  FfwBookingStatus status;
  FfwDate left_on;
  gint64 preferred;

  if (who == NULL)
    return FALSE;
  if (!ffw_cursor_next (who, error))
    {
      if (ffw_cursor_has_failed (who))
        return FALSE;
      outcome = g_new0 (FfwBookingOutcome, 1);
      outcome->post = ask->post;
      outcome->name = g_strdup ("");
      g_ptr_array_add (self->result->outcomes, outcome);
      refuse (self, outcome, FFW_BOOKING_REFUSAL_GONE,
              g_strdup (_ ("Somebody is not there any more.")));
      candidate.outcome = outcome;
      g_array_append_val (self->candidates, candidate);
      return TRUE;
    }

  outcome = ffw_booking_result_add (self->result, session->connection, ffw_cursor_get_int (who, 0),
                                    ask->post, error);
  if (outcome == NULL)
    return FALSE;
  left_on = ffw_cursor_get_date (who, 2);
  preferred = ffw_cursor_is_null (who, 3) ? FFW_NULL : ffw_cursor_get_int (who, 3);
  candidate.renewed = ffw_cursor_get_int (who, 4);
  status = ffw_cursor_get_int (who, 5);
  outcome->need = ffw_cursor_get_int (who, 6);
  candidate.outcome = outcome;
  candidate.language = ask->language != FFW_NULL       ? ask->language
                       : preferred == FFW_TAUGHT_IN_EN ? FFW_LANGUAGE_EN
                       : preferred == FFW_TAUGHT_IN_CY ? FFW_LANGUAGE_CY
                                                       : FFW_NULL;
  if (ask->reason == NULL && !find_lack (self, outcome->person, &lack, error))
    return FALSE;

  if (status != FFW_BOOKING_CANCELLED)
    refuse_booked (self, ask, outcome, status);
  /* The same person twice in one plan, by two posts or as two wishes. */
  else if (g_hash_table_contains (self->people, &outcome->person))
    refuse_booked (self, ask, outcome, FFW_BOOKING_BOOKED);
  else if (left_on != FFW_DATE_NONE && left_on < session->first_on)
    {
      char day[FFW_DATE_ISO_SIZE];

      refuse (self, outcome, FFW_BOOKING_REFUSAL_LEFT,
              g_strdup_printf (_ ("%s left on %s, before session “%s” begins."),
                               call (ask, outcome), ffw_date_to_iso (left_on, day), session->code));
    }
  else if (lack && ffw_booking_session_is_ahead (session))
    refuse (self, outcome, FFW_BOOKING_REFUSAL_PREREQUISITE,
            /* Translators: a person, and the code of a course that another builds on. */
            g_strdup_printf (_ ("%s has no valid record of “%s”, on which the course builds. Give "
                                "a reason to book them all the same."),
                             call (ask, outcome), lack));
  else
    {
      FfwInLine *next = g_new0 (FfwInLine, 1);

      next->person = outcome->person;
      next->post = ask->post;
      next->organisation = ffw_cursor_get_int (who, 1);
      next->asked_at = ffw_booking_get_asked_at (session->today);
      next->funded = ask->funded;
      next->excused = ask->reason != NULL;
      next->need = outcome->need;
      next->ask = index;
      g_ptr_array_add (self->line, next);
      g_hash_table_add (self->people, &outcome->person);
      candidate.in_line = next;
    }
  g_array_append_val (self->candidates, candidate);

  return TRUE;
}

static gboolean
write_booking (Run *self, Candidate *candidate, GError **error)
{
  const FfwBookingSession *session = &self->session;
  FfwInLine *next = candidate->in_line;
  const FfwBookingAsk *ask = self->plan->asks->pdata[next->ask];
  FfwBookingOutcome *outcome = candidate->outcome;
  gboolean written;

  outcome->status = next->got ? FFW_BOOKING_BOOKED : FFW_BOOKING_WAITING;
  outcome->booking = candidate->renewed;
  if (candidate->renewed)
    written = ffw_connection_run (session->connection, SQL_RENEW, error, "iisIissi", ask->post,
                                  (gint64)outcome->status, next->asked_at, candidate->language,
                                  (gint64)ask->funded, ask->reason, ask->access,
                                  candidate->renewed);
  else
    {
      char uuid[FFW_UUID_SIZE];

      outcome->booking = ffw_change_new_id (session->change);
      written = ffw_connection_run (session->connection, SQL_INSERT, error, "isiiiisIiss",
                                    outcome->booking, ffw_change_new_uuid (session->change, uuid),
                                    session->id, outcome->person, ask->post,
                                    (gint64)outcome->status, next->asked_at, candidate->language,
                                    (gint64)ask->funded, ask->reason, ask->access);
    }
  ffw_change_touch (session->change, outcome->person);

  return written
         && ffw_booking_keep_status (session->change, outcome->booking, outcome->status, error)
         && ffw_change_rest (session->change, error);
}

static void
refuse_quota (Run *self, const Candidate *candidate)
{
  const FfwInLine *next = candidate->in_line;
  const FfwBookingAsk *ask = self->plan->asks->pdata[next->ask];

  g_autoptr (GError) error = ffw_booking_new_quota_error (self->session.course_code, &next->quota,
                                                          call (ask, candidate->outcome));

  refuse (self, candidate->outcome, FFW_BOOKING_REFUSAL_QUOTA, g_strdup (error->message));
}

/* Whoever has a place waits for the same course no longer. */
static gboolean
leave_lists (Run *self, gint64 person, GError **error)
{
  const FfwBookingSession *session = &self->session;
  g_autoptr (GArray) bookings = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (FfwCursor) cursor = ffw_connection_query (session->connection, SQL_ELSEWHERE, error,
                                                       "iii", person, session->course, session->id);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 booking = ffw_cursor_get_int (cursor, 0);

      g_array_append_val (bookings, booking);
    }
  if (ffw_cursor_has_failed (cursor))
    return FALSE;
  for (guint i = 0; i < bookings->len; i++)
    if (!ffw_booking_set_status (session->change, g_array_index (bookings, gint64, i),
                                 FFW_BOOKING_CANCELLED, error))
      return FALSE;
  self->result->n_lists_left += bookings->len;

  return TRUE;
}

static gboolean
settle (Run *self, Candidate *candidate, GError **error)
{
  FfwBookingOutcome *outcome = candidate->outcome;

  if (candidate->in_line == NULL)
    return TRUE;
  if (candidate->in_line->no_quota)
    {
      refuse_quota (self, candidate);
      return TRUE;
    }

  if (!write_booking (self, candidate, error)
      || !ffw_clash_find (self->session.connection, outcome->person, self->session.id,
                          FFW_CLASH_BUFFER, &outcome->clash, error))
    return FALSE;
  outcome->other_language = candidate->language != FFW_NULL
                            && ffw_booking_is_other_language (self->session.language,
                                                              candidate->language);
  self->result->n_clashes += outcome->clash != NULL;
  self->result->n_other_language += outcome->other_language;
  if (outcome->status == FFW_BOOKING_WAITING)
    {
      self->result->n_waiting++;
      return TRUE;
    }
  self->result->n_booked++;

  return !self->plan->leave_lists || leave_lists (self, outcome->person, error);
}

/* How many are before each of those who wait. */
static void
number_line (Run *self)
{
  guint place = 0;

  for (guint i = 0; i < self->line->len; i++)
    {
      const FfwInLine *next = self->line->pdata[i];

      if (next->got || (next->booking == 0 && next->no_quota))
        continue;
      place++;
      if (next->booking == 0)
        g_array_index (self->candidates, Candidate, next->ask).outcome->line = place;
    }
}

static gboolean
is_excused (const FfwBookingPlan *plan)
{
  for (guint i = 0; i < plan->asks->len; i++)
    {
      const FfwBookingAsk *ask = plan->asks->pdata[i];

      if (ask->reason == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
run (Run *self, GError **error)
{
  const FfwBookingSession *session = &self->session;

  if (!ffw_booking_session_check_open (session, is_excused (self->plan), error))
    return FALSE;
  /* What nobody has promoted after an import goes to those who were there first. */
  self->line = ffw_booking_session_is_ahead (session)
                   ? ffw_booking_line_read (session, error)
                   : g_ptr_array_new_with_free_func (ffw_in_line_free);
  if (self->line == NULL)
    return FALSE;
  for (guint i = 0; i < self->plan->asks->len; i++)
    if (!add_candidate (self, i, error))
      return FALSE;
  if (!ffw_booking_line_serve (session, self->line, error))
    return FALSE;
  number_line (self);
  for (guint i = 0; i < self->candidates->len; i++)
    if (!settle (self, &g_array_index (self->candidates, Candidate, i), error))
      return FALSE;
  if (!ffw_booking_line_promote (session, self->line, self->result, error))
    return FALSE;
  ffw_booking_say (session, "book", self->result->n_booked + self->result->n_waiting);

  return TRUE;
}

static FfwBookingResult *
run_plan (FfwChange *change, const FfwBookingPlan *plan, FfwDate today, GError **error)
{
  g_auto (Run) self = { .plan = plan, .result = ffw_booking_result_new () };

  self.candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  self.people = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (!ffw_booking_session_read (&self.session, change, plan->session, today, error)
      || !run (&self, error))
    return NULL;

  return g_steal_pointer (&self.result);
}

/**
 * ffw_booking_plan_run:
 *
 * Books people on a session, as one change: whoever can be booked has a place then, or waits for
 * one; of the others it is said why not. Who waited before them is served in the session's order.
 * Where nothing comes of it the change is discarded. Sets the message of the history.
 *
 * Returns: (transfer full): what became of each, in the order of the plan; %NULL with a
 *   #FFW_ACTION_ERROR where nobody can be booked on the session, or a #FFW_STORE_ERROR
 */
FfwBookingResult *
ffw_booking_plan_run (FfwChange *change, const FfwBookingPlan *plan, FfwDate today, GError **error)
{
  FfwBookingResult *result = run_plan (change, plan, today, error);

  if (result && result->n_booked + result->n_waiting + result->n_promoted == 0)
    ffw_change_discard (change);

  return result;
}

/** Like ffw_booking_plan_run(), as part of a larger change, which is kept where nothing comes of
 *  it, and sets its own message. */
FfwBookingResult *
ffw_booking_plan_run_within (FfwChange *change, const FfwBookingPlan *plan, FfwDate today,
                             GError **error)
{
  return run_plan (change, plan, today, error);
}

/**
 * ffw_booking_plan_look:
 *
 * Does what was planned to see what would come of it, and discards it.
 *
 * Returns: (transfer full): that; %NULL with @error set as ffw_booking_plan_run()
 */
FfwBookingResult *
ffw_booking_plan_look (FfwChange *change, const FfwBookingPlan *plan, FfwDate today, GError **error)
{
  FfwBookingResult *result = run_plan (change, plan, today, error);

  if (result)
    ffw_change_discard (change);

  return result;
}
