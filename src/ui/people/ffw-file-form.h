/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form-window.h"

G_BEGIN_DECLS

/**
 * FfwFileForm:
 *
 * Gives a file that is kept another name. It begins with `file` (x, its id), `before` (s, its
 * name) and `media-type` (s).
 */
#define FFW_TYPE_FILE_FORM (ffw_file_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwFileForm, ffw_file_form, FFW, FILE_FORM, FfwForm)

void ffw_file_form_open (GtkWindow *parent, FfwWorkspace *workspace, gint64 file, const char *name,
                         const char *media_type);

G_END_DECLS
