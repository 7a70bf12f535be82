/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-listing.h"
#include "ffw-table-writer.h"

G_BEGIN_DECLS

gboolean ffw_export_table (FfwConnection *connection, const FfwKind *kind, gboolean with_carriers,
                           const FfwListingFilter *filter, FfwTableFormat format,
                           FfwLanguage language, GOutputStream *out, GError **error);
gboolean ffw_export_table_json (FfwConnection *connection, const FfwKind *kind,
                                gboolean with_carriers, const FfwListingFilter *filter,
                                GOutputStream *out, GError **error);

G_END_DECLS
