/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a form's fields have in common: a title above, what one types or chooses, and below it
 * what is wrong with that. A field is a widget with a box layout. */

GtkWidget *ffw_field_add_title (GtkWidget *field);
void ffw_field_add_control (GtkWidget *field, GtkWidget *title, GtkWidget *control);
GtkWidget *ffw_field_add_problem (GtkWidget *field);
void ffw_field_mark_problem (GtkWidget *control, GtkWidget *problem, const char *sentence,
                             gboolean wrong);
void ffw_field_show_problem (GtkWidget *control, GtkWidget *problem, const char *sentence,
                             gboolean wrong);

G_END_DECLS
