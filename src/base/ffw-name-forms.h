/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which names are forms of one another. Data for ffw-name.c. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char *const ffw_given_name_forms[];
extern const char *const ffw_family_name_forms[];

G_END_DECLS
