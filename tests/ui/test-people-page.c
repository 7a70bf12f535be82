/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of people: the table, a person's detail, and what is done with people. */

#include "ui-driver.h"

#include "ffw-choice.h"
#include "ffw-date-entry.h"
#include "ffw-form-window.h"
#include "ffw-import.h"
#include "ffw-leave-form.h"
#include "ffw-list-pane.h"
#include "ffw-list-row.h"
#include "ffw-manager-entry.h"
#include "ffw-note-form.h"
#include "ffw-people-page.h"
#include "ffw-person-fields.h"
#include "ffw-person-form.h"
#include "ffw-person-view.h"
#include "ffw-record-form.h"
#include "ffw-codes-entry.h"
#include "ffw-text-entry.h"
#include "ffw-window-opening.h"

#define ACTIVE 124 /* in the sample, on the day of the tests */
#define ALL    160

typedef struct
{
  FfwWindow *window;
  GtkWidget *page;
  GtkWidget *pane;
} Fixture;

static guint
n_people (Fixture *fixture)
{
  return g_list_model_get_n_items (ffw_people_page_get_model (
      FFW_PEOPLE_PAGE (ui_find (fixture->window, FFW_TYPE_PEOPLE_PAGE))));
}

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
  ui_wait_until (n_people (fixture) == ACTIVE);
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

/* The detail comes into sight a moment after it is opened. */
static gboolean
view_shows (Fixture *fixture, const char *text)
{
  GtkWidget *view = get_view (fixture);

  return view && ui_shows (view, text);
}

/* Shows the only row that the words find, whatever the filters. */
static gint64
search (Fixture *fixture, const char *words)
{
  GListModel *model = ffw_people_page_get_model (FFW_PEOPLE_PAGE (fixture->page));
  g_autoptr (FfwListRow) row = NULL;

  ui_act (fixture->pane, "list.clear", NULL);
  ffw_list_pane_set_search (FFW_LIST_PANE (fixture->pane), words);
  ui_wait_until (g_list_model_get_n_items (model) == 1);
  row = g_list_model_get_item (model, 0);

  return ffw_list_row_get_id (row);
}

static gint64
open_person (Fixture *fixture, const char *words, const char *name)
{
  gint64 post = search (fixture, words);

  ffw_list_pane_open (FFW_LIST_PANE (fixture->pane), post);
  ui_wait_until (view_shows (fixture, name));

  return post;
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
  GtkWidget *fields = ui_find (form, FFW_TYPE_PERSON_FIELDS);

  return GTK_WIDGET (gtk_widget_get_template_child (fields, FFW_TYPE_PERSON_FIELDS, name));
}

static void
type (GtkWidget *form, const char *name, const char *text)
{
  GtkWidget *field = get_field (form, name);

  if (FFW_IS_TEXT_ENTRY (field))
    ffw_text_entry_set_text (FFW_TEXT_ENTRY (field), text);
  else if (FFW_IS_CHOICE (field))
    ffw_choice_set_code (FFW_CHOICE (field), text);
  else if (FFW_IS_CODES_ENTRY (field))
    ffw_codes_entry_set_codes (FFW_CODES_ENTRY (field), text);
  else
    ffw_date_entry_set_text (FFW_DATE_ENTRY (field), text);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  FfwListPane *pane = FFW_LIST_PANE (fixture->pane);

  ffw_list_pane_set_filter (pane, "active", "left");
  ui_wait_until (n_people (fixture) > 0 && n_people (fixture) < ACTIVE);
  ffw_list_pane_set_filter (pane, "active", NULL);
  ui_wait_until (n_people (fixture) == ALL);
  ffw_list_pane_set_filter (pane, "organisation", "STY");
  ui_wait_until (n_people (fixture) < 20 && ui_shows (fixture->page, "HMP/YOI Styal"));
  g_assert_false (ui_shows (fixture->page, "Gwent Police"));
  ffw_list_pane_set_filter (pane, "language", "cy");
  ui_wait_until (n_people (fixture) < 10);
}

