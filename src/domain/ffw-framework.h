/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-change.h"
#include "ffw-coding.h"

G_BEGIN_DECLS

gint64 ffw_framework_add (FfwChange *change, const char *code, const char *version,
                          const char *publisher, const char *title_en, const char *title_cy,
                          GError **error);
gboolean ffw_organisation_add_part (FfwChange *change, const char *organisation, const char *part,
                                    GError **error);
gboolean ffw_form_add (FfwChange *change, gint64 framework, const char *code, FfwStage stage,
                       const char *title_en, const char *title_cy, const char *basis,
                       const char *const *questions, GError **error);

G_END_DECLS
