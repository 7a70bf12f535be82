/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a training passport holds: one person’s posts, how they stand, and what they have
 * completed, in both languages. */

#pragma once

#include "ffw-person-standing.h"

G_BEGIN_DECLS

/** Something with a code and a title: an organisation, a role, a course, an area. */
typedef struct
{
  char *code;
  FfwText title;
} FfwPassportName;

/**
 * FfwPassportPost:
 * @site: without a code where there is none
 * @roles: (element-type FfwPassportName): by code
 * @standing: (nullable): lent from the passport; %NULL where nothing is asked of it
 */
typedef struct
{
  gint64 id;
  char *uuid;
  FfwPassportName organisation;
  FfwPassportName site;
  char *number;
  GPtrArray *roles;
  FfwDate started_on;
  FfwDate left_on;
  const FfwPostStanding *standing;
} FfwPassportPost;

/** An area that a course covers, at a level. */
typedef struct
{
  FfwPassportName area;
  FfwLevel level;
} FfwPassportCover;

/**
 * FfwPassportRecord:
 * @provider: without a code where it is not known
 * @language: of #FfwLanguage as records have it, or negative where it is not known
 * @hours: NAN where they are not known
 * @certificate: empty where there is none
 * @expires_on: by the course, or as it was extended; none where it never does
 * @covers: (element-type FfwPassportCover): by the area’s code
 */
typedef struct
{
  char *uuid;
  FfwPassportName course;
  FfwPassportName provider;
  FfwDate completed_on;
  FfwDate expires_on;
  int language;
  double hours;
  char *certificate;
  GPtrArray *covers;
} FfwPassportRecord;

/**
 * FfwPassport:
 * @training_language: a number of #ffw_coding_preference, or negative where none is said
 * @publisher: whose workspace it is; without a code where that is not said
 * @posts: (element-type FfwPassportPost): those that have begun by @day, the latest first
 * @records: (element-type FfwPassportRecord): completed by @day, the latest first
 */
typedef struct
{
  FfwDate day;
  char *uuid;
  char *given_name;
  char *family_name;
  int training_language;
  FfwPassportName publisher;
  GPtrArray *posts;
  GPtrArray *records;
  FfwPersonStanding *standing;
} FfwPassport;

FfwPassport *ffw_passport_read (FfwConnection *connection, gint64 person, FfwDate day,
                                GError **error);
void ffw_passport_free (FfwPassport *self);
FfwLanguage ffw_passport_get_language (const FfwPassport *self, FfwLanguage reader);
char *ffw_passport_get_name (const FfwPassport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwPassport, ffw_passport_free)

G_END_DECLS
