/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session is planned from the window: a course and a day are enough; what cannot be is said. */

#include "ui-driver.h"

#include "ffw-form-window.h"
#include "ffw-session-dates.h"
#include "ffw-session-form.h"

typedef struct
{
  FfwWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_sample ();

  fixture->window = ui_open (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  ui_close (fixture->window);
}

static GtkWidget *
get_form (void)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  return window ? ui_find (window, FFW_TYPE_SESSION_FORM) : NULL;
}

/* A new session of a course of twelve hours, in the spring. */
static GtkWidget *
open_form (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action_variant (
      GTK_WIDGET (fixture->window), "session.new",
      g_variant_new_parsed ("{'course': <'GTI'>, 'date': <'2027-03-28'>}")));
  ui_wait_until (get_form () != NULL);
  ui_wait_until (ui_shows (get_form (), "Monday"));

  return get_form ();
}

static FfwSessionDates *
get_dates (void)
{
  return FFW_SESSION_DATES (ui_find (get_form (), FFW_TYPE_SESSION_DATES));
}

/* Both days are there, and one key saves them; the page shows the session. */
static void
test_plan (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form (fixture);

  ui_wait_until (ffw_session_dates_get_n (get_dates ()) == 2);
  g_assert_cmpuint (ffw_session_dates_get_last (get_dates ()), ==, ffw_date_new (2027, 3, 29));
  g_assert_false (ffw_form_is_touched (FFW_FORM (form)));
  ui_act (form, "form.save", NULL);
  ui_wait_until (get_form () == NULL);
  ui_wait_until (ui_shows (fixture->window, "Session “GTI-2027-01” planned"));
}

/* Asked for at a time, its first day begins then and lasts as long; the second as the course says.
 */
static void
test_minute (Fixture *fixture, gconstpointer data)
{
  guint starts, ends, n_days, minutes;

  g_assert_true (gtk_widget_activate_action_variant (
      GTK_WIDGET (fixture->window), "session.new",
      g_variant_new_parsed (
          "{'course': <'GTI'>, 'date': <'2027-03-01'>, 'minute': <uint32 660>}")));
  ui_wait_until (get_form () != NULL);
  ui_wait_until (ffw_session_dates_get_n (get_dates ()) == 2);
  ffw_session_date_row_get_times (ffw_session_dates_get_row (get_dates (), 1), &starts, &ends,
                                  &n_days);
  g_assert_cmpuint (starts, !=, 660);
  minutes = ends - starts;
  ffw_session_date_row_get_times (ffw_session_dates_get_row (get_dates (), 0), &starts, &ends,
                                  &n_days);
  g_assert_cmpuint (starts, ==, 660);
  g_assert_cmpuint (ends, ==, 660 + minutes);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (get_form ())));
}

/* What was typed is there in the other language too, and is not lost unasked. */
static void
test_language (Fixture *fixture, gconstpointer data)
{
  open_form (fixture);
  ui_wait_until (ffw_session_dates_get_n (get_dates ()) == 2);
  ffw_session_date_row_set_place (ffw_session_dates_get_row (get_dates (), 0), "The hall", NULL);
  g_assert_true (ffw_form_is_touched (FFW_FORM (get_form ())));
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  ui_wait_until (ui_shows (get_form (), "dydd Sul") || ui_shows (get_form (), "Dydd Sul"));
  g_assert_cmpuint (ffw_session_dates_get_n (get_dates ()), ==, 2);
  g_assert_cmpstr (ffw_session_date_row_get_venue (ffw_session_dates_get_row (get_dates (), 0)), ==,
                   "The hall");
  g_assert_true (ffw_form_is_touched (FFW_FORM (get_form ())));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (get_form ())));
}

/* An end before the start, and a time that the clocks leave out, are said and not saved. */
static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form (fixture);
  FfwSessionDateRow *row;

  ui_wait_until (ffw_session_dates_get_n (get_dates ()) == 2);
  row = ffw_session_dates_get_row (get_dates (), 0);
  ffw_session_date_row_set_times (row, 600, 540, 0);
  ui_act (form, "form.save", NULL);
  g_assert_true (ui_shows (form, "It ends before it starts."));
  ffw_session_date_row_set_times (row, 90, 540, 0);
  ui_act (form, "form.save", NULL);
  g_assert_true (ui_shows (form, "the clocks go forward"));
  g_assert_true (get_form () == form);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (form)));
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/session-form/plan", Fixture, NULL, set_up, test_plan, tear_down);
  g_test_add ("/session-form/minute", Fixture, NULL, set_up, test_minute, tear_down);
  g_test_add ("/session-form/language", Fixture, NULL, set_up, test_language, tear_down);
  g_test_add ("/session-form/wrong", Fixture, NULL, set_up, test_wrong, tear_down);

  return ui_main (argc, argv);
}
