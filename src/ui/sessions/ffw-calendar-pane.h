/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-date.h"
#include "ffw-list-source.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwCalendarPane:
 *
 * Sessions by their days: a month, a week, or a list, with search and filters.
 *
 * Properties: `mode` (string: month, week or agenda), `summary` (string, read and notify: which
 * days, and how many sessions), `narrow` (boolean: of a day only signs are shown, and below the
 * month its list).
 */
#define FFW_TYPE_CALENDAR_PANE (ffw_calendar_pane_get_type ())
G_DECLARE_FINAL_TYPE (FfwCalendarPane, ffw_calendar_pane, FFW, CALENDAR_PANE, GtkWidget)

void ffw_calendar_pane_set_workspace (FfwCalendarPane *self, FfwWorkspace *workspace);
void ffw_calendar_pane_set_filters (FfwCalendarPane *self, GVariant *filters);
void ffw_calendar_pane_go (FfwCalendarPane *self, FfwDate day);
gboolean ffw_calendar_pane_is_loading (FfwCalendarPane *self);
gboolean ffw_calendar_pane_focus_search (FfwCalendarPane *self);
GVariant *ffw_calendar_pane_save (FfwCalendarPane *self);
void ffw_calendar_pane_restore (FfwCalendarPane *self, GVariant *state);

G_END_DECLS
