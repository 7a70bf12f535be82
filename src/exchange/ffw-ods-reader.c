/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-ods-reader.h"

#include "ffw-ods-content.h"
#include "ffw-sheet-choice.h"
#include "ffw-sheet-end.h"

#define CONTENT "content.xml"
#define STYLES  "styles.xml"

/* A file can say in a few bytes that a million rows have sixteen thousand equal cells each. So
 * many cells can come of such sayings. */
#define MOST_REPEATED ((guint64)64 * 1024 * 1024)

typedef struct
{
  FfwTableReader reader;
  FfwArchive *archive;
  FfwOdsStyles *styles;
  FfwOdsContent *content;
  FfwSheetRow *row;
  char *wanted; /* or NULL */
  guint next_row;
  guint next_cell;
  guint n_given; /* of the rows that are the same */
  guint64 n_repeated;
  guint n_hidden_rows;
  guint first_hidden_row;
  FfwSheetEnd end;
} FfwOdsReader;

static FfwTableStatus
end (FfwOdsReader *self)
{
  g_autofree char *line = g_strdup_printf ("%u", self->first_hidden_row);
  g_autofree char *column = ffw_sheet_name_cell (self->content->first_hidden_column, 0);

  if (!self->content->chosen)
    {
      ffw_sheet_say_unknown (self->content->sheets, self->wanted, self->reader.findings);
      self->end.is_done = TRUE;
      return ffw_sheet_end_stop (&self->end, FFW_PART_DAMAGED, CONTENT, self->reader.findings);
    }
  ffw_sheet_say_others (self->content->sheets, self->content->chosen, self->wanted != NULL,
                        self->reader.findings);
  ffw_sheet_say_number (self->reader.findings, "W030", self->n_hidden_rows, self->first_hidden_row,
                        line);
  ffw_sheet_say_number (self->reader.findings, "W031", self->content->n_hidden_columns, 0, column);
  ffw_sheet_merges_say (self->content->merges, self->reader.findings);
  ffw_sheet_say_number (self->reader.findings, "W036", self->content->n_without_value, 0,
                        self->content->first_without_value);
  if (self->content->has_pivot)
    ffw_findings_add (self->reader.findings, "W038", 0, 0, NULL, NULL);
  self->end.is_done = TRUE;
  self->end.status = FFW_PART_END;
  return FFW_TABLE_END;
}

static void
put_row (FfwOdsReader *self, const FfwOdsRow *row)
{
  guint line = row->line + self->n_given;

  ffw_sheet_row_begin (self->row, line);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const FfwOdsCell *cell = &g_array_index (self->content->cells, FfwOdsCell,
                                               self->next_cell + i);

      for (guint j = 0; j < cell->n; j++)
        if (cell->is_too_long)
          ffw_sheet_row_refuse (self->row, cell->column + j);
        else
          ffw_sheet_row_put (self->row, cell->column + j, cell->type,
                             self->content->text->str + cell->start, cell->length);
      self->n_repeated += cell->n - (self->n_given == 0);
    }
  ffw_sheet_merges_apply (self->content->merges, line, self->row);
  if (row->is_hidden && ffw_sheet_row_has_value (self->row) && self->n_hidden_rows++ == 0)
    self->first_hidden_row = line;
  if (++self->n_given < row->n)
    return;
  self->n_given = 0;
  self->next_cell += row->n_cells;
  self->next_row++;
}

/* All sheets are hidden: the first is the one. */
static void
begin_again (FfwOdsReader *self)
{
  FfwSheet *first = g_ptr_array_index (self->content->sheets, 0);
  FfwOdsContent *again = ffw_ods_content_new (
      self->archive, ffw_archive_find (self->archive, CONTENT), self->styles, first->name, FALSE);

  ffw_ods_content_free (self->content);
  self->content = again;
}

/* Parses until there are rows. */
static FfwPartStatus
read_more (FfwOdsReader *self, GError **error)
{
  FfwPartStatus status = self->content->xml.status;

  ffw_ods_content_drop_rows (self->content);
  self->next_row = self->next_cell = 0;
  if (status == FFW_PART_SOME)
    return ffw_xml_part_step (&self->content->xml, error) == FFW_PART_FAILED ? FFW_PART_FAILED
                                                                             : FFW_PART_SOME;
  if (status == FFW_PART_END && !self->content->in_body)
    return FFW_PART_DAMAGED;
  if (status == FFW_PART_END && !self->content->chosen && !self->wanted
      && self->content->sheets->len && !self->content->wanted)
    {
      begin_again (self);
      return FFW_PART_SOME;
    }
  return status;
}

