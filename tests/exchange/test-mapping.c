/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-mapping.h"

#include <string.h>

#define MOST_CELLS 16

/* 30 December 1899, on which spreadsheets count days from. */
#define EPOCH ffw_date_new (1899, 12, 30)

typedef struct
{
  FfwLayout *layout;
  FfwMapping *mapping;
  FfwFindings *findings;
  guint width;
} Test;

static int
field_of (const Test *test, const char *name)
{
  const FfwField *field = ffw_kind_find_field (test->layout->kind, name);

  g_assert_nonnull (field);
  return (int)(field - test->layout->kind->fields);
}

static void
set_up (Test *test, const char *kind)
{
  *test = (Test){ .layout = ffw_layout_new (ffw_kind_find (kind)),
                  .findings = ffw_findings_new ("staff.csv") };
}

static void
tear_down (Test *test)
{
  g_clear_pointer (&test->mapping, ffw_mapping_free);
  ffw_layout_free (test->layout);
  ffw_findings_unref (test->findings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Test, tear_down)

static FfwLayoutColumn *
add (Test *test, const char *header, FfwColumnUse use, const char *field)
{
  FfwLayoutColumn *column = ffw_layout_add_column (test->layout, header);

  column->use = use;
  column->basis = FFW_BASIS_SYNONYM;
  if (field)
    column->field = field_of (test, field);
  return column;
}

static FfwLayoutColumn *
add_course (Test *test, const char *header, const char *course, const char *field)
{
  FfwLayoutColumn *column = add (test, header, FFW_USE_COURSE, field);

  column->course = g_strdup (course);
  return column;
}

static void
append_cell (GString *out, const FfwField *field, const FfwCell *cell, guint column)
{
  char iso[FFW_DATE_ISO_SIZE];
  const char *text = field->type == FFW_FIELD_DATE ? ffw_date_to_iso (cell->date, iso) : cell->text;

  if (cell->state == FFW_CELL_ABSENT)
    return;
  g_string_append_printf (out, "%s%s=", out->len && out->str[out->len - 1] != '|' ? " " : "",
                          field->name);
  if (cell->state == FFW_CELL_SET)
    g_string_append (out, text);
  else
    g_string_append (out, cell->state == FFW_CELL_BAD ? "BAD" : "CLEAR");
  if (column)
    g_string_append_printf (out, "@%u", column);
}

/* Takes a row of cells that @text holds, with | between them, and the first letter of their type
 * where it is not text: n:44887. Gives the rows that it becomes, with | between them. */
static char *
take (Test *test, guint line, const char *text)
{
  static const char types[] = "tndhpbe";
  g_auto (GStrv) cells = g_strsplit (text, "|", -1);
  FfwTableField fields[MOST_CELLS];
  FfwTableRow row = { .line = line, .fields = fields };
  GString *out = g_string_new (NULL);
  const FfwMappedRow *mapped;

  if (!test->mapping)
    test->mapping = ffw_mapping_new (test->layout, (FfwTableForm){ .epoch = EPOCH }, test->width,
                                     test->findings);
  for (; cells[row.n_kept]; row.n_kept++)
    {
      FfwTableField *field = &fields[row.n_kept];
      char *at = cells[row.n_kept];

      *field = (FfwTableField){ .text = at };
      if (at[0] && at[1] == ':' && strchr (types, at[0]))
        *field = (FfwTableField){ .text = at + 2,
                                  .type = (FfwTableType)(strchr (types, at[0]) - types) };
      field->length = strlen (field->text);
    }
  row.n_fields = row.n_kept;
  switch (ffw_mapping_take (test->mapping, &row))
    {
    case FFW_MAPPING_ROWS:
      break;
    case FFW_MAPPING_PASSED:
      return g_string_free (g_string_append (out, "passed"), FALSE);
    case FFW_MAPPING_BAD:
      return g_string_free (g_string_append (out, "bad"), FALSE);
    case FFW_MAPPING_END:
      return g_string_free (g_string_append (out, "end"), FALSE);
    }
  while ((mapped = ffw_mapping_next (test->mapping)))
    {
      if (out->len)
        g_string_append_c (out, '|');
      for (guint i = 0; i < test->layout->kind->n_fields; i++)
        append_cell (out, &test->layout->kind->fields[i], &mapped->cells[i], mapped->columns[i]);
    }
  return g_string_free (out, FALSE);
}

#define assert_row(test_, line_, text_, expected_)                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *got_ = take (test_, line_, text_);                                            \
    g_assert_cmpstr (got_, ==, expected_);                                                         \
  }                                                                                                \
  G_STMT_END

