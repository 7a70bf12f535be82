/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ffw_evidence_facts_new (const char *name);
void ffw_evidence_facts_add (GtkWidget *facts, const char *title, const char *value);

G_END_DECLS
