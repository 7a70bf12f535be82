/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-archive.h"
#include "ffw-number-format.h"

G_BEGIN_DECLS

/**
 * FfwXlsxStyles:
 *
 * What the styles of an XLSX file make of the numbers in cells.
 */
typedef struct _FfwXlsxStyles FfwXlsxStyles;

FfwXlsxStyles *ffw_xlsx_styles_new (void);
void ffw_xlsx_styles_free (FfwXlsxStyles *self);
FfwPartStatus ffw_xlsx_styles_read (FfwXlsxStyles *self, FfwArchive *archive, const char *part,
                                    GError **error);
FfwNumberFormat ffw_xlsx_styles_get (FfwXlsxStyles *self, guint style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwXlsxStyles, ffw_xlsx_styles_free)

G_END_DECLS
