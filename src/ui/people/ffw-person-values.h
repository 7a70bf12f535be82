/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the form of a person, and how it is written. */

#pragma once

#include "ffw-change.h"
#include "ffw-finding.h"
#include "ffw-person.h"

G_BEGIN_DECLS

/** The fields of the form, in their order. */
typedef enum
{
  FFW_PERSON_GIVEN_NAME,
  FFW_PERSON_FAMILY_NAME,
  FFW_PERSON_LANGUAGE,
  FFW_PERSON_ORGANISATION,
  FFW_PERSON_NUMBER,
  FFW_PERSON_EMAIL,
  FFW_PERSON_ROLES,
  FFW_PERSON_SITE,
  FFW_PERSON_MANAGER,
  FFW_PERSON_STARTED,
  FFW_PERSON_LEFT,
  FFW_PERSON_N_FIELDS,
} FfwPersonField;

/**
 * FfwPersonValues:
 *
 * The fields as texts in the forms of the import formats, none of them %NULL.
 */
typedef struct
{
  char *texts[FFW_PERSON_N_FIELDS];
} FfwPersonValues;

/**
 * FfwPersonSaving:
 * @post: (nullable): the UUID of the post; that of a new one is made when it is written
 * @is_new: whether the post is
 * @person: (nullable): the UUID of whom a new post is for; %NULL for somebody new
 * @values: what is to be
 * @before: what was, as far as whoever filled in the form knows
 * @problems: (out): of FfwPersonProblem, what the workspace says against it
 * @findings: (out): what the intake says
 * @changed: (out): whether somebody else has changed a field that was changed here
 * @id: (out): the post
 *
 * A form on its way into the workspace.
 */
typedef struct
{
  char *post;
  gboolean is_new;
  char *person;
  FfwPersonValues values;
  FfwPersonValues before;
  FfwDate today;
  FfwLanguage language;
  GPtrArray *problems;
  FfwFindings *findings;
  gboolean changed;
  gint64 id;
} FfwPersonSaving;

const char *ffw_person_field_name (FfwPersonField field);
int ffw_person_field_find (const char *name);
void ffw_person_values_set (FfwPersonValues *self, const FfwPerson *person);
void ffw_person_values_copy (FfwPersonValues *self, const FfwPersonValues *from);
void ffw_person_values_clear (FfwPersonValues *self);
GVariant *ffw_person_values_save (const FfwPersonValues *self);
void ffw_person_values_restore (FfwPersonValues *self, GVariant *state);
gpointer ffw_person_saving_check (FfwConnection *connection, gpointer saving, GError **error);
gboolean ffw_person_saving_run (FfwChange *change, gpointer saving, GError **error);
void ffw_person_saving_free (gpointer saving);

G_END_DECLS
