/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-cascade.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwCascadeTree:
 *
 * Who trained whom, as a picture: a column for each generation, trainers as buttons that open their
 * page, and lines to those whom they trained. The arrows go from one to the next.
 */
#define FFW_TYPE_CASCADE_TREE (ffw_cascade_tree_get_type ())
G_DECLARE_FINAL_TYPE (FfwCascadeTree, ffw_cascade_tree, FFW, CASCADE_TREE, GtkWidget)

guint ffw_cascade_tree_show (FfwCascadeTree *self, const FfwCascade *cascade);
char *ffw_cascade_tree_say_generation (int generation);

G_END_DECLS
