/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-source.h"

G_BEGIN_DECLS

/**
 * Training records: the columns completed, person, number, organisation, course, outcome,
 * language, hours, certificate, session, expires; the filters organisation, course, outcome,
 * language, from and until (of the completion), expires (expired, 30, 60, 90, never). People
 * look at the latest first: by `completed`, descending, which its index gives at once.
 */
extern const FfwListSource ffw_records_list;

G_END_DECLS
