/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence-checks.h"
#include "ffw-evidence.h"

G_BEGIN_DECLS

/** A figure that is not there. */
#define FFW_ABSENT G_MININT64

/** Room for a figure, as it is read and as it is told. */
#define FFW_CHECKED_TEXT 32

/** Where an element stands. */
typedef struct
{
  guint line;
  guint column;
} FfwCheckedAt;

/**
 * FfwCheckedSet:
 * @least: the least of those shown
 * @at: the first of those suppressed
 *
 * Groups that add up to a total.
 */
typedef struct
{
  guint n_shown;
  guint n_hidden;
  gint64 least;
  gint64 sum;
  FfwCheckedAt at;
} FfwCheckedSet;

/** A result or a change while its counts pass. */
typedef struct
{
  FfwCheckedAt at;
  gboolean suppressed;
  gint64 n;
  double mean;
  gint64 used;
  guint n_counts;
  gint64 sum;
  gint64 weighted;
  gint64 zeros;
  char *value;
} FfwCheckedTally;

/** A change, judged when the results of its question are known. */
typedef struct
{
  FfwCheckedAt at;
  int from;
  int to;
  gint64 pairs;
} FfwCheckedChange;

struct _FfwEvidenceChecks
{
  FfwFindings *findings;
  GString *path;
  GArray *lengths;  /* of the path before each open element */
  GPtrArray *named; /* what stands in each open element: sets of what names its children */
  char text[FFW_CHECKED_TEXT];
  gsize text_length;

  int audience; /* FfwAudience, -1 where it is not known */
  gint64 minimum;
  FfwDate from;

  GHashTable *courses;
  GHashTable *areas;
  GHashTable *questions; /* scale + 1 by code */
  GPtrArray *covered;    /* areas that courses cover */
  GArray *covered_at;
  guint languages; /* of the texts of an entry, so far */

  FfwCheckedAt course_at;
  gint64 trained;
  gint64 completions;
  gboolean course_suppressed;
  FfwCheckedSet sets[FFW_GROUP_SITE + 1];

  gint64 attended;
  FfwScale scale;
  gint64 answered[FFW_N_STAGES]; /* n of the results that are shown */
  FfwCheckedTally tally;
  GArray *changes;

  gint64 required[2]; /* by necessity */
  FfwCheckedSet standing[2][FFW_GROUP_SITE + 1];
  gint64 rated;
  FfwCheckedSet sectors;
};

/* Attributes; figures are FFW_ABSENT where they are missing or no numbers. */
gint64 ffw_checked_get_count (const FfwXmlElement *element, const char *name);
gboolean ffw_checked_get_real (const FfwXmlElement *element, const char *name, double *value);
int ffw_checked_get_coded (const FfwXmlElement *element, const char *name, const FfwCoding *coding);
gint64 ffw_checked_parse_count (const char *text);

/* Rules that several sections share. */
gboolean ffw_checked_is_suppressed (FfwEvidenceChecks *self, const FfwXmlElement *element,
                                    const char *const *names);
void ffw_checked_need (FfwEvidenceChecks *self, const FfwXmlElement *element,
                       const char *const *figures);
void ffw_checked_small (FfwEvidenceChecks *self, const FfwXmlElement *element, const char *name,
                        gboolean of_people);
void ffw_checked_code (FfwEvidenceChecks *self, const FfwXmlElement *element, const char *name,
                       GHashTable *codes);
void ffw_checked_within (FfwEvidenceChecks *self, FfwCheckedAt at, const char *name, gint64 part,
                         gint64 total);
void ffw_checked_add_to_set (FfwCheckedSet *set, const FfwXmlElement *element, gboolean hidden,
                             gint64 figure);
void ffw_checked_set (FfwEvidenceChecks *self, const FfwCheckedSet *set, const char *by,
                      gint64 total);
void ffw_checked_break (FfwEvidenceChecks *self, FfwCheckedAt at, const char *by);
gboolean ffw_checked_hides_people (const FfwEvidenceChecks *self);
FfwCheckedAt ffw_checked_at (const FfwXmlElement *element);
char *ffw_checked_text (gint64 value, char text[FFW_CHECKED_TEXT]);

/* What is done as elements pass, in the files of the sections. */
typedef void (*FfwCheckedStart) (FfwEvidenceChecks *self, const FfwXmlElement *element);
typedef void (*FfwCheckedEnd) (FfwEvidenceChecks *self);

typedef struct
{
  const char *path;
  FfwCheckedStart start;
  FfwCheckedEnd end;
} FfwCheckedRule;

const FfwCheckedRule *ffw_checked_delivery_rules (guint *n);
const FfwCheckedRule *ffw_checked_evaluation_rules (guint *n);
const FfwCheckedRule *ffw_checked_standing_rules (guint *n);

G_END_DECLS
