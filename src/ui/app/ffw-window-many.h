/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done for many people at once, from any page. Actions of the window, each with the ids of
 * posts and of training areas ((axax)): `many.record`, `many.extend`, `many.waive` and `many.role`;
 * areas may be none, and are asked for then. `many.extend-records` takes the ids of records (ax).
 * Each opens a form that shows what it would do first. `many.messages` takes the code of an
 * organisation, or nothing for all (s), and shows what its managers would be told. */

#pragma once

#include "ffw-window.h"

G_BEGIN_DECLS

void ffw_window_many_install (GtkWidgetClass *widget_class);
void ffw_window_many_enable (FfwWindow *self, gboolean writable);

G_END_DECLS
