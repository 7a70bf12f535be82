/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwProgress:
 *
 * One line on the terminal that says how far the work is, once it takes over a
 * second. Where standard error is no terminal it says nothing.
 */
typedef struct _FfwProgress FfwProgress;

FfwProgress *ffw_progress_start (const char *what);
void ffw_progress_set (FfwProgress *self, guint64 done, guint64 total);
void ffw_progress_stop (FfwProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwProgress, ffw_progress_stop)

G_END_DECLS
