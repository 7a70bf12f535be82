/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of today: where a workspace begins, and what its lines open. */

#include "ui-driver.h"

#include "ffw-chart-card.h"
#include "ffw-choice.h"
#include "ffw-framework-page.h"
#include "ffw-list-pane.h"
#include "ffw-people-page.h"
#include "ffw-today-page.h"

static FfwWindow *
open_today (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);

  ui_act (window, "win.page", "today");
  ui_wait_until (ui_shows (window, "People missing mandatory training"));

  return window;
}

/* The line of a title, or none. */
static GtkWidget *
find_line (GtkWidget *root, const char *title)
{
  if (ADW_IS_ACTION_ROW (root) && gtk_widget_get_visible (root)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_line (child, title);

      if (found)
        return found;
    }

  return NULL;
}

static guint64
number_of (GtkWidget *line)
{
  return g_ascii_strtoull (
      gtk_label_get_label (GTK_LABEL (g_object_get_data (G_OBJECT (line), "ffw-number"))), NULL,
      10);
}

static guint
n_people (FfwWindow *window)
{
  GtkWidget *page = ui_find (window, FFW_TYPE_PEOPLE_PAGE);

  return page ? g_list_model_get_n_items (ffw_people_page_get_model (FFW_PEOPLE_PAGE (page))) : 0;
}

/* Opens a line, and sees that the list has as many rows as the line said. */
static void
assert_opens (FfwWindow *window, const char *title)
{
  GtkWidget *line;
  guint64 n;

  ui_act (window, "win.page", "today");
  line = find_line (GTK_WIDGET (window), title);
  g_assert_nonnull (line);
  n = number_of (line);
  g_assert_cmpuint (n, >, 0);
  g_assert_true (gtk_widget_activate (line));
  ui_wait_until (n_people (window) == n);
}

static void
test_lines (void)
{
  FfwWindow *window = open_today ();

  assert_opens (window, "People missing mandatory training");
  assert_opens (window, "People whose mandatory training has expired");
  assert_opens (window, "People whose mandatory training ends within 90 days");
  assert_opens (window, "New starters with training due");
  assert_opens (window, "People without a manager");
  ui_close (window);
}

/* The organisation is kept through the switch of language, and goes along to the list. */
static void
test_organisation (void)
{
  FfwWindow *window = open_today ();
  guint64 all = number_of (find_line (GTK_WIDGET (window), "People missing mandatory training"));
  GtkWidget *page;

  ffw_choice_set_code (FFW_CHOICE (ui_find (window, FFW_TYPE_CHOICE)), "STY");
  ui_wait_until (number_of (find_line (GTK_WIDGET (window), "People missing mandatory training"))
                 < all);
  assert_opens (window, "People missing mandatory training");
  page = ui_find (window, FFW_TYPE_PEOPLE_PAGE);
  g_assert_cmpstr (ffw_list_request_get_filter (ffw_list_pane_get_request (FFW_LIST_PANE (
                                                    ui_find (page, FFW_TYPE_LIST_PANE))),
                                                "organisation"),
                   ==, "STY");
  ui_act (window, "win.page", "today");
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  ui_wait_until (ui_find (window, FFW_TYPE_CHOICE) != NULL);
  g_assert_cmpstr (ffw_choice_get_code (FFW_CHOICE (ui_find (window, FFW_TYPE_CHOICE))), ==, "STY");
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  ui_close (window);
}

static const char *
filter_of (FfwWindow *window, const char *filter)
{
  GtkWidget *page = ui_find (window, FFW_TYPE_PEOPLE_PAGE);

  return ffw_list_request_get_filter (
      ffw_list_pane_get_request (FFW_LIST_PANE (ui_find (page, FFW_TYPE_LIST_PANE))), filter);
}

