/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-requirement-effect.h"
#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwEffectBox:
 *
 * Who is touched by a requirement that is to be added, changed or removed: counts, each of which
 * leads to its list. It reads in the background, shows how far it is where that takes longer than
 * a moment, can be stopped, and reads again where the workspace changes.
 *
 * Signals: `open` (string: a kind of the list's filter, empty for all), `settled` (it has read,
 * was stopped, or could not read).
 */
#define FFW_TYPE_EFFECT_BOX (ffw_effect_box_get_type ())
G_DECLARE_FINAL_TYPE (FfwEffectBox, ffw_effect_box, FFW, EFFECT_BOX, AdwBin)

void ffw_effect_box_set_workspace (FfwEffectBox *self, FfwWorkspace *workspace);
void ffw_effect_box_ask (FfwEffectBox *self, gint64 id, const FfwRequirementDraft *draft);
void ffw_effect_box_ask_removal (FfwEffectBox *self, gint64 id);
void ffw_effect_box_ask_nothing (FfwEffectBox *self);
gboolean ffw_effect_box_is_settled (FfwEffectBox *self);
const FfwRequirementEffect *ffw_effect_box_get_effect (FfwEffectBox *self);
FfwListGiven *ffw_effect_box_get_given (FfwEffectBox *self);

G_END_DECLS
