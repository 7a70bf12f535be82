/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the import's window share. */

#pragma once

#include "ui-driver.h"

G_BEGIN_DECLS

guint ui_n_people (FfwWindow *window);
GtkWidget *ui_import (FfwWindow *window, const char *file, ...);
void ui_show_import_page (GtkWidget *import, const char *page);
void ui_close_import (void);
GtkWidget *ui_find_button (GtkWidget *root, const char *text);

G_END_DECLS
