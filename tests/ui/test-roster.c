/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The complete list of an organisation in the window of an import: said, looked at, ticked, asked
 * about and taken back. */

#include "ui-driver.h"

#include "ffw-choice.h"
#include "ffw-date-entry.h"
#include "ffw-import-view.h"
#include "ffw-import-window.h"
#include "ffw-roster-box.h"
#include "ffw-roster-item.h"
#include "ffw-roster-view.h"

#include <string.h>

#define HEADER "organisation,staff_number,given_name,family_name,role,started_on\n"

/* A small organisation of its own. */
#define ORGANISATION "code,name_en,name_cy,sector\nQQQ,Quay Women,Menywod y Cei,non_statutory\n"
#define PEOPLE                                                                                     \
  HEADER                                                                                           \
  "QQQ,01,Ann,Price,PRIS,2020-01-01\nQQQ,02,Bet,Huws,PRIS,2020-01-01\n"                            \
  "QQQ,03,Cai,Rees,PRIS,2020-01-01\nQQQ,04,Dai,Puw,PRIS,2020-01-01\n"                              \
  "QQQ,05,Eve,Wyn,PRIS,2020-01-01\n"
#define LIST                                                                                       \
  HEADER                                                                                           \
  "QQQ,01,Ann,Price,PRIS,\nQQQ,02,Bet,Huws,KEY,\nQQQ,03,Cai,Rees,PRIS,\n"                          \
  "QQQ,14,Dai,Puw,PRIS,\nQQQ,07,Huw,Jones,PRIS,2020-03-01\n"
#define MISSED                                                                                     \
  HEADER                                                                                           \
  "QQQ,01,Ann,Price,PRIS,\nQQQ,02,Bet,Huws,PRIS,\nQQQ,03,Cai,Rees,PRIS,\n"                         \
  "QQQ,04,Dai,Puw,PRIS,\nQQQ,,Eve,Wyn,NONE,\n"
#define FEW HEADER "QQQ,01,Ann,Price,PRIS,\n"

static GtkWidget *
import (FfwWindow *window, const char *name, const char *text)
{
  g_autofree char *path = ui_write (name, text);
  const char *const files[] = { path, NULL };

  ui_act_with (window, "win.import-files", "^as", files);

  return ui_find_window (FFW_TYPE_IMPORT_WINDOW);
}

static void
import_now (FfwWindow *window, const char *name, const char *text)
{
  GtkWidget *import_window = import (window, name, text);

  ui_wait_until (ui_shows (import_window, "Nothing has been written yet.")
                 || ui_shows (import_window, "rows to add"));
  ui_settle ();
  ui_act (import_window, "import.run", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_IMPORT_WINDOW) == NULL);
}

static FfwWindow *
open_with_people (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);

  import_now (window, "organisations.csv", ORGANISATION);
  import_now (window, "people.csv", PEOPLE);

  return window;
}

/* A list that does not say whose it is, as the lists of a staff office are. */
#define NAMELESS                                                                                   \
  "staff_number,given_name,family_name,role,started_on\n"                                          \
  "01,Ann,Price,PRIS,2020-01-01\n02,Bet,Huws,PRIS,2020-01-01\n03,Cai,Rees,PRIS,2020-01-01\n"       \
  "04,Dai,Puw,PRIS,2020-01-01\n"

static void
close_import (GtkWidget *import)
{
  GtkWidget *dialog;

  gtk_window_close (GTK_WINDOW (import));
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  if (dialog)
    adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  ui_wait_until (ui_find_window (FFW_TYPE_IMPORT_WINDOW) == NULL);
}

/* Says that the file is the list of all. Returns: whom there is to decide on, or NULL */
static GListModel *
say_complete (GtkWidget *import_window)
{
  AdwViewStack *pages = ADW_VIEW_STACK (ui_find (import_window, ADW_TYPE_VIEW_STACK));
  GtkWidget *box, *view, *list;

  adw_view_stack_set_visible_child_name (pages, "files");
  box = ui_find (import_window, FFW_TYPE_ROSTER_BOX);
  ui_wait_until (gtk_widget_get_visible (box));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (ui_find (box, ADW_TYPE_EXPANDER_ROW)),
                                         TRUE);
  ui_wait_until (ui_find (box, FFW_TYPE_CHOICE) && ui_find (box, FFW_TYPE_DATE_ENTRY));
  ffw_choice_set_code (FFW_CHOICE (ui_find (box, FFW_TYPE_CHOICE)), "QQQ");
  ffw_date_entry_set_date (FFW_DATE_ENTRY (ui_find (box, FFW_TYPE_DATE_ENTRY)),
                           ffw_date_new (2022, 12, 1));
  ui_wait_until (adw_view_stack_page_get_visible (
      adw_view_stack_get_page (pages, adw_view_stack_get_child_by_name (pages, "people"))));
  adw_view_stack_set_visible_child_name (pages, "people");
  ui_settle ();
  view = ui_find (import_window, FFW_TYPE_ROSTER_VIEW);
  list = ui_find (view, GTK_TYPE_LIST_VIEW);

  return list == NULL ? NULL : G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

/* Ticks what has the title, as pressing Enter on its line does. */
static void
tick (GtkWidget *import_window, GListModel *items, const char *title)
{
  GtkWidget *list = ui_find (ui_find (import_window, FFW_TYPE_ROSTER_VIEW), GTK_TYPE_LIST_VIEW);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FfwRosterItem) item = g_list_model_get_item (items, i);
      g_autofree char *found = ffw_roster_item_get_title (item);

      if (!g_str_has_prefix (found, title))
        continue;
      g_signal_emit_by_name (list, "activate", i);
      ui_settle ();
      return;
    }
  g_error ("there is no “%s”", title);
}

static void
test_ticks (void)
{
  FfwWindow *window = open_with_people ();
  GtkWidget *import_window = import (window, "list.csv", LIST);
  GListModel *items = say_complete (import_window);

  /* Somebody new is; nobody moves or leaves who was not accepted. */
  g_assert_true (ui_shows (import_window, "New: 2 of 2"));
  g_assert_true (ui_shows (import_window, "Moved: 0 of 1"));
  g_assert_true (ui_shows (import_window, "Left, as they are not on the list: 0 of 2"));
  g_assert_true (ui_shows (import_window, "Perhaps the same: 0 of 1"));
  g_assert_true (ui_shows (import_window, "PRIS → KEY"));

  tick (import_window, items, "Moved");
  g_assert_true (ui_shows (import_window, "Moved: 1 of 1"));
  /* Who is the same is neither new nor gone. */
  tick (import_window, items, "Perhaps the same");
  g_assert_true (ui_shows (import_window, "New: 1 of 1"));
  g_assert_true (ui_shows (import_window, "Left, as they are not on the list: 0 of 1"));
  tick (import_window, items, "05 Eve Wyn");
  g_assert_true (ui_shows (import_window, "Left, as they are not on the list: 1 of 1"));

  ui_act (import_window, "import.run", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_IMPORT_WINDOW) == NULL);
  ui_wait_until (ui_shows (window, "Complete list of “Quay Women”: 1 new, 2 moved, 1 left"));
  ui_act (window, "win.undo", NULL);
  ui_act (window, "win.page", "history");
  ui_wait_until (ui_shows (window, "Undone: Complete list of “QQQ”"));
  ui_close (window);
}

/* Rows that do not say whom they are about keep anybody from having left, which is said where those
 * who left would stand. */
static void
test_missed (void)
{
  FfwWindow *window = open_with_people ();
  GtkWidget *import_window = import (window, "refused.csv", MISSED);
  GListModel *items = say_complete (import_window);
  GtkWidget *view = ui_find (import_window, FFW_TYPE_ROSTER_VIEW);

  g_assert_null (items);
  g_assert_true (ui_shows (view, "Nobody is taken to have left: 1 row of the list was refused"));
  gtk_window_close (GTK_WINDOW (import_window));
  ui_wait_until (ui_find_window (FFW_TYPE_IMPORT_WINDOW) == NULL);
  ui_close (window);
}

/* Of which organisation it is need not be said where the file says it. */
static void
test_organisation (void)
{
  FfwWindow *window = open_with_people ();
  GtkWidget *import_window = import (window, "list.csv", LIST);
  AdwViewStack *pages = ADW_VIEW_STACK (ui_find (import_window, ADW_TYPE_VIEW_STACK));
  GtkWidget *box, *row;

  adw_view_stack_set_visible_child_name (pages, "files");
  box = ui_find (import_window, FFW_TYPE_ROSTER_BOX);
  ui_wait_until (gtk_widget_get_visible (box));
  row = ui_find (box, ADW_TYPE_EXPANDER_ROW);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), TRUE);
  ui_wait_until (ui_find (box, FFW_TYPE_CHOICE) && ui_find (box, FFW_TYPE_DATE_ENTRY));
  g_assert_cmpstr (ffw_choice_get_code (FFW_CHOICE (ui_find (box, FFW_TYPE_CHOICE))), ==, "QQQ");
  ui_wait_until (adw_view_stack_page_get_visible (
      adw_view_stack_get_page (pages, adw_view_stack_get_child_by_name (pages, "people"))));

  /* Where nobody says it, the file is no complete list, and both pages say so. */
  ffw_choice_set_code (FFW_CHOICE (ui_find (box, FFW_TYPE_CHOICE)), "");
  g_assert_true (ui_shows (box, "Not a complete list yet"));
  ui_wait_until (ui_shows (import_window, "imported as an ordinary file"));
  gtk_window_close (GTK_WINDOW (import_window));
  ui_wait_until (ui_find_window (FFW_TYPE_IMPORT_WINDOW) == NULL);
  ui_close (window);
}

static void
test_nameless (void)
{
  FfwWindow *window = open_with_people ();
  GtkWidget *import_window = import (window, "nameless.csv", NAMELESS);
  GtkWidget *kind;
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);
  guint people = 0;

  /* Nothing in it says that these are people at an organisation. */
  while (!g_str_equal (kinds[people]->name, "people"))
    people++;
  adw_view_stack_set_visible_child_name (
      ADW_VIEW_STACK (ui_find (import_window, ADW_TYPE_VIEW_STACK)), "files");
  ui_wait_until ((kind = ui_find (import_window, GTK_TYPE_DROP_DOWN))
                 && gtk_widget_is_sensitive (kind));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), people + 1);
  say_complete (import_window);
  g_assert_true (ui_shows (import_window, "Left, as they are not on the list: 0 of 1"));
  close_import (import_window);
  ui_close (window);
}

static void
test_most (void)
{
  FfwWindow *window = open_with_people ();
  GtkWidget *import_window = import (window, "few.csv", FEW);
  GListModel *items = say_complete (import_window);
  GtkWidget *dialog;

  tick (import_window, items, "Left");
  ui_act (import_window, "import.run", NULL);
  ui_wait_until ((dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (ui_shows (dialog, "Let 4 of 5 People Leave?"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  ui_settle ();
  g_assert_nonnull (ui_find_window (FFW_TYPE_IMPORT_WINDOW));

  ui_act (import_window, "import.run", NULL);
  ui_wait_until ((dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  ui_wait_until (ui_find_window (FFW_TYPE_IMPORT_WINDOW) == NULL);
  ui_wait_until (ui_shows (window, "0 new, 0 moved, 4 left"));
  ui_close (window);
}

/* Ticks and what was said stay when the language is switched. */
static void
test_language (void)
{
  FfwWindow *window = open_with_people ();
  GtkWidget *import_window = import (window, "list.csv", LIST);
  GListModel *items = say_complete (import_window);
  GtkWidget *box;
  AdwViewStack *pages;

  tick (import_window, items, "05 Eve Wyn");
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  ui_settle ();
  pages = ADW_VIEW_STACK (ui_find (import_window, ADW_TYPE_VIEW_STACK));
  adw_view_stack_set_visible_child_name (pages, "files");
  ui_settle ();
  box = ui_find (import_window, FFW_TYPE_ROSTER_BOX);
  g_assert_cmpstr (ffw_choice_get_code (FFW_CHOICE (ui_find (box, FFW_TYPE_CHOICE))), ==, "QQQ");
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  pages = ADW_VIEW_STACK (ui_find (import_window, ADW_TYPE_VIEW_STACK));
  adw_view_stack_set_visible_child_name (pages, "people");
  ui_wait_until (ui_shows (import_window, "Left, as they are not on the list: 1 of 2"));
  close_import (import_window);
  ui_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui-roster/ticks", test_ticks);
  g_test_add_func ("/ui-roster/missed", test_missed);
  g_test_add_func ("/ui-roster/organisation", test_organisation);
  g_test_add_func ("/ui-roster/nameless", test_nameless);
  g_test_add_func ("/ui-roster/most", test_most);
  g_test_add_func ("/ui-roster/language", test_language);

  return ui_main (argc, argv);
}
