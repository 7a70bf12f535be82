/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"
#include "ffw-list-query.h"

G_BEGIN_DECLS

/** The columns of the list of people, in the order in which a row holds them. */
typedef enum
{
  FFW_PEOPLE_NAME,         /* family name, given name */
  FFW_PEOPLE_ORGANISATION, /* its name */
  FFW_PEOPLE_NUMBER,       /* staff number */
  FFW_PEOPLE_ROLES,        /* titles, joined by commas */
  FFW_PEOPLE_SITE,         /* its name */
  FFW_PEOPLE_STARTED,      /* ISO date */
  FFW_PEOPLE_LEFT,         /* ISO date, empty where the post goes on */
  FFW_N_PEOPLE_COLUMNS
} FfwPeopleColumn;

extern const char *const ffw_people_list_tables[];

FfwListQuery *ffw_people_list_query (FfwPeopleColumn order, gboolean descending, const char *search,
                                     FfwLanguage language);

G_END_DECLS
