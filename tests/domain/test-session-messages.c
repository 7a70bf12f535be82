/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is told what of a session, once it is planned and after it has changed. */

#include "ffw-booking-actions.h"
#include "ffw-session-actions.h"
#include "ffw-session-messages.h"
#include "ffw-store-test.h"
#include "ffw-trainer.h"

#include <string.h>

#define TODAY ffw_date_new (2022, 11, 22)

/* S-1 (50) of POWER, on two days. Siân (20) trains; Owain (21), who reads Welsh, has a place, and
 * Mair (22), who has no e-mail address, waits. Huw (23) may train as well: no course authorises. */
static const char *const rows[] = {
  "INSERT INTO organisation (id, uuid, code) VALUES (2, 'o2', 'STY')",
  "INSERT INTO course (id, uuid, code, title_en, title_cy, completion) VALUES"
  " (9, 'c1', 'POWER', 'The course', 'Y cwrs', 'all')",
  "INSERT INTO person (id, uuid, given_name, family_name, training_language) VALUES"
  " (20, 'p0', 'Siân', 'Llwyd', 0), (21, 'p1', 'Owain', 'Rees', 1), (22, 'p2', 'Mair', 'Pugh', 2),"
  " (23, 'p3', 'Huw', 'Parry', NULL)",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, email, started_on) VALUES"
  " (30, 's0', 20, 2, '01', 'sian@example.org', '2020-01-01'),"
  " (31, 's1', 21, 2, '02', 'owain@example.org', '2020-01-01'),"
  " (32, 's2', 22, 2, '03', NULL, '2020-01-01'), (33, 's3', 23, 2, '04', NULL, '2020-01-01')",
  "INSERT INTO session (id, uuid, code, course, capacity, status, first_on, last_on, notes) VALUES"
  " (50, 'e1', 'S-1', 9, 1, 1, '2022-12-05', '2022-12-06', 'Bring lunch')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at, venue) VALUES"
  " (55, 'd1', 50, '2022-12-05T09:30', '2022-12-05T16:00', 'Room 2'),"
  " (56, 'd2', 50, '2022-12-06T09:30', '2022-12-06T16:00', NULL)",
  "INSERT INTO session_trainer (session_date, person, post) VALUES (55, 20, 30), (56, 20, 30)",
  "INSERT INTO booking (id, uuid, session, person, post, status, asked_at) VALUES"
  " (60, 'b1', 50, 21, 31, 0, '2022-11-01T09:00'), (61, 'b2', 50, 22, 32, 1, '2022-11-02T09:00')",
  NULL,
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
  GPtrArray *notices;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = ffw_store_test_make_folder ();
  fixture->workspace = ffw_store_test_create_of_rows (fixture->folder, rows, 100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->notices, g_ptr_array_unref);
  ffw_store_test_assert_sound (fixture->workspace);
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
}

static gpointer
read_notices (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_session_messages_read (connection, 50, *(FfwDate *)data, FFW_LANGUAGE_EN, error);
}

static void
look_on (Fixture *fixture, FfwDate today)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->notices, g_ptr_array_unref);
  fixture->notices = ffw_workspace_read (fixture->workspace, read_notices, &today, NULL, &error);
  g_assert_no_error (error);
}

static void
look (Fixture *fixture)
{
  look_on (fixture, TODAY);
}

static const FfwNotice *
find (Fixture *fixture, gint64 person)
{
  for (guint i = 0; i < fixture->notices->len; i++)
    {
      const FfwNotice *notice = fixture->notices->pdata[i];

      if (notice->person == person)
        return notice;
    }

  return NULL;
}

static gboolean
mark_all (FfwChange *change, gpointer data, GError **error)
{
  return ffw_session_messages_mark (change, 50, data, error);
}

static gboolean
unmark_owain (FfwChange *change, gpointer data, GError **error)
{
  return ffw_session_messages_unmark (change, 50, 21, error);
}

static gboolean
move_a_week (FfwChange *change, gpointer data, GError **error)
{
  return ffw_session_move (change, 50, 0, 7, 0, TODAY, error);
}

static gboolean
cancel_all (FfwChange *change, gpointer data, GError **error)
{
  g_autoptr (FfwBookingResult) result = ffw_booking_cancel_session (change, "S-1", TODAY, error);

  return result != NULL;
}

static gboolean
cancel_owain (FfwChange *change, gpointer data, GError **error)
{
  const char *const people[] = { "STY/02", NULL };
  g_autoptr (FfwBookingResult) result = ffw_booking_cancel (change, "S-1", people, TODAY, error);

  return result != NULL;
}

static gboolean
replace_sian (FfwChange *change, gpointer data, GError **error)
{
  return ffw_trainer_take_over (change, 50, 20, 23, TODAY, NULL, error);
}

static void
act (Fixture *fixture, FfwChangeFunc func)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, func, fixture->notices, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_text (const FfwNotice *notice, const char *part)
{
  g_test_message ("%s\n%s", notice->subject, notice->text);
  g_assert_nonnull (strstr (notice->text, part));
}

