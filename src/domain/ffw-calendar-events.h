/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions as a calendar outside shows them: an entry for each date. */

#pragma once

#include "ffw-coding.h"
#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-text.h"

G_BEGIN_DECLS

/**
 * FfwCalendarScope:
 * @session: the session that is asked for, or 0 for any
 * @person: whose entries: of the sessions that they have a place on, or train; or 0 for anybody's
 * @as_trainer: of @person only those that they train
 * @from, @to: the days on which entries begin, both included; %FFW_DATE_NONE for no end
 */
typedef struct
{
  gint64 session;
  gint64 person;
  gboolean as_trainer;
  FfwDate from;
  FfwDate to;
} FfwCalendarScope;

/**
 * FfwCalendarEvent:
 * @uuid: of the date: it never changes
 * @sequence: how often the entry was changed
 * @cancelled: whether it stands in no calendar any more: the session was cancelled, or the date
 *   taken out of it, or the person has no place or does not train there any more
 * @starts_at, @ends_at: local times, as 2022-11-22T09:30
 * @venue, @link, @notes: (nullable)
 * @language: a number of ffw_coding_taught_in, or -1
 * @trainers: their names, separated by “; ”, or empty
 * @mail: (nullable): address of a trainer, whom to ask
 * @nth, @n: that it is the @nth of @n dates of the session; 0 where it is none any more
 */
typedef struct
{
  char *uuid;
  gint64 sequence;
  gboolean cancelled;
  char *session;
  char *course;
  FfwText title;
  char *starts_at;
  char *ends_at;
  char *venue;
  char *link;
  char *notes;
  int language;
  char *trainers;
  char *mail;
  guint nth;
  guint n;
} FfwCalendarEvent;

GPtrArray *ffw_calendar_events_read (FfwConnection *connection, const FfwCalendarScope *scope,
                                     GError **error);

G_END_DECLS
