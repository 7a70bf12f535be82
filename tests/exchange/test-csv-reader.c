/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-csv-reader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

/*
 * What a reader makes of a text, as one: each row as "line:field|field", a bad
 * one with "!", each finding as "[code line:column]" where it was found.
 */
static char *
read_bytes (const char *bytes, gsize length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, length, NULL);
  g_autoptr (FfwFindings) findings = ffw_findings_new ("test.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwTableReader) reader = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  FfwTextSource *source = ffw_text_source_new (stream, "test.csv", NULL, &error);
  FfwTableStatus status;
  guint n_findings = 0;
  FfwTableRow row;

  g_assert_no_error (error);
  reader = ffw_csv_reader_new (source, findings, &error);
  g_assert_no_error (error);
  do
    {
      status = ffw_table_reader_next (reader, &row, &error);
      g_assert_no_error (error);
      for (; n_findings < ffw_findings_get_n_kept (findings); n_findings++)
        {
          const FfwFinding *finding = ffw_findings_get (findings, n_findings);

          g_string_append_printf (out, "[%s %u:%u]", finding->code, finding->line, finding->column);
        }
      if (status != FFW_TABLE_ROW)
        break;
      g_string_append_printf (out, "%u%s:", row.line, row.is_bad ? "!" : "");
      for (guint i = 0; i < row.n_kept; i++)
        {
          g_autofree char *shown = g_strescape (row.fields[i].text, NULL);

          g_assert_cmpuint (strlen (row.fields[i].text), ==, row.fields[i].length);
          g_assert_true (g_utf8_validate (row.fields[i].text, -1, NULL));
          g_string_append_printf (out, "%s%s", i ? "|" : "", shown);
        }
      g_string_append_c (out, ' ');
    }
  while (TRUE);
  g_string_append (out, status == FFW_TABLE_STOPPED ? "stopped" : "end");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length; /* 0: up to the NUL */
  const char *expected;
} Case;

#define BYTES(text) text, sizeof text - 1

