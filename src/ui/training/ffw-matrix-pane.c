/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matrix-pane.h"

#include "ffw-concern.h"
#include "ffw-choose.h"
#include "ffw-focus.h"
#include "ffw-list-filter-place.h"
#include "ffw-list-output.h"
#include "ffw-matrix-export.h"
#include "ffw-matrix-view.h"
#include "ffw-matrix-words.h"
#include "ffw-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include <string.h>

struct _FfwMatrixPane
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkEditable *search_entry;
  GtkSpinner *spinner;
  AdwBin *filter_bar;
  GtkBox *filter_popover;
  GtkMenuButton *filter_button;
  GtkWidget *clear_button;
  GtkStack *stack;
  FfwMatrixView *view;
  AdwStatusPage *failed;
  GtkLabel *status;
  GtkActionBar *selection_bar;
  GtkLabel *selected;
  GMenuModel *cell_menu;

  FfwWorkspace *workspace;
  FfwListRequest *request;
  FfwListFilterPlace *filters;
  GCancellable *reading; /* NULL where nothing is being read */
  FfwMatrixForm form;    /* of the file that is being chosen */
  char *summary;
  gboolean narrow;
  gboolean seen;
  gboolean asked; /* by the person, for something else than what is shown */
};

enum
{
  PROP_0,
  PROP_SUMMARY,
  PROP_ORDER,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwMatrixPane, ffw_matrix_pane, GTK_TYPE_WIDGET)

/* What is read in another thread. */
typedef struct
{
  FfwListRequest *request;
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
read_matrix (FfwConnection *connection, gpointer data, GError **error)
{
  const Asking *asking = data;

  return ffw_matrix_read (connection, asking->request, asking->language, error);
}

static void
matrix_free (gpointer matrix)
{
  ffw_matrix_free (matrix);
}

/* Who waits for it. */
typedef struct
{
  FfwMatrixPane *pane;
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

static void
summarise (FfwMatrixPane *self, const FfwMatrix *matrix)
{
  guint n = matrix->rows->len;
  g_autofree char *number = ffw_words_number (n);
  g_autofree char *day = ffw_words_date (matrix->day);
  g_autofree char *found
      = ffw_list_request_is_narrowed (self->request)
            ? ffw_words (g_dngettext (GETTEXT_PACKAGE, "%1$s found", "%1$s found", n), number, NULL)
            : ffw_words (g_dngettext (GETTEXT_PACKAGE, "%1$s in all", "%1$s in all", n), number,
                         NULL);

  g_free (self->summary);
  /* Translators: how many people are listed, and the day that it is about */
  self->summary = ffw_words (_ ("%1$s, as of %2$s"), found, day, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

static void
take (FfwMatrixPane *self, FfwMatrix *matrix)
{
  gboolean any = matrix->rows->len > 0;

  summarise (self, matrix);
  ffw_matrix_view_take (self->view, matrix);
  if (self->asked)
    ffw_matrix_view_scroll_up (self->view);
  self->asked = FALSE;
  gtk_stack_set_visible_child_name (self->stack, any ? "matrix"
                                                 : ffw_list_request_is_narrowed (self->request)
                                                     ? "nothing"
                                                     : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->status), any);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  FfwMatrixPane *self = waiting->pane;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwMatrix) matrix = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->reading != waiting->cancellable)
    return;

  g_clear_object (&self->reading);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (matrix)
    take (self, g_steal_pointer (&matrix));
  else
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
    }
}

static void
stop (FfwMatrixPane *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
show_filters (FfwMatrixPane *self)
{
  ffw_list_filter_place_show (self->filters, self->request);
  gtk_widget_set_visible (self->clear_button, ffw_list_request_is_narrowed (self->request));
}

static void
ask (FfwMatrixPane *self)
{
  Asking *asking;
  Waiting *waiting;

  show_filters (self);
  if (!self->seen || self->workspace == NULL)
    return;

  stop (self);
  self->reading = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);

  asking = g_new (Asking, 1);
  asking->request = ffw_list_request_copy (self->request);
  asking->language = ffw_language_get ();
  waiting = g_new (Waiting, 1);
  waiting->pane = g_object_ref (self);
  waiting->cancellable = g_object_ref (self->reading);
  ffw_workspace_read_async (self->workspace, read_matrix, asking, asking_free, matrix_free,
                            self->reading, on_read, waiting);
}

