/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"

G_BEGIN_DECLS

char *ffw_expand (const char *pattern, const char *const *arguments, FfwLanguage language);

G_END_DECLS
