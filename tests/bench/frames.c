/* SPDX-License-Identifier: GPL-3.0-or-later */

/* frames WORKSPACE people|training|matrix|calendar: opens a page of the window on a workspace,
 * works its list, its matrix or its month as a person would, and prints what the window's thread
 * took for it: a line for each measure, its name and a number. A frame is the processor time of
 * that thread from the end of one frame to the end of the next, so that nothing which holds a frame
 * up is left out. */

#include "ffw-application.h"
#include "ffw-calendar-pane.h"
#include "ffw-calendar-view.h"
#include "ffw-language.h"
#include "ffw-list-pane.h"
#include "ffw-list-row.h"
#include "ffw-matrix-pane.h"
#include "ffw-matrix-view.h"
#include "ffw-month-grid.h"
#include "ffw-people-list.h"
#include "ffw-people-page.h"
#include "ffw-records-list.h"
#include "ffw-sessions-page.h"
#include "ffw-standing-keep.h"
#include "ffw-training-page.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define STEPS    240
#define JUMPS    60
#define STEP     37 /* pixels */
#define PATIENCE (120 * G_USEC_PER_SEC)
#define QUIET    (150 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  GtkWidget *window;
  FfwListPane *pane;
  GListModel *model;         /* of the list, or NULL */
  FfwMatrixPane *matrix;     /* or NULL */
  FfwCalendarPane *calendar; /* or NULL */
  GtkAdjustment *place;
  double last;    /* processor time of this thread at the end of the last frame */
  GArray *frames; /* of double, in ms, since they were cleared */
  guint painted;
} Bench;

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void
on_painted (GdkFrameClock *clock, Bench *bench)
{
  double now = processor_ms ();
  double took = now - bench->last;

  g_array_append_val (bench->frames, took);
  bench->last = now;
  bench->painted++;
}

/* So that the loop turns where no event comes. */
static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

static void
begin (Bench *bench)
{
  g_array_set_size (bench->frames, 0);
  bench->last = processor_ms ();
}

static void
say (Bench *bench, const char *what)
{
  guint n = bench->frames->len;
  const double *frames = (const double *)bench->frames->data;

  if (n == 0)
    return;

  g_array_sort (bench->frames, compare);
  g_print ("%s-p95 %.2f\n%s-p99 %.2f\n%s-max %.2f\n", what, frames[n * 95 / 100], what,
           frames[n * 99 / 100], what, frames[n - 1]);
}

static void
turn (gint64 began, const char *what)
{
  if (g_get_monotonic_time () - began > PATIENCE)
    g_error ("waited too long for %s", what);
  g_main_context_iteration (NULL, TRUE);
}

/* Lets a frame be painted. */
static void
paint (Bench *bench)
{
  guint painted = bench->painted;
  gint64 began = g_get_monotonic_time ();

  gtk_widget_queue_draw (bench->window);
  while (bench->painted == painted)
    turn (began, "a frame");
}

static gboolean
is_loading (Bench *bench)
{
  gboolean loading;

  if (bench->matrix)
    return ffw_matrix_pane_is_loading (bench->matrix);
  if (bench->calendar)
    return ffw_calendar_pane_is_loading (bench->calendar);

  g_object_get (bench->model, "loading", &loading, NULL);

  return loading;
}

/* Runs until what was asked for is listed and painted, and all is quiet. */
static void
settle (Bench *bench)
{
  gint64 began = g_get_monotonic_time ();
  gint64 quiet = began;

  while (g_get_monotonic_time () - quiet < QUIET)
    {
      guint painted = bench->painted;

      turn (began, "the list");
      if (is_loading (bench) || bench->painted != painted)
        quiet = g_get_monotonic_time ();
    }
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found)
        return found;
    }

  return NULL;
}

static gboolean
has_rows (Bench *bench)
{
  g_autoptr (FfwListRow) row = g_list_model_get_item (bench->model, 0);

  return row && !ffw_list_row_is_loading (row);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer workspace)
{
  g_autoptr (GError) error = NULL;

  *(FfwWorkspace **)workspace = ffw_workspace_open_finish (result, &error);
  g_assert_no_error (error);
}

/* How long it takes until a page shows its rows; the second one in a process, as templates and
 * fonts are of all pages. */
