/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-kind.h"
#include "ffw-language.h"
#include "ffw-table-reader.h"

G_BEGIN_DECLS

/**
 * FfwTableWriterColumn:
 * @title: its heading
 * @type: of its cells: text, a number, a date (or date and time); what is not of that type is
 *   written as text
 * @width: in characters of usual text; 0 for what the heading needs
 * @n_choices: how many values there are to choose among for its cells, in the rows below the
 *   headings of another sheet; a workbook offers them, and lets others stand
 * @choices_sheet, @choices_column: that sheet and its column, from 0
 *
 * A column of a table on its way out.
 */
typedef struct
{
  const char *title;
  FfwTableType type;
  guint width;
  guint n_choices;
  guint choices_sheet;
  guint choices_column;
} FfwTableWriterColumn;

/** A cell without a colour behind it. */
#define FFW_TABLE_NO_FILL 0xFFFFFFu

/**
 * FfwTableWriterSheet:
 * @name: of the sheet, unlike the others; characters that a sheet's name cannot have are left out
 * @columns: (array length=n_columns)
 * @n_beside: how many columns stay in sight beside the others, as the headings do above
 * @n_blank: rows below the headings for which the choices are offered though nothing is written
 *
 * A table on its way out.
 */
typedef struct
{
  const char *name;
  const FfwTableWriterColumn *columns;
  guint n_columns;
  guint n_beside;
  guint n_blank;
} FfwTableWriterSheet;

typedef struct _FfwTableWriter FfwTableWriter;

/**
 * FfwTableWriterClass:
 * @max_rows: of a sheet, its headings included; 0 for no bound
 * @begin_sheet: begins a sheet, by its place in the list and, where one was not enough for the
 *   rows, the number of its part, from 0; ends the one before
 * @add_row: writes a row of it; @fills (nullable) are colours, which a format may leave out
 * @finish: ends the file
 * @free: frees what is not the base's
 *
 * What a format of tables provides.
 */
typedef struct
{
  guint max_rows;
  gboolean (*begin_sheet) (FfwTableWriter *self, const FfwTableWriterSheet *sheet, guint part,
                           GError **error);
  gboolean (*add_row) (FfwTableWriter *self, const char *const *texts, const guint32 *fills,
                       GError **error);
  gboolean (*finish) (FfwTableWriter *self, GError **error);
  void (*free) (FfwTableWriter *self);
} FfwTableWriterClass;

/**
 * FfwTableWriter:
 * @out: where the file goes
 *
 * Tables on their way into a file, row by row, in constant memory. Writers of a format begin with
 * this structure.
 */
struct _FfwTableWriter
{
  const FfwTableWriterClass *klass;
  GOutputStream *out;
  GCancellable *cancellable;
  FfwLanguage language;
  const FfwTableWriterSheet *sheets;
  guint n_sheets;
  guint sheet; /* the one that is being written, from 0 */
  guint part;  /* of it */
  guint row;   /* that is written next, from 0: the headings */
};

/**
 * FfwTableMoment:
 * @minute: of the day
 *
 * A date, or a date and time, of a cell.
 */
typedef struct
{
  guint year;
  guint month;
  guint day;
  gboolean has_time;
  guint minute;
} FfwTableMoment;

FfwTableFormat ffw_table_format_of (const char *path);
FfwTableType ffw_table_type_of (const FfwField *field);

FfwTableWriter *ffw_table_writer_new (FfwTableFormat format, GOutputStream *out,
                                      const FfwTableWriterSheet *sheets, guint n_sheets,
                                      FfwLanguage language, GCancellable *cancellable,
                                      GError **error);
gboolean ffw_table_writer_add_row (FfwTableWriter *self, const char *const *texts, GError **error);
gboolean ffw_table_writer_add_filled_row (FfwTableWriter *self, const char *const *texts,
                                          const guint32 *fills, GError **error);
gboolean ffw_table_writer_next_sheet (FfwTableWriter *self, GError **error);
gboolean ffw_table_writer_finish (FfwTableWriter *self, GError **error);
void ffw_table_writer_free (FfwTableWriter *self);

/* For the formats. */
guint ffw_table_column_get_width (const FfwTableWriterColumn *self);
gboolean ffw_table_moment_read (FfwTableMoment *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwTableWriter, ffw_table_writer_free)

G_END_DECLS
