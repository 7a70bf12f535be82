/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-calendar-pane.h"

#include "ffw-agenda-list.h"
#include "ffw-calendar-text.h"
#include "ffw-calendar-view.h"
#include "ffw-calendar-words.h"
#include "ffw-concern.h"
#include "ffw-focus.h"
#include "ffw-list-filters.h"
#include "ffw-message.h"
#include "ffw-month-grid.h"
#include "ffw-sessions-list.h"
#include "ffw-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* So many days a list of sessions reaches. */
#define AGENDA_DAYS 92

/* Filters of the list of sessions that are not about days, which a calendar has itself. */
#define FIRST_FILTER "course"
#define LAST_FILTER  "language"

/* What the pane shows. */
typedef enum
{
  MODE_MONTH,
  MODE_WEEK,
  MODE_AGENDA,
  N_MODES
} Mode;

static const char *const mode_names[N_MODES] = { "month", "week", "agenda" };

struct _FfwCalendarPane
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *title;
  GtkSpinner *spinner;
  GtkEditable *search_entry;
  AdwBin *filter_popover;
  GtkMenuButton *filter_button;
  GtkWidget *clear_button;
  GtkStack *stack;
  FfwCalendarView *view;
  FfwAgendaList *below; /* a narrow month: the sessions of the day */
  FfwAgendaList *agenda;
  AdwStatusPage *failed;
  GMenuModel *day_menu;

  FfwWorkspace *workspace;
  FfwListRequest *request;
  FfwListFilters *filters;
  FfwAgenda *shown;      /* NULL before the first */
  GCancellable *reading; /* NULL where nothing is being read */
  FfwDate first;         /* the days that are shown, or asked for */
  FfwDate end;
  Mode mode;
  char *summary;
  gboolean narrow;
  gboolean seen;
};

enum
{
  PROP_0,
  PROP_MODE,
  PROP_SUMMARY,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwCalendarPane, ffw_calendar_pane, GTK_TYPE_WIDGET)

/* What is read in another thread. */
typedef struct
{
  FfwListRequest *request;
  FfwDate first;
  FfwDate end;
  FfwLanguage language;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  ffw_list_request_free (self->request);
  g_free (self);
}

static gpointer
read_agenda (FfwConnection *connection, gpointer data, GError **error)
{
  const Asking *asking = data;

  return ffw_agenda_read (connection, asking->request, asking->first, asking->end, asking->language,
                          error);
}

static void
agenda_free (gpointer agenda)
{
  ffw_agenda_unref (agenda);
}

/* Who waits for it. */
typedef struct
{
  FfwCalendarPane *pane;
  GCancellable *cancellable;
} Waiting;

