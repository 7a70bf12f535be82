/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding a few people by what is typed, for somebody to choose among. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwFoundPerson:
 * @uuid: of the post
 * @organisation: its name in the reader's language
 * @left_on: the post's last day, or %FFW_DATE_NONE
 *
 * Somebody in one post. Texts are empty where there is none.
 */
typedef struct
{
  gint64 post;
  gint64 person;
  char *uuid;
  char *person_uuid;
  char *given_name;
  char *family_name;
  char *name;
  char *number;
  char *email;
  char *organisation_code;
  char *organisation;
  char *roles;
  FfwDate left_on;
} FfwFoundPerson;

GPtrArray *ffw_people_search (FfwConnection *connection, const char *words,
                              const char *organisation, FfwDate on, guint limit,
                              FfwLanguage language, GError **error);
GPtrArray *ffw_people_search_email (FfwConnection *connection, const char *email,
                                    FfwLanguage language, GError **error);
GPtrArray *ffw_people_search_number (FfwConnection *connection, const char *organisation,
                                     const char *number, FfwLanguage language, GError **error);

G_END_DECLS
