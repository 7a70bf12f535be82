/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence.h"
#include "ffw-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** What a file may hold beside delivery, evaluation and compliance. */
typedef enum
{
  FFW_EVIDENCE_NEEDS,
  FFW_EVIDENCE_WELSH,
  FFW_N_EVIDENCE_MORE
} FfwEvidenceMore;

/** How many figures a row of such a section has at most. */
#define FFW_EVIDENCE_MORE_FIGURES 4

/**
 * FfwEvidenceMoreRow:
 * @of: the code of the course; of needs, the campaign's and the area's
 * @by: (nullable): the code of what the group has in common
 * @code: (nullable): of the group
 * @figures: as they are written, in the order of ffw_evidence_more_figures(); %NULL where one is
 *   not there
 * @suppressed: whether they are withheld
 */
typedef struct
{
  FfwEvidenceMore section;
  char *of;
  char *by;
  char *code;
  char *figures[FFW_EVIDENCE_MORE_FIGURES];
  gboolean suppressed;
} FfwEvidenceMoreRow;

/**
 * FfwEvidenceFile:
 * @findings: all that is wrong with it
 * @sha256: (nullable): of its bytes, in hexadecimal; %NULL where it is larger than evidence ever is
 * @uuid, @generated, @producer, @publisher, @supersedes: (nullable): as it says them itself
 * @evidence: (nullable): its figures; %NULL where anything is wrong with it
 * @more: (element-type FfwEvidenceMoreRow): figures of its further sections
 *
 * A file that somebody handed over.
 */
typedef struct
{
  FfwFindings *findings;
  char *sha256;
  char *uuid;
  char *generated;
  char *producer;
  char *publisher;
  char *supersedes;
  guint64 revision;
  FfwEvidence *evidence;
  GPtrArray *more;
} FfwEvidenceFile;

FfwEvidenceFile *ffw_evidence_file_read (const char *path, GCancellable *cancellable,
                                         GError **error);
void ffw_evidence_file_read_async (const char *path, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
FfwEvidenceFile *ffw_evidence_file_read_finish (GAsyncResult *result, GError **error);
void ffw_evidence_file_free (FfwEvidenceFile *self);
const char *const *ffw_evidence_more_figures (FfwEvidenceMore section);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwEvidenceFile, ffw_evidence_file_free)

G_END_DECLS
