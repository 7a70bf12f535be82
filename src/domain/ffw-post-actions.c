/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-post-actions.h"

#include "ffw-calendar-text.h"
#include "ffw-post-rows.h"
#include "ffw-post.h"

#include <glib/gi18n-lib.h>

#define SQL_LAST                                                                                   \
  "SELECT id, coalesce (left_on, '9999-12-31') FROM post WHERE person = ?"                         \
  " ORDER BY coalesce (left_on, '9999-12-31') DESC, started_on DESC, id DESC LIMIT 1"
/* The post that ended when this one began: of several, the one that is most like it. */
#define SQL_BEFORE                                                                                 \
  "SELECT b.id FROM post b JOIN post p ON p.person = b.person"                                     \
  " WHERE p.id = ? AND b.id <> p.id AND b.left_on = ?"                                             \
  " ORDER BY CASE WHEN b.organisation = p.organisation THEN 0 ELSE 1 END,"                         \
  "   CASE WHEN b.staff_number = p.staff_number THEN 0 ELSE 1 END, b.id LIMIT 1"
/* Who manages there on a day. */
#define SQL_IN_POST                                                                                \
  "SELECT count(*) FROM post WHERE person = ? AND organisation = ? AND started_on <= ?"            \
  "   AND (left_on IS NULL OR left_on >= ?)"
#define SQL_DROP_ROLES "DELETE FROM post_role WHERE post = ?"
#define SQL_DROP       "DELETE FROM post WHERE id = ?"

static char *
day_text (FfwDate day)
{
  return ffw_date_format (day, ffw_language_get (), TRUE);
}

static gboolean
is_given (const FfwPostValues *values, FfwPostGiven what)
{
  return (values->given & what) != 0;
}

static void
set_text (char **text, const char *to)
{
  g_free (*text);
  *text = to && *to ? g_strdup (to) : NULL;
}

/* What a post becomes by what is given. */
static void
apply (FfwPost *post, const FfwPostValues *values)
{
  if (is_given (values, FFW_POST_ORGANISATION) && values->organisation != post->organisation)
    {
      post->organisation = values->organisation;
      set_text (&post->number, NULL);
      post->site = 0;
      post->manager = 0;
    }
  if (is_given (values, FFW_POST_NUMBER))
    set_text (&post->number, values->number);
  if (is_given (values, FFW_POST_EMAIL))
    set_text (&post->email, values->email);
  if (is_given (values, FFW_POST_ROLES))
    ffw_post_set_roles (post, values->roles, values->n_roles);
  if (is_given (values, FFW_POST_SITE))
    post->site = values->site;
  if (is_given (values, FFW_POST_MANAGER))
    post->manager = values->manager;
}

static gboolean
check_roles (const FfwPost *post, GError **error)
{
  if (post->roles->len > 0)
    return TRUE;
  g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
               _ ("%s would have no role. Choose at least one: requirements come with the role."),
               post->name);

  return FALSE;
}

static gboolean
check_day (const FfwPost *post, FfwDate on, GError **error)
{
  g_autofree char *day = NULL;

  if (on < post->started_on)
    {
      day = day_text (post->started_on);
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   /* Translators: %1$s is a person, %2$s a date. */
                   _ ("The post of %1$s begins on %2$s. Choose that day or a later one."),
                   post->name, day);
      return FALSE;
    }
  if (post->left_on != FFW_DATE_NONE && on > post->left_on)
    {
      day = day_text (post->left_on);
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   /* Translators: %1$s is a person, %2$s a date. */
                   _ ("The last day of %1$s in this post is %2$s. Choose that day or an earlier "
                      "one, or let them return."),
                   post->name, day);
      return FALSE;
    }

  return TRUE;
}

/* Fills @after with what the post becomes, and @move with what that is. */
static gboolean
plan_move (FfwConnection *connection, const FfwPost *before, const FfwPostValues *to, FfwDate on,
           FfwDate today, FfwPost *after, FfwPostMove *move, GError **error)
{
  *move = (FfwPostMove){ .person = before->person };
  if (!check_day (before, on, error))
    return FALSE;
  apply (after, to);
  if (ffw_post_is_same (before, after))
    return TRUE;
  if (!check_roles (after, error))
    return FALSE;

  move->done = on == before->started_on ? FFW_POST_CORRECTED : FFW_POST_MOVED;
  after->started_on = on;
  if (move->done == FFW_POST_MOVED)
    {
      after->id = 0;
      if (!ffw_post_rows_count_ahead (connection, before->id, on, &move->n_following, error))
        return FALSE;
    }

  return ffw_post_check_number (connection, after, before->id, error)
         && ((after->manager == before->manager && after->organisation == before->organisation)
             || ffw_post_check_manager (connection, after, today, error));
}

/**
 * ffw_post_move_look:
 * @move: (out): what would happen
 *
 * Looks at what ffw_post_move() would do, and writes nothing.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where it would be refused
 */
