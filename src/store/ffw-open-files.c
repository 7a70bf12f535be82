/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The workspaces that this process has open. This state belongs to the process and not to an
 * object, deliberately so: POSIX keeps a file's locks by process, and drops them all when the
 * process closes that file anywhere (fcntl(2)). SQLite minds that among its own connections, but
 * cannot know of a file that we open ourselves to look what it is; after that, another process
 * could put the log away, and with it what is committed here. Where the file system knows no better
 * locks (ffw-locks.c), nothing else prevents that. So whoever opens a workspace's file, or looks
 * into it, has it noted here first, by stat() alone.
 */

#include "ffw-open-files.h"

#include "ffw-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>

/* How long one that is about to be closed is waited for. */
#define PATIENCE (5 * G_TIME_SPAN_SECOND)

typedef struct
{
  FfwOpenFile file;
  gboolean closing;
} Entry;

static GMutex mutex;
static GCond removed;
static GArray *entries; /* of Entry; a handful. NULL before the first. Guarded by the mutex */

/* NULL where @file is not there. The mutex is held. */
static Entry *
find (const FfwOpenFile *file)
{
  for (guint i = 0; entries && i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->file.device == file->device && entry->file.inode == file->inode)
        return entry;
    }

  return NULL;
}

/* Whether @file is, or comes to be, free within the time. The mutex is held. */
static gboolean
wait_until_free (const FfwOpenFile *file)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  const Entry *entry;

  while ((entry = find (file)))
    if (!entry->closing || !g_cond_wait_until (&removed, &mutex, end))
      return FALSE;

  return TRUE;
}

/*
 * Notes that this process is about to open the file @path, which must exist. That
 * fails where it has it open already; where it is just closing it, this waits a while.
 * @file: (out): for ffw_open_files_remove(), once all that opened it have closed it
 */
gboolean
ffw_open_files_add (const char *path, FfwOpenFile *file, GError **error)
{
  struct stat status;
  gboolean is_free;

  if (stat (path, &status) < 0)
    {
      ffw_file_set_error (error, errno, path);
      return FALSE;
    }
  *file = (FfwOpenFile){ .device = status.st_dev, .inode = status.st_ino };

  g_mutex_lock (&mutex);
  is_free = wait_until_free (file);
  if (is_free)
    {
      Entry entry = { .file = *file };

      if (entries == NULL)
        entries = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_array_append_val (entries, entry);
    }
  g_mutex_unlock (&mutex);

  if (!is_free)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY,
                   _ ("“%s” is open already in this program. Close it there, or choose another "
                      "file."),
                   name);
    }

  return is_free;
}

/* Says that @file is about to be closed, so that it is worth waiting for it. */
void
ffw_open_files_announce (const FfwOpenFile *file)
{
  Entry *entry;

  g_mutex_lock (&mutex);
  entry = find (file);
  if (entry)
    entry->closing = TRUE;
  g_mutex_unlock (&mutex);
}

/* Notes that @file is closed. */
void
ffw_open_files_remove (const FfwOpenFile *file)
{
  Entry *entry;

  g_mutex_lock (&mutex);
  entry = find (file);
  if (entry)
    g_array_remove_index_fast (entries, entry - &g_array_index (entries, Entry, 0));
  g_cond_broadcast (&removed);
  g_mutex_unlock (&mutex);
}
