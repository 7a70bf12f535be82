/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_FORM (ffw_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (FfwForm, ffw_form, FFW, FORM, AdwBin)

/**
 * FfwFormClass:
 * @save: all that was typed and chosen (a{sv}), for @restore of another instance
 * @restore: takes what @save gave, or what the form is to begin with; nonsense is left alone
 * @is_touched: whether something was typed that would be lost
 */
struct _FfwFormClass
{
  AdwBinClass parent_class;

  GVariant *(*save) (FfwForm *self);
  void (*restore) (FfwForm *self, GVariant *state);
  gboolean (*is_touched) (FfwForm *self);
};

FfwWorkspace *ffw_form_get_workspace (FfwForm *self);
GVariant *ffw_form_save (FfwForm *self);
void ffw_form_restore (FfwForm *self, GVariant *state);
gboolean ffw_form_is_touched (FfwForm *self);
void ffw_form_close (FfwForm *self);

G_END_DECLS
