/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which pairs of people are worth a look, without a look at each. */

#pragma once

#include "ffw-resemblance.h"

G_BEGIN_DECLS

/** Less than this is not worth anybody's time. */
#define FFW_CANDIDATE_LEAST 30

/**
 * FfwCandidate:
 * @a, @b: two of the people, @a before @b
 */
typedef struct
{
  guint a;
  guint b;
  int strength;
} FfwCandidate;

GArray *ffw_candidates_find (FfwEveryone *everyone, gboolean *more, GError **error);
GArray *ffw_candidates_of (FfwEveryone *everyone, guint person, GError **error);

G_END_DECLS
