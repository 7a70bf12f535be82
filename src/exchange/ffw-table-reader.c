/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-table-reader.h"

/**
 * ffw_table_reader_next:
 * @row: (out caller-allocates): filled where the result is %FFW_TABLE_ROW
 *
 * Reads the next row. Rows without any value are passed over, but counted as
 * lines.
 */
FfwTableStatus
ffw_table_reader_next (FfwTableReader *self, FfwTableRow *row, GError **error)
{
  return self->klass->next (self, row, error);
}

/**
 * ffw_table_reader_get_done:
 *
 * Returns: how many bytes of the file have been read, for progress
 */
guint64
ffw_table_reader_get_done (FfwTableReader *self)
{
  return self->klass->get_done (self);
}

/**
 * ffw_table_reader_get_form:
 *
 * Returns: how the table is written, known once its first row is read
 */
FfwTableForm
ffw_table_reader_get_form (FfwTableReader *self)
{
  return self->klass->get_form (self);
}

void
ffw_table_reader_free (FfwTableReader *self)
{
  self->klass->free (self);
}
