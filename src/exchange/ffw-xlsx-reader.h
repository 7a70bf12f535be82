/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-archive.h"
#include "ffw-table-reader.h"

G_BEGIN_DECLS

FfwTableReader *ffw_xlsx_reader_new (FfwArchive *archive, const char *sheet, gboolean is_beginning,
                                     FfwFindings *findings, GError **error);
gboolean ffw_xlsx_list_sheets (FfwArchive *archive, GPtrArray *sheets, GError **error);

G_END_DECLS
