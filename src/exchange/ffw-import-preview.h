/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-file-reader.h"
#include "ffw-layout-find.h"
#include "ffw-table-header.h"
#include "ffw-table-open.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

/**
 * FfwImportPreview:
 * @file: its path
 * @stamp: of the file as it was
 * @form: how it is written, as far as its beginning tells
 * @kind: (nullable): what its rows are, recognised from its header; %NULL where it is no kind
 *   that we know, or has no header
 * @like: (nullable): where there is no @kind, the one that the header is most like
 * @line: of the header; 0 where there is none
 * @header: the names in the header, none where it has none
 * @rows: (element-type GStrv): the first rows, a text a column, each cut where it is long
 * @is_whole: whether these are all the rows there are
 * @findings: what keeps the file from being read, or must be known about it
 * @sheets: (element-type FfwSheet): of a workbook, else none
 * @sheet: (nullable): the name of the one that was read; %NULL for the first that is shown
 * @vocabulary: (nullable): what texts mean in the workspace that the file is for
 * @scan: (nullable): what stands in its columns
 * @found: (nullable): how its table becomes rows
 *
 * A file that may be imported. ffw_import_preview_read() reads its beginning alone; with
 * ffw_import_look() the whole of it is read, and the last three are there wherever it is a table.
 */
typedef struct
{
  char *file;
  FfwFileStamp stamp;
  FfwTableForm form;
  const FfwKind *kind;
  const FfwKind *like;
  guint line;
  char **header;
  GPtrArray *rows;
  gboolean is_whole;
  FfwFindings *findings;
  GPtrArray *sheets;
  char *sheet;
  FfwVocabulary *vocabulary;
  FfwTableScan *scan;
  FfwLayoutFound *found;
} FfwImportPreview;

FfwImportPreview *ffw_import_preview_new (const char *file);
void ffw_import_preview_free (FfwImportPreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwImportPreview, ffw_import_preview_free)

FfwImportPreview *ffw_import_preview_read (const char *file, guint n_rows, const FfwKind *hint,
                                           GCancellable *cancellable, GError **error);
FfwImportPreview *ffw_import_look (FfwWorkspace *workspace, const char *file, const char *sheet,
                                   guint n_rows, const FfwKind *hint, FfwCorrections *corrections,
                                   GCancellable *cancellable, GError **error);
void ffw_import_look_async (FfwWorkspace *workspace, const char *file, const char *sheet,
                            guint n_rows, const FfwKind *hint, FfwCorrections *corrections,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
FfwImportPreview *ffw_import_preview_finish (GAsyncResult *result, GError **error);

char *ffw_import_cut (const char *text, gsize length);

G_END_DECLS
