/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-training-page.h"

#include "ffw-list-pane.h"
#include "ffw-matrix-pane.h"
#include "ffw-record-correction.h"
#include "ffw-record-view.h"
#include "ffw-records-list.h"
#include "ffw-withdrawal.h"
#include "ffw-form-window.h"

#include <glib/gi18n-lib.h>

/**
 * FfwTrainingPage:
 *
 * Training records, the latest first, and beside them the one that is open; or the matrix of who
 * has what their post requires.
 *
 * Property and action `training.view` (string): `records` or `matrix`.
 */
struct _FfwTrainingPage
{
  FfwPage parent_instance;

  GtkStack *stack;
  FfwListPane *pane;
  FfwMatrixPane *matrix;
  AdwWindowTitle *title;
  FfwRecordView *view;
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

G_DEFINE_FINAL_TYPE (FfwTrainingPage, ffw_training_page, FFW_TYPE_PAGE)

static const FfwTableColumn columns[] = {
  { "completed", 12, .essential = TRUE },
  { "person", 18, .expand = TRUE, .essential = TRUE },
  { "organisation", 18, .expand = TRUE },
  { "course", 22, .expand = TRUE, .essential = TRUE },
  { "outcome", 11 },
  { "expires", 12 },
  { "number", 11, .hidden = TRUE },
  { "language", 9, .hidden = TRUE },
  { "hours", 7, .hidden = TRUE },
  { "certificate", 14, .hidden = TRUE },
  { "session", 10, .hidden = TRUE },
};

/* Those that are selected, else the one that is open. */
static GArray *
get_meant (FfwTrainingPage *self)
{
  GArray *meant = ffw_list_pane_get_selected (self->pane);
  gint64 current = ffw_list_pane_get_current (self->pane);

  if (meant->len == 0 && current != 0)
    g_array_append_val (meant, current);

  return meant;
}

static void
show_actions (FfwTrainingPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = !ffw_workspace_is_read_only (ffw_page_get_workspace (FFW_PAGE (self)));
  gint64 current = ffw_list_pane_get_current (self->pane);
  guint n = ffw_list_pane_get_n_selected (self->pane);

  gtk_widget_action_set_enabled (widget, "training.edit", writable && current != 0);
  gtk_widget_action_set_enabled (widget, "training.extend", writable && (current != 0 || n > 0));
  gtk_widget_action_set_enabled (widget, "training.withdraw", writable && (current != 0 || n > 0));
}

static void
on_current (FfwTrainingPage *self)
{
  ffw_record_view_show (self->view, ffw_list_pane_get_current (self->pane));
  show_actions (self);
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwTrainingPage *self = FFW_TRAINING_PAGE (widget);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&begin, "record", "x", ffw_list_pane_get_current (self->pane));
  ffw_form_window_open (get_window (widget), ffw_page_get_workspace (FFW_PAGE (self)),
                        FFW_TYPE_RECORD_CORRECTION, g_variant_dict_end (&begin));
}

static void
extend (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GArray) meant = get_meant (FFW_TRAINING_PAGE (widget));

  gtk_widget_activate_action (
      widget, "many.extend-records", "@ax",
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, meant->data, meant->len, sizeof (gint64)));
}

static void
withdraw (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwTrainingPage *self = FFW_TRAINING_PAGE (widget);
  g_autoptr (GArray) meant = get_meant (self);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  if (meant->len == 0)
    return;

  g_variant_dict_insert_value (
      &begin, "records",
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, meant->data, meant->len, sizeof (gint64)));
  ffw_form_window_open (get_window (widget), ffw_page_get_workspace (FFW_PAGE (self)),
                        FFW_TYPE_WITHDRAWAL, g_variant_dict_end (&begin));
}

/* While the template is built its buttons ask already. */
static gboolean
is_matrix (FfwTrainingPage *self)
{
  return self->stack && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "matrix") == 0;
}

