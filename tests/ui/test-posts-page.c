/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Posts over time, as the page of people shows and changes them. */

#include "ffw-absence-form.h"
#include "ffw-application.h"
#include "ffw-choice.h"
#include "ffw-code-choice.h"
#include "ffw-date-entry.h"
#include "ffw-form-window.h"
#include "ffw-import.h"
#include "ffw-leave-form.h"
#include "ffw-list-pane.h"
#include "ffw-list-row.h"
#include "ffw-manager-entry.h"
#include "ffw-move-form.h"
#include "ffw-people-page.h"
#include "ffw-person-view.h"
#include "ffw-codes-entry.h"
#include "ffw-text-entry.h"
#include "ui-driver.h"

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

static guint
n_people (Fixture *fixture)
{
  return g_list_model_get_n_items (ffw_people_page_get_model (FFW_PEOPLE_PAGE (fixture->page)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_sample ();

  fixture->window = ui_open (path);
  find_page (fixture);
  ui_wait_until (n_people (fixture) > 0);
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
  return ui_find (fixture->page, FFW_TYPE_PERSON_VIEW);
}

static gboolean
view_shows (Fixture *fixture, const char *text)
{
  GtkWidget *view = get_view (fixture);

  return view && ui_shows (view, text);
}

static void
open_person (Fixture *fixture, const char *words, const char *name)
{
  GListModel *model = ffw_people_page_get_model (FFW_PEOPLE_PAGE (fixture->page));
  g_autoptr (FfwListRow) row = NULL;

  ui_act (fixture->pane, "list.clear", NULL);
  ffw_list_pane_set_search (FFW_LIST_PANE (fixture->pane), words);
  ui_wait_until (g_list_model_get_n_items (model) == 1);
  row = g_list_model_get_item (model, 0);
  ffw_list_pane_open (FFW_LIST_PANE (fixture->pane), ffw_list_row_get_id (row));
  ui_wait_until (view_shows (fixture, name));
}

static GtkWidget *
wait_for_form (GType type)
{
  GtkWidget *form = NULL;

  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW)
                 && (form = ui_find (ui_find_window (FFW_TYPE_FORM_WINDOW), type)));
  ui_settle ();

  return form;
}

static gboolean
no_form (void)
{
  return ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL;
}

static GtkWidget *
get_field (GtkWidget *form, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (form, G_OBJECT_TYPE (form), name));
}

static void
type_date (GtkWidget *form, const char *name, const char *text)
{
  ffw_date_entry_set_text (FFW_DATE_ENTRY (get_field (form, name)), text);
}

static void
choose_person (GtkWidget *entry, const char *words)
{
  GtkWidget *text = ui_find (entry, FFW_TYPE_TEXT_ENTRY);

  ffw_text_entry_set_text (FFW_TEXT_ENTRY (text), words);
  ui_wait_until (ui_shows (entry, "1 person found below"));
  g_signal_emit_by_name (text, "entered");
}

static GtkWidget *
open_form (Fixture *fixture, const char *action, GType type)
{
  ui_act (get_view (fixture), action, NULL);

  return wait_for_form (type);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  open_person (fixture, "ahmed angharad", "Angharad Ahmed");
  form = open_form (fixture, "person.move", FFW_TYPE_MOVE_FORM);
  ui_wait_until (ui_shows (form, "Nothing differs yet."));
  ui_wait_until (ui_shows (get_field (form, "organisation"), "Pobl"));
  ui_act (form, "form.save", NULL);
  ui_settle ();
  g_assert_false (no_form ());

  type_date (form, "date", "1/1/2001");
  ui_wait_until (ui_shows (form, "Choose that day or a later one."));
  type_date (form, "date", "1/12/2022");
  ffw_codes_entry_set_codes (FFW_CODES_ENTRY (get_field (form, "roles")), "PRIS");
  ui_wait_until (ui_shows (form, "The post ends on 30 November 2022, and another begins on "
                                 "1 December 2022."));
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "Last Day"));
  g_assert_true (view_shows (fixture, "Later · from 1 December 2022 · Prison officer"));
  g_assert_true (
      ui_shows (fixture->window, "Angharad Ahmed moved to another post, from 1 December 2022"));

  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (!view_shows (fixture, "Later"));
  g_assert_false (view_shows (fixture, "Last Day"));
}

