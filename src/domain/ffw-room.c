/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-room.h"

#include "ffw-coding.h"

/* The places that one organisation holds, and has taken. */
typedef struct
{
  gint64 held;
  gint64 taken;
} FfwShare;

struct _FfwRoom
{
  gint64 capacity;
  gint64 taken;
  GHashTable *shares; /* organisation id → FfwShare */
};

/* A booking of no post belongs to no organisation. */
static const char taken_sql[]
    = "SELECT coalesce (p.organisation, 0), count(*) FROM booking b"
      " LEFT JOIN post p ON p.id = b.post"
      " WHERE b.session = ? AND b.status NOT IN (?, ?) GROUP BY coalesce (p.organisation, 0)";
static const char held_sql[] = "SELECT organisation, sum (places) FROM allocation"
                               " WHERE session = ? AND (until_on IS NULL OR until_on >= ?)"
                               " GROUP BY organisation";

static FfwShare *
get_share (FfwRoom *self, gint64 organisation)
{
  FfwShare *share = g_hash_table_lookup (self->shares, &organisation);

  if (share == NULL)
    {
      gint64 *key = g_new (gint64, 1);

      *key = organisation;
      share = g_new0 (FfwShare, 1);
      g_hash_table_insert (self->shares, key, share);
    }

  return share;
}

/**
 * ffw_room_new:
 * @capacity: of the session; %FFW_NULL for no limit
 * @today: holds that ran out before it are free again
 *
 * Counts the places of a session as they are now.
 */
FfwRoom *
ffw_room_new (FfwConnection *connection, gint64 session, gint64 capacity, FfwDate today,
              GError **error)
{
  g_autoptr (FfwRoom) self = g_new0 (FfwRoom, 1);
  g_autoptr (FfwCursor) taken = ffw_connection_query (connection, taken_sql, error, "iii", session,
                                                      (gint64)FFW_BOOKING_WAITING,
                                                      (gint64)FFW_BOOKING_CANCELLED);
  g_autoptr (FfwCursor) held
      = taken ? ffw_connection_query (connection, held_sql, error, "iD", session, today) : NULL;
  g_autoptr (GError) failure = NULL;

  if (held == NULL)
    return NULL;
  self->capacity = capacity;
  self->shares = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  while (ffw_cursor_next (taken, &failure))
    {
      get_share (self, ffw_cursor_get_int (taken, 0))->taken = ffw_cursor_get_int (taken, 1);
      self->taken += ffw_cursor_get_int (taken, 1);
    }
  while (failure == NULL && ffw_cursor_next (held, &failure))
    get_share (self, ffw_cursor_get_int (held, 0))->held = ffw_cursor_get_int (held, 1);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * ffw_room_has_place:
 * @organisation: whose person asks, or 0
 *
 * Returns: whether there is a place that is neither taken nor held for another organisation
 */
gboolean
ffw_room_has_place (FfwRoom *self, gint64 organisation)
{
  gint64 free_places = self->capacity - self->taken;
  GHashTableIter iter;
  gpointer key, value;

  if (self->capacity == FFW_NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, self->shares);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const FfwShare *share = value;

      if (*(gint64 *)key != organisation)
        free_places -= MAX (0, share->held - share->taken);
    }

  return free_places > 0;
}

/** Takes one place for somebody of @organisation (or 0). */
void
ffw_room_take (FfwRoom *self, gint64 organisation)
{
  get_share (self, organisation)->taken++;
  self->taken++;
}

/** Frees the count; the session's places are as they were. */
void
ffw_room_free (FfwRoom *self)
{
  g_clear_pointer (&self->shares, g_hash_table_unref);
  g_free (self);
}
