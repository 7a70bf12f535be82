/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-window.h"

G_BEGIN_DECLS

/* Runs the main loop until the condition holds; a test that waits too long fails. */
#define ui_wait_until(condition)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 ui_began = g_get_monotonic_time ();                                                     \
    while (!(condition))                                                                           \
      ui_turn (ui_began, G_STRLOC, #condition);                                                    \
  }                                                                                                \
  G_STMT_END

int ui_main (int argc, char **argv);
FfwApplication *ui_application (void);
void ui_turn (gint64 began, const char *where, const char *condition);
void ui_settle (void);
char *ui_path (const char *name);
char *ui_sample (void);
char *ui_identity (const char *path);
gboolean ui_has_file (const char *beginning);
FfwWindow *ui_open (const char *path);
void ui_close (FfwWindow *window);
GtkWidget *ui_find (gpointer root, GType type);
GtkWidget *ui_find_window (GType type);
gboolean ui_shows (gpointer root, const char *text);
gboolean ui_can_act (gpointer widget, const char *action);
void ui_act (gpointer widget, const char *action, const char *target);
void ui_act_with (gpointer widget, const char *action, const char *format, ...);
char *ui_write (const char *name, const char *text);

G_END_DECLS
