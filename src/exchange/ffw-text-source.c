/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-text-source.h"

#include "ffw-file-reader.h"

#include <string.h>

#define RAW_SIZE (256 * 1024)

/* A byte of Windows-1252 and a unit of UTF-16 become three bytes of UTF-8 at most. */
#define DECODED_SIZE (3 * RAW_SIZE)

struct _FfwTextSource
{
  GInputStream *stream;
  GCancellable *cancellable;
  char *name; /* for people */
  goffset size;
  guint64 done;
  guint64 most; /* bytes that are looked at to tell the encoding; 0: all */
  FfwEncoding encoding;
  GConverter *converter; /* NULL for UTF-8 */
  char *raw;
  gsize raw_length; /* of it: bytes read */
  gsize raw_used;   /* of these: bytes handed on */
  char *decoded;
  gboolean at_end;
  FfwTextStatus next; /* what stands after the text that was handed on last */
};

static gssize
read_raw (FfwTextSource *self, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gssize n = g_input_stream_read (self->stream, self->raw + self->raw_length,
                                  RAW_SIZE - self->raw_length, self->cancellable, &cause);

  if (n < 0)
    ffw_file_say_unread (error, cause, self->name);
  else
    self->raw_length += n;
  return n;
}

static gboolean
seek_to (FfwTextSource *self, goffset position, GError **error)
{
  g_autoptr (GError) cause = NULL;

  self->raw_length = 0;
  self->raw_used = 0;
  self->done = position;
  if (g_seekable_seek (G_SEEKABLE (self->stream), position, G_SEEK_SET, self->cancellable, &cause))
    return TRUE;
  ffw_file_say_unread (error, cause, self->name);
  return FALSE;
}

/* How many of the bytes are whole, valid characters. NUL counts as one here. */
static gsize
valid_length (const char *text, gsize length)
{
  const char *end = text;
  gsize valid = 0;

  while (valid < length && !g_utf8_validate_len (text + valid, length - valid, &end))
    {
      valid = end - text;
      if (*end != '\0')
        return valid;
      valid++;
    }
  return length;
}

/* Whether the bytes from @at are the beginning of a character that the end cuts off. */
static gboolean
is_cut_off (const char *text, gsize at, gsize length)
{
  return g_utf8_get_char_validated (text + at, length - at) == (gunichar)-2;
}

/* Without a byte order mark only the whole file tells UTF-8 from Windows-1252. */
static gboolean
is_utf8_throughout (FfwTextSource *self, gboolean *result, GError **error)
{
  guint64 seen = 0;

  *result = TRUE;
  if (!seek_to (self, 0, error))
    return FALSE;
  for (;;)
    {
      gssize n = read_raw (self, error);
      gsize valid;

      if (n < 0)
        return FALSE;
      seen += (guint64)n;
      valid = valid_length (self->raw, self->raw_length);
      if (valid < self->raw_length && (n == 0 || !is_cut_off (self->raw, valid, self->raw_length)))
        *result = FALSE;
      if (n == 0 || !*result || (self->most && seen >= self->most))
        return TRUE;
      self->raw_length -= valid;
      memmove (self->raw, self->raw + valid, self->raw_length);
    }
}

/* XLSX and ODS files are ZIP archives, XLS ones compound documents. */
static gboolean
is_workbook (FfwTextSource *self)
{
  return self->raw_length >= 4
         && (memcmp (self->raw, "PK\x03\x04", 4) == 0
             || memcmp (self->raw, "\xD0\xCF\x11\xE0", 4) == 0);
}

static gboolean
find_encoding (FfwTextSource *self, GError **error)
{
  gsize mark = 0;
  gboolean is_utf8 = TRUE;

  while (self->raw_length < 4)
    {
      gssize n = read_raw (self, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
    }
  if (is_workbook (self))
    {
      self->encoding = FFW_ENCODING_WORKBOOK;
      return TRUE;
    }
  if (self->raw_length >= 3 && memcmp (self->raw, "\xEF\xBB\xBF", 3) == 0)
    mark = 3;
  else if (self->raw_length >= 2 && memcmp (self->raw, "\xFF\xFE", 2) == 0)
    {
      mark = 2;
      self->encoding = FFW_ENCODING_UTF_16_LE;
    }
  else if (self->raw_length >= 2 && memcmp (self->raw, "\xFE\xFF", 2) == 0)
    {
      mark = 2;
      self->encoding = FFW_ENCODING_UTF_16_BE;
    }
  else if (!is_utf8_throughout (self, &is_utf8, error))
    return FALSE;
  if (!is_utf8)
    self->encoding = FFW_ENCODING_WINDOWS_1252;
  return seek_to (self, mark, error);
}

static GConverter *
make_converter (FfwEncoding encoding, GError **error)
{
  static const char *const names[] = { NULL, "UTF-16LE", "UTF-16BE", "WINDOWS-1252" };

  return G_CONVERTER (g_charset_converter_new ("UTF-8", names[encoding], error));
}

/**
 * ffw_text_source_new:
 * @stream: at its beginning; it must be able to seek
 * @name: what to call it in error messages
 *
 * Reads text from @stream. ffw_text_source_begin() comes first.
 *
 * Returns: (nullable): %NULL with @error set where it cannot be read
 */
FfwTextSource *
ffw_text_source_new (GInputStream *stream, const char *name, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (FfwTextSource) self = g_new0 (FfwTextSource, 1);
  g_autoptr (GError) cause = NULL;

  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->raw = g_malloc (RAW_SIZE);
  g_set_object (&self->cancellable, cancellable);
  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, &cause))
    {
      ffw_file_say_unread (error, cause, name);
      return NULL;
    }
  self->size = g_seekable_tell (G_SEEKABLE (stream));
  return g_steal_pointer (&self);
}

