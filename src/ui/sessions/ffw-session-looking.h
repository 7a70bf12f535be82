/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session as it is entered by now, for another thread to look at. */

#pragma once

#include "ffw-session-dates.h"
#include "ffw-session-look.h"
#include "ffw-trainers-box.h"

G_BEGIN_DECLS

/**
 * FfwSessionLooking:
 * @question: what points into the rest
 * @rows: (element-type guint): of each date of the question, which of the form's it is
 */
typedef struct
{
  FfwSessionQuestion question;
  GPtrArray *texts;
  GArray *dates;
  GArray *rows;
  GArray *trainers;
} FfwSessionLooking;

FfwSessionLooking *ffw_session_looking_new (gint64 session, const char *course, const char *code,
                                            FfwSessionDates *dates, FfwTrainersBox *trainers);
void ffw_session_looking_free (gpointer looking);

G_END_DECLS