/* Nobody is there today, but there are people: they are shown, and not that there are none. */
static void
test_first_people (void)
{
  g_autofree char *path = ui_path ("first.fframwaith");
  g_autofree char *file
      = ui_write ("first.csv", "organisation,staff_number,given_name,family_name,role,started_on,"
                               "left_on\nSTY,1,Mair,Rees,PRIS,2020-01-01,2021-01-01\n");
  const char *files[] = { file, NULL };
  g_autoptr (FfwImport) import = ffw_import_new (ffw_kind_find ("people"), files,
                                                 FFW_IMPORT_DEFAULT, ffw_date_today ());
  FfwWindow *window = ffw_window_new (ui_application ());
  GtkWidget *page;

  ffw_window_create (window, path);
  ui_wait_until (ffw_window_get_workspace (window) != NULL);
  ui_act (window, "win.page", "people");
  page = ui_find (window, FFW_TYPE_PEOPLE_PAGE);
  ui_wait_until (ui_shows (page, "No People Yet"));

  ffw_import_run_async (import, ffw_window_get_workspace (window), NULL, NULL, NULL);
  ui_wait_until (ui_shows (page, "Rees, Mair"));

  ui_close (window);
}

static void
test_detail (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = NULL;
  const char *files[] = { NULL, NULL };
  g_autoptr (FfwImport) import = NULL;

  open_person (fixture, "ahmed angharad", "Angharad Ahmed");
  g_assert_true (view_shows (fixture, "Pobl"));
  g_assert_true (view_shows (fixture, "0002"));
  g_assert_true (view_shows (fixture, "23 December 2019"));
  g_assert_true (view_shows (fixture, "Nobody has written a note."));
  g_assert_false (view_shows (fixture, "Nothing of the kind"));

  /* It follows the workspace. */
  file = ui_write ("more.csv", "organisation,staff_number,course,completed_on,language\n"
                               "POBL,0002,POWER,2022-11-01,cy\n");
  files[0] = file;
  import = ffw_import_new (ffw_kind_find ("records"), files, FFW_IMPORT_DEFAULT, ffw_date_today ());
  ffw_import_run_async (import, ffw_window_get_workspace (fixture->window), NULL, NULL, NULL);
  ui_wait_until (view_shows (fixture, "1 Nov 2022 · completed · Welsh"));

  ui_act (fixture->pane, "list.close-detail", NULL);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  ui_act (fixture->page, "people.add", NULL);
  form = wait_for_form (FFW_TYPE_PERSON_FORM);

  /* What is missing is said, once one tries; and where it is. */
  g_assert_false (ui_shows (form, "Write a name."));
  ui_act (form, "form.save", NULL);
  g_assert_true (ui_shows (form, "Write a name."));
  g_assert_true (ui_shows (form, "Choose the organisation."));
  g_assert_true (ui_shows (form, "Choose at least one role."));
  g_assert_true (ui_shows (form, "Write the first day of the post"));
  g_assert_nonnull (gtk_widget_get_focus_child (get_field (form, "family_name")));

  type (form, "given_name", "Mererid");
  type (form, "family_name", "Wyn-Iorwerth");
  g_assert_false (ui_shows (form, "Write a name."));
  type (form, "organisation", "STY");
  type (form, "roles", "PRIS");
  type (form, "email", "mererid");
  g_assert_true (ui_shows (form, "Write an address such as name@example.org."));
  type (form, "email", "mererid@example.org");
  type (form, "started", "31/02/2022");
  ui_act (form, "form.save", NULL);
  g_assert_true (ui_shows (form, "There is no such day."));
  type (form, "started", "2022-03-01");
  type (form, "left", "1/2/2022");
  g_assert_true (ui_shows (form, "The last day is before the first."));
  type (form, "started", "2022-01-01");
  g_assert_false (ui_shows (form, "The last day is before the first."));
  type (form, "left", "");
  type (form, "started", "2022-03-01");
  g_assert_false (ui_shows (form, "The last day is before the first."));

  /* The workspace knows the number. */
  type (form, "number", "0005");
  ui_wait_until (ui_shows (form, "Staff number 0005 is that of Louise Bowen there."));
  ui_act (form, "form.save", NULL);
  g_assert_nonnull (gtk_widget_get_focus_child (get_field (form, "number")));
  type (form, "number", "9001");
  ui_wait_until (!ui_shows (form, "Louise Bowen"));

  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (ui_shows (fixture->window, "Mererid Wyn-Iorwerth added, at HMP/YOI Styal"));
  ui_wait_until (n_people (fixture) == ACTIVE + 1);
  ui_wait_until (view_shows (fixture, "mererid@example.org"));

  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (n_people (fixture) == ACTIVE);
  /* Nobody is left to be shown. */
  ui_wait_until (!ui_shows (fixture->page, "mererid@example.org"));
}

