/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that can be wrong with a file has a file in tests/data/findings that is wrong so. */

#include "ffw-exchange-test.h"
#include "ffw-layout-text.h"

#include <string.h>

typedef struct
{
  const char *file;
  const char *kind;
  const char *expected; /* all findings, as code, line and column */
} Case;

static const Case cases[] = {
  { "E010-blank", "people", "E010 0:0" },
  { "E010-empty", "people", "E010 0:0" },
  { "E011-nul", "people", "E011 3:0" },
  { "E012-quote", "people", "E012 3:0" },
  { "E013-short", "people", "E013 3:0" },
  { "E014-long", "people", "E014 3:0" },
  { "E015-field", "people", "E015 3:4; E103 4:6" },
  { "E017-column", "people", "E017 1:0" },
  { "E017-person", "records", "E017 1:0" },
  { "E017-several", "waivers", "W002 1:3; E017 1:0; E017 1:0" },
  { "E018-twice", "people", "E018 1:4" },
  { "E019-utf16", "people", "E019 3:0" },
  { "E019-utf8", "people", "E019 3:0" },
  { "E020-behind", "people", "E020 3:3; E103 4:6" },
  { "E021-workbook", "people", "E021 0:0" },
  { "E050-matrix", "records", "E050 4:3; E103 5:4; W053 7:0" },
  { "E051-tick", "records", "E051 2:3; E051 3:4; W052 4:0" },
  { "E052-nobody", "records", "E052 1:0; E052 1:0" },
  { "E053-elsewhere", "records", "E053 0:0" },
  { "E055-no-header", "records", "E055 1:0" },
  { "E056-unnamed", "records", "W054 2:3; W054 2:4; W002 2:6; E056 2:5; W304 4:3" },
  { "E101-course", "sessions", "E101 2:0" },
  { "E101-name", "people", "E101 2:0" },
  { "E101-reason", "waivers", "E101 2:6" },
  { "E102-date", "people", "E102 3:6" },
  { "E103-day", "people", "E103 3:6" },
  { "E104-year", "people", "E104 3:6" },
  { "E105-whole", "attendance", "E105 2:6" },
  { "E106-number", "records", "E106 2:5" },
  { "E107-days", "requirements", "E107 2:5" },
  { "E107-range", "needs", "E107 2:6" },
  { "E108-completion", "courses", "E108 2:3" },
  { "E108-stage", "questions", "E108 2:3" },
  { "E108-word", "records", "E108 2:5" },
  { "E109-id", "people", "E109 2:1" },
  { "E110-time", "sessions", "E110 2:4" },
  { "E111-clear", "people", "E111 2:3" },
  { "E112-control", "people", "E112 2:3" },
  { "E112-long", "people", "E112 2:2" },
  { "E113-slash", "organisations", "E113 2:1" },
  { "E114-formula", "people", "E114 2:3; E114 3:2" },
  { "E120-never", "requirements", "E120 2:6; E107 3:6" },
  { "E150-capacity", "sessions", "E150 2:4" },
  { "E201-organisation", "people", "E201 2:1" },
  { "E202-manager", "people", "E202 2:3" },
  { "E202-person", "records", "E202 2:2" },
  { "E203-course", "records", "E203 2:3" },
  { "E204-session", "bookings", "E204 2:1" },
  { "E205-question", "evaluations", "E205 2:4" },
  { "E206-requirement", "requirements", "E206 2:3" },
  { "E206-role", "people", "E206 2:5" },
  { "E207-site", "people", "E207 2:3" },
  { "E208-area", "waivers", "E208 2:3" },
  { "E210-email", "records", "E210 2:1" },
  { "E211-nobody", "records", "E211 2:2" },
  { "E213-date", "attendance", "E213 2:2" },
  { "E301-again", "records", "E301 4:0" },
  { "E302-absence", "absences", "E302 2:4" },
  { "E302-course", "courses", "E302 2:3" },
  { "E302-end", "people", "E302 2:3" },
  { "E302-record", "records", "E302 2:5" },
  { "E302-session", "sessions", "E302 2:4" },
  { "E302-waiver", "waivers", "E302 2:5" },
  { "E303-self", "people", "E303 2:3" },
  { "E304-circle", "people", "E304 2:3" },
  { "E304-new", "people", "E304 2:7; E304 3:7" },
  { "E305-differ", "sessions", "E305 3:5" },
  { "E306-scale", "evaluations", "E306 2:5" },
  { "E306-yes", "evaluations", "E306 2:5" },
  { "E307-quota", "bookings", "E307 2:5" },
  { "E308-retired", "bookings", "E308 2:1" },
  { "E309-overlap", "people", "E309 2:4" },
  { "E310-key", "sites", "E310 2:1" },
  { "E311-which", "people", "E311 2:0" },
  { "E312-both", "allocations", "E312 2:1" },
  { "E313-itself", "courses", "E313 2:2" },
  { "E314-itself", "organisations", "E314 2:3" },
  { "E314-parent", "organisations", "E314 2:2" },
  { "E315-person", "people", "E315 3:4" },
  { "W001-windows", "people", "W001 0:0" },
  { "W002-unknown", "people", "W002 1:7" },
  { "W055-accents", "people", "W055 2:3; W055 2:4" },
  { "W056-above", "people",
    "W056 1:0; W054 5:1; W054 5:2; W054 5:3; W054 5:4; W054 5:5; W054 5:6" },
  { "W057-order", "records", "W054 1:4; W057 2:4; W304 3:4" },
  { "W058-below", "people",
    "W054 1:1; W054 1:2; W054 1:3; W054 1:4; W054 1:5; W054 1:6; W053 4:0; W058 5:0" },
  { "W059-gone", "records", "W059 2:0; W057 3:1" },
  { "W120-level", "requirements", "W120 2:3" },
  { "W121-retired", "requirements", "W121 2:3" },
  { "W122-ahead", "requirements", "W122 2:6" },
  { "W301-launch", "records", "W301 2:4" },
  { "W302-retired", "records", "W302 2:4" },
  { "W303-future", "records", "W303 2:4" },
  { "W304-before", "records", "W304 2:4" },
  { "W305-after", "records", "W305 2:4" },
  { "W306-trainer", "sessions", "W306 2:6" },
  { "W307-crowd", "bookings", "W307 2:1" },
  { "W308-full", "bookings", "W308 2:4" },
  { "W309-quota", "bookings", "W309 2:5" },
  { "W310-stage", "evaluations", "W310 2:2" },
  { "W311-held", "evaluations", "W311 2:1" },
  { "W312-retired", "bookings", "W312 2:1" },
};

