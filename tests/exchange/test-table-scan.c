/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is found out about a table before anybody says what it means: what its cells look like, what
 * stands in its columns, how the layout of an earlier file fits it. */

#include "ffw-exchange-test.h"
#include "ffw-import-preview.h"
#include "ffw-layout-text.h"
#include "ffw-profiles.h"

#include <string.h>

static FfwTableScan *
scan_file (const char *path, FfwCorrections *corrections)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("");
  g_autoptr (GError) error = NULL;
  FfwTableScan *scan = ffw_table_scan_read (path, NULL, corrections, findings, NULL, &error);

  g_assert_no_error (error);
  return scan;
}

static FfwTableScan *
scan_text (FfwExchangeTest *test, const char *text)
{
  g_autofree char *path = ffw_exchange_test_write (test, "table.csv", text);

  return scan_file (path, NULL);
}

static void
test_looks (void)
{
  static const struct
  {
    const char *text;
    FfwTableType type;
    FfwLook look;
  } cases[] = {
    { "", FFW_TABLE_TEXT, FFW_LOOK_EMPTY },
    { " \302\240 ", FFW_TABLE_TEXT, FFW_LOOK_EMPTY },
    { "sian@prawf.example", FFW_TABLE_TEXT, FFW_LOOK_EMAIL },
    { "see sian@prawf.example", FFW_TABLE_TEXT, FFW_LOOK_TEXT },
    { "2022-11-22", FFW_TABLE_TEXT, FFW_LOOK_DATE },
    { "2022-11-22T09:30", FFW_TABLE_DATE, FFW_LOOK_DATE },
    { "22 Nov 2022", FFW_TABLE_TEXT, FFW_LOOK_DATE },
    { "Tuesday, 22nd November 2022", FFW_TABLE_TEXT, FFW_LOOK_DATE },
    { "3 Tachwedd 2022", FFW_TABLE_TEXT, FFW_LOOK_DATE },
    { "3/5/2022", FFW_TABLE_TEXT, FFW_LOOK_DATE_EITHER },
    { "05.05.2022", FFW_TABLE_TEXT, FFW_LOOK_DATE },
    { "22/11/2022", FFW_TABLE_TEXT, FFW_LOOK_DATE_DAY_FIRST },
    { "22/11/2022, 09:25:10", FFW_TABLE_TEXT, FFW_LOOK_DATE_DAY_FIRST },
    { "11/22/2022", FFW_TABLE_TEXT, FFW_LOOK_DATE_MONTH_FIRST },
    { "22/22/2022", FFW_TABLE_TEXT, FFW_LOOK_CODE },
    { "12", FFW_TABLE_TEXT, FFW_LOOK_NUMBER },
    { "-1.5", FFW_TABLE_NUMBER, FFW_LOOK_NUMBER },
    { "44887", FFW_TABLE_NUMBER, FFW_LOOK_SERIAL },
    { "0012", FFW_TABLE_TEXT, FFW_LOOK_CODE },
    { "77-01", FFW_TABLE_TEXT, FFW_LOOK_CODE },
    { "SAF-A", FFW_TABLE_TEXT, FFW_LOOK_CODE },
    { "09:30", FFW_TABLE_TEXT, FFW_LOOK_TIME },
    { "1h 12m 5s", FFW_TABLE_TEXT, FFW_LOOK_TIME },
    { "✓", FFW_TABLE_TEXT, FFW_LOOK_TICK },
    { "Oes", FFW_TABLE_TEXT, FFW_LOOK_TICK },
    { "TRUE", FFW_TABLE_BOOLEAN, FFW_LOOK_TICK },
    { "Pugh, Siân", FFW_TABLE_TEXT, FFW_LOOK_NAME_COMMA },
    { "O’Brien-Hughes, Non Mai", FFW_TABLE_TEXT, FFW_LOOK_NAME_COMMA },
    { "Siân Pugh", FFW_TABLE_TEXT, FFW_LOOK_WORDS },
    { "Mair ap Rhys", FFW_TABLE_TEXT, FFW_LOOK_WORDS },
    { "left in the summer", FFW_TABLE_TEXT, FFW_LOOK_TEXT },
    { "#N/A", FFW_TABLE_TEXT, FFW_LOOK_ERROR },
    { "#DIV/0!", FFW_TABLE_ERROR, FFW_LOOK_ERROR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (ffw_look_at (cases[i].text, strlen (cases[i].text), cases[i].type), ==,
                       cases[i].look);
    }
}

/* Rows beyond those that are kept whole are counted as well; blocks end at blank rows, and what is
 * put right counts in place of what the file says. */
static void
test_columns (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("number,day,note\n");
  g_autoptr (FfwCorrections) corrections = ffw_corrections_new ();
  g_autofree char *path = NULL;
  g_autoptr (FfwTableScan) scan = NULL;
  g_autoptr (FfwScanColumn) day = NULL;
  g_autoptr (FfwScanColumn) note = NULL;
  const FfwScanBlock *blocks;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "%04u,%02u/11/2022,\"note\n%u\"\n", i, i % 28 + 1, i);
  g_string_append (text, "Total,3000,\n\nprepared by nobody,,\n");
  path = ffw_exchange_test_write (test, "table.csv", text->str);
  ffw_corrections_set (corrections, 2002, 2, "11/31/2022");
  scan = scan_file (path, corrections);
  blocks = (const FfwScanBlock *)ffw_table_scan_get_blocks (scan)->data;
  g_assert_cmpuint (ffw_table_scan_get_n_rows (scan), ==, 3003);
  g_assert_cmpuint (ffw_table_scan_get_head (scan)->len, ==, FFW_SCAN_HEAD);
  g_assert_cmpuint (ffw_table_scan_get_blocks (scan)->len, ==, 2);
  g_assert_cmpuint (blocks[0].last_full_line, ==, 6000);
  g_assert_cmpuint (blocks[0].last_line, ==, 6002);
  g_assert_cmpuint (ffw_table_scan_count_rows (scan, 2, 6000), ==, 3000);

  day = ffw_table_scan_get_column (scan, 1, 2, 6000);
  g_assert_cmpuint (day->values->len, ==, 29);
  g_assert_true (day->has_all_values);
  g_assert_cmpuint (day->n[FFW_LOOK_DATE_MONTH_FIRST], ==, 1);
  g_assert_cmpuint (day->line[FFW_LOOK_DATE_MONTH_FIRST], ==, 2002);
  g_assert_cmpuint (day->line[FFW_LOOK_DATE_DAY_FIRST], ==, 26);
  g_assert_cmpuint (((FfwScanValue *)day->values->pdata[0])->n, ==, 108);
  note = ffw_table_scan_get_column (scan, 2, 2, 6000);
  g_assert_cmpuint (note->values->len, ==, FFW_SCAN_VALUES);
  g_assert_false (note->has_all_values);
}

