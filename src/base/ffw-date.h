/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwDate:
 *
 * A calendar date without a time zone, as its Julian day number (the one of
 * #GDate); 0 is no date. Dates compare with < and ==, and differ in days.
 */
typedef guint32 FfwDate;

#define FFW_DATE_NONE ((FfwDate)0)

/** 31 December 9999: no text is of a later one. */
#define FFW_DATE_LAST ((FfwDate)3652059)

/** What ffw_date_parse_freely() says where a text has no time of day. */
#define FFW_DATE_NO_MINUTE G_MAXUINT

/** Bytes that ffw_date_to_iso() fills, the final NUL included. */
#define FFW_DATE_ISO_SIZE 11

typedef enum
{
  FFW_DATE_OK,
  FFW_DATE_MALFORMED,      /* not a date in any form we read */
  FFW_DATE_DOES_NOT_EXIST, /* such as 31 February */
  FFW_DATE_TWO_DIGIT_YEAR, /* all in numbers, with a year of two digits */
} FfwDateResult;

FfwDate ffw_date_new (guint year, guint month, guint day);
void ffw_date_split (FfwDate date, guint *year, guint *month, guint *day);
FfwDate ffw_date_from_iso (const char *iso);
char *ffw_date_to_iso (FfwDate date, char iso[FFW_DATE_ISO_SIZE]);
FfwDateResult ffw_date_parse (const char *text, FfwDate *date);
FfwDateResult ffw_date_time_parse (const char *text, FfwDate *date, guint *minute);
FfwDateResult ffw_date_parse_freely (const char *text, gboolean month_first, FfwDate *date,
                                     guint *minute);
FfwDate ffw_date_add_months (FfwDate date, int months);
FfwDate ffw_date_expires_on (FfwDate completed_on, FfwDate extended_to, int renew_months,
                             int validity_months);
FfwDate ffw_date_today (void);

G_END_DECLS
