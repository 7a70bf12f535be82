/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

G_BEGIN_DECLS

#define FFW_TYPE_JOB (ffw_job_get_type ())
G_DECLARE_FINAL_TYPE (FfwJob, ffw_job, FFW, JOB, GObject)

/**
 * FfwJobKind:
 * @FFW_JOB_READS: it can be broken off at any moment
 * @FFW_JOB_WRITES: it writes a file or the workspace: the computer should not sleep meanwhile
 */
typedef enum
{
  FFW_JOB_READS,
  FFW_JOB_WRITES,
} FfwJobKind;

FfwJob *ffw_job_start (FfwWorkspace *workspace, FfwJobKind kind, const char *title,
                       ...) G_GNUC_NULL_TERMINATED;
GCancellable *ffw_job_get_cancellable (FfwJob *self);
void ffw_job_set_done (FfwJob *self, guint64 done, guint64 total);
void ffw_job_end (FfwJob *self, const char *sentence, const char *button, const char *action,
                  GVariant *target);
void ffw_job_fail (FfwJob *self, const char *heading, const GError *error);

/* For what shows jobs. */
char *ffw_job_get_title (FfwJob *self);
FfwJobKind ffw_job_get_kind (FfwJob *self);
double ffw_job_get_fraction (FfwJob *self);
gboolean ffw_job_is_slow (FfwJob *self);
void ffw_job_stop (FfwJob *self);
gboolean ffw_job_is_stopped (FfwJob *self);

G_END_DECLS
