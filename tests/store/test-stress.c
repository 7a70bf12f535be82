/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many threads on one workspace: whoever reads sees whole changes, and one state. */

#include "ffw-store-test.h"

#define READERS 4
#define WRITERS 2
#define CHANGES 150

typedef struct
{
  FfwWorkspace *workspace;
  int writing; /* how many threads still write; atomic */
} Stress;

/* Every change adds to two values, so that they are equal in every state. */
static gboolean
count_up (FfwChange *change, gpointer data, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);

  ffw_store_test_message (change);

  return ffw_connection_run (connection,
                             "UPDATE setting SET value = CAST (value AS INTEGER) + 1"
                             " WHERE name = 'a'",
                             error, "")
         && ffw_store_test_add_person (change, "Ann", "Owen", error) != 0
         && ffw_connection_run (connection,
                                "UPDATE setting SET value = CAST (value AS INTEGER) + 1"
                                " WHERE name = 'b'",
                                error, "");
}

static gpointer
compare (FfwConnection *connection, gpointer data, GError **error)
{
  gint64 a;
  gint64 b;
  gint64 n;

  if (!ffw_connection_get_int (connection, "SELECT value FROM setting WHERE name = 'a'", &a, error,
                               "")
      || !ffw_connection_get_int (connection, "SELECT value FROM setting WHERE name = 'b'", &b,
                                  error, "")
      || !ffw_connection_get_int (connection, "SELECT count (*) FROM person", &n, error, ""))
    return NULL;
  g_assert_cmpint (a, ==, b);
  g_assert_cmpint (a, ==, n);

  return data;
}

static gpointer
read_on (gpointer data)
{
  Stress *stress = data;
  gint64 n = 0;

  do
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      if (++n % 7 == 0)
        g_cancellable_cancel (cancellable);
      ffw_workspace_read (stress->workspace, compare, data, cancellable, &error);
      if (error == NULL || n % 7 != 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED);
    }
  while (g_atomic_int_get (&stress->writing) > 0);

  return NULL;
}

static gpointer
write_on (gpointer data)
{
  Stress *stress = data;

  for (guint i = 0; i < CHANGES; i++)
    {
      g_autoptr (GError) error = NULL;

      ffw_workspace_change (stress->workspace, count_up, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  g_atomic_int_add (&stress->writing, -1);

  return NULL;
}

static void
run (FfwWorkspaceFlags flags)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  Stress stress = { .writing = WRITERS };
  GThread *threads[READERS + WRITERS];

  ffw_store_test_close (ffw_store_test_create (folder));
  stress.workspace = ffw_store_test_open (folder, "test.fframwaith", flags);
  ffw_store_test_run (stress.workspace,
                      "INSERT INTO setting (name, value) VALUES ('a', '0'), ('b', '0')");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("stress", i < READERS ? read_on : write_on, &stress);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpint (
      ffw_store_test_get_int (stress.workspace, "SELECT value FROM setting WHERE name = 'a'"), ==,
      WRITERS * CHANGES);
  ffw_store_test_assert_sound (stress.workspace);
  ffw_store_test_close (stress.workspace);
  ffw_store_test_remove_folder (folder);
}

static void
test_shared (void)
{
  run (FFW_WORKSPACE_DEFAULT);
}

static void
test_alone (void)
{
  run (FFW_WORKSPACE_EXCLUSIVE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stress/shared", test_shared);
  g_test_add_func ("/stress/alone", test_alone);

  return g_test_run ();
}
