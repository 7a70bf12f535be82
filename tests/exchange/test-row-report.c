/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of a file's rows, row by row: which are new, and what changes from what to what. */

#include "importing.h"

#include <string.h>

#define ASK (FFW_IMPORT_DRY_RUN | FFW_IMPORT_REPORT)

/* "3 ~ STY, 0001, Ann, Price: role PRIS > KEY; site - > HMP-ST", a line a row. */
static char *
describe (FfwRowReport *report)
{
  const FfwKind *kind = ffw_row_report_get_kind (report);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ffw_row_report_get_n_kept (report); i++)
    {
      const FfwReportedRow *row = ffw_row_report_get (report, i);
      g_autofree char *name = ffw_row_report_name (report, row);
      const char *separator = ": ";

      g_string_append_printf (text, "%u %c %s", row->line,
                              row->result == FFW_ROW_ADDED     ? '+'
                              : row->result == FFW_ROW_UPDATED ? '~'
                                                               : '!',
                              name);
      for (guint field = 0; field < kind->n_fields; field++)
        if (row->changed & (1u << field))
          {
            g_string_append_printf (text, "%s%s %s > %s", separator, kind->fields[field].name,
                                    row->before[field] ? row->before[field] : "-",
                                    row->texts[field] ? row->texts[field] : "-");
            separator = "; ";
          }
      g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
import (Importing *self, const char *kind, const char *text)
{
  g_autoptr (FfwImport) import = importing_run (self, kind, FFW_IMPORT_DEFAULT, text);
  g_autofree char *summary = importing_summary (import);

  if (!ffw_import_is_written (import))
    g_error ("%s: %s", kind, summary);
}

#define assert_report(self_, kind_, text_, expected_)                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (FfwImport) import_ = importing_run (self_, kind_, ASK, text_);                      \
    g_autofree char *report_ = describe (ffw_import_get_result (import_, 0)->report);              \
    g_assert_cmpstr (report_, ==, expected_);                                                      \
  }                                                                                                \
  G_STMT_END

static void
import_people (Importing *self)
{
  import (self, "people",
          "organisation,staff_number,given_name,family_name,email,role,site,started_on,"
          "training_language,manager\n"
          "STY,0001,Ann,Price,ann@sty.example,PRIS,HMP-ST,2020-01-01,en,\n"
          "STY,0002,Bet,Huws,,PRIS KEY,,2020-01-01,cy,0001\n"
          "NWP,0001,Cai,Rees,cai@nwp.example,PRIS,,2020-01-01,,\n");
}

static void
test_people (Importing *self, gconstpointer data)
{
  import_people (self);
  assert_report (self, "people", "organisation,staff_number,given_name\nSTY,0001,Ann\n", "");
  /* Each of the ways in which a person is kept: the post, its links, the person. */
  assert_report (self, "people",
                 "organisation,staff_number,given_name,family_name,email,role,site,started_on,"
                 "training_language,manager\n"
                 "STY,0001,Anna,,-,KEY,-,2020-02-01,either,\n"
                 "STY,0002,,,bet@sty.example,\"KEY\",HMP-ST,,-,-\n"
                 "STY,0003,Dai,Puw,,PRIS,,2022-01-01,,0001\n"
                 "STY,0004,Eve,Puw,,NONE,,2022-01-01,,\n",
                 "2 ~ STY, 0001, Anna, Price: given_name Ann > Anna; email ann@sty.example > -; "
                 "role PRIS > KEY; site HMP-ST > -; started_on 2020-01-01 > 2020-02-01; "
                 "training_language en > either\n"
                 "3 ~ STY, 0002, Bet, Huws: email - > bet@sty.example; role KEY PRIS > KEY; "
                 "site - > HMP-ST; training_language cy > -; manager 0001 > -\n"
                 "4 + STY, 0003, Dai, Puw\n"
                 "5 ! STY, 0004, Eve, Puw\n");
}

static void
test_deferred (Importing *self, gconstpointer data)
{
  import_people (self);
  /* A row that waits for another is told at its place, as what it becomes. */
  assert_report (self, "people",
                 "organisation,staff_number,given_name,family_name,role,started_on,manager\n"
                 "STY,0002,,,,,0009\n"
                 "STY,0008,Fflur,Wyn,PRIS,2022-01-01,0007\n"
                 "STY,0009,Gwen,Wyn,PRIS,2022-01-01,\n",
                 "2 ~ STY, 0002, Bet, Huws: manager 0001 > 0009\n"
                 "3 ! STY, 0008, Fflur, Wyn\n"
                 "4 + STY, 0009, Gwen, Wyn\n");
}

static void
test_unreadable (Importing *self, gconstpointer data)
{
  /* A row with a cell too few cannot be told by what it says, only by its line. */
  assert_report (self, "people", "organisation,staff_number,role,started_on\nSTY,0001,PRIS\n",
                 "2 ! \n");
  assert_report (self, "people",
                 "organisation,staff_number,given_name,role,started_on\n"
                 "STY,0001,Ann,PRIS,2022-02-30\n",
                 "2 ! STY, 0001, Ann\n");
}

