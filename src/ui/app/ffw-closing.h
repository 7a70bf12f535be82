/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-jobs.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean ffw_closing_must_wait (GtkWindow *window, FfwJobs *jobs);
gboolean ffw_closing_must_ask (GtkWindow *window);
GList *ffw_closing_hold_windows (GList *windows);
void ffw_closing_watch_signals (GApplication *application);

G_END_DECLS
