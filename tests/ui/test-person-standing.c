/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person’s page says of their standing, and what can be done about it from there. */

#include "ui-driver.h"

#include "ffw-choice.h"
#include "ffw-form-window.h"
#include "ffw-import.h"
#include "ffw-list-pane.h"
#include "ffw-list-row.h"
#include "ffw-passport-saving.h"
#include "ffw-people-page.h"
#include "ffw-record-form.h"
#include "ffw-standing-view.h"
#include "ffw-waive-form.h"

#include <adwaita.h>

#include <string.h>

typedef struct
{
  FfwWindow *window;
  GtkWidget *page;
  GtkWidget *pane;
} Fixture;

static void
find_page (Fixture *fixture)
{
  fixture->page = ui_find (fixture->window, FFW_TYPE_PEOPLE_PAGE);
  fixture->pane = ui_find (fixture->page, FFW_TYPE_LIST_PANE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_sample ();

  fixture->window = ui_open (path);
  find_page (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  ui_close (fixture->window);
}

static GtkWidget *
get_view (Fixture *fixture)
{
  return ui_find (fixture->page, FFW_TYPE_STANDING_VIEW);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  GtkWidget *view = get_view (fixture);

  return view && ui_shows (view, text);
}

static void
open_person (Fixture *fixture, const char *words)
{
  GListModel *model = ffw_people_page_get_model (FFW_PEOPLE_PAGE (fixture->page));
  g_autoptr (FfwListRow) row = NULL;

  ui_act (fixture->pane, "list.clear", NULL);
  ffw_list_pane_set_search (FFW_LIST_PANE (fixture->pane), words);
  ui_wait_until (g_list_model_get_n_items (model) == 1);
  row = g_list_model_get_item (model, 0);
  ffw_list_pane_open (FFW_LIST_PANE (fixture->pane), ffw_list_row_get_id (row));
  ui_wait_until (shows (fixture, "training areas"));
}

/* The row of a training area. */
static AdwExpanderRow *
find_area (GtkWidget *widget, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwExpanderRow *found;

      if (ADW_IS_EXPANDER_ROW (child))
        {
          if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), title))
            return ADW_EXPANDER_ROW (child);
          continue;
        }
      found = find_area (child, title);
      if (found)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, action);

  return found;
}

static void
import (Fixture *fixture, const char *kind, const char *text)
{
  g_autofree char *path = ui_write ("rows.csv", text);
  const char *const files[] = { path, NULL };
  g_autoptr (FfwImport) import = ffw_import_new (ffw_kind_find (kind), files, FFW_IMPORT_DEFAULT,
                                                 ffw_date_today ());

  ffw_import_run_async (import, ffw_window_get_workspace (fixture->window), NULL, NULL, NULL);
  ui_wait_until (ffw_import_is_written (import));
}

static void
test_what_is_said (Fixture *fixture, gconstpointer data)
{
  AdwExpanderRow *row;

  open_person (fixture, "Angharad Ahmed");
  g_assert_true (shows (fixture, "In date in 1 of 5 training areas · missing: 2 · expiring: 1 · "
                                 "due: 1 · booked: 1"));

  row = find_area (get_view (fixture), "Gender-responsive practice");
  g_assert_cmpstr (adw_expander_row_get_subtitle (row), ==,
                   "Missing, was due by 28 August 2022 · skilled, mandatory");
  adw_expander_row_set_expanded (row, TRUE);
  ui_wait_until (ui_shows (row, "No record of a course that meets it"));
  ui_wait_until (ui_shows (row, "What would put it right"));

  row = find_area (get_view (fixture),
                   "Violence against women, domestic abuse and sexual violence");
  adw_expander_row_set_expanded (row, TRUE);
  ui_wait_until (ui_shows (row, "expires 16 December 2022"));
  ui_wait_until (ui_shows (row, "What would renew it"));
}

/* The course of the button is in the form; a form that nobody has touched asks nothing. */
static void
test_record (Fixture *fixture, gconstpointer data)
{
  AdwExpanderRow *row;
  GtkWidget *form = NULL;
  FfwChoice *course;

  open_person (fixture, "Angharad Ahmed");
  row = find_area (get_view (fixture), "Gender-responsive practice");
  adw_expander_row_set_expanded (row, TRUE);
  g_signal_emit_by_name (find_button (GTK_WIDGET (row), "people.record-course"), "clicked");
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW)
                 && (form = ui_find (ui_find_window (FFW_TYPE_FORM_WINDOW), FFW_TYPE_RECORD_FORM)));
  ui_settle ();
  course = FFW_CHOICE (gtk_widget_get_template_child (form, FFW_TYPE_RECORD_FORM, "course"));
  g_assert_cmpstr (ffw_choice_get_code (course), !=, "");
  ui_wait_until (ui_shows (form, "Angharad Ahmed"));
  g_assert_false (ffw_form_is_touched (FFW_FORM (form)));
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);

  /* What was unfolded stays so, and says what it rests on now. */
  ui_wait_until (shows (fixture, "missing: 1"));
  row = find_area (get_view (fixture), "Gender-responsive practice");
  g_assert_true (adw_expander_row_get_expanded (row));
  ui_wait_until (ui_shows (row, "completed 22 November 2022"));
}

