/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record that is corrected: what stood there, what is to stand there, and the change. */

#pragma once

#include "ffw-entry.h"
#include "ffw-record-actions.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

/**
 * FfwCorrecting:
 * @before: what stood in each of ffw_record_fields when the person looked
 * @after: what is to stand there
 * @organisation: (nullable): where the person is another one: the code of their post's
 * @there: (nullable): the record as it is now, where somebody else has corrected the same fields
 * @findings: what was found wrong, once the change was tried
 */
typedef struct
{
  gint64 record;
  char **before;
  char **after;
  char *organisation;
  FfwDate today;
  FfwRecord *there;
  FfwFindings *findings;
} FfwCorrecting;

FfwCorrecting *ffw_correcting_new (gint64 record, char **before, char **after,
                                   const char *organisation);
gboolean ffw_correcting_make (FfwChange *change, gpointer correcting, GError **error);
void ffw_correcting_free (gpointer correcting);

G_END_DECLS