static void
show_view (FfwTrainingPage *self, gboolean matrix)
{
  GObject *shown = matrix ? G_OBJECT (self->matrix) : G_OBJECT (self->pane);

  gtk_stack_set_visible_child_name (self->stack, matrix ? "matrix" : "records");
  g_clear_pointer (&self->summary, g_binding_unbind);
  self->summary = g_object_bind_property (shown, "summary", self->title, "subtitle",
                                          G_BINDING_SYNC_CREATE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static GVariant *
ffw_training_page_save (FfwPage *page)
{
  FfwTrainingPage *self = FFW_TRAINING_PAGE (page);
  g_autoptr (GVariant) records = g_variant_ref_sink (ffw_list_pane_save (self->pane));
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (records);

  g_variant_dict_insert (&state, "view", "s", is_matrix (self) ? "matrix" : "records");
  g_variant_dict_insert_value (&state, "matrix", ffw_matrix_pane_save (self->matrix));

  return g_variant_dict_end (&state);
}

static void
ffw_training_page_restore (FfwPage *page, GVariant *state)
{
  FfwTrainingPage *self = FFW_TRAINING_PAGE (page);
  g_autoptr (GVariant) matrix = g_variant_lookup_value (state, "matrix", G_VARIANT_TYPE_VARDICT);
  const char *view;

  ffw_list_pane_restore (self->pane, state);
  if (matrix)
    ffw_matrix_pane_restore (self->matrix, matrix);
  if (g_variant_lookup (state, "view", "&s", &view))
    show_view (self, g_str_equal (view, "matrix"));
}

/* With `view` among them, as the property has it, of the records or of the matrix. */
static void
ffw_training_page_filter (FfwPage *page, GVariant *filters)
{
  FfwTrainingPage *self = FFW_TRAINING_PAGE (page);
  const char *view;

  show_view (self, g_variant_lookup (filters, "view", "&s", &view) && g_str_equal (view, "matrix"));
  if (is_matrix (self))
    ffw_matrix_pane_set_filters (self->matrix, filters);
  else
    ffw_list_pane_set_filters (self->pane, filters);
}

static void
ffw_training_page_show_item (FfwPage *page, const char *kind, gint64 id)
{
  if (g_str_equal (kind, "record"))
    {
      show_view (FFW_TRAINING_PAGE (page), FALSE);
      ffw_list_pane_open (FFW_TRAINING_PAGE (page)->pane, id);
    }
}

static gboolean
ffw_training_page_search (FfwPage *page)
{
  FfwTrainingPage *self = FFW_TRAINING_PAGE (page);

  return is_matrix (self) ? ffw_matrix_pane_focus_search (self->matrix)
                          : ffw_list_pane_focus_search (self->pane);
}

static void
ffw_training_page_constructed (GObject *object)
{
  FfwTrainingPage *self = FFW_TRAINING_PAGE (object);
  FfwWorkspace *workspace = ffw_page_get_workspace (FFW_PAGE (self));

  G_OBJECT_CLASS (ffw_training_page_parent_class)->constructed (object);

  self->view = FFW_RECORD_VIEW (ffw_record_view_new (workspace));
  ffw_list_pane_set_source (self->pane, workspace, &ffw_records_list, columns,
                            G_N_ELEMENTS (columns));
  ffw_matrix_pane_set_workspace (self->matrix, workspace);
  ffw_list_pane_set_empty (self->pane, self->empty);
  ffw_list_pane_set_detail (self->pane, GTK_WIDGET (self->view));
  ffw_list_pane_set_menu (self->pane, self->row_menu);
  g_object_set (self->pane, "sort-column", "completed", "sort-descending", TRUE, NULL);
  g_signal_connect_object (self->view, "gone", G_CALLBACK (ffw_list_pane_close_detail), self->pane,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->pane, "notify::current", G_CALLBACK (on_current), self);
  g_signal_connect_swapped (self->pane, "notify::n-selected", G_CALLBACK (show_actions), self);
  show_actions (self);
  show_view (self, FALSE);
}

static void
ffw_training_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VIEW:
      g_value_set_string (value, is_matrix (FFW_TRAINING_PAGE (object)) ? "matrix" : "records");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_training_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VIEW:
      show_view (FFW_TRAINING_PAGE (object), g_strcmp0 (g_value_get_string (value), "matrix") == 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_training_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_training_page_parent_class)->dispose (object);
}

static gboolean
ffw_training_page_grab_focus (GtkWidget *widget)
{
  FfwTrainingPage *self = FFW_TRAINING_PAGE (widget);

  return gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
ffw_training_page_class_init (FfwTrainingPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwPageClass *page_class = FFW_PAGE_CLASS (class);

  object_class->constructed = ffw_training_page_constructed;
  object_class->get_property = ffw_training_page_get_property;
  object_class->set_property = ffw_training_page_set_property;
  object_class->dispose = ffw_training_page_dispose;
  widget_class->grab_focus = ffw_training_page_grab_focus;
  page_class->save = ffw_training_page_save;
  page_class->restore = ffw_training_page_restore;
  page_class->show_item = ffw_training_page_show_item;
  page_class->search = ffw_training_page_search;
  page_class->filter = ffw_training_page_filter;

  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "records",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FFW_TYPE_LIST_PANE);
  g_type_ensure (FFW_TYPE_MATRIX_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/training/ffw-training-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwTrainingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainingPage, pane);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainingPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainingPage, title);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainingPage, empty);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainingPage, row_menu);
  gtk_widget_class_install_property_action (widget_class, "training.view", "view");
  gtk_widget_class_install_action (widget_class, "training.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "training.extend", NULL, extend);
  gtk_widget_class_install_action (widget_class, "training.withdraw", NULL, withdraw);
}

static void
ffw_training_page_init (FfwTrainingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: (transfer none): the rows that the page shows */
GListModel *
ffw_training_page_get_model (FfwTrainingPage *self)
{
  return ffw_list_pane_get_model (self->pane);
}