static void
test_catalogue (Importing *self, gconstpointer data)
{
  assert_report (self, "organisations",
                 "code,name_en,name_cy,sector\nSTY,Styal prison,Carchar Styal,statutory\n"
                 "NEW,New,,statutory\n",
                 "2 ~ STY, Styal prison: name_en Styal > Styal prison; name_cy - > Carchar Styal\n"
                 "3 + NEW, New\n");
  assert_report (self, "courses", "code,validity_months,authorises\nPOWER-TTT,24,EPA\n",
                 "2 ~ POWER-TTT, Power TTT: authorises POWER > EPA; validity_months 36 > 24\n");
}

static void
test_records (Importing *self, gconstpointer data)
{
  import_people (self);
  import (self, "records",
          "organisation,staff_number,course,completed_on,outcome,hours\n"
          "STY,0001,POWER,2022-03-01,completed,6\n");
  assert_report (self, "records",
                 "organisation,staff_number,course,completed_on,outcome,hours,language\n"
                 "STY,0001,POWER,2022-03-01,repeat,6.5,cy\n"
                 "STY,0002,POWER,01/03/2022,,,\n",
                 "2 ~ STY, 0001, POWER, 2022-03-01: outcome completed > repeat; language - > cy; "
                 "hours 6 > 6.5\n"
                 "3 + STY, 0002, POWER, 2022-03-01\n");
}

static void
test_sessions (Importing *self, gconstpointer data)
{
  import_people (self);
  import (self, "sessions",
          "session,course,starts_at,ends_at,venue,capacity,status,trainer_organisation,trainer\n"
          "S1,EPA,2023-01-10T09:30,2023-01-10T16:30,Hall,1,open,STY,0001\n");
  /* What is kept of the session, of its date and of its trainers. */
  assert_report (self, "sessions",
                 "session,starts_at,ends_at,venue,capacity,status,trainer_organisation,trainer\n"
                 "S1,2023-01-10T09:30,2023-01-10T15:00,Gym,2,planned,STY,0002\n",
                 "2 ~ S1, 2023-01-10T09:30: ends_at 2023-01-10T16:30 > 2023-01-10T15:00; "
                 "venue Hall > Gym; capacity 1 > 2; trainer 0001 > 0002; status open > planned\n");
}

static void
test_bookings (Importing *self, gconstpointer data)
{
  import_people (self);
  import (self, "sessions",
          "session,course,starts_at,ends_at,capacity,status\n"
          "S1,EPA,2023-01-10T09:30,2023-01-10T16:30,1,open\n");
  import (self, "bookings",
          "session,organisation,staff_number,status,asked_at\n"
          "S1,STY,0001,cancelled,2022-11-01T09:00\nS1,STY,0002,booked,2022-11-02T09:00\n");
  /* What it is in the end, not what it would be if the room were larger. */
  assert_report (self, "bookings", "session,organisation,staff_number,status\nS1,STY,0001,booked\n",
                 "2 ~ S1, STY, 0001: status cancelled > waiting\n");
}

static void
test_answers (Importing *self, gconstpointer data)
{
  import (self, "sessions",
          "session,course,starts_at,ends_at,status\n"
          "S1,POWER,2022-03-01T09:30,2022-03-01T16:30,held\n");
  import (self, "evaluations",
          "session,stage,respondent,question,value\nS1,pre,r1,KNO,2\nS1,post,r1,LNG,yes\n");
  assert_report (self, "evaluations",
                 "session,stage,respondent,question,value\nS1,pre,r1,KNO,5\nS1,post,r1,LNG,no\n",
                 "2 ~ S1, pre, 1, r1, KNO: value 2 > 5\n"
                 "3 ~ S1, post, 1, r1, LNG: value yes > no\n");
}

static void
test_long (Importing *self, gconstpointer data)
{
  g_autofree char *alike = g_strnfill (300, 'x');
  g_autofree char *first = g_strdup_printf ("code,title_en\nPOWER,%sA\n", alike);
  g_autofree char *second = g_strdup_printf ("code,title_en\nPOWER,%sB\n", alike);
  g_autoptr (FfwImport) changed = NULL;
  const FfwReportedRow *row;

  /* Texts that differ only where they are cut off differ all the same. */
  import (self, "courses", first);
  changed = importing_run (self, "courses", ASK, second);
  row = ffw_row_report_get (ffw_import_get_result (changed, 0)->report, 0);
  g_assert_cmpuint (__builtin_popcount (row->changed), ==, 1);
  g_assert_cmpuint (strlen (row->texts[__builtin_ctz (row->changed)]), <, 300);
}

