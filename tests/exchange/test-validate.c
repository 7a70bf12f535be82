/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-validate.h"

#include <glib/gstdio.h>
#include <string.h>

/* What begins an evidence file, up to its first title. */
#define BEGINNING                                                                                  \
  "<evidence xmlns='urn:fframwaith:evidence:1' version='1.0' audience='return'"                    \
  " uuid='6a0c11d2-8a53-4c4b-9c2a-0a5b8e1a9a10' generated='2022-11-22T10:00:00Z'"                  \
  " producer='x'><scope><period from='2022-01-01' to='2022-01-02'/><asOf date='2022-01-02'/>"      \
  "<revision number='1'/><disclosure minimum='5'/></scope>"

static FfwFindings *
validate (const char *path)
{
  g_autoptr (GError) error = NULL;
  FfwFindings *findings = ffw_evidence_validate (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (findings);

  return findings;
}

/* "52:E405", the lines and codes of all findings. */
static char *
describe (FfwFindings *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);

      g_string_append_printf (text, "%s%u:%s", i ? " " : "", finding->line, finding->code);
    }

  return g_string_free (text, FALSE);
}

/* Each file of tests/data/evidence is named by the code of what is wrong with it, and nothing
 * else is. */
static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (FfwFindings) findings = validate (path);
  guint n = ffw_findings_get_n_kept (findings);

  if (g_str_has_prefix (name, "valid"))
    {
      g_autofree char *found = describe (findings);

      g_assert_cmpstr (found, ==, "");
      return;
    }

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *english = ffw_finding_get_message (finding, FFW_LANGUAGE_EN);
      gboolean as_named = g_str_has_prefix (name, finding->code);

      /* Nothing that lies deep is in the schema. */
      g_assert_true (as_named || (i + 1 < n && g_str_has_prefix (name, "E417")));
      g_assert_cmpuint (finding->line, >, 0);
      g_assert_nonnull (strchr (english, ' '));
      g_assert_null (strstr (english, "%"));
    }
}

/* Every code of evidence files is shown by a file, or by one of the tests below. */
static void
test_codes (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "evidence", NULL);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n;
  const FfwTemplate *templates = ffw_finding_templates (&n);

  while ((name = g_dir_read_name (dir)))
    g_hash_table_add (shown, g_strndup (name, strcspn (name, "-")));
  g_hash_table_add (shown, g_strdup ("E404"));
  g_hash_table_add (shown, g_strdup ("E421"));

  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (templates[i].id, "E4"))
      {
        g_test_message ("%s", templates[i].id);
        g_assert_true (g_hash_table_contains (shown, templates[i].id));
      }
}

static void
assert_file (const char *name, const char *expected)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "evidence", name, NULL);
  g_autoptr (FfwFindings) findings = validate (path);
  g_autofree char *found = describe (findings);

  g_assert_cmpstr (found, ==, expected);
}

/* Where a finding is: the element that is wrong, or the one whose parts are. */
static void
test_lines (void)
{
  assert_file ("E402-element.xml", "32:E402");
  assert_file ("E403-external.xml", "2:E403");
  assert_file ("E405-counts.xml", "51:E405");
  assert_file ("E410-area.xml", "19:E410");
  assert_file ("E413-organisation.xml", "37:E413");
  assert_file ("E415-result.xml", "55:E415");
}

/* The sentences say what was found. */
static void
test_sentence (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "evidence", "E412-result.xml",
                                                 NULL);
  g_autoptr (FfwFindings) findings = validate (path);
  g_autofree char *line = ffw_finding_to_line (ffw_findings_get (findings, 0), FFW_LANGUAGE_EN);

  g_assert_true (g_str_has_suffix (
      line, "E412-result.xml:58:67: error E412: “n” is 4, which must be suppressed for this "
            "audience (minimum 5). Do not pass the file on; export it again."));
}

/* Writes @before, @piece until there are @size bytes of it, and @after, and validates that. */
static void
assert_long (const char *before, const char *piece, gsize size, const char *after,
             const char *expected)
{
  g_autoptr (GString) text = g_string_new (before);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("evidence-XXXXXX.xml", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  while (text->len < size)
    g_string_append (text, piece);
  g_string_append (text, after);
  g_file_set_contents (path, text->str, (gssize)text->len, &error);
  g_assert_no_error (error);

  g_autoptr (FfwFindings) findings = validate (path);
  g_autofree char *found = describe (findings);
  g_unlink (path);
  g_assert_cmpstr (found, ==, expected);
}

/* A file that could cost more than it may is given up early, wherever it is long. */
static void
test_long (void)
{
  const gsize mebibyte = 1024 * 1024;

  assert_long ("<evidence a0=''", " a='xxxxxxxxxxxxxxxx'", mebibyte, "/>", "1:E421");
  assert_long ("<evidence a='", "xxxxxxxxxxxxxxxx", mebibyte, "'/>", "1:E421");
  assert_long ("<!-- ", "xxxxxxxxxxxxxxxx", mebibyte, " --><evidence/>", "1:E421");
  assert_long ("<?x ", "xxxxxxxxxxxxxxxx", mebibyte, "?><evidence/>", "1:E421");
  assert_long (BEGINNING "<catalogue><area code='A'><title xml:lang='en'>", "xxxxxxxxxxxxxxxx",
               mebibyte, "</title></area></catalogue>", "1:E421");
  assert_long (BEGINNING, "<!-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx -->",
               65 * mebibyte, "<catalogue/><delivery/><evaluation/></evidence>", "0:E404");
}

/* What is as long as it may be is read. */
static void
test_not_too_long (void)
{
  assert_long (BEGINNING "<catalogue><area code='A'><title xml:lang='en'>", "xxxxxxxxxxxxxxxx",
               200 * 1024, "</title></area></catalogue><delivery/><evaluation/></evidence>", "");
}

/* A schema that the file names is not looked at. */
static void
test_own_schema (void)
{
  assert_long ("<evidence xmlns='urn:fframwaith:evidence:1'"
               " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
               " xsi:schemaLocation='urn:fframwaith:evidence:1 /nowhere/other.xsd'/>",
               "", 0, "", "1:E402 1:E402 1:E402 1:E402 1:E402 1:E402");
}

static void
test_unreadable (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "evidence", NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *file = g_build_filename (folder, "valid-small.xml", NULL);
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) directory = NULL;
  g_autoptr (GError) stopped = NULL;

  g_assert_null (ffw_evidence_validate ("/nowhere/evidence.xml", NULL, &none));
  g_assert_error (none, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (none->message, "evidence.xml"));
  g_assert_null (ffw_evidence_validate (folder, NULL, &directory));
  g_assert_error (directory, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);

  g_cancellable_cancel (cancelled);
  g_assert_null (ffw_evidence_validate (file, cancelled, &stopped));
  g_assert_error (stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "data", "evidence", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_strconcat ("/validate/file/", name, NULL);

      g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test_file, g_free);
    }
  g_test_add_func ("/validate/codes", test_codes);
  g_test_add_func ("/validate/lines", test_lines);
  g_test_add_func ("/validate/sentence", test_sentence);
  g_test_add_func ("/validate/long", test_long);
  g_test_add_func ("/validate/not-too-long", test_not_too_long);
  g_test_add_func ("/validate/own-schema", test_own_schema);
  g_test_add_func ("/validate/unreadable", test_unreadable);

  return g_test_run ();
}
