/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-leaving.h"

#include "ffw-booking-actions.h"
#include "ffw-leavers.h"
#include "ffw-list-source.h"
#include "ffw-post-actions.h"
#include "ffw-post-rows.h"
#include "ffw-post.h"
#include "ffw-session-messages.h"
#include "ffw-trainer.h"

#include <glib/gi18n-lib.h>

#define SQL_SESSION                                                                                \
  "SELECT s.code, " FFW_LIST_TITLE (                                                               \
      "c", "title") ", (SELECT min (substr (d.starts_at, 1, 10)) FROM session_date d"              \
                    "   WHERE d.session = s.id AND substr (d.starts_at, 1, 10) > ?)"               \
                    " FROM session s JOIN course c ON c.id = s.course WHERE s.id = ?"
#define SQL_ORGANISATION "SELECT code FROM organisation WHERE id = ?"
/* Somebody who is there after the day. */
#define SQL_STAYS "SELECT count(*) FROM post WHERE person = ? AND (left_on IS NULL OR left_on > ?)"

static void
session_free (gpointer data)
{
  FfwLeavingSession *self = data;

  g_free (self->code);
  g_free (self->course);
  g_free (self->name);
  g_free (self);
}

void
ffw_leaving_free (FfwLeaving *self)
{
  g_array_unref (self->posts);
  g_free (self->name);
  g_free (self->organisation);
  g_ptr_array_unref (self->training);
  g_free (self);
}

static const char *
find_name (const FfwLeavers *leavers, gint64 person)
{
  for (guint i = 0; i < leavers->everyone->len; i++)
    {
      const FfwLeaver *leaver = leavers->everyone->pdata[i];

      if (leaver->person == person)
        return leaver->name;
    }

  return NULL;
}

static gboolean
is_said (const FfwLeaving *self, const FfwTaught *taught)
{
  for (guint i = 0; i < self->training->len; i++)
    {
      const FfwLeavingSession *said = self->training->pdata[i];

      if (said->session == taught->session && said->person == taught->person)
        return TRUE;
    }

  return FALSE;
}

static gboolean
add_sessions (FfwLeaving *self, FfwConnection *connection, const FfwLeavers *leavers,
              FfwLanguage language, GError **error)
{
  g_autofree char *sql = ffw_list_sql (SQL_SESSION, language);

  for (guint i = 0; i < leavers->taught->len; i++)
    {
      const FfwTaught *taught = &g_array_index (leavers->taught, FfwTaught, i);
      g_autoptr (FfwCursor) cursor = NULL;
      FfwLeavingSession *session;

      if (is_said (self, taught))
        continue;
      cursor = ffw_connection_query (connection, sql, error, "Di", leavers->on, taught->session);
      if (cursor == NULL || !ffw_cursor_next (cursor, error))
        return FALSE;
      session = g_new0 (FfwLeavingSession, 1);
      session->session = taught->session;
      session->code = g_strdup (ffw_cursor_get_text (cursor, 0));
      session->course = g_strdup (ffw_cursor_get_text (cursor, 1));
      session->first_on = ffw_cursor_get_date (cursor, 2);
      session->person = taught->person;
      session->name = g_strdup (find_name (leavers, taught->person));
      g_ptr_array_add (self->training, session);
    }

  return TRUE;
}

/* The organisation where all of the posts are that end. */
static gboolean
set_organisation (FfwLeaving *self, FfwConnection *connection, const FfwLeavers *leavers,
                  GError **error)
{
  g_autoptr (FfwCursor) cursor = NULL;
  gint64 common = 0;

  for (guint i = 0; i < leavers->everyone->len; i++)
    {
      const FfwLeaver *leaver = leavers->everyone->pdata[i];

      for (guint j = 0; j < leaver->posts->len; j++)
        {
          gint64 here = g_array_index (leaver->posts, FfwLeaverPost, j).organisation;

          if (common != 0 && common != here)
            return TRUE;
          common = here;
        }
    }
  if (common == 0)
    return TRUE;

  cursor = ffw_connection_query (connection, SQL_ORGANISATION, error, "i", common);
  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  self->organisation = g_strdup (ffw_cursor_get_text (cursor, 0));

  return TRUE;
}

static gint64
count_managed (const FfwLeavers *leavers)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < leavers->managed->len; i++)
    g_hash_table_add (people, &g_array_index (leavers->managed, FfwManaged, i).person);

  return g_hash_table_size (people);
}

