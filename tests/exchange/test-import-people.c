/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People, their posts and their managers: import-formats.md, Keys, Posts, People. */

#include "importing.h"

#define HEADER                                                                                     \
  "organisation,staff_number,given_name,family_name,email,role,started_on,left_on,manager,"        \
  "person\n"

static void
test_twice (Importing *self, gconstpointer data)
{
  static const char text[] = HEADER "STY,0012,Siân,Rhys,sian@example.org,PRIS,2020-01-06,,,\n";
  g_autofree char *list = NULL;

  assert_import (self, "people", text, "+1 ~0 =0 -0");
  assert_import (self, "people", text, "+0 ~0 =1 -0");
  list = importing_list (self, "people");
  g_assert_cmpstr (list, ==, "STY|0012|Siân|Rhys|sian@example.org|PRIS||2020-01-06||||\n");
}

static void
test_blank_keeps_dash_clears (Importing *self, gconstpointer data)
{
  g_autofree char *list = NULL;

  assert_import (self, "people", HEADER "STY,1,Siân,Rhys,sian@example.org,PRIS,2020-01-06,,,\n",
                 "+1 ~0 =0 -0");
  assert_import (self, "people", HEADER "STY,1,,,-,,,2022-01-31,,\n", "+0 ~1 =0 -0");
  list = importing_list (self, "people");
  g_assert_cmpstr (list, ==, "STY|1|Siân|Rhys||PRIS||2020-01-06|2022-01-31|||\n");
  assert_import (self, "people", HEADER "STY,1,,,,-,,,,\n", "+0 ~0 =0 -1 2:E111");
}

static void
test_several_posts (Importing *self, gconstpointer data)
{
  static const char text[] = HEADER "STY,1,Siân,Rhys,,PRIS,2022-02-01,,,\n"
                                    "STY,1,Siân,Rhys,,PRIS,2015-01-05,2018-03-31,,\n"
                                    "STY,1,Siân,Rhys,,KEY,2019-01-07,2021-12-31,,\n";

  assert_import (self, "people", text, "+3 ~0 =0 -0");
  assert_import (self, "people", text, "+0 ~0 =3 -0");
  assert_import (self, "people", HEADER "STY,1,,,,KEY,,,,\n", "+0 ~0 =0 -1 2:E311");
  assert_import (self, "people", HEADER "STY,1,,,,KEY,2022-02-01,,,\n", "+0 ~1 =0 -0");
}

static void
test_next_post_of_someone_who_left (Importing *self, gconstpointer data)
{
  assert_import (self, "people", HEADER "STY,1,Siân,Rhys,,PRIS,2015-01-05,2018-03-31,,\n",
                 "+1 ~0 =0 -0");
  assert_import (self, "people", HEADER "STY,1,,,,PRIS,2016-01-04,,,\n", "+0 ~1 =0 -0");
  assert_import (self, "people", HEADER "STY,1,,,,PRIS,2018-04-01,,,\n", "+1 ~0 =0 -0");
}

static void
test_overlap (Importing *self, gconstpointer data)
{
  assert_import (self, "people",
                 HEADER "STY,1,Siân,Rhys,,PRIS,2015-01-05,2018-03-31,,\n"
                        "STY,1,Siân,Rhys,,PRIS,2018-03-31,,,\n",
                 "+1 ~0 =0 -1 3:E309");
}

static void
test_one_person_of_two_organisations (Importing *self, gconstpointer data)
{
  g_autofree char *list = NULL;

  /* By e-mail; and both rows then say so. */
  assert_import (self, "people",
                 HEADER "STY,1,Siân,Rhys,sian@example.org,PRIS,2020-01-06,,,\n"
                        "SAFER,7,Siân,Rhys,SIAN@example.org,KEY,2021-01-04,,,\n",
                 "+2 ~0 =0 -0");
  assert_import (self, "people",
                 HEADER "STY,1,Sian,Rhys,,PRIS,2020-01-06,,,\n"
                        "SAFER,7,Siân,Rhys,,KEY,2021-01-04,,,\n",
                 "+0 ~1 =0 -1 3:E315");
  list = importing_list (self, "people");
  g_assert_nonnull (strstr (list, "SAFER|7|Siân|Rhys|SIAN@example.org|KEY||2021-01-04||||"));
}

