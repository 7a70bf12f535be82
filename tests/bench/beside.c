/* SPDX-License-Identifier: GPL-3.0-or-later */

/* beside clash|cascade WORKSPACE CODE SQL: looks what the session of that code clashes with, or
 * reads the cascade of the course of that code, and asks the same of the database by the bare SQL
 * of a file. Prints the processor time of each, in ms: the best of several. Both must find as many.
 */

#include "ffw-cascade.h"
#include "ffw-clash.h"
#include "ffw-standing-keep.h"
#include "ffw-workspace.h"

#include <stdlib.h>
#include <time.h>

#define TIMES 9

typedef struct
{
  const char *what;
  const char *code;
  const char *sql;
  gint64 id;
  guint n_ours;
  guint n_bare;
} Bench;

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static gboolean
is_cascade (const Bench *bench)
{
  return g_str_equal (bench->what, "cascade");
}

static void
ask_ours (FfwConnection *connection, Bench *bench)
{
  g_autoptr (GError) error = NULL;

  if (is_cascade (bench))
    {
      g_autoptr (FfwCascade) cascade = ffw_cascade_read (connection, bench->id, ffw_date_today (),
                                                         FFW_LANGUAGE_EN, &error);

      g_assert_no_error (error);
      bench->n_ours = cascade->trainers->len;
    }
  else
    {
      g_autoptr (GPtrArray) clashes = ffw_clash_list_of_session (connection, bench->id,
                                                                 FFW_CLASH_BUFFER, &error);

      g_assert_no_error (error);
      bench->n_ours = clashes->len;
    }
}

static void
ask_bare (FfwConnection *connection, Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, bench->sql, &error, "i",
                                                       bench->id);

  g_assert_no_error (error);
  bench->n_bare = 0;
  while (ffw_cursor_next (cursor, &error))
    bench->n_bare++;
  g_assert_no_error (error);
}

static double
measure (FfwConnection *connection, Bench *bench, void (*ask) (FfwConnection *, Bench *))
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < TIMES; i++)
    {
      double began = processor_ms ();

      ask (connection, bench);
      best = MIN (best, processor_ms () - began);
    }

  return best;
}

static gpointer
run (FfwConnection *connection, gpointer data, GError **error)
{
  Bench *bench = data;
  const char *find = is_cascade (bench) ? "SELECT id FROM course WHERE code = ?"
                                        : "SELECT id FROM session WHERE code = ?";

  if (!ffw_connection_get_int (connection, find, &bench->id, error, "s", bench->code))
    return NULL;

  g_print ("bare %.4f\n", measure (connection, bench, ask_bare));
  g_print ("ours %.4f\n", measure (connection, bench, ask_ours));

  return bench;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  FfwWorkspace *workspace;
  Bench bench = { 0 };

  if (argc != 5 || !g_file_get_contents (argv[4], &sql, NULL, NULL))
    return EXIT_FAILURE;

  bench.what = argv[1];
  bench.code = argv[3];
  bench.sql = sql;
  workspace = ffw_workspace_open (argv[2], FFW_WORKSPACE_DEFAULT, ffw_standing_keep, &error);
  if (workspace == NULL || ffw_workspace_read (workspace, run, &bench, NULL, &error) == NULL)
    g_error ("%s", error->message);
  if (bench.n_ours != bench.n_bare || bench.n_ours == 0)
    g_error ("%u found, and %u by the bare SQL", bench.n_ours, bench.n_bare);
  ffw_workspace_close (workspace, NULL);

  return EXIT_SUCCESS;
}
