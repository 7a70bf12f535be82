/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of single words, folded, in both languages. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ffw_likeness_is_little (const char *word);
gboolean ffw_likeness_is_weak (const char *word);
gboolean ffw_likeness_is_aside (const char *word);
gboolean ffw_likeness_is_of_trainers (const char *word);
gboolean ffw_likeness_speaks_of_level (const char *text, gboolean *is_high);
const char *const *ffw_likeness_synonyms (const char *word);
const char *const *ffw_likeness_expand (const char *word);

G_END_DECLS
