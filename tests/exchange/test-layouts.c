/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of many layouts, from looking at them to what they bring into a workspace. */

#include "ffw-exchange-test.h"
#include "ffw-import-preview.h"

#include <stdio.h>
#include <string.h>

/**
 * Case:
 * @file: in tests/data/layouts; NAME.layout beside it says what is found out about it, and
 *   NAME.rows the same rows in our own format
 * @answers: (nullable): to what is asked, separated by “; ”: `field=value` for all rows,
 *   `field:text=meaning`, `column N=month-first`, `column N=COURSE`, `column N=nothing`
 * @kind: (nullable): what it becomes; %NULL where that cannot be told
 * @format: (nullable): what LibreOffice makes of it before: xlsx, ods
 * @sheet: (nullable): the name of the sheet that is read
 */
typedef struct
{
  const char *file;
  const char *kind;
  const char *answers;
  const char *format;
  const char *sheet;
} Case;

static const Case cases[] = {
  { "codes-loosely.csv", "records",
    "course:Manual Handling=; outcome:Tynnu'n ôl=withdrawn; course:GTI TTT (2 days)=GTI-TTT" },
  { "dates-at-odds.csv", "records", "column 4=month-first" },
  { "dates-either-way.csv", "records", "column 4=month-first" },
  { "hr-extract.csv", "people",
    "organisation=HMPPS; role:Probation Officer B4=PROB; role:Housing Support Worker (0.6 "
    "FTE)=HOUS" },
  { "hr-terse.csv", "people", "organisation=HMPPS; role:Chief key holder=PRIS" },
  { "learning-system.csv", "records", "organisation=HMPPS; course:Safeguarding Grp B=SAF-B" },
  { "matrix-own-names.csv", "records", "organisation=HMPPS; column 3=GTI; column 5=AGO-1" },
  { "matrix-ticks.csv", "records", "organisation=HMPPS; completed_on=2022-09-30" },
  { "matrix-two-rows.csv", "records", "organisation=HMPPS" },
  { "no-headings.csv", NULL, NULL },
  { "online-meeting.csv", "attendance", "session=P-2022-03; organisation=HMPPS; attended=yes" },
  { "registrations.csv", "bookings", "organisation=HMPPS" },
  { "sign-in-sheet.csv", "attendance", "session=P-2022-03; organisation=HMPPS; date=2022-03-14" },
  { "something-else.csv", NULL, NULL },
  { "staff-sheet.fods", "people", "organisation=HMPPS", "xlsx", "Staff" },
  { "matrix-sheet.fods", "records", "organisation=HMPPS", "ods" },
  { "staff-cymraeg.csv", "people", "organisation=GWP; role:Rhingyll y ddalfa=CUST" },
  { "surname-forename.txt", "people",
    "organisation=NWWC; role:Keyworker=KEY; role:Women's Centre Key Worker=KEY" },
  { "training-matrix.csv", "records",
    "organisation=HMPPS; column 7=TIP; column 8=nothing; completed_on:Booked=" },
  { "webinar.csv", "attendance",
    "session=P-2022-03; organisation=HMPPS; date=2022-03-14; attended=yes" },
};

static const char *const basis_words[] = {
  [FFW_BASIS_NONE] = "none",   [FFW_BASIS_NAME] = "name",       [FFW_BASIS_SYNONYM] = "synonym",
  [FFW_BASIS_LOOKS] = "looks", [FFW_BASIS_PROFILE] = "profile", [FFW_BASIS_HAND] = "hand",
};

static const char *const open_words[] = {
  [FFW_OPEN_KIND] = "kind",       [FFW_OPEN_HEADER] = "header", [FFW_OPEN_FIELD] = "field",
  [FFW_OPEN_DAY_ORDER] = "order", [FFW_OPEN_VALUE] = "value",   [FFW_OPEN_COURSE] = "course",
};

static const char *
name_of (const FfwKind *kind, int field)
{
  return kind && field >= 0 ? kind->fields[field].name : "";
}

