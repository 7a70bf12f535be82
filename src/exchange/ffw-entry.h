/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-intake.h"

G_BEGIN_DECLS

/**
 * FfwEntry:
 * @field: the English name of a field, as in a file's header; %NULL ends a list of entries
 * @text: what stands there, in the forms of the import formats; %NULL leaves the value as it
 *   is, an empty text clears it
 *
 * What a form holds in one of its fields.
 */
typedef struct
{
  const char *field;
  const char *text;
} FfwEntry;

char *ffw_entry_check (const FfwKind *kind, const char *field, const char *text,
                       FfwLanguage language);
gboolean ffw_entry_take (FfwChange *change, const FfwKind *kind, const FfwEntry *const *rows,
                         guint n_rows, FfwDate today, FfwFindings *findings,
                         FfwIntakeCounts *counts, GError **error);

G_END_DECLS
