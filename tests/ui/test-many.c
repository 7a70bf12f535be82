/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thing done for many people from the window: what the forms say before it is done, what is
 * wanting, and that one undo takes it back. */

#include "ui-driver.h"

#include "ffw-choice.h"
#include "ffw-codes-entry.h"
#include "ffw-date-entry.h"
#include "ffw-extend-form.h"
#include "ffw-form-window.h"
#include "ffw-list-row.h"
#include "ffw-people-page.h"
#include "ffw-role-form.h"
#include "ffw-text-entry.h"
#include "ffw-waive-form.h"

/* How many posts the sample has at least, by the smallest ids that are posts. */
#define MOST_IDS 2000

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
get_form (GType type)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  return window ? ui_find (window, type) : NULL;
}

/* Opens a form for the ids from one to another. */
static GtkWidget *
open_form_for (Fixture *fixture, const char *action, GType type, gint64 first, gint64 last)
{
  GVariantBuilder posts;

  g_variant_builder_init (&posts, G_VARIANT_TYPE ("ax"));
  for (gint64 id = first; id <= last; id++)
    g_variant_builder_add (&posts, "x", id);
  ui_act_with (fixture->window, action, "(@ax@ax)", g_variant_builder_end (&posts),
               g_variant_new_array (G_VARIANT_TYPE_INT64, NULL, 0));
  ui_wait_until (get_form (type) != NULL);

  return get_form (type);
}

/* Opens one for all the ids there may be: those that are no posts are not there any more. */
static GtkWidget *
open_form (Fixture *fixture, const char *action, GType type)
{
  return open_form_for (fixture, action, type, 1, MOST_IDS);
}

/* The field of a form that has a title. */
static GtkWidget *
find_field (GtkWidget *widget, GType type, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *called = NULL;
      GtkWidget *found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type))
        {
          g_object_get (child, "title", &called, NULL);
          if (g_strcmp0 (called, title) == 0)
            return child;
        }
      found = find_field (child, type, title);
      if (found)
        return found;
    }

  return NULL;
}

static void
choose (GtkWidget *form, const char *title, const char *code)
{
  ffw_choice_set_code (FFW_CHOICE (find_field (form, FFW_TYPE_CHOICE, title)), code);
}

static void
set_codes (GtkWidget *form, const char *title, const char *codes)
{
  ffw_codes_entry_set_codes (FFW_CODES_ENTRY (find_field (form, FFW_TYPE_CODES_ENTRY, title)),
                             codes);
}

static void
set_date (GtkWidget *form, const char *title, const char *text)
{
  ffw_date_entry_set_text (FFW_DATE_ENTRY (find_field (form, FFW_TYPE_DATE_ENTRY, title)), text);
}

static void
set_reason (GtkWidget *form)
{
  ffw_text_entry_set_text (FFW_TEXT_ENTRY (find_field (form, FFW_TYPE_TEXT_ENTRY, "_Reason")),
                           "Seconded to the Inspectorate");
}

static void
save_and_undo (Fixture *fixture, GtkWidget *form, const char *said)
{
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);
  ui_wait_until (ui_shows (fixture->window, said));
  g_assert_false (ui_shows (fixture->window, "Inspectorate"));
  ui_act (fixture->window, "win.undo", NULL);
  ui_wait_until (ui_shows (fixture->window, "Undone"));
}

static void
test_waive (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form (fixture, "many.waive", FFW_TYPE_WAIVE_FORM);

  ui_wait_until (ui_shows (form, "Choose the training areas that are waived."));
  ui_act (form, "form.save", NULL);
  g_assert_true (ui_shows (form, "Say why, for those who ask later."));

  set_codes (form, "Training _areas", "GRP");
  set_date (form, "_Last day", "21/11/2022");
  g_assert_true (ui_shows (form, "The last day is before the first."));
  ui_act (form, "form.save", NULL);
  g_assert_nonnull (get_form (FFW_TYPE_WAIVE_FORM));

  set_date (form, "_Last day", "31/03/2023");
  set_reason (form);
  ui_wait_until (ui_shows (form, "waivers are added."));
  g_assert_true (ui_shows (form, "to “waived”"));
  g_assert_true (ui_shows (form, "people are left out"));
  g_assert_true (ui_shows (form, "Has left"));

  /* What was typed is there in the other language. */
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_CY);
  ui_wait_until (get_form (FFW_TYPE_WAIVE_FORM) && get_form (FFW_TYPE_WAIVE_FORM) != form);
  ffw_application_set_language (ui_application (), FFW_LANGUAGE_EN);
  ui_settle ();
  form = get_form (FFW_TYPE_WAIVE_FORM);
  ui_wait_until (ui_shows (form, "waivers are added."));
  save_and_undo (fixture, form, "waivers, until 31 March 2023");
}

