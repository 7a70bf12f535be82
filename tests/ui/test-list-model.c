/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list that tables show, over a real workspace. */

#include "ui-driver.h"

#include "ffw-import.h"
#include "ffw-list-model.h"
#include "ffw-people-list.h"
#include "ffw-standing-keep.h"

#define PEOPLE_IN_SAMPLE 160

/* Where the columns of the list of people are. */
enum
{
  NAME = 0,
  NUMBER = 2,
  STARTED = 9,
  LEFT = 10,
};

typedef struct
{
  FfwWorkspace *workspace;
  FfwListModel *model;
  guint n_changes;
  guint position;
  guint removed;
  guint added;
} Fixture;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->n_changes++;
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(FfwWorkspace **)data = ffw_workspace_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
ask_in (Fixture *fixture, guint order, gboolean descending, const char *search,
        FfwLanguage language)
{
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();

  ffw_list_request_set_order (request, ffw_people_list.columns[order].id, descending);
  ffw_list_request_set_search (request, search);
  ffw_list_model_ask (fixture->model, request, language);
  ui_wait_until (!ffw_list_model_is_loading (fixture->model));
}

static void
ask (Fixture *fixture, guint order, gboolean descending, const char *search)
{
  ask_in (fixture, order, descending, search, FFW_LANGUAGE_EN);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_sample ();

  ffw_workspace_open_async (path, FFW_WORKSPACE_WINDOW, ffw_standing_keep, NULL, on_opened,
                            &fixture->workspace);
  ui_wait_until (fixture->workspace != NULL);
  fixture->model = ffw_list_model_new (fixture->workspace, &ffw_people_list);
  ask (fixture, NAME, FALSE, NULL);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (on_items_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer left = fixture->model;

  g_object_add_weak_pointer (G_OBJECT (fixture->model), &left);
  g_object_unref (fixture->model);
  ui_wait_until (left == NULL);
  g_object_unref (fixture->workspace);
}

static FfwListRow *
row_at (Fixture *fixture, guint position)
{
  FfwListRow *row = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  g_assert_nonnull (row);
  ui_wait_until (!ffw_list_row_is_loading (row));

  return row;
}

static void
import_people (Fixture *fixture, const char *text)
{
  g_autofree char *file = ui_write ("more.csv", text);
  const char *files[] = { file, NULL };
  g_autoptr (FfwImport) import = ffw_import_new (ffw_kind_find ("people"), files,
                                                 FFW_IMPORT_DEFAULT, ffw_date_today ());
  guint before = fixture->n_changes;

  ffw_import_run_async (import, fixture->workspace, NULL, NULL, NULL);
  ui_wait_until (fixture->n_changes > before || ffw_import_is_written (import));
  ui_wait_until (!ffw_list_model_is_loading (fixture->model));
  ui_settle ();
  ui_wait_until (!ffw_list_model_is_loading (fixture->model));
  g_assert_true (ffw_import_is_written (import));
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwListRow) first = NULL;
  g_autoptr (FfwListRow) again = NULL;
  g_autoptr (FfwListRow) last = NULL;

  /* The first rows come with the list. */
  first = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  g_assert_cmpstr (ffw_list_row_get_text (first, NAME), ==, "Ahmed, Angharad");
  g_clear_object (&first);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, PEOPLE_IN_SAMPLE);

  /* Later, a row is there before its texts are, and is the same for all who ask. */
  first = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  again = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  g_assert_true (ffw_list_row_is_loading (first));
  g_assert_cmpstr (ffw_list_row_get_text (first, NAME), ==, "");
  g_assert_true (first == again);
  ui_wait_until (!ffw_list_row_is_loading (first));
  g_assert_cmpstr (ffw_list_row_get_text (first, NAME), ==, "Ahmed, Angharad");
  g_assert_cmpstr (ffw_list_row_get_text (first, NUMBER), ==, "0002");

  last = row_at (fixture, PEOPLE_IN_SAMPLE - 1);
  g_assert_cmpstr (ffw_list_row_get_text (last, NAME), >, "W");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->model), PEOPLE_IN_SAMPLE));
}

/* A row whose texts are on their way when another list is asked for, in which it stands too. */
static void
test_asked_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwListRow) row = NULL;

  for (guint i = 0; i < 20; i++)
    {
      /* Texts that came with the list are given away once. */
      g_object_unref (row_at (fixture, 0));
      row = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
      g_assert_true (ffw_list_row_is_loading (row));
      for (guint turns = 0; turns < i; turns++)
        g_main_context_iteration (NULL, FALSE);
      ask (fixture, NAME, FALSE, NULL);
      ui_wait_until (!ffw_list_row_is_loading (row));
      g_clear_object (&row);
    }
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  const guint columns[] = { NUMBER, STARTED };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (FfwListRow) low = NULL;
      g_autoptr (FfwListRow) high = NULL;
      g_autoptr (FfwListRow) top = NULL;
      g_autofree char *last = NULL;

      ask (fixture, columns[i], FALSE, NULL);
      low = row_at (fixture, 0);
      high = row_at (fixture, PEOPLE_IN_SAMPLE - 1);
      g_assert_cmpstr (ffw_list_row_get_text (low, columns[i]), <,
                       ffw_list_row_get_text (high, columns[i]));
      /* A row that is held stays in its place, and becomes another. */
      last = g_strdup (ffw_list_row_get_text (high, columns[i]));
      ask (fixture, columns[i], TRUE, NULL);
      top = row_at (fixture, 0);
      g_assert_true (top == low);
      g_assert_cmpstr (ffw_list_row_get_text (top, columns[i]), ==, last);
    }
}

