/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions, bookings, records and answers: import-formats.md, Cross-checks, Required,
 * Facts and wishes. Today is 22 November 2022. */

#include "importing.h"

#define SESSION                                                                                    \
  "session,course,starts_at,ends_at,venue,language,capacity,trainer_organisation,trainer,status\n"

static void
set_up (Importing *self, gconstpointer data)
{
  importing_set_up (self, data);
  assert_import (self, "people",
                 "organisation,staff_number,given_name,family_name,role,started_on,email\n"
                 "STY,1,Siân,Rhys,PRIS,2020-01-06,a@example.org\n"
                 "STY,2,Huw,Pugh,PRIS,2020-01-06,\n"
                 "STY,3,Mair,Ddu,PRIS,2020-01-06,\n"
                 "NWP,1,Alun,Lloyd,KEY,2020-01-06,\n",
                 "+4 ~0 =0 -0");
  assert_import (self, "sessions",
                 SESSION "OPEN,POWER,2022-12-01T09:30,2022-12-01T16:00,Cardiff,en,2,,,open\n"
                         "HELD,POWER,2022-05-03T09:30,2022-05-03T16:00,Cardiff,cy,2,,,held\n"
                         "HELD,POWER,2022-05-04T09:30,2022-05-04T16:00,Cardiff,cy,2,,,held\n"
                         "AWARD,EPA,2022-12-05T09:30,2022-12-05T16:00,,en,,,,open\n",
                 "+4 ~0 =0 -0");
}

static void
test_sessions (Importing *self, gconstpointer data)
{
  g_autofree char *list = NULL;

  assert_import (self, "sessions",
                 SESSION "HELD,POWER,2022-05-03T09:30,2022-05-03T16:00,Cardiff,cy,2,,,held\n",
                 "+0 ~0 =1 -0");
  assert_import (self, "sessions",
                 SESSION "NEW,POWER,2022-12-03T09:30,2022-12-03T16:00,,cy,2,,,open\n"
                         "NEW,POWER,2022-12-04T09:30,2022-12-04T16:00,,en,2,,,open\n",
                 "+1 ~0 =0 -1 3:E305");
  assert_import (self, "sessions",
                 SESSION "NEW,POWER,2022-12-03T09:30,2022-12-03T09:00,,cy,2,,,open\n",
                 "+0 ~0 =0 -1 2:E302");
  assert_import (self, "sessions",
                 "session,starts_at,ends_at\nNEW,2022-12-03T09:30,2022-12-03T16:00\n",
                 "+0 ~0 =0 -1 2:E101");
  list = importing_list (self, "sessions");
  g_assert_cmpstr (list, ==,
                   "AWARD|EPA|2022-12-05T09:30|2022-12-05T16:00||en||||open\n"
                   "HELD|POWER|2022-05-03T09:30|2022-05-03T16:00|Cardiff|cy|2|||held\n"
                   "HELD|POWER|2022-05-04T09:30|2022-05-04T16:00|Cardiff|cy|2|||held\n"
                   "OPEN|POWER|2022-12-01T09:30|2022-12-01T16:00|Cardiff|en|2|||open\n");
}

static void
test_trainers (Importing *self, gconstpointer data)
{
  static const char text[] = SESSION
      "T1,POWER,2022-12-01T09:30,2022-12-01T16:00,,en,,STY,1,open\n"
      "T2,POWER,2022-12-02T09:30,2022-12-02T16:00,,en,,,STY/1 NWP/1,open\n"
      "T3,POWER,2022-12-03T09:30,2022-12-03T16:00,,en,,,a@example.org,open\n";
  g_autofree char *list = NULL;

  assert_import (self, "sessions", text, "+3 ~0 =0 -0 2:W306 3:W306 3:W306 4:W306");
  assert_import (self, "records",
                 "organisation,staff_number,course,completed_on\nSTY,1,POWER-TTT,2020-06-01\n",
                 "+1 ~0 =0 -0");
  assert_import (self, "sessions", text, "+0 ~0 =3 -0 3:W306");
  list = importing_list (self, "sessions");
  g_assert_nonnull (strstr (list, "T1|POWER|2022-12-01T09:30|2022-12-01T16:00||en||STY|1|open\n"));
  g_assert_nonnull (
      strstr (list, "T2|POWER|2022-12-02T09:30|2022-12-02T16:00||en|||NWP/1 STY/1|open\n"));
}

