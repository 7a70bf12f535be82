/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What sessions of a course are like, to begin a new one with. */

#pragma once

#include "ffw-action-error.h"
#include "ffw-change.h"
#include "ffw-coding.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/**
 * FfwTemplateDate:
 * @day: 0 for the first of a session, 1 for the day after that one
 * @starts: minutes since midnight
 * @ends: minutes since midnight of the same day; of the next one where that is no later than
 *   @starts
 * @venue: an empty text for none
 * @link: likewise
 */
typedef struct
{
  guint day;
  guint starts;
  guint ends;
  char *venue;
  char *link;
} FfwTemplateDate;

/**
 * FfwSessionTemplate:
 * @id: 0 where it is not kept
 * @name: what people call it; of one made from a session, the session's code
 * @language: a number of ffw_coding_taught_in, or -1
 * @capacity: %FFW_NULL for no limit
 * @minimum: %FFW_NULL for none
 * @waiting_order: a number of ffw_coding_waiting_order
 * @dates: (element-type FfwTemplateDate): in their order
 */
typedef struct
{
  gint64 id;
  char *name;
  int language;
  gint64 capacity;
  gint64 minimum;
  int waiting_order;
  char *funding;
  char *notes;
  GPtrArray *dates;
} FfwSessionTemplate;

FfwSessionTemplate *ffw_session_template_new (const char *name);
void ffw_session_template_add_date (FfwSessionTemplate *self, guint day, guint starts, guint ends,
                                    const char *venue, const char *link);
void ffw_session_template_free (FfwSessionTemplate *self);

GPtrArray *ffw_session_templates_read (FfwConnection *connection, const char *course,
                                       GError **error);
FfwSessionTemplate *ffw_session_template_of_session (FfwConnection *connection, gint64 session,
                                                     GError **error);
FfwSessionTemplate *ffw_session_template_of_last (FfwConnection *connection, const char *course,
                                                  GError **error);
gboolean ffw_session_template_save (FfwChange *change, const char *course,
                                    const FfwSessionTemplate *values, GError **error);
gboolean ffw_session_template_remove (FfwChange *change, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwSessionTemplate, ffw_session_template_free)

G_END_DECLS
