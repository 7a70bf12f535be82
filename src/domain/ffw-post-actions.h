/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of the posts of people over time: they move, return, take on another, and what was
 * said of them is taken back. Leaving is in ffw-leaving.h. */

#pragma once

#include "ffw-action-error.h"
#include "ffw-change.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/** What of a post can be given; the rest is taken over from the post before. */
typedef enum
{
  FFW_POST_ORGANISATION = 1 << 0,
  FFW_POST_NUMBER = 1 << 1,
  FFW_POST_EMAIL = 1 << 2,
  FFW_POST_ROLES = 1 << 3,
  FFW_POST_SITE = 1 << 4,
  FFW_POST_MANAGER = 1 << 5,
} FfwPostGiven;

/**
 * FfwPostValues:
 * @given: which of the following are given: #FfwPostGiven, joined
 * @organisation: its id
 * @number: (nullable): the staff number there; %NULL or an empty text for none
 * @email: (nullable): as @number
 * @roles: (array length=n_roles): their ids
 * @site: its id, 0 for none
 * @manager: the id of a person, 0 for nobody
 *
 * What a post is to be. In another organisation number, site and manager are none unless they are
 * given: they belong to the organisation that one leaves.
 */
typedef struct
{
  FfwPostGiven given;
  gint64 organisation;
  const char *number;
  const char *email;
  const gint64 *roles;
  guint n_roles;
  gint64 site;
  gint64 manager;
} FfwPostValues;

/**
 * FfwPostDone:
 * @FFW_POST_UNCHANGED: it was so already, and nothing is written
 * @FFW_POST_CORRECTED: the post began on the day, and is corrected in place
 * @FFW_POST_MOVED: the post ends the day before, and another begins
 */
typedef enum
{
  FFW_POST_UNCHANGED,
  FFW_POST_CORRECTED,
  FFW_POST_MOVED,
} FfwPostDone;

/**
 * FfwPostMove:
 * @done: what the move is
 * @person: whose post it is
 * @made: the id of the new post; 0 where there is none, or nothing was written
 * @n_following: places and dates to train, on sessions that are not over, that go to the new post
 */
typedef struct
{
  FfwPostDone done;
  gint64 person;
  gint64 made;
  gint64 n_following;
} FfwPostMove;

gboolean ffw_post_move_look (FfwConnection *connection, gint64 post, const FfwPostValues *to,
                             FfwDate on, FfwDate today, FfwPostMove *move, GError **error);
gboolean ffw_post_move (FfwChange *change, gint64 post, const FfwPostValues *to, FfwDate on,
                        FfwDate today, FfwPostMove *move, GError **error);
void ffw_post_say_moved (FfwChange *change, gint64 person, guint n, FfwDate on);

gboolean ffw_post_add (FfwChange *change, gint64 person, gint64 like, const FfwPostValues *values,
                       FfwDate from, FfwDate until, FfwDate today, gint64 *made, GError **error);
gboolean ffw_post_return (FfwChange *change, gint64 person, const FfwPostValues *values,
                          FfwDate from, FfwDate today, gint64 *made, GError **error);
gboolean ffw_post_take_back_leaving (FfwChange *change, gint64 post, FfwDate today, GError **error);
gboolean ffw_post_take_back_move (FfwChange *change, gint64 post, FfwDate today, GError **error);

G_END_DECLS
