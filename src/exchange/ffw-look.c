/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-look.h"

#include "ffw-date.h"

#include <string.h>

/* Longer texts are none of the shapes that are told apart. */
#define LONGEST 100

/* What a spreadsheet holds for days from 1954 to 2064. */
#define FIRST_SERIAL 20000
#define LAST_SERIAL  60000

#define MOST_MONTH 12
#define MOST_DAY   31

static gboolean
is_error (const char *text)
{
  static const char *const errors[] = { "#N/A",   "#REF!", "#VALUE!", "#DIV/0!",
                                        "#NAME?", "#NUM!", "#NULL!",  NULL };

  return text[0] == '#' && g_strv_contains (errors, text);
}

static gboolean
is_tick (const char *text)
{
  static const char *const ticks[]
      = { "✓",     "✔",  "☑",   "✗",       "✘",       "x",    "X",    "y",     "Y",
          "n",     "N",  "yes", "Yes",     "YES",     "no",   "No",   "NO",    "oes",
          "Oes",   "ie", "Ie",  "TRUE",    "✅",       "True", "true", "FALSE", "False",
          "false", "do", "Do",  "nac oes", "Nac oes", "na",   "Na",   "❌",     NULL };

  return g_strv_contains (ticks, text);
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at && at != text && !strpbrk (text, " ,;") && strchr (at, '.') && !strchr (at + 1, '@');
}

static gsize
count_digits (const char *text)
{
  return strspn (text, "0123456789");
}

static FfwLook
look_at_number (const char *text)
{
  const char *digits = text + (text[0] == '-');
  gsize whole = count_digits (digits);
  gsize part = digits[whole] == '.' ? count_digits (digits + whole + 1) : 0;
  double value;

  if (whole == 0 || digits[whole + (digits[whole] == '.') + part])
    return FFW_LOOK_TEXT;
  /* A number of staff that keeps its zeros. */
  if (whole > 1 && digits[0] == '0')
    return FFW_LOOK_CODE;
  value = g_ascii_strtod (text, NULL);
  return value >= FIRST_SERIAL && value <= LAST_SERIAL ? FFW_LOOK_SERIAL : FFW_LOOK_NUMBER;
}

/* 3/5/2022, 22.11.2022, 2022-11-22, with a time or without: in numbers alone. */
static FfwLook
look_at_numbers (const char *text)
{
  guint64 parts[3];
  const char *at = text;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gsize n = count_digits (at);

      if (n == 0 || n > 4 || (i == 0 && n == 3) || (i < 2 && (!at[n] || !strchr ("/.-", at[n]))))
        return FFW_LOOK_TEXT;
      parts[i] = g_ascii_strtoull (at, NULL, 10);
      at += n + (i < 2);
    }
  if (*at && *at != ' ' && *at != 'T' && *at != ',')
    return FFW_LOOK_TEXT;
  if (parts[0] > MOST_DAY)
    return parts[1] <= MOST_MONTH && parts[2] <= MOST_DAY ? FFW_LOOK_DATE : FFW_LOOK_TEXT;
  if (parts[1] > MOST_DAY || parts[0] == 0 || parts[1] == 0)
    return FFW_LOOK_TEXT;
  if (parts[0] > MOST_MONTH)
    return parts[1] > MOST_MONTH ? FFW_LOOK_TEXT : FFW_LOOK_DATE_DAY_FIRST;
  if (parts[1] > MOST_MONTH)
    return FFW_LOOK_DATE_MONTH_FIRST;
  return parts[0] == parts[1] ? FFW_LOOK_DATE : FFW_LOOK_DATE_EITHER;
}

/* 09:30, 1:12:05, 9.30 am; 1h 12m 5s, 45 min. */
static gboolean
is_time (const char *text)
{
  gsize n = count_digits (text);
  gboolean has_unit = FALSE;

  if (n == 0 || n > 3)
    return FALSE;
  if (text[n] == ':' && count_digits (text + n + 1) == 2)
    {
      const char *rest = text + n + 3;

      if (rest[0] == ':' && count_digits (rest + 1) == 2)
        rest += 3;
      return !rest[0] || g_ascii_strcasecmp (rest, " am") == 0
             || g_ascii_strcasecmp (rest, " pm") == 0 || g_ascii_strcasecmp (rest, "am") == 0
             || g_ascii_strcasecmp (rest, "pm") == 0;
    }
  while (*text)
    {
      static const char *const units[] = { "h",   "hr",   "hrs",     "hour",   "hours", "m",
                                           "min", "mins", "minutes", "awr",    "munud", "s",
                                           "sec", "secs", "seconds", "eiliad", NULL };
      g_autofree char *unit = NULL;
      gsize length;

      n = count_digits (text);
      text += n;
      text += strspn (text, " ");
      length = strspn (text, "abcdefghijklmnopqrstuvwxyz");
      unit = g_strndup (text, length);
      if (n == 0 || !g_strv_contains (units, unit))
        return FALSE;
      has_unit = TRUE;
      text += length;
      text += strspn (text, " ,");
    }
  return has_unit;
}

