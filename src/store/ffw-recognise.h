/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ffw_workspace_is_part_of_one (const char *path);

G_END_DECLS
