/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-archive.h"

#include "ffw-file-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* What is read at once: little after a jump, as the list of parts is read by many, and more while
 * it goes on from where it was. */
#define LEAST_BLOCK ((gsize)4 * 1024)
#define MOST_BLOCK  ((gsize)64 * 1024)

struct _FfwArchive
{
  GInputStream *stream;
  GCancellable *cancellable;
  char *name; /* for people */
  goffset size;
  goffset at;     /* where the stream is; -1: not known */
  guint64 n_read; /* of the parts, packed */
  guint64 n_unpacked;
  GPtrArray *names; /* NULL-terminated */
};

struct _FfwArchivePart
{
  FfwArchive *archive;
  struct archive *zip;
  struct archive_entry *entry; /* NULL before the part is found; the archive's */
  char *name;
  goffset position;
  gsize block_size;
  guint8 *block;
  guint64 n_read; /* since the part was found */
  guint64 n_unpacked;
  GError *failure; /* of the file */
};

static la_ssize_t
read_block (struct archive *zip, void *data, const void **block)
{
  FfwArchivePart *self = data;
  FfwArchive *archive = self->archive;
  gssize n;

  if (self->failure)
    return ARCHIVE_FATAL;
  if (archive->at != self->position
      && !g_seekable_seek (G_SEEKABLE (archive->stream), self->position, G_SEEK_SET,
                           archive->cancellable, &self->failure))
    {
      archive->at = -1;
      return ARCHIVE_FATAL;
    }
  n = g_input_stream_read (archive->stream, self->block, self->block_size, archive->cancellable,
                           &self->failure);
  if (n < 0)
    {
      archive->at = -1;
      return ARCHIVE_FATAL;
    }
  self->position += n;
  archive->at = self->position;
  self->block_size = MIN (self->block_size * 2, MOST_BLOCK);
  if (self->entry)
    {
      self->n_read += (guint64)n;
      archive->n_read += (guint64)n;
    }
  *block = self->block;
  return n;
}

static la_int64_t
seek_to (struct archive *zip, void *data, la_int64_t offset, int whence)
{
  FfwArchivePart *self = data;
  goffset from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? self->position : self->archive->size;

  self->position = CLAMP (from + offset, 0, self->archive->size);
  self->block_size = LEAST_BLOCK;
  return self->position;
}

static FfwArchivePart *
part_new (FfwArchive *archive)
{
  FfwArchivePart *self = g_new0 (FfwArchivePart, 1);

  self->archive = archive;
  self->block = g_malloc (MOST_BLOCK);
  self->block_size = LEAST_BLOCK;
  self->zip = archive_read_new ();
  /* Not the reader of streams, which would take what is left of a file that was cut off. */
  archive_read_support_format_zip_seekable (self->zip);
  archive_read_set_callback_data (self->zip, self);
  archive_read_set_read_callback (self->zip, read_block);
  archive_read_set_seek_callback (self->zip, seek_to);
  return self;
}

void
ffw_archive_part_free (FfwArchivePart *self)
{
  archive_read_free (self->zip);
  g_clear_error (&self->failure);
  g_free (self->name);
  g_free (self->block);
  g_free (self);
}

static FfwPartStatus
fail (FfwArchivePart *self, GError **error)
{
  if (!self->failure)
    return FFW_PART_DAMAGED;
  ffw_file_say_unread (error, self->failure, self->archive->name);
  return FFW_PART_FAILED;
}

static FfwPartStatus
next_entry (FfwArchivePart *self, struct archive_entry **entry, GError **error)
{
  int status = archive_read_next_header (self->zip, entry);

  if (status == ARCHIVE_EOF)
    return FFW_PART_END;
  return status == ARCHIVE_OK || status == ARCHIVE_WARN ? FFW_PART_SOME : fail (self, error);
}

/* The name of an entry, with slashes and none at its beginning. */
static char *
name_of (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (!name)
    name = archive_entry_pathname (entry);
  while (name && (*name == '/' || *name == '\\'))
    name++;
  return name && g_utf8_validate (name, -1, NULL) ? g_strdelimit (g_strdup (name), "\\", '/')
                                                  : g_strdup ("");
}