/* All cases are dry runs against this one workspace. */
static FfwExchangeTest test;

/* Beside some files is the profile by which they are read. */
static FfwImport *
import_case (const Case *one, char *path)
{
  g_autofree char *name = g_strconcat (one->file, ".profile", NULL);
  g_autofree char *profile = g_test_build_filename (G_TEST_DIST, "data", "findings", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (FfwLayout) layout = NULL;
  g_autoptr (FfwImport) import = NULL;
  g_autoptr (GError) error = NULL;
  FfwImportPart part = { .kind = ffw_kind_find (one->kind), .file = path };
  gsize length;

  if (!g_file_get_contents (profile, &text, &length, NULL))
    return ffw_exchange_test_import (test.workspace, one->kind, path, FFW_IMPORT_DRY_RUN);
  layout = ffw_layout_from_text (text, length, &error);
  g_assert_no_error (error);
  part.layout = layout;
  import = ffw_import_new_of_parts (&part, 1, FFW_IMPORT_DRY_RUN, FFW_TEST_TODAY);
  g_assert_true (ffw_import_run (import, test.workspace, NULL, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&import);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *name = g_strconcat (one->file, ".csv", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "findings", name, NULL);
  g_autoptr (FfwImport) import = import_case (one, path);
  FfwFindings *findings = ffw_import_get_result (import, 0)->findings;
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);

      g_string_append_printf (got, "%s%s %u:%u", i ? "; " : "", finding->code, finding->line,
                              finding->column);
      for (FfwLanguage language = 0; language < FFW_N_LANGUAGES; language++)
        {
          g_autofree char *said = ffw_finding_get_message (finding, language);

          /* Each argument that the sentence asks for is there. */
          g_assert_null (strchr (said, '%'));
          g_assert_null (strstr (said, "(null)"));
          g_assert_cmpuint (strlen (said), >, 20);
        }
    }
  g_assert_cmpstr (got->str, ==, one->expected);
}

