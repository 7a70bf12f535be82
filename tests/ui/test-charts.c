/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The charts: what is drawn, what is said of it, and what is not. */

#include "ui-driver.h"

#include "ffw-bar-chart.h"
#include "ffw-chart-card.h"
#include "ffw-stacked-chart.h"

#define WIDTH 600

/* A chart of a figure, its double, and one that may not be shown. */
static FfwChart *
make_bars (void)
{
  FfwChart *chart = ffw_chart_new ("People trained", "Organisation");
  FfwChartRow *row;

  ffw_chart_add_series (chart, "People");
  row = ffw_chart_add_row (chart, "HMP Eastwood Park");
  ffw_chart_set_value (row, 0, 20, g_strdup ("20"));
  row = ffw_chart_add_row (chart, "Dyfed-Powys Police");
  ffw_chart_set_value (row, 0, 10, g_strdup ("10"));
  row = ffw_chart_add_row (chart, "Public Health Wales");
  ffw_chart_set_value (row, 0, 4, g_strdup ("4"));
  ffw_chart_hide_value (row, 0, "fewer than 5");
  ffw_chart_take_sentence (chart, g_strdup ("Most are of HMP Eastwood Park."));
  ffw_chart_make_table (chart);

  return chart;
}

static FfwChart *
make_stacked (void)
{
  FfwChart *chart = ffw_chart_new ("I am confident", "Stage");
  FfwChartRow *row;

  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      ffw_chart_add_series (chart, name);
    }
  row = ffw_chart_add_row (chart, "Before");
  for (guint i = 0; i < 5; i++)
    ffw_chart_set_value (row, i, i + 1, g_strdup_printf ("%u", i + 1));
  row->note = g_strdup ("15 answers");
  row = ffw_chart_add_row (chart, "After");
  for (guint i = 0; i < 5; i++)
    ffw_chart_hide_value (row, i, "fewer than 5 answers");
  ffw_chart_take_sentence (chart, g_strdup ("Nobody answered differently."));
  ffw_chart_make_table (chart);

  return chart;
}

/* The widths of all that has an outline: the bars and parts, from the first on. */
static void
gather_outlines (GskRenderNode *node, GArray *widths)
{
  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        gather_outlines (gsk_container_node_get_child (node, i), widths);
      break;
    case GSK_TRANSFORM_NODE:
      gather_outlines (gsk_transform_node_get_child (node), widths);
      break;
    case GSK_CLIP_NODE:
      gather_outlines (gsk_clip_node_get_child (node), widths);
      break;
    case GSK_BORDER_NODE:
      {
        graphene_rect_t bounds;

        gsk_render_node_get_bounds (node, &bounds);
        g_array_append_val (widths, bounds.size.width);
      }
      break;
    default:
      break;
    }
}

static GArray *
draw (GtkWidget *view)
{
  GArray *widths = g_array_new (FALSE, FALSE, sizeof (float));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  GTK_WIDGET_GET_CLASS (view)->snapshot (view, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node)
    gather_outlines (node, widths);

  return widths;
}

static GtkWidget *
show (GType type, FfwChart *chart, GtkWindow **window)
{
  GtkWidget *view = g_object_new (type, NULL);

  *window = GTK_WINDOW (gtk_window_new ());
  ffw_chart_view_take (FFW_CHART_VIEW (view), chart);
  gtk_window_set_default_size (*window, WIDTH, 400);
  gtk_window_set_child (*window, view);
  gtk_window_present (*window);
  ui_wait_until (gtk_widget_get_width (view) > 0);

  return view;
}

static void
test_bars (void)
{
  GtkWindow *window;
  GtkWidget *view = show (FFW_TYPE_BAR_CHART, make_bars (), &window);
  g_autoptr (GArray) widths = draw (view);

  /* Of the figure that may not be shown there is no length at all. */
  g_assert_cmpuint (widths->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (widths, float, 0),
                                  2 * g_array_index (widths, float, 1), 2);
  g_assert_cmpfloat (ffw_chart_get_most (ffw_chart_view_get (FFW_CHART_VIEW (view))), ==, 20);

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Most are of HMP Eastwood Park.");
  gtk_window_destroy (window);
}

static void
test_stacked (void)
{
  GtkWindow *window;
  GtkWidget *view = show (FFW_TYPE_STACKED_CHART, make_stacked (), &window);
  g_autoptr (GArray) widths = draw (view);

  /* Five in the legend, five parts of the row that is shown, none of the other. */
  g_assert_cmpuint (widths->len, ==, 10);
  for (guint i = 6; i < 10; i++)
    g_assert_cmpfloat (g_array_index (widths, float, i), >, g_array_index (widths, float, i - 1));
  gtk_window_destroy (window);
}

/* A chart fits a telephone, and takes more height there. */
static void
test_sizes (void)
{
  const GType types[] = { FFW_TYPE_BAR_CHART, FFW_TYPE_STACKED_CHART };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWindow *window;
      GtkWidget *view = show (types[i], i == 0 ? make_bars () : make_stacked (), &window);
      int least, narrow, wide;

      gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 300, &narrow, NULL, NULL, NULL);
      gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, WIDTH, &wide, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 300);
      g_assert_cmpint (narrow, >, wide);
      g_assert_cmpint (wide, >, 0);
      gtk_window_destroy (window);
    }
}

static void
test_card (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *card = ffw_chart_card_new (FFW_TYPE_BAR_CHART);

  gtk_window_set_child (window, card);
  gtk_window_present (window);
  g_assert_false (gtk_widget_get_visible (card));
  ffw_chart_card_take (FFW_CHART_CARD (card), make_bars ());
  g_assert_true (gtk_widget_get_visible (card));
  g_assert_true (ui_shows (card, "Most are of HMP Eastwood Park."));
  g_assert_nonnull (ui_find (card, FFW_TYPE_BAR_CHART));
  g_assert_false (ui_shows (card, "Dyfed-Powys Police"));

  /* The switch shows the same as a table, and takes it away again. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (card, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  g_assert_null (ui_find (card, FFW_TYPE_BAR_CHART));
  g_assert_true (ui_shows (card, "Organisation"));
  g_assert_true (ui_shows (card, "Dyfed-Powys Police"));
  g_assert_true (ui_shows (card, "10"));
  g_assert_true (ui_shows (card, "fewer than 5"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (card, GTK_TYPE_TOGGLE_BUTTON)), FALSE);
  g_assert_nonnull (ui_find (card, FFW_TYPE_BAR_CHART));

  ffw_chart_card_take (FFW_CHART_CARD (card), NULL);
  g_assert_false (gtk_widget_get_visible (card));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charts/bars", test_bars);
  g_test_add_func ("/charts/stacked", test_stacked);
  g_test_add_func ("/charts/sizes", test_sizes);
  g_test_add_func ("/charts/card", test_card);

  return ui_main (argc, argv);
}
