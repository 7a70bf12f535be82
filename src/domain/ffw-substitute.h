/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who could train in somebody's place. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwSubstitute:
 * @person: who it is, by @name, of @organisation
 * @is_authorised: may train on the session's last day
 * @until: the last day of that; %FFW_DATE_LAST where it never ends, none where it is of no record
 * @clash: (nullable): the code of a session at the same times
 * @is_there: has a post on each of the dates
 * @is_away: is absent on one of them
 * @is_near: has a post in the police area of whom they would replace
 * @speaks: trains in the language of the session
 * @n_ahead: how many other sessions they have before them
 */
typedef struct
{
  gint64 person;
  char *name;
  char *organisation;
  gboolean is_authorised;
  FfwDate until;
  char *clash;
  gboolean is_there;
  gboolean is_away;
  gboolean is_near;
  gboolean speaks;
  guint n_ahead;
} FfwSubstitute;

gboolean ffw_substitute_is_free (const FfwSubstitute *self);
GPtrArray *ffw_substitute_list (FfwConnection *connection, gint64 session, gint64 person,
                                FfwDate from, FfwLanguage language, GError **error);

G_END_DECLS
