/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom a row names: by organisation and staff number, else by e-mail, or by the
 * person's own UUID.  A name alone never identifies anyone. */

#pragma once

#include "ffw-intake-private.h"

G_BEGIN_DECLS

/**
 * FfwNaming:
 * @organisation, @number, @email, @person: the fields of the kind that name a person
 * @person_slot, @post_slot: the columns that hold whom they name
 */
typedef struct
{
  guint organisation;
  guint number;
  guint email;
  guint person;
  guint person_slot;
  guint post_slot;
} FfwNaming;

/* The fields of a kind that names a person, in this order at its beginning (after id). */
#define FFW_FIELDS_PERSON                                                                          \
  { .name = "organisation",                                                                        \
    .name_cy = "sefydliad",                                                                        \
    .type = FFW_FIELD_IDENTIFIER,                                                                  \
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN,                                                     \
    .sql = "po.code" },                                                                            \
      { .name = "staff_number",                                                                    \
        .name_cy = "rhif_staff",                                                                   \
        .type = FFW_FIELD_IDENTIFIER,                                                              \
        .flags = FFW_FIELD_KEY | FFW_FIELD_PERSON,                                                 \
        .sql = "pp.staff_number" },                                                                \
      { .name = "email",                                                                           \
        .name_cy = "ebost",                                                                        \
        .also = "e-bost",                                                                          \
        .type = FFW_FIELD_IDENTIFIER,                                                              \
        .flags = FFW_FIELD_CARRIER | FFW_FIELD_PERSON,                                             \
        .sql = "pp.email" },                                                                       \
  {                                                                                                \
    .name = "person", .name_cy = "person", .type = FFW_FIELD_UUID,                                 \
    .flags = FFW_FIELD_CARRIER | FFW_FIELD_PERSON, .sql = "pe.uuid"                                \
  }

/* What those select from, of a table with the alias t_ that has person and post. */
#define FFW_FROM_PERSON(t_)                                                                        \
  " JOIN person pe ON pe.id = " t_ ".person"                                                       \
  " LEFT JOIN post pp ON pp.id = " t_ ".post"                                                      \
  " LEFT JOIN organisation po ON po.id = pp.organisation"

gboolean ffw_naming_resolve (FfwIntake *self, FfwRow *row, const FfwNaming *naming, const char *on,
                             GError **error);
char *ffw_naming_nearest (FfwIntake *self, gint64 organisation, const char *number, GError **error);
gboolean ffw_naming_warn_outside (FfwIntake *self, FfwRow *row, int field, const char *on,
                                  GError **error);

G_END_DECLS
