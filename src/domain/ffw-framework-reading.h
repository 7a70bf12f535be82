/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-framework-list.h"
#include "ffw-text.h"

G_BEGIN_DECLS

/** How one thing of the framework belongs to another, in the order in which it is shown. */
typedef enum
{
  FFW_RELATION_AREA,            /* requirement → its area */
  FFW_RELATION_ROLE,            /* requirement → its role */
  FFW_RELATION_COVERS,          /* course → an area, at a level */
  FFW_RELATION_COVERED_BY,      /* area → a course, at a level */
  FFW_RELATION_MET_BY,          /* requirement → a course that covers enough */
  FFW_RELATION_REQUIREMENT,     /* area or role → a requirement */
  FFW_RELATION_REQUIREMENT_ALL, /* role → a requirement of every role */
  FFW_RELATION_AUTHORISES,      /* course → one that its completion allows to deliver */
  FFW_RELATION_AUTHORISED_BY,
  FFW_RELATION_REPLACES,
  FFW_RELATION_REPLACED_BY,
  FFW_RELATION_FORM,     /* course or question → a form that asks */
  FFW_RELATION_QUESTION, /* form → a question, in the order of the form */
  FFW_RELATION_COURSE,   /* form → its course */
} FfwRelation;

/**
 * FfwFrameworkLink:
 * @title: of a requirement, of its role seen from an area, and of its area seen from a role
 * @level: a FfwLevel, or -1
 * @mandatory: of a requirement: 1 or 0; else -1
 * @sector: of a requirement: a FfwSector, or -1 for any
 */
typedef struct
{
  FfwRelation relation;
  FfwFrameworkConcept concept;
  gint64 id;
  char *code;
  FfwText title;
  int level;
  int mandatory;
  int sector;
} FfwFrameworkLink;

/** An organisation; its code is %NULL where there is none. */
typedef struct
{
  char *code;
  FfwText name;
} FfwFrameworkBody;

/**
 * FfwFrameworkItem:
 * @text: the title, or the question; a requirement has none
 * @framework: title of the framework that it comes from
 * @version: (nullable): of the framework; %NULL where it comes from none
 * @published_on: or %FFW_DATE_NONE
 * @basis: (nullable): what it is founded on, as the catalogue says it
 * @strand: of an area, or -1
 * @places: of a course; %FFW_NULL where they are not limited; so for months
 * @hours: NAN where they are not known
 * @completion: what completes a course: all, share:80 (percent of the minutes) or sessions:3
 * @sector: of a requirement: a FfwSector, or -1 for any
 * @level: of a requirement: a FfwLevel
 * @evaluation: of a question: Kirkpatrick's level, 1 to 4
 * @stages: of a question: codes of stages, separated by spaces
 * @stage: of a form
 * @links: (element-type FfwFrameworkLink): in the order of FfwRelation
 *
 * A thing of the framework, with what belongs to it.
 */
typedef struct
{
  FfwFrameworkConcept concept;
  gint64 id;
  char *code;
  FfwText text;

  FfwText framework;
  char *version;
  FfwFrameworkBody publisher;
  FfwDate published_on;
  char *basis;

  int strand;

  FfwFrameworkBody provider;
  FfwFrameworkBody awarding_body;
  FfwFrameworkBody commissioner;
  gint64 places;
  FfwDate launched_on;
  FfwDate retired_on;
  gint64 validity_months;
  double hours;
  char *completion;

  int sector;
  FfwLevel level;
  gboolean mandatory;
  gint64 within_days;
  gint64 renew_months;
  FfwDate in_force_from;

  int evaluation;
  char *stages;
  FfwScale scale;

  FfwStage stage;

  GPtrArray *links;
} FfwFrameworkItem;

/**
 * FfwFrameworkGaps:
 * @n: how many texts there are of each concept; a requirement has none
 * @wanting: how many of them want a language
 */
typedef struct
{
  guint n[FFW_N_FRAMEWORK_CONCEPTS];
  guint wanting[FFW_N_FRAMEWORK_CONCEPTS][FFW_N_LANGUAGES];
} FfwFrameworkGaps;

FfwFrameworkItem *ffw_framework_read_item (FfwConnection *connection, FfwFrameworkConcept concept,
                                           gint64 id, GError **error);
void ffw_framework_item_free (FfwFrameworkItem *self);
gboolean ffw_framework_count_posts (FfwConnection *connection, FfwFrameworkConcept concept,
                                    gint64 id, FfwDate today, gint64 *posts, GError **error);
FfwFrameworkGaps *ffw_framework_read_gaps (FfwConnection *connection, GError **error);

extern const char *const ffw_framework_tables[];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwFrameworkItem, ffw_framework_item_free)

G_END_DECLS
