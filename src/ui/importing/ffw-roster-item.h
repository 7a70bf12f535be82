/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-roster-answer.h"

G_BEGIN_DECLS

/**
 * FfwRosterItem:
 *
 * A line of what a complete list means: a person, or all of a sort.
 *
 * Property: `accepted` (boolean, read and notify: whether it is to be done; of a sort, whether all
 * of it is).
 */
#define FFW_TYPE_ROSTER_ITEM (ffw_roster_item_get_type ())
G_DECLARE_FINAL_TYPE (FfwRosterItem, ffw_roster_item, FFW, ROSTER_ITEM, GObject)

FfwRosterItem *ffw_roster_item_new (FfwRosterAnswer *answer, FfwRoster *roster, int position);
FfwRosterItem *ffw_roster_item_new_of_sort (FfwRosterAnswer *answer, FfwRoster *roster,
                                            FfwRosterSort sort);
gboolean ffw_roster_item_is_sort (FfwRosterItem *self);
gboolean ffw_roster_item_is_void (FfwRosterItem *self);
gboolean ffw_roster_item_get_accepted (FfwRosterItem *self);
void ffw_roster_item_set_accepted (FfwRosterItem *self, gboolean accepted);
void ffw_roster_item_update (FfwRosterItem *self);
char *ffw_roster_item_get_title (FfwRosterItem *self);
char *ffw_roster_item_get_details (FfwRosterItem *self);

G_END_DECLS
