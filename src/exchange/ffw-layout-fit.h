/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The layout of one file, kept as a profile, found again in the next. */

#pragma once

#include "ffw-layout.h"
#include "ffw-connection.h"
#include "ffw-table-scan.h"

G_BEGIN_DECLS

/**
 * FfwNamedLayout:
 * @organisation: (nullable): the code of the one whose files are so
 *
 * A profile that was read.
 */
typedef struct
{
  char *name;
  char *organisation;
  FfwLayout *layout;
} FfwNamedLayout;

void ffw_named_layout_free (FfwNamedLayout *self);
GPtrArray *ffw_named_layouts_read (FfwConnection *connection, GError **error);

/**
 * FfwLayoutFit:
 * @layout: (nullable): the profile's, with the columns in the order of the file, those that are
 *   new to it left alone; %NULL where its header is not in the file
 * @missing: (element-type utf8): headers of columns that it reads and the file has not
 * @added: (element-type utf8): headers of columns that the file has and the profile does not know
 * @likeness: from 0 to 1: how well it fits; 1 where nothing is missing or new
 *
 * How a layout fits another file.
 */
typedef struct
{
  FfwLayout *layout;
  GPtrArray *missing;
  GPtrArray *added;
  double likeness;
} FfwLayoutFit;

FfwLayoutFit *ffw_layout_fit (const FfwLayout *profile, const FfwTableScan *scan);
void ffw_layout_fit_free (FfwLayoutFit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwLayoutFit, ffw_layout_fit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwNamedLayout, ffw_named_layout_free)

G_END_DECLS
