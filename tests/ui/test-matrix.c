/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix of the Training page: looked through, filtered, selected, and read anew. */

#include "ui-driver.h"

#include "ffw-matrix-pane.h"
#include "ffw-matrix-view.h"
#include "ffw-matrix-words.h"
#include "ffw-people-page.h"
#include "ffw-training-page.h"
#include "ffw-uuid.h"

static GtkWidget *
pane_of (gpointer window)
{
  return ui_find (window, FFW_TYPE_MATRIX_PANE);
}

static FfwMatrixView *
view_of (gpointer window)
{
  return FFW_MATRIX_VIEW (ui_find (window, FFW_TYPE_MATRIX_VIEW));
}

static const FfwMatrix *
matrix_of (gpointer window)
{
  return ffw_matrix_view_get_matrix (view_of (window));
}

static const FfwMatrixSelection *
selection_of (gpointer window)
{
  return ffw_matrix_view_get_selection (view_of (window));
}

static void
wait_read (gpointer window)
{
  ui_wait_until (!ffw_matrix_pane_is_loading (FFW_MATRIX_PANE (pane_of (window))));
  ui_settle ();
}

static void
open_matrix (FfwWindow *window)
{
  ui_act (window, "win.page", "training");
  ui_wait_until (ui_find (window, FFW_TYPE_TRAINING_PAGE) != NULL);
  ui_act (ui_find (window, FFW_TYPE_TRAINING_PAGE), "training.view", "matrix");
  ui_wait_until (pane_of (window) != NULL);
  wait_read (window);
}

/* As another page leads here: with these filters and no others. */
static void
filter (FfwWindow *window, const char *filters)
{
  g_autoptr (GVariant) parsed = g_variant_parse (G_VARIANT_TYPE ("a{ss}"), filters, NULL, NULL,
                                                 NULL);

  ffw_page_filter (FFW_PAGE (ui_find (window, FFW_TYPE_TRAINING_PAGE)), parsed);
  wait_read (window);
}

static char *
sentence_of (gpointer window)
{
  char *sentence;

  g_object_get (view_of (window), "sentence", &sentence, NULL);

  return sentence;
}

static gint64
post_at (gpointer window)
{
  return ffw_matrix_get_row (matrix_of (window), selection_of (window)->row)->post;
}

static void
next_gap (FfwWindow *window)
{
  ui_act (view_of (window), "matrix.next-gap", NULL);
}

/* From gap to gap the keyboard comes to each of them once, in the order of reading, and then to
 * the first again; the line below says what stands there. */
static void
test_gaps (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  guint n;
  gsize last = 0;

  open_matrix (window);
  n = ffw_matrix_count_gaps (matrix_of (window)->sums);
  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i < n; i++)
    {
      const FfwMatrixSelection *selection = selection_of (window);
      gsize at;

      next_gap (window);
      at = (gsize)selection->row * selection->n_columns + selection->column;
      g_assert_true (i == 0 || at > last);
      g_assert_true (ffw_matrix_is_gap (
          ffw_matrix_get (matrix_of (window), selection->row, selection->column)->status));
      last = at;
    }
  next_gap (window);
  g_assert_cmpuint (selection_of (window)->row, <, selection_of (window)->n_rows / 2);
  ui_act (view_of (window), "matrix.previous-gap", NULL);
  g_assert_cmpuint ((gsize)selection_of (window)->row * selection_of (window)->n_columns
                        + selection_of (window)->column,
                    ==, last);

  {
    g_autofree char *sentence = sentence_of (window);

    g_assert_true (ui_shows (pane_of (window), sentence));
    g_assert_nonnull (strstr (sentence, "needed"));
  }
  ui_close (window);
}