static gboolean
is_date_in_words (const char *text)
{
  FfwDate date;
  guint minute;

  return strpbrk (text, "0123456789")
         && ffw_date_parse_freely (text, FALSE, &date, &minute) == FFW_DATE_OK;
}

/* Whether there are only letters and what stands in names, from one word to four, those of more
 * than three letters with a capital letter: "Mair ap Rhys". */
static gboolean
is_name (const char *text, gsize length, guint *n_words)
{
  gboolean is_first = TRUE;
  gboolean is_capital = FALSE;
  guint in_word = 0;

  *n_words = 0;
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == ' ')
        {
          if (!is_first && !is_capital && in_word > 3)
            return FALSE;
          is_first = TRUE;
          continue;
        }
      if (!g_unichar_isalpha (letter) && !g_unichar_ismark (letter) && letter != '\''
          && letter != 0x2019 && letter != '-' && letter != '.')
        return FALSE;
      if (is_first)
        {
          is_capital = g_unichar_isupper (letter);
          *n_words += 1;
          in_word = 0;
        }
      is_first = FALSE;
      in_word++;
    }
  return *n_words >= 1 && *n_words <= 4 && (is_capital || in_word <= 3);
}

static gboolean
is_code (const char *text)
{
  gboolean has_digit = FALSE;
  gboolean has_small = FALSE;
  guint n = 0;

  for (const char *at = text; *at; at++, n++)
    {
      if (!g_ascii_isalnum (*at) && !strchr ("-_/.", *at))
        return FALSE;
      has_digit |= g_ascii_isdigit (*at);
      has_small |= g_ascii_islower (*at);
    }
  return n >= 2 && n <= 20 && (has_digit || !has_small);
}

static FfwLook
look_at_words (const char *text, gsize length)
{
  const char *comma = strchr (text, ',');
  guint n_words;

  if (comma && comma != text && comma[1] && !strchr (comma + 1, ','))
    {
      guint n_after;

      return is_name (text, comma - text, &n_words)
                     && is_name (comma + 1, length - (comma + 1 - text), &n_after)
                 ? FFW_LOOK_NAME_COMMA
                 : FFW_LOOK_TEXT;
    }
  if (is_code (text))
    return FFW_LOOK_CODE;
  if (g_unichar_isupper (g_utf8_get_char (text)) && is_name (text, length, &n_words)
      && n_words >= 2)
    return FFW_LOOK_WORDS;
  return FFW_LOOK_TEXT;
}

static FfwLook
look_at_text (const char *text, gsize length)
{
  FfwLook look;

  if (is_error (text))
    return FFW_LOOK_ERROR;
  if (g_ascii_isdigit (text[0]) || (text[0] == '-' && g_ascii_isdigit (text[1])))
    {
      look = look_at_number (text);
      if (look == FFW_LOOK_TEXT)
        look = look_at_numbers (text);
      if (look != FFW_LOOK_TEXT)
        return look;
      if (is_time (text))
        return FFW_LOOK_TIME;
      return is_date_in_words (text) ? FFW_LOOK_DATE : look_at_words (text, length);
    }
  if (length <= strlen ("Nac oes") && is_tick (text))
    return FFW_LOOK_TICK;
  if (is_email (text))
    return FFW_LOOK_EMAIL;
  look = look_at_words (text, length);
  if (look != FFW_LOOK_WORDS && look != FFW_LOOK_CODE && is_date_in_words (text))
    return FFW_LOOK_DATE;
  return look;
}

/**
 * ffw_look_at:
 * @text: UTF-8, NUL-terminated
 * @length: bytes of @text
 * @type: of the cell
 *
 * Blanks around @text do not matter.
 */
FfwLook
ffw_look_at (const char *text, gsize length, FfwTableType type)
{
  char room[LONGEST + 1];

  while (length && (g_ascii_isspace (*text) || g_str_has_prefix (text, "\302\240")))
    {
      gsize n = g_ascii_isspace (*text) ? 1 : 2;

      text += n;
      length -= n;
    }
  while (length && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0)
    return FFW_LOOK_EMPTY;
  if (type == FFW_TABLE_DATE)
    return FFW_LOOK_DATE;
  if (type == FFW_TABLE_TIME)
    return FFW_LOOK_TIME;
  if (type == FFW_TABLE_BOOLEAN)
    return FFW_LOOK_TICK;
  if (type == FFW_TABLE_ERROR)
    return FFW_LOOK_ERROR;
  if (type == FFW_TABLE_PERCENT)
    return FFW_LOOK_NUMBER;
  if (length > LONGEST)
    return FFW_LOOK_TEXT;
  memcpy (room, text, length);
  room[length] = '\0';
  return look_at_text (room, length);
}

/** Returns: whether the look is that of a date, in whichever order */
gboolean
ffw_look_is_date (FfwLook look)
{
  return look == FFW_LOOK_DATE || look == FFW_LOOK_DATE_EITHER || look == FFW_LOOK_DATE_DAY_FIRST
         || look == FFW_LOOK_DATE_MONTH_FIRST;
}
