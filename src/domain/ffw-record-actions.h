/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people do with training records: look at one, correct it, withdraw some. */

#pragma once

#include "ffw-action-error.h"
#include "ffw-change.h"
#include "ffw-coding.h"
#include "ffw-finding.h"
#include "ffw-framework-reading.h"
#include "ffw-matches.h"

G_BEGIN_DECLS

/**
 * FfwRecord:
 * @who: the person, in the post that the record is of
 * @language: a #FfwLanguage, or -1
 * @hours: NAN where they are not known
 * @session_code: (nullable): the session whose register made it
 * @extended_to: the end in place of the course's, or %FFW_DATE_NONE
 * @expires_on: the last day on which it counts; %FFW_DATE_NONE where it never ends, or was not
 *   completed
 *
 * One training record. Texts are empty where there is none.
 */
typedef struct
{
  gint64 id;
  char *uuid;
  FfwMatch *who;
  FfwFrameworkItem *course;
  FfwDate completed_on;
  FfwOutcome outcome;
  int language;
  double hours;
  char *certificate;
  gint64 session;
  char *session_code;
  FfwDate extended_to;
  char *extension_reason;
  FfwDate expires_on;
} FfwRecord;

/**
 * FfwRecordLook:
 * @hours: the course's; NAN where they are not known
 * @findings: what is odd: of the course and the day with line 0, else with the line of the
 *   person, from 1
 * @recorded: (element-type gboolean): of each person whether the course is recorded on that day
 *
 * What there is to know before a course is recorded for people.
 */
typedef struct
{
  double hours;
  FfwFindings *findings;
  GArray *recorded;
} FfwRecordLook;

/**
 * FfwRecordSessions:
 * @n: how many of the records the registers of sessions made
 * @first: (nullable): the code of one of those sessions
 */
typedef struct
{
  guint n;
  char *first;
} FfwRecordSessions;

extern const char *const ffw_record_tables[];

/** What of a record can be corrected: names of fields of the import forms, NULL-terminated. */
extern const char *const ffw_record_fields[];

FfwRecord *ffw_record_read (FfwConnection *connection, gint64 id, FfwLanguage language,
                            GError **error);
void ffw_record_free (FfwRecord *self);
char **ffw_record_to_texts (const FfwRecord *self);

FfwRecordLook *ffw_record_look (FfwConnection *connection, const char *course, FfwDate on,
                                const gint64 *people, guint n, FfwDate today, GError **error);
void ffw_record_look_free (FfwRecordLook *self);

gboolean ffw_record_say_recorded (FfwChange *change, guint64 n, const char *course, FfwDate on,
                                  GError **error);
gboolean ffw_record_say_corrected (FfwChange *change, gint64 id, GError **error);
gboolean ffw_record_find_sessions (FfwConnection *connection, const gint64 *ids, guint n,
                                   FfwRecordSessions *found, GError **error);
gboolean ffw_record_withdraw (FfwChange *change, const gint64 *ids, guint n, const char *reason,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRecord, ffw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRecordLook, ffw_record_look_free)

G_END_DECLS
