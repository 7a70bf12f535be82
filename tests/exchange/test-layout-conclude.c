/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is not asked, as the file and the workspace say it together. */

#include "ffw-exchange-test.h"
#include "ffw-layout-text.h"

#include <string.h>

/* Of two organisations, without a column that names them. */
#define STAFF                                                                                      \
  "Staff in post – women's estate,,,,,\n"                                                        \
  "Staff No,Forename,Surname,Job Title,Establishment,Start Date\n"                                 \
  "E1,Siân,Pugh,Prison Officer,HMP Eastwood Park,13/01/2021\n"                                    \
  "E2,Rhys,Llwyd,Prison Officer,HMP Eastwood Park,14/01/2021\n"                                    \
  "E3,Efa,ap Gwilym,Prison Officer,HMP Eastwood Park,15/01/2021\n"                                 \
  "S1,Huw,Parry,Prison Officer,HMP/YOI Styal,16/01/2021\n"                                         \
  "S2,Nia,Beynon,Prison Officer,HMP/YOI Styal,17/01/2021\n"

#define MATRIX                                                                                     \
  "Staff No,Name,POWER,Ask and Act\n"                                                              \
  "E1,Siân Pugh,13/03/2022,Booked\n"                                                              \
  "E2,Rhys Llwyd,14/03/2022,n/a\n"                                                                 \
  "E3,Efa ap Gwilym,,15/04/2022\n"                                                                 \
  "S1,Huw Parry,wedi archebu,16/04/2022\n"                                                         \
  "S2,Nia Beynon,17/03/2022,\n"

static FfwImport *
import (FfwExchangeTest *test, const char *kind, const char *name, const char *text)
{
  g_autofree char *path = ffw_exchange_test_write (test, name, text);

  return ffw_exchange_test_import (test->workspace, kind, path, FFW_IMPORT_SKIP_ERRORS);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_strjoinv (to, parts);
}

static gboolean
has_finding (FfwImport *import, const char *code, const char *part)
{
  FfwFindings *findings = ffw_import_get_result (import, 0)->findings;

  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *sentence = ffw_finding_get_message (finding, FFW_LANGUAGE_EN);

      if (strcmp (finding->code, code) == 0 && strstr (sentence, part))
        return TRUE;
    }
  return FALSE;
}

/* The sites say whose rows they are, and the staff numbers whose records; both is told. */
static void
test_organisations (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (FfwImport) staff = import (test, "people", "staff.csv", STAFF);
  g_autoptr (FfwImport) matrix = import (test, "records", "matrix.csv", MATRIX);
  g_autofree char *people = ffw_exchange_test_export (test->workspace, "people", FALSE,
                                                      FFW_LANGUAGE_EN);
  g_autofree char *records = ffw_exchange_test_export (test->workspace, "records", FALSE,
                                                       FFW_LANGUAGE_EN);

  g_assert_true (has_finding (staff, "W061", "the column “Establishment”: EPW, STY"));
  g_assert_cmpuint (ffw_import_get_result (staff, 0)->counts.added, ==, 5);
  g_assert_nonnull (strstr (people, "EPW,E3,Efa,ap Gwilym,,PRIS,HMP-EP,2021-01-15"));
  g_assert_nonnull (strstr (people, "STY,S1,Huw,Parry,,PRIS,HMP-ST,2021-01-16"));

  g_assert_true (has_finding (matrix, "W061", "the column “Staff No”: EPW, STY"));
  g_assert_true (has_finding (matrix, "W062", "“Booked”"));
  g_assert_true (has_finding (matrix, "W062", "“wedi archebu”"));
  g_assert_cmpuint (ffw_import_get_result (matrix, 0)->counts.added, ==, 5);
  g_assert_cmpuint (ffw_import_get_result (matrix, 0)->counts.rejected, ==, 0);
  g_assert_nonnull (strstr (records, "STY,S2,POWER,2022-03-17"));
  g_assert_null (strstr (records, "E1,AAA"));
}

/* Where the title names another, or a site is not known, nothing is concluded. */
static void
test_doubt (FfwExchangeTest *test, gconstpointer data)
{
  g_autofree char *one = replace (STAFF, "HMP/YOI Styal", "HMP Eastwood Park");
  g_autofree char *other = replace (one, "women's estate", "Gwent Police");
  g_autofree char *unknown = replace (STAFF, "HMP/YOI Styal", "HMP Nowhere");
  g_autoptr (FfwImport) contradicted = import (test, "people", "other.csv", other);
  g_autoptr (FfwImport) open = import (test, "people", "unknown.csv", unknown);
  g_autoptr (FfwImport) certain = import (test, "people", "one.csv", one);
  g_autoptr (FfwImport) unlike = NULL;
  g_autofree char *strangers = NULL;

  g_assert_true (has_finding (contradicted, "E052", "organisation"));
  g_assert_true (has_finding (open, "E052", "organisation"));
  g_assert_true (has_finding (certain, "W061", "“Establishment”: EPW."));
  g_assert_cmpuint (ffw_import_get_result (certain, 0)->counts.added, ==, 5);

  /* Most of the numbers must be known. */
  strangers = replace (MATRIX, "\nE", "\nX");
  unlike = import (test, "records", "unlike.csv", strangers);
  g_assert_true (has_finding (unlike, "E052", "organisation"));
}

/* A profile keeps that a site says the organisation, and no staff number. */
static void
test_profile (FfwExchangeTest *test, gconstpointer data)
{
  g_autoptr (FfwImport) staff = import (test, "people", "staff.csv", STAFF);
  g_autoptr (FfwImport) matrix = import (test, "records", "matrix.csv", MATRIX);
  g_autoptr (FfwLayout) sites = ffw_layout_copy (ffw_import_get_result (staff, 0)->layout);
  g_autoptr (FfwLayout) numbers = ffw_layout_copy (ffw_import_get_result (matrix, 0)->layout);
  g_autofree char *before = ffw_layout_to_text (sites);
  g_autofree char *of_numbers = NULL;
  g_autofree char *after = NULL;
  g_autoptr (FfwLayout) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (before, "Header=Establishment\nField=site\nAlso=organisation\n"));
  ffw_layout_forget_occasion (sites);
  again = ffw_layout_from_text (before, strlen (before), &error);
  g_assert_no_error (error);
  after = ffw_layout_to_text (sites);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (ffw_layout_get_column (again, 4)->also, ==,
                   ffw_kind_find_position (again->kind, "organisation"));

  ffw_layout_forget_occasion (numbers);
  of_numbers = ffw_layout_to_text (numbers);
  g_assert_null (strstr (of_numbers, "Also="));
  g_assert_null (strstr (of_numbers, "From=E1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/layout-conclude/organisations", FfwExchangeTest, NULL, ffw_exchange_test_set_up,
              test_organisations, ffw_exchange_test_tear_down);
  g_test_add ("/layout-conclude/doubt", FfwExchangeTest, NULL, ffw_exchange_test_set_up, test_doubt,
              ffw_exchange_test_tear_down);
  g_test_add ("/layout-conclude/profile", FfwExchangeTest, NULL, ffw_exchange_test_set_up,
              test_profile, ffw_exchange_test_tear_down);

  return g_test_run ();
}
