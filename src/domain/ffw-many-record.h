/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For whom of many people a course is to be recorded. */

#pragma once

#include "ffw-many.h"

G_BEGIN_DECLS

/**
 * FfwManyTaker:
 * @organisation: the code of the post's
 * @person: the person's UUID
 */
typedef struct
{
  char *organisation;
  char *person;
} FfwManyTaker;

GPtrArray *ffw_many_pick_takers (FfwChange *change, GArray *posts, const char *course, FfwDate on,
                                 FfwDate today, FfwManyResult **result, GError **error);

G_END_DECLS
