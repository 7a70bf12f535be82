/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *ffw_words (const char *pattern, ...) G_GNUC_NULL_TERMINATED;
char *ffw_words_count (const char *one, const char *many, guint64 n);
char *ffw_words_number (guint64 number);
char *ffw_words_real (double number, guint digits);
char *ffw_words_percent (double share);
char *ffw_words_date (FfwDate date);
char *ffw_words_short_date (FfwDate date);
char *ffw_words_time (const char *utc);
char *ffw_words_cut (const char *text);
void ffw_words_name (GtkAccessible *accessible, const char *name);
void ffw_words_name_parts (GtkWidget *widget, const char *name);
void ffw_words_name_window (GtkWidget *window, const char *name);
void ffw_words_mend_names (GtkWidget *widget);
GtkWidget *ffw_words_icon (const char *icon);
void ffw_words_describe (GtkAccessible *accessible, const char *description);

char *ffw_words_file_name (const char *what, const char *of, const char *ending);

G_END_DECLS
