/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People who are alike, and not the same. */

#pragma once

#include "ffw-change.h"

G_BEGIN_DECLS

/**
 * FfwDistinctPair:
 * @person, @other: their ids, the smaller first
 * @name, @other_name: what they are called, with the code of the organisation they were at last
 */
typedef struct
{
  gint64 person;
  gint64 other;
  char *name;
  char *other_name;
} FfwDistinctPair;

gboolean ffw_distinct_people_add (FfwChange *change, gint64 person, gint64 other, GError **error);
gboolean ffw_distinct_people_remove (FfwChange *change, gint64 person, gint64 other,
                                     GError **error);
GPtrArray *ffw_distinct_people_list (FfwConnection *connection, GError **error);

G_END_DECLS
