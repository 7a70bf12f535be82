/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Training: records seen, recorded for many, corrected and withdrawn, as somebody would. */

#include "ui-driver.h"

#include "ffw-form-window.h"
#include "ffw-list-row.h"
#include "ffw-people-finder.h"
#include "ffw-record-correction.h"
#include "ffw-record-form.h"
#include "ffw-record-row.h"
#include "ffw-record-view.h"
#include "ffw-training-page.h"
#include "ffw-withdrawal.h"

#define RECORDS_IN_SAMPLE 531

static GtkWidget *
open_page (FfwWindow *window)
{
  GtkWidget *page;

  ui_act (window, "win.page", "training");
  ui_wait_until (ui_find (window, FFW_TYPE_TRAINING_PAGE) != NULL);
  page = ui_find (window, FFW_TYPE_TRAINING_PAGE);
  ui_wait_until (g_list_model_get_n_items (ffw_training_page_get_model (FFW_TRAINING_PAGE (page)))
                 > 0);

  return page;
}

static guint
n_records (GtkWidget *page)
{
  return g_list_model_get_n_items (ffw_training_page_get_model (FFW_TRAINING_PAGE (page)));
}

/* The form in the window over the one of the workspace. */
static GtkWidget *
form_of (GType type)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  return window ? ui_find (window, type) : NULL;
}

static GtkWidget *
record_form (FfwWindow *window)
{
  ui_act_with (window, "win.record-training", "ax", NULL);
  g_assert_nonnull (form_of (FFW_TYPE_RECORD_FORM));

  return form_of (FFW_TYPE_RECORD_FORM);
}

static GtkWidget *
find_entry (GtkWidget *form)
{
  return ui_find (ui_find (form, FFW_TYPE_PEOPLE_FINDER), GTK_TYPE_ENTRY);
}

static guint
n_rows (GtkWidget *widget)
{
  guint n = FFW_IS_RECORD_ROW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += n_rows (child);

  return n;
}

/* Types somebody's name or number and presses Enter, without waiting for what is found. */
static void
type_person (GtkWidget *form, const char *words, guint expected)
{
  GtkWidget *entry = find_entry (form);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "activate");
  ui_wait_until (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0');
  g_assert_cmpuint (n_rows (form), ==, expected);
}

static void
wait_closed (void)
{
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
}

static void
test_record (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_page (window);
  GtkWidget *form;

  ui_wait_until (n_records (page) == RECORDS_IN_SAMPLE);
  form = record_form (window);

  /* What is wanting is said, and nothing is written. */
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "Choose a course."));
  g_assert_true (ui_shows (form, "Add the people who completed the course."));

  ui_act (form, "record.course", "POWER");
  type_person (form, "sian edw", 1);
  type_person (form, "STY/0001", 2);
  type_person (form, "hmpps.0011@example.org", 3);
  g_assert_true (ui_shows (form, "3 people"));

  /* Backspace in the empty field takes the last out again; the same person never comes twice. */
  g_signal_emit_by_name (ui_find (form, FFW_TYPE_PEOPLE_FINDER), "remove-last");
  g_assert_cmpuint (n_rows (form), ==, 2);
  type_person (form, "STY/0001", 2);
  g_assert_true (ui_shows (form, "is in the list already."));
  type_person (form, "HMPPS/0011", 3);

  ui_act (form, "form.save", NULL);
  wait_closed ();
  ui_wait_until (n_records (page) == RECORDS_IN_SAMPLE + 3);
  ui_wait_until (ui_shows (window, "Recorded 3 people at"));
  g_assert_true (ui_shows (window, "22 November 2022"));

  ui_act (window, "win.undo", NULL);
  ui_wait_until (n_records (page) == RECORDS_IN_SAMPLE);
  ui_act (window, "win.redo", NULL);
  ui_wait_until (n_records (page) == RECORDS_IN_SAMPLE + 3);

  /* The same once more is said to be there. */
  form = record_form (window);
  ui_act (form, "record.course", "POWER");
  type_person (form, "STY/0001", 1);
  ui_wait_until (ui_shows (form, "The course is recorded on this day already."));
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "This is recorded already"));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (form)));
  ui_close (window);
}

/* Who is in a list is found, or said not to be; warnings block nobody. */
static void
test_list (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_page (window);
  GtkWidget *form = record_form (window);

  ui_act (form, "record.course", "AGO-1");
  ui_wait_until (ui_shows (form, "Completed after the course was retired"));

  gtk_editable_set_text (GTK_EDITABLE (find_entry (form)),
                         "STY/0001\nEdwards, Siân\nhmpps.0011@example.org\nNobody Atall\n0001\n");
  ui_wait_until (n_rows (form) == 3);
  g_assert_true (ui_shows (form, "3 of the list found."));
  g_assert_true (ui_shows (form, "Nobody Atall"));
  g_assert_true (ui_shows (form, "Nobody found"));
  g_assert_true (ui_shows (form, "May be"));

  /* Nothing of the list is passed over in silence. */
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "Somebody is still being looked up."));
  g_assert_nonnull (form_of (FFW_TYPE_RECORD_FORM));

  /* Closing asks before any of it is lost. */
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (form)));
  ui_wait_until (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (ui_find_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "discard");
  wait_closed ();
  ui_wait_until (n_records (page) == RECORDS_IN_SAMPLE);
  ui_close (window);
}