static void
test_away_and_waived (Fixture *fixture, gconstpointer data)
{
  AdwExpanderRow *row;

  open_person (fixture, "Angharad Ahmed");
  import (fixture, "absences",
          "organisation,staff_number,from,to,kind\n"
          "POBL,0002,2022-09-01,,parental\n");
  ui_wait_until (shows (fixture, "Away since 1 September 2022"));
  g_assert_true (shows (fixture, "missing: 2"));

  import (fixture, "waivers",
          "organisation,staff_number,area,from,until,reason\n"
          "POBL,0002,GRP,2022-11-01,2022-12-31,Seconded\n");
  ui_wait_until (shows (fixture, "waived: 1"));
  row = find_area (get_view (fixture), "Gender-responsive practice");
  g_assert_cmpstr (adw_expander_row_get_subtitle (row), ==,
                   "Waived until 31 December 2022 · skilled, mandatory");
  adw_expander_row_set_expanded (row, TRUE);
  ui_wait_until (ui_shows (row, "Seconded"));
}

/* The forms of many begin with the one person and area. */
static void
test_waive (Fixture *fixture, gconstpointer data)
{
  AdwExpanderRow *row;

  open_person (fixture, "Angharad Ahmed");
  row = find_area (get_view (fixture), "Gender-responsive practice");
  adw_expander_row_set_expanded (row, TRUE);
  /* There is no record that could last longer. */
  g_assert_null (find_button (GTK_WIDGET (row), "many.extend"));
  g_signal_emit_by_name (find_button (GTK_WIDGET (row), "many.waive"), "clicked");
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW)
                 && ui_find (ui_find_window (FFW_TYPE_FORM_WINDOW), FFW_TYPE_WAIVE_FORM));
  ui_act (ui_find_window (FFW_TYPE_FORM_WINDOW), "window.close", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);

  row = find_area (get_view (fixture),
                   "Violence against women, domestic abuse and sexual violence");
  g_assert_nonnull (find_button (GTK_WIDGET (row), "many.extend"));
}

static gpointer
find_id (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_connection_get_int (connection,
                                 "SELECT person FROM post WHERE email = 'pobl.0002@example.org'",
                                 data, error, "")
             ? data
             : NULL;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *)data = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL) != NULL;
}

/* It says that it is there, or why it is not. */
static void
test_passport (Fixture *fixture, gconstpointer data)
{
  FfwWorkspace *workspace = ffw_window_get_workspace (fixture->window);
  g_autofree char *path = ui_path ("passport.xml");
  g_autofree char *unclear = ui_path ("passport.doc");
  g_autofree char *text = NULL;
  gint64 person = 0;
  gboolean found = FALSE;

  ffw_workspace_read_async (workspace, find_id, &person, NULL, NULL, NULL, on_found, &found);
  ui_wait_until (found);
  ffw_saving_save (workspace, &ffw_passport_saving, person, path);
  ui_wait_until (ui_shows (fixture->window, "Saved the training passport"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<familyName>Ahmed</familyName>"));

  ffw_saving_save (workspace, &ffw_passport_saving, person, unclear);
  ui_wait_until (ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (strstr (
      adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (ui_find_window (ADW_TYPE_MESSAGE_DIALOG))),
      "End its name in .pdf"));
  gtk_window_destroy (GTK_WINDOW (ui_find_window (ADW_TYPE_MESSAGE_DIALOG)));
}

static void
test_welsh (Fixture *fixture, gconstpointer data)
{
  open_person (fixture, "Angharad Ahmed");
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  find_page (fixture);
  ui_wait_until (get_view (fixture) && find_area (get_view (fixture), "Diogelu"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  ADD ("/person-standing/what-is-said", test_what_is_said);
  ADD ("/person-standing/record", test_record);
  ADD ("/person-standing/away-and-waived", test_away_and_waived);
  ADD ("/person-standing/waive", test_waive);
  ADD ("/person-standing/passport", test_passport);
  ADD ("/person-standing/welsh", test_welsh);

  return ui_main (argc, argv);
}
