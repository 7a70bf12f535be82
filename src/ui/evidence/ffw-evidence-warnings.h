/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence-report.h"

G_BEGIN_DECLS

/**
 * FfwEvidenceWarning:
 * @text: what there is to know, and what to do
 * @button: (nullable): the word on the button that does it
 * @action: of the button, with @target
 * @severe: whether the figures must not leave like this
 */
typedef struct
{
  char *text;
  char *button;
  const char *action;
  const char *target;
  gboolean severe;
} FfwEvidenceWarning;

GPtrArray *ffw_evidence_warnings_of (const FfwEvidenceReport *report);
GPtrArray *ffw_evidence_warnings_of_figures (const FfwEvidence *evidence);

G_END_DECLS
