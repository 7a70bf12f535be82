/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-archive.h"
#include "ffw-table-reader.h"

G_BEGIN_DECLS

FfwTableReader *ffw_ods_reader_new (FfwArchive *archive, const char *sheet, FfwFindings *findings,
                                    GError **error);
gboolean ffw_ods_list_sheets (FfwArchive *archive, GPtrArray *sheets, GError **error);

G_END_DECLS
