/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of a session: who was there on each of its dates, and what came of it. */

#pragma once

#include "ffw-coding.h"
#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/** Nobody has said yet whether the person was there on a date, or for how long. */
#define FFW_REGISTER_UNKNOWN (-1)

/** In place of an outcome: no record is made. */
#define FFW_REGISTER_NO_RECORD (-1)

/** In place of an outcome: nobody chose one, so the proposed one holds. */
#define FFW_REGISTER_AS_PROPOSED (-2)

/** FfwCompletion: what completes a course (rules.md, Courses) */
typedef enum
{
  FFW_COMPLETION_ALL,
  FFW_COMPLETION_SHARE,
  FFW_COMPLETION_SESSIONS,
} FfwCompletion;

/**
 * FfwRegisterDate:
 * @on: the day, ISO
 * @starts_at, @ends_at: local times, ISO
 * @minutes: how long it lasts
 */
typedef struct
{
  char *on;
  char *starts_at;
  char *ends_at;
  char *venue;
  int minutes;
} FfwRegisterDate;

/**
 * FfwRegisterMark:
 * @attended: 0, 1 or %FFW_REGISTER_UNKNOWN
 * @minutes: how long somebody was there, or %FFW_REGISTER_UNKNOWN
 *
 * What the register says of one person on one date.
 */
typedef struct
{
  int attended;
  int minutes;
} FfwRegisterMark;

/**
 * FfwRegisterPerson:
 * @name: given name and family name
 * @sort_key: compares as the reader's language sorts names
 * @organisation: the code of that of the post the booking names, or an empty text
 * @emails: those of the person's posts, in lower case, separated by spaces
 * @status: of the booking
 * @chosen: an outcome that was chosen, %FFW_REGISTER_NO_RECORD or %FFW_REGISTER_AS_PROPOSED
 * @number: of the certificate within the session; 0 for none
 * @record: the id of the record that closing made; 0 for none
 * @before: the other sessions of the course that the person attended and that count with this one,
 *   where that many are asked for
 * @marks: one for each date
 */
typedef struct
{
  gint64 person;
  gint64 post;
  gint64 booking;
  char *given_name;
  char *family_name;
  char *name;
  char *sort_key;
  char *organisation;
  char *staff_number;
  char *emails;
  FfwBookingStatus status;
  int preference;
  int chosen;
  int number;
  gint64 record;
  guint before;
  FfwRegisterMark *marks;
} FfwRegisterPerson;

/**
 * FfwRegister:
 * @title: of the course, in the reader's language
 * @language: a number of ffw_coding_taught_in, -1 where none is said
 * @needed: the share in percent, or the number of sessions, that completes the course
 * @series: the id of the series, or 0
 * @hours: of the course; NAN where it has none
 * @capacity: %FFW_NULL for no limit
 * @first_on, @last_on: ISO; empty where the session has no date
 * @dates: (element-type FfwRegisterDate): in their order
 * @people: (element-type FfwRegisterPerson): those with a place, by family name
 */
typedef struct
{
  gint64 id;
  char *code;
  gint64 course;
  char *course_code;
  char *title;
  FfwSessionStatus status;
  int language;
  FfwCompletion completion;
  int needed;
  gint64 series;
  double hours;
  gint64 capacity;
  char *first_on;
  char *last_on;
  GPtrArray *dates;
  GPtrArray *people;
} FfwRegister;

/**
 * FfwRegisterResult:
 * @status: what the booking becomes
 * @proposed: the outcome by the course's rule, or %FFW_REGISTER_NO_RECORD
 * @outcome: the one that holds, which may have been chosen
 * @is_marked: whether anything is known of the person, on any date or from before
 */
typedef struct
{
  FfwBookingStatus status;
  int proposed;
  int outcome;
  gboolean is_marked;
} FfwRegisterResult;

FfwRegister *ffw_register_read (FfwConnection *connection, gint64 session, FfwLanguage language,
                                GError **error);
void ffw_register_free (FfwRegister *self);
FfwRegisterResult ffw_register_judge (const FfwRegister *self, const FfwRegisterPerson *person);
gboolean ffw_register_may_complete (const FfwRegisterResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRegister, ffw_register_free)

G_END_DECLS
