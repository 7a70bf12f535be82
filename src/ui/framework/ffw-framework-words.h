/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-framework-reading.h"

G_BEGIN_DECLS

const char *ffw_framework_words_one (FfwFrameworkConcept concept);
const char *ffw_framework_words_many (FfwFrameworkConcept concept);
char *ffw_framework_words_text (const FfwText *text, const char *code, FfwLanguage language);
char *ffw_framework_words_body (const FfwFrameworkBody *body);
char *ffw_framework_words_completion (const char *completion);
char *ffw_framework_words_stages (const char *stages);
const char *ffw_framework_words_evaluation (int level);
char *ffw_framework_words_basis (const char *basis);
const char *ffw_framework_words_relation (const FfwFrameworkItem *item, FfwRelation relation);
char *ffw_framework_words_link (const FfwFrameworkItem *item, const FfwFrameworkLink *link);
char *ffw_framework_words_link_facts (const FfwFrameworkLink *link);
char *ffw_framework_words_asked (int sector, int level, gboolean mandatory, FfwLanguage language);
char *ffw_framework_words_wanting (guint wanting, guint n, FfwLanguage language);

G_END_DECLS
