/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_FINDING_LIST (ffw_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (FfwFindingList, ffw_finding_list, FFW, FINDING_LIST, GtkWidget)

void ffw_finding_list_clear (FfwFindingList *self);
void ffw_finding_list_add (FfwFindingList *self, FfwFindings *findings);

G_END_DECLS
