/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-recognise.h"

#include "ffw-file.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Where an SQLite file says whose it is, and the text that it begins with. */
#define APPLICATION_ID_AT 68
#define MAGIC             "SQLite format 3"

/* A workspace by its name, or what SQLite and we keep beside one. */
static gboolean
is_named_so (const char *path)
{
  static const char *const endings[] = { ".fframwaith", ".fframwaith-wal", ".fframwaith-shm",
                                         ".fframwaith-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i]) && access (path, F_OK) == 0)
      return TRUE;

  return FALSE;
}

/* Whether the file begins as a workspace does. */
static gboolean
begins_so (const char *path)
{
  guint8 header[APPLICATION_ID_AT + sizeof (guint32)];
  guint32 id = 0;
  gssize n;
  int fd;

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return FALSE;
  n = read (fd, header, sizeof header);
  close (fd);
  if (n != (gssize)sizeof header || memcmp (header, MAGIC, sizeof MAGIC) != 0)
    return FALSE;
  memcpy (&id, header + APPLICATION_ID_AT, sizeof id);

  return GUINT32_FROM_BE (id) == FFW_APPLICATION_ID;
}

/**
 * ffw_workspace_is_part_of_one:
 *
 * Whether the file at @path is a workspace, or the log of one: nothing else may be written over
 * it. One that is called like a workspace, or is open in this process, is not even opened,
 * which would drop the locks that this process may have on it.
 */
gboolean
ffw_workspace_is_part_of_one (const char *path)
{
  g_autoptr (GError) failure = NULL;
  FfwOpenFile file;
  gboolean is_one;

  if (is_named_so (path))
    return TRUE;
  if (!ffw_open_files_add (path, &file, &failure))
    return g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY);

  ffw_open_files_announce (&file);
  is_one = begins_so (path);
  ffw_open_files_remove (&file);

  return is_one;
}
