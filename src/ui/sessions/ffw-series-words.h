/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which sessions of a series are meant, to choose. */

#pragma once

#include "ffw-choice.h"
#include "ffw-session-series.h"

G_BEGIN_DECLS

void ffw_series_words_offer_scopes (FfwChoice *choice);
FfwSeriesScope ffw_series_words_get_scope (FfwChoice *choice);

G_END_DECLS
