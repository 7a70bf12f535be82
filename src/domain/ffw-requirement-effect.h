/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a requirement that is added, changed or removed would do to how posts stand. */

#pragma once

#include "ffw-list-source.h"
#include "ffw-standing-rules.h"

G_BEGIN_DECLS

/**
 * FfwEffectKind:
 * @FFW_EFFECT_MISSING … @FFW_EFFECT_WAIVED: the area stands so now and did not before; numbered as
 *   #FfwStandingStatus
 * @FFW_EFFECT_ALREADY: it was not required before, and is met
 * @FFW_EFFECT_MANDATORY: stands as before, but is mandatory now
 * @FFW_EFFECT_RECOMMENDED: stands as before, but is only recommended now
 * @FFW_EFFECT_DATES: stands as before, with another day by which, or until which; not said of
 *   what is missing or expired
 * @FFW_EFFECT_NOT_REQUIRED: is not required any more
 *
 * What becomes of one training area of one post, in the order in which it is shown.
 */
typedef enum
{
  FFW_EFFECT_MISSING,
  FFW_EFFECT_EXPIRED,
  FFW_EFFECT_EXPIRING,
  FFW_EFFECT_DUE,
  FFW_EFFECT_BOOKED,
  FFW_EFFECT_MET,
  FFW_EFFECT_WAIVED,
  FFW_EFFECT_ALREADY,
  FFW_EFFECT_MANDATORY,
  FFW_EFFECT_RECOMMENDED,
  FFW_EFFECT_DATES,
  FFW_EFFECT_NOT_REQUIRED,
} FfwEffectKind;

#define FFW_N_EFFECTS 12

/** What FfwEffectRow::before and FfwEffectRow::after are where the area is not required. */
#define FFW_EFFECT_NONE 7

/**
 * FfwRequirementDraft:
 * @area: code of the training area
 * @role: code of the role, or an empty text for any
 * @sector: of #FfwSector, or %FFW_REQUIREMENT_ANY
 * @renew_months: negative where the course's validity holds
 * @in_force_from: none where it always is
 *
 * A requirement as a form has it.
 */
typedef struct
{
  char *code;
  char *area;
  char *role;
  int sector;
  FfwLevel level;
  gboolean mandatory;
  int within_days;
  int renew_months;
  FfwDate in_force_from;
} FfwRequirementDraft;

/**
 * FfwEffectRow:
 * @before, @after: of #FfwStandingStatus, or %FFW_EFFECT_NONE
 * @day_before, @day_after: the day until which it counts, or by which it is to be there; none
 *   where it has no end
 */
typedef struct
{
  gint64 post;
  gint64 area;
  guint8 kind;
  guint8 before;
  guint8 after;
  FfwDate day_before;
  FfwDate day_after;
} FfwEffectRow;

/**
 * FfwRequirementEffect:
 * @day: as of which day: today, or the first day ahead on which it does anything
 * @asked_before, @asked_after: how many posts must meet the requirement on that day
 * @counts: (array length=FFW_N_EFFECTS): how many rows there are of each kind
 * @n_people: how many people the rows are about
 * @rows: (element-type FfwEffectRow): one for each post and area that is touched
 * @met_by, @met_by_offered: how many courses meet it, and how many of them are not retired
 */
typedef struct
{
  FfwDate day;
  guint asked_before;
  guint asked_after;
  guint counts[FFW_N_EFFECTS];
  guint n_people;
  GArray *rows;
  guint met_by;
  guint met_by_offered;
} FfwRequirementEffect;

/**
 * FfwEffectProgress:
 * @done: how many of @total people have been looked at
 *
 * Is called from the thread that reads.
 */
typedef void (*FfwEffectProgress) (guint64 done, guint64 total, gpointer data);

FfwRequirementDraft *ffw_requirement_draft_copy (const FfwRequirementDraft *self);
void ffw_requirement_draft_free (FfwRequirementDraft *self);

FfwRequirementEffect *ffw_requirement_effect_read (FfwConnection *connection, gint64 id,
                                                   const FfwRequirementDraft *draft, FfwDate today,
                                                   FfwEffectProgress progress, gpointer data,
                                                   GError **error);
void ffw_requirement_effect_free (FfwRequirementEffect *self);

/* The list of those who are touched. Its filter `kind` takes the names of the kinds. */
extern const FfwListSource ffw_requirement_effect_list;
extern const char *const ffw_requirement_effect_tables[];
FfwListGiven *ffw_requirement_effect_give (FfwRequirementEffect *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRequirementDraft, ffw_requirement_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwRequirementEffect, ffw_requirement_effect_free)

G_END_DECLS
