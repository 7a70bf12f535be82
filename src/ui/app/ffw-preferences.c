/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-preferences.h"

#include "ffw-fit.h"
#include "ffw-preferences-page.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* In pixels, where the window below has room for it. */
static const FfwFit fit
    = { 640, 600, .least_width = 340, .least_height = 360, .room_at_sides = 20, .room_above = 60 };

/**
 * FfwPreferences:
 *
 * The window of the preferences. Its page is made anew where the language is switched; a
 * workspace whose folder is another kind of folder now is opened again when it closes.
 */
struct _FfwPreferences
{
  AdwPreferencesWindow parent_instance;

  FfwWindow *window; /* below it; it does not outlive that */
  GtkWidget *page;
  gboolean shared; /* what was chosen of its folder before */
};

G_DEFINE_FINAL_TYPE (FfwPreferences, ffw_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
show_page (FfwPreferences *self)
{
  AdwPreferencesWindow *window = ADW_PREFERENCES_WINDOW (self);
  GtkWidget *before = self->page;

  self->page = ffw_preferences_page_new (self->window);
  ffw_words_mend_names (self->page);
  if (before)
    adw_preferences_window_remove (window, ADW_PREFERENCES_PAGE (before));
  ffw_words_name_window (GTK_WIDGET (self), _ ("Preferences"));
  adw_preferences_window_add (window, ADW_PREFERENCES_PAGE (self->page));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Preferences"));
  gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
}

static gboolean
show_anew (gpointer data)
{
  g_autoptr (FfwPreferences) self = data;

  if (self->page)
    show_page (self);

  return G_SOURCE_REMOVE;
}

/* The switch may come from the page itself, which cannot go while it tells of it. */
static void
on_language (FfwPreferences *self)
{
  g_idle_add (show_anew, g_object_ref (self));
}

static gboolean
is_shared (FfwPreferences *self)
{
  const char *path = ffw_window_get_path (self->window);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));

  return path
         && ffw_settings_is_shared (ffw_application_get_settings (FFW_APPLICATION (application)),
                                    path);
}

static gboolean
ffw_preferences_close_request (GtkWindow *window)
{
  FfwPreferences *self = FFW_PREFERENCES (window);

  if (is_shared (self) != self->shared)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reopen", NULL);

  return GTK_WINDOW_CLASS (ffw_preferences_parent_class)->close_request (window);
}

static void
ffw_preferences_dispose (GObject *object)
{
  FFW_PREFERENCES (object)->page = NULL;

  G_OBJECT_CLASS (ffw_preferences_parent_class)->dispose (object);
}

static void
ffw_preferences_class_init (FfwPreferencesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ffw_preferences_dispose;
  GTK_WINDOW_CLASS (class)->close_request = ffw_preferences_close_request;
}

static void
ffw_preferences_init (FfwPreferences *self)
{
  g_signal_connect_object (g_application_get_default (), "action-state-changed::language",
                           G_CALLBACK (on_language), self, G_CONNECT_SWAPPED);
}

/** Returns: the preferences, over @window, not yet shown */
GtkWidget *
ffw_preferences_new (FfwWindow *window)
{
  FfwPreferences *self = g_object_new (FFW_TYPE_PREFERENCES, "application",
                                       gtk_window_get_application (GTK_WINDOW (window)),
                                       "transient-for", window, "modal", TRUE,
                                       "destroy-with-parent", TRUE, "search-enabled", FALSE, NULL);

  ffw_fit_window (GTK_WINDOW (self), GTK_WINDOW (window), &fit);
  self->window = window;
  self->shared = is_shared (self);
  show_page (self);

  return GTK_WIDGET (self);
}
