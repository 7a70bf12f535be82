/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a person stands, in words of either language. */

#pragma once

#include "ffw-person-standing.h"

G_BEGIN_DECLS

char *ffw_standing_words (const FfwDemand *demand, FfwDate waived_until, FfwLanguage language);
char *ffw_standing_words_asked (const FfwDemand *demand, FfwLanguage language);
char *ffw_standing_words_sum (const FfwPostStanding *post, FfwLanguage language);
char *ffw_standing_words_months (int months, FfwLanguage language);

G_END_DECLS
