/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-xlsx-styles.h"

#include "ffw-xml-part.h"

#include <string.h>

/* As many as Excel has at most; a style beyond shows numbers as they are. */
#define MOST_STYLES 65536

struct _FfwXlsxStyles
{
  FfwXmlPart xml;
  gboolean in_cells; /* what comes are the styles of cells */
  GHashTable *codes; /* of the format with an id: its FfwNumberFormat */
  GArray *formats;   /* of each style */
};

static FfwNumberFormat
find_format (FfwXlsxStyles *self, guint id)
{
  const FfwNumberFormat *format = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id));

  return format ? *format : ffw_number_format_of_id (id);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  FfwXlsxStyles *self = data;

  if (strcmp ((const char *)name, "cellXfs") == 0)
    self->in_cells = TRUE;
  else if (strcmp ((const char *)name, "numFmt") == 0)
    {
      guint id = ffw_xml_value_to_number (ffw_xml_get (attributes, n_attributes, "numFmtId"), 0);
      g_autofree char *code
          = ffw_xml_value_to_text (ffw_xml_get (attributes, n_attributes, "formatCode"));
      FfwNumberFormat format = ffw_number_format_of_code (code ? code : "");

      if (g_hash_table_size (self->codes) < MOST_STYLES)
        g_hash_table_insert (self->codes, GUINT_TO_POINTER (id),
                             g_memdup2 (&format, sizeof format));
    }
  else if (self->in_cells && strcmp ((const char *)name, "xf") == 0
           && self->formats->len < MOST_STYLES)
    {
      FfwNumberFormat format = find_format (
          self, ffw_xml_value_to_number (ffw_xml_get (attributes, n_attributes, "numFmtId"), 0));

      g_array_append_val (self->formats, format);
    }
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  FfwXlsxStyles *self = data;

  if (strcmp ((const char *)name, "cellXfs") == 0)
    self->in_cells = FALSE;
}

/** Returns: (transfer full): styles that show every number as it is */
FfwXlsxStyles *
ffw_xlsx_styles_new (void)
{
  FfwXlsxStyles *self = g_new0 (FfwXlsxStyles, 1);

  self->codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->formats = g_array_new (FALSE, FALSE, sizeof (FfwNumberFormat));
  return self;
}

void
ffw_xlsx_styles_free (FfwXlsxStyles *self)
{
  ffw_xml_part_clear (&self->xml);
  g_hash_table_unref (self->codes);
  g_array_unref (self->formats);
  g_free (self);
}

/**
 * ffw_xlsx_styles_read:
 * @part: its name as ffw_archive_find() gave it
 *
 * Returns: %FFW_PART_END, or what is wrong with it
 */
FfwPartStatus
ffw_xlsx_styles_read (FfwXlsxStyles *self, FfwArchive *archive, const char *part, GError **error)
{
  ffw_xml_part_begin (&self->xml, archive, part, on_start, on_end, NULL);
  return ffw_xml_part_run (&self->xml, error);
}

/** Returns: what the style of that number, from 0, makes of a number */
FfwNumberFormat
ffw_xlsx_styles_get (FfwXlsxStyles *self, guint style)
{
  return style < self->formats->len ? g_array_index (self->formats, FfwNumberFormat, style)
                                    : (FfwNumberFormat){ FFW_SHAPE_NUMBER, 0 };
}
