/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thing done for many people: whom it is done for, who is left out and why, what it does to
 * standing, and that one undo takes all of it back. */

#include "ffw-history-text.h"
#include "ffw-history.h"
#include "ffw-many-record.h"
#include "ffw-many.h"
#include "ffw-standing-keep.h"
#include "ffw-store-test.h"
#include "ffw-waivers.h"

#define TODAY     ffw_date_new (2022, 11, 22)
#define DAY(m, d) ffw_date_new (2022, m, d)

/* Prison officers need GEN and TRA, key workers TRA. Siân's GEN has expired, Owain has both, Mair
 * neither. Huw has left. Elin is a key worker, and has a GEN that nobody asks of her. */
static const char *const rows[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, sector) VALUES (1, 'o1', 'STY', 'Styal', 0)",
  "INSERT INTO role (id, uuid, code, title_en) VALUES"
  " (7, 'r1', 'PRIS', 'Prison officer'), (8, 'r2', 'KEY', 'Key worker')",
  "INSERT INTO area (id, uuid, code, title_en) VALUES"
  " (11, 'a1', 'GEN', 'Gender'), (12, 'a2', 'TRA', 'Trauma')",
  "INSERT INTO course (id, uuid, code, title_en, completion, validity_months) VALUES"
  " (9, 'c1', 'POWER', 'Power', 'all', 24), (10, 'c2', 'LIFE', 'Life', 'all', NULL)",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES"
  " (13, 'ca1', 9, 11, 1), (14, 'ca2', 10, 12, 1)",
  "INSERT INTO requirement (id, uuid, code, area, role, level, mandatory, within_days) VALUES"
  " (15, 'q1', 'R1', 11, 7, 1, 1, 30), (16, 'q2', 'R2', 12, 7, 1, 1, 30),"
  " (17, 'q3', 'R3', 12, 8, 1, 1, 30)",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES"
  " (20, 'p1', 'Siân', 'Llwyd'), (21, 'p2', 'Owain', 'Rees'), (22, 'p3', 'Mair', 'Pugh'),"
  " (23, 'p4', 'Huw', 'Parry'), (24, 'p5', 'Elin', 'Gruffydd')",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, started_on, left_on) VALUES"
  " (30, 't1', 20, 1, '0101', '2020-01-01', NULL), (31, 't2', 21, 1, '0102', '2020-01-01', NULL),"
  " (32, 't3', 22, 1, '0103', '2020-01-01', NULL),"
  " (33, 't4', 23, 1, '0104', '2020-01-01', '2022-03-31'),"
  " (34, 't5', 24, 1, '0105', '2020-01-01', NULL)",
  "INSERT INTO post_role (post, role) VALUES (30, 7), (31, 7), (32, 7), (33, 7), (34, 8)",
  "INSERT INTO record (id, uuid, person, post, course, completed_on, outcome) VALUES"
  " (40, 'l1', 20, 30, 9, '2020-06-01', 1), (41, 'l2', 21, 31, 9, '2022-01-10', 1),"
  " (42, 'l3', 21, 31, 10, '2021-01-10', 1), (43, 'l4', 24, 34, 9, '2022-10-01', 1)",
  NULL,
};

static const gint64 everyone[] = { 30, 31, 32, 33, 34 };

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
  FfwManyPlan *plan;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = ffw_store_test_make_folder ();
  ffw_store_test_close (ffw_store_test_create_of_rows (fixture->folder, rows, 100));
  path = g_build_filename (fixture->folder, "test.fframwaith", NULL);
  fixture->workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT, ffw_standing_keep, &error);
  g_assert_no_error (error);
  ffw_store_test_run (fixture->workspace, "UPDATE person SET given_name = given_name");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->plan, ffw_many_plan_free);
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
}

/* A plan for everyone. */
static FfwManyPlan *
begin (Fixture *fixture, FfwManyAct act)
{
  g_clear_pointer (&fixture->plan, ffw_many_plan_free);
  fixture->plan = ffw_many_plan_new (act);
  g_array_append_vals (fixture->plan->posts, everyone, G_N_ELEMENTS (everyone));

  return fixture->plan;
}

