/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-coding.h"
#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwCount:
 *
 * What a workspace is counted by, in the order in which it is shown.
 */
typedef enum
{
  FFW_COUNT_PEOPLE,
  FFW_COUNT_ORGANISATIONS,
  FFW_COUNT_RECORDS,
  FFW_COUNT_SESSIONS,
  FFW_COUNT_BOOKINGS,
  FFW_COUNT_ANSWERS,
  FFW_COUNT_RATINGS,
  FFW_COUNT_COURSES,
  FFW_COUNT_AREAS,
} FfwCount;

#define FFW_N_COUNTS 9

/**
 * FfwStatus:
 * @counts: by #FfwCount
 * @standings: by #FfwStandingStatus: posts and training areas that stand so
 */
typedef struct
{
  gint64 counts[FFW_N_COUNTS];
  gint64 standings[FFW_N_STANDINGS];
} FfwStatus;

FfwStatus *ffw_status_read (FfwConnection *connection, FfwDate today, GError **error);
void ffw_status_free (FfwStatus *self);
const char *ffw_count_get_name (FfwCount count);
const char *ffw_count_get_title (FfwCount count, FfwLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwStatus, ffw_status_free)

G_END_DECLS
