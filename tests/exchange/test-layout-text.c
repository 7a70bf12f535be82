/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-text.h"

#include <string.h>

static int
field_of (const FfwLayout *layout, const char *name)
{
  return (int)(ffw_kind_find_field (layout->kind, name) - layout->kind->fields);
}

static FfwLayoutColumn *
add_field (FfwLayout *layout, const char *header, const char *field)
{
  FfwLayoutColumn *column = ffw_layout_add_column (layout, header);

  column->use = FFW_USE_FIELD;
  column->field = field_of (layout, field);
  return column;
}

static FfwLayout *
people_layout (void)
{
  FfwLayout *layout = ffw_layout_new (ffw_kind_find ("people"));

  layout->sheet = g_strdup ("Staff list = [all]");
  layout->header_line = 4;
  layout->n_header_rows = 2;
  layout->last_line = 120;
  add_field (layout, "Employee No", "staff_number");
  ffw_layout_add_column (layout, "Full Name")->use = FFW_USE_NAME;
  ffw_layout_add_column (layout, " Notes; \\ and\nmore ");
  add_field (layout, "Start date", "started_on")->day_order = FFW_MONTH_FIRST;
  add_field (layout, "Swydd", "role");
  ffw_layout_add_column (layout, "Known as")->use = FFW_USE_NAME_SURNAME_FIRST;
  ffw_layout_set_constant (layout, (guint)field_of (layout, "organisation"), "GWP");
  ffw_layout_set_value (layout, (guint)field_of (layout, "role"), "Probation Officer B4", "PROB");
  ffw_layout_set_value (layout, (guint)field_of (layout, "role"), "=[Swyddog]\t", "");
  return layout;
}

static FfwLayout *
matrix_layout (void)
{
  FfwLayout *layout = ffw_layout_new (ffw_kind_find ("records"));
  FfwLayoutColumn *column;

  add_field (layout, "E-bost", "email");
  column = ffw_layout_add_column (layout, "POWER (1 day)");
  column->use = FFW_USE_COURSE;
  column->course = g_strdup ("POWER");
  column->field = field_of (layout, "completed_on");
  column->day_order = FFW_DAY_FIRST;
  column = ffw_layout_add_column (layout, "hours");
  column->use = FFW_USE_COURSE;
  column->course = g_strdup ("POWER");
  column->field = field_of (layout, "hours");
  return layout;
}

static void
assert_same (const FfwLayout *a, const FfwLayout *b)
{
  g_assert_true (a->kind == b->kind);
  g_assert_cmpstr (a->sheet, ==, b->sheet);
  g_assert_cmpuint (a->header_line, ==, b->header_line);
  g_assert_cmpuint (a->n_header_rows, ==, b->n_header_rows);
  g_assert_cmpuint (a->last_line, ==, b->last_line);
  g_assert_cmpuint (a->columns->len, ==, b->columns->len);
  for (guint i = 0; i < a->columns->len; i++)
    {
      const FfwLayoutColumn *one = ffw_layout_get_column (a, i);
      const FfwLayoutColumn *other = ffw_layout_get_column (b, i);

      g_assert_cmpstr (one->header, ==, other->header);
      g_assert_cmpint (one->use, ==, other->use);
      g_assert_cmpint (one->field, ==, other->field);
      g_assert_cmpstr (one->course, ==, other->course);
      g_assert_cmpint (one->day_order, ==, other->day_order);
      g_assert_cmpint (other->basis, ==, FFW_BASIS_PROFILE);
    }
  for (guint i = 0; i < FFW_MAX_FIELDS; i++)
    g_assert_cmpstr (a->constants[i], ==, b->constants[i]);
  g_assert_cmpuint (a->values->len, ==, b->values->len);
  for (guint i = 0; i < a->values->len; i++)
    {
      const FfwLayoutValue *value = g_ptr_array_index (a->values, i);

      g_assert_cmpstr (ffw_layout_get_value (b, value->field, value->from), ==, value->to);
    }
}

static void
test_round_trip (void)
{
  FfwLayout *(*const makers[]) (void) = { people_layout, matrix_layout };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autoptr (FfwLayout) layout = makers[i]();
      g_autofree char *text = ffw_layout_to_text (layout);
      g_autoptr (GError) error = NULL;
      g_autoptr (FfwLayout) again = ffw_layout_from_text (text, strlen (text), &error);
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      assert_same (layout, again);
      written = ffw_layout_to_text (again);
      g_assert_cmpstr (written, ==, text);
    }
}

/* What a file is about is not how such files are read: the next one asks again. */
static void
test_occasion (void)
{
  g_autoptr (FfwLayout) layout = ffw_layout_new (ffw_kind_find ("records"));
  guint organisation = (guint)field_of (layout, "organisation");
  guint course = (guint)field_of (layout, "course");
  guint day = (guint)field_of (layout, "completed_on");

  ffw_layout_set_constant (layout, organisation, "NWP");
  ffw_layout_set_constant (layout, course, "POWER");
  ffw_layout_set_constant (layout, day, "2026-11-18");
  ffw_layout_forget_occasion (layout);
  g_assert_cmpstr (layout->constants[organisation], ==, "NWP");
  g_assert_null (layout->constants[course]);
  g_assert_null (layout->constants[day]);
}

