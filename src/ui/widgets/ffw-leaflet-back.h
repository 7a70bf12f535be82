/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void ffw_leaflet_back_watch (AdwLeaflet *leaflet, GtkWidget *button);

G_END_DECLS
