/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ffw_whole_name_split (const char *text, gboolean surname_first, char **given, char **family);

G_END_DECLS
