/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Work that takes a while: how it is shown, stopped and ended, and what undo says of it. */

#include "ui-driver.h"

#include "ffw-import-window.h"
#include "ffw-jobs-bar.h"
#include "ffw-workspace-view.h"

#include <glib/gstdio.h>

#define PEOPLE "organisation,staff_number,given_name,family_name,role,started_on\n"

static FfwJobs *
jobs_of (FfwWindow *window)
{
  return ffw_jobs_of (ffw_window_get_workspace (window));
}

static guint
n_jobs (FfwWindow *window)
{
  return g_list_model_get_n_items (G_LIST_MODEL (jobs_of (window)));
}

static void
set_language (const char *code)
{
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string (code));
}

static GtkWidget *
find_dialog (const char *heading)
{
  GtkWidget *dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);

  return dialog && strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), heading)
             ? dialog
             : NULL;
}

/* The row of the job is there as soon as it is slow, tells how far it is, and goes with it. */
static void
test_shown (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *bar = ui_find (window, FFW_TYPE_JOBS_BAR);
  GtkWidget *progress;
  FfwJob *job = ffw_job_start (ffw_window_get_workspace (window), FFW_JOB_WRITES,
                               "Backing up to “%1$s”", "a.fframwaith", NULL);

  g_assert_cmpuint (n_jobs (window), ==, 1);
  g_assert_false (ui_shows (bar, "Backing up"));
  ui_wait_until (ui_shows (bar, "Backing up to “a.fframwaith”"));

  progress = ui_find (bar, GTK_TYPE_PROGRESS_BAR);
  ffw_job_set_done (job, 1, 4);
  ui_wait_until (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (progress)) == 0.25);

  /* Another language makes the content anew; the job goes on, in that language. */
  set_language ("cy");
  bar = ui_find (window, FFW_TYPE_JOBS_BAR);
  g_assert_true (ui_shows (bar, "a.fframwaith"));
  g_assert_cmpuint (n_jobs (window), ==, 1);
  set_language ("en");

  ffw_job_end (job, "It is done", NULL, NULL, NULL);
  bar = ui_find (window, FFW_TYPE_JOBS_BAR);
  g_assert_false (ui_shows (bar, "Backing up"));
  g_assert_true (ui_shows (window, "It is done"));
  g_assert_cmpuint (n_jobs (window), ==, 0);
  ui_close (window);
}

static void
test_quick (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  FfwJob *job = ffw_job_start (ffw_window_get_workspace (window), FFW_JOB_READS, "Looking", NULL);

  ffw_job_end (job, NULL, NULL, NULL, NULL);
  g_assert_false (ffw_jobs_are_slow (jobs_of (window)));
  g_assert_cmpuint (n_jobs (window), ==, 0);
  ui_close (window);
}

/* What is stopped says so until it has ended, and does not complain then. */
static void
test_stopped (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *bar = ui_find (window, FFW_TYPE_JOBS_BAR);
  FfwJob *job = ffw_job_start (ffw_window_get_workspace (window), FFW_JOB_WRITES, "Counting", NULL);
  g_autoptr (GError) stopped = g_error_new (FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED,
                                            "It was stopped");
  g_autoptr (GError) failed = g_error_new (FFW_STORE_ERROR, FFW_STORE_ERROR_FULL, "No room");
  GtkWidget *dialog;

  ui_wait_until (ui_shows (bar, "Counting"));
  g_assert_true (gtk_widget_activate (ui_find (bar, GTK_TYPE_BUTTON)));
  ui_wait_until (ui_shows (bar, "Stopping…"));
  g_assert_true (g_cancellable_is_cancelled (ffw_job_get_cancellable (job)));
  ffw_job_fail (job, "It Was Not Counted", stopped);
  g_assert_null (ui_find_window (ADW_TYPE_MESSAGE_DIALOG));

  job = ffw_job_start (ffw_window_get_workspace (window), FFW_JOB_WRITES, "Counting", NULL);
  ffw_job_fail (job, "It Was Not Counted", failed);
  dialog = find_dialog ("It Was Not Counted");
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_close (window);
}

