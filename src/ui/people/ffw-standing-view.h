/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-person.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwStandingView:
 *
 * How a person stands in what is required of the post that is open, and of their other posts of
 * today: a ring with a sentence, and a row for each training area. It refreshes when the workspace
 * changes, and keeps which rows are unfolded.
 *
 * Its buttons do the page's action `people.record-course` (xs: the post, the code of the course),
 * and the window's `win.show`.
 */
#define FFW_TYPE_STANDING_VIEW (ffw_standing_view_get_type ())
G_DECLARE_FINAL_TYPE (FfwStandingView, ffw_standing_view, FFW, STANDING_VIEW, GtkWidget)

GtkWidget *ffw_standing_view_new (FfwWorkspace *workspace);
void ffw_standing_view_show (FfwStandingView *self, const FfwPerson *person);

G_END_DECLS