static void
waiting_free (Waiting *self)
{
  g_object_unref (self->pane);
  g_object_unref (self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

/* The session that is meant: of a list the row that is selected. */
static const FfwAgendaEntry *
get_entry (FfwCalendarPane *self)
{
  if (self->mode == MODE_AGENDA)
    return ffw_agenda_list_get_entry (self->agenda);
  if (self->narrow && gtk_widget_get_focus_child (GTK_WIDGET (self->below)))
    return ffw_agenda_list_get_entry (self->below);

  return ffw_calendar_view_get_entry (self->view);
}

static void
show_actions (FfwCalendarPane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const FfwAgendaEntry *entry = get_entry (self);
  gboolean writable = self->workspace && !ffw_workspace_is_read_only (self->workspace);
  gboolean movable = entry
                     && (entry->status == FFW_SESSION_PLANNED || entry->status == FFW_SESSION_OPEN);

  gtk_widget_action_set_enabled (widget, "calendar.open", entry != NULL);
  gtk_widget_action_set_enabled (widget, "calendar.move", writable && movable);
  gtk_widget_action_set_enabled (widget, "calendar.new", writable);
}

static void
summarise (FfwCalendarPane *self)
{
  FfwDate day = ffw_calendar_view_get_day (self->view);
  g_autofree char *days = self->mode == MODE_MONTH
                              ? ffw_calendar_words_month (day, self->narrow)
                              : ffw_calendar_words_days (self->first, self->end - 1);
  FfwDate month = ffw_date_get_month (day);
  guint n = 0;
  g_autofree char *count = NULL;
  g_autofree char *summary = NULL;

  /* Of a month, not of the days around it. */
  if (self->shown && self->mode == MODE_MONTH)
    n = ffw_agenda_count (self->shown, month, ffw_date_add_months (month, 1));
  else if (self->shown)
    n = self->shown->entries->len;
  count = ffw_words_count (FFW_NP_ ("%1$d session", "%1$d sessions"), n);
  /* Translators: some days, and how many sessions they have; “session” counts each of its days */
  summary = ffw_words (_ ("%1$s: %2$s"), days, count, NULL);
  if (g_strcmp0 (summary, self->summary) == 0)
    return;

  gtk_label_set_label (self->title, days);
  g_free (self->summary);
  self->summary = g_steal_pointer (&summary);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

static void
show_below (FfwCalendarPane *self)
{
  FfwDate day = ffw_calendar_view_get_day (self->view);

  if (self->narrow)
    ffw_agenda_list_take (self->below, self->shown, day, day + 1);
}

static void
take (FfwCalendarPane *self, FfwAgenda *agenda)
{
  g_clear_pointer (&self->shown, ffw_agenda_unref);
  self->shown = agenda;
  if (self->mode == MODE_AGENDA)
    ffw_agenda_list_take (self->agenda, agenda, self->first, self->end);
  else
    ffw_calendar_view_take (self->view, agenda);
  show_below (self);
  gtk_stack_set_visible_child_name (self->stack, self->mode == MODE_AGENDA ? "agenda" : "grid");
  summarise (self);
  show_actions (self);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  FfwCalendarPane *self = waiting->pane;
  g_autoptr (GError) error = NULL;
  FfwAgenda *agenda = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->reading != waiting->cancellable)
    {
      g_clear_pointer (&agenda, ffw_agenda_unref);
      return;
    }

  g_clear_object (&self->reading);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (agenda)
    take (self, agenda);
  else
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
}

static void
stop (FfwCalendarPane *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* What stands in the button says how many of the filters are in use. */
static void
show_filters (FfwCalendarPane *self)
{
  guint n = ffw_list_request_count_filters (self->request);
  g_autofree char *number = ffw_words_number (n);
  g_autofree char *label = n > 0 ? ffw_words (_ ("Filters: %1$s"), number, NULL) : NULL;

  gtk_menu_button_set_label (self->filter_button, label ? label : _ ("Filters"));
  ffw_words_name (GTK_ACCESSIBLE (self->filter_button), label ? label : _ ("Filters"));
  gtk_widget_set_visible (self->clear_button, ffw_list_request_is_narrowed (self->request));
}

static void
find_range (FfwCalendarPane *self)
{
  FfwDate day = ffw_calendar_view_get_day (self->view);

  if (self->mode == MODE_AGENDA)
    {
      self->first = day;
      self->end = day + AGENDA_DAYS;
    }
  else
    ffw_calendar_layout_get_range (self->mode == MODE_MONTH ? FFW_CALENDAR_MONTH
                                                            : FFW_CALENDAR_WEEK,
                                   day, &self->first, &self->end);
}

static void
ask (FfwCalendarPane *self)
{
  Asking *asking;
  Waiting *waiting;

  find_range (self);
  summarise (self);
  show_filters (self);
  if (!self->seen || self->workspace == NULL)
    return;

  stop (self);
  self->reading = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);

  asking = g_new (Asking, 1);
  asking->request = ffw_list_request_copy (self->request);
  asking->first = self->first;
  asking->end = self->end;
  asking->language = ffw_language_get ();
  waiting = g_new (Waiting, 1);
  waiting->pane = g_object_ref (self);
  waiting->cancellable = g_object_ref (self->reading);
  ffw_workspace_read_async (self->workspace, read_agenda, asking, asking_free, agenda_free,
                            self->reading, on_read, waiting);
}

static void
on_changed (FfwCalendarPane *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_agenda_tables))
    ask (self);
}

