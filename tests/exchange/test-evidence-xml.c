/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-validate.h"
#include "ffw-evidence-writer.h"
#include "ffw-evidence-xml.h"
#include "ffw-exchange-test.h"
#include "ffw-standing-keep.h"

#include <glib/gstdio.h>
#include <string.h>

static FfwEvidenceScope
scope_for (FfwAudience audience)
{
  return (FfwEvidenceScope){ .audience = audience,
                             .from = ffw_date_new (2021, 4, 1),
                             .to = ffw_date_new (2022, 11, 22),
                             .today = FFW_TEST_TODAY,
                             .minimum = FFW_EVIDENCE_MINIMUM_DEFAULT };
}

/* Exports to the file @name of the test's folder. Returns: its text */
static char *export(FfwExchangeTest *self, FfwEvidenceScope scope, const char *name)
{
  g_autofree char *path = ffw_exchange_test_path (self, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  ffw_evidence_export (self->workspace, &scope, path, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* What stands between @before and the quotation mark that follows it. */
static char *
find_value (const char *text, const char *before)
{
  const char *at = strstr (text, before);

  g_assert_nonnull (at);
  at += strlen (before);

  return g_strndup (at, strcspn (at, "\""));
}

static gpointer
read_log (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT audience, revision, sha256 FROM export_log ORDER BY id", error, "");
  GString *text = g_string_new (NULL);

  while (cursor && ffw_cursor_next (cursor, error))
    g_string_append_printf (text, "%s %s %s\n", ffw_cursor_get_text (cursor, 0),
                            ffw_cursor_get_text (cursor, 1), ffw_cursor_get_text (cursor, 2));

  return g_string_free (text, FALSE);
}

/* "audience revision sha256", a line for each export that was noted. */
static char *
get_log (FfwExchangeTest *self)
{
  g_autoptr (GError) error = NULL;
  char *text = ffw_workspace_read (self->workspace, read_log, NULL, NULL, &error);

  g_assert_no_error (error);

  return text;
}

static void
assert_refused (FfwExchangeTest *self, FfwEvidenceScope scope, const char *word)
{
  g_autofree char *path = ffw_exchange_test_path (self, "refused.xml");
  g_autofree char *before = get_log (self);
  g_autoptr (GError) error = NULL;

  g_assert_false (ffw_evidence_export (self->workspace, &scope, path, NULL, &error));
  g_assert_error (error, FFW_EVIDENCE_ERROR, FFW_EVIDENCE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_autofree char *after = get_log (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_revisions (FfwExchangeTest *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_for (FFW_AUDIENCE_COMMISSIONER);
  g_autofree char *first = export(self, scope, "first.xml");
  g_autofree char *second = export(self, scope, "second.xml");
  g_autofree char *first_uuid = find_value (first, " uuid=\"");
  g_autofree char *supersedes = find_value (second, " supersedes=\"");
  g_autofree char *number = find_value (second, "<revision number=\"");

  g_assert_nonnull (strstr (first, "<revision number=\"1\"/>"));
  g_assert_cmpstr (number, ==, "2");
  g_assert_cmpstr (supersedes, ==, first_uuid);

  g_autofree char *third = export(self, scope, "third.xml");
  g_autofree char *second_uuid = find_value (second, " uuid=\"");
  g_autofree char *superseded = find_value (third, " supersedes=\"");
  g_assert_nonnull (strstr (third, "<revision number=\"3\""));
  g_assert_cmpstr (superseded, ==, second_uuid);

  /* Of another audience, period or organisation it is the first again. */
  g_autofree char *for_all = export(self, scope_for (FFW_AUDIENCE_RETURN), "return.xml");
  g_assert_nonnull (strstr (for_all, "<revision number=\"1\"/>"));
  scope.to--;
  g_autofree char *shorter = export(self, scope, "shorter.xml");
  g_assert_nonnull (strstr (shorter, "<revision number=\"1\"/>"));
  scope.organisation = "STY";
  g_autofree char *of_one = export(self, scope, "of-one.xml");
  g_assert_nonnull (strstr (of_one, "<revision number=\"1\"/>"));
  g_assert_nonnull (strstr (of_one, "<organisation code=\"STY\"/>"));

  g_autofree char *of_first = g_compute_checksum_for_string (G_CHECKSUM_SHA256, first, -1);
  g_autofree char *noted = g_strdup_printf ("commissioner 1 %s\ncommissioner 2 ", of_first);
  g_autofree char *log = get_log (self);
  g_assert_true (g_str_has_prefix (log, noted));
}

/* No undo takes back that a file has left. */
static void
test_undo (FfwExchangeTest *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_for (FFW_AUDIENCE_COMMISSIONER);
  g_autofree char *first = export(self, scope, "first.xml");
  g_autoptr (GError) error = NULL;

  ffw_workspace_undo (self->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *second = export(self, scope, "second.xml");
  g_assert_nonnull (strstr (second, "<revision number=\"2\""));
}

/* Two exports of the same data differ in uuid, time and revision alone. */
static void
test_same (FfwExchangeTest *self, gconstpointer data)
{
  g_autoptr (GRegex) own = g_regex_new (" uuid=\"[^\"]*\" generated=\"[^\"]*\"|<revision [^>]*>", 0,
                                        0, NULL);

  ffw_exchange_test_import_data (self->workspace, "d40");
  for (int audience = FFW_AUDIENCE_COMMISSIONER; audience <= FFW_AUDIENCE_RETURN; audience++)
    {
      FfwEvidenceScope scope = scope_for ((FfwAudience)audience);
      g_autofree char *first = export(self, scope, "first.xml");
      g_autofree char *second = export(self, scope, "second.xml");

      g_assert_cmpstr (first, !=, second);
      if (audience == FFW_AUDIENCE_RETURN)
        g_assert_nonnull (strstr (first, "<session uuid="));
      g_autofree char *of_first = g_regex_replace (own, first, -1, 0, "", 0, NULL);
      g_autofree char *of_second = g_regex_replace (own, second, -1, 0, "", 0, NULL);
      g_assert_cmpstr (of_first, ==, of_second);
    }
}

/* What is published once cannot be taken apart by publishing something near it. */
static void
test_publications (FfwExchangeTest *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_for (FFW_AUDIENCE_PUBLIC);
  g_autofree char *first = export(self, scope, "first.xml");
  g_autofree char *uuid = find_value (first, " uuid=\"");
  FfwEvidenceScope other = scope;

  other.to--;
  assert_refused (self, other, uuid);
  other = scope;
  other.from = other.to;
  other.to += 10;
  assert_refused (self, other, uuid);
  other = scope;
  other.minimum = 6;
  assert_refused (self, other, uuid);
  other = scope;
  other.organisation = "STY";
  assert_refused (self, other, "2021-04-01");

  /* The same again, another time, and for others. */
  g_autofree char *again = export(self, scope, "again.xml");
  other = scope;
  other.from = scope.to + 1;
  other.to = scope.to + 100;
  g_autofree char *after = export(self, other, "after.xml");
  other = scope_for (FFW_AUDIENCE_COMMISSIONER);
  other.to--;
  g_autofree char *for_commissioner = export(self, other, "commissioner.xml");
  g_assert_nonnull (strstr (again, "<revision number=\"2\""));
  g_assert_nonnull (strstr (after, "<revision number=\"1\""));
}

/* A workspace that cannot be written gives the first edition, and no second. */
static void
test_read_only (FfwExchangeTest *self, gconstpointer data)
{
  g_autofree char *path = g_strdup (ffw_workspace_get_path (self->workspace));
  FfwEvidenceScope scope = scope_for (FFW_AUDIENCE_COMMISSIONER);
  FfwEvidenceScope other = scope;
  g_autoptr (GError) error = NULL;

  g_autofree char *noted = export(self, scope, "noted.xml");
  ffw_workspace_close (self->workspace, NULL);
  g_object_unref (self->workspace);
  self->workspace = ffw_workspace_open (path, FFW_WORKSPACE_READ_ONLY, ffw_standing_keep, &error);
  g_assert_no_error (error);

  other.to--;
  g_autofree char *first = export(self, other, "first.xml");
  g_autofree char *first_again = export(self, other, "first-again.xml");
  g_assert_nonnull (strstr (first, "<revision number=\"1\"/>"));
  g_assert_nonnull (strstr (first_again, "<revision number=\"1\"/>"));
  assert_refused (self, scope, "2");

  /* What the public has seen must be known before it sees more. */
  other.audience = FFW_AUDIENCE_PUBLIC;
  assert_refused (self, other, "public");
}

static gboolean
retitle (FfwChange *change, gpointer data, GError **error)
{
  g_autoptr (FfwMessage) message = ffw_message_new ("import", "courses", "1", NULL);

  ffw_change_set_message (change, message);

  return ffw_connection_run (ffw_change_get_connection (change),
                             "UPDATE course SET title_en = ?, title_cy = NULL", error, "s", data);
}

/* Any text that a workspace can hold makes a file that can be read. */
static void
test_text (FfwExchangeTest *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_exchange_test_import_data (self->workspace, "d40");
  ffw_workspace_change (self->workspace, retitle,
                        (gpointer) "<b> & \"Tŷ\" ]]> \x01\x1f \xef\xbf\xbf 😀", NULL, &error);
  g_assert_no_error (error);

  g_autofree char *text = export(self, scope_for (FFW_AUDIENCE_COMMISSIONER), "text.xml");
  g_assert_nonnull (strstr (text, "<title xml:lang=\"en\">&lt;b&gt; &amp; &quot;Tŷ&quot; ]]&gt; "
                                  "\xef\xbf\xbd\xef\xbf\xbd \xef\xbf\xbd 😀</title>"));
  g_assert_null (strstr (text, "<title xml:lang=\"cy\">Hyfforddiant"));
}

static guint
count_files (FfwExchangeTest *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;

  return n;
}

/* An export that cannot be done leaves what was there, and nothing else. */
static void
test_failure (FfwExchangeTest *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_for (FFW_AUDIENCE_COMMISSIONER);
  g_autofree char *kept = ffw_exchange_test_write (self, "kept.xml", "as it was");
  g_autofree char *nowhere = ffw_exchange_test_path (self, "nowhere/evidence.xml");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  guint n = count_files (self);
  g_autofree char *text = NULL;
  g_autoptr (GError) no_folder = NULL;
  g_autoptr (GError) stopped = NULL;

  g_assert_false (ffw_evidence_export (self->workspace, &scope, nowhere, NULL, &no_folder));
  g_assert_error (no_folder, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_cancellable_cancel (cancelled);
  g_assert_false (ffw_evidence_export (self->workspace, &scope, kept, cancelled, &stopped));
  g_assert_nonnull (stopped);

  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "as it was");
  g_assert_cmpuint (count_files (self), ==, n);
  g_autofree char *log = get_log (self);
  g_assert_cmpstr (log, ==, "");
}

static gpointer
write_where_no_room_is (FfwConnection *connection, gpointer data, GError **error)
{
  FfwEvidenceScope scope = scope_for (FFW_AUDIENCE_COMMISSIONER);
  g_autoptr (FfwEvidence) evidence = ffw_evidence_read (connection, &scope, error);
  FfwEvidenceEdition edition = { (char *)"x", (char *)"x", 1, NULL };
  char room[100];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autofree char *sha256 = NULL;

  g_assert_nonnull (evidence);
  g_assert_false (ffw_evidence_write (evidence, &edition, stream, &sha256, NULL, error));
  g_assert_null (sha256);

  return NULL;
}

/* A file that breaks off is known to. */
static void
test_no_room (FfwExchangeTest *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (self->workspace, write_where_no_room_is, NULL, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_evidence_export_finish (FFW_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

/* The window does not wait for it, and what it asked with may be gone by then. */
static void
test_async (FfwExchangeTest *self, gconstpointer data)
{
  g_autofree char *path = ffw_exchange_test_path (self, "async.xml");
  FfwEvidenceScope scope = scope_for (FFW_AUDIENCE_COMMISSIONER);
  char *organisation = g_strdup ("STY");
  gboolean done = FALSE;
  g_autofree char *text = NULL;

  scope.organisation = organisation;
  ffw_evidence_export_async (self->workspace, &scope, path, NULL, on_exported, &done);
  memset (organisation, 'x', 3);
  g_free (organisation);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<organisation code=\"STY\"/>"));
}

static const struct
{
  const char *path;
  void (*test) (FfwExchangeTest *self, gconstpointer data);
} tests[] = {
  { "/evidence-xml/revisions", test_revisions },
  { "/evidence-xml/undo", test_undo },
  { "/evidence-xml/same", test_same },
  { "/evidence-xml/publications", test_publications },
  { "/evidence-xml/read-only", test_read_only },
  { "/evidence-xml/text", test_text },
  { "/evidence-xml/failure", test_failure },
  { "/evidence-xml/no-room", test_no_room },
  { "/evidence-xml/async", test_async },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FfwExchangeTest, NULL, ffw_exchange_test_set_up, tests[i].test,
                ffw_exchange_test_tear_down);

  return g_test_run ();
}
