/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be said about a workspace's file before SQLite touches it, and how
 * files take their names. */

#include "ffw-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The header of an SQLite file: https://www.sqlite.org/fileformat2.html#the_database_header */
#define MAGIC             "SQLite format 3"
#define HEADER_SIZE       100
#define AT_PAGE_SIZE      16
#define AT_WRITE_VERSION  18
#define AT_CHANGE_COUNTER 24
#define AT_PAGE_COUNT     28
#define AT_USER_VERSION   60
#define AT_APPLICATION_ID 68
#define AT_VALID_FOR      92
#define WRITE_VERSION_WAL 2
#define LARGEST_PAGE      65536

static guint32
number_at (const guint8 *header, guint offset)
{
  guint32 number;

  memcpy (&number, header + offset, sizeof number);

  return GUINT32_FROM_BE (number);
}

/* Sets @error to what a failed system call says about @path. */
void
ffw_file_set_error (GError **error, int system_errno, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (system_errno)
    {
    case ENOENT:
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE,
                   _ ("There is no file “%s”. Check its name and its folder."), name);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE,
                   _ ("You may not open “%s”. Ask its owner for the permission."), name);
      break;
    case EEXIST:
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE,
                   _ ("There is a file “%s” already. Choose another name."), name);
      break;
    case EROFS:
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_READ_ONLY,
                   _ ("The disk of “%s” may be read but not written."), name);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_FULL,
                   _ ("There is no room left on the disk of “%s”. Free some room, and try again."),
                   name);
      break;
    default:
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE,
                   _ ("“%s” cannot be opened, read or written (%s)."), name,
                   g_strerror (system_errno));
    }
}

static gboolean
has_content (const char *path, const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);
  struct stat status;

  return stat (beside, &status) == 0 && status.st_size > 0;
}

/* The size that the header promises, 0 where it does not say. */
static guint64
promised_size (const guint8 *header)
{
  guint page_size = header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];

  if (number_at (header, AT_CHANGE_COUNTER) != number_at (header, AT_VALID_FOR))
    return 0;

  return (guint64)(page_size == 1 ? LARGEST_PAGE : page_size) * number_at (header, AT_PAGE_COUNT);
}

static gboolean
check_header (const char *path, const guint8 *header, gsize length, guint64 size, guint newest,
              FfwFileFacts *facts, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (length < sizeof MAGIC || memcmp (header, MAGIC, sizeof MAGIC) != 0)
    {
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_FOREIGN,
                   size == 0 ? _ ("“%s” is empty, so it is no workspace. Choose another file.")
                             : _ ("“%s” is no workspace but another kind of file. Choose "
                                  "another one."),
                   name);
      return FALSE;
    }

  /* Where the log or the journal of a change holds something, the file alone need not be whole. */
  if (length < HEADER_SIZE
      || (size < promised_size (header) && !has_content (path, "-wal")
          && !has_content (path, "-journal")))
    {
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT,
                   _ ("“%s” is cut off: a part of it is missing. Restore it from a backup."), name);
      return FALSE;
    }

  facts->version = number_at (header, AT_USER_VERSION);
  facts->is_wal = header[AT_WRITE_VERSION] == WRITE_VERSION_WAL;

  if (number_at (header, AT_APPLICATION_ID) != FFW_APPLICATION_ID || facts->version == 0)
    {
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_FOREIGN,
                   _ ("“%s” is a database of another program, not a workspace. Choose another "
                      "file."),
                   name);
      return FALSE;
    }
  if (facts->version > newest)
    {
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_TOO_NEW,
                   _ ("“%s” was made by a newer version of Fframwaith. Install that version to "
                      "open it; the file was not touched."),
                   name);
      return FALSE;
    }

  return TRUE;
}

/* Reads the beginning of the open file @fd. */
static gboolean
read_header (int fd, const char *path, guint8 header[HEADER_SIZE], gsize *length,
             struct stat *status, GError **error)
{
  gssize got = 1;

  *length = 0;
  if (fstat (fd, status) < 0)
    {
      ffw_file_set_error (error, errno, path);
      return FALSE;
    }
  if (!S_ISREG (status->st_mode))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE,
                   S_ISDIR (status->st_mode)
                       ? _ ("“%s” is a folder, not a workspace. Choose a file in it.")
                       : _ ("“%s” is a device, not a workspace. Choose a file."),
                   name);
      return FALSE;
    }

  while (*length < HEADER_SIZE && got > 0)
    {
      got = read (fd, header + *length, HEADER_SIZE - *length);
      *length += MAX (got, 0);
    }
  if (got < 0)
    ffw_file_set_error (error, errno, path);

  return got >= 0;
}

