/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-date.h"
#include "ffw-finding.h"
#include "ffw-text-source.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** The largest file that is read, in bytes. */
#define FFW_TABLE_MAX_FILE ((goffset)1 << 30)

/** The largest field that is read, in bytes of UTF-8. */
#define FFW_TABLE_MAX_FIELD ((gsize)1 << 20)

/**
 * FfwTableStatus:
 * @FFW_TABLE_ROW: a row was read
 * @FFW_TABLE_END: there are no more
 * @FFW_TABLE_STOPPED: the rest of the file cannot be made out; a finding says why
 * @FFW_TABLE_FAILED: the file could not be read; @error is set
 */
typedef enum
{
  FFW_TABLE_ROW,
  FFW_TABLE_END,
  FFW_TABLE_STOPPED,
  FFW_TABLE_FAILED,
} FfwTableStatus;

/**
 * FfwTableType:
 * @FFW_TABLE_TEXT: text; all that a CSV file has
 * @FFW_TABLE_NUMBER: a number that its style shows as a number; its text has a point for the
 *   decimals, and the zeros that its style puts before it
 * @FFW_TABLE_DATE: a date, or a date and time, by its style; its text is 2022-11-22 or
 *   2022-11-22T09:30
 * @FFW_TABLE_TIME: a time of day or a duration by its style; its text is 09:30 or 1:12:05
 * @FFW_TABLE_PERCENT: a share by its style; its text is 80%
 * @FFW_TABLE_BOOLEAN: its text is TRUE or FALSE
 * @FFW_TABLE_ERROR: a formula without a value; its text is what the program shows, as #N/A
 *
 * What sort of value a cell holds.
 */
typedef enum
{
  FFW_TABLE_TEXT,
  FFW_TABLE_NUMBER,
  FFW_TABLE_DATE,
  FFW_TABLE_TIME,
  FFW_TABLE_PERCENT,
  FFW_TABLE_BOOLEAN,
  FFW_TABLE_ERROR,
} FfwTableType;

/**
 * FfwTableField:
 * @text: UTF-8, NUL-terminated; whoever reads the row may change it in place
 * @length: bytes of @text
 */
typedef struct
{
  char *text;
  gsize length;
  FfwTableType type;
} FfwTableField;

/**
 * FfwTableRow:
 * @line: the line of the file (or the row of the sheet) on which it starts, from 1
 * @n_fields: how many fields there are
 * @n_kept: how many of them @fields holds; fewer only in absurdly long rows
 * @fields: they and their texts stay until the next row is read
 * @is_bad: whether something is wrong with the row as a whole; a finding says what
 */
typedef struct
{
  guint line;
  guint n_fields;
  guint n_kept;
  const FfwTableField *fields;
  gboolean is_bad;
} FfwTableRow;

typedef enum
{
  FFW_TABLE_CSV,
  FFW_TABLE_XLSX,
  FFW_TABLE_ODS,
} FfwTableFormat;

/**
 * FfwTableForm:
 * @format: of the file
 * @encoding: of its text
 * @separator: what stands between fields; 0 where nothing does, or no row was read yet
 * @epoch: the day that the number 0 is where a spreadsheet holds a date as a number, or
 *   %FFW_DATE_NONE
 *
 * How a table is written in its file.
 */
typedef struct
{
  FfwTableFormat format;
  FfwEncoding encoding;
  char separator;
  FfwDate epoch;
} FfwTableForm;

typedef struct _FfwTableReader FfwTableReader;

/**
 * FfwTableReaderClass:
 * @next: reads the next row that is not blank
 * @get_done: how many bytes of the file have been read
 * @get_form: how the table is written
 * @free: ends it
 *
 * What a format of tables provides.
 */
typedef struct
{
  FfwTableStatus (*next) (FfwTableReader *self, FfwTableRow *row, GError **error);
  guint64 (*get_done) (FfwTableReader *self);
  FfwTableForm (*get_form) (FfwTableReader *self);
  void (*free) (FfwTableReader *self);
} FfwTableReaderClass;

/**
 * FfwTableReader:
 *
 * The rows of a table in a file, from the first to the last: the first is the
 * header. Readers of a format begin with this structure.
 */
struct _FfwTableReader
{
  const FfwTableReaderClass *klass;
  FfwFindings *findings;
};

FfwTableStatus ffw_table_reader_next (FfwTableReader *self, FfwTableRow *row, GError **error);
guint64 ffw_table_reader_get_done (FfwTableReader *self);
FfwTableForm ffw_table_reader_get_form (FfwTableReader *self);
void ffw_table_reader_free (FfwTableReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwTableReader, ffw_table_reader_free)

G_END_DECLS
