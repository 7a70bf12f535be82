/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane that every page's list is: over the people of a real workspace. */

#include "ui-driver.h"

#include "ffw-import.h"
#include "ffw-list-model.h"
#include "ffw-list-pane.h"
#include "ffw-people-list.h"
#include "ffw-standing-keep.h"

#define PEOPLE_IN_SAMPLE 160

static const FfwTableColumn columns[] = {
  { "name", 20, .expand = TRUE, .essential = TRUE },
  { "number", 11 },
  { "started", 11 },
  { "email", 11, .hidden = TRUE },
};

typedef struct
{
  FfwWorkspace *workspace;
  GtkWidget *window;
  FfwListPane *pane;
  GListModel *model;
  int row_height;
} Fixture;

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(FfwWorkspace **)data = ffw_workspace_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
wait_until_listed (Fixture *fixture)
{
  ui_wait_until (!ffw_list_model_is_loading (FFW_LIST_MODEL (fixture->model))
                 && g_list_model_get_n_items (fixture->model) > 0);
  ui_settle ();
}

/* A pane in a window of its own, as after a restart. */
static void
show_pane (Fixture *fixture, GVariant *state)
{
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 400);
  fixture->pane = g_object_new (FFW_TYPE_LIST_PANE, "title", "People", NULL);
  ffw_list_pane_set_source (fixture->pane, fixture->workspace, &ffw_people_list, columns,
                            G_N_ELEMENTS (columns));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  if (state)
    ffw_list_pane_restore (fixture->pane, state);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->model = ffw_list_pane_get_model (fixture->pane);
  wait_until_listed (fixture);
}

