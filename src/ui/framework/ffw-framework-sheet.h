/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-framework-reading.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwFrameworkSheet:
 *
 * A thing of the framework, to read: its text in both languages, its facts,
 * what belongs to it, and where it comes from.
 *
 * Signal `go` (uint concept, int64 id): the person wants to see what belongs to it.
 */
#define FFW_TYPE_FRAMEWORK_SHEET (ffw_framework_sheet_get_type ())
G_DECLARE_FINAL_TYPE (FfwFrameworkSheet, ffw_framework_sheet, FFW, FRAMEWORK_SHEET, AdwBin)

void ffw_framework_sheet_show (FfwFrameworkSheet *self, const FfwFrameworkItem *item);
void ffw_framework_sheet_show_posts (FfwFrameworkSheet *self, guint64 posts);
void ffw_framework_sheet_set_narrow (FfwFrameworkSheet *self, gboolean narrow);

G_END_DECLS
