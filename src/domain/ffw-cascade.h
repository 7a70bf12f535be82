/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who trained whom: trainers by generation (rules.md, Sessions). */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/** The generation of those who only trained each other, in a circle: nobody knows theirs. */
#define FFW_CASCADE_CIRCLE (-1)

/**
 * FfwCascadeTrainer:
 * @person: who, by @name, and @number as ORGANISATION/number where they have one
 * @generation: 0 where they were trained outside; else one more than the lowest of those who
 *   trained them; or %FFW_CASCADE_CIRCLE
 * @record: their qualifying record, which is the first that authorised them; 0 where there is none
 * @since: when that was completed
 * @session: the one it names, or 0
 * @trained_by: (element-type guint): positions of the trainers of that session
 * @trained: (element-type guint): positions of the trainers whom they trained
 * @reached: (element-type guint): numbers of the people who completed a course at a session of
 *   theirs, each once, ascending; what the numbers are is the cascade's own
 * @n_sessions: how many sessions they trained on that have begun
 */
typedef struct
{
  gint64 person;
  char *name;
  char *number;
  int generation;
  gint64 record;
  FfwDate since;
  gint64 session;
  GArray *trained_by;
  GArray *trained;
  GArray *reached;
  guint n_sessions;
} FfwCascadeTrainer;

/**
 * FfwCascade:
 * @trainers: (element-type FfwCascadeTrainer): by generation, those of a circle last, then by name
 * @n_generations: how many there are
 * @n_people: how many people they reached in all
 */
typedef struct
{
  GPtrArray *trainers;
  guint n_generations;
  guint n_people;
} FfwCascade;

FfwCascade *ffw_cascade_read (FfwConnection *connection, gint64 course, FfwDate today,
                              FfwLanguage language, GError **error);
void ffw_cascade_free (FfwCascade *self);
int ffw_cascade_find (const FfwCascade *self, gint64 person);
guint ffw_cascade_count_through (const FfwCascade *self, guint trainer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwCascade, ffw_cascade_free)

G_END_DECLS
