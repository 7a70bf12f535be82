/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-xlsx-strings.h"

#include "ffw-spill.h"
#include "ffw-table-reader.h"
#include "ffw-xml-part.h"

#include <string.h>

/* What is held in memory, the places of the texts among it, in bytes: the texts that most rows
 * have, such as roles and sites, are among the first. */
#define MOST_IN_MEMORY ((gsize)3 * 1024 * 1024)

struct _FfwXlsxStrings
{
  FfwXmlPart xml;
  guint n;
  gboolean is_text; /* what comes is text of the string */
  guint n_phonetic; /* how deep it is in text that says how the string is spoken */
  GByteArray *text; /* of the string that is being read */
  GByteArray *held;
  GArray *ends;     /* of guint32: where each text ends in @held */
  FfwSpill *texts;  /* the rest, where there are any */
  FfwSpill *places; /* of guint64: where each text ends in @texts */
  GByteArray *read; /* a text that was asked for */
  GError *failure;
};

static int
hex_value (const char *text)
{
  int value = 0;

  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (text[i]);
    }
  return value;
}

/**
 * ffw_xlsx_unescape:
 * @text: (array length=length): changed in place
 *
 * XLSX writes as _x000D_ a character that XML cannot have, or that would be lost; of line ends the
 * line feed is enough.
 *
 * Returns: the length of what is left
 */
gsize
ffw_xlsx_unescape (char *text, gsize length)
{
  gsize to = 0;

  if (!memmem (text, length, "_x", 2))
    return length;
  for (gsize from = 0; from < length;)
    {
      int value = -1;

      if (length - from >= 7 && text[from] == '_' && text[from + 1] == 'x' && text[from + 6] == '_')
        value = hex_value (text + from + 2);
      if (value < 0 || (value >= 0xD800 && value < 0xE000) || value >= 0xFFFE)
        text[to++] = text[from++];
      else
        {
          /* Characters that no text has, and that a field cannot hold, are left out. */
          if (value == '\t' || value == '\n' || value >= ' ')
            to += (gsize)g_unichar_to_utf8 ((gunichar)value, text + to);
          from += 7;
        }
    }
  return to;
}

static gboolean
is_named (const xmlChar *name, const char *wanted)
{
  return strcmp ((const char *)name, wanted) == 0;
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  FfwXlsxStrings *self = data;

  if (is_named (name, "si"))
    g_byte_array_set_size (self->text, 0);
  else if (is_named (name, "rPh"))
    self->n_phonetic++;
  else if (is_named (name, "t"))
    self->is_text = self->n_phonetic == 0;
}

static void
add (FfwXlsxStrings *self)
{
  gsize length = ffw_xlsx_unescape ((char *)self->text->data, self->text->len);

  if (!self->texts
      && self->held->len + length < MOST_IN_MEMORY - self->ends->len * sizeof (guint32))
    {
      guint32 end;

      g_byte_array_append (self->held, self->text->data, (guint)length);
      end = self->held->len;
      g_array_append_val (self->ends, end);
    }
  else
    {
      guint64 end;

      if (!self->texts && (self->texts = ffw_spill_new (&self->failure)))
        self->places = ffw_spill_new (&self->failure);
      if (self->failure
          || !ffw_spill_append (self->texts, self->text->data, length, &self->failure))
        {
          ffw_xml_part_stop (&self->xml, FFW_PART_FAILED);
          return;
        }
      end = ffw_spill_get_size (self->texts);
      if (!ffw_spill_append (self->places, &end, sizeof end, &self->failure))
        {
          ffw_xml_part_stop (&self->xml, FFW_PART_FAILED);
          return;
        }
    }
  self->n++;
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  FfwXlsxStrings *self = data;

  if (is_named (name, "t"))
    self->is_text = FALSE;
  else if (is_named (name, "rPh"))
    self->n_phonetic -= self->n_phonetic > 0;
  else if (is_named (name, "si") && self->xml.status == FFW_PART_SOME)
    add (self);
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  FfwXlsxStrings *self = data;

  /* One more than a field can hold says that it is too long. */
  if (self->is_text && self->text->len <= FFW_TABLE_MAX_FIELD)
    g_byte_array_append (self->text, text, (guint)length);
}

/**
 * ffw_xlsx_strings_new:
 * @part: (nullable): its name as ffw_archive_find() gave it; %NULL where there is none
 */
FfwXlsxStrings *
ffw_xlsx_strings_new (FfwArchive *archive, const char *part)
{
  FfwXlsxStrings *self = g_new0 (FfwXlsxStrings, 1);

  self->text = g_byte_array_new ();
  self->held = g_byte_array_new ();
  self->read = g_byte_array_new ();
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->xml.status = FFW_PART_END;
  if (part)
    ffw_xml_part_begin (&self->xml, archive, part, on_start, on_end, on_text);
  return self;
}

void
ffw_xlsx_strings_free (FfwXlsxStrings *self)
{
  ffw_xml_part_clear (&self->xml);
  g_byte_array_unref (self->text);
  g_byte_array_unref (self->held);
  g_byte_array_unref (self->read);
  g_array_unref (self->ends);
  g_clear_pointer (&self->texts, ffw_spill_free);
  g_clear_pointer (&self->places, ffw_spill_free);
  g_clear_error (&self->failure);
  g_free (self);
}

static FfwPartStatus
read_back (FfwXlsxStrings *self, guint number, const char **text, gsize *length, GError **error)
{
  guint64 range[2] = { 0, 0 };
  guint place = number - self->ends->len;
  gboolean is_first = place == 0;

  if (!ffw_spill_read (self->places, (place - !is_first) * sizeof range[0], &range[is_first],
                       is_first ? sizeof range[0] : sizeof range, error))
    return FFW_PART_FAILED;
  *length = (gsize)(range[1] - range[0]);
  g_byte_array_set_size (self->read, (guint)*length + 1);
  if (!ffw_spill_read (self->texts, range[0], self->read->data, *length, error))
    return FFW_PART_FAILED;
  *text = (const char *)self->read->data;
  return FFW_PART_SOME;
}

/**
 * ffw_xlsx_strings_get:
 * @number: of a string, from 0
 * @text: (out): it, until the next call; not NUL-terminated
 *
 * Returns: %FFW_PART_SOME where it is there; %FFW_PART_END where there are not so many, or what is
 *   wrong with the part
 */
FfwPartStatus
ffw_xlsx_strings_get (FfwXlsxStrings *self, guint number, const char **text, gsize *length,
                      GError **error)
{
  while (self->n <= number)
    {
      FfwPartStatus status = ffw_xml_part_step (&self->xml, error);

      if (self->failure)
        {
          g_propagate_error (error, g_steal_pointer (&self->failure));
          return FFW_PART_FAILED;
        }
      if (status != FFW_PART_SOME && self->n <= number)
        return status;
    }
  if (number >= self->ends->len)
    return read_back (self, number, text, length, error);
  guint32 start = number ? g_array_index (self->ends, guint32, number - 1) : 0;

  *text = (const char *)self->held->data + start;
  *length = g_array_index (self->ends, guint32, number) - start;
  return FFW_PART_SOME;
}
