/* SPDX-License-Identifier: GPL-3.0-or-later */

/* take-pictures FOLDER WORKSPACE FILE…: draws every page of the window into FOLDER,
 * in both languages, small, large and dark. Each FILE is imported, as far as the
 * findings of its dry run, and the picture has its name. */

#include "ffw-application.h"
#include "ffw-calendar-pane.h"
#include "ffw-list-pane.h"
#include "ffw-list-row.h"
#include "ffw-page.h"
#include "ffw-window-opening.h"

#include <stdlib.h>

/* What counts as settled: nothing was painted for so long. A blinking cursor never settles. */
#define QUIET_US   (300 * G_TIME_SPAN_MILLISECOND)
#define LONGEST_US (1500 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  const char *name;
  int width;
  int height;
  AdwColorScheme scheme;
} Look;

static const Look looks[] = {
  { "360x640", 360, 640, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "1100x720", 1100, 720, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "1100x720-dark", 1100, 720, ADW_COLOR_SCHEME_FORCE_DARK },
};

/**
 * Scene:
 * @name: of the picture
 * @page: that is shown
 * @action: (nullable): what is done on it then, with @target where it has one
 * @find: (nullable): words of the row of its list that is opened then
 * @dialog: whether the action opens a window, once the row is open, which is the picture
 * @mode: (nullable): of the calendar
 */
typedef struct
{
  const char *name;
  const char *page;
  const char *action;
  const char *target;
  const char *find;
  gboolean dialog;
  const char *mode;
} Scene;

/* As a target: the row that is open. */
#define THE_ROW "row"

static const Scene scenes[] = {
  { "today", "today", NULL, NULL, NULL },
  { "people", "people", NULL, NULL, NULL },
  { "person", "people", NULL, NULL, "ahmed stephen" },
  { "person-form", "people", "people.edit-current", NULL, "ahmed stephen", TRUE },
  { "duplicates", "people", "people.duplicates", NULL, NULL, TRUE },
  { "leave-form", "people", "people.leave-selected", NULL, "ahmed stephen", TRUE },
  { "move-form", "people", "people.move-selected", NULL, "ahmed stephen", TRUE },
  { "waive-form", "people", "people.waive-selected", NULL, "ahmed stephen", TRUE },
  { "extend-form", "people", "people.extend-selected", NULL, "ahmed stephen", TRUE },
  { "role-form", "people", "people.role-selected", NULL, "ahmed stephen", TRUE },
  { "messages", "people", "many.messages", "", NULL, TRUE },
  { "find", "people", "win.find", NULL, NULL, TRUE },
  { "training", "training", "training.view", "records", NULL },
  { "matrix", "training", "training.view", "matrix", NULL },
  { "record-form", "training", "win.record-training", NULL, NULL, TRUE },
  { "sessions", "sessions", "sessions.view", "list", NULL },
  { "session", "sessions", "sessions.view", "list", "S0003" },
  { "session-form", "sessions", "session.edit", THE_ROW, "S0003", TRUE },
  { "session-new", "sessions", "session.new", NULL, NULL, TRUE },
  { "booking-form", "sessions", "session.book", NULL, "S0003", TRUE },
  { "register", "sessions", "session.register", THE_ROW, "S0003", TRUE },
  { "session-messages", "sessions", "session.tell", THE_ROW, "S0003", TRUE },
  { "session-cancel", "sessions", "session.cancel", THE_ROW, "S0003", TRUE },
  { "calendar-month", "sessions", "sessions.view", "calendar", NULL, .mode = "month" },
  { "calendar-week", "sessions", "sessions.view", "calendar", NULL, .mode = "week" },
  { "calendar-agenda", "sessions", "sessions.view", "calendar", NULL, .mode = "agenda" },
  { "trainers", "sessions", "sessions.view", "trainers", NULL },
  { "cascade", "sessions", "sessions.view", "cascade", NULL },
  { "framework", "framework", "framework.view", "areas", NULL },
  { "area", "framework", "framework.view", "areas", "GRP" },
  { "course", "framework", "framework.view", "courses", "POWER-TTT" },
  { "requirement", "framework", "framework.view", "requirements", "R10" },
  { "requirement-form", "framework", "framework.edit-requirement", NULL, "R10", TRUE },
  { "evidence", "evidence", NULL, NULL, NULL },
  { "history", "history", NULL, NULL, NULL },
  { "preferences", "history", "win.preferences", NULL, NULL, TRUE },
};

typedef struct
{
  const char *folder;
  const char *workspace;
  char **files;
  const Look *look;
} Job;

static void
on_painted (GdkFrameClock *clock, gint64 *painted)
{
  *painted = g_get_monotonic_time ();
}

static void
settle (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gint64 begun = g_get_monotonic_time ();
  gint64 painted = begun;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  while (g_get_monotonic_time () - painted < QUIET_US
         && g_get_monotonic_time () - begun < LONGEST_US)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (G_TIME_SPAN_MILLISECOND);

  g_signal_handler_disconnect (clock, handler);
}

static void
take (Job *job, GtkWindow *window, const char *page)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *name = g_strdup_printf (
      "%s-%s-%s.png", page, ffw_language_get_code (ffw_language_get ()), job->look->name);
  g_autofree char *path = g_build_filename (job->folder, name, NULL);

  settle (window);
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("The picture %s could not be written.", path);
}

