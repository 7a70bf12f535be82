/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_EVIDENCE_FORM (ffw_evidence_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwEvidenceForm, ffw_evidence_form, FFW, EVIDENCE_FORM, GtkWidget)

void ffw_evidence_form_set_workspace (FfwEvidenceForm *self, FfwWorkspace *workspace);
void ffw_evidence_form_set_open (FfwEvidenceForm *self, gboolean open);
gboolean ffw_evidence_form_get_scope (FfwEvidenceForm *self, FfwEvidenceScope *scope);
void ffw_evidence_form_set_period (FfwEvidenceForm *self, FfwDate from, FfwDate to);
gboolean ffw_evidence_form_preset (FfwEvidenceForm *self, const char *name);
void ffw_evidence_form_save (FfwEvidenceForm *self, GVariantDict *state);
void ffw_evidence_form_restore (FfwEvidenceForm *self, GVariant *state);

G_END_DECLS
