/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Safe copies, and what is kept about one person: saved, and erased. */

#include "ui-driver.h"

#include "ffw-copies-bar.h"
#include "ffw-copies-group.h"
#include "ffw-erase-form.h"
#include "ffw-erasing.h"
#include "ffw-form-window.h"
#include "ffw-history-row.h"
#include "ffw-list-pane.h"
#include "ffw-list-row.h"
#include "ffw-people-page.h"
#include "ffw-person-view.h"
#include "ffw-preferences.h"
#include "ffw-rotation.h"
#include "ffw-safe-copies.h"
#include "ffw-text-entry.h"
#include "ffw-workspace-view.h"

#include <glib/gstdio.h>
#include <string.h>

/* Who is in the sample. */
#define NAME   "Oluwaseun ap-Gwilym"
#define FAMILY "ap-Gwilym"
#define EMAIL  "cardiff.0006@example.org"

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_all (inside);
    }
  g_remove (path);
}

/* Each test begins without copies: all are of the one sample. */
static FfwWindow *
open_sample (char **path)
{
  g_autofree char *root = ffw_rotation_get_root ();

  remove_all (root);
  *path = ui_sample ();

  return ui_open (*path);
}

static FfwSafeCopies *
copies_of (FfwWindow *window)
{
  return ffw_safe_copies_of (ffw_window_get_workspace (window));
}

static guint
n_copies (FfwWindow *window)
{
  GPtrArray *list = ffw_safe_copies_get_list (copies_of (window));

  return list ? list->len : 0;
}

static GtkWidget *
find_dialog (const char *text)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data)
        && strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (l->data)), text))
      return l->data;

  return NULL;
}

/* Another may come first: a window that waits for its copy says so where that is slow. */
static GtkWidget *
wait_for_dialog (const char *text)
{
  GtkWidget *dialog;

  ui_wait_until ((dialog = find_dialog (text)) != NULL);

  return dialog;
}

/* The first day makes one, the same day no other; the preferences list it. */
static void
test_made (void)
{
  g_autofree char *path = NULL;
  FfwWindow *window = open_sample (&path);
  GtkWidget *preferences;

  ffw_safe_copies_look (copies_of (window));
  ui_wait_until (n_copies (window) == 1);
  ffw_safe_copies_look (copies_of (window));
  ui_settle ();
  g_assert_cmpuint (n_copies (window), ==, 1);
  g_assert_false (ffw_safe_copies_is_stale (copies_of (window)));

  ui_act (window, "win.preferences", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_PREFERENCES) != NULL);
  preferences = ui_find_window (FFW_TYPE_PREFERENCES);
  ui_wait_until (ui_shows (preferences, "read back and found sound"));
  ui_act (ui_find (preferences, FFW_TYPE_COPIES_GROUP), "copies.restore",
          ((FfwSafeCopy *)ffw_safe_copies_get_list (copies_of (window))->pdata[0])->path);
  gtk_window_destroy (GTK_WINDOW (wait_for_dialog ("is replaced by what")));
  ui_close (window);
}

/* Where none can be made, that is said once, and shown until one is made. */
static void
test_bar (void)
{
  g_autofree char *path = NULL;
  FfwWindow *window = open_sample (&path);
  g_autofree char *root = ffw_rotation_get_root ();
  g_autofree char *parent = g_path_get_dirname (root);
  GtkWidget *bar = ui_find (window, FFW_TYPE_COPIES_BAR);

  g_mkdir_with_parents (parent, 0700);
  g_file_set_contents (root, "no folder", -1, NULL);
  g_assert_false (gtk_widget_get_visible (bar));
  ffw_safe_copies_look (copies_of (window));
  gtk_window_destroy (GTK_WINDOW (wait_for_dialog ("copies")));
  g_assert_true (gtk_widget_get_visible (bar));
  ui_wait_until (ui_shows (bar, "There is no safe copy of this workspace"));

  /* Again in an hour: no other dialog. */
  ffw_safe_copies_look (copies_of (window));
  ui_settle ();
  g_assert_null (ui_find_window (ADW_TYPE_MESSAGE_DIALOG));

  g_unlink (root);
  ui_act (bar, "copies.make", NULL);
  ui_wait_until (!gtk_widget_get_visible (bar));
  g_assert_cmpuint (n_copies (window), ==, 1);
  ui_close (window);
}