/* What the list does not show is not read again for. */
static void
test_tables (Fixture *fixture, gconstpointer data)
{
  const char *const elsewhere[] = { "export_log", "change", "answer", NULL };
  const char *const shown[] = { "change", "post_role", NULL };

  g_signal_emit_by_name (fixture->workspace, "changed", elsewhere);
  g_assert_false (ffw_list_model_is_loading (fixture->model));
  g_signal_emit_by_name (fixture->workspace, "changed", shown);
  g_assert_true (ffw_list_model_is_loading (fixture->model));
  ui_wait_until (!ffw_list_model_is_loading (fixture->model));
}

/* Ll is a letter of its own in Welsh, behind all of L. */
static void
test_alphabet (Fixture *fixture, gconstpointer data)
{
  static const char *const first[FFW_N_LANGUAGES] = {
    [FFW_LANGUAGE_EN] = "Lloyd, Mair",
    [FFW_LANGUAGE_CY] = "Lugg, Mair",
  };

  import_people (fixture, "organisation,staff_number,given_name,family_name,role,started_on\n"
                          "STY,QW1,Mair,Lloyd,PRIS,2022-01-10\n"
                          "STY,QW2,Mair,Lugg,PRIS,2022-01-10\n");

  for (guint language = 0; language < FFW_N_LANGUAGES; language++)
    {
      g_autoptr (FfwListRow) row = NULL;

      ask_in (fixture, NAME, FALSE, "qw", language);
      ui_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)) == 2);
      row = row_at (fixture, 0);
      g_assert_cmpstr (ffw_list_row_get_text (row, NAME), ==, first[language]);
    }
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwListRow) found = NULL;

  ask (fixture, NAME, FALSE, "ANGHARAD ahm");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 1);
  found = row_at (fixture, 0);
  g_assert_cmpstr (ffw_list_row_get_text (found, NAME), ==, "Ahmed, Angharad");

  ask (fixture, NAME, FALSE, "\"'*%_ -");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, PEOPLE_IN_SAMPLE);
}

/* A row that comes in moves nothing but itself: a table keeps its place. */
static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FfwListRow) first = row_at (fixture, 0);
  g_autoptr (FfwListRow) later = row_at (fixture, 100);
  g_autoptr (FfwListRow) moved = NULL;
  g_autoptr (FfwListRow) added = NULL;

  import_people (fixture, "organisation,staff_number,given_name,family_name,role,started_on\n"
                          "STY,9001,Mererid,Aabc,PRIS,2022-01-10\n");
  ui_wait_until (fixture->n_changes == 1);
  g_assert_cmpuint (fixture->position, ==, 0);
  g_assert_cmpuint (fixture->removed, ==, 0);
  g_assert_cmpuint (fixture->added, ==, 1);
  moved = row_at (fixture, 101);
  g_assert_true (moved == later);
  added = row_at (fixture, 0);
  g_assert_cmpstr (ffw_list_row_get_text (added, NAME), ==, "Aabc, Mererid");
  g_assert_true (added != first);

  /* A change in a row that is held shows in it, and moves nothing. */
  import_people (fixture, "organisation,staff_number,started_on,left_on\n"
                          "STY,9001,2022-01-10,2022-06-30\n");
  ui_wait_until (g_strcmp0 (ffw_list_row_get_text (added, LEFT), "2022-06-30") == 0);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

static void
count (FfwListModel *model, guint *n)
{
  (*n)++;
}

static void
keep_error (FfwListModel *model, const GError *error, GError **kept)
{
  g_clear_error (kept);
  *kept = g_error_copy (error);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *)data = ffw_workspace_close_finish (FFW_WORKSPACE (source), result, NULL);
}

/* A list that cannot be read is not an empty one: what was shown stays. */
static void
test_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_listed = 0;
  gboolean closed = FALSE;

  g_signal_connect (fixture->model, "listed", G_CALLBACK (count), &n_listed);
  g_signal_connect (fixture->model, "failed", G_CALLBACK (keep_error), &error);
  ask (fixture, NAME, TRUE, NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (n_listed, ==, 1);

  ffw_workspace_close_async (fixture->workspace, on_closed, &closed);
  ui_wait_until (closed);
  ask (fixture, NAME, FALSE, NULL);
  g_assert_nonnull (error);
  g_assert_cmpuint (n_listed, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, PEOPLE_IN_SAMPLE);
}

/* A model that is let go while it reads leaves nothing behind that would use it. */
static void
test_let_go (Fixture *fixture, gconstpointer data)
{
  FfwListModel *model = ffw_list_model_new (fixture->workspace, &ffw_people_list);
  gpointer left = model;
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();
  g_autoptr (FfwListRow) row = NULL;

  g_object_add_weak_pointer (G_OBJECT (model), &left);
  ffw_list_model_ask (model, request, FFW_LANGUAGE_EN);
  ui_wait_until (!ffw_list_model_is_loading (model));
  row = g_list_model_get_item (G_LIST_MODEL (model), 3);
  ffw_list_model_refresh (model);
  g_object_unref (model);
  ui_wait_until (left == NULL);
  ui_settle ();
  g_assert_cmpint (ffw_list_row_get_id (row), >, 0);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/list-model/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/list-model/asked-meanwhile", Fixture, NULL, set_up, test_asked_meanwhile,
              tear_down);
  g_test_add ("/list-model/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/list-model/alphabet", Fixture, NULL, set_up, test_alphabet, tear_down);
  g_test_add ("/list-model/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/list-model/refresh", Fixture, NULL, set_up, test_refresh, tear_down);
  g_test_add ("/list-model/failed", Fixture, NULL, set_up, test_failed, tear_down);
  g_test_add ("/list-model/tables", Fixture, NULL, set_up, test_tables, tear_down);
  g_test_add ("/list-model/let-go", Fixture, NULL, set_up, test_let_go, tear_down);

  return ui_main (argc, argv);
}
