/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-transfer-look.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwTransferRow:
 *
 * Somebody of a slip or a nomination, and the choice of who it is.
 *
 * Property: `decision` (int64: the id of a person, or a FFW_SETTLE_…).
 */
#define FFW_TYPE_TRANSFER_ROW (ffw_transfer_row_get_type ())
G_DECLARE_FINAL_TYPE (FfwTransferRow, ffw_transfer_row, FFW, TRANSFER_ROW, GtkListBoxRow)

GtkWidget *ffw_transfer_row_new (FfwTransferKind kind, const FfwTransferPerson *person,
                                 const FfwTransferFound *found);
void ffw_transfer_row_add (FfwTransferRow *self, gint64 person, const char *label);
gint64 ffw_transfer_row_get_decision (FfwTransferRow *self);
void ffw_transfer_row_set_decision (FfwTransferRow *self, gint64 decision);

G_END_DECLS
