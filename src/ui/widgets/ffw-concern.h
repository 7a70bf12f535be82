/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ffw_concern_any (const char *const *changed, const char *const *shown);
gboolean ffw_concern_other (const char *const *changed, const char *const *ignored);

G_END_DECLS
