/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-intake.h"

G_BEGIN_DECLS

/**
 * FfwCellRoom:
 *
 * Room for what a cell's text becomes where it needs more than it had: a date
 * and time in its ISO form.
 */
typedef struct
{
  char text[24];
} FfwCellRoom;

gboolean ffw_cell_read (const FfwField *field, char *text, gsize length, FfwCellRoom *room,
                        FfwCell *cell, FfwFindings *findings, guint line, guint column);

G_END_DECLS
