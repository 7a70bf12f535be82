/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of the rows of a file, on standard output. */

#pragma once

#include "ffw-ctl.h"
#include "ffw-import.h"

G_BEGIN_DECLS

void ffw_print_rows (FfwCtl *self, const FfwImportResult *result);
void ffw_print_rows_json (FfwJsonWriter *json, const FfwImportResult *result);

G_END_DECLS
