/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the table in a file becomes rows of a kind. */

#pragma once

#include "ffw-date.h"
#include "ffw-kind.h"

G_BEGIN_DECLS

/**
 * FfwColumnUse:
 * @FFW_USE_NOTHING: the column is left alone
 * @FFW_USE_FIELD: its cells are a field of the kind
 * @FFW_USE_NAME: its cells are whole names: "Forename Surname", or "Surname, Forename"
 * @FFW_USE_NAME_SURNAME_FIRST: its cells are whole names without a comma, the surname first
 * @FFW_USE_COURSE: of a matrix: its cells say what a person has of one course, a record each
 *
 * What becomes of a column.
 */
typedef enum
{
  FFW_USE_NOTHING,
  FFW_USE_FIELD,
  FFW_USE_NAME,
  FFW_USE_NAME_SURNAME_FIRST,
  FFW_USE_COURSE,
} FfwColumnUse;

/**
 * FfwColumnBasis:
 * @FFW_BASIS_NONE: nothing speaks for it
 * @FFW_BASIS_NAME: the column has the field's own name
 * @FFW_BASIS_SYNONYM: its name means the same
 * @FFW_BASIS_LOOKS: its values look like it
 * @FFW_BASIS_PROFILE: a profile says so
 * @FFW_BASIS_HAND: a person says so
 *
 * Why a column is read as it is.
 */
typedef enum
{
  FFW_BASIS_NONE,
  FFW_BASIS_NAME,
  FFW_BASIS_SYNONYM,
  FFW_BASIS_LOOKS,
  FFW_BASIS_PROFILE,
  FFW_BASIS_HAND,
} FfwColumnBasis;

/**
 * FfwDayOrder:
 * @FFW_DAY_ORDER_OPEN: nothing in the column tells; the day is taken to come first, and
 *   somebody should be asked
 *
 * Whether 3/5/2022 is the third of May or the fifth of March.
 */
typedef enum
{
  FFW_DAY_ORDER_OPEN,
  FFW_DAY_FIRST,
  FFW_MONTH_FIRST,
} FfwDayOrder;

/**
 * FfwLayoutColumn:
 * @header: what stands in the header above it; of two header rows both, with a blank between
 * @use: what becomes of it
 * @field: which field of the kind, for %FFW_USE_FIELD and %FFW_USE_COURSE (there completed_on
 *   unless the column holds something else of the record, as its hours), else -1
 * @course: (nullable): the code of the course, for %FFW_USE_COURSE
 * @also: another field of the kind that its cells say too, as a site its organisation, or -1; what
 *   each says is among the layout's values
 * @day_order: of dates that stand there as text; of no use elsewhere
 * @basis: why
 * @n_open: how many of its cells are of a course that nobody has named, so that they would be lost;
 *   0 where there is no such question, see ffw_layout_note_open()
 *
 * A column of a file.
 */
typedef struct
{
  char *header;
  FfwColumnUse use;
  int field;
  char *course;
  int also;
  FfwDayOrder day_order;
  FfwColumnBasis basis;
  guint64 n_open;
} FfwLayoutColumn;

/**
 * FfwLayoutValue:
 * @field: of the kind
 * @from: what the file says, in any case and with or without accents
 * @to: what is meant, in the forms of the import formats; an empty text leaves the value out
 * @title: (nullable): where @to is the code of a row that the import makes, what it will be called;
 *   no profile holds such a value, as the row is found by its title then
 *
 * What a value of the file means.
 */
typedef struct
{
  guint field;
  char *from;
  char *to;
  char *title;
} FfwLayoutValue;

/**
 * FfwLayout:
 * @kind: what the rows become
 * @sheet: (nullable): the sheet that it is about; %NULL for the first that is shown, or no sheet
 * @header_line: the line of the first header row; 0 where it is to be looked for
 * @n_header_rows: one, or two that are read as one
 * @last_line: the last line of the table; 0 for the end of the file
 * @columns: (element-type FfwLayoutColumn): in the file's order
 * @constants: (array): for each field of the kind the value of all rows where no column has
 *   it, or %NULL
 * @values: (element-type FfwLayoutValue): in the order in which they were added; only
 *   ffw_layout_set_value() changes it
 * @known: those values by their field and text
 *
 * How the table in a file becomes rows of a kind. A profile is one that was given a name; its
 * columns are found in the next file by their headers.
 */
typedef struct
{
  const FfwKind *kind;
  char *sheet;
  guint header_line;
  guint n_header_rows;
  guint last_line;
  GPtrArray *columns;
  char *constants[FFW_MAX_FIELDS];
  GPtrArray *values;
  GHashTable *known;
} FfwLayout;

FfwLayout *ffw_layout_new (const FfwKind *kind);
FfwLayout *ffw_layout_copy (const FfwLayout *self);
void ffw_layout_free (FfwLayout *self);
FfwLayoutColumn *ffw_layout_add_column (FfwLayout *self, const char *header);
FfwLayoutColumn *ffw_layout_get_column (const FfwLayout *self, guint position);
void ffw_layout_set_constant (FfwLayout *self, guint field, const char *text);
void ffw_layout_set_value (FfwLayout *self, guint field, const char *from, const char *to);
void ffw_layout_set_new_value (FfwLayout *self, guint field, const char *from, const char *code,
                               const char *title);
void ffw_layout_take_value (FfwLayout *self, const FfwLayoutValue *value);
const char *ffw_layout_get_new_title (const FfwLayout *self, guint field, const char *code);
const char *ffw_layout_get_value (const FfwLayout *self, guint field, const char *from);
gboolean ffw_layout_has_field (const FfwLayout *self, guint field);
gboolean ffw_layout_is_matrix (const FfwLayout *self);
void ffw_layout_forget_also (FfwLayout *self, guint field);
void ffw_layout_forget_occasion (FfwLayout *self);
void ffw_layout_forget_new (FfwLayout *self);
void ffw_layout_forget_open (FfwLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwLayout, ffw_layout_free)

G_END_DECLS
