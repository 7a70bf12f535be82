/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheets.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *sheet;
  const char *expected;
  const char *strings;
  const char *styles;
  const char *workbook;
} Case;

#define ONE       "<sheets><sheet name='Staff' sheetId='1' r:id='rId1'/></sheets>"
#define IN(x)     "<is><t>" x "</t></is>"
#define CELL(x)   "<c t='inlineStr'>" IN (x) "</c>"
#define DATA(x)   "<sheetData>" x "</sheetData>"
#define STYLE(id) "<xf numFmtId='" #id "'/>"

static const Case cases[] = {
  { "texts",
    DATA ("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
          "<row r='2'><c r='A2' t='inlineStr'>" IN (
              "Siân") "</c>"
                      "<c r='B2' t='str'><f>A1&amp;B1</f><v>x&lt;y</v></c></row>"),
    "1:name|both parts 2:Siân|x<y end",
    "<si><t>name</t></si><si><r><t>both </t></r><r><rPr><b/></rPr><t xml:space='preserve'>parts"
    "</t></r><rPh sb='0' eb='1'><t>spoken</t></rPh></si>" },
  { "no names of cells",
    DATA ("<row>" CELL ("a") CELL ("b") "</row><row/><row>" CELL ("1") CELL ("2") "</row>"),
    "1:a|b 3:1|2 end" },
  { "gaps",
    DATA ("<row r='2'><c r='B2' t='inlineStr'>" IN ("b") "</c><c r='D2' t='inlineStr'>" IN (
        "d") "</c></row><row r='5'><c r='C5'><v>7</v></c></row>"),
    "2:|b||d 5:||N:7| end" },
  { "empty cells at the end",
    DATA ("<row>" CELL ("a") "<c s='1'/><c s='1'><v></v></c></row><row>"
                             "<c s='1'/></row><row>" CELL ("1") CELL (" ") "</row>"),
    "1:a 3:1 end" },
  { "cells out of order", DATA ("<row><c r='B1'><v>2</v></c><c r='A1'><v>1</v></c></row>"),
    "1:N:1|N:2 end" },
  { "escapes", DATA ("<row>" CELL ("a_x000D_\nb_x005F_x0041__x0000_c_xyz_") "</row>"),
    "1:a\\nb_x0041_c_xyz_ end" },
  { "numbers",
    DATA ("<row><c><v>0.30000000000000004</v></c><c><v>1E3</v></c><c><v>-7.50</v></c>"
          "<c><v>4.0000000000000001E-3</v></c><c><v>123456789012345678</v></c>"
          "<c><v>-0</v></c><c><v>44887</v></c><c><v>abc</v></c></row>"),
    "1:N:0.3|N:1000|N:-7.5|N:0.004|N:123456789012346000|N:0|N:44887|abc end" },
  { "zeros",
    DATA ("<row><c s='1'><v>12</v></c><c s='2'><v>-3.5</v></c><c t='inlineStr'>" IN (
        "0012") "</c><c s='3'><v>12</v></c></row>"),
    "1:N:0012|N:-03.5|0012|N:000012 end", NULL,
    "<numFmts><numFmt numFmtId='164' formatCode='0000'/><numFmt numFmtId='165' "
    "formatCode='00.0;[Red]-00.0'/><numFmt numFmtId='166' formatCode='&quot;EP &quot;00\\-0000'/>"
    "</numFmts><cellXfs>" STYLE (0) STYLE (164) STYLE (165) STYLE (166) "</cellXfs>" },
  { "shares", DATA ("<row><c s='1'><v>0.8</v></c><c s='1'><v>0.30000000000000004</v></c></row>"),
    "1:P:80%|P:30% end", NULL, "<cellXfs>" STYLE (0) STYLE (10) "</cellXfs>" },
  { "yes and no", DATA ("<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c></row>"),
    "1:B:TRUE|B:FALSE end" },
  { "errors", DATA ("<row><c t='e'><f>VLOOKUP(1)</f><v>#N/A</v></c></row>"), "1:E:#N/A end" },
  { "formulas without a value",
    DATA ("<row><c r='A1'><f>1+1</f></c><c><f>B2&amp;1</f><v></v></c>"
          "<c t='str'><f>T(A1)</f><v></v></c><c><f>1+2</f><v>3</v></c>"
          "</row>"),
    "1:E:=1+1|E:=B2&1||N:3 [W036 2,A1]end" },
  { "dates",
    DATA ("<row><c s='1'><v>44887</v></c><c s='2'><v>44887.395833333336</v></c>"
          "<c s='3'><v>0.39583333333333331</v></c><c s='4'><v>1.5</v></c>"
          "<c s='5'><v>44887.9</v></c><c s='6'><v>1.0507523148148148</v></c>"
          "<c s='7'><v>44887</v></c></row>"
          "<row><c s='1'><v>60</v></c><c s='1'><v>59</v></c><c s='1'><v>61</v></c>"
          "<c s='1'><v>1</v></c><c s='1'><v>0</v></c><c s='1'><v>-1</v></c>"
          "<c s='1'><v>2958466</v></c></row>"),
    "1:D:2022-11-22|D:2022-11-22T09:30|T:09:30|T:36:00|D:2022-11-22|T:1:13:05|D:2022-11-22 "
    "2:D:1900-02-29|D:1900-02-28|D:1900-03-01|D:1900-01-01|D:1900-01-00|N:-1|N:2958466 end",
    NULL,
    "<numFmts><numFmt numFmtId='164' formatCode='[$-809]dd\\ mmmm\\ yyyy;@'/>"
    "<numFmt numFmtId='165' formatCode='[h]:mm'/>"
    "<numFmt numFmtId='166' formatCode='&quot;day &quot;d'/>"
    "<numFmt numFmtId='167' formatCode='mmm\\-yy'/></numFmts>"
    "<cellXfs>" STYLE (0) STYLE (14) STYLE (22) STYLE (20) STYLE (165) STYLE (166) STYLE (21)
        STYLE (167) "</cellXfs>" },
  { "no dates",
    DATA ("<row><c s='1'><v>5</v></c><c s='2'><v>5</v></c><c s='3'><v>5</v></c>"
          "<c s='4'><v>5</v></c><c s='9'><v>5</v></c></row>"),
    "1:N:5|N:5|N:5|N:5|N:5 end", NULL,
    "<numFmts><numFmt numFmtId='164' formatCode='General&quot; days&quot;'/>"
    "<numFmt numFmtId='165' formatCode='[Red]0.00E+00'/>"
    "<numFmt numFmtId='166' formatCode='_-[$£-809]* #,##0_-'/>"
    "<numFmt numFmtId='167' formatCode='#\\d'/></numFmts>"
    "<cellXfs>" STYLE (0) STYLE (164) STYLE (165) STYLE (166) STYLE (167) "</cellXfs>" },
  { "dates from 1904",
    DATA ("<row><c s='1'><v>43425</v></c><c s='1'><v>0</v></c>"
          "<c s='1'><v>60</v></c></row>"),
    "1:D:2022-11-22|D:1904-01-01|D:1904-03-01 end", NULL,
    "<cellXfs>" STYLE (0) STYLE (14) "</cellXfs>", "<workbookPr date1904='1'/>" ONE },
  { "dates as text",
    DATA ("<row><c t='d' s='1'><v>2022-11-22T00:00:00</v></c>"
          "<c t='d'><v>2022-11-22T09:30:00.000Z</v></c></row>"),
    "1:D:2022-11-22|D:2022-11-22T09:30 end", NULL, "<cellXfs>" STYLE (0) STYLE (14) "</cellXfs>" },
  { "merged",
    DATA ("<row r='1'>" CELL ("Training") "<c/><c/><c r='D1' t='inlineStr'>" IN (
        "x") "</c></row><row r='2'>" CELL ("a")
              CELL ("b") "</row><row r='3'><c r='B3'/>"
                         "</row><row r='4'><c r='B4'><v>4</v></c></row>") "<mergeCells "
                                                                          "count='2'><mergeCell "
                                                                          "ref='A2:A4'/><mergeCell "
                                                                          "ref=\"A1:C1\"/"
                                                                          "><mergeCell ref='Z9'/>"
                                                                          "</mergeCells>",
    "[W033 2,A1:C1]1:Training|Training|Training|x 2:a|b|| 4:a|N:4|| end" },
  { "hidden",
    "<cols><col min='2' max='3' hidden='1'/><col min='9' max='16384' hidden='1'/></cols>" DATA (
        "<row r='1'>" CELL ("a") "</row><row r='2' hidden='1'>" CELL (
            "b") "</row>"
                 "<row r='3' hidden='true'/>"),
    "[W031 2,B]1:a 2:b [W030 1,2]end" },
  { "a second sheet", DATA ("<row>" CELL ("a") "</row>"),
    "[W037 1,“Two”,Staff][W039 1,“Old”,Staff]1:a end", NULL, NULL,
    "<sheets><sheet name='Old' sheetId='4' r:id='rId4' state='hidden'/><sheet name='Staff' "
    "sheetId='1' r:id='rId1'/><sheet name='Chart' sheetId='3' r:id='rId3'/><sheet name='Two' "
    "sheetId='2' r:id='rId2'/></sheets>" },
  { "all hidden", DATA ("<row>" CELL ("a") "</row>"), "[W032 Staff]1:a end", NULL, NULL,
    "<sheets><sheet name='Staff' sheetId='1' r:id='rId1' state='veryHidden'/></sheets>" },
  { "only a chart", DATA (""), "[E036]stopped", NULL, NULL,
    "<sheets><sheet name='Chart' sheetId='3' r:id='rId3'/></sheets>" },
  { "a part is missing", DATA (""), "[E033 Gone]stopped", NULL, NULL,
    "<sheets><sheet name='Gone' sheetId='3' r:id='rId4'/></sheets>" },
  { "a string is missing", DATA ("<row><c t='s'><v>1</v></c></row>"),
    "[E033 xl/SharedStrings.xml]stopped", "<si><t>one</t></si>" },
  { "nothing", DATA (""), "end" },
  { "no end", DATA ("<row>" CELL ("a") "</row>") "<oddHeader>",
    "1:a [E033 xl/worksheets/sheet1.xml]stopped" },
  { "too far right", DATA ("<row>" CELL ("a") "</row><row><c r='XFE2'><v>1</v></c></row>"),
    "1:a [E033 xl/worksheets/sheet1.xml]stopped" },
  { "too far down", DATA ("<row>" CELL ("a") "</row><row r='1048577'/>"),
    "1:a [E033 xl/worksheets/sheet1.xml]stopped" },
  { "rows go back", DATA ("<row r='2'>" CELL ("a") "</row><row r='2'/>"),
    "2:a [E033 xl/worksheets/sheet1.xml]stopped" },
};

