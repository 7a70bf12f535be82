/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The framework: its lists, what is open beside them, and the way from one to the other. */

#include "ui-driver.h"

#include "ffw-application.h"
#include "ffw-framework-detail.h"
#include "ffw-framework-page.h"
#include "ffw-framework-sheet.h"
#include "ffw-list-pane.h"
#include "ffw-list-row.h"

#define SQL_TAKE_WELSH "UPDATE area SET title_cy = NULL WHERE code = 'GRP'"
#define SQL_FIND       "SELECT id FROM area WHERE code = 'GRP'"

static GtkWidget *
open_framework (FfwWindow *window)
{
  GtkWidget *page;

  ui_act (window, "win.page", "framework");
  page = ui_find (window, FFW_TYPE_FRAMEWORK_PAGE);
  g_assert_nonnull (page);
  ui_wait_until (ui_shows (page, "Child First practice"));

  return page;
}

static FfwListPane *
pane_of (GtkWidget *page)
{
  return FFW_LIST_PANE (ui_find (page, FFW_TYPE_LIST_PANE));
}

static guint
n_listed (GtkWidget *page)
{
  return g_list_model_get_n_items (ffw_list_pane_get_model (pane_of (page)));
}

static gpointer
find_area (FfwConnection *connection, gpointer data, GError **error)
{
  gint64 *id = g_new0 (gint64, 1);

  ffw_connection_get_int (connection, SQL_FIND, id, error, "");

  return id;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree gint64 *id = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);

  *(gint64 *)data = *id;
}

/* The id of the area of gender-responsive practice. */
static gint64
area_of (FfwWindow *window)
{
  gint64 id = 0;

  ffw_workspace_read_async (ffw_window_get_workspace (window), find_area, NULL, NULL, g_free, NULL,
                            on_found, &id);
  ui_wait_until (id != 0);

  return id;
}

/* The row of the detail whose name or subtitle holds the text. */
static GtkWidget *
find_row (GtkWidget *root, const char *text)
{
  if (ADW_IS_ACTION_ROW (root))
    return ui_shows (root, text) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_child_visible (child) ? find_row (child, text) : NULL;

      if (found)
        return found;
    }

  return NULL;
}

static void
follow (GtkWidget *page, const char *text)
{
  GtkWidget *sheet = ui_find (page, FFW_TYPE_FRAMEWORK_SHEET);
  GtkWidget *row = find_row (sheet, text);

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
}

