/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-archive.h"

G_BEGIN_DECLS

/**
 * FfwXlsxStrings:
 *
 * The strings that the cells of an XLSX file share, by their numbers. They are read as far as they
 * are asked for; the first are in memory, the rest in a file that has no name.
 */
typedef struct _FfwXlsxStrings FfwXlsxStrings;

FfwXlsxStrings *ffw_xlsx_strings_new (FfwArchive *archive, const char *part);
void ffw_xlsx_strings_free (FfwXlsxStrings *self);
FfwPartStatus ffw_xlsx_strings_get (FfwXlsxStrings *self, guint number, const char **text,
                                    gsize *length, GError **error);

gsize ffw_xlsx_unescape (char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwXlsxStrings, ffw_xlsx_strings_free)

G_END_DECLS
