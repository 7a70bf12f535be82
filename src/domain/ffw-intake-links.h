/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields of several references, and the tables that hold them. */

#pragma once

#include "ffw-intake-private.h"

G_BEGIN_DECLS

GArray *ffw_intake_links_read (FfwIntake *self, FfwRow *row, const FfwLinkField *link,
                               GError **error);
gboolean ffw_intake_links_differ (FfwIntake *self, FfwRow *row, gboolean *differ, GError **error);
gboolean ffw_intake_links_write (FfwIntake *self, FfwRow *row, GError **error);
gboolean ffw_intake_links_resolve (FfwIntake *self, FfwRow *row, GError **error);

G_END_DECLS
