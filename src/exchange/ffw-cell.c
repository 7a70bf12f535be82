/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-cell.h"

#include "ffw-real.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define MINUTES_PER_HOUR 60

/* The longest identifier, code or list of codes, in bytes. */
#define LONGEST_WORD 1000

/* A no-break space, which spreadsheets and web pages leave behind, is two bytes of UTF-8. */
static gboolean
is_no_break_space (const char *at)
{
  return (guchar)at[0] == 0xC2 && (guchar)at[1] == 0xA0;
}

static void
trim (char **text, gsize *length)
{
  for (;;)
    if (g_ascii_isspace (**text))
      {
        *text += 1;
        *length -= 1;
      }
    else if (is_no_break_space (*text))
      {
        *text += 2;
        *length -= 2;
      }
    else
      break;
  for (;;)
    if (*length >= 1 && g_ascii_isspace ((*text)[*length - 1]))
      *length -= 1;
    else if (*length >= 2 && is_no_break_space (*text + *length - 2))
      *length -= 2;
    else
      break;
  (*text)[*length] = '\0';
}

static const char *
read_date (const char *text, FfwCell *cell)
{
  FfwDateResult result = ffw_date_parse (text, &cell->date);
  guint minute = 0;

  if (result == FFW_DATE_MALFORMED)
    result = ffw_date_parse_freely (text, FALSE, &cell->date, &minute);
  /* A time of day is no part of a date. */
  if (minute != 0 && minute != FFW_DATE_NO_MINUTE)
    return "E102";
  switch (result)
    {
    case FFW_DATE_DOES_NOT_EXIST:
      return "E103";
    case FFW_DATE_TWO_DIGIT_YEAR:
      return "E104";
    case FFW_DATE_OK:
      return NULL;
    case FFW_DATE_MALFORMED:
      break;
    }
  return "E102";
}

static gboolean
is_iso_time (const char *text, gsize length)
{
  return length == strlen ("2022-11-22T09:30") && text[4] == '-' && text[10] == 'T';
}

static const char *
read_date_time (const char *text, FfwCellRoom *room, FfwCell *cell)
{
  guint minute = 0;

  switch (ffw_date_time_parse (text, &cell->date, &minute))
    {
    case FFW_DATE_DOES_NOT_EXIST:
      return "E103";
    case FFW_DATE_TWO_DIGIT_YEAR:
      return "E104";
    case FFW_DATE_MALFORMED:
      return "E110";
    case FFW_DATE_OK:
      break;
    }
  if (!is_iso_time (text, cell->length))
    {
      char iso[FFW_DATE_ISO_SIZE];

      cell->length = g_snprintf (room->text, sizeof room->text, "%sT%02u:%02u",
                                 ffw_date_to_iso (cell->date, iso), minute / MINUTES_PER_HOUR,
                                 minute % MINUTES_PER_HOUR);
      cell->text = room->text;
    }
  return NULL;
}

static gboolean
is_within (const FfwField *field, double value)
{
  return (field->least == 0 && field->most == 0) || (value >= field->least && value <= field->most);
}

static const char *
read_integer (const FfwField *field, const char *text, FfwCell *cell)
{
  /* "12" and "-3", and not "1e3" or "0x0c"; "12.0" is what spreadsheets make of 12. */
  gsize digits = strspn (text + (text[0] == '-'), "0123456789");
  const char *rest = text + (text[0] == '-') + digits;

  if (digits == 0 || (rest[0] && rest[0] != '.') || (rest[0] && rest[1 + strspn (rest + 1, "0")]))
    return "E105";
  errno = 0;
  cell->integer = g_ascii_strtoll (text, NULL, 10);
  if (errno != 0)
    return "E105";
  if (cell->integer == 0 && field->zero)
    return field->zero;
  return is_within (field, cell->integer) ? NULL : "E107";
}

static const char *
read_real (const FfwField *field, const char *text, FfwCell *cell)
{
  const char *rest = text + (text[0] == '-');
  gsize whole = strspn (rest, "0123456789");
  gsize part = rest[whole] == '.' ? strspn (rest + whole + 1, "0123456789") : 0;

  if (whole + part == 0 || rest[whole + (rest[whole] == '.') + part])
    return "E106";
  cell->real = g_ascii_strtod (text, NULL);
  if (!isfinite (cell->real))
    return "E106";
  return is_within (field, cell->real) ? NULL : "E107";
}

