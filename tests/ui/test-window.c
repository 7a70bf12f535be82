/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window in this process, worked by the names of its actions. */

#include "ui-driver.h"

#include "ffw-evidence-page.h"
#include "ffw-evidence-validate.h"
#include "ffw-finding-list.h"
#include "ffw-history-page.h"
#include "ffw-holder.h"
#include "ffw-import-window.h"
#include "ffw-jobs.h"
#include "ffw-list-pane.h"
#include "ffw-list-row.h"
#include "ffw-people-page.h"
#include "ffw-welcome.h"
#include "ffw-workspace-view.h"

#include <glib/gstdio.h>

#include <libintl.h>
#include <locale.h>

/* Those who are there today. */
#define PEOPLE_IN_SAMPLE 124

/* A person who can be added, one with a date that does not exist, and a column that nobody knows.
 */
#define TWO_PEOPLE                                                                                 \
  "organisation,staff_number,given_name,family_name,role,started_on,colour\n"                      \
  "STY,9001,Mererid,Wyn-Iorwerth,PRIS,2022-01-10,red\n"                                            \
  "STY,9002,Nobody,Atall,PRIS,31/02/2022,blue\n"

static GListModel *
people_of (FfwWindow *window)
{
  GtkWidget *page = ui_find (window, FFW_TYPE_PEOPLE_PAGE);

  return ffw_people_page_get_model (FFW_PEOPLE_PAGE (page));
}

static guint
n_people (FfwWindow *window)
{
  return g_list_model_get_n_items (people_of (window));
}

/* The id of who stands first. */
static gint64
first_person (FfwWindow *window)
{
  g_autoptr (FfwListRow) row = g_list_model_get_item (people_of (window), 0);

  return row ? ffw_list_row_get_id (row) : 0;
}

static gboolean
is_listed (FfwWindow *window)
{
  gboolean loading;

  g_object_get (people_of (window), "loading", &loading, NULL);

  return !loading;
}

static const FfwEvidence *
evidence_of (FfwWindow *window)
{
  GtkWidget *page = ui_find (window, FFW_TYPE_EVIDENCE_PAGE);

  return page ? ffw_evidence_page_get_evidence (FFW_EVIDENCE_PAGE (page)) : NULL;
}

static void
choose_scope (FfwWindow *window, const char *from, const char *to, const char *audience)
{
  g_auto (GVariantDict) scope = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&scope, "from", "s", from);
  g_variant_dict_insert (&scope, "to", "s", to);
  g_variant_dict_insert (&scope, "audience", "s", audience);
  g_assert_true (gtk_widget_activate_action_variant (
      ui_find (window, FFW_TYPE_EVIDENCE_PAGE), "evidence.scope", g_variant_dict_end (&scope)));
}

static void
close_message (const char *text)
{
  GtkWidget *dialog;

  ui_wait_until (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), text));
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_settle ();
}

static void
test_welcome (void)
{
  FfwWindow *window;
  gpointer left;

  g_application_activate (G_APPLICATION (ui_application ()));
  window = FFW_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (ui_application ())));
  g_assert_nonnull (ui_find (window, FFW_TYPE_WELCOME));
  g_assert_true (ui_shows (window, "Look Around a Sample"));
  g_assert_true (ui_shows (window, "Start a New Workspace"));
  g_assert_true (ui_shows (window, "Open a Workspace"));
  g_assert_false (ui_can_act (window, "win.import"));

  left = window;
  ui_close (window);
  g_assert_null (
      g_list_find (gtk_application_get_windows (GTK_APPLICATION (ui_application ())), left));
}

static void
test_new (void)
{
  g_autofree char *path = ui_path ("new.fframwaith");
  FfwWindow *window;

  g_application_activate (G_APPLICATION (ui_application ()));
  window = FFW_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (ui_application ())));
  ui_act (window, "win.create-path", path);
  ui_wait_until (ffw_window_get_workspace (window) != NULL);

  ui_wait_until (ui_shows (window, "Nobody Is Here Yet"));
  ui_act (window, "win.page", "history");
  ui_wait_until (ui_shows (window, "Workspace made with the framework"));
  ui_close (window);

  /* It is there, and is not made a second time. */
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_application_activate (G_APPLICATION (ui_application ()));
  window = FFW_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (ui_application ())));
  ui_act (window, "win.create-path", path);
  ui_wait_until (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  close_message ("new.fframwaith");
  g_assert_nonnull (ui_find (window, FFW_TYPE_WELCOME));
  ui_close (window);
}

