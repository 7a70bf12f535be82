/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People move, one or several at once, or one returns: what was entered, by codes and numbers, and
 * what comes of it. */

#pragma once

#include "ffw-post-actions.h"

G_BEGIN_DECLS

/**
 * FfwMovingPlan:
 * @posts: (array length=n_posts): ids; of somebody who returns, the one that they had
 * @on: the first day of what is to be
 * @returns: whether somebody who has left comes back, with a new post
 * @organisation, @site: (nullable): their codes
 * @number, @email: (nullable)
 * @roles: (nullable): their codes, separated by spaces
 * @manager: (nullable): a staff number in the organisation
 *
 * How people are to move. What is %NULL stays as it is; an empty text is none.
 */
typedef struct
{
  const gint64 *posts;
  guint n_posts;
  FfwDate on;
  gboolean returns;
  const char *organisation;
  const char *site;
  const char *number;
  const char *email;
  const char *roles;
  const char *manager;
} FfwMovingPlan;

/**
 * FfwMoving:
 * @person: the id of the only person; 0 where there are several
 * @organisation: (nullable): the code of the organisation where all of them are; %NULL where they
 *   are in several
 * @n_moved: posts that end, and go on as others
 * @n_corrected: posts that began on the day, and are corrected in place
 * @n_unchanged: posts that are so already
 * @n_following: places and dates to train that go with them
 * @n_managed: people whom they manage, and who keep them as a manager of another organisation
 * @refused: of utf8: why the others do not move
 * @made: the last post that was made
 *
 * What happens when people move.
 */
typedef struct
{
  gint64 person;
  char *organisation;
  guint n_moved;
  guint n_corrected;
  guint n_unchanged;
  gint64 n_following;
  gint64 n_managed;
  GPtrArray *refused;
  gint64 made;
} FfwMoving;

FfwMoving *ffw_moving_read (FfwConnection *connection, const FfwMovingPlan *plan, FfwDate today,
                            GError **error);
FfwMoving *ffw_moving_run (FfwChange *change, const FfwMovingPlan *plan, FfwDate today,
                           GError **error);
void ffw_moving_free (FfwMoving *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwMoving, ffw_moving_free)

G_END_DECLS
