/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program remembers from one run to the next, and what it does where nonsense lies
 * there. */

#include "ui-driver.h"

#include "ffw-choice.h"
#include "ffw-evidence-page.h"
#include "ffw-history-page.h"
#include "ffw-people-page.h"
#include "ffw-preferences.h"
#include "ffw-welcome.h"
#include "ffw-window-opening.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SCHEMA "cymru.glasbrint.Fframwaith"

static FfwSettings *
settings (void)
{
  return ffw_application_get_settings (ui_application ());
}

/* The key as it lies in the store, for what the program would not write. */
static GSettings *
raw (void)
{
  return g_settings_new (SCHEMA);
}

static FfwWindow *
start (void)
{
  g_application_activate (G_APPLICATION (ui_application ()));

  return FFW_WINDOW (gtk_application_get_windows (GTK_APPLICATION (ui_application ()))->data);
}

static GtkWidget *
people_search (FfwWindow *window)
{
  return ui_find (ui_find (window, FFW_TYPE_PEOPLE_PAGE), GTK_TYPE_SEARCH_ENTRY);
}

/* A workspace is opened again at start, as it was left. */
static void
test_left (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);

  gtk_editable_set_text (GTK_EDITABLE (people_search (window)), "jones");
  ui_act (window, "win.page", "evidence");
  ui_close (window);

  ffw_settings_set_reopen (settings (), TRUE);
  window = start ();
  ui_wait_until (ffw_window_get_workspace (window) != NULL);
  g_assert_cmpstr (ffw_window_get_path (window), ==, path);
  g_assert_nonnull (ui_find (window, FFW_TYPE_EVIDENCE_PAGE));
  g_assert_null (ui_find (window, FFW_TYPE_PEOPLE_PAGE));
  ui_act (window, "win.page", "people");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (people_search (window))), ==, "jones");
  ui_close (window);

  /* Not where the person does not want it. */
  ffw_settings_set_reopen (settings (), FALSE);
  window = start ();
  g_assert_nonnull (ui_find (window, FFW_TYPE_WELCOME));
  g_assert_null (ffw_window_get_path (window));
  ui_close (window);
}

/* What was typed is remembered before the window closes: the program may not come to that. */
static void
test_crash (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  g_autoptr (GVariant) state = NULL;
  const char *shown = "";

  ui_act (window, "win.page", "history");
  ui_wait_until ({
    g_clear_pointer (&state, g_variant_unref);
    state = ffw_settings_get_state (settings (), path);
    g_variant_lookup (state, "page", "&s", &shown);
    g_str_equal (shown, "history");
  });
  ui_close (window);
}

/* What was open last and is gone is said, in the language of the moment, and is no error. */
static void
test_gone (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);

  ui_close (window);
  g_unlink (path);
  ffw_settings_set_reopen (settings (), TRUE);
  window = start ();
  ui_wait_until (ui_find (window, FFW_TYPE_WELCOME) != NULL);
  g_assert_true (ui_shows (window, "was open last, and is not there now."));
  g_assert_true (ui_shows (window, path));
  g_assert_null (ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
  ffw_settings_set_reopen (settings (), FALSE);
  ui_close (window);
}

static void
test_language (void)
{
  g_autofree char *code = NULL;
  FfwApplication *application = ui_application ();

  g_action_group_activate_action (G_ACTION_GROUP (application), "language-next", NULL);
  g_assert_cmpint (ffw_language_get (), ==, FFW_LANGUAGE_CY);
  code = ffw_settings_get_language (settings ());
  g_assert_cmpstr (code, ==, "cy");

  ffw_application_choose_language (application, "");
  g_assert_cmpint (ffw_language_get (), ==, ffw_language_from_locale ());
  g_free (code);
  code = ffw_settings_get_language (settings ());
  g_assert_cmpstr (code, ==, "");
  ffw_application_choose_language (application, "en");
}

static void
test_size (void)
{
  FfwWindow *window = start ();
  int width;
  int height;

  gtk_window_set_default_size (GTK_WINDOW (window), 700, 600);
  ui_settle ();
  ui_close (window);
  window = start ();
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 700);
  g_assert_cmpint (height, ==, 600);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  ui_settle ();
  ui_close (window);
}