static void
test_bounded (Importing *self, gconstpointer data)
{
  g_autoptr (GString) text
      = g_string_new ("organisation,staff_number,family_name,role,started_on\n");
  g_autoptr (FfwImport) many = NULL;
  g_autoptr (FfwImport) unasked = NULL;
  const FfwImportResult *result;

  for (guint i = 0; i < FFW_ROW_REPORT_KEPT + 10; i++)
    g_string_append_printf (text, "STY,N%05u,Price,PRIS,2022-01-01\n", i);
  g_string_append (text, "STY,X1,Price,NONE,2022-01-01\n");

  many = importing_run (self, "people", ASK, text->str);
  result = ffw_import_get_result (many, 0);
  g_assert_cmpuint (result->counts.added, ==, FFW_ROW_REPORT_KEPT + 10);
  /* The rejected one at the end is told although there is no room for more new ones. */
  g_assert_cmpuint (ffw_row_report_get_n_kept (result->report), ==, FFW_ROW_REPORT_KEPT + 1);
  g_assert_cmpint (ffw_row_report_get (result->report, FFW_ROW_REPORT_KEPT)->result, ==,
                   FFW_ROW_REJECTED);

  unasked = importing_run (self, "people", FFW_IMPORT_DRY_RUN, text->str);
  g_assert_null (ffw_import_get_result (unasked, 0)->report);
}

static void
test_every_kind (Importing *self, gconstpointer data)
{
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);

  /* What is read back of a row that was written is that row, in every kind. */
  import_people (self);
  import (self, "sessions",
          "session,course,starts_at,ends_at,capacity,status\n"
          "S1,EPA,2023-01-10T09:30,2023-01-10T16:30,,open\n");
  for (guint i = 0; i < n; i++)
    {
      static const struct
      {
        const char *kind;
        const char *text;
        const char *expected;
      } rows[] = {
        { "organisations", "code,name_en,sector\nZ,Zed,statutory\n", "2 + Z, Zed\n" },
        { "sites", "code,name_en,organisation\nZ,Zed,STY\n", "2 + Z, Zed\n" },
        { "areas", "code,title_en\nZ,Zed\n", "2 + Z, Zed\n" },
        { "roles", "code,title_en\nZ,Zed\n", "2 + Z, Zed\n" },
        { "courses", "code,title_en\nZ,Zed\n", "2 + Z, Zed\n" },
        { "course-areas", "course,area,level\nEPA,GRP,skilled\n", "2 + EPA, GRP\n" },
        { "requirements", "code,area,level,necessity,within_days\nZ,GRP,skilled,mandatory,30\n",
          "2 + Z\n" },
        { "questions", "code,level,stages,scale,text_en\nZ,1,post,0-10,Zed\n", "2 + Z\n" },
        { "people",
          "organisation,staff_number,given_name,role,started_on\nSTY,Z,Zed,PRIS,"
          "2022-01-01\n",
          "2 + STY, Z, Zed\n" },
        { "records", "organisation,staff_number,course,completed_on\nSTY,0001,EPA,2022-01-01\n",
          "2 + STY, 0001, EPA, 2022-01-01\n" },
        { "sessions", "session,course,starts_at,ends_at\nZ,EPA,2023-01-11T09:30,2023-01-11T10:30\n",
          "2 + Z, 2023-01-11T09:30\n" },
        { "bookings", "session,organisation,staff_number\nS1,STY,0001\n", "2 + S1, STY, 0001\n" },
        { "attendance",
          "session,date,organisation,staff_number,attended\n"
          "S1,2023-01-10,STY,0001,yes\n",
          "2 + S1, 2023-01-10, STY, 0001\n" },
        { "waivers",
          "organisation,staff_number,area,from,until,reason\n"
          "STY,0001,GRP,2022-01-01,2023-01-01,Zed\n",
          "2 + STY, 0001, GRP, 2022-01-01\n" },
        { "absences", "organisation,staff_number,from,kind\nSTY,0001,2022-01-01,parental\n",
          "2 + STY, 0001, 2022-01-01\n" },
        { "allocations", "course,organisation,places\nEPA,STY,2\n", "2 + EPA, STY\n" },
        { "needs", "campaign,organisation,staff_number,area,rater,rating\nZ,STY,0001,GRP,self,2\n",
          "2 + Z, STY, 0001, GRP, self\n" },
        { "evaluations", "session,stage,respondent,question,value\nS1,pre,r1,KNO,2\n",
          "2 + S1, pre, 1, r1, KNO\n" },
      };
      guint k = 0;

      while (k < G_N_ELEMENTS (rows) && !g_str_equal (rows[k].kind, kinds[i]->name))
        k++;
      g_assert_cmpuint (k, <, G_N_ELEMENTS (rows));
      g_test_message ("%s", rows[k].kind);
      assert_report (self, rows[k].kind, rows[k].text, rows[k].expected);
    }
}

#define ADD(name, func)                                                                            \
  g_test_add ("/row-report/" name, Importing, NULL, importing_set_up, func, importing_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("people", test_people);
  ADD ("deferred", test_deferred);
  ADD ("unreadable", test_unreadable);
  ADD ("catalogue", test_catalogue);
  ADD ("records", test_records);
  ADD ("sessions", test_sessions);
  ADD ("bookings", test_bookings);
  ADD ("answers", test_answers);
  ADD ("long", test_long);
  ADD ("bounded", test_bounded);
  ADD ("every-kind", test_every_kind);

  return g_test_run ();
}
