/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-ods-styles.h"

#include <string.h>

/* Of each sort; what comes after these shows numbers as they are. How many parents are asked. */
#define MOST_STYLES  65536
#define MOST_PARENTS 8

/* Of a cell, by name. */
typedef struct
{
  char *format; /* the name of what it makes of numbers, or NULL */
  char *parent;
} CellStyle;

struct _FfwOdsStyles
{
  FfwXmlPart xml;
  GHashTable *formats;     /* FfwNumberFormat */
  GHashTable *cells;       /* CellStyle */
  GHashTable *hidden;      /* names of the styles of sheets that are hidden */
  FfwNumberFormat *format; /* that is being read, or NULL */
  char *sheet;             /* the style of sheets that is being read, or NULL */
  char *last;              /* the style that was asked for last, and its format */
  FfwNumberFormat last_format;
};

static void
cell_style_free (gpointer data)
{
  CellStyle *self = data;

  g_free (self->format);
  g_free (self->parent);
  g_free (self);
}

FfwOdsStyles *
ffw_ods_styles_new (void)
{
  FfwOdsStyles *self = g_new0 (FfwOdsStyles, 1);

  self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, cell_style_free);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
ffw_ods_styles_free (FfwOdsStyles *self)
{
  ffw_xml_part_clear (&self->xml);
  g_hash_table_unref (self->formats);
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->hidden);
  g_free (self->sheet);
  g_free (self->last);
  g_free (self);
}

static void
begin_format (FfwOdsStyles *self, FfwNumberShape shape, const xmlChar **attributes,
              int n_attributes)
{
  char *name = ffw_xml_value_to_text (ffw_xml_get (attributes, n_attributes, "name"));
  FfwXmlValue cut = ffw_xml_get (attributes, n_attributes, "truncate-on-overflow");

  self->format = NULL;
  if (!name || g_hash_table_size (self->formats) >= MOST_STYLES)
    {
      g_free (name);
      return;
    }
  if (shape == FFW_SHAPE_TIME && ffw_xml_value_is (cut, "false"))
    shape = FFW_SHAPE_DURATION;
  self->format = g_new0 (FfwNumberFormat, 1);
  self->format->shape = (guint8)shape;
  g_hash_table_replace (self->formats, name, self->format);
}

static void
add_style (FfwOdsStyles *self, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *name = ffw_xml_value_to_text (ffw_xml_get (attributes, n_attributes, "name"));
  FfwXmlValue family = ffw_xml_get (attributes, n_attributes, "family");
  CellStyle *style;

  g_clear_pointer (&self->sheet, g_free);
  if (!name)
    return;
  if (ffw_xml_value_is (family, "table"))
    self->sheet = g_steal_pointer (&name);
  else if (ffw_xml_value_is (family, "table-cell") && g_hash_table_size (self->cells) < MOST_STYLES)
    {
      style = g_new0 (CellStyle, 1);
      style->format
          = ffw_xml_value_to_text (ffw_xml_get (attributes, n_attributes, "data-style-name"));
      style->parent
          = ffw_xml_value_to_text (ffw_xml_get (attributes, n_attributes, "parent-style-name"));
      g_hash_table_replace (self->cells, g_steal_pointer (&name), style);
    }
}

/* A piece of the format that is being read. */
static void
add_piece (FfwOdsStyles *self, const char *name, const xmlChar **attributes, int n_attributes)
{
  gboolean is_date = self->format->shape == FFW_SHAPE_DATE;

  if (strcmp (name, "number") == 0)
    {
      guint least = ffw_xml_value_to_number (
          ffw_xml_get (attributes, n_attributes, "min-integer-digits"), 0);

      self->format->least_digits = (guint8)MIN (least, 20);
    }
  else if (strcmp (name, "hours") == 0 && is_date)
    self->format->shape = FFW_SHAPE_DATE_TIME;
}

/** Takes in what begins in a part that may have styles. */
void
ffw_ods_styles_on_start (FfwOdsStyles *self, const char *name, const xmlChar **attributes,
                         int n_attributes)
{
  static const struct
  {
    const char *name;
    FfwNumberShape shape;
  } formats[] = {
    { "number-style", FFW_SHAPE_NUMBER },      { "currency-style", FFW_SHAPE_NUMBER },
    { "percentage-style", FFW_SHAPE_PERCENT }, { "date-style", FFW_SHAPE_DATE },
    { "time-style", FFW_SHAPE_TIME },          { "text-style", FFW_SHAPE_NUMBER },
    { "boolean-style", FFW_SHAPE_NUMBER },
  };

  if (strcmp (name, "style") == 0)
    {
      self->format = NULL;
      add_style (self, attributes, n_attributes);
      return;
    }
  if (strcmp (name, "table-properties") == 0 && self->sheet
      && ffw_xml_value_is (ffw_xml_get (attributes, n_attributes, "display"), "false")
      && g_hash_table_size (self->hidden) < MOST_STYLES)
    {
      g_hash_table_add (self->hidden, g_steal_pointer (&self->sheet));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (name, formats[i].name) == 0)
      {
        begin_format (self, formats[i].shape, attributes, n_attributes);
        return;
      }
  if (self->format)
    add_piece (self, name, attributes, n_attributes);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  ffw_ods_styles_on_start (data, (const char *)name, attributes, n_attributes);
}

/**
 * ffw_ods_styles_read:
 * @part: its name as ffw_archive_find() gave it
 *
 * Reads the part that has nothing but styles.
 *
 * Returns: %FFW_PART_END, or what is wrong with it
 */
FfwPartStatus
ffw_ods_styles_read (FfwOdsStyles *self, FfwArchive *archive, const char *part, GError **error)
{
  FfwPartStatus status;

  ffw_xml_part_begin (&self->xml, archive, part, on_start, NULL, NULL);
  status = ffw_xml_part_run (&self->xml, error);
  ffw_xml_part_clear (&self->xml);
  return status;
}

static FfwNumberFormat
find_format (FfwOdsStyles *self, const char *name)
{
  const CellStyle *style = g_hash_table_lookup (self->cells, name);
  const FfwNumberFormat *format = NULL;

  for (guint i = 0; style && i < MOST_PARENTS; i++)
    {
      if (style->format)
        {
          format = g_hash_table_lookup (self->formats, style->format);
          break;
        }
      style = style->parent ? g_hash_table_lookup (self->cells, style->parent) : NULL;
    }
  return format ? *format : (FfwNumberFormat){ FFW_SHAPE_NUMBER, 0 };
}

/** Returns: what the style of a cell makes of a number */
FfwNumberFormat
ffw_ods_styles_get (FfwOdsStyles *self, FfwXmlValue style)
{
  if (!style.text)
    return (FfwNumberFormat){ FFW_SHAPE_NUMBER, 0 };
  if (!self->last || !ffw_xml_value_is (style, self->last))
    {
      g_free (self->last);
      self->last = ffw_xml_value_to_text (style);
      self->last_format = find_format (self, self->last);
    }
  return self->last_format;
}

/** Returns: whether sheets of that style are hidden */
gboolean
ffw_ods_styles_hides (FfwOdsStyles *self, FfwXmlValue style)
{
  g_autofree char *name = ffw_xml_value_to_text (style);

  return name && g_hash_table_contains (self->hidden, name);
}
