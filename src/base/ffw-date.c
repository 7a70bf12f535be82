/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-date.h"

#include <string.h>

/* Outside these years a date in our files is a slip of the pen. */
#define LEAST_YEAR 1800
#define MOST_YEAR  9999

/* A year of two digits beside a month in letters: 70–99 are of the last century. */
#define FIRST_YEAR_OF_1900S 70

#define MINUTES_PER_HOUR 60

/* What spreadsheets in either language write, whatever the language of the
 * program is; the last ones as they are behind “o”: 22ain o Dachwedd. A name may be cut short to
 * its first three letters or more. */
static const char *const month_names[][3] = {
  { "january", "ionawr" },
  { "february", "chwefror" },
  { "march", "mawrth", "fawrth" },
  { "april", "ebrill" },
  { "may", "mai", "fai" },
  { "june", "mehefin", "fehefin" },
  { "july", "gorffennaf", "orffennaf" },
  { "august", "awst" },
  { "september", "medi", "fedi" },
  { "october", "hydref" },
  { "november", "tachwedd", "dachwedd" },
  { "december", "rhagfyr", "ragfyr" },
};

#define LEAST_MONTH_LETTERS 3

/**
 * ffw_date_new:
 * @year: 1800–9999
 * @month: 1–12
 * @day: of the month, from 1
 *
 * Returns: the date, or %FFW_DATE_NONE where there is no such day
 */
FfwDate
ffw_date_new (guint year, guint month, guint day)
{
  GDate date;

  if (year < LEAST_YEAR || year > MOST_YEAR || month > G_DATE_DECEMBER || day > 31
      || !g_date_valid_dmy (day, month, year))
    return FFW_DATE_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);

  return g_date_get_julian (&date);
}

/**
 * ffw_date_split:
 * @year: (out) (optional): the year, 0 for %FFW_DATE_NONE
 * @month: (out) (optional): 1–12, or 0 likewise
 * @day: (out) (optional): 1–31, or 0 likewise
 */
void
ffw_date_split (FfwDate date, guint *year, guint *month, guint *day)
{
  GDate split;
  gboolean some = date != FFW_DATE_NONE;

  g_date_clear (&split, 1);
  if (some)
    g_date_set_julian (&split, date);
  if (year)
    *year = some ? g_date_get_year (&split) : 0;
  if (month)
    *month = some ? g_date_get_month (&split) : 0;
  if (day)
    *day = some ? g_date_get_day (&split) : 0;
}

/* Reads @least to @most digits at *@at and moves behind them; a digit more is a fault. */
static gboolean
take_number (const char **at, guint least, guint most, guint *number, guint *n_digits)
{
  guint n = 0;

  *number = 0;
  for (; n < most && g_ascii_isdigit ((*at)[n]); n++)
    *number = *number * 10 + (guint)((*at)[n] - '0');
  if (n < least || g_ascii_isdigit ((*at)[n]))
    return FALSE;
  *at += n;
  if (n_digits)
    *n_digits = n;

  return TRUE;
}

static gboolean
take (const char **at, char expected)
{
  if (**at != expected)
    return FALSE;
  ++*at;

  return TRUE;
}

/* Takes a month's name, or the beginning of one, in English or Welsh. */
static gboolean
take_month_name (const char **at, guint *month)
{
  gsize length = 0;

  while (g_ascii_isalpha ((*at)[length]))
    length++;
  if (length < LEAST_MONTH_LETTERS)
    return FALSE;

  for (guint m = 0; m < G_N_ELEMENTS (month_names); m++)
    for (guint i = 0; i < G_N_ELEMENTS (month_names[m]) && month_names[m][i]; i++)
      if (length <= strlen (month_names[m][i])
          && g_ascii_strncasecmp (*at, month_names[m][i], length) == 0)
        {
          *at += length;
          *month = m + 1;
          return TRUE;
        }

  return FALSE;
}

