/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

G_BEGIN_DECLS

gboolean ffw_catalogue_load (FfwWorkspace *workspace, GCancellable *cancellable, GError **error);

G_END_DECLS
