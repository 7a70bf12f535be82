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

/** What of a record can be corrected. */
typedef enum
{
  FFW_RECORD_PERSON = 1 << 0,
  FFW_RECORD_COURSE = 1 << 1,
  FFW_RECORD_DATE = 1 << 2,
  FFW_RECORD_OUTCOME = 1 << 3,
  FFW_RECORD_LANGUAGE = 1 << 4,
  FFW_RECORD_HOURS = 1 << 5,
  FFW_RECORD_CERTIFICATE = 1 << 6,
  FFW_RECORD_EXTENSION = 1 << 7,
} FfwRecordParts;

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

extern const char *const ffw_record_tables[];

FfwRecord *ffw_record_read (FfwConnection *connection, gint64 id, FfwLanguage language,
                            GError **error);
void ffw_record_free (FfwRecord *self);
FfwRecordParts ffw_record_compare (const FfwRecord *self, const FfwRecord *other);

FfwRecordLook *ffw_record_look (FfwConnection *connection, const char *course, FfwDate on,
                                const gint64 *people, guint n, FfwDate today, GError **error);
void ffw_record_look_free (FfwRecordLook *self);

gboolean ffw_record_say_recorded (FfwChange *change, guint64 n, const char *course, FfwDate on,
                                  GError **error);
gboolean ffw_record_say_corrected (FfwChange *change, gint64 id, GError **error);
gboolean ffw_record_withdraw (FfwChange *change, const gint64 *ids, guint n, const char *reason,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRecord, ffw_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRecordLook, ffw_record_look_free)

G_END_DECLS
