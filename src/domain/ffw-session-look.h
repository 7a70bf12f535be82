/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is to know while somebody plans a session: what it begins with, who may train on it,
 * and what is odd about it. */

#pragma once

#include "ffw-clash.h"
#include "ffw-language.h"
#include "ffw-matches.h"
#include "ffw-session-templates.h"

G_BEGIN_DECLS

/**
 * FfwSessionBeginning:
 * @course: the id, 0 where there is no such course
 * @retired_on: from when the course is retired, or %FFW_DATE_NONE
 * @usual: dates as long as the course takes, without a place
 * @last: (nullable): what its latest session was like
 * @templates: (element-type FfwSessionTemplate): by their names
 *
 * What a session of a course may begin with.
 */
typedef struct
{
  gint64 course;
  FfwDate retired_on;
  FfwSessionTemplate *usual;
  FfwSessionTemplate *last;
  GPtrArray *templates;
} FfwSessionBeginning;

/**
 * FfwTrainerLook:
 * @who: in the post held on the session's first day
 * @until: the last day of the authorisation that they have on the session's last day;
 *   %FFW_DATE_NONE where they have none
 */
typedef struct
{
  FfwMatch *who;
  FfwDate until;
} FfwTrainerLook;

/**
 * FfwSessionQuestion:
 * @session: 0 for a new one
 * @course: a code
 * @code: the session's, as it is typed
 * @first, @last: its days; %FFW_DATE_NONE while they are not known
 * @dates: (array length=n_dates): those that are known whole
 * @trainers: (array length=n_trainers): ids of people
 */
typedef struct
{
  gint64 session;
  const char *course;
  const char *code;
  FfwDate first;
  FfwDate last;
  const FfwClashDate *dates;
  guint n_dates;
  const gint64 *trainers;
  guint n_trainers;
  FfwLanguage language;
} FfwSessionQuestion;

/**
 * FfwSessionLook:
 * @code: a code that no session has; %NULL while the first day or the course is not known
 * @is_taken: whether another session has the code that was asked about
 * @needs_authorisation: whether some course authorises people to deliver it
 * @candidates: (element-type FfwTrainerLook): who may train on it and is not among those asked
 *   about, most recent trainers of the course first
 * @untils: (element-type FfwDate): of each trainer who was asked about, as #FfwTrainerLook says
 * @clashes: (element-type FfwClash)
 */
typedef struct
{
  char *code;
  gboolean is_taken;
  gboolean needs_authorisation;
  GPtrArray *candidates;
  GArray *untils;
  GPtrArray *clashes;
} FfwSessionLook;

FfwSessionBeginning *ffw_session_beginning_read (FfwConnection *connection, const char *course,
                                                 GError **error);
void ffw_session_beginning_free (FfwSessionBeginning *self);
FfwSessionLook *ffw_session_look (FfwConnection *connection, const FfwSessionQuestion *question,
                                  GError **error);
void ffw_session_look_free (FfwSessionLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwSessionBeginning, ffw_session_beginning_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwSessionLook, ffw_session_look_free)

G_END_DECLS
