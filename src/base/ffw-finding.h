/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-message.h"

G_BEGIN_DECLS

typedef enum
{
  FFW_SEVERITY_ERROR,
  FFW_SEVERITY_WARNING,
} FfwSeverity;

/** How many findings of one file are kept; the rest are counted. */
#define FFW_FINDINGS_KEPT 1000

/**
 * FfwFinding:
 * @code: E… or W…, never changes its meaning; its sentence is in ffw-finding.c
 * @line: the line of the file on which the row starts, from 1; 0 for the file as a whole
 * @column: the number of the field, from 1; 0 for the row as a whole
 * @field: the field's English name, or %NULL
 * @arguments: of the sentence
 */
typedef struct
{
  const char *code;
  FfwSeverity severity;
  char *file;
  guint line;
  guint column;
  char *field;
  char **arguments;
} FfwFinding;

char *ffw_finding_present (const char *text);
char *ffw_finding_get_message (const FfwFinding *self, FfwLanguage language);
char *ffw_finding_to_line (const FfwFinding *self, FfwLanguage language);

/**
 * FfwFindings:
 *
 * All that was found in one file.
 */
typedef struct _FfwFindings FfwFindings;

FfwFindings *ffw_findings_new (const char *file);
FfwFindings *ffw_findings_ref (FfwFindings *self);
void ffw_findings_unref (FfwFindings *self);
void ffw_findings_add (FfwFindings *self, const char *code, guint line, guint column,
                       const char *field, ...) G_GNUC_NULL_TERMINATED;
void ffw_findings_take (FfwFindings *self, FfwFindings *from);
void ffw_findings_sort (FfwFindings *self);
const char *ffw_findings_get_file (FfwFindings *self);
guint64 ffw_findings_count (FfwFindings *self, FfwSeverity severity);
guint ffw_findings_get_n_kept (FfwFindings *self);
const FfwFinding *ffw_findings_get (FfwFindings *self, guint position);
const FfwTemplate *ffw_finding_templates (guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwFindings, ffw_findings_unref)

G_END_DECLS
