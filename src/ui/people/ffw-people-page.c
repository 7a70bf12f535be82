/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-people-page.h"

#include "ffw-list-pane.h"
#include "ffw-people-list.h"

/**
 * FfwPeoplePage:
 *
 * Everyone: a row for each post, to be searched and sorted.
 */
struct _FfwPeoplePage
{
  FfwPage parent_instance;

  AdwWindowTitle *title;
  FfwListPane *pane;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (FfwPeoplePage, ffw_people_page, FFW_TYPE_PAGE)

static const FfwTableColumn columns[] = {
  { "name", 20, .expand = TRUE, .essential = TRUE },
  { "organisation", 18, .expand = TRUE, .essential = TRUE },
  { "number", 11 },
  { "roles", 18, .expand = TRUE },
  { "site", 14, .expand = TRUE },
  { "started", 11 },
  { "left", 11 },
};

static GVariant *
ffw_people_page_save (FfwPage *page)
{
  return ffw_list_pane_save (FFW_PEOPLE_PAGE (page)->pane);
}

static void
ffw_people_page_restore (FfwPage *page, GVariant *state)
{
  ffw_list_pane_restore (FFW_PEOPLE_PAGE (page)->pane, state);
}

static gboolean
ffw_people_page_search (FfwPage *page)
{
  return ffw_list_pane_focus_search (FFW_PEOPLE_PAGE (page)->pane);
}

static void
ffw_people_page_constructed (GObject *object)
{
  FfwPeoplePage *self = FFW_PEOPLE_PAGE (object);

  G_OBJECT_CLASS (ffw_people_page_parent_class)->constructed (object);

  ffw_list_pane_set_source (self->pane, ffw_page_get_workspace (FFW_PAGE (self)), &ffw_people_list,
                            columns, G_N_ELEMENTS (columns));
  ffw_list_pane_set_empty (self->pane, self->empty);
}

static void
ffw_people_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_people_page_parent_class)->dispose (object);
}

static gboolean
ffw_people_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_PEOPLE_PAGE (widget)->pane));
}

static void
ffw_people_page_class_init (FfwPeoplePageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwPageClass *page_class = FFW_PAGE_CLASS (class);

  object_class->constructed = ffw_people_page_constructed;
  object_class->dispose = ffw_people_page_dispose;
  widget_class->grab_focus = ffw_people_page_grab_focus;
  page_class->save = ffw_people_page_save;
  page_class->restore = ffw_people_page_restore;
  page_class->search = ffw_people_page_search;

  g_type_ensure (FFW_TYPE_LIST_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, title);
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, pane);
  gtk_widget_class_bind_template_child (widget_class, FfwPeoplePage, empty);
}

static void
ffw_people_page_init (FfwPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: (transfer none): the rows that the page shows */
GListModel *
ffw_people_page_get_model (FfwPeoplePage *self)
{
  return ffw_list_pane_get_model (self->pane);
}
