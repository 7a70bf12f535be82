/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ffw_mojibake_mend (const char *text);

G_END_DECLS
