/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_EVIDENCE_COURSE (ffw_evidence_course_get_type ())
G_DECLARE_FINAL_TYPE (FfwEvidenceCourse, ffw_evidence_course, FFW, EVIDENCE_COURSE, GtkWidget)

GtkWidget *ffw_evidence_course_new (const char *label, const char *name);
void ffw_evidence_course_begin (FfwEvidenceCourse *self);
void ffw_evidence_course_add (FfwEvidenceCourse *self, const char *code, const FfwText *title);
void ffw_evidence_course_end (FfwEvidenceCourse *self);
const char *ffw_evidence_course_get_code (FfwEvidenceCourse *self);
void ffw_evidence_course_set_code (FfwEvidenceCourse *self, const char *code);

G_END_DECLS
