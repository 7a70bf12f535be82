/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-form.h"

G_BEGIN_DECLS

/**
 * FfwDuplicatesForm:
 *
 * People who may be the same, each pair to be looked at, merged, or marked as two people. It begins
 * with nothing, or with `posts` (ax): one of each of two people, who are then all that it shows.
 */
#define FFW_TYPE_DUPLICATES_FORM (ffw_duplicates_form_get_type ())
G_DECLARE_FINAL_TYPE (FfwDuplicatesForm, ffw_duplicates_form, FFW, DUPLICATES_FORM, FfwForm)

G_END_DECLS
