/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace that gets into trouble while it is open: it is said, in words that help, and
 * nothing is lost. */

#include "ui-driver.h"

#include "ffw-entry.h"
#include "ffw-holder.h"
#include "ffw-list-row.h"
#include "ffw-people-page.h"
#include "ffw-standing-keep.h"
#include "ffw-trouble-bar.h"

#include <glib/gstdio.h>

#include <string.h>

#define PEOPLE_IN_SAMPLE 160

/* Hebrew, with a mark that turns the direction. */
#define RIGHT_TO_LEFT "\u05d2\u05d1\u05e8\u05d9\u05d0\u05dc\u202e"

/* What is damaged of a file: all but its first pages, which tell what is in it. */
#define PAGE        4096
#define WHOLE_PAGES 60

static gboolean
says (FfwWindow *window, const char *text)
{
  GtkWidget *bar = ui_find (window, FFW_TYPE_TROUBLE_BAR);

  return bar && gtk_widget_get_visible (bar) && ui_shows (bar, text);
}

static gboolean
is_well (FfwWindow *window)
{
  return ffw_workspace_get_trouble (ffw_window_get_workspace (window)) == FFW_TROUBLE_NONE
         && !says (window, "");
}

static GtkWidget *
wait_for_dialog (const char *text)
{
  GtkWidget *dialog;

  ui_wait_until (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), text));

  return dialog;
}

static void
move (const char *from, const char *to)
{
  g_assert_cmpint (g_rename (from, to), ==, 0);
}

static gpointer
read_people (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_connection_get_int (connection, "SELECT count(*) FROM person", data, error, "") ? data
                                                                                             : NULL;
}

/* How many people a workspace that is closed holds. */
static gint64
count_people (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT,
                                                           ffw_standing_keep, &error);
  gint64 n = -1;

  g_assert_no_error (error);
  ffw_workspace_read (workspace, read_people, &n, NULL, &error);
  g_assert_no_error (error);
  ffw_workspace_close (workspace, &error);
  g_assert_no_error (error);

  return n;
}

/* A file that is moved away while it is open: nothing is changed, a copy can be saved, and all
 * goes on once it is back. */
static void
test_moved (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *elsewhere = ui_path ("elsewhere.fframwaith");
  g_autofree char *copy = ui_path ("rescued.fframwaith");
  FfwWindow *window = ui_open (path);
  GtkWidget *dialog;

  g_assert_true (is_well (window));
  move (path, elsewhere);
  ui_wait_until (says (window, "is no longer where it was"));

  ui_act (window, "win.undo", NULL);
  dialog = wait_for_dialog ("nothing was changed");
  gtk_window_destroy (GTK_WINDOW (dialog));

  ui_act (window, "win.backup-to", copy);
  ui_wait_until (ui_shows (window, "Backed up to"));
  g_assert_cmpint (count_people (copy), ==, PEOPLE_IN_SAMPLE);

  move (elsewhere, path);
  ui_wait_until (is_well (window));
  ui_act (window, "win.undo", NULL);
  ui_wait_until (ui_shows (window, "Undone: Evaluation answers"));
  ui_close (window);
  g_assert_cmpint (count_people (path), ==, PEOPLE_IN_SAMPLE);
}

/* Another file that takes the name is not taken for the workspace, and not written to. */
static void
test_replaced (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *other = ui_path ("other.fframwaith");
  g_autofree char *copy = ui_path ("kept.fframwaith");
  g_autoptr (FfwWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  FfwWindow *window = ui_open (path);
  GtkWidget *dialog;

  workspace = ffw_workspace_create (other, FFW_WORKSPACE_DEFAULT, ffw_standing_keep, &error);
  g_assert_no_error (error);
  ffw_workspace_close (workspace, &error);
  g_assert_no_error (error);

  move (other, path);
  ui_wait_until (says (window, "was replaced by another file"));
  ui_act (window, "win.undo", NULL);
  dialog = wait_for_dialog ("replaced");
  gtk_window_destroy (GTK_WINDOW (dialog));

  ui_act (window, "win.backup-to", copy);
  ui_wait_until (ui_shows (window, "Backed up to"));
  ui_close (window);
  g_assert_cmpint (count_people (copy), ==, PEOPLE_IN_SAMPLE);
}

static void
test_deleted (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *copy = ui_path ("undeleted.fframwaith");
  FfwWindow *window = ui_open (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  ui_wait_until (says (window, "is no longer where it was"));

  /* The bar speaks the language of the window, and stays through its change. */
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string ("cy"));
  g_assert_true (says (window, "fframwaith"));
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string ("en"));

  ui_act (window, "win.backup-to", copy);
  ui_wait_until (ui_shows (window, "Backed up to"));
  ui_close (window);
  g_assert_cmpint (count_people (copy), ==, PEOPLE_IN_SAMPLE);
}

