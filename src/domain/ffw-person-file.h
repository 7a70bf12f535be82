/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that is kept about one person, for them to have. */

#pragma once

#include "ffw-coding.h"
#include "ffw-connection.h"

G_BEGIN_DECLS

/**
 * FfwPersonColumn:
 * @name: the name of its field, for a program
 * @title: what it is called, an untranslated message
 * @coding: (nullable): the words of its numbers
 */
typedef struct
{
  const char *name;
  const char *title;
  const FfwCoding *coding;
} FfwPersonColumn;

/** The most columns that a part has. */
#define FFW_PERSON_COLUMNS 12

/**
 * FfwPersonPart:
 * @name: of the table that the rows are of
 * @title: what it is called, an untranslated message
 * @columns: ended by one without a name
 * @rows: (element-type GStrv): a text for each column; a number where the column has a coding,
 *   empty for none
 *
 * Rows of one sort that are about the person.
 */
typedef struct
{
  const char *name;
  const char *title;
  const FfwPersonColumn *columns;
  GPtrArray *rows;
} FfwPersonPart;

GPtrArray *ffw_person_file_read (FfwConnection *connection, gint64 person, GError **error);

G_END_DECLS
