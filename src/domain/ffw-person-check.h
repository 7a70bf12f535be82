/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rest of the workspace says to a person that is being written. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwPersonDraft:
 * @post: the UUID of the post that is changed; %NULL for a new one
 * @person: the UUID of the person who gets the post; %NULL for somebody new
 * @number: whose change is to be looked at, as @email, @manager and the names; %NULL for one that
 *   stays as it is, an empty text for none
 * @has_number: whether the post will have a staff number
 * @organisation: always given: its code
 *
 * What stands in a form.
 */
typedef struct
{
  const char *post;
  const char *person;
  const char *organisation;
  const char *number;
  const char *email;
  gboolean has_number;
  const char *manager;
  const char *given_name;
  const char *family_name;
  FfwDate started_on;
  FfwDate left_on;
} FfwPersonDraft;

/**
 * FfwPersonProblem:
 * @field: the English name of the field of the kind `people` at which it stands
 * @refuses: whether it is an error; else it is worth a look
 * @sentence: what is found, and what to do, in the reader's language
 * @person: (nullable): the UUID of somebody who may be the same person
 * @name: (nullable): what they are called
 * @given_name, @family_name: as they are written there
 */
typedef struct
{
  const char *field;
  gboolean refuses;
  char *sentence;
  char *person;
  char *name;
  char *given_name;
  char *family_name;
} FfwPersonProblem;

GPtrArray *ffw_person_check (FfwConnection *connection, const FfwPersonDraft *draft, FfwDate today,
                             FfwLanguage language, GError **error);

G_END_DECLS
