/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-pane.h"

#include "ffw-choose.h"
#include "ffw-columns-window.h"
#include "ffw-focus.h"
#include "ffw-list-filter-place.h"
#include "ffw-list-model.h"
#include "ffw-list-menus.h"
#include "ffw-list-output.h"
#include "ffw-list-place.h"
#include "ffw-list-selection.h"
#include "ffw-table.h"
#include "ffw-words.h"

#include <adwaita.h>

#include <glib/gi18n-lib.h>

struct _FfwListPane
{
  GtkWidget parent_instance;

  AdwFlap *flap;
  GtkWidget *content;
  GtkEditable *search_entry;
  GtkSpinner *spinner;
  AdwBin *filter_bar;
  GtkBox *filter_popover;
  GtkMenuButton *filter_button;
  GtkWidget *clear_button;
  GtkMenuButton *view_button;
  GtkStack *stack;
  FfwTable *table;
  AdwBin *empty;
  AdwStatusPage *nothing;
  AdwStatusPage *failed;
  GtkActionBar *selection_bar;
  GtkLabel *selected;
  GtkWidget *side;
  AdwBin *detail;

  FfwWorkspace *workspace;
  const FfwListSource *source;
  FfwListModel *model;
  FfwListSelection *selection;
  FfwListPlace *place;
  GVariant *saved; /* what is put back once the rows are there, or NULL */
  FfwListRequest *request;
  FfwListFilterPlace *filters;
  char *title;
  gint64 open; /* the row whose detail is shown, or 0 */
  gint64 current;
  guint idle;
  char *summary;
  gboolean narrow;
  gboolean is_entering; /* the detail is to have the keyboard once it is shown */
  gboolean asked;       /* for something else than what is shown */
  gboolean going;       /* to the rows, once they are listed */
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_CURRENT,
  PROP_N_SELECTED,
  PROP_NARROW,
  PROP_SUMMARY,
  PROP_SORT_COLUMN,
  PROP_SORT_DESCENDING,
  N_PROPS
};

enum
{
  OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwListPane, ffw_list_pane, GTK_TYPE_WIDGET)

