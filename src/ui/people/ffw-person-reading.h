/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person, read for the window. */

#pragma once

#include "ffw-person.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

void ffw_person_reading_async (FfwWorkspace *workspace, gint64 post, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
