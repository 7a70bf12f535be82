/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-finding.h"

G_BEGIN_DECLS

/**
 * FfwXmlAttribute:
 * @name: without a prefix, but for “xml:lang”
 */
typedef struct
{
  const char *name;
  char *value;
} FfwXmlAttribute;

/**
 * FfwXmlElement:
 * @line, @column: where its start tag ends, from 1
 *
 * A start tag.
 */
typedef struct
{
  const char *name;
  const FfwXmlAttribute *attributes;
  guint n_attributes;
  guint line;
  guint column;
} FfwXmlElement;

/**
 * FfwEvidenceChecks:
 *
 * What an evidence file must hold to beyond its schema, judged as its elements
 * pass. Elements that break the schema are judged as far as they can be.
 */
typedef struct _FfwEvidenceChecks FfwEvidenceChecks;

FfwEvidenceChecks *ffw_evidence_checks_new (FfwFindings *findings);
void ffw_evidence_checks_start (FfwEvidenceChecks *self, const FfwXmlElement *element);
void ffw_evidence_checks_text (FfwEvidenceChecks *self, const char *text, gsize length);
void ffw_evidence_checks_end (FfwEvidenceChecks *self);
void ffw_evidence_checks_free (FfwEvidenceChecks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwEvidenceChecks, ffw_evidence_checks_free)

G_END_DECLS
