/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwImportQuestion:
 *
 * What about a file only a person can say, and their answer.
 */
#define FFW_TYPE_IMPORT_QUESTION (ffw_import_question_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportQuestion, ffw_import_question, FFW, IMPORT_QUESTION,
                      AdwPreferencesRow)

char *ffw_import_question_key (FfwImportFile *file, const FfwLayoutQuestion *question);
gboolean ffw_import_question_can_ask (const FfwLayoutQuestion *question);
GtkWidget *ffw_import_question_new (FfwImportPlan *plan, FfwImportFile *file,
                                    const FfwLayoutQuestion *question, gboolean grouped);
void ffw_import_question_accept (FfwImportQuestion *self);
gboolean ffw_import_question_is_open (FfwImportQuestion *self);
void ffw_import_question_set_narrow (FfwImportQuestion *self, gboolean narrow);
void ffw_import_question_show (FfwImportQuestion *self);
gboolean ffw_import_question_is_answered (FfwImportQuestion *self);
const char *ffw_import_question_get_key (FfwImportQuestion *self);

G_END_DECLS
