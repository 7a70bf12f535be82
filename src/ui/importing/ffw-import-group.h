/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-question.h"

G_BEGIN_DECLS

/**
 * FfwImportGroup:
 *
 * Questions about a file that are alike, each with what is proposed, and a button that takes all
 * that is proposed: one question in place of many.
 */
#define FFW_TYPE_IMPORT_GROUP (ffw_import_group_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportGroup, ffw_import_group, FFW, IMPORT_GROUP, GtkBox)

GtkWidget *ffw_import_group_new (FfwImportPlan *plan, FfwImportFile *file,
                                 const FfwLayoutQuestion *question);
void ffw_import_group_add (FfwImportGroup *self, FfwImportQuestion *row);
void ffw_import_group_remove (FfwImportGroup *self, FfwImportQuestion *row);
void ffw_import_group_show (FfwImportGroup *self);
guint ffw_import_group_count (FfwImportGroup *self);
gboolean ffw_import_group_is_likely (FfwImportGroup *self);
gboolean ffw_import_group_is_open (FfwImportGroup *self);
const char *ffw_import_group_get_step (FfwImportGroup *self);

G_END_DECLS
