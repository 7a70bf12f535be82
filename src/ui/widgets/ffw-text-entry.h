/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwTextEntry:
 *
 * A text that is typed, with its title above, and below it what is wrong with it or worth a look.
 *
 * Properties: `title` (string, with a mnemonic), `text` (string), `purpose` (GtkInputPurpose),
 * `activates-default` (boolean, TRUE: whether Enter is that of the window's main button).
 * Signals: `entered`, on Enter; `left`, when the keyboard has gone elsewhere.
 */
#define FFW_TYPE_TEXT_ENTRY (ffw_text_entry_get_type ())
G_DECLARE_FINAL_TYPE (FfwTextEntry, ffw_text_entry, FFW, TEXT_ENTRY, GtkWidget)

const char *ffw_text_entry_get_text (FfwTextEntry *self);
void ffw_text_entry_set_text (FfwTextEntry *self, const char *text);
void ffw_text_entry_show_problem (FfwTextEntry *self, const char *problem);
void ffw_text_entry_show_doubt (FfwTextEntry *self, const char *doubt);

G_END_DECLS
