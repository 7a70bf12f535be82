/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-person-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean ffw_person_html_write (GPtrArray *parts, const char *now, GOutputStream *out,
                                GCancellable *cancellable, GError **error);
gboolean ffw_person_html_save (GPtrArray *parts, const char *path, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
