/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Slips and nominations on the command line. */

#pragma once

#include "ffw-ctl.h"

G_BEGIN_DECLS

gboolean ffw_ctl_is_transfer (const char *what);
FfwExit ffw_ctl_export_slips (FfwCtl *self, GError **error);
FfwExit ffw_ctl_export_nomination (FfwCtl *self, GError **error);
FfwExit ffw_ctl_import_transfer (FfwCtl *self, GError **error);

G_END_DECLS
