/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-table-sort.h"

#include "ffw-file-reader.h"

#include <string.h>

/* What is looked at of the beginning of a file, and of the list of parts in an old one. */
#define LOOK 4096

/* Of the parts of an archive that tell what it is. */
#define MOST_START ((gsize)64 * 1024)

#define ODF "application/vnd.oasis.opendocument."

/* Beginnings of files, and the form of the document that each is of. */
static const struct
{
  const char *bytes;
  gsize length;
  const char *form;
} beginnings[] = {
  { "%PDF-", 5, "PDF" },        { "{\\rtf", 5, "RTF" },
  { "\x1F\x8B", 2, "GZIP" },    { "7z\xBC\xAF\x27\x1C", 6, "7Z" },
  { "Rar!\x1A\x07", 6, "RAR" }, { "SQLite format 3", 15, "SQLite" },
  { "\x89PNG", 4, "PNG" },      { "\xFF\xD8\xFF", 3, "JPEG" },
};

/* Tags that text begins with where it is no table by separators. */
static const struct
{
  const char *tag;
  const char *form;
} tags[] = {
  { "<!doctype html", "HTML" },   { "<html", "HTML" }, { "<table", "HTML" },   { "<meta", "HTML" },
  { "<office:document", "FODS" }, { "<?xml", "XML" },  { "<workbook", "XML" },
};

static gboolean
read_at (GInputStream *stream, goffset offset, char *bytes, gsize size, gsize *length,
         GCancellable *cancellable, GError **error)
{
  return g_seekable_seek (G_SEEKABLE (stream), offset, G_SEEK_SET, cancellable, error)
         && g_input_stream_read_all (stream, bytes, size, length, cancellable, error);
}

static gboolean
holds_utf16 (const char *bytes, gsize length, const char *word)
{
  gsize n = strlen (word) * 2;
  g_autofree char *wide = g_malloc0 (n);

  for (gsize i = 0; word[i]; i++)
    wide[2 * i] = word[i];
  return memmem (bytes, length, wide, n) != NULL;
}

/* The old form of office files has a list of its parts, in sectors; its place is at byte 48. */
static FfwTableSort
sort_compound (GInputStream *stream, const char *start, gsize start_length, const char **form,
               GCancellable *cancellable)
{
  char list[LOOK];
  gsize length = 0;
  guint32 sector = 0;
  guint shift = 0;

  *form = "XLS";
  if (start_length < 52)
    return FFW_SORT_OTHER_BOOK;
  shift = (guint8)start[30];
  memcpy (&sector, start + 48, sizeof sector);
  sector = GUINT32_FROM_LE (sector);
  if (shift < 7 || shift > 16
      || !read_at (stream, ((goffset)sector + 1) << shift, list, sizeof list, &length, cancellable,
                   NULL))
    return FFW_SORT_OTHER_BOOK;
  if (holds_utf16 (list, length, "EncryptedPackage")
      || holds_utf16 (list, length, "StrongEncryptionDataSpace"))
    return FFW_SORT_ENCRYPTED;
  if (holds_utf16 (list, length, "WordDocument"))
    *form = "DOC";
  else if (holds_utf16 (list, length, "PowerPoint Document"))
    *form = "PPT";
  else if (holds_utf16 (list, length, "__properties_version1.0"))
    *form = "MSG";
  else
    return FFW_SORT_OTHER_BOOK;
  return FFW_SORT_OTHER;
}

static gboolean
has_part_in (FfwArchive *archive, const char *folder, const char *suffix)
{
  const char *const *names = ffw_archive_get_names (archive);

  for (guint i = 0; names[i]; i++)
    if (g_ascii_strncasecmp (names[i], folder, strlen (folder)) == 0
        && g_str_has_suffix (names[i], suffix))
      return TRUE;
  return FALSE;
}

/* LibreOffice leaves empty libraries of programs in files, which are two lists. */
static gboolean
has_odf_macros (FfwArchive *archive)
{
  const char *const *names = ffw_archive_get_names (archive);

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *base = g_path_get_basename (names[i]);

      if (g_str_has_suffix (names[i], "/"))
        continue;
      if (g_str_has_prefix (names[i], "Scripts/")
          || (g_str_has_prefix (names[i], "Basic/") && !g_str_equal (base, "script-lb.xml")
              && !g_str_equal (base, "script-lc.xml")))
        return TRUE;
    }
  return FALSE;
}

static FfwTableSort
sort_odf (FfwArchive *archive, const char **form)
{
  g_autofree char *type = ffw_archive_read_start (archive, "mimetype", MOST_START);
  g_autofree char *manifest = ffw_archive_read_start (archive, "META-INF/manifest.xml", MOST_START);
  const char *kind = type && g_str_has_prefix (type, ODF) ? type + strlen (ODF) : NULL;

  *form = "ODF";
  if (kind && !g_str_has_prefix (kind, "spreadsheet"))
    {
      *form = g_str_has_prefix (kind, "text")           ? "ODT"
              : g_str_has_prefix (kind, "presentation") ? "ODP"
                                                        : "ODF";
      return FFW_SORT_OTHER;
    }
  if (ffw_archive_find (archive, "encrypted-package")
      || (manifest && strstr (manifest, "encryption-data")))
    return FFW_SORT_ENCRYPTED;
  return has_odf_macros (archive) ? FFW_SORT_MACROS : FFW_SORT_ODS;
}

