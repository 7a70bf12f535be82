/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People booked from the window: who gets a place, who waits, who is refused and why, before
 * anything is written; a list that is pasted, those who need it, another language, one undo. */

#include "ui-driver.h"

#include "ffw-booking-change-form.h"
#include "ffw-booking-form.h"
#include "ffw-booking-list.h"
#include "ffw-choice.h"
#include "ffw-form-window.h"
#include "ffw-hold-form.h"
#include "ffw-people-finder.h"
#include "ffw-standing-keep.h"
#include "ffw-text-entry.h"

#define N_POSTS 3

typedef struct
{
  FfwWindow *window;
  gint64 session;
  gint64 posts[N_POSTS];
} Fixture;

/* Session BOOK1 in a fortnight, with two places; and three people who are still there then. */
static gboolean
make_session (FfwChange *change, gpointer data, GError **error)
{
  Fixture *fixture = data;
  FfwConnection *connection = ffw_change_get_connection (change);
  char uuid[FFW_UUID_SIZE];
  g_autoptr (FfwMessage) message = ffw_message_new ("init-empty", NULL);
  g_autoptr (FfwCursor) posts = NULL;

  fixture->session = ffw_change_new_id (change);
  g_assert_true (ffw_connection_run (
      connection,
      "INSERT INTO session (id, uuid, code, course, language, capacity, status, first_on, last_on)"
      " SELECT ?, ?, 'BOOK1', min (id), 0, 2, 1, '2022-12-05', '2022-12-05' FROM course"
      " WHERE code = 'SAF-A'",
      error, "is", fixture->session, ffw_change_new_uuid (change, uuid)));
  g_assert_true (
      ffw_connection_run (connection,
                          "INSERT INTO session_date (id, uuid, session, starts_at, ends_at)"
                          " VALUES (?, ?, ?, '2022-12-05T09:30', '2022-12-05T16:00')",
                          error, "isi", ffw_change_new_id (change),
                          ffw_change_new_uuid (change, uuid), fixture->session));
  posts = ffw_connection_query (connection,
                                "SELECT min (id) FROM post WHERE left_on IS NULL"
                                " AND started_on < '2022-01-01' GROUP BY person ORDER BY 1",
                                error, "");
  for (guint i = 0; i < N_POSTS; i++)
    {
      g_assert_true (ffw_cursor_next (posts, error));
      fixture->posts[i] = ffw_cursor_get_int (posts, 0);
    }
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
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  ui_close (fixture->window);
}

static GtkWidget *
get_form (void)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  return window ? ui_find (window, FFW_TYPE_BOOKING_FORM) : NULL;
}

static GtkWidget *
open_form (Fixture *fixture, gint64 session, guint n_posts)
{
  ui_act_with (
      fixture->window, "session.book", "(x@ax)", session,
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, fixture->posts, n_posts, sizeof (gint64)));
  ui_wait_until (get_form () != NULL);

  return get_form ();
}

static void
take_picture (const char *name)
{
  const char *folder = g_getenv ("FFW_TEST_PICTURES");
  g_autofree char *command = folder
                                 ? g_strdup_printf ("import -window root %s/%s.png", folder, name)
                                 : NULL;

  ui_settle ();
  if (command)
    g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form (fixture, fixture->session, N_POSTS);

  ui_wait_until (ui_shows (form, "2 people get a place."));
  g_assert_true (ui_shows (form, "1 person waits for one."));
  g_assert_true (ui_shows (form, "Waits, number 1 in the line"));
  take_picture ("booking-en");

  /* What was chosen is there in the other language. */
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  ui_wait_until (get_form () && get_form () != form);
  take_picture ("booking-cy");
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  ui_settle ();
  form = get_form ();
  ui_wait_until (ui_shows (form, "2 people get a place."));

  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
  ui_wait_until (ui_shows (fixture->window, "3 people booked on session “BOOK1”"));

  /* Twice is once: it says so, and nothing is written. */
  form = open_form (fixture, fixture->session, N_POSTS);
  ui_wait_until (ui_shows (form, "3 people cannot be booked."));
  g_assert_true (ui_shows (form, "already has a booking on session “BOOK1” (waiting)."));
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "Nobody was booked."));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (form)));
  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (ui_shows (fixture->window, "Undone"));
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form (fixture, 0, 0);

  ui_wait_until (ui_shows (form, "Nobody is chosen yet."));
  ui_act (form, "form.save", NULL);
  g_assert_true (ui_shows (form, "Add the people who are to be booked."));
  g_assert_true (ui_shows (form, "Choose a session."));
  ui_act (form, "booking.add-gaps", NULL);
  g_assert_true (ui_shows (form, "Choose a session first."));
}

static GtkWidget *
find_entry (GtkWidget *widget, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *called = NULL;
      GtkWidget *found;

      if (FFW_IS_TEXT_ENTRY (child))
        g_object_get (child, "title", &called, NULL);
      found = g_strcmp0 (called, title) == 0 ? child : find_entry (child, title);
      if (found)
        return found;
    }

  return NULL;
}