/* What each status is called, with its dates; asked of the words themselves. */
static void
test_words (void)
{
  const FfwDate third = ffw_date_new (2022, 5, 3);
  const FfwDate fourth = ffw_date_new (2022, 5, 4);
  const struct
  {
    FfwMatrixCell cell;
    const char *said;
  } cases[] = {
    { { .status = FFW_MATRIX_NOTHING }, "nothing required" },
    { { FFW_STANDING_EXPIRED, TRUE, FFW_LEVEL_SKILLED, 0, TRUE, third, third, third, 0, 0 },
      "expired 3 May 2022, needed skilled" },
    { { FFW_STANDING_MET, TRUE, FFW_LEVEL_AWARE, 0, TRUE, third, 0, third, 0, 0 },
      "met, does not expire, needed aware" },
    { { FFW_STANDING_MISSING, FALSE, FFW_LEVEL_AWARE, 0, TRUE, 0, 0, third, fourth, 0 },
      "missing, was due by 3 May 2022, needed aware; has a place on 4 May 2022 (recommended)" },
    { { FFW_STANDING_BOOKED, TRUE, FFW_LEVEL_AWARE, 0, TRUE, 0, 0, third, fourth, 0 },
      "booked for 4 May 2022, needed aware" },
    { { FFW_STANDING_WAIVED, TRUE, FFW_LEVEL_AWARE, 0, TRUE, 0, 0, third, 0, fourth },
      "waived until 4 May 2022, needed aware" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = ffw_matrix_words_standing (&cases[i].cell);

      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

static void
test_filters (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  guint all;

  open_matrix (window);
  all = matrix_of (window)->rows->len;
  filter (window, "{'view': 'matrix', 'organisation': 'STY'}");
  g_assert_cmpuint (matrix_of (window)->rows->len, <, all);
  g_assert_true (ui_shows (window, "found, as of 22 November 2022"));
  g_assert_true (ui_shows (pane_of (window), "More Filters"));
  filter (window, "{'view': 'matrix', 'organisation': 'STY', 'role': 'PRIS'}");
  g_assert_true (ui_shows (pane_of (window), "More Filters: 1"));
  filter (window, "{'view': 'matrix', 'area': 'GRP', 'organisation': 'STY'}");
  g_assert_cmpuint (matrix_of (window)->areas->len, ==, 1);

  /* Nobody: it says so, and leads back. */
  filter (window, "{'view': 'matrix', 'day': '1990-01-01'}");
  ui_wait_until (ui_shows (pane_of (window), "Nothing Found"));
  ui_act (pane_of (window), "grid.clear", NULL);
  wait_read (window);
  g_assert_cmpuint (matrix_of (window)->rows->len, ==, all);
  g_assert_true (ui_shows (window, "in all, as of 22 November 2022"));
  ui_close (window);
}

/* A selection is so many people for so many areas, and says what they come to. */
static void
test_selection (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  g_autofree char *people = NULL;

  open_matrix (window);
  filter (window, "{'view': 'matrix', 'organisation': 'STY'}");
  people = g_strdup_printf ("%u people", matrix_of (window)->rows->len);
  ui_act (view_of (window), "matrix.select-all", NULL);
  ui_wait_until (ui_shows (pane_of (window), people));
  {
    g_autofree char *sums = ffw_matrix_words_sums (matrix_of (window)->sums);

    g_assert_true (ui_shows (pane_of (window), sums));
  }

  ui_act (pane_of (window), "grid.select-none", NULL);
  g_assert_cmpuint (ffw_matrix_selection_count_rows (selection_of (window)), ==, 1);
  g_assert_cmpuint (ffw_matrix_selection_count_columns (selection_of (window)), ==, 1);
  ui_close (window);
}

/* Rows and columns chosen in all ways that keys and the mouse have. */
static void
test_choosing (void)
{
  g_autoptr (FfwMatrixSelection) selection = ffw_matrix_selection_new (5, 4);

  ffw_matrix_selection_place (selection, 3, 2);
  ffw_matrix_selection_extend (selection, 1, 3);
  g_assert_cmpuint (ffw_matrix_selection_count_rows (selection), ==, 3);
  g_assert_cmpuint (ffw_matrix_selection_count_columns (selection), ==, 2);
  g_assert_true (ffw_matrix_selection_has (selection, 2, 3));
  g_assert_false (ffw_matrix_selection_has (selection, 4, 3));

  ffw_matrix_selection_step (selection, 4, 0);
  g_assert_cmpuint (ffw_matrix_selection_count_rows (selection), ==, 3);
  ffw_matrix_selection_toggle_row (selection, 4);
  ffw_matrix_selection_toggle_column (selection, 0);
  g_assert_true (ffw_matrix_selection_has (selection, 4, 0));
  ffw_matrix_selection_toggle_cell (selection, 4, 0);
  g_assert_false (ffw_matrix_selection_has (selection, 4, 0));
  g_assert_true (ffw_matrix_selection_has (selection, 1, 0));

  /* At a sum, all that it sums up; beyond the last there is no more than the sum. */
  ffw_matrix_selection_place (selection, 2, 4);
  g_assert_cmpuint (ffw_matrix_selection_count_rows (selection), ==, 1);
  g_assert_cmpuint (ffw_matrix_selection_count_columns (selection), ==, 4);
  ffw_matrix_selection_place (selection, 9, 9);
  g_assert_cmpuint (selection->row, ==, 5);
  g_assert_cmpuint (ffw_matrix_selection_count_rows (selection), ==, 5);

  ffw_matrix_selection_take_column (selection, 1);
  g_assert_cmpuint (ffw_matrix_selection_count_rows (selection), ==, 5);
  g_assert_cmpuint (ffw_matrix_selection_count_columns (selection), ==, 1);
}

/* The first cell of somebody who is waived from nothing yet. */
typedef struct
{
  gint64 person;
  gint64 area;
} Waiver;

static gboolean
waive (FfwChange *change, gpointer data, GError **error)
{
  const Waiver *waiver = data;
  char uuid[FFW_UUID_SIZE];
  g_autoptr (FfwMessage) message = ffw_message_new ("import", "1", "waivers.csv", NULL);

  ffw_change_set_message (change, message);

  return ffw_connection_run (
      ffw_change_get_connection (change),
      "INSERT INTO waiver (id, uuid, person, area, from_on, until_on, reason)"
      " VALUES (?, ?, ?, ?, '2022-01-01', '2023-01-31', 'Seconded')",
      error, "isii", ffw_change_new_id (change), ffw_change_new_uuid (change, uuid), waiver->person,
      waiver->area);
}

/* Somebody else's change is seen at once, and neither place nor selection is lost for it. */
static void
test_change (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  Waiver waiver;
  guint waived;
  gint64 post;
  guint column;
  double place;
  GtkAdjustment *adjustment;

  open_matrix (window);
  for (guint i = 0; i < 200; i++)
    next_gap (window);
  ui_settle ();
  waived = matrix_of (window)->sums[FFW_STANDING_WAIVED];
  waiver.person = ffw_matrix_get_row (matrix_of (window), selection_of (window)->row)->person;
  waiver.area = ffw_matrix_get_area (matrix_of (window), selection_of (window)->column)->id;
  post = post_at (window);
  column = selection_of (window)->column;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view_of (window)));
  place = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (place, >, 0);

  ffw_workspace_change_async (ffw_window_get_workspace (window), waive, &waiver, NULL, NULL, NULL,
                              NULL);
  ui_wait_until (matrix_of (window)->sums[FFW_STANDING_WAIVED] == waived + 1);
  ui_settle ();
  g_assert_cmpint (post_at (window), ==, post);
  g_assert_cmpuint (selection_of (window)->column, ==, column);
  ui_wait_until (gtk_adjustment_get_value (adjustment) == place);
  ui_wait_until (ui_shows (pane_of (window), "waived until 31 January 2023"));
  ui_close (window);
}

static void
set_language (const char *code)
{
  g_action_group_change_action_state (G_ACTION_GROUP (ui_application ()), "language",
                                      g_variant_new_string (code));
}

/* What is shown, asked for and selected outlasts a switch of the language. */
static void
test_language (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  gint64 post;
  guint n;

  open_matrix (window);
  filter (window, "{'view': 'matrix', 'status': 'gap'}");
  for (guint i = 0; i < 20; i++)
    next_gap (window);
  post = post_at (window);
  n = matrix_of (window)->rows->len;

  set_language ("cy");
  ui_wait_until (pane_of (window) != NULL);
  wait_read (window);
  g_assert_cmpuint (matrix_of (window)->rows->len, ==, n);
  g_assert_cmpint (post_at (window), ==, post);
  g_assert_cmpstr (ffw_list_request_get_filter (
                       ffw_matrix_pane_get_request (FFW_MATRIX_PANE (pane_of (window))), "status"),
                   ==, "gap");

  set_language ("en");
  ui_wait_until (pane_of (window) != NULL);
  wait_read (window);
  ui_close (window);
}

static gboolean
has_keyboard (FfwWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (view_of (window)));
}

