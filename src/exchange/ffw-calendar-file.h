/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions as a calendar file (iCalendar, RFC 5545). */

#pragma once

#include "ffw-calendar-events.h"
#include "ffw-language.h"

#include <gio/gio.h>

G_BEGIN_DECLS

char *ffw_calendar_file_to_text (GPtrArray *events, FfwLanguage language, GDateTime *now);
gboolean ffw_calendar_file_save (GPtrArray *events, FfwLanguage language, const char *path,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS
