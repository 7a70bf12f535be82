/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-sessions-page.h"

#include "ffw-cascade-pane.h"
#include "ffw-calendar-pane.h"
#include "ffw-list-pane.h"
#include "ffw-session-view.h"
#include "ffw-sessions-list.h"
#include "ffw-trainers-pane.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwSessionsPage:
 *
 * When courses are given, by whom, and who comes: as a table, with the session that is open beside
 * it, and in other views of the same.
 *
 * Property and action `sessions.view` (string): the name of the view, such as `list`.
 */
struct _FfwSessionsPage
{
  FfwPage parent_instance;

  AdwViewStack *stack;
  AdwViewSwitcherTitle *title;
  FfwListPane *pane;
  FfwCalendarPane *calendar;
  FfwSessionView *view;
  FfwTrainersPane *trainers;
  FfwCascadePane *cascade;
  GtkWidget *empty;
  GMenuModel *row_menu;
  GBinding *summary;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwSessionsPage, ffw_sessions_page, FFW_TYPE_PAGE)

static const FfwTableColumn columns[] = {
  { "date", 12, .essential = TRUE },
  { "time", 7 },
  { "course", 24, .expand = TRUE, .essential = TRUE },
  { "venue", 16, .expand = TRUE },
  { "trainers", 18, .expand = TRUE },
  { "status", 15, .essential = TRUE },
  { "booked", 8 },
  { "capacity", 8 },
  { "waiting", 8 },
  { "session", 13 },
  { "language", 10, .hidden = TRUE },
  { "dates", 7, .hidden = TRUE },
  { "series", 16, .expand = TRUE, .hidden = TRUE },
};

/* While the template is built its switcher asks already. */
static const char *
get_view (FfwSessionsPage *self)
{
  const char *name = self->stack ? adw_view_stack_get_visible_child_name (self->stack) : NULL;

  return name ? name : "list";
}

static void
set_view (FfwSessionsPage *self, const char *name)
{
  if (name && adw_view_stack_get_child_by_name (self->stack, name))
    adw_view_stack_set_visible_child_name (self->stack, name);
}

static gboolean
is_calendar (FfwSessionsPage *self)
{
  return g_str_equal (get_view (self), "calendar");
}

