/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which days a calendar shows: weeks from Monday, and a month as six of them. */

#pragma once

#include "ffw-date.h"

G_BEGIN_DECLS

/** Weeks of the picture of a month: no month needs more, and each picture is as high. */
#define FFW_MONTH_GRID_WEEKS 6

/** Days of such a picture. */
#define FFW_MONTH_GRID_DAYS 42

FfwDate ffw_date_get_week (FfwDate day);
FfwDate ffw_date_get_month (FfwDate day);
FfwDate ffw_month_grid_get_first (FfwDate day);
FfwDate ffw_date_limit (FfwDate day);

G_END_DECLS