/* A page that has more to remember than is good is forgotten, and the others are not. */
static void
test_too_much (void)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  g_autofree char *path = ui_path ("too-much.fframwaith");
  g_autofree char *much = g_strnfill (1024 * 1024, 'a');
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GVariant) back = NULL;

  g_variant_dict_insert (&state, "page", "s", "evidence");
  g_variant_dict_insert (&state, "people", "s", much);
  value = g_variant_ref_sink (g_variant_dict_end (&state));
  ffw_settings_set_state (settings (), path, value);
  back = ffw_settings_get_state (settings (), path);
  g_assert_cmpuint (g_variant_n_children (back), ==, 1);
}

/* Another value than the one given, of another type or of a kind that nobody expects. */
static GVariant *
distort (GVariant *value, guint kind)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  GVariantIter iter;
  const char *name;
  GVariant *part;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
    {
      g_variant_iter_init (&iter, value);
      while (g_variant_iter_loop (&iter, "{&sv}", &name, &part))
        g_variant_dict_insert_value (&dict, name, distort (part, kind));

      return g_variant_dict_end (&dict);
    }

  switch (kind)
    {
    case 0:
      return g_variant_new_string ("nonsense");
    case 1:
      return g_variant_new_int32 (G_MININT32);
    case 2:
      return g_variant_new_take_string (g_strnfill (10000, 'w'));
    case 3:
      return g_variant_new_array (G_VARIANT_TYPE_STRING, NULL, 0);
    case 4:
      return g_variant_new_parsed ("[{'a', <[1.5, -7.0]>}, {'', <('x', @mb nothing)>}]");
    case 5:
      return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)   ? g_variant_new_string ("\n'%s")
             : g_variant_is_of_type (value, G_VARIANT_TYPE_INT32)  ? g_variant_new_int32 (-99)
             : g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32) ? g_variant_new_uint32 (99999)
             : g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? g_variant_new_int64 (G_MAXINT64)
                                                                  : g_variant_new_boolean (TRUE);
    default:
      g_assert_not_reached ();
    }
}

static const char *const every_page[] = { "today",     "people",   "training",
                                          "framework", "evidence", "history" };

/* Nonsense in what a workspace's window remembers is left alone: every page comes up. */
static void
test_nonsense_state (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  g_autoptr (GVariant) real = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (every_page); i++)
    ui_act (window, "win.page", every_page[i]);
  ui_settle ();
  ui_close (window);
  real = ffw_settings_get_state (settings (), path);
  g_assert_cmpuint (g_variant_n_children (real), >, 3);

  for (guint kind = 0; kind < 6; kind++)
    {
      g_autoptr (GVariant) bad = g_variant_ref_sink (distort (real, kind));

      ffw_settings_set_state (settings (), path, bad);
      window = ui_open (path);
      ui_wait_until (ui_find (window, FFW_TYPE_PEOPLE_PAGE) != NULL);
      for (guint i = 0; i < G_N_ELEMENTS (every_page); i++)
        {
          ui_act (window, "win.page", every_page[i]);
          ui_settle ();
        }
      ui_close (window);
    }
}