static void
test_not_a_workspace (void)
{
  g_autofree char *path = ui_write ("letter.fframwaith", "Dear all,\n");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  FfwWindow *window;

  g_application_open (G_APPLICATION (ui_application ()), &file, 1, "");
  window = FFW_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (ui_application ())));
  close_message ("letter.fframwaith");
  g_assert_nonnull (ui_find (window, FFW_TYPE_WELCOME));
  ui_close (window);

  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "Dear all,\n");
}

static void
test_one_window_each (void)
{
  g_autofree char *first = ui_sample ();
  g_autofree char *second = ui_sample ();
  g_autofree char *link = ui_path ("link.fframwaith");
  g_autoptr (GFile) file = g_file_new_for_path (link);
  FfwWindow *one = ui_open (first);
  FfwWindow *two = ui_open (second);

  g_assert_true (one != two);
  g_assert_true (ui_open (first) == one);
  g_assert_cmpint (symlink (first, link), ==, 0);
  g_application_open (G_APPLICATION (ui_application ()), &file, 1, "");
  ui_settle ();
  g_assert_cmpuint (
      g_list_length (gtk_application_get_windows (GTK_APPLICATION (ui_application ()))), ==, 2);

  ui_close (two);
  ui_close (one);
}

static void
test_people (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = ui_find (window, FFW_TYPE_PEOPLE_PAGE);
  GtkWidget *entry = ui_find (page, GTK_TYPE_SEARCH_ENTRY);
  gint64 first;

  ui_wait_until (n_people (window) == PEOPLE_IN_SAMPLE);
  ui_wait_until (ui_shows (page, "Ahmed, Angharad"));
  ui_wait_until (ui_shows (page, "124 found"));

  /* Accents do not matter, the beginning of a word is enough, and all words count. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "llyr lly");
  ui_wait_until (n_people (window) > 0 && n_people (window) < 10 && is_listed (window));
  ui_wait_until (ui_shows (page, "Llŷr"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "xyzzy");
  ui_wait_until (ui_shows (page, "Nothing Found"));
  /* The words stay until no filter is left that might hide what they mean. */
  ui_act (ui_find (page, FFW_TYPE_LIST_PANE), "list.clear", NULL);
  ui_wait_until (ui_shows (page, "Nothing has all the words"));
  ui_act (ui_find (page, FFW_TYPE_LIST_PANE), "list.clear", NULL);
  /* Those who have left, too. */
  ui_wait_until (n_people (window) == 160);

  first = first_person (window);
  ui_act (ui_find (page, FFW_TYPE_LIST_PANE), "list.sort", "started");
  ui_wait_until (is_listed (window) && first_person (window) != first);
  ui_act (ui_find (page, FFW_TYPE_LIST_PANE), "list.sort", "name");
  ui_wait_until (is_listed (window) && first_person (window) == first);
  ui_wait_until (ui_shows (page, "Ahmed, Angharad"));

  ui_close (window);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *)data = ffw_workspace_close_finish (FFW_WORKSPACE (source), result, NULL);
}

/* People who cannot be read are not nobody. */
static void
test_unreadable (void)
{
  g_autofree char *path = ui_sample ();
  gboolean closed = FALSE;
  FfwWindow *window = ui_open (path);
  GtkWidget *page = ui_find (window, FFW_TYPE_PEOPLE_PAGE);

  ui_wait_until (n_people (window) == PEOPLE_IN_SAMPLE);
  ffw_workspace_close_async (ffw_window_get_workspace (window), on_closed, &closed);
  ui_wait_until (closed);
  ui_act (ui_find (page, FFW_TYPE_LIST_PANE), "list.try-again", NULL);
  ui_wait_until (ui_shows (page, "The workspace is closed."));
  g_assert_false (ui_shows (page, "No People Yet"));
  ui_close (window);
}

/* A workspace that only may be read says why, and takes nothing in. */
static void
test_read_only (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  g_autoptr (FfwHolder) holder = ffw_holder_new_me ();
  FfwWindow *window;
  const char *reason;

  g_assert_true (ffw_holder_write (holder, lock));
  window = ui_open (path);
  reason = ffw_workspace_get_read_only_reason (ffw_window_get_workspace (window));
  g_assert_nonnull (reason);
  g_assert_true (ui_shows (window, "Read only"));
  g_assert_true (ui_shows (window, reason));
  ui_act (window, "win.import", NULL);
  g_assert_true (ui_shows (ui_find_window (FFW_TYPE_IMPORT_WINDOW), reason));
  ui_close (window);
}

