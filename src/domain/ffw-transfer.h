/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What organisations send each other: who was at a session (a slip, to a home organisation), and
 * for whom places are asked (a nomination, to whoever holds sessions). Both hold personal data. */

#pragma once

#include "ffw-coding.h"
#include "ffw-date.h"
#include "ffw-text.h"

G_BEGIN_DECLS

typedef enum
{
  FFW_TRANSFER_SLIP,
  FFW_TRANSFER_NOMINATION,
} FfwTransferKind;

/** Why a place is asked for. */
typedef enum
{
  FFW_PLACE_MANDATORY,
  FFW_PLACE_EXPIRED,
  FFW_PLACE_RECOMMENDED,
} FfwPlaceReason;

extern const FfwCoding ffw_coding_transfer;
extern const FfwCoding ffw_coding_place_reason;

/** An organisation or a course: its code, and its title to whom the code says nothing. */
typedef struct
{
  char *code;
  FfwText title;
} FfwTransferName;

/**
 * FfwTransferWho:
 *
 * A person, as an organisation names them. What is not known is %NULL.
 */
typedef struct
{
  char *organisation;
  char *number;
  char *email;
  char *given_name;
  char *family_name;
} FfwTransferWho;

/** A date of a session; times are local, as 2022-05-03T09:30. */
typedef struct
{
  char *uuid;
  char *starts_at;
  char *ends_at;
} FfwTransferDate;

/** Whether somebody was there on a day; @minutes is negative where that is not known. */
typedef struct
{
  FfwDate on;
  gboolean attended;
  int minutes;
} FfwTransferDay;

/**
 * FfwTransferPerson:
 * @uuid: the same in each revision; of a nomination, that of the booking which it becomes
 * @record: (nullable): of a slip: the UUID of the record that it becomes
 * @line: where it stands in the file it was read from
 * @language: of #ffw_coding_language, or negative: trained in, or wished for
 * @status: of a slip: of #ffw_coding_booking_status, or negative
 * @outcome: of a slip: of #ffw_coding_outcome; negative where there is no record
 * @hours: NAN where they are not known
 * @days: (element-type FfwTransferDay): of a slip
 * @reason: of a nomination: of #ffw_coding_place_reason, or negative
 * @access: (nullable): of a nomination: what they need to take part
 */
typedef struct
{
  char *uuid;
  char *record;
  guint line;
  FfwTransferWho who;
  int language;
  int status;
  int outcome;
  FfwDate completed_on;
  double hours;
  char *certificate;
  GPtrArray *days;
  int reason;
  char *access;
} FfwTransferPerson;

/**
 * FfwTransfer:
 * @uuid: the same in each revision
 * @revision: from 1
 * @generated: when it was written (UTC)
 * @from, @to: the organisations
 * @session_uuid, @session_code: (nullable): a nomination may leave to others which session it is
 * @session_language: of #ffw_coding_taught_in, or negative
 * @dates: (element-type FfwTransferDate)
 * @trainers: (element-type FfwTransferWho)
 * @people: (element-type FfwTransferPerson)
 * @file: (nullable): the name of the file that it was read from
 * @kept: 0 of a file; else the id under which it is kept, with those people who are open
 */
typedef struct
{
  gatomicrefcount refs;
  FfwTransferKind kind;
  char *uuid;
  guint revision;
  char *generated;
  FfwTransferName from;
  FfwTransferName to;
  FfwTransferName course;
  char *session_uuid;
  char *session_code;
  int session_language;
  GPtrArray *dates;
  GPtrArray *trainers;
  GPtrArray *people;
  char *file;
  gint64 kept;
} FfwTransfer;

FfwTransfer *ffw_transfer_new (FfwTransferKind kind);
FfwTransfer *ffw_transfer_ref (FfwTransfer *self);
FfwTransferDate *ffw_transfer_add_date (FfwTransfer *self);
FfwTransferWho *ffw_transfer_add_trainer (FfwTransfer *self);
FfwTransferPerson *ffw_transfer_add_person (FfwTransfer *self);
FfwTransferDay *ffw_transfer_person_add_day (FfwTransferPerson *self);
char *ffw_transfer_who_get_name (const FfwTransferWho *self);
char *ffw_transfer_get_digest (const FfwTransfer *self);
char *ffw_transfer_get_content_digest (const FfwTransfer *self);
void ffw_transfer_unref (FfwTransfer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwTransfer, ffw_transfer_unref)

G_END_DECLS
