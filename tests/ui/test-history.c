/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history as people read it: all of it, searched, by day, each change with its ways. */

#include "ui-driver.h"

#include "ffw-entry.h"
#include "ffw-history-list.h"
#include "ffw-history-page.h"
#include "ffw-history-row.h"
#include "ffw-people-page.h"
#include "ffw-standing-keep.h"

#define MANY 1500

static FfwHistoryList *
list_of (FfwWindow *window)
{
  return FFW_HISTORY_LIST (ui_find (window, FFW_TYPE_HISTORY_LIST));
}

static guint
n_changes (FfwWindow *window)
{
  return g_list_model_get_n_items (ffw_history_list_get_model (list_of (window)));
}

/* The row that shows a sentence. */
static GtkWidget *
find_row (gpointer root, const char *sentence)
{
  if (FFW_IS_HISTORY_ROW (root))
    return ui_shows (root, sentence) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, sentence);

      if (found)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_button (GtkWidget *row, const char *action)
{
  if (GTK_IS_BUTTON (row)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), action) == 0)
    return row;

  for (GtkWidget *child = gtk_widget_get_first_child (row); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found)
        return found;
    }

  return NULL;
}

static FfwWindow *
open_history (const char *path)
{
  FfwWindow *window = ui_open (path);

  ui_act (window, "win.page", "history");
  ui_wait_until (ui_shows (window, "Evaluation answers imported"));

  return window;
}

static void
search (FfwWindow *window, const char *words)
{
  GtkWidget *page = ui_find (window, FFW_TYPE_HISTORY_PAGE);

  gtk_editable_set_text (GTK_EDITABLE (ui_find (page, GTK_TYPE_SEARCH_ENTRY)), words);
}

/* Only the first of a day has the day above it; what is undone says so, and cannot be taken back
 * again. */
static void
test_take_back (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = open_history (path);
  guint n = n_changes (window);
  GtkWidget *row = find_row (window, "Evaluation answers imported");
  GtkWidget *take_back = find_button (row, "win.undo-change");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%-d");

  g_assert_true (ui_shows (row, day));
  g_assert_false (ui_shows (find_row (window, "Ratings of needs imported"), " 20"));
  g_assert_true (gtk_widget_get_visible (take_back));
  g_assert_true (gtk_widget_activate (take_back));

  ui_wait_until (n_changes (window) == n + 1);
  ui_wait_until (find_row (window, "Undone: Evaluation answers imported") != NULL);
  ui_wait_until (find_row (window, " · Undone on ") != NULL);
  row = find_row (window, " · Undone on ");
  g_assert_false (gtk_widget_get_visible (find_button (row, "win.undo-change")));
  /* The day stands above the new one now. */
  g_assert_true (ui_shows (find_row (window, "Undone: Evaluation"), day));
  ui_close (window);
}

static void
test_search (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = open_history (path);
  guint n = n_changes (window);

  search (window, "bookings IMPORTED");
  ui_wait_until (n_changes (window) == 1);
  ui_wait_until (ui_shows (window, "Bookings imported"));
  g_assert_true (ui_shows (window, "1 change"));

  search (window, "nothing-of-the-kind");
  ui_wait_until (ui_shows (window, "No Such Change"));
  ui_act (ui_find (window, FFW_TYPE_HISTORY_PAGE), "history.everything", NULL);
  ui_wait_until (n_changes (window) == n);

  /* Somebody's name finds the change that brought them. */
  search (window, "Edwards");
  ui_wait_until (n_changes (window) < n && n_changes (window) > 0);
  ui_wait_until (ui_shows (window, "People imported"));
  g_assert_false (ui_shows (window, "Workspace made"));
  ui_close (window);
}

/* What was typed lasts through a change of language, and finds what is read in that one. */
static void
test_language (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = open_history (path);
  GtkWidget *entry;

  search (window, "bookings");
  ui_wait_until (n_changes (window) == 1);
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string ("cy"));
  entry = ui_find (ui_find (window, FFW_TYPE_HISTORY_PAGE), GTK_TYPE_SEARCH_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "bookings");
  ui_wait_until (n_changes (window) == 1);

  search (window, "archebion");
  ui_wait_until (ui_shows (window, "bookings.csv"));
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string ("en"));
  ui_close (window);
}

