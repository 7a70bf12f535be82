/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text is a value of its field or is refused with a finding. The first byte chooses the
 * field. */

#include "ffw-cell.h"
#include "fuzz.h"

#include <math.h>
#include <string.h>

static const FfwField fields[] = {
  { .name = "text", .type = FFW_FIELD_TEXT },
  { .name = "identifier", .type = FFW_FIELD_IDENTIFIER },
  { .name = "uuid", .type = FFW_FIELD_UUID },
  { .name = "date", .type = FFW_FIELD_DATE },
  { .name = "date_time", .type = FFW_FIELD_DATE_TIME },
  { .name = "integer", .type = FFW_FIELD_INTEGER },
  { .name = "rating", .type = FFW_FIELD_INTEGER, .most = 4 },
  { .name = "real", .type = FFW_FIELD_REAL, .most = 1000 },
  { .name = "coded", .type = FFW_FIELD_CODED, .coding = &ffw_coding_outcome },
};

/* What was read, written and read again is the same. */
static void
look_at_value (const FfwField *field, const FfwCell *cell)
{
  char iso[FFW_DATE_ISO_SIZE];
  guint minute;
  FfwDate date;

  g_assert_cmpuint (strlen (cell->text), ==, cell->length);
  g_assert_true (g_utf8_validate (cell->text, -1, NULL));
  switch (field->type)
    {
    case FFW_FIELD_DATE:
      g_assert_cmpuint (ffw_date_from_iso (ffw_date_to_iso (cell->date, iso)), ==, cell->date);
      break;
    case FFW_FIELD_DATE_TIME:
      g_assert_cmpuint (cell->length, ==, strlen ("2022-11-22T09:30"));
      g_assert_cmpint (ffw_date_time_parse (cell->text, &date, &minute), ==, FFW_DATE_OK);
      g_assert_cmpuint (date, ==, cell->date);
      break;
    case FFW_FIELD_UUID:
      g_assert_true (g_uuid_string_is_valid (cell->text));
      break;
    case FFW_FIELD_INTEGER:
      g_assert_true (field->most == 0 || cell->integer <= field->most);
      break;
    case FFW_FIELD_REAL:
      g_assert_true (isfinite (cell->real) && cell->real >= field->least
                     && cell->real <= field->most);
      break;
    default:
      break;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("fuzz.csv");
  g_autofree char *text = NULL;
  const FfwField *field;
  FfwCellRoom room;
  FfwCell cell = { 0 };
  gboolean good;

  if (size < 1)
    return 0;
  field = &fields[data[0] % G_N_ELEMENTS (fields)];
  text = g_strndup ((const char *)data + 1, size - 1);
  /* The readers of tables hand on nothing else. */
  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  good = ffw_cell_read (field, text, strlen (text), &room, &cell, findings, 1, 1);
  g_assert_cmpuint (ffw_findings_count (findings, FFW_SEVERITY_ERROR), ==, good ? 0 : 1);
  if (good && cell.state == FFW_CELL_SET)
    look_at_value (field, &cell);
  return 0;
}
