/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import-file.h"
#include "ffw-import.h"
#include "ffw-job.h"

G_BEGIN_DECLS

/**
 * FfwImportState:
 * @FFW_IMPORT_EMPTY: no file is chosen
 * @FFW_IMPORT_LOOKING: the beginnings of the files are being read
 * @FFW_IMPORT_ASKING: a file cannot be read, or it is not known what it holds
 * @FFW_IMPORT_CHECKING: it is being found out what would happen
 * @FFW_IMPORT_CHECKED: that is known
 * @FFW_IMPORT_UNCHECKED: finding that out was stopped, or failed
 * @FFW_IMPORT_WRITING: the import itself is under way
 * @FFW_IMPORT_WRITTEN: it is done
 */
typedef enum
{
  FFW_IMPORT_EMPTY,
  FFW_IMPORT_LOOKING,
  FFW_IMPORT_ASKING,
  FFW_IMPORT_CHECKING,
  FFW_IMPORT_CHECKED,
  FFW_IMPORT_UNCHECKED,
  FFW_IMPORT_WRITING,
  FFW_IMPORT_WRITTEN,
} FfwImportState;

/**
 * FfwImportTotals:
 * @is_cut: whether a table could not be read to its end, so that nothing can be written
 *
 * What a dry run has found, over all files.
 */
typedef struct
{
  FfwIntakeCounts counts;
  guint64 errors;
  guint64 warnings;
  gboolean is_cut;
} FfwImportTotals;

/**
 * FfwImportPlan:
 *
 * The files that somebody wants to import, what would become of them, and their import: all that
 * an import is but for its window.
 *
 * Signals: `changed` whenever any of it has; `written` (FfwImport, and a sentence that says what
 * it did) when it is in the workspace.
 */
#define FFW_TYPE_IMPORT_PLAN (ffw_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportPlan, ffw_import_plan, FFW, IMPORT_PLAN, GObject)

FfwImportPlan *ffw_import_plan_new (FfwWorkspace *workspace, const FfwKind *hint);

void ffw_import_plan_set_files (FfwImportPlan *self, const char *const *paths);
void ffw_import_plan_add_files (FfwImportPlan *self, const char *const *paths);
void ffw_import_plan_remove (FfwImportPlan *self, FfwImportFile *file);
void ffw_import_plan_set_kind (FfwImportPlan *self, FfwImportFile *file, const FfwKind *kind);
void ffw_import_plan_set_sheet (FfwImportPlan *self, FfwImportFile *file, const char *sheet);
void ffw_import_plan_edited (FfwImportPlan *self);
void ffw_import_plan_accepted (FfwImportPlan *self);
void ffw_import_plan_look_again (FfwImportPlan *self);
void ffw_import_plan_write (FfwImportPlan *self, gboolean skip_errors);
gboolean ffw_import_plan_is_edited (FfwImportPlan *self);
void ffw_import_plan_stop (FfwImportPlan *self);

FfwImportState ffw_import_plan_get_state (FfwImportPlan *self);
gboolean ffw_import_plan_is_busy (FfwImportPlan *self);
const GError *ffw_import_plan_get_error (FfwImportPlan *self);
FfwWorkspace *ffw_import_plan_get_workspace (FfwImportPlan *self);
FfwImportFile *ffw_import_plan_get_file (FfwImportPlan *self, guint position);
guint ffw_import_plan_get_n_files (FfwImportPlan *self);
guint ffw_import_plan_count_open (FfwImportPlan *self);
guint ffw_import_plan_count_asked (FfwImportPlan *self);
guint ffw_import_plan_count_holding (FfwImportPlan *self);
FfwImport *ffw_import_plan_get_trial (FfwImportPlan *self);
FfwImportTotals ffw_import_plan_get_totals (FfwImportPlan *self);
FfwJob *ffw_import_plan_get_job (FfwImportPlan *self);

G_END_DECLS
