/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Locks that only SQLite can let go.
 *
 * The locks that SQLite takes belong to the process: as soon as anything in it
 * opens a locked file and closes it again, all of them are gone, and nobody is told
 * (fcntl(2), “Advisory record locking”). A file chooser does that, to see what
 * a file is. The next program that closes the workspace then believes to be the last,
 * and takes away the log that we are writing.
 *
 * So SQLite's calls are led to locks of an open file description. For each file
 * there is one, which all of SQLite's descriptors of that file share, so that within
 * the process everything is as SQLite expects. It is closed with the last of them. */

#include "ffw-locks.h"

#include "ffw-sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  dev_t device;
  ino_t inode;
  int descriptor;  /* that holds the locks */
  guint n_sharing; /* of SQLite's descriptors */
} Holder;

static GMutex mutex;
static GHashTable *holders; /* SQLite's descriptor → Holder; guarded by the mutex */

static Holder *
find_by_file (const struct stat *facts)
{
  GHashTableIter iter;
  gpointer holder;

  g_hash_table_iter_init (&iter, holders);
  while (g_hash_table_iter_next (&iter, NULL, &holder))
    if (((Holder *)holder)->device == facts->st_dev && ((Holder *)holder)->inode == facts->st_ino)
      return holder;

  return NULL;
}

static Holder *
holder_new (int descriptor, const struct stat *facts)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", descriptor);
  int own = open (path, O_RDWR | O_CLOEXEC);
  Holder *holder;

  if (own < 0)
    own = open (path, O_RDONLY | O_CLOEXEC);
  if (own < 0)
    return NULL;

  holder = g_new0 (Holder, 1);
  holder->device = facts->st_dev;
  holder->inode = facts->st_ino;
  holder->descriptor = own;

  return holder;
}

/* The descriptor to lock in place of @descriptor; -1 where there is none. */
static int
get_holder (int descriptor)
{
  Holder *holder;
  struct stat facts;

  g_mutex_lock (&mutex);
  holder = g_hash_table_lookup (holders, GINT_TO_POINTER (descriptor));
  if (holder == NULL && fstat (descriptor, &facts) == 0)
    {
      holder = find_by_file (&facts);
      if (holder == NULL)
        holder = holder_new (descriptor, &facts);
      if (holder)
        {
          holder->n_sharing++;
          g_hash_table_insert (holders, GINT_TO_POINTER (descriptor), holder);
        }
    }
  g_mutex_unlock (&mutex);

  return holder ? holder->descriptor : -1;
}

static int
lock_file (int descriptor, int command, struct flock *lock)
{
  int holder = get_holder (descriptor);
  int ours = command == F_GETLK ? F_OFD_GETLK : command == F_SETLK ? F_OFD_SETLK : F_OFD_SETLKW;
  int result;

  if (holder < 0)
    return fcntl (descriptor, command, lock);

  lock->l_pid = 0;
  result = fcntl (holder, ours, lock);
  /* A file system may not know them. */
  return result < 0 && errno == EINVAL ? fcntl (descriptor, command, lock) : result;
}

static int
on_fcntl (int descriptor, int command, ...)
{
  va_list arguments;
  gpointer argument;

  va_start (arguments, command);
  argument = va_arg (arguments, gpointer);
  va_end (arguments);

  if (command == F_GETLK || command == F_SETLK || command == F_SETLKW)
    return lock_file (descriptor, command, argument);

  return fcntl (descriptor, command, argument);
}

static int
on_close (int descriptor)
{
  Holder *holder;

  g_mutex_lock (&mutex);
  holder = g_hash_table_lookup (holders, GINT_TO_POINTER (descriptor));
  g_hash_table_remove (holders, GINT_TO_POINTER (descriptor));
  if (holder && --holder->n_sharing == 0)
    {
      close (holder->descriptor);
      g_free (holder);
    }
  g_mutex_unlock (&mutex);

  return close (descriptor);
}

/*
 * To be called once, before the first file is opened.
 */
void
ffw_locks_install (void)
{
  sqlite3_vfs *files;

  if (sqlite3_initialize () != SQLITE_OK)
    return;
  files = sqlite3_vfs_find (NULL);
  if (files == NULL || files->iVersion < 3 || files->xSetSystemCall == NULL)
    return;

  holders = g_hash_table_new (NULL, NULL);
  files->xSetSystemCall (files, "fcntl", (sqlite3_syscall_ptr)on_fcntl);
  files->xSetSystemCall (files, "close", (sqlite3_syscall_ptr)on_close);
}
