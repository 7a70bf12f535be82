/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-framework-list.h"
#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwFrameworkDetail:
 *
 * Reads a thing of the framework and shows it, beside its list; anew whenever the
 * workspace changes.
 *
 * Signal `go` (uint concept, int64 id): the person wants to see what belongs to it.
 */
#define FFW_TYPE_FRAMEWORK_DETAIL (ffw_framework_detail_get_type ())
G_DECLARE_FINAL_TYPE (FfwFrameworkDetail, ffw_framework_detail, FFW, FRAMEWORK_DETAIL, AdwBin)

GtkWidget *ffw_framework_detail_new (FfwWorkspace *workspace, FfwFrameworkConcept concept);
void ffw_framework_detail_show (FfwFrameworkDetail *self, gint64 id, gboolean focus);
gint64 ffw_framework_detail_get_id (FfwFrameworkDetail *self);
const char *ffw_framework_detail_get_code (FfwFrameworkDetail *self);
void ffw_framework_detail_set_back (FfwFrameworkDetail *self, gboolean back);
void ffw_framework_detail_set_narrow (FfwFrameworkDetail *self, gboolean narrow);

G_END_DECLS