/* Damage that is met while reading is said, wherever it is met. */
static void
test_damaged (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *content = NULL;
  FfwWindow *window = ui_open (path);
  gsize length;
  FILE *file;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, WHOLE_PAGES * PAGE);
  memset (content, 0xa5, length);
  file = g_fopen (path, "r+");
  g_assert_cmpint (fseek (file, WHOLE_PAGES * PAGE, SEEK_SET), ==, 0);
  fwrite (content, 1, length - WHOLE_PAGES * PAGE, file);
  fclose (file);

  ui_act (window, "win.page", "evidence");
  ui_wait_until (says (window, "is damaged and cannot be read"));
  ui_close (window);
}

static gboolean
limit_pages (FfwChange *change, gpointer data, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %u", GPOINTER_TO_UINT (data));

  ffw_change_discard (change);

  return ffw_connection_run (ffw_change_get_connection (change), sql, error, "");
}

static gboolean
fill (FfwChange *change, gpointer data, GError **error)
{
  g_autoptr (FfwMessage) message = ffw_message_new ("setting", "long", "text", NULL);
  g_autofree char *text = g_strnfill (GPOINTER_TO_UINT (data), 'x');

  ffw_change_set_message (change, message);

  return ffw_connection_run (ffw_change_get_connection (change),
                             "INSERT INTO setting (name, value) VALUES ('long', ?)", error, "s",
                             text);
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  int *code = data;

  *code = ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error) ? -1 : error->code;
}

/* Makes a change, and gives how it failed; -1 where it did not. */
static int
change (FfwWindow *window, FfwChangeFunc func, guint number)
{
  int code = G_MAXINT;

  ffw_workspace_change_async (ffw_window_get_workspace (window), func, GUINT_TO_POINTER (number),
                              NULL, NULL, on_changed, &code);
  ui_wait_until (code != G_MAXINT);

  return code;
}

/* No room is said until a change finds some. */
static void
test_full (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);

  g_assert_cmpint (change (window, limit_pages, 1), ==, -1);
  g_assert_cmpint (change (window, fill, 1000000), ==, FFW_STORE_ERROR_FULL);
  ui_wait_until (says (window, "There is no room left on the disk"));
  g_assert_cmpint (change (window, limit_pages, 1000000), ==, -1);
  g_assert_cmpint (change (window, fill, 1000000), ==, -1);
  g_assert_true (is_well (window));
  ui_close (window);
}

/* A process of its own, which writes as long as nobody ends it. */
static gboolean
hold (FfwChange *change, gpointer data, GError **error)
{
  g_print ("writing\n");
  getchar ();
  ffw_change_discard (change);

  return TRUE;
}

static int
write_all_the_time (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT,
                                                           ffw_standing_keep, &error);

  if (workspace == NULL || !ffw_workspace_change (workspace, hold, NULL, NULL, &error)
      || !ffw_workspace_close (workspace, &error))
    g_error ("%s", error->message);

  return 0;
}

/* Another process that writes all the time: the change waits, can be stopped meanwhile, is said
 * not to be made, and is made once the other has finished. */
static void
test_busy (void)
{
  g_autofree char *path = ui_sample ();
  g_autoptr (GError) error = NULL;
  FfwWindow *window = ui_open (path);
  g_autoptr (GSubprocess) other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                                        | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                    &error, "/proc/self/exe", "--hold", path, NULL);
  char begun;
  GtkWidget *dialog;

  g_assert_no_error (error);
  g_input_stream_read (g_subprocess_get_stdout_pipe (other), &begun, 1, NULL, &error);
  g_assert_no_error (error);

  ui_act (window, "win.undo", NULL);
  ui_wait_until (ui_shows (window, "Undoing"));
  dialog = wait_for_dialog ("try again");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (says (window, "Another program is changing"));

  g_output_stream_close (g_subprocess_get_stdin_pipe (other), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (other, NULL, &error);
  g_assert_no_error (error);
  ui_act (window, "win.undo", NULL);
  ui_wait_until (ui_shows (window, "Undone: Evaluation answers"));
  g_assert_true (is_well (window));
  ui_close (window);
}

