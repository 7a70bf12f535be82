/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-person-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

char *ffw_person_html_name_file (guint number, const char *name);
gboolean ffw_person_html_write (GPtrArray *parts, const char *folder, const char *now,
                                GOutputStream *out, GCancellable *cancellable, GError **error);

G_END_DECLS
