/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-number-format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Spreadsheets show so many figures; what a double has beyond is an artefact. */
#define FIGURES 15

/* A number of up to so many digits before the point is written without an exponent. */
#define MOST_DIGITS 21

#define SECONDS_PER_DAY 86400

/* The last day that a spreadsheet knows, 31 December 9999, from the end of 1899. */
#define LAST_SERIAL 2958465

/* Spreadsheets count a 29 February 1900, which never was, as day 60. */
#define DAY_THAT_NEVER_WAS 60

/* What a format asks for, piece by piece. */
typedef struct
{
  gboolean has_day;
  gboolean has_month; /* or minutes: m is either */
  gboolean has_clock;
  gboolean has_elapsed;
  gboolean has_percent;
  gboolean has_point;
  guint n_digits; /* of 0, # and ?, anywhere */
  guint n_zeros;  /* before the point */
} Pieces;

static const char *
skip_quoted (const char *at)
{
  const char *end = strchr (at + 1, '"');

  return end ? end + 1 : at + strlen (at);
}

/* A colour, a condition, a currency with its language, or hours that go on after 24. */
static const char *
take_bracket (const char *at, Pieces *pieces)
{
  const char *end = strchr (at, ']');
  gsize letters = strspn (at + 1, "hHmMsS");

  if (!end)
    return at + strlen (at);
  if (letters && at + 1 + letters == end)
    pieces->has_elapsed = TRUE;
  return end + 1;
}

static const char *
take_piece (const char *at, Pieces *pieces)
{
  switch (g_ascii_tolower (*at))
    {
    case '"':
      return skip_quoted (at);
    case '[':
      return take_bracket (at, pieces);
    case '\\':
    case '_':
    case '*':
      return at[1] ? g_utf8_next_char (at + 1) : at + 1;
    case 'y':
    case 'd':
      pieces->has_day = TRUE;
      break;
    case 'm':
      pieces->has_month = TRUE;
      break;
    case 'h':
    case 's':
      pieces->has_clock = TRUE;
      break;
    case '%':
      pieces->has_percent = TRUE;
      break;
    case '.':
      pieces->has_point = TRUE;
      break;
    case '0':
      pieces->n_zeros += !pieces->has_point;
      pieces->n_digits++;
      break;
    case '#':
    case '?':
      pieces->n_digits++;
      break;
    case 'e':
      /* An exponent, or the year of an emperor. */
      if (pieces->n_digits && (at[1] == '+' || at[1] == '-'))
        return at + 2 + strspn (at + 2, "0#?");
      pieces->has_day |= !pieces->n_digits;
      break;
    case 'g':
      if (g_ascii_strncasecmp (at, "General", strlen ("General")) == 0)
        return at + strlen ("General");
      break;
    default:
      break;
    }
  return at + 1;
}

/**
 * ffw_number_format_of_code:
 * @code: as an XLSX file has it, such as `dd/mm/yyyy hh:mm` or `0000;[Red]-0000`
 *
 * Returns: what its first section, that of positive numbers, makes of a number
 */
FfwNumberFormat
ffw_number_format_of_code (const char *code)
{
  Pieces pieces = { 0 };
  FfwNumberFormat self = { FFW_SHAPE_NUMBER, 0 };
  gboolean has_clock;

  for (const char *at = code; *at && *at != ';';)
    at = take_piece (at, &pieces);
  has_clock = pieces.has_clock || pieces.has_elapsed;
  if (pieces.has_day || (pieces.has_month && !has_clock))
    self.shape = has_clock ? FFW_SHAPE_DATE_TIME : FFW_SHAPE_DATE;
  else if (has_clock)
    self.shape = pieces.has_elapsed ? FFW_SHAPE_DURATION : FFW_SHAPE_TIME;
  else if (pieces.has_percent)
    self.shape = FFW_SHAPE_PERCENT;
  else
    self.least_digits = (guint8)MIN (pieces.n_zeros, MOST_DIGITS);
  return self;
}