static void
on_map (FfwCalendarPane *self)
{
  if (self->seen)
    return;

  self->seen = TRUE;
  ask (self);
}

/* Other days are read where they are not there already. */
static void
on_moved (FfwCalendarPane *self)
{
  FfwDate first = self->first;

  find_range (self);
  if (self->first != first)
    ask (self);
  else
    summarise (self);
  show_below (self);
  show_actions (self);
}

static void
on_search_changed (FfwCalendarPane *self)
{
  const char *words = gtk_editable_get_text (self->search_entry);

  if (g_str_equal (ffw_list_request_get_search (self->request), words))
    return;

  ffw_list_request_set_search (self->request, words);
  ask (self);
}

static void
on_search_activated (FfwCalendarPane *self)
{
  on_search_changed (self);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
on_stop_search (FfwCalendarPane *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

static void
on_filter_changed (FfwCalendarPane *self, const char *filter, const char *value)
{
  ffw_list_request_set_filter (self->request, filter, value);
  ask (self);
}

static void
open_session (FfwCalendarPane *self, gint64 session)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "session.show", "x", session);
}

static void
do_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const FfwAgendaEntry *entry = get_entry (FFW_CALENDAR_PANE (widget));

  if (entry)
    open_session (FFW_CALENDAR_PANE (widget), entry->session);
}

static void
on_new_asked (FfwCalendarPane *self, FfwDate day, int minute)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);
  char iso[FFW_DATE_ISO_SIZE];

  g_variant_dict_insert (&begin, "date", "s", ffw_date_to_iso (day, iso));
  if (minute >= 0)
    g_variant_dict_insert (&begin, "minute", "u", (guint)minute);
  gtk_widget_activate_action (GTK_WIDGET (self), "session.new", "@a{sv}",
                              g_variant_dict_end (&begin));
}

static void
do_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwCalendarPane *self = FFW_CALENDAR_PANE (widget);

  on_new_asked (self, ffw_calendar_view_get_day (self->view), -1);
}

/* Room for two sessions: a list measures rows that wrap as if they did not. */
#define DAY_HEIGHT 180

static gboolean
has_several (const FfwAgenda *agenda, FfwDate day)
{
  guint n = 0;

  for (guint i = 0; i < agenda->entries->len && n < 2; i++)
    n += ffw_agenda_get (agenda, i)->day == day;

  return n > 1;
}

/* In a list that stands on its own, above the calendar. */
static void
on_day_opened (FfwCalendarPane *self, FfwDate day)
{
  GtkWidget *list;
  GtkWidget *popover;
  g_autofree char *date = ffw_calendar_words_day (day);

  ffw_calendar_view_go (self->view, day, 0);
  if (self->shown == NULL)
    return;

  list = g_object_new (FFW_TYPE_AGENDA_LIST, NULL);
  popover = gtk_popover_new ();
  gtk_widget_set_size_request (list, 300, has_several (self->shown, day) ? DAY_HEIGHT : -1);
  ffw_agenda_list_set_embedded (FFW_AGENDA_LIST (list), TRUE);
  ffw_agenda_list_take (FFW_AGENDA_LIST (list), self->shown, day, day + 1);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  ffw_words_name (GTK_ACCESSIBLE (popover), date);
  g_signal_connect_object (list, "opened", G_CALLBACK (open_session), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "opened", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED);
  ffw_calendar_view_pop_up (self->view, popover);
  gtk_widget_grab_focus (list);
}

static void
do_list_day (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwCalendarPane *self = FFW_CALENDAR_PANE (widget);

  on_day_opened (self, ffw_calendar_view_get_day (self->view));
}