static void
test_lists (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_framework (window);
  static const struct
  {
    const char *view;
    guint n;
    const char *text;
  } lists[] = {
    { "courses", 20, "POWER train the trainer" },
    { "requirements", 24, "Prison officer" },
    { "questions", 11, "How useful was this training for your work?" },
    { "roles", 18, "Probation practitioner" },
    { "forms", 4, "Three to six months on" },
    { "areas", 20, "Gender-responsive practice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      ui_act (page, "framework.view", lists[i].view);
      ui_wait_until (ui_shows (page, lists[i].text));
      g_assert_cmpuint (n_listed (page), ==, lists[i].n);
    }

  /* Words of either language, without accents. */
  ffw_list_pane_set_search (pane_of (page), "gender YMATEB");
  ui_wait_until (n_listed (page) == 1);
  ui_wait_until (ui_shows (page, "Gender-responsive practice"));
  ui_act (page, "framework.view", "courses");
  ffw_list_pane_set_search (pane_of (page), "hyfforddi'r HYFFORDDWR pŵer");
  ui_wait_until (ui_shows (page, "Nothing Found"));
  ffw_list_pane_set_search (pane_of (page), "hyfforddi’r pówer");
  ui_wait_until (n_listed (page) == 1);

  ui_close (window);
}

/* From an area to a course, on to its form, a question, and back all the way. */
static void
test_links (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_framework (window);

  ffw_list_pane_open (pane_of (page), area_of (window));
  ui_wait_until (ui_shows (page, "Ymarfer sy'n ymateb i rywedd"));
  g_assert_true (ui_shows (page, "Training area · GRP"));
  g_assert_true (ui_shows (page, "Courses That Cover It"));
  g_assert_true (ui_shows (page, "POWER-TTT · enhanced"));
  g_assert_true (ui_shows (page, "R10 · skilled · mandatory"));
  g_assert_true (ui_shows (page, "Training framework of the Women’s Justice"));
  g_assert_true (ui_shows (page, "Published documents of the Blueprints"));
  g_assert_false (ui_shows (page, "Back"));

  follow (page, "POWER-TTT");
  ui_wait_until (ui_shows (page, "POWER: hyfforddi'r hyfforddwr"));
  g_assert_true (ui_shows (page, "Whoever Completes It May Deliver"));
  g_assert_true (ui_shows (page, "Ministry of Justice"));
  g_assert_true (ui_shows (page, "36 months"));
  g_assert_true (ui_shows (page, "All dates"));
  g_assert_true (ui_shows (page, "Back"));

  follow (page, "FOLLOW-UP");
  ui_wait_until (ui_shows (page, "Tri i chwe mis yn ddiweddarach"));
  follow (page, "RES1");
  ui_wait_until (ui_shows (page, "Kirkpatrick’s level 4"));

  ui_act (page, "framework.back", NULL);
  ui_wait_until (ui_shows (page, "Tri i chwe mis yn ddiweddarach"));
  ui_act (page, "framework.back", NULL);
  ui_wait_until (ui_shows (page, "POWER: hyfforddi'r hyfforddwr"));
  ui_act (page, "framework.back", NULL);
  ui_wait_until (ui_shows (page, "Ymarfer sy'n ymateb i rywedd"));
  g_assert_false (ui_shows (page, "Back"));

  ui_close (window);
}

static void
test_requirement (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_framework (window);

  ffw_list_pane_open (pane_of (page), area_of (window));
  ui_wait_until (ui_shows (page, "R10 · skilled · mandatory"));
  follow (page, "R10");
  ui_wait_until (ui_shows (page, "Prison officer · skilled · mandatory"));
  g_assert_true (ui_shows (page, "Swyddog carchar · medrus · gorfodol"));
  g_assert_true (ui_shows (page, "365 days of beginning in the post"));
  g_assert_true (ui_shows (page, "24 months"));
  g_assert_true (ui_shows (page, "1 March 2022"));
  g_assert_true (ui_shows (page, "Courses That Meet It"));
  ui_wait_until (ui_shows (page, "29 posts"));

  ui_close (window);
}

static gboolean
take_welsh (FfwChange *change, gpointer data, GError **error)
{
  g_autoptr (FfwMessage) message = ffw_message_new ("init", "WJB", "1", NULL);

  ffw_change_set_message (change, message);

  return ffw_connection_run (ffw_change_get_connection (change), SQL_TAKE_WELSH, error, "");
}

static void
on_taken (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

/* A title that loses its Welsh is marked where it is open, counted above the list, and listed. */
static void
test_missing_welsh (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_framework (window);

  ffw_list_pane_open (pane_of (page), area_of (window));
  ui_wait_until (ui_shows (page, "Ymarfer sy'n ymateb i rywedd"));
  g_assert_false (ui_shows (page, "No Welsh yet"));

  ffw_workspace_change_async (ffw_window_get_workspace (window), take_welsh, NULL, NULL, NULL,
                              on_taken, NULL);
  ui_wait_until (ui_shows (page, "No Welsh yet"));
  ui_wait_until (ui_shows (page, "1 of 20 texts has no Welsh yet."));
  ui_act (page, "framework.wanting", "cy");
  ui_wait_until (n_listed (page) == 1);

  ui_close (window);
}

static void
set_language (const char *code)
{
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string (code));
}

/* The list, what is open, and the way back outlast a switch of the language. */
static void
test_language (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_framework (window);

  ffw_list_pane_open (pane_of (page), area_of (window));
  ui_wait_until (ui_shows (page, "POWER-TTT"));
  follow (page, "POWER-TTT");
  ui_wait_until (ui_shows (page, "36 months"));
  ffw_list_pane_set_search (pane_of (page), "power");
  ui_wait_until (n_listed (page) == 2);

  set_language ("cy");
  page = ui_find (window, FFW_TYPE_FRAMEWORK_PAGE);
  ui_wait_until (ui_shows (page, "Y Weinyddiaeth Gyfiawnder"));
  ui_wait_until (n_listed (page) == 2);
  ui_act (page, "framework.back", NULL);
  ui_wait_until (ui_shows (page, "GRP"));

  set_language ("en");
  ui_close (window);
}

/* Anything of the framework is shown from anywhere, and what is no part of it is left alone. */
static void
test_show_item (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page;

  ui_act_with (window, "win.show", "(ssx)", "framework", "area", area_of (window));
  page = ui_find (window, FFW_TYPE_FRAMEWORK_PAGE);
  g_assert_nonnull (page);
  ui_wait_until (ui_shows (page, "Ymarfer sy'n ymateb i rywedd"));
  ffw_page_show_item (FFW_PAGE (page), "record", 1);
  ffw_page_show_item (FFW_PAGE (page), "role", 999999);
  ui_wait_until (ui_shows (page, "No Longer There"));

  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/framework-page/lists", test_lists);
  g_test_add_func ("/framework-page/links", test_links);
  g_test_add_func ("/framework-page/requirement", test_requirement);
  g_test_add_func ("/framework-page/missing-welsh", test_missing_welsh);
  g_test_add_func ("/framework-page/language", test_language);
  g_test_add_func ("/framework-page/show-item", test_show_item);

  return ui_main (argc, argv);
}