static FfwTableSort
sort_ooxml (FfwArchive *archive, const char **form)
{
  *form = "XLSB";
  if (ffw_archive_find (archive, "xl/workbook.bin"))
    return FFW_SORT_OTHER_BOOK;
  *form = has_part_in (archive, "word/", ".xml")  ? "DOCX"
          : has_part_in (archive, "ppt/", ".xml") ? "PPTX"
                                                  : "ZIP";
  if (!has_part_in (archive, "xl/", ".xml"))
    return FFW_SORT_OTHER;
  if (has_part_in (archive, "xl/", "vbaProject.bin")
      || has_part_in (archive, "xl/macrosheets/", ""))
    return FFW_SORT_MACROS;
  return FFW_SORT_XLSX;
}

static FfwTableSort
sort_archive (FfwArchive *archive, const char **form, GError **error)
{
  FfwPartStatus status = ffw_archive_begin (archive, error);

  if (status == FFW_PART_FAILED)
    return FFW_SORT_FAILED;
  if (status != FFW_PART_END)
    return FFW_SORT_CUT_OFF;
  if (ffw_archive_find (archive, "[Content_Types].xml"))
    return sort_ooxml (archive, form);
  if (ffw_archive_find (archive, "mimetype") || ffw_archive_find (archive, "content.xml")
      || ffw_archive_find (archive, "encrypted-package"))
    return sort_odf (archive, form);
  if (has_part_in (archive, "Index/", ".iwa") || ffw_archive_find (archive, "Index.zip"))
    return FFW_SORT_NUMBERS;
  *form = "ZIP";
  return FFW_SORT_OTHER;
}

static FfwTableSort
sort_text (const char *start, gsize length, const char **form)
{
  const char *end = start + length;

  if (g_str_has_prefix (start, "\xEF\xBB\xBF"))
    start += 3;
  while (start < end && g_ascii_isspace (*start))
    start++;
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_ascii_strncasecmp (start, tags[i].tag, strlen (tags[i].tag)) == 0)
      {
        *form = tags[i].form;
        return FFW_SORT_OTHER;
      }
  return FFW_SORT_TEXT;
}

/**
 * ffw_table_sort_find:
 * @stream: a file, that can seek
 * @name: what to call it in error messages
 * @archive: (out) (transfer full): it, where it is a workbook in one; %NULL otherwise
 * @form: (out) (transfer none): what it is where it is not read
 *
 * Finds what sort of file it is, by what is in it.
 */
FfwTableSort
ffw_table_sort_find (GInputStream *stream, const char *name, FfwArchive **archive,
                     const char **form, GCancellable *cancellable, GError **error)
{
  char start[LOOK + 1];
  gsize length = 0;
  g_autoptr (GError) cause = NULL;
  g_autoptr (FfwArchive) zip = NULL;
  FfwTableSort sort;

  *archive = NULL;
  *form = NULL;
  if (!read_at (stream, 0, start, LOOK, &length, cancellable, &cause))
    {
      ffw_file_say_unread (error, cause, name);
      return FFW_SORT_FAILED;
    }
  start[length] = '\0';
  if (length >= 8 && memcmp (start, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
    return sort_compound (stream, start, length, form, cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (length >= beginnings[i].length
        && memcmp (start, beginnings[i].bytes, beginnings[i].length) == 0)
      {
        *form = beginnings[i].form;
        return FFW_SORT_OTHER;
      }
  if (length < 4 || (memcmp (start, "PK\x03\x04", 4) != 0 && memcmp (start, "PK\x05\x06", 4) != 0))
    return sort_text (start, length, form);
  zip = ffw_archive_new (stream, name, cancellable);
  sort = sort_archive (zip, form, error);
  if (sort == FFW_SORT_XLSX || sort == FFW_SORT_ODS)
    *archive = g_steal_pointer (&zip);
  return sort;
}

/** Finds that the file is not read, and what to do; nothing where it is. */
void
ffw_table_sort_say (FfwTableSort sort, const char *form, FfwFindings *findings)
{
  switch (sort)
    {
    case FFW_SORT_ENCRYPTED:
      ffw_findings_add (findings, "E030", 0, 0, NULL, NULL);
      break;
    case FFW_SORT_MACROS:
      ffw_findings_add (findings, "E031", 0, 0, NULL, NULL);
      break;
    case FFW_SORT_OTHER_BOOK:
      ffw_findings_add (findings, "E021", 0, 0, NULL, NULL);
      break;
    case FFW_SORT_NUMBERS:
      ffw_findings_add (findings, "E032", 0, 0, NULL, NULL);
      break;
    case FFW_SORT_OTHER:
      ffw_findings_add (findings, "E035", 0, 0, NULL, form, NULL);
      break;
    case FFW_SORT_CUT_OFF:
      ffw_findings_add (findings, "E039", 0, 0, NULL, NULL);
      break;
    case FFW_SORT_TEXT:
    case FFW_SORT_XLSX:
    case FFW_SORT_ODS:
    case FFW_SORT_FAILED:
    default:
      break;
    }
}