/* A copy goes to the second place; a stick that is away is said, and does not hold the window. */
static void
test_closing (void)
{
  g_autofree char *path = NULL;
  FfwWindow *window = open_sample (&path);
  g_autofree char *stick = ui_path ("stick");
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *copy = g_build_filename (stick, base, NULL);
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  ffw_safe_copies_set_place (copies_of (window), stick);
  gtk_window_close (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (wait_for_dialog ("Close again to close without the copy")));
  ui_settle ();
  g_assert_nonnull (left);

  /* It is back. */
  g_mkdir (stick, 0700);
  ffw_safe_copies_set_place (copies_of (window), stick);
  gtk_window_close (GTK_WINDOW (window));
  ui_wait_until (left == NULL);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  remove_all (stick);
}

static void
test_closing_without (void)
{
  g_autofree char *path = NULL;
  FfwWindow *window = open_sample (&path);
  g_autofree char *stick = ui_path ("away");
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  ffw_safe_copies_set_place (copies_of (window), stick);
  gtk_window_close (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (wait_for_dialog ("Close again to close without the copy")));
  gtk_window_close (GTK_WINDOW (window));
  ui_wait_until (left == NULL);
}

/* The workspace's own folder is no second place. */
static void
test_place (void)
{
  g_autofree char *path = NULL;
  FfwWindow *window = open_sample (&path);
  g_autofree char *own = g_path_get_dirname (path);
  g_autofree char *other = ui_path ("other-place");
  FfwSettings *settings = ffw_application_get_settings (ui_application ());
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *group;

  ui_act (window, "win.preferences", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_PREFERENCES) != NULL);
  group = ui_find (ui_find_window (FFW_TYPE_PREFERENCES), FFW_TYPE_COPIES_GROUP);
  ffw_copies_group_choose_place (FFW_COPIES_GROUP (group), own);
  g_assert_true (ui_shows (group, "The workspace itself is in this folder"));
  before = ffw_settings_get_copy_folder (settings, path);
  g_assert_null (before);
  ffw_copies_group_choose_place (FFW_COPIES_GROUP (group), other);
  after = ffw_settings_get_copy_folder (settings, path);
  g_assert_cmpstr (after, ==, other);
  ui_act (group, "copies.clear-place", NULL);
  g_assert_true (ui_shows (group, "None. Choose a folder"));
  gtk_window_destroy (GTK_WINDOW (ui_find_window (FFW_TYPE_PREFERENCES)));
  ui_close (window);
}

static gboolean
holds (const char *path, const char *bytes)
{
  g_autofree char *contents = NULL;
  gsize size = 0;

  return g_file_get_contents (path, &contents, &size, NULL)
         && memmem (contents, size, bytes, strlen (bytes));
}

static GtkWidget *
find_person (FfwWindow *window)
{
  GtkWidget *page = ui_find (window, FFW_TYPE_PEOPLE_PAGE);
  GtkWidget *pane = ui_find (page, FFW_TYPE_LIST_PANE);
  GListModel *model = ffw_people_page_get_model (FFW_PEOPLE_PAGE (page));
  GtkWidget *view = NULL;
  g_autoptr (FfwListRow) row = NULL;

  ui_act (pane, "list.clear", NULL);
  ffw_list_pane_set_search (FFW_LIST_PANE (pane), EMAIL);
  ui_wait_until (g_list_model_get_n_items (model) == 1);
  row = g_list_model_get_item (model, 0);
  ffw_list_pane_open (FFW_LIST_PANE (pane), ffw_list_row_get_id (row));
  ui_wait_until ((view = ui_find (page, FFW_TYPE_PERSON_VIEW)) && ui_shows (view, NAME));

  return view;
}

static gpointer
find_id (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_connection_get_int (connection, "SELECT person FROM post WHERE email = '" EMAIL "'",
                                 data, error, "")
             ? data
             : NULL;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *)data = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL) != NULL;
}

static void
test_kept (void)
{
  g_autofree char *path = NULL;
  FfwWindow *window = open_sample (&path);
  GtkWidget *view = find_person (window);
  g_autofree char *page = ui_path ("kept.html");
  gint64 person = 0;
  gboolean found = FALSE;

  ffw_workspace_read_async (ffw_window_get_workspace (window), find_id, &person, NULL, NULL, NULL,
                            on_found, &found);
  ui_wait_until (found);
  ffw_erasing_save_to (view, ffw_window_get_workspace (window), person, page);
  ui_wait_until (ui_shows (window, "Saved what is kept about the person"));
  g_assert_true (holds (page, "<td>" FAMILY "</td>"));
  ui_close (window);
}