static void
set (char **text, const char *to)
{
  g_free (*text);
  *text = g_strdup (to);
}

static void
plan_extension (Fixture *fixture, const char *areas, FfwDate until)
{
  FfwManyPlan *plan = begin (fixture, FFW_MANY_EXTEND);

  set (&plan->areas, areas);
  set (&plan->reason, "No course ran in the spring");
  plan->until = until;
}

static void
plan_waiver (Fixture *fixture, const char *areas, FfwDate from, FfwDate until)
{
  FfwManyPlan *plan = begin (fixture, FFW_MANY_WAIVE);

  set (&plan->areas, areas);
  set (&plan->reason, "Seconded to the Inspectorate");
  plan->from = from;
  plan->until = until;
}

static void
plan_roles (Fixture *fixture, FfwManyAct act, const char *roles, FfwDate from)
{
  FfwManyPlan *plan = begin (fixture, act);

  set (&plan->roles, roles);
  plan->from = from;
}

typedef struct
{
  const FfwManyPlan *plan;
  gboolean looks;
  FfwManyResult *result;
} Act;

static gboolean
act (FfwChange *change, gpointer data, GError **error)
{
  Act *self = data;

  self->result = (self->looks ? ffw_many_look : ffw_many_run) (change, self->plan, TODAY, error);

  return self->result != NULL;
}

static FfwManyResult *
look (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  Act self = { fixture->plan, TRUE, NULL };
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;

  ffw_workspace_change (fixture->workspace, act, &self, NULL, &error);
  g_assert_no_error (error);
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);

  return self.result;
}

/* Does it, after a look, which must have said the same. */
static FfwManyResult *
run (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwManyResult) seen = look (fixture);
  Act self = { fixture->plan, FALSE, NULL };

  ffw_workspace_change (fixture->workspace, act, &self, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self.result->n_people, ==, seen->n_people);
  g_assert_cmpuint (self.result->n_rows, ==, seen->n_rows);
  g_assert_cmpmem (self.result->n_left, sizeof seen->n_left, seen->n_left, sizeof seen->n_left);

  return self.result;
}

static void
assert_refused (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  Act self = { fixture->plan, FALSE, NULL };
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;

  g_assert_false (ffw_workspace_change (fixture->workspace, act, &self, NULL, &error));
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED);
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (before, ==, after);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* How a post stands in an area: a number of ffw_coding_standing; -2 where nothing is asked. */
static int
standing (Fixture *fixture, gint64 post, gint64 area)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT coalesce ((SELECT status FROM standing WHERE post = %" G_GINT64_FORMAT
      " AND area = %" G_GINT64_FORMAT " AND stands = 1), -2)",
      post, area);

  return (int)ffw_store_test_get_int (fixture->workspace, sql);
}

static gpointer
read_last (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) all = ffw_history_read (connection, 0, 1, error);

  g_assert_nonnull (all);

  return ffw_history_entry_to_text (connection, all->pdata[0], FFW_LANGUAGE_EN, error);
}

static void
assert_said (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = ffw_workspace_read (fixture->workspace, read_last, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, expected);
}

static void
assert_left (const FfwManyResult *result, const char *name, FfwManyLeft left)
{
  for (guint i = 0; i < result->left->len; i++)
    {
      const FfwManyPerson *person = result->left->pdata[i];

      if (g_str_equal (person->name, name))
        {
          g_assert_cmpint (person->left, ==, left);
          return;
        }
    }
  g_error ("%s was not left out", name);
}

