/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ffw_organisation_choice_read_async (FfwWorkspace *workspace, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ffw_organisation_choice_read_finish (FfwWorkspace *workspace, GAsyncResult *result,
                                                GError **error);

G_END_DECLS
