/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void ffw_findings_table_append_header (GString *out, FfwLanguage language);
void ffw_findings_table_append (GString *out, const FfwFinding *finding, FfwLanguage language);
gboolean ffw_findings_table_save (FfwFindings *const *findings, guint n_findings, const char *path,
                                  FfwLanguage language, GError **error);

G_END_DECLS