gboolean
ffw_post_move_look (FfwConnection *connection, gint64 post, const FfwPostValues *to, FfwDate on,
                    FfwDate today, FfwPostMove *move, GError **error)
{
  g_autoptr (FfwPost) before = ffw_post_read (connection, post, error);
  g_autoptr (FfwPost) after = before ? ffw_post_copy (before) : NULL;

  *move = (FfwPostMove){ 0 };

  return before && plan_move (connection, before, to, on, today, after, move, error);
}

/**
 * ffw_post_move:
 * @post: the id of the post that goes on as another
 * @to: what differs from then on
 * @on: the first day of it, which may be ahead
 * @move: (out): what was done
 *
 * Moves somebody: the post ends the day before, and another begins, which ends when the post
 * would have. On the post's first day, it is corrected in place. What is booked and trained from
 * then on goes to the new post; what was recorded before stays with the old one.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where a rule is against it
 */
gboolean
ffw_post_move (FfwChange *change, gint64 post, const FfwPostValues *to, FfwDate on, FfwDate today,
               FfwPostMove *move, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwPost) before = ffw_post_read (connection, post, error);
  g_autoptr (FfwPost) after = before ? ffw_post_copy (before) : NULL;

  *move = (FfwPostMove){ 0 };
  if (before == NULL || !plan_move (connection, before, to, on, today, after, move, error))
    return FALSE;
  if (move->done == FFW_POST_UNCHANGED)
    return TRUE;
  ffw_change_touch (change, before->person);
  if (move->done == FFW_POST_CORRECTED)
    return ffw_post_update (change, after, error);

  if (!ffw_post_end (change, before->id, on - 1, error) || !ffw_post_insert (change, after, error))
    return FALSE;
  move->made = after->id;

  return ffw_post_rows_move (connection, before->id, after->id, on,
                             before->organisation == after->organisation, error);
}

static char *
row_of_person (gint64 person)
{
  return g_strdup_printf ("@person/%" G_GINT64_FORMAT, person);
}

static char *
stored_day (FfwDate on)
{
  char iso[FFW_DATE_ISO_SIZE];

  return g_strconcat ("date:", ffw_date_to_iso (on, iso), NULL);
}

/**
 * ffw_post_say_moved:
 * @person: who moved; 0 where they are several
 * @n: how many
 *
 * Sets what the history says of a change that moved people.
 */
void
ffw_post_say_moved (FfwChange *change, gint64 person, guint n, FfwDate on)
{
  g_autofree char *day = stored_day (on);
  g_autofree char *who = person ? row_of_person (person) : g_strdup_printf ("%u", n);
  g_autoptr (FfwMessage) message = ffw_message_new (person ? "move" : "move-many", who, day, NULL);

  ffw_change_set_message (change, message);
}

static void
say (FfwChange *change, const char *id, gint64 person, FfwDate on)
{
  g_autofree char *who = row_of_person (person);
  g_autofree char *day = on ? stored_day (on) : NULL;
  g_autoptr (FfwMessage) message = ffw_message_new (id, who, day, NULL);

  ffw_change_set_message (change, message);
}

/* A post of @person like one that there is, or like none. */
static FfwPost *
make_like (FfwConnection *connection, gint64 person, gint64 like, GError **error)
{
  FfwPost *post;

  if (like)
    return ffw_post_read (connection, like, error);

  post = g_new0 (FfwPost, 1);
  post->person = person;
  post->roles = g_array_new (FALSE, FALSE, sizeof (gint64));
  post->name = ffw_person_get_name (connection, person, error);
  if (post->name == NULL)
    g_clear_pointer (&post, ffw_post_free);

  return post;
}

/* Whoever manages is taken over only where they still manage there. */
static gboolean
drop_manager_who_left (FfwConnection *connection, FfwPost *post, GError **error)
{
  gint64 n = 0;

  if (post->manager == 0)
    return TRUE;
  if (!ffw_connection_get_int (connection, SQL_IN_POST, &n, error, "iiDD", post->manager,
                               post->organisation, post->started_on, post->started_on))
    return FALSE;
  if (n == 0)
    post->manager = 0;

  return TRUE;
}

/**
 * ffw_post_add:
 * @person: who gets the post
 * @like: the id of a post whose values are taken where @values gives none; 0 for none
 * @from: its first day
 * @until: its last day, or %FFW_DATE_NONE
 * @made: (out): its id
 *
 * Gives somebody a post, beside those that they have. Sets the message of the history.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where a rule is against it
 */
gboolean
ffw_post_add (FfwChange *change, gint64 person, gint64 like, const FfwPostValues *values,
              FfwDate from, FfwDate until, FfwDate today, gint64 *made, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwPost) post = make_like (connection, person, like, error);
  g_autofree char *who = row_of_person (person);
  g_autofree char *where = NULL;
  g_autoptr (FfwMessage) message = NULL;

  if (post == NULL)
    return FALSE;
  post->id = 0;
  post->started_on = from;
  post->left_on = until;
  if (!is_given (values, FFW_POST_MANAGER) && !drop_manager_who_left (connection, post, error))
    return FALSE;
  apply (post, values);
  if (until != FFW_DATE_NONE && until < from)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("The last day is before the first. Correct one of the two."));
      return FALSE;
    }
  if (!check_roles (post, error) || !ffw_post_check_number (connection, post, 0, error)
      || !ffw_post_check_manager (connection, post, today, error)
      || !ffw_post_insert (change, post, error))
    return FALSE;

  *made = post->id;
  where = g_strdup_printf ("@organisation/%" G_GINT64_FORMAT, post->organisation);
  message = ffw_message_new ("add-post", who, where, NULL);
  ffw_change_set_message (change, message);

  return TRUE;
}