static guint
n_rows (FfwListPane *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static void
ask (FfwListPane *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  self->asked = TRUE;
  gtk_widget_set_visible (self->clear_button, ffw_list_request_is_narrowed (self->request));
  ffw_list_model_ask (self->model, self->request, ffw_language_get ());
}

static gboolean
on_idle (gpointer data)
{
  FfwListPane *self = data;

  self->idle = 0;
  ask (self);

  return G_SOURCE_REMOVE;
}

static void
on_search_changed (FfwListPane *self)
{
  const char *words = gtk_editable_get_text (self->search_entry);

  if (self->model == NULL || g_str_equal (ffw_list_request_get_search (self->request), words))
    return;

  ffw_list_request_set_search (self->request, words);
  ask (self);
}

static void go_to_found (FfwListPane *self);

/* What was typed last may not have been asked for yet, or not be listed. */
static void
on_search_activated (FfwListPane *self)
{
  on_search_changed (self);
  if (self->model == NULL)
    return;

  if (ffw_list_model_is_loading (self->model))
    self->going = TRUE;
  else
    go_to_found (self);
}

static void
on_stop_search (FfwListPane *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

static void
on_order_changed (FfwListPane *self, GParamSpec *pspec)
{
  ffw_list_request_set_order (self->request, ffw_table_get_sort_column (self->table),
                              ffw_table_get_sort_descending (self->table));
  ask (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_COLUMN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_DESCENDING]);
}

static void
on_filter_changed (FfwListPane *self, const char *filter, const char *value)
{
  ffw_list_request_set_filter (self->request, filter, value);
  ffw_list_filter_place_show (self->filters, self->request);
  ask (self);
}

static void
set_current (FfwListPane *self, gint64 id)
{
  if (self->current == id)
    return;

  self->current = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
summarise (FfwListPane *self)
{
  guint n = n_rows (self);
  gboolean narrowed = ffw_list_request_is_narrowed (self->request);
  g_autofree char *number = ffw_words_number (n);

  g_free (self->summary);
  if (narrowed)
    self->summary = ffw_words (g_dngettext (GETTEXT_PACKAGE, "%1$s found", "%1$s found", n), number,
                               NULL);
  else if (n > 0)
    self->summary = ffw_words (g_dngettext (GETTEXT_PACKAGE, "%1$s in all", "%1$s in all", n),
                               number, NULL);
  else
    self->summary = g_strdup ("");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

/* What is known by the ids of rows is put back once they are there. */
static void
put_back (FfwListPane *self)
{
  g_autoptr (GVariant) state = g_steal_pointer (&self->saved);
  g_autoptr (GVariant) selection = g_variant_lookup_value (state, "selection",
                                                           G_VARIANT_TYPE ("(bax)"));
  g_autoptr (GVariant) place = g_variant_lookup_value (state, "place", G_VARIANT_TYPE ("(xdx)"));

  if (selection)
    ffw_list_selection_restore (self->selection, selection);
  if (place)
    ffw_list_place_restore (self->place, place);
}

/* What Enter in the search means: to the rows that were found, and into the only one. */
static void
go_to_found (FfwListPane *self)
{
  g_autoptr (FfwListRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), 0);

  self->going = FALSE;
  if (n_rows (self) == 1)
    ffw_list_pane_open (self, ffw_list_row_get_id (row));
  else if (row)
    ffw_table_focus_row (self->table, 0);
}

/* Whether it may be a filter that hides what the words were typed for. */
static gboolean
is_hidden_by_filter (FfwListPane *self)
{
  return *ffw_list_request_get_search (self->request)
         && ffw_list_request_count_filters (self->request) > 0;
}

static void
show_nothing (FfwListPane *self)
{
  if (!ffw_list_request_is_narrowed (self->request))
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  adw_status_page_set_description (
      self->nothing,
      is_hidden_by_filter (self)
          /* Translators: “Show All” is the button below */
          ? _ ("A filter may hide what you are looking for. “Show All” looks for the same words "
               "without the filters.")
          : _ ("Nothing has all the words and meets all the filters. The beginning of a word is "
               "enough; accents do not matter."));
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
on_listed (FfwListPane *self)
{
  if (n_rows (self) > 0)
    gtk_stack_set_visible_child_name (self->stack, "table");
  else
    show_nothing (self);

  /* The first rows may be there before it is known how many there are. */
  if (ffw_list_model_is_loading (self->model))
    return;

  /* Another search or order begins at its first row; a change of the workspace keeps the place. */
  if (self->saved)
    put_back (self);
  else if (self->asked && n_rows (self) > 0)
    ffw_table_scroll_to (self->table, 0);
  self->asked = FALSE;
  summarise (self);
  if (self->going)
    go_to_found (self);
}

static void
on_failed (FfwListPane *self, const GError *error)
{
  adw_status_page_set_description (self->failed, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* Before the flap has a size, libadwaita 1.2 would divide by it for the speed of the movement, and
 * measure nonsense; out of sight there is no movement. */
static void
reveal_detail (FfwListPane *self, gboolean shown)
{
  GtkWidget *flap = GTK_WIDGET (self->flap);
  gboolean moves = gtk_widget_get_width (flap) > 0;

  gtk_widget_set_child_visible (flap, moves);
  adw_flap_set_reveal_flap (self->flap, shown);
  gtk_widget_set_child_visible (flap, TRUE);
}

static void
show_filters (FfwListPane *self)
{
  ffw_list_filter_place_show (self->filters, self->request);
}

static void
place_filters (FfwListPane *self)
{
  ffw_list_filter_place_set_in_line (self->filters, !self->narrow && self->open == 0);
}

/* The keyboard goes where the eye goes, as soon as the detail is there. */
static void
enter_detail (FfwListPane *self)
{
  if (!self->is_entering || !gtk_widget_get_mapped (self->side))
    return;

  self->is_entering = FALSE;
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
show_detail (FfwListPane *self, gint64 id)
{
  gboolean shown = id != 0 && adw_bin_get_child (self->detail);

  self->open = shown ? id : 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.close-detail", shown);
  place_filters (self);
  reveal_detail (self, shown);
  gtk_widget_set_can_focus (self->content, !(shown && adw_flap_get_folded (self->flap)));
}

/* Beside the table the detail is as wide as it must be; in its place, as wide as it can be. */
static void
on_folded (FfwListPane *self)
{
  gtk_widget_set_hexpand (self->side, adw_flap_get_folded (self->flap));
  show_detail (self, self->open);
}

static void
on_activated (FfwListPane *self, guint position)
{
  g_autoptr (FfwListRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row)
    ffw_list_pane_open (self, ffw_list_row_get_id (row));
}

static void
on_cursor (FfwListPane *self)
{
  gint64 id = ffw_table_get_cursor (self->table);

  if (id != 0 && self->open == 0)
    set_current (self, id);
}

/* One row is selected wherever the cursor goes: that is nothing to tell of. */
static void
on_n_selected (FfwListPane *self)
{
  guint n = ffw_list_selection_get_n (self->selection);

  if (n > 1)
    {
      g_autofree char *number = ffw_words_number (n);
      g_autofree char *said = ffw_words (
          g_dngettext (GETTEXT_PACKAGE, "%1$s selected", "%1$s selected", n), number, NULL);

      gtk_label_set_label (self->selected, said);
    }
  gtk_action_bar_set_revealed (self->selection_bar, n > 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
do_select_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (FFW_LIST_PANE (widget)->selection));
}

static void
do_select_none (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (FFW_LIST_PANE (widget)->selection));
}

static void
do_search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_list_pane_focus_search (FFW_LIST_PANE (widget));
}

static void
clear_filters (FfwListPane *self)
{
  for (guint i = 0; i < self->source->n_filters; i++)
    ffw_list_request_set_filter (self->request, self->source->filters[i].id, NULL);
}

static void
do_clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwListPane *self = FFW_LIST_PANE (widget);
  gboolean nothing = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "nothing") == 0;
  gboolean keeps_words = nothing && is_hidden_by_filter (self);

  clear_filters (self);
  if (!keeps_words)
    {
      ffw_list_request_set_search (self->request, "");
      gtk_editable_set_text (self->search_entry, "");
    }
  show_filters (self);
  ask (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
do_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *filter;
  const char *value;

  g_variant_get (parameter, "(&s&s)", &filter, &value);
  ffw_list_pane_set_filter (FFW_LIST_PANE (widget), filter, value);
}

static void
do_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwListPane *self = FFW_LIST_PANE (widget);
  g_auto (GStrv) columns = ffw_table_get_shown_ids (self->table);
  g_autoptr (GArray) ids = ffw_list_selection_get_ids (self->selection);

  if (ids->len > 0)
    ffw_list_copy (widget, self->workspace, self->source, self->request,
                   (const char *const *)columns, g_steal_pointer (&ids));
}

/* More than one row that is selected is what is meant; one is wherever the cursor is. */
static void
do_export_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwListPane *self = FFW_LIST_PANE (widget);
  g_auto (GStrv) columns = ffw_table_get_shown_ids (self->table);
  FfwListExport *export = ffw_list_export_new (
      self->source, *self->title ? self->title : _ ("List"), self->request, ffw_language_get ());

  for (guint i = 0; columns[i]; i++)
    ffw_list_export_add_column (export, columns[i],
                                ffw_table_get_column_width (self->table, columns[i]));
  ffw_list_export_add_others (export);
  if (ffw_list_pane_get_n_selected (self) > 1)
    ffw_list_export_take_ids (export, ffw_list_selection_get_ids (self->selection));
  ffw_list_export_to (self->workspace, export, g_variant_get_string (parameter, NULL));
}

static void
on_file_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "list.export-to", "s", paths[0]);
}