/* On the day of today the new post is shown, and can be taken back from there. */
static void
test_take_back_move (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  open_person (fixture, "ahmed angharad", "Angharad Ahmed");
  form = open_form (fixture, "person.move", FFW_TYPE_MOVE_FORM);
  ui_wait_until (ui_shows (form, "Nothing differs yet."));
  ffw_choice_set_code (FFW_CHOICE (get_field (form, "organisation")), "STY");
  g_assert_cmpstr (ffw_text_entry_get_text (FFW_TEXT_ENTRY (get_field (form, "number"))), ==, "");
  ffw_choice_set_code (FFW_CHOICE (get_field (form, "organisation")), "POBL");
  g_assert_cmpstr (ffw_text_entry_get_text (FFW_TEXT_ENTRY (get_field (form, "number"))), ==,
                   "0002");
  ffw_text_entry_set_text (FFW_TEXT_ENTRY (get_field (form, "number")), "9902");
  ui_wait_until (ui_shows (form, "another begins on 22 November 2022."));
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  /* The post that has ended is shown until the new one is read; it cannot be taken back. */
  ui_wait_until (view_shows (fixture, "9902") && view_shows (fixture, "Past")
                 && !view_shows (fixture, "Last Day"));

  ui_act (get_view (fixture), "person.take-back-move", NULL);
  ui_wait_until (
      ui_shows (fixture->window, "Move of Angharad Ahmed on 22 November 2022 taken back"));
}

static void
import (Fixture *fixture, const char *kind, const char *text)
{
  g_autofree char *file = ui_write ("more.csv", text);
  const char *files[] = { file, NULL };
  g_autoptr (FfwImport) taken = ffw_import_new (ffw_kind_find (kind), files, FFW_IMPORT_DEFAULT,
                                                ffw_date_today ());

  ffw_import_run_async (taken, ffw_window_get_workspace (fixture->window), NULL, NULL, NULL);
  ui_wait_until (ffw_import_is_written (taken));
}

static GtkWidget *
find_trainer (GtkWidget *form)
{
  return ui_find (get_field (form, "trainers"), FFW_TYPE_MANAGER_ENTRY);
}

/* What leaving leaves open is said before, and settled with it. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  import (fixture, "people",
          "organisation,staff_number,given_name,family_name,role,started_on,manager\n"
          "POBL,9001,Mererid,Puw,PRIS,2020-01-01,\n"
          "POBL,9002,Gwenno,Puw,PRIS,2020-01-01,9001\n"
          "POBL,9003,Tecwyn,Puw,PRIS,2020-01-01,9001\n");
  import (fixture, "sessions",
          "session,course,starts_at,ends_at,status,trainer_organisation,trainer\n"
          "PX-1,POWER-TTT,2022-12-05T09:30,2022-12-05T16:00,open,,POBL/9001\n"
          "PX-2,POWER-TTT,2022-12-06T09:30,2022-12-06T16:00,open,,POBL/9002\n");
  import (fixture, "bookings", "session,organisation,staff_number,status\nPX-2,POBL,9001,booked\n");

  open_person (fixture, "puw mererid", "Mererid Puw");
  form = open_form (fixture, "person.leave", FFW_TYPE_LEAVE_FORM);
  type_date (form, "date", "30/11/2022");
  ui_wait_until (ui_shows (form, "1 place on a session after this day is cancelled"));
  g_assert_true (ui_shows (form, "2 people have no manager then, unless you choose one."));
  g_assert_true (ui_shows (form, "Trains “PX-1”"));

  choose_person (get_field (form, "manager"), "puw gwenno");
  choose_person (find_trainer (form), "puw mererid");
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "Mererid Puw has left by then, too."));

  /* What was chosen stays in the other language. */
  choose_person (find_trainer (form), "puw tecwyn");
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  form = wait_for_form (FFW_TYPE_LEAVE_FORM);
  find_page (fixture);
  ui_wait_until (find_trainer (form) != NULL);
  g_assert_cmpstr (ffw_manager_entry_get_number (FFW_MANAGER_ENTRY (get_field (form, "manager"))),
                   ==, "POBL/9002");
  g_assert_cmpstr (ffw_manager_entry_get_number (FFW_MANAGER_ENTRY (find_trainer (form))), ==,
                   "POBL/9003");
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  form = wait_for_form (FFW_TYPE_LEAVE_FORM);
  find_page (fixture);
  ui_wait_until (find_trainer (form) != NULL);

  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "last day 30 November 2022"));
  g_assert_true (view_shows (fixture, "cancelled"));

  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (!view_shows (fixture, "Last Day"));
  g_assert_false (view_shows (fixture, "cancelled"));
}

