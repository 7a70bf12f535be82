/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-intake.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  FFW_IMPORT_DEFAULT = 0,
  FFW_IMPORT_DRY_RUN = 1 << 0,
  FFW_IMPORT_SKIP_ERRORS = 1 << 1,
} FfwImportFlags;

/**
 * FfwImportResult:
 *
 * What became of one file.
 */
typedef struct
{
  char *file;
  FfwIntakeCounts counts;
  FfwFindings *findings;
} FfwImportResult;

/**
 * FfwImportProgressFunc:
 * @done: bytes read so far over all files, of @total
 *
 * Called from the writer's thread, about ten times a second.
 */
typedef void (*FfwImportProgressFunc) (guint64 done, guint64 total, gpointer data);

/**
 * FfwImport:
 *
 * One import: files of one kind, one change. It is refused (nothing is written,
 * `written` is FALSE) where a row has an error, unless such rows are skipped.
 */
#define FFW_TYPE_IMPORT (ffw_import_get_type ())
G_DECLARE_FINAL_TYPE (FfwImport, ffw_import, FFW, IMPORT, GObject)

FfwImport *ffw_import_new (const FfwKind *kind, const char *const *files, FfwImportFlags flags,
                           FfwDate today);
void ffw_import_set_progress (FfwImport *self, FfwImportProgressFunc func, gpointer data);
gboolean ffw_import_run (FfwImport *self, FfwWorkspace *workspace, GCancellable *cancellable,
                         GError **error);
void ffw_import_run_async (FfwImport *self, FfwWorkspace *workspace, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
gboolean ffw_import_run_finish (FfwImport *self, GAsyncResult *result, GError **error);
gboolean ffw_import_is_written (FfwImport *self);
guint ffw_import_get_n_results (FfwImport *self);
const FfwImportResult *ffw_import_get_result (FfwImport *self, guint position);

const FfwKind *ffw_import_recognise (const char *file, GError **error);

G_END_DECLS
