/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file is shows by what is in it; what is no table says so, and what to do. */

#include "sheets.h"

#include <glib/gstdio.h>
#include <string.h>

#define ONE  "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>"
#define PART "xl/worksheets/sheet1.xml"

static char *folder;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
expect (const char *path, const char *sheet, const char *expected)
{
  g_autofree char *got = sheets_read (path, sheet, FFW_TABLE_OPEN_WHOLE);
  g_autofree char *beginning = sheets_read (path, sheet, FFW_TABLE_OPEN_BEGINNING);

  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpstr (beginning, ==, expected);
}

/* Writes a file of any bytes, reads it, and removes it. */
static void
expect_bytes (const char *name, const char *bytes, gsize length, const char *expected)
{
  g_autofree char *path = in_folder (name);

  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
  expect (path, NULL, expected);
  g_unlink (path);
}

/* An old file whose list of parts names one. */
static void
expect_compound (const char *part, const char *expected)
{
  g_autofree char *bytes = g_malloc0 (4096);

  memcpy (bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  bytes[30] = 9;
  bytes[48] = 2;
  for (gsize i = 0; part[i]; i++)
    bytes[3 * 512 + 128 + 2 * i] = part[i];
  expect_bytes ("old.xls", bytes, 4096, expected);
}

static void
test_other_files (void)
{
  expect_compound ("Workbook", "[E021]stopped");
  expect_compound ("EncryptedPackage", "[E030]stopped");
  expect_compound ("WordDocument", "[E035 DOC]stopped");
  expect_bytes ("short.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "[E021]stopped");
  expect_bytes ("list.pdf", "%PDF-1.7\n", 9, "[E035 PDF]stopped");
  expect_bytes ("list.xls", " <html><table>", 14, "[E035 HTML]stopped");
  expect_bytes ("list.xml", "<?xml version='1.0'?><Workbook/>", 32, "[E035 XML]stopped");
  expect_bytes ("list.fods", "<office:document/>", 18, "[E035 FODS]stopped");
  expect_bytes ("cut.xlsx", "PK\x03\x04 and no more", 16, "[E039]stopped");
  expect_bytes ("list.csv", "a,b\n1,2\n", 8, "1:a|b 2:1|2 end");
}

static void
test_other_archives (void)
{
  static const struct
  {
    const char *part;
    const char *text;
    const char *more;
    const char *expected;
  } archives[] = {
    { "[Content_Types].xml", "<Types/>", "xl/workbook.bin", "[E021]stopped" },
    { "[Content_Types].xml", "<Types/>", "word/document.xml", "[E035 DOCX]stopped" },
    { "[Content_Types].xml", "<Types/>", "ppt/slides.xml", "[E035 PPTX]stopped" },
    { "[Content_Types].xml", "<Types/>", "else.xml", "[E035 ZIP]stopped" },
    { "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "[E035 ODT]stopped" },
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "styles.xml",
      "[E033 styles.xml]stopped" },
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "encrypted-package",
      "[E030]stopped" },
    { "META-INF/manifest.xml", "<manifest:encryption-data/>", "content.xml", "[E030]stopped" },
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "Basic/Standard/Module1.xml",
      "[E031]stopped" },
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "Scripts/python/x.py",
      "[E031]stopped" },
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "Basic/script-lc.xml",
      "[E033 content.xml]stopped" },
    { "Index/Document.iwa", "", "Metadata/Properties.plist", "[E032]stopped" },
    { "a.csv", "a,b\n", "b.csv", "[E035 ZIP]stopped" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      g_autofree char *path = sheets_write_zip (folder, "some.zip", archives[i].part,
                                                archives[i].text, archives[i].more, "", NULL);

      g_test_message ("%s", archives[i].more);
      expect (path, NULL, archives[i].expected);
    }
}

static void
test_macros (void)
{
  g_autofree char *path = sheets_write_zip (folder, "macros.xlsx", "[Content_Types].xml",
                                            "<Types/>", "xl/workbook.xml", "<workbook/>",
                                            "xl/vbaProject.bin", "", NULL);

  expect (path, NULL, "[E031]stopped");
}

/* The name of a file has no say, but what it promises is told. */
static void
test_names (void)
{
  g_autofree char *book = sheets_write_xlsx (folder, "book.csv", ONE, NULL, NULL, NULL);
  g_autofree char *ods = sheets_write_ods (
      folder, "ods.xlsx", "",
      "<table:table table:name='S'><table:table-row><table:table-cell office:value-type='float' "
      "office:value='1'/></table:table-row></table:table>");

  expect (book, NULL, "[W034 .csv,XLSX]1:N:1 end");
  expect (ods, NULL, "[W034 .xlsx,ODS]1:N:1 end");
  expect_bytes ("list.xlsx", "a,b\n1,2\n", 8, "[W034 .xlsx,CSV]1:a|b 2:1|2 end");
}

static void
test_lock (void)
{
  g_autofree char *book = sheets_write_xlsx (folder, "open.xlsx", ONE, NULL, NULL, NULL);
  g_autofree char *of_office = in_folder (".~lock.open.xlsx#");
  g_autofree char *of_excel = in_folder ("~$open.xlsx");

  expect (book, NULL, "1:N:1 end");
  g_assert_true (g_file_set_contents (of_office, "", 0, NULL));
  expect (book, NULL, "[W035]1:N:1 end");
  g_unlink (of_office);
  g_assert_true (g_file_set_contents (of_excel, "", 0, NULL));
  expect (book, NULL, "[W035]1:N:1 end");
  g_unlink (of_excel);
}