static void
on_move_asked (FfwCalendarPane *self, gint64 date, FfwDate day, guint minute)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);
  g_autofree char *time = ffw_calendar_words_time (minute);
  char iso[FFW_DATE_ISO_SIZE];

  g_variant_dict_insert (&begin, "date", "x", date);
  g_variant_dict_insert (&begin, "day", "s", ffw_date_to_iso (day, iso));
  g_variant_dict_insert (&begin, "time", "s", time);
  gtk_widget_activate_action (GTK_WIDGET (self), "session.move", "@a{sv}",
                              g_variant_dict_end (&begin));
}

static void
do_move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwCalendarPane *self = FFW_CALENDAR_PANE (widget);
  const FfwAgendaEntry *entry = get_entry (self);

  if (entry)
    on_move_asked (self, entry->date, entry->day, entry->minute);
}

static void
go_by (FfwCalendarPane *self, int by)
{
  FfwDate day = ffw_calendar_view_get_day (self->view);
  FfwDate there = self->mode == MODE_WEEK ? day + (FfwDate)(by * FFW_DAYS_IN_WEEK)
                                          : ffw_date_add_months (day, by);

  if (there != FFW_DATE_NONE)
    ffw_calendar_view_go (self->view, there, 0);
}

static void
do_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_by (FFW_CALENDAR_PANE (widget), -1);
}

static void
do_on (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_by (FFW_CALENDAR_PANE (widget), 1);
}

/** Goes to a day. */
void
ffw_calendar_pane_go (FfwCalendarPane *self, FfwDate day)
{
  ffw_calendar_view_go (self->view, day, 0);
}

static void
do_today (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_calendar_pane_go (FFW_CALENDAR_PANE (widget), ffw_date_today ());
}

static void
clear (FfwCalendarPane *self)
{
  for (guint i = 0; i < ffw_sessions_list.n_filters; i++)
    ffw_list_request_set_filter (self->request, ffw_sessions_list.filters[i].id, NULL);
  ffw_list_request_set_search (self->request, "");
  gtk_editable_set_text (self->search_entry, "");
}

static void
do_clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwCalendarPane *self = FFW_CALENDAR_PANE (widget);

  clear (self);
  ffw_list_filters_show (self->filters, self->request);
  ask (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
do_try_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (FFW_CALENDAR_PANE (widget));
}

static Mode
find_mode (const char *name)
{
  for (guint i = 0; i < N_MODES; i++)
    if (g_strcmp0 (mode_names[i], name) == 0)
      return (Mode)i;

  return MODE_MONTH;
}