/* The keys of undo mean the typing where somebody types, and else the workspace; Escape ends a
 * search. */
static void
test_undo_typing (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_write ("one.csv", "code,name_en,organisation\nX-1,Somewhere,STY\n");
  const char *files[] = { file, NULL };
  FfwWindow *window = ui_open (path);
  GtkWidget *page = ui_find (window, FFW_TYPE_PEOPLE_PAGE);
  GtkWidget *entry = ui_find (page, GTK_TYPE_SEARCH_ENTRY);
  int end = 0;

  ui_wait_until (n_people (window) == PEOPLE_IN_SAMPLE);
  ui_act_with (window, "win.import-files", "^as", files);
  ui_wait_until (ui_shows (ui_find_window (FFW_TYPE_IMPORT_WINDOW), "This is what would happen."));
  ui_act (ui_find_window (FFW_TYPE_IMPORT_WINDOW), "import.run", NULL);
  ui_wait_until (ui_shows (window, "Sites imported"));

  gtk_widget_grab_focus (entry);
  gtk_editable_insert_text (GTK_EDITABLE (entry), "jones", -1, &end);
  ui_act (window, "win.undo-here", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ui_act (window, "win.redo-here", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "jones");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  ui_act (window, "win.page", "history");
  ui_act (window, "win.undo-here", NULL);
  ui_wait_until (ui_shows (window, "Undone: Sites imported"));
  ui_close (window);
}

static void
test_evidence (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_path ("evidence.xml");
  g_autofree char *public = ui_path ("public.xml");
  g_autofree char *overlapping = ui_path ("overlapping.xml");
  g_autoptr (FfwFindings) findings = NULL;
  g_autoptr (GError) error = NULL;
  FfwWindow *window = ui_open (path);
  GtkWidget *page;

  ui_act (window, "win.page", "evidence");
  page = ui_find (window, FFW_TYPE_EVIDENCE_PAGE);
  choose_scope (window, "1/4/2019", "22-Nov-2026", "commissioner");
  ui_wait_until (evidence_of (window)
                 && evidence_of (window)->scope.from == ffw_date_new (2019, 4, 1)
                 && evidence_of (window)->scope.to == ffw_date_new (2026, 11, 22));
  ui_wait_until (ui_shows (page, "1 April 2019 to 22 November 2026"));
  g_assert_true (ui_shows (page, "What Was Delivered"));
  g_assert_true (ui_shows (page, "What People Said"));
  g_assert_true (ui_shows (page, "people trained"));

  ui_act (page, "evidence.export-to", file);
  ui_wait_until (ui_shows (window, "Evidence exported to"));
  findings = ffw_evidence_validate (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ffw_findings_count (findings, FFW_SEVERITY_ERROR), ==, 0);

  /* Two public files of periods that overlap would give away what each hides. */
  choose_scope (window, "01/04/2022", "31/10/2022", "public");
  ui_wait_until (evidence_of (window)->scope.audience == FFW_AUDIENCE_PUBLIC);
  ui_act (page, "evidence.export-to", public);
  ui_wait_until (g_file_test (public, G_FILE_TEST_EXISTS));
  choose_scope (window, "01/04/2022", "30/09/2022", "public");
  ui_wait_until (evidence_of (window)->scope.to == ffw_date_new (2022, 9, 30));
  ui_act (page, "evidence.export-to", overlapping);
  close_message ("2022");
  g_assert_false (g_file_test (overlapping, G_FILE_TEST_EXISTS));

  ui_close (window);
}

/* An export goes on while the window is shown in another language, and tells of its end. */
static void
test_export_through_language (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_path ("through.xml");
  FfwWindow *window = ui_open (path);
  GListModel *jobs;
  GtkWidget *page;

  ui_act (window, "win.page", "evidence");
  page = ui_find (window, FFW_TYPE_EVIDENCE_PAGE);
  choose_scope (window, "01/04/2019", "22/11/2026", "commissioner");
  ui_wait_until (evidence_of (window)
                 && evidence_of (window)->scope.from == ffw_date_new (2019, 4, 1));
  jobs = G_LIST_MODEL (ffw_jobs_of (ffw_window_get_workspace (window)));
  g_assert_cmpuint (g_list_model_get_n_items (jobs), ==, 0);

  ui_act (page, "evidence.export-to", file);
  g_assert_cmpuint (g_list_model_get_n_items (jobs), ==, 1);
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string ("cy"));
  ui_wait_until (ui_shows (window, "through.xml"));
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string ("en"));

  /* One that is stopped says nothing, and the next one is not stopped with it. */
  g_unlink (file);
  page = ui_find (window, FFW_TYPE_EVIDENCE_PAGE);
  ui_act (page, "evidence.export-to", file);
  ffw_jobs_stop (FFW_JOBS (jobs));
  ui_wait_until (g_list_model_get_n_items (jobs) == 0);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  ui_act (page, "evidence.export-to", file);
  ui_wait_until (g_list_model_get_n_items (jobs) == 0);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_false (ui_has_file ("through.xml."));
  ui_close (window);
}

