/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes what a slip or a nomination says into the workspace. */

#pragma once

#include "ffw-change.h"
#include "ffw-transfer-look.h"

G_BEGIN_DECLS

/** In place of the id of a person, who is to be settled. */
#define FFW_SETTLE_OPEN  ((gint64)0)  /* nobody knows yet */
#define FFW_SETTLE_ASIDE ((gint64)-1) /* nobody of this workspace */
#define FFW_SETTLE_NEW   ((gint64)-2) /* somebody who is to be added */

/**
 * FfwSettlement:
 * @people: (array): of each person of @transfer, the id of whom it is, or one of the above
 * @own: (nullable): the code of the organisation whose workspace it is, in place of the one set
 * @session: (nullable): the code of the session that was chosen for a nomination
 */
typedef struct
{
  const FfwTransfer *transfer;
  const gint64 *people;
  const char *own;
  const char *session;
  FfwDate today;
} FfwSettlement;

/**
 * FfwSettled:
 * @n_new, @n_updated, @n_unchanged, @n_withdrawn: records
 * @n_booked, @n_waiting: of a nomination
 * @n_open: people who are kept until somebody says who they are, or who could not be booked
 * @findings: why nothing was taken, what is wrong with rows, and who is open
 * @refusals: (element-type utf8): sentences: why somebody could not be booked
 */
typedef struct
{
  guint n_new;
  guint n_updated;
  guint n_unchanged;
  guint n_withdrawn;
  guint n_booked;
  guint n_waiting;
  guint n_open;
  FfwFindings *findings;
  GPtrArray *refusals;
} FfwSettled;

FfwSettled *ffw_transfer_settle (FfwChange *change, const FfwSettlement *settlement,
                                 GError **error);
gboolean ffw_settled_is_refused (const FfwSettled *self);
void ffw_settled_free (FfwSettled *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwSettled, ffw_settled_free)

G_END_DECLS
