/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-leaflet-back.h"

/* A leaflet whose button is to be shown or hidden. */
typedef struct
{
  AdwLeaflet *leaflet;
  GtkWidget *button;
} Update;

static void
update_free (gpointer data)
{
  Update *self = data;

  g_object_unref (self->leaflet);
  g_object_unref (self->button);
  g_free (self);
}

/* What the button leads back to. */
static GtkWidget *
get_first (AdwLeaflet *leaflet)
{
  g_autoptr (GtkSelectionModel) pages = adw_leaflet_get_pages (leaflet);
  g_autoptr (AdwLeafletPage) page = g_list_model_get_item (G_LIST_MODEL (pages), 0);

  return page ? adw_leaflet_page_get_child (page) : NULL;
}

static gboolean
update (gpointer data)
{
  const Update *self = data;
  GtkWidget *first = get_first (self->leaflet);

  /* The window may be gone by now. */
  if (first && gtk_widget_get_root (GTK_WIDGET (self->leaflet)))
    gtk_widget_set_visible (self->button,
                            gtk_widget_get_visible (first) && adw_leaflet_get_folded (self->leaflet)
                                && adw_leaflet_get_visible_child (self->leaflet) != first);

  return G_SOURCE_REMOVE;
}

static void
update_soon (GtkWidget *button, GParamSpec *pspec, AdwLeaflet *leaflet)
{
  Update *self = g_new (Update, 1);

  self->leaflet = g_object_ref (leaflet);
  self->button = g_object_ref (button);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, update, self, update_free);
}

/**
 * ffw_leaflet_back_watch:
 * @button: leads back to the first page of @leaflet
 *
 * Shows the button while the leaflet is folded and another page than the first is in sight, unless
 * the first is hidden. A leaflet folds while its window is laid out, when no widget may come or go:
 * the button follows a moment later.
 */
void
ffw_leaflet_back_watch (AdwLeaflet *leaflet, GtkWidget *button)
{
  g_signal_connect_object (leaflet, "notify::folded", G_CALLBACK (update_soon), button,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (leaflet, "notify::visible-child", G_CALLBACK (update_soon), button,
                           G_CONNECT_SWAPPED);
}
