/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-coding.h"
#include "ffw-connection.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/**
 * FfwFieldType:
 * @FFW_FIELD_TEXT: free text
 * @FFW_FIELD_IDENTIFIER: text that is kept to the letter (a staff number keeps its zeros)
 * @FFW_FIELD_UUID: a UUID
 * @FFW_FIELD_DATE: a date; a cell's @date
 * @FFW_FIELD_DATE_TIME: a local date and time; a cell's @text is 2022-11-22T09:30
 * @FFW_FIELD_INTEGER: a whole number; a cell's @integer
 * @FFW_FIELD_REAL: a number; a cell's @real
 * @FFW_FIELD_CODED: one of a coding; a cell's @integer
 * @FFW_FIELD_REFERENCE: the code of a row of another kind
 * @FFW_FIELD_REFERENCES: several such codes, separated by spaces
 * @FFW_FIELD_CODES: words separated by spaces that are no rows (stages, police areas)
 */
typedef enum
{
  FFW_FIELD_TEXT,
  FFW_FIELD_IDENTIFIER,
  FFW_FIELD_UUID,
  FFW_FIELD_DATE,
  FFW_FIELD_DATE_TIME,
  FFW_FIELD_INTEGER,
  FFW_FIELD_REAL,
  FFW_FIELD_CODED,
  FFW_FIELD_REFERENCE,
  FFW_FIELD_REFERENCES,
  FFW_FIELD_CODES,
} FfwFieldType;

typedef enum
{
  FFW_FIELD_KEY = 1 << 0,      /* part of what names a row */
  FFW_FIELD_COLUMN = 1 << 1,   /* a file without this column is refused */
  FFW_FIELD_REQUIRED = 1 << 2, /* a new row must have it, and it is never cleared */
  FFW_FIELD_CARRIER = 1 << 3,  /* id, person, e-mail: written by `export`, not by `list` */
  FFW_FIELD_PERSON = 1 << 4,   /* names a person: a file needs one such column at least */
} FfwFieldFlags;

/** How many fields a kind can have at most. */
#define FFW_MAX_FIELDS 24

/**
 * FfwField:
 * @name: the English header
 * @name_cy: the Welsh header
 * @also: other headers that are accepted, separated by spaces, or %NULL
 * @coding: of a coded field
 * @refers: of a reference, the table of the rows it names
 * @least, @most: bounds of a number, both included (no bounds where both are 0)
 * @zero: (nullable): the finding where a number is 0, if there is more to be said of that
 * @sql: what `list` and `export` select for it, over the kind's @from
 * @list_sql: what `list` selects, where it is something else
 * @column: the column of the kind's table that holds it, or %NULL where its kind's intake
 *   sees to it
 */
typedef struct
{
  const char *name;
  const char *name_cy;
  const char *also;
  FfwFieldType type;
  FfwFieldFlags flags;
  const FfwCoding *coding;
  const char *refers;
  double least;
  double most;
  const char *zero;
  const char *sql;
  const char *list_sql;
  const char *column;
} FfwField;

typedef struct _FfwIntakeClass FfwIntakeClass;

/**
 * FfwKind:
 * @name: what the command line and files call it, such as "people"
 * @title: an untranslated message, such as "People"
 * @table: the table that holds its rows
 * @from: what `list` and `export` select from, as SQL
 * @organisation, @course, @area, @status: SQL over @from that a filter compares with a code
 *   (@status with a number of @status_coding), or %NULL where the kind has no such filter
 * @catalogue: whether it is part of the shipped framework
 * @order: SQL to sort by in place of the fields of the key, or %NULL
 * @intake: how its rows come in; %NULL where they are worked out and only go out
 * @see: of rows that are worked out: lets them be as of a day, for the rest of the read
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *table;
  const FfwField *fields;
  guint n_fields;
  const char *from;
  const char *organisation;
  const char *course;
  const char *area;
  const char *status;
  const FfwCoding *status_coding;
  gboolean catalogue;
  const char *order;
  const FfwIntakeClass *intake;
  gboolean (*see) (FfwConnection *connection, FfwDate day, GError **error);
} FfwKind;

const FfwKind *const *ffw_kinds (guint *n);
const FfwKind *ffw_kind_find (const char *name);
const FfwKind *ffw_kind_find_derived (const char *name);
const FfwField *ffw_kind_find_field (const FfwKind *self, const char *name);
int ffw_kind_find_position (const FfwKind *self, const char *name);

G_END_DECLS