/* Takes what follows the day: its separator, the month and the year. */
static FfwDateResult
take_month_and_year (const char **at, guint *year, guint *month)
{
  char separator = **at;
  guint n_digits;

  if (separator != '/' && separator != '.' && separator != '-')
    return FFW_DATE_MALFORMED;
  ++*at;

  if (separator == '-' ? !take_month_name (at, month) : !take_number (at, 1, 2, month, NULL))
    return FFW_DATE_MALFORMED;
  if (!take (at, separator) || !take_number (at, 2, 4, year, &n_digits) || n_digits == 3)
    return FFW_DATE_MALFORMED;
  if (n_digits == 2)
    {
      if (separator != '-')
        return FFW_DATE_TWO_DIGIT_YEAR;
      *year += *year < FIRST_YEAR_OF_1900S ? 2000 : 1900;
    }

  return FFW_DATE_OK;
}

/* Takes a date in any form that we read; what follows it is the caller's. */
static FfwDateResult
take_date (const char **at, FfwDate *date)
{
  guint year, month, day, n_digits;

  if (!take_number (at, 1, 4, &day, &n_digits) || n_digits == 3)
    return FFW_DATE_MALFORMED;
  if (n_digits == 4)
    {
      year = day;
      if (!take (at, '-') || !take_number (at, 2, 2, &month, NULL) || !take (at, '-')
          || !take_number (at, 2, 2, &day, NULL))
        return FFW_DATE_MALFORMED;
    }
  else
    {
      FfwDateResult result = take_month_and_year (at, &year, &month);

      if (result != FFW_DATE_OK)
        return result;
    }

  if (year < LEAST_YEAR)
    return FFW_DATE_MALFORMED;
  *date = ffw_date_new (year, month, day);

  return *date == FFW_DATE_NONE ? FFW_DATE_DOES_NOT_EXIST : FFW_DATE_OK;
}

/* Takes a time behind a date, such as “T09:30” or “ 9:30:00”. */
static gboolean
take_time (const char **at, guint *minute)
{
  guint hours, minutes, seconds = 0;

  if (!take (at, 'T') && !take (at, ' '))
    return FALSE;
  if (!take_number (at, 1, 2, &hours, NULL) || !take (at, ':')
      || !take_number (at, 2, 2, &minutes, NULL))
    return FALSE;
  if (take (at, ':') && !take_number (at, 2, 2, &seconds, NULL))
    return FALSE;
  if (hours > 23 || minutes > 59 || seconds != 0)
    return FALSE;
  *minute = hours * MINUTES_PER_HOUR + minutes;

  return TRUE;
}

static void
skip_spaces (const char **at)
{
  while (**at == ' ' || **at == '\t')
    ++*at;
}

/**
 * ffw_date_from_iso:
 * @iso: (nullable): such as 2022-11-22
 *
 * Reads the one form in which the program itself writes dates.
 *
 * Returns: the date, or %FFW_DATE_NONE where @iso is not one
 */
FfwDate
ffw_date_from_iso (const char *iso)
{
  const char *at = iso;
  guint year, month, day;

  if (iso == NULL || !take_number (&at, 4, 4, &year, NULL) || !take (&at, '-')
      || !take_number (&at, 2, 2, &month, NULL) || !take (&at, '-')
      || !take_number (&at, 2, 2, &day, NULL) || *at)
    return FFW_DATE_NONE;

  return ffw_date_new (year, month, day);
}

/**
 * ffw_date_to_iso:
 * @iso: (out caller-allocates): where to write; empty for %FFW_DATE_NONE
 *
 * Returns: @iso
 */
char *
ffw_date_to_iso (FfwDate date, char iso[FFW_DATE_ISO_SIZE])
{
  guint year, month, day;

  if (date == FFW_DATE_NONE)
    {
      iso[0] = '\0';
      return iso;
    }

  ffw_date_split (date, &year, &month, &day);
  for (int i = 3; i >= 0; i--, year /= 10)
    iso[i] = (char)('0' + year % 10);
  iso[4] = '-';
  iso[5] = (char)('0' + month / 10);
  iso[6] = (char)('0' + month % 10);
  iso[7] = '-';
  iso[8] = (char)('0' + day / 10);
  iso[9] = (char)('0' + day % 10);
  iso[10] = '\0';

  return iso;
}