static void
describe_columns (GString *text, const FfwLayout *layout)
{
  g_string_append_printf (text, "%s, heading in line %u", layout->kind->name, layout->header_line);
  if (layout->n_header_rows > 1)
    g_string_append (text, " and the next");
  if (layout->last_line)
    g_string_append_printf (text, ", to line %u", layout->last_line);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FfwLayoutColumn *use = ffw_layout_get_column (layout, i);

      if (use->use == FFW_USE_NOTHING)
        continue;
      g_string_append_printf (text, "%u “%s”: ", i + 1, use->header);
      if (use->use == FFW_USE_NAME)
        g_string_append (text, "whole name");
      else if (use->use == FFW_USE_NAME_SURNAME_FIRST)
        g_string_append (text, "whole name, surname first");
      else
        g_string_append (text, name_of (layout->kind, use->field));
      if (use->course)
        g_string_append_printf (text, " of %s", use->course);
      if (use->day_order != FFW_DAY_ORDER_OPEN)
        g_string_append_printf (text, ", %s first",
                                use->day_order == FFW_DAY_FIRST ? "day" : "month");
      g_string_append_printf (text, " (%s)\n", basis_words[use->basis]);
    }
  for (guint i = 0; i < layout->values->len; i++)
    {
      const FfwLayoutValue *value = layout->values->pdata[i];

      g_string_append_printf (text, "%s “%s” is “%s”\n", name_of (layout->kind, value->field),
                              value->from, value->to);
    }
}

static void
describe_question (GString *text, const FfwKind *kind, const FfwLayoutQuestion *question)
{
  g_string_append_printf (text, "? %s", open_words[question->what]);
  if (question->field >= 0)
    g_string_append_printf (text, " %s", name_of (kind, question->field));
  if (question->what != FFW_OPEN_FIELD && *question->text)
    g_string_append_printf (text, " “%s”", question->text);
  if (question->line)
    g_string_append_printf (text, " in line %u", question->line);
  if (question->other_line)
    g_string_append_printf (text, " against line %u", question->other_line);
  if (question->n && question->what != FFW_OPEN_FIELD)
    g_string_append_printf (text, ", %" G_GUINT64_FORMAT " times", question->n);
  if (question->is_required)
    g_string_append (text, ", required");
  for (guint i = 0; i < question->suggestions->len; i++)
    g_string_append_printf (text, "%s %s", i ? "," : ":",
                            ((FfwMeaning *)question->suggestions->pdata[i])->code);
  g_string_append_c (text, '\n');
}

static char *
describe (const FfwImportPreview *preview)
{
  GString *text = g_string_new (NULL);
  const FfwLayoutFound *found = preview->found;

  if (found->layout)
    describe_columns (text, found->layout);
  else
    g_string_append_printf (text, "no kind, most like %s\n",
                            found->like ? found->like->name : "none");
  for (guint i = 0; i < found->questions->len; i++)
    describe_question (text, preview->kind, found->questions->pdata[i]);
  for (guint i = 0; i < ffw_findings_get_n_kept (found->findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (found->findings, i);

      g_string_append_printf (text, "%s column %u\n", finding->code, finding->column);
    }
  return g_string_free (text, FALSE);
}

/* Where LibreOffice keeps what it keeps, so that no other one is in its way. */
static char *office_profile;

static char *
data_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "layouts", name, NULL);
}