static void
test_return (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  open_person (fixture, "ahmed angharad", "Angharad Ahmed");
  form = open_form (fixture, "person.leave", FFW_TYPE_LEAVE_FORM);
  type_date (form, "date", "31/10/2022");
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "last day 31 October 2022"));

  form = open_form (fixture, "person.return", FFW_TYPE_MOVE_FORM);
  ui_wait_until (ui_shows (form, "Another post begins on 22 November 2022."));
  type_date (form, "date", "1/10/2022");
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "Angharad Ahmed has a post on 1 October 2022"));
  type_date (form, "date", "15/11/2022");
  ui_wait_until (ui_shows (form, "Another post begins on 15 November 2022."));
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "back since 15 November 2022"));
  g_assert_true (view_shows (fixture, "Now · from 15 November 2022"));
}

static void
test_take_back_leaving (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  open_person (fixture, "ahmed angharad", "Angharad Ahmed");
  form = open_form (fixture, "person.leave", FFW_TYPE_LEAVE_FORM);
  type_date (form, "date", "31/12/2022");
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "Leaves"));
  ui_act (get_view (fixture), "person.take-back-leaving", NULL);
  ui_wait_until (!view_shows (fixture, "Leaves"));
  ui_wait_until (ui_shows (fixture->window, "Angharad Ahmed no longer marked as leaving"));
}

/* The first button of an action below a widget. */
static GtkWidget *
find_button (GtkWidget *root, const char *action)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child)
          && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), action) == 0)
        return child;
      found = find_button (child, action);
      if (found)
        return found;
    }

  return NULL;
}

static void
test_absence (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;
  const char *kind;

  open_person (fixture, "ahmed angharad", "Angharad Ahmed");
  form = open_form (fixture, "person.away", FFW_TYPE_ABSENCE_FORM);
  ui_act (form, "form.save", NULL);
  g_assert_false (no_form ());
  type_date (form, "from", "1/11/2022");
  ffw_code_choice_set_code (FFW_CODE_CHOICE (get_field (form, "kind")), "sickness");

  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  form = wait_for_form (FFW_TYPE_ABSENCE_FORM);
  find_page (fixture);
  g_assert_cmpstr (ffw_date_entry_get_text (FFW_DATE_ENTRY (get_field (form, "from"))), ==,
                   "1/11/2022");
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  form = wait_for_form (FFW_TYPE_ABSENCE_FORM);
  find_page (fixture);
  kind = ffw_code_choice_get_code (FFW_CODE_CHOICE (get_field (form, "kind")));
  g_assert_cmpstr (kind, ==, "sickness");

  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "Away: sickness"));
  g_assert_true (view_shows (fixture, "Now · from 1 November 2022"));

  /* Another on the same days is refused where it is entered. */
  form = open_form (fixture, "person.away", FFW_TYPE_ABSENCE_FORM);
  type_date (form, "from", "15/11/2022");
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "Another absence began on 1 November 2022"));
  gtk_window_destroy (GTK_WINDOW (ui_find_window (FFW_TYPE_FORM_WINDOW)));

  gtk_widget_activate (find_button (get_view (fixture), "people.edit-absence"));
  form = wait_for_form (FFW_TYPE_ABSENCE_FORM);
  type_date (form, "until", "20/11/2022");
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "Past · 1 November 2022 to 20 November 2022"));

  gtk_widget_activate (find_button (get_view (fixture), "people.delete-absence"));
  ui_wait_until (!view_shows (fixture, "Away: sickness"));
}

