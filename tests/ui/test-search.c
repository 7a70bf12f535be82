/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Searching everywhere, by the keys. */

#include "ui-driver.h"

#include "ffw-evidence-page.h"
#include "ffw-find-window.h"
#include "ffw-framework-page.h"
#include "ffw-people-page.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
open_search (FfwWindow *window)
{
  ui_act (window, "win.find", NULL);

  return ui_find_window (FFW_TYPE_FIND_WINDOW);
}

static void
type (GtkWidget *find, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find (find, GTK_TYPE_SEARCH_ENTRY)), words);
}

/* Enter in the field goes to what is chosen. */
static void
enter (GtkWidget *find)
{
  g_signal_emit_by_name (ui_find (find, GTK_TYPE_SEARCH_ENTRY), "activate");
  ui_wait_until (ui_find_window (FFW_TYPE_FIND_WINDOW) == NULL);
}

static void
test_person (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *find;

  ui_act (window, "win.page", "history");
  find = open_search (window);
  type (find, "llyr lly");
  ui_wait_until (ui_shows (find, "Llŷr"));
  g_assert_true (ui_shows (find, "People"));
  enter (find);
  g_assert_nonnull (ui_find (window, FFW_TYPE_PEOPLE_PAGE));
  ui_wait_until (ui_shows (ui_find (window, FFW_TYPE_PEOPLE_PAGE), "Llŷr"));
  ui_close (window);
}

/* Who types quickly and enters means what was typed, though nothing was found for it yet. */
static void
test_quick (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *find = open_search (window);

  ui_act (window, "win.page", "history");
  type (find, "POWER");
  enter (find);
  ui_wait_until (ui_find (window, FFW_TYPE_FRAMEWORK_PAGE) != NULL);
  ui_close (window);
}

/* Either language finds, whichever is spoken; what is not there is said. */
static void
test_framework (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *find = open_search (window);

  type (find, "POWER");
  ui_wait_until (ui_shows (find, "Courses"));
  type (find, "qqqq");
  ui_wait_until (ui_shows (find, "Nothing found."));
  type (find, "heddlu gogledd");
  ui_wait_until (ui_shows (find, "North Wales Police"));
  ui_wait_until (ui_shows (find, "Organisations"));
  enter (find);
  ui_wait_until (ui_shows (window, "North Wales Police"));
  g_assert_nonnull (ui_find (window, FFW_TYPE_PEOPLE_PAGE));

  find = open_search (window);
  type (find, "power");
  ui_wait_until (ui_shows (find, "Courses"));
  enter (find);
  g_assert_nonnull (ui_find (window, FFW_TYPE_FRAMEWORK_PAGE));
  ui_close (window);
}

/* Pages and actions are found too, and before anything is typed the pages are there. */
static void
test_places (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *find = open_search (window);

  g_assert_true (ui_shows (find, "History"));
  type (find, "tystiol");
  ui_wait_until (!ui_shows (find, "History"));
  g_assert_true (ui_shows (find, "Evidence"));
  enter (find);
  g_assert_nonnull (ui_find (window, FFW_TYPE_EVIDENCE_PAGE));

  find = open_search (window);
  type (find, "keyboard");
  ui_wait_until (ui_shows (find, "Keyboard shortcuts"));
  enter (find);
  g_assert_nonnull (ui_find_window (GTK_TYPE_SHORTCUTS_WINDOW));
  gtk_window_destroy (GTK_WINDOW (ui_find_window (GTK_TYPE_SHORTCUTS_WINDOW)));
  ui_close (window);
}

/* The language changes below what is typed. */
static void
test_language (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *find = open_search (window);

  type (find, "gogledd cymru");
  ui_wait_until (ui_shows (find, "North Wales Police"));
  ffw_application_choose_language (ui_application (), "cy");
  ui_wait_until (ui_shows (find, "Heddlu Gogledd Cymru"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (find, GTK_TYPE_SEARCH_ENTRY))), ==,
                   "gogledd cymru");
  ffw_application_choose_language (ui_application (), "en");
  ui_close (window);
}

/* Nothing that can be typed or pasted does harm. */
static void
test_nonsense (void)
{
  static const char *const words[]
      = { "\"", "* OR (", "'; DROP TABLE post; --", "%", "\u202e\u0645", "-", "   ", "\n\t" };
  g_autofree char *path = ui_sample ();
  g_autofree char *long_text = g_strnfill (10000, 'w');
  FfwWindow *window = ui_open (path);
  GtkWidget *find = open_search (window);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      type (find, words[i]);
      ui_wait_until (!ui_shows (find, "Type a part of a name"));
      type (find, "");
      ui_wait_until (ui_shows (find, "Type a part of a name"));
    }
  type (find, long_text);
  ui_wait_until (ui_shows (find, "Nothing found."));
  gtk_window_close (GTK_WINDOW (find));
  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/person", test_person);
  g_test_add_func ("/search/quick", test_quick);
  g_test_add_func ("/search/framework", test_framework);
  g_test_add_func ("/search/places", test_places);
  g_test_add_func ("/search/language", test_language);
  g_test_add_func ("/search/nonsense", test_nonsense);

  return ui_main (argc, argv);
}