/* What docs/import-formats.md shows can be typed so. */
static void
test_by_hand (void)
{
  static const char text[] = "# our staff list\n"
                             "[Layout]\n"
                             "Format=1\n"
                             "Kind=people\n"
                             "\n"
                             "[Column 1]\n"
                             "Header=Enw llawn\n"
                             "Use=name\n"
                             "[Column 2]\n"
                             "Header=Dechrau\n"
                             "Field=started_on\n"
                             "Dates=month-first\n"
                             "[Constants]\n"
                             "organisation=GWP\n"
                             "[Value 1]\n"
                             "Field=role\n"
                             "From=Swyddog Prawf\n"
                             "To=PROB\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwLayout) layout = ffw_layout_from_text (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (layout->columns->len, ==, 2);
  g_assert_cmpint (ffw_layout_get_column (layout, 0)->use, ==, FFW_USE_NAME);
  g_assert_cmpint (ffw_layout_get_column (layout, 1)->day_order, ==, FFW_MONTH_FIRST);
  g_assert_cmpstr (layout->constants[field_of (layout, "organisation")], ==, "GWP");
  /* In any case, with or without accents. */
  g_assert_cmpstr (
      ffw_layout_get_value (layout, (guint)field_of (layout, "role"), " SWYDDOG PRÂWF "), ==,
      "PROB");
}

static void
test_refused (void)
{
#define HEAD    "[Layout]\nFormat=1\nKind=people\n"
#define RECORDS "[Layout]\nFormat=1\nKind=records\n"
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { "", "no “[Layout]”" },
    { "nonsense", "This is no profile: " },
    { "[Layout\n", "This is no profile: " },
    { "[Layout]\nFormat=1\nKind=\xff\n", "not in UTF-8" },
    { "[Layout]\nKind=people\n", "“Format” in “[Layout]”" },
    { "[Layout]\nFormat=2\nKind=people\n", "a newer version" },
    { "[Layout]\nFormat=one\nKind=people\n", "“one” is no whole number" },
    { "[Layout]\nFormat=1\n", "“Kind” in “[Layout]”: it is missing" },
    { "[Layout]\nFormat=1\nKind=cats\n", "there is no kind “cats”" },
    { HEAD "Colour=red\n", "“Colour” in “[Layout]”: there is no such key" },
    { HEAD "HeaderRows=3\n", "“3” is no whole number from 1 to 2" },
    { HEAD "LastLine=-1\n", "“LastLine” in “[Layout]”" },
    { HEAD "[Column 2]\nHeader=x\n", "“[Column 2]” is not expected here" },
    { HEAD "[Column 01]\nHeader=x\n", "“[Column 01]” is not expected here" },
    { HEAD "[Columns]\nHeader=x\n", "“[Columns]” is not expected here" },
    { HEAD "[Column 1]\nField=role\n", "“Header” in “[Column 1]”: it is missing" },
    { HEAD "[Column 1]\nHeader=x\nField=colour\n", "“Field” in “[Column 1]”" },
    { HEAD "[Column 1]\nHeader=x\nField=colour\n", "staff_number" },
    { HEAD "[Column 1]\nHeader=x\nUse=all\n", "“all” is not known. Use one of these: name" },
    { HEAD "[Column 1]\nHeader=x\nDates=first\n", "day-first, month-first" },
    { HEAD "[Column 1]\nHeader=x\nUse=name\nField=role\n", "“Use” in “[Column 1]”" },
    { HEAD "[Column 1]\nHeader=x\nCourse=POWER\n", "only records have a course" },
    { RECORDS "[Column 1]\nHeader=x\nCourse=POWER\nUse=name\n", "“Use” in “[Column 1]”" },
    { HEAD "[Column 1]\nHeader=a\\qb\n", "“Header” in “[Column 1]”: a backslash" },
    { HEAD "[Constants]\ncolour=red\n", "“colour” in “[Constants]”" },
    { HEAD "[Value 1]\nField=role\nFrom=x\n", "“To” in “[Value 1]”: it is missing" },
    { HEAD "[Value 1]\nField=role\nFrom=x\nTo=y\n[Value 2]\nField=role\nFrom=X\nTo=z\n",
      "“X” is there already" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].says);
      g_assert_null (ffw_layout_from_text (cases[i].text, strlen (cases[i].text), &error));
      g_assert_true (error && error->domain == FFW_LAYOUT_ERROR);
      if (!strstr (error->message, cases[i].says))
        g_error ("expected “%s”, got “%s”", cases[i].says, error->message);
    }
}

/* Nobody's profile is that long: it is refused before it is read. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; text->len <= 1024 * 1024; i++)
    g_string_append_printf (text, "[Value %u]\nField=role\nFrom=%u\nTo=PROB\n", i, i);
  g_assert_null (ffw_layout_from_text (text->str, text->len, &error));
  g_assert_error (error, FFW_LAYOUT_ERROR, FFW_LAYOUT_ERROR_TEXT);
  g_clear_error (&error);

  g_string_truncate (text, 1000 * 1024);
  g_string_truncate (text, g_strrstr (text->str, "[Value") - text->str);
  g_test_timer_start ();
  ffw_layout_free (ffw_layout_from_text (text->str, text->len, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout-text/round-trip", test_round_trip);
  g_test_add_func ("/layout-text/occasion", test_occasion);
  g_test_add_func ("/layout-text/by-hand", test_by_hand);
  g_test_add_func ("/layout-text/refused", test_refused);
  g_test_add_func ("/layout-text/long", test_long);

  return g_test_run ();
}
