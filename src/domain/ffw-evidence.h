/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-coding.h"
#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-statistics.h"
#include "ffw-text.h"

G_BEGIN_DECLS

/**
 * FfwEvidenceError:
 * @FFW_EVIDENCE_ERROR_REFUSED: what was asked for may not be given; the message says why
 * @FFW_EVIDENCE_ERROR_INVALID: the file would not validate: a defect of the program
 */
typedef enum
{
  FFW_EVIDENCE_ERROR_REFUSED,
  FFW_EVIDENCE_ERROR_INVALID,
} FfwEvidenceError;

#define FFW_EVIDENCE_ERROR (ffw_evidence_error_quark ())
GQuark ffw_evidence_error_quark (void);

/** For whom the evidence is: it decides what is suppressed. */
typedef enum
{
  FFW_AUDIENCE_COMMISSIONER,
  FFW_AUDIENCE_PUBLIC,
  FFW_AUDIENCE_RETURN
} FfwAudience;

/** What a group of people trained, of completions or of posts has in common; in the order of the
 * codes. */
typedef enum
{
  FFW_GROUP_LANGUAGE,
  FFW_GROUP_ORGANISATION,
  FFW_GROUP_POLICE_AREA,
  FFW_GROUP_ROLE,
  FFW_GROUP_SECTOR,
  FFW_GROUP_SITE
} FfwGroupBy;

#define FFW_N_STAGES 4

extern const FfwCoding ffw_coding_audience;
extern const FfwCoding ffw_coding_group_by;

/** The least figure that is not small, where nothing else is said. */
#define FFW_EVIDENCE_MINIMUM_DEFAULT 5

/** The lowest that it may be set to. */
#define FFW_EVIDENCE_MINIMUM_LEAST 3

/**
 * FfwEvidenceScope:
 * @from, @to: the period, both days in it; %FFW_DATE_NONE: from the first date there is, to @today
 * @today: the day of the export; %FFW_DATE_NONE is today
 * @organisation: (nullable): the code of the one organisation, else all
 * @minimum: figures from 1 to @minimum - 1 are small; at least %FFW_EVIDENCE_MINIMUM_LEAST
 *
 * What evidence is asked for.
 */
typedef struct
{
  FfwAudience audience;
  FfwDate from;
  FfwDate to;
  FfwDate today;
  const char *organisation;
  guint minimum;
} FfwEvidenceScope;

typedef struct
{
  char *code;
  char *version;
} FfwEvidenceFramework;

/** An area that a course covers, by its code, and the level at which it does. */
typedef struct
{
  char *area;
  FfwLevel level;
} FfwEvidenceCover;

/**
 * FfwEvidenceEntry:
 * @title: of a course or an area; the text of a question
 * @covers: (nullable): of a course, #FfwEvidenceCover by area
 * @level: of a question, Kirkpatrick's, 1 to 4
 * @scale: of a question
 *
 * A course, an area or a question that the figures refer to.
 */
typedef struct
{
  char *code;
  FfwText title;
  GPtrArray *covers;
  int level;
  FfwScale scale;
} FfwEvidenceEntry;

/**
 * FfwEvidenceGroup:
 * @title: the name of an organisation or a site; empty for what a coding names
 * @figure: people trained; of a language, completions; 0 where suppressed
 * @people: distinct people of @figure; 0 where suppressed
 */
typedef struct
{
  FfwGroupBy by;
  char *code;
  FfwText title;
  guint64 figure;
  guint64 people;
  gboolean suppressed;
} FfwEvidenceGroup;

/**
 * FfwEvidenceCell:
 * @by: %FFW_GROUP_ORGANISATION, %FFW_GROUP_SITE, %FFW_GROUP_LANGUAGE or %FFW_GROUP_ROLE
 * @code: (nullable): %NULL for those who have none, a cell that is never written
 * @within: (nullable): the sector of an organisation, the organisation of a site
 *
 * A part of a whole, from which hidden figures could be worked out.
 */
typedef struct
{
  FfwGroupBy by;
  char *code;
  char *within;
  guint64 figure;
  guint64 people;
} FfwEvidenceCell;

/**
 * FfwEvidenceSession:
 * @organisations: codes of its trainers' organisations, separated by spaces; may be empty
 * @on: its last date
 * @places: -1 where it has no limit
 */
typedef struct
{
  char *uuid;
  char *organisations;
  FfwDate on;
  gint64 places;
  guint64 attended;
} FfwEvidenceSession;

/**
 * FfwEvidenceDelivery:
 * @code: of the course
 * @sessions: held in the period
 * @places: offered by those that have a limit
 * @completions: completed records; 0 where suppressed
 * @trained: distinct people of those records; 0 where suppressed
 * @groups: #FfwEvidenceGroup by @by, then code (bytes of UTF-8)
 * @held: #FfwEvidenceSession by date, then uuid; only of a return, else empty
 * @cells: #FfwEvidenceCell, for the public's disclosure only, which empties it
 */
typedef struct
{
  char *code;
  FfwText title;
  guint64 sessions;
  guint64 places;
  guint64 completions;
  guint64 trained;
  gboolean suppressed;
  GPtrArray *groups;
  GPtrArray *held;
  GPtrArray *cells;
} FfwEvidenceDelivery;

/**
 * FfwEvidenceResponse:
 * @received: distinct respondents at the stage; 0: nobody, or suppressed
 */
typedef struct
{
  guint64 received;
  gboolean suppressed;
} FfwEvidenceResponse;

/**
 * FfwEvidenceResult:
 * @n: answers; 0: nobody answered, or suppressed
 * @counts: how often each value was given; of a yes-no question 1 is yes. All 0 where suppressed
 */
