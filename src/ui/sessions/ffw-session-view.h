/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwSessionView:
 *
 * All there is to know of one session, and what can be done with it.
 *
 * Signals: `gone` (it is not there any more).
 */
#define FFW_TYPE_SESSION_VIEW (ffw_session_view_get_type ())
G_DECLARE_FINAL_TYPE (FfwSessionView, ffw_session_view, FFW, SESSION_VIEW, AdwBin)

GtkWidget *ffw_session_view_new (FfwWorkspace *workspace);
void ffw_session_view_show (FfwSessionView *self, gint64 session);

G_END_DECLS