static void
test_sheets (void)
{
  g_autofree char *book = sheets_write_xlsx (
      folder, "sheets.xlsx", ONE, NULL, NULL,
      "<sheets><sheet name='Staff' sheetId='1' r:id='rId1'/><sheet name='Ŵyn ac ŷd' sheetId='2' "
      "r:id='rId2' state='hidden'/><sheet name='Chart' sheetId='3' r:id='rId3'/><sheet name='A "
      "&amp; &#66;' sheetId='4' "
      "r:id='rId2'/></sheets>");
  g_autofree char *ods = sheets_write_ods (
      folder, "sheets.ods", "",
      "<table:table table:name='One &amp; &lt;only&gt;'><table:table-row/></table:table>"
      "<table:table table:name='Two'><table:table-row><table:table-cell office:value-type='float' "
      "office:value='2'/></table:table-row></table:table>");
  g_autofree char *csv = in_folder ("plain.csv");
  g_autofree char *listed = sheets_list (book);
  g_autofree char *listed_ods = sheets_list (ods);
  g_autofree char *listed_csv = NULL;

  g_assert_cmpstr (listed, ==, "Staff,(Ŵyn ac ŷd),A & B");
  g_assert_cmpstr (listed_ods, ==, "One & <only>,Two");
  expect (book, "Ŵyn ac ŷd", "[W032 Ŵyn ac ŷd]1:second end");
  expect (book, "staff", "1:N:1 end");
  expect (book, "Chart", "[E036 Chart,“Staff”, “Ŵyn ac ŷd”, “A & B”]stopped");
  expect (book, "A & B", "1:second end");
  expect (ods, "Two", "1:N:2 end");
  expect (ods, "Three", "[E036 Three,“One & <only>”, “Two”]stopped");
  g_assert_true (g_file_set_contents (csv, "a\n1\n", 4, NULL));
  listed_csv = sheets_list (csv);
  g_assert_cmpstr (listed_csv, ==, "");
  expect (csv, "Staff", "[E037 Staff]stopped");
}

/* Nothing is taken from outside, nothing multiplies, and nesting has an end. */
static void
test_hostile_xml (void)
{
  g_autofree char *bomb = sheets_write_zip (
      folder, "bomb.ods", "mimetype", "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml",
      "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><x>&b;</x>",
      NULL);
  g_autofree char *outside = sheets_write_zip (
      folder, "outside.ods", "mimetype", "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>", NULL);
  g_autoptr (GString) deep = g_string_new ("<sheetData/>");
  g_autoptr (GString) wide = g_string_new ("<sheetData/><x");
  g_autofree char *nested = NULL;
  g_autofree char *tag = NULL;

  expect (bomb, NULL, "[E038]stopped");
  expect (outside, NULL, "[E038]stopped");
  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "<x>");
  nested = sheets_write_xlsx (folder, "deep.xlsx", deep->str, NULL, NULL, NULL);
  expect (nested, NULL, "[E033 " PART "]stopped");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (wide, " a%u=''", i);
  g_string_append (wide, "/>");
  tag = sheets_write_xlsx (folder, "tag.xlsx", wide->str, NULL, NULL, NULL);
  expect (tag, NULL, "[E033 " PART "]stopped");
}

/* A few kilobytes that unpack to hundreds of megabytes. */
static void
test_zip_bomb (void)
{
  gsize size = (gsize)80 * 1024 * 1024;
  g_autofree char *blanks = g_malloc (size + 1);
  g_autofree char *path = NULL;

  memset (blanks, ' ', size);
  blanks[size] = '\0';
  path = sheets_write_xlsx (folder, "bomb.xlsx", blanks, NULL, NULL, NULL);
  expect (path, NULL, "[E034 4096,400]stopped");
}

/* Whatever byte is lost or spoilt, there is a table or a finding. */
static void
test_damaged (void)
{
  g_autofree char *good = sheets_write_xlsx (folder, "good.xlsx", ONE, NULL, NULL, NULL);
  g_autofree char *path = in_folder ("damaged.xlsx");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (good, &bytes, &length, NULL));
  for (gsize n = 8; n < length; n += 97)
    {
      g_autofree char *got = NULL;

      g_assert_true (g_file_set_contents (path, bytes, (gssize)n, NULL));
      got = sheets_read (path, NULL, FFW_TABLE_OPEN_WHOLE);
      g_assert_true (g_str_equal (got, "[E039]stopped"));
    }
  for (gsize i = 0; i < length; i += 13)
    {
      g_autofree char *got = NULL;
      char before = bytes[i];

      bytes[i] = (char)(before ^ 0x55);
      g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
      bytes[i] = before;
      got = sheets_read (path, NULL, FFW_TABLE_OPEN_WHOLE);
      g_assert_true (strstr (got, "end") || strstr (got, "[E"));
    }
}

static void
test_cancelled (void)
{
  g_autofree char *path = sheets_write_xlsx (folder, "long.xlsx", ONE, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FfwFindings) findings = ffw_findings_new ("test");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ffw_table_open (path, NULL, FFW_TABLE_OPEN_WHOLE, findings, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (ffw_table_list_sheets (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = sheets_folder_new ();
  g_test_add_func ("/table-open/other-files", test_other_files);
  g_test_add_func ("/table-open/other-archives", test_other_archives);
  g_test_add_func ("/table-open/macros", test_macros);
  g_test_add_func ("/table-open/names", test_names);
  g_test_add_func ("/table-open/lock", test_lock);
  g_test_add_func ("/table-open/sheets", test_sheets);
  g_test_add_func ("/table-open/hostile-xml", test_hostile_xml);
  g_test_add_func ("/table-open/zip-bomb", test_zip_bomb);
  g_test_add_func ("/table-open/damaged", test_damaged);
  g_test_add_func ("/table-open/cancelled", test_cancelled);
  status = g_test_run ();
  sheets_folder_remove (folder);
  return status;
}
