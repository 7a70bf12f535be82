/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register, filled in and closed in its window: by its keys, saved by itself, and taken back.
 */

#include "ui-driver.h"

#include "ffw-choice.h"
#include "ffw-form-window.h"
#include "ffw-meeting-form.h"
#include "ffw-people-finder.h"
#include "ffw-register-actions.h"
#include "ffw-register-form.h"
#include "ffw-register-row.h"
#include "ffw-standing-keep.h"
#include "ffw-text-entry.h"

typedef struct
{
  FfwWindow *window;
  GtkWidget *form;
  gint64 session;
} Fixture;

/* A session of two dates, of which the second is today, and Siân Ash, Owain Bow and Siân Cox. */
static gboolean
make_session (FfwChange *change, gpointer data, GError **error)
{
  static const char *const people[][2]
      = { { "Siân", "Ash" }, { "Owain", "Bow" }, { "Siân", "Cox" } };
  static const char *const dates[] = { "2022-11-21", "2022-11-22" };
  FfwConnection *connection = ffw_change_get_connection (change);
  gint64 *session = data;
  char uuid[FFW_UUID_SIZE];
  g_autoptr (FfwMessage) message = ffw_message_new ("init-empty", NULL);

  *session = ffw_change_new_id (change);
  g_assert_true (ffw_connection_run (
      connection,
      "INSERT INTO session (id, uuid, code, course, language, status, first_on, last_on)"
      " SELECT ?, ?, 'REG1', max (id), 0, 1, '2022-11-21', '2022-11-22' FROM course"
      " WHERE completion = 'all'",
      error, "is", *session, ffw_change_new_uuid (change, uuid)));
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    g_assert_true (
        ffw_connection_run (connection,
                            "INSERT INTO session_date (id, uuid, session, starts_at, ends_at)"
                            " VALUES (?, ?, ?, ? || 'T09:30', ? || 'T16:00')",
                            error, "isiss", ffw_change_new_id (change),
                            ffw_change_new_uuid (change, uuid), *session, dates[i], dates[i]));
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      gint64 person = ffw_change_new_id (change);
      gint64 booking = ffw_change_new_id (change);

      g_assert_true (ffw_connection_run (
          connection, "INSERT INTO person (id, uuid, given_name, family_name) VALUES (?, ?, ?, ?)",
          error, "isss", person, ffw_change_new_uuid (change, uuid), people[i][0], people[i][1]));
      g_assert_true (ffw_connection_run (
          connection,
          "INSERT INTO booking (id, uuid, session, person, status) VALUES (?, ?, ?, ?, 0)", error,
          "isii", booking, ffw_change_new_uuid (change, uuid), *session, person));
      g_assert_true (ffw_connection_run (
          connection, "INSERT INTO booking_status (id, booking, status, at) VALUES (?, ?, 0, ?)",
          error, "iis", ffw_change_new_id (change), booking, ffw_change_get_now (change)));
    }
  ffw_change_set_message (change, message);

  return TRUE;
}

static GtkWidget *
get_form (void)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  return window ? ui_find (window, FFW_TYPE_REGISTER_FORM) : NULL;
}

static GtkListBoxRow *
row_at (Fixture *fixture, int position)
{
  GtkWidget *row = fixture->form ? ui_find (fixture->form, FFW_TYPE_REGISTER_ROW) : NULL;

  return row ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (gtk_widget_get_parent (row)), position)
             : NULL;
}

static void
open_register (Fixture *fixture)
{
  ui_act_with (fixture->window, "session.register", "x", fixture->session);
  ui_wait_until ((fixture->form = get_form ()) != NULL && row_at (fixture, 2) != NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT,
                                                           ffw_standing_keep, &error);

  g_assert_no_error (error);
  ffw_workspace_change (workspace, make_session, &fixture->session, NULL, &error);
  g_assert_no_error (error);
  ffw_workspace_close (workspace, &error);
  g_assert_no_error (error);
  fixture->window = ui_open (path);
  open_register (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  ui_close (fixture->window);
}

static void
press (Fixture *fixture, guint key)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (row_at (fixture, 0)));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
      if (taken)
        return;
    }
  g_assert_not_reached ();
}

static gboolean
has_keyboard (Fixture *fixture, int position)
{
  GtkWidget *row = GTK_WIDGET (row_at (fixture, position));

  return gtk_root_get_focus (gtk_widget_get_root (row)) == row;
}

