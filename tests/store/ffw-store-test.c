/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-store-test.h"

#include <glib/gstdio.h>

/* A folder of its own for a test. */
char *
ffw_store_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("fframwaith-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/* Removes @folder with the files in it. */
void
ffw_store_test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Gives @change a message, as every change must have one. */
void
ffw_store_test_message (FfwChange *change)
{
  g_autoptr (FfwMessage) message = ffw_message_new ("import", "people", "1", NULL);

  ffw_change_set_message (change, message);
}

/* Adds a person, and returns the id. */
gint64
ffw_store_test_add_person (FfwChange *change, const char *given_name, const char *family_name,
                           GError **error)
{
  char uuid[FFW_UUID_SIZE];
  gint64 id = ffw_change_new_id (change);

  if (!ffw_connection_run (ffw_change_get_connection (change),
                           "INSERT INTO person (id, uuid, given_name, family_name)"
                           " VALUES (?, ?, ?, ?)",
                           error, "isss", id, ffw_change_new_uuid (change, uuid), given_name,
                           family_name))
    return 0;

  return id;
}