static const char *
read_coded (const FfwField *field, const char *text, FfwCell *cell)
{
  int value;

  if (!ffw_coding_find (field->coding, text, &value))
    return "E108";
  cell->integer = value;
  return NULL;
}

static const char *
read_uuid (char *text)
{
  if (!g_uuid_string_is_valid (text))
    return "E109";
  for (char *at = text; *at; at++)
    *at = g_ascii_tolower (*at);
  return NULL;
}

/* Words and names are one short line; free text may have several. */
static const char *
read_text (const FfwField *field, const char *text, gsize length)
{
  gboolean is_free = field->type == FFW_FIELD_TEXT;

  if (!is_free && length > LONGEST_WORD)
    return "E112";
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = text[i];

      if ((byte < 0x20 && !(is_free && (byte == '\t' || byte == '\n' || byte == '\r')))
          || byte == 0x7F
          /* U+0080 to U+009F */
          || (byte == 0xC2 && (guchar)text[i + 1] < 0xA0))
        return "E112";
    }
  return NULL;
}

/* Returns the code of what is wrong, or NULL. */
static const char *
read_value (const FfwField *field, char *text, FfwCellRoom *room, FfwCell *cell)
{
  switch (field->type)
    {
    case FFW_FIELD_TEXT:
    case FFW_FIELD_IDENTIFIER:
    case FFW_FIELD_REFERENCE:
    case FFW_FIELD_REFERENCES:
    case FFW_FIELD_CODES:
      return read_text (field, text, cell->length);
    case FFW_FIELD_UUID:
      return read_uuid (text);
    case FFW_FIELD_DATE:
      return read_date (text, cell);
    case FFW_FIELD_DATE_TIME:
      return read_date_time (text, room, cell);
    case FFW_FIELD_INTEGER:
      return read_integer (field, text, cell);
    case FFW_FIELD_REAL:
      return read_real (field, text, cell);
    case FFW_FIELD_CODED:
      return read_coded (field, text, cell);
    }
  g_assert_not_reached ();
}

static void
add_finding (const FfwField *field, const char *code, const char *text, FfwFindings *findings,
             guint line, guint column)
{
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;
  g_autofree char *words = NULL;
  char number[FFW_REAL_SIZE];

  if (strcmp (code, "E107") == 0)
    {
      least = g_strdup (ffw_real_to_text (field->least, number));
      most = g_strdup (ffw_real_to_text (field->most, number));
      ffw_findings_add (findings, code, line, column, field->name, text, least, most, NULL);
    }
  else if (strcmp (code, "E108") == 0)
    {
      words = ffw_coding_list (field->coding);
      ffw_findings_add (findings, code, line, column, field->name, text, words, NULL);
    }
  else
    ffw_findings_add (findings, code, line, column, field->name, text, NULL);
}

/**
 * ffw_cell_read:
 * @text: (inout): UTF-8, NUL-terminated; it is changed in place, and @cell points into it: it
 *   must stay until the row is taken in
 * @length: bytes of @text
 * @room: must stay as long
 * @cell: (out caller-allocates): the value
 * @findings: takes what is wrong with it
 * @line: of the row
 * @column: of the cell, from 1
 *
 * Reads the value of a field as its type says. Blanks around it are no part of
 * it. An empty cell is absent, and "-" clears the value.
 *
 * Returns: %FALSE where it is no such value; a finding says why
 */
gboolean
ffw_cell_read (const FfwField *field, char *text, gsize length, FfwCellRoom *room, FfwCell *cell,
               FfwFindings *findings, guint line, guint column)
{
  const char *wrong;

  trim (&text, &length);
  cell->text = text;
  cell->length = length;
  cell->state = FFW_CELL_SET;
  if (length == 0)
    cell->state = FFW_CELL_ABSENT;
  else if (length == 1 && text[0] == '-')
    cell->state = FFW_CELL_CLEAR;
  if (cell->state != FFW_CELL_SET)
    return TRUE;
  wrong = read_value (field, text, room, cell);
  if (!wrong)
    return TRUE;
  cell->state = FFW_CELL_BAD;
  add_finding (field, wrong, text, findings, line, column);
  return FALSE;
}