static void
test_extend (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwManyResult) seen = NULL;
  g_autoptr (FfwManyResult) done = NULL;

  g_assert_cmpint (standing (fixture, 30, 11), ==, FFW_STANDING_EXPIRED);
  plan_extension (fixture, "GEN", DAY (12, 31));
  seen = look (fixture);
  g_assert_cmpuint (seen->n_people, ==, 1);
  g_assert_cmpuint (seen->n_longer, ==, 1);
  g_assert_cmpuint (ffw_many_result_count_left (seen), ==, 4);
  assert_left (seen, "Owain Rees", FFW_MANY_LEFT_LONGER);
  assert_left (seen, "Mair Pugh", FFW_MANY_LEFT_NO_RECORD);
  assert_left (seen, "Huw Parry", FFW_MANY_LEFT_ENDED);
  assert_left (seen, "Elin Gruffydd", FFW_MANY_LEFT_NOT_ASKED);
  g_assert_cmpuint (seen->effect.n[FFW_STANDING_EXPIRED + 1][FFW_STANDING_EXPIRING + 1], ==, 1);

  done = run (fixture);
  g_assert_cmpint (standing (fixture, 30, 11), ==, FFW_STANDING_EXPIRING);
  assert_said (fixture, "Extended the record of Siân Llwyd at Power until 31 December 2022");
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace,
                                           "SELECT count(*) FROM record WHERE id = 40"
                                           " AND expires_on = '2022-12-31'"
                                           " AND extension_reason = 'No course ran in the spring'"),
                   ==, 1);

  /* The same once more is so already. */
  g_clear_pointer (&seen, ffw_many_result_free);
  seen = look (fixture);
  g_assert_cmpuint (seen->n_rows, ==, 0);
  assert_left (seen, "Siân Llwyd", FFW_MANY_LEFT_HAS_ALREADY);

  undo (fixture);
  g_assert_cmpint (standing (fixture, 30, 11), ==, FFW_STANDING_EXPIRED);
  ffw_store_test_assert_sound (fixture->workspace);
}

static void
test_extend_limits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwManyResult) early = NULL;
  g_autoptr (FfwManyResult) shorter = NULL;

  /* Never before the completion, whatever else is asked. */
  plan_extension (fixture, "GEN", ffw_date_new (2020, 5, 31));
  fixture->plan->shorten = TRUE;
  early = run (fixture);
  g_assert_cmpuint (early->n_rows, ==, 0);
  assert_left (early, "Siân Llwyd", FFW_MANY_LEFT_TOO_EARLY);
  assert_left (early, "Owain Rees", FFW_MANY_LEFT_TOO_EARLY);

  /* What lasts longer, or for ever, is shortened only where that is meant. */
  plan_extension (fixture, "", DAY (12, 31));
  fixture->plan->shorten = TRUE;
  shorter = run (fixture);
  g_assert_cmpuint (shorter->n_people, ==, 2);
  g_assert_cmpuint (shorter->n_rows, ==, 3);
  g_assert_cmpint (standing (fixture, 31, 12), ==, FFW_STANDING_EXPIRING);
  assert_said (fixture, "Extended 3 records until 31 December 2022");
  undo (fixture);
  g_assert_cmpint (standing (fixture, 31, 12), ==, FFW_STANDING_MET);

  set (&fixture->plan->reason, "");
  assert_refused (fixture);
}

/* A record may count longer for another area, whether or not that is among those asked. */
static void
test_extend_renewed (Fixture *fixture, gconstpointer data)
{
  static const gint64 record = 40;
  static const char *const areas[] = { "GEN", "GEN TRA", "" };

  ffw_store_test_run (fixture->workspace, "INSERT INTO course_area (id, uuid, course, area, level)"
                                          " VALUES (18, 'ca3', 9, 12, 1)");
  ffw_store_test_run (fixture->workspace, "UPDATE requirement SET renew_months = 60 WHERE id = 16");
  g_assert_cmpint (standing (fixture, 30, 11), ==, FFW_STANDING_EXPIRED);
  g_assert_cmpint (standing (fixture, 30, 12), ==, FFW_STANDING_MET);

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autoptr (FfwManyResult) seen = NULL;

      plan_extension (fixture, areas[i], DAY (12, 31));
      g_array_set_size (fixture->plan->posts, 1);
      seen = run (fixture);
      g_assert_cmpuint (seen->n_longer, ==, 1);
      assert_left (seen, "Siân Llwyd", FFW_MANY_LEFT_LONGER);
    }

  g_autoptr (FfwManyResult) chosen = NULL;

  g_array_set_size (fixture->plan->posts, 0);
  g_array_append_val (fixture->plan->rows, record);
  chosen = run (fixture);
  assert_left (chosen, "Siân Llwyd", FFW_MANY_LEFT_LONGER);
  g_assert_cmpint (standing (fixture, 30, 12), ==, FFW_STANDING_MET);
}

