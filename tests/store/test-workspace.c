/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-store-test.h"

static gboolean
add_people (FfwChange *change, gpointer data, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);

  ffw_store_test_message (change);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      if (ffw_store_test_add_person (change, "Given", name, error) == 0
          || !ffw_change_rest (change, error))
        return FALSE;
    }

  return TRUE;
}

static gpointer
count_people (FfwConnection *connection, gpointer data, GError **error)
{
  gint64 *n = data;

  return ffw_connection_get_int (connection, "SELECT count (*) FROM person", n, error, "") ? n
                                                                                           : NULL;
}

static void
test_create_change_read (void)
{
  g_autofree char *folder = ffw_store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.fframwaith", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_create (path, FFW_WORKSPACE_DEFAULT, &error);
  gint64 n = 0;

  g_assert_no_error (error);
  ffw_workspace_change (workspace, add_people, GUINT_TO_POINTER (45000), NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (ffw_workspace_read (workspace, count_people, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 45000);
  ffw_store_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/create-change-read", test_create_change_read);

  return g_test_run ();
}