static void
test_stopped (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FfwFindings) findings = ffw_findings_new ("");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "1,2\n");
  path = ffw_exchange_test_write (test, "table.csv", text->str);
  g_cancellable_cancel (cancellable);
  g_assert_null (ffw_table_scan_read (path, NULL, NULL, findings, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (ffw_table_scan_read ("/nowhere/table.csv", NULL, NULL, findings, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

#define STAFF                                                                                      \
  "Staff at 30/9/2022,,,,\n"                                                                       \
  "Payroll,Surname,Forename,Job,Base\n"                                                            \
  "0012,Llwyd,Siân,Probation Officer,Cardiff\n"

static FfwLayout *
layout_of_staff (void)
{
  static const char *const headers[] = { "Payroll", "Surname", "Forename", "Job", "Base" };
  static const char *const fields[] = { "staff_number", "family_name", "given_name", "role", NULL };
  FfwLayout *layout = ffw_layout_new (ffw_kind_find ("people"));

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      FfwLayoutColumn *column = ffw_layout_add_column (layout, headers[i]);

      if (!fields[i])
        continue;
      column->use = FFW_USE_FIELD;
      column->field = (int)(ffw_kind_find_field (layout->kind, fields[i]) - layout->kind->fields);
    }
  ffw_layout_set_constant (layout, 1, "HMPPS");
  ffw_layout_set_value (layout, 6, "Probation Officer", "PROB");
  return layout;
}

/* The next file has its columns in another order, below more titles; one is new and one is gone. */
static void
test_fit (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (FfwLayout) layout = layout_of_staff ();
  g_autoptr (FfwTableScan) same = scan_text (test, STAFF);
  g_autoptr (FfwTableScan) other = scan_text (test, "Staff,,,,\nat 31/10/2022,,,,\n,,,,\n"
                                                    "forename,SURNAME,Job,Team,Payroll\n"
                                                    "Siân,Llwyd,Probation Officer,A,0012\n"
                                                    "\nEnd of report,,,,\n");
  g_autoptr (FfwTableScan) strange = scan_text (test, "colour,weight\nred,3\n");
  g_autoptr (FfwLayoutFit) whole = ffw_layout_fit (layout, same);
  g_autoptr (FfwLayoutFit) part = ffw_layout_fit (layout, other);
  g_autoptr (FfwLayoutFit) none = ffw_layout_fit (layout, strange);

  g_assert_cmpfloat (whole->likeness, ==, 1);
  g_assert_cmpuint (whole->layout->header_line, ==, 2);
  g_assert_cmpuint (part->layout->header_line, ==, 4);
  g_assert_cmpuint (part->layout->last_line, ==, 5);
  g_assert_cmpint (ffw_layout_get_column (part->layout, 4)->field, ==,
                   ffw_layout_get_column (layout, 0)->field);
  g_assert_cmpint (ffw_layout_get_column (part->layout, 4)->basis, ==, FFW_BASIS_PROFILE);
  g_assert_cmpstr (ffw_layout_get_value (part->layout, 6, "probation officer"), ==, "PROB");
  g_assert_cmpstr (part->layout->constants[1], ==, "HMPPS");
  g_assert_cmpuint (part->missing->len, ==, 0);
  g_assert_cmpuint (part->added->len, ==, 1);
  g_assert_cmpstr (part->added->pdata[0], ==, "Team");
  g_assert_cmpfloat (part->likeness, <, 1);
  g_assert_cmpfloat (part->likeness, >, 0.8);
  g_assert_null (none->layout);
  g_assert_cmpfloat (none->likeness, ==, 0);
}

static gboolean
save_profile (FfwChange *change, gpointer data, GError **error)
{
  g_autofree char *text = ffw_layout_to_text (data);
  FfwProfile profile = { .name = (char *)"Prison staff", .kind = (char *)"people", .layout = text };

  return ffw_profile_save (change, &profile, error);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(FfwImportPreview **)data = ffw_import_preview_finish (result, &error);
  g_assert_no_error (error);
}

/* What was said of one file is known of the next: nothing is left to ask but what is new in it. */
static void
test_recognised (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (FfwLayout) layout = layout_of_staff ();
  g_autofree char *path = ffw_exchange_test_write (test, "staff.csv",
                                                   STAFF "0013,Parry,Huw,Gardener,Cardiff\n");
  g_autoptr (FfwImportPreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  const FfwLayoutQuestion *value = NULL;

  ffw_workspace_change (test->workspace, save_profile, layout, NULL, &error);
  g_assert_no_error (error);
  ffw_import_look_async (test->workspace, path, NULL, 10, NULL, NULL, NULL, on_looked, &preview);
  while (!preview)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (preview->found->profile, ==, "Prison staff");
  g_assert_cmpuint (preview->line, ==, 2);
  g_assert_cmpstr (preview->header[3], ==, "Job");
  g_assert_cmpuint (preview->rows->len, ==, 2);
  for (guint i = 0; i < preview->found->questions->len; i++)
    {
      const FfwLayoutQuestion *question = preview->found->questions->pdata[i];

      if (question->what == FFW_OPEN_VALUE)
        {
          g_assert_null (value);
          value = question;
        }
    }
  g_assert_nonnull (value);
  g_assert_cmpstr (value->text, ==, "Gardener");
  g_assert_cmpuint (value->line, ==, 4);
}

/* Of a file in our own format nothing is asked, and nothing must be laid out. */
static void
test_plain (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "d40", "people.csv", NULL);
  g_autofree char *empty = ffw_exchange_test_write (test, "empty.csv", "\n\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwImportPreview) preview = ffw_import_look (test->workspace, path, NULL, 5, NULL,
                                                          NULL, NULL, &error);
  g_autoptr (FfwImportPreview) nothing = ffw_import_look (test->workspace, empty, NULL, 5, NULL,
                                                          NULL, NULL, &error);

  g_assert_true (preview->found->is_plain);
  g_assert_cmpstr (preview->kind->name, ==, "people");
  g_assert_cmpuint (preview->found->questions->len, ==, 0);
  g_assert_cmpuint (preview->rows->len, ==, 5);
  g_assert_false (preview->is_whole);
  g_assert_null (nothing->found);
  g_assert_cmpstr (ffw_findings_get (nothing->findings, 0)->code, ==, "E010");
}

static void
assert_sound (const FfwLayoutFound *found)
{
  gboolean is_used[FFW_MAX_FIELDS] = { FALSE };
  const FfwLayout *layout = found->layout;

  for (guint i = 0; layout && i < layout->columns->len; i++)
    {
      const FfwLayoutColumn *use = ffw_layout_get_column (layout, i);

      g_assert_true (use->header == NULL || g_utf8_validate (use->header, -1, NULL));
      if (use->use != FFW_USE_FIELD)
        continue;
      g_assert_cmpint (use->field, <, (int)layout->kind->n_fields);
      g_assert_false (is_used[use->field]);
      is_used[use->field] = TRUE;
    }
  for (guint i = 0; i < found->questions->len; i++)
    {
      const FfwLayoutQuestion *question = found->questions->pdata[i];

      g_assert_true (g_utf8_validate (question->text, -1, NULL));
      g_assert_true (layout || question->what == FFW_OPEN_KIND
                     || question->what == FFW_OPEN_HEADER);
      g_assert_true (!layout || question->column <= layout->columns->len);
    }
}

/* Whatever is in a file, something sensible is found out about it, and no field has two columns. */
static void
test_any (FfwExchangeTest *test, gconstpointer data)
{
  static const char *const folders[] = { "data/findings", "data/layouts", "data/exchange",
                                         "fuzz/corpus/csv" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_test_build_filename (G_TEST_DIST, folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      g_assert_nonnull (dir);
      while ((name = g_dir_read_name (dir)))
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autoptr (GError) error = NULL;
          g_autoptr (FfwImportPreview) preview = NULL;

          if (g_file_test (path, G_FILE_TEST_IS_DIR))
            continue;
          preview = ffw_import_look (test->workspace, path, NULL, 5, NULL, NULL, NULL, &error);
          if (preview && preview->found)
            assert_sound (preview->found);
          n += preview != NULL;
        }
    }
  g_assert_cmpuint (n, >, 100);
}

static char *
write_large (FfwExchangeTest *test, guint n_rows)
{
  g_autoptr (GString) text = g_string_new ("Payroll No,Surname,Forename,Email,Job Title,Base,Start "
                                           "Date,Contract,FTE,Manager Number\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text,
                            "%06u,Surname%c,Name%u,person%u@prawf.example,Job title number %u,"
                            "Office %u,%02u/%02u/20%02u,Permanent,1.0,%06u\n",
                            i, 'a' + i % 26, i % 500, i, i % 2000, i % 300, i % 28 + 1, i % 12 + 1,
                            i % 22, i / 10);
  return ffw_exchange_test_write (test, "large.csv", text->str);
}

/* `-m perf`: 200,000 rows of ten columns, 2,000 jobs that nobody knows. */
static void
test_speed (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *path = write_large (test, 200000);
  g_autoptr (FfwTableScan) scan = NULL;
  g_autoptr (FfwImportPreview) preview = NULL;
  double scanned;

  g_test_timer_start ();
  scan = scan_file (path, NULL);
  scanned = g_test_timer_elapsed ();
  g_test_minimized_result (scanned, "scanned in %.2f s", scanned);
  g_test_timer_start ();
  preview = ffw_import_look (test->workspace, path, NULL, 5, NULL, NULL, NULL, NULL);
  g_test_minimized_result (g_test_timer_elapsed () - scanned, "found in %.2f s",
                           g_test_timer_elapsed () - scanned);
  g_assert_cmpstr (preview->kind->name, ==, "people");
}

static gpointer
read_vocabulary (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_vocabulary_read (connection, FFW_LANGUAGE_EN, error);
}

/* `-m perf`: 2,000 texts among 5,000 courses. */
static void
test_matching_speed (FfwExchangeTest *test, gconstpointer data)
{
  static const char *const words[]
      = { "Trauma",  "Safeguarding", "Women",  "Housing",  "Recovery",
          "Custody", "Practice",     "Skills", "Advanced", "Awareness" };
  g_autoptr (GString) text = g_string_new ("code,title_en\n");
  g_autofree char *path = NULL;
  g_autoptr (FfwVocabulary) vocabulary = NULL;
  double taken;
  guint n = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "C%04u,%s %s in %s stage %u\n", i, words[i % 10],
                            words[i / 10 % 10], words[i / 100 % 10], i / 1000 * 7 + i % 7);
  path = ffw_exchange_test_write (test, "courses.csv", text->str);
  ffw_exchange_test_import_good (test->workspace, "courses", path);
  g_test_timer_start ();
  vocabulary = ffw_workspace_read (test->workspace, read_vocabulary, NULL, NULL, NULL);
  taken = g_test_timer_elapsed ();
  g_test_minimized_result (taken, "read in %.2f s", taken);
  g_test_timer_start ();
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *said = g_strdup_printf ("%s %s (%s) group %u", words[i * 7 % 10],
                                               words[i / 10 % 10], words[i * 3 / 100 % 10], i);
      g_autofree char *code = ffw_vocabulary_find_course (vocabulary, said);
      g_autoptr (GPtrArray) meanings = ffw_vocabulary_suggest_courses (vocabulary, said, 5);

      n += code || meanings->len;
    }
  taken = g_test_timer_elapsed ();
  g_test_minimized_result (taken, "matched in %.2f s", taken);
  g_assert_cmpuint (n, >, 1000);
}

static void
add (const char *path, void (*test) (FfwExchangeTest *, gconstpointer))
{
  g_test_add (path, FfwExchangeTest, NULL, ffw_exchange_test_set_up, test,
              ffw_exchange_test_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-scan/looks", test_looks);
  add ("/table-scan/columns", test_columns);
  add ("/table-scan/stopped", test_stopped);
  add ("/table-scan/fit", test_fit);
  add ("/table-scan/recognised", test_recognised);
  add ("/table-scan/plain", test_plain);
  add ("/table-scan/any", test_any);
  if (g_test_perf ())
    {
      add ("/table-scan/speed", test_speed);
      add ("/table-scan/matching-speed", test_matching_speed);
    }
  return g_test_run ();
}
