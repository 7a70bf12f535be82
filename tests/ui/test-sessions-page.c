/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The views of the page of sessions, in the narrowest window and in a wide one. */

#include "ui-driver.h"

#include "ffw-sessions-page.h"

typedef struct
{
  FfwWindow *window;
} Fixture;

static void
open_at (Fixture *fixture, int width, int height)
{
  g_autofree char *path = ui_sample ();

  fixture->window = ui_open (path);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  ui_act (fixture->window, "win.page", "sessions");
  ui_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_close (fixture->window);
}

/* The tab with a text that can be pressed. */
static GtkWidget *
find_tab (GtkWidget *root, const char *text)
{
  if (GTK_IS_TOGGLE_BUTTON (root) && gtk_widget_get_mapped (root) && ui_shows (root, text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_tab (child, text);

      if (found)
        return found;
    }

  return NULL;
}

static void
press_each (Fixture *fixture)
{
  static const struct
  {
    const char *tab;
    const char *view;
  } views[] = {
    { "Calendar", "calendar" }, { "Trainers", "trainers" }, { "Cascade", "cascade" },
    { "List", "list" },         { "Cascade", "cascade" },   { "Calendar", "calendar" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *page = NULL;
      GtkWidget *tab = NULL;
      g_autofree char *view = NULL;

      ui_wait_until ((page = ui_find (fixture->window, FFW_TYPE_SESSIONS_PAGE))
                     && (tab = find_tab (page, views[i].tab)));
      g_signal_emit_by_name (tab, "clicked");
      ui_settle ();
      g_object_get (page, "view", &view, NULL);
      g_assert_cmpstr (view, ==, views[i].view);
    }
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  open_at (fixture, 360, 640);
  press_each (fixture);
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  ui_settle ();
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  ui_settle ();
  press_each (fixture);
}

static void
test_wide (Fixture *fixture, gconstpointer data)
{
  open_at (fixture, 1100, 720);
  press_each (fixture);
}

int
main (int argc, char *argv[])
{
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/sessions-page/narrow", Fixture, NULL, NULL, test_narrow, tear_down);
  g_test_add ("/ui/sessions-page/wide", Fixture, NULL, NULL, test_wide, tear_down);

  return ui_main (argc, argv);
}
