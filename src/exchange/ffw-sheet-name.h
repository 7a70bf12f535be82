/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ffw_sheet_name (const char *name, guint part);
char *ffw_sheet_name_for_formula (const char *name);

G_END_DECLS
