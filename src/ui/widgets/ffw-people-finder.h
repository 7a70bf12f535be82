/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-matches.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwPeopleFinder:
 *
 * Finds people while somebody types part of a name, a number or an address. The arrows mark one of
 * them, Enter takes the one that is marked, and the field is ready for the next. A list that is
 * pasted is looked up as a whole; who is not found, or may be several, stands below until that is
 * mended.
 *
 * Properties: `title` (string: the label above it, with a mnemonic).
 *
 * Signals: `found` (pointer, a #FfwMatch of the finder's: somebody was taken), `remove-last`
 * (Backspace in the empty field).
 */
#define FFW_TYPE_PEOPLE_FINDER (ffw_people_finder_get_type ())
G_DECLARE_FINAL_TYPE (FfwPeopleFinder, ffw_people_finder, FFW, PEOPLE_FINDER, GtkWidget)

void ffw_people_finder_set_workspace (FfwPeopleFinder *self, FfwWorkspace *workspace);
void ffw_people_finder_set_on (FfwPeopleFinder *self, FfwDate on);
void ffw_people_finder_take_posts (FfwPeopleFinder *self, GArray *posts);
void ffw_people_finder_take_list (FfwPeopleFinder *self, const char *list);
gboolean ffw_people_finder_is_empty (FfwPeopleFinder *self);
GVariant *ffw_people_finder_save (FfwPeopleFinder *self);
void ffw_people_finder_restore (FfwPeopleFinder *self, GVariant *state);

char *ffw_people_finder_describe (const FfwMatch *match);

G_END_DECLS