/*
 * Looks at the file @path without SQLite. @newest is the newest version of the
 * schema that this program knows. On TRUE the file is noted as open, see ffw_open_files_add(),
 * so that nobody else in this process opens it until ffw_open_files_remove().
 */
gboolean
ffw_file_look (const char *path, guint newest, FfwFileFacts *facts, GError **error)
{
  guint8 header[HEADER_SIZE];
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat status;
  gsize length = 0;
  gboolean good = FALSE;
  int fd;

  *facts = (FfwFileFacts){ 0 };
  if (!ffw_open_files_add (path, &facts->file, error))
    return FALSE;

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0)
    ffw_file_set_error (error, errno, path);
  else
    {
      good = read_header (fd, path, header, &length, &status, error);
      close (fd);
    }

  facts->may_write = access (path, W_OK) == 0 && access (folder, W_OK | X_OK) == 0;
  good = good && ffw_file_check_same (path, facts, error)
         && check_header (path, header, length, status.st_size, newest, facts, error);
  if (!good)
    ffw_open_files_remove (&facts->file);

  return good;
}

/* Whether @path still names the file of @facts: it may be moved or replaced while it is open. */
gboolean
ffw_file_check_same (const char *path, const FfwFileFacts *facts, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  struct stat status;

  if (stat (path, &status) < 0)
    {
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE,
                   _ ("“%s” is no longer there: it was moved or deleted while it was open, so "
                      "nothing was changed. Put it back, or open another file."),
                   name);
      return FALSE;
    }
  if (status.st_dev != facts->file.device || status.st_ino != facts->file.inode)
    {
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE,
                   _ ("“%s” was replaced by another file while it was open, so nothing was "
                      "changed. Close it, and open it again."),
                   name);
      return FALSE;
    }

  return TRUE;
}

/* What has become of the file of @facts, which was opened as @path. */
FfwTrouble
ffw_file_find_trouble (const char *path, const FfwFileFacts *facts)
{
  struct stat status;

  if (stat (path, &status) < 0)
    return errno == ENOENT || errno == ENOTDIR ? FFW_TROUBLE_GONE : FFW_TROUBLE_AWAY;
  if (status.st_dev != facts->file.device || status.st_ino != facts->file.inode)
    return FFW_TROUBLE_REPLACED;
  if (facts->may_write && access (path, W_OK) < 0)
    return FFW_TROUBLE_READ_ONLY;

  return FFW_TROUBLE_NONE;
}

/* The absolute path of @path, without symbolic links where it exists: what lies beside a workspace
 * lies beside the file itself. */
char *
ffw_file_resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *resolved = real ? g_strdup (real) : g_canonicalize_filename (path, NULL);

  free (real);

  return resolved;
}

/* Whether a new file may take the name @path: SQLite would take a log or a journal that an
 * earlier file of the name has left for one of the new file, and write it into that. */
gboolean
ffw_file_check_no_log (const char *path, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *left = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *name = g_filename_display_name (left);

      if (g_file_test (left, G_FILE_TEST_EXISTS))
        {
          g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE,
                       _ ("There is a file “%s”, which belongs to a workspace that is open, or "
                          "was not closed properly. Choose another name, or move that file away."),
                       name);
          return FALSE;
        }
    }

  return TRUE;
}

/* Makes an empty file beside @path, and returns its name. */
char *
ffw_file_reserve_beside (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      ffw_file_set_error (error, errno, path);
      return NULL;
    }
  close (fd);

  return g_steal_pointer (&name);
}

/* Removes what SQLite may have put beside @path, and the file itself. */
void
ffw_file_remove (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal", "" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* Makes names in the folder of @path last through a power cut. */
void
ffw_file_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* Some file systems cannot sync a folder; the file itself is synced in any case. */
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

/*
 * Gives the file @from the name @path, in the same folder. Without @replace, a
 * file that has the name already stays, and that is an error.
 */
gboolean
ffw_file_take_name (const char *from, const char *path, gboolean replace, GError **error)
{
  int result;

  if (replace)
    result = g_rename (from, path);
  else
    {
      result = renameat2 (AT_FDCWD, from, AT_FDCWD, path, RENAME_NOREPLACE);

      /* File systems without that flag: link() does not replace either. */
      if (result < 0 && (errno == EINVAL || errno == ENOSYS))
        {
          result = link (from, path);
          if (result == 0)
            g_unlink (from);
        }
    }

  if (result < 0)
    {
      ffw_file_set_error (error, errno, path);
      return FALSE;
    }
  ffw_file_sync_folder (path);

  return TRUE;
}
