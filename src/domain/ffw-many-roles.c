/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles that many posts get, lose or have in place of others: from a day on, or as a correction. */

#include "ffw-many-private.h"

#include "ffw-post-actions.h"
#include "ffw-post.h"

#include <glib/gi18n-lib.h>

static gboolean
has_role (const GArray *roles, gint64 role)
{
  for (guint i = 0; i < roles->len; i++)
    if (g_array_index (roles, gint64, i) == role)
      return TRUE;

  return FALSE;
}

/* The roles that a post is to have. */
static GArray *
make_roles (const FfwMany *self, const FfwPost *post)
{
  GArray *roles = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->plan->act != FFW_MANY_SET_ROLES)
    for (guint i = 0; i < post->roles->len; i++)
      {
        gint64 role = g_array_index (post->roles, gint64, i);

        if (self->plan->act == FFW_MANY_ADD_ROLES || !has_role (self->roles, role))
          g_array_append_val (roles, role);
      }
  if (self->plan->act != FFW_MANY_REMOVE_ROLES)
    for (guint i = 0; i < self->roles->len; i++)
      if (!has_role (roles, g_array_index (self->roles, gint64, i)))
        g_array_append_val (roles, g_array_index (self->roles, gint64, i));

  return roles;
}

static gboolean
is_same (const FfwPost *post, const GArray *roles)
{
  if (post->roles->len != roles->len)
    return FALSE;
  for (guint i = 0; i < roles->len; i++)
    if (!has_role (post->roles, g_array_index (roles, gint64, i)))
      return FALSE;

  return TRUE;
}

/* Why a post stays as it is. */
static gboolean
may_change (const FfwMany *self, const FfwPost *post, const GArray *roles, FfwDate on,
            FfwManyLeft *left)
{
  gboolean removes = self->plan->act == FFW_MANY_REMOVE_ROLES;

  if (post->left_on != FFW_DATE_NONE && post->left_on < MAX (on, self->today))
    *left = FFW_MANY_LEFT_ENDED;
  else if (roles->len == 0)
    *left = FFW_MANY_LEFT_LAST_ROLE;
  else if (is_same (post, roles))
    *left = removes ? FFW_MANY_LEFT_NO_ROLE : FFW_MANY_LEFT_HAS_ALREADY;
  else
    return TRUE;

  return FALSE;
}

static gboolean
move (FfwMany *self, const FfwPost *post, const GArray *roles, FfwDate on, GError **error)
{
  const FfwPostValues values
      = { .given = FFW_POST_ROLES, .roles = (const gint64 *)roles->data, .n_roles = roles->len };
  FfwPostMove moved;
  g_autoptr (GError) refusal = NULL;

  if (!ffw_post_move (self->change, post->id, &values, on, self->today, &moved, &refusal))
    {
      if (!g_error_matches (refusal, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED))
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return FALSE;
        }
      ffw_many_leave (self, post->person, FFW_MANY_LEFT_REFUSED, refusal->message);
      return TRUE;
    }
  if (moved.made)
    g_hash_table_insert (self->follows, g_memdup2 (&moved.made, sizeof moved.made),
                         g_memdup2 (&post->id, sizeof post->id));

  return ffw_many_did (self, post->person, post->person, error);
}

/* A post that begins later has its roles from its beginning. */
static gboolean
do_post (FfwMany *self, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (FfwPost) post = ffw_post_read (self->connection, id, &failure);
  g_autoptr (GArray) roles = NULL;
  FfwManyLeft left;
  FfwDate on;

  if (post == NULL)
    {
      if (g_error_matches (failure, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN))
        {
          ffw_many_leave (self, 0, FFW_MANY_LEFT_GONE, NULL);
          return TRUE;
        }
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  on = self->plan->from == FFW_DATE_NONE ? post->started_on
                                         : MAX (self->plan->from, post->started_on);
  roles = make_roles (self, post);
  if (may_change (self, post, roles, on, &left))
    return move (self, post, roles, on, error);
  ffw_many_leave (self, post->person, left, NULL);

  return TRUE;
}

static void
say (FfwMany *self)
{
  FfwDate from = self->plan->from;
  gboolean one = self->result->n_rows == 1;
  g_autofree char *who = one ? g_strdup_printf ("@person/%" G_GINT64_FORMAT, self->subject)
                             : g_strdup_printf ("%u", self->result->n_rows);
  g_autofree char *day = NULL;
  g_autoptr (FfwMessage) message = NULL;
  char iso[FFW_DATE_ISO_SIZE];

  if (from != FFW_DATE_NONE)
    {
      day = g_strconcat ("date:", ffw_date_to_iso (from, iso), NULL);
      message = ffw_message_new (one ? "change-roles" : "change-roles-many", who, day, NULL);
    }
  else
    message = ffw_message_new (one ? "correct-roles" : "correct-roles-many", who, NULL);
  ffw_change_set_message (self->change, message);
}

/** Changes the roles of posts. */
gboolean
ffw_many_change_roles (FfwMany *self, GError **error)
{
  if (self->roles->len == 0)
    {
      g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                           _ ("Choose at least one role."));
      return FALSE;
    }
  for (guint i = 0; i < self->plan->posts->len; i++)
    if (!do_post (self, g_array_index (self->plan->posts, gint64, i), error))
      return FALSE;
  say (self);

  return TRUE;
}
