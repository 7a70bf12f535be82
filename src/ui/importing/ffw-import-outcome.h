/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import.h"
#include "ffw-vocabulary.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwImportOutcome:
 *
 * A row of a file and what would become of it.
 */
#define FFW_TYPE_IMPORT_OUTCOME (ffw_import_outcome_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportOutcome, ffw_import_outcome, FFW, IMPORT_OUTCOME, GObject)

FfwImportOutcome *ffw_import_outcome_new (FfwImport *trial, FfwVocabulary *vocabulary, guint file,
                                          guint row);
FfwRowResult ffw_import_outcome_get_result (FfwImportOutcome *self);
const char *ffw_import_outcome_get_word (FfwImportOutcome *self);
char *ffw_import_outcome_get_name (FfwImportOutcome *self);
char *ffw_import_outcome_get_place (FfwImportOutcome *self);
char *ffw_import_outcome_get_details (FfwImportOutcome *self);

G_END_DECLS
