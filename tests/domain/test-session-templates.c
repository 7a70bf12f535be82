/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a new session begins with: templates of its course, and the last session. */

#include "ffw-session-templates.h"
#include "ffw-store-test.h"

static const char *const rows[] = {
  "INSERT INTO course (id, uuid, code, title_en, completion) VALUES"
  " (1, 'c1', 'GTI', 'Gender and trauma', 'all'), (2, 'c2', 'POWER', 'Power', 'all')",
  "INSERT INTO session (id, uuid, code, course, language, capacity, minimum, waiting_order,"
  " funding, notes, status, first_on, last_on) VALUES"
  " (10, 's1', 'GTI-2026-02', 1, 1, 20, 6, 1, 'Welsh Government', 'Ring the bell', 2,"
  "  '2026-10-30', '2026-10-31'),"
  " (11, 's2', 'GTI-2026-11', 1, 0, 5, NULL, 0, NULL, NULL, 3, '2026-12-05', '2026-12-05'),"
  " (12, 's3', 'GTI-2026-x', 1, 0, 5, NULL, 0, NULL, NULL, 0, NULL, NULL),"
  " (13, 's4', 'GTI-2025-40', 1, 0, 5, NULL, 0, NULL, NULL, 2, '2025-12-05', '2025-12-05')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at, venue, link) VALUES"
  " (20, 'd1', 10, '2026-10-30T09:30', '2026-10-30T16:00', 'Newport', NULL),"
  " (21, 'd2', 10, '2026-10-31T10:00', '2026-10-31T15:30', NULL, 'https://meet.example/1'),"
  " (22, 'd3', 11, '2026-12-05T09:30', '2026-12-05T16:00', NULL, NULL),"
  " (23, 'd4', 13, '2025-12-05T22:00', '2025-12-06T02:00', NULL, NULL)",
  NULL,
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
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
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
}

static gpointer
read_last (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_session_template_of_last (connection, data, error);
}

static gpointer
read_templates (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_session_templates_read (connection, data, error);
}

static void
assert_date (const FfwSessionTemplate *template, guint i, guint day, guint starts, guint ends,
             const char *venue, const char *link)
{
  const FfwTemplateDate *date = template->dates->pdata[i];

  g_assert_cmpuint (date->day, ==, day);
  g_assert_cmpuint (date->starts, ==, starts);
  g_assert_cmpuint (date->ends, ==, ends);
  g_assert_cmpstr (date->venue, ==, venue);
  g_assert_cmpstr (date->link, ==, link);
}

/* Of the last one that was not cancelled; the notes were about that one alone. */
static void
test_last (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwSessionTemplate) last = ffw_workspace_read (fixture->workspace, read_last,
                                                            (gpointer) "GTI", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (last->name, ==, "GTI-2026-02");
  g_assert_cmpint (last->id, ==, 0);
  g_assert_cmpint (last->language, ==, 1);
  g_assert_cmpint (last->capacity, ==, 20);
  g_assert_cmpint (last->minimum, ==, 6);
  g_assert_cmpint (last->waiting_order, ==, 1);
  g_assert_cmpstr (last->funding, ==, "Welsh Government");
  g_assert_cmpstr (last->notes, ==, "");
  g_assert_cmpuint (last->dates->len, ==, 2);
  assert_date (last, 0, 0, 570, 960, "Newport", "");
  assert_date (last, 1, 1, 600, 930, "", "https://meet.example/1");
  g_assert_null (
      ffw_workspace_read (fixture->workspace, read_last, (gpointer) "POWER", NULL, &error));
  g_assert_no_error (error);
}

typedef struct
{
  const char *course;
  const FfwSessionTemplate *template;
  gint64 remove;
} Act;

static gboolean
run_act (FfwChange *change, gpointer data, GError **error)
{
  const Act *act = data;

  return act->template ? ffw_session_template_save (change, act->course, act->template, error)
                       : ffw_session_template_remove (change, act->remove, error);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = ffw_workspace_read (fixture->workspace, read_templates, (gpointer) "GTI", NULL,
                                       &error);

  g_assert_no_error (error);

  return all;
}

static void
do_act (Fixture *fixture, Act act)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, run_act, &act, NULL, &error);
  g_assert_no_error (error);
}

/* What was saved is read again as it was; saved once more it is written over; undo takes it back.
 */
static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwSessionTemplate) template = ffw_session_template_new (" Two days ");
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;
  const FfwSessionTemplate *kept;

  template->capacity = 12;
  template->language = 2;
  ffw_session_template_add_date (template, 0, 570, 960, "Newport", NULL);
  ffw_session_template_add_date (template, 7, 570, 960, NULL, "https://x");
  do_act (fixture, (Act){ .course = "GTI", .template = template });
  saved = list (fixture);
  g_assert_cmpuint (saved->len, ==, 1);
  kept = saved->pdata[0];
  g_assert_cmpstr (kept->name, ==, "Two days");
  g_assert_cmpint (kept->capacity, ==, 12);
  g_assert_cmpint (kept->minimum, ==, FFW_NULL);
  g_assert_cmpint (kept->language, ==, 2);
  g_assert_cmpuint (kept->dates->len, ==, 2);
  assert_date (kept, 0, 0, 570, 960, "Newport", "");
  assert_date (kept, 1, 7, 570, 960, "", "https://x");

  template->capacity = FFW_NULL;
  g_ptr_array_set_size (template->dates, 1);
  do_act (fixture, (Act){ .course = "GTI", .template = template });
  again = list (fixture);
  g_assert_cmpuint (again->len, ==, 1);
  kept = again->pdata[0];
  g_assert_cmpint (kept->capacity, ==, FFW_NULL);
  g_assert_cmpuint (kept->dates->len, ==, 1);

  do_act (fixture, (Act){ .remove = kept->id });
  none = list (fixture);
  g_assert_cmpuint (none->len, ==, 0);
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  undone = list (fixture);
  g_assert_cmpuint (undone->len, ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwSessionTemplate) nameless = ffw_session_template_new ("  ");
  g_autoptr (FfwSessionTemplate) named = ffw_session_template_new ("Day");
  const Act acts[] = {
    { .course = "GTI", .template = nameless },
    { .course = "GONE", .template = named },
    { .remove = 77 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          ffw_workspace_change (fixture->workspace, run_act, (gpointer)&acts[i], NULL, &error));
      g_assert_true (error->domain == FFW_ACTION_ERROR);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/session-templates/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("last", test_last);
  ADD ("save", test_save);
  ADD ("refused", test_refused);
#undef ADD

  return g_test_run ();
}
