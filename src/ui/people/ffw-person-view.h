/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwPersonView:
 *
 * All that is known of a person: the post that is open, and their other posts, records, bookings,
 * ratings, notes and history. It refreshes when the workspace changes.
 *
 * Properties: `post` (int64, read and notify: the id of the post that is shown; 0 for none).
 * Signal: `gone`, where the post is not there any more.
 *
 * Its buttons do the page's actions `people.edit`, `people.leave`, `people.record`,
 * `people.add-note` (x: the post, or the person of a note), `people.edit-note` and
 * `people.delete-note` (x: the note), and the window's `win.show`.
 */
#define FFW_TYPE_PERSON_VIEW (ffw_person_view_get_type ())
G_DECLARE_FINAL_TYPE (FfwPersonView, ffw_person_view, FFW, PERSON_VIEW, GtkWidget)

GtkWidget *ffw_person_view_new (FfwWorkspace *workspace);
void ffw_person_view_show (FfwPersonView *self, gint64 post);
const char *ffw_person_view_get_note (FfwPersonView *self, gint64 note);
char **ffw_person_view_get_absence (FfwPersonView *self, gint64 absence);

G_END_DECLS
