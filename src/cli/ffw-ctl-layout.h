/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How files of other people are read, on the command line. */

#pragma once

#include "ffw-ctl.h"
#include "ffw-layout.h"

G_BEGIN_DECLS

gboolean ffw_ctl_check_sheet (FfwCtl *self, GError **error);
gboolean ffw_ctl_read_layout (FfwCtl *self, const FfwKind *kind, FfwLayout **layout,
                              GError **error);

G_END_DECLS