/* What stands in the file beside @file that ends so. */
static char *
read_beside (const char *file, const char *ending)
{
  g_autofree char *stem = g_strndup (file, strrchr (file, '.') - file);
  g_autofree char *name = g_strconcat (stem, ending, NULL);
  g_autofree char *path = data_path (name);
  char *text;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

/* Has LibreOffice make a workbook of a readable source; returns its path. */
static char *
convert (FfwExchangeTest *test, const Case *this)
{
  g_autofree char *path = data_path (this->file);
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", office_profile, NULL);
  const char *const argv[] = { "soffice",      profile,      "--headless",
                               "--convert-to", this->format, "--outdir",
                               test->folder,   path,         NULL };
  g_autofree char *stem = g_strndup (this->file, strrchr (this->file, '.') - this->file);
  g_autofree char *name = g_strconcat (stem, ".", this->format, NULL);

  run (argv);
  return ffw_exchange_test_path (test, name);
}

static FfwImportPreview *
look_at (FfwExchangeTest *test, const Case *this)
{
  g_autofree char *path = this->format ? convert (test, this) : data_path (this->file);
  g_autoptr (GError) error = NULL;
  FfwImportPreview *preview = ffw_import_look (test->workspace, path, this->sheet, 10, NULL, NULL,
                                               NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (preview->found);
  return preview;
}

static void
set_up (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *people = data_path ("before-people.csv");
  g_autofree char *sessions = data_path ("before-sessions.csv");

  ffw_exchange_test_set_up (test, NULL);
  ffw_exchange_test_import_good (test->workspace, "people", people);
  ffw_exchange_test_import_good (test->workspace, "sessions", sessions);
}

static guint
find_field (const FfwKind *kind, const char *name)
{
  const FfwField *field = ffw_kind_find_field (kind, name);

  g_assert_nonnull (field);
  return (guint)(field - kind->fields);
}

static void
answer_column (FfwLayout *layout, guint column, const char *said)
{
  FfwLayoutColumn *use = ffw_layout_get_column (layout, column - 1);

  use->basis = FFW_BASIS_HAND;
  if (strcmp (said, "month-first") == 0)
    use->day_order = FFW_MONTH_FIRST;
  else if (strcmp (said, "nothing") != 0)
    {
      use->use = FFW_USE_COURSE;
      use->field = (int)find_field (layout->kind, "completed_on");
      use->course = g_strdup (said);
    }
}

/* What somebody answers in the window. */
static void
answer (FfwLayout *layout, const char *answers)
{
  g_auto (GStrv) parts = g_strsplit (answers, "; ", -1);

  for (guint i = 0; parts[i]; i++)
    {
      char *said = strchr (parts[i], '=');
      char *value = strchr (parts[i], ':');
      guint column;

      *said++ = '\0';
      if (value && value < said)
        *value++ = '\0';
      if (sscanf (parts[i], "column %u", &column) == 1)
        answer_column (layout, column, said);
      else if (value)
        ffw_layout_set_value (layout, find_field (layout->kind, parts[i]), value, said);
      else
        ffw_layout_set_constant (layout, find_field (layout->kind, parts[i]), said);
    }
}

/* Imports the file as it was found, with the answers; returns what there is then. */
static char *
import_answered (FfwExchangeTest *test, const Case *this, FfwImportPreview *preview)
{
  FfwLayout *layout = preview->found->layout;
  FfwImportPart part
      = { .kind = layout->kind, .file = preview->file, .sheet = preview->sheet, .layout = layout };
  g_autoptr (FfwImport) import = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  answer (layout, this->answers);
  ffw_layout_settle (layout, preview->scan, preview->vocabulary);
  questions = ffw_layout_list_questions (layout, preview->scan, preview->vocabulary);
  for (guint i = 0; i < questions->len; i++)
    {
      const FfwLayoutQuestion *question = questions->pdata[i];

      g_test_message ("%s: %s %s is open", this->file, open_words[question->what], question->text);
      /* Dates that contradict one another stay so, whoever says what. */
      g_assert_true (!question->is_required || question->what == FFW_OPEN_DAY_ORDER);
    }
  import = ffw_import_new_of_parts (&part, 1, FFW_IMPORT_SKIP_ERRORS, FFW_TEST_TODAY);
  ffw_import_run (import, test->workspace, NULL, &error);
  g_assert_no_error (error);
  said = ffw_exchange_test_describe (ffw_import_get_result (import, 0));
  g_test_message ("%s", said);
  return ffw_exchange_test_export (test->workspace, this->kind, FALSE, FFW_LANGUAGE_EN);
}

/* What is found out about the file; and with the answers it brings the same as the one in our own
 * format. */
static void
test_layout (FfwExchangeTest *test, gconstpointer data)
{
  const Case *this = data;
  FfwExchangeTest own = { NULL };
  g_autoptr (FfwImportPreview) preview = look_at (test, this);
  g_autofree char *layout = read_beside (this->file, ".layout");
  g_autofree char *found = describe (preview);
  g_autofree char *rows = NULL;
  g_autofree char *path = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *got = NULL;

  g_assert_cmpstr (found, ==, layout);
  g_assert_cmpstr (preview->kind ? preview->kind->name : NULL, ==, this->kind);
  if (!this->kind)
    return;
  got = import_answered (test, this, preview);
  rows = read_beside (this->file, ".rows");
  path = ffw_exchange_test_write (test, "own.csv", rows);
  set_up (&own, NULL);
  ffw_exchange_test_import_good (own.workspace, this->kind, path);
  expected = ffw_exchange_test_export (own.workspace, this->kind, FALSE, FFW_LANGUAGE_EN);
  ffw_exchange_test_tear_down (&own, NULL);
  g_assert_cmpstr (got, ==, expected);
}

int
main (int argc, char **argv)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  int failed;

  g_test_init (&argc, &argv, NULL);
  office_profile = g_dir_make_tmp ("ffw-office-XXXXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/layouts/%s", cases[i].file);

      if (!cases[i].format || office)
        g_test_add (name, FfwExchangeTest, &cases[i], set_up, test_layout,
                    ffw_exchange_test_tear_down);
    }
  failed = g_test_run ();
  run ((const char *const[]){ "rm", "-r", office_profile, NULL });
  g_free (office_profile);
  return failed;
}
