/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a complete list is while its rows come in. */

#pragma once

#include "ffw-roster.h"

G_BEGIN_DECLS

struct _FfwRoster
{
  gatomicrefcount references;
  FfwRosterRequest *request;
  GPtrArray *proposals; /* of FfwRosterProposal */
  guint n_present;
  guint n_done[FFW_ROSTER_N_SORTS];
};

FfwRosterProposal *ffw_roster_proposal_new (FfwRosterSort sort);

G_END_DECLS