static void
test_capacity_ahead (Importing *self, gconstpointer data)
{
  static const char text[] = "session,organisation,staff_number,status,asked_at\n"
                             "OPEN,STY,1,booked,2022-10-03T09:00\n"
                             "OPEN,STY,2,booked,2022-10-01T09:00\n"
                             "OPEN,STY,3,booked,2022-10-02T09:00\n";
  g_autofree char *list = NULL;

  /* By when each asked, over the whole file. */
  assert_import (self, "bookings", text, "+3 ~0 =0 -0 2:W308");
  list = importing_list (self, "bookings");
  g_assert_cmpstr (list, ==,
                   "OPEN|STY|1|waiting|2022-10-03T09:00||no|\n"
                   "OPEN|STY|2|booked|2022-10-01T09:00||no|\n"
                   "OPEN|STY|3|booked|2022-10-02T09:00||no|\n");
  assert_import (self, "bookings", text, "+0 ~0 =3 -0 2:W308");
}

static void
test_import_promotes_nobody (Importing *self, gconstpointer data)
{
  g_autofree char *list = NULL;

  assert_import (self, "bookings",
                 "session,organisation,staff_number,status,asked_at\n"
                 "OPEN,STY,1,booked,2022-10-01T09:00\n"
                 "OPEN,STY,2,booked,2022-10-02T09:00\n"
                 "OPEN,STY,3,waiting,2022-10-03T09:00\n",
                 "+3 ~0 =0 -0");
  assert_import (self, "bookings",
                 "session,organisation,staff_number,status\nOPEN,STY,1,cancelled\n", "+0 ~1 =0 -0");
  list = importing_list (self, "bookings");
  g_assert_nonnull (strstr (list, "OPEN|STY|3|waiting|"));
}

static void
test_a_crowded_room_is_a_fact (Importing *self, gconstpointer data)
{
  assert_import (self, "bookings",
                 "session,organisation,staff_number,status\n"
                 "HELD,STY,1,attended\nHELD,STY,2,attended\nHELD,STY,3,partly_attended\n",
                 "+3 ~0 =0 -0 2:W307");
}

static void
test_quota (Importing *self, gconstpointer data)
{
  assert_import (self, "bookings",
                 "session,organisation,staff_number,status,funded,reason\n"
                 "AWARD,STY,1,booked,yes,\nAWARD,STY,2,booked,yes,\nAWARD,NWP,1,booked,no,\n",
                 "+3 ~0 =0 -0");
  assert_import (
      self, "bookings",
      "session,organisation,staff_number,status,funded,reason\nAWARD,STY,3,booked,yes,\n",
      "+0 ~0 =0 -1 2:E307");
  assert_import (self, "bookings",
                 "session,organisation,staff_number,status,funded,reason\n"
                 "AWARD,STY,3,booked,yes,The commissioner agreed\n",
                 "+1 ~0 =0 -0 2:W309");
}

static void
test_retired_course (Importing *self, gconstpointer data)
{
  assert_import (self, "sessions",
                 SESSION "LATE,OLD,2022-12-05T09:30,2022-12-05T16:00,,en,,,,open\n"
                         "THEN,OLD,2021-05-05T09:30,2021-05-05T16:00,,en,,,,held\n",
                 "+2 ~0 =0 -0");
  assert_import (self, "bookings",
                 "session,organisation,staff_number,status,reason\n"
                 "LATE,STY,1,booked,\nLATE,STY,2,booked,Agreed\nTHEN,STY,1,attended,\n",
                 "+2 ~0 =0 -1 2:E308 3:W312");
}

static void
test_attendance (Importing *self, gconstpointer data)
{
  assert_import (self, "attendance",
                 "session,date,organisation,staff_number,attended,minutes\n"
                 "HELD,2022-05-03,STY,1,yes,330\nHELD,4/5/2022,STY,1,na,\n"
                 "HELD,2022-05-05,STY,1,yes,\n",
                 "+2 ~0 =0 -1 4:E213");
}

