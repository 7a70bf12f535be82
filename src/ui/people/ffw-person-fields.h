/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-person-values.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwPersonFields:
 *
 * The fields of a person in one post, and at each what is wrong with it.
 *
 * Signal: `edited`, when something else stands in them, typed or chosen.
 */
#define FFW_TYPE_PERSON_FIELDS (ffw_person_fields_get_type ())
G_DECLARE_FINAL_TYPE (FfwPersonFields, ffw_person_fields, FFW, PERSON_FIELDS, GtkWidget)

void ffw_person_fields_set_workspace (FfwPersonFields *self, FfwWorkspace *workspace);
void ffw_person_fields_fill (FfwPersonFields *self, const FfwPersonValues *values,
                             const char *manager);
gboolean ffw_person_fields_is_filled (FfwPersonFields *self);
char *ffw_person_fields_get_text (FfwPersonFields *self, FfwPersonField field);
void ffw_person_fields_set_text (FfwPersonFields *self, FfwPersonField field, const char *text);
void ffw_person_fields_set_manager (FfwPersonFields *self, const char *number, const char *name);
const char *ffw_person_fields_get_manager (FfwPersonFields *self);
void ffw_person_fields_get_values (FfwPersonFields *self, FfwPersonValues *values);
void ffw_person_fields_set_name_fixed (FfwPersonFields *self, gboolean fixed);
void ffw_person_fields_set_strict (FfwPersonFields *self, gboolean strict);
gboolean ffw_person_fields_is_strict (FfwPersonFields *self);
void ffw_person_fields_forget (FfwPersonFields *self);
gboolean ffw_person_fields_say (FfwPersonFields *self, const char *name, const char *sentence,
                                gboolean refuses);
int ffw_person_fields_show_problems (FfwPersonFields *self);
void ffw_person_fields_focus (FfwPersonFields *self, FfwPersonField field);

G_END_DECLS
