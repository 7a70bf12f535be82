/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What organisations send each other, from any page: actions of the window. `transfer.read` lets
 * somebody choose files, `transfer.settle` (x) opens one that is kept (0: the oldest),
 * `transfer.nominate` (ax) asks for places for posts, `session.slips` (x) writes those of a
 * session. */

#pragma once

#include "ffw-window.h"

G_BEGIN_DECLS

void ffw_window_transfer_install (GtkWidgetClass *widget_class);
void ffw_window_transfer_enable (FfwWindow *self, gboolean writable);

G_END_DECLS
