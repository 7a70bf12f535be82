/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A training area of a person’s page, which unfolds to what its standing rests on and what would
 * put it right. */

#pragma once

#include "ffw-person-standing.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *ffw_standing_rows_new (const FfwAreaStanding *area, gint64 post, gboolean writable);

G_END_DECLS
