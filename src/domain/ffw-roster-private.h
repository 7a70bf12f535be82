/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a complete list is while its rows come in. */

#pragma once

#include "ffw-intake-private.h"
#include "ffw-listing.h"
#include "ffw-post-actions.h"
#include "ffw-roster.h"

G_BEGIN_DECLS

/**
 * FfwRosterPost:
 * @line: of the row that has it, or 0
 * @last_on: the last day that the list says itself, or no date
 *
 * A post of the organisation that is held on the day.
 */
typedef struct
{
  gint64 post;
  FfwDate started_on;
  guint line;
  FfwDate last_on;
} FfwRosterPost;

/**
 * FfwRosterPicked:
 * @exact: the post that begins on the row's day
 * @exact_is_ahead: and only after the day of the list
 * @held: the one held on the day
 * @ahead: one that begins after it
 * @past: one that has ended
 * @held_since: its first day
 *
 * The posts there with the number of a row, or its id. 0 where there is none.
 */
typedef struct
{
  gint64 exact;
  gboolean exact_is_ahead;
  gint64 held;
  gint64 ahead;
  gint64 past;
  FfwDate held_since;
} FfwRosterPicked;

/**
 * FfwRosterPending:
 * @proposal: (nullable): what the row would be, while proposals are collected
 * @before: (nullable): by field of people, the post before it moves
 * @matched: whether the row is about somebody who is known
 *
 * What becomes of the row that is being taken in.
 */
typedef struct
{
  FfwRosterSort sort;
  FfwRosterProposal *proposal;
  char **before;
  gint64 post;
  FfwPostValues to;
  GArray *roles;
  gboolean matched;
} FfwRosterPending;

/** Where somebody on the list is. */
typedef enum
{
  FFW_ROSTER_NOWHERE,
  FFW_ROSTER_HERE,      /* in a post there on the day */
  FFW_ROSTER_ELSEWHERE, /* in a post of another organisation on the day */
  FFW_ROSTER_OTHER_DAY, /* the row is about a post that has ended, or begins later */
} FfwRosterPlace;

struct _FfwRoster
{
  gatomicrefcount references;
  FfwRosterRequest *request;
  GPtrArray *proposals; /* of FfwRosterProposal */
  guint n_present;
  guint n_done[FFW_ROSTER_N_SORTS];
  gboolean is_refused;

  /* While the rows come in. */
  gboolean collects; /* proposals, as nothing will be written */
  gint64 organisation;
  char on_iso[FFW_DATE_ISO_SIZE];
  GArray *posts;             /* of FfwRosterPost, by their ids */
  GHashTable *same;          /* by the line, a gint64: the post of who is the same */
  GHashTable *refused_names; /* folded, of refused rows with a number or address nobody has there */
  guint n_rows;
  guint n_matched;
  guint n_missed; /* rows of which nobody knows whom they are about */
  FfwCell cells[FFW_MAX_FIELDS];
  FfwRosterPicked picked;
  FfwRosterPending pending;
  FfwListing *listing;
  FfwCursor *by_number;
  FfwCursor *by_uuid;
  FfwCursor *by_person;
};

FfwRosterProposal *ffw_roster_proposal_new (FfwRosterSort sort);
void ffw_roster_proposal_free (FfwRosterProposal *self);
FfwRosterPost *ffw_roster_find_post (FfwRoster *self, gint64 post);
void ffw_roster_clear_pending (FfwRoster *self);
void ffw_roster_free_texts (char **texts);

gboolean ffw_roster_has (const FfwRoster *self, guint field);
gint64 ffw_roster_choose (FfwRoster *self, gboolean *held);
void ffw_roster_claim (FfwRoster *self, gint64 post, guint line);
gboolean ffw_roster_find_row (FfwIntake *self, FfwRow *row, gint64 *post, FfwRosterPlace *place,
                              GError **error);
gboolean ffw_roster_find_by_person (FfwIntake *self, FfwRow *row, gint64 *post,
                                    FfwRosterPlace *place, GError **error);

G_END_DECLS
