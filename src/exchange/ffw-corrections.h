/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody has put right in the rows of a file while importing it; the file stays. */

#pragma once

#include "ffw-table-reader.h"

G_BEGIN_DECLS

typedef struct _FfwCorrections FfwCorrections;

FfwCorrections *ffw_corrections_new (void);
FfwCorrections *ffw_corrections_copy (FfwCorrections *self);
FfwCorrections *ffw_corrections_ref (FfwCorrections *self);
void ffw_corrections_unref (FfwCorrections *self);
void ffw_corrections_set (FfwCorrections *self, guint line, guint column, const char *text);
const char *ffw_corrections_get (FfwCorrections *self, guint line, guint column);
guint ffw_corrections_get_n (FfwCorrections *self);
void ffw_corrections_apply (FfwCorrections *self, FfwTableRow *row, GArray *fields,
                            GStringChunk *texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwCorrections, ffw_corrections_unref)

G_END_DECLS
