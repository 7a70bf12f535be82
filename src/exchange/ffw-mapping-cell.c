/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cell as it stands in a file becomes one of a field. */

#include "ffw-duration.h"
#include "ffw-look.h"
#include "ffw-mapping-private.h"
#include "ffw-real.h"
#include "ffw-tick.h"

#include <math.h>
#include <string.h>

#define MINUTES_PER_HOUR 60
#define MINUTES_PER_DAY  (24 * MINUTES_PER_HOUR)
#define MONTHS           12

/* A number below is a year that somebody wrote, or no date at all; as a date it would be one of
 * the years before 1932. */
#define LEAST_SERIAL 10000
#define MOST_SERIAL  2958465 /* 9999-12-31 */

/* What spreadsheet programs show for a formula without a value. */
static const char *const errors[] = { "#N/A",   "#REF!",         "#VALUE!", "#DIV/0!", "#NAME?",
                                      "#NUM!",  "#NULL!",        "#SPILL!", "#CALC!",  "#FIELD!",
                                      "#BUSY!", "#GETTING_DATA", NULL };

void
ffw_mapped_cell_clear (FfwMappedCell *self)
{
  g_clear_pointer (&self->text, g_free);
}

/** Whether nothing stands there but blanks, those of web pages too. */
gboolean
ffw_mapping_is_blank (const FfwTableField *field)
{
  const char *at = field->text;

  while (g_ascii_isspace (*at) || g_str_has_prefix (at, "\u00A0"))
    at = g_utf8_next_char (at);
  return *at == '\0';
}

/** Whether a dash stands there: in most files it says that there is nothing, in ours that what is
 * there is to go. */
gboolean
ffw_mapping_is_dash (const FfwTableField *field)
{
  return strcmp (field->text, "-") == 0 || strcmp (field->text, "–") == 0
         || strcmp (field->text, "—") == 0;
}

/** Whether a formula without a value stands there, in a sheet or as text. */
gboolean
ffw_mapping_is_error (const FfwTableField *field)
{
  if (field->type == FFW_TABLE_ERROR)
    return TRUE;
  if (field->text[0] == '#')
    return g_strv_contains (errors, field->text);
  return field->text[0] == 'E' && g_str_has_prefix (field->text, "Err:");
}

/** Reads @text, which is changed in nothing, as the format of the import has it. */
void
ffw_mapping_read_text (FfwMapping *self, guint field, guint column, const char *text,
                       FfwMappedCell *to)
{
  char *old = to->text;

  to->text = g_strdup (text);
  g_free (old);
  ffw_cell_read (&self->kind->fields[field], to->text, strlen (to->text), &to->room, &to->cell,
                 self->findings, self->row.line, column);
}

/**
 * ffw_mapping_read_serial:
 * @date: (out): the day that the number is to a spreadsheet
 * @minute: (out): minutes since midnight
 *
 * Returns: whether it can be one
 */
gboolean
ffw_mapping_read_serial (FfwMapping *self, guint column, const FfwTableField *from, FfwDate *date,
                         guint *minute)
{
  FfwMappedColumn *said = &self->columns[column - 1];
  double number = g_ascii_strtod (from->text, NULL);
  double day = floor (number);

  if (self->form.epoch == FFW_DATE_NONE || !(number >= LEAST_SERIAL && number <= MOST_SERIAL))
    return FALSE;
  *date = self->form.epoch + (FfwDate)day;
  *minute = (guint)CLAMP (round ((number - day) * MINUTES_PER_DAY), 0, MINUTES_PER_DAY - 1);
  if (said->n_serials++ == 0)
    {
      said->serial_line = self->row.line;
      said->serial = g_strdup (from->text);
      said->serial_date = *date;
    }
  return TRUE;
}

/** Says what is wrong with a cell, as a sentence about its text alone. */
void
ffw_mapping_refuse (FfwMapping *self, guint field, guint column, const char *code, const char *text,
                    FfwMappedCell *to)
{
  ffw_findings_add (self->findings, code, self->row.line, column, self->kind->fields[field].name,
                    text, NULL);
  to->cell = (FfwCell){ .state = FFW_CELL_BAD, .text = "" };
}

/**
 * ffw_mapping_note_date:
 * @from: of a workbook: a date, or a text that was read as @date
 *
 * Notes what tells whether a spreadsheet of another country has opened the table: of texts with the
 * day first it made dates, with day and month exchanged, wherever they could be read so.
 */
void
ffw_mapping_note_date (FfwMapping *self, guint column, const FfwTableField *from, FfwDate date)
{
  FfwMappedColumn *said = &self->columns[column - 1];
  FfwLook look;
  guint year, month, day;

  if (self->form.epoch == FFW_DATE_NONE)
    return;
  if (from->type == FFW_TABLE_DATE)
    {
      ffw_date_split (date, &year, &month, &day);
      if (day > MONTHS)
        said->n_late++;
      else if (said->n_early++ == 0)
        {
          said->early_line = self->row.line;
          said->early = date;
        }
      return;
    }
  look = ffw_look_at (from->text, from->length, from->type);
  if (look == FFW_LOOK_DATE_DAY_FIRST && said->n_texts++ == 0)
    said->text = g_strdup (from->text);
  said->n_either += look == FFW_LOOK_DATE_EITHER;
}

/** Notes that a time of day was left out, where there is one. */
void
ffw_mapping_note_time (FfwMapping *self, guint column, guint minute, const char *text)
{
  FfwMappedColumn *said = &self->columns[column - 1];

  if (minute != FFW_DATE_NO_MINUTE && minute != 0 && said->n_times++ == 0)
    {
      said->time_line = self->row.line;
      said->time = g_strdup (text);
    }
}

