/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person's line of time: posts, what lies between them, and absences. */

#pragma once

#include "ffw-person.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwPersonMoment:
 * @from: the first day of it
 * @until: the last, or %FFW_DATE_NONE
 * @post: (nullable): the post that it is
 * @absence: (nullable): the absence that it is
 *
 * One piece of the line. Without post and absence, it is a time without any post; that after the
 * last has no end.
 */
typedef struct
{
  FfwDate from;
  FfwDate until;
  const FfwPersonPost *post;
  const FfwPersonAbsence *absence;
} FfwPersonMoment;

GPtrArray *ffw_person_time_read (const FfwPerson *person);
GtkWidget *ffw_person_time_row (const FfwPersonMoment *moment, const FfwPersonPost *shown,
                                FfwDate today, gboolean writable);

const FfwPersonPost *ffw_person_time_last (const FfwPerson *person);
gboolean ffw_person_time_goes_on (const FfwPerson *person, FfwDate day);
gboolean ffw_person_time_touches (const FfwPerson *person, const FfwPersonPost *post,
                                  gboolean before);

G_END_DECLS