/* By the keys alone: names are gone to by their letters, marks go on to the next, and all of them
 * are written as one change without anybody saying so. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  ui_wait_until (has_keyboard (fixture, 0));
  press (fixture, GDK_KEY_space);
  g_assert_true (has_keyboard (fixture, 1));
  press (fixture, GDK_KEY_s);
  press (fixture, GDK_KEY_i);
  g_assert_true (has_keyboard (fixture, 2));
  press (fixture, GDK_KEY_Delete);
  ui_wait_until (ui_shows (fixture->form, "1 present · 1 absent · 1 not marked"));
  g_assert_true (ui_shows (row_at (fixture, 0), "present · no record"));
  g_assert_true (ui_shows (row_at (fixture, 2), "absent · no record"));
  ui_wait_until (ui_shows (fixture->window, "Register of session “REG1” filled in for 2 people"));

  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (ui_shows (fixture->form, "0 present · 0 absent · 3 not marked"));
}

/* Closing says before what it does; one undo takes it back, and opening again keeps the marks. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  ui_act (fixture->form, "register.all-present", NULL);
  ui_wait_until (ui_shows (fixture->window, "filled in for 3 people"));
  g_assert_true (ui_shows (fixture->form, "Closing makes 0 training records."));
  ui_act (fixture->form, "form.save", NULL);
  ui_wait_until (ui_shows (fixture->form, "Nothing is marked for 21 November 2022 yet."));
  g_assert_true (ui_shows (fixture->form, "0 present · 0 absent · 3 not marked"));
  ui_act (fixture->form, "register.all-present", NULL);
  ui_wait_until (ui_shows (row_at (fixture, 1), "present · completed"));
  g_assert_true (ui_shows (fixture->form, "Closing makes 3 training records."));
  ui_act_with (GTK_WIDGET (row_at (fixture, 1)), "register-row.choose", "i", FFW_OUTCOME_REPEAT);
  g_assert_true (ui_shows (row_at (fixture, 1), "present · repeat (chosen)"));
  ui_act (fixture->form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
  ui_wait_until (ui_shows (fixture->window, "Register of session “REG1” closed, with 3 records"));

  open_register (fixture);
  ui_wait_until (ui_shows (fixture->form, "The register is closed."));
  ui_act (fixture->form, "register.reopen", NULL);
  ui_wait_until (ui_shows (fixture->form, "Closing makes 3 training records."));
  g_assert_true (ui_shows (row_at (fixture, 1), "present · repeat (chosen)"));
}

/* What was marked is kept where the window is closed at once, and where the language changes. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  ui_wait_until (has_keyboard (fixture, 0));
  press (fixture, GDK_KEY_space);
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  ui_wait_until ((fixture->form = get_form ()) != NULL && row_at (fixture, 2) != NULL);
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  ui_wait_until ((fixture->form = get_form ()) != NULL && row_at (fixture, 2) != NULL);
  ui_wait_until (ui_shows (row_at (fixture, 0), "present · no record"));
  ui_wait_until (has_keyboard (fixture, 1));
  press (fixture, GDK_KEY_space);
  gtk_window_close (GTK_WINDOW (ui_find_window (FFW_TYPE_FORM_WINDOW)));
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
  ui_wait_until (ui_shows (fixture->window, "filled in for 1 person"));
  open_register (fixture);
  ui_wait_until (ui_shows (fixture->form, "2 present · 0 absent · 1 not marked"));
}

static gpointer
template_child (Fixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (fixture->form, FFW_TYPE_REGISTER_FORM, name);
}

/* Whoever came without a place is there in seconds: found among all people, or new. */
static void
test_walk_in (Fixture *fixture, gconstpointer data)
{
  gtk_expander_set_expanded (GTK_EXPANDER (template_child (fixture, "newcomer")), TRUE);
  ui_act (fixture->form, "register.add-new", NULL);
  ui_wait_until (ui_shows (fixture->form, "Write the name."));
  ffw_text_entry_set_text (FFW_TEXT_ENTRY (template_child (fixture, "name")), "Tomos Aaron");
  ffw_choice_set_code (FFW_CHOICE (template_child (fixture, "organisation")), "GWP");
  ui_wait_until (*ffw_choice_get_code (FFW_CHOICE (template_child (fixture, "organisation"))));
  ui_act (fixture->form, "register.add-new", NULL);
  ui_wait_until (ui_shows (fixture->form, "1 present · 0 absent · 3 not marked"));
  g_assert_true (ui_shows (row_at (fixture, 0), "Tomos Aaron"));
  g_assert_true (ui_shows (row_at (fixture, 0), "GWP · present · no record"));
  ui_wait_until (has_keyboard (fixture, 0));

  /* One undo takes back the person and the place. */
  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (ui_shows (fixture->form, "0 present · 0 absent · 3 not marked"));
  ui_settle ();
}

static GtkWidget *
get_meeting_form (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    {
      GtkWidget *form = ui_find (l->data, FFW_TYPE_MEETING_FORM);

      if (form)
        return form;
    }

  return NULL;
}

/* The report of an online meeting fills in those whom it is about, and says how it knows them. */
static void
test_meeting (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_write ("meeting.csv", "Name,Join Time,Leave Time,Duration,Email\n"
                                                   "\"Ash, Siân\",9:30,15:00,330,\n"
                                                   "Nobody Known,9:30,15:00,330,\n");
  GtkWidget *form;

  ui_act (fixture->form, "register.meeting-of", path);
  ui_wait_until ((form = get_meeting_form ()) != NULL
                 && ui_shows (form, "1 person of the meeting is in the register."));
  g_assert_true (ui_shows (form, "330 minutes, by name only: Siân Ash"));
  g_assert_true (ui_shows (form, "330 minutes, not in the register"));
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (gtk_widget_get_template_child (form, FFW_TYPE_MEETING_FORM, "others")),
      TRUE);
  ui_act (form, "form.save", NULL);
  ui_wait_until (get_meeting_form () == NULL);
  ui_wait_until (ui_shows (fixture->form, "1 present · 2 absent · 0 not marked"));
  g_assert_true (ui_shows (row_at (fixture, 0), "present"));
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/register/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("keys", test_keys);
  ADD ("close", test_close);
  ADD ("kept", test_kept);
  ADD ("meeting", test_meeting);
  ADD ("walk-in", test_walk_in);

  return ui_main (argc, argv);
}