/* The person wants to see something else. */
static void
ask_for_other (FfwMatrixPane *self)
{
  self->asked = TRUE;
  ask (self);
}

static void
on_changed (FfwMatrixPane *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_matrix_list.tables))
    ask (self);
}

static void
on_map (FfwMatrixPane *self)
{
  if (self->seen)
    return;

  self->seen = TRUE;
  ask (self);
}

static void
on_search_changed (FfwMatrixPane *self)
{
  const char *words = gtk_editable_get_text (self->search_entry);

  if (g_str_equal (ffw_list_request_get_search (self->request), words))
    return;

  ffw_list_request_set_search (self->request, words);
  ask_for_other (self);
}

static void
on_search_activated (FfwMatrixPane *self)
{
  on_search_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_stop_search (FfwMatrixPane *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

static void
on_filter_changed (FfwMatrixPane *self, const char *filter, const char *value)
{
  ffw_list_request_set_filter (self->request, filter, value);
  ask_for_other (self);
}

/* What is done for all that is selected: the actions of the pane, and those of the window that do
 * it. */
static const struct
{
  const char *action;
  const char *many;
} many_actions[] = {
  { "grid.record", "many.record" },
  { "grid.extend", "many.extend" },
  { "grid.waive", "many.waive" },
};

#define BOOK "grid.book"

/* One cell is selected wherever the keyboard goes: that is nothing to tell of. */
static void
on_selection_changed (FfwMatrixPane *self)
{
  const FfwMatrixSelection *selection = ffw_matrix_view_get_selection (self->view);
  guint n = selection ? ffw_matrix_selection_count_rows (selection)
                            * ffw_matrix_selection_count_columns (selection)
                      : 0;

  if (n > 1)
    {
      g_autofree char *said = ffw_matrix_words_selection (ffw_matrix_view_get_matrix (self->view),
                                                          selection);

      gtk_label_set_label (self->selected, said);
    }
  gtk_action_bar_set_revealed (self->selection_bar, n > 1);
  for (guint i = 0; i < G_N_ELEMENTS (many_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), many_actions[i].action,
                                   n > 0 && !ffw_workspace_is_read_only (self->workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), BOOK,
                                 n > 0 && !ffw_workspace_is_read_only (self->workspace));
}

static void
on_opened (FfwMatrixPane *self, gint64 person, gint64 post)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(ssx)", "people", "post", post);
}

static void
set_order (FfwMatrixPane *self, const char *order)
{
  if (g_str_equal (ffw_list_request_get_order (self->request, NULL), order))
    return;

  ffw_list_request_set_order (self->request, order, FALSE);
  ask_for_other (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

static void
clear (FfwMatrixPane *self)
{
  for (guint i = 0; i < ffw_matrix_list.n_filters; i++)
    ffw_list_request_set_filter (self->request, ffw_matrix_list.filters[i].id, NULL);
  ffw_list_request_set_search (self->request, "");
  gtk_editable_set_text (self->search_entry, "");
}

static void
do_clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMatrixPane *self = FFW_MATRIX_PANE (widget);

  clear (self);
  ask_for_other (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
do_sort_by_area (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMatrixPane *self = FFW_MATRIX_PANE (widget);
  const FfwMatrixSelection *selection = ffw_matrix_view_get_selection (self->view);
  g_autofree char *order = NULL;

  if (selection == NULL || selection->column >= selection->n_columns)
    return;

  order = g_strconcat (
      "area:",
      ffw_matrix_get_area (ffw_matrix_view_get_matrix (self->view), selection->column)->code, NULL);
  set_order (self, order);
}

static void
do_next_gap (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMatrixPane *self = FFW_MATRIX_PANE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action (GTK_WIDGET (self->view), "matrix.next-gap", NULL);
}

static void
do_previous_gap (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMatrixPane *self = FFW_MATRIX_PANE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action (GTK_WIDGET (self->view), "matrix.previous-gap", NULL);
}

static void
do_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMatrixPane *self = FFW_MATRIX_PANE (widget);
  const FfwMatrixSelection *selection = ffw_matrix_view_get_selection (self->view);
  const FfwMatrixRow *row;

  if (selection == NULL || selection->row >= selection->n_rows)
    return;

  row = ffw_matrix_get_row (ffw_matrix_view_get_matrix (self->view), selection->row);
  on_opened (self, row->person, row->post);
}

static void
do_many (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMatrixPane *self = FFW_MATRIX_PANE (widget);
  const FfwMatrix *matrix = ffw_matrix_view_get_matrix (self->view);
  const FfwMatrixSelection *selection = ffw_matrix_view_get_selection (self->view);

  if (selection == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (many_actions); i++)
    if (g_str_equal (action, many_actions[i].action))
      gtk_widget_activate_action (widget, many_actions[i].many, "(@ax@ax)",
                                  ffw_matrix_selection_get_posts (selection, matrix),
                                  ffw_matrix_selection_get_areas (selection, matrix));
}

static void
do_book (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMatrixPane *self = FFW_MATRIX_PANE (widget);
  const FfwMatrix *matrix = ffw_matrix_view_get_matrix (self->view);
  const FfwMatrixSelection *selection = ffw_matrix_view_get_selection (self->view);

  if (selection)
    gtk_widget_activate_action (widget, "session.book", "(x@ax)", (gint64)0,
                                ffw_matrix_selection_get_posts (selection, matrix));
}

/* A matrix on its way to a file. */
typedef struct
{
  Asking asking;
  FfwMatrixForm form;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  ffw_list_request_free (self->asking.request);
  g_free (self->path);
  g_free (self);
}

static gpointer
write_matrix (FfwConnection *connection, gpointer data, GError **error)
{
  const Export *self = data;
  g_autoptr (FfwMatrix) matrix = ffw_matrix_read (connection, self->asking.request,
                                                  self->asking.language, error);

  if (matrix)
    ffw_matrix_export (matrix, self->form, self->asking.language, self->path,
                       ffw_connection_get_cancellable (connection), error);

  return NULL;
}

static void
do_export_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMatrixPane *self = FFW_MATRIX_PANE (widget);
  const char *path = g_variant_get_string (parameter, NULL);
  g_autoptr (FfwJob) job = ffw_output_begin (self->workspace, path);
  Export *export = g_new0 (Export, 1);

  export->asking.request = ffw_list_request_copy (self->request);
  export->asking.language = ffw_language_get ();
  export->form = self->form;
  export->path = g_strdup (path);
  ffw_output_write (self->workspace, job, write_matrix, export, export_free);
}

static void
on_file_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "grid.export-to", "s", paths[0]);
}

static void
choose_file (FfwMatrixPane *self, FfwMatrixForm form, const char *accept, const char *pattern,
             const char *name)
{
  self->form = form;
  ffw_choose (GTK_WIDGET (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Export the Matrix"),
              _ ("_Export"), accept, pattern, name, on_file_chosen);
}

static void
do_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *ending = g_variant_get_string (parameter, NULL);
  g_autofree char *name = g_strconcat (_ ("Matrix"), ".", ending, NULL);

  choose_file (FFW_MATRIX_PANE (widget), FFW_MATRIX_AS_SHOWN,
               /* Translators: these endings are of names of files */
               _ ("Tables and paper (.xlsx, .csv, .pdf)"), "*.xlsx *.csv *.pdf", name);
}

static void
do_export_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *name = g_strconcat (_ ("Standing"), ".xlsx", NULL);

  choose_file (FFW_MATRIX_PANE (widget), FFW_MATRIX_AS_LIST, _ ("Tables (.xlsx, .ods, .csv)"),
               "*.xlsx *.ods *.csv", name);
}

static void
do_select_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (FFW_MATRIX_PANE (widget)->view), "matrix.select-all",
                              NULL);
}

static void
do_select_none (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (FFW_MATRIX_PANE (widget)->view), "matrix.select-one",
                              NULL);
}