/* The parameter is the ending of the format: what reads the name knows by it what to write. */
static void
do_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwListPane *self = FFW_LIST_PANE (widget);
  const char *ending = g_variant_get_string (parameter, NULL);
  g_autofree char *chosen = ffw_list_filter_place_describe (self->filters);
  g_autofree char *name = ffw_words_file_name (*self->title ? self->title : _ ("List"), chosen,
                                               ending);

  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export the List"), _ ("_Export"),
              /* Translators: these endings are of names of files */
              _ ("Tables (.xlsx, .ods, .csv)"), "*.xlsx *.ods *.csv", name, on_file_chosen);
}

static void
do_columns (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwListPane *self = FFW_LIST_PANE (widget);

  gtk_window_present (GTK_WINDOW (ffw_columns_window_new (self->table, self->source)));
}

static void
do_column (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwTable *table = FFW_LIST_PANE (widget)->table;
  const char *id = g_variant_get_string (parameter, NULL);

  ffw_table_show_column (table, id, !ffw_table_is_column_shown (table, id));
}

static void
do_close_detail (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_list_pane_close_detail (FFW_LIST_PANE (widget));
}

static void
do_try_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_list_model_refresh (FFW_LIST_PANE (widget)->model);
}

static void
ffw_list_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwListPane *self = FFW_LIST_PANE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CURRENT:
      g_value_set_int64 (value, self->current);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, ffw_list_pane_get_n_selected (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_SORT_COLUMN:
      g_value_set_string (value, ffw_table_get_sort_column (self->table));
      break;
    case PROP_SORT_DESCENDING:
      g_value_set_boolean (value, ffw_table_get_sort_descending (self->table));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_list_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwListPane *self = FFW_LIST_PANE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      ffw_table_set_name (self->table, self->title);
      break;
    case PROP_NARROW:
      ffw_list_pane_set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_SORT_COLUMN:
      ffw_table_set_order (self->table, g_value_get_string (value),
                           ffw_table_get_sort_descending (self->table));
      break;
    case PROP_SORT_DESCENDING:
      ffw_table_set_order (self->table, ffw_table_get_sort_column (self->table),
                           g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_list_pane_dispose (GObject *object)
{
  FfwListPane *self = FFW_LIST_PANE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->model)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->table)
    g_signal_handlers_disconnect_by_data (self->table, self);
  if (self->filters)
    g_signal_handlers_disconnect_by_data (self->filters, self);
  g_clear_object (&self->filters);
  g_clear_object (&self->place);
  g_clear_pointer (&self->saved, g_variant_unref);
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->workspace);
  if (self->flap)
    gtk_widget_unparent (GTK_WIDGET (self->flap));
  self->flap = NULL;
  self->table = NULL;

  G_OBJECT_CLASS (ffw_list_pane_parent_class)->dispose (object);
}

