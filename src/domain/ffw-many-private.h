/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the things that are done for many people have in common; for ffw-many-*.c alone. */

#pragma once

#include "ffw-many.h"

G_BEGIN_DECLS

/**
 * FfwMany:
 * @areas: (nullable) (element-type gint64): ids of the areas as a set; %NULL for all
 * @roles: (element-type gint64): ids
 * @people: what became of whom: the id of a person → an Outcome
 * @order: (element-type gint64): the people, in the order in which they came
 * @follows: the id of a post that was made → that of the one whose place it takes
 * @subject: of the only row that was written: its id, for the history; 0 where there are several
 *
 * A plan on its way.
 */
typedef struct
{
  FfwChange *change;
  FfwConnection *connection;
  const FfwManyPlan *plan;
  FfwDate today;
  GHashTable *areas;
  GArray *roles;
  GHashTable *people;
  GArray *order;
  GHashTable *follows;
  gint64 subject;
  FfwManyResult *result;
} FfwMany;

void ffw_many_leave (FfwMany *self, gint64 person, FfwManyLeft left, const char *why);
gboolean ffw_many_did (FfwMany *self, gint64 person, gint64 row, GError **error);
gboolean ffw_many_asks_area (const FfwMany *self, gint64 area);
FfwManyResult *ffw_many_take_result (FfwMany *self, GError **error);
FfwMany *ffw_many_new (FfwChange *change, FfwConnection *connection, const FfwManyPlan *plan,
                       FfwDate today, GError **error);
void ffw_many_free (FfwMany *self);

gboolean ffw_many_extend (FfwMany *self, GError **error);
gboolean ffw_many_waive (FfwMany *self, GError **error);
gboolean ffw_many_end_waivers (FfwMany *self, GError **error);
gboolean ffw_many_change_roles (FfwMany *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwMany, ffw_many_free)

G_END_DECLS
