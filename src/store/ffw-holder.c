/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-holder.h"

#include "ffw-change-private.h"
#include "ffw-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define GROUP "Holder"

/* The place of a process's start in its stat file, counted from behind its name: proc(5). */
#define START_FIELD 20

/* How old a lock is that nobody is just writing. */
#define WRITTEN_SECONDS 5

struct _FfwHolder
{
  char *user;
  char *host;
  gint64 process;
  gint64 started; /* in ticks since the computer was switched on; 0 where it cannot be known */
  char *since;    /* UTC, as 2022-11-22T10:00:00Z */
};

/* When @process started: a number alone may belong to another process by now. */
static gint64
get_start (gint64 process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", process);
  g_autofree char *stat = NULL;
  g_auto (GStrv) fields = NULL;
  const char *name_end;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return 0;
  name_end = strrchr (stat, ')');
  fields = g_strsplit (name_end ? name_end + 1 : "", " ", -1);

  return g_strv_length (fields) > START_FIELD ? g_ascii_strtoll (fields[START_FIELD], NULL, 10) : 0;
}

/* This process, from now on. */
FfwHolder *
ffw_holder_new_me (void)
{
  FfwHolder *self = g_new0 (FfwHolder, 1);

  self->user = g_strdup (ffw_change_who ());
  self->host = g_strdup (g_get_host_name ());
  self->process = getpid ();
  self->started = get_start (self->process);
  self->since = ffw_change_now ();

  return self;
}

void
ffw_holder_free (FfwHolder *self)
{
  g_free (self->user);
  g_free (self->host);
  g_free (self->since);
  g_free (self);
}

/* What the file @path says, or NULL. */
FfwHolder *
ffw_holder_read (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  FfwHolder *self;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;

  self = g_new0 (FfwHolder, 1);
  self->user = g_key_file_get_string (file, GROUP, "user", NULL);
  self->host = g_key_file_get_string (file, GROUP, "host", NULL);
  self->process = g_key_file_get_int64 (file, GROUP, "process", NULL);
  self->started = g_key_file_get_int64 (file, GROUP, "started", NULL);
  self->since = g_key_file_get_string (file, GROUP, "since", NULL);
  if (self->user == NULL || self->host == NULL || self->since == NULL || self->process <= 0)
    g_clear_pointer (&self, ffw_holder_free);

  return self;
}

static char *
to_text (const FfwHolder *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, GROUP, "user", self->user);
  g_key_file_set_string (file, GROUP, "host", self->host);
  g_key_file_set_int64 (file, GROUP, "process", self->process);
  g_key_file_set_int64 (file, GROUP, "started", self->started);
  g_key_file_set_string (file, GROUP, "since", self->since);

  return g_key_file_to_data (file, NULL, NULL);
}

/* Makes the file @path, which must not be there, not even as a symbolic link.
 * @lasting: whether it must be whole even after a power cut */
static gboolean
write_new (const FfwHolder *self, const char *path, gboolean lasting)
{
  g_autofree char *text = to_text (self);
  gssize length = strlen (text);
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  gboolean good;

  if (fd < 0)
    return FALSE;
  errno = 0;
  good = write (fd, text, length) == length && (!lasting || fsync (fd) == 0);
  if (!good)
    {
      int saved = errno ? errno : ENOSPC;

      g_unlink (path);
      close (fd);
      errno = saved;
      return FALSE;
    }
  close (fd);

  return TRUE;
}

/* Writes @self into @path, in place of what is there. */
gboolean
ffw_holder_write (const FfwHolder *self, const char *path)
{
  /* Whatever has the name may be a link to another file, which must stay as it is. */
  g_unlink (path);

  return write_new (self, path, FALSE);
}

/* Whether the process still runs, as far as that can be known: of one on another computer we
 * believe it. */
gboolean
ffw_holder_is_alive (const FfwHolder *self)
{
  if (!g_str_equal (self->host, g_get_host_name ()))
    return TRUE;
  if (kill (self->process, 0) < 0 && errno == ESRCH)
    return FALSE;

  return self->started == 0 || self->started == get_start (self->process);
}

