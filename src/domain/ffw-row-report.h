/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of the rows of a file, row by row. */

#pragma once

#include "ffw-connection.h"
#include "ffw-kind.h"

G_BEGIN_DECLS

typedef enum
{
  FFW_ROW_ADDED,
  FFW_ROW_UPDATED,
  FFW_ROW_UNCHANGED,
  FFW_ROW_REJECTED,
  FFW_ROW_DEFERRED, /* kept until the end of the file, and counted then */
  FFW_ROW_FAILED,   /* @error is set: the whole change is lost */
} FfwRowResult;

/** How many rows of each result are kept: added, updated, rejected. The counts of the intake are
 * whole. */
#define FFW_ROW_REPORT_KEPT 2000

/**
 * FfwReportedRow:
 * @result: added, updated or rejected
 * @line: of the file, on which the row starts
 * @id: of the row in the kind's table, once it was written; gone again after a dry run
 * @texts: by field of the kind, what the row is in the end, in the forms of the import formats (a
 *   long one cut); of a rejected row what the file says. %NULL is nothing
 * @before: (nullable): of an updated row, by field, what stood there before
 * @changed: of an updated row, a bit for each field (1 << its number) that is not as before
 */
typedef struct
{
  FfwRowResult result;
  guint line;
  gint64 id;
  char **texts;
  char **before;
  guint32 changed;
} FfwReportedRow;

/**
 * FfwRowReport:
 *
 * The rows of a file that were added, updated (from what to what) or rejected, in the order of
 * their lines; of those that were unchanged only their number is known. It is filled by an
 * FfwIntake, and read when that has finished.
 */
typedef struct _FfwRowReport FfwRowReport;

FfwRowReport *ffw_row_report_new (const FfwKind *kind);
FfwRowReport *ffw_row_report_ref (FfwRowReport *self);
void ffw_row_report_unref (FfwRowReport *self);
const FfwKind *ffw_row_report_get_kind (FfwRowReport *self);
guint ffw_row_report_get_n_kept (FfwRowReport *self);
const FfwReportedRow *ffw_row_report_get (FfwRowReport *self, guint position);
gboolean ffw_row_report_is_name (const FfwField *field);
char *ffw_row_report_name (FfwRowReport *self, const FfwReportedRow *row);

/* For the intake. */
gboolean ffw_row_report_wants (FfwRowReport *self, FfwRowResult result);
gboolean ffw_row_report_note (FfwRowReport *self, FfwConnection *connection, gint64 id,
                              GError **error);
void ffw_row_report_add (FfwRowReport *self, FfwRowResult result, guint line, gint64 id,
                         const char *const *texts);
gboolean ffw_row_report_settle (FfwRowReport *self, FfwConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRowReport, ffw_row_report_unref)

G_END_DECLS