/**
 * ffw_date_parse:
 * @text: a date as people and spreadsheets write it, spaces around it allowed:
 *   2022-11-22, 22/11/2022, 3/5/2022 (3 May), 22.11.2022, 22-Nov-2022 or
 *   22-Nov-22 (also with the Welsh name), each also with a time of 00:00
 * @date: (out): the date; %FFW_DATE_NONE where the result is not %FFW_DATE_OK
 *
 * Years are 1800–9999. A year of two digits is 1970–2069, and is only read
 * beside a month in letters: in 1/2/22 nobody can tell what is what.
 */
FfwDateResult
ffw_date_parse (const char *text, FfwDate *date)
{
  FfwDate found = FFW_DATE_NONE;
  FfwDateResult result;
  guint minute;

  *date = FFW_DATE_NONE;
  skip_spaces (&text);
  result = take_date (&text, &found);
  if (result == FFW_DATE_MALFORMED)
    return result;

  if ((*text == 'T' || (*text == ' ' && g_ascii_isdigit (text[1])))
      && (!take_time (&text, &minute) || minute != 0))
    return FFW_DATE_MALFORMED;
  skip_spaces (&text);
  if (*text)
    return FFW_DATE_MALFORMED;
  if (result == FFW_DATE_OK)
    *date = found;

  return result;
}

/**
 * ffw_date_time_parse:
 * @text: a date as ffw_date_parse() reads it, then T or a space, then the
 *   time: 2022-11-22T09:30, 22/11/2022 09:30; seconds only where they are 00
 * @date: (out): the date; %FFW_DATE_NONE where the result is not %FFW_DATE_OK
 * @minute: (out): minutes since midnight, 0–1439
 */
FfwDateResult
ffw_date_time_parse (const char *text, FfwDate *date, guint *minute)
{
  FfwDate found = FFW_DATE_NONE;
  FfwDateResult result;

  *date = FFW_DATE_NONE;
  *minute = 0;
  skip_spaces (&text);
  result = take_date (&text, &found);
  if (result == FFW_DATE_MALFORMED)
    return result;

  if (!take_time (&text, minute))
    return FFW_DATE_MALFORMED;
  skip_spaces (&text);
  if (*text)
    return FFW_DATE_MALFORMED;
  if (result == FFW_DATE_OK)
    *date = found;

  return result;
}

/* Takes the rest of the words at *@at that a text may have before a date: “Tuesday,”. */
static void
skip_weekday (const char **at)
{
  static const char *const days[] = { "monday", "tuesday",  "wednesday", "thursday",
                                      "friday", "saturday", "sunday" };
  gsize length = 0;

  while (g_ascii_isalpha ((*at)[length]))
    length++;
  if (length == strlen ("dydd") && g_ascii_strncasecmp (*at, "dydd", length) == 0)
    {
      *at += length;
      skip_spaces (at);
      for (length = 0; g_ascii_isalpha ((*at)[length]);)
        length++;
      *at += length;
    }
  else if (length >= LEAST_MONTH_LETTERS)
    for (guint i = 0; i < G_N_ELEMENTS (days); i++)
      if (length <= strlen (days[i]) && g_ascii_strncasecmp (*at, days[i], length) == 0)
        {
          *at += length;
          break;
        }
  if (**at == ',')
    ++*at;
  skip_spaces (at);
}

