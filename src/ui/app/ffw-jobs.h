/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-job.h"

G_BEGIN_DECLS

#define FFW_TYPE_JOBS (ffw_jobs_get_type ())
G_DECLARE_FINAL_TYPE (FfwJobs, ffw_jobs, FFW, JOBS, GObject)

FfwJobs *ffw_jobs_of (FfwWorkspace *workspace);
void ffw_jobs_stop (FfwJobs *self);
gboolean ffw_jobs_are_slow (FfwJobs *self);

/* For FfwJob alone. */
void ffw_jobs_add (FfwJobs *self, FfwJob *job);
void ffw_jobs_remove (FfwJobs *self, FfwJob *job);
void ffw_jobs_say (FfwJobs *self, const char *sentence, const char *button, const char *action,
                   GVariant *target);
void ffw_jobs_complain (FfwJobs *self, const char *heading, const GError *error);

G_END_DECLS
