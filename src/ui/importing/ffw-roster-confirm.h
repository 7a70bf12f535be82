/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the import of a complete list is asked about, and whether it has anything to do. */

#pragma once

#include "ffw-import-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean ffw_roster_has_accepted (FfwImportPlan *plan);
gboolean ffw_roster_confirm (GtkWindow *window, FfwImportPlan *plan, gboolean skip_errors);

G_END_DECLS
