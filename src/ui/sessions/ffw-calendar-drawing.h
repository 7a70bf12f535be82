/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-calendar-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ffw_calendar_drawing_measure (GtkWidget *widget, FfwCalendarMeasures *measures);
GskRenderNode *ffw_calendar_drawing_draw (GtkWidget *widget, const FfwCalendarLayout *layout,
                                          const FfwAgenda *agenda, FfwDate day);
void ffw_calendar_drawing_frame (GtkWidget *widget, GtkSnapshot *snapshot,
                                 const graphene_rect_t *place, gboolean target);

G_END_DECLS
