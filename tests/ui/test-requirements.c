/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Requirements that are added, changed and taken out in the window, with who is touched by it said
 * before; and titles in both languages. */

#include "ui-driver.h"

#include "ffw-effect-box.h"
#include "ffw-form-window.h"
#include "ffw-framework-page.h"
#include "ffw-list-pane.h"
#include "ffw-list-row.h"
#include "ffw-requirement-form.h"
#include "ffw-titles-form.h"
#include "ffw-wanting-form.h"

#define SQL_FIND "SELECT coalesce ((SELECT id FROM requirement WHERE code = ?), 0)"

typedef struct
{
  const char *code;
  gint64 id;
  gboolean done;
} Finding;

static gpointer
find_requirement (FfwConnection *connection, gpointer data, GError **error)
{
  Finding *finding = data;

  ffw_connection_get_int (connection, SQL_FIND, &finding->id, error, "s", finding->code);

  return NULL;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);
  ((Finding *)data)->done = TRUE;
}

/* The id of the requirement of the code; 0 where there is none. */
static gint64
requirement_of (FfwWindow *window, const char *code)
{
  Finding finding = { code, 0, FALSE };

  ffw_workspace_read_async (ffw_window_get_workspace (window), find_requirement, &finding, NULL,
                            NULL, NULL, on_found, &finding);
  ui_wait_until (finding.done);

  return finding.id;
}

static GtkWidget *
open_page (FfwWindow *window, const char *code)
{
  GtkWidget *page;

  ui_act_with (window, "win.show", "(ssx)", "framework", "requirement",
               requirement_of (window, code));
  page = ui_find (window, FFW_TYPE_FRAMEWORK_PAGE);
  ui_wait_until (ui_shows (page, "Where It Comes From") && ui_shows (page, code));

  return page;
}

static GtkWidget *
find_form (GType type)
{
  GtkWidget *window = ui_find_window (FFW_TYPE_FORM_WINDOW);

  return window ? ui_find (window, type) : NULL;
}

static void
set (GtkWidget *form, const char *field, const char *text)
{
  ui_act_with (form, "requirement.set", "(ss)", field, text);
}

static void
wait_settled (GtkWidget *form)
{
  FfwEffectBox *box = FFW_EFFECT_BOX (ui_find (form, FFW_TYPE_EFFECT_BOX));

  ui_wait_until (ffw_effect_box_is_settled (box));
}

/* Who is touched is said as the form changes, listed, and then written; and taken back. */
static void
test_change (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_page (window, "R10");
  GtkWidget *form;
  FfwListPane *pane;

  ui_act (page, "framework.edit-requirement", NULL);
  form = find_form (FFW_TYPE_REQUIREMENT_FORM);
  g_assert_nonnull (form);
  ui_wait_until (ui_shows (form, "It applies to 29 posts. How people stand stays as it is."));

  set (form, "level", "enhanced");
  ui_wait_until (ui_shows (form, "Due now"));
  ui_act (form, "form.list", "due");
  pane = FFW_LIST_PANE (ui_find (form, FFW_TYPE_LIST_PANE));
  ui_wait_until (g_list_model_get_n_items (ffw_list_pane_get_model (pane)) > 0);
  ui_wait_until (ui_shows (form, "due"));
  ui_act (form, "form.back", NULL);

  /* What a file would be refused for is refused in the same words. */
  set (form, "renew_months", "0");
  ui_act (form, "form.save", NULL);
  g_assert_true (ui_shows (form, "After 0 months no record would count"));
  set (form, "renew_months", "");
  set (form, "within_days", "-30");
  ui_act (form, "form.save", NULL);
  g_assert_true (ui_shows (form, "The number -30 is out of range."));
  set (form, "within_days", "365");

  wait_settled (form);
  ui_act (form, "form.save", NULL);
  ui_wait_until (ui_shows (window, "Requirement “R10” changed: Gender-responsive practice"));
  ui_wait_until (ui_shows (page, "Prison officer · enhanced · mandatory"));
  ui_act (window, "win.undo", NULL);
  ui_wait_until (ui_shows (page, "Prison officer · skilled · mandatory"));

  ui_close (window);
}

