/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the cascade has got to: trainers and people reached by police area and by organisation. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

typedef enum
{
  FFW_CASCADE_BY_POLICE_AREA,
  FFW_CASCADE_BY_ORGANISATION,
} FfwCascadeBy;

/**
 * FfwCascadePlace:
 * @name: of the police area (its code) or the organisation; empty for nowhere known
 * @n_reached: people who completed a course at a session, by the post that they held then
 * @n_trainers: trainers who are authorised today, by the post that they hold
 */
typedef struct
{
  char *name;
  guint n_reached;
  guint n_trainers;
} FfwCascadePlace;

GPtrArray *ffw_cascade_places_read (FfwConnection *connection, FfwCascadeBy by, gint64 course,
                                    FfwDate today, FfwLanguage language, GError **error);

G_END_DECLS
