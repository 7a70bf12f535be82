/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is found out step by step about the columns of a table; see ffw-layout-columns.h. */

#pragma once

#include "ffw-layout-columns.h"

G_BEGIN_DECLS

/** Values that are looked up to tell what a column is. */
#define FFW_GUESS_LOOKED_UP 60

/** The part of a column's cells that must look alike before that tells what it is. */
#define FFW_GUESS_MOST_OF 0.8

typedef struct
{
  const FfwLayoutTable *table;
  const FfwKind *kind;
  const FfwLayoutNames *names;
  FfwVocabulary *vocabulary;
  FfwLayout *layout;
  FfwHeaderMeaning *meanings;      /* of each column */
  guint column_of[FFW_MAX_FIELDS]; /* from 1 */
  guint name_column;               /* from 1 */
  guint n_courses;
  guint n_open; /* columns that may be courses which nobody knows */
  double rating;
} FfwLayoutGuess;

void ffw_layout_guess_find_courses (FfwLayoutGuess *self);
void ffw_layout_guess_count_open_courses (FfwLayoutGuess *self);
void ffw_layout_guess_rate (FfwLayoutGuess *self);

G_END_DECLS