/* Nor does nonsense in the program's own settings stand in its way. */
static void
test_nonsense_program (void)
{
  g_autoptr (GSettings) keys = raw ();
  static const char *const last[] = { "nonsense", "file:///", "file:///nowhere/%00",
                                      "https://example.org/a.fframwaith", "file:///dev/null" };

  ffw_settings_set_reopen (settings (), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    {
      FfwWindow *window;
      GtkWidget *said;

      g_settings_set_string (keys, "last-workspace", last[i]);
      window = start ();
      ui_wait_until (ui_find (window, FFW_TYPE_WELCOME) != NULL);
      g_assert_true (ui_shows (window, "Look Around a Sample"));
      said = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
      if (said)
        gtk_window_destroy (GTK_WINDOW (said));
      ui_close (window);
    }
  g_settings_reset (keys, "last-workspace");
  ffw_settings_set_reopen (settings (), FALSE);
}

/* What was written there by another program, or by hand. */
static void
test_nonsense_file (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "glib-2.0/settings", NULL);
  g_autofree char *file = g_build_filename (folder, "keyfile", NULL);
  static const char nonsense[] = "[cymru/glasbrint/Fframwaith]\n"
                                 "language='klingon'\n"
                                 "window-width=-3\n"
                                 "window-height='tall'\n"
                                 "window-maximised=2\n"
                                 "reopen=maybe\n"
                                 "last-workspace=17\n";

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, nonsense, -1, NULL));

  if (g_test_subprocess ())
    {
      g_autoptr (FfwSettings) read = ffw_settings_new ();
      g_autofree char *language = ffw_settings_get_language (read);
      g_autofree char *last = ffw_settings_get_last (read);
      g_autoptr (GSettings) keys = raw ();

      g_assert_cmpstr (language, ==, "");
      g_assert_null (last);
      g_assert_true (ffw_settings_get_reopen (read));
      g_assert_cmpint (g_settings_get_int (keys, "window-width"), ==, 1100);
      g_assert_cmpint (g_settings_get_int (keys, "window-height"), ==, 720);
      return;
    }

  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_unlink (file);
}

/* Without the schemas the program runs, and remembers nothing. */
static void
test_no_schema (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (FfwSettings) none = ffw_settings_new ();
      g_autoptr (GVariant) state = ffw_settings_get_state (none, "/a.fframwaith");

      ffw_settings_set_last (none, "/a.fframwaith");
      ffw_settings_set_shared (none, "/a.fframwaith", TRUE);
      g_assert_cmpuint (g_variant_n_children (state), ==, 0);
      g_assert_null (ffw_settings_get_last (none));
      g_assert_false (ffw_settings_is_shared (none, "/a.fframwaith"));
      return;
    }

  {
    g_autofree char *dir = g_strdup (g_getenv ("GSETTINGS_SCHEMA_DIR"));

    g_unsetenv ("GSETTINGS_SCHEMA_DIR");
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
    g_setenv ("GSETTINGS_SCHEMA_DIR", dir, TRUE);
  }
}

/* One workspace has one memory, by whichever of its names it is opened. */
static void
test_names (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *link = ui_path ("another-name.fframwaith");

  g_assert_cmpint (symlink (path, link), ==, 0);
  ffw_settings_set_shared (settings (), link, TRUE);
  g_assert_true (ffw_settings_is_shared (settings (), path));
  g_unlink (link);
}

/* A folder that is said to be shared is treated as one: one computer writes, and says so. */
static void
test_shared (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  FfwWindow *window;

  ffw_settings_set_shared (settings (), path, TRUE);
  window = ui_open (path);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (ffw_workspace_is_read_only (ffw_window_get_workspace (window)));
  g_assert_true (ui_shows (window, "Shared folder"));
  ui_close (window);
}

/* At no width does a window go on folding its sidebar away and back. */
static void
test_every_width (void)
{
  g_autofree char *path = ui_sample ();

  for (int width = 360; width <= 1100; width += 74)
    {
      FfwWindow *window;
      gint64 began = g_get_monotonic_time ();

      ffw_settings_set_reopen (settings (), FALSE);
      window = start ();
      gtk_window_set_default_size (GTK_WINDOW (window), width, 640);
      ffw_window_open (window, path);
      ui_wait_until (ffw_window_get_workspace (window) != NULL);
      for (guint i = 0; i < G_N_ELEMENTS (every_page); i++)
        {
          ui_act (window, "win.page", every_page[i]);
          ui_settle ();
        }
      if (width == 360)
        g_assert_true (adw_leaflet_get_folded (ADW_LEAFLET (ui_find (window, ADW_TYPE_LEAFLET))));
      if (width == 1100)
        g_assert_false (adw_leaflet_get_folded (ADW_LEAFLET (ui_find (window, ADW_TYPE_LEAFLET))));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, MAX (width, 360));
      g_assert_cmpint (g_get_monotonic_time () - began, <, 30 * G_USEC_PER_SEC);
      ui_close (window);
    }
}

