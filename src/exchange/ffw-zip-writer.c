/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-zip-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

/* The records of a ZIP archive, as APPNOTE.TXT 6.3 of PKWARE describes them (4.3.7, 4.3.9, 4.3.12
 * and 4.3.16). */
#define LOCAL_HEADER      0x04034b50u
#define DATA_DESCRIPTOR   0x08074b50u
#define CENTRAL_HEADER    0x02014b50u
#define END_OF_DIRECTORY  0x06054b50u
#define VERSION           20
#define METHOD_STORED     0
#define METHOD_DEFLATED   8
#define FLAG_SIZES_FOLLOW (1 << 3)
#define FLAG_UTF_8        (1 << 11)

/* 1 January 1980, the first day that can be said: the same table makes the same file. */
#define DOS_DATE ((1 << 5) | 1)

/* The largest size and place that can be said without the extensions that few programs read. */
#define MOST G_MAXUINT32

#define PIECE (64 * 1024)

typedef struct
{
  char *name;
  guint16 flags;
  guint16 method;
  guint32 crc;
  guint32 size;
  guint32 compressed;
  guint32 offset;
} Entry;

struct _FfwZipWriter
{
  GOutputStream *out;
  GCancellable *cancellable;
  guint64 written; /* bytes, so far */
  GArray *entries;
  z_stream deflate;
  gboolean in_entry;
  guint64 size;  /* of the entry that is being written */
  guint64 begun; /* where its data began */
  guint8 piece[PIECE];
};

static void
entry_clear (gpointer data)
{
  g_free (((Entry *)data)->name);
}

/**
 * ffw_zip_writer_new:
 * @out: where the archive goes; it is not closed
 */
FfwZipWriter *
ffw_zip_writer_new (GOutputStream *out, GCancellable *cancellable)
{
  FfwZipWriter *self = g_new0 (FfwZipWriter, 1);

  self->out = g_object_ref (out);
  g_set_object (&self->cancellable, cancellable);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

void
ffw_zip_writer_free (FfwZipWriter *self)
{
  if (self->in_entry)
    deflateEnd (&self->deflate);
  g_array_unref (self->entries);
  g_clear_object (&self->cancellable);
  g_object_unref (self->out);
  g_free (self);
}

static gboolean
put (FfwZipWriter *self, const void *bytes, gsize length, GError **error)
{
  self->written += length;
  return g_output_stream_write_all (self->out, bytes, length, NULL, self->cancellable, error);
}

static void
append_16 (GByteArray *record, guint16 value)
{
  guint16 bytes = GUINT16_TO_LE (value);

  g_byte_array_append (record, (const guint8 *)&bytes, sizeof bytes);
}

static void
append_32 (GByteArray *record, guint32 value)
{
  guint32 bytes = GUINT32_TO_LE (value);

  g_byte_array_append (record, (const guint8 *)&bytes, sizeof bytes);
}

static gboolean
check_room (FfwZipWriter *self, GError **error)
{
  if (self->written <= MOST && self->size <= MOST)
    return TRUE;
  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
      _ ("The table is too large for a spreadsheet: it would need more than 4 GiB. "
         "Export it as CSV instead."));
  return FALSE;
}

/* What a local header and one of the directory have in common. */
static void
append_entry (GByteArray *record, const Entry *entry)
{
  append_16 (record, VERSION);
  append_16 (record, entry->flags);
  append_16 (record, entry->method);
  append_16 (record, 0);
  append_16 (record, DOS_DATE);
  append_32 (record, entry->crc);
  append_32 (record, entry->compressed);
  append_32 (record, entry->size);
  append_16 (record, (guint16)strlen (entry->name));
  append_16 (record, 0);
}

static gboolean
begin_entry (FfwZipWriter *self, Entry *entry, GError **error)
{
  g_autoptr (GByteArray) record = g_byte_array_new ();

  if (!check_room (self, error))
    return FALSE;
  entry->flags |= FLAG_UTF_8;
  entry->offset = (guint32)self->written;
  append_32 (record, LOCAL_HEADER);
  append_entry (record, entry);
  g_byte_array_append (record, (const guint8 *)entry->name, (guint)strlen (entry->name));
  g_array_append_val (self->entries, *entry);
  return put (self, record->data, record->len, error);
}

/**
 * ffw_zip_writer_store:
 *
 * Adds an entry as it is, neither compressed nor with anything behind it.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_zip_writer_store (FfwZipWriter *self, const char *name, const char *text, GError **error)
{
  gsize length = strlen (text);
  Entry entry = { .name = g_strdup (name),
                  .method = METHOD_STORED,
                  .crc = (guint32)crc32 (0, (const Bytef *)text, (uInt)length),
                  .size = (guint32)length,
                  .compressed = (guint32)length };

  return begin_entry (self, &entry, error) && put (self, text, length, error);
}

/**
 * ffw_zip_writer_begin:
 *
 * Begins an entry, whose bytes follow and are compressed.
 *
 * Returns: %FALSE with @error set
 */
