/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-finding.h"

#include "test-catalogue.h"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
assert_last_line (FfwFindings *findings, FfwLanguage language, const char *expected)
{
  const FfwFinding *last = ffw_findings_get (findings, ffw_findings_get_n_kept (findings) - 1);

  assert_text (ffw_finding_to_line (last, language), expected);
}

static void
test_lines (void)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("people.csv");

  ffw_findings_add (findings, "E103", 7, 8, "started_on", "31/02/2022", NULL);
  assert_last_line (findings, FFW_LANGUAGE_EN,
                    "people.csv:7:8: error E103: This date does not exist: 31/02/2022. Correct "
                    "the day or the month.");
  assert_last_line (findings, FFW_LANGUAGE_CY,
                    "people.csv:7:8: gwall E103: Nid yw'r dyddiad hwn yn bod: 31/02/2022.");
  ffw_findings_add (findings, "W303", 7, 0, NULL, "2023-01-01", NULL);
  assert_last_line (
      findings, FFW_LANGUAGE_EN,
      "people.csv:7: warning W303: This date is in the future: 2023-01-01. Check it.");
  ffw_findings_add (findings, "E010", 0, 0, NULL, NULL);
  assert_last_line (findings, FFW_LANGUAGE_EN,
                    "people.csv: error E010: The file is empty. It needs a header line, and a "
                    "row for each thing.");
}

static void
test_variants (void)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("f");

  ffw_findings_add (findings, "E203", 2, 3, "course", "POWR", "POWER", NULL);
  assert_last_line (findings, FFW_LANGUAGE_EN,
                    "f:2:3: error E203: Unknown course “POWR”. Did you mean “POWER”?");
  ffw_findings_add (findings, "E203", 2, 3, "course", "X", "", NULL);
  assert_last_line (findings, FFW_LANGUAGE_EN,
                    "f:2:3: error E203: Unknown course “X”. Correct the code, or import the "
                    "course first.");
  ffw_findings_add (findings, "E203", 2, 3, "course", "X", NULL);
  assert_last_line (findings, FFW_LANGUAGE_EN,
                    "f:2:3: error E203: Unknown course “X”. Correct the code, or import the "
                    "course first.");
  ffw_findings_add (findings, "E013", 2, 0, NULL, "1", "12", NULL);
  assert_last_line (findings, FFW_LANGUAGE_EN,
                    "f:2: error E013: This row is too short: it has 1 field, and the header has "
                    "12. Add what is missing, if need be as empty fields.");
  ffw_findings_add (findings, "E101", 2, 5, "course", NULL);
  assert_last_line (findings, FFW_LANGUAGE_EN,
                    "f:2:5: error E101: A required value is missing: course. Fill it in.");
}

/* Text of a file may be long, broken or hostile; a finding stays one readable line. */
static void
test_hostile_values (void)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("f");
  g_autofree char *long_value = g_strnfill (1 << 20, 'x');
  const FfwFinding *last;

  ffw_findings_add (findings, "E102", 2, 1, "f", "a\nb\x1b[31m\xff\xc2\x85", NULL);
  assert_last_line (findings, FFW_LANGUAGE_EN,
                    "f:2:1: error E102: This is not a date: “a b [31m\xef\xbf\xbd ”. Write it as "
                    "22/11/2022 or 2022-11-22.");

  ffw_findings_add (findings, "E102", 2, 1, "f", long_value, NULL);
  last = ffw_findings_get (findings, 1);
  g_assert_cmpuint (strlen (last->arguments[0]), ==, 200 + strlen ("…"));
  g_assert_true (g_str_has_suffix (last->arguments[0], "xx…"));
}

static void
test_counts (void)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("f");
  FfwFindings *same = ffw_findings_ref (findings);

  for (guint i = 1; i <= FFW_FINDINGS_KEPT + 500; i++)
    {
      ffw_findings_add (findings, "E010", i, 0, NULL, NULL);
      if (i % 2)
        ffw_findings_add (findings, "W303", i, 0, NULL, NULL);
    }

  g_assert_cmpuint (ffw_findings_count (same, FFW_SEVERITY_ERROR), ==, 1500);
  g_assert_cmpuint (ffw_findings_count (same, FFW_SEVERITY_WARNING), ==, 750);
  g_assert_cmpuint (ffw_findings_get_n_kept (same), ==, 1000);
  /* What must be mended is not crowded out by what may be looked at. */
  for (guint i = 0; i < FFW_FINDINGS_KEPT; i++)
    {
      g_assert_cmpint (ffw_findings_get (same, i)->severity, ==, FFW_SEVERITY_ERROR);
      g_assert_cmpuint (ffw_findings_get (same, i)->line, ==, i + 1);
    }
  g_assert_cmpstr (ffw_findings_get_file (same), ==, "f");
  ffw_findings_unref (same);
}

/* In the order of the lines; what was found in one line stays as it was found. */
static void
test_order (void)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("f");

  ffw_findings_add (findings, "E010", 402, 0, NULL, NULL);
  ffw_findings_add (findings, "W303", 11, 5, NULL, NULL);
  ffw_findings_add (findings, "E102", 11, 2, NULL, "x", NULL);
  ffw_findings_sort (findings);

  g_assert_cmpstr (ffw_findings_get (findings, 0)->code, ==, "W303");
  g_assert_cmpstr (ffw_findings_get (findings, 1)->code, ==, "E102");
  g_assert_cmpstr (ffw_findings_get (findings, 2)->code, ==, "E010");
}

/* Each code has a sentence, or two, that says what is to be done: more than one
 * sentence, or a question. */
static void
test_templates (void)
{
  guint n;
  const FfwTemplate *templates = ffw_finding_templates (&n);

  for (guint i = 0; i < n; i++)
    {
      const FfwTemplate *template = &templates[i];
      const char *stop = strstr (template->one, ". ");

      g_test_message ("%s", template->id);
      g_assert_cmpuint (strlen (template->id), ==, 4);
      g_assert_true (template->id[0] == 'E' || template->id[0] == 'W');
      g_assert_true (g_str_has_suffix (template->one, ".")
                     || g_str_has_suffix (template->one, "?"));
      if (template->id[0] == 'E')
        g_assert_nonnull (stop);
      g_assert_cmpint (template->count > 0, ==, template->many != NULL);
      if (i > 1)
        g_assert_cmpstr (templates[i - 2].id, !=, template->id);
    }
}

int
main (int argc, char **argv)
{
  CatalogueEntry entries[] = {
    { "finding\004error", "gwall" },
    { "This date does not exist: %1$s. Correct the day or the month.",
      "Nid yw'r dyddiad hwn yn bod: %1$s." },
  };
  char *folder;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = catalogue_new (entries, G_N_ELEMENTS (entries));
  ffw_language_init (folder);

  g_test_add_func ("/finding/lines", test_lines);
  g_test_add_func ("/finding/variants", test_variants);
  g_test_add_func ("/finding/hostile-values", test_hostile_values);
  g_test_add_func ("/finding/counts", test_counts);
  g_test_add_func ("/finding/order", test_order);
  g_test_add_func ("/finding/templates", test_templates);
  result = g_test_run ();
  catalogue_free (folder);

  return result;
}
