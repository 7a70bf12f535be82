/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwFormWindow:
 *
 * A window that belongs to another and holds one form. Where the language is switched, the
 * form is made anew with all that was typed; before that is lost, it asks.
 */
#define FFW_TYPE_FORM_WINDOW (ffw_form_window_get_type ())
G_DECLARE_FINAL_TYPE (FfwFormWindow, ffw_form_window, FFW, FORM_WINDOW, AdwWindow)

FfwForm *ffw_form_window_open (GtkWindow *parent, FfwWorkspace *workspace, GType type,
                               GVariant *begin);
gboolean ffw_form_window_is_touched (FfwFormWindow *self);

G_END_DECLS
