/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-roster.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * FfwRosterAnswer:
 *
 * What somebody says of a file of people: that it is the complete list of an organisation, from
 * which day, and which of the proposals that a dry run has made they accept.
 */
#define FFW_TYPE_ROSTER_ANSWER (ffw_roster_answer_get_type ())
G_DECLARE_FINAL_TYPE (FfwRosterAnswer, ffw_roster_answer, FFW, ROSTER_ANSWER, GObject)

FfwRosterAnswer *ffw_roster_answer_new (void);
void ffw_roster_answer_set (FfwRosterAnswer *self, gboolean is_complete, const char *organisation,
                            FfwDate on);
gboolean ffw_roster_answer_is_complete (FfwRosterAnswer *self);
const char *ffw_roster_answer_get_organisation (FfwRosterAnswer *self);
FfwDate ffw_roster_answer_get_on (FfwRosterAnswer *self);
void ffw_roster_answer_see (FfwRosterAnswer *self, FfwRoster *roster);
void ffw_roster_answer_accept (FfwRosterAnswer *self, const FfwRosterProposal *proposal,
                               gboolean accepted);
gboolean ffw_roster_answer_accepts (FfwRosterAnswer *self, const FfwRosterProposal *proposal);
gboolean ffw_roster_answer_is_void (FfwRosterAnswer *self, FfwRoster *roster,
                                    const FfwRosterProposal *proposal);
guint ffw_roster_answer_count (FfwRosterAnswer *self, FfwRoster *roster, FfwRosterSort sort);
void ffw_roster_answer_confirm_most (FfwRosterAnswer *self);
FfwRosterRequest *ffw_roster_answer_get_request (FfwRosterAnswer *self);

G_END_DECLS
