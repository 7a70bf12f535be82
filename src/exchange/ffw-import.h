/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-corrections.h"
#include "ffw-file-reader.h"
#include "ffw-intake.h"
#include "ffw-layout.h"
#include "ffw-roster.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  FFW_IMPORT_DEFAULT = 0,
  FFW_IMPORT_DRY_RUN = 1 << 0,
  FFW_IMPORT_SKIP_ERRORS = 1 << 1,
  FFW_IMPORT_REPORT = 1 << 2, /* and keep what became of each row */
} FfwImportFlags;

/**
 * FfwImportPart:
 * @kind: what the rows of the file are
 * @file: a path
 * @sheet: (nullable): the name of a sheet of it; %NULL for the first that is shown
 * @layout: (nullable): how its table becomes rows; %NULL where the header says it, or it is to be
 *   found out
 * @corrections: (nullable): what was put right in it
 * @roster: (nullable): of a file of people that is the complete list of an organisation
 *
 * One of the files of an import.
 */
typedef struct
{
  const FfwKind *kind;
  char *file;
  char *sheet;
  FfwLayout *layout;
  FfwCorrections *corrections;
  FfwRosterRequest *roster;
} FfwImportPart;

/**
 * FfwImportResult:
 * @stamp: of the file as it was when it was opened
 * @sheet: (nullable): the name of the sheet that was read; %NULL for the first that is shown
 * @layout: (nullable): how its table became rows; %NULL where it was not made out
 * @corrections: (nullable): as in its part
 * @report: (nullable): what became of its rows, where that was asked for and they could be read
 * @roster: (nullable): what the list means for the people who are there, of a part with a roster
 * @n_lines: how many rows of the file it was: of a matrix each becomes several of those that are
 *   counted, or none
 * @is_cut: whether the table could not be read to its end, so that nobody knows what is missing
 *
 * What became of one file.
 */
typedef struct
{
  const FfwKind *kind;
  char *file;
  FfwFileStamp stamp;
  char *sheet;
  FfwLayout *layout;
  FfwCorrections *corrections;
  FfwIntakeCounts counts;
  FfwFindings *findings;
  FfwRowReport *report;
  FfwRoster *roster;
  guint64 n_lines;
  gboolean is_cut;
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
 * One import: files, one change; a file sees the rows of those before it. It is refused (nothing is
 * written, `written` is FALSE) where a row has an error, unless such rows are skipped; and in any
 * case where a table could not be read to its end.
 */
#define FFW_TYPE_IMPORT (ffw_import_get_type ())
G_DECLARE_FINAL_TYPE (FfwImport, ffw_import, FFW, IMPORT, GObject)

#define FFW_IMPORT_ERROR (ffw_import_error_quark ())
GQuark ffw_import_error_quark (void);

/**
 * FfwImportError:
 * @FFW_IMPORT_ERROR_CHANGED: a file is not as it was when the import was tried
 */
typedef enum
{
  FFW_IMPORT_ERROR_CHANGED,
} FfwImportError;

FfwImport *ffw_import_new (const FfwKind *kind, const char *const *files, FfwImportFlags flags,
                           FfwDate today);
FfwImport *ffw_import_new_of_parts (const FfwImportPart *parts, guint n_parts, FfwImportFlags flags,
                                    FfwDate today);
void ffw_import_expect (FfwImport *self, FfwImport *trial);
void ffw_import_set_progress (FfwImport *self, FfwImportProgressFunc func, gpointer data);
gboolean ffw_import_run (FfwImport *self, FfwWorkspace *workspace, GCancellable *cancellable,
                         GError **error);
void ffw_import_run_async (FfwImport *self, FfwWorkspace *workspace, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
gboolean ffw_import_run_finish (FfwImport *self, GAsyncResult *result, GError **error);
gboolean ffw_import_is_written (FfwImport *self);
guint ffw_import_get_n_results (FfwImport *self);
const FfwImportResult *ffw_import_get_result (FfwImport *self, guint position);

G_END_DECLS