/* Sessions of which somebody has to be told of a change. */
static gint64
count_untold (Fixture *fixture)
{
  return ffw_store_test_get_int (fixture->workspace,
                                 "SELECT count(*) FROM session s WHERE " FFW_SQL_SESSION_UNTOLD);
}

static void
test_joining (Fixture *fixture, gconstpointer data)
{
  look (fixture);
  g_assert_cmpuint (fixture->notices->len, ==, 3);
  g_assert_cmpint (find (fixture, 21)->language, ==, FFW_LANGUAGE_CY);
  g_assert_cmpstr (find (fixture, 21)->about, ==, "has a place");
  g_assert_cmpstr (find (fixture, 21)->email, ==, "owain@example.org");
  assert_text (find (fixture, 21), "Y cwrs");
  assert_text (find (fixture, 21), "09:30–16:00, Room 2\n");
  assert_text (find (fixture, 21), "Bring lunch");
  assert_text (find (fixture, 21), "Siân Llwyd");
  g_assert_nonnull (strstr (find (fixture, 22)->about, "phone them"));
  assert_text (find (fixture, 22), "waiting list");
  assert_text (find (fixture, 20), "You are to give “The course”.");
  for (guint i = 0; i < fixture->notices->len; i++)
    g_assert_true (((const FfwNotice *)fixture->notices->pdata[i])->has_news);

  act (fixture, mark_all);
  look (fixture);
  g_assert_cmpuint (fixture->notices->len, ==, 3);
  for (guint i = 0; i < fixture->notices->len; i++)
    {
      g_assert_false (((const FfwNotice *)fixture->notices->pdata[i])->has_news);
      g_assert_nonnull (((const FfwNotice *)fixture->notices->pdata[i])->sent_at);
    }
  act (fixture, unmark_owain);
  look (fixture);
  g_assert_true (find (fixture, 21)->has_news);
  g_assert_false (find (fixture, 22)->has_news);
}

static void
test_moved (Fixture *fixture, gconstpointer data)
{
  act (fixture, move_a_week);
  look (fixture);
  g_assert_cmpuint (fixture->notices->len, ==, 3);
  g_assert_cmpstr (find (fixture, 21)->about, ==, "dates or place changed");
  assert_text (find (fixture, 20), "have changed");
  assert_text (find (fixture, 20), "Monday 12 December 2022, 09:30–16:00, Room 2");

  /* Taken back before anybody was told, there is nothing to say of it. */
  {
    g_autoptr (GError) error = NULL;

    ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  look (fixture);
  assert_text (find (fixture, 20), "You are to give");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  act (fixture, cancel_all);
  look (fixture);
  g_assert_cmpuint (fixture->notices->len, ==, 3);
  assert_text (find (fixture, 20), "was cancelled");
  g_assert_null (strstr (find (fixture, 20)->text, "If you cannot come"));
  assert_text (find (fixture, 22), "“The course” on 5 December 2022 was cancelled.");
  act (fixture, mark_all);
  look (fixture);
  g_assert_null (find (fixture, 21)); /* who knows, and has nothing to do with it any more */
}

static void
test_place_lost (Fixture *fixture, gconstpointer data)
{
  look (fixture);
  act (fixture, mark_all);
  g_assert_cmpint (count_untold (fixture), ==, 0);
  act (fixture, cancel_owain);
  g_assert_cmpint (count_untold (fixture), ==, 1);
  look (fixture);
  g_assert_cmpstr (find (fixture, 21)->about, ==, "has no place any more");
  g_assert_true (find (fixture, 21)->has_news);
  g_assert_true (g_str_has_prefix (find (fixture, 22)->about, "has a place")); /* promoted */
  g_assert_true (find (fixture, 22)->has_news);
  g_assert_false (find (fixture, 20)->has_news);
  g_assert_true (fixture->notices->pdata[0] == find (fixture, 21));
  act (fixture, mark_all);
  g_assert_cmpint (count_untold (fixture), ==, 0);
}

static void
test_other_trainer (Fixture *fixture, gconstpointer data)
{
  look (fixture);
  act (fixture, mark_all);
  act (fixture, replace_sian);
  look (fixture);
  g_assert_cmpuint (fixture->notices->len, ==, 4);
  g_assert_cmpstr (find (fixture, 20)->about, ==, "does not train any more");
  g_assert_true (g_str_has_prefix (find (fixture, 23)->about, "trains"));
  g_assert_cmpstr (find (fixture, 21)->about, ==, "other trainers");
  assert_text (find (fixture, 21), "Huw Parry");
  g_assert_true (find (fixture, 22)->has_news);
}

static void
test_over (Fixture *fixture, gconstpointer data)
{
  look_on (fixture, ffw_date_new (2022, 12, 7));
  g_assert_cmpuint (fixture->notices->len, ==, 0);
  look_on (fixture, ffw_date_new (2022, 12, 6));
  g_assert_cmpuint (fixture->notices->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/session-messages/joining", test_joining);
  ADD ("/session-messages/moved", test_moved);
  ADD ("/session-messages/cancelled", test_cancelled);
  ADD ("/session-messages/place-lost", test_place_lost);
  ADD ("/session-messages/other-trainer", test_other_trainer);
  ADD ("/session-messages/over", test_over);
#undef ADD

  return g_test_run ();
}