static void
do_try_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (FFW_MATRIX_PANE (widget));
}

static void
ffw_matrix_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwMatrixPane *self = FFW_MATRIX_PANE (object);

  switch (id)
    {
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_ORDER:
      g_value_set_string (value, ffw_list_request_get_order (self->request, NULL));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_matrix_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwMatrixPane *self = FFW_MATRIX_PANE (object);

  switch (id)
    {
    case PROP_ORDER:
      set_order (self, g_value_get_string (value));
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      ffw_list_filter_place_set_in_line (self->filters, !self->narrow);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_matrix_pane_dispose (GObject *object)
{
  FfwMatrixPane *self = FFW_MATRIX_PANE (object);

  stop (self);
  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  if (self->filters)
    g_signal_handlers_disconnect_by_data (self->filters, self);
  g_clear_object (&self->filters);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_matrix_pane_parent_class)->dispose (object);
}

static void
ffw_matrix_pane_finalize (GObject *object)
{
  FfwMatrixPane *self = FFW_MATRIX_PANE (object);

  ffw_list_request_free (self->request);
  g_free (self->summary);

  G_OBJECT_CLASS (ffw_matrix_pane_parent_class)->finalize (object);
}

/* What comes after the last of a window goes to its page: to the matrix itself, and Tab would never
 * leave it. */
static gboolean
ffw_matrix_pane_grab_focus (GtkWidget *widget)
{
  return ffw_matrix_pane_focus_search (FFW_MATRIX_PANE (widget));
}

static void
ffw_matrix_pane_class_init (FfwMatrixPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  object_class->get_property = ffw_matrix_pane_get_property;
  object_class->set_property = ffw_matrix_pane_set_property;
  object_class->dispose = ffw_matrix_pane_dispose;
  object_class->finalize = ffw_matrix_pane_finalize;
  widget_class->grab_focus = ffw_matrix_pane_grab_focus;

  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, "",
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FFW_TYPE_MATRIX_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/training/ffw-matrix-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, content);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, clear_button);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, view);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, failed);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, status);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, selected);
  gtk_widget_class_bind_template_child (widget_class, FfwMatrixPane, cell_menu);

  gtk_widget_class_install_action (widget_class, "grid.clear", NULL, do_clear);
  gtk_widget_class_install_action (widget_class, "grid.sort-by-area", NULL, do_sort_by_area);
  gtk_widget_class_install_action (widget_class, "grid.next-gap", NULL, do_next_gap);
  gtk_widget_class_install_action (widget_class, "grid.previous-gap", NULL, do_previous_gap);
  gtk_widget_class_install_action (widget_class, "grid.open", NULL, do_open);
  for (guint i = 0; i < G_N_ELEMENTS (many_actions); i++)
    gtk_widget_class_install_action (widget_class, many_actions[i].action, NULL, do_many);
  gtk_widget_class_install_action (widget_class, BOOK, NULL, do_book);
  gtk_widget_class_install_action (widget_class, "grid.export", "s", do_export);
  gtk_widget_class_install_action (widget_class, "grid.export-list", NULL, do_export_list);
  gtk_widget_class_install_action (widget_class, "grid.export-to", "s", do_export_to);
  gtk_widget_class_install_action (widget_class, "grid.select-all", NULL, do_select_all);
  gtk_widget_class_install_action (widget_class, "grid.select-none", NULL, do_select_none);
  gtk_widget_class_install_action (widget_class, "grid.try-again", NULL, do_try_again);
  gtk_widget_class_install_property_action (widget_class, "grid.sort", "order");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "grid.next-gap", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK,
                                       "grid.previous-gap", NULL);
}