static gboolean
add_setting (FfwChange *change, gpointer data, GError **error)
{
  g_autofree char *name = g_strdup_printf ("number-%u", GPOINTER_TO_UINT (data));
  g_autoptr (FfwMessage) message = ffw_message_new ("setting", name, "on", NULL);

  ffw_change_set_message (change, message);

  return ffw_connection_run (ffw_change_get_connection (change),
                             "INSERT INTO setting (name, value) VALUES (?, 'on')", error, "s",
                             name);
}

/* However long it is: the first change is there, and found. */
static void
test_long (void)
{
  g_autofree char *path = ui_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT,
                                                           ffw_standing_keep, &error);
  FfwWindow *window;

  g_assert_no_error (error);
  for (guint i = 0; i < MANY; i++)
    {
      ffw_workspace_change (workspace, add_setting, GUINT_TO_POINTER (i), NULL, &error);
      g_assert_no_error (error);
    }
  ffw_workspace_close (workspace, &error);
  g_assert_no_error (error);

  window = ui_open (path);
  ui_act (window, "win.page", "history");
  ui_wait_until (n_changes (window) > MANY);
  ui_wait_until (ui_shows (window, "Setting “number-1499” changed"));
  g_assert_false (ui_shows (window, "Workspace made with the framework"));

  /* What leads here from elsewhere comes into view, with the keyboard on it. */
  ui_act_with (window, "win.show", "(ssx)", "history", "change", (gint64)1);
  ui_wait_until (ui_shows (window, "Workspace made with the framework"));

  /* A change that comes meanwhile leaves the place as it is. */
  ui_act (window, "win.undo", NULL);
  ui_wait_until (n_changes (window) > MANY + 7);
  ui_wait_until (ui_shows (window, "Workspace made with the framework"));
  ui_close (window);
}

static gboolean
add_person (FfwChange *change, gpointer data, GError **error)
{
  static const FfwEntry entries[] = { { "organisation", "STY" },
                                      { "staff_number", "NEW" },
                                      { "given_name", "Anwen" },
                                      { "family_name", "Prydderch" },
                                      { "role", "PRIS" },
                                      { "started_on", "2022-01-10" },
                                      { NULL } };
  const FfwEntry *const rows[] = { entries };
  g_autoptr (FfwFindings) findings = ffw_findings_new ("");
  g_autoptr (FfwMessage) message = ffw_message_new ("import", "kind:people", "one.csv", "1", "0",
                                                    NULL);
  FfwIntakeCounts counts;

  ffw_change_set_message (change, message);

  return ffw_entry_take (change, ffw_kind_find ("people"), rows, 1, ffw_date_today (), findings,
                         &counts, error)
         && counts.added == 1;
}

static gpointer
read_last_person (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_connection_get_int (connection, "SELECT max (id) FROM person", data, error, "") ? data
                                                                                             : NULL;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *read = data;

  *read = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL) != NULL;
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

/* A change leads to what it is about; and what is shown there has its own history. */
static void
test_shown (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = open_history (path);
  FfwWorkspace *workspace = ffw_window_get_workspace (window);
  GtkWidget *row;
  GtkWidget *own;
  gint64 person = 0;
  gboolean read = FALSE;

  ffw_workspace_change_async (workspace, add_person, NULL, NULL, NULL, on_added, NULL);
  ui_wait_until (find_row (window, "one.csv") != NULL);
  row = find_row (window, "one.csv");
  g_assert_false (
      gtk_widget_get_visible (find_button (find_row (window, "needs.csv"), "win.show")));
  g_assert_true (gtk_widget_activate (find_button (row, "win.show")));
  ui_wait_until (ui_find (window, FFW_TYPE_PEOPLE_PAGE) != NULL);
  ui_wait_until (ui_shows (window, "Prydderch"));

  own = g_object_ref_sink (g_object_new (FFW_TYPE_HISTORY_LIST, "embedded", TRUE, NULL));
  ffw_workspace_read_async (workspace, read_last_person, &person, NULL, NULL, NULL, on_read, &read);
  ui_wait_until (read);
  ffw_history_list_set_request (FFW_HISTORY_LIST (own), workspace,
                                &(FfwHistoryRequest){ .subject = person });
  ui_wait_until (g_list_model_get_n_items (ffw_history_list_get_model (FFW_HISTORY_LIST (own)))
                 == 1);
  g_object_unref (own);
  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/take-back", test_take_back);
  g_test_add_func ("/history/search", test_search);
  g_test_add_func ("/history/language", test_language);
  g_test_add_func ("/history/long", test_long);
  g_test_add_func ("/history/shown", test_shown);

  return ui_main (argc, argv);
}