static void
close_pane (Fixture *fixture)
{
  gpointer left = fixture->pane;

  g_object_add_weak_pointer (G_OBJECT (fixture->pane), &left);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_wait_until (left == NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_sample ();

  ffw_workspace_open_async (path, FFW_WORKSPACE_WINDOW, ffw_standing_keep, NULL, on_opened,
                            &fixture->workspace);
  ui_wait_until (fixture->workspace != NULL);
  show_pane (fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_pane (fixture);
  g_object_unref (fixture->workspace);
}

static gint64
id_at (Fixture *fixture, guint position)
{
  g_autoptr (FfwListRow) row = g_list_model_get_item (fixture->model, position);

  return ffw_list_row_get_id (row);
}

static GtkSelectionModel *
selection_of (Fixture *fixture)
{
  return gtk_column_view_get_model (
      GTK_COLUMN_VIEW (ui_find (fixture->pane, GTK_TYPE_COLUMN_VIEW)));
}

static gboolean
is_selected (Fixture *fixture, gint64 id)
{
  g_autoptr (GArray) ids = ffw_list_pane_get_selected (fixture->pane);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static void
import_people (Fixture *fixture, const char *text)
{
  g_autofree char *file = ui_write ("more.csv", text);
  const char *files[] = { file, NULL };
  g_autoptr (FfwImport) import = ffw_import_new (ffw_kind_find ("people"), files,
                                                 FFW_IMPORT_DEFAULT, ffw_date_today ());
  guint before = g_list_model_get_n_items (fixture->model);

  ffw_import_run_async (import, fixture->workspace, NULL, NULL, NULL);
  ui_wait_until (g_list_model_get_n_items (fixture->model) > before);
  g_assert_true (ffw_import_is_written (import));
  wait_until_listed (fixture);
}

/* The selection is of rows, not of places. */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  gint64 first = id_at (fixture, 0);
  gint64 fifth = id_at (fixture, 4);
  GtkWidget *bar = ui_find (fixture->pane, GTK_TYPE_ACTION_BAR);

  gtk_selection_model_select_item (selection_of (fixture), 0, TRUE);
  gtk_selection_model_select_range (selection_of (fixture), 3, 2, FALSE);
  g_assert_cmpuint (ffw_list_pane_get_n_selected (fixture->pane), ==, 3);
  ui_wait_until (ui_shows (bar, "3 selected"));

  ui_act (fixture->pane, "list.sort", "started");
  wait_until_listed (fixture);
  g_assert_cmpint (id_at (fixture, 0), !=, first);
  g_assert_cmpuint (ffw_list_pane_get_n_selected (fixture->pane), ==, 3);
  g_assert_true (is_selected (fixture, first) && is_selected (fixture, fifth));

  ui_act (fixture->pane, "list.select-all", NULL);
  g_assert_cmpuint (ffw_list_pane_get_n_selected (fixture->pane), ==, PEOPLE_IN_SAMPLE);
  gtk_selection_model_unselect_item (selection_of (fixture), 0);
  g_assert_cmpuint (ffw_list_pane_get_n_selected (fixture->pane), ==, PEOPLE_IN_SAMPLE - 1);

  /* Who comes in while all are selected is not, as nobody has seen them. */
  import_people (fixture, "organisation,staff_number,given_name,family_name,role,started_on\n"
                          "STY,9001,Mererid,Aabc,PRIS,2022-01-10\n");
  g_assert_cmpuint (ffw_list_pane_get_n_selected (fixture->pane), ==, PEOPLE_IN_SAMPLE - 1);

  /* What a search leaves out is no longer meant. */
  ui_act (fixture->pane, "list.select-none", NULL);
  gtk_selection_model_select_item (selection_of (fixture), 0, TRUE);
  ffw_list_pane_set_search (fixture->pane, "mererid aabc");
  ui_wait_until (g_list_model_get_n_items (fixture->model) == 1);
  g_assert_cmpuint (ffw_list_pane_get_n_selected (fixture->pane), ==, 0);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = ui_find (fixture->pane, FFW_TYPE_TABLE);
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) nonsense = NULL;
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) after = NULL;

  g_assert_false (ffw_table_is_column_shown (FFW_TABLE (table), "email"));
  ui_act (fixture->pane, "list.column", "email");
  ui_act (fixture->pane, "list.column", "number");
  ffw_table_move_column (FFW_TABLE (table), "started", -2);
  state = g_variant_ref_sink (ffw_list_pane_save (fixture->pane));
  close_pane (fixture);

  show_pane (fixture, state);
  table = ui_find (fixture->pane, FFW_TYPE_TABLE);
  ids = ffw_table_get_shown_ids (FFW_TABLE (table));
  g_assert_cmpstrv (ids, ((const char *const[]){ "started", "name", "email", NULL }));

  /* What the settings hold may be anything; the last column stays. */
  nonsense = g_variant_ref_sink (
      g_variant_new_parsed ("{'columns': <[('name', false, -7), ('nobody', true, 5),"
                            " ('name', true, 9), ('started', false, 1999999999),"
                            " ('email', false, 3), ('number', false, 0)]>,"
                            " 'place': <(int64 77, -1e300, int64 -5)>,"
                            " 'selection': <(false, [int64 -1, 99999999])>,"
                            " 'request': <{'order': <'nobody'>, 'filters': <[1, 2]>}>}"));
  ffw_list_pane_restore (fixture->pane, nonsense);
  wait_until_listed (fixture);
  after = ffw_table_get_shown_ids (FFW_TABLE (table));
  g_assert_cmpuint (g_strv_length (after), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->model), ==, PEOPLE_IN_SAMPLE);
  g_assert_cmpuint (ffw_list_pane_get_n_selected (fixture->pane), ==, 0);

  ffw_table_reset_columns (FFW_TABLE (table));
  g_assert_true (ffw_table_is_column_shown (FFW_TABLE (table), "number"));
  g_assert_false (ffw_table_is_column_shown (FFW_TABLE (table), "email"));
}