static const Case cases[] = {
  { "comma", "a,b\n1,2\n", 0, "1:a|b 2:1|2 end" },
  { "semicolon", "a;b\n1,5;2\n", 0, "1:a|b 2:1,5|2 end" },
  { "tab", "a\tb\n1;,\t2\n", 0, "1:a|b 2:1;,|2 end" },
  { "most frequent separator", "a;b;c,d\n1;2;3\n", 0, "1:a|b|c,d 2:1|2|3 end" },
  { "separator in a quoted header", "\"a,b,c\";d\n1;2\n", 0, "1:a,b,c|d 2:1|2 end" },
  { "one column", "a\n1\n2\n", 0, "1:a 2:1 3:2 end" },
  { "empty cells of a table by tabs", "a\tb\tc\n\t2\t\n", 0, "1:a|b|c 2:|2| end" },
  { "no line break at the end", "a,b\n1,2", 0, "1:a|b 2:1|2 end" },
  { "ends in a separator", "a,b\n1,", 0, "1:a|b 2:1| end" },
  { "ends in a quote", "a,b\n1,\"2\"", 0, "1:a|b 2:1|2 end" },
  { "CRLF", "a,b\r\n1,2\r\n3,4\r\n", 0, "1:a|b 2:1|2 3:3|4 end" },
  { "CR", "a,b\r1,2\r3,4\r", 0, "1:a|b 2:1|2 3:3|4 end" },
  { "mixed line ends", "a,b\r\n1,2\n3,4\r5,6\n", 0, "1:a|b 2:1|2 3:3|4 4:5|6 end" },
  { "blank lines", "\n\na,b\n\n1,2\n   \n\r\n\t\n3,4\n\n", 0, "3:a|b 5:1|2 9:3|4 end" },
  { "blank lines by CR", "a,b\r\r\r1,2\r", 0, "1:a|b 4:1|2 end" },
  { "rows of nothing", "a,b\n,\n1,2\n , \n\"\",\n3,4\n", 0, "1:a|b 3:1|2 6:3|4 end" },
  { "nothing", "", 0, "end" },
  { "only blanks", " \n\t\r\n\n  ", 0, "end" },
  { "only a byte order mark", "\xEF\xBB\xBF", 0, "end" },
  { "quotes", "a,b\n\"1\",\"2,3\"\n\"say \"\"yes\"\"\",\"\"\n", 0,
    "1:a|b 2:1|2,3 3:say \\\"yes\\\"| end" },
  { "line breaks in quotes", "a,b\n\"1\n2\",\"3\n\n4\"\n5,6\n", 0,
    "1:a|b 2:1\\n2|3\\n\\n4 6:5|6 end" },
  { "CRLF in quotes", "a,b\r\n\"1\r\n2\",3\r\n5,6\r\n", 0, "1:a|b 2:1\\r\\n2|3 4:5|6 end" },
  { "CR in quotes", "a,b\r\"1\r2\",3\r5,6\r", 0, "1:a|b 2:1\\r2|3 4:5|6 end" },
  { "line break in a quoted header", "\"a\nb\",c\n1,2\n", 0, "1:a\\nb|c 3:1|2 end" },
  { "blanks around quotes", "a,b\n \"1, 2\" , \"3\"\n", 0, "1:a|b 2:1, 2|3 end" },
  { "blanks inside", "a,b\nx  y,\" 1 \"\n", 0, "1:a|b 2:x  y| 1  end" },
  { "a quote inside without quotes around", "a,b\n5\" pipe,6' 2\"\n7,8\n", 0,
    "1:a|b 2:5\\\" pipe|6' 2\\\" 3:7|8 end" },
  { "short and long rows", "a,b\n1\n1,2,3\n", 0, "1:a|b 2:1 3:1|2|3 end" },
  { "text after a closing quote", "a,b\n\"1\"x,2\n3,4\n", 0, "1:a|b [E020 2:1]2!:1|2 3:3|4 end" },
  { "text after a closing quote, with quotes", "a,b\n1,\"he \"said\" no\"\n\"3\"y\"\n5,6\n", 0,
    "1:a|b [E020 2:2]2!:1|he  [E020 3:1]3!:3 4:5|6 end" },
  { "unclosed quote", "a,b\n1,2\n\"3,4\n5,6\n", 0, "1:a|b 2:1|2 [E012 3:0]stopped" },
  { "unclosed quote at the very end", "a,b\n1,\"", 0, "1:a|b [E012 2:0]stopped" },
  { "unclosed second quote of a row", "a,b\n\"1\n2\",\"3\n4\n5", 0, "1:a|b [E012 3:0]stopped" },
  { "unclosed quote on the last line", "a,b\n\"1\n2\",\"3", 0, "1:a|b [E012 3:0]stopped" },
  { "unclosed quote after a bad row", "a,b\n\"1\"x,2\n\"3\n", 0,
    "1:a|b [E020 2:1]2!:1|2 [E012 3:0]stopped" },
  { "UTF-8", "enw,rôl\nŴynn,Siân\n", 0, "1:enw|r\\303\\264l 2:\\305\\264ynn|Si\\303\\242n end" },
  { "UTF-8 with a mark",
    "\xEF\xBB\xBF"
    "a,b\nŷ,2\n",
    0, "1:a|b 2:\\305\\267|2 end" },
  { "UTF-8 with a mark and an invalid byte",
    "\xEF\xBB\xBF"
    "a,b\n1,2\nS\xE2n,2\n",
    0, "1:a|b 2:1|2 [E019 3:0]stopped" },
  { "UTF-8 with a mark, cut off",
    "\xEF\xBB\xBF"
    "a,b\n1,2\xC3",
    0, "1:a|b [E019 2:0]stopped" },
  { "UTF-16 little-endian",
    BYTES ("\xFF\xFE"
           "a\0\t\0b\0\r\0\n\0\x74\x01\0\x26\t\0"
           "2\0\r\0\n\0"),
    "1:a|b 2:\\305\\264\\342\\230\\200|2 end" },
  { "UTF-16 big-endian",
    BYTES ("\xFE\xFF"
           "\0a\0;\0b\0\n\x01\x74\0;\0"
           "2"),
    "1:a|b 2:\\305\\264|2 end" },
  { "UTF-16 with a pair of surrogates", BYTES ("\xFE\xFF\0a\0\n\xD8\x3D\xDE\x00"),
    "1:a 2:\\360\\237\\230\\200 end" },
  { "UTF-16 with half a pair", BYTES ("\xFE\xFF\0a\0\n\0b\0\n\xDE\x00\0b\0\n"),
    "1:a 2:b [E019 3:0]stopped" },
  { "UTF-16 with half a character", BYTES ("\xFE\xFF\0a\0\n\0b\0"), "1:a [E019 2:0]stopped" },
  { "UTF-16 with NUL", BYTES ("\xFE\xFF\0a\0\n\0\0\0b"), "1:a [E011 2:0]stopped" },
  { "Windows-1252", "a,b\nSi\xE2n,\x93yes\x94\n", 0,
    "[W001 0:0]1:a|b 2:Si\\303\\242n|\\342\\200\\234yes\\342\\200\\235 end" },
  { "no character of Windows-1252", "a,b\n1,2\n\x81,\xE2\n", 0,
    "[W001 0:0]1:a|b 2:1|2 [E019 3:0]stopped" },
  { "NUL", BYTES ("a,b\n1,2\n3,\0004\n5,6\n"), "1:a|b 2:1|2 [E011 3:0]stopped" },
  { "NUL in a quoted field", BYTES ("a,b\n\"1\n2\0\",3\n"), "1:a|b [E011 2:0]stopped" },
  { "NUL first", BYTES ("\0a,b\n"), "[E011 1:0]stopped" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *got = read_bytes (one->bytes, one->length ? one->length : strlen (one->bytes));

  g_assert_cmpstr (got, ==, one->expected);
}

/* Rows of every length, so that each kind of line end, quote and character lies once across
 * the border of what is read at a time. */
static void
test_borders (void)
{
  static const char *const breaks[] = { "\n", "\r\n", "\r" };

  for (guint kind = 0; kind < G_N_ELEMENTS (breaks); kind++)
    for (guint shift = 0; shift < 16; shift++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autoptr (GInputStream) stream = NULL;
        g_autoptr (FfwFindings) findings = ffw_findings_new ("test.csv");
        g_autoptr (FfwTableReader) reader = NULL;
        g_autoptr (GError) error = NULL;
        g_autofree char *inside = g_strdup_printf ("2%s\"ŵ€", breaks[kind]);
        guint line = 2;
        FfwTableRow row;

        g_string_append_printf (text, "a,%*s%s", (int)shift + 1, "b", breaks[kind]);
        while (text->len < 600000)
          g_string_append_printf (text, "ŵ😀,\"2%s\"\"ŵ€\"%s%s", breaks[kind], breaks[kind],
                                  breaks[kind]);
        stream = g_memory_input_stream_new_from_data (text->str, text->len, NULL);
        reader = ffw_csv_reader_new (ffw_text_source_new (stream, "test.csv", NULL, &error),
                                     findings, &error);
        g_assert_no_error (error);
        g_assert_cmpint (ffw_table_reader_next (reader, &row, &error), ==, FFW_TABLE_ROW);
        while (ffw_table_reader_next (reader, &row, &error) == FFW_TABLE_ROW)
          {
            g_assert_cmpuint (row.line, ==, line);
            g_assert_cmpuint (row.n_fields, ==, 2);
            g_assert_cmpstr (row.fields[0].text, ==, "ŵ😀");
            g_assert_cmpstr (row.fields[1].text, ==, inside);
            line += 3;
          }
        g_assert_no_error (error);
        g_assert_cmpuint (ffw_findings_get_n_kept (findings), ==, 0);
        g_assert_cmpuint (line, >, 60000);
        g_assert_cmpuint (ffw_table_reader_get_done (reader), ==, text->len);
      }
}

static void
append_field (GString *text, gsize length)
{
  gsize start = text->len;

  g_string_set_size (text, start + length);
  memset (text->str + start, 'x', length);
}

/* A field of a mebibyte is read, one of more is refused, and the rows after it are read. */
static void
test_large_field (void)
{
  for (guint quoted = 0; quoted < 2; quoted++)
    {
      const char *quote = quoted ? "\"" : "";
      g_autoptr (GString) text = g_string_new ("a,b\n");
      g_autoptr (GString) expected = g_string_new ("1:a|b 2:");
      g_autofree char *got = NULL;

      append_field (text, FFW_TABLE_MAX_FIELD);
      append_field (expected, FFW_TABLE_MAX_FIELD);
      g_string_append_printf (text, ",2\n3,%s", quote);
      append_field (text, FFW_TABLE_MAX_FIELD + 1);
      g_string_append_printf (text, "%s\n%s", quote, quote);
      append_field (text, 2 * FFW_TABLE_MAX_FIELD);
      g_string_append_printf (text, "%s,4\n5,6\n", quote);
      g_string_append (expected, "|2 [E015 3:2]3!:3| [E015 4:1]4!:|4 5:5|6 end");
      got = read_bytes (text->str, text->len);
      g_assert_true (strcmp (got, expected->str) == 0);
    }
}

static glong
peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/* Of a field that is far too long nothing more is kept than of one that is just so. */
static void
test_endless_field (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n1,\"");
  g_autofree char *got = NULL;
  glong before;

  append_field (text, 128 * FFW_TABLE_MAX_FIELD);
  g_string_append (text, "\"\n3,4\n");
  before = peak_memory ();
  got = read_bytes (text->str, text->len);
  g_assert_cmpstr (got, ==, "1:a|b [E015 2:2]2!:1| 3:3|4 end");
  g_assert_cmpint (peak_memory () - before, <, 32);
}

