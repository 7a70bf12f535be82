/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-source.h"

G_BEGIN_DECLS

/** Everyone, a row a post: the columns name, organisation, number, roles, standing, site, email,
 * language, manager, started, left; the filters active (today, away, leaving, left, later),
 * standing (not-in-date, the codes of #ffw_coding_standing, expiring-30, -60 and -90 in the place
 * of expiring, due-new), area, organisation, site, role, necessity, managed (none), language. */
extern const FfwListSource ffw_people_list;

G_END_DECLS