static gboolean
is_within (GtkWidget *form, const char *name)
{
  GtkWidget *field = get_field (form, name);
  GtkWidget *viewport = gtk_widget_get_ancestor (field, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (field, viewport, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (viewport);
}

static double
place_of (GtkWidget *form, const char *name)
{
  GtkWidget *field = get_field (form, name);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (field, form, &bounds));

  return bounds.origin.y;
}

/* What is said while somebody types moves nothing, and a reason is not below the edge. */
static void
test_form_stays (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;
  double place;

  ui_act (fixture->page, "people.add", NULL);
  form = wait_for_form (FFW_TYPE_PERSON_FORM);
  gtk_window_set_default_size (GTK_WINDOW (gtk_widget_get_root (form)), 400, 420);
  ui_settle ();
  type (form, "given_name", "angharad");
  place = place_of (form, "organisation");
  type (form, "family_name", "Ahmed");
  type (form, "organisation", "STY");
  ui_wait_until (ui_shows (form, "Somebody called Angharad Ahmed is there already (Pobl, 0002)."));
  ui_settle ();
  g_assert_cmpfloat (place_of (form, "organisation"), ==, place);
  ui_act (form, "form.other-person", NULL);

  type (form, "number", "9001");
  type (form, "roles", "PRIS");
  type (form, "started", "31/02/2022");
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "There is no such day."));
  ui_wait_until (is_within (form, "started"));
  gtk_window_close (GTK_WINDOW (ui_find_window (FFW_TYPE_FORM_WINDOW)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (ui_find_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "discard");
  ui_wait_until (no_form ());
}

/* Somebody of the same name: the same person, in another post. */
static void
test_same_person (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  ui_act (fixture->page, "people.add", NULL);
  form = wait_for_form (FFW_TYPE_PERSON_FORM);
  type (form, "given_name", "angharad");
  type (form, "family_name", "Ahmed");
  type (form, "organisation", "STY");
  ui_wait_until (ui_shows (form, "Somebody called Angharad Ahmed is there already (Pobl, 0002)."));
  ui_act (form, "form.same-person", NULL);
  g_assert_true (ui_shows (form, "Another Post of Angharad Ahmed"));
  g_assert_false (gtk_widget_is_sensitive (get_field (form, "given_name")));
  type (form, "roles", "PRIS");
  type (form, "started", "01/11/2022");
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "from 1 November 2022"));
  g_assert_true (view_shows (fixture, "Pobl"));
  g_assert_true (ui_shows (fixture->window, "Angharad Ahmed given another post, at HMP/YOI Styal"));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  gint64 post = open_person (fixture, "ahmed angharad", "Angharad Ahmed");
  GtkWidget *form;
  FfwManagerEntry *manager;

  ui_act_with (fixture->page, "people.edit", "x", post);
  form = wait_for_form (FFW_TYPE_PERSON_FORM);
  ui_wait_until (
      g_str_equal (ffw_text_entry_get_text (FFW_TEXT_ENTRY (get_field (form, "number"))), "0002"));
  ui_wait_until (ui_shows (get_field (form, "organisation"), "Pobl"));

  type (form, "email", "angharad@pobl.example");
  manager = FFW_MANAGER_ENTRY (get_field (form, "manager"));
  ffw_text_entry_set_text (FFW_TEXT_ENTRY (ui_find (manager, FFW_TYPE_TEXT_ENTRY)), "0001");
  ui_wait_until (ui_shows (manager, "1 person found below"));
  g_signal_emit_by_name (ui_find (manager, FFW_TYPE_TEXT_ENTRY), "entered");
  g_assert_cmpstr (ffw_manager_entry_get_number (manager), ==, "0001");

  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "angharad@pobl.example"));
  g_assert_true (view_shows (fixture, "Manager"));
  ui_wait_until (ui_shows (fixture->window, "Details of Angharad Ahmed changed"));

  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (!view_shows (fixture, "angharad@pobl.example"));
}