/* Blank lines in their millions are passed over as fast as any others, whatever ends them. */
static void
test_many_blanks (void)
{
  static const char *const breaks[] = { "\n", "\r\n", "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *got = NULL;

      for (guint line = 0; line < 1000000; line++)
        g_string_append (text, breaks[i]);
      g_string_append (text, "a,b");
      got = read_bytes (text->str, text->len);
      g_assert_cmpstr (got, ==, "1000001:a|b end");
    }
}

/* However long a row is, what is kept of it is bounded. */
static void
test_large_row (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (FfwFindings) findings = ffw_findings_new ("test.csv");
  g_autoptr (FfwTableReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  FfwTableRow row;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "1,");
  g_string_append (text, "\n5,6\n");
  stream = g_memory_input_stream_new_from_data (text->str, text->len, NULL);
  reader = ffw_csv_reader_new (ffw_text_source_new (stream, "test.csv", NULL, &error), findings,
                               &error);
  g_assert_cmpint (ffw_table_reader_next (reader, &row, &error), ==, FFW_TABLE_ROW);
  g_assert_cmpint (ffw_table_reader_next (reader, &row, &error), ==, FFW_TABLE_ROW);
  g_assert_cmpuint (row.n_fields, ==, 100001);
  g_assert_cmpuint (row.n_kept, <, 10000);
  g_assert_cmpint (ffw_table_reader_next (reader, &row, &error), ==, FFW_TABLE_ROW);
  g_assert_cmpuint (row.n_fields, ==, 2);
  g_assert_cmpstr (row.fields[1].text, ==, "6");
}

