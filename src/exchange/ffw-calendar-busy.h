/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in somebody's calendar file, and which sessions it clashes with. */

#pragma once

#include "ffw-calendar-events.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** How many days ahead a calendar is compared where nobody says how far. */
#define FFW_CALENDAR_BUSY_DAYS 366

/** A calendar file that is larger is none that a person keeps. */
#define FFW_CALENDAR_BUSY_MOST_BYTES (20 * 1024 * 1024)

/** So many entries, each repetition counted, are looked at. */
#define FFW_CALENDAR_BUSY_MOST 500000

/**
 * FfwCalendarBusy:
 * @summary: what it is called, or empty
 * @starts, @ends: moments in seconds from the beginning of 1970, UTC
 *
 * A time at which somebody is busy.
 */
typedef struct
{
  char *summary;
  gint64 starts;
  gint64 ends;
} FfwCalendarBusy;

/**
 * FfwCalendarClash:
 * @event: a date of a session
 * @busy: what it clashes with
 */
typedef struct
{
  const FfwCalendarEvent *event;
  const FfwCalendarBusy *busy;
} FfwCalendarClash;

GPtrArray *ffw_calendar_busy_read (const char *path, FfwDate from, FfwDate to,
                                   GCancellable *cancellable, GError **error);
GArray *ffw_calendar_busy_find_clashes (GPtrArray *busy, GPtrArray *events, guint buffer);

G_END_DECLS