static void
test_period (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);

  ui_act (window, "win.page", "evidence");
  choose_scope (window, "31/02/2022", "30/11/2022", "commissioner");
  ui_wait_until (ui_shows (window, "Choose a Period"));
  choose_scope (window, "01/12/2022", "30/11/2022", "commissioner");
  ui_wait_until (ui_shows (window, "The end is before the beginning."));
  choose_scope (window, "01/01/1999", "02/01/1999", "commissioner");
  /* Nothing was given or completed then; what is required is as of today, whatever the period. */
  ui_wait_until (ui_shows (window, "1 January 1999 to 2 January 1999")
                 && ui_shows (window, "Required"));

  ui_act (ui_find (window, FFW_TYPE_EVIDENCE_PAGE), "evidence.preset", "last-year");
  ui_wait_until (ui_shows (window, "1 April 2021 to 31 March 2022"));
  ui_act (ui_find (window, FFW_TYPE_EVIDENCE_PAGE), "evidence.preset", "this-year");
  ui_wait_until (ui_shows (window, "1 April 2022 to 22 November 2022"));
  ui_act (ui_find (window, FFW_TYPE_EVIDENCE_PAGE), "evidence.preset", "twelve-months");
  ui_wait_until (ui_shows (window, "23 November 2021 to 22 November 2022"));

  ui_close (window);
}

/* Drops files on a window, as a file manager does. */
static void
drop (FfwWindow *window, const char *const *paths)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  g_auto (GValue) value = G_VALUE_INIT;
  GSList *files = NULL;
  gboolean handled;

  for (guint i = 0; paths[i]; i++)
    files = g_slist_append (files, g_file_new_for_path (paths[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (one))
        g_signal_emit_by_name (one, "drop", &value, 1.0, 1.0, &handled);
    }
}

/* Of what is dropped, each is taken as what it is. */
static void
test_drop (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *people = ui_write ("people.csv", TWO_PEOPLE);
  const char *table[] = { people, NULL };
  const char *both[] = { people, path, NULL };
  GApplication *application = G_APPLICATION (ui_application ());
  FfwWindow *window;

  g_application_activate (application);
  window = FFW_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  drop (window, table);
  ui_wait_until (ui_shows (window, "Open a workspace first."));

  drop (window, both);
  ui_wait_until (ffw_window_get_workspace (window) != NULL);
  ui_act (window, "win.page", "people");
  ui_wait_until (n_people (window) == PEOPLE_IN_SAMPLE);
  drop (window, table);
  ui_wait_until (ui_find_window (FFW_TYPE_IMPORT_WINDOW) != NULL);
  ui_wait_until (ui_shows (ui_find_window (FFW_TYPE_IMPORT_WINDOW), "31/02/2022"));
  ui_close (window);
}

/* What is chosen in the sidebar is what is shown beside it, also by the arrow keys. */
static void
test_sidebar (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkListBox *sidebar = GTK_LIST_BOX (ui_find (window, GTK_TYPE_LIST_BOX));
  GtkListBoxRow *people = gtk_list_box_get_selected_row (sidebar);
  GtkListBoxRow *history;

  g_assert_nonnull (ui_find (window, FFW_TYPE_PEOPLE_PAGE));
  ui_act (window, "win.page", "history");
  history = gtk_list_box_get_selected_row (sidebar);
  g_assert_true (ui_shows (history, "History"));
  gtk_list_box_select_row (sidebar, people);
  g_assert_nonnull (ui_find (window, FFW_TYPE_PEOPLE_PAGE));
  gtk_list_box_select_row (sidebar, history);
  g_assert_nonnull (ui_find (window, FFW_TYPE_HISTORY_PAGE));
  ui_close (window);
}