static void
open_page (Bench *bench, GType type, FfwWorkspace *workspace, gboolean measured)
{
  gint64 began = g_get_monotonic_time ();
  GtkWidget *page = g_object_new (type, "workspace", workspace, NULL);
  GtkWidget *list;

  gtk_window_set_child (GTK_WINDOW (bench->window), page);
  bench->pane = FFW_LIST_PANE (find (page, FFW_TYPE_LIST_PANE));
  bench->model = ffw_list_pane_get_model (bench->pane);
  while (!has_rows (bench))
    turn (began, "the rows");
  paint (bench);
  if (measured)
    g_print ("open %.2f\n", (double)(g_get_monotonic_time () - began) / 1e3);
  settle (bench);
  if (measured)
    g_print ("listed %.2f\n", (double)(g_get_monotonic_time () - began - QUIET) / 1e3);

  list = find (page, GTK_TYPE_COLUMN_VIEW);
  bench->place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
}

/* The same of the matrix, which is read when it is first seen. */
static void
open_matrix (Bench *bench, FfwWorkspace *workspace, gboolean measured)
{
  GtkWidget *page = g_object_new (FFW_TYPE_TRAINING_PAGE, "workspace", workspace, NULL);
  gint64 began;

  gtk_window_set_child (GTK_WINDOW (bench->window), page);
  paint (bench);
  began = g_get_monotonic_time ();
  gtk_widget_activate_action (page, "training.view", "s", "matrix");
  bench->matrix = FFW_MATRIX_PANE (find (page, FFW_TYPE_MATRIX_PANE));
  settle (bench);
  if (measured)
    g_print ("listed %.2f\n", (double)(g_get_monotonic_time () - began - QUIET) / 1e3);

  bench->place
      = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find (page, FFW_TYPE_MATRIX_VIEW)));
}

/* The same of the month of today. */
static void
open_calendar (Bench *bench, FfwWorkspace *workspace, gboolean measured)
{
  GtkWidget *page = g_object_new (FFW_TYPE_SESSIONS_PAGE, "workspace", workspace, NULL);
  gint64 began;

  gtk_window_set_child (GTK_WINDOW (bench->window), page);
  paint (bench);
  began = g_get_monotonic_time ();
  gtk_widget_activate_action (page, "sessions.view", "s", "calendar");
  bench->calendar = FFW_CALENDAR_PANE (find (page, FFW_TYPE_CALENDAR_PANE));
  settle (bench);
  if (measured)
    g_print ("listed %.2f\n", (double)(g_get_monotonic_time () - began - QUIET) / 1e3);
}

/* To and fro, where there is less than so many steps. */
static void
scroll (Bench *bench, GtkAdjustment *place, const char *what)
{
  double last = gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place);
  double step = STEP;

  begin (bench);
  for (guint i = 0; i < STEPS; i++)
    {
      double value = gtk_adjustment_get_value (place);

      if (value + step > last || value + step < 0)
        step = -step;
      gtk_adjustment_set_value (place, value + step);
      paint (bench);
    }
  say (bench, what);
}

static void
jump (Bench *bench)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  begin (bench);
  for (guint i = 0; i < JUMPS; i++)
    {
      double upper = gtk_adjustment_get_upper (bench->place)
                     - gtk_adjustment_get_page_size (bench->place);

      gtk_adjustment_set_value (bench->place, g_rand_double_range (random, 0, MAX (upper, 1)));
      for (guint j = 0; j < 3; j++)
        paint (bench);
    }
  say (bench, "jump");
}

static void
sort (Bench *bench, const FfwListSource *source)
{
  double slowest = 0;

  begin (bench);
  for (guint i = 0; i < source->n_columns; i++)
    {
      gint64 began = g_get_monotonic_time ();
      double took;

      gtk_widget_activate_action (GTK_WIDGET (bench->pane), "list.sort", "s",
                                  source->columns[i].id);
      settle (bench);
      took = (double)(g_get_monotonic_time () - began - QUIET) / 1e3;
      g_print ("sorted-by-%s %.0f\n", source->columns[i].id, took);
      slowest = MAX (slowest, took);
    }
  say (bench, "sort");
  g_print ("sorted %.0f\n", slowest);
}

static void
search (Bench *bench)
{
  static const char *const words[] = { "l", "ll", "llw", "llwyd", "llwyd r", "llwyd", "" };

  begin (bench);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gint64 began = g_get_monotonic_time ();

      ffw_list_pane_set_search (bench->pane, words[i]);
      settle (bench);
      g_print ("searched-%u %.0f\n", i, (double)(g_get_monotonic_time () - began - QUIET) / 1e3);
    }
  say (bench, "search");
}