static void
set_mode (FfwCalendarPane *self, Mode mode)
{
  if (self->mode == mode)
    return;

  self->mode = mode;
  if (mode != MODE_AGENDA)
    ffw_calendar_view_set_mode (self->view,
                                mode == MODE_MONTH ? FFW_CALENDAR_MONTH : FFW_CALENDAR_WEEK);
  gtk_stack_set_visible_child_name (self->stack, mode == MODE_AGENDA ? "agenda" : "grid");
  ask (self);
  show_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

static void
ffw_calendar_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwCalendarPane *self = FFW_CALENDAR_PANE (object);

  switch (id)
    {
    case PROP_MODE:
      g_value_set_string (value, mode_names[self->mode]);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_calendar_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwCalendarPane *self = FFW_CALENDAR_PANE (object);

  switch (id)
    {
    case PROP_MODE:
      set_mode (self, find_mode (g_value_get_string (value)));
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      summarise (self);
      show_below (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_calendar_pane_dispose (GObject *object)
{
  FfwCalendarPane *self = FFW_CALENDAR_PANE (object);

  stop (self);
  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_calendar_pane_parent_class)->dispose (object);
}

static void
ffw_calendar_pane_finalize (GObject *object)
{
  FfwCalendarPane *self = FFW_CALENDAR_PANE (object);

  g_clear_pointer (&self->shown, ffw_agenda_unref);
  ffw_list_request_free (self->request);
  g_free (self->summary);

  G_OBJECT_CLASS (ffw_calendar_pane_parent_class)->finalize (object);
}

/* What comes after the last of a window goes to its page: to the calendar itself, and Tab would
 * never leave it. */
static gboolean
ffw_calendar_pane_grab_focus (GtkWidget *widget)
{
  return ffw_calendar_pane_focus_search (FFW_CALENDAR_PANE (widget));
}

static void
ffw_calendar_pane_class_init (FfwCalendarPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  object_class->get_property = ffw_calendar_pane_get_property;
  object_class->set_property = ffw_calendar_pane_set_property;
  object_class->dispose = ffw_calendar_pane_dispose;
  object_class->finalize = ffw_calendar_pane_finalize;
  widget_class->grab_focus = ffw_calendar_pane_grab_focus;

  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, "month",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, "",
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FFW_TYPE_CALENDAR_VIEW);
  g_type_ensure (FFW_TYPE_AGENDA_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-calendar-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, content);
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, title);
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, clear_button);
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, view);
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, below);
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, agenda);
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, failed);
  gtk_widget_class_bind_template_child (widget_class, FfwCalendarPane, day_menu);

  gtk_widget_class_install_action (widget_class, "calendar.back", NULL, do_back);
  gtk_widget_class_install_action (widget_class, "calendar.on", NULL, do_on);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, do_today);
  gtk_widget_class_install_action (widget_class, "calendar.open", NULL, do_open);
  gtk_widget_class_install_action (widget_class, "calendar.move", NULL, do_move);
  gtk_widget_class_install_action (widget_class, "calendar.new", NULL, do_new);
  gtk_widget_class_install_action (widget_class, "calendar.list-day", NULL, do_list_day);
  gtk_widget_class_install_action (widget_class, "calendar.clear", NULL, do_clear);
  gtk_widget_class_install_action (widget_class, "calendar.try-again", NULL, do_try_again);
  gtk_widget_class_install_property_action (widget_class, "calendar.mode", "mode");
}

static void
ffw_calendar_pane_init (FfwCalendarPane *self)
{
  self->request = ffw_list_request_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->summary = g_strdup ("");
  self->filters = g_object_new (FFW_TYPE_LIST_FILTERS, NULL);
  ffw_list_filters_set_stacked (self->filters, TRUE);
  adw_bin_set_child (self->filter_popover, GTK_WIDGET (self->filters));
  ffw_calendar_view_set_menu (self->view, self->day_menu);
  find_range (self);
  summarise (self);
  show_actions (self);

  g_signal_connect_swapped (self, "map", G_CALLBACK (on_map), self);
  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (on_search_changed),
                            self);
  g_signal_connect_swapped (self->search_entry, "activate", G_CALLBACK (on_search_activated), self);
  g_signal_connect_swapped (self->search_entry, "stop-search", G_CALLBACK (on_stop_search), self);
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (on_filter_changed), self);
  g_signal_connect_swapped (self->view, "moved", G_CALLBACK (on_moved), self);
  g_signal_connect_swapped (self->view, "opened", G_CALLBACK (open_session), self);
  g_signal_connect_swapped (self->view, "day-opened", G_CALLBACK (on_day_opened), self);
  g_signal_connect_swapped (self->view, "new-asked", G_CALLBACK (on_new_asked), self);
  g_signal_connect_swapped (self->view, "move-asked", G_CALLBACK (on_move_asked), self);
  g_signal_connect_swapped (self->below, "opened", G_CALLBACK (open_session), self);
  g_signal_connect_swapped (self->below, "moved", G_CALLBACK (show_actions), self);
  g_signal_connect_swapped (self->agenda, "opened", G_CALLBACK (open_session), self);
  g_signal_connect_swapped (self->agenda, "moved", G_CALLBACK (show_actions), self);
}