/**
 * ffw_text_source_look_at:
 * @most: bytes
 *
 * Lets no more than the beginning of the file tell its encoding. What comes after may belie it.
 */
void
ffw_text_source_look_at (FfwTextSource *self, guint64 most)
{
  self->most = most;
}

/**
 * ffw_text_source_begin:
 *
 * Finds the encoding: UTF-8 with or without a byte order mark, UTF-16 with
 * one, else Windows-1252; or that it is no text. Without a mark that takes reading the whole file.
 *
 * Returns: %FALSE with @error set where it cannot be read
 */
gboolean
ffw_text_source_begin (FfwTextSource *self, GError **error)
{
  if (!seek_to (self, 0, error) || !find_encoding (self, error))
    return FALSE;
  if (self->encoding == FFW_ENCODING_UTF_8 || self->encoding == FFW_ENCODING_WORKBOOK)
    return TRUE;
  self->converter = make_converter (self->encoding, error);
  self->decoded = g_malloc (DECODED_SIZE);
  return self->converter != NULL;
}

/**
 * ffw_text_source_open:
 *
 * Opens the file at @path. ffw_text_source_begin() comes first.
 *
 * Returns: (nullable): %NULL with an error of %G_IO_ERROR, a sentence for the
 *   person, where it is missing, a folder, or cannot be read
 */
FfwTextSource *
ffw_text_source_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GInputStream) stream = ffw_file_open (path, cancellable, error);

  return stream ? ffw_text_source_new (stream, name, cancellable, error) : NULL;
}

FfwEncoding
ffw_text_source_get_encoding (FfwTextSource *self)
{
  return self->encoding;
}

/**
 * ffw_text_source_get_size:
 *
 * Returns: the size of the file in bytes, as it was when it was opened
 */
goffset
ffw_text_source_get_size (FfwTextSource *self)
{
  return self->size;
}

/**
 * ffw_text_source_get_done:
 *
 * Returns: how many bytes of the file have been read
 */
guint64
ffw_text_source_get_done (FfwTextSource *self)
{
  return self->done;
}

/* Hands on what is valid up to the first NUL, and notes what stands after it. */
static FfwTextStatus
hand_on (FfwTextSource *self, const char *decoded, gsize valid, const char **text, gsize *length)
{
  const char *nul = memchr (decoded, '\0', valid);

  *text = decoded;
  *length = nul ? (gsize)(nul - decoded) : valid;
  if (nul)
    self->next = FFW_TEXT_NUL;
  return *length ? FFW_TEXT_SOME : self->next;
}

static FfwTextStatus
read_utf8 (FfwTextSource *self, const char **text, gsize *length)
{
  gsize valid = valid_length (self->raw, self->raw_length);

  if (valid < self->raw_length
      && (self->at_end || !is_cut_off (self->raw, valid, self->raw_length)))
    self->next = FFW_TEXT_INVALID;
  self->raw_used = valid;
  return hand_on (self, self->raw, valid, text, length);
}

static FfwTextStatus
read_converted (FfwTextSource *self, const char **text, gsize *length)
{
  gsize written = 0;

  while (self->raw_used < self->raw_length)
    {
      g_autoptr (GError) cause = NULL;
      gsize n_read = 0, n_written = 0;

      if (g_converter_convert (self->converter, self->raw + self->raw_used,
                               self->raw_length - self->raw_used, self->decoded + written,
                               DECODED_SIZE - written, G_CONVERTER_NO_FLAGS, &n_read, &n_written,
                               &cause)
          == G_CONVERTER_ERROR)
        {
          if (self->at_end || !g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
            self->next = FFW_TEXT_INVALID;
          break;
        }
      self->raw_used += n_read;
      written += n_written;
    }
  return hand_on (self, self->decoded, written, text, length);
}

/**
 * ffw_text_source_read:
 * @text: (out): where the next text is, valid UTF-8 without NUL; not NUL-terminated,
 *   it stays until the next call
 * @length: (out): its bytes, at least one
 *
 * Reads on. All text before something invalid is handed on first.
 */
FfwTextStatus
ffw_text_source_read (FfwTextSource *self, const char **text, gsize *length, GError **error)
{
  while (self->next == FFW_TEXT_SOME)
    {
      FfwTextStatus status;
      gssize n = 0;

      self->raw_length -= self->raw_used;
      memmove (self->raw, self->raw + self->raw_used, self->raw_length);
      self->raw_used = 0;
      if (!self->at_end)
        n = read_raw (self, error);
      if (n < 0)
        return FFW_TEXT_FAILED;
      self->done += n;
      self->at_end = n == 0;
      if (self->at_end && self->raw_length == 0)
        {
          self->next = FFW_TEXT_END;
          break;
        }
      if (self->converter)
        status = read_converted (self, text, length);
      else
        status = read_utf8 (self, text, length);
      if (status == FFW_TEXT_SOME && *length)
        return status;
    }
  return self->next;
}

void
ffw_text_source_free (FfwTextSource *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->converter);
  g_free (self->name);
  g_free (self->raw);
  g_free (self->decoded);
  g_free (self);
}
