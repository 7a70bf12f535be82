/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When people are away, and come back. */

#pragma once

#include "ffw-action-error.h"
#include "ffw-change.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwAbsenceValues:
 * @from: the first day
 * @until: the last, or %FFW_DATE_NONE where it is not known yet
 * @kind: (nullable): a code of ffw_coding_absence, or what a file calls it
 */
typedef struct
{
  FfwDate from;
  FfwDate until;
  const char *kind;
} FfwAbsenceValues;

gboolean ffw_absence_add (FfwChange *change, gint64 person, const FfwAbsenceValues *values,
                          gint64 *made, GError **error);
gboolean ffw_absence_set (FfwChange *change, gint64 absence, const FfwAbsenceValues *values,
                          GError **error);
gboolean ffw_absence_delete (FfwChange *change, gint64 absence, GError **error);
const char *ffw_absence_get_word (const char *kind, FfwLanguage language);

G_END_DECLS