/**
 * ffw_archive_new:
 * @stream: that can seek
 * @name: what to call the file in error messages
 *
 * ffw_archive_begin() comes next.
 *
 * Returns: (transfer full): the archive in @stream
 */
FfwArchive *
ffw_archive_new (GInputStream *stream, const char *name, GCancellable *cancellable)
{
  FfwArchive *self = g_new0 (FfwArchive, 1);

  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->at = -1;
  self->names = g_ptr_array_new_with_free_func (g_free);
  g_set_object (&self->cancellable, cancellable);
  return self;
}

void
ffw_archive_free (FfwArchive *self)
{
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->names);
  g_free (self->name);
  g_free (self);
}

/**
 * ffw_archive_begin:
 *
 * Reads which parts there are.
 *
 * Returns: %FFW_PART_END, or what is wrong with it
 */
FfwPartStatus
ffw_archive_begin (FfwArchive *self, GError **error)
{
  g_autoptr (FfwArchivePart) list = part_new (self);
  g_autoptr (GError) cause = NULL;
  struct archive_entry *entry;
  FfwPartStatus status = FFW_PART_SOME;

  if (!g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_END, self->cancellable, &cause))
    {
      ffw_file_say_unread (error, cause, self->name);
      return FFW_PART_FAILED;
    }
  self->size = g_seekable_tell (G_SEEKABLE (self->stream));
  if (archive_read_open1 (list->zip) != ARCHIVE_OK)
    return fail (list, error);
  while (self->names->len < FFW_ARCHIVE_MOST_PARTS
         && (status = next_entry (list, &entry, error)) == FFW_PART_SOME)
    g_ptr_array_add (self->names, name_of (entry));
  g_ptr_array_add (self->names, NULL);
  return status == FFW_PART_SOME ? FFW_PART_END : status;
}

/** Returns: (transfer none) (array zero-terminated=1): the names of the parts, with slashes */
const char *const *
ffw_archive_get_names (FfwArchive *self)
{
  return (const char *const *)self->names->pdata;
}

/**
 * ffw_archive_find:
 * @name: of a part; case does not matter, as in office files
 *
 * Returns: (transfer none) (nullable): its name as it is written
 */
const char *
ffw_archive_find (FfwArchive *self, const char *name)
{
  for (guint i = 0; i + 1 < self->names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->names, i), name) == 0)
      return g_ptr_array_index (self->names, i);
  return NULL;
}

/** Returns: how many bytes of the file have been read for its parts, at most its size */
guint64
ffw_archive_get_done (FfwArchive *self)
{
  return MIN (self->n_read, (guint64)self->size);
}

/**
 * ffw_archive_part_open:
 * @name: as ffw_archive_find() gave it
 *
 * Opens a part; whether it can be read shows when it is.
 */
FfwArchivePart *
ffw_archive_part_open (FfwArchive *archive, const char *name)
{
  FfwArchivePart *self = part_new (archive);

  self->name = g_strdup (name);
  return self;
}

/** Lets a part be read without its checksum, where it is read with it as well. */
void
ffw_archive_part_trust (FfwArchivePart *self)
{
  archive_read_set_options (self->zip, "zip:ignorecrc32=1");
}

static FfwPartStatus
find_entry (FfwArchivePart *self, GError **error)
{
  struct archive_entry *entry;
  FfwPartStatus status;

  if (archive_read_open1 (self->zip) != ARCHIVE_OK)
    return fail (self, error);
  while ((status = next_entry (self, &entry, error)) == FFW_PART_SOME)
    {
      g_autofree char *name = name_of (entry);

      if (!g_str_equal (name, self->name))
        continue;
      self->entry = entry;
      return archive_entry_is_data_encrypted (entry) ? FFW_PART_ENCRYPTED : FFW_PART_SOME;
    }
  return status == FFW_PART_END ? FFW_PART_DAMAGED : status;
}

