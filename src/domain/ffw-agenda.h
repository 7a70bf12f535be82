/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dates of sessions in some days, as a calendar shows them. */

#pragma once

#include "ffw-coding.h"
#include "ffw-list-source.h"
#include "ffw-local-time.h"

G_BEGIN_DECLS

/**
 * FfwAgendaEntry:
 * @date: id of the date
 * @day, @minute: when it begins; minutes from midnight
 * @minutes: how long it takes, 0 or more
 * @position, @n_dates: which of the session's dates it is, from 1
 * @code: of the session
 * @course: code of the course; @title in the reader's language, else the other
 * @venue, @trainers: empty where there are none; names are family name first, apart by “; ”
 * @is_online: there is a link to join it
 * @status: of #FfwSessionStatus
 * @language: a number of #ffw_coding_taught_in, or -1
 * @capacity: %FFW_NULL for no limit
 * @booked: who has a place, or was there; @waiting: who waits for one
 *
 * One date of a session. Its texts belong to the agenda.
 */
typedef struct
{
  gint64 date;
  gint64 session;
  FfwDate day;
  guint minute;
  guint minutes;
  guint position;
  guint n_dates;
  const char *code;
  gint64 course_id;
  const char *course;
  const char *title;
  const char *venue;
  const char *trainers;
  gboolean is_online;
  FfwSessionStatus status;
  int language;
  gint64 capacity;
  guint booked;
  guint waiting;
} FfwAgendaEntry;

/**
 * FfwAgenda:
 * @first, @end: the days that were read; @end is the day after the last
 * @entries: (element-type FfwAgendaEntry): by when they begin
 *
 * Read once, and not changed after; counted by its references.
 */
typedef struct
{
  FfwDate first;
  FfwDate end;
  GArray *entries;
  GStringChunk *texts;
} FfwAgenda;

/** The tables that an agenda is read from, NULL-terminated. */
extern const char *const ffw_agenda_tables[];

FfwAgenda *ffw_agenda_read (FfwConnection *connection, const FfwListRequest *request, FfwDate first,
                            FfwDate end, FfwLanguage language, GError **error);
FfwAgenda *ffw_agenda_ref (FfwAgenda *self);
void ffw_agenda_unref (FfwAgenda *self);
const FfwAgendaEntry *ffw_agenda_get (const FfwAgenda *self, guint position);
guint ffw_agenda_find_day (const FfwAgenda *self, FfwDate day, guint *n);
guint ffw_agenda_count (const FfwAgenda *self, FfwDate first, FfwDate end);
gboolean ffw_agenda_find_date (const FfwAgenda *self, gint64 date, guint *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwAgenda, ffw_agenda_unref)

G_END_DECLS