static void
assert_not_opened (const char *path, int code, const char *says)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwTableReader) reader = ffw_csv_reader_open (path, findings, NULL, &error);

  g_assert_error (error, G_IO_ERROR, code);
  g_assert_null (reader);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_nonnull (strstr (error->message, path));
  g_assert_cmpuint (ffw_findings_get_n_kept (findings), ==, 0);
}

static void
test_no_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ffw-csv-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (folder, "staff.csv", NULL);
  g_autofree char *beneath = g_build_filename (folder, "staff.csv", "x.csv", NULL);

  assert_not_opened (folder, G_IO_ERROR_IS_DIRECTORY, "is a folder");
  assert_not_opened (missing, G_IO_ERROR_NOT_FOUND, "There is no file");
  assert_not_opened ("/dev/null", G_IO_ERROR_NOT_REGULAR_FILE, "is a device");
  g_assert_true (g_file_set_contents (missing, "a,b\n", -1, NULL));
  assert_not_opened (beneath, G_IO_ERROR_NOT_DIRECTORY, "There is no file");
  if (g_chmod (missing, 0) == 0 && g_access (missing, R_OK) != 0)
    assert_not_opened (missing, G_IO_ERROR_PERMISSION_DENIED, "no permission");
  g_unlink (missing);
  g_rmdir (folder);
}

/* A file that is too large is told by its size alone; this one is nearly all hole. */
static void
test_large_file (void)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("ffw-csv-XXXXXX.csv", &path, NULL);
  g_autoptr (FfwFindings) findings = ffw_findings_new (path);
  g_autoptr (FfwTableReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  FfwTableRow row;

  g_assert_cmpint (ftruncate (fd, FFW_TABLE_MAX_FILE + 1), ==, 0);
  g_close (fd, NULL);
  reader = ffw_csv_reader_open (path, findings, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ffw_table_reader_next (reader, &row, &error), ==, FFW_TABLE_STOPPED);
  g_assert_cmpuint (ffw_findings_get_n_kept (findings), ==, 1);
  g_assert_cmpstr (ffw_findings_get (findings, 0)->code, ==, "E016");
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-reader/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/csv-reader/borders", test_borders);
  g_test_add_func ("/csv-reader/large-field", test_large_field);
  g_test_add_func ("/csv-reader/endless-field", test_endless_field);
  g_test_add_func ("/csv-reader/large-row", test_large_row);
  g_test_add_func ("/csv-reader/many-blanks", test_many_blanks);
  g_test_add_func ("/csv-reader/no-file", test_no_file);
  g_test_add_func ("/csv-reader/large-file", test_large_file);
  return g_test_run ();
}
