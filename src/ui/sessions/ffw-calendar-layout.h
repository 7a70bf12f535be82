/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the days of a month or a week are, and their sessions. */

#pragma once

#include "ffw-agenda.h"

#include <graphene.h>

G_BEGIN_DECLS

typedef enum
{
  FFW_CALENDAR_MONTH,
  FFW_CALENDAR_WEEK,
} FfwCalendarMode;

/**
 * FfwCalendarTile:
 * @entry: position of the session's date in the agenda
 */
typedef struct
{
  guint entry;
  graphene_rect_t place;
} FfwCalendarTile;

/**
 * FfwCalendarMore:
 * @n: how many sessions of the day have no tile; @first is the position of the first of them
 */
typedef struct
{
  FfwDate day;
  guint first;
  guint n;
  graphene_rect_t place;
} FfwCalendarMore;

/**
 * FfwCalendarLayout:
 * @first, @n_days: which days
 * @dotted: there is no room for texts
 * @heading: height of the names of the weekdays
 * @hours: width of the times beside a week; 0 beside a month
 * @number: height of the number of a day, within its cell; 0 in a week
 * @first_hour, @end_hour: which hours a week shows
 * @tiles: (element-type FfwCalendarTile): in the order of the agenda
 * @mores: (element-type FfwCalendarMore): by their days
 */
typedef struct
{
  FfwCalendarMode mode;
  FfwDate first;
  guint n_days;
  gboolean dotted;
  float width;
  float height;
  float heading;
  float hours;
  float number;
  float column_width;
  float row_height;
  guint first_hour;
  guint end_hour;
  GArray *tiles;
  GArray *mores;
} FfwCalendarLayout;

/**
 * FfwCalendarMeasures:
 * @line: height of a line of text
 * @hours: width of a time of the day
 */
typedef struct
{
  float line;
  float hours;
} FfwCalendarMeasures;

FfwCalendarLayout *ffw_calendar_layout_new (void);
void ffw_calendar_layout_free (FfwCalendarLayout *self);
void ffw_calendar_layout_make (FfwCalendarLayout *self, FfwCalendarMode mode, FfwDate day,
                               const FfwAgenda *agenda, const FfwCalendarMeasures *measures,
                               float width, float height);
float ffw_calendar_layout_measure (FfwCalendarMode mode, const FfwAgenda *agenda,
                                   const FfwCalendarMeasures *measures);
void ffw_calendar_layout_get_range (FfwCalendarMode mode, FfwDate day, FfwDate *first,
                                    FfwDate *end);
void ffw_calendar_layout_get_day (const FfwCalendarLayout *self, FfwDate day,
                                  graphene_rect_t *place);
gboolean ffw_calendar_layout_get_entry (const FfwCalendarLayout *self, guint entry,
                                        graphene_rect_t *place);
float ffw_calendar_layout_get_minute (const FfwCalendarLayout *self, guint minute);
gboolean ffw_calendar_layout_find_day (const FfwCalendarLayout *self, double x, double y,
                                       FfwDate *day, guint *minute);
gboolean ffw_calendar_layout_find_entry (const FfwCalendarLayout *self, double x, double y,
                                         guint *entry);
gboolean ffw_calendar_layout_find_more (const FfwCalendarLayout *self, double x, double y,
                                        FfwDate *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwCalendarLayout, ffw_calendar_layout_free)

G_END_DECLS