static void
test_move_many (Fixture *fixture, gconstpointer data)
{
  FfwListPane *pane = FFW_LIST_PANE (fixture->pane);
  GtkWidget *form;
  guint n;

  ffw_list_pane_set_filter (pane, "organisation", "STY");
  ui_wait_until (n_people (fixture) < 20);
  n = n_people (fixture);
  ui_act (fixture->pane, "list.select-all", NULL);
  ui_wait_until (ui_shows (fixture->page, "Selected"));
  ui_act (fixture->page, "people.move-selected", NULL);
  form = wait_for_form (FFW_TYPE_MOVE_FORM);
  ui_wait_until (ui_shows (form, "are so already, and stay as they are."));
  g_assert_false (gtk_widget_get_visible (get_field (form, "number")));
  type_date (form, "date", "1/12/2022");
  ffw_codes_entry_set_codes (FFW_CODES_ENTRY (get_field (form, "roles")), "KEY");
  ui_wait_until (ui_shows (form, "people move on this day."));
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (ui_shows (fixture->window, "people moved to other posts, from 1 December 2022"));
  g_assert_cmpuint (n_people (fixture), ==, n);
}

/* A form that is half filled stays so in the other language. */
static void
test_language (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  open_person (fixture, "ahmed angharad", "Angharad Ahmed");
  form = open_form (fixture, "person.move", FFW_TYPE_MOVE_FORM);
  ui_wait_until (ui_shows (form, "Nothing differs yet."));
  type_date (form, "date", "1/1");
  ffw_text_entry_set_text (FFW_TEXT_ENTRY (get_field (form, "number")), "9902");
  ffw_codes_entry_set_codes (FFW_CODES_ENTRY (get_field (form, "roles")), "PRIS");

  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  form = wait_for_form (FFW_TYPE_MOVE_FORM);
  find_page (fixture);
  ui_settle ();
  g_assert_cmpstr (ffw_date_entry_get_text (FFW_DATE_ENTRY (get_field (form, "date"))), ==, "1/1");
  g_assert_cmpstr (ffw_text_entry_get_text (FFW_TEXT_ENTRY (get_field (form, "number"))), ==,
                   "9902");
  g_assert_cmpstr (ffw_codes_entry_get_codes (FFW_CODES_ENTRY (get_field (form, "roles"))), ==,
                   "PRIS");
  g_assert_true (ffw_form_is_touched (FFW_FORM (form)));
  gtk_window_destroy (GTK_WINDOW (ui_find_window (FFW_TYPE_FORM_WINDOW)));
}

#define ADD(path_, test_) g_test_add (path_, Fixture, NULL, set_up, test_, tear_down)

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  ADD ("/posts-page/move", test_move);
  ADD ("/posts-page/take-back-move", test_take_back_move);
  ADD ("/posts-page/leave", test_leave);
  ADD ("/posts-page/return", test_return);
  ADD ("/posts-page/take-back-leaving", test_take_back_leaving);
  ADD ("/posts-page/absence", test_absence);
  ADD ("/posts-page/move-many", test_move_many);
  ADD ("/posts-page/language", test_language);

  return ui_main (argc, argv);
}
