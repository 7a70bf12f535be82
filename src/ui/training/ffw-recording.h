/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A course recorded for people: what a form holds, and the change that it becomes. */

#pragma once

#include "ffw-entry.h"
#include "ffw-many.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

/**
 * FfwRecordedPerson:
 * @organisation: the code of the post's
 * @person: the person's UUID
 *
 * One of those for whom it is recorded; an empty text stands for nothing said.
 */
typedef struct
{
  char *organisation;
  char *person;
  char *outcome;
  char *language;
  char *hours;
  char *certificate;
} FfwRecordedPerson;

/**
 * FfwRecording:
 * @course: its code
 * @people: (element-type FfwRecordedPerson)
 * @posts: (element-type gint64): those of many more people, who come after @people
 * @all: what is said of those; whom it is about is not
 * @chosen: (nullable): what became of @posts, once the change was tried
 * @only_looks: whether it is tried and then discarded
 * @findings: what was found wrong, once the change was tried; the lines are the people, from 1
 * @counts: what became of them
 */
typedef struct
{
  char *course;
  FfwDate on;
  FfwDate today;
  GPtrArray *people;
  GArray *posts;
  FfwRecordedPerson all;
  FfwManyResult *chosen;
  gboolean only_looks;
  FfwFindings *findings;
  FfwIntakeCounts counts;
} FfwRecording;

FfwRecording *ffw_recording_new (const char *course, FfwDate on);
FfwRecordedPerson *ffw_recording_add (FfwRecording *self, const char *organisation,
                                      const char *person);
gboolean ffw_recording_make (FfwChange *change, gpointer recording, GError **error);
void ffw_recording_free (gpointer recording);

G_END_DECLS
