/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-layout.h"

#include "ffw-layout-check.h"
#include "ffw-layout-conclude.h"
#include "ffw-layout-find.h"
#include "ffw-layout-fit.h"
#include "ffw-table-header.h"
#include "ffw-table-open.h"
#include "ffw-table-scan.h"
#include "ffw-vocabulary.h"

#include <string.h>

/* So many cells beside a table are more than a title, or a sum, and what belongs to it. */
#define LEAST_LIKE 3

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
has_own_header (const FfwKind *kind, const FfwTableRow *row)
{
  g_autoptr (FfwFindings) unheard = ffw_findings_new ("");
  FfwTableHeader header;

  return ffw_table_header_read (&header, kind, row, unheard);
}

static FfwLayout *
read_own_header (const FfwKind *kind, const FfwTableRow *row, FfwFindings *findings,
                 FfwTableReader *reader, guint *width)
{
  FfwTableHeader header;

  if (!ffw_table_header_read (&header, kind, row, findings))
    return NULL;
  *width = width_of (reader, row);
  return layout_of_header (kind, &header, row);
}

/* How far the rows before the table have been read. */
typedef struct
{
  const FfwLayout *layout;
  guint n_header_rows; /* of them, so far */
  guint n_like;        /* rows above the header that are like those of the table */
  guint first_like;    /* the line of the first */
  guint width;         /* how many cells each row must have */
} Beginning;

/**
 * ffw_import_layout_is_like_row:
 * @row: that is not of the table
 *
 * Returns: whether it holds about as much as one of the table: a title does not, nor a text that
 *   is written across all columns
 */
gboolean
ffw_import_layout_is_like_row (const FfwLayout *layout, const FfwTableRow *row)
{
  const char *last = "";
  guint n_columns = 0;
  guint n_filled = 0;

  for (guint i = 0; i < layout->columns->len; i++)
    n_columns += *ffw_layout_get_column (layout, i)->header != '\0';
  for (guint i = 0; i < row->n_kept; i++)
    {
      const char *text = row->fields[i].text;

      if (ffw_look_at (text, row->fields[i].length, row->fields[i].type) == FFW_LOOK_EMPTY
          || strcmp (text, last) == 0)
        continue;
      n_filled++;
      last = text;
    }
  return n_filled >= MIN (n_columns, MAX (LEAST_LIKE, (n_columns + 1) / 2));
}

/* Counts @row where it is of the header, which stands where the layout says; what is above it is
 * left alone. */
static void
pass_row (Beginning *self, FfwTableReader *reader, const FfwTableRow *row)
{
  if (row->line >= self->layout->header_line)
    {
      self->n_header_rows++;
      self->width = width_of (reader, row);
    }
  else if (ffw_import_layout_is_like_row (self->layout, row) && self->n_like++ == 0)
    self->first_like = row->line;
}

static void
say_above (const Beginning *self, FfwFindings *findings)
{
  g_autofree char *n = g_strdup_printf ("%u", self->n_like);

  if (self->n_like)
    ffw_findings_add (findings, "W056", self->first_like, 0, NULL, n, NULL);
}

/* @first is the row that was read already, or NULL. FALSE where the file ends before its header, or
 * with @error set. */
static gboolean
go_to_header (const FfwLayout *layout, FfwTableReader *reader, const FfwTableRow *first,
              guint *width, GError **error)
{
  Beginning self = { .layout = layout };
  FfwTableRow row;

  if (first)
    pass_row (&self, reader, first);
  while (self.n_header_rows < layout->n_header_rows)
    switch (ffw_table_reader_next (reader, &row, error))
      {
      case FFW_TABLE_ROW:
        pass_row (&self, reader, &row);
        break;
      case FFW_TABLE_END:
        ffw_findings_add (reader->findings, "E010", 0, 0, NULL, NULL);
        return FALSE;
      case FFW_TABLE_STOPPED:
      case FFW_TABLE_FAILED:
        return FALSE;
      }
  say_above (&self, reader->findings);
  *width = self.width;
  return TRUE;
}

/**
 * ffw_import_layout_get_sheet:
 *
 * Returns: (transfer full) (nullable): the name of the sheet that is meant: the one that was
 *   asked for, else the layout's where the file has one of that name; %NULL for the first
 */
char *
ffw_import_layout_get_sheet (const FfwImportPart *part, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) sheets = NULL;

  if (part->sheet || !part->layout || !part->layout->sheet)
    return g_strdup (part->sheet);
  sheets = ffw_table_list_sheets (part->file, cancellable, NULL);
  for (guint i = 0; sheets && i < sheets->len; i++)
    {
      const FfwSheet *sheet = g_ptr_array_index (sheets, i);

      if (strcmp (sheet->name, part->layout->sheet) == 0)
        return g_strdup (sheet->name);
    }
  return NULL;
}