/* The text that comes after @n others below a widget. */
static GtkWidget *
nth_text (GtkWidget *widget, guint *n)
{
  if (GTK_IS_TEXT (widget) && (*n)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = nth_text (child, n);

      if (found)
        return found;
    }

  return NULL;
}

/* The language changes at once, that of GTK's own words too, and nothing that was typed or
 * chosen is lost. */
static void
test_language (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = ui_find (window, FFW_TYPE_PEOPLE_PAGE);
  GtkWidget *text;
  guint n = 1;

  g_assert_cmpstr (dgettext ("gtk40", "_Cancel"), ==, "_Cancel");
  ui_wait_until (ui_shows (page, "North Wales Police"));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (page, GTK_TYPE_SEARCH_ENTRY)), "jones");
  ui_act (ui_find (page, FFW_TYPE_LIST_PANE), "list.sort", "number");
  ui_act (ui_find (page, FFW_TYPE_LIST_PANE), "list.descending", NULL);
  ui_act (window, "win.page", "evidence");
  choose_scope (window, "01/04/2021", "typed so far", "return");
  text = nth_text (ui_find (window, FFW_TYPE_EVIDENCE_PAGE), &n);
  gtk_widget_grab_focus (text);
  gtk_editable_set_position (GTK_EDITABLE (text), 5);

  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string ("cy"));
  g_assert_cmpint (ffw_language_get (), ==, FFW_LANGUAGE_CY);
  g_assert_cmpstr (dgettext ("gtk40", "_Cancel"), ==, "_Diddymu");
  page = ui_find (window, FFW_TYPE_EVIDENCE_PAGE);
  g_assert_nonnull (page);
  text = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (GTK_IS_TEXT (text));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "typed so far");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (text)), ==, 5);
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (text), "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (page, GTK_TYPE_ENTRY))), ==,
                   "01/04/2021");

  ui_act (window, "win.page", "people");
  page = ui_find (window, FFW_TYPE_PEOPLE_PAGE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (page, GTK_TYPE_SEARCH_ENTRY))), ==,
                   "jones");
  ui_wait_until (n_people (window) > 0 && n_people (window) < PEOPLE_IN_SAMPLE);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (page, GTK_TYPE_SEARCH_ENTRY)), "");
  ui_act (ui_find (page, FFW_TYPE_LIST_PANE), "list.sort", "name");
  ui_act (ui_find (page, FFW_TYPE_LIST_PANE), "list.descending", NULL);
  ui_wait_until (ui_shows (page, "Heddlu Gogledd Cymru"));

  ui_act (window, "win.page", "history");
  ui_wait_until (ui_find (window, GTK_TYPE_LIST_VIEW) != NULL);

  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string ("en"));
  ui_wait_until (ui_shows (window, "Evaluation answers imported"));
  g_assert_nonnull (ui_find (window, FFW_TYPE_HISTORY_PAGE));
  ui_close (window);
}

static void
test_backup (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *copy = ui_path ("backup.fframwaith");
  FfwWindow *window = ui_open (path);

  ui_act (window, "win.backup-to", copy);
  ui_wait_until (ui_shows (window, "Backed up to"));
  ui_close (window);

  window = ui_open (copy);
  ui_wait_until (n_people (window) == PEOPLE_IN_SAMPLE);
  ui_close (window);
}

/* The chooser asks about the name that was typed. Where its ending makes another of it, the window
 * asks. */