static void
test_take_away (Fixture *fixture, gconstpointer data)
{
  static const gint64 records[] = { 40, 41, 99 };
  g_autoptr (FfwManyResult) extended = NULL;
  g_autoptr (FfwManyResult) taken = NULL;

  /* Chosen records: that of somebody who has left, or whom nobody asks for it, as well. */
  plan_extension (fixture, "", ffw_date_new (2024, 12, 31));
  g_array_set_size (fixture->plan->posts, 0);
  g_array_append_vals (fixture->plan->rows, records, G_N_ELEMENTS (records));
  extended = run (fixture);
  g_assert_cmpuint (extended->n_rows, ==, 2);
  g_assert_cmpuint (extended->n_left[FFW_MANY_LEFT_GONE], ==, 1);
  g_assert_cmpint (standing (fixture, 30, 11), ==, FFW_STANDING_MET);

  begin (fixture, FFW_MANY_UNEXTEND);
  taken = run (fixture);
  g_assert_cmpuint (taken->n_rows, ==, 2);
  assert_left (taken, "Mair Pugh", FFW_MANY_LEFT_NO_RECORD);
  assert_said (fixture, "Extensions of 2 records taken away");
  g_assert_cmpint (standing (fixture, 30, 11), ==, FFW_STANDING_EXPIRED);
  g_assert_cmpint (
      ffw_store_test_get_int (fixture->workspace,
                              "SELECT count(*) FROM record WHERE expires_on IS NOT NULL"
                              " OR extension_reason IS NOT NULL"),
      ==, 0);
  undo (fixture);
  g_assert_cmpint (standing (fixture, 30, 11), ==, FFW_STANDING_MET);
}

static gpointer
read_waivers (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_waivers_read (connection, 30, FFW_LANGUAGE_EN, error);
}

static void
test_waive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwManyResult) done = NULL;
  g_autoptr (FfwManyResult) again = NULL;
  g_autoptr (GPtrArray) waivers = NULL;

  plan_waiver (fixture, "GEN TRA", TODAY, TODAY - 1);
  assert_refused (fixture);
  plan_waiver (fixture, "", TODAY, TODAY + 90);
  assert_refused (fixture);

  plan_waiver (fixture, "GEN TRA", TODAY, ffw_date_new (2023, 3, 31));
  done = run (fixture);
  g_assert_cmpuint (done->n_people, ==, 4);
  g_assert_cmpuint (done->n_rows, ==, 7);
  assert_left (done, "Huw Parry", FFW_MANY_LEFT_ENDED);
  assert_said (fixture, "Added 7 waivers, until 31 March 2023");
  g_assert_cmpint (standing (fixture, 30, 11), ==, FFW_STANDING_WAIVED);
  g_assert_cmpint (standing (fixture, 34, 12), ==, FFW_STANDING_WAIVED);
  g_assert_cmpint (standing (fixture, 34, 11), ==, -2);

  /* Who has one for all of the time gets no second; a longer one takes the place of the same. */
  plan_waiver (fixture, "GEN", TODAY + 1, ffw_date_new (2023, 2, 1));
  again = run (fixture);
  g_assert_cmpuint (again->n_left[FFW_MANY_LEFT_HAS_ALREADY], ==, 3);
  g_assert_cmpuint (again->n_rows, ==, 0);
  g_clear_pointer (&again, ffw_many_result_free);
  plan_waiver (fixture, "GEN", TODAY, ffw_date_new (2023, 4, 30));
  again = run (fixture);
  g_assert_cmpuint (again->n_rows, ==, 3);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT count(*) FROM waiver"), ==,
                   7);

  waivers = ffw_workspace_read (fixture->workspace, read_waivers, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waivers->len, ==, 2);
  g_assert_cmpstr (((FfwWaiver *)waivers->pdata[0])->area, ==, "Gender");
  g_assert_cmpstr (((FfwWaiver *)waivers->pdata[0])->reason, ==, "Seconded to the Inspectorate");

  undo (fixture);
  undo (fixture);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT count(*) FROM waiver"), ==,
                   0);
  g_assert_cmpint (standing (fixture, 30, 11), ==, FFW_STANDING_EXPIRED);
}

