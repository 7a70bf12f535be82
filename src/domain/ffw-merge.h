/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two entries of one person become one. */

#pragma once

#include "ffw-change.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwMergeWish:
 * @stays: the id of the person whose entry stays
 * @goes: the id of the entry that goes into it
 * @given_name, @family_name: (nullable): what they are called then; %NULL for what the one who
 *   stays is called
 * @training_language: of #ffw_coding_preference; %FFW_NULL for that of the one who stays, or where
 *   there is none of the other
 */
typedef struct
{
  gint64 stays;
  gint64 goes;
  const char *given_name;
  const char *family_name;
  gint64 training_language;
} FfwMergeWish;

/**
 * FfwMergePlan:
 * @settled: (element-type utf8): what becomes of rows that both have
 * @doubts: (element-type utf8): what speaks for looking twice before the two are joined
 * @n_moved: the rows that go over to the one who stays
 *
 * What a merge would do, in the reader's language.
 */
typedef struct
{
  GPtrArray *settled;
  GPtrArray *doubts;
  gint64 n_moved;
} FfwMergePlan;

FfwMergePlan *ffw_merge_plan (FfwConnection *connection, const FfwMergeWish *wish, FfwDate today,
                              FfwLanguage language, GError **error);
void ffw_merge_plan_free (FfwMergePlan *self);
gboolean ffw_merge (FfwChange *change, const FfwMergeWish *wish, FfwDate today,
                    FfwLanguage language, GError **error);
gboolean ffw_merge_group (FfwChange *change, gint64 stays, const gint64 *go, guint n_go,
                          FfwDate today, FfwLanguage language, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwMergePlan, ffw_merge_plan_free)

G_END_DECLS
