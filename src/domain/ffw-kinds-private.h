/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds, each defined in the file of its concept. */

#pragma once

#include "ffw-kind.h"

G_BEGIN_DECLS

extern const FfwKind ffw_kind_organisations;
extern const FfwKind ffw_kind_sites;
extern const FfwKind ffw_kind_areas;
extern const FfwKind ffw_kind_roles;
extern const FfwKind ffw_kind_courses;
extern const FfwKind ffw_kind_course_areas;
extern const FfwKind ffw_kind_requirements;
extern const FfwKind ffw_kind_questions;
extern const FfwKind ffw_kind_people;
extern const FfwKind ffw_kind_records;
extern const FfwKind ffw_kind_sessions;
extern const FfwKind ffw_kind_bookings;
extern const FfwKind ffw_kind_attendance;
extern const FfwKind ffw_kind_waivers;
extern const FfwKind ffw_kind_absences;
extern const FfwKind ffw_kind_allocations;
extern const FfwKind ffw_kind_needs;
extern const FfwKind ffw_kind_evaluations;
extern const FfwKind ffw_kind_standing;
extern const FfwKind ffw_kind_trainers;
extern const FfwKind ffw_kind_cascade;

G_END_DECLS