static GtkWidget *
open_preferences (FfwWindow *window)
{
  ui_act (window, "win.preferences", NULL);

  return ui_find_window (FFW_TYPE_PREFERENCES);
}

/* Each choice holds at once; the publisher is a change like any other. */
static void
test_preferences (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *preferences = open_preferences (window);
  GtkWidget *publisher;
  GtkWidget *reopen;
  g_autofree char *language = NULL;

  g_assert_true (ui_shows (preferences, path));
  publisher = ui_find (preferences, FFW_TYPE_CHOICE);
  ui_wait_until (gtk_widget_get_sensitive (publisher));
  ffw_choice_set_code (FFW_CHOICE (publisher), "STY");
  ui_wait_until (ui_shows (window, "made the publisher of the evidence"));
  ui_act (window, "win.undo", NULL);
  ui_wait_until (*ffw_choice_get_code (FFW_CHOICE (publisher)) == '\0');

  reopen = ui_find (preferences, GTK_TYPE_SWITCH);
  gtk_switch_set_active (GTK_SWITCH (reopen), TRUE);
  g_assert_true (ffw_settings_get_reopen (settings ()));
  gtk_switch_set_active (GTK_SWITCH (reopen), FALSE);

  /* The preferences speak the language that was chosen in them. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (preferences, ADW_TYPE_COMBO_ROW)), 2);
  g_assert_cmpint (ffw_language_get (), ==, FFW_LANGUAGE_CY);
  language = ffw_settings_get_language (settings ());
  g_assert_cmpstr (language, ==, "cy");
  ui_settle ();
  g_assert_cmpuint (
      adw_combo_row_get_selected (ADW_COMBO_ROW (ui_find (preferences, ADW_TYPE_COMBO_ROW))), ==,
      2);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (preferences)), ==, _ ("Preferences"));
  ffw_application_choose_language (ui_application (), "en");
  ui_settle ();
  g_assert_true (ui_shows (preferences, "This Workspace"));

  ui_close (window);
}

/* Where the folder is another kind of folder now, the workspace is opened again as that asks. */
static void
test_now_shared (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  FfwWindow *window = ui_open (path);
  GtkWidget *preferences = open_preferences (window);

  ui_act (window, "win.page", "evidence");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  ffw_settings_set_shared (settings (), path, TRUE);
  gtk_window_close (GTK_WINDOW (preferences));
  ui_wait_until (ffw_window_get_workspace (window)
                 && ffw_workspace_is_exclusive (ffw_window_get_workspace (window)));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_true (ui_shows (window, "Shared folder"));
  g_assert_nonnull (ui_find (window, FFW_TYPE_EVIDENCE_PAGE));
  ui_close (window);
}

static void
answer (const char *response)
{
  GtkWidget *dialog;

  ui_wait_until (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A backup takes the place of the workspace, on the page where the person is, and what it
 * replaced is kept. */
static void
test_restore (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *backup = ui_sample ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *letter = ui_write ("no-backup.fframwaith", "Dear all,\n");
  FfwWindow *window = ui_open (path);

  ui_act (window, "win.page", "history");
  before = ui_identity (path);
  ui_act (window, "win.restore-from", backup);
  answer ("cancel");
  ui_settle ();
  g_assert_nonnull (ffw_window_get_workspace (window));

  ui_act (window, "win.restore-from", backup);
  answer ("restore");
  g_assert_null (ffw_window_get_workspace (window));
  ui_wait_until (ffw_window_get_workspace (window) != NULL);
  after = ui_identity (path);
  g_assert_cmpstr (before, !=, after);
  g_assert_true (ui_shows (window, "Restored. What was there before is kept in"));
  g_assert_nonnull (ui_find (window, FFW_TYPE_HISTORY_PAGE));

  /* What is no backup replaces nothing. */
  ui_act (window, "win.restore-from", letter);
  answer ("restore");
  ui_wait_until (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  ui_wait_until (ffw_window_get_workspace (window) != NULL);
  gtk_window_destroy (GTK_WINDOW (ui_find_window (ADW_TYPE_MESSAGE_DIALOG)));
  g_free (before);
  before = ui_identity (path);
  g_assert_cmpstr (before, ==, after);
  ui_close (window);
}

/* A window that is closed while a backup takes the place of its workspace leaves that whole. */
static void
test_restore_closed (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *backup = ui_sample ();
  FfwWindow *window = ui_open (path);

  ui_act (window, "win.restore-from", backup);
  answer ("restore");
  ui_close (window);
  window = ui_open (path);
  g_assert_false (ffw_workspace_is_read_only (ffw_window_get_workspace (window)));
  ui_close (window);
}

static GHashTable *
accels_shown (gpointer root, GHashTable *shown)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (root))
    {
      g_autofree char *accels = NULL;
      g_auto (GStrv) each = NULL;

      g_object_get (root, "accelerator", &accels, NULL);
      each = g_strsplit (accels, " ", -1);
      for (guint i = 0; each[i]; i++)
        {
          /* From one key to another: <Shift>Left...Right */
          char *range = strstr (each[i], "...");
          guint key;
          GdkModifierType modifiers;

          if (range)
            *range = '\0';
          g_assert_true (gtk_accelerator_parse (each[i], &key, &modifiers));
          g_hash_table_add (shown, gtk_accelerator_name (key, modifiers));
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    accels_shown (child, shown);

  return shown;
}

/* The window of the shortcuts names every one. */
static void
test_shortcuts (void)
{
  FfwWindow *window = start ();
  GtkApplication *application = GTK_APPLICATION (ui_application ());
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *shortcuts;
  guint n = 0;

  ui_act (window, "win.shortcuts", NULL);
  shortcuts = ui_find_window (GTK_TYPE_SHORTCUTS_WINDOW);
  accels_shown (shortcuts, shown);
  for (guint i = 0; actions[i]; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint j = 0; accels[j]; j++, n++)
        if (!g_hash_table_contains (shown, accels[j]))
          g_error ("%s (%s) is not in the window of the shortcuts", accels[j], actions[i]);
    }
  g_assert_cmpuint (n, >, 20);

  /* In another language it is another window. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "language-next", NULL);
  shortcuts = ui_find_window (GTK_TYPE_SHORTCUTS_WINDOW);
  g_assert_true (ui_shows (shortcuts, _ ("Undo")));
  ffw_application_choose_language (ui_application (), "en");
  gtk_window_destroy (GTK_WINDOW (ui_find_window (GTK_TYPE_SHORTCUTS_WINDOW)));
  ui_close (window);
}

/* What is of no use any more is taken from the list of those that were open before. */
static void
test_forget (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *name = g_path_get_basename (path);
  FfwWindow *window = ui_open (path);

  ui_close (window);
  window = start ();
  ui_wait_until (ui_shows (window, name));
  ui_act (ui_find (window, FFW_TYPE_WELCOME), "welcome.forget", path);
  ui_wait_until (!ui_shows (window, name));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings/left", test_left);
  g_test_add_func ("/settings/crash", test_crash);
  g_test_add_func ("/settings/gone", test_gone);
  g_test_add_func ("/settings/language", test_language);
  g_test_add_func ("/settings/size", test_size);
  g_test_add_func ("/settings/too-much", test_too_much);
  g_test_add_func ("/settings/nonsense-state", test_nonsense_state);
  g_test_add_func ("/settings/nonsense-program", test_nonsense_program);
  g_test_add_func ("/settings/nonsense-file", test_nonsense_file);
  g_test_add_func ("/settings/no-schema", test_no_schema);
  g_test_add_func ("/settings/names", test_names);
  g_test_add_func ("/settings/shared", test_shared);
  g_test_add_func ("/settings/every-width", test_every_width);
  g_test_add_func ("/settings/preferences", test_preferences);
  g_test_add_func ("/settings/now-shared", test_now_shared);
  g_test_add_func ("/settings/restore", test_restore);
  g_test_add_func ("/settings/restore-closed", test_restore_closed);
  g_test_add_func ("/settings/shortcuts", test_shortcuts);
  g_test_add_func ("/settings/forget", test_forget);

  /* Those that look at the settings alone run without a window. */
  return g_test_subprocess () ? g_test_run () : ui_main (argc, argv);
}