static void
test_shared_email (Importing *self, gconstpointer data)
{
  assert_import (self, "people",
                 "organisation,staff_number,family_name,role,started_on,email,person\n"
                 "STY,1,Rhys,PRIS,2020-01-06,duty@example.org,"
                 "0188f3a0-0000-7000-8000-000000000001\n"
                 "STY,2,Pugh,PRIS,2020-01-06,duty@example.org,"
                 "0188f3a0-0000-7000-8000-000000000002\n"
                 "NWP,3,Ddu,KEY,2020-01-06,duty@example.org,\n",
                 "+2 ~0 =0 -1 4:E210");
}

static void
test_managers (Importing *self, gconstpointer data)
{
  g_autofree char *list = NULL;

  /* One who comes further down is no error; a circle and oneself are. */
  assert_import (self, "people",
                 HEADER "STY,1,Siân,Rhys,,PRIS,2020-01-06,,2,\n"
                        "STY,2,Huw,Pugh,,PRIS,2020-01-06,,3,\n"
                        "STY,3,Mair,Ddu,,PRIS,2020-01-06,,,\n",
                 "+3 ~0 =0 -0");
  list = importing_list (self, "people");
  g_assert_cmpstr (list, ==,
                   "STY|1|Siân|Rhys||PRIS||2020-01-06|||2|\n"
                   "STY|2|Huw|Pugh||PRIS||2020-01-06|||3|\n"
                   "STY|3|Mair|Ddu||PRIS||2020-01-06||||\n");
  assert_import (self, "people", HEADER "STY,3,,,,,,,1,\n", "+0 ~0 =0 -1 2:E304");
  assert_import (self, "people", HEADER "STY,3,,,,,,,3,\n", "+0 ~0 =0 -1 2:E303");
  assert_import (self, "people", HEADER "STY,3,,,,,,,33,\n", "+0 ~0 =0 -1 2:E202");
  assert_import (self, "people",
                 HEADER "NWP,8,Siân,Rhys,,PRIS,2020-01-06,,9,\n"
                        "NWP,9,Huw,Pugh,,PRIS,2020-01-06,,8,\n",
                 "+0 ~0 =0 -2 2:E304 3:E304");
}

static void
test_words_for_codes (Importing *self, gconstpointer data)
{
  g_autofree char *list = NULL;

  assert_import (self, "people",
                 "Sefydliad;Rhif Staff;cyfenw;rol;safle;dyddiad-dechrau;iaith hyfforddi\n"
                 "STY;0001;Rhys;swyddog CARCHAR;cef/sti styal;6/1/2020;welsh\n",
                 "+1 ~0 =0 -0");
  list = importing_list (self, "people");
  g_assert_cmpstr (list, ==, "STY|0001||Rhys||PRIS|HMP-ST|2020-01-06||cy||\n");
}

static void
test_key_corrected_by_id (Importing *self, gconstpointer data)
{
  g_autofree char *list = NULL;
  static const char id[] = "0188f3a0-0000-7000-8000-00000000000a";
  g_autofree char *first = g_strdup_printf (
      "id,organisation,staff_number,family_name,role,started_on\n%s,STY,1,Rhys,PRIS,2020-01-06\n",
      id);
  g_autofree char *second = g_strdup_printf ("id,organisation,staff_number\n%s,STY,0001\n", id);

  assert_import (self, "people", first, "+1 ~0 =0 -0");
  assert_import (self, "people", second, "+0 ~1 =0 -0");
  list = importing_list (self, "people");
  g_assert_cmpstr (list, ==, "STY|0001||Rhys||PRIS||2020-01-06||||\n");
}

static void
test_same_key_other_values (Importing *self, gconstpointer data)
{
  assert_import (self, "people",
                 HEADER "STY,1,Siân,Rhys,,PRIS,2020-01-06,,,\n"
                        "STY,1,Siân,Rhys,,PRIS,2020-01-06,,,\n"
                        "STY,1,Siân,Rhys,,KEY,2020-01-06,,,\n",
                 "+1 ~0 =1 -1 4:E301");
}