/* Tab goes into the matrix, and on from it, in both directions. */
static void
test_tab (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  const GtkDirectionType ways[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };

  open_matrix (window);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (view_of (window))));
      next_gap (window);
      g_assert_true (has_keyboard (window));
      gtk_widget_child_focus (GTK_WIDGET (window), ways[i]);
      g_assert_false (has_keyboard (window));
    }

  g_assert_true (gtk_widget_grab_focus (pane_of (window)));
  for (guint i = 0; i < 20 && !has_keyboard (window); i++)
    gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (has_keyboard (window));
  ui_close (window);
}

/* From a cell to the person, whose page it is. */
static void
test_open (void)
{
  g_autofree char *path = ui_sample ();
  FfwWindow *window = ui_open (path);
  g_autofree char *name = NULL;

  open_matrix (window);
  next_gap (window);
  name = g_strdup (ffw_matrix_get_row (matrix_of (window), selection_of (window)->row)->name);
  ui_act (pane_of (window), "grid.open", NULL);
  ui_wait_until (ui_find (window, FFW_TYPE_PEOPLE_PAGE) != NULL);
  ui_wait_until (ui_shows (ui_find (window, FFW_TYPE_PEOPLE_PAGE), name));
  ui_close (window);
}

/* What is shown, and no more, goes into the file. */
static void
test_export (void)
{
  g_autofree char *path = ui_sample ();
  g_autofree char *file = ui_path ("matrix.csv");
  g_autofree char *text = NULL;
  FfwWindow *window = ui_open (path);
  g_auto (GStrv) lines = NULL;

  open_matrix (window);
  filter (window, "{'view': 'matrix', 'status': 'gap'}");
  ui_act (pane_of (window), "grid.export-to", file);
  ui_wait_until (g_file_get_contents (file, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);

  /* Headings above, two lines of sums below, and the end of the last line. */
  g_assert_cmpuint (g_strv_length (lines), ==, matrix_of (window)->rows->len + 4);
  g_assert_true (g_str_has_suffix (lines[0], ",Gaps,Required"));
  ui_close (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/words", test_words);
  g_test_add_func ("/matrix/choosing", test_choosing);
  g_test_add_func ("/matrix/gaps", test_gaps);
  g_test_add_func ("/matrix/filters", test_filters);
  g_test_add_func ("/matrix/selection", test_selection);
  g_test_add_func ("/matrix/change", test_change);
  g_test_add_func ("/matrix/language", test_language);
  g_test_add_func ("/matrix/tab", test_tab);
  g_test_add_func ("/matrix/open", test_open);
  g_test_add_func ("/matrix/export", test_export);

  return ui_main (argc, argv);
}
