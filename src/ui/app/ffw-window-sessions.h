/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with sessions, from any page: actions of the window. `session.show` (x) goes to a
 * session's page; each other one opens a form. */

#pragma once

#include "ffw-window.h"

G_BEGIN_DECLS

void ffw_window_sessions_install (GtkWidgetClass *widget_class);
void ffw_window_sessions_enable (FfwWindow *self, gboolean there, gboolean writable);

G_END_DECLS
