/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-calendar-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwCalendarView:
 *
 * A month or a week, drawn by itself, with the keyboard on a day or on a session of it.
 *
 * Property: `sentence` (string, read and notify: what the keyboard is on). Signals: `moved` (the
 * keyboard is elsewhere), `opened` (the id of a session), `day-opened` (somebody wants to see all
 * of the day), `new-asked` (a session on the day, at a minute of it, or -1), `move-asked` (the id
 * of a session's date, and the day and the minute that it is to begin at).
 */
#define FFW_TYPE_CALENDAR_VIEW (ffw_calendar_view_get_type ())
G_DECLARE_FINAL_TYPE (FfwCalendarView, ffw_calendar_view, FFW, CALENDAR_VIEW, GtkWidget)

void ffw_calendar_view_set_mode (FfwCalendarView *self, FfwCalendarMode mode);
void ffw_calendar_view_set_menu (FfwCalendarView *self, GMenuModel *menu);
void ffw_calendar_view_set_movable (FfwCalendarView *self, gboolean movable);
void ffw_calendar_view_take (FfwCalendarView *self, FfwAgenda *agenda);
void ffw_calendar_view_go (FfwCalendarView *self, FfwDate day, gint64 date);
FfwDate ffw_calendar_view_get_day (FfwCalendarView *self);
const FfwAgendaEntry *ffw_calendar_view_get_entry (FfwCalendarView *self);
void ffw_calendar_view_pop_up (FfwCalendarView *self, GtkWidget *popover);
gboolean ffw_calendar_view_get_place (FfwCalendarView *self, GdkRectangle *place);

G_END_DECLS