/** Says whose calendar it is; once, before it is seen. */
void
ffw_calendar_pane_set_workspace (FfwCalendarPane *self, FfwWorkspace *workspace)
{
  guint first = 0;
  guint end = 0;

  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < ffw_sessions_list.n_filters; i++)
    {
      if (g_str_equal (ffw_sessions_list.filters[i].id, FIRST_FILTER))
        first = i;
      if (g_str_equal (ffw_sessions_list.filters[i].id, LAST_FILTER))
        end = i + 1;
    }
  ffw_list_filters_set_source (self->filters, workspace, &ffw_sessions_list, first, end);
  ffw_calendar_view_set_movable (self->view, !ffw_workspace_is_read_only (workspace));
  show_actions (self);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (on_changed), self);
}

/**
 * ffw_calendar_pane_set_filters:
 * @filters: (a{ss}): ids of filters of #ffw_sessions_list, with what they ask for; `day` (ISO) is
 *   the day that is gone to; other ids are left alone
 *
 * Shows what all of them keep, whatever was asked for before.
 */
void
ffw_calendar_pane_set_filters (FfwCalendarPane *self, GVariant *filters)
{
  const char *value;

  clear (self);
  for (guint i = 0; i < ffw_sessions_list.n_filters; i++)
    if (g_variant_lookup (filters, ffw_sessions_list.filters[i].id, "&s", &value))
      ffw_list_request_set_filter (self->request, ffw_sessions_list.filters[i].id, value);
  ffw_list_filters_show (self->filters, self->request);
  if (g_variant_lookup (filters, "day", "&s", &value) && ffw_date_from_iso (value) != FFW_DATE_NONE)
    ffw_calendar_pane_go (self, ffw_date_from_iso (value));
  ask (self);
}

/** Returns: whether what is asked for is not shown yet */
gboolean
ffw_calendar_pane_is_loading (FfwCalendarPane *self)
{
  return self->reading != NULL || !self->seen;
}

/** Puts the keyboard into the search. */
gboolean
ffw_calendar_pane_focus_search (FfwCalendarPane *self)
{
  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/** Returns: (transfer floating): what is shown, and where the keyboard is: a dictionary (a{sv}) */
GVariant *
ffw_calendar_pane_save (FfwCalendarPane *self)
{
  const FfwAgendaEntry *entry = ffw_calendar_view_get_entry (self->view);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  char iso[FFW_DATE_ISO_SIZE];

  g_variant_dict_insert (&state, "mode", "s", mode_names[self->mode]);
  g_variant_dict_insert (&state, "day", "s",
                         ffw_date_to_iso (ffw_calendar_view_get_day (self->view), iso));
  g_variant_dict_insert (&state, "date", "x", entry ? entry->date : (gint64)0);
  g_variant_dict_insert_value (&state, "request", ffw_list_request_save (self->request));

  return g_variant_dict_end (&state);
}

/** Takes what ffw_calendar_pane_save() gave; nonsense is left alone. */
void
ffw_calendar_pane_restore (FfwCalendarPane *self, GVariant *state)
{
  g_autoptr (GVariant) request = g_variant_lookup_value (state, "request", G_VARIANT_TYPE_VARDICT);
  const char *mode;
  const char *day;
  gint64 date = 0;

  if (request)
    {
      ffw_list_request_restore (self->request, request);
      gtk_editable_set_text (self->search_entry, ffw_list_request_get_search (self->request));
      ffw_list_filters_show (self->filters, self->request);
    }
  if (g_variant_lookup (state, "mode", "&s", &mode))
    set_mode (self, find_mode (mode));
  g_variant_lookup (state, "date", "x", &date);
  if (g_variant_lookup (state, "day", "&s", &day) && ffw_date_from_iso (day) != FFW_DATE_NONE)
    ffw_calendar_view_go (self->view, ffw_date_from_iso (day), date);
  ask (self);
}
