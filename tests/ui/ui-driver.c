/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the window share: the application, in this process, and
 * ways to wait for it and to look at it. */

#include "ui-driver.h"

#include "ffw-sample.h"
#include "ffw-today-page.h"

#include <glib/gstdio.h>

#include <locale.h>

#define PATIENCE (60 * G_USEC_PER_SEC)
#define TURN_MS  20

static FfwApplication *application;
static char *folder;

FfwApplication *
ui_application (void)
{
  return application;
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* One turn of the main loop; conditions that no event announces are looked at all the same. */
void
ui_turn (gint64 began, const char *where, const char *condition)
{
  if (g_get_monotonic_time () - began > PATIENCE)
    g_error ("%s: waited too long for: %s", where, condition);

  g_main_context_iteration (NULL, TRUE);
}

/* Runs all that is ready to run. */
void
ui_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A path in the folder of this run. */
char *
ui_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

char *
ui_write (const char *name, const char *text)
{
  char *path = ui_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

/* A copy of the sample workspace, for one test alone. */
char *
ui_sample (void)
{
  static guint n;
  g_autofree char *sample = ui_path ("sample.fframwaith");
  g_autofree char *name = g_strdup_printf ("copy-%u.fframwaith", n++);
  char *copy = ui_path (name);
  g_autofree char *content = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (sample, G_FILE_TEST_EXISTS))
    ffw_sample_make (sample, g_getenv ("FFRAMWAITH_SAMPLE_DIR"), NULL, &error);
  g_assert_no_error (error);

  g_file_get_contents (sample, &content, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (copy, content, (gssize)length, &error);
  g_assert_no_error (error);

  return copy;
}

/* Whether the folder of this run holds a file whose name begins so. */
gboolean
ui_has_file (const char *beginning)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, beginning))
      return TRUE;

  return FALSE;
}

/* What tells a file from another that took its name. */
char *
ui_identity (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, &error);

  g_assert_no_error (error);

  return g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE));
}

/* The window on a workspace; without a window manager, none need be the active one. */
static FfwWindow *
window_on (const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l; l = l->next)
    if (FFW_IS_WINDOW (l->data) && g_strcmp0 (ffw_window_get_path (l->data), path) == 0)
      return l->data;

  return NULL;
}

/* Opens a workspace as the desktop does, and waits until it is there. */
FfwWindow *
ui_open (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  FfwWindow *window;

  g_application_open (G_APPLICATION (application), &file, 1, "");
  window = window_on (path);
  g_assert_nonnull (window);
  ui_wait_until (ffw_window_get_workspace (window) != NULL);
  /* Most tests are about people; test-today-page.c is about where a workspace begins. */
  if (ui_find (window, FFW_TYPE_TODAY_PAGE))
    ui_act (window, "win.page", "people");
  ui_settle ();

  return window;
}

/* Closes a window, and waits until nothing of it is left. */
void
ui_close (FfwWindow *window)
{
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_wait_until (left == NULL);
}

/* The first widget of a type that is shown below another, or none. */
GtkWidget *
ui_find (gpointer root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_child_visible (child) ? ui_find (child, type) : NULL;

      if (found)
        return found;
    }

  return NULL;
}

/* The first window of a type, or none. */
GtkWidget *
ui_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type))
      return l->data;

  return NULL;
}

/* Whether a label or a cell that can be seen below a widget holds the text. */
gboolean
ui_shows (gpointer root, const char *text)
{
  const char *shown = GTK_IS_LABEL (root)         ? gtk_label_get_text (root)
                      : GTK_IS_INSCRIPTION (root) ? gtk_inscription_get_text (root)
                                                  : NULL;

  if (shown && strstr (shown, text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_get_child_visible (child)
        && ui_shows (child, text))
      return TRUE;

  return FALSE;
}

/* Whether an action is there and enabled, which only a button of it tells. */
static gboolean
can_act (GtkWidget *widget, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new ();
  gboolean can;

  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_parent (button, widget);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  can = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);

  return can;
}

/* Whether an action without a target is there and enabled. */
gboolean
ui_can_act (gpointer widget, const char *action)
{
  return can_act (widget, action, NULL);
}

/* Does an action by its name with a target, as soon as it can be done: one that is disabled does
 * nothing, and does not say so. */
static void
act (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GVariant) kept = target ? g_variant_ref_sink (target) : NULL;
  gint64 began = g_get_monotonic_time ();

  while (!can_act (widget, action, kept))
    ui_turn (began, G_STRLOC, action);
  g_assert_true (gtk_widget_activate_action_variant (widget, action, kept));
}

/* Does an action once it can be done, with a text as its target where there is one. */
void
ui_act (gpointer widget, const char *action, const char *target)
{
  act (widget, action, target ? g_variant_new_string (target) : NULL);
}

/* Does an action once it can be done, with a target as for g_variant_new(). */
void
ui_act_with (gpointer widget, const char *action, const char *format, ...)
{
  va_list values;
  GVariant *target;

  va_start (values, format);
  target = g_variant_new_va (format, NULL, &values);
  va_end (values);
  act (widget, action, target);
}

static void
remove_folder (void)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = ui_path (name);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_rmdir (folder);
}

/* Runs the tests that were added, in English first. */
int
ui_main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  folder = g_dir_make_tmp ("fframwaith-ui-XXXXXX", &error);
  g_assert_no_error (error);
  g_timeout_add (TURN_MS, wake, NULL);

  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);
  application = ffw_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  ffw_application_set_language (application, FFW_LANGUAGE_EN);
  /* No test begins with what another one left open. */
  ffw_settings_set_reopen (ffw_application_get_settings (application), FALSE);

  status = g_test_run ();

  ui_settle ();
  g_clear_object (&application);
  remove_folder ();
  g_free (folder);

  return status;
}
