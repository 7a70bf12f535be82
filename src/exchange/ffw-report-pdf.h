/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report on paper: headings, texts and tables on A4 pages, as a tagged PDF. */

#pragma once

#include "ffw-date.h"
#include "ffw-language.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** Where a cell has no colour behind it. */
#define FFW_REPORT_NO_FILL 0xFFFFFFu

/**
 * FfwReportColumn:
 * @title: its heading
 * @share: how wide it is, as a share of what the columns have together
 * @at_end: whether its cells stand at the end, as numbers do
 */
typedef struct
{
  const char *title;
  double share;
  gboolean at_end;
} FfwReportColumn;

/** FfwReportSize: how large a centred text of a sheet stands there */
typedef enum
{
  FFW_REPORT_SMALL,
  FFW_REPORT_MIDDLE,
  FFW_REPORT_LARGE,
} FfwReportSize;

typedef struct _FfwReportPdf FfwReportPdf;

FfwReportPdf *ffw_report_pdf_new (const char *title, FfwDate day, FfwLanguage language,
                                  gboolean landscape);
void ffw_report_pdf_add_heading (FfwReportPdf *self, const char *text);
void ffw_report_pdf_add_text (FfwReportPdf *self, const char *text);
void ffw_report_pdf_begin_table (FfwReportPdf *self, const FfwReportColumn *columns,
                                 guint n_columns);
void ffw_report_pdf_add_row (FfwReportPdf *self, const char *const *cells, const guint32 *fills);
void ffw_report_pdf_set_row_height (FfwReportPdf *self, double least);
void ffw_report_pdf_set_sheets (FfwReportPdf *self);
void ffw_report_pdf_end_page (FfwReportPdf *self);
void ffw_report_pdf_add_centred (FfwReportPdf *self, FfwReportSize size, const char *text);
gboolean ffw_report_pdf_write (FfwReportPdf *self, GOutputStream *stream, GCancellable *cancellable,
                               GError **error);
void ffw_report_pdf_free (FfwReportPdf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwReportPdf, ffw_report_pdf_free)

G_END_DECLS