static void
import_people (Fixture *fixture, const char *text)
{
  g_autofree char *file = ui_write ("elsewhere.csv", text);
  const char *files[] = { file, NULL };
  g_autoptr (FfwImport) import = ffw_import_new (ffw_kind_find ("people"), files,
                                                 FFW_IMPORT_DEFAULT, ffw_date_today ());

  ffw_import_run_async (import, ffw_window_get_workspace (fixture->window), NULL, NULL, NULL);
  ui_wait_until (ffw_import_is_written (import));
}

/* What somebody else changes meanwhile is not written over unsaid. */
static void
test_meanwhile (Fixture *fixture, gconstpointer data)
{
  gint64 post = open_person (fixture, "ahmed angharad", "Angharad Ahmed");
  GtkWidget *form;

  ui_act_with (fixture->page, "people.edit", "x", post);
  form = wait_for_form (FFW_TYPE_PERSON_FORM);
  ui_wait_until (
      g_str_equal (ffw_text_entry_get_text (FFW_TEXT_ENTRY (get_field (form, "number"))), "0002"));
  type (form, "email", "mine@pobl.example");

  /* A field that was left alone follows; of the other it is said. */
  import_people (fixture, "organisation,staff_number,given_name,email\n"
                          "POBL,0002,Angharad Mai,theirs@pobl.example\n");
  ui_wait_until (ui_shows (form, "theirs@pobl.example"));
  g_assert_cmpstr (ffw_text_entry_get_text (FFW_TEXT_ENTRY (get_field (form, "given_name"))), ==,
                   "Angharad Mai");
  g_assert_cmpstr (ffw_text_entry_get_text (FFW_TEXT_ENTRY (get_field (form, "email"))), ==,
                   "mine@pobl.example");

  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "mine@pobl.example"));
  g_assert_true (view_shows (fixture, "Angharad Mai Ahmed"));
}

/* A form that is half filled stays so in the other language, and is not closed unasked. */
static void
test_language (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;
  GtkWidget *window;

  ui_act (fixture->page, "people.add", NULL);
  form = wait_for_form (FFW_TYPE_PERSON_FORM);
  type (form, "given_name", "Mererid");
  type (form, "organisation", "STY");
  type (form, "roles", "PRIS");
  type (form, "started", "1/2");

  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  form = wait_for_form (FFW_TYPE_PERSON_FORM);
  find_page (fixture);
  g_assert_cmpstr (ffw_text_entry_get_text (FFW_TEXT_ENTRY (get_field (form, "given_name"))), ==,
                   "Mererid");
  g_assert_cmpstr (ffw_choice_get_code (FFW_CHOICE (get_field (form, "organisation"))), ==, "STY");
  g_assert_cmpstr (ffw_codes_entry_get_codes (FFW_CODES_ENTRY (get_field (form, "roles"))), ==,
                   "PRIS");
  g_assert_cmpstr (ffw_date_entry_get_text (FFW_DATE_ENTRY (get_field (form, "started"))), ==,
                   "1/2");
  ui_wait_until (ui_shows (get_field (form, "roles"), "Swyddog carchar"));

  window = ui_find_window (FFW_TYPE_FORM_WINDOW);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (ui_find_window (FFW_TYPE_FORM_WINDOW) == window);
  gtk_window_destroy (GTK_WINDOW (ui_find_window (ADW_TYPE_MESSAGE_DIALOG)));

  /* Nor with the window that it belongs to. */
  g_action_group_activate_action (G_ACTION_GROUP (ui_application ()), "quit", NULL);
  ui_settle ();
  g_assert_true (ui_find_window (FFW_TYPE_FORM_WINDOW) == window);
  gtk_window_destroy (GTK_WINDOW (ui_find_window (ADW_TYPE_MESSAGE_DIALOG)));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle ();
}

