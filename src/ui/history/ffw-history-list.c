/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-history-list.h"

#include "ffw-history-row.h"
#include "ffw-list-model.h"
#include "ffw-words.h"

#include <adwaita.h>

/* How high it gets among other things, in pixels. */
#define EMBEDDED_HEIGHT 420
/* Where in the list the row at its top is looked for. */
#define JUST_INSIDE 2
/* After so many frames rows that have come are laid out. */
#define FRAMES_TO_PLACE 1

struct _FfwHistoryList
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkListView *list;
  AdwStatusPage *failed;
  GtkLabel *failed_label;

  FfwWorkspace *workspace;
  FfwListModel *model;
  gboolean embedded;
  gboolean narrowed; /* whether something is looked for */
  gint64 wanted;     /* the change to show once it is listed, 0 for none */
  gboolean focus_wanted;
  gboolean at_top;   /* so that the latest change is seen */
  guint target;      /* the row to scroll to, once the rows have their places */
  guint frames_left; /* until they have */
  guint tick;
};

enum
{
  PROP_0,
  PROP_EMBEDDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwHistoryList, ffw_history_list, GTK_TYPE_WIDGET)

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  FfwHistoryList *self = FFW_HISTORY_LIST (widget);

  if (self->frames_left-- > 0)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", self->target);
  if (self->focus_wanted)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  self->focus_wanted = FALSE;

  return G_SOURCE_REMOVE;
}

/* Rows that are new have no place yet, and the list would take them for seen. */
static void
scroll_to (FfwHistoryList *self, guint position)
{
  self->target = position;
  self->frames_left = FRAMES_TO_PLACE;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
}

/* Where the change stands; the numbers fall. -1 where it is not in the list. */
static int
find_position (FfwHistoryList *self, gint64 change)
{
  guint first = 0;
  guint behind = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  while (first < behind)
    {
      guint middle = first + (behind - first) / 2;
      g_autoptr (FfwListRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), middle);
      gint64 id = ffw_list_row_get_id (row);

      if (id == change)
        return (int)middle;
      if (id > change)
        first = middle + 1;
      else
        behind = middle;
    }

  return -1;
}

static void
show_wanted (FfwHistoryList *self)
{
  int position = find_position (self, self->wanted);

  self->wanted = 0;
  if (position >= 0)
    scroll_to (self, (guint)position);
}

static void
on_listed (FfwHistoryList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  const char *none = self->narrowed ? "none" : "empty";

  if (n == 0 && self->embedded)
    none = "nothing";
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : none);
  if (n > 0 && self->wanted)
    show_wanted (self);
  else if (n > 0 && self->at_top)
    scroll_to (self, 0);
}

static void
on_failed (FfwHistoryList *self, const GError *error)
{
  adw_status_page_set_description (self->failed, error->message);
  gtk_label_set_label (self->failed_label, error->message);
  gtk_stack_set_visible_child_name (self->stack, self->embedded ? "failed-label" : "failed");
}

static void
on_scrolled (FfwHistoryList *self, GtkAdjustment *adjustment)
{
  /* What the list does by itself when rows come is not the person's. */
  if (!ffw_list_model_is_loading (self->model) && self->tick == 0)
    self->at_top = gtk_adjustment_get_value (adjustment) <= 0;
}

static void
show_item (GtkListItem *item)
{
  FfwHistoryRow *shown = FFW_HISTORY_ROW (gtk_list_item_get_child (item));
  FfwListRow *row = gtk_list_item_get_item (item);
  FfwHistoryList *self
      = FFW_HISTORY_LIST (gtk_widget_get_ancestor (GTK_WIDGET (shown), FFW_TYPE_HISTORY_LIST));
  guint position = gtk_list_item_get_position (item);
  g_autoptr (FfwListRow) before = NULL;

  if (row && self && position > 0 && position != GTK_INVALID_LIST_POSITION)
    before = g_list_model_get_item (G_LIST_MODEL (self->model), position - 1);
  ffw_history_row_show (shown, row, before);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (FFW_TYPE_HISTORY_ROW, NULL));
  /* The row above is another one as soon as a change comes between. */
  g_signal_connect (item, "notify::position", G_CALLBACK (show_item), NULL);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  show_item (item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  ffw_history_row_show (FFW_HISTORY_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

/* The row of the list that the keyboard is in, or NULL. */
static GtkWidget *
find_focused (FfwHistoryList *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self->list));
}

static void
on_activate (FfwHistoryList *self, guint position)
{
  GtkWidget *focused = find_focused (self);
  GtkWidget *row = focused ? gtk_widget_get_first_child (focused) : NULL;

  if (FFW_IS_HISTORY_ROW (row))
    ffw_history_row_activate (FFW_HISTORY_ROW (row));
}

