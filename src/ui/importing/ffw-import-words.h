/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-plan.h"

G_BEGIN_DECLS

char *ffw_import_words_field (const FfwField *field);
char *ffw_import_words_value (FfwVocabulary *vocabulary, const FfwField *field, const char *text);
char *ffw_import_words_samples (FfwImportFile *file, guint column);
char *ffw_import_words_column (const FfwLayout *layout, guint column);
char *ffw_import_words_left (FfwImportFile *file);
const char *ffw_import_words_basis (const FfwLayoutColumn *column);
char *ffw_import_words_form (const FfwImportPreview *preview);
char *ffw_import_words_finding (const FfwFinding *finding);
char *ffw_import_words_verdict (const FfwImportTotals *totals);
char *ffw_import_words_open (guint n);
char *ffw_import_words_skip (const FfwImportTotals *totals);
char *ffw_import_words_unkept (FfwImport *import);
const char *ffw_import_words_severity (FfwSeverity severity);
const char *ffw_import_words_icon (FfwSeverity severity);

G_END_DECLS