gboolean
ffw_zip_writer_begin (FfwZipWriter *self, const char *name, GError **error)
{
  Entry entry = { .name = g_strdup (name),
                  .flags = FLAG_SIZES_FOLLOW,
                  .method = METHOD_DEFLATED,
                  .crc = (guint32)crc32 (0, NULL, 0) };

  g_return_val_if_fail (!self->in_entry, FALSE);

  if (!begin_entry (self, &entry, error))
    return FALSE;
  self->size = 0;
  self->begun = self->written;
  self->deflate = (z_stream){ 0 };
  /* Without a header of its own: the archive has the checksum. */
  if (deflateInit2 (&self->deflate, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS,
                    MAX_MEM_LEVEL - 1, Z_DEFAULT_STRATEGY)
      != Z_OK)
    g_error ("no memory to compress with");
  self->in_entry = TRUE;
  return TRUE;
}

static gboolean
compress_some (FfwZipWriter *self, int flush, GError **error)
{
  do
    {
      self->deflate.next_out = self->piece;
      self->deflate.avail_out = PIECE;
      deflate (&self->deflate, flush);
      if (!put (self, self->piece, PIECE - self->deflate.avail_out, error))
        return FALSE;
    }
  while (self->deflate.avail_out == 0);
  return TRUE;
}

gboolean
ffw_zip_writer_write (FfwZipWriter *self, const char *bytes, gsize length, GError **error)
{
  Entry *entry = &g_array_index (self->entries, Entry, self->entries->len - 1);

  entry->crc = (guint32)crc32 (entry->crc, (const Bytef *)bytes, (uInt)length);
  self->size += length;
  self->deflate.next_in = (Bytef *)bytes;
  self->deflate.avail_in = (uInt)length;
  return compress_some (self, Z_NO_FLUSH, error) && check_room (self, error);
}

/** Ends the entry that was begun. Returns: %FALSE with @error set */
gboolean
ffw_zip_writer_end (FfwZipWriter *self, GError **error)
{
  Entry *entry = &g_array_index (self->entries, Entry, self->entries->len - 1);
  g_autoptr (GByteArray) record = g_byte_array_new ();
  gboolean compressed = compress_some (self, Z_FINISH, error);

  deflateEnd (&self->deflate);
  self->in_entry = FALSE;
  if (!compressed || !check_room (self, error))
    return FALSE;
  entry->size = (guint32)self->size;
  entry->compressed = (guint32)(self->written - self->begun);
  append_32 (record, DATA_DESCRIPTOR);
  append_32 (record, entry->crc);
  append_32 (record, entry->compressed);
  append_32 (record, entry->size);
  return put (self, record->data, record->len, error);
}

/** Adds an entry, compressed. Returns: %FALSE with @error set */
gboolean
ffw_zip_writer_add (FfwZipWriter *self, const char *name, const char *text, GError **error)
{
  return ffw_zip_writer_begin (self, name, error)
         && ffw_zip_writer_write (self, text, strlen (text), error)
         && ffw_zip_writer_end (self, error);
}

static void
append_to_directory (GByteArray *record, const Entry *entry)
{
  append_32 (record, CENTRAL_HEADER);
  append_16 (record, VERSION);
  append_entry (record, entry);
  append_16 (record, 0); /* comment */
  append_16 (record, 0); /* disk */
  append_16 (record, 0); /* attributes, of the program and of the system */
  append_32 (record, 0);
  append_32 (record, entry->offset);
  g_byte_array_append (record, (const guint8 *)entry->name, (guint)strlen (entry->name));
}

/** Writes the directory, which ends the archive. Returns: %FALSE with @error set */
gboolean
ffw_zip_writer_finish (FfwZipWriter *self, GError **error)
{
  g_autoptr (GByteArray) record = g_byte_array_new ();
  guint64 offset = self->written;
  guint32 length;

  if (!check_room (self, error))
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    append_to_directory (record, &g_array_index (self->entries, Entry, i));
  length = record->len;
  append_32 (record, END_OF_DIRECTORY);
  append_16 (record, 0); /* disks */
  append_16 (record, 0);
  append_16 (record, (guint16)self->entries->len);
  append_16 (record, (guint16)self->entries->len);
  append_32 (record, length);
  append_32 (record, (guint32)offset);
  append_16 (record, 0); /* comment */
  return put (self, record->data, record->len, error);
}
