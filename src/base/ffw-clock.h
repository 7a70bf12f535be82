/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times of the day, as people write them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ffw_clock_parse (const char *text, guint *minute);
char *ffw_clock_format (guint minute);

G_END_DECLS
