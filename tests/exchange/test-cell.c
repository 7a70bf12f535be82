/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-cell.h"
#include "ffw-real.h"

#include <string.h>

static const FfwField text = { .name = "venue", .type = FFW_FIELD_TEXT };
static const FfwField identifier = { .name = "staff_number", .type = FFW_FIELD_IDENTIFIER };
static const FfwField uuid = { .name = "id", .type = FFW_FIELD_UUID };
static const FfwField date = { .name = "started_on", .type = FFW_FIELD_DATE };
static const FfwField date_time = { .name = "starts_at", .type = FFW_FIELD_DATE_TIME };
static const FfwField integer = { .name = "places", .type = FFW_FIELD_INTEGER };
static const FfwField rating
    = { .name = "rating", .type = FFW_FIELD_INTEGER, .least = 0, .most = 4 };
static const FfwField real = { .name = "hours", .type = FFW_FIELD_REAL, .least = 0, .most = 1000 };
static const FfwField level
    = { .name = "level", .type = FFW_FIELD_CODED, .coding = &ffw_coding_level };

typedef struct
{
  const FfwField *field;
  const char *text;
  const char *expected; /* the value; a code of what is wrong, "absent" or "clear" */
} Case;

#define UUID "0f0e0d0c-0b0a-4908-8706-050403020100"

static const Case cases[] = {
  { &text, "", "absent" },
  { &text, "  \t ", "absent" },
  { &text, "\xC2\xA0", "absent" },
  { &text, "-", "clear" },
  { &text, " - ", "clear" },
  { &text, "--", "--" },
  { &text, " Llandrindod  Wells ", "Llandrindod  Wells" },
  { &text, "\xC2\xA0 Ŵynn à \xC2\xA0", "Ŵynn à" },
  { &text, "two\nlines", "two\nlines" },
  { &text, "bell\a", "E112" },
  { &text, "\x7F", "E112" },
  { &text, "next\xC2\x85line", "E112" },
  { &identifier, "0012", "0012" },
  { &identifier, "007 ", "007" },
  { &identifier, "1e3", "1e3" },
  { &identifier, "two\nlines", "E112" },
  { &uuid, UUID, UUID },
  { &uuid, "0F0E0D0C-0B0A-4908-8706-050403020100", UUID },
  { &uuid, "0f0e0d0c", "E109" },
  { &date, "2022-11-22", "2022-11-22" },
  { &date, "22/11/2022", "2022-11-22" },
  { &date, "3/5/2022", "2022-05-03" },
  { &date, "22.11.2022", "2022-11-22" },
  { &date, "22-Nov-2022", "2022-11-22" },
  { &date, "22-Nov-22", "2022-11-22" },
  { &date, "22/11/2022 00:00", "2022-11-22" },
  { &date, "29/02/2020", "2020-02-29" },
  { &date, "29/02/2021", "E103" },
  { &date, "31/02/2022", "E103" },
  { &date, "1/2/22", "E104" },
  { &date, "soon", "E102" },
  { &date, "44887", "E102" },
  { &date, "22/11/2022 09:30", "E102" },
  { &date_time, "2022-11-22T09:30", "2022-11-22T09:30" },
  { &date_time, "22/11/2022 09:30", "2022-11-22T09:30" },
  { &date_time, "3/5/2022 9:05", "2022-05-03T09:05" },
  { &date_time, "31/02/2022 09:30", "E103" },
  { &date_time, "1/2/22 09:30", "E104" },
  { &date_time, "2022-11-22T25:00", "E110" },
  { &integer, "12", "12" },
  { &integer, "-3", "-3" },
  { &integer, "007", "7" },
  { &integer, "12.0", "12" },
  { &integer, "12.", "12" },
  { &integer, "12.5", "E105" },
  { &integer, "1,000", "E105" },
  { &integer, "0x0c", "E105" },
  { &integer, "1e3", "E105" },
  { &integer, "twelve", "E105" },
  { &integer, "99999999999999999999", "E105" },
  { &rating, "0", "0" },
  { &rating, "4", "4" },
  { &rating, "5", "E107" },
  { &rating, "-1", "E107" },
  { &real, "1.5", "1.5" },
  { &real, "12", "12" },
  { &real, ".5", "0.5" },
  { &real, "1,5", "E106" },
  { &real, "1e2", "E106" },
  { &real, "inf", "E106" },
  { &real, ".", "E106" },
  { &real, "1000.5", "E107" },
  { &level, "skilled", "1" },
  { &level, "Skilled", "1" },
  { &level, "medrus", "E108" },
};

