/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The complete list of an organisation: who is new, who has moved, who has left, and nothing of
 * it unless somebody accepted it. */

#include "importing.h"

#include <string.h>

#define TODAY "2022-11-22"
#define DAY   "2022-12-01"

#define PEOPLE                                                                                     \
  "organisation,staff_number,given_name,family_name,email,role,site,started_on,manager\n"          \
  "STY,01,Ann,Price,ann@sty.example,PRIS,HMP-ST,2020-01-01,\n"                                     \
  "STY,02,Bet,Huws,bet@sty.example,PRIS,HMP-ST,2020-01-01,01\n"                                    \
  "STY,03,Cai,Rees,cai@sty.example,PRIS KEY,,2020-01-01,01\n"                                      \
  "STY,04,Dai,Puw,dai@sty.example,PRIS,,2020-01-01,03\n"                                           \
  "STY,05,Eve,Wyn,eve@sty.example,PRIS,,2020-01-01,03\n"                                           \
  "STY,06,Fay,Lloyd,fay@sty.example,PRIS,,2020-01-01,\n"                                           \
  "NWP,01,Gwen,Ellis,gwen@nwp.example,PRIS,NW-CF,2020-01-01,\n"

#define HEADER                                                                                     \
  "organisation,staff_number,given_name,family_name,email,role,site,started_on,manager\n"

/* The rows of those who stay as they are. */
#define ANN "STY,01,Ann,Price,ann@sty.example,PRIS,HMP-ST,2020-01-01,\n"
#define BET "STY,02,Bet,Huws,bet@sty.example,PRIS,HMP-ST,2020-01-01,01\n"
#define CAI "STY,03,Cai,Rees,cai@sty.example,PRIS KEY,,2020-01-01,01\n"
#define DAI "STY,04,Dai,Puw,dai@sty.example,PRIS,,2020-01-01,03\n"
#define EVE "STY,05,Eve,Wyn,eve@sty.example,PRIS,,2020-01-01,03\n"
#define FAY "STY,06,Fay,Lloyd,fay@sty.example,PRIS,,2020-01-01,\n"

#define POSTS_OF_STY                                                                               \
  "SELECT p.staff_number || ' ' || n.given_name || ' ' || p.started_on || ' ' || "                 \
  "  coalesce (p.left_on, '') || ' ' || coalesce (s.code, '-') || ' ' || "                         \
  "  coalesce ((SELECT m.given_name FROM person m WHERE m.id = p.manager), '-') || ' ' || "        \
  "  coalesce ((SELECT string_agg (code, '+') FROM (SELECT r.code FROM post_role x "               \
  "    JOIN role r ON r.id = x.role WHERE x.post = p.id ORDER BY r.code)), '-') "                  \
  "FROM post p JOIN person n ON n.id = p.person JOIN organisation o ON o.id = p.organisation "     \
  "LEFT JOIN site s ON s.id = p.site WHERE o.code = 'STY' ORDER BY p.staff_number, p.started_on"

static FfwImport *
run (Importing *self, FfwImportFlags flags, const FfwRosterRequest *request, const char *text)
{
  g_autofree char *path = importing_write (self, "list.csv", text);
  FfwImportPart part
      = { .kind = ffw_kind_find ("people"), .file = path, .roster = (FfwRosterRequest *)request };
  g_autoptr (FfwImport) import = ffw_import_new_of_parts (&part, 1, flags,
                                                          ffw_date_from_iso (TODAY));
  g_autoptr (GError) error = NULL;

  ffw_import_run (import, self->workspace, NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&import);
}

static FfwRosterRequest *
request_of (const char *organisation)
{
  return ffw_roster_request_new (organisation, ffw_date_from_iso (DAY));
}

static FfwRoster *
roster_of (FfwImport *import)
{
  return ffw_import_get_result (import, 0)->roster;
}

/* What a list would mean. */
static FfwImport *
propose (Importing *self, const char *text)
{
  g_autoptr (FfwRosterRequest) request = request_of ("STY");

  return run (self, FFW_IMPORT_DRY_RUN, request, text);
}

static char
letter (FfwRosterSort sort)
{
  return "+>-="[sort];
}

/* "+07 Huw Jones; >02 Bet Huws role PRIS/KEY; -06 Fay Lloyd 2022-11-30" */
static char *
describe (FfwRoster *roster)
{
  const FfwKind *people = ffw_kind_find ("people");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ffw_roster_get_n (roster); i++)
    {
      const FfwRosterProposal *proposal = ffw_roster_get (roster, i);
      char iso[FFW_DATE_ISO_SIZE];

      g_string_append_printf (text, "%s%c%s %s", i ? "; " : "", letter (proposal->sort),
                              proposal->number ? proposal->number : "", proposal->name);
      if (proposal->returns)
        g_string_append (text, " again");
      for (guint k = 0; k < proposal->changes->len; k++)
        {
          const FfwRosterChange *change = &g_array_index (proposal->changes, FfwRosterChange, k);

          g_string_append_printf (text, " %s %s/%s", people->fields[change->field].name,
                                  change->before ? change->before : "-",
                                  change->after ? change->after : "-");
        }
      if (proposal->sort == FFW_ROSTER_LEFT || proposal->sort == FFW_ROSTER_NEW)
        g_string_append_printf (text, " %s", ffw_date_to_iso (proposal->on, iso));
      if (proposal->n_booked || proposal->n_managed || proposal->training)
        g_string_append_printf (text, " (%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s)",
                                proposal->n_booked, proposal->n_managed,
                                proposal->training ? proposal->training : "-");
    }

  return g_string_free (text, FALSE);
}