static void
test_leave (Fixture *fixture, gconstpointer data)
{
  gint64 post = open_person (fixture, "ahmed angharad", "Angharad Ahmed");
  GtkWidget *form;
  GtkWidget *date;

  ui_act_with (fixture->page, "people.leave", "x", post);
  form = wait_for_form (FFW_TYPE_LEAVE_FORM);
  ui_wait_until (ui_shows (form, "Angharad Ahmed"));
  date = ui_find (form, FFW_TYPE_DATE_ENTRY);
  ffw_date_entry_set_text (FFW_DATE_ENTRY (date), "1/1/2001");
  ui_wait_until (ui_shows (form, "1 post begins only after this day"));
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "Nobody would leave on this day."));
  ffw_date_entry_set_text (FFW_DATE_ENTRY (date), "31/10/2022");
  ui_wait_until (!ui_shows (form, "begins only after"));
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "Last Day"));
  g_assert_true (
      ui_shows (fixture->window, "Angharad Ahmed marked as leaving, last day 31 October 2022"));

  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (!view_shows (fixture, "Last Day"));
}

static void
test_leave_many (Fixture *fixture, gconstpointer data)
{
  FfwListPane *pane = FFW_LIST_PANE (fixture->pane);
  GtkWidget *form;
  guint n;

  ffw_list_pane_set_filter (pane, "organisation", "STY");
  ui_wait_until (n_people (fixture) < 20);
  n = n_people (fixture);
  ui_act (fixture->pane, "list.select-all", NULL);
  ui_wait_until (ui_shows (fixture->page, "Selected"));
  ui_act (fixture->page, "people.leave-selected", NULL);
  form = wait_for_form (FFW_TYPE_LEAVE_FORM);
  ui_wait_until (ui_shows (form, "posts end on this day."));
  ffw_date_entry_set_text (FFW_DATE_ENTRY (ui_find (form, FFW_TYPE_DATE_ENTRY)), "21/11/2022");
  ui_wait_until (ui_shows (form, "posts end on this day."));
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (ui_shows (fixture->window, "people marked as leaving, last day 21 November 2022"));
  ui_wait_until (n_people (fixture) == 0);

  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (n_people (fixture) == n);
}

/* The first button of an action below a widget. */
static GtkWidget *
find_button (GtkWidget *root, const char *action)
{
  if (GTK_IS_ACTIONABLE (root)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found)
        return found;
    }

  return NULL;
}

static guint
n_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n++;

  return n;
}

/* How many people the form of records holds. */
static guint
n_recorded (GtkWidget *form)
{
  return n_children (
      GTK_WIDGET (gtk_widget_get_template_child (form, FFW_TYPE_RECORD_FORM, "people")));
}

/* Training is recorded for who is selected, and for who is open. */
static void
test_record (Fixture *fixture, gconstpointer data)
{
  FfwListPane *pane = FFW_LIST_PANE (fixture->pane);
  GtkWidget *form;
  guint n;

  ffw_list_pane_set_filter (pane, "organisation", "STY");
  ui_wait_until (n_people (fixture) < 20);
  n = n_people (fixture);
  g_assert_cmpuint (n, >, 1);
  ui_act (fixture->pane, "list.select-all", NULL);
  ui_wait_until (ui_shows (fixture->page, "Selected"));
  ui_act (fixture->page, "people.record-selected", NULL);
  form = wait_for_form (FFW_TYPE_RECORD_FORM);
  ui_wait_until (n_recorded (form) == n);
  gtk_window_close (GTK_WINDOW (ui_find_window (FFW_TYPE_FORM_WINDOW)));
  ui_wait_until (no_form ());

  open_person (fixture, "ahmed angharad", "Angharad Ahmed");
  ui_act (get_view (fixture), "person.record", NULL);
  form = wait_for_form (FFW_TYPE_RECORD_FORM);
  ui_wait_until (n_recorded (form) == 1);
  g_assert_true (ui_shows (form, "Angharad Ahmed"));
  gtk_window_close (GTK_WINDOW (ui_find_window (FFW_TYPE_FORM_WINDOW)));
  ui_wait_until (no_form ());
}

