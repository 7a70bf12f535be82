/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts of the workspace that are there in one language only, or in none. */

#pragma once

#include "ffw-list-source.h"

G_BEGIN_DECLS

/* All of them; its filter `wanting` takes cy and en. */
extern const FfwListSource ffw_wanting_list;

const char *ffw_wanting_get_kind (gint64 id, gint64 *row);

G_END_DECLS
