/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-table-writer.h"

G_BEGIN_DECLS

FfwTableWriter *ffw_ods_writer_new (void);

G_END_DECLS