static GtkAdjustment *
adjustment_of (Fixture *fixture)
{
  return ffw_table_get_adjustment (FFW_TABLE (ui_find (fixture->pane, FFW_TYPE_TABLE)));
}

/* Whether all rows have their place, and which is at the top. */
static gboolean
is_at_top (Fixture *fixture, gint64 id)
{
  guint n = g_list_model_get_n_items (fixture->model);
  int height = fixture->row_height;

  return (int)gtk_adjustment_get_upper (adjustment_of (fixture)) == height * (int)n
         && id_at (fixture, (guint)gtk_adjustment_get_value (adjustment_of (fixture)) / height)
                == id;
}

static void
scroll_to_row (Fixture *fixture, guint position)
{
  gtk_adjustment_set_value (adjustment_of (fixture), position * fixture->row_height);
}

/* All rows have the same height. */
static void
measure_row (Fixture *fixture)
{
  GtkWidget *list = gtk_widget_get_last_child (ui_find (fixture->pane, GTK_TYPE_COLUMN_VIEW));
  guint n = g_list_model_get_n_items (fixture->model);

  ui_wait_until (
      (fixture->row_height = gtk_widget_get_allocated_height (gtk_widget_get_first_child (list)))
          > 0
      && (int)gtk_adjustment_get_upper (adjustment_of (fixture)) == fixture->row_height * (int)n);
}

/* Rows that come in above, few or many, and a restart, move nothing that is looked at. */
static void
test_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) many = g_string_new ("organisation,staff_number,given_name,family_name,role,"
                                           "started_on\n");
  g_autoptr (GVariant) state = NULL;
  gint64 looked_at;

  measure_row (fixture);
  scroll_to_row (fixture, 60);
  ui_wait_until (is_at_top (fixture, id_at (fixture, 60)));
  looked_at = id_at (fixture, 60);

  import_people (fixture, "organisation,staff_number,given_name,family_name,role,started_on\n"
                          "STY,9001,Mererid,Aabc,PRIS,2022-01-10\n");
  ui_wait_until (is_at_top (fixture, looked_at));
  g_assert_cmpint (id_at (fixture, 61), ==, looked_at);

  /* So many, among all the others, that the list is not told of one by one. */
  for (guint i = 0; i < 2500; i++)
    g_string_append_printf (many, "STY,A%04u,Mererid,%c%04u,PRIS,2022-01-10\n", i, 'A' + i % 26, i);
  import_people (fixture, many->str);
  ui_wait_until (is_at_top (fixture, looked_at));

  state = g_variant_ref_sink (ffw_list_pane_save (fixture->pane));
  close_pane (fixture);
  show_pane (fixture, state);
  ui_wait_until (is_at_top (fixture, looked_at));
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **)data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);
  g_autofree char *text = NULL;

  gdk_clipboard_set_text (clipboard, "before");
  gtk_selection_model_select_range (selection_of (fixture), 0, 2, TRUE);
  ui_act (fixture->pane, "list.copy", NULL);
  while (text == NULL || g_str_equal (text, "before"))
    {
      g_clear_pointer (&text, g_free);
      gdk_clipboard_read_text_async (clipboard, NULL, on_text, &text);
      ui_wait_until (text != NULL);
    }
  g_assert_cmpstr (text, ==,
                   "Name\tStaff Number\tStarted\n"
                   "Ahmed, Angharad\t0002\t23 Dec 2019\n"
                   "Ahmed, Carys\t0016\t15 Jul 2019\n");
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text; text++)
    n += *text == '\n';

  return n;
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_path ("list.csv");
  g_autofree char *few = ui_path ("few.csv");
  g_autofree char *text = NULL;
  g_autofree char *less = NULL;

  ui_act (fixture->pane, "list.export-to", path);
  ui_wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  /* What is shown, and what everybody wants to know of people. */
  g_assert_true (g_str_has_prefix (text, "Name,Staff Number,Started,Organisation,Roles,"));
  g_assert_nonnull (strstr (text, "\n\"Ahmed, Angharad\",0002,2019-12-23,Pobl,"));
  g_assert_cmpuint (count_lines (text), ==, PEOPLE_IN_SAMPLE + 1);

  gtk_selection_model_select_range (selection_of (fixture), 1, 3, TRUE);
  ui_act (fixture->pane, "list.export-to", few);
  ui_wait_until (g_file_test (few, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (few, &less, NULL, NULL));
  g_assert_cmpuint (count_lines (less), ==, 3 + 1);
  g_assert_nonnull (strstr (less, "Ahmed, Carys"));
  g_assert_null (strstr (less, "Ahmed, Angharad"));
}

