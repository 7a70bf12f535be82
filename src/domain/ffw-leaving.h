/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People leave: what that means, and what is settled with it. */

#pragma once

#include "ffw-action-error.h"
#include "ffw-change.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwLeavingSession:
 * @session: its id
 * @code: what it is called
 * @course: the title of its course, in the reader's language
 * @first_on: the first of its dates after the last day
 * @person: the id of who trains on it, and leaves
 * @name: theirs
 *
 * A session after somebody's last day that they were to train.
 */
typedef struct
{
  gint64 session;
  char *code;
  char *course;
  FfwDate first_on;
  gint64 person;
  char *name;
} FfwLeavingSession;

/**
 * FfwLeavingTrainer:
 * @session, @person: as in #FfwLeavingSession
 * @instead: the id of the person who trains in their place
 */
typedef struct
{
  gint64 session;
  gint64 person;
  gint64 instead;
} FfwLeavingTrainer;

/**
 * FfwLeavingPlan:
 * @posts: (array length=n_posts): ids of the posts that end; one that is not there any more is
 *   left out
 * @on: the last day
 * @manager: the id of whoever manages from the next day on whom the people managed; 0 for nobody
 * @trainers: (array length=n_trainers): who trains in whose place; a session that is not among
 *   them keeps its trainer
 *
 * How people are to leave.
 */
typedef struct
{
  const gint64 *posts;
  guint n_posts;
  FfwDate on;
  gint64 manager;
  const FfwLeavingTrainer *trainers;
  guint n_trainers;
} FfwLeavingPlan;

/**
 * FfwLeaving:
 * @posts: of gint64: the posts that end on the day
 * @n_people: how many people's posts those are
 * @person: the id of the only person; 0 where there are several
 * @name: (nullable): of the only one
 * @organisation: (nullable): the code of the organisation where all of them are; %NULL where they
 *   are in several
 * @n_left: posts that had ended before the day already, and stay as they are
 * @n_later: posts that begin only after the day, and cannot end on it
 * @n_booked: places that are cancelled: those they have or wait for on sessions after the day
 * @n_managed: people whose manager leaves
 * @training: of FfwLeavingSession: the sessions after the day that they train
 * @written: whether anything was changed
 *
 * What happens when people leave on a day.
 */
typedef struct
{
  GArray *posts;
  guint n_people;
  gint64 person;
  char *name;
  char *organisation;
  guint n_left;
  guint n_later;
  gint64 n_booked;
  gint64 n_managed;
  GPtrArray *training;
  gboolean written;
} FfwLeaving;

FfwLeaving *ffw_leaving_read (FfwConnection *connection, const gint64 *posts, guint n, FfwDate on,
                              FfwLanguage language, GError **error);
FfwLeaving *ffw_leaving_run (FfwChange *change, const FfwLeavingPlan *plan, FfwDate today,
                             GError **error);
void ffw_leaving_say (FfwChange *change, const FfwLeaving *leaving, FfwDate on);
void ffw_leaving_free (FfwLeaving *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwLeaving, ffw_leaving_free)

G_END_DECLS
