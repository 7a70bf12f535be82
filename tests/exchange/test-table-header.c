/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-table-header.h"

#include <string.h>

/* Reads a header of these names for a kind. */
static gboolean
read_header (const FfwKind *kind, char **names, FfwTableHeader *header, FfwFindings *findings)
{
  guint n = g_strv_length (names);
  g_autofree FfwTableField *fields = g_new0 (FfwTableField, n);
  FfwTableRow row = { .line = 1, .n_fields = n, .n_kept = n, .fields = fields };

  for (guint i = 0; i < n; i++)
    fields[i] = (FfwTableField){ names[i], strlen (names[i]) };
  return ffw_table_header_read (header, kind, &row, findings);
}

/* Each field is found in its column, counted from the last. */
static void
assert_known (const FfwKind *kind, char **names)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("test.csv");
  FfwTableHeader header;

  if (!read_header (kind, names, &header, findings) || ffw_findings_get_n_kept (findings) != 0)
    {
      g_autofree char *said = ffw_finding_get_message (ffw_findings_get (findings, 0),
                                                       FFW_LANGUAGE_EN);

      g_error ("%s: %s", kind->name, said);
    }
  g_assert_cmpuint (header.n_columns, ==, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    g_assert_cmpuint (header.columns[i], ==, kind->n_fields - i);
}

/* A name as people write it: in capitals, with blanks or hyphens, without accents. */
static char *
disguise (const char *name, guint how)
{
  g_autofree char *plain = how == 2 ? g_str_to_ascii (name, "cy") : g_strdup (name);
  char *result = how == 1 ? g_utf8_strup (plain, -1) : g_strdup (plain);

  return g_strdelimit (result, "_", " _-"[how]);
}

static void
test_every_name (void)
{
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);

  for (guint k = 0; k < n; k++)
    for (guint how = 0; how < 3; how++)
      {
        guint n_fields = kinds[k]->n_fields;
        g_auto (GStrv) english = g_new0 (char *, n_fields + 1);
        g_auto (GStrv) welsh = g_new0 (char *, n_fields + 1);

        for (guint i = 0; i < n_fields; i++)
          {
            english[n_fields - 1 - i] = disguise (kinds[k]->fields[i].name, how);
            welsh[n_fields - 1 - i] = disguise (kinds[k]->fields[i].name_cy, how);
          }
        assert_known (kinds[k], english);
        assert_known (kinds[k], welsh);
      }
}

/* What else is accepted. */
static void
test_other_names (void)
{
  static const struct
  {
    const char *kind;
    const char *name;
    const char *field;
  } cases[] = {
    { "people", "e-bost", "email" },
    { "people", "enw_rhoddedig", "given_name" },
    { "people", "iaith_hyfforddiant", "training_language" },
    { "people", "id", "id" },
    { "sessions", "amser_dechrau", "starts_at" },
    { "sessions", "amser_gorffen", "ends_at" },
    { "sessions", "lleoedd", "capacity" },
    { "allocations", "lleoedd", "places" },
    { "needs", "graddiwr", "rater" },
    { "needs", "gradd", "rating" },
    { "evaluations", "ymatebwr", "respondent" },
    { "records", "e-bost", "email" },
    { "records", "person", "person" },
    { "attendance", "ebost", "email" },
    { "bookings", "e_bost", "email" },
    { "waivers", "person", "person" },
    { "absences", "id", "id" },
    { "course-areas", "id", "id" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FfwKind *kind = ffw_kind_find (cases[i].kind);
      const FfwField *field = ffw_kind_find_field (kind, cases[i].field);
      g_auto (GStrv) names = g_strsplit (cases[i].name, ",", -1);
      g_autoptr (FfwFindings) findings = ffw_findings_new ("test.csv");
      FfwTableHeader header;

      read_header (kind, names, &header, findings);
      g_assert_cmpuint (ffw_findings_count (findings, FFW_SEVERITY_WARNING), ==, 0);
      g_assert_cmpuint (header.columns[field - kind->fields], ==, 1);
    }
}

/* All that is wrong with a header is told at once. */
static void
test_all_at_once (void)
{
  g_auto (GStrv) names = g_strsplit ("Colour,cwrs,course,,COURSE", ",", -1);
  g_autoptr (FfwFindings) findings = ffw_findings_new ("test.csv");
  g_autoptr (GString) got = g_string_new (NULL);
  FfwTableHeader header;

  g_assert_false (read_header (ffw_kind_find ("records"), names, &header, findings));
  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);

      g_string_append_printf (got, "%s %u %s; ", finding->code, finding->column,
                              finding->field ? finding->field : "");
    }
  g_assert_cmpstr (got->str, ==,
                   "W002 1 ; E018 3 course; W002 4 ; E018 5 course; E017 0 organisation; "
                   "E017 0 completed_on; E017 0 staff_number; ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-header/every-name", test_every_name);
  g_test_add_func ("/table-header/other-names", test_other_names);
  g_test_add_func ("/table-header/all-at-once", test_all_at_once);
  return g_test_run ();
}