#define assert_proposed(self_, text_, expected_)                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (FfwImport) import_ = propose (self_, text_);                                        \
    g_autofree char *described_ = describe (roster_of (import_));                                  \
    g_assert_cmpstr (described_, ==, expected_);                                                   \
  }                                                                                                \
  G_STMT_END

#define assert_query(self_, sql_, expected_)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = importing_query (self_, sql_);                                       \
    g_assert_cmpstr (found_, ==, expected_);                                                       \
  }                                                                                                \
  G_STMT_END

/* Takes in a list, with all of the sorts ("+>-=") that are accepted. */
static FfwImport *
accept_all (Importing *self, const char *sorts, gboolean most, const char *text)
{
  g_autoptr (FfwRosterRequest) request = request_of ("STY");
  g_autoptr (FfwImport) trial = run (self, FFW_IMPORT_DRY_RUN, request, text);
  gboolean wanted[FFW_ROSTER_N_SORTS];

  for (guint i = 0; i < FFW_ROSTER_N_SORTS; i++)
    wanted[i] = strchr (sorts, letter (i)) != NULL;
  ffw_roster_accept_all (roster_of (trial), request, wanted);
  request->most = most;

  return run (self, FFW_IMPORT_DEFAULT, request, text);
}

static void
set_up (Importing *self, gconstpointer data)
{
  g_autoptr (FfwImport) people = NULL;

  importing_set_up (self, data);
  people = importing_run (self, "people", FFW_IMPORT_DEFAULT, PEOPLE);
  g_assert_true (ffw_import_is_written (people));
}

static void
import (Importing *self, const char *kind, const char *text)
{
  g_autoptr (FfwImport) import = importing_run (self, kind, FFW_IMPORT_DEFAULT, text);
  g_autofree char *summary = importing_summary (import);

  if (!ffw_import_is_written (import))
    g_error ("%s: %s", kind, summary);
}

static void
test_same (Importing *self, gconstpointer data)
{
  g_autoptr (FfwImport) again = accept_all (self, "+>-=", FALSE, HEADER ANN BET CAI DAI EVE FAY);
  g_autofree char *summary = importing_summary (again);

  g_assert_cmpstr (summary, ==, "+0 ~0 =6 -0");
  g_assert_cmpuint (ffw_roster_get_n (roster_of (again)), ==, 0);
  g_assert_cmpuint (ffw_roster_get_n_present (roster_of (again)), ==, 6);
}

static void
test_proposals (Importing *self, gconstpointer data)
{
  assert_proposed (self,
                   HEADER ANN "STY,02,Bethan,Huws,bet@sty.example,KEY,-,,01\n"
                              "STY,03,Cai,Rees,cai@sty.example,PRIS KEY,,,02\n" DAI
                              "STY,05,Eve,Wyn,eve@sty.example,PRIS,HMP-ST,,\n"
                              "STY,07,Huw,Jones,,PRIS,,,01\n",
                   "+07 Huw Jones 2022-12-01; "
                   ">02 Bethan Huws role PRIS/KEY site HMP-ST/-; "
                   ">03 Cai Rees manager 01/02; "
                   ">05 Eve Wyn site -/HMP-ST; "
                   "-06 Fay Lloyd 2022-11-30");
  /* Nothing of it was written. */
  assert_query (self, "SELECT count(*) FROM post", "7\n");
  assert_query (self, "SELECT count(*) FROM post WHERE left_on IS NOT NULL", "0\n");
}

static void
test_accepted (Importing *self, gconstpointer data)
{
  g_autoptr (FfwImport) done = accept_all (self, "+>-", FALSE,
                                           HEADER ANN "STY,02,Bethan,Huws,,KEY,-,,\n" CAI DAI EVE
                                                      "STY,07,Huw,Jones,,PRIS,,,02\n");
  g_autofree char *summary = importing_summary (done);

  g_assert_cmpstr (summary, ==, "+1 ~1 =4 -0");
  assert_query (self, POSTS_OF_STY,
                "01 Ann 2020-01-01  HMP-ST - PRIS\n"
                "02 Bethan 2020-01-01 2022-11-30 HMP-ST Ann PRIS\n"
                "02 Bethan 2022-12-01  - Ann KEY\n"
                "03 Cai 2020-01-01  - Ann KEY+PRIS\n"
                "04 Dai 2020-01-01  - Cai PRIS\n"
                "05 Eve 2020-01-01  - Cai PRIS\n"
                "06 Fay 2020-01-01 2022-11-30 - - PRIS\n"
                "07 Huw 2022-12-01  - Bethan PRIS\n");
  g_assert_cmpuint (ffw_roster_get_n_done (roster_of (done), FFW_ROSTER_MOVED), ==, 1);
  g_assert_cmpuint (ffw_roster_get_n_done (roster_of (done), FFW_ROSTER_LEFT), ==, 1);
  assert_query (self, "SELECT message || ' ' || arguments FROM change ORDER BY id DESC LIMIT 1",
                "complete-list STY\n1\n1\n1\n\n");
}

