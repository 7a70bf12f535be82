/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence-places.h"
#include "ffw-evidence.h"
#include "ffw-posts.h"

G_BEGIN_DECLS

/**
 * FfwEvidenceReading:
 * @organisation: the id of the one organisation, 0 for all
 * @places: where every post is
 * @courses: #FfwEvidenceEntry by id: all there are
 * @questions: likewise
 * @held: #FfwEvidenceHeld by the id of the course: what its held sessions amount to
 *
 * Evidence while its parts are read, each by the file that knows it.
 */
typedef struct
{
  FfwConnection *connection;
  FfwEvidence *evidence;
  gint64 organisation;
  FfwEvidencePlaces *places;
  GHashTable *courses;
  GHashTable *questions;
  GHashTable *held;
} FfwEvidenceReading;

/**
 * FfwEvidenceHeld:
 * @sessions: #FfwEvidenceSession by date, then uuid; only of a return, else empty
 *
 * The held sessions of one course in the period.
 */
typedef struct
{
  guint64 n;
  guint64 places;
  guint64 attended;
  GPtrArray *sessions;
} FfwEvidenceHeld;

/* Of session s: that it was held in the period. With an organisation, that a trainer from one
 * of its posts gave it. */
#define FFW_SQL_SESSION_COUNTS                                                                     \
  "s.status = ? AND s.last_on >= ? AND s.last_on <= ? AND (? = 0 OR EXISTS ("                      \
  "SELECT 1 FROM session_date d JOIN session_trainer t ON t.session_date = d.id"                   \
  " JOIN post p ON p.id = " FFW_SQL_POST_HELD (                                                    \
      "t.post", "t.person",                                                                        \
      "substr (d.starts_at, 1, 10)") " WHERE d.session = s.id AND p.organisation = ?))"
#define FFW_FORMAT_SESSION_COUNTS "iDDii"
#define FFW_BIND_SESSION_COUNTS(reading)                                                           \
  (gint64) FFW_SESSION_HELD, (reading)->evidence->scope.from, (reading)->evidence->scope.to,       \
      (reading)->organisation, (reading)->organisation

void ffw_evidence_reading_clear (FfwEvidenceReading *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FfwEvidenceReading, ffw_evidence_reading_clear)

gboolean ffw_evidence_read_catalogue (FfwEvidenceReading *self, GError **error);
gboolean ffw_evidence_keep_catalogue (FfwEvidenceReading *self, GError **error);
gboolean ffw_evidence_read_sessions (FfwEvidenceReading *self, GError **error);
gboolean ffw_evidence_read_delivery (FfwEvidenceReading *self, GError **error);
gboolean ffw_evidence_read_evaluation (FfwEvidenceReading *self, GError **error);
gboolean ffw_evidence_read_compliance (FfwEvidenceReading *self, GError **error);
void ffw_evidence_disclose (FfwEvidence *self);

int ffw_evidence_compare_codes (gconstpointer a, gconstpointer b);
void ffw_evidence_entry_free (FfwEvidenceEntry *self);
void ffw_evidence_group_free (FfwEvidenceGroup *self);
void ffw_evidence_delivery_free (FfwEvidenceDelivery *self);
void ffw_evidence_evaluation_free (FfwEvidenceEvaluation *self);
void ffw_evidence_compliance_free (FfwEvidenceCompliance *self);

G_END_DECLS
