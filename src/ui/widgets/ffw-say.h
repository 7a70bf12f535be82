/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void ffw_say (GtkWidget *widget, const char *sentence, const char *button, const char *action,
              GVariant *target);
void ffw_say_also (GtkWidget *widget, const char *sentence, const char *button, const char *action,
                   GVariant *target, const char *other, const char *other_action,
                   GVariant *other_target);
void ffw_say_error (GtkWidget *widget, const char *heading, const GError *error);

G_END_DECLS
