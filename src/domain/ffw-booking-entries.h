/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who has a place on a session, and who waits for one, in the order in which they would get it. */

#pragma once

#include "ffw-booking-plan.h"
#include "ffw-room.h"

G_BEGIN_DECLS

/**
 * FfwBookingEntry:
 * @organisation: (nullable): its code
 * @line: of those who wait: how many are before them, and they
 * @language: that they ask for, of #ffw_coding_language, or -1
 * @other_language: whether the session is in another one
 * @asked_at: (nullable): as 2022-11-22T09:30
 * @access, @reason: (nullable)
 *
 * A booking of a session.
 */
typedef struct
{
  gint64 booking;
  gint64 person;
  gint64 post;
  char *name;
  char *organisation;
  FfwBookingStatus status;
  guint line;
  FfwBookingNeed need;
  int language;
  gboolean other_language;
  gboolean funded;
  char *asked_at;
  char *access;
  char *reason;
} FfwBookingEntry;

/**
 * FfwBookingEntries:
 * @entries: (element-type FfwBookingEntry): those with a place by name, then those who wait by
 *   their line; none that was cancelled
 * @is_ahead: whether places can still be given
 * @n_welsh: how many of them ask for Welsh
 * @n_other_language: how many ask for another language than that of the session
 * @room: the places of the session
 * @quota: the funded places of its course; no limit where it has no quota
 */
typedef struct
{
  GPtrArray *entries;
  char *course;
  gboolean is_ahead;
  FfwWaitingOrder order;
  guint n_booked;
  guint n_waiting;
  guint n_cancelled;
  guint n_welsh;
  guint n_other_language;
  FfwRoomFigures room;
  FfwRoomFigures quota;
} FfwBookingEntries;

/** The tables that they are read from, NULL-terminated. */
extern const char *const ffw_booking_entries_tables[];

FfwBookingEntries *ffw_booking_entries_read (FfwConnection *connection, gint64 session,
                                             FfwDate today, GError **error);
void ffw_booking_entries_free (FfwBookingEntries *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwBookingEntries, ffw_booking_entries_free)

G_END_DECLS