/* Tab goes through the buttons of a row and then on, not through all rows. */
static gboolean
ffw_history_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  FfwHistoryList *self = FFW_HISTORY_LIST (widget);
  GtkWidget *focused = find_focused (self);

  if (focused && (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    return gtk_widget_child_focus (focused, direction);

  return GTK_WIDGET_CLASS (ffw_history_list_parent_class)->focus (widget, direction);
}

static gboolean
ffw_history_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_HISTORY_LIST (widget)->list));
}

static void
set_embedded (FfwHistoryList *self, gboolean embedded)
{
  self->embedded = embedded;
  gtk_scrolled_window_set_propagate_natural_height (self->scrolled, embedded);
  gtk_scrolled_window_set_max_content_height (self->scrolled, embedded ? EMBEDDED_HEIGHT : -1);
}

static void
ffw_history_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_EMBEDDED:
      g_value_set_boolean (value, FFW_HISTORY_LIST (object)->embedded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_history_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_EMBEDDED:
      set_embedded (FFW_HISTORY_LIST (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_history_list_dispose (GObject *object)
{
  FfwHistoryList *self = FFW_HISTORY_LIST (object);
  GtkWidget *child;

  if (self->model)
    g_signal_handlers_disconnect_by_data (self->model, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->model);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ffw_history_list_parent_class)->dispose (object);
}

static void
ffw_history_list_class_init (FfwHistoryListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = ffw_history_list_get_property;
  object_class->set_property = ffw_history_list_set_property;
  object_class->dispose = ffw_history_list_dispose;
  widget_class->focus = ffw_history_list_focus;
  widget_class->grab_focus = ffw_history_list_grab_focus;

  properties[PROP_EMBEDDED] = g_param_spec_boolean ("embedded", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/history/ffw-history-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryList, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryList, list);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryList, failed);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryList, failed_label);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
ffw_history_list_init (FfwHistoryList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->at_top = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

static void
start (FfwHistoryList *self, FfwWorkspace *workspace)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->workspace = g_object_ref (workspace);
  self->model = ffw_list_model_new (workspace, &ffw_history_source);
  g_signal_connect_swapped (self->model, "listed", G_CALLBACK (on_listed), self);
  g_signal_connect_swapped (self->model, "failed", G_CALLBACK (on_failed), self);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled), "value-changed",
                           G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
}

/**
 * ffw_history_list_set_request:
 * @workspace: the same each time
 *
 * Shows the changes of the request from now on.
 */
void
ffw_history_list_set_request (FfwHistoryList *self, FfwWorkspace *workspace,
                              const FfwHistoryRequest *request)
{
  if (self->model == NULL)
    start (self, workspace);

  self->narrowed = (request->words && *request->words) || request->who || request->from
                   || request->to;
  self->at_top = TRUE;
  ffw_list_model_take_query (self->model, ffw_history_query_new (request, ffw_language_get ()),
                             ffw_history_query_mend, ffw_language_get ());
}

/** Returns: (transfer none) (nullable): the changes, see #FfwListModel */
GListModel *
ffw_history_list_get_model (FfwHistoryList *self)
{
  return G_LIST_MODEL (self->model);
}

/** Returns: the number of the change at the top of what is seen; 0 where the latest is */
gint64
ffw_history_list_get_place (FfwHistoryList *self)
{
  GtkWidget *at_top = self->at_top
                          ? NULL
                          : gtk_widget_pick (GTK_WIDGET (self->list),
                                             gtk_widget_get_width (GTK_WIDGET (self->list)) / 2.0,
                                             JUST_INSIDE, GTK_PICK_DEFAULT);
  GtkWidget *row = at_top ? gtk_widget_get_ancestor (at_top, FFW_TYPE_HISTORY_ROW) : NULL;

  if (row == NULL && at_top)
    row = gtk_widget_get_first_child (at_top);

  return FFW_IS_HISTORY_ROW (row) && ffw_history_row_get_row (FFW_HISTORY_ROW (row))
             ? ffw_list_row_get_id (ffw_history_row_get_row (FFW_HISTORY_ROW (row)))
             : 0;
}

/**
 * ffw_history_list_show_change:
 * @change: its number; one that is not in the list is left alone
 * @focus: whether the keyboard goes there too
 *
 * Brings a change into view, as soon as it is listed.
 */
void
ffw_history_list_show_change (FfwHistoryList *self, gint64 change, gboolean focus)
{
  self->wanted = change;
  self->focus_wanted = focus;
  self->at_top = FALSE;
  if (!ffw_list_model_is_loading (self->model))
    on_listed (self);
}
