/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-room.h"

#include "ffw-coding.h"

#define NOT_HELD -1

/* The places that one organisation holds, and has taken. */
typedef struct
{
  gint64 held; /* or NOT_HELD */
  gint64 taken;
} FfwShare;

struct _FfwRoom
{
  gint64 capacity;
  gint64 taken;
  gint64 held;        /* for any organisation, and not taken by it */
  gboolean divided;   /* whether nobody has more than their part */
  GHashTable *shares; /* organisation id → FfwShare */
};

/* A booking of no post belongs to no organisation. */
#define SQL_TAKEN                                                                                  \
  "SELECT coalesce (p.organisation, 0), count(*) FROM booking b"                                   \
  " LEFT JOIN post p ON p.id = b.post"                                                             \
  " WHERE b.session = ? AND b.status NOT IN (?, ?) GROUP BY coalesce (p.organisation, 0)"
#define SQL_HELD                                                                                   \
  "SELECT organisation, sum (places) FROM allocation"                                              \
  " WHERE session = ? AND (until_on IS NULL OR until_on >= ?)"                                     \
  " GROUP BY organisation"
#define SQL_PLACES "SELECT places FROM course WHERE id = ?"
/* Statuses that take a place: booked, attended, partly attended, no-show. */
#define SQL_FUNDED                                                                                 \
  "SELECT coalesce (p.organisation, 0), count(*) FROM session s"                                   \
  " JOIN booking b ON b.session = s.id AND b.funded = 1 LEFT JOIN post p ON p.id = b.post"         \
  " WHERE s.course = ? AND b.status IN (0, 2, 3, 4) AND b.id <> ?"                                 \
  " GROUP BY coalesce (p.organisation, 0)"
#define SQL_ALLOCATED                                                                              \
  "SELECT organisation, sum (places) FROM allocation"                                              \
  " WHERE course = ? AND (until_on IS NULL OR until_on >= ?)"                                      \
  " GROUP BY organisation"

static FfwShare *
get_share (FfwRoom *self, gint64 organisation)
{
  FfwShare *share = g_hash_table_lookup (self->shares, &organisation);

  if (share == NULL)
    {
      share = g_new0 (FfwShare, 1);
      share->held = NOT_HELD;
      g_hash_table_insert (self->shares, g_memdup2 (&organisation, sizeof organisation), share);
    }

  return share;
}

static gint64
get_left (const FfwShare *share)
{
  return MAX (0, share->held - share->taken);
}

static FfwRoom *
room_new (gint64 capacity, gboolean divided)
{
  FfwRoom *self = g_new0 (FfwRoom, 1);

  self->capacity = capacity;
  self->divided = divided;
  self->shares = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

static gboolean
count_held (FfwRoom *self, FfwCursor *held, GError **error)
{
  if (held == NULL)
    return FALSE;
  while (ffw_cursor_next (held, error))
    {
      FfwShare *share = get_share (self, ffw_cursor_get_int (held, 0));

      share->held = ffw_cursor_get_int (held, 1);
      self->held += get_left (share);
    }

  return !ffw_cursor_has_failed (held);
}

static gboolean
count_taken (FfwRoom *self, FfwCursor *taken, GError **error)
{
  if (taken == NULL)
    return FALSE;
  while (ffw_cursor_next (taken, error))
    {
      FfwShare *share = get_share (self, ffw_cursor_get_int (taken, 0));

      self->held -= get_left (share);
      share->taken = ffw_cursor_get_int (taken, 1);
      self->held += get_left (share);
      self->taken += share->taken;
    }

  return !ffw_cursor_has_failed (taken);
}

/**
 * ffw_room_read_session:
 * @capacity: of the session; %FFW_NULL for no limit
 * @today: holds that ran out before it are free again
 *
 * Returns: (transfer full): the places of a session as they are now; %NULL with @error set
 */
FfwRoom *
ffw_room_read_session (FfwConnection *connection, gint64 session, gint64 capacity, FfwDate today,
                       GError **error)
{
  g_autoptr (FfwRoom) self = room_new (capacity, FALSE);
  g_autoptr (FfwCursor) taken = ffw_connection_query (connection, SQL_TAKEN, error, "iii", session,
                                                      (gint64)FFW_BOOKING_WAITING,
                                                      (gint64)FFW_BOOKING_CANCELLED);
  g_autoptr (FfwCursor) held = NULL;

  if (!count_taken (self, taken, error))
    return NULL;
  held = ffw_connection_query (connection, SQL_HELD, error, "iD", session, today);

  return count_held (self, held, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * ffw_room_read_course:
 * @except: a booking that is not counted; 0 for none
 * @today: allocations that ran out before it are none
 *
 * Counts the funded places of a course (rules.md, Courses: places). Where it has neither a quota
 * nor allocations its bookings are not looked at.
 *
 * Returns: (transfer full): them as they are now; %NULL with @error set
 */
FfwRoom *
ffw_room_read_course (FfwConnection *connection, gint64 course, gint64 except, FfwDate today,
                      GError **error)
{
  g_autoptr (FfwRoom) self = room_new (FFW_NULL, TRUE);
  g_autoptr (FfwCursor) allocated = NULL;
  g_autoptr (FfwCursor) funded = NULL;

  if (!ffw_connection_get_int (connection, SQL_PLACES, &self->capacity, error, "i", course))
    return NULL;
  allocated = ffw_connection_query (connection, SQL_ALLOCATED, error, "iD", course, today);
  if (!count_held (self, allocated, error))
    return NULL;
  if (self->capacity == FFW_NULL && g_hash_table_size (self->shares) == 0)
    return g_steal_pointer (&self);

  funded = ffw_connection_query (connection, SQL_FUNDED, error, "ii", course, except);

  return count_taken (self, funded, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * ffw_room_get_figures_for:
 * @organisation: whose person asks, or 0
 * @figures: (out): of its own part where the places are divided and it has one; else of all, with
 *   what is held for others
 */
void
ffw_room_get_figures_for (FfwRoom *self, gint64 organisation, FfwRoomFigures *figures)
{
  const FfwShare *share = g_hash_table_lookup (self->shares, &organisation);
  gboolean has_part = share && share->held != NOT_HELD;

  ffw_room_get_figures (self, figures);
  if (has_part)
    figures->held -= get_left (share);
  if (has_part && self->divided && (self->capacity == FFW_NULL || self->taken < self->capacity))
    *figures = (FfwRoomFigures){ share->held, share->taken, 0 };
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
  FfwRoomFigures figures;

  ffw_room_get_figures_for (self, organisation, &figures);

  return figures.places == FFW_NULL || figures.places - figures.taken - figures.held > 0;
}

/** Returns: whether all places are taken, whatever is held for whom */
gboolean
ffw_room_is_full (FfwRoom *self)
{
  return self->capacity != FFW_NULL && self->taken >= self->capacity;
}

/** Takes one place for somebody of @organisation (or 0). */
void
ffw_room_take (FfwRoom *self, gint64 organisation)
{
  FfwShare *share = get_share (self, organisation);

  self->held -= get_left (share);
  share->taken++;
  self->held += get_left (share);
  self->taken++;
}

void
ffw_room_get_figures (FfwRoom *self, FfwRoomFigures *figures)
{
  *figures = (FfwRoomFigures){ self->capacity, self->taken, self->held };
}

/** Frees the count; the places are as they were. */
void
ffw_room_free (FfwRoom *self)
{
  g_clear_pointer (&self->shares, g_hash_table_unref);
  g_free (self);
}