static FfwLeaving *
describe (FfwConnection *connection, const FfwLeavers *leavers, FfwLanguage language,
          GError **error)
{
  g_autoptr (FfwLeaving) self = g_new0 (FfwLeaving, 1);

  self->posts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->training = g_ptr_array_new_with_free_func (session_free);
  self->n_people = leavers->everyone->len;
  self->n_left = leavers->n_left;
  self->n_later = leavers->n_later;
  self->n_booked = leavers->bookings->len;
  self->n_managed = count_managed (leavers);
  for (guint i = 0; i < leavers->everyone->len; i++)
    {
      const FfwLeaver *leaver = leavers->everyone->pdata[i];

      for (guint j = 0; j < leaver->posts->len; j++)
        g_array_append_val (self->posts, g_array_index (leaver->posts, FfwLeaverPost, j).id);
      if (leavers->everyone->len == 1)
        {
          self->person = leaver->person;
          self->name = g_strdup (leaver->name);
        }
    }
  if (!set_organisation (self, connection, leavers, error)
      || !add_sessions (self, connection, leavers, language, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * ffw_leaving_read:
 * @posts: (array length=n): ids; one that is not there any more is left out
 * @on: the last day
 * @language: of the reader
 *
 * Returns: (transfer full): what would happen; %NULL with @error set
 */
FfwLeaving *
ffw_leaving_read (FfwConnection *connection, const gint64 *posts, guint n, FfwDate on,
                  FfwLanguage language, GError **error)
{
  g_autoptr (FfwLeavers) leavers = ffw_leavers_read (connection, posts, n, on, error);

  return leavers ? describe (connection, leavers, language, error) : NULL;
}

static gboolean
end_posts (FfwChange *change, const FfwLeavers *leavers, gboolean *written, GError **error)
{
  for (guint i = 0; i < leavers->everyone->len; i++)
    {
      const FfwLeaver *leaver = leavers->everyone->pdata[i];

      for (guint j = 0; j < leaver->posts->len; j++)
        {
          const FfwLeaverPost *post = &g_array_index (leaver->posts, FfwLeaverPost, j);

          if (post->is_set)
            continue;
          if (!ffw_post_end (change, post->id, leavers->on, error))
            return FALSE;
          *written = TRUE;
        }
      if (!ffw_post_rows_follow (ffw_change_get_connection (change), leaver->person, error)
          || !ffw_change_rest (change, error))
        return FALSE;
    }

  return TRUE;
}

/* Whoever is to take something over is there after the day. */
static gboolean
check_stays (FfwConnection *connection, const FfwLeavers *leavers, gint64 person, GError **error)
{
  gint64 n = 0;
  g_autofree char *name = NULL;

  if (!ffw_connection_get_int (connection, SQL_STAYS, &n, error, "iD", person, leavers->on))
    return FALSE;
  if (n > 0 && !ffw_leavers_include (leavers, person))
    return TRUE;

  name = ffw_person_get_name (connection, person, error);
  if (name)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 _ ("%s has left by then, too. Choose somebody who stays."), name);

  return FALSE;
}

/* From the next day on they have the manager of the plan; who is that manager has the one above. */
static gboolean
settle_managed (FfwChange *change, const FfwLeavers *leavers, const FfwLeavingPlan *plan,
                FfwDate today, GError **error)
{
  if (leavers->managed->len > 0 && plan->manager != 0
      && !check_stays (ffw_change_get_connection (change), leavers, plan->manager, error))
    return FALSE;

  for (guint i = 0; i < leavers->managed->len; i++)
    {
      const FfwManaged *managed = &g_array_index (leavers->managed, FfwManaged, i);
      gint64 above = ffw_leavers_include (leavers, managed->above) ? 0 : managed->above;
      const FfwPostValues to = {
        .given = FFW_POST_MANAGER,
        .manager = managed->person == plan->manager ? above : plan->manager,
      };
      FfwPostMove move;

      if (!ffw_post_move (change, managed->post, &to, MAX (managed->started_on, leavers->on + 1),
                          today, &move, error)
          || !ffw_change_rest (change, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
settle_training (FfwChange *change, const FfwLeavers *leavers, const FfwLeavingPlan *plan,
                 GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);

  for (guint i = 0; i < plan->n_trainers; i++)
    {
      const FfwLeavingTrainer *trainer = &plan->trainers[i];

      if (!check_stays (connection, leavers, trainer->instead, error)
          || !ffw_session_messages_keep (change, trainer->session, 0, error)
          || !ffw_trainer_replace (connection, trainer->session, trainer->person, trainer->instead,
                                   leavers->on + 1, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ffw_leaving_run:
 *
 * Lets people leave, and settles what that leaves open: their places on sessions after the day are
 * cancelled and go to those who wait, others train and manage in their place. All of it or
 * nothing. The message of the history is for the caller to set (ffw_leaving_say()).
 *
 * Returns: (transfer full): what happened; %NULL with a #FFW_ACTION_ERROR where a rule is against
 *   it, or a #FFW_STORE_ERROR
 */
FfwLeaving *
ffw_leaving_run (FfwChange *change, const FfwLeavingPlan *plan, FfwDate today, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwLeavers) leavers = ffw_leavers_read (connection, plan->posts, plan->n_posts,
                                                     plan->on, error);
  g_autoptr (FfwLeaving) self = leavers ? describe (connection, leavers, ffw_language_get (), error)
                                        : NULL;

  if (self == NULL)
    return NULL;
  if (!end_posts (change, leavers, &self->written, error)
      || !ffw_booking_cancel_ids (change, (const gint64 *)leavers->bookings->data,
                                  leavers->bookings->len, today, error)
      || !settle_training (change, leavers, plan, error)
      || !settle_managed (change, leavers, plan, today, error))
    return NULL;
  self->written = self->written || leavers->bookings->len > 0 || leavers->managed->len > 0
                  || plan->n_trainers > 0;

  return g_steal_pointer (&self);
}

/**
 * ffw_leaving_say:
 *
 * Sets what the history says of a change that let people leave.
 */
void
ffw_leaving_say (FfwChange *change, const FfwLeaving *leaving, FfwDate on)
{
  char iso[FFW_DATE_ISO_SIZE];
  g_autofree char *day = g_strconcat ("date:", ffw_date_to_iso (on, iso), NULL);
  g_autofree char *who = leaving->person
                             ? g_strdup_printf ("@person/%" G_GINT64_FORMAT, leaving->person)
                             : g_strdup_printf ("%u", leaving->n_people);
  g_autoptr (FfwMessage) message = ffw_message_new (leaving->person ? "leave" : "leave-many", who,
                                                    day, NULL);

  ffw_change_set_message (change, message);
}