static void
test_nobody (Importing *self, gconstpointer data)
{
  assert_import (self, "people", HEADER "STY,,Siân,Rhys,,PRIS,2020-01-06,,,\n",
                 "+0 ~0 =0 -1 2:E211");
  assert_import (self, "people", HEADER "STY,,Siân,Rhys,a@example.org,PRIS,2020-01-06,,,\n",
                 "+1 ~0 =0 -0");
  assert_import (self, "people", HEADER "STY,,Siân,Rhys,a@example.org,PRIS,2020-01-06,,,\n",
                 "+0 ~0 =1 -0");
}

#define ANN "0188f3a0-0000-7000-8000-00000000000a"
#define BOB "0188f3a0-0000-7000-8000-00000000000b"

static void
test_by_id_alone (Importing *self, gconstpointer data)
{
  g_autofree char *list = NULL;

  assert_import (self, "people",
                 "id,organisation,staff_number,family_name,role,started_on,manager\n" ANN
                 ",STY,1,Ash,PRIS,2020-01-06,\n" BOB ",STY,2,Bee,PRIS,2020-01-06,1\n",
                 "+2 ~0 =0 -0");
  assert_import (self, "people", "id,organisation,site,manager\n" BOB ",,nosite,-\n",
                 "+0 ~0 =0 -1 2:E207");
  assert_import (self, "people", "id,organisation,site,manager\n" BOB ",,hmp/yoi styal,-\n",
                 "+0 ~1 =0 -0");
  list = importing_list (self, "people");
  g_assert_nonnull (strstr (list, "STY|2||Bee||PRIS|HMP-ST|2020-01-06||||\n"));
  assert_import (self, "people", "id,organisation,family_name\n" BOB ",,-\n", "+0 ~0 =0 -1 2:E111");
}

static void
test_two_people_who_are_one (Importing *self, gconstpointer data)
{
  g_autofree char *people = NULL;
  g_autofree char *records = NULL;

  assert_import (self, "people",
                 "id,organisation,staff_number,family_name,role,started_on,person\n" ANN
                 ",STY,1,Ash,PRIS,2020-01-06," ANN "\n" BOB ",NWP,2,Ash,KEY,2020-01-06," BOB
                 "\n,SAFER,3,Cox,KEY,2020-01-06,\n",
                 "+3 ~0 =0 -0");
  assert_import (self, "records",
                 "organisation,staff_number,course,completed_on\n"
                 "STY,1,POWER,2022-05-03\nNWP,2,POWER,2022-06-07\n",
                 "+2 ~0 =0 -0");

  /* Training belongs to the person; the one who is no more had nothing else. */
  assert_import (self, "people", "organisation,id,person\nNWP," BOB "," ANN "\n", "+0 ~1 =0 -0");
  people = importing_query (self, "SELECT count(*) FROM person");
  g_assert_cmpstr (people, ==, "2\n");
  records = importing_query (self, "SELECT count(DISTINCT person) FROM record");
  g_assert_cmpstr (records, ==, "1\n");

  assert_import (self, "records",
                 "organisation,staff_number,course,completed_on\nSAFER,3,POWER,2022-05-03\n",
                 "+1 ~0 =0 -0");
  assert_import (self, "people",
                 "organisation,staff_number,person\nSAFER,3,0188f3a0-0000-7000-8000-0000000000ff\n",
                 "+0 ~0 =1 -0");
}

static void
test_the_same_training_twice (Importing *self, gconstpointer data)
{
  assert_import (self, "people",
                 "id,organisation,staff_number,family_name,role,started_on,person\n" ANN
                 ",STY,1,Ash,PRIS,2020-01-06," ANN "\n" BOB ",NWP,2,Ash,KEY,2020-01-06," BOB "\n",
                 "+2 ~0 =0 -0");
  assert_import (self, "records",
                 "organisation,staff_number,course,completed_on\n"
                 "STY,1,POWER,2022-05-03\nNWP,2,POWER,2022-05-03\n",
                 "+2 ~0 =0 -0");
  assert_import (self, "people", "organisation,id,person\nNWP," BOB "," ANN "\n",
                 "+0 ~0 =0 -1 2:E317");
}