static void
test_backup_replaces (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *typed = ui_path ("asked");
  g_autofree char *letter = ui_sample ();
  g_autofree char *copy = ui_path ("asked.fframwaith");
  g_autoptr (GFile) source = g_file_new_for_path (letter);
  g_autoptr (GFile) target = g_file_new_for_path (copy);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  FfwWindow *window = ui_open (path);
  GtkWidget *dialog;

  g_file_move (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  before = ui_identity (copy);

  ui_act (window, "win.backup-as", typed);
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Replace “asked.fframwaith”?");
  gtk_window_close (GTK_WINDOW (dialog));
  ui_wait_until (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  after = ui_identity (copy);
  g_assert_cmpstr (after, ==, before);
  g_clear_pointer (&after, g_free);

  ui_act (window, "win.backup-as", typed);
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "replace");
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_wait_until (ui_shows (window, "Backed up to"));
  after = ui_identity (copy);
  g_assert_cmpstr (after, !=, before);
  ui_close (window);
}

/* A window that is closed leaves a workspace alone in its folder, and of what it was doing nothing
 * that is half done. */
static void
test_closing (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  g_autofree char *copy = ui_path ("half.fframwaith");
  FfwWindow *window = ui_open (path);

  ui_wait_until (n_people (window) == PEOPLE_IN_SAMPLE);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  ui_act (window, "win.backup-to", copy);
  ui_close (window);
  /* A backup that is being stopped may outlast the window; the program stays until it has ended. */
  ui_wait_until (!g_file_test (log, G_FILE_TEST_EXISTS)
                 && !g_file_test (shared, G_FILE_TEST_EXISTS));
  ui_wait_until (!ui_has_file ("half.fframwaith."));
}

/* A workspace that is open before it can be stopped is closed again. */
static void
test_stopped (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  FfwWindow *window;

  g_application_activate (G_APPLICATION (ui_application ()));
  window = FFW_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (ui_application ())));
  g_application_open (G_APPLICATION (ui_application ()), &file, 1, "");
  g_assert_cmpstr (ffw_window_get_path (window), ==, path);
  ui_act (window, "win.stop", NULL);
  ui_wait_until (ui_find (window, FFW_TYPE_WELCOME) != NULL);
  g_assert_null (ffw_window_get_path (window));
  ui_wait_until (!g_file_test (log, G_FILE_TEST_EXISTS));
  ui_close (window);
}

/* A file chooser in this process opens what it does not know by its name, and closing that lets
 * go of the locks on an open workspace. So each of its files is known. */
static void
test_names_are_known (void)
{
  static const char *const names[] = { "a.fframwaith", "a.fframwaith-journal", "a.fframwaith-shm",
                                       "a.fframwaith-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gboolean uncertain;
      g_autofree char *type = g_content_type_guess (names[i], NULL, 0, &uncertain);

      g_assert_false (uncertain);
      g_assert_true (g_str_has_prefix (type, "application/x-fframwaith"));
    }
}

/* Each action that has no window of its own to wait for leaves the window whole. */
static void
test_windows_beside (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *beside;

  ui_act (window, "win.shortcuts", NULL);
  beside = ui_find_window (GTK_TYPE_SHORTCUTS_WINDOW);
  g_assert_nonnull (beside);
  gtk_window_destroy (GTK_WINDOW (beside));

  g_action_group_activate_action (G_ACTION_GROUP (ui_application ()), "about", NULL);
  beside = ui_find_window (ADW_TYPE_ABOUT_WINDOW);
  g_assert_nonnull (beside);
  gtk_window_destroy (GTK_WINDOW (beside));

  ui_act (window, "win.menu", NULL);
  ui_settle ();
  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/welcome", test_welcome);
  g_test_add_func ("/window/new", test_new);
  g_test_add_func ("/window/not-a-workspace", test_not_a_workspace);
  g_test_add_func ("/window/one-window-each", test_one_window_each);
  g_test_add_func ("/window/people", test_people);
  g_test_add_func ("/window/unreadable", test_unreadable);
  g_test_add_func ("/window/read-only", test_read_only);
  g_test_add_func ("/window/undo-typing", test_undo_typing);
  g_test_add_func ("/window/evidence", test_evidence);
  g_test_add_func ("/window/export-through-language", test_export_through_language);
  g_test_add_func ("/window/period", test_period);
  g_test_add_func ("/window/drop", test_drop);
  g_test_add_func ("/window/sidebar", test_sidebar);
  g_test_add_func ("/window/language", test_language);
  g_test_add_func ("/window/backup", test_backup);
  g_test_add_func ("/window/backup-replaces", test_backup_replaces);
  g_test_add_func ("/window/closing", test_closing);
  g_test_add_func ("/window/stopped", test_stopped);
  g_test_add_func ("/window/names-are-known", test_names_are_known);
  g_test_add_func ("/window/windows-beside", test_windows_beside);

  return ui_main (argc, argv);
}
