/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-date.h"

G_BEGIN_DECLS

/** More sessions than this are made in no one go. */
#define FFW_SERIES_MOST 200

/**
 * FfwSeriesRhythm:
 * @FFW_SERIES_WEEKS: every so many weeks
 * @FFW_SERIES_MONTHS: every so many months on the same weekday of the month, such as its second
 *   Tuesday; the fifth is the last one, in months that have four too
 */
typedef enum
{
  FFW_SERIES_WEEKS,
  FFW_SERIES_MONTHS,
} FfwSeriesRhythm;

/**
 * FfwSeriesRule:
 * @every: so many weeks or months, from 1
 * @number: how many days, the first one counted; 0 for as many as there are until @until
 * @until: no day comes after it; %FFW_DATE_NONE for no such end
 *
 * The days on which the sessions of a series begin.
 */
typedef struct
{
  FfwSeriesRhythm rhythm;
  guint every;
  guint number;
  FfwDate until;
} FfwSeriesRule;

GArray *ffw_series_work_out (const FfwSeriesRule *rule, FfwDate first, const FfwDate *skipped,
                             guint n_skipped);

G_END_DECLS
