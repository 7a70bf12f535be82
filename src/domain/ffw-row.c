/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-row.h"

#include <string.h>

/** The value that a column will have: what the file says, else what is there. */
const FfwSlot *
ffw_row_value (const FfwRow *row, guint slot)
{
  return row->slots[slot].state == FFW_SLOT_KEEP ? &row->old[slot] : &row->slots[slot];
}

/** The whole number that a column will have, or @otherwise where it will have none. */
gint64
ffw_row_integer (const FfwRow *row, guint slot, gint64 otherwise)
{
  const FfwSlot *value = ffw_row_value (row, slot);

  return value->state == FFW_SLOT_INTEGER ? value->integer : otherwise;
}

/** The text that a column will have, or %NULL. */
const char *
ffw_row_text (const FfwRow *row, guint slot)
{
  const FfwSlot *value = ffw_row_value (row, slot);

  return value->state == FFW_SLOT_TEXT ? value->text : NULL;
}

void
ffw_row_set_integer (FfwRow *row, guint slot, gint64 value)
{
  row->slots[slot] = (FfwSlot){ .state = value == FFW_NULL ? FFW_SLOT_NULL : FFW_SLOT_INTEGER,
                                .integer = value };
}

/** @text must stay as it is until the row is taken in; %NULL is no value. */
void
ffw_row_set_text (FfwRow *row, guint slot, const char *text)
{
  row->slots[slot] = (FfwSlot){ .state = text ? FFW_SLOT_TEXT : FFW_SLOT_NULL, .text = text };
}

/** Whether @new_value would change @old_value; what the file does not say never does. */
gboolean
ffw_slot_differs (const FfwSlot *new_value, const FfwSlot *old_value)
{
  if (new_value->state == FFW_SLOT_KEEP)
    return FALSE;
  if (new_value->state != old_value->state)
    return TRUE;

  switch (new_value->state)
    {
    case FFW_SLOT_INTEGER:
      return new_value->integer != old_value->integer;
    case FFW_SLOT_REAL:
      return new_value->real != old_value->real;
    case FFW_SLOT_TEXT:
      return strcmp (new_value->text, old_value->text) != 0;
    case FFW_SLOT_KEEP:
    case FFW_SLOT_NULL:
    default:
      return FALSE;
    }
}
