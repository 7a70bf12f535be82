/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-source.h"

G_BEGIN_DECLS

/** What the framework is made of, in the order in which it is shown. */
typedef enum
{
  FFW_FRAMEWORK_AREA,
  FFW_FRAMEWORK_COURSE,
  FFW_FRAMEWORK_REQUIREMENT,
  FFW_FRAMEWORK_QUESTION,
  FFW_FRAMEWORK_ROLE,
  FFW_FRAMEWORK_FORM,
} FfwFrameworkConcept;

#define FFW_N_FRAMEWORK_CONCEPTS 6

const char *ffw_framework_get_table (FfwFrameworkConcept concept);
gboolean ffw_framework_find_table (const char *table, FfwFrameworkConcept *concept);
const FfwListSource *ffw_framework_get_list (FfwFrameworkConcept concept);

G_END_DECLS
