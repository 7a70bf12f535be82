/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report on paper, read back as the text that a person would copy out of it. */

#include "ffw-report-pdf.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY ffw_date_new (2026, 11, 22)

static const FfwReportColumn columns[]
    = { { "Name", 3, FALSE }, { "Level", 1, FALSE }, { "Hours", 1, TRUE } };

static FfwReportPdf *
make_report (guint n_rows, gboolean landscape)
{
  FfwReportPdf *report = ffw_report_pdf_new ("Pasbort hyfforddi", DAY, FFW_LANGUAGE_EN, landscape);

  ffw_report_pdf_add_text (report, "Dysgu effeithiol, hyfforddi a fflach");
  ffw_report_pdf_add_heading (report, "What is required");
  ffw_report_pdf_begin_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_rows; i++)
    {
      const guint32 fills[] = { FFW_REPORT_NO_FILL, 0xFFDDDD, FFW_REPORT_NO_FILL };
      g_autofree char *name = g_strdup_printf ("Row number %u", i + 1);

      ffw_report_pdf_add_row (report, (const char *const[]){ name, "skilled", "7.5" }, fills);
    }

  return report;
}

static GBytes *
draw (FfwReportPdf *report)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (ffw_report_pdf_write (report, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
run (GBytes *input, const char *program, const char *first, const char *second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                                          | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                      &error, program, first, second, "-", NULL);
  g_autoptr (GBytes) output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

static char *
get_text (GBytes *pdf)
{
  return run (pdf, "pdftotext", "-layout", "-");
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at; at = strstr (at + 1, part))
    n++;

  return n;
}

static gboolean
has_pdftotext (void)
{
  g_autofree char *path = g_find_program_in_path ("pdftotext");

  if (path == NULL)
    g_test_skip ("pdftotext is not installed");

  return path != NULL;
}

static void
test_text_is_whole (void)
{
  g_autoptr (FfwReportPdf) report = make_report (3, FALSE);
  g_autoptr (GBytes) pdf = draw (report);
  g_autofree char *text = NULL;

  if (!has_pdftotext ())
    return;
  text = get_text (pdf);
  g_assert_nonnull (strstr (text, "Pasbort hyfforddi"));
  g_assert_nonnull (strstr (text, "Dysgu effeithiol, hyfforddi a fflach"));
  g_assert_nonnull (strstr (text, "Row number 3"));
  g_assert_nonnull (strstr (text, "Page 1 of 1"));
}

static void
test_headings_are_repeated (void)
{
  g_autoptr (FfwReportPdf) report = make_report (200, FALSE);
  g_autoptr (GBytes) pdf = draw (report);
  g_autofree char *text = NULL;
  guint n_pages;

  if (!has_pdftotext ())
    return;
  text = get_text (pdf);
  n_pages = count (text, "\f");
  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (count (text, "Level"), ==, n_pages);
  g_assert_cmpuint (count (text, "Row number"), ==, 200);
  for (guint i = 1; i <= n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i, n_pages);

      g_assert_cmpuint (count (text, number), ==, 1);
    }
}

static void
test_is_tagged (void)
{
  g_autoptr (FfwReportPdf) report = make_report (200, TRUE);
  g_autoptr (GBytes) pdf = draw (report);
  g_autofree char *path = g_find_program_in_path ("pdfinfo");
  g_autofree char *structure = NULL;

  if (path == NULL)
    {
      g_test_skip ("pdfinfo is not installed");
      return;
    }
  structure = run (pdf, "pdfinfo", "-struct-text", "-isodates");
  g_assert_nonnull (strstr (structure, "Document"));
  g_assert_nonnull (strstr (structure, "H1"));
  /* Headings that stand again on further pages are not read again. */
  g_assert_cmpuint (count (structure, "Table"), ==, 1);
  g_assert_cmpuint (count (structure, "TR\n"), ==, 201);
  g_assert_cmpuint (count (structure, "TH\n"), ==, 3);
}

static void
test_same_bytes (void)
{
  g_autoptr (FfwReportPdf) first = make_report (120, TRUE);
  g_autoptr (FfwReportPdf) second = make_report (120, TRUE);
  g_autoptr (GBytes) a = draw (first);
  g_autoptr (GBytes) b = NULL;

  /* A second goes by: no time of writing stands in the file. */
  g_usleep (1100 * 1000);
  b = draw (second);
  g_assert_true (g_bytes_equal (a, b));
}

/* Words that no line holds, and more of them than a page does. */
static void
test_long_words (void)
{
  g_autoptr (FfwReportPdf) report = make_report (1, FALSE);
  g_autofree char *word = g_strnfill (12000, 'w');
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  ffw_report_pdf_add_row (report, (const char *const[]){ word, "aware", "" }, NULL);
  ffw_report_pdf_add_row (report, (const char *const[]){ "The last", "aware", "" }, NULL);
  ffw_report_pdf_add_heading (report, word);
  pdf = draw (report);
  if (!has_pdftotext ())
    return;
  text = get_text (pdf);
  g_assert_nonnull (strstr (text, "The last"));
}

static void
test_full_disk_and_stop (void)
{
  g_autoptr (FfwReportPdf) report = make_report (200, FALSE);
  g_autofree guint8 *room = g_malloc (1000);
  g_autoptr (GOutputStream) small = g_memory_output_stream_new (room, 1000, NULL, NULL);
  g_autoptr (GOutputStream) large = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (ffw_report_pdf_write (report, small, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (ffw_report_pdf_write (report, large, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_add_func ("/report-pdf/text-is-whole", test_text_is_whole);
  g_test_add_func ("/report-pdf/headings-are-repeated", test_headings_are_repeated);
  g_test_add_func ("/report-pdf/is-tagged", test_is_tagged);
  g_test_add_func ("/report-pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/report-pdf/long-words", test_long_words);
  g_test_add_func ("/report-pdf/full-disk-and-stop", test_full_disk_and_stop);

  return g_test_run ();
}
