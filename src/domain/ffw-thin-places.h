/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Thin places of the cascade: a police area and a course with fewer than two authorised trainers,
 * or that will have fewer than two once the authorisations that end within 180 days without a
 * refresher booked have ended. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/** How many trainers a place needs so that one may be away. */
#define FFW_THIN_LEAST 2

/**
 * FfwThinPlace:
 * @area: the code of the police area
 * @course: the id of the course, by @code and @title
 * @n_now: how many may deliver it today
 * @n_later: how many of them still may then, unless something is done
 */
typedef struct
{
  char *area;
  gint64 course;
  char *code;
  char *title;
  guint n_now;
  guint n_later;
} FfwThinPlace;

GPtrArray *ffw_thin_places_read (FfwConnection *connection, gint64 course, FfwDate today,
                                 FfwLanguage language, GError **error);

G_END_DECLS
