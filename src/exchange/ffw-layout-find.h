/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the table in a file becomes rows, found out from what stands in it. */

#pragma once

#include "ffw-layout-fit.h"
#include "ffw-layout-questions.h"
#include "ffw-layout.h"
#include "ffw-table-scan.h"
#include "ffw-vocabulary.h"

G_BEGIN_DECLS

/**
 * FfwLayoutFound:
 * @layout: (nullable): what was found; %NULL where there is no table, or no kind that we know
 * @like: (nullable): where there is no layout, the kind that it is most like
 * @profile: (nullable): the name of the profile that fits the file
 * @fit: (nullable): how that profile fits
 * @is_plain: whether the file is read as it is, by its header alone: its layout says no more
 * @questions: (element-type FfwLayoutQuestion): what is open
 * @findings: what was taken to be so and must be known, as a header that is nearly right
 */
typedef struct
{
  FfwLayout *layout;
  const FfwKind *like;
  char *profile;
  FfwLayoutFit *fit;
  gboolean is_plain;
  GPtrArray *questions;
  FfwFindings *findings;
} FfwLayoutFound;

FfwLayoutFound *ffw_layout_find (const FfwTableScan *scan, const FfwKind *hint,
                                 FfwVocabulary *vocabulary, const GPtrArray *profiles);
FfwLayoutFound *ffw_layout_find_as (const FfwTableScan *scan, const FfwKind *kind,
                                    guint header_line, guint n_header_rows,
                                    FfwVocabulary *vocabulary);
void ffw_layout_found_free (FfwLayoutFound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwLayoutFound, ffw_layout_found_free)

G_END_DECLS
