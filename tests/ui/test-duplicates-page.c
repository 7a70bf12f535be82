/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People who may be the same: proposed, compared, merged, marked as two, and all of it taken back.
 */

#include "ui-driver.h"

#include "ffw-duplicate-view.h"
#include "ffw-duplicates-form.h"
#include "ffw-form-window.h"
#include "ffw-list-pane.h"
#include "ffw-people-page.h"

typedef struct
{
  FfwWindow *window;
  GtkWidget *page;
  GtkWidget *form;
} Fixture;

static guint
n_people (Fixture *fixture)
{
  return g_list_model_get_n_items (ffw_people_page_get_model (FFW_PEOPLE_PAGE (fixture->page)));
}

static GtkWidget *
find_form (void)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  return window ? ui_find (window, FFW_TYPE_DUPLICATES_FORM) : NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_sample ();

  fixture->window = ui_open (path);
  fixture->page = ui_find (fixture->window, FFW_TYPE_PEOPLE_PAGE);
  ui_wait_until (n_people (fixture) > 0);
  ui_act (fixture->page, "people.duplicates", NULL);
  ui_wait_until ((fixture->form = find_form ()) != NULL);
  ui_wait_until (ui_shows (fixture->form, "Huw Evans"));
  ui_wait_until (ui_shows (fixture->form, "What speaks for it"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  if (window)
    gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
  ui_close (fixture->window);
}

static FfwDuplicateView *
get_view (Fixture *fixture)
{
  return FFW_DUPLICATE_VIEW (ui_find (fixture->form, FFW_TYPE_DUPLICATE_VIEW));
}

/* The narrowest window is 360 pixels wide. */
static void
assert_narrow (Fixture *fixture)
{
  GtkWidget *content = gtk_widget_get_parent (GTK_WIDGET (get_view (fixture)));
  int least;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 356);
}

static void
test_seen (Fixture *fixture, gconstpointer data)
{
  g_assert_true (ui_shows (fixture->form, "The same staff number, in two organisations"));
  g_assert_true (ui_shows (fixture->form, "What speaks against it"));
  g_assert_true (ui_shows (fixture->form, "Posts at the same time in two organisations"));
  g_assert_true (ui_shows (fixture->form, "differs"));
  g_assert_true (ui_shows (fixture->form, "likely the same"));
  g_assert_true (ffw_duplicate_view_is_ready (get_view (fixture)));
  assert_narrow (fixture);

  /* In the other language the same two are shown. */
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  ui_settle ();
  ui_wait_until ((fixture->form = find_form ()) != NULL);
  ui_wait_until (ffw_duplicate_view_is_ready (get_view (fixture)));
  g_assert_true (ui_shows (fixture->form, "Huw Evans"));
  assert_narrow (fixture);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  guint n = n_people (fixture);

  /* A post is a row of the table, so what was two is two still; the person is one. */
  ui_act (fixture->form, "duplicates.merge", NULL);
  ui_wait_until (ui_shows (fixture->form, "2 pairs of people"));
  ui_wait_until (n_people (fixture) == n);
  ui_wait_until (ui_shows (fixture->window, "merged"));

  ui_act (fixture->form, "duplicates.undo", NULL);
  ui_wait_until (ui_shows (fixture->form, "3 pairs of people"));
  ui_wait_until (ui_shows (fixture->form, "What speaks for it"));
}

static void
test_distinct (Fixture *fixture, gconstpointer data)
{
  FfwMergeWish wish;

  ffw_duplicate_view_get_wish (get_view (fixture), &wish);
  ui_act (fixture->form, "duplicates.distinct", NULL);
  ui_wait_until (ui_shows (fixture->form, "2 pairs of people"));
  ui_wait_until (ui_shows (fixture->form, "Marked as different people"));
  g_assert_false (ui_shows (fixture->form, "The same staff number, in two organisations"));

  ui_act_with (fixture->form, "duplicates.take-back", "(xx)", MIN (wish.stays, wish.goes),
               MAX (wish.stays, wish.goes));
  ui_wait_until (ui_shows (fixture->form, "3 pairs of people"));
  ui_wait_until (ffw_duplicate_view_is_ready (get_view (fixture)));
}

static void
test_chosen (Fixture *fixture, gconstpointer data)
{
  FfwMergeWish first, second;

  /* The one that is chosen stays, with its name. */
  ffw_duplicate_view_keep (get_view (fixture), FALSE);
  ffw_duplicate_view_get_wish (get_view (fixture), &first);
  ffw_duplicate_view_keep (get_view (fixture), TRUE);
  ffw_duplicate_view_get_wish (get_view (fixture), &second);
  g_assert_cmpint (first.stays, ==, second.goes);
  g_assert_cmpint (first.goes, ==, second.stays);
  g_assert_cmpstr (second.family_name, ==, "Evans");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);
  ADD ("/duplicates-page/seen", test_seen);
  ADD ("/duplicates-page/merge", test_merge);
  ADD ("/duplicates-page/distinct", test_distinct);
  ADD ("/duplicates-page/chosen", test_chosen);

  return ui_main (argc, argv);
}