/* Why a workspace can be read only is said in the language of the window. */
static void
test_read_only (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  g_autoptr (FfwHolder) holder = ffw_holder_new_me ();
  g_autofree char *english = NULL;
  g_autofree char *welsh = NULL;
  FfwWindow *window;
  FfwWorkspace *workspace;

  g_assert_true (ffw_holder_write (holder, lock));
  window = ui_open (path);
  workspace = ffw_window_get_workspace (window);
  english = g_strdup (ffw_workspace_get_read_only_reason (workspace));
  g_assert_true (ui_shows (window, english));

  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string ("cy"));
  welsh = g_strdup (ffw_workspace_get_read_only_reason (workspace));
  g_assert_cmpstr (welsh, !=, english);
  g_assert_true (ui_shows (window, welsh));
  g_assert_false (ui_shows (window, english));
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string ("en"));
  ui_close (window);
}

/* Names as they come from a clipboard. */
typedef struct
{
  const char *name;
  gboolean taken;
  guint64 errors;
} Odd;

static gboolean
take_odd (FfwChange *change, gpointer data, GError **error)
{
  Odd *odd = data;
  const FfwEntry entries[] = { { "organisation", "STY" },
                               { "staff_number", "ODD" },
                               { "given_name", "Anwen" },
                               { "family_name", odd->name },
                               { "started_on", "2022-01-10" },
                               { "role", "PRIS" },
                               { NULL } };
  const FfwEntry *const rows[] = { entries };
  g_autoptr (FfwFindings) findings = ffw_findings_new ("");
  g_autoptr (FfwMessage) message = ffw_message_new ("import", "kind:people", "", "1", "0", NULL);
  FfwIntakeCounts counts;

  if (!ffw_entry_take (change, ffw_kind_find ("people"), rows, 1, ffw_date_today (), findings,
                       &counts, error))
    return FALSE;

  odd->errors = ffw_findings_count (findings, FFW_SEVERITY_ERROR);
  odd->taken = odd->errors == 0;
  if (odd->taken)
    ffw_change_set_message (change, message);
  else
    ffw_change_discard (change);

  return TRUE;
}

static void
on_taken (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;
  g_autoptr (GError) error = NULL;

  ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

static void
take (FfwWindow *window, Odd *odd)
{
  gboolean done = FALSE;

  ffw_workspace_change_async (ffw_window_get_workspace (window), take_odd, odd, NULL, NULL,
                              on_taken, &done);
  ui_wait_until (done);
}

/* Whether some row of the page of people holds the text, to the letter. */
static gboolean
is_in_list (FfwWindow *window, const char *text)
{
  GListModel *people
      = ffw_people_page_get_model (FFW_PEOPLE_PAGE (ui_find (window, FFW_TYPE_PEOPLE_PAGE)));
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (people) && !found; i++)
    {
      g_autoptr (FfwListRow) row = g_list_model_get_item (people, i);

      found = strstr (ffw_list_row_get_text (row, 0), text) != NULL;
    }

  return found;
}

static void
test_odd_names (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *long_name = g_strnfill (10000, 'W');
  FfwWindow *window = ui_open (path);
  Odd names[] = {
    { .name = RIGHT_TO_LEFT },
    { .name = long_name },
    { .name = "A <b>bold</b> & %s “name”" },
  };
  Odd refused[] = {
    { .name = "Bell\a" },
    { .name = "Not\xff UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      take (window, &refused[i]);
      g_assert_false (refused[i].taken);
      g_assert_cmpuint (refused[i].errors, ==, 1);
    }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      take (window, &names[i]);
      g_assert_true (names[i].taken);
      ui_act (window, "win.page", "people");
      ui_wait_until (is_in_list (window, names[i].name));
      ui_act (window, "win.undo", NULL);
      ui_wait_until (!is_in_list (window, names[i].name));
    }
  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return write_all_the_time (argv[2]);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trouble/moved", test_moved);
  g_test_add_func ("/trouble/replaced", test_replaced);
  g_test_add_func ("/trouble/deleted", test_deleted);
  g_test_add_func ("/trouble/damaged", test_damaged);
  g_test_add_func ("/trouble/full", test_full);
  g_test_add_func ("/trouble/busy", test_busy);
  g_test_add_func ("/trouble/read-only", test_read_only);
  g_test_add_func ("/trouble/odd-names", test_odd_names);

  return ui_main (argc, argv);
}
