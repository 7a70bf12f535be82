/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-preview.h"

G_BEGIN_DECLS

/**
 * FfwImportFile:
 *
 * One of the files that somebody wants to import: where it is, how it begins, and what its rows
 * are taken for.
 */
#define FFW_TYPE_IMPORT_FILE (ffw_import_file_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportFile, ffw_import_file, FFW, IMPORT_FILE, GObject)

FfwImportFile *ffw_import_file_new (const char *path);
const char *ffw_import_file_get_path (FfwImportFile *self);
const char *ffw_import_file_get_name (FfwImportFile *self);

void ffw_import_file_take_preview (FfwImportFile *self, FfwImportPreview *preview);
void ffw_import_file_take_error (FfwImportFile *self, GError *error);
void ffw_import_file_set_kind (FfwImportFile *self, const FfwKind *kind);

const FfwImportPreview *ffw_import_file_get_preview (FfwImportFile *self);
const GError *ffw_import_file_get_error (FfwImportFile *self);
const FfwKind *ffw_import_file_get_kind (FfwImportFile *self);
guint ffw_import_file_get_version (FfwImportFile *self);
gboolean ffw_import_file_is_ready (FfwImportFile *self);
const FfwField *ffw_import_file_get_field (FfwImportFile *self, guint column);
FfwFindings *ffw_import_file_get_findings (FfwImportFile *self);

G_END_DECLS
