/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading an evidence file back. */

#include "ffw-evidence-file.h"
#include "ffw-evidence-writer.h"
#include "ffw-evidence-xml.h"
#include "ffw-exchange-test.h"

#include <string.h>

static FfwEvidenceFile *
read_good (const char *path)
{
  g_autoptr (GError) error = NULL;
  FfwEvidenceFile *file = ffw_evidence_file_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ffw_findings_count (file->findings, FFW_SEVERITY_ERROR), ==, 0);
  g_assert_nonnull (file->evidence);

  return file;
}

/* What is read of a file, written again, is the file. */
static void
test_round (FfwExchangeTest *self, gconstpointer data)
{
  const FfwAudience audiences[] = { FFW_AUDIENCE_COMMISSIONER, FFW_AUDIENCE_PUBLIC };

  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    {
      FfwEvidenceScope scope = { .audience = audiences[i],
                                 .from = ffw_date_new (2021, 4, 1),
                                 .to = ffw_date_new (2022, 11, 22),
                                 .today = FFW_TEST_TODAY,
                                 .minimum = FFW_EVIDENCE_MINIMUM_DEFAULT };
      g_autofree char *path = ffw_exchange_test_path (self, "round.xml");
      g_autofree char *text = NULL;
      g_autofree char *sha256 = NULL;
      g_autoptr (FfwEvidenceFile) file = NULL;
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (GError) error = NULL;
      FfwEvidenceEdition edition;
      gsize length;

      ffw_evidence_export (self->workspace, &scope, path, NULL, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &text, &length, &error);
      g_assert_no_error (error);

      file = read_good (path);
      edition = (FfwEvidenceEdition){ file->uuid, file->generated, file->revision,
                                      file->supersedes };
      g_assert_true (ffw_evidence_write (file->evidence, &edition, stream, &sha256, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                       g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), text,
                       length);
      g_assert_cmpstr (sha256, ==, file->sha256);
    }
}

/* A file may hold more than this program writes. */
static void
test_more (FfwExchangeTest *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "evidence",
                                                 "valid-commissioner.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (FfwEvidenceFile) file = read_good (path);
  guint n[FFW_N_EVIDENCE_MORE] = { 0 };

  g_file_get_contents (path, &text, NULL, NULL);
  for (guint i = 0; i < file->more->len; i++)
    {
      const FfwEvidenceMoreRow *row = file->more->pdata[i];

      n[row->section]++;
      g_assert_nonnull (row->of);
      if (!row->suppressed)
        g_assert_nonnull (row->figures[0]);
      else
        g_assert_null (row->figures[0]);
    }
  g_assert_cmpint (file->evidence->compliance->len > 0, ==, strstr (text, "<standing") != NULL);
  g_assert_cmpint (n[FFW_EVIDENCE_NEEDS] > 0, ==, strstr (text, "<campaign") != NULL);
  g_assert_cmpint (n[FFW_EVIDENCE_WELSH] > 0, ==, strstr (text, "<welshLanguage") != NULL);
  g_assert_cmpuint (file->more->len, >, 0);
}

/* Of a file in which anything is wrong no figure is read; nor of one that is stopped. */
static void
test_wrong (FfwExchangeTest *self, gconstpointer data)
{
  static const char *const names[] = { "E401-empty.xml", "E403-bomb.xml", "E405-counts.xml" };
  g_autoptr (GCancellable) stopped = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "evidence", names[i],
                                                     NULL);
      g_autoptr (FfwEvidenceFile) file = ffw_evidence_file_read (path, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (ffw_findings_count (file->findings, FFW_SEVERITY_ERROR), >, 0);
      g_assert_null (file->evidence);
      g_assert_cmpuint (file->more->len, ==, 0);
      g_assert_cmpuint (strlen (file->sha256), ==, 64);

      g_cancellable_cancel (stopped);
      g_assert_null (ffw_evidence_file_read (path, stopped, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
    }
}

int
main (int argc, char **argv)
{
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/evidence-file/round", FfwExchangeTest, NULL, ffw_exchange_test_set_up, test_round,
              ffw_exchange_test_tear_down);
  g_test_add ("/evidence-file/more", FfwExchangeTest, NULL, ffw_exchange_test_set_up, test_more,
              ffw_exchange_test_tear_down);
  g_test_add ("/evidence-file/wrong", FfwExchangeTest, NULL, ffw_exchange_test_set_up, test_wrong,
              ffw_exchange_test_tear_down);

  return g_test_run ();
}
