/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-coding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwCodeChoice:
 *
 * A drop-down of the words of a coding, such as the outcomes.
 *
 * Properties: `title` (string: the label above it, with a mnemonic), `none` (string: the row that
 * stands for none, NULL for no such row), `code` (string: what is chosen, empty for none).
 */
#define FFW_TYPE_CODE_CHOICE (ffw_code_choice_get_type ())
G_DECLARE_FINAL_TYPE (FfwCodeChoice, ffw_code_choice, FFW, CODE_CHOICE, GtkWidget)

void ffw_code_choice_set_coding (FfwCodeChoice *self, const FfwCoding *coding);
const char *ffw_code_choice_get_code (FfwCodeChoice *self);
void ffw_code_choice_set_code (FfwCodeChoice *self, const char *code);
void ffw_code_choice_show_problem (FfwCodeChoice *self, const char *problem);

G_END_DECLS
