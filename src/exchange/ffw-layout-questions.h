/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a layout can be settled from the file alone, and what a person must say. */

#pragma once

#include "ffw-layout.h"
#include "ffw-table-scan.h"
#include "ffw-vocabulary.h"

G_BEGIN_DECLS

/**
 * FfwOpen:
 * @FFW_OPEN_KIND: what the rows are; its suggestions are names of kinds
 * @FFW_OPEN_HEADER: where the table begins: no row is certainly a header
 * @FFW_OPEN_FIELD: a required field has no column and no constant; its suggestions are values that
 *   a constant could have
 * @FFW_OPEN_DAY_ORDER: whether the day or the month comes first in a column; other_line is that
 *   of a date that contradicts the one on line, or 0 where all of them can be read both ways; its
 *   suggestions are "day-first" and "month-first"
 * @FFW_OPEN_VALUE: what a value means in a field that has a closed list, or one of the workspace's,
 *   or in a column of a matrix
 * @FFW_OPEN_COURSE: which course a column of a matrix is about
 *
 * What about a layout only a person can say.
 */
typedef enum
{
  FFW_OPEN_KIND,
  FFW_OPEN_HEADER,
  FFW_OPEN_FIELD,
  FFW_OPEN_DAY_ORDER,
  FFW_OPEN_VALUE,
  FFW_OPEN_COURSE,
} FfwOpen;

/**
 * FfwLayoutQuestion:
 * @line: of the first cell that it is about, or 0
 * @other_line: see %FFW_OPEN_DAY_ORDER, else 0
 * @column: from 1, or 0
 * @field: of the kind, or -1
 * @text: the value, the header or the field's name that it is about
 * @n: how many cells it is about
 * @suggestions: (element-type FfwMeaning): the likeliest first; may be none
 * @is_likely: whether the first suggestion fits so well, and so much better than the next, that it
 *   only has to be confirmed, together with others like it
 * @is_required: whether rows would be refused as long as it is open
 */
typedef struct
{
  FfwOpen what;
  guint line;
  guint other_line;
  guint column;
  int field;
  char *text;
  guint64 n;
  GPtrArray *suggestions;
  gboolean is_likely;
  gboolean is_required;
} FfwLayoutQuestion;

FfwLayoutQuestion *ffw_layout_question_new (FfwOpen what, const char *text);
void ffw_layout_question_free (FfwLayoutQuestion *self);

GArray *ffw_layout_list_left (const FfwLayout *layout, const FfwTableScan *scan,
                              const GPtrArray *questions);
void ffw_layout_settle (FfwLayout *layout, const FfwTableScan *scan, FfwVocabulary *vocabulary);
GPtrArray *ffw_layout_list_questions (const FfwLayout *layout, const FfwTableScan *scan,
                                      FfwVocabulary *vocabulary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwLayoutQuestion, ffw_layout_question_free)

G_END_DECLS
