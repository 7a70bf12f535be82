/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that is known of one trainer, for one look. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwTrainerSession:
 * @first_on: the first of its dates on which they train
 * @status: a number of ffw_coding_session_status
 * @is_authorised: whether they may, on its last day
 * @override_reason: (nullable): why they do nevertheless
 * @n_reached: people who completed it
 */
typedef struct
{
  gint64 id;
  char *code;
  char *course;
  FfwDate first_on;
  int status;
  gboolean is_authorised;
  char *override_reason;
  guint n_reached;
} FfwTrainerSession;

/**
 * FfwTrainerFacts:
 * @post: the one they hold today, else the last; 0 for none
 * @organisation: its title, empty for none
 * @language: as it was set, a number of ffw_coding_taught_in, or -1
 * @trains_in: that, else the one of their own training, or -1
 * @authorisations: of #FfwAuthorisation
 * @ahead: (element-type FfwTrainerSession): planned or open, the next first
 * @given: (element-type FfwTrainerSession): held, the latest first
 * @is_in_cascade: whether the figures below say anything
 * @generation: as FfwCascadeTrainer has it
 * @trained_by, @trained: (element-type utf8): names
 * @n_reached: people who completed something at their sessions
 * @n_through: these, and those whom people reached whom they trained, and so on
 */
typedef struct
{
  gint64 person;
  gint64 post;
  char *name;
  char *organisation;
  int language;
  int trains_in;
  GPtrArray *authorisations;
  GPtrArray *ahead;
  GPtrArray *given;
  gboolean is_in_cascade;
  int generation;
  GPtrArray *trained_by;
  GPtrArray *trained;
  guint n_reached;
  guint n_through;
} FfwTrainerFacts;

FfwTrainerFacts *ffw_trainer_facts_read (FfwConnection *connection, gint64 person, FfwDate today,
                                         FfwLanguage language, GError **error);
void ffw_trainer_facts_free (FfwTrainerFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwTrainerFacts, ffw_trainer_facts_free)

G_END_DECLS