/* A window that is closed while something is under way stays until that is done, and asks where
 * it takes longer than a moment. */
static void
test_closed_meanwhile (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  gpointer left = window;
  FfwJob *job = ffw_job_start (ffw_window_get_workspace (window), FFW_JOB_WRITES, "Counting", NULL);
  GtkWidget *dialog;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_null (find_dialog ("Under Way"));
  ui_wait_until (find_dialog ("Under Way") != NULL);

  /* Who keeps waiting has the window as it was. */
  dialog = find_dialog ("Under Way");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "Counting"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "wait");
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_settle ();
  g_assert_false (ffw_job_is_stopped (job));
  ffw_job_end (job, NULL, NULL, NULL, NULL);
  ui_settle ();
  g_assert_nonnull (left);

  /* Who stops it has the window closed, once it has ended. */
  job = ffw_job_start (ffw_window_get_workspace (window), FFW_JOB_WRITES, "Counting", NULL);
  gtk_window_close (GTK_WINDOW (window));
  ui_wait_until (find_dialog ("Under Way") != NULL);
  dialog = find_dialog ("Under Way");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "stop");
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_settle ();
  g_assert_nonnull (left);
  g_assert_true (ffw_job_is_stopped (job));
  ffw_job_end (job, NULL, NULL, NULL, NULL);
  ui_wait_until (left == NULL);
}

/* What fails meanwhile is said, so the window stays. */
static void
test_closed_but_failed (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  FfwJob *job = ffw_job_start (ffw_window_get_workspace (window), FFW_JOB_WRITES, "Counting", NULL);
  g_autoptr (GError) full = g_error_new (FFW_STORE_ERROR, FFW_STORE_ERROR_FULL, "No room");

  gtk_window_close (GTK_WINDOW (window));
  ffw_job_fail (job, "It Was Not Counted", full);
  ui_settle ();
  g_assert_nonnull (find_dialog ("It Was Not Counted"));
  gtk_window_destroy (GTK_WINDOW (ui_find_window (ADW_TYPE_MESSAGE_DIALOG)));
  ui_close (window);
}

/* What ends in a moment needs no question. */
static void
test_closed_in_a_moment (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  gpointer left = window;
  FfwJob *job = ffw_job_start (ffw_window_get_workspace (window), FFW_JOB_WRITES, "Counting", NULL);

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_nonnull (left);
  ffw_job_end (job, NULL, NULL, NULL, NULL);
  ui_wait_until (left == NULL);
  g_assert_null (ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
}

/* An import in the middle of which the window of the workspace is closed leaves nothing, or all. */
static void
test_import_in_the_middle (void)
{
  g_autofree char *path = ui_sample ();
  GString *many = g_string_new (PEOPLE);
  g_autofree char *file = NULL;
  const char *files[] = { NULL, NULL };
  FfwWindow *window;
  GtkWidget *import;
  gpointer left;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (many, "STY,M%u,Mair,Jones,PRIS,2022-01-10\n", i);
  files[0] = file = ui_write ("many.csv", many->str);
  g_string_free (many, TRUE);

  window = left = ui_open (path);
  g_object_add_weak_pointer (G_OBJECT (window), &left);
  ui_act_with (window, "win.import-files", "^as", files);
  import = ui_find_window (FFW_TYPE_IMPORT_WINDOW);
  ui_wait_until (ui_shows (import, "20,000"));
  ui_act (import, "import.run", NULL);
  gtk_window_close (GTK_WINDOW (window));
  ffw_jobs_stop (jobs_of (window));
  ui_wait_until (left == NULL);
  g_assert_null (ui_find_window (FFW_TYPE_IMPORT_WINDOW));

  window = ui_open (path);
  ui_act (window, "win.page", "history");
  ui_wait_until (ui_shows (window, "Evaluation answers imported"));
  g_assert_false (ui_shows (window, "many.csv"));
  ui_close (window);
}

/* The entry of the main menu that does an action. */
static char *
entry_of (FfwWindow *window, const char *action)
{
  GtkWidget *view = ui_find (window, FFW_TYPE_WORKSPACE_VIEW);
  GMenuModel *section
      = G_MENU_MODEL (gtk_widget_get_template_child (view, FFW_TYPE_WORKSPACE_VIEW, "undo_menu"));

  for (int i = 0; i < g_menu_model_get_n_items (section); i++)
    {
      g_autofree char *its = NULL;
      char *label = NULL;

      g_assert_true (g_menu_model_get_item_attribute (section, i, "action", "s", &its));
      if (!g_str_equal (its, action))
        continue;
      g_assert_true (g_menu_model_get_item_attribute (section, i, "label", "s", &label));
      return label;
    }

  return NULL;
}

static gboolean
says (FfwWindow *window, const char *action, const char *text)
{
  g_autofree char *entry = entry_of (window, action);

  return entry && g_str_has_prefix (entry, text);
}

/* The menu says what undo and redo would do; what is done says what can be redone. */
static void
test_undo_entries (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);

  ui_wait_until (says (window, "win.undo", "_Undo: Evaluation answers imported"));
  g_assert_false (says (window, "win.redo", "_Redo:"));

  ui_act (window, "win.undo", NULL);
  ui_wait_until (ui_shows (window, "Undone: Evaluation answers imported"));
  ui_wait_until (says (window, "win.undo", "_Undo: Ratings of needs imported"));
  ui_wait_until (says (window, "win.redo", "_Redo: Evaluation answers imported"));

  ui_act (window, "win.redo", NULL);
  ui_wait_until (ui_shows (window, "Redone: Evaluation answers imported"));
  ui_wait_until (!says (window, "win.redo", "_Redo:"));
  ui_close (window);
}

