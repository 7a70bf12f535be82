/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before any GTK program (LD_PRELOAD), it ends that program as soon as
 * the first window it presents was painted, and says when that was: the same
 * stop watch for two programs. */

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdlib.h>
#include <unistd.h>

G_MODULE_EXPORT void gtk_window_present (GtkWindow *window);

static void
on_painted (GdkFrameClock *clock, gpointer data)
{
  const char *path = g_getenv ("FIRST_FRAME_FILE");
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());

  if (path)
    g_file_set_contents (path, at, -1, NULL);
  _exit (EXIT_SUCCESS);
}

void
gtk_window_present (GtkWindow *window)
{
  void (*present) (GtkWindow * window);

  *(void **)&present = dlsym (RTLD_NEXT, "gtk_window_present");
  present (window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (on_painted), NULL);
}
