/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who and what would be at two places at once (rules.md, Sessions). A clash warns; it is for a
 * person to override. */

#pragma once

#include "ffw-connection.h"

G_BEGIN_DECLS

/** Minutes that a person needs between two sessions. */
#define FFW_CLASH_BUFFER 30

typedef enum
{
  FFW_CLASH_TRAINER,     /* who trains there */
  FFW_CLASH_PARTICIPANT, /* who is booked there */
  FFW_CLASH_ROOM,        /* where both are */
} FfwClashKind;

/**
 * FfwClashDate:
 * @starts_at, @ends_at: local times, as 2022-11-22T09:30
 * @venue: (nullable): the room; compared without case, accents and blanks around it
 */
typedef struct
{
  const char *starts_at;
  const char *ends_at;
  const char *venue;
} FfwClashDate;

/**
 * FfwClashQuestion:
 * @session: whose own dates do not count, 0 for a new one
 * @dates: (array length=n_dates): when and where it is to be
 * @people: (array length=n_people): ids of those who are to be there, as trainers or participants
 * @buffer: minutes that must lie between two sessions
 */
typedef struct
{
  gint64 session;
  const FfwClashDate *dates;
  guint n_dates;
  const gint64 *people;
  guint n_people;
  guint buffer;
} FfwClashQuestion;

/**
 * FfwClash:
 * @kind: what it is of
 * @date: which of the dates that were asked about
 * @session: the other session, by @code
 * @starts_at, @ends_at: when that is
 * @person: who would be at both, by @name; 0 and %NULL for a room
 * @venue: (nullable): where the other one is
 */
typedef struct
{
  FfwClashKind kind;
  guint date;
  gint64 session;
  char *code;
  char *starts_at;
  char *ends_at;
  gint64 person;
  char *name;
  char *venue;
} FfwClash;

GPtrArray *ffw_clash_list (FfwConnection *connection, const FfwClashQuestion *question,
                           GError **error);
GPtrArray *ffw_clash_list_of_session (FfwConnection *connection, gint64 session, guint buffer,
                                      GError **error);
gboolean ffw_clash_find (FfwConnection *connection, gint64 person, gint64 session, guint buffer,
                         char **clash, GError **error);

G_END_DECLS