static char *
show (const FfwField *field, const FfwCell *cell)
{
  char iso[FFW_DATE_ISO_SIZE];
  char number[FFW_REAL_SIZE];

  if (cell->state == FFW_CELL_ABSENT)
    return g_strdup ("absent");
  if (cell->state == FFW_CELL_CLEAR)
    return g_strdup ("clear");
  switch (field->type)
    {
    case FFW_FIELD_DATE:
      return g_strdup (ffw_date_to_iso (cell->date, iso));
    case FFW_FIELD_INTEGER:
    case FFW_FIELD_CODED:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
    case FFW_FIELD_REAL:
      return g_strdup (ffw_real_to_text (cell->real, number));
    default:
      g_assert_cmpuint (strlen (cell->text), ==, cell->length);
      return g_strdup (cell->text);
    }
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (FfwFindings) findings = ffw_findings_new ("test.csv");
  g_autofree char *copy = g_strdup (one->text);
  g_autofree char *shown = NULL;
  FfwCellRoom room;
  FfwCell cell = { 0 };

  if (ffw_cell_read (one->field, copy, strlen (copy), &room, &cell, findings, 7, 3))
    {
      g_assert_cmpuint (ffw_findings_get_n_kept (findings), ==, 0);
      shown = show (one->field, &cell);
      g_assert_cmpstr (shown, ==, one->expected);
    }
  else
    {
      const FfwFinding *finding = ffw_findings_get (findings, 0);

      g_assert_cmpuint (ffw_findings_get_n_kept (findings), ==, 1);
      g_assert_cmpstr (finding->code, ==, one->expected);
      g_assert_cmpuint (finding->line, ==, 7);
      g_assert_cmpuint (finding->column, ==, 3);
      g_assert_cmpstr (finding->field, ==, one->field->name);
    }
}

/* A number out of range and an unknown word say what is expected. */
static void
test_sentences (void)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("test.csv");
  g_autofree char *range = NULL;
  g_autofree char *words = NULL;
  char five[] = "5", novice[] = "novice";
  FfwCellRoom room;
  FfwCell cell;

  ffw_cell_read (&rating, five, 1, &room, &cell, findings, 2, 1);
  ffw_cell_read (&level, novice, strlen (novice), &room, &cell, findings, 2, 2);
  range = ffw_finding_get_message (ffw_findings_get (findings, 0), FFW_LANGUAGE_EN);
  words = ffw_finding_get_message (ffw_findings_get (findings, 1), FFW_LANGUAGE_EN);
  g_assert_nonnull (strstr (range, "from 0 to 4"));
  g_assert_nonnull (strstr (words, "“novice”"));
  g_assert_nonnull (strstr (words, "aware, skilled, enhanced, specialist"));
}

/* A word that is far too long is no identifier. */
static void
test_length (void)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("test.csv");
  g_autofree char *word = g_strnfill (5000, 'x');
  FfwCellRoom room;
  FfwCell cell;

  g_assert_false (ffw_cell_read (&identifier, word, 5000, &room, &cell, findings, 2, 1));
  g_assert_cmpstr (ffw_findings_get (findings, 0)->code, ==, "E112");
  g_assert_true (ffw_cell_read (&text, word, 5000, &room, &cell, findings, 2, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cell/%s/%u", cases[i].field->name, i + 1);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/cell/sentences", test_sentences);
  g_test_add_func ("/cell/length", test_length);
  return g_test_run ();
}