/* What the nearest one is, and which line was first, is said. */
static void
test_sentences (void)
{
  static const struct
  {
    const char *file;
    const char *kind;
    const char *says;
  } sentences[] = {
    { "E201-organisation", "people", "“EPV”. Did you mean “EPW”?" },
    { "E203-course", "records", "“POWERS”. Did you mean “POWER”?" },
    { "E206-role", "people", "“PRYS”. Did you mean “PRIS”?" },
    { "E206-requirement", "requirements", "“PRYS”. Did you mean “PRIS”?" },
    { "E120-never", "requirements", "After 0 months no record would count" },
    { "W120-level", "requirements", "“COU” at the level specialist or above" },
    { "E207-site", "people", "“HMP-EX”. Did you mean “HMP-E" },
    { "E208-area", "waivers", "“TRB”. Did you mean “TRA”?" },
    { "E013-short", "people", "it has 5 fields, and the header has 6" },
    { "E018-twice", "people", "given_name twice: it is also column 3" },
    { "E051-tick", "records", "“x” says that POWER was done" },
    { "E114-formula", "people", "“#REF!” here, a formula" },
    { "E301-again", "records", "Line 2 has the same key" },
    { "E305-differ", "sessions", "differ in capacity: see line 2" },
    { "W002-unknown", "people", "“colour” is unknown" },
    { "W055-accents", "people",
      "2 cells in this column were broken by the program that wrote the "
      "file: the first, “SiÃ¢n”, should be “Siân”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *name = g_strconcat (sentences[i].file, ".csv", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "findings", name, NULL);
      const Case one = { sentences[i].file, sentences[i].kind, NULL };
      g_autoptr (FfwImport) import = import_case (&one, path);
      FfwFindings *findings = ffw_import_get_result (import, 0)->findings;
      g_autofree char *said = ffw_finding_get_message (ffw_findings_get (findings, 0),
                                                       FFW_LANGUAGE_EN);

      if (!strstr (said, sentences[i].says))
        g_error ("%s says: %s", name, said);
    }
}

/* A file that no case names would be tried by nobody. */
static void
test_complete (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "findings", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;
  const char *name;

  while ((name = g_dir_read_name (dir)))
    n_files += g_str_has_suffix (name, ".csv");
  g_assert_cmpuint (n_files, ==, G_N_ELEMENTS (cases));
}

/* However many there are, the first 1,000 are kept and all are counted. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("organisation,staff_number,course,completed_on\n");
  g_autofree char *path = NULL;
  g_autoptr (FfwImport) import = NULL;
  const FfwImportResult *result;

  for (guint i = 0; i < 2500; i++)
    g_string_append_printf (text, "EPW,0101,SAF-A,31/02/20%02u\n", i % 23);
  path = ffw_exchange_test_write (&test, "many.csv", text->str);
  import = ffw_exchange_test_import (test.workspace, "records", path, FFW_IMPORT_SKIP_ERRORS);
  result = ffw_import_get_result (import, 0);
  g_assert_cmpuint (ffw_findings_get_n_kept (result->findings), ==, FFW_FINDINGS_KEPT);
  g_assert_cmpuint (ffw_findings_count (result->findings, FFW_SEVERITY_ERROR), ==, 2500);
  g_assert_cmpuint (result->counts.rejected, ==, 2500);
}

static void
import_base (void)
{
  static const char *const base[] = { "people", "sessions", "sites", "allocations", "bookings" };

  ffw_exchange_test_import_data (test.workspace, "d40");
  for (guint i = 0; i < G_N_ELEMENTS (base); i++)
    {
      g_autofree char *name = g_strconcat (base[i], ".csv", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "findings", "base", name,
                                                     NULL);

      ffw_exchange_test_import_good (test.workspace, base[i], path);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  ffw_exchange_test_set_up (&test, NULL);
  import_base ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/findings/", cases[i].file, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/findings/sentences", test_sentences);
  g_test_add_func ("/findings/complete", test_complete);
  g_test_add_func ("/findings/many", test_many);
  status = g_test_run ();
  ffw_exchange_test_tear_down (&test, NULL);
  return status;
}
