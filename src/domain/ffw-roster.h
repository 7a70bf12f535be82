/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The complete list of an organisation's people: who is new, who has moved, and who has left. */

#pragma once

#include "ffw-date.h"
#include "ffw-kind.h"
#include "ffw-message.h"

G_BEGIN_DECLS

/**
 * FfwRosterRequest:
 * @organisation: its code
 * @on: the first day on which the list holds
 * @accepted: (element-type utf8): the keys of the proposals that somebody saw and accepted; what
 *   is not among them is not done
 * @most: whether somebody was asked twice, and lets most of the staff leave
 *
 * A file of people is the complete list of an organisation.
 */
typedef struct
{
  char *organisation;
  FfwDate on;
  GHashTable *accepted;
  gboolean most;
} FfwRosterRequest;

FfwRosterRequest *ffw_roster_request_new (const char *organisation, FfwDate on);
FfwRosterRequest *ffw_roster_request_copy (const FfwRosterRequest *self);
void ffw_roster_request_free (FfwRosterRequest *self);
void ffw_roster_request_accept (FfwRosterRequest *self, const char *key);

/**
 * FfwRosterSort:
 * @FFW_ROSTER_NEW: is on the list, and in no post there on the day
 * @FFW_ROSTER_MOVED: is in a post there, whose role, site, manager, number or organisation differs
 * @FFW_ROSTER_LEFT: is in a post there, and not on the list
 * @FFW_ROSTER_SAME: somebody new and somebody who left have one name: perhaps they are the same
 *
 * What is proposed. Someone who is perhaps the same is among the new and those who left as well;
 * where that is accepted, they are neither.
 */
typedef enum
{
  FFW_ROSTER_NEW,
  FFW_ROSTER_MOVED,
  FFW_ROSTER_LEFT,
  FFW_ROSTER_SAME,
} FfwRosterSort;

#define FFW_ROSTER_N_SORTS (FFW_ROSTER_SAME + 1)

/**
 * FfwRosterChange:
 * @field: the number of a field of people
 * @before, @after: (nullable): in the forms of the import formats; %NULL is nothing
 */
typedef struct
{
  guint field;
  char *before;
  char *after;
} FfwRosterChange;

/**
 * FfwRosterProposal:
 * @key: what an acceptance names it by
 * @line: of the file; 0 where the list does not have them
 * @post: the id of the post that ends or is corrected; 0 for somebody new
 * @number: (nullable): the staff number that they have
 * @name: what they are called
 * @on: the first day of the new post, or the last day of somebody who left
 * @returns: somebody new was there before
 * @changes: (element-type FfwRosterChange): what differs; of a move, and of who is the same
 * @n_booked: of somebody who left: places on sessions after the day, which are cancelled
 * @n_managed: people whom they manage, who have no manager then
 * @training: (nullable): the codes of sessions after the day that they train, which stay theirs
 * @same: of somebody new and of somebody who left: the position of the proposal that they are the
 *   same; where that is accepted, this one is void. -1 where there is none
 */
typedef struct
{
  FfwRosterSort sort;
  char *key;
  guint line;
  gint64 post;
  char *number;
  char *name;
  FfwDate on;
  gboolean returns;
  GArray *changes;
  gint64 n_booked;
  gint64 n_managed;
  char *training;
  int same;
} FfwRosterProposal;

/**
 * FfwRoster:
 *
 * What a complete list means for the people who are there. A dry run of an import makes it; the
 * import itself does what of it was accepted.
 */
typedef struct _FfwRoster FfwRoster;

FfwRoster *ffw_roster_new (const FfwRosterRequest *request, gboolean collects);
FfwRoster *ffw_roster_ref (FfwRoster *self);
void ffw_roster_unref (FfwRoster *self);
guint ffw_roster_get_n_present (FfwRoster *self);
guint ffw_roster_get_n (FfwRoster *self);
const FfwRosterProposal *ffw_roster_get (FfwRoster *self, guint position);
guint ffw_roster_count (FfwRoster *self, FfwRosterSort sort);
guint ffw_roster_get_n_done (FfwRoster *self, FfwRosterSort sort);
gboolean ffw_roster_is_most (FfwRoster *self, guint n_leaving);
guint ffw_roster_get_n_missed (FfwRoster *self);
gboolean ffw_roster_is_refused (FfwRoster *self);
const char *ffw_roster_get_organisation (FfwRoster *self);
FfwMessage *ffw_roster_describe (FfwRoster *self, const char *title);
void ffw_roster_accept_all (FfwRoster *self, FfwRosterRequest *request,
                            const gboolean sorts[FFW_ROSTER_N_SORTS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRosterRequest, ffw_roster_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRoster, ffw_roster_unref)

G_END_DECLS