static void
test_waiting_is_no_circle (Importing *self, gconstpointer data)
{
  assert_import (self, "people",
                 HEADER "NWP,10,A,A,,PRIS,2020-01-06,,11,\n"
                        "NWP,11,B,B,,PRIS,2020-01-06,,12,\n"
                        "NWP,12,C,C,,PRIS,2020-01-06,,nobody,\n",
                 "+2 ~0 =0 -1 3:W313 4:E202");
  assert_import (self, "organisations", "code,parent\nZA,ZB\nZB,ZC\nZC,ZA\n",
                 "+0 ~0 =0 -3 2:E314 3:E314 4:E314");
  /* Who once managed each other in turn are no circle. */
  assert_import (self, "people",
                 HEADER "NWP,20,A,A,,PRIS,2018-01-01,2019-12-31,,\n"
                        "NWP,21,B,B,,PRIS,2018-01-01,2019-12-31,20,\n"
                        "NWP,21,B,B,,PRIS,2020-01-01,,,\n"
                        "NWP,20,A,A,,PRIS,2020-01-01,,21,\n",
                 "+4 ~0 =0 -0");
}

static void
test_manager_who_is_refused (Importing *self, gconstpointer data)
{
  static const char text[] = HEADER "NWP,1,A,A,,PRIS,31/02/2020,,,\n"
                                    "NWP,2,B,B,,PRIS,2020-01-06,,1,\n"
                                    "NWP,3,C,C,,PRIS,2020-01-06,,1,\n";
  g_autoptr (FfwImport) import = NULL;
  g_autofree char *list = NULL;

  /* One wrong row is one error, not as many as the manager has staff. */
  assert_import (self, "people", text, "+2 ~0 =0 -1 2:E103 3:W313 4:W313");
  import = importing_run (self, "people", FFW_IMPORT_SKIP_ERRORS, text);
  g_assert_true (ffw_import_is_written (import));
  list = importing_list (self, "people");
  g_assert_cmpstr (list, ==, "NWP|2|B|B||PRIS||2020-01-06||||\nNWP|3|C|C||PRIS||2020-01-06||||\n");
}

static void
test_codes_are_words (Importing *self, gconstpointer data)
{
  assert_import (self, "organisations", "code,name_en\nA/B,Slash\n", "+0 ~0 =0 -1 2:E113");
  assert_import (self, "roles", "code,title_en\nteam leader,Team leader\n", "+0 ~0 =0 -1 2:E113");
}

/* A job title that nobody knows is said once, and whole; of codes each that is unknown. */
static void
test_unknown_titles (Importing *self, gconstpointer data)
{
  g_autoptr (FfwImport) import = importing_run (
      self, "people", FFW_IMPORT_DRY_RUN,
      "organisation,staff_number,family_name,role,started_on\n"
      "STY,01,Price,Wellbeing Hub Lead,2020-01-01\nSTY,02,Huws,PRIS NONE NEITHER,2020-01-01\n");
  FfwFindings *findings = ffw_import_get_result (import, 0)->findings;
  g_autofree char *summary = importing_summary (import);
  g_autofree char *message = NULL;

  g_assert_cmpstr (summary, ==, "+0 ~0 =0 -2 2:E206 3:E206 3:E206");
  message = ffw_finding_get_message (ffw_findings_get (findings, 0), FFW_LANGUAGE_EN);
  g_assert_nonnull (strstr (message, "“Wellbeing Hub Lead”"));
}

#define add(path_, func_)                                                                          \
  g_test_add ("/import/people/" path_, Importing, NULL, importing_set_up, func_,                   \
              importing_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("twice", test_twice);
  add ("blank-keeps-dash-clears", test_blank_keeps_dash_clears);
  add ("several-posts", test_several_posts);
  add ("next-post-of-someone-who-left", test_next_post_of_someone_who_left);
  add ("overlap", test_overlap);
  add ("one-person-of-two-organisations", test_one_person_of_two_organisations);
  add ("shared-email", test_shared_email);
  add ("managers", test_managers);
  add ("words-for-codes", test_words_for_codes);
  add ("key-corrected-by-id", test_key_corrected_by_id);
  add ("nobody", test_nobody);
  add ("by-id-alone", test_by_id_alone);
  add ("two-people-who-are-one", test_two_people_who_are_one);
  add ("the-same-training-twice", test_the_same_training_twice);
  add ("waiting-is-no-circle", test_waiting_is_no_circle);
  add ("manager-who-is-refused", test_manager_who_is_refused);
  add ("codes-are-words", test_codes_are_words);
  add ("unknown-titles", test_unknown_titles);
  add ("same-key-other-values", test_same_key_other_values);

  return g_test_run ();
}