static void
test_end_waivers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwManyResult) made = NULL;
  g_autoptr (FfwManyResult) ended = NULL;
  g_autoptr (FfwManyResult) early = NULL;
  g_autoptr (FfwManyResult) removed = NULL;

  plan_waiver (fixture, "GEN TRA", TODAY - 10, TODAY + 90);
  made = run (fixture);

  begin (fixture, FFW_MANY_END_WAIVERS);
  assert_refused (fixture);
  set (&fixture->plan->areas, "GEN");
  fixture->plan->until = TODAY - 11;
  early = run (fixture);
  g_assert_cmpuint (early->n_rows, ==, 0);
  g_assert_cmpuint (early->n_left[FFW_MANY_LEFT_TOO_EARLY], ==, 3);
  fixture->plan->until = TODAY - 1;
  ended = run (fixture);
  g_assert_cmpuint (ended->n_rows, ==, 3);
  assert_said (fixture, "Ended 3 waivers on 21 November 2022");
  g_assert_cmpint (standing (fixture, 30, 11), ==, FFW_STANDING_EXPIRED);
  g_assert_cmpint (standing (fixture, 30, 12), ==, FFW_STANDING_WAIVED);

  /* Those that are over stay, as what was so. */
  begin (fixture, FFW_MANY_REMOVE_WAIVERS);
  removed = run (fixture);
  g_assert_cmpuint (removed->n_rows, ==, 4);
  assert_left (removed, "Huw Parry", FFW_MANY_LEFT_NO_WAIVER);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT count(*) FROM waiver"), ==,
                   3);
  undo (fixture);
  g_assert_cmpint (standing (fixture, 30, 12), ==, FFW_STANDING_WAIVED);
}

static void
test_roles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwManyResult) seen = NULL;
  g_autoptr (FfwManyResult) done = NULL;

  plan_roles (fixture, FFW_MANY_ADD_ROLES, "PRIS", TODAY);
  seen = look (fixture);
  g_assert_cmpuint (seen->n_people, ==, 1);
  g_assert_cmpuint (seen->n_left[FFW_MANY_LEFT_HAS_ALREADY], ==, 3);
  assert_left (seen, "Huw Parry", FFW_MANY_LEFT_ENDED);
  /* What the new post is asked is compared with what the old one was. */
  g_assert_cmpuint (seen->effect.n[0][FFW_STANDING_MET + 1], ==, 1);
  g_assert_cmpuint (seen->effect.n[FFW_STANDING_MISSING + 1][FFW_STANDING_DUE + 1], ==, 1);
  g_assert_cmpuint (seen->effect.n[FFW_STANDING_MISSING + 1][0], ==, 0);

  done = run (fixture);
  assert_said (fixture, "Roles of Elin Gruffydd changed, from 22 November 2022");
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace,
                                           "SELECT count(*) FROM post WHERE person = 24"
                                           " AND (left_on = '2022-11-21' OR"
                                           " started_on = '2022-11-22')"),
                   ==, 2);
  undo (fixture);
  g_assert_cmpint (
      ffw_store_test_get_int (fixture->workspace, "SELECT count(*) FROM post WHERE person = 24"),
      ==, 1);

  plan_roles (fixture, FFW_MANY_SET_ROLES, "", TODAY);
  assert_refused (fixture);
}