static FfwTableStatus
ffw_ods_reader_next (FfwTableReader *reader, FfwTableRow *row, GError **error)
{
  FfwOdsReader *self = (FfwOdsReader *)reader;
  FfwPartStatus status = self->end.status;

  if (status != FFW_PART_SOME)
    return status == FFW_PART_END ? FFW_TABLE_END : FFW_TABLE_STOPPED;
  do
    {
      while (self->next_row == self->content->rows->len)
        {
          status = read_more (self, error);
          if (status == FFW_PART_END)
            return end (self);
          if (status != FFW_PART_SOME)
            return ffw_sheet_end_stop (&self->end, status, CONTENT, self->reader.findings);
        }
      put_row (self, &g_array_index (self->content->rows, FfwOdsRow, self->next_row));
      if (self->n_repeated > MOST_REPEATED)
        return ffw_sheet_end_stop (&self->end, FFW_PART_TOO_LARGE, CONTENT, self->reader.findings);
    }
  while (!ffw_sheet_row_finish (self->row, row));
  return FFW_TABLE_ROW;
}

static guint64
ffw_ods_reader_get_done (FfwTableReader *reader)
{
  return ffw_archive_get_done (((FfwOdsReader *)reader)->archive);
}

static FfwTableForm
ffw_ods_reader_get_form (FfwTableReader *reader)
{
  FfwOdsReader *self = (FfwOdsReader *)reader;
  FfwDate epoch = self->content ? self->content->epoch : FFW_DATE_NONE;

  return (FfwTableForm){ .format = FFW_TABLE_ODS,
                         .encoding = FFW_ENCODING_WORKBOOK,
                         .epoch = epoch ? epoch : ffw_date_new (1899, 12, 30) };
}

static void
ffw_ods_reader_free (FfwTableReader *reader)
{
  FfwOdsReader *self = (FfwOdsReader *)reader;

  g_clear_pointer (&self->content, ffw_ods_content_free);
  ffw_ods_styles_free (self->styles);
  ffw_sheet_row_free (self->row);
  ffw_archive_free (self->archive);
  ffw_findings_unref (self->reader.findings);
  g_free (self->wanted);
  g_free (self);
}

static const FfwTableReaderClass ods_reader_class = {
  ffw_ods_reader_next,
  ffw_ods_reader_get_done,
  ffw_ods_reader_get_form,
  ffw_ods_reader_free,
};

/* Reads the styles that the content has not itself. */
static FfwPartStatus
read_styles (FfwArchive *archive, FfwOdsStyles *styles, GError **error)
{
  const char *part = ffw_archive_find (archive, STYLES);

  return part ? ffw_ods_styles_read (styles, archive, part, error) : FFW_PART_END;
}

/**
 * ffw_ods_reader_new:
 * @archive: (transfer full): that has been begun
 * @sheet: (nullable): the name of a sheet; %NULL for the first that is shown
 * @findings: takes what is wrong with the file, or must be known about it
 *
 * Reads the rows of a sheet of an ODS file.
 *
 * Returns: (nullable): %NULL with @error set where it could not be read
 */
FfwTableReader *
ffw_ods_reader_new (FfwArchive *archive, const char *sheet, FfwFindings *findings, GError **error)
{
  FfwOdsReader *self = g_new0 (FfwOdsReader, 1);
  const char *content = ffw_archive_find (archive, CONTENT);
  FfwPartStatus status;

  self->reader.klass = &ods_reader_class;
  self->reader.findings = ffw_findings_ref (findings);
  self->archive = archive;
  self->wanted = g_strdup (sheet);
  self->styles = ffw_ods_styles_new ();
  self->row = ffw_sheet_row_new (findings);
  status = read_styles (archive, self->styles, error);
  if (status == FFW_PART_FAILED)
    {
      ffw_ods_reader_free (&self->reader);
      return NULL;
    }
  if (content)
    self->content = ffw_ods_content_new (archive, content, self->styles, sheet, FALSE);
  if (status != FFW_PART_END)
    ffw_sheet_end_stop (&self->end, status, STYLES, self->reader.findings);
  else if (!content)
    ffw_sheet_end_stop (&self->end, FFW_PART_DAMAGED, CONTENT, self->reader.findings);
  return &self->reader;
}

/**
 * ffw_ods_list_sheets:
 * @sheets: (element-type FfwSheet): takes the sheets of the workbook; none where it is damaged
 *
 * Returns: %FALSE with @error set where it could not be read
 */
gboolean
ffw_ods_list_sheets (FfwArchive *archive, GPtrArray *sheets, GError **error)
{
  g_autoptr (FfwOdsStyles) styles = ffw_ods_styles_new ();
  g_autoptr (FfwOdsContent) content = NULL;
  const char *part = ffw_archive_find (archive, CONTENT);

  if (!part)
    return TRUE;
  content = ffw_ods_content_new (archive, part, styles, NULL, TRUE);
  if (ffw_xml_part_run (&content->xml, error) == FFW_PART_FAILED)
    return FALSE;
  for (guint i = 0; i < content->sheets->len; i++)
    {
      const FfwSheet *sheet = g_ptr_array_index (content->sheets, i);

      ffw_sheet_add (sheets, sheet->name, sheet->is_hidden);
    }
  return TRUE;
}