/**
 * ffw_number_format_of_id:
 * @id: of a format that XLSX files do not spell out
 */
FfwNumberFormat
ffw_number_format_of_id (guint id)
{
  FfwNumberShape shape = FFW_SHAPE_NUMBER;

  if (id == 9 || id == 10)
    shape = FFW_SHAPE_PERCENT;
  else if (id == 22)
    shape = FFW_SHAPE_DATE_TIME;
  else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47)
    shape = FFW_SHAPE_TIME;
  else if (id == 46)
    shape = FFW_SHAPE_DURATION;
  else if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    shape = FFW_SHAPE_DATE;
  return (FfwNumberFormat){ (guint8)shape, 0 };
}

/**
 * ffw_number_format_show_seconds:
 * @shown: (out): 09:30, or 1:12:05 where it is not a whole minute
 */
void
ffw_number_format_show_seconds (guint64 seconds, char shown[FFW_NUMBER_SIZE])
{
  guint64 minutes = seconds / 60;

  if (seconds % 60)
    g_snprintf (shown, FFW_NUMBER_SIZE,
                "%" G_GUINT64_FORMAT ":%02" G_GUINT64_FORMAT ":%02" G_GUINT64_FORMAT, minutes / 60,
                minutes % 60, seconds % 60);
  else
    g_snprintf (shown, FFW_NUMBER_SIZE, "%02" G_GUINT64_FORMAT ":%02" G_GUINT64_FORMAT,
                minutes / 60, minutes % 60);
}

/* Zeros behind the point are no figures. */
static void
trim_zeros (char *shown)
{
  gsize length = strlen (shown);

  if (!strchr (shown, '.'))
    return;
  while (shown[length - 1] == '0')
    length--;
  if (shown[length - 1] == '.')
    length--;
  shown[length] = '\0';
}

/* A number as it is in nearly every cell, which needs no arithmetic: up to 15 figures, no zero at
 * its ends that says nothing. */
static gboolean
is_plain (const char *text)
{
  const char *at = text + (*text == '-');
  gsize whole = strspn (at, "0123456789");
  gsize rest = 0;

  if (whole == 0 || (whole > 1 && *at == '0') || (text != at && *at == '0'))
    return FALSE;
  at += whole;
  if (*at == '.')
    {
      rest = strspn (at + 1, "0123456789");
      if (rest == 0 || at[rest] == '0')
        return FALSE;
      at += rest + 1;
    }
  return *at == '\0' && whole + rest <= FIGURES;
}

/* A number such as 1.25e+16 as its figures, and zeros for those that it has not. */
static void
write_out (char shown[FFW_NUMBER_SIZE], int power)
{
  gsize sign = *shown == '-';
  gsize n = 0;

  for (gsize i = sign; shown[i] != 'e'; i++)
    if (shown[i] != '.')
      shown[sign + n++] = shown[i];
  while (n <= (gsize)power)
    shown[sign + n++] = '0';
  shown[sign + n] = '\0';
}

/* The shortest text of a number with the figures that a spreadsheet shows. */
static void
show_number (double value, char shown[FFW_NUMBER_SIZE])
{
  char *exponent;

  g_ascii_formatd (shown, FFW_NUMBER_SIZE, "%.15g", value == 0 ? 0 : value);
  exponent = strchr (shown, 'e');
  if (!exponent)
    return;
  int power = atoi (exponent + 1);
  if (power >= FIGURES && power < MOST_DIGITS)
    write_out (shown, power);
  else if (power < 0 && power > -MOST_DIGITS)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%df", FIGURES - 1 - power);
      g_ascii_formatd (shown, FFW_NUMBER_SIZE, format, value);
      trim_zeros (shown);
    }
}

static void
pad (char shown[FFW_NUMBER_SIZE], guint least_digits)
{
  char *digits = shown + (*shown == '-');
  gsize n = strspn (digits, "0123456789");
  gsize more = n < least_digits ? least_digits - n : 0;

  if (more == 0 || strchr (shown, 'e') || strlen (shown) + more >= FFW_NUMBER_SIZE)
    return;
  memmove (digits + more, digits, strlen (digits) + 1);
  memset (digits, '0', more);
}

