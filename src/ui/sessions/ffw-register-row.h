/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-register.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwRegisterRow:
 *
 * One person in the register of a session, on one of its dates: whether they were there, for how
 * long where that counts, and what comes of it.
 *
 * Signals: `marked` (int: 0, 1 or %FFW_REGISTER_UNKNOWN), `timed` (int: minutes, or
 * %FFW_REGISTER_UNKNOWN), `chosen` (int: an outcome, as in #FfwRegisterPerson).
 */
#define FFW_TYPE_REGISTER_ROW (ffw_register_row_get_type ())
G_DECLARE_FINAL_TYPE (FfwRegisterRow, ffw_register_row, FFW, REGISTER_ROW, GtkListBoxRow)

GtkWidget *ffw_register_row_new (void);
void ffw_register_row_show (FfwRegisterRow *self, const FfwRegister *of,
                            const FfwRegisterPerson *person, guint date);
gint64 ffw_register_row_get_person (FfwRegisterRow *self);
gboolean ffw_register_row_matches (FfwRegisterRow *self, const char *folded);

G_END_DECLS
