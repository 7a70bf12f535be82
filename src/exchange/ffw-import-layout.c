/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-layout.h"

#include "ffw-table-header.h"

/* Of a text file each row has as many cells as its header; of a sheet those that hold something. */
static guint
width_of (FfwTableReader *reader, const FfwTableRow *row)
{
  return ffw_table_reader_get_form (reader).format == FFW_TABLE_CSV ? row->n_fields : 0;
}

static FfwLayout *
layout_of_header (const FfwKind *kind, const FfwTableHeader *header, const FfwTableRow *row)
{
  FfwLayout *layout = ffw_layout_new (kind);

  layout->header_line = row->line;
  for (guint i = 0; i < row->n_kept; i++)
    ffw_layout_add_column (layout, row->fields[i].text)->basis = FFW_BASIS_NAME;
  for (guint i = 0; i < kind->n_fields; i++)
    if (header->columns[i])
      {
        FfwLayoutColumn *column = ffw_layout_get_column (layout, header->columns[i] - 1);

        column->use = FFW_USE_FIELD;
        column->field = (int)i;
      }
  return layout;
}

static gboolean
says_field (const FfwLayout *layout, guint field)
{
  if (layout->constants[field])
    return TRUE;
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FfwLayoutColumn *column = ffw_layout_get_column (layout, i);

      if (column->use == FFW_USE_FIELD && column->field == (int)field)
        return TRUE;
    }
  return FALSE;
}

/* The columns of courses in a matrix say these. */
static gboolean
is_of_course (const FfwField *field)
{
  return g_str_equal (field->name, "course") || g_str_equal (field->name, "completed_on");
}

/* Somebody must be named in one way or another; a row that is known by its id needs nobody. */
static gboolean
names_somebody (const FfwLayout *layout, int *person)
{
  *person = -1;
  for (guint i = layout->kind->n_fields; i-- > 0;)
    {
      const FfwField *field = &layout->kind->fields[i];

      if ((field->flags & FFW_FIELD_PERSON) || g_str_equal (field->name, "id"))
        {
          if (says_field (layout, i))
            return TRUE;
          if (field->flags & FFW_FIELD_PERSON)
            *person = (int)i;
        }
    }
  return *person < 0;
}

/* Whether all is there without which no row can be read; a finding says what is not. */
static gboolean
is_complete (const FfwLayout *layout, FfwFindings *findings)
{
  gboolean is_matrix = ffw_layout_is_matrix (layout);
  gboolean complete = TRUE;
  int person;

  for (guint i = 0; i < layout->kind->n_fields; i++)
    {
      const FfwField *field = &layout->kind->fields[i];

      if (!(field->flags & FFW_FIELD_COLUMN) || (is_matrix && is_of_course (field))
          || says_field (layout, i))
        continue;
      ffw_findings_add (findings, "E052", layout->header_line, 0, field->name, field->name, NULL);
      complete = FALSE;
    }
  if (!names_somebody (layout, &person))
    {
      const char *name = layout->kind->fields[person].name;

      ffw_findings_add (findings, "E052", layout->header_line, 0, name, name, NULL);
      complete = FALSE;
    }
  return complete;
}

/* The header stands where the layout says; what is above it is left alone. */
static FfwLayout *
go_to_header (const FfwLayout *layout, FfwTableReader *reader, guint *width, GError **error)
{
  guint n_header_rows = 0;
  FfwTableRow row;

  if (!is_complete (layout, reader->findings))
    return NULL;

  while (n_header_rows < layout->n_header_rows)
    switch (ffw_table_reader_next (reader, &row, error))
      {
      case FFW_TABLE_ROW:
        if (row.line < layout->header_line)
          continue;
        n_header_rows++;
        *width = width_of (reader, &row);
        break;
      case FFW_TABLE_END:
        ffw_findings_add (reader->findings, "E010", 0, 0, NULL, NULL);
        return NULL;
      case FFW_TABLE_STOPPED:
      case FFW_TABLE_FAILED:
        return NULL;
      }
  return ffw_layout_copy (layout);
}

/**
 * ffw_import_layout_decide:
 * @reader: (inout): at the beginning of the table; behind its header then
 * @connection: to what the file is imported into
 * @findings: takes what keeps the table from being read, or was taken to be so
 * @width: (out): how many cells each row must have; 0 for any number
 *
 * Returns: (transfer full) (nullable): how the table becomes rows; %NULL with @error set where the
 *   file could not be read, and without where it holds no table that we can make out, which a
 *   finding says
 */
FfwLayout *
ffw_import_layout_decide (const FfwImportPart *part, FfwTableReader *reader,
                          FfwConnection *connection, FfwFindings *findings, guint *width,
                          GError **error)
{
  FfwTableHeader header;
  FfwTableRow row;

  if (part->layout)
    return go_to_header (part->layout, reader, width, error);
  switch (ffw_table_reader_next (reader, &row, error))
    {
    case FFW_TABLE_ROW:
      break;
    case FFW_TABLE_END:
      ffw_findings_add (findings, "E010", 0, 0, NULL, NULL);
      return NULL;
    case FFW_TABLE_STOPPED:
    case FFW_TABLE_FAILED:
      return NULL;
    }
  if (row.is_bad || !ffw_table_header_read (&header, part->kind, &row, findings))
    return NULL;
  *width = width_of (reader, &row);
  return layout_of_header (part->kind, &header, &row);
}