/* The button in a form that removes a waiver. */
static GtkWidget *
find_button (GtkWidget *form)
{
  for (GtkWidget *child = gtk_widget_get_first_child (form); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child)
          && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), "waivers.remove")
                 == 0)
        return child;
      found = find_button (child);
      if (found)
        return found;
    }

  return NULL;
}

/* The first post of the page of people. */
static gint64
find_post (Fixture *fixture)
{
  GListModel *model;
  g_autoptr (FfwListRow) row = NULL;

  ui_act (fixture->window, "win.page", "people");
  ui_wait_until (ui_find (fixture->window, FFW_TYPE_PEOPLE_PAGE) != NULL);
  model = ffw_people_page_get_model (
      FFW_PEOPLE_PAGE (ui_find (fixture->window, FFW_TYPE_PEOPLE_PAGE)));
  ui_wait_until (g_list_model_get_n_items (model) > 0);
  row = g_list_model_get_item (model, 0);

  return ffw_list_row_get_id (row);
}

/* Of one person the form lists the waivers, and removes one of them. */
static void
test_waivers (Fixture *fixture, gconstpointer data)
{
  gint64 post = find_post (fixture);
  GtkWidget *form = open_form_for (fixture, "many.waive", FFW_TYPE_WAIVE_FORM, post, post);

  set_codes (form, "Training _areas", "TRA");
  set_date (form, "_Last day", "31/03/2023");
  set_reason (form);
  ui_wait_until (ui_shows (form, "1 waiver is added."));
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_find_window (FFW_TYPE_FORM_WINDOW) == NULL);

  form = open_form_for (fixture, "many.waive", FFW_TYPE_WAIVE_FORM, post, post);
  ui_wait_until (ui_shows (form, "31 March 2023 · Seconded to the Inspectorate"));
  g_signal_emit_by_name (find_button (form), "clicked");
  ui_wait_until (!ui_shows (form, "Seconded to the Inspectorate"));
  ui_wait_until (ui_shows (fixture->window, "Waiver for "));
  gtk_window_destroy (GTK_WINDOW (ui_find_window (FFW_TYPE_FORM_WINDOW)));
}

static void
test_extend (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form (fixture, "many.extend", FFW_TYPE_EXTEND_FORM);

  set_date (form, "Counts _until", "31/03/2023");
  set_reason (form);
  ui_wait_until (ui_shows (form, "records are extended."));
  g_assert_true (ui_shows (form, "From “expired” to “met”"));
  g_assert_true (ui_shows (form, "Lasts longer already, or for ever"));
  ui_wait_until (ui_shows (form, "Shorten "));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (form, GTK_TYPE_CHECK_BUTTON)), TRUE);
  ui_wait_until (!ui_shows (form, "Lasts longer already, or for ever"));
  save_and_undo (fixture, form, "records until 31 March 2023");

  form = open_form (fixture, "many.extend", FFW_TYPE_EXTEND_FORM);
  choose (form, "_What to do", "take-away");
  ui_wait_until (ui_shows (form, "people are left out"));
  gtk_window_destroy (GTK_WINDOW (ui_find_window (FFW_TYPE_FORM_WINDOW)));
}

static void
test_roles (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_form (fixture, "many.role", FFW_TYPE_ROLE_FORM);

  ui_wait_until (ui_shows (form, "Choose at least one role."));
  set_codes (form, "_Roles", "PRIS");
  ui_wait_until (ui_shows (form, "posts change."));
  g_assert_true (ui_shows (form, "Has it already"));
  g_assert_true (ui_shows (form, "From “not required” to"));
  choose (form, "_How", "correct");
  ui_settle ();
  save_and_undo (fixture, form, "corrected");
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/many/waive", test_waive);
  ADD ("/many/waivers", test_waivers);
  ADD ("/many/extend", test_extend);
  ADD ("/many/roles", test_roles);

  return ui_main (argc, argv);
}
