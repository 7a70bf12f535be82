/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with a session without a form. */

#pragma once

#include "ffw-coding.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ffw_session_acts_set_status (GtkWidget *widget, FfwWorkspace *workspace, gint64 session,
                                  FfwSessionStatus status);

G_END_DECLS
