/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-chart-card.h"

#include "ffw-plain-table.h"
#include "ffw-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * FfwChartCard:
 *
 * A chart with its title and the sentence that it says; behind a switch, the same as a table.
 */
struct _FfwChartCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkToggleButton *as_table;
  GtkLabel *sentence;
  AdwBin *place;
  GtkLabel *note;

  FfwChartView *view; /* held, also while the table is shown */
};

enum
{
  PROP_0,
  PROP_TABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwChartCard, ffw_chart_card, GTK_TYPE_WIDGET)

/* The table is made when it is asked for. */
static void
show (FfwChartCard *self)
{
  const FfwChart *chart = self->view ? ffw_chart_view_get (self->view) : NULL;

  if (chart == NULL)
    return;

  adw_bin_set_child (self->place, gtk_toggle_button_get_active (self->as_table)
                                      ? ffw_plain_table_new (chart->title, chart->table, TRUE)
                                      : GTK_WIDGET (self->view));
}

static void
on_toggled (FfwChartCard *self)
{
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
}

static void
ffw_chart_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwChartCard *self = FFW_CHART_CARD (object);

  if (id == PROP_TABLE)
    g_value_set_boolean (value, gtk_toggle_button_get_active (self->as_table));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ffw_chart_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TABLE)
    ffw_chart_card_show_table (FFW_CHART_CARD (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ffw_chart_card_dispose (GObject *object)
{
  FfwChartCard *self = FFW_CHART_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (ffw_chart_card_parent_class)->dispose (object);
}

static void
ffw_chart_card_class_init (FfwChartCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = ffw_chart_card_get_property;
  object_class->set_property = ffw_chart_card_set_property;
  object_class->dispose = ffw_chart_card_dispose;

  properties[PROP_TABLE] = g_param_spec_boolean ("table", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                     | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/widgets/ffw-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwChartCard, box);
  gtk_widget_class_bind_template_child (widget_class, FfwChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, FfwChartCard, as_table);
  gtk_widget_class_bind_template_child (widget_class, FfwChartCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, FfwChartCard, place);
  gtk_widget_class_bind_template_child (widget_class, FfwChartCard, note);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
ffw_chart_card_init (FfwChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ffw_chart_card_new:
 * @view: the type of the chart, such as %FFW_TYPE_BAR_CHART
 *
 * Returns: (transfer floating): a card that is hidden until it has a chart
 */
GtkWidget *
ffw_chart_card_new (GType view)
{
  FfwChartCard *self = g_object_new (FFW_TYPE_CHART_CARD, "visible", FALSE, NULL);

  self->view = g_object_ref_sink (g_object_new (view, NULL));

  return GTK_WIDGET (self);
}

/**
 * ffw_chart_card_take:
 * @chart: (transfer full) (nullable): what it shows from now on; nothing, and is hidden, where
 *   there is none, or one without rows
 */
void
ffw_chart_card_take (FfwChartCard *self, FfwChart *chart)
{
  gtk_widget_set_visible (GTK_WIDGET (self), chart && chart->rows->len > 0);
  if (chart == NULL)
    return;

  g_autofree char *as_table
      /* Translators: the name of a switch; %1$s is the title of a chart */
      = ffw_words (_ ("Table of “%1$s”"), chart->title, NULL);

  gtk_label_set_label (self->title, chart->title);
  gtk_label_set_label (self->sentence, chart->sentence);
  gtk_label_set_label (self->note, chart->note ? chart->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), chart->note != NULL);
  ffw_words_name (GTK_ACCESSIBLE (self), chart->title);
  ffw_words_name (GTK_ACCESSIBLE (self->as_table), as_table);
  ffw_chart_view_take (self->view, chart);
  show (self);
}

/** Returns: (transfer none) (nullable): what it shows */
const FfwChart *
ffw_chart_card_get (FfwChartCard *self)
{
  return self->view && gtk_widget_get_visible (GTK_WIDGET (self)) ? ffw_chart_view_get (self->view)
                                                                  : NULL;
}

/** Shows the table in place of the chart, or the chart. */
void
ffw_chart_card_show_table (FfwChartCard *self, gboolean table)
{
  gtk_toggle_button_set_active (self->as_table, table);
}
