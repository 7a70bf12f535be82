/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times of sessions: local times of Europe/London, whose clocks change twice a year (rules.md,
 * Dates and validity). */

#pragma once

#include "ffw-date.h"

G_BEGIN_DECLS

/** Bytes that ffw_local_time_to_iso() fills, the final NUL included. */
#define FFW_LOCAL_TIME_SIZE 17

#define FFW_MINUTES_IN_DAY 1440

/**
 * FfwLocalTime:
 * @minute: of the day, from 0
 */
typedef struct
{
  FfwDate day;
  guint minute;
} FfwLocalTime;

gboolean ffw_local_time_parse (const char *text, FfwLocalTime *time);
char *ffw_local_time_to_iso (FfwLocalTime time, char iso[FFW_LOCAL_TIME_SIZE]);
int ffw_local_time_compare (FfwLocalTime a, FfwLocalTime b);
FfwLocalTime ffw_local_time_add (FfwLocalTime time, int days, int minutes);
gboolean ffw_local_time_exists (FfwLocalTime time);
gint64 ffw_local_time_to_unix (FfwLocalTime time);

G_END_DECLS