static void
show_day (guint serial, gboolean from_1904, char shown[FFW_NUMBER_SIZE])
{
  /* That a day never was is for whoever reads the cell to say. */
  if (!from_1904 && serial == 0)
    g_strlcpy (shown, "1900-01-00", FFW_NUMBER_SIZE);
  else if (!from_1904 && serial == DAY_THAT_NEVER_WAS)
    g_strlcpy (shown, "1900-02-29", FFW_NUMBER_SIZE);
  else if (from_1904)
    ffw_date_to_iso (ffw_date_new (1904, 1, 1) + serial, shown);
  else
    ffw_date_to_iso (ffw_date_new (1899, 12, 31) + serial - (serial > DAY_THAT_NEVER_WAS), shown);
}

/* Shows a number as a date, a time or both; FALSE where the spreadsheet cannot either. */
static gboolean
show_time (FfwNumberShape shape, double value, gboolean from_1904, char shown[FFW_NUMBER_SIZE])
{
  double seconds = round (value * SECONDS_PER_DAY);
  guint64 total;
  guint day;

  if (!(value >= 0 && value < LAST_SERIAL + 1 - (from_1904 ? 1462 : 0)))
    return FALSE;
  total = (guint64)seconds;
  day = (guint)(total / SECONDS_PER_DAY);
  switch (shape)
    {
    case FFW_SHAPE_DATE:
      show_day ((guint)value, from_1904, shown);
      return TRUE;
    case FFW_SHAPE_DATE_TIME:
      show_day (day, from_1904, shown);
      g_snprintf (shown + strlen (shown), FFW_NUMBER_SIZE - strlen (shown), "T%02u:%02u",
                  (guint)(total / 3600 % 24), (guint)(total / 60 % 60));
      return TRUE;
    case FFW_SHAPE_TIME:
      ffw_number_format_show_seconds (total % SECONDS_PER_DAY, shown);
      return TRUE;
    case FFW_SHAPE_DURATION:
      ffw_number_format_show_seconds (total, shown);
      return TRUE;
    case FFW_SHAPE_NUMBER:
    case FFW_SHAPE_PERCENT:
    default:
      return FALSE;
    }
}

/**
 * ffw_number_format_apply:
 * @text: of a number, with a point for the decimals
 * @from_1904: whether day 0 is 1 January 1904, not the end of 1899
 * @shown: (out): as FfwTableType has it
 *
 * Returns: what it is; %FFW_TABLE_TEXT with nothing in @shown where @text is no number
 */
FfwTableType
ffw_number_format_apply (FfwNumberFormat self, const char *text, gboolean from_1904,
                         char shown[FFW_NUMBER_SIZE])
{
  double value;
  char *end;

  *shown = '\0';
  if (self.shape == FFW_SHAPE_NUMBER && is_plain (text))
    {
      g_strlcpy (shown, text, FFW_NUMBER_SIZE);
      pad (shown, self.least_digits);
      return FFW_TABLE_NUMBER;
    }
  value = g_ascii_strtod (text, &end);
  if (end == text || *end || !isfinite (value))
    return FFW_TABLE_TEXT;
  if (self.shape == FFW_SHAPE_PERCENT)
    {
      show_number (value * 100, shown);
      g_strlcat (shown, "%", FFW_NUMBER_SIZE);
      return FFW_TABLE_PERCENT;
    }
  if (self.shape != FFW_SHAPE_NUMBER && show_time (self.shape, value, from_1904, shown))
    return self.shape == FFW_SHAPE_TIME || self.shape == FFW_SHAPE_DURATION ? FFW_TABLE_TIME
                                                                            : FFW_TABLE_DATE;
  show_number (value, shown);
  pad (shown, self.least_digits);
  return FFW_TABLE_NUMBER;
}