/* Whether the menu says what undo would do. */
static gboolean
offers_undo (FfwWindow *window)
{
  GtkWidget *view = ui_find (window, FFW_TYPE_WORKSPACE_VIEW);
  GMenuModel *section
      = G_MENU_MODEL (gtk_widget_get_template_child (view, FFW_TYPE_WORKSPACE_VIEW, "undo_menu"));
  g_autofree char *label = NULL;

  g_assert_true (g_menu_model_get_item_attribute (section, 0, "label", "s", &label));

  return g_str_has_prefix (label, "_Undo:");
}

/* Whether the history offers to take back the change whose row begins so. */
static gboolean
offers_take_back (gpointer root, const char *sentence)
{
  if (FFW_IS_HISTORY_ROW (root) && ui_shows (root, sentence))
    return gtk_widget_get_visible (
        GTK_WIDGET (gtk_widget_get_template_child (root, FFW_TYPE_HISTORY_ROW, "take_back")));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (offers_take_back (child, sentence))
      return TRUE;

  return FALSE;
}

static void
test_erase (void)
{
  g_autofree char *path = NULL;
  FfwWindow *window = open_sample (&path);
  GtkWidget *view;
  GtkWidget *form = NULL;
  GtkWidget *dialog;
  GtkWidget *button = gtk_button_new ();
  FfwTextEntry *entry;
  g_autofree char *old = NULL;
  g_autoptr (GVariant) state = NULL;
  g_autofree char *said = NULL;

  ffw_safe_copies_look (copies_of (window));
  ui_wait_until (n_copies (window) == 1);
  old = g_strdup (((FfwSafeCopy *)ffw_safe_copies_get_list (copies_of (window))->pdata[0])->path);
  g_assert_true (holds (old, EMAIL));
  ui_wait_until (offers_undo (window));

  view = find_person (window);
  ui_act (view, "person.erase", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW)
                 && (form = ui_find (ui_find_window (FFW_TYPE_FORM_WINDOW), FFW_TYPE_ERASE_FORM)));
  ui_wait_until (ui_shows (ui_find_window (FFW_TYPE_FORM_WINDOW), "for the figures"));
  entry = FFW_TEXT_ENTRY (ui_find (form, FFW_TYPE_TEXT_ENTRY));

  /* Not without the name. */
  ui_act (form, "form.erase", NULL);
  ui_wait_until (ui_shows (form, "so that nobody is erased by a slip"));
  ffw_text_entry_set_text (entry, "oluwaseun AP-GWILYM ");
  ui_act (form, "form.erase", NULL);
  dialog = wait_for_dialog ("The figures are as they were");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)),
                            "1 safe copy from before was removed"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_null (ui_find_window (FFW_TYPE_FORM_WINDOW));

  /* Neither the search nor what is remembered names them, nor a copy. */
  g_assert_false (holds (old, EMAIL));
  g_assert_false (holds (path, EMAIL));
  state = ffw_settings_get_state (ffw_application_get_settings (ui_application ()), path);
  said = g_variant_print (state, FALSE);
  g_assert_null (strstr (said, EMAIL));

  /* What can be undone no more is not offered, what came between can. */
  gtk_widget_hide (button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo");
  gtk_widget_set_parent (button, ui_find (window, FFW_TYPE_WORKSPACE_VIEW));
  ui_wait_until (!offers_undo (window) && !gtk_widget_is_sensitive (button));
  gtk_widget_unparent (button);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  ui_act (window, "win.undo-here", NULL);
  ui_settle ();
  g_assert_null (ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
  ui_act (window, "win.page", "history");
  ui_wait_until (ui_shows (window, "Evaluation answers imported"));
  g_assert_true (offers_take_back (GTK_WIDGET (window), "Evaluation answers imported"));
  ui_wait_until (ui_shows (window, "A person’s data erased"));
  g_assert_false (offers_take_back (GTK_WIDGET (window), "A person’s data erased"));
  g_assert_false (offers_take_back (GTK_WIDGET (window), "People imported"));
  ui_close (window);
  g_assert_false (holds (path, EMAIL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/safe-copies/made", test_made);
  g_test_add_func ("/safe-copies/bar", test_bar);
  g_test_add_func ("/safe-copies/closing", test_closing);
  g_test_add_func ("/safe-copies/closing-without", test_closing_without);
  g_test_add_func ("/safe-copies/place", test_place);
  g_test_add_func ("/person/kept", test_kept);
  g_test_add_func ("/person/erase", test_erase);

  return ui_main (argc, argv);
}