static void
test_not_accepted (Importing *self, gconstpointer data)
{
  g_autoptr (FfwImport) done
      = accept_all (self, "", FALSE,
                    HEADER ANN "STY,02,Bethan,Huws,beth@sty.example,KEY,-,,\n" CAI DAI EVE
                               "STY,07,Huw,Jones,,PRIS,,,02\n");

  /* A name and an address are corrected, no post is touched. */
  assert_query (self,
                "SELECT n.given_name || ' ' || p.email FROM post p JOIN person n "
                "ON n.id = p.person WHERE p.staff_number = '02'",
                "Bethan beth@sty.example\n");
  assert_query (self, "SELECT count(*) FROM post", "7\n");
  assert_query (self, "SELECT count(*) FROM post WHERE left_on IS NOT NULL", "0\n");
  g_assert_true (ffw_import_is_written (done));
}

static void
test_one_by_one (Importing *self, gconstpointer data)
{
  const char *text = HEADER ANN "STY,02,Bet,Huws,,KEY,,,\nSTY,03,Cai,Rees,,KEY,,,\n" DAI;
  g_autoptr (FfwRosterRequest) request = request_of ("STY");
  g_autoptr (FfwImport) trial = run (self, FFW_IMPORT_DRY_RUN, request, text);
  g_autoptr (FfwImport) done = NULL;
  FfwRoster *roster = roster_of (trial);

  for (guint i = 0; i < ffw_roster_get_n (roster); i++)
    {
      const FfwRosterProposal *proposal = ffw_roster_get (roster, i);

      if (g_str_equal (proposal->number, "03") || g_str_equal (proposal->number, "06"))
        ffw_roster_request_accept (request, proposal->key);
    }
  done = run (self, FFW_IMPORT_DEFAULT, request, text);
  assert_query (self,
                "SELECT staff_number || ' ' || started_on || ' ' || coalesce (left_on, '') "
                "FROM post WHERE staff_number IN ('02', '03', '05', '06') "
                "ORDER BY staff_number, started_on",
                "02 2020-01-01 \n03 2020-01-01 2022-11-30\n03 2022-12-01 \n05 2020-01-01 \n"
                "06 2020-01-01 2022-11-30\n");
}

static void
test_changed_meanwhile (Importing *self, gconstpointer data)
{
  const char *text = HEADER ANN "STY,02,Bet,Huws,,KEY,,,\n" CAI DAI EVE FAY;
  g_autoptr (FfwRosterRequest) request = request_of ("STY");
  g_autoptr (FfwImport) trial = run (self, FFW_IMPORT_DRY_RUN, request, text);
  const gboolean all[FFW_ROSTER_N_SORTS] = { TRUE, TRUE, TRUE, TRUE };
  g_autoptr (FfwImport) done = NULL;

  ffw_roster_accept_all (roster_of (trial), request, all);
  import (self, "people",
          "organisation,staff_number,role,started_on,family_name\nSTY,08,PRIS,"
          "2022-01-01,Late\n");
  done = run (self, FFW_IMPORT_DEFAULT, request, text);
  /* Who came meanwhile was never shown as a leaver. */
  assert_query (self, "SELECT count(*) FROM post WHERE staff_number = '08' AND left_on IS NULL",
                "1\n");
}

