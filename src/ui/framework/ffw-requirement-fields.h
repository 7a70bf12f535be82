/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-requirement-effect.h"
#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwRequirementFields:
 *
 * What a requirement says, to be typed and chosen: its texts are in the forms of the import
 * formats, in the order of ffw_requirement_fields.
 *
 * Signal `edited`: something was typed or chosen.
 */
#define FFW_TYPE_REQUIREMENT_FIELDS (ffw_requirement_fields_get_type ())
G_DECLARE_FINAL_TYPE (FfwRequirementFields, ffw_requirement_fields, FFW, REQUIREMENT_FIELDS, AdwBin)

extern const char *const ffw_requirement_fields[];

void ffw_requirement_fields_set_workspace (FfwRequirementFields *self, FfwWorkspace *workspace);
void ffw_requirement_fields_set_text (FfwRequirementFields *self, const char *field,
                                      const char *text);
void ffw_requirement_fields_set_texts (FfwRequirementFields *self, const char *const *texts);
char **ffw_requirement_fields_get_texts (FfwRequirementFields *self);
char *ffw_requirement_fields_get_title (FfwRequirementFields *self, const char *field);
FfwRequirementDraft *ffw_requirement_fields_make_draft (FfwRequirementFields *self);
void ffw_requirement_fields_show_problem (FfwRequirementFields *self, const char *field,
                                          const char *problem);
gboolean ffw_requirement_fields_check (FfwRequirementFields *self);

G_END_DECLS