static void
test_detail (Fixture *fixture, gconstpointer data)
{
  GtkWidget *detail = gtk_button_new_with_label ("All about them");
  gint64 current;

  ffw_list_pane_set_detail (fixture->pane, detail);
  ffw_list_pane_open (fixture->pane, id_at (fixture, 2));
  ui_wait_until (gtk_widget_has_focus (detail));
  g_object_get (fixture->pane, "current", &current, NULL);
  g_assert_cmpint (current, ==, id_at (fixture, 2));

  ui_act (fixture->pane, "list.close-detail", NULL);
  g_assert_false (gtk_widget_has_focus (detail));
  g_assert_true (ffw_table_has_cursor (FFW_TABLE (ui_find (fixture->pane, FFW_TYPE_TABLE))));
  g_assert_cmpint (ffw_table_get_cursor (FFW_TABLE (ui_find (fixture->pane, FFW_TYPE_TABLE))), ==,
                   id_at (fixture, 2));
}

/* Enter in the search goes to what is found, and into the only one, however soon it comes. */
static void
test_enter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = ui_find (fixture->pane, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *table = ui_find (fixture->pane, GTK_TYPE_COLUMN_VIEW);

  ffw_list_pane_set_detail (fixture->pane, gtk_button_new_with_label ("All about them"));
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ahmed");
  g_signal_emit_by_name (entry, "activate");
  ui_wait_until (gtk_widget_get_focus_child (table) != NULL);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->model), >, 1);
  g_assert_false (ui_shows (fixture->pane, "All about them"));

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ahmed angharad");
  g_signal_emit_by_name (entry, "activate");
  ui_wait_until (ui_shows (fixture->pane, "All about them"));
  g_assert_cmpuint (g_list_model_get_n_items (fixture->model), ==, 1);
}

/* What a filter hides is found without it by the same words, at the first press of the button. */
static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = ui_find (fixture->pane, GTK_TYPE_SEARCH_ENTRY);
  guint n = g_list_model_get_n_items (fixture->model);

  ui_act_with (fixture->pane, "list.filter", "(ss)", "active", "later");
  ffw_list_pane_set_search (fixture->pane, "ahmed angharad");
  ui_wait_until (ui_shows (fixture->pane, "A filter may hide what you are looking for."));
  ui_act (fixture->pane, "list.clear", NULL);
  ui_wait_until (g_list_model_get_n_items (fixture->model) == 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "ahmed angharad");

  /* Nothing but the words is left to take away. */
  ffw_list_pane_set_search (fixture->pane, "nobody-of-the-kind");
  ui_wait_until (ui_shows (fixture->pane, "Nothing has all the words"));
  ui_act (fixture->pane, "list.clear", NULL);
  ui_wait_until (g_list_model_get_n_items (fixture->model) == n);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/list-pane/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/list-pane/columns", Fixture, NULL, set_up, test_columns, tear_down);
  g_test_add ("/list-pane/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/list-pane/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/list-pane/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/list-pane/enter", Fixture, NULL, set_up, test_enter, tear_down);
  g_test_add ("/list-pane/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/list-pane/detail", Fixture, NULL, set_up, test_detail, tear_down);

  return ui_main (argc, argv);
}
