/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a small table, for somebody to choose among. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwChoices:
 * @table: `organisation`, `site`, `role`, `course` or `area`; `manager` (people who manage a post,
 *   by their uuid) or `police` (police areas)
 * @language: of the reader
 * @organisation: (nullable): of sites: the code of the organisation whose they are
 * @on: of courses: the day on which they are not retired, or %FFW_DATE_NONE
 * @with: (nullable): the code of a row that is there in any case, as it is chosen already
 *
 * Which rows there are to choose from.
 */
typedef struct
{
  const char *table;
  FfwLanguage language;
  const char *organisation;
  FfwDate on;
  const char *with;
} FfwChoices;

/**
 * FfwChoiceRow:
 * @title: in the reader's language, else in the other, marked with it; else the code
 * @words: what it is found by: the title and the code, folded
 */
typedef struct
{
  gint64 id;
  char *code;
  char *title;
  char *words;
} FfwChoiceRow;

FfwChoiceRow *ffw_choice_row_new (const char *code, const char *title);
void ffw_choice_row_free (FfwChoiceRow *self);
GPtrArray *ffw_choices_new (void);
GPtrArray *ffw_choices_read (FfwConnection *connection, const FfwChoices *choices, GError **error);

G_END_DECLS
