/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"

G_BEGIN_DECLS

char *ffw_search_expression (const char *words);
gboolean ffw_search_check (FfwConnection *connection, GPtrArray *problems, GError **error);

G_END_DECLS
