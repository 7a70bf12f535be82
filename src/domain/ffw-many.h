/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thing done for many people at once: a training extended, an area waived, roles changed. What
 * was entered, and what comes of it. */

#pragma once

#include "ffw-action-error.h"
#include "ffw-change.h"
#include "ffw-coding.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/**
 * FfwManyAct:
 * @FFW_MANY_RECORD: a course is recorded; what is looked up here is only for whom
 * @FFW_MANY_EXTEND: records count until a day
 * @FFW_MANY_UNEXTEND: an extension is taken away
 * @FFW_MANY_WAIVE: areas are waived from a day until another
 * @FFW_MANY_END_WAIVERS: waivers in force end on a day
 * @FFW_MANY_REMOVE_WAIVERS: waivers that are not over go, as if they had never been
 * @FFW_MANY_ADD_ROLES, @FFW_MANY_REMOVE_ROLES, @FFW_MANY_SET_ROLES: of posts
 */
typedef enum
{
  FFW_MANY_RECORD,
  FFW_MANY_EXTEND,
  FFW_MANY_UNEXTEND,
  FFW_MANY_WAIVE,
  FFW_MANY_END_WAIVERS,
  FFW_MANY_REMOVE_WAIVERS,
  FFW_MANY_ADD_ROLES,
  FFW_MANY_REMOVE_ROLES,
  FFW_MANY_SET_ROLES,
} FfwManyAct;

/**
 * FfwManyPlan:
 * @posts: (element-type gint64): for whom, as often as a person likes to have chosen them
 * @rows: (element-type gint64): in place of @posts: the records, or the waivers, themselves
 * @areas: codes, separated by spaces; none of them stands for all, but to waive
 * @roles: codes, separated by spaces
 * @from: the first day of a waiver, or of the roles; of roles %FFW_DATE_NONE corrects the posts
 *   from their beginning
 * @until: the last day of a record or a waiver
 * @reason: why, of an extension and a waiver
 * @shorten: whether a record that now lasts longer, or for ever, is to end earlier
 */
typedef struct
{
  FfwManyAct act;
  GArray *posts;
  GArray *rows;
  char *areas;
  char *roles;
  FfwDate from;
  FfwDate until;
  char *reason;
  gboolean shorten;
} FfwManyPlan;

/**
 * FfwManyLeft:
 *
 * Why nothing is done for somebody. Where there are several reasons, it is the last of these.
 */
typedef enum
{
  FFW_MANY_LEFT_GONE,      /* the row is not there any more */
  FFW_MANY_LEFT_NOT_ASKED, /* nothing is required of the post in these areas */
  FFW_MANY_LEFT_NO_RECORD,
  FFW_MANY_LEFT_NO_EXTENSION,
  FFW_MANY_LEFT_NO_WAIVER,
  FFW_MANY_LEFT_NO_ROLE,   /* has none of the roles */
  FFW_MANY_LEFT_LAST_ROLE, /* would have no role any more */
  FFW_MANY_LEFT_ENDED,     /* the post had ended */
  FFW_MANY_LEFT_NOT_BEGUN, /* no post had begun */
  FFW_MANY_LEFT_HAS_ALREADY,
  FFW_MANY_LEFT_LONGER,    /* the record lasts longer now, or for ever */
  FFW_MANY_LEFT_TOO_EARLY, /* the end would be before the completion, or the beginning */
  FFW_MANY_LEFT_REFUSED,   /* a rule is against it */
  FFW_MANY_N_LEFT,
} FfwManyLeft;

/**
 * FfwManyPerson:
 * @why: what a rule says against it (%FFW_MANY_LEFT_REFUSED), else %NULL
 *
 * Somebody for whom nothing is done.
 */
typedef struct
{
  gint64 person;
  char *name;
  FfwManyLeft left;
  char *why;
} FfwManyPerson;

/**
 * FfwManyEffect:
 * @n: how many requirements (of a post, in an area) go from one standing to another: of
 *   #FfwStandingStatus and one more, 0 for none
 *
 * What a change does to how posts stand, as of the present day.
 */
typedef struct
{
  guint64 n[FFW_N_STANDINGS + 1][FFW_N_STANDINGS + 1];
} FfwManyEffect;

/**
 * FfwManyResult:
 * @n_people: for how many something is done
 * @n_rows: how many records, waivers or posts that is
 * @n_longer: how many records last longer now, or for ever
 * @n_left: (array): for how many nothing is done, by why
 * @left: (element-type FfwManyPerson): the first of them
 * @effect: filled by ffw_many_look()
 */
typedef struct
{
  guint n_people;
  guint n_rows;
  guint n_longer;
  guint n_left[FFW_MANY_N_LEFT];
  GPtrArray *left;
  FfwManyEffect effect;
} FfwManyResult;

FfwManyPlan *ffw_many_plan_new (FfwManyAct act);
void ffw_many_plan_free (FfwManyPlan *self);

FfwManyResult *ffw_many_run (FfwChange *change, const FfwManyPlan *plan, FfwDate today,
                             GError **error);
FfwManyResult *ffw_many_look (FfwChange *change, const FfwManyPlan *plan, FfwDate today,
                              GError **error);
guint ffw_many_result_count_left (const FfwManyResult *self);
void ffw_many_result_free (FfwManyResult *self);

gboolean ffw_many_work_out_effect (FfwConnection *connection, GHashTable *follows,
                                   FfwManyEffect *effect, GError **error);
char *ffw_many_read_codes (FfwConnection *connection, const gint64 *areas, guint n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwManyPlan, ffw_many_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwManyResult, ffw_many_result_free)

G_END_DECLS
