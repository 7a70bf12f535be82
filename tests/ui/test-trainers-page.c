/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Trainers and the cascade in the window: a trainer's own page, a substitute in one step that one
 * undo takes back, and the picture of who trained whom. */

#include "ui-driver.h"

#include "ffw-cascade-tree.h"
#include "ffw-form-window.h"
#include "ffw-replace-form.h"
#include "ffw-sessions-page.h"
#include "ffw-standing-keep.h"
#include "ffw-trainer-view.h"

typedef struct
{
  FfwWindow *window;
  gint64 session;
  gint64 person;
} Fixture;

/* Session REPLACE of GTI, by the first who may deliver it; and another trainer, made by them. */
static gboolean
make_session (FfwChange *change, gpointer data, GError **error)
{
  Fixture *fixture = data;
  FfwConnection *connection = ffw_change_get_connection (change);
  char uuid[FFW_UUID_SIZE];
  g_autoptr (FfwMessage) message = ffw_message_new ("init-empty", NULL);
  gint64 date = ffw_change_new_id (change);

  fixture->session = ffw_change_new_id (change);
  g_assert_true (ffw_connection_get_int (
      connection,
      "SELECT min (l.person) FROM record l JOIN course c ON c.id = l.course JOIN post p"
      " ON p.person = l.person WHERE c.code = 'GTI-TTT' AND l.outcome = 1 AND p.left_on IS NULL"
      " AND p.started_on < '2022-01-01' AND l.completed_on < '2022-11-01'",
      &fixture->person, error, ""));
  g_assert_cmpint (fixture->person, !=, 0);
  g_assert_true (ffw_connection_run (
      connection,
      "INSERT INTO session (id, uuid, code, course, language, status, first_on, last_on)"
      " SELECT ?, ?, 'REPLACE', min (id), 0, 1, '2022-12-05', '2022-12-05' FROM course"
      " WHERE code = 'GTI'",
      error, "is", fixture->session, ffw_change_new_uuid (change, uuid)));
  g_assert_true (ffw_connection_run (
      connection,
      "INSERT INTO session_date (id, uuid, session, starts_at, ends_at)"
      " VALUES (?, ?, ?, '2022-12-05T09:30', '2022-12-05T16:00')",
      error, "isi", date, ffw_change_new_uuid (change, uuid), fixture->session));
  g_assert_true (ffw_connection_run (connection,
                                     "INSERT INTO session_trainer (session_date, person)"
                                     " VALUES (?, ?)",
                                     error, "ii", date, fixture->person));
  ffw_change_set_message (change, message);

  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT,
                                                           ffw_standing_keep, &error);

  g_assert_no_error (error);
  ffw_workspace_change (workspace, make_session, fixture, NULL, &error);
  g_assert_no_error (error);
  ffw_workspace_close (workspace, &error);
  g_assert_no_error (error);
  fixture->window = ui_open (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_close (fixture->window);
}

static void
open_trainer (Fixture *fixture)
{
  ui_act_with (fixture->window, "win.show", "(ssx)", "sessions", "trainer", fixture->person);
  ui_wait_until (ui_find (fixture->window, FFW_TYPE_TRAINER_VIEW)
                 && ui_shows (ui_find (fixture->window, FFW_TYPE_TRAINER_VIEW), "Sessions ahead"));
}

/* From a trainer's own page; the best is chosen already. One undo takes it back. */
static void
test_replace (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;
  GtkWidget *view;

  open_trainer (fixture);
  view = ui_find (fixture->window, FFW_TYPE_TRAINER_VIEW);
  ui_act_with (fixture->window, "session.replace-trainer-of", "(xx)", fixture->session,
               fixture->person);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) != NULL);
  form = ui_find (ui_find_window (FFW_TYPE_FORM_WINDOW), FFW_TYPE_REPLACE_FORM);
  ui_wait_until (ui_shows (form, "Who could train instead"));
  ui_settle ();
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
  ui_wait_until (!ui_shows (view, "Sessions ahead"));

  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (ui_shows (view, "Sessions ahead"));
}

/* The picture has a column of those who were trained outside. */
static void
test_cascade (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  open_trainer (fixture);
  page = ui_find (fixture->window, FFW_TYPE_SESSIONS_PAGE);
  g_object_set (page, "view", "cascade", NULL);
  ui_wait_until (
      ui_find (page, FFW_TYPE_CASCADE_TREE)
      && ui_shows (ui_find (page, FFW_TYPE_CASCADE_TREE), "Generation 0: trained outside"));
  g_assert_true (ui_shows (page, "Thin places"));
}

int
main (int argc, char *argv[])
{
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/trainers-page/replace", Fixture, NULL, set_up, test_replace, tear_down);
  g_test_add ("/ui/trainers-page/cascade", Fixture, NULL, set_up, test_cascade, tear_down);

  return ui_main (argc, argv);
}