/**
 * ffw_post_return:
 * @values: what differs from the last post
 * @from: the first day back
 * @made: (out): the new post
 *
 * Lets somebody who has left come back, in a post like their last. The manager is taken over
 * where they still manage there. Sets the message of the history.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where a rule is against it
 */
gboolean
ffw_post_return (FfwChange *change, gint64 person, const FfwPostValues *values, FfwDate from,
                 FfwDate today, gint64 *made, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwCursor) last = ffw_connection_query (connection, SQL_LAST, error, "i", person);
  g_autofree char *name = ffw_person_get_name (connection, person, error);
  gint64 like;

  if (last == NULL || name == NULL)
    return FALSE;
  if (!ffw_cursor_next (last, error))
    {
      if (!ffw_cursor_has_failed (last))
        g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                     _ ("%s has no post yet. Add one."), name);
      return FALSE;
    }
  if (ffw_cursor_get_date (last, 1) >= from)
    {
      g_autofree char *day = day_text (from);

      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   /* Translators: %1$s is a person, %2$s a date. */
                   _ ("%1$s has a post on %2$s or after it. Choose a day after the last one there, "
                      "or add another post beside it."),
                   name, day);
      return FALSE;
    }

  like = ffw_cursor_get_int (last, 0);
  if (!ffw_post_add (change, person, like, values, from, FFW_DATE_NONE, today, made, error))
    return FALSE;
  say (change, "return", person, from);

  return TRUE;
}

/**
 * ffw_post_take_back_leaving:
 *
 * Takes the last day of a post away again. Places that were cancelled with it are not booked
 * again: others may have them by now. Sets the message of the history.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where a rule is against it
 */
gboolean
ffw_post_take_back_leaving (FfwChange *change, gint64 post, FfwDate today, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwPost) here = ffw_post_read (connection, post, error);

  if (here == NULL)
    return FALSE;
  if (here->left_on == FFW_DATE_NONE)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("The post of %s has no last day."), here->name);
      return FALSE;
    }
  here->left_on = FFW_DATE_NONE;
  if (!ffw_post_check_number (connection, here, 0, error)
      || !ffw_post_check_manager (connection, here, today, error)
      || !ffw_post_end (change, post, FFW_DATE_NONE, error)
      || !ffw_post_rows_follow (connection, here->person, error))
    return FALSE;
  say (change, "take-back-leaving", here->person, FFW_DATE_NONE);

  return TRUE;
}

/* The post that ended when @post began: 0 for none. */
static gboolean
find_before (FfwConnection *connection, const FfwPost *post, gint64 *before, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_BEFORE, error, "iD",
                                                       post->id, post->started_on - 1);

  *before = 0;
  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    *before = ffw_cursor_get_int (cursor, 0);

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_post_take_back_move:
 * @post: the post that the move began
 *
 * Takes a move back: the post before goes on in its place, until the same day. What names the post
 * names the one before then, so only moves within an organisation can be taken back once they
 * have begun. Sets the message of the history.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where a rule is against it
 */
gboolean
ffw_post_take_back_move (FfwChange *change, gint64 post, FfwDate today, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwPost) here = ffw_post_read (connection, post, error);
  g_autoptr (FfwPost) before = NULL;
  gint64 id = 0;

  if (here == NULL || !find_before (connection, here, &id, error))
    return FALSE;
  if (id == 0)
    {
      g_autofree char *day = day_text (here->started_on);

      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   /* Translators: %1$s is a person, %2$s a date. */
                   _ ("No post of %1$s ended when this one began (%2$s): there is no move to take "
                      "back."),
                   here->name, day);
      return FALSE;
    }
  before = ffw_post_read (connection, id, error);
  if (before == NULL)
    return FALSE;
  if (before->organisation != here->organisation && here->started_on <= today)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("The move of %s to another organisation has begun. What was recorded there "
                      "stays there: move them back from a day on."),
                   here->name);
      return FALSE;
    }

  before->left_on = here->left_on;
  if (!ffw_post_check_number (connection, before, here->id, error)
      || !ffw_post_check_manager (connection, before, today, error)
      || !ffw_post_end (change, before->id, here->left_on, error)
      || !ffw_post_rows_move (connection, here->id, before->id, FFW_DATE_NONE, TRUE, error)
      || !ffw_connection_run (connection, SQL_DROP_ROLES, error, "i", post)
      || !ffw_connection_run (connection, SQL_DROP, error, "i", post))
    return FALSE;
  say (change, "take-back-move", here->person, here->started_on);

  return TRUE;
}
