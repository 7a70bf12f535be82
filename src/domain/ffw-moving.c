/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-moving.h"

#include "ffw-directory.h"
#include "ffw-posts.h"

#include <glib/gi18n-lib.h>

#define SQL_OF                                                                                     \
  "SELECT p.person, p.organisation, o.code FROM post p"                                            \
  " JOIN organisation o ON o.id = p.organisation WHERE p.id = ?"
#define SQL_MANAGED                                                                                \
  "SELECT count(DISTINCT person) FROM post WHERE manager = ? AND organisation = ?"                 \
  "   AND (left_on IS NULL OR left_on >= ?)"

/* A plan on its way: its codes as ids. */
typedef struct
{
  FfwConnection *connection;
  const FfwMovingPlan *plan;
  FfwDate today;
  FfwDirectories *directories;
  FfwPosts *posts;
  GArray *roles;
  FfwPostValues values; /* but the manager, who is looked for in each organisation */
} Plan;

static void
plan_clear (Plan *self)
{
  g_clear_pointer (&self->directories, ffw_directories_free);
  g_clear_pointer (&self->posts, ffw_posts_free);
  g_clear_pointer (&self->roles, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

/* The id of what a code names, which is gone where it names nothing. */
static gboolean
find_code (Plan *self, const char *table, const char *code, gint64 *id, GError **error)
{
  *id = 0;
  if (!ffw_directories_find (self->directories, table, code, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;
  g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
               _ ("“%s” is not there any more. Choose again."), code);

  return FALSE;
}

static gboolean
find_roles (Plan *self, GError **error)
{
  g_auto (GStrv) codes = g_strsplit (self->plan->roles, " ", -1);

  for (guint i = 0; codes[i]; i++)
    {
      gint64 role;

      if (*codes[i] == '\0')
        continue;
      if (!find_code (self, "role", codes[i], &role, error))
        return FALSE;
      g_array_append_val (self->roles, role);
    }
  self->values.given |= FFW_POST_ROLES;
  self->values.roles = (const gint64 *)self->roles->data;
  self->values.n_roles = self->roles->len;

  return TRUE;
}

static gboolean
plan_begin (Plan *self, FfwConnection *connection, const FfwMovingPlan *plan, FfwDate today,
            GError **error)
{
  self->connection = connection;
  self->plan = plan;
  self->today = today;
  self->directories = ffw_directories_new (connection);
  self->posts = ffw_posts_new (connection);
  self->roles = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (plan->organisation)
    {
      self->values.given |= FFW_POST_ORGANISATION;
      if (!find_code (self, "organisation", plan->organisation, &self->values.organisation, error))
        return FALSE;
    }
  if (plan->site)
    {
      self->values.given |= FFW_POST_SITE;
      if (*plan->site && !find_code (self, "site", plan->site, &self->values.site, error))
        return FALSE;
    }
  if (plan->number)
    self->values.given |= FFW_POST_NUMBER;
  self->values.number = plan->number;
  if (plan->email)
    self->values.given |= FFW_POST_EMAIL;
  self->values.email = plan->email;

  return plan->roles == NULL || find_roles (self, error);
}

/* Whom the manager's number names on the day, in the organisation where the post will be. */
static gboolean
find_manager (Plan *self, gint64 organisation, FfwPostValues *values, GError **error)
{
  const char *number = self->plan->manager;
  char iso[FFW_DATE_ISO_SIZE];
  FfwFoundPost found = { 0 };

  if (number == NULL)
    return TRUE;
  if (self->values.given & FFW_POST_ORGANISATION)
    organisation = self->values.organisation;
  values->given |= FFW_POST_MANAGER;
  if (*number == '\0')
    return TRUE;
  if (!ffw_posts_find_number (self->posts, organisation, number,
                              ffw_date_to_iso (self->plan->on, iso), &found, error))
    return FALSE;
  if (found.person > 0)
    {
      values->manager = found.person;
      return TRUE;
    }
  g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
               _ ("Nobody at the organisation has the staff number %s. Choose another manager."),
               number);

  return FALSE;
}

static FfwMoving *
moving_new (void)
{
  FfwMoving *self = g_new0 (FfwMoving, 1);

  self->refused = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
ffw_moving_free (FfwMoving *self)
{
  g_ptr_array_unref (self->refused);
  g_free (self->organisation);
  g_free (self);
}

/* Whoever manages somebody stays their manager, in an organisation that they leave too. */
static gboolean
count_managed (Plan *self, FfwMoving *moving, gint64 person, gint64 organisation, GError **error)
{
  gint64 n = 0;

  if ((self->values.given & FFW_POST_ORGANISATION) == 0
      || self->values.organisation == organisation)
    return TRUE;
  if (!ffw_connection_get_int (self->connection, SQL_MANAGED, &n, error, "iiD", person,
                               organisation, self->plan->on))
    return FALSE;
  moving->n_managed += n;

  return TRUE;
}

/* Moves one, or only looks where there is no @change. */
static gboolean
move_one (Plan *self, FfwChange *change, FfwMoving *moving, gint64 post, gint64 person,
          gint64 organisation, GError **error)
{
  FfwPostValues values = self->values;
  FfwPostMove move = { 0 };

  if (!find_manager (self, organisation, &values, error))
    return FALSE;
  if (self->plan->returns)
    {
      moving->n_moved++;
      return change == NULL
             || ffw_post_return (change, person, &values, self->plan->on, self->today,
                                 &moving->made, error);
    }
  if (!(change ? ffw_post_move (change, post, &values, self->plan->on, self->today, &move, error)
               : ffw_post_move_look (self->connection, post, &values, self->plan->on, self->today,
                                     &move, error))
      || !count_managed (self, moving, person, organisation, error))
    return FALSE;

  moving->n_unchanged += move.done == FFW_POST_UNCHANGED;
  moving->n_corrected += move.done == FFW_POST_CORRECTED;
  moving->n_moved += move.done == FFW_POST_MOVED;
  moving->n_following += move.n_following;
  if (move.made)
    moving->made = move.made;

  return TRUE;
}

static gboolean
move_all (Plan *self, FfwChange *change, FfwMoving *moving, GError **error)
{
  gint64 common = 0; /* the organisation of all until now, -1 for several */

  for (guint i = 0; i < self->plan->n_posts; i++)
    {
      g_autoptr (GError) refusal = NULL;
      g_autoptr (FfwCursor) of = ffw_connection_query (self->connection, SQL_OF, error, "i",
                                                       self->plan->posts[i]);
      gint64 person, organisation;

      if (of == NULL)
        return FALSE;
      if (!ffw_cursor_next (of, error))
        {
          if (ffw_cursor_has_failed (of))
            return FALSE;
          continue;
        }
      person = ffw_cursor_get_int (of, 0);
      organisation = ffw_cursor_get_int (of, 1);
      if (self->plan->n_posts == 1)
        moving->person = person;
      if (common == 0)
        moving->organisation = g_strdup (ffw_cursor_get_text (of, 2));
      else if (common != organisation)
        g_clear_pointer (&moving->organisation, g_free);
      common = common == 0 || common == organisation ? organisation : -1;
      if (!move_one (self, change, moving, self->plan->posts[i], person, organisation, &refusal))
        {
          if (!g_error_matches (refusal, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED))
            {
              g_propagate_error (error, g_steal_pointer (&refusal));
              return FALSE;
            }
          g_ptr_array_add (moving->refused, g_strdup (refusal->message));
        }
      if (change && !ffw_change_rest (change, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ffw_moving_read:
 *
 * Looks at what a plan would do, and writes nothing.
 *
 * Returns: (transfer full): that; %NULL with a #FFW_ACTION_ERROR where the plan names what is gone,
 *   or a #FFW_STORE_ERROR
 */
FfwMoving *
ffw_moving_read (FfwConnection *connection, const FfwMovingPlan *plan, FfwDate today,
                 GError **error)
{
  g_auto (Plan) self = { NULL };
  g_autoptr (FfwMoving) moving = moving_new ();

  if (!plan_begin (&self, connection, plan, today, error) || !move_all (&self, NULL, moving, error))
    return NULL;

  return g_steal_pointer (&moving);
}

/**
 * ffw_moving_run:
 *
 * Moves people, or lets one return. Those for whom a rule is against it stay where they are, and
 * are said; where nobody moves, the change is discarded. Sets the message of the history.
 *
 * Returns: (transfer full): what happened; %NULL with @error set, as ffw_moving_read()
 */
FfwMoving *
ffw_moving_run (FfwChange *change, const FfwMovingPlan *plan, FfwDate today, GError **error)
{
  g_auto (Plan) self = { NULL };
  g_autoptr (FfwMoving) moving = moving_new ();
  guint n;

  if (!plan_begin (&self, ffw_change_get_connection (change), plan, today, error)
      || !move_all (&self, change, moving, error))
    return NULL;

  n = moving->n_moved + moving->n_corrected;
  if (n == 0 || (plan->returns && moving->made == 0))
    ffw_change_discard (change);
  else if (!plan->returns)
    ffw_post_say_moved (change, moving->person, n, plan->on);

  return g_steal_pointer (&moving);
}
