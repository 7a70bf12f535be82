/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-date.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwChoice:
 *
 * A drop-down of the rows of a small table, read from the workspace, in which one can search for
 * parts of a title or code. It refreshes when the workspace changes. Or of rows that it is given.
 *
 * Properties: `title` (string: the label above it, with a mnemonic; also its accessible name),
 * `title-visible` (boolean, TRUE), `none` (string: the row that stands for none or for all, such
 * as “All organisations”; NULL for no such row), `code` (string: what is chosen, an empty text for
 * none; it can be set before the rows are read, and a code that is not among them becomes none),
 * `chosen-title` (string, read and notify: what stands there for the code, to name it elsewhere).
 * Signal: `refreshed`, when the rows have been read, again or for the first time.
 */
#define FFW_TYPE_CHOICE (ffw_choice_get_type ())
G_DECLARE_FINAL_TYPE (FfwChoice, ffw_choice, FFW, CHOICE, GtkWidget)

void ffw_choice_set_source (FfwChoice *self, FfwWorkspace *workspace, const char *table);
void ffw_choice_set_rows (FfwChoice *self, GPtrArray *rows);
void ffw_choice_set_organisation (FfwChoice *self, const char *organisation);
void ffw_choice_set_on (FfwChoice *self, FfwDate on);
const char *ffw_choice_get_code (FfwChoice *self);
void ffw_choice_set_code (FfwChoice *self, const char *code);
char *ffw_choice_find_title (FfwChoice *self, const char *code);
void ffw_choice_show_problem (FfwChoice *self, const char *problem);

G_END_DECLS
