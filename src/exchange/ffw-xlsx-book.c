/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-xlsx-book.h"

#include "ffw-xml-part.h"

#include <string.h>

/* Of sheets, and of what a part refers to; what comes after these is not seen. */
#define MOST_REFERENCES 10000

/* What a part refers to. */
typedef struct
{
  char *id;
  char *type; /* the last word of its address */
  char *part; /* NULL where the file lacks it */
} Reference;

typedef struct
{
  FfwXmlPart xml;
  FfwArchive *archive;
  char *folder;
  GPtrArray *references;
} References;

typedef struct
{
  FfwXmlPart xml;
  FfwXlsxBook *book;
  GPtrArray *references;
} Workbook;

static void
reference_free (gpointer data)
{
  Reference *self = data;

  g_free (self->id);
  g_free (self->type);
  g_free (self->part);
  g_free (self);
}

static void
sheet_free (gpointer data)
{
  FfwXlsxSheet *self = data;

  g_free (self->name);
  g_free (self->part);
  g_free (self);
}

FfwXlsxBook *
ffw_xlsx_book_new (void)
{
  FfwXlsxBook *self = g_new0 (FfwXlsxBook, 1);

  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  return self;
}

void
ffw_xlsx_book_free (FfwXlsxBook *self)
{
  g_ptr_array_unref (self->sheets);
  g_free (self->strings);
  g_free (self->styles);
  g_free (self->bad);
  g_free (self);
}

/* The part that a reference out of @folder means, as it is written in the archive. */
static char *
resolve (FfwArchive *archive, const char *folder, const char *target)
{
  g_autofree char *absolute = g_strconcat ("/", folder, NULL);
  g_autofree char *path = g_canonicalize_filename (target, absolute);

  return g_strdup (ffw_archive_find (archive, path + 1));
}

static void
on_reference (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
              int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
              const xmlChar **attributes)
{
  References *self = data;
  g_autofree char *type = ffw_xml_value_to_text (ffw_xml_get (attributes, n_attributes, "Type"));
  g_autofree char *target
      = ffw_xml_value_to_text (ffw_xml_get (attributes, n_attributes, "Target"));
  Reference *reference;

  if (strcmp ((const char *)name, "Relationship") != 0 || !type || !target
      || self->references->len >= MOST_REFERENCES
      || ffw_xml_value_is (ffw_xml_get (attributes, n_attributes, "TargetMode"), "External"))
    return;
  reference = g_new0 (Reference, 1);
  reference->id = ffw_xml_value_to_text (ffw_xml_get (attributes, n_attributes, "Id"));
  reference->type = g_path_get_basename (type);
  reference->part = resolve (self->archive, self->folder, g_strdelimit (target, "\\", '/'));
  g_ptr_array_add (self->references, reference);
}

/* Reads what @part refers to; "" is the file as a whole. */
static FfwPartStatus
read_references (FfwArchive *archive, const char *part, GPtrArray *references, GError **error)
{
  g_autofree char *folder = strchr (part, '/') ? g_path_get_dirname (part) : g_strdup ("");
  g_autofree char *base = *part ? g_path_get_basename (part) : g_strdup ("");
  g_autofree char *path = g_strconcat (folder, *folder ? "/" : "", "_rels/", base, ".rels", NULL);
  const char *found = ffw_archive_find (archive, path);
  References self = { .archive = archive, .folder = folder, .references = references };
  FfwPartStatus status;

  if (!found)
    return FFW_PART_END;
  ffw_xml_part_begin (&self.xml, archive, found, on_reference, NULL, NULL);
  status = ffw_xml_part_run (&self.xml, error);
  ffw_xml_part_clear (&self.xml);
  return status;
}

static const Reference *
find_type (GPtrArray *references, const char *type)
{
  for (guint i = 0; i < references->len; i++)
    {
      const Reference *reference = g_ptr_array_index (references, i);

      if (g_str_equal (reference->type, type))
        return reference;
    }
  return NULL;
}

static const Reference *
find_id (GPtrArray *references, FfwXmlValue id)
{
  for (guint i = 0; i < references->len; i++)
    {
      const Reference *reference = g_ptr_array_index (references, i);

      if (reference->id && ffw_xml_value_is (id, reference->id))
        return reference;
    }
  return NULL;
}

static void
on_workbook (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
             int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
             const xmlChar **attributes)
{
  Workbook *self = data;

  if (strcmp ((const char *)name, "workbookPr") == 0)
    self->book->from_1904
        = ffw_xml_value_is_true (ffw_xml_get (attributes, n_attributes, "date1904"));
  else if (strcmp ((const char *)name, "sheet") == 0 && self->book->sheets->len < MOST_REFERENCES)
    {
      const Reference *reference = find_id (self->references,
                                            ffw_xml_get (attributes, n_attributes, "id"));
      FfwXmlValue state = ffw_xml_get (attributes, n_attributes, "state");
      FfwXlsxSheet *sheet;

      if (reference && !g_str_equal (reference->type, "worksheet"))
        return;
      sheet = g_new0 (FfwXlsxSheet, 1);
      sheet->name = ffw_xml_value_to_text (ffw_xml_get (attributes, n_attributes, "name"));
      if (!sheet->name)
        sheet->name = g_strdup ("");
      sheet->part = reference ? g_strdup (reference->part) : NULL;
      sheet->is_hidden = ffw_xml_value_is (state, "hidden")
                         || ffw_xml_value_is (state, "veryHidden");
      g_ptr_array_add (self->book->sheets, sheet);
    }
}

static FfwPartStatus
fail (FfwXlsxBook *self, const char *part, FfwPartStatus status)
{
  self->bad = g_strdup (part);
  return status;
}

/**
 * ffw_xlsx_book_read:
 *
 * Returns: %FFW_PART_END, or what is wrong with the part that is then noted
 */
FfwPartStatus
ffw_xlsx_book_read (FfwXlsxBook *self, FfwArchive *archive, GError **error)
{
  g_autoptr (GPtrArray) of_file = g_ptr_array_new_with_free_func (reference_free);
  g_autoptr (GPtrArray) of_book = g_ptr_array_new_with_free_func (reference_free);
  Workbook workbook = { .book = self, .references = of_book };
  FfwPartStatus status = read_references (archive, "", of_file, error);
  const Reference *reference;
  const char *part;

  if (status != FFW_PART_END)
    return fail (self, "_rels/.rels", status);
  reference = find_type (of_file, "officeDocument");
  part = reference && reference->part ? reference->part
                                      : ffw_archive_find (archive, "xl/workbook.xml");
  if (!part)
    return fail (self, "xl/workbook.xml", FFW_PART_DAMAGED);
  status = read_references (archive, part, of_book, error);
  if (status == FFW_PART_END)
    {
      ffw_xml_part_begin (&workbook.xml, archive, part, on_workbook, NULL, NULL);
      status = ffw_xml_part_run (&workbook.xml, error);
      ffw_xml_part_clear (&workbook.xml);
    }
  if (status != FFW_PART_END)
    return fail (self, part, status);
  reference = find_type (of_book, "sharedStrings");
  self->strings = reference ? g_strdup (reference->part) : NULL;
  reference = find_type (of_book, "styles");
  self->styles = reference ? g_strdup (reference->part) : NULL;
  return FFW_PART_END;
}

/** Returns: whether a pivot table is on the sheet */
gboolean
ffw_xlsx_book_has_pivot (FfwArchive *archive, const FfwXlsxSheet *sheet)
{
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (reference_free);

  return sheet->part && read_references (archive, sheet->part, references, NULL) == FFW_PART_END
         && find_type (references, "pivotTable");
}