/* A date, or with @minute a date and time, in the one form that nobody can misread. */
static void
read_moment (FfwMapping *self, guint field, guint column, FfwDate date, guint minute,
             FfwMappedCell *to)
{
  char iso[FFW_DATE_ISO_SIZE];
  g_autofree char *moment = NULL;

  ffw_date_to_iso (date, iso);
  if (self->kind->fields[field].type == FFW_FIELD_DATE || minute == FFW_DATE_NO_MINUTE)
    {
      ffw_mapping_read_text (self, field, column, iso, to);
      return;
    }
  moment = g_strdup_printf ("%sT%02u:%02u", iso, minute / MINUTES_PER_HOUR,
                            minute % MINUTES_PER_HOUR);
  ffw_mapping_read_text (self, field, column, moment, to);
}

static gboolean
read_typed_date (FfwMapping *self, guint field, guint column, const FfwTableField *from,
                 FfwMappedCell *to)
{
  const FfwMappedColumn *said = &self->columns[column - 1];
  gboolean month_first = said->use->day_order == FFW_MONTH_FIRST;
  FfwDateResult result;
  FfwDate date;
  guint minute;

  if (from->type == FFW_TABLE_NUMBER)
    {
      if (!ffw_mapping_read_serial (self, column, from, &date, &minute))
        return FALSE;
    }
  else
    {
      result = ffw_date_parse_freely (from->text, month_first && from->type == FFW_TABLE_TEXT,
                                      &date, &minute);
      /* Read the other way round it might be a date, and is none of this column's. */
      if (result == FFW_DATE_DOES_NOT_EXIST)
        {
          ffw_mapping_refuse (self, field, column, "E103", from->text, to);
          return TRUE;
        }
      if (result != FFW_DATE_OK)
        return FALSE;
      ffw_mapping_note_date (self, column, from, date);
    }
  if (self->kind->fields[field].type == FFW_FIELD_DATE)
    ffw_mapping_note_time (self, column, minute, from->text);
  read_moment (self, field, column, date, minute, to);
  return TRUE;
}

/* What says how long: its column may be in any unit, the field is in one. */
static gboolean
read_duration (FfwMapping *self, guint field, guint column, const FfwTableField *from,
               FfwMappedCell *to)
{
  const FfwField *kind_field = &self->kind->fields[field];
  gboolean in_hours = strcmp (kind_field->name, "hours") == 0;
  char text[FFW_REAL_SIZE];
  double minutes;

  if ((!in_hours && strcmp (kind_field->name, "minutes") != 0)
      || !ffw_duration_parse (from->text, &minutes))
    return FALSE;
  if (in_hours)
    ffw_real_to_text (round (minutes / MINUTES_PER_HOUR * 100) / 100, text);
  else
    ffw_real_to_text (floor (minutes), text);
  ffw_mapping_read_text (self, field, column, text, to);
  return TRUE;
}

/* A mark where the answer is yes or no; a cross can mean either, so somebody must say it. */
static gboolean
read_mark (FfwMapping *self, guint field, guint column, const FfwTableField *from,
           FfwMappedCell *to)
{
  g_autofree char *mark = g_strstrip (g_strdup (from->text));
  FfwTick tick = ffw_tick_read (mark);
  int value;

  if (tick == FFW_TICK_NONE || g_ascii_strcasecmp (mark, "x") == 0
      || ffw_coding_find (&ffw_coding_yes_no, from->text, &value))
    return FALSE;
  ffw_mapping_read_text (self, field, column, tick == FFW_TICK_YES ? "yes" : "no", to);
  return TRUE;
}

/* Reads what the format of the import does not know. FALSE where it does, or nothing does. */
static gboolean
read_otherwise (FfwMapping *self, guint field, guint column, const FfwTableField *from,
                FfwMappedCell *to)
{
  const FfwField *kind_field = &self->kind->fields[field];

  switch (kind_field->type)
    {
    case FFW_FIELD_DATE:
    case FFW_FIELD_DATE_TIME:
      return read_typed_date (self, field, column, from, to);
    case FFW_FIELD_INTEGER:
    case FFW_FIELD_REAL:
      return read_duration (self, field, column, from, to);
    case FFW_FIELD_CODED:
      return kind_field->coding == &ffw_coding_yes_no && read_mark (self, field, column, from, to);
    default:
      return FALSE;
    }
}

/** Reads the cell of @column, from 1, as @field; what is wrong with it is said. */
void
ffw_mapping_read_cell (FfwMapping *self, guint field, guint column, const FfwTableField *from,
                       FfwMappedCell *to)
{
  const FfwMappedColumn *said = &self->columns[column - 1];
  const char *value = NULL;

  if (ffw_mapping_is_error (from))
    {
      ffw_mapping_refuse (self, field, column, "E114", from->text, to);
      return;
    }
  if (self->has_values[field] && !ffw_mapping_is_blank (from))
    value = ffw_layout_get_value (self->layout, field, from->text);
  if (value)
    {
      ffw_mapping_read_text (self, field, column, value, to);
      return;
    }
  if (said->is_lenient && ffw_mapping_is_dash (from))
    {
      to->cell = (FfwCell){ .state = FFW_CELL_ABSENT, .text = "" };
      return;
    }
  if ((from->type != FFW_TABLE_TEXT || said->is_lenient) && !ffw_mapping_is_blank (from)
      && read_otherwise (self, field, column, from, to))
    return;
  ffw_cell_read (&self->kind->fields[field], from->text, from->length, &to->room, &to->cell,
                 self->findings, self->row.line, column);
}
