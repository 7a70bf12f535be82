/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What texts mean as coded values: the words of the coding, and others, as the systems of
 * organisations write them. */

#pragma once

#include "ffw-coding.h"
#include "ffw-meaning.h"

G_BEGIN_DECLS

const char *ffw_vocabulary_words_find (const FfwCoding *coding, const char *text);
GPtrArray *ffw_vocabulary_words_suggest (const FfwCoding *coding, const char *text, guint most);
GPtrArray *ffw_vocabulary_words_list (const FfwCoding *coding);

G_END_DECLS
