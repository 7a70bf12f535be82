/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwImportStep:
 * @widget: what takes the keyboard
 * @is_open: whether it waits for an answer
 *
 * A question about a file, or several that are answered at once.
 */
typedef struct
{
  GtkWidget *widget;
  gboolean is_open;
} FfwImportStep;

/**
 * FfwImportQuestions:
 *
 * What about a file only a person can say, those that are alike together, and what was concluded in
 * place of being asked, with the way to say otherwise.
 */
#define FFW_TYPE_IMPORT_QUESTIONS (ffw_import_questions_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportQuestions, ffw_import_questions, FFW, IMPORT_QUESTIONS, GtkBox)

void ffw_import_questions_set_file (FfwImportQuestions *self, FfwImportPlan *plan,
                                    FfwImportFile *file);
void ffw_import_questions_forget (FfwImportQuestions *self);
void ffw_import_questions_set_narrow (FfwImportQuestions *self, gboolean narrow);
void ffw_import_questions_show (FfwImportQuestions *self);
void ffw_import_questions_add_steps (FfwImportQuestions *self, GArray *steps);

G_END_DECLS