typedef struct
{
  guint64 n;
  FfwTally counts;
  gboolean suppressed;
} FfwEvidenceResult;

/**
 * FfwEvidenceChange:
 * @pairs: respondents who answered at both stages; 0: nobody, or suppressed
 * @differences: how often each difference (@to less @from) came; all 0 where suppressed
 */
typedef struct
{
  FfwStage from;
  FfwStage to;
  guint64 pairs;
  FfwTally differences;
  FfwWilcoxon test;
  gboolean suppressed;
} FfwEvidenceChange;

#define FFW_N_CHANGES 3

/**
 * FfwEvidenceQuestion:
 * @results: by #FfwStage
 * @changes: pre to post, pre to follow_up, post to follow_up
 *
 * What was answered to one question about one course. Its mean, median, standard
 * deviation and net promoter score are those of the tallies (ffw-statistics.h).
 */
typedef struct
{
  char *code;
  FfwText title;
  int level;
  FfwScale scale;
  FfwEvidenceResult results[FFW_N_STAGES];
  FfwEvidenceChange changes[FFW_N_CHANGES];
} FfwEvidenceQuestion;

/**
 * FfwEvidenceEvaluation:
 * @code: of the course
 * @attended: bookings attended or partly attended, over the held sessions of the period
 * @attended_suppressed: @attended is not to be shown, and is 0
 * @responses: by #FfwStage
 * @questions: #FfwEvidenceQuestion by code; not those answered in words
 */
typedef struct
{
  char *code;
  FfwText title;
  guint64 attended;
  gboolean attended_suppressed;
  FfwEvidenceResponse responses[FFW_N_STAGES];
  GPtrArray *questions;
} FfwEvidenceEvaluation;

/**
 * FfwEvidenceStanding:
 * @required: posts that need the area; 0 where none does, or suppressed
 * @counts: by #FfwStandingStatus: how many of them stand so
 * @away: people of missing posts who are absent at present
 */
typedef struct
{
  guint64 required;
  guint64 counts[FFW_N_STANDINGS];
  guint64 away;
  gboolean suppressed;
} FfwEvidenceStanding;

/**
 * FfwEvidenceStandingGroup:
 * @by: %FFW_GROUP_ORGANISATION, %FFW_GROUP_ROLE, %FFW_GROUP_SECTOR or %FFW_GROUP_SITE
 * @title: the name of an organisation, a role or a site; empty for a sector
 */
typedef struct
{
  FfwGroupBy by;
  char *code;
  FfwText title;
  gboolean mandatory;
  FfwEvidenceStanding standing;
} FfwEvidenceStandingGroup;

/** What is required is recommended (0) or mandatory (1). */
#define FFW_N_NECESSITIES 2

/**
 * FfwEvidenceCompliance:
 * @code: of the training area
 * @standings: by necessity
 * @groups: #FfwEvidenceStandingGroup by @by, code (bytes of UTF-8), mandatory ones first
 * @cells: #FfwEvidenceCell by necessity, for the public's disclosure only, which empties it
 *
 * How the posts stand that need an area, on the day of the export.
 */
typedef struct
{
  char *code;
  FfwText title;
  FfwEvidenceStanding standings[FFW_N_NECESSITIES];
  GPtrArray *groups;
  GPtrArray *cells[FFW_N_NECESSITIES];
} FfwEvidenceCompliance;

/**
 * FfwEvidence:
 * @scope: as resolved: with its dates; @scope.organisation belongs to this
 * @publisher: (nullable): the code of whose workspace it is
 * @frameworks: #FfwEvidenceFramework by code and version
 * @courses, @areas, @questions: #FfwEvidenceEntry by code: what the figures refer to
 * @delivery: #FfwEvidenceDelivery by code
 * @evaluation: #FfwEvidenceEvaluation by code
 * @compliance: #FfwEvidenceCompliance by code
 *
 * The figures of a period, as the audience may see them. Codes are ordered by
 * their bytes of UTF-8.
 */
typedef struct
{
  FfwEvidenceScope scope;
  char *publisher;
  GPtrArray *frameworks;
  GPtrArray *courses;
  GPtrArray *areas;
  GPtrArray *questions;
  GPtrArray *delivery;
  GPtrArray *evaluation;
  GPtrArray *compliance;
} FfwEvidence;

FfwEvidence *ffw_evidence_read (FfwConnection *connection, const FfwEvidenceScope *scope,
                                GError **error);
void ffw_evidence_free (FfwEvidence *self);

/* For who has the figures from elsewhere, such as a file. */
FfwEvidence *ffw_evidence_new (const FfwEvidenceScope *scope);
FfwEvidenceEntry *ffw_evidence_entry_new (const char *code);
void ffw_evidence_entry_add_cover (FfwEvidenceEntry *self, const char *area, FfwLevel level);
FfwEvidenceDelivery *ffw_evidence_delivery_new (const char *code, const FfwText *title);
FfwEvidenceEvaluation *ffw_evidence_evaluation_new (const char *code, const FfwText *title);
FfwEvidenceCompliance *ffw_evidence_compliance_new (const char *code, const FfwText *title);
FfwEvidenceStandingGroup *ffw_evidence_compliance_add_group (FfwEvidenceCompliance *self,
                                                             FfwGroupBy by, const char *code,
                                                             const FfwText *title,
                                                             gboolean mandatory);
FfwEvidenceQuestion *ffw_evidence_question_new (const FfwEvidenceEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwEvidence, ffw_evidence_free)

G_END_DECLS