/* Who is not in date in an area at an organisation: two choices away from the start. */
static void
test_areas (void)
{
  FfwWindow *window = open_today ();

  ui_wait_until (find_line (GTK_WIDGET (window), "Gender-responsive practice") != NULL);
  assert_opens (window, "Gender-responsive practice");
  ui_act (window, "win.page", "today");
  ffw_choice_set_code (FFW_CHOICE (ui_find (window, FFW_TYPE_CHOICE)), "STY");
  ui_wait_until (number_of (find_line (GTK_WIDGET (window), "Gender-responsive practice")) < 20);
  assert_opens (window, "Gender-responsive practice");
  g_assert_cmpstr (filter_of (window, "area"), ==, "GRP");
  g_assert_cmpstr (filter_of (window, "standing"), ==, "not-in-date");
  g_assert_cmpstr (filter_of (window, "organisation"), ==, "STY");
  g_assert_null (filter_of (window, "necessity"));
  ui_close (window);
}

/* The button over the row of a chart, by a filter that it asks for. */
static GtkWidget *
find_bar (GtkWidget *root, const char *filter, const char *value)
{
  if (gtk_widget_has_css_class (root, "ffw-chart-row"))
    {
      g_autoptr (GVariant) filters = g_variant_get_child_value (
          gtk_actionable_get_action_target_value (GTK_ACTIONABLE (root)), 1);
      const char *asked;

      return g_variant_lookup (filters, filter, "&s", &asked) && g_str_equal (asked, value) ? root
                                                                                            : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_bar (child, filter, value);

      if (found)
        return found;
    }

  return NULL;
}

static void
test_bars (void)
{
  FfwWindow *window = open_today ();
  GtkWidget *bar;

  ui_wait_until (find_bar (GTK_WIDGET (window), "organisation", "STY") != NULL);
  bar = find_bar (GTK_WIDGET (window), "organisation", "STY");
  ui_wait_until (gtk_widget_get_width (bar) > 100);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "HMP/YOI Styal, not in date: 40");
  g_assert_true (gtk_widget_activate (bar));
  ui_wait_until (n_people (window) > 0);
  g_assert_cmpstr (filter_of (window, "organisation"), ==, "STY");
  g_assert_cmpstr (filter_of (window, "standing"), ==, "not-in-date");
  g_assert_cmpstr (filter_of (window, "necessity"), ==, "mandatory");
  ui_close (window);
}

/* Whoever begins is told what to do. */
static void
test_empty (void)
{
  g_autofree char *path = ui_path ("today.fframwaith");
  FfwWindow *window;

  g_application_activate (G_APPLICATION (ui_application ()));
  window = FFW_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (ui_application ())));
  ui_act (window, "win.create-path", path);
  ui_wait_until (ffw_window_get_workspace (window) != NULL);
  ui_wait_until (ui_shows (window, "Nobody Is Here Yet"));
  g_assert_nonnull (ui_find (window, FFW_TYPE_TODAY_PAGE));
  g_assert_true (ui_shows (window, "Import People…"));
  g_assert_true (ui_shows (window, "Add a Person…"));
  ui_close (window);
}

static void
test_charts (void)
{
  FfwWindow *window = open_today ();

  ui_wait_until (ui_shows (window, "Standing by training area"));
  g_assert_true (ui_shows (window, "Standing by organisation"));
  g_assert_true (ui_shows (window, "Standing by site"));
  g_assert_false (ui_shows (window, "Standing over the last twelve months"));
  ui_act (ui_find (window, FFW_TYPE_TODAY_PAGE), "today.over-time", NULL);
  ui_wait_until (ui_shows (window, "Standing over the last twelve months"));
  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/today-page/lines", test_lines);
  g_test_add_func ("/today-page/organisation", test_organisation);
  g_test_add_func ("/today-page/areas", test_areas);
  g_test_add_func ("/today-page/bars", test_bars);
  g_test_add_func ("/today-page/empty", test_empty);
  g_test_add_func ("/today-page/charts", test_charts);

  return ui_main (argc, argv);
}
