/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"

G_BEGIN_DECLS

char *ffw_fold (const char *text);
char *ffw_fold_name (const char *text);
char *ffw_sort_key (const char *text, FfwLanguage language);
guint ffw_fold_distance (const char *a, const char *b, guint limit);

G_END_DECLS