static FfwTableScan *
scan_of (const FfwImportPart *part, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwFindings) unheard = ffw_findings_new ("");
  GCancellable *cancellable = ffw_connection_get_cancellable (connection);
  g_autofree char *sheet = ffw_import_layout_get_sheet (part, cancellable);

  return ffw_table_scan_read (part->file, sheet, part->corrections, unheard, cancellable, error);
}

/* A complete list is one of an organisation, which need not stand in each of its rows. */
static void
set_organisation (FfwLayout *layout, const FfwImportPart *part)
{
  const FfwField *field = ffw_kind_find_field (layout->kind, "organisation");

  if (part->roster && field
      && !ffw_layout_has_field (layout, (guint)(field - layout->kind->fields)))
    ffw_layout_set_constant (layout, (guint)(field - layout->kind->fields),
                             part->roster->organisation);
}

/* Says which columns of the file a profile does not know. */
static void
say_added (const FfwLayout *layout, FfwFindings *findings)
{
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FfwLayoutColumn *column = ffw_layout_get_column (layout, i);

      if (column->basis != FFW_BASIS_PROFILE && !column->n_open && *column->header)
        ffw_findings_add (findings, "W002", layout->header_line, i + 1, NULL, column->header, NULL);
    }
}

/* What the profile leaves open the file may settle, as in one without a profile. %NULL where it
 * contradicts itself, or with @error set. */
static FfwLayout *
settle_fit (const FfwImportPart *part, FfwLayoutFit *fit, const FfwTableScan *scan,
            FfwConnection *connection, FfwFindings *findings, GError **error)
{
  g_autoptr (FfwVocabulary) vocabulary = ffw_vocabulary_read (connection, ffw_language_get (),
                                                              error);
  g_autoptr (GPtrArray) conclusions = NULL;
  g_autoptr (GPtrArray) questions = NULL;

  if (!vocabulary)
    return NULL;
  set_organisation (fit->layout, part);
  ffw_layout_settle (fit->layout, scan, vocabulary);
  conclusions = ffw_layout_conclude (fit->layout, scan, vocabulary, NULL);
  ffw_layout_say_conclusions (fit->layout, conclusions, findings);
  questions = ffw_layout_list_questions (fit->layout, scan, vocabulary);
  ffw_layout_note_open (fit->layout, questions);
  say_added (fit->layout, findings);
  if (!ffw_layout_say_open (fit->layout, questions, findings))
    return NULL;
  return g_steal_pointer (&fit->layout);
}

/* The columns of a profile in this file. */
static FfwLayout *
fit_profile (const FfwImportPart *part, FfwConnection *connection, FfwFindings *findings,
             GError **error)
{
  g_autoptr (FfwTableScan) scan = scan_of (part, connection, error);
  g_autoptr (FfwLayoutFit) fit = NULL;

  if (!scan)
    return NULL;
  fit = ffw_layout_fit (part->layout, scan);
  if (!fit->layout)
    {
      ffw_findings_add (findings, "E053", 0, 0, NULL, NULL);
      return NULL;
    }
  for (guint i = 0; i < fit->missing->len; i++)
    ffw_findings_add (findings, "W059", fit->layout->header_line, 0, NULL,
                      (const char *)g_ptr_array_index (fit->missing, i), NULL);
  return settle_fit (part, fit, scan, connection, findings, error);
}

/* The profile that knows every column of the file, and no other. */
static FfwLayoutFit *
find_profile (const FfwImportPart *part, const FfwTableScan *scan, FfwConnection *connection,
              FfwFindings *findings, GError **error)
{
  g_autoptr (GPtrArray) profiles = ffw_named_layouts_read (connection, error);

  for (guint i = 0; profiles && i < profiles->len; i++)
    {
      const FfwNamedLayout *profile = g_ptr_array_index (profiles, i);
      g_autoptr (FfwLayoutFit) fit = NULL;

      if (profile->layout->kind != part->kind)
        continue;
      fit = ffw_layout_fit (profile->layout, scan);
      if (!fit->layout || fit->missing->len || fit->added->len)
        continue;
      ffw_findings_add (findings, "W040", fit->layout->header_line, 0, NULL, profile->name, NULL);
      return g_steal_pointer (&fit);
    }
  return NULL;
}

/* Whether it is a header of ours all the same, if one that lacks something: that is said better. */
static gboolean
is_our_own (const FfwLayout *layout, guint first_line)
{
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FfwLayoutColumn *column = ffw_layout_get_column (layout, i);

      if (column->use != FFW_USE_NOTHING && column->basis != FFW_BASIS_NAME)
        return FALSE;
    }
  return layout->header_line == first_line;
}

