/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What needs a hand today: a few questions to lists of the window, and how many rows answer each.
 */

#pragma once

#include "ffw-date.h"
#include "ffw-framework-list.h"
#include "ffw-list-source.h"

G_BEGIN_DECLS

/** How many filters a line asks, their values and the NULL at the end included. */
#define FFW_TODAY_FILTERS 9

typedef enum
{
  FFW_TODAY_TRAINING, /* of people */
  FFW_TODAY_SESSIONS, /* of sessions */
  FFW_TODAY_DATA,     /* what the workspace lacks */
  FFW_N_TODAY_GROUPS
} FfwTodayGroup;

/**
 * FfwTodayLine:
 * @id: what the line is known by
 * @title: an untranslated message
 * @page: the page of the window that has the list
 * @concept: where that is the framework: which of its lists
 * @filters: ids of filters of the page, each with its value; NULL-terminated
 * @is_urgent: whether something is wanting already
 *
 * A question: the rows of a list that filters keep.
 */
typedef struct
{
  const char *id;
  const char *title;
  FfwTodayGroup group;
  const char *page;
  FfwFrameworkConcept concept;
  const char *filters[FFW_TODAY_FILTERS];
  gboolean is_urgent;
} FfwTodayLine;

/**
 * FfwToday:
 * @day: the day that standing is as of; none where it has never been worked out
 * @is_empty: there is nobody in the workspace
 * @has_requirements: something is required of somebody
 * @counts: (array): how many rows answer each line
 * @n_unsettled: people of slips and nominations whom nobody has settled yet
 */
typedef struct
{
  FfwDate day;
  gboolean is_empty;
  gboolean has_requirements;
  guint64 *counts;
  gint64 n_unsettled;
} FfwToday;

const FfwTodayLine *ffw_today_lines (guint *n);
gboolean ffw_today_line_is_of_people (const FfwTodayLine *self);
FfwToday *ffw_today_read (FfwConnection *connection, const char *organisation, GError **error);
void ffw_today_free (FfwToday *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwToday, ffw_today_free)

G_END_DECLS
