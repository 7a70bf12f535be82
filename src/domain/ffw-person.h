/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that is known of one person, for one look. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/** Stands for a coded value that is not there. */
#define FFW_CODE_NONE (-1)

/**
 * FfwPersonPost:
 * @roles: their titles, joined; empty where there is none
 * @role_codes: (element-type utf8) NULL-terminated
 * @manager: whose number is empty where it is of another organisation
 *
 * Texts are empty where there is none, titles in the reader's language, or marked with theirs.
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *organisation_code;
  char *organisation;
  char *number;
  char *email;
  char *roles;
  char **role_codes;
  char *site_code;
  char *site;
  gint64 manager_post;
  char *manager_number;
  char *manager;
  FfwDate started_on;
  FfwDate left_on;
} FfwPersonPost;

/**
 * FfwPersonRecord:
 * @expires_on: the last day on which it counts; %FFW_DATE_NONE where it never ends, or was not
 *   completed
 */
typedef struct
{
  gint64 id;
  char *course;
  FfwDate completed_on;
  int outcome;
  int language;
  FfwDate expires_on;
} FfwPersonRecord;

typedef struct
{
  gint64 id;
  gint64 session;
  char *code;
  char *course;
  FfwDate first_on;
  FfwDate last_on;
  int status;
  int language;
} FfwPersonBooking;

typedef struct
{
  char *campaign;
  char *area;
  int rater;
  int rating;
  FfwDate rated_on;
} FfwPersonRating;

/**
 * FfwPersonAbsence:
 * @kind: as it is stored (ffw_absence_get_word()); empty where it is not said
 * @to_on: the last day, or %FFW_DATE_NONE where it is not known yet
 */
typedef struct
{
  gint64 id;
  FfwDate from_on;
  FfwDate to_on;
  char *kind;
} FfwPersonAbsence;

/**
 * FfwPersonNote:
 * @at: UTC, as 2022-11-22T10:00:00Z
 * @changed_at: (nullable): when it was changed last
 */
typedef struct
{
  gint64 id;
  char *text;
  char *at;
  char *who;
  char *changed_at;
  char *changed_by;
} FfwPersonNote;

/**
 * FfwPerson:
 * @posts: of FfwPersonPost, the latest first
 * @post: which of them was asked for
 * @records: of FfwPersonRecord, the latest first
 * @bookings: of FfwPersonBooking, the latest session first
 * @ratings: of FfwPersonRating, the latest first
 * @absences: of FfwPersonAbsence, the latest first
 * @notes: of FfwPersonNote, the latest first
 * @n_managed: the people whose manager this person is, in posts that have not ended
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *given_name;
  char *family_name;
  char *name;
  int training_language;
  GPtrArray *posts;
  const FfwPersonPost *post;
  GPtrArray *records;
  GPtrArray *bookings;
  GPtrArray *ratings;
  GPtrArray *absences;
  GPtrArray *notes;
  gint64 n_managed;
} FfwPerson;

extern const char *const ffw_person_tables[];

FfwPerson *ffw_person_read (FfwConnection *connection, gint64 post, FfwDate today,
                            FfwLanguage language, GError **error);
void ffw_person_free (FfwPerson *self);
gboolean ffw_person_find_post (FfwConnection *connection, const char *uuid, gint64 *post,
                               gint64 *person, gint64 *organisation, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwPerson, ffw_person_free)

G_END_DECLS