static void
ffw_list_pane_finalize (GObject *object)
{
  FfwListPane *self = FFW_LIST_PANE (object);

  ffw_list_request_free (self->request);
  g_free (self->summary);
  g_free (self->title);

  G_OBJECT_CLASS (ffw_list_pane_parent_class)->finalize (object);
}

static gboolean
ffw_list_pane_grab_focus (GtkWidget *widget)
{
  return ffw_list_pane_focus_search (FFW_LIST_PANE (widget));
}

static void
ffw_list_pane_class_init (FfwListPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  object_class->get_property = ffw_list_pane_get_property;
  object_class->set_property = ffw_list_pane_set_property;
  object_class->dispose = ffw_list_pane_dispose;
  object_class->finalize = ffw_list_pane_finalize;
  widget_class->grab_focus = ffw_list_pane_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT] = g_param_spec_int64 ("current", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, "",
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT_COLUMN] = g_param_spec_string ("sort-column", NULL, NULL, "",
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                          | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT_DESCENDING]
      = g_param_spec_boolean ("sort-descending", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* The person opened a row; its id. */
  signals[OPENED] = g_signal_new ("opened", FFW_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (FFW_TYPE_TABLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/widgets/ffw-list-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, flap);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, content);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, clear_button);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, view_button);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, table);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, empty);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, nothing);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, failed);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, selected);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, side);
  gtk_widget_class_bind_template_child (widget_class, FfwListPane, detail);

  gtk_widget_class_install_action (widget_class, "list.search", NULL, do_search);
  gtk_widget_class_install_action (widget_class, "list.clear", NULL, do_clear);
  gtk_widget_class_install_action (widget_class, "list.filter", "(ss)", do_filter);
  gtk_widget_class_install_action (widget_class, "list.select-all", NULL, do_select_all);
  gtk_widget_class_install_action (widget_class, "list.select-none", NULL, do_select_none);
  gtk_widget_class_install_action (widget_class, "list.copy", NULL, do_copy);
  gtk_widget_class_install_action (widget_class, "list.export", "s", do_export);
  gtk_widget_class_install_action (widget_class, "list.export-to", "s", do_export_to);
  gtk_widget_class_install_action (widget_class, "list.columns", NULL, do_columns);
  gtk_widget_class_install_action (widget_class, "list.column", "s", do_column);
  gtk_widget_class_install_action (widget_class, "list.close-detail", NULL, do_close_detail);
  gtk_widget_class_install_action (widget_class, "list.try-again", NULL, do_try_again);
  gtk_widget_class_install_property_action (widget_class, "list.sort", "sort-column");
  gtk_widget_class_install_property_action (widget_class, "list.descending", "sort-descending");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "list.close-detail", NULL);
}

