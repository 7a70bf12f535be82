/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwNoteForm:
 *
 * A note about a person. It begins with `person` (x: whom a new one is about), or with `note`
 * (x: the one that is changed) and `before` (s: what stands in it).
 */
#define FFW_TYPE_NOTE_FORM (ffw_note_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwNoteForm, ffw_note_form, FFW, NOTE_FORM, FfwForm)

void ffw_note_form_delete (GtkWidget *widget, FfwWorkspace *workspace, gint64 note);

G_END_DECLS
