/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ffw_duration_parse (const char *text, double *minutes);

G_END_DECLS