/* An undo that a later change stands in the way of says which, and leads to it. */
static void
test_undo_in_the_way (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *dialog;

  /* The second change brought the people, whom the bookings are of. */
  ui_act_with (window, "win.undo-change", "x", (gint64)2);
  ui_wait_until (find_dialog ("Cannot Be Undone Yet") != NULL);
  dialog = find_dialog ("Cannot Be Undone Yet");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ".csv"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "show");
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_wait_until (ui_shows (window, "Workspace made with the framework"));
  ui_close (window);
}

static gboolean
spoil (FfwChange *change, gpointer data, GError **error)
{
  g_autoptr (FfwMessage) message = ffw_message_new ("setting", "spoilt", "yes", NULL);

  ffw_change_set_message (change, message);

  return ffw_connection_run (ffw_change_get_connection (change),
                             "UPDATE session SET code = (SELECT min (code) FROM session)", error,
                             "");
}

static void
on_spoilt (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;
  g_autoptr (GError) error = NULL;

  ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

/* A check says that all is well, or lists what is not. */
static void
test_check (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  gboolean spoilt = FALSE;
  GtkWidget *dialog;

  ui_act (window, "win.check", NULL);
  ui_wait_until (ui_shows (window, "All is well"));

  ffw_workspace_change_async (ffw_window_get_workspace (window), spoil, NULL, NULL, NULL, on_spoilt,
                              &spoilt);
  ui_wait_until (spoilt);
  ui_act (window, "win.check", NULL);
  ui_wait_until (find_dialog ("1 Problem Was Found") != NULL);
  dialog = find_dialog ("1 Problem Was Found");
  g_assert_true (ui_shows (dialog, "Two sessions have the code"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/jobs/shown", test_shown);
  g_test_add_func ("/jobs/quick", test_quick);
  g_test_add_func ("/jobs/stopped", test_stopped);
  g_test_add_func ("/jobs/closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/jobs/closed-in-a-moment", test_closed_in_a_moment);
  g_test_add_func ("/jobs/closed-but-failed", test_closed_but_failed);
  g_test_add_func ("/jobs/import-in-the-middle", test_import_in_the_middle);
  g_test_add_func ("/jobs/check", test_check);
  g_test_add_func ("/jobs/undo-entries", test_undo_entries);
  g_test_add_func ("/jobs/undo-in-the-way", test_undo_in_the_way);

  return ui_main (argc, argv);
}
