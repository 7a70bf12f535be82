/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-preview.h"
#include "ffw-import.h"
#include "ffw-roster-answer.h"

G_BEGIN_DECLS

/**
 * FfwImportFile:
 *
 * One of the files that somebody wants to import: where it is, what stands in it, what its rows
 * are taken for and how its columns are read, with what the person has said about that.
 */
#define FFW_TYPE_IMPORT_FILE (ffw_import_file_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportFile, ffw_import_file, FFW, IMPORT_FILE, GObject)

FfwImportFile *ffw_import_file_new (const char *path);
const char *ffw_import_file_get_path (FfwImportFile *self);
const char *ffw_import_file_get_name (FfwImportFile *self);

void ffw_import_file_take_preview (FfwImportFile *self, FfwImportPreview *preview);
void ffw_import_file_take_error (FfwImportFile *self, GError *error);
void ffw_import_file_set_sheet (FfwImportFile *self, const char *sheet);
void ffw_import_file_set_kind (FfwImportFile *self, const FfwKind *kind);
void ffw_import_file_set_header (FfwImportFile *self, guint line, guint n_rows);
void ffw_import_file_set_unprofiled (FfwImportFile *self);
void ffw_import_file_set_use (FfwImportFile *self, guint column, FfwColumnUse use, int field,
                              const char *course);
void ffw_import_file_set_day_order (FfwImportFile *self, guint column, FfwDayOrder order);
void ffw_import_file_set_constant (FfwImportFile *self, guint field, const char *text);
void ffw_import_file_set_value (FfwImportFile *self, guint field, const char *from, const char *to);
void ffw_import_file_set_new_value (FfwImportFile *self, guint field, const char *from,
                                    const char *code);
void ffw_import_file_set_remembered (FfwImportFile *self, const char *name);
void ffw_import_file_correct (FfwImportFile *self, guint line, guint column, const char *text);
guint64 ffw_import_file_count_same (FfwImportFile *self, guint column, const char *text);
void ffw_import_file_correct_same (FfwImportFile *self, guint column, const char *from,
                                   const char *to);

const FfwImportPreview *ffw_import_file_get_preview (FfwImportFile *self);
const GError *ffw_import_file_get_error (FfwImportFile *self);
const FfwKind *ffw_import_file_get_kind (FfwImportFile *self);
const FfwKind *ffw_import_file_get_chosen_kind (FfwImportFile *self);
const char *ffw_import_file_get_sheet (FfwImportFile *self);
const FfwLayout *ffw_import_file_get_layout (FfwImportFile *self);
const GPtrArray *ffw_import_file_get_questions (FfwImportFile *self);
const GArray *ffw_import_file_get_left (FfwImportFile *self);
const GPtrArray *ffw_import_file_get_conclusions (FfwImportFile *self);
void ffw_import_file_take_back (FfwImportFile *self, const FfwLayoutQuestion *conclusion);
char *ffw_import_file_get_step (FfwImportFile *self, const FfwLayoutQuestion *question);
guint ffw_import_file_count_open (FfwImportFile *self);
guint ffw_import_file_count_asked (FfwImportFile *self);
guint ffw_import_file_count_holding (FfwImportFile *self);
const char *ffw_import_file_get_profile (FfwImportFile *self);
const char *ffw_import_file_get_remembered (FfwImportFile *self);
char *ffw_import_file_get_organisation (FfwImportFile *self);
char *ffw_import_file_find_organisation (FfwImportFile *self);
gboolean ffw_import_file_is_plain (FfwImportFile *self);
gboolean ffw_import_file_is_edited (FfwImportFile *self);
FfwCorrections *ffw_import_file_get_corrections (FfwImportFile *self);
guint ffw_import_file_get_version (FfwImportFile *self);
gboolean ffw_import_file_is_ready (FfwImportFile *self);
const FfwField *ffw_import_file_get_field (FfwImportFile *self, guint column);
FfwFindings *ffw_import_file_get_findings (FfwImportFile *self);
FfwRosterAnswer *ffw_import_file_get_roster (FfwImportFile *self);
FfwImportPart ffw_import_file_get_part (FfwImportFile *self);

G_END_DECLS
