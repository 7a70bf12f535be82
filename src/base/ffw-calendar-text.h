/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/** Days of a week, which begins on a Monday. */
#define FFW_DAYS_IN_WEEK 7

const char *ffw_month_name (guint month, FfwLanguage language);
const char *ffw_month_abbreviation (guint month, FfwLanguage language);
const char *ffw_weekday_name (guint weekday, FfwLanguage language);
const char *ffw_weekday_abbreviation (guint weekday, FfwLanguage language);
guint ffw_date_get_weekday (FfwDate date);
char *ffw_date_format (FfwDate date, FfwLanguage language, gboolean with_year);
char *ffw_number_format (gint64 number, FfwLanguage language);

G_END_DECLS