/* Takes the letters behind a day's number: 3rd, 3ydd. */
static gboolean
skip_ordinal (const char **at)
{
  static const char *const endings[] = { "st",  "nd",  "rd", "th",  "af", "ail", "il",
                                         "ydd", "edd", "ed", "fed", "eg", "ain" };
  gsize length = 0;

  while (g_ascii_isalpha ((*at)[length]))
    length++;
  if (length == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (length == strlen (endings[i]) && g_ascii_strncasecmp (*at, endings[i], length) == 0)
      {
        *at += length;
        return TRUE;
      }
  return FALSE;
}

/* Takes what stands between the parts of a date that has its month in letters. */
static gboolean
skip_between (const char **at)
{
  const char *begin = *at;

  while (**at && strchr (" \t,.-/", **at))
    ++*at;
  return *at != begin;
}

/* Takes a year beside a month in letters. */
static gboolean
take_year (const char **at, guint *year)
{
  guint n_digits;

  if (!take_number (at, 2, 4, year, &n_digits) || n_digits == 3)
    return FALSE;
  if (n_digits == 2)
    *year += *year < FIRST_YEAR_OF_1900S ? 2000 : 1900;
  return TRUE;
}

/* Takes “May 3, 2022”. */
static gboolean
take_month_day_year (const char **at, guint *year, guint *month, guint *day)
{
  return take_month_name (at, month) && skip_between (at) && take_number (at, 1, 2, day, NULL)
         && skip_ordinal (at) && skip_between (at) && take_year (at, year);
}

/* Takes what follows the day in “3rd of May 2022”. */
static gboolean
take_name_and_year (const char **at, guint *year, guint *month)
{
  if (!skip_ordinal (at) || !skip_between (at))
    return FALSE;
  if (g_ascii_strncasecmp (*at, "of ", strlen ("of ")) == 0)
    *at += strlen ("of ");
  else if (g_ascii_strncasecmp (*at, "o ", strlen ("o ")) == 0)
    *at += strlen ("o ");
  return take_month_name (at, month) && skip_between (at) && take_year (at, year);
}

/* Takes the rest of a date of which @first is the first number, all in numbers. */
static FfwDateResult
take_numbers (const char **at, guint first, guint n_digits, gboolean month_first, guint *year,
              guint *month, guint *day)
{
  char separator = **at;
  guint second, third, n_third;

  if (separator == '\0' || !strchr ("/.-", separator))
    return FFW_DATE_MALFORMED;
  ++*at;
  if (!take_number (at, 1, 2, &second, NULL) || !take (at, separator)
      || !take_number (at, 1, 4, &third, &n_third))
    return FFW_DATE_MALFORMED;
  if (n_digits == 4)
    {
      *year = first;
      *month = second;
      *day = third;
      return n_third <= 2 ? FFW_DATE_OK : FFW_DATE_MALFORMED;
    }
  *year = third;
  *month = month_first ? first : second;
  *day = month_first ? second : first;
  if (n_third == 2)
    return FFW_DATE_TWO_DIGIT_YEAR;
  return n_third == 4 ? FFW_DATE_OK : FFW_DATE_MALFORMED;
}

static FfwDateResult
take_free_date (const char **at, gboolean month_first, FfwDate *date)
{
  guint year = 0, month = 0, day = 0, n_digits;

  skip_weekday (at);
  if (g_ascii_isalpha (**at))
    {
      if (!take_month_day_year (at, &year, &month, &day))
        return FFW_DATE_MALFORMED;
    }
  else
    {
      FfwDateResult result;
      const char *begin;

      if (!take_number (at, 1, 4, &day, &n_digits) || n_digits == 3)
        return FFW_DATE_MALFORMED;
      begin = *at;
      result = take_numbers (at, day, n_digits, month_first, &year, &month, &day);
      if (result == FFW_DATE_TWO_DIGIT_YEAR)
        return result;
      if (result != FFW_DATE_OK)
        {
          *at = begin;
          if (n_digits == 4 || !take_name_and_year (at, &year, &month))
            return FFW_DATE_MALFORMED;
        }
    }
  if (year < LEAST_YEAR)
    return FFW_DATE_MALFORMED;
  *date = ffw_date_new (year, month, day);
  return *date == FFW_DATE_NONE ? FFW_DATE_DOES_NOT_EXIST : FFW_DATE_OK;
}

/* Takes a time of day behind a date, with its seconds, fractions of them, or “PM”. */
static gboolean
take_free_time (const char **at, guint *minute)
{
  guint hours, minutes, seconds = 0;

  if (**at == ',')
    ++*at;
  if (**at == 'T')
    ++*at;
  skip_spaces (at);
  if (!take_number (at, 1, 2, &hours, NULL) || !take (at, ':')
      || !take_number (at, 2, 2, &minutes, NULL))
    return FALSE;
  if (**at == ':' && (!take (at, ':') || !take_number (at, 2, 2, &seconds, NULL)))
    return FALSE;
  if (**at == '.')
    for (++*at; g_ascii_isdigit (**at);)
      ++*at;
  skip_spaces (at);
  if (g_ascii_strncasecmp (*at, "am", 2) == 0 || g_ascii_strncasecmp (*at, "pm", 2) == 0)
    {
      if (hours < 1 || hours > 12)
        return FALSE;
      hours = hours % 12 + (g_ascii_tolower (**at) == 'p' ? 12 : 0);
      *at += 2;
    }
  else if (**at == 'Z')
    ++*at;
  if (hours > 23 || minutes > 59 || seconds > 59)
    return FALSE;
  *minute = hours * MINUTES_PER_HOUR + minutes;
  return TRUE;
}

/**
 * ffw_date_parse_freely:
 * @text: a date as it stands in files that nobody made for a program: beside what
 *   ffw_date_parse() reads also 2022/11/22, 22-11-2022, 3 May 2022, 3rd May 2022, May 3, 2022,
 *   Tuesday 3 May 2022, 3 Mai 2022, each also with a time of day
 * @month_first: whether 3/5/2022 is the fifth of March
 * @date: (out): the date; %FFW_DATE_NONE where the result is not %FFW_DATE_OK
 * @minute: (out): minutes since midnight, 0–1439; %FFW_DATE_NO_MINUTE where there is no time
 */
FfwDateResult
ffw_date_parse_freely (const char *text, gboolean month_first, FfwDate *date, guint *minute)
{
  FfwDate found = FFW_DATE_NONE;
  FfwDateResult result;

  *date = FFW_DATE_NONE;
  *minute = FFW_DATE_NO_MINUTE;
  skip_spaces (&text);
  result = take_free_date (&text, month_first, &found);
  if (result == FFW_DATE_MALFORMED)
    return result;
  if ((*text == 'T' || *text == ' ' || *text == ',') && text[strspn (text, " \t")]
      && !take_free_time (&text, minute))
    return FFW_DATE_MALFORMED;
  skip_spaces (&text);
  if (*text)
    return FFW_DATE_MALFORMED;
  if (result == FFW_DATE_OK)
    *date = found;
  return result;
}

/**
 * ffw_date_add_months:
 * @months: how many, also fewer than none
 *
 * Returns: the same day of the month so many months later, or the month's
 *   last day where it has no such day; %FFW_DATE_NONE for no date, and where
 *   the result is outside the years 1800–9999
 */
FfwDate
ffw_date_add_months (FfwDate date, int months)
{
  GDate sum;
  gint64 month;

  if (date == FFW_DATE_NONE)
    return FFW_DATE_NONE;

  g_date_clear (&sum, 1);
  g_date_set_julian (&sum, date);
  month = (gint64)g_date_get_year (&sum) * 12 + g_date_get_month (&sum) - 1 + months;
  if (month < LEAST_YEAR * 12 || month >= (MOST_YEAR + 1) * 12)
    return FFW_DATE_NONE;

  if (months < 0)
    g_date_subtract_months (&sum, (guint)-months);
  else
    g_date_add_months (&sum, (guint)months);

  return g_date_get_julian (&sum);
}

/**
 * ffw_date_expires_on:
 * @completed_on: when the training was completed
 * @extended_to: the record's own end, of an extension, or %FFW_DATE_NONE
 * @renew_months: of the requirement that the record is to meet; negative where it has none
 * @validity_months: of the course; negative where it never expires
 *
 * The one place that knows until when a record counts: to the end of its own
 * extension, else of the requirement's renewal, else of the course's validity.
 * The record counts through the end of the day that is returned.
 *
 * Returns: the last day, or %FFW_DATE_NONE where it never expires
 */
FfwDate
ffw_date_expires_on (FfwDate completed_on, FfwDate extended_to, int renew_months,
                     int validity_months)
{
  int months = renew_months >= 0 ? renew_months : validity_months;

  if (extended_to != FFW_DATE_NONE)
    return extended_to;
  if (months < 0)
    return FFW_DATE_NONE;

  return ffw_date_add_months (completed_on, months);
}

/**
 * ffw_date_today:
 *
 * Returns: the day in the environment's FFRAMWAITH_TODAY (2022-11-22) where
 *   that is a date, else the local date
 */
FfwDate
ffw_date_today (void)
{
  FfwDate given = ffw_date_from_iso (g_getenv ("FFRAMWAITH_TODAY"));
  g_autoptr (GDateTime) now = NULL;
  int year, month, day;

  if (given != FFW_DATE_NONE)
    return given;

  now = g_date_time_new_now_local ();
  g_date_time_get_ymd (now, &year, &month, &day);

  return ffw_date_new ((guint)year, (guint)month, (guint)day);
}