static void
ffw_matrix_pane_init (FfwMatrixPane *self)
{
  /* The menu of the template asks for the order. */
  self->request = ffw_list_request_new ();
  ffw_list_request_set_order (self->request, "name", FALSE);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->summary = g_strdup ("");
  self->filters = ffw_list_filter_place_new (self->filter_bar, self->filter_popover,
                                             self->filter_button);
  ffw_matrix_view_set_menu (self->view, self->cell_menu);

  g_signal_connect_swapped (self, "map", G_CALLBACK (on_map), self);
  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (on_search_changed),
                            self);
  g_signal_connect_swapped (self->search_entry, "activate", G_CALLBACK (on_search_activated), self);
  g_signal_connect_swapped (self->search_entry, "stop-search", G_CALLBACK (on_stop_search), self);
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (on_filter_changed), self);
  g_signal_connect_swapped (self->view, "selection-changed", G_CALLBACK (on_selection_changed),
                            self);
  g_signal_connect_swapped (self->view, "opened", G_CALLBACK (on_opened), self);
}

/** Says whose matrix it is; once, before it is seen. */
void
ffw_matrix_pane_set_workspace (FfwMatrixPane *self, FfwWorkspace *workspace)
{
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  ffw_list_filter_place_set_source (self->filters, workspace, &ffw_matrix_list);
  ffw_list_filter_place_set_in_line (self->filters, !self->narrow);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (on_changed), self);
}

/**
 * ffw_matrix_pane_set_filters:
 * @filters: (a{ss}): ids of filters of #ffw_matrix_list, with what they ask for; other ids are left
 *   alone
 *
 * Shows what all of them keep, whatever was asked for before.
 */
void
ffw_matrix_pane_set_filters (FfwMatrixPane *self, GVariant *filters)
{
  clear (self);
  for (guint i = 0; i < ffw_matrix_list.n_filters; i++)
    {
      const char *value;

      if (g_variant_lookup (filters, ffw_matrix_list.filters[i].id, "&s", &value))
        ffw_list_request_set_filter (self->request, ffw_matrix_list.filters[i].id, value);
    }
  ask_for_other (self);
}

/** Returns: (transfer none): what is asked for, of #ffw_matrix_list */
const FfwListRequest *
ffw_matrix_pane_get_request (FfwMatrixPane *self)
{
  return self->request;
}

/** Returns: whether what is asked for is not shown yet */
gboolean
ffw_matrix_pane_is_loading (FfwMatrixPane *self)
{
  return self->reading != NULL || !self->seen;
}

/** Puts the keyboard into the search. */
gboolean
ffw_matrix_pane_focus_search (FfwMatrixPane *self)
{
  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/** Returns: (transfer floating): what is asked for, place and selection: a dictionary (a{sv}) */
GVariant *
ffw_matrix_pane_save (FfwMatrixPane *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&state, "request", ffw_list_request_save (self->request));
  g_variant_dict_insert_value (&state, "view", ffw_matrix_view_save (self->view));

  return g_variant_dict_end (&state);
}

/** Takes what ffw_matrix_pane_save() gave; nonsense is left alone. */
void
ffw_matrix_pane_restore (FfwMatrixPane *self, GVariant *state)
{
  g_autoptr (GVariant) request = g_variant_lookup_value (state, "request", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) view = g_variant_lookup_value (state, "view", G_VARIANT_TYPE_VARDICT);

  if (request)
    {
      ffw_list_request_restore (self->request, request);
      gtk_editable_set_text (self->search_entry, ffw_list_request_get_search (self->request));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
    }
  if (view)
    ffw_matrix_view_restore (self->view, view);
  ask (self);
}
