/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may deliver a course, until when: whoever holds a record in date of a course that authorises
 * it (rules.md, Sessions). Where no course authorises it, anybody may. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/** How long before its end an authorisation is said to run out, in days. */
#define FFW_AUTHORISATION_AHEAD 180

/** The last day of a record, as ISO text: SQL over a record and its course. 9999-12-31 is never. */
#define FFW_SQL_RECORD_END(record, course)                                                         \
  "coalesce (" record ".expires_on, ffw_add_months (" record ".completed_on, " course              \
  ".validity_months), '9999-12-31')"

/** The records that authorise somebody, each with what it authorises: SQL that goes on with a
 * condition or the end. Of record l, of course k, which authorises a.authorised. */
#define FFW_SQL_AUTHORISING                                                                        \
  " course_authorises a JOIN course k ON k.id = a.course"                                          \
  " JOIN record l ON l.course = a.course AND l.outcome = 1 "

/** Whether a person may deliver a course on a day: SQL, each argument an expression. */
#define FFW_SQL_MAY_DELIVER(person, delivered, day)                                                \
  "(NOT EXISTS (SELECT 1 FROM course_authorises f WHERE f.authorised = " delivered ")"             \
  " OR EXISTS (SELECT 1 FROM" FFW_SQL_AUTHORISING "WHERE a.authorised = " delivered                \
  " AND l.person = " person " AND l.completed_on <= " day                                          \
  " AND " FFW_SQL_RECORD_END ("l", "k") " >= " day "))"

/**
 * FfwAuthorisation:
 * @course: what may be delivered: its id, and @code and @title
 * @since: when the record was completed that lasts longest
 * @until: its last day, %FFW_DATE_LAST where it never ends
 * @record: that record
 * @by: the title of the course that it is of
 * @refresher_on: the last day of a session of an authorising course on which the person has a
 *   place, or %FFW_DATE_NONE
 */
typedef struct
{
  gint64 course;
  char *code;
  char *title;
  FfwDate since;
  FfwDate until;
  gint64 record;
  char *by;
  FfwDate refresher_on;
} FfwAuthorisation;

/**
 * FfwAuthorisationState:
 * @FFW_AUTHORISATION_GOOD: in date for longer than %FFW_AUTHORISATION_AHEAD days
 * @FFW_AUTHORISATION_ENDING: ends within them
 * @FFW_AUTHORISATION_ENDED: has ended
 */
typedef enum
{
  FFW_AUTHORISATION_GOOD,
  FFW_AUTHORISATION_ENDING,
  FFW_AUTHORISATION_ENDED,
} FfwAuthorisationState;

/**
 * FfwTrainerCheck:
 * @person: who trains on the session, by @name
 * @is_authorised: whether they may on its last day
 * @override_reason: (nullable): why they do nevertheless
 */
typedef struct
{
  gint64 person;
  char *name;
  gboolean is_authorised;
  char *override_reason;
} FfwTrainerCheck;

FfwAuthorisationState ffw_authorisation_get_state (const FfwAuthorisation *self, FfwDate today);
void ffw_authorisation_free (FfwAuthorisation *self);
GPtrArray *ffw_authorisation_list (FfwConnection *connection, gint64 person, FfwDate today,
                                   FfwLanguage language, GError **error);
GPtrArray *ffw_authorisation_check_session (FfwConnection *connection, gint64 session,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwAuthorisation, ffw_authorisation_free)

G_END_DECLS