/* Who it is, for a sentence. */
char *
ffw_holder_describe (const FfwHolder *self, FfwLanguage language)
{
  g_autoptr (GDateTime) since = g_date_time_new_from_iso8601 (self->since, NULL);
  g_autoptr (GDateTime) local = since ? g_date_time_to_local (since) : NULL;
  g_autofree char *time = local ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (
      /* Translators: who holds a file: a person, a computer, the number of a process, a date and
       * time. It stands within a sentence, after “by”. */
      ffw_translate (language, N_ ("%s on “%s” (process %lld, since %s)")), self->user, self->host,
      (long long)self->process, time ? time : self->since);
#pragma GCC diagnostic pop
}

/* Whether two are one process. */
static gboolean
is_same (const FfwHolder *a, const FfwHolder *b)
{
  return a && b && a->process == b->process && a->started == b->started
         && g_str_equal (a->host, b->host) && g_str_equal (a->since, b->since);
}

/* Whether nobody is just writing the file @path. A clock that was set back makes it seem to come
 * from the future. */
static gboolean
is_old (const char *path)
{
  struct stat status;

  return lstat (path, &status) == 0
         && ABS (g_get_real_time () / G_USEC_PER_SEC - (gint64)status.st_mtime) > WRITTEN_SECONDS;
}

/* Puts the lock of a dead process aside; @dead is NULL where it cannot be read. Between our look
 * and this, another process may have done so and taken the lock itself: then it gets its lock
 * back. */
static void
remove_dead (const FfwHolder *dead, const char *path)
{
  g_autofree char *aside = g_strdup_printf ("%s.%d", path, getpid ());
  g_autoptr (FfwHolder) taken = NULL;

  if (g_rename (path, aside) < 0)
    return;
  taken = ffw_holder_read (aside);
  if ((dead ? !is_same (taken, dead) : taken != NULL) && link (aside, path) < 0)
    g_rename (aside, path);
  g_unlink (aside);
}

/*
 * Takes the lock @path for this process. The lock of a process that has died
 * on this computer is taken over, and so is one that a power cut left unreadable.
 * @holder: (out): who has it, where another process does
 *
 * Returns whether it was taken; without it, and without @holder, @error is set.
 */
gboolean
ffw_holder_lock (const char *path, FfwHolder **holder, GError **error)
{
  g_autoptr (FfwHolder) me = ffw_holder_new_me ();
  int saved = EEXIST;

  *holder = NULL;
  for (guint attempt = 0; attempt < 3; attempt++)
    {
      if (write_new (me, path, TRUE))
        return TRUE;
      saved = errno;
      if (saved != EEXIST)
        break;

      g_clear_pointer (holder, ffw_holder_free);
      *holder = ffw_holder_read (path);
      if (*holder && ffw_holder_is_alive (*holder))
        return FALSE;
      if (*holder || is_old (path))
        remove_dead (*holder, path);
      else
        g_usleep (G_USEC_PER_SEC / 10); /* it is just being written, or was just removed */
    }
  if (*holder)
    return FALSE;

  if (saved == EEXIST)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY,
                   _ ("Another program is just taking the lock “%s”. Wait a moment, and try "
                      "again."),
                   name);
    }
  else
    ffw_file_set_error (error, saved, path);

  return FALSE;
}

/* Whether no other process has the workspace @path for itself, so that it may be replaced. */
gboolean
ffw_holder_check_free (const char *path, GError **error)
{
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  g_autoptr (FfwHolder) holder = ffw_holder_read (lock);
  g_autofree char *who = NULL;
  g_autofree char *name = g_filename_display_basename (path);

  if (holder == NULL || !ffw_holder_is_alive (holder))
    return TRUE;

  who = ffw_holder_describe (holder, ffw_language_get ());
  g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_BUSY,
               _ ("“%s” is open for writing by %s, so it cannot be replaced. Wait until they have "
                  "closed it, and try again."),
               name, who);

  return FALSE;
}

/* Gives the lock @path back, where it is still that of this process. */
void
ffw_holder_unlock (const char *path)
{
  g_autoptr (FfwHolder) holder = ffw_holder_read (path);

  if (holder && holder->process == getpid () && g_str_equal (holder->host, g_get_host_name ()))
    g_unlink (path);
}
