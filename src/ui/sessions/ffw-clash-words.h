/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-clash.h"

G_BEGIN_DECLS

/** So many clashes are named; of more it is said how many there are. */
#define FFW_CLASH_WORDS_MOST 6

char *ffw_clash_words_say (const FfwClash *clash);
char *ffw_clash_words_say_more (const GPtrArray *clashes);

G_END_DECLS
