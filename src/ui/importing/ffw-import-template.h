/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Workbooks to be filled in and imported. */

#pragma once

#include "ffw-kind.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *ffw_import_template_menu (void);
char *ffw_import_template_name (const FfwKind *kind);
void ffw_import_template_save (FfwWorkspace *workspace, const FfwKind *kind, const char *path);

G_END_DECLS