static void
test_language (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *form = record_form (window);

  ui_act (form, "record.course", "POWER");
  ui_act (form, "record.date", "3/5/2022");
  type_person (form, "STY/0001", 1);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (form)), "llyr");
  gtk_widget_grab_focus (find_entry (form));

  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  form = form_of (FFW_TYPE_RECORD_FORM);
  ui_wait_until (n_rows (form) == 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (form))), ==, "llyr");
  g_assert_nonnull (gtk_widget_get_focus_child (ui_find (form, FFW_TYPE_PEOPLE_FINDER)));

  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  form = form_of (FFW_TYPE_RECORD_FORM);
  ui_wait_until (n_rows (form) == 1);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (form)), "");
  ui_act (form, "form.save", NULL);
  wait_closed ();
  ui_wait_until (ui_shows (window, "Recorded 1 person at"));
  g_assert_true (ui_shows (window, "3 May 2022"));
  ui_close (window);
}

static gint64
open_first (GtkWidget *page)
{
  g_autoptr (GObject) row
      = g_list_model_get_item (ffw_training_page_get_model (FFW_TRAINING_PAGE (page)), 0);
  gint64 id = ffw_list_row_get_id (FFW_LIST_ROW (row));

  ffw_page_show_item (FFW_PAGE (page), "record", id);
  ui_wait_until (ui_find (page, FFW_TYPE_RECORD_VIEW) != NULL
                 && ui_shows (ui_find (page, FFW_TYPE_RECORD_VIEW), "Completed"));

  return id;
}

static void
set_field (GtkWidget *form, const char *field, const char *text)
{
  ui_act_with (form, "correction.set", "(ss)", field, text);
}

static GtkWidget *
correction_form (GtkWidget *page)
{
  GtkWidget *form;

  ui_act (page, "training.edit", NULL);
  form = form_of (FFW_TYPE_RECORD_CORRECTION);
  g_assert_nonnull (form);
  ui_wait_until (gtk_widget_is_sensitive (form) && ui_shows (form, " · "));

  return form;
}

static void
test_correct (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_page (window);
  GtkWidget *form;

  open_first (page);
  form = correction_form (page);

  set_field (form, "hours", "many");
  ui_act (form, "form.save", NULL);
  g_assert_nonnull (form_of (FFW_TYPE_RECORD_CORRECTION));
  set_field (form, "hours", "7.5");
  set_field (form, "certificate", "C-CORRECTED");
  set_field (form, "expires_on", "2030-01-31");
  ui_act (form, "form.save", NULL);
  g_assert_true (ui_shows (form, "Say why it counts for longer."));
  set_field (form, "extension_reason", "Away on leave");
  ui_act (form, "form.save", NULL);
  wait_closed ();
  ui_wait_until (ui_shows (window, "Corrected the record of"));
  ui_wait_until (ui_shows (page, "C-CORRECTED"));
  ui_wait_until (ui_shows (page, "31 January 2030"));
  ui_wait_until (ui_shows (page, "7.5"));

  ui_act (window, "win.undo", NULL);
  ui_wait_until (!ui_shows (page, "C-CORRECTED"));
  ui_act (window, "win.redo", NULL);
  ui_wait_until (ui_shows (page, "C-CORRECTED"));
  ui_close (window);
}

/* Somebody else corrects the same meanwhile: it is said, and saving again decides. */
static void
test_overtaken (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_page (window);
  GtkWidget *form;

  open_first (page);
  form = correction_form (page);
  set_field (form, "certificate", "C-MINE");
  ui_act (window, "win.undo", NULL);
  ui_act (window, "win.redo", NULL);
  ui_act (form, "form.save", NULL);
  wait_closed ();
  ui_wait_until (ui_shows (page, "C-MINE"));

  /* What was left alone here takes what the other has written, and is not written over. */
  form = correction_form (page);
  set_field (form, "certificate", "C-BOTH");
  set_field (form, "hours", "5.5");
  ui_act (form, "form.save", NULL);
  wait_closed ();
  ui_wait_until (ui_shows (page, "C-BOTH") && ui_shows (page, "5.5"));
  form = correction_form (page);
  set_field (form, "certificate", "C-OTHER");
  ui_act (window, "win.undo", NULL);
  ui_wait_until (!ui_shows (page, "C-BOTH"));
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (form, "Somebody else corrected this record meanwhile."));
  g_assert_true (ui_shows (form, "“C-MINE”"));
  ui_act (form, "form.save", NULL);
  wait_closed ();
  ui_wait_until (ui_shows (page, "C-OTHER"));
  g_assert_false (ui_shows (page, "5.5"));
  ui_close (window);
}

static void
test_withdraw (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_page (window);
  GtkWidget *form;

  ui_wait_until (n_records (page) == RECORDS_IN_SAMPLE);
  open_first (page);
  ui_act (page, "training.withdraw", NULL);
  form = form_of (FFW_TYPE_WITHDRAWAL);
  ui_wait_until (ui_shows (form, "The record of"));
  ui_act (form, "withdrawal.withdraw", NULL);
  g_assert_true (ui_shows (form, "Say why"));
  ui_act (form, "withdrawal.reason", "Entered twice");
  ui_act (form, "withdrawal.withdraw", NULL);
  wait_closed ();
  ui_wait_until (n_records (page) == RECORDS_IN_SAMPLE - 1);
  ui_wait_until (ui_shows (window, "Withdrew the record of"));

  ui_act (window, "win.undo", NULL);
  ui_wait_until (n_records (page) == RECORDS_IN_SAMPLE);
  ui_act (window, "win.redo", NULL);
  ui_wait_until (n_records (page) == RECORDS_IN_SAMPLE - 1);
  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/training/record", test_record);
  g_test_add_func ("/training/list", test_list);
  g_test_add_func ("/training/language", test_language);
  g_test_add_func ("/training/correct", test_correct);
  g_test_add_func ("/training/overtaken", test_overtaken);
  g_test_add_func ("/training/withdraw", test_withdraw);

  return ui_main (argc, argv);
}