static void
ffw_list_pane_init (FfwListPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->request = ffw_list_request_new ();
  self->summary = g_strdup ("");
  self->title = g_strdup ("");
  self->filters = ffw_list_filter_place_new (self->filter_bar, self->filter_popover,
                                             self->filter_button);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.close-detail", FALSE);

  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (on_search_changed),
                            self);
  g_signal_connect_swapped (self->search_entry, "activate", G_CALLBACK (on_search_activated), self);
  g_signal_connect_swapped (self->search_entry, "stop-search", G_CALLBACK (on_stop_search), self);
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (on_filter_changed), self);
  g_signal_connect_swapped (self->side, "map", G_CALLBACK (enter_detail), self);
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (on_folded), self);
}

void
ffw_list_pane_set_source (FfwListPane *self, FfwWorkspace *workspace, const FfwListSource *source,
                          const FfwTableColumn *columns, guint n_columns)
{
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (GMenu) rows = ffw_list_menus_make_rows ();

  g_return_if_fail (self->source == NULL && n_columns > 0);

  self->workspace = g_object_ref (workspace);
  self->source = source;
  ffw_list_filter_place_set_source (self->filters, workspace, source);
  place_filters (self);

  ffw_table_set_columns (self->table, source, columns, n_columns);
  ffw_table_set_order (self->table, columns[0].id, FALSE);
  ffw_list_request_set_order (self->request, columns[0].id, FALSE);
  menu = ffw_list_menus_make_view (source, columns, n_columns);
  gtk_menu_button_set_menu_model (self->view_button, menu);
  ffw_table_set_menu (self->table, G_MENU_MODEL (rows));

  self->model = ffw_list_model_new (workspace, source);
  g_signal_connect_swapped (self->model, "listed", G_CALLBACK (on_listed), self);
  g_signal_connect_swapped (self->model, "failed", G_CALLBACK (on_failed), self);
  g_object_bind_property (self->model, "loading", self->spinner, "spinning", G_BINDING_SYNC_CREATE);

  self->selection = ffw_list_selection_new (self->model);
  g_signal_connect_swapped (self->selection, "notify::n-selected", G_CALLBACK (on_n_selected),
                            self);
  ffw_table_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  self->place = ffw_list_place_new (self->table, self->model);

  g_signal_connect_swapped (self->table, "notify::sort-column", G_CALLBACK (on_order_changed),
                            self);
  g_signal_connect_swapped (self->table, "notify::sort-descending", G_CALLBACK (on_order_changed),
                            self);
  g_signal_connect_swapped (self->table, "notify::cursor", G_CALLBACK (on_cursor), self);
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (on_activated), self);

  /* What was saved may come first. */
  self->idle = g_idle_add_full (G_PRIORITY_HIGH, on_idle, self, NULL);
}

void
ffw_list_pane_set_empty (FfwListPane *self, GtkWidget *empty)
{
  adw_bin_set_child (self->empty, empty);
}

void
ffw_list_pane_set_detail (FfwListPane *self, GtkWidget *detail)
{
  adw_bin_set_child (self->detail, detail);
}

void
ffw_list_pane_set_menu (FfwListPane *self, GMenuModel *menu)
{
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenu) rows = ffw_list_menus_make_rows ();

  g_menu_append_section (all, NULL, menu);
  g_menu_append_section (all, NULL, G_MENU_MODEL (rows));
  ffw_table_set_menu (self->table, G_MENU_MODEL (all));
}