/* What is found out about a table with another header than ours, or %NULL. */
static FfwLayoutFound *
look_at (const FfwImportPart *part, const FfwTableScan *scan, FfwConnection *connection,
         GError **error)
{
  g_autoptr (FfwVocabulary) vocabulary = ffw_vocabulary_read (connection, ffw_language_get (),
                                                              error);
  g_autoptr (GPtrArray) conclusions = NULL;
  FfwLayoutFound *found;

  if (!vocabulary)
    return NULL;
  found = ffw_layout_find_as (scan, part->kind, 0, 0, vocabulary);
  if (found->layout)
    {
      set_organisation (found->layout, part);
      conclusions = ffw_layout_conclude (found->layout, scan, vocabulary, NULL);
      ffw_layout_say_conclusions (found->layout, conclusions, found->findings);
      ffw_layout_note_open (found->layout, found->questions);
    }
  return found;
}

static void
say_found (FfwLayoutFound *found, FfwFindings *findings)
{
  ffw_layout_say_columns (found->layout, found->findings, findings);
  ffw_findings_take (findings, found->findings);
}

/* How a table with another header than ours becomes rows; %NULL where that is not found.
 * @first_line is that of its first row. */
static FfwLayout *
find_layout (const FfwImportPart *part, guint first_line, FfwConnection *connection,
             FfwFindings *findings, GError **error)
{
  g_autoptr (FfwTableScan) scan = scan_of (part, connection, error);
  g_autoptr (FfwLayoutFit) fit = NULL;
  g_autoptr (FfwLayoutFound) found = NULL;
  g_autoptr (GError) failure = NULL;

  if (!scan)
    return NULL;
  fit = find_profile (part, scan, connection, findings, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (fit)
    return settle_fit (part, fit, scan, connection, findings, error);
  found = look_at (part, scan, connection, error);
  /* A complete list lacks no organisation. */
  if (!found || !found->layout || (!part->roster && is_our_own (found->layout, first_line))
      || !ffw_layout_say_open (found->layout, found->questions, findings)
      || !ffw_layout_check_complete (found->layout, found->questions, findings))
    return NULL;
  say_found (found, findings);
  return g_steal_pointer (&found->layout);
}

/**
 * ffw_import_layout_find:
 * @part: a file, and what its rows are
 * @findings: takes what was taken to be so, and what is missing
 *
 * Returns: (transfer full) (nullable): how the file would be read, to be made a profile of, also
 *   where something is missing; %NULL with @error set, and without where there is no table
 */
FfwLayout *
ffw_import_layout_find (const FfwImportPart *part, FfwConnection *connection, FfwFindings *findings,
                        GError **error)
{
  g_autoptr (FfwTableScan) scan = scan_of (part, connection, error);
  g_autoptr (FfwLayoutFound) found = scan ? look_at (part, scan, connection, error) : NULL;

  if (!found || !found->layout)
    return NULL;
  ffw_layout_say_open (found->layout, found->questions, findings);
  ffw_layout_check_complete (found->layout, found->questions, findings);
  say_found (found, findings);
  ffw_layout_say_unnamed (found->layout, findings);
  ffw_layout_forget_open (found->layout);
  return g_steal_pointer (&found->layout);
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
  g_autoptr (FfwLayout) layout = NULL;
  g_autoptr (GError) failure = NULL;
  FfwTableRow row;

  if (part->layout)
    {
      layout = part->layout->header_line ? ffw_layout_copy (part->layout)
                                         : fit_profile (part, connection, findings, error);
      if (layout)
        set_organisation (layout, part);
      if (!layout || !ffw_layout_check_complete (layout, NULL, findings)
          || !go_to_header (layout, reader, NULL, width, error))
        return NULL;
      ffw_layout_say_unnamed (layout, findings);
      return g_steal_pointer (&layout);
    }
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
  if (row.is_bad)
    return NULL;
  if (!has_own_header (part->kind, &row))
    {
      guint64 errors = ffw_findings_count (findings, FFW_SEVERITY_ERROR);

      layout = find_layout (part, row.line, connection, findings, &failure);
      if (failure)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (layout)
        {
          ffw_layout_say_unnamed (layout, findings);
          return go_to_header (layout, reader, &row, width, error) ? g_steal_pointer (&layout)
                                                                   : NULL;
        }
      if (ffw_findings_count (findings, FFW_SEVERITY_ERROR) > errors)
        return NULL;
    }
  return read_own_header (part->kind, &row, findings, reader, width);
}