static void
test_add (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_page (window, "R10");
  GtkWidget *form;
  GtkWidget *dialog;

  ui_act (page, "framework.add-requirement", NULL);
  form = find_form (FFW_TYPE_REQUIREMENT_FORM);
  ui_wait_until (ui_shows (form, "it is shown here who is touched"));
  /* Once the code that it proposes is there. */
  ui_wait_until (gtk_widget_activate_action (form, "form.save", NULL)
                 && ui_shows (form, "Choose the training area that is needed."));

  set (form, "area", "COU");
  set (form, "role", "PRIS");
  set (form, "level", "specialist");
  set (form, "necessity", "mandatory");
  set (form, "within_days", "90");
  set (form, "in_force_from", "2122-01-01");
  ui_wait_until (ui_shows (form, "more than five years ahead"));
  set (form, "in_force_from", "2026-01-01");
  set (form, "code", "R10");
  ui_wait_until (ui_shows (form, "No course covers this training area at this level or above"));
  wait_settled (form);

  /* Nobody can meet it: that is asked about. */
  ui_act (form, "form.save", NULL);
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  ui_wait_until (ui_shows (form, "Another requirement has this code."));

  set (form, "code", "R99");
  set (form, "level", "skilled");
  wait_settled (form);
  ui_wait_until (!ui_shows (form, "nobody can meet it"));
  ui_act (form, "form.save", NULL);
  ui_wait_until (requirement_of (window, "R99") != 0);
  ui_wait_until (find_form (FFW_TYPE_REQUIREMENT_FORM) == NULL);

  ui_close (window);
}

static void
test_take_out (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_page (window, "R10");
  GtkWidget *form;

  ui_act (page, "framework.remove-requirement", NULL);
  form = find_form (FFW_TYPE_REQUIREMENT_FORM);
  ui_wait_until (ui_shows (form, "Not required any more"));
  g_assert_true (ui_shows (form, "Until now it applied to 29 posts."));
  wait_settled (form);
  ui_act (form, "form.save", NULL);
  ui_wait_until (requirement_of (window, "R10") == 0);
  ui_wait_until (ui_shows (page, "No Longer There"));
  ui_act (window, "win.undo", NULL);
  ui_wait_until (requirement_of (window, "R10") != 0);

  ui_close (window);
}

static void
set_language (const char *code)
{
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string (code));
}

/* What was typed outlasts a switch of the language. */
static void
test_language (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page = open_page (window, "R10");
  GtkWidget *form;
  g_autoptr (GVariant) state = NULL;
  g_autofree const char **after = NULL;

  ui_act (page, "framework.edit-requirement", NULL);
  form = find_form (FFW_TYPE_REQUIREMENT_FORM);
  ui_wait_until (ui_shows (form, "It applies to 29 posts."));
  set (form, "within_days", "77");
  set_language ("cy");
  form = find_form (FFW_TYPE_REQUIREMENT_FORM);
  ui_wait_until (ffw_form_is_touched (FFW_FORM (form)));
  state = ffw_form_save (FFW_FORM (form));
  g_assert_true (g_variant_lookup (state, "after", "^a&s", &after));
  g_assert_cmpstr (after[6], ==, "77");
  set_language ("en");
  form = find_form (FFW_TYPE_REQUIREMENT_FORM);
  ffw_form_close (FFW_FORM (form));

  ui_close (window);
}

/* A title that loses its Welsh is listed with all others, opened, and given it back. */
static void
test_titles (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  GtkWidget *page;
  GtkWidget *titles;
  FfwListPane *pane;

  ui_act (window, "win.page", "framework");
  page = ui_find (window, FFW_TYPE_FRAMEWORK_PAGE);
  ui_act (page, "framework.view", "roles");
  ui_wait_until (ui_shows (page, "Prison officer"));
  pane = FFW_LIST_PANE (ui_find (page, FFW_TYPE_LIST_PANE));
  ffw_list_pane_set_search (pane, "prison officer");
  ui_wait_until (g_list_model_get_n_items (ffw_list_pane_get_model (pane)) == 1);
  {
    g_autoptr (GObject) row = g_list_model_get_item (ffw_list_pane_get_model (pane), 0);

    ffw_list_pane_open (pane, ffw_list_row_get_id (FFW_LIST_ROW (row)));
  }
  ui_wait_until (ui_shows (page, "Role · PRIS"));

  ui_act (page, "framework.titles", NULL);
  titles = find_form (FFW_TYPE_TITLES_FORM);
  ui_wait_until (ui_shows (titles, "PRIS"));
  ui_act_with (titles, "titles.set", "(ss)", "cy", "");
  ui_wait_until (ui_shows (titles, "No Welsh yet"));
  ui_act (titles, "form.save", NULL);
  ui_wait_until (ui_shows (window, "Roles: titles of “PRIS” changed"));
  ui_wait_until (find_form (FFW_TYPE_TITLES_FORM) == NULL);

  ui_act (window, "win.wanting", "cy");
  titles = find_form (FFW_TYPE_WANTING_FORM);
  g_assert_nonnull (titles);
  ui_wait_until (ui_shows (titles, "PRIS"));

  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/requirements/change", test_change);
  g_test_add_func ("/requirements/add", test_add);
  g_test_add_func ("/requirements/take-out", test_take_out);
  g_test_add_func ("/requirements/language", test_language);
  g_test_add_func ("/requirements/titles", test_titles);

  return ui_main (argc, argv);
}