static void
test_records (Importing *self, gconstpointer data)
{
  g_autofree char *list = NULL;

  assert_import (self, "records",
                 "organisation,staff_number,course,completed_on,hours,session,email\n"
                 "STY,1,POWER,3/5/2022,6.5,HELD,\n"
                 "STY,,POWER,04/05/2022,,,a@example.org\n"
                 "STY,2,POWER,2018-12-31,,,\n"
                 "STY,2,OLD,2021-07-01,,,\n"
                 "STY,2,POWER,2022-11-23,,,\n"
                 "STY,2,PWOER,2022-11-20,,,\n"
                 "STY,,POWER,2022-11-20,,,\n",
                 "+5 ~0 =0 -2 4:W301 4:W304 5:W302 6:W303 7:E203 8:E211");
  assert_import (self, "records",
                 "organisation,staff_number,course,completed_on,hours,session\n"
                 "STY,1,POWER,3/5/2022,6.5,HELD\n",
                 "+1 ~0 =0 -0");
  list = importing_list (self, "records");
  g_assert_cmpstr (list, ==, "STY|1|POWER|2022-05-03|completed||6.5|HELD|||\n");
}

static void
test_records_follow_their_post (Importing *self, gconstpointer data)
{
  static const char where_sql[]
      = "SELECT p.started_on FROM record l JOIN post p ON p.id = l.post ORDER BY l.completed_on";
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  assert_import (self, "records",
                 "organisation,staff_number,course,completed_on\n"
                 "STY,1,POWER,2020-05-04\nSTY,1,POWER,2022-05-03\n",
                 "+2 ~0 =0 -0");
  before = importing_query (self, where_sql);
  g_assert_cmpstr (before, ==, "2020-01-06\n2020-01-06\n");

  /* A move is recorded after what was trained since. */
  assert_import (self, "people",
                 "organisation,staff_number,role,started_on,left_on\n"
                 "STY,1,PRIS,2020-01-06,2021-12-31\nSTY,1,KEY,2022-01-01,\n",
                 "+1 ~1 =0 -0");
  after = importing_query (self, where_sql);
  g_assert_cmpstr (after, ==, "2020-01-06\n2022-01-01\n");
}

static void
test_all_that_is_wrong_with_a_row (Importing *self, gconstpointer data)
{
  assert_import (self, "records",
                 "organisation,staff_number,course,completed_on,hours\n"
                 "STY,99,PWOER,31/02/2022,six\nSTI,1,POWER,1/2/22,6\n",
                 "+0 ~0 =0 -2 2:E103 2:E106 2:E203 2:E202 3:E104 3:E201");
}

static void
test_answers (Importing *self, gconstpointer data)
{
  g_autofree char *list = NULL;

  assert_import (
      self, "evaluations",
      "session,stage,round,respondent,question,value\n"
      "HELD,pre,,A1,KNO,5\nHELD,post,,A1,LNG,Yes\nHELD,post,,A1,COM,\"Gofyn, a gwrando\"\n"
      "HELD,post,,A1,REC,0\nHELD,pre,,A1,REC,10\n",
      "+5 ~0 =0 -0 6:W310");
  assert_import (self, "evaluations",
                 "session,stage,respondent,question,value\nHELD,pre,A2,KNO,6\nHELD,post,A2,LNG,5\n"
                 "HELD,post,A2,REC,7.5\n",
                 "+0 ~0 =0 -3 2:E306 3:E306 4:E306");
  assert_import (self, "evaluations",
                 "session,stage,round,respondent,question,value\nHELD,pre,1,A1,KNO,4\n",
                 "+0 ~1 =0 -0");
  list = importing_list (self, "evaluations");
  g_assert_cmpstr (list, ==,
                   "HELD|pre|1|A1|KNO|4|\nHELD|pre|1|A1|REC|10|\n"
                   "HELD|post|1|A1|COM|Gofyn, a gwrando|\nHELD|post|1|A1|LNG|yes|\n"
                   "HELD|post|1|A1|REC|0|\n");
}

#define DATE_1 "0188f3a0-0000-7000-8000-000000000001"
#define DATE_2 "0188f3a0-0000-7000-8000-000000000002"

