/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row on its way in: what the file says, and what is there. */

#pragma once

#include "ffw-connection.h"
#include "ffw-intake.h"
#include "ffw-kind.h"

G_BEGIN_DECLS

/** How many columns a kind's table can have at most, besides id, uuid and framework. */
#define FFW_MAX_SLOTS 16

/** Room for the key of a row that another waits for; a code is at most 1,000 bytes. */
#define FFW_WAITS_FOR_SIZE 2048

typedef enum
{
  FFW_SLOT_KEEP, /* the file says nothing */
  FFW_SLOT_NULL,
  FFW_SLOT_INTEGER,
  FFW_SLOT_REAL,
  FFW_SLOT_TEXT,
} FfwSlotState;

/**
 * FfwSlot:
 *
 * The value of one column of one row. Texts belong to the row's cells, or to the
 * statement that found the row.
 */
typedef struct
{
  FfwSlotState state;
  gint64 integer;
  double real;
  const char *text;
} FfwSlot;

/**
 * FfwRow:
 * @id: of the row that is there; 0 for a new one
 * @slots: what the file says, by column of the class
 * @old: what is there; all null for a new row
 * @person, @post: whom the row names, where its kind names a person
 * @held: whether that post is held on the day the row is about
 * @uuid: made for a new row that brings none; empty until then
 * @parent: the row of another table that this one belongs to, for the kind's own use
 * @rejected: an error was found
 * @left_alone: nothing of it is wanted
 * @moves: the post ends, and goes on as another (ffw-roster-rows.h)
 * @deferred: it refers to a row of its own kind that is not there yet
 * @waits_for: what names that one, as the key of its own row does
 *
 * A row on its way in.
 */
typedef struct
{
  const FfwCell *cells;
  guint line;
  gint64 id;
  FfwSlot slots[FFW_MAX_SLOTS];
  FfwSlot old[FFW_MAX_SLOTS];
  char dates[FFW_MAX_FIELDS][FFW_DATE_ISO_SIZE];
  gint64 person;
  gint64 post;
  gboolean held;
  gint64 parent;
  char uuid[FFW_UUID_SIZE];
  gboolean rejected;
  gboolean left_alone;
  gboolean moves;
  gboolean deferred;
  char waits_for[FFW_WAITS_FOR_SIZE];
} FfwRow;

const FfwSlot *ffw_row_value (const FfwRow *row, guint slot);
gint64 ffw_row_integer (const FfwRow *row, guint slot, gint64 otherwise);
const char *ffw_row_text (const FfwRow *row, guint slot);
void ffw_row_set_integer (FfwRow *row, guint slot, gint64 value);
void ffw_row_set_text (FfwRow *row, guint slot, const char *text);
gboolean ffw_slot_differs (const FfwSlot *new_value, const FfwSlot *old_value);

G_END_DECLS
