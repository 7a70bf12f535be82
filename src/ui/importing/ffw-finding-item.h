/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** Which findings are shown. */
typedef enum
{
  FFW_FINDINGS_ALL,
  FFW_FINDINGS_ERRORS,
  FFW_FINDINGS_WARNINGS,
} FfwFindingsWanted;

/**
 * FfwFindingItem:
 *
 * A finding of a dry run, or several of one code and field that are shown as one.
 */
#define FFW_TYPE_FINDING_ITEM (ffw_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (FfwFindingItem, ffw_finding_item, FFW, FINDING_ITEM, GObject)

GListStore *ffw_finding_items_new (FfwImport *import, FfwFindingsWanted wanted);
const FfwFinding *ffw_finding_item_get_finding (FfwFindingItem *self);
guint ffw_finding_item_get_file (FfwFindingItem *self);
GListModel *ffw_finding_item_get_children (FfwFindingItem *self);
char *ffw_finding_item_get_message (FfwFindingItem *self);
char *ffw_finding_item_get_place (FfwFindingItem *self);
char *ffw_finding_item_get_field (FfwFindingItem *self, FfwImport *import);

G_END_DECLS
