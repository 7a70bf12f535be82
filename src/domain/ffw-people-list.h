/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-source.h"

G_BEGIN_DECLS

/** Everyone, a row a post: the columns name, organisation, number, roles, site, email, language,
 * manager, started, left; the filters active (today, left, later), organisation, role, site,
 * language. */
extern const FfwListSource ffw_people_list;

G_END_DECLS