/* Everybody who misses it, and a few of them. */
static void
test_gaps (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form (fixture, fixture->session, 0);
  GtkWidget *expander = ui_find (form, GTK_TYPE_EXPANDER);
  GtkWidget *most;

  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  ui_settle ();
  most = find_entry (form, "_How many at most");
  ui_wait_until (*ffw_choice_get_code (FFW_CHOICE (ui_find (form, FFW_TYPE_CHOICE))) != '\0');
  ffw_text_entry_set_text (FFW_TEXT_ENTRY (most), "many");
  ui_act (form, "booking.add-gaps", NULL);
  g_assert_true (ui_shows (form, "Write a number, or nothing for everyone."));
  ffw_text_entry_set_text (FFW_TEXT_ENTRY (most), "4");
  ui_act (form, "booking.add-gaps", NULL);
  ui_wait_until (ui_shows (form, "2 people wait for one."));
  g_assert_true (ui_shows (form, "missing it, and it is mandatory"));
  take_picture ("booking-gaps");
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
  ui_wait_until (ui_shows (fixture->window, "4 people booked on session “BOOK1”"));
}

static void
book_all (Fixture *fixture)
{
  GtkWidget *form = open_form (fixture, fixture->session, N_POSTS);

  ui_wait_until (ui_shows (form, "2 people get a place."));
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
}

/* The button of a list that does something with a booking, of the first or the last of them. */
static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child)
          && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), action) == 0)
        return child;
      found = find_button (child, action);
      if (found)
        return found;
    }

  return NULL;
}

static GtkWidget *
get_change_form (void)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  return window ? ui_find (window, FFW_TYPE_BOOKING_CHANGE_FORM) : NULL;
}

static GtkWidget *
open_list (Fixture *fixture)
{
  GtkWidget *list;

  ui_act_with (fixture->window, "session.show", "x", fixture->session);
  ui_wait_until ((list = ui_find (fixture->window, FFW_TYPE_BOOKING_LIST))
                 && ui_shows (list, "2 people have a place. 1 person waits."));

  return list;
}

/* A place out of turn needs a place and a reason; whose place it was, waits for nothing. */
static void
test_out_of_turn (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list, *form, *choice;

  book_all (fixture);
  list = open_list (fixture);
  g_assert_true (ui_shows (list, "Number 1 in the line"));
  take_picture ("bookings");
  gtk_widget_activate (find_button (list, "bookings.promote"));
  ui_wait_until ((form = get_change_form ()) && ui_shows (form, "A free place"));
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "Say why, for those who ask later."));
  ffw_text_entry_set_text (FFW_TEXT_ENTRY (find_entry (form, "_Reason")), "Leaves in March");
  choice = ui_find (form, FFW_TYPE_CHOICE);
  {
    GtkWidget *row = find_button (list, "bookings.cancel");
    g_autofree char *id = NULL;
    GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row));

    id = g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (target));
    ffw_choice_set_code (FFW_CHOICE (choice), id);
  }
  take_picture ("booking-change");
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
  ui_wait_until (ui_shows (list, "2 people have a place."));
  ui_wait_until (ui_shows (list, "Leaves in March"));
  g_assert_false (ui_shows (list, "1 person waits."));
}

static GtkWidget *
get_hold_form (void)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  return window ? ui_find (window, FFW_TYPE_HOLD_FORM) : NULL;
}

/* One of the two places is Gwent Police's, so only one of three others gets one. */
static void
test_hold (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list, *form;

  ui_act_with (fixture->window, "session.show", "x", fixture->session);
  ui_wait_until ((list = ui_find (fixture->window, FFW_TYPE_BOOKING_LIST))
                 && ui_shows (list, "0 people have a place."));
  ui_act (list, "bookings.hold", NULL);
  ui_wait_until ((form = get_hold_form ()) != NULL);
  ui_act (form, "form.save", NULL);
  g_assert_true (ui_shows (form, "Choose an organisation."));
  g_assert_true (ui_shows (form, "Write how many places, or 0 to hold none any more."));
  ffw_choice_set_code (FFW_CHOICE (ui_find (form, FFW_TYPE_CHOICE)), "GWP");
  ffw_text_entry_set_text (FFW_TEXT_ENTRY (find_entry (form, "_Places")), "1");
  ui_settle ();
  take_picture ("hold");
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
  ui_wait_until (ui_shows (list, "Of 2 places, 0 are taken, 1 held for organisations and 1 left."));

  form = open_form (fixture, fixture->session, N_POSTS);
  ui_wait_until (ui_shows (form, "1 person gets a place."));
  g_assert_true (ui_shows (form, "2 people wait for one."));
}

/* Who cancels makes room for who waits; and a booking that is changed says so. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list, *form;

  book_all (fixture);
  list = open_list (fixture);
  gtk_widget_activate (find_button (list, "bookings.edit"));
  ui_wait_until ((form = get_change_form ()) != NULL && ui_can_act (form, "form.save"));
  ffw_text_entry_set_text (FFW_TEXT_ENTRY (find_entry (form, "Needs to ta_ke part")),
                           "A hearing loop");
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
  ui_wait_until (ui_shows (list, "A hearing loop"));

  gtk_widget_activate (find_button (list, "bookings.cancel"));
  ui_wait_until (ui_shows (fixture->window, "1 booking cancelled on session “BOOK1”"));
  ui_wait_until (!ui_shows (list, "1 person waits."));
  g_assert_true (ui_shows (list, "2 people have a place."));
}

int
main (int argc, char *argv[])
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/booking/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/ui/booking/nobody", Fixture, NULL, set_up, test_nobody, tear_down);
  g_test_add ("/ui/booking/gaps", Fixture, NULL, set_up, test_gaps, tear_down);

  g_test_add ("/ui/booking/out-of-turn", Fixture, NULL, set_up, test_out_of_turn, tear_down);
  g_test_add ("/ui/booking/hold", Fixture, NULL, set_up, test_hold, tear_down);
  g_test_add ("/ui/booking/list", Fixture, NULL, set_up, test_list, tear_down);

  return ui_main (argc, argv);
}
