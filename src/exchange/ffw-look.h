/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cell looks like, whatever it means. */

#pragma once

#include "ffw-table-reader.h"

G_BEGIN_DECLS

/**
 * FfwLook:
 * @FFW_LOOK_EMPTY: nothing
 * @FFW_LOOK_TEXT: none of the others
 * @FFW_LOOK_EMAIL: an e-mail address
 * @FFW_LOOK_DATE: a date that reads in one way: 2022-11-22, 22 Nov 2022, or a cell that is one
 * @FFW_LOOK_DATE_EITHER: 3/5/2022: its day or its month may come first
 * @FFW_LOOK_DATE_DAY_FIRST: 22/11/2022
 * @FFW_LOOK_DATE_MONTH_FIRST: 11/22/2022
 * @FFW_LOOK_NUMBER: a number
 * @FFW_LOOK_SERIAL: a number that would be a day between 1954 and 2064 to a spreadsheet
 * @FFW_LOOK_TIME: 09:30, 1h 12m 5s: a time of day or how long
 * @FFW_LOOK_TICK: ✓, x, Y, yes, oes: a mark
 * @FFW_LOOK_NAME_COMMA: words with a comma between, as "Pugh, Siân"
 * @FFW_LOOK_WORDS: two to four words that begin with capital letters, as "Siân Pugh"
 * @FFW_LOOK_CODE: one word with digits in it, or all in capital letters
 * @FFW_LOOK_ERROR: #N/A and the like
 */
typedef enum
{
  FFW_LOOK_EMPTY,
  FFW_LOOK_TEXT,
  FFW_LOOK_EMAIL,
  FFW_LOOK_DATE,
  FFW_LOOK_DATE_EITHER,
  FFW_LOOK_DATE_DAY_FIRST,
  FFW_LOOK_DATE_MONTH_FIRST,
  FFW_LOOK_NUMBER,
  FFW_LOOK_SERIAL,
  FFW_LOOK_TIME,
  FFW_LOOK_TICK,
  FFW_LOOK_NAME_COMMA,
  FFW_LOOK_WORDS,
  FFW_LOOK_CODE,
  FFW_LOOK_ERROR,
  FFW_N_LOOKS,
} FfwLook;

FfwLook ffw_look_at (const char *text, gsize length, FfwTableType type);
gboolean ffw_look_is_date (FfwLook look);

G_END_DECLS