static char *folder;

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *path = sheets_write_xlsx (folder, "case.xlsx", one->sheet, one->strings,
                                             one->styles, one->workbook);
  g_autofree char *got = sheets_read (path, NULL, FFW_TABLE_OPEN_WHOLE);

  g_assert_cmpstr (got, ==, one->expected);
}

/* Strings that are too many to be held, asked for from the last to the first and back. */
static void
test_many_strings (void)
{
  guint n = 60000;
  g_autofree char *long_text = g_strnfill (100, 'x');
  g_autoptr (GString) strings = g_string_new (NULL);
  g_autoptr (GString) rows = g_string_new ("<sheetData>");
  g_autoptr (FfwFindings) findings = ffw_findings_new ("test");
  g_autoptr (FfwTableReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  FfwTableRow row;
  guint line = 0;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (strings, "<si><t>%s%u</t></si>", i == 7 ? "" : long_text, i);
      g_string_append_printf (rows, "<row><c t='s'><v>%u</v></c><c t='s'><v>%u</v></c></row>",
                              n - 1 - i, i);
    }
  g_string_append (rows, "</sheetData>");
  path = sheets_write_xlsx (folder, "many.xlsx", rows->str, strings->str, NULL, NULL);
  reader = ffw_table_open (path, NULL, FFW_TABLE_OPEN_WHOLE, findings, NULL, &error);
  g_assert_no_error (error);
  for (; ffw_table_reader_next (reader, &row, &error) == FFW_TABLE_ROW; line++)
    for (guint i = 0; i < 2; i++)
      {
        guint number = i ? line : n - 1 - line;
        g_autofree char *expected = g_strdup_printf ("%s%u", number == 7 ? "" : long_text, number);

        g_assert_cmpstr (row.fields[i].text, ==, expected);
      }
  g_assert_no_error (error);
  g_assert_cmpuint (line, ==, n);
  /* What has been read is told for progress, and is all of it but the list of parts. */
  g_assert_cmpuint (ffw_table_reader_get_done (reader), >, 100000);
}