static void
test_undo (Importing *self, gconstpointer data)
{
  g_autofree char *before = importing_query (self, POSTS_OF_STY);
  g_autofree char *people = importing_list (self, "people");
  g_autofree char *after = NULL;
  g_autoptr (FfwImport) done = NULL;
  g_autoptr (GError) error = NULL;

  import (self, "sessions",
          "session,course,starts_at,ends_at,status,trainer_organisation,trainer\n"
          "S1,POWER,2023-01-10T09:30,2023-01-10T16:30,open,STY,03\n");
  import (self, "bookings",
          "session,organisation,staff_number,status\nS1,STY,06,booked\n"
          "S1,STY,02,booked\n");
  done = accept_all (self, "+>-", FALSE,
                     HEADER ANN "STY,02,Beth,Huws,,KEY,,,\n" CAI DAI EVE
                                "STY,07,Huw,Jones,,PRIS,,,02\n");
  g_assert_true (ffw_import_is_written (done));
  after = importing_query (self, POSTS_OF_STY);
  g_assert_cmpstr (before, !=, after);

  ffw_workspace_undo (self->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_query (self, POSTS_OF_STY, before);
  g_free (after);
  after = importing_list (self, "people");
  g_assert_cmpstr (people, ==, after);
  assert_query (self, "SELECT count(*) FROM booking WHERE status = 0", "2\n");
}

static void
test_leaving (Importing *self, gconstpointer data)
{
  g_autoptr (FfwImport) done = NULL;

  import (self, "sessions",
          "session,course,starts_at,ends_at,status,trainer_organisation,trainer\n"
          "S1,POWER,2023-01-10T09:30,2023-01-10T16:30,open,STY,03\n");
  import (self, "bookings", "session,organisation,staff_number,status\nS1,STY,06,booked\n");
  assert_proposed (self, HEADER ANN BET "STY,04,Dai,Puw,,PRIS,,,\nSTY,05,Eve,Wyn,,PRIS,,,01\n",
                   ">05 Eve Wyn manager 03/01; "
                   "-03 Cai Rees 2022-11-30 (0 1 S1); -06 Fay Lloyd 2022-11-30 (1 0 -)");
  done = accept_all (self, ">-", FALSE,
                     HEADER ANN BET "STY,04,Dai,Puw,,PRIS,,,\nSTY,05,Eve,Wyn,,PRIS,,,01\n");
  assert_query (self, "SELECT count(*) FROM booking WHERE status = 0", "0\n");
  assert_query (self,
                "SELECT p.staff_number || ' ' || p.started_on || ' ' || "
                "coalesce (p.left_on, '') || ' ' || coalesce (n.given_name, '-') FROM post p "
                "LEFT JOIN person n ON n.id = p.manager WHERE p.staff_number IN ('04', '05') "
                "ORDER BY 1",
                "04 2020-01-01 2022-11-30 Cai\n04 2022-12-01  -\n"
                "05 2020-01-01 2022-11-30 Cai\n05 2022-12-01  Ann\n");
}

static void
test_same_name (Importing *self, gconstpointer data)
{
  const char *text = HEADER ANN BET CAI DAI EVE "STY,99,fay,LLOYD,,KEY,,,01\n";
  g_autoptr (FfwImport) done = NULL;

  /* A name alone names nobody: it is asked. */
  assert_proposed (self, text,
                   "+99 fay LLOYD 2022-12-01; -06 Fay Lloyd 2022-11-30; "
                   "=99 fay LLOYD staff_number 06/99");
  done = accept_all (self, "+-=", FALSE, text);
  assert_query (self,
                "SELECT p.staff_number || ' ' || p.started_on || ' ' || coalesce (p.left_on, '') "
                "FROM post p JOIN person n ON n.id = p.person WHERE n.family_name = 'LLOYD' "
                "ORDER BY p.started_on",
                "06 2020-01-01 2022-11-30\n99 2022-12-01 \n");
  assert_query (self, "SELECT count(*) FROM person", "7\n");
}

static void
test_not_the_same (Importing *self, gconstpointer data)
{
  g_autoptr (FfwImport) done = accept_all (self, "+-", FALSE,
                                           HEADER ANN BET CAI DAI EVE "STY,99,Fay,Lloyd,,KEY,,,\n");

  assert_query (self, "SELECT count(*) FROM person", "8\n");
  assert_query (self, "SELECT count(*) FROM post WHERE left_on = '2022-11-30'", "1\n");
}

static void
test_email (Importing *self, gconstpointer data)
{
  /* Another number, and the same address: the same person. */
  assert_proposed (self, HEADER ANN BET CAI DAI EVE "STY,99,Fay,Lloyd,fay@sty.example,PRIS,,,\n",
                   ">99 Fay Lloyd staff_number 06/99");
  /* Without any number. */
  assert_proposed (self,
                   "organisation,given_name,family_name,email,role\n"
                   "STY,Ann,Price,ann@sty.example,PRIS\nSTY,Bet,Huws,bet@sty.example,KEY\n"
                   "STY,Cai,Rees,cai@sty.example,PRIS KEY\nSTY,Dai,Puw,dai@sty.example,PRIS\n"
                   "STY,Eve,Wyn,eve@sty.example,PRIS\n",
                   ">02 Bet Huws role PRIS/KEY; -06 Fay Lloyd 2022-11-30");
}

static void
test_shared_email (Importing *self, gconstpointer data)
{
  /* An address that two rows share is that of the one whose number is known, in any order. */
  g_autoptr (FfwImport) refused
      = propose (self, HEADER "STY,98,Ivy,Hill,fay@sty.example,PRIS,,,\n" ANN BET CAI DAI EVE FAY);
  g_autofree char *summary = importing_summary (refused);

  g_assert_cmpstr (summary, ==, "+0 ~0 =6 -1 2:E323");
}

static void
test_transfer (Importing *self, gconstpointer data)
{
  const char *text = HEADER ANN BET CAI DAI EVE FAY
      "STY,20,Gwen,Ellis,gwen@nwp.example,KEY,HMP-ST,,01\n";
  g_autoptr (FfwImport) done = NULL;

  assert_proposed (self, text,
                   ">20 Gwen Ellis organisation NWP/STY staff_number 01/20 role PRIS/KEY "
                   "site NW-CF/HMP-ST manager -/01");
  done = accept_all (self, ">", FALSE, text);
  assert_query (self,
                "SELECT o.code || ' ' || p.started_on || ' ' || coalesce (p.left_on, '') "
                "FROM post p JOIN organisation o ON o.id = p.organisation "
                "JOIN person n ON n.id = p.person WHERE n.given_name = 'Gwen' ORDER BY 1",
                "NWP 2020-01-01 2022-11-30\nSTY 2022-12-01 \n");
}

static void
test_return (Importing *self, gconstpointer data)
{
  g_autoptr (FfwImport) done = NULL;

  import (self, "people", "organisation,staff_number,left_on\nSTY,06,2021-03-31\n");
  /* The day on which somebody first joined says nothing about the post they have now. */
  assert_proposed (self, HEADER ANN BET CAI DAI EVE FAY, "+06 Fay Lloyd again 2022-12-01");
  done = accept_all (self, "+", FALSE, HEADER ANN BET CAI DAI EVE FAY);
  assert_query (self, "SELECT started_on FROM post WHERE staff_number = '06' ORDER BY 1",
                "2020-01-01\n2022-12-01\n");
  assert_query (self, "SELECT count(*) FROM person", "7\n");
}

static void
test_left_in_list (Importing *self, gconstpointer data)
{
  const char *text = "organisation,staff_number,started_on,left_on\n"
                     "STY,01,,\nSTY,02,,\nSTY,03,,\nSTY,04,,\nSTY,05,,2023-06-30\n"
                     "STY,06,2020-01-01,2022-10-15\n";
  g_autoptr (FfwImport) done = NULL;

  /* Who is on the list with a last day has left on that; a day ahead is only noted. */
  assert_proposed (self, text, "-06 Fay Lloyd 2022-10-15");
  done = accept_all (self, "-", FALSE, text);
  assert_query (self, "SELECT left_on FROM post WHERE left_on IS NOT NULL ORDER BY 1",
                "2022-10-15\n2023-06-30\n");
  assert_proposed (self, text, "");
}

static void
test_joining_day (Importing *self, gconstpointer data)
{
  import (self, "people", "organisation,staff_number,left_on\nSTY,02,2021-12-31\n");
  import (self, "people", "organisation,staff_number,role,started_on\nSTY,02,KEY,2022-01-01\n");
  /* The row is about the post that she has now, whatever day the list gives. */
  assert_proposed (self, HEADER ANN "STY,02,Bet,Huws,,KEY,,2020-01-01,\n" CAI DAI EVE FAY, "");
}

static void
test_swap (Importing *self, gconstpointer data)
{
  /* Cai, whom Dai reports to, now reports to Dai, who reports to Ann. */
  const char *text = HEADER ANN BET "STY,03,Cai,Rees,,,,,04\nSTY,04,Dai,Puw,,,,,01\n" EVE FAY;
  g_autoptr (FfwImport) done = NULL;

  assert_proposed (self, text, ">03 Cai Rees manager 01/04; >04 Dai Puw manager 03/01");
  done = accept_all (self, ">", FALSE, text);
  g_assert_true (ffw_import_is_written (done));
  assert_query (self,
                "SELECT n.given_name || ' ' || m.given_name FROM post p "
                "JOIN person n ON n.id = p.person JOIN person m ON m.id = p.manager "
                "WHERE p.started_on = '2022-12-01' ORDER BY 1",
                "Cai Dai\nDai Ann\n");
}

static void
test_circle (Importing *self, gconstpointer data)
{
  g_autoptr (FfwImport) refused = propose (self,
                                           HEADER ANN BET "STY,03,Cai,Rees,,,,,04\n" DAI EVE FAY);
  g_autofree char *summary = importing_summary (refused);

  g_assert_cmpstr (summary, ==, "+0 ~0 =5 -1 4:E304");
}

static void
test_refused_rows (Importing *self, gconstpointer data)
{
  const char *known = HEADER ANN BET CAI DAI EVE "STY,06,Fay,Lloyd,,NONE,,,\n";
  const char *renumbered = HEADER ANN BET CAI DAI "STY,99,Fay,Lloyd,,NONE,,,\n";
  const char *new_one = HEADER ANN BET CAI DAI EVE "STY,99,Huw,Jones,,NONE,,,\n";
  const char *by_address = HEADER ANN BET CAI DAI EVE "STY,,Huw,Jones,huw@sty.example,,,,\n";
  const char *unknown = HEADER ANN BET CAI DAI EVE "STY,,Fay,Lloyd,,NONE,,,\n";
  g_autoptr (FfwRosterRequest) request = request_of ("STY");
  g_autoptr (FfwImport) import = NULL;
  g_autofree char *summary = NULL;

  /* Somebody whose row is bad has not left. */
  assert_proposed (self, known, "");
  /* Nor has who may have got another number. */
  assert_proposed (self, renumbered, "-05 Eve Wyn 2022-11-30");
  /* Somebody new whose row is bad is nobody of those who are there. */
  assert_proposed (self, new_one, "-06 Fay Lloyd 2022-11-30");
  assert_proposed (self, by_address, "-06 Fay Lloyd 2022-11-30");
  /* Where nobody knows whom it is about, nobody has left. */
  assert_proposed (self, unknown, "");
  ffw_roster_request_accept (request, "left:whoever");
  import = run (self, FFW_IMPORT_SKIP_ERRORS, request, unknown);
  summary = importing_summary (import);
  g_assert_cmpstr (summary, ==, "+0 ~0 =5 -1 0:W320 7:E206 7:E211");
  assert_query (self, "SELECT count(*) FROM post WHERE left_on IS NOT NULL", "0\n");
}

static void
test_other_organisation (Importing *self, gconstpointer data)
{
  const char *foreign = HEADER "STY,71,A,B,,PRIS,,,\nSTY,72,C,D,,PRIS,,,\nSTY,73,E,F,,PRIS,,,\n";
  g_autoptr (FfwImport) import = accept_all (self, "+>-=", TRUE, foreign);
  g_autoptr (FfwImport) skipping = NULL;
  g_autoptr (FfwRosterRequest) request = request_of ("STY");
  g_autoptr (FfwRosterRequest) nowhere = request_of ("NOWHERE");
  g_autoptr (FfwImport) unknown = NULL;
  g_autofree char *summary = importing_summary (import);
  g_autofree char *rows = NULL;

  g_assert_false (g_str_has_prefix (summary, "+3"));
  g_assert_nonnull (strstr (summary, " 0:E320"));
  g_assert_cmpuint (ffw_roster_get_n (roster_of (import)), ==, 0);
  skipping = run (self, FFW_IMPORT_SKIP_ERRORS, request, foreign);
  g_assert_false (ffw_import_is_written (skipping));

  /* Rows that name another organisation, and a list of one that is not there. */
  g_clear_object (&import);
  import = propose (self, HEADER ANN BET CAI DAI EVE FAY "NWP,01,Gwen,Ellis,,PRIS,,,\n");
  g_free (summary);
  summary = importing_summary (import);
  g_assert_cmpstr (summary, ==, "+0 ~0 =6 -1 8:E321");
  unknown = run (self, FFW_IMPORT_DRY_RUN, nowhere, HEADER "NOWHERE,01,A,B,,PRIS,,,\n");
  rows = importing_summary (unknown);
  g_assert_nonnull (strstr (rows, " 0:E201"));
}

/* Those who stand below where a file is spoilt are on the list all the same. */
static void
test_cut_off (Importing *self, gconstpointer data)
{
  const char *cut = HEADER ANN BET CAI DAI "STY,05,\"Eve\n" EVE FAY;
  g_autoptr (FfwRosterRequest) request = request_of ("STY");
  g_autoptr (FfwImport) import = NULL;
  g_autofree char *summary = NULL;

  assert_proposed (self, cut, "");
  import = run (self, FFW_IMPORT_SKIP_ERRORS, request, cut);
  summary = importing_summary (import);
  g_assert_false (ffw_import_is_written (import));
  g_assert_cmpstr (summary, ==, "+0 ~0 =4 -0 0:W320 6:E012");

  /* Nor are those gone who stand under a second title. */
  assert_proposed (self,
                   "Staff number,First name,Surname,Job,Start date\n"
                   "01,Ann,Price,PRIS,2020-01-01\n02,Bet,Huws,PRIS,2020-01-01\n"
                   "03,Cai,Rees,PRIS KEY,2020-01-01\n04,Dai,Puw,PRIS,2020-01-01\n,,,,\n"
                   "Nights,,,,\n05,Eve,Wyn,PRIS,2020-01-01\n06,Fay,Lloyd,PRIS,2020-01-01\n",
                   "");
}

static void
test_manager_not_taken (Importing *self, gconstpointer data)
{
  const char *text = HEADER ANN BET CAI DAI EVE FAY "STY,07,Huw,Jones,,PRIS,,,08\n"
                                                    "STY,08,Ida,Jones,,PRIS,,,\n";
  g_autoptr (FfwRosterRequest) request = request_of ("STY");
  g_autoptr (FfwImport) trial = run (self, FFW_IMPORT_DRY_RUN, request, text);
  g_autoptr (FfwImport) done = NULL;
  g_autofree char *summary = NULL;

  /* Only Huw, whose manager nobody accepted. */
  ffw_roster_request_accept (request, ffw_roster_get (roster_of (trial), 0)->key);
  done = run (self, FFW_IMPORT_DEFAULT, request, text);
  summary = importing_summary (done);
  g_assert_cmpstr (summary, ==, "+1 ~0 =7 -0 8:W321");
}

/* Each sentence has what it asks for, in both languages. */
static void
test_sentences (Importing *self, gconstpointer data)
{
  static const char *const lists[] = {
    HEADER "STY,71,A,B,,PRIS,,,\n",
    HEADER ANN BET CAI DAI EVE FAY "NWP,01,Gwen,Ellis,,PRIS,,,\n",
    HEADER ANN,
    HEADER "STY,98,Ivy,Hill,fay@sty.example,PRIS,,,\n" ANN BET CAI DAI EVE FAY,
    HEADER ANN BET CAI DAI EVE "STY,99,Fay,Lloyd,,NONE,,,\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (FfwImport) refused = accept_all (self, "+>-=", FALSE, lists[i]);
      FfwFindings *findings = ffw_import_get_result (refused, 0)->findings;

      g_assert_cmpuint (ffw_findings_get_n_kept (findings), >, 0);
      for (guint k = 0; k < ffw_findings_get_n_kept (findings); k++)
        for (FfwLanguage language = 0; language < FFW_N_LANGUAGES; language++)
          {
            g_autofree char *said = ffw_finding_get_message (ffw_findings_get (findings, k),
                                                             language);

            g_assert_null (strchr (said, '%'));
            g_assert_null (strstr (said, "(null)"));
          }
    }
}

static void
test_most (Importing *self, gconstpointer data)
{
  const char *text = HEADER ANN BET;
  g_autoptr (FfwImport) refused = accept_all (self, "-", FALSE, text);
  g_autoptr (FfwImport) done = NULL;
  g_autofree char *summary = importing_summary (refused);

  g_assert_false (ffw_import_is_written (refused));
  g_assert_cmpstr (summary, ==, "+0 ~0 =2 -0 0:E322");
  assert_query (self, "SELECT count(*) FROM post WHERE left_on IS NOT NULL", "0\n");
  done = accept_all (self, "-", TRUE, text);
  g_assert_true (ffw_import_is_written (done));
  assert_query (self, "SELECT count(*) FROM post WHERE left_on IS NOT NULL", "4\n");
}

static void
test_twice (Importing *self, gconstpointer data)
{
  const char *text = HEADER ANN "STY,02,Bet,Huws,,KEY,,,\n" CAI DAI EVE
                                "STY,07,Huw,Jones,,PRIS,,,\n";
  g_autoptr (FfwImport) once = accept_all (self, "+>-", FALSE, text);
  g_autoptr (FfwImport) again = NULL;
  g_autoptr (FfwImport) differing = NULL;
  g_autofree char *summary = NULL;

  assert_proposed (self, text, "");
  again = accept_all (self, "+>-=", FALSE, text);
  summary = importing_summary (again);
  g_assert_cmpstr (summary, ==, "+0 ~0 =6 -0");

  /* One person on two lines: the same is once, and another is a mistake. */
  g_free (summary);
  differing = propose (self, HEADER ANN "STY,02,Bet,Huws,,PRIS,,,\nSTY,02,Bet,Huws,,PRIS,,,\n"
                                        "STY,02,Bet,Huws,,KEY,,,\n" CAI DAI EVE
                                        "STY,07,Huw,Jones,,,,,\n");
  summary = importing_summary (differing);
  g_assert_cmpstr (summary, ==, "+0 ~1 =6 -1 5:E301");
}

static void
test_export (Importing *self, gconstpointer data)
{
  g_autoptr (GString) out = g_string_new (
      "id,organisation,staff_number,given_name,family_name,email,role,site,started_on,left_on,"
      "training_language,manager,person\n");
  g_autofree char *rows = NULL;
  g_autoptr (FfwImport) done = NULL;
  g_autoptr (FfwRosterRequest) request = request_of ("STY");
  g_autofree char *summary = NULL;

  /* With somebody who moved, who left, who comes later and who has no number. */
  import (self, "people",
          "organisation,staff_number,left_on\nSTY,02,2021-12-31\nSTY,06,2022-01-31\n");
  import (self, "people",
          "organisation,staff_number,email,family_name,role,started_on\n"
          "STY,02,bet@sty.example,,KEY,2022-01-01\nSTY,40,,Later,PRIS,2023-02-01\n"
          "STY,,nobody@sty.example,Numberless,PRIS,2021-02-01\n");
  rows = importing_query (
      self, "SELECT p.uuid || ',STY,' || coalesce (p.staff_number, '') || ',' || "
            "coalesce (n.given_name, '') || ',' || n.family_name || ',' || "
            "coalesce (p.email, '') || ',' || (SELECT string_agg (r.code, ' ') FROM post_role x "
            "JOIN role r ON r.id = x.role WHERE x.post = p.id) || ',' || coalesce (s.code, '') || "
            "',' || p.started_on || ',' || coalesce (p.left_on, '') || ',,' || "
            "coalesce ((SELECT m.staff_number FROM post m WHERE m.person = p.manager), '') || "
            "',' || n.uuid FROM post p JOIN person n ON n.id = p.person "
            "JOIN organisation o ON o.id = p.organisation LEFT JOIN site s ON s.id = p.site "
            "WHERE o.code = 'STY' ORDER BY p.id");
  g_string_append (out, rows);
  done = accept_all (self, "+>-=", TRUE, out->str);
  summary = importing_summary (done);
  g_assert_cmpstr (summary, ==, "+0 ~0 =9 -0");
  g_assert_cmpuint (ffw_roster_get_n (roster_of (done)), ==, 0);
  done = (g_object_unref (done), propose (self, out->str));
  g_assert_cmpuint (ffw_roster_get_n (roster_of (done)), ==, 0);
}

/* A list has no id. Those without a number are known by their address, in the post that a row is
 * about, whatever other posts they have. */
static void
test_numberless (Importing *self, gconstpointer data)
{
  static const char header[] = "organisation,staff_number,given_name,family_name,email,role,"
                               "started_on,left_on\n";
  static const char staff[] = "STY,01,,,,,,\nSTY,02,,,,,,\nSTY,03,,,,,,\nSTY,04,,,,,,\n"
                              "STY,05,,,,,,\nSTY,06,,,,,,\n";
  static const char numberless[] = "STY,,Gone,Away,gone@x.example,PRIS,2015-01-01,2022-05-31\n"
                                   "STY,,Two,Places,two@x.example,PRIS,2015-01-01,2022-05-31\n"
                                   "STY,,Moved,On,moved@x.example,PRIS,2015-01-01,2022-05-31\n"
                                   "STY,,Back,Again,back@x.example,PRIS,2015-01-01,2020-05-31\n"
                                   "STY,,Back,Again,back@x.example,PRIS,2022-01-01,\n";
  static const char elsewhere[] = "NWP,,Two,Places,two@x.example,KEY,2018-01-01,\n"
                                  "NWP,,Moved,On,moved@x.example,KEY,2022-06-01,\n";
  static const char here[] = "STY,,Still,Here,still@x.example,PRIS,2015-01-01,\n";
  static const char left[] = "STY,,Still,Here,still@x.example,PRIS,2015-01-01,2022-10-31\n";
  g_autofree char *people = g_strconcat (header, numberless, elsewhere, here, NULL);
  g_autofree char *list = g_strconcat (header, staff, numberless, here, NULL);
  g_autofree char *leaving = g_strconcat (header, staff, numberless, left, NULL);
  g_autoptr (FfwImport) same = NULL;
  g_autofree char *summary = NULL;

  import (self, "people", people);
  same = accept_all (self, "+>-=", FALSE, list);
  summary = importing_summary (same);
  g_assert_cmpstr (summary, ==, "+0 ~0 =12 -0");
  g_assert_cmpuint (ffw_roster_get_n (roster_of (same)), ==, 0);
  assert_proposed (self, leaving, "- Still Here 2022-10-31");
}

static void
test_report (Importing *self, gconstpointer data)
{
  g_autoptr (FfwRosterRequest) request = request_of ("STY");
  g_autoptr (FfwImport) trial = run (self, FFW_IMPORT_DRY_RUN | FFW_IMPORT_REPORT, request,
                                     HEADER ANN "STY,02,Bet,Huws,,KEY,,,\n" CAI DAI EVE FAY);
  FfwRowReport *report = ffw_import_get_result (trial, 0)->report;
  const FfwReportedRow *row = ffw_row_report_get (report, 0);

  g_assert_cmpuint (ffw_row_report_get_n_kept (report), ==, 1);
  g_assert_cmpstr (row->before[6], ==, "PRIS");
  g_assert_cmpstr (row->texts[6], ==, "KEY");
}

static void
test_many (Importing *self, gconstpointer data)
{
  const guint n = 10000;
  g_autoptr (GString) people = g_string_new (HEADER);
  g_autoptr (GString) list = g_string_new (HEADER ANN BET CAI DAI EVE FAY);
  g_autoptr (FfwImport) done = NULL;
  gint64 began;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (people, "STY,N%u,G%u,F%u,,PRIS,,2020-01-01,%s\n", i, i, i,
                              i < 10 ? "" : "N5");
      if (i % 10 != 0)
        g_string_append_printf (list, "STY,N%u,G%u,F%u,,%s,,2020-01-01,%s\n", i, i, i,
                                i % 10 == 1 ? "KEY" : "PRIS", i < 10 ? "" : "N5");
    }
  import (self, "people", people->str);
  began = g_get_monotonic_time ();
  done = accept_all (self, "+>-=", TRUE, list->str);
  g_test_message ("%" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - began) / 1000);
  g_assert_cmpuint (ffw_roster_get_n_done (roster_of (done), FFW_ROSTER_LEFT), ==, n / 10);
  g_assert_cmpuint (ffw_roster_get_n_done (roster_of (done), FFW_ROSTER_MOVED), ==, n / 10);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/roster/" name, Importing, NULL, set_up, func, importing_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same", test_same);
  ADD ("proposals", test_proposals);
  ADD ("accepted", test_accepted);
  ADD ("not-accepted", test_not_accepted);
  ADD ("one-by-one", test_one_by_one);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("undo", test_undo);
  ADD ("leaving", test_leaving);
  ADD ("same-name", test_same_name);
  ADD ("not-the-same", test_not_the_same);
  ADD ("email", test_email);
  ADD ("shared-email", test_shared_email);
  ADD ("transfer", test_transfer);
  ADD ("return", test_return);
  ADD ("left-in-list", test_left_in_list);
  ADD ("joining-day", test_joining_day);
  ADD ("swap", test_swap);
  ADD ("circle", test_circle);
  ADD ("refused-rows", test_refused_rows);
  ADD ("other-organisation", test_other_organisation);
  ADD ("cut-off", test_cut_off);
  ADD ("manager-not-taken", test_manager_not_taken);
  ADD ("sentences", test_sentences);
  ADD ("most", test_most);
  ADD ("twice", test_twice);
  ADD ("export", test_export);
  ADD ("numberless", test_numberless);
  ADD ("report", test_report);
  ADD ("many", test_many);

  return g_test_run ();
}