static GtkWindow *
newest_dialog (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (toplevels); i > 0; i--)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i - 1);

      if (toplevel != window && gtk_window_get_transient_for (toplevel) == window)
        return toplevel;
    }

  return window;
}

/* The widget of a type that is shown below another, or none. */
static GtkWidget *
find_shown (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shown (child, type);

      if (found)
        return found;
    }

  return NULL;
}

/* Opens the first row that is found by the words, among all rows. */
static void
open_found (GtkWindow *window, FfwListPane *pane, const char *words)
{
  g_autoptr (FfwListRow) item = NULL;

  ffw_list_pane_set_search (pane, words);
  settle (window);
  item = g_list_model_get_item (ffw_list_pane_get_model (pane), 0);
  if (item == NULL)
    g_error ("Nothing is found by “%s”.", words);
  ffw_list_pane_set_search (pane, "");
  settle (window);
  ffw_list_pane_open (pane, ffw_list_row_get_id (item));
}

/* What a page does; the ids of nobody where it asks for some. */
static void
act (GtkWidget *page, const Scene *scene)
{
  GtkWidget *pane = find_shown (page, FFW_TYPE_LIST_PANE);
  gint64 row = pane ? ffw_list_pane_get_current (FFW_LIST_PANE (pane)) : 0;

  if (g_str_equal (scene->action, "win.record-training"))
    gtk_widget_activate_action (page, scene->action, "@ax",
                                g_variant_new_array (G_VARIANT_TYPE_INT64, NULL, 0));
  else if (g_str_equal (scene->action, "session.new"))
    gtk_widget_activate_action (page, scene->action, "@a{sv}",
                                g_variant_new_parsed ("@a{sv} {'course': <'POWER'>}"));
  else if (g_str_equal (scene->action, "session.book"))
    gtk_widget_activate_action (page, scene->action, "(x@ax)", row,
                                g_variant_new_array (G_VARIANT_TYPE_INT64, NULL, 0));
  else if (g_strcmp0 (scene->target, THE_ROW) == 0)
    gtk_widget_activate_action (page, scene->action, "x", row);
  else
    gtk_widget_activate_action (page, scene->action, scene->target ? "s" : NULL, scene->target);
}

static void
take_scene (Job *job, GtkWindow *window, const Scene *scene)
{
  GtkWidget *page;
  GtkWidget *pane;
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", scene->page);
  settle (window);
  page = find_shown (GTK_WIDGET (window), FFW_TYPE_PAGE);
  if (scene->action && !scene->dialog)
    act (page, scene);
  settle (window);
  if (scene->mode)
    gtk_widget_activate_action (find_shown (page, FFW_TYPE_CALENDAR_PANE), "calendar.mode", "s",
                                scene->mode);
  pane = find_shown (page, FFW_TYPE_LIST_PANE);
  if (pane)
    ffw_list_pane_close_detail (FFW_LIST_PANE (pane));
  if (scene->find)
    open_found (window, FFW_LIST_PANE (pane), scene->find);
  if (scene->dialog)
    {
      settle (window);
      act (page, scene);
      settle (window);
      dialog = newest_dialog (window);
      take (job, dialog, scene->name);
      if (dialog != window)
        gtk_window_destroy (dialog);
    }
  else
    take (job, window, scene->name);
}

static void
take_import (Job *job, FfwWindow *window, const char *file)
{
  const char *files[] = { file, NULL };
  g_autofree char *base = g_path_get_basename (file);
  g_auto (GStrv) parts = g_strsplit (base, ".", 2);
  g_autofree char *name = g_strconcat ("import-", parts[0], NULL);
  GtkWindow *dialog;

  ffw_window_import (window, files);
  settle (GTK_WINDOW (window));
  dialog = newest_dialog (GTK_WINDOW (window));
  take (job, dialog, name);
  gtk_window_destroy (dialog);
}

static void
take_all (Job *job, FfwApplication *application)
{
  FfwWindow *window = ffw_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (window), job->look->width, job->look->height);
  gtk_window_present (GTK_WINDOW (window));
  take (job, GTK_WINDOW (window), "welcome");

  ffw_window_open (window, job->workspace);
  settle (GTK_WINDOW (window));
  /* A workspace brings back the size that its window had. */
  gtk_window_set_default_size (GTK_WINDOW (window), job->look->width, job->look->height);
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    take_scene (job, GTK_WINDOW (window), &scenes[i]);

  for (guint i = 0; job->files[i]; i++)
    take_import (job, window, job->files[i]);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_activate (FfwApplication *application, Job *job)
{
  /* A picture of a movement shows nothing well. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  for (FfwLanguage language = 0; language < FFW_N_LANGUAGES; language++)
    {
      ffw_application_set_language (application, language);
      for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
        {
          job->look = &looks[i];
          adw_style_manager_set_color_scheme (adw_style_manager_get_default (), looks[i].scheme);
          take_all (job, application);
        }
    }
  g_application_quit (G_APPLICATION (application));
}

int
main (int argc, char **argv)
{
  g_autoptr (FfwApplication) application = NULL;
  Job job = { 0 };

  if (argc < 4)
    {
      g_printerr ("Usage: take-pictures FOLDER WORKSPACE FILE…\n");
      return EXIT_FAILURE;
    }

  job.folder = argv[1];
  job.workspace = argv[2];
  job.files = argv + 3;

  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  application = ffw_application_new ();
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &job);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