static void
on_view (FfwSessionsPage *self)
{
  GObject *shown = is_calendar (self)                      ? G_OBJECT (self->calendar)
                   : g_str_equal (get_view (self), "list") ? G_OBJECT (self->pane)
                                                           : NULL;

  /* The summary of what is seen: trainers and the cascade say theirs themselves. */
  g_clear_pointer (&self->summary, g_binding_unbind);
  if (shown)
    self->summary = g_object_bind_property (shown, "summary", self->title, "subtitle",
                                            G_BINDING_SYNC_CREATE);
  else
    adw_view_switcher_title_set_subtitle (self->title, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
on_current (FfwSessionsPage *self)
{
  ffw_session_view_show (self->view, ffw_list_pane_get_current (self->pane));
}

/* Does what the window has under a name, with the session of the row. */
static void
act (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 current = ffw_list_pane_get_current (FFW_SESSIONS_PAGE (widget)->pane);
  const char *name = g_variant_get_string (parameter, NULL);

  if (current == 0)
    return;
  if (g_str_equal (name, "session.book"))
    gtk_widget_activate_action (widget, name, "(x@ax)", current,
                                g_variant_new_array (G_VARIANT_TYPE_INT64, NULL, 0));
  else
    gtk_widget_activate_action (widget, name, "x", current);
}

static GVariant *
ffw_sessions_page_save (FfwPage *page)
{
  FfwSessionsPage *self = FFW_SESSIONS_PAGE (page);
  g_autoptr (GVariant) list = g_variant_ref_sink (ffw_list_pane_save (self->pane));
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (list);

  g_variant_dict_insert (&state, "view", "s", get_view (self));
  g_variant_dict_insert_value (&state, "trainers", ffw_trainers_pane_save (self->trainers));
  g_variant_dict_insert_value (&state, "cascade", ffw_cascade_pane_save (self->cascade));
  g_variant_dict_insert_value (&state, "calendar", ffw_calendar_pane_save (self->calendar));

  return g_variant_dict_end (&state);
}

static void
ffw_sessions_page_restore (FfwPage *page, GVariant *state)
{
  FfwSessionsPage *self = FFW_SESSIONS_PAGE (page);
  g_autoptr (GVariant) calendar = g_variant_lookup_value (state, "calendar",
                                                          G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) trainers = g_variant_lookup_value (state, "trainers",
                                                          G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) cascade = g_variant_lookup_value (state, "cascade", G_VARIANT_TYPE_VARDICT);
  const char *view;

  ffw_list_pane_restore (self->pane, state);
  if (trainers)
    ffw_trainers_pane_restore (self->trainers, trainers);
  if (cascade)
    ffw_cascade_pane_restore (self->cascade, cascade);
  if (calendar)
    ffw_calendar_pane_restore (self->calendar, calendar);
  if (g_variant_lookup (state, "view", "&s", &view))
    set_view (self, view);
}

/* With `view` among them, as the property has it. */
static void
ffw_sessions_page_filter (FfwPage *page, GVariant *filters)
{
  FfwSessionsPage *self = FFW_SESSIONS_PAGE (page);
  const char *view = "list";

  g_variant_lookup (filters, "view", "&s", &view);
  set_view (self, view);
  if (is_calendar (self))
    ffw_calendar_pane_set_filters (self->calendar, filters);
  else
    ffw_list_pane_set_filters (self->pane, filters);
}

static void
ffw_sessions_page_show_item (FfwPage *page, const char *kind, gint64 id)
{
  FfwSessionsPage *self = FFW_SESSIONS_PAGE (page);

  if (g_str_equal (kind, "trainer"))
    {
      set_view (self, "trainers");
      ffw_trainers_pane_open (self->trainers, id);
    }
  if (!g_str_equal (kind, "session"))
    return;
  set_view (self, "list");
  ffw_list_pane_open (self->pane, id);
}

static gboolean
ffw_sessions_page_search (FfwPage *page)
{
  FfwSessionsPage *self = FFW_SESSIONS_PAGE (page);

  if (is_calendar (self))
    return ffw_calendar_pane_focus_search (self->calendar);
  if (g_str_equal (get_view (self), "trainers"))
    return ffw_trainers_pane_focus_search (self->trainers);
  set_view (self, "list");

  return ffw_list_pane_focus_search (self->pane);
}

/* The views are chosen in one of several rows of tabs, by the room that there is. */
static void
name_switchers (GtkWidget *widget)
{
  if (ADW_IS_VIEW_SWITCHER (widget))
    ffw_words_name (GTK_ACCESSIBLE (widget), _ ("Views of sessions"));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    name_switchers (child);
}

static void
ffw_sessions_page_constructed (GObject *object)
{
  FfwSessionsPage *self = FFW_SESSIONS_PAGE (object);
  FfwWorkspace *workspace = ffw_page_get_workspace (FFW_PAGE (self));

  G_OBJECT_CLASS (ffw_sessions_page_parent_class)->constructed (object);

  ffw_trainers_pane_set_workspace (self->trainers, workspace);
  ffw_cascade_pane_set_workspace (self->cascade, workspace);
  self->view = FFW_SESSION_VIEW (ffw_session_view_new (workspace));
  ffw_list_pane_set_source (self->pane, workspace, &ffw_sessions_list, columns,
                            G_N_ELEMENTS (columns));
  ffw_calendar_pane_set_workspace (self->calendar, workspace);
  ffw_list_pane_set_empty (self->pane, self->empty);
  ffw_list_pane_set_detail (self->pane, GTK_WIDGET (self->view));
  ffw_list_pane_set_menu (self->pane, self->row_menu);
  g_object_set (self->pane, "sort-column", "date", "sort-descending", TRUE, NULL);
  g_signal_connect_object (self->view, "gone", G_CALLBACK (ffw_list_pane_close_detail), self->pane,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->pane, "notify::current", G_CALLBACK (on_current), self);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (on_view), self);
  on_view (self);
  name_switchers (GTK_WIDGET (self));
}

static void
ffw_sessions_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VIEW:
      g_value_set_string (value, get_view (FFW_SESSIONS_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_sessions_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VIEW:
      set_view (FFW_SESSIONS_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_sessions_page_dispose (GObject *object)
{
  g_clear_pointer (&FFW_SESSIONS_PAGE (object)->summary, g_binding_unbind);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_sessions_page_parent_class)->dispose (object);
}

static gboolean
ffw_sessions_page_grab_focus (GtkWidget *widget)
{
  FfwSessionsPage *self = FFW_SESSIONS_PAGE (widget);

  return gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->stack));
}

static void
ffw_sessions_page_class_init (FfwSessionsPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwPageClass *page_class = FFW_PAGE_CLASS (class);

  object_class->constructed = ffw_sessions_page_constructed;
  object_class->get_property = ffw_sessions_page_get_property;
  object_class->set_property = ffw_sessions_page_set_property;
  object_class->dispose = ffw_sessions_page_dispose;
  widget_class->grab_focus = ffw_sessions_page_grab_focus;
  page_class->save = ffw_sessions_page_save;
  page_class->restore = ffw_sessions_page_restore;
  page_class->show_item = ffw_sessions_page_show_item;
  page_class->search = ffw_sessions_page_search;
  page_class->filter = ffw_sessions_page_filter;

  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "list",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FFW_TYPE_CALENDAR_PANE);
  g_type_ensure (FFW_TYPE_LIST_PANE);
  g_type_ensure (FFW_TYPE_TRAINERS_PANE);
  g_type_ensure (FFW_TYPE_CASCADE_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-sessions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwSessionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionsPage, trainers);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionsPage, cascade);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionsPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionsPage, title);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionsPage, row_menu);
  gtk_widget_class_install_property_action (widget_class, "sessions.view", "view");
  gtk_widget_class_install_action (widget_class, "sessions.act", "s", act);
}

static void
ffw_sessions_page_init (FfwSessionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: (transfer none): the rows that the page shows */
GListModel *
ffw_sessions_page_get_model (FfwSessionsPage *self)
{
  return ffw_list_pane_get_model (self->pane);
}
