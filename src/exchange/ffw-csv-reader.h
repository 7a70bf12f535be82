/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-table-reader.h"
#include "ffw-text-source.h"

G_BEGIN_DECLS

FfwTableReader *ffw_csv_reader_open (const char *path, FfwFindings *findings,
                                     GCancellable *cancellable, GError **error);
FfwTableReader *ffw_csv_reader_open_beginning (const char *path, FfwFindings *findings,
                                               GCancellable *cancellable, GError **error);
FfwTableReader *ffw_csv_reader_new (FfwTextSource *source, FfwFindings *findings, GError **error);

G_END_DECLS
