/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What managers are told of the gaps of their staff. */

#include "ui-driver.h"

#include "ffw-application.h"
#include "ffw-form-window.h"
#include "ffw-messages-form.h"
#include "ffw-session-actions.h"
#include "ffw-standing-keep.h"
#include "ffw-people-page.h"

#include <string.h>

typedef struct
{
  FfwWindow *window;
  GtkWidget *form;
} Fixture;

static GtkWidget *
find_form (void)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  return window ? ui_find (window, FFW_TYPE_MESSAGES_FORM) : NULL;
}

/* In a narrow window the message comes once a manager is chosen. */
static void
choose (Fixture *fixture)
{
  GtkListBox *list = GTK_LIST_BOX (ui_find (fixture->form, GTK_TYPE_LIST_BOX));

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_selected_row (list));
  ui_wait_until (ui_find (fixture->form, GTK_TYPE_TEXT_VIEW) != NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_sample ();

  fixture->window = ui_open (path);
  ui_wait_until (ui_find (fixture->window, FFW_TYPE_PEOPLE_PAGE) != NULL
                 || ui_find (fixture->window, GTK_TYPE_LIST_BOX) != NULL);
  ui_act (fixture->window, "many.messages", "");
  ui_wait_until ((fixture->form = find_form ()) != NULL);
  ui_wait_until (ui_shows (fixture->form, "whose staff need something"));
  adw_leaflet_set_can_unfold (ADW_LEAFLET (ui_find (fixture->form, ADW_TYPE_LEAFLET)), FALSE);
  choose (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  if (window)
    gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
  ui_close (fixture->window);
}

/* A session of next month, on which the first two people have a place. */
static gboolean
make_session (FfwChange *change, gpointer data, GError **error)
{
  gint64 *session = data;
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwSession) planned = ffw_session_new ();

  planned->code = g_strdup ("MSG1");
  ffw_session_add_date (planned, "2022-12-12T09:30", "2022-12-12T16:00");
  if (!ffw_connection_get_int (connection, "SELECT min (id) FROM course WHERE retired_on IS NULL",
                               &planned->course, error, ""))
    return FALSE;
  *session = ffw_session_save (change, planned, ffw_date_today (), error);

  return *session != 0
         && ffw_connection_run (
             connection,
             "INSERT INTO booking (id, uuid, session, person, post, status)"
             " SELECT 900000 + p.id, 'message-' || p.id, ?, p.person, p.id, 0 FROM post p"
             " WHERE p.email IS NOT NULL AND p.left_on IS NULL ORDER BY p.id LIMIT 2",
             error, "i", *session);
}

static void
set_up_session (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT,
                                                           ffw_standing_keep, &error);
  gint64 session = 0;

  g_assert_no_error (error);
  ffw_workspace_change (workspace, make_session, &session, NULL, &error);
  g_assert_no_error (error);
  ffw_workspace_close (workspace, &error);
  g_assert_no_error (error);
  fixture->window = ui_open (path);
  ui_act_with (fixture->window, "session.tell", "x", session);
  ui_wait_until ((fixture->form = find_form ()) != NULL);
  ui_wait_until (ui_shows (fixture->form, "2 people to tell."));
  adw_leaflet_set_can_unfold (ADW_LEAFLET (ui_find (fixture->form, ADW_TYPE_LEAFLET)), FALSE);
  choose (fixture);
}

static char *
get_text (Fixture *fixture)
{
  GtkTextBuffer *buffer
      = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find (fixture->form, GTK_TYPE_TEXT_VIEW)));
  GtkTextIter from, to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);

  return gtk_text_buffer_get_text (buffer, &from, &to, FALSE);
}

static GtkCheckButton *
get_sent (Fixture *fixture)
{
  return GTK_CHECK_BUTTON (ui_find (fixture->form, GTK_TYPE_CHECK_BUTTON));
}

/* The first manager's text is there at once, and goes to the clipboard as it is. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = get_text (fixture);
  GdkContentProvider *content;
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_nonnull (strstr (text, "– "));
  ui_act (fixture->form, "messages.copy", NULL);
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (fixture->form));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_true (g_str_has_suffix (g_value_get_string (&value), text));
}

/* A tick is kept and can be taken back; each is one change. */
static void
test_sent (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_check_button_get_active (get_sent (fixture)));
  gtk_check_button_set_active (get_sent (fixture), TRUE);
  ui_act (fixture->form, "messages.back", NULL);
  ui_wait_until (ui_shows (fixture->form, ", sent ") || ui_shows (fixture->form, "sent 2"));

  choose (fixture);
  g_assert_true (gtk_check_button_get_active (get_sent (fixture)));
  gtk_check_button_set_active (get_sent (fixture), FALSE);
  ui_act (fixture->form, "messages.back", NULL);
  ui_wait_until (!ui_shows (fixture->form, "sent 2"));
}

/* It fits the narrowest window, and comes again in another language. */
static void
test_narrow_and_welsh (Fixture *fixture, gconstpointer data)
{
  gpointer before;
  int least;

  gtk_widget_measure (fixture->form, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);

  before = fixture->form;
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  ui_wait_until ((fixture->form = find_form ()) != NULL && fixture->form != before);
  ui_wait_until (
      gtk_list_box_get_selected_row (GTK_LIST_BOX (ui_find (fixture->form, GTK_TYPE_LIST_BOX)))
      != NULL);
}

/* Everyone who is booked on a session is told of it, and all are ticked in one change. */
static void
test_session (Fixture *fixture, gconstpointer data)
{
  GdkContentProvider *content;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = get_text (fixture);

  g_assert_nonnull (strstr (text, "09:30–16:00"));
  ui_act (fixture->form, "messages.copy-addresses", NULL);
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (fixture->form));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_cmpuint (strlen (g_value_get_string (&value))
                        - strlen (strstr (g_value_get_string (&value), "; ")),
                    >, 5);
  g_assert_false (gtk_check_button_get_active (get_sent (fixture)));
  ui_act (fixture->form, "messages.all-sent", NULL);
  ui_wait_until (!ui_shows (fixture->form, "not sent"));
  ui_wait_until (gtk_check_button_get_active (get_sent (fixture)));
  g_assert_true (ui_shows (fixture->window, "2 people marked as told about session “MSG1”"));
}

#define ADD(name, func) g_test_add ("/messages/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);
  ADD ("copy", test_copy);
  ADD ("sent", test_sent);
  ADD ("narrow-and-welsh", test_narrow_and_welsh);
  g_test_add ("/messages/session", Fixture, NULL, set_up_session, test_session, tear_down);

  return ui_main (argc, argv);
}