/* Many are recorded alike, without a row each; who is left out is said before. */
static void
test_record_many (Fixture *fixture, gconstpointer data)
{
  FfwListPane *pane = FFW_LIST_PANE (fixture->pane);
  GtkWidget *form;

  ffw_list_pane_set_filter (pane, "organisation", NULL);
  ffw_list_pane_set_filter (pane, "active", NULL);
  ui_wait_until (n_people (fixture) > ACTIVE);
  ui_act (fixture->pane, "list.select-all", NULL);
  ui_wait_until (ui_shows (fixture->page, "Selected"));
  ui_act (fixture->page, "people.record-selected", NULL);
  form = wait_for_form (FFW_TYPE_RECORD_FORM);
  g_assert_true (ui_shows (form, "chosen, all with what is said above"));
  ui_act (form, "record.course", "POWER");
  ui_wait_until (ui_shows (form, "records are added."));
  g_assert_true (ui_shows (form, "Had left by that day"));
  g_assert_true (ui_shows (form, "From “missing” to “met”"));
  g_assert_cmpuint (n_recorded (form), ==, 0);
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (ui_shows (fixture->window, "Recorded "));
  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (ui_shows (fixture->window, "Undone"));
}

static void
set_note (GtkWidget *form, const char *text)
{
  GtkWidget *view = ui_find (form, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
test_notes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form;

  open_person (fixture, "ahmed angharad", "Angharad Ahmed");
  ui_act (get_view (fixture), "person.add-note", NULL);
  form = wait_for_form (FFW_TYPE_NOTE_FORM);
  ui_act (form, "form.save", NULL);
  g_assert_true (ui_shows (form, "Write something, or cancel."));
  set_note (form, "Prefers mornings");
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "Prefers mornings"));
  g_assert_true (view_shows (fixture, "1 Note"));
  ui_wait_until (ui_shows (fixture->window, "Note about Angharad Ahmed added"));

  gtk_widget_activate (find_button (get_view (fixture), "people.edit-note"));
  form = wait_for_form (FFW_TYPE_NOTE_FORM);
  set_note (form, "Prefers afternoons");
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "Prefers afternoons"));

  /* What another has written meanwhile is said before this takes its place. */
  gtk_widget_activate (find_button (get_view (fixture), "people.edit-note"));
  form = wait_for_form (FFW_TYPE_NOTE_FORM);
  set_note (form, "Prefers evenings");
  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (view_shows (fixture, "Prefers mornings"));
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "Somebody else has changed this note meanwhile"));
  g_assert_true (ui_shows (form, "“Prefers mornings”"));
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "Prefers evenings"));
  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (view_shows (fixture, "Prefers mornings"));
  gtk_widget_activate (find_button (get_view (fixture), "people.edit-note"));
  form = wait_for_form (FFW_TYPE_NOTE_FORM);
  set_note (form, "Prefers afternoons");
  ui_act (form, "form.save", NULL);
  ui_wait_until (no_form ());
  ui_wait_until (view_shows (fixture, "Prefers afternoons"));

  gtk_widget_activate (find_button (get_view (fixture), "people.delete-note"));
  ui_wait_until (view_shows (fixture, "Nobody has written a note."));
  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (view_shows (fixture, "Prefers afternoons"));
  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (view_shows (fixture, "Prefers mornings"));
  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (view_shows (fixture, "Nobody has written a note."));
}

#define ADD(path_, test_) g_test_add (path_, Fixture, NULL, set_up, test_, tear_down)

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  ADD ("/people/filters", test_filters);
  g_test_add_func ("/people/first", test_first_people);
  ADD ("/people/detail", test_detail);
  ADD ("/people/add", test_add);
  ADD ("/people/form-stays", test_form_stays);
  ADD ("/people/same-person", test_same_person);
  ADD ("/people/edit", test_edit);
  ADD ("/people/meanwhile", test_meanwhile);
  ADD ("/people/language", test_language);
  ADD ("/people/leave", test_leave);
  ADD ("/people/leave-many", test_leave_many);
  ADD ("/people/record", test_record);
  ADD ("/people/record-many", test_record_many);
  ADD ("/people/notes", test_notes);

  return ui_main (argc, argv);
}