static void
assert_findings (Test *test, const char *expected)
{
  g_autoptr (GString) got = g_string_new (NULL);

  ffw_mapping_finish (test->mapping);
  for (guint i = 0; i < ffw_findings_get_n_kept (test->findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (test->findings, i);

      g_string_append_printf (got, "%s%s %u:%u", i ? "; " : "", finding->code, finding->line,
                              finding->column);
    }
  g_assert_cmpstr (got->str, ==, expected);
}

static const char *
says (Test *test, guint position)
{
  static char *said;

  g_free (said);
  said = ffw_finding_get_message (ffw_findings_get (test->findings, position), FFW_LANGUAGE_EN);
  return said;
}

static void
add_people (Test *test)
{
  add (test, "Employee No", FFW_USE_FIELD, "staff_number");
  add (test, "Full name", FFW_USE_NAME, NULL);
  add (test, "Notes", FFW_USE_NOTHING, NULL);
  add (test, "Job", FFW_USE_FIELD, "role");
  add (test, "Start", FFW_USE_FIELD, "started_on");
  ffw_layout_set_constant (test->layout, (guint)field_of (test, "organisation"), "GWP");
  ffw_layout_set_value (test->layout, (guint)field_of (test, "role"), "Probation Officer B4",
                        "PROB");
}

static void
test_people (void)
{
  g_auto (Test) test = { 0 };

  set_up (&test, "people");
  add_people (&test);
  assert_row (&test, 5, "0012|Pugh, Mrs Siân|x|probation officer b4 |3/5/2022",
              "organisation=GWP staff_number=0012@1 given_name=Siân@2 family_name=Pugh@2 "
              "role=PROB@4 started_on=2022-05-03@5");
  /* Nothing of one row is left in the next. */
  assert_row (&test, 6, "0013||||", "organisation=GWP staff_number=0013@1");
  /* A row of a sheet ends with its last cell. */
  assert_row (&test, 7, "0014|Rees", "organisation=GWP staff_number=0014@1 family_name=Rees@2");
  /* A dash in files that nobody made for us is nothing to clear. */
  assert_row (&test, 8, "0014|-|–|KEY|–", "organisation=GWP staff_number=0014@1 role=KEY@4");
  assert_row (&test, 9, "||Total: 3||", "passed");
  assert_row (&test, 10, " || ||\u00A0", "passed");
  assert_findings (&test, "W052 9:0");
  g_assert_nonnull (strstr (says (&test, 0), "2 rows have nothing"));
}

static void
test_width (void)
{
  g_auto (Test) test = { .width = 0 };

  set_up (&test, "people");
  add_people (&test);
  test.width = 5;
  test.layout->last_line = 8;
  assert_row (&test, 5, "0014|Rees", "bad");
  assert_row (&test, 6, "0014|Rees||||more", "bad");
  assert_row (&test, 8, "0014|||KEY|", "organisation=GWP staff_number=0014@1 role=KEY@4");
  assert_row (&test, 9, "0015|||KEY|", "end");
  assert_findings (&test, "E013 5:0; E014 6:0; W053 9:0");
}

static void
test_dates (void)
{
  g_auto (Test) test = { 0 };
  FfwLayoutColumn *american;

  set_up (&test, "people");
  add (&test, "No", FFW_USE_FIELD, "staff_number");
  add (&test, "Start", FFW_USE_FIELD, "started_on");
  american = add (&test, "Left", FFW_USE_FIELD, "left_on");
  american->day_order = FFW_MONTH_FIRST;
  assert_row (&test, 2, "1|3rd May 2022|3/5/2022",
              "staff_number=1@1 started_on=2022-05-03@2 left_on=2022-03-05@3");
  assert_row (&test, 3, "1|d:2022-11-22|d:2022-11-22",
              "staff_number=1@1 started_on=2022-11-22@2 left_on=2022-11-22@3");
  /* It would be a date with the day first, and this column has the month first. */
  assert_row (&test, 4, "1||22/11/2022", "staff_number=1@1 left_on=BAD@3");
  assert_row (&test, 5, "1|n:44887|n:44888",
              "staff_number=1@1 started_on=2022-11-22@2 left_on=2022-11-23@3");
  assert_row (&test, 6, "1|n:44889|", "staff_number=1@1 started_on=2022-11-24@2");
  /* A year is no day, and neither is a number that stands there as text. */
  assert_row (&test, 7, "1|n:2022|44887", "staff_number=1@1 started_on=BAD@2 left_on=BAD@3");
  assert_row (&test, 8, "1|d:2022-11-22T09:30|11/22/2022 9:30 AM",
              "staff_number=1@1 started_on=2022-11-22@2 left_on=2022-11-22@3");
  assert_findings (&test, "E103 4:3; E102 7:2; E102 7:3; W050 5:2; W051 8:2; W050 5:3; W051 8:3");
  g_assert_nonnull (strstr (says (&test, 3), "2 numbers in this column were read as the dates"));
  g_assert_nonnull (strstr (says (&test, 3), "44887, is 2022-11-22"));
}

/* A file with the program's own headers is read as import-formats.md says, and no more. */
static void
test_plain (void)
{
  g_auto (Test) test = { 0 };

  set_up (&test, "people");
  add (&test, "staff_number", FFW_USE_FIELD, "staff_number")->basis = FFW_BASIS_NAME;
  add (&test, "started_on", FFW_USE_FIELD, "started_on")->basis = FFW_BASIS_NAME;
  add (&test, "left_on", FFW_USE_FIELD, "left_on")->basis = FFW_BASIS_NAME;
  assert_row (&test, 2, "1|3 Mai 2022|-",
              "staff_number=1@1 started_on=2022-05-03@2 left_on=CLEAR@3");
  assert_row (&test, 3, "1|2022-11-22 09:30|", "staff_number=1@1 started_on=BAD@2");
  assert_row (&test, 4, "#N/A|#REF!|e:Err:502",
              "staff_number=BAD@1 started_on=BAD@2 left_on=BAD@3");
  assert_findings (&test, "E102 3:2; E114 4:1; E114 4:2; E114 4:3");
  g_assert_nonnull (strstr (says (&test, 1), "“#N/A”"));
}

static void
test_types (void)
{
  g_auto (Test) test = { 0 };

  set_up (&test, "attendance");
  add (&test, "ID", FFW_USE_FIELD, "staff_number");
  add (&test, "There", FFW_USE_FIELD, "attended");
  add (&test, "Time in meeting", FFW_USE_FIELD, "minutes");
  assert_row (&test, 2, "1|b:TRUE|1h 12m 5s", "staff_number=1@1 attended=TRUE@2 minutes=72@3");
  assert_row (&test, 3, "1|b:FALSE|h:01:12:05", "staff_number=1@1 attended=FALSE@2 minutes=72@3");
  assert_row (&test, 4, "1|✓|62 munud", "staff_number=1@1 attended=yes@2 minutes=62@3");
  assert_row (&test, 5, "1|Yes|62", "staff_number=1@1 attended=Yes@2 minutes=62@3");
  /* In a list of who was there, a cross can mean either. */
  assert_row (&test, 6, "1|x|soon", "staff_number=1@1 attended=BAD@2 minutes=BAD@3");
  assert_row (&test, 7, "e:#N/A|yes|", "staff_number=BAD@1 attended=yes@2");
  assert_findings (&test, "E108 6:2; E105 6:3; E114 7:1");
}

static void
test_hours (void)
{
  g_auto (Test) test = { 0 };

  set_up (&test, "records");
  add (&test, "No", FFW_USE_FIELD, "staff_number");
  add (&test, "Length", FFW_USE_FIELD, "hours");
  assert_row (&test, 2, "1|h:1:30", "staff_number=1@1 hours=1.5@2");
  assert_row (&test, 3, "1|7 awr", "staff_number=1@1 hours=7@2");
  assert_row (&test, 4, "1|50 min", "staff_number=1@1 hours=0.83@2");
  assert_row (&test, 5, "1|6.5", "staff_number=1@1 hours=6.5@2");
  assert_findings (&test, "");
}

static void
test_values (void)
{
  g_auto (Test) test = { 0 };

  set_up (&test, "records");
  add (&test, "No", FFW_USE_FIELD, "staff_number");
  add (&test, "Course", FFW_USE_FIELD, "course");
  add (&test, "Date", FFW_USE_FIELD, "completed_on");
  ffw_layout_set_value (test.layout, (guint)field_of (&test, "course"), "POWER (1 day)", "POWER");
  ffw_layout_set_value (test.layout, (guint)field_of (&test, "completed_on"), "Booked", "");
  ffw_layout_set_value (test.layout, (guint)field_of (&test, "completed_on"), "Cohort 1",
                        "2022-05-03");
  assert_row (&test, 2, "1|power (1 DAY)|Booked", "staff_number=1@1 course=POWER@2");
  assert_row (&test, 3, "1|POWER (2 days)|cohort 1",
              "staff_number=1@1 course=POWER (2 days)@2 completed_on=2022-05-03@3");
  assert_findings (&test, "");
}

static void
test_bad_constant (void)
{
  g_auto (Test) test = { 0 };

  set_up (&test, "records");
  add (&test, "No", FFW_USE_FIELD, "staff_number");
  ffw_layout_set_constant (test.layout, (guint)field_of (&test, "completed_on"), "31/2/2022");
  assert_row (&test, 2, "1", "staff_number=1@1 completed_on=BAD");
  assert_row (&test, 3, "2", "staff_number=2@1 completed_on=BAD");
  assert_findings (&test, "E103 0:0");
}

static void
add_matrix (Test *test)
{
  set_up (test, "records");
  add (test, "Org", FFW_USE_FIELD, "organisation");
  add (test, "No", FFW_USE_FIELD, "staff_number");
  add_course (test, "POWER", "POWER", "completed_on");
  add_course (test, "Trauma (TIP)", "TIP", "completed_on");
}

static void
test_matrix_days (void)
{
  g_auto (Test) test = { 0 };

  add_matrix (&test);
  assert_row (&test, 2, "GWP|1|3/5/2022|n:44887",
              "organisation=GWP@1 staff_number=1@2 course=POWER@3 completed_on=2022-05-03@3|"
              "organisation=GWP@1 staff_number=1@2 course=TIP@4 completed_on=2022-11-22@4");
  assert_row (&test, 3, "GWP|2||d:2022-11-22T09:30",
              "organisation=GWP@1 staff_number=2@2 course=TIP@4 completed_on=2022-11-22@4");
  assert_row (&test, 4, "GWP|3|n/a|✗", "");
  assert_row (&test, 5, "GWP|3|n:0|-", "");
  assert_row (&test, 6, "GWP|4|soon|31/02/2022",
              "organisation=GWP@1 staff_number=4@2 course=POWER@3 completed_on=BAD@3|"
              "organisation=GWP@1 staff_number=4@2 course=TIP@4 completed_on=BAD@4");
  assert_row (&test, 7, "Total||12|7", "passed");
  assert_findings (&test, "E050 6:3; E103 6:4; W050 2:4; W051 3:4; W052 7:0");
}

static void
test_matrix_ticks (void)
{
  g_auto (Test) test = { 0 };

  add_matrix (&test);
  assert_row (&test, 2, "GWP|1|✓|",
              "organisation=GWP@1 staff_number=1@2 course=POWER@3 completed_on=BAD@3");
  assert_findings (&test, "E051 2:3");
  g_assert_nonnull (strstr (says (&test, 0), "“✓” says that POWER was done"));
}

static void
test_matrix_ticks_of_a_day (void)
{
  g_auto (Test) test = { 0 };

  add_matrix (&test);
  ffw_layout_set_constant (test.layout, (guint)field_of (&test, "completed_on"), "3/5/2022");
  assert_row (&test, 2, "GWP|1|✓|b:TRUE",
              "organisation=GWP@1 staff_number=1@2 course=POWER@3 completed_on=2022-05-03@3|"
              "organisation=GWP@1 staff_number=1@2 course=TIP@4 completed_on=2022-05-03@4");
  /* A day of its own goes before the one of all, and leaves nothing to the next. */
  assert_row (&test, 3, "GWP|1|22/11/2022|p:100%",
              "organisation=GWP@1 staff_number=1@2 course=POWER@3 completed_on=2022-11-22@3|"
              "organisation=GWP@1 staff_number=1@2 course=TIP@4 completed_on=2022-05-03@4");
  assert_row (&test, 4, "GWP|1|b:FALSE|wedi cwblhau",
              "organisation=GWP@1 staff_number=1@2 course=TIP@4 completed_on=2022-05-03@4");
  assert_findings (&test, "");
}

static void
test_matrix_columns (void)
{
  g_auto (Test) test = { 0 };

  set_up (&test, "records");
  add (&test, "No", FFW_USE_FIELD, "staff_number");
  add_course (&test, "POWER", "POWER", "outcome");
  add_course (&test, "Date", "POWER", "completed_on");
  add_course (&test, "Hours", "POWER", "hours");
  add_course (&test, "Refresher", "POWER", "completed_on");
  assert_row (&test, 2, "1|✓|3/5/2022|7 hours|",
              "staff_number=1@1 course=POWER@2 completed_on=2022-05-03@3 outcome=completed@2 "
              "hours=7@4");
  assert_row (&test, 3, "1|No|3/5/2022|-|22/11/2022",
              "staff_number=1@1 course=POWER@3 completed_on=2022-05-03@3 outcome=not_completed@2|"
              "staff_number=1@1 course=POWER@5 completed_on=2022-11-22@5");
  assert_row (&test, 4, "1|No||0|", "");
  assert_row (&test, 5, "1|||7|", "staff_number=1@1 course=POWER@4 completed_on=BAD@4 hours=7@4");
  assert_row (&test, 6, "1|||x:y|",
              "staff_number=1@1 course=POWER@4 completed_on=BAD@4 hours=BAD@4");
  assert_findings (&test, "E051 5:4; E106 6:4");
}

/* A tick beside the date of the same course says nothing more. */
static void
test_matrix_tick_and_day (void)
{
  g_auto (Test) test = { 0 };

  set_up (&test, "records");
  add (&test, "No", FFW_USE_FIELD, "staff_number");
  add_course (&test, "POWER", "POWER", "completed_on");
  add_course (&test, "POWER date", "POWER", "completed_on");
  assert_row (&test, 2, "1|Y|3/5/2022",
              "staff_number=1@1 course=POWER@3 completed_on=2022-05-03@3");
  assert_row (&test, 3, "1|Y|", "staff_number=1@1 course=POWER@2 completed_on=BAD@2");
  assert_findings (&test, "E051 3:2");
}

static void
test_corrections (void)
{
  g_auto (Test) test = { 0 };
  g_autoptr (FfwCorrections) corrections = ffw_corrections_new ();

  add_matrix (&test);
  ffw_corrections_set (corrections, 2, 3, "4/5/2022");
  ffw_corrections_set (corrections, 3, 4, "5/5/2022");
  ffw_corrections_set (corrections, 4, 2, "9");
  ffw_corrections_set (corrections, 4, 2, NULL);
  test.mapping = ffw_mapping_new (test.layout, (FfwTableForm){ .epoch = EPOCH }, 0, test.findings);
  ffw_mapping_set_corrections (test.mapping, corrections);
  assert_row (&test, 2, "GWP|1|soon|",
              "organisation=GWP@1 staff_number=1@2 course=POWER@3 completed_on=2022-05-04@3");
  /* Behind the last cell of the row. */
  assert_row (&test, 3, "GWP|1",
              "organisation=GWP@1 staff_number=1@2 course=TIP@4 completed_on=2022-05-05@4");
  assert_row (&test, 4, "GWP|1|3/5/2022|",
              "organisation=GWP@1 staff_number=1@2 course=POWER@3 completed_on=2022-05-03@3");
  g_assert_cmpuint (ffw_corrections_get_n (corrections), ==, 2);
  assert_findings (&test, "");
}

/* What a spreadsheet has made dates of that has the month first: none is after the 12th, and the
 * rest stayed texts. Where one is after it, or a text could have become a date as well, nobody did.
 */
static void
test_exchanged (void)
{
  static const char *const last[] = { "d:2017-08-12|", "d:2017-08-13|", "3/4/2017|" };

  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    {
      g_auto (Test) test;

      set_up (&test, "people");
      add (&test, "Started", FFW_USE_FIELD, "started_on")->day_order = FFW_DAY_FIRST;
      add (&test, "Left", FFW_USE_FIELD, "left_on");
      g_free (take (&test, 2, "d:2013-10-05|"));
      g_free (take (&test, 3, "23/4/2017|d:2020-01-02"));
      g_free (take (&test, 4, "d:2018-01-12|"));
      g_free (take (&test, 5, "d:2016-02-03|"));
      g_free (take (&test, 6, last[i]));
      assert_findings (&test, i == 0 ? "W060 2:1" : "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/people", test_people);
  g_test_add_func ("/mapping/width", test_width);
  g_test_add_func ("/mapping/dates", test_dates);
  g_test_add_func ("/mapping/plain", test_plain);
  g_test_add_func ("/mapping/types", test_types);
  g_test_add_func ("/mapping/hours", test_hours);
  g_test_add_func ("/mapping/values", test_values);
  g_test_add_func ("/mapping/bad-constant", test_bad_constant);
  g_test_add_func ("/mapping/matrix/days", test_matrix_days);
  g_test_add_func ("/mapping/matrix/ticks", test_matrix_ticks);
  g_test_add_func ("/mapping/matrix/ticks-of-a-day", test_matrix_ticks_of_a_day);
  g_test_add_func ("/mapping/matrix/columns", test_matrix_columns);
  g_test_add_func ("/mapping/matrix/tick-and-day", test_matrix_tick_and_day);
  g_test_add_func ("/mapping/corrections", test_corrections);
  g_test_add_func ("/mapping/exchanged", test_exchanged);

  return g_test_run ();
}
