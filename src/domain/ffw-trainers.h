/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Trainers: whoever may deliver a course or once might, trains on a session, or is named as one. */

#pragma once

#include "ffw-change.h"
#include "ffw-date.h"
#include "ffw-list-source.h"

G_BEGIN_DECLS

/** In which language somebody trains: as it is set, else that of the latest of their own training
 * that says it. SQL: a number of ffw_coding_taught_in, or NULL. */
#define FFW_SQL_TRAINS_IN(person)                                                                  \
  "coalesce ((SELECT min (tl.language) FROM trainer tl WHERE tl.person = " person "),"             \
  " (SELECT rl.language FROM record rl WHERE rl.person = " person " AND rl.outcome = 1"            \
  "   AND rl.language IS NOT NULL AND rl.course IN (SELECT course FROM course_authorises)"         \
  "   ORDER BY rl.completed_on DESC, rl.id DESC LIMIT 1))"

/** How a trainer stands as a whole. */
typedef enum
{
  FFW_TRAINER_AUTHORISED,
  FFW_TRAINER_ENDING, /* an authorisation ends soon, and no refresher is booked */
  FFW_TRAINER_ENDED,
  FFW_TRAINER_UNAUTHORISED, /* never was */
} FfwTrainerState;

extern const FfwCoding ffw_coding_trainer_state;

/** Rows by the id of the person; they are given (ffw_trainers_give()). */
extern const FfwListSource ffw_trainers_list;

FfwListGiven *ffw_trainers_give (FfwDate today);
gboolean ffw_trainers_see (FfwConnection *connection, FfwDate today, GError **error);
gboolean ffw_trainer_set_language (FfwChange *change, gint64 person, int language, GError **error);

G_END_DECLS