void
ffw_list_pane_set_narrow (FfwListPane *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  ffw_table_set_narrow (self->table, narrow);
  place_filters (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

gint64
ffw_list_pane_get_current (FfwListPane *self)
{
  return self->current;
}

void
ffw_list_pane_open (FfwListPane *self, gint64 id)
{
  show_detail (self, id);
  set_current (self, id);
  g_signal_emit (self, signals[OPENED], 0, id);
  self->is_entering = self->open != 0;
  enter_detail (self);
}

void
ffw_list_pane_close_detail (FfwListPane *self)
{
  gint64 closed = self->open;
  guint position;

  show_detail (self, 0);
  if (ffw_list_model_find (self->model, closed, &position))
    ffw_table_focus_row (self->table, position);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

guint
ffw_list_pane_get_n_selected (FfwListPane *self)
{
  return self->selection ? ffw_list_selection_get_n (self->selection) : 0;
}

GArray *
ffw_list_pane_get_selected (FfwListPane *self)
{
  return ffw_list_selection_get_ids (self->selection);
}

void
ffw_list_pane_set_search (FfwListPane *self, const char *words)
{
  gtk_editable_set_text (self->search_entry, words);
  on_search_changed (self);
}

void
ffw_list_pane_set_filter (FfwListPane *self, const char *filter, const char *value)
{
  if (ffw_list_source_find_filter (self->source, filter) == NULL)
    return;

  ffw_list_request_set_filter (self->request, filter, value);
  show_filters (self);
  ask (self);
}

void
ffw_list_pane_set_filters (FfwListPane *self, GVariant *filters)
{
  GVariantIter iter;
  const char *filter;
  const char *value;

  ffw_list_pane_set_search (self, "");
  clear_filters (self);
  g_variant_iter_init (&iter, filters);
  while (g_variant_iter_next (&iter, "{&s&s}", &filter, &value))
    if (ffw_list_source_find_filter (self->source, filter))
      ffw_list_request_set_filter (self->request, filter, value);
  show_filters (self);
  if (self->open)
    ffw_list_pane_close_detail (self);
  ask (self);
}

void
ffw_list_pane_set_given (FfwListPane *self, FfwListGiven *given)
{
  ffw_list_request_set_given (self->request, given);
  ask (self);
}

const FfwListRequest *
ffw_list_pane_get_request (FfwListPane *self)
{
  return self->request;
}

gboolean
ffw_list_pane_focus_search (FfwListPane *self)
{
  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

GVariant *
ffw_list_pane_save (FfwListPane *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  ffw_list_request_set_search (self->request, gtk_editable_get_text (self->search_entry));
  g_variant_dict_insert_value (&state, "request", ffw_list_request_save (self->request));
  g_variant_dict_insert_value (&state, "columns", ffw_table_save_columns (self->table));
  g_variant_dict_insert_value (&state, "selection", ffw_list_selection_save (self->selection));
  g_variant_dict_insert_value (&state, "place", ffw_list_place_save (self->place));
  g_variant_dict_insert (&state, "open", "x", self->open);
  g_variant_dict_insert (&state, "current", "x", self->current);

  return g_variant_dict_end (&state);
}

void
ffw_list_pane_restore (FfwListPane *self, GVariant *state)
{
  g_autoptr (GVariant) request = NULL;
  g_autoptr (GVariant) columns = NULL;
  gboolean descending;
  gint64 id;

  g_clear_pointer (&self->saved, g_variant_unref);
  self->saved = g_variant_ref (state);
  columns = g_variant_lookup_value (state, "columns", G_VARIANT_TYPE ("a(sbi)"));
  if (columns)
    ffw_table_restore_columns (self->table, columns);

  request = g_variant_lookup_value (state, "request", G_VARIANT_TYPE_VARDICT);
  if (request)
    {
      const char *order;

      ffw_list_request_restore (self->request, request);
      order = ffw_list_request_get_order (self->request, &descending);
      g_signal_handlers_block_by_func (self->table, on_order_changed, self);
      ffw_table_set_order (self->table, order, descending);
      g_signal_handlers_unblock_by_func (self->table, on_order_changed, self);
      ffw_list_request_set_order (self->request, ffw_table_get_sort_column (self->table),
                                  ffw_table_get_sort_descending (self->table));
      gtk_editable_set_text (self->search_entry, ffw_list_request_get_search (self->request));
      show_filters (self);
      ask (self);
    }

  if (g_variant_lookup (state, "current", "x", &id))
    set_current (self, id);
  if (g_variant_lookup (state, "open", "x", &id) && id != 0)
    {
      show_detail (self, id);
      set_current (self, id);
      g_signal_emit (self, signals[OPENED], 0, id);
    }
}

GListModel *
ffw_list_pane_get_model (FfwListPane *self)
{
  return G_LIST_MODEL (self->model);
}