static void
test_correct_roles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwManyResult) set_to = NULL;
  g_autoptr (FfwManyResult) removed = NULL;

  plan_roles (fixture, FFW_MANY_SET_ROLES, "KEY", FFW_DATE_NONE);
  set_to = run (fixture);
  g_assert_cmpuint (set_to->n_people, ==, 3);
  assert_left (set_to, "Elin Gruffydd", FFW_MANY_LEFT_HAS_ALREADY);
  assert_said (fixture, "Roles of 3 posts corrected");
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT count(*) FROM post"), ==, 5);
  g_assert_cmpint (standing (fixture, 30, 11), ==, -2);

  plan_roles (fixture, FFW_MANY_REMOVE_ROLES, "KEY", FFW_DATE_NONE);
  removed = run (fixture);
  g_assert_cmpuint (removed->n_rows, ==, 0);
  g_assert_cmpuint (removed->n_left[FFW_MANY_LEFT_LAST_ROLE], ==, 4);
  undo (fixture);
  g_assert_cmpint (standing (fixture, 30, 11), ==, FFW_STANDING_EXPIRED);
}

/* Whose rows a course would be recorded in. */
typedef struct
{
  FfwDate on;
  char *takers;
  FfwManyResult *result;
} Picking;

static gboolean
pick (FfwChange *change, gpointer data, GError **error)
{
  Picking *self = data;
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GPtrArray) takers = NULL;

  /* Somebody who was chosen by two rows is one. */
  g_array_append_vals (posts, everyone, G_N_ELEMENTS (everyone));
  g_array_append_vals (posts, everyone, 1);
  takers = ffw_many_pick_takers (change, posts, "POWER", self->on, TODAY, &self->result, error);
  g_assert_nonnull (takers);
  for (guint i = 0; i < takers->len; i++)
    {
      const FfwManyTaker *taker = takers->pdata[i];

      g_string_append_printf (all, " %s", taker->person);
      if (!g_str_equal (taker->organisation, "STY"))
        g_string_append_printf (all, "@%s", taker->organisation);
    }
  self->takers = g_strdup (all->str);
  ffw_change_discard (change);

  return TRUE;
}

static void
assert_takers (Fixture *fixture, FfwDate on, const char *takers, FfwManyLeft left, guint n)
{
  Picking picking = { .on = on };
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, pick, &picking, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (picking.takers, ==, takers);
  g_assert_cmpuint (picking.result->n_left[left], ==, n);
  g_free (picking.takers);
  ffw_many_result_free (picking.result);
}

static void
test_record (Fixture *fixture, gconstpointer data)
{
  assert_takers (fixture, TODAY, " p1 p2 p3 p5", FFW_MANY_LEFT_ENDED, 1);
  assert_takers (fixture, DAY (1, 10), " p1 p3 p4 p5", FFW_MANY_LEFT_HAS_ALREADY, 1);
  assert_takers (fixture, ffw_date_new (2019, 12, 31), "", FFW_MANY_LEFT_NOT_BEGUN, 5);
}

/* What is chosen may be a post that is over: the training is of the one that was held. */
static void
test_record_elsewhere (Fixture *fixture, gconstpointer data)
{
  ffw_store_test_run (fixture->workspace, "INSERT INTO organisation (id, uuid, code, sector)"
                                          " VALUES (2, 'o2', 'SAFER', 1)");
  ffw_store_test_run (fixture->workspace,
                      "INSERT INTO post (id, uuid, person, organisation, started_on)"
                      " VALUES (35, 't6', 23, 2, '2022-03-01')");
  assert_takers (fixture, TODAY, " p1 p2 p3 p4@SAFER p5", FFW_MANY_LEFT_ENDED, 0);
  assert_takers (fixture, DAY (3, 31), " p1 p2 p3 p4 p5", FFW_MANY_LEFT_ENDED, 0);
}

int
main (int argc, char **argv)
{
  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/many/extend", test_extend);
  ADD ("/many/extend/limits", test_extend_limits);
  ADD ("/many/extend/renewed", test_extend_renewed);
  ADD ("/many/extend/take-away", test_take_away);
  ADD ("/many/waive", test_waive);
  ADD ("/many/waive/end", test_end_waivers);
  ADD ("/many/roles", test_roles);
  ADD ("/many/roles/correct", test_correct_roles);
  ADD ("/many/record", test_record);
  ADD ("/many/record/elsewhere", test_record_elsewhere);

  return g_test_run ();
}
