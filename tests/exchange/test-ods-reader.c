/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheets.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *tables;
  const char *expected;
  const char *styles;
} Case;

#define TABLE(x) "<table:table table:name='Staff'>" x "</table:table>"
#define ROW(x)   "<table:table-row>" x "</table:table-row>"
#define CELL(x)                                                                                    \
  "<table:table-cell office:value-type='string'><text:p>" x "</text:p></table:table-cell>"
#define VALUE(type, value)                                                                         \
  "<table:table-cell office:value-type='" type "' office:" value "><text:p>shown</text:p>"         \
  "</table:table-cell>"
#define MANY "<table:table-cell table:number-columns-repeated='16380'/>"

static const Case cases[] = {
  { "texts",
    TABLE (ROW (CELL ("name") CELL ("Siân <text:span>Pugh</text:span>") MANY)
               ROW (CELL ("a</text:p><text:p>b<text:line-break/>c")
                        CELL ("x<text:s text:c='2'/>y<text:tab/>z<office:annotation><text:p>note"
                              "</text:p></office:annotation>"))),
    "1:name|Siân Pugh 2:a\\nb\\nc|x  y\\tz end" },
  { "an annotation before the text",
    TABLE (
        ROW ("<table:table-cell office:value-type='string'><office:annotation><text:p>note</text:p>"
             "</office:annotation><text:p>a</text:p></table:table-cell>")),
    "1:a end" },
  { "a string that is not shown",
    TABLE (ROW ("<table:table-cell office:value-type='string' office:string-value='a'/>")),
    "1:a end" },
  { "values",
    TABLE (ROW (VALUE ("float", "value='0.30000000000000004'") VALUE ("percentage", "value='0.8'")
                    VALUE ("currency", "value='12.5'") VALUE ("date", "date-value='2022-11-22'")
                        VALUE ("date", "date-value='2022-11-22T09:30:59'")
                            VALUE ("time", "time-value='PT09H30M00S'")
                                VALUE ("time", "time-value='PT26H30M05.5S'")
                                    VALUE ("boolean", "boolean-value='true'")
                                        VALUE ("boolean", "boolean-value='false'"))),
    "1:N:0.3|P:80%|N:12.5|D:2022-11-22|D:2022-11-22T09:30|T:09:30|T:26:30:05|B:TRUE|B:FALSE end" },
  { "repeated",
    TABLE (ROW (
        "<table:table-cell table:number-columns-repeated='2' "
        "office:value-type='string'><text:p>a</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='2'/>" CELL (
            "b")) "<table:table-row table:number-rows-repeated='3'>" CELL ("c") "</"
                                                                                "table:table-row><"
                                                                                "table:table-row "
                                                                                "table:number-rows-"
                                                                                "repeated='1048571'"
                                                                                ">" MANY "</"
                                                                                "table:table-"
                                                                                "row>" ROW (
                                                                                    CELL ("last"))),
    "1:a|a|||b 2:c|||| 3:c|||| 4:c|||| 1048576:last|||| end" },
  { "merged",
    TABLE (ROW ("<table:table-cell table:number-columns-spanned='2' "
                "table:number-rows-spanned='2' office:value-type='string'><text:p>a"
                "</text:p></table:table-cell><table:covered-table-cell/>" CELL ("b"))
               ROW ("<table:covered-table-cell table:number-columns-repeated='2'/>" CELL ("c"))
                   ROW (CELL ("d"))),
    "1:a|a|b 2:a|a|c 3:d|| [W033 1,A1:B2]end" },
  { "hidden",
    TABLE ("<table:table-column/><table:table-column table:visibility='collapse' "
           "table:number-columns-repeated='2'/><table:table-column "
           "table:number-columns-repeated='16381' table:visibility='collapse'/>" ROW (CELL (
               "a")) "<table:table-row table:visibility='filter'>" CELL ("b") "</table:table-row>"),
    "1:a 2:b [W030 1,2][W031 2,B]end" },
  { "groups and headings",
    TABLE ("<table:table-header-rows>" ROW (CELL ("a")) "</"
                                                        "table:table-header-rows><table:table-row-"
                                                        "group>" ROW (
                                                            CELL ("b")) "</table:table-row-group>"),
    "1:a 2:b end" },
  { "errors",
    TABLE (ROW ("<table:table-cell table:formula='of:=NA()' office:value-type='string' "
                "office:string-value='' calcext:value-type='error'><text:p>#N/A</text:p>"
                "</table:table-cell><table:table-cell table:formula='of:=1/0' "
                "office:value-type='float' office:value='0'><text:p>#DIV/0!</text:p>"
                "</table:table-cell>" CELL ("#1"))),
    "1:E:#N/A|E:#DIV/0!|#1 end" },
  { "formulas without a value",
    TABLE (ROW ("<table:table-cell table:formula='of:=1+1'/>"
                "<table:table-cell table:formula='of:=1+1' "
                "office:value-type='float' office:value='2'/>")),
    "1:E:=1+1|N:2 [W036 1,A1]end" },
  { "zeros and days by style",
    TABLE ("<table:table-column table:default-cell-style-name='ce1'/>" ROW (VALUE (
        "float",
        "value='12' table:x='1'") "<table:table-cell table:style-name='ce2' "
                                  "office:value-type='date' "
                                  "office:date-value='2022-11-22T09:30:00'/><table:table-cell "
                                  "table:style-name='ce3' "
                                  "office:value-type='float' office:value='12'/><table:table-cell "
                                  "table:style-name='ce4' office:value-type='time' "
                                  "office:time-value='PT26H00M00S'/>"
                                  "<table:table-cell table:style-name='ce5' "
                                  "office:value-type='time' "
                                  "office:time-value='PT26H00M00S'/>")),
    "1:N:0012|D:2022-11-22|N:0012|T:02:00|T:26:00 end",
    "<number:number-style style:name='N1'><number:number number:min-integer-digits='4'/>"
    "</number:number-style><number:date-style style:name='N2'><number:day/><number:month/>"
    "</number:date-style><number:time-style style:name='N3'><number:hours/></number:time-style>"
    "<number:time-style style:name='N4' number:truncate-on-overflow='false'><number:hours/>"
    "</number:time-style>"
    "<style:style style:name='ce1' style:family='table-cell' style:data-style-name='N1'/>"
    "<style:style style:name='ce2' style:family='table-cell' style:data-style-name='N2'/>"
    "<style:style style:name='ce3' style:family='table-cell' style:parent-style-name='ce1'/>"
    "<style:style style:name='ce4' style:family='table-cell' style:data-style-name='N3'/>"
    "<style:style style:name='ce5' style:family='table-cell' style:data-style-name='N4'/>" },
  { "sheets",
    "<table:table table:name='Old' table:style-name='ta2'>" ROW (
        CELL ("old")) "</table:table>" TABLE (ROW (CELL ("a"))) "<table:table "
                                                                "table:name='Two'>" ROW (
                                                                    CELL ("tw"
                                                                          "o")) "</table:table>",
    "1:a [W037 1,“Two”,Staff][W039 1,“Old”,Staff]end",
    "<style:style style:name='ta2' style:family='table'><style:table-properties "
    "table:display='false'/></style:style>" },
  { "all hidden",
    "<table:table table:name='Old' table:style-name='ta2'>" ROW (CELL ("old")) "</table:table>",
    "1:old [W032 Old]end",
    "<style:style style:name='ta2' style:family='table'><style:table-properties "
    "table:display='false'/></style:style>" },
  { "a pivot table",
    TABLE (ROW (
        CELL ("a"))) "<table:data-pilot-tables><table:data-pilot-table "
                     "table:target-range-address='Staff.A1:Staff.B9'/></table:data-pilot-tables>",
    "1:a [W038]end" },
  { "nothing", TABLE (""), "end" },
  { "no table", "", "[E036]stopped" },
  { "too far down",
    TABLE (
        ROW (CELL ("a")) "<table:table-row "
                         "table:number-rows-repeated='1048576'>" CELL ("b") "</table:table-row>"),
    "1:a [E033 content.xml]stopped" },
};

static char *folder;

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *path = sheets_write_ods (folder, "case.ods", one->styles ? one->styles : "",
                                            one->tables);
  g_autofree char *got = sheets_read (path, NULL, FFW_TABLE_OPEN_WHOLE);

  g_assert_cmpstr (got, ==, one->expected);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = sheets_folder_new ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ods-reader/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  status = g_test_run ();
  sheets_folder_remove (folder);
  return status;
}
