/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-table-writer.h"

G_BEGIN_DECLS

void ffw_csv_append_row (GString *out, const char *const *fields, guint n_fields);
FfwTableWriter *ffw_csv_writer_new (void);

G_END_DECLS