static void
test_sessions_by_id (Importing *self, gconstpointer data)
{
  g_autofree char *spans = NULL;
  g_autofree char *renamed = NULL;

  assert_import (self, "sessions",
                 "id,session,course,starts_at,ends_at\n" DATE_1
                 ",S1,POWER,2022-12-10T09:30,2022-12-10T16:00\n" DATE_2
                 ",S1,POWER,2022-12-17T09:30,2022-12-17T16:00\n"
                 ",S2,POWER,2022-12-11T09:30,2022-12-11T16:00\n",
                 "+3 ~0 =0 -0");

  /* A date goes to another session, and to a time that is taken. */
  assert_import (self, "sessions", "id,session,starts_at\n" DATE_2 ",S2,2022-12-17T09:30\n",
                 "+0 ~1 =0 -0");
  spans = importing_query (self, "SELECT code || ' ' || first_on || ' ' || last_on FROM session "
                                 "WHERE code LIKE 'S%' ORDER BY code");
  g_assert_cmpstr (spans, ==, "S1 2022-12-10 2022-12-10\nS2 2022-12-11 2022-12-17\n");
  assert_import (self, "sessions", "id,session,starts_at\n" DATE_2 ",S2,2022-12-11T09:30\n",
                 "+0 ~0 =0 -1 2:E310");

  /* A code that nobody knows is the session's new one. */
  assert_import (self, "sessions", "id,session,starts_at\n" DATE_1 ",S9,2022-12-10T09:30\n",
                 "+0 ~1 =0 -0");
  renamed = importing_query (self, "SELECT code FROM session WHERE code LIKE 'S%' ORDER BY code");
  g_assert_cmpstr (renamed, ==, "S2\nS9\n");
}

static void
test_sessions_over_midnight_and_blanks (Importing *self, gconstpointer data)
{
  g_autofree char *span = NULL;

  assert_import (self, "sessions",
                 "session,course,starts_at,ends_at,capacity,status\n"
                 "N,POWER,2022-12-01T22:00,2022-12-02T01:00,,\n"
                 "N,POWER,2022-12-05T22:00,2022-12-06T01:00,20,open\n",
                 "+2 ~0 =0 -0");
  span = importing_query (self, "SELECT first_on || ' ' || last_on || ' ' || capacity FROM session "
                                "WHERE code = 'N'");
  g_assert_cmpstr (span, ==, "2022-12-01 2022-12-05 20\n");
}

static void
test_trainers_with_odd_numbers (Importing *self, gconstpointer data)
{
  g_autofree char *list = NULL;

  assert_import (self, "people",
                 "organisation,staff_number,family_name,role,started_on\n"
                 "STY,A/4,Day,PRIS,2020-01-06\nSTY,5 6,Ely,PRIS,2020-01-06\n",
                 "+2 ~0 =0 -0");
  assert_import (self, "sessions",
                 SESSION "T1,EPA,2022-12-01T09:30,2022-12-01T16:00,,,,STY,A/4,\n"
                         "T2,EPA,2022-12-01T09:30,2022-12-01T16:00,,,,STY,5 6,\n"
                         "T3,EPA,2022-12-01T09:30,2022-12-01T16:00,,,,,STY/5 6 STY/A/4,\n"
                         "T4,EPA,2022-12-01T09:30,2022-12-01T16:00,,,,STY,1 2,\n",
                 "+4 ~0 =0 -0");
  list = importing_query (self, "SELECT s.code || ' ' || count(*) FROM session_trainer t "
                                "JOIN session_date d ON d.id = t.session_date "
                                "JOIN session s ON s.id = d.session GROUP BY s.code ORDER BY 1");
  g_assert_cmpstr (list, ==, "T1 1\nT2 1\nT3 2\nT4 2\n");
}

