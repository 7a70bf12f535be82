/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Other words for coded values, as the systems of organisations write them. */

#pragma once

#include "ffw-coding.h"

G_BEGIN_DECLS

const char *ffw_vocabulary_find_word (const FfwCoding *coding, const char *key);

G_END_DECLS