static gboolean
is_too_large (FfwArchivePart *self)
{
  /* Of what is packed, the block that is being unpacked was counted already. */
  return self->archive->n_unpacked > FFW_ARCHIVE_MOST_UNPACKED
         || (self->n_unpacked > FFW_ARCHIVE_SMALL
             && self->n_unpacked / FFW_ARCHIVE_MOST_RATIO > self->n_read + MOST_BLOCK);
}

/**
 * ffw_archive_part_read:
 * @bytes: (out): what comes next, until the next call
 * @length: (out): how much, more than 0
 */
FfwPartStatus
ffw_archive_part_read (FfwArchivePart *self, const char **bytes, gsize *length, GError **error)
{
  const void *block;
  la_int64_t offset;
  FfwPartStatus status;

  if (!self->failure
      && g_cancellable_set_error_if_cancelled (self->archive->cancellable, &self->failure))
    return fail (self, error);
  if (!self->entry && (status = find_entry (self, error)) != FFW_PART_SOME)
    return status;
  do
    switch (archive_read_data_block (self->zip, &block, length, &offset))
      {
      case ARCHIVE_OK:
      case ARCHIVE_WARN:
        break;
      case ARCHIVE_EOF:
        return FFW_PART_END;
      default:
        return fail (self, error);
      }
  while (*length == 0);
  *bytes = block;
  self->n_unpacked += *length;
  self->archive->n_unpacked += *length;
  return is_too_large (self) ? FFW_PART_TOO_LARGE : FFW_PART_SOME;
}

/** Returns: how large the part is unpacked, as the file says, or 0 where it does not; known once it
 * has been read from */
guint64
ffw_archive_part_get_size (FfwArchivePart *self)
{
  return self->entry && archive_entry_size_is_set (self->entry)
             ? (guint64)MAX (archive_entry_size (self->entry), 0)
             : 0;
}

/**
 * ffw_archive_read_start:
 * @name: of a part
 * @most: bytes
 *
 * Returns: (transfer full) (nullable): the beginning of a part, NUL-terminated; %NULL where there
 *   is no such part or it cannot be read
 */
char *
ffw_archive_read_start (FfwArchive *self, const char *name, gsize most)
{
  const char *found = ffw_archive_find (self, name);
  g_autoptr (FfwArchivePart) part = NULL;
  const char *bytes;
  gsize length;

  if (!found)
    return NULL;
  part = ffw_archive_part_open (self, found);
  if (ffw_archive_part_read (part, &bytes, &length, NULL) != FFW_PART_SOME)
    return NULL;
  return g_strndup (bytes, MIN (length, most));
}

/**
 * ffw_part_status_say:
 * @status: not %FFW_PART_FAILED, which has an error instead
 * @part: its name
 *
 * Finds what is wrong with a part; nothing where nothing is.
 */
void
ffw_part_status_say (FfwPartStatus status, const char *part, FfwFindings *findings)
{
  g_autofree char *most = g_strdup_printf ("%u", (guint)(FFW_ARCHIVE_MOST_UNPACKED >> 20));
  g_autofree char *ratio = g_strdup_printf ("%u", FFW_ARCHIVE_MOST_RATIO);

  switch (status)
    {
    case FFW_PART_DAMAGED:
      ffw_findings_add (findings, "E033", 0, 0, NULL, part, NULL);
      break;
    case FFW_PART_ENCRYPTED:
      ffw_findings_add (findings, "E030", 0, 0, NULL, NULL);
      break;
    case FFW_PART_TOO_LARGE:
      ffw_findings_add (findings, "E034", 0, 0, NULL, most, ratio, NULL);
      break;
    case FFW_PART_DOCTYPE:
      ffw_findings_add (findings, "E038", 0, 0, NULL, NULL);
      break;
    case FFW_PART_SOME:
    case FFW_PART_END:
    case FFW_PART_FAILED:
    default:
      break;
    }
}