static void
test_places_ahead (Importing *self, gconstpointer data)
{
  g_autofree char *list = NULL;

  /* A place is held for the police, and one funded place is left. */
  assert_import (self, "sessions",
                 SESSION "HOLD,EPA,2022-12-06T09:30,2022-12-06T16:00,,en,2,,,open\n",
                 "+1 ~0 =0 -0");
  assert_import (self, "allocations", "session,organisation,places,until\nHOLD,NWP,1,2022-12-05\n",
                 "+1 ~0 =0 -0");
  assert_import (self, "bookings",
                 "session,organisation,staff_number,status,funded\n"
                 "HOLD,STY,1,booked,yes\nHOLD,STY,2,booked,yes\nHOLD,NWP,1,booked,yes\n"
                 "AWARD,STY,3,booked,yes\n",
                 "+3 ~0 =0 -1 3:W308 5:E307");
  list = importing_list (self, "bookings");
  g_assert_cmpstr (list, ==, "");

  /* Who waits takes no funded place. */
  assert_import (self, "bookings",
                 "session,organisation,staff_number,status,funded\n"
                 "HOLD,STY,1,booked,yes\nHOLD,STY,2,booked,yes\nHOLD,NWP,1,booked,yes\n",
                 "+3 ~0 =0 -0 3:W308");
}

static void
test_a_cancelled_booking_is_as_new (Importing *self, gconstpointer data)
{
  assert_import (self, "sessions",
                 SESSION "LATE,OLD,2022-12-05T09:30,2022-12-05T16:00,,en,,,,open\n", "+1 ~0 =0 -0");
  assert_import (self, "bookings",
                 "session,organisation,staff_number,status\nLATE,STY,1,cancelled\n", "+1 ~0 =0 -0");
  assert_import (self, "bookings", "session,organisation,staff_number,status\nLATE,STY,1,booked\n",
                 "+0 ~0 =0 -1 2:E308");
}

static void
test_ratings_keep_their_post (Importing *self, gconstpointer data)
{
  assert_import (self, "people",
                 "organisation,staff_number,role,started_on,left_on\n"
                 "STY,1,PRIS,2020-01-06,2021-12-31\nSTY,1,KEY,2022-01-01,\n",
                 "+1 ~1 =0 -0");
  assert_import (self, "needs",
                 "campaign,organisation,staff_number,area,rater,rating,rated_on\n"
                 "TNA,STY,1,GRP,self,2,2021-05-04\n",
                 "+1 ~0 =0 -0");
  assert_import (self, "needs",
                 "campaign,organisation,staff_number,area,rater,rating\nTNA,STY,1,GRP,self,2\n",
                 "+0 ~0 =1 -0");
}

static void
test_a_scale_with_answers_stays (Importing *self, gconstpointer data)
{
  assert_import (self, "evaluations",
                 "session,stage,respondent,question,value\nHELD,pre,A1,KNO,3\n", "+1 ~0 =0 -0");
  assert_import (self, "questions", "code,scale\nKNO,yes-no\n", "+0 ~0 =0 -1 2:E316");
  assert_import (self, "questions", "code,scale\nREC,1-5\n", "+0 ~1 =0 -0");
}

static void
test_an_address_of_elsewhere (Importing *self, gconstpointer data)
{
  assert_import (self, "records",
                 "organisation,email,course,completed_on\nNWP,a@example.org,POWER,2022-05-03\n",
                 "+0 ~0 =0 -1 2:E202");
}

#define add(path_, func_)                                                                          \
  g_test_add ("/import/sessions/" path_, Importing, NULL, set_up, func_, importing_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("sessions", test_sessions);
  add ("trainers", test_trainers);
  add ("capacity-ahead", test_capacity_ahead);
  add ("import-promotes-nobody", test_import_promotes_nobody);
  add ("a-crowded-room-is-a-fact", test_a_crowded_room_is_a_fact);
  add ("quota", test_quota);
  add ("retired-course", test_retired_course);
  add ("attendance", test_attendance);
  add ("records", test_records);
  add ("records-follow-their-post", test_records_follow_their_post);
  add ("all-that-is-wrong-with-a-row", test_all_that_is_wrong_with_a_row);
  add ("by-id", test_sessions_by_id);
  add ("over-midnight-and-blanks", test_sessions_over_midnight_and_blanks);
  add ("trainers-with-odd-numbers", test_trainers_with_odd_numbers);
  add ("places-ahead", test_places_ahead);
  add ("a-cancelled-booking-is-as-new", test_a_cancelled_booking_is_as_new);
  add ("ratings-keep-their-post", test_ratings_keep_their_post);
  add ("a-scale-with-answers-stays", test_a_scale_with_answers_stays);
  add ("an-address-of-elsewhere", test_an_address_of_elsewhere);
  add ("answers", test_answers);

  return g_test_run ();
}