static void
select_all (Bench *bench)
{
  begin (bench);
  gtk_widget_activate_action (GTK_WIDGET (bench->pane), "list.select-all", NULL);
  paint (bench);
  say (bench, "select-all");
  gtk_widget_activate_action (GTK_WIDGET (bench->pane), "list.select-none", NULL);
  settle (bench);
}

static void
work_matrix (Bench *bench)
{
  GtkWidget *view = find (GTK_WIDGET (bench->matrix), FFW_TYPE_MATRIX_VIEW);

  scroll (bench, bench->place, "scroll");
  scroll (bench, gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view)), "across");
  jump (bench);

  gtk_widget_grab_focus (view);
  begin (bench);
  for (guint i = 0; i < STEPS; i++)
    {
      gtk_widget_activate_action (view, "matrix.next-gap", NULL);
      paint (bench);
    }
  say (bench, "gap");

  begin (bench);
  gtk_widget_activate_action (view, "matrix.select-all", NULL);
  paint (bench);
  say (bench, "select-all");
}

/* From day to day of a month; from it to the next and back; to its week and back. */
static void
work_calendar (Bench *bench)
{
  FfwCalendarView *view
      = FFW_CALENDAR_VIEW (find (GTK_WIDGET (bench->calendar), FFW_TYPE_CALENDAR_VIEW));
  FfwDate first = ffw_date_get_month (ffw_date_today ());

  gtk_widget_grab_focus (GTK_WIDGET (view));
  begin (bench);
  for (guint i = 0; i < STEPS; i++)
    {
      ffw_calendar_view_go (view, first + i % 28, 0);
      paint (bench);
    }
  say (bench, "day");

  begin (bench);
  for (guint i = 0; i < JUMPS; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (bench->calendar),
                                  i % 2 == 0 ? "calendar.on" : "calendar.back", NULL);
      settle (bench);
    }
  say (bench, "month");

  begin (bench);
  for (guint i = 0; i < JUMPS / 4; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (bench->calendar), "calendar.mode", "s",
                                  i % 2 == 0 ? "week" : "month");
      settle (bench);
    }
  say (bench, "week");
}

static void
work_list (Bench *bench, const FfwListSource *source)
{
  scroll (bench, bench->place, "scroll");
  jump (bench);
  select_all (bench);
  sort (bench, source);
  search (bench);
}

/* The memory of this process, in MiB. */
static void
say_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL)
      && (line = strstr (status, "VmRSS:")))
    g_print ("memory %.1f\n", (double)atol (line + strlen ("VmRSS:")) / 1024);
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  FfwWorkspace *workspace = NULL;
  FfwApplication *application;

  gtk_disable_setlocale ();
  ffw_language_init (NULL);
  application = ffw_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  if (argc < 3)
    return EXIT_FAILURE;

  ffw_workspace_open_async (argv[1], FFW_WORKSPACE_WINDOW, ffw_standing_keep, NULL, on_opened,
                            &workspace);
  while (workspace == NULL)
    g_main_context_iteration (NULL, TRUE);
  bench.frames = g_array_new (FALSE, FALSE, sizeof (double));
  bench.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1100, 720);
  gtk_window_present (GTK_WINDOW (bench.window));
  g_signal_connect (gtk_widget_get_frame_clock (bench.window), "after-paint",
                    G_CALLBACK (on_painted), &bench);

  g_timeout_add (5, wake, NULL);
  for (guint i = 0; i < 2; i++)
    if (g_str_equal (argv[2], "people"))
      open_page (&bench, FFW_TYPE_PEOPLE_PAGE, workspace, i > 0);
    else if (g_str_equal (argv[2], "training"))
      open_page (&bench, FFW_TYPE_TRAINING_PAGE, workspace, i > 0);
    else if (g_str_equal (argv[2], "calendar"))
      open_calendar (&bench, workspace, i > 0);
    else
      open_matrix (&bench, workspace, i > 0);

  if (bench.matrix)
    work_matrix (&bench);
  else if (bench.calendar)
    work_calendar (&bench);
  else
    work_list (&bench, g_str_equal (argv[2], "people") ? &ffw_people_list : &ffw_records_list);
  say_memory ();

  return EXIT_SUCCESS;
}