/* The longest field there may be, and one that is longer. */
static void
test_long_cells (void)
{
  g_autofree char *most = g_strnfill (FFW_TABLE_MAX_FIELD, 'a');
  g_autofree char *cells
      = g_strconcat ("<sheetData><row><c t='inlineStr'><is><t>", most,
                     "</t></is></c></row><row><c><v>1</v></c><c t='inlineStr'><is><t>", most,
                     "b</t></is></c></row><row><c t='s'><v>0</v></c></row></sheetData>", NULL);
  g_autofree char *strings = g_strconcat ("<si><t>", most, "b</t></si>", NULL);
  g_autofree char *path = sheets_write_xlsx (folder, "long.xlsx", cells, strings, NULL, NULL);
  g_autofree char *got = sheets_read (path, NULL, FFW_TABLE_OPEN_WHOLE);
  g_autofree char *expected = g_strconcat ("1:", most, " [E015]2!:N:1| [E015]3!: end", NULL);

  g_assert_cmpstr (got, ==, expected);
}

/* A sheet as wide as there can be, and one that is as long and empty, cost little. */
static void
test_edges (void)
{
  g_autoptr (GString) rows = g_string_new ("<sheetData>");
  g_autofree char *path = NULL;
  g_autofree char *got = NULL;

  g_string_append (rows, "<row r='1'><c r='XFD1'><v>1</v></c></row>");
  for (guint i = 2; i < 200000; i++)
    g_string_append_printf (rows, "<row r='%u' spans='1:3' ht='15'/>", i);
  g_string_append (rows, "<row r='1048576'><c r='A1048576'><v>2</v></c></row></sheetData>");
  path = sheets_write_xlsx (folder, "edges.xlsx", rows->str, NULL, NULL, NULL);
  got = sheets_read (path, NULL, FFW_TABLE_OPEN_WHOLE);
  g_assert_true (g_str_has_prefix (got, "1:||||"));
  g_assert_nonnull (strstr (got, "|N:1 1048576:N:2|"));
  g_assert_true (g_str_has_suffix (got, "| end"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = sheets_folder_new ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/xlsx-reader/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/xlsx-reader/many strings", test_many_strings);
  g_test_add_func ("/xlsx-reader/long cells", test_long_cells);
  g_test_add_func ("/xlsx-reader/edges", test_edges);
  status = g_test_run ();
  sheets_folder_remove (folder);
  return status;
}
