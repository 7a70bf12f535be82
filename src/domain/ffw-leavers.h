/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who leaves on a day, and what that leaves open. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/**
 * FfwLeaver:
 * @posts: of FfwLeaverPost: those that end
 * @goes_on: of gint64: the organisations where another post of theirs goes on
 *
 * One person who leaves, if not everywhere.
 */
typedef struct
{
  gint64 person;
  char *name;
  GArray *posts;
  GArray *goes_on;
} FfwLeaver;

/**
 * FfwLeaverPost:
 * @manager: who manages the person there, 0 for nobody
 * @is_set: whether the day is its last already
 */
typedef struct
{
  gint64 id;
  gint64 organisation;
  gint64 manager;
  gboolean is_set;
} FfwLeaverPost;

/**
 * FfwManaged:
 * @post: a post whose manager leaves
 * @person: whose it is
 * @leaver: who manages them
 * @above: who manages the leaver where the post is, 0 for nobody
 */
typedef struct
{
  gint64 post;
  gint64 person;
  gint64 leaver;
  gint64 above;
  FfwDate started_on;
} FfwManaged;

/**
 * FfwTaught:
 * @date: the id of a date of a session that a leaver trains on
 */
typedef struct
{
  gint64 date;
  gint64 session;
  gint64 person;
} FfwTaught;

/**
 * FfwLeavers:
 * @everyone: of FfwLeaver
 * @ending: of gint64 (the keys): the posts that end
 * @n_left, @n_later: as in #FfwLeaving
 * @bookings: of gint64: places on sessions after the day
 * @managed: of FfwManaged
 * @taught: of FfwTaught: by session and date
 */
typedef struct
{
  FfwDate on;
  GPtrArray *everyone;
  GHashTable *ending;
  guint n_left;
  guint n_later;
  GArray *bookings;
  GArray *managed;
  GArray *taught;
} FfwLeavers;

FfwLeavers *ffw_leavers_read (FfwConnection *connection, const gint64 *posts, guint n, FfwDate on,
                              GError **error);
gboolean ffw_leavers_include (const FfwLeavers *self, gint64 person);
void ffw_leavers_free (FfwLeavers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwLeavers, ffw_leavers_free)

G_END_DECLS
