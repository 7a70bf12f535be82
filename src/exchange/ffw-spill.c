/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-spill.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PAGE    ((gsize)16 * 1024)
#define N_PAGES 64

#define NO_PAGE G_MAXUINT64

struct _FfwSpill
{
  int file;
  guint64 size;
  guint8 *last;           /* the page that is being filled; it is not in the file yet */
  guint64 which[N_PAGES]; /* which page of the file each page in memory is */
  guint8 *pages;
};

static gboolean
fail (GError **error)
{
  int cause = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (cause),
               /* Translators: %1$s is a folder, %2$s what the system says */
               _ ("A large workbook needs room in “%1$s” while it is read: %2$s. Make room there, "
                  "and read it again."),
               g_get_tmp_dir (), g_strerror (cause));
  return FALSE;
}

/**
 * ffw_spill_new:
 *
 * Returns: (transfer full) (nullable): %NULL with an error of %G_IO_ERROR, a sentence for the
 *   person, where no file can be made
 */
FfwSpill *
ffw_spill_new (GError **error)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "fframwaith-XXXXXX", NULL);
  int file = g_mkstemp (path);
  FfwSpill *self;

  if (file < 0)
    {
      fail (error);
      return NULL;
    }
  g_unlink (path);
  self = g_new0 (FfwSpill, 1);
  self->file = file;
  self->last = g_malloc (PAGE);
  self->pages = g_malloc (PAGE * N_PAGES);
  for (guint i = 0; i < N_PAGES; i++)
    self->which[i] = NO_PAGE;
  return self;
}

void
ffw_spill_free (FfwSpill *self)
{
  g_close (self->file, NULL);
  g_free (self->last);
  g_free (self->pages);
  g_free (self);
}

/** Returns: how many bytes there are */
guint64
ffw_spill_get_size (FfwSpill *self)
{
  return self->size;
}

static gboolean
write_page (FfwSpill *self, GError **error)
{
  guint64 at = self->size - PAGE;
  gsize done = 0;

  while (done < PAGE)
    {
      gssize n = pwrite (self->file, self->last + done, PAGE - done, (off_t)(at + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error);
      done += (gsize)n;
    }
  return TRUE;
}

/**
 * ffw_spill_append:
 *
 * Returns: %FALSE with an error of %G_IO_ERROR, a sentence for the person, where there is no room
 */
gboolean
ffw_spill_append (FfwSpill *self, gconstpointer bytes, gsize length, GError **error)
{
  const guint8 *from = bytes;

  while (length)
    {
      gsize used = self->size % PAGE;
      gsize n = MIN (length, PAGE - used);

      memcpy (self->last + used, from, n);
      self->size += n;
      from += n;
      length -= n;
      if (self->size % PAGE == 0 && !write_page (self, error))
        return FALSE;
    }
  return TRUE;
}

static const guint8 *
get_page (FfwSpill *self, guint64 page, GError **error)
{
  guint place = (guint)(page % N_PAGES);
  guint8 *bytes = self->pages + place * PAGE;
  gsize done = 0;

  if (page == self->size / PAGE)
    return self->last;
  if (self->which[place] == page)
    return bytes;
  self->which[place] = NO_PAGE;
  while (done < PAGE)
    {
      gssize n = pread (self->file, bytes + done, PAGE - done, (off_t)(page * PAGE + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = EIO;
      if (n <= 0)
        {
          fail (error);
          return NULL;
        }
      done += (gsize)n;
    }
  self->which[place] = page;
  return bytes;
}

/**
 * ffw_spill_read:
 * @offset: @length: of bytes that were appended
 * @bytes: (out caller-allocates): where they go
 *
 * Returns: %FALSE with an error of %G_IO_ERROR where they cannot be read back
 */
gboolean
ffw_spill_read (FfwSpill *self, guint64 offset, gpointer bytes, gsize length, GError **error)
{
  guint8 *to = bytes;

  g_return_val_if_fail (offset + length <= self->size, FALSE);

  while (length)
    {
      gsize used = offset % PAGE;
      gsize n = MIN (length, PAGE - used);
      const guint8 *page = get_page (self, offset / PAGE, error);

      if (!page)
        return FALSE;
      memcpy (to, page + used, n);
      to += n;
      offset += n;
      length -= n;
    }
  return TRUE;
}
