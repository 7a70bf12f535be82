/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-chart-view.h"

#include "ffw-words.h"

#include <adwaita.h>

#include <math.h>

/* Of a chart: the least and the usual width, in letters. */
#define LEAST_CHARS 14
#define USUAL_CHARS 60

/* How far stripes lie from each other, in pixels. */
#define STRIPES 6

#define GAP 6

/* Narrower than this many lines are high, labels stand above their bars. */
#define NARROW_LINES 24

/**
 * FfwChartView:
 *
 * A picture of figures. Its name, for who does not see it, is the sentence of the chart. Over each
 * row that opens something lies a button; the arrows go from one to the next, Tab leaves them.
 */
typedef struct
{
  FfwChart *chart;
  GPtrArray *buttons; /* over the rows that open something; NULL for each other */
} FfwChartViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FfwChartView, ffw_chart_view, GTK_TYPE_WIDGET)

/* Colours of the desktop's palette that are told apart by most people; outlines, patterns and
 * texts tell them apart for all. */
static const GdkRGBA series_colours[] = {
  { 0.110f, 0.443f, 0.847f, 1 }, /* blue */
  { 0.902f, 0.380f, 0.000f, 1 }, /* orange */
  { 0.149f, 0.635f, 0.412f, 1 }, /* green */
  { 0.569f, 0.255f, 0.675f, 1 }, /* purple */
};

static const GdkRGBA first_step = { 0.780f, 0.878f, 0.980f, 1 };
static const GdkRGBA last_step = { 0.102f, 0.373f, 0.706f, 1 };

static const GdkRGBA black = { 0, 0, 0, 1 };
static const GdkRGBA white = { 1, 1, 1, 1 };

static double
linear (double part)
{
  return part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/* Whether black is read more easily on a colour than white: the formula of WCAG. */
static gboolean
wants_black (const GdkRGBA *colour)
{
  double luminance = 0.2126 * linear (colour->red) + 0.7152 * linear (colour->green)
                     + 0.0722 * linear (colour->blue);

  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05);
}

static GdkRGBA
mix (const GdkRGBA *first, const GdkRGBA *last, float share)
{
  return (GdkRGBA){ first->red + (last->red - first->red) * share,
                    first->green + (last->green - first->green) * share,
                    first->blue + (last->blue - first->blue) * share, 1 };
}

/**
 * ffw_chart_pen_text:
 * @width: where the text wraps; negative where it does not
 * @taken: (out) (optional): how wide it has become
 *
 * Returns: how high the text is
 */
float
ffw_chart_pen_text (const FfwChartPen *self, const char *text, float x, float y, float width,
                    const GdkRGBA *colour, float *taken)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->widget, text);
  int text_width;
  int text_height;

  if (width >= 0)
    {
      pango_layout_set_width (layout, (int)MAX (width, 1) * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (taken)
    *taken = (float)text_width;

  if (self->snapshot)
    {
      gtk_snapshot_save (self->snapshot);
      gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (x, y));
      gtk_snapshot_append_layout (self->snapshot, layout, colour);
      gtk_snapshot_restore (self->snapshot);
    }

  return (float)text_height;
}

/** Returns: how wide a text is on one line */
float
ffw_chart_pen_measure (const FfwChartPen *self, const char *text)
{
  FfwChartPen silent = *self;
  float taken;

  silent.snapshot = NULL;
  ffw_chart_pen_text (&silent, text, 0, 0, -1, &black, &taken);

  return taken;
}

/**
 * ffw_chart_pen_labels:
 * @share: the part of the width that labels may take beside their bars
 *
 * Returns: how wide the widest label of a row is, at most its share; 0 where labels stand above
 *   their bars
 */
float
ffw_chart_pen_labels (const FfwChartPen *self, const FfwChart *chart, float share)
{
  float width = 0;

  if (self->width < NARROW_LINES * self->line)
    return 0;

  for (guint i = 0; i < chart->rows->len; i++)
    {
      const FfwChartRow *row = chart->rows->pdata[i];
      float label = ffw_chart_pen_measure (self, row->label);

      width = MAX (width, label);
    }

  return MIN (width, floorf (self->width * share));
}

/* Stripes of a colour on a lighter one; each series in another direction. */
static void
fill_stripes (GtkSnapshot *snapshot, const graphene_rect_t *place, guint which,
              const GdkRGBA *colour)
{
  GdkRGBA light = mix (colour, &white, 0.65f);
  GskColorStop stops[] = { { 0, *colour }, { 0.5f, *colour }, { 0.5f, light }, { 1, light } };
  graphene_point_t from = place->origin;
  graphene_point_t to = from;

  to.x += which == 2 ? 0 : STRIPES;
  to.y += which == 3 ? 0 : STRIPES;
  gtk_snapshot_append_repeating_linear_gradient (snapshot, place, &from, &to, stops,
                                                 G_N_ELEMENTS (stops));
}

/**
 * ffw_chart_pen_fill:
 * @which: of the series, or of the steps, from 0
 * @of_all: how many steps there are
 * @readable: (out) (optional): the colour of a text on it
 *
 * Fills a part of a chart so that it is told from others by more than its colour: series by
 * their patterns, steps by their order and their outlines.
 */
void
ffw_chart_pen_fill (const FfwChartPen *self, FfwChartFill fill, guint which, guint of_all,
                    const graphene_rect_t *place, GdkRGBA *readable)
{
  const float widths[] = { 1, 1, 1, 1 };
  GdkRGBA outlines[] = { self->outline, self->outline, self->outline, self->outline };
  GdkRGBA colour;
  GskRoundedRect shape;

  if (fill == FFW_CHART_SERIES)
    colour = series_colours[which % G_N_ELEMENTS (series_colours)];
  else
    colour = mix (&first_step, &last_step, of_all > 1 ? (float)which / (float)(of_all - 1) : 1);

  if (readable)
    *readable = wants_black (&colour) ? black : white;
  if (self->snapshot == NULL || place->size.width <= 0)
    return;

  if (fill == FFW_CHART_SERIES && which > 0)
    fill_stripes (self->snapshot, place, which, &colour);
  else
    gtk_snapshot_append_color (self->snapshot, &colour, place);
  gsk_rounded_rect_init_from_rect (&shape, place, 0);
  gtk_snapshot_append_border (self->snapshot, &shape, widths, outlines);
}

/**
 * ffw_chart_pen_legend:
 *
 * Says what each series is, in as many lines as that takes.
 *
 * Returns: how high that is, with the room after it
 */
float
ffw_chart_pen_legend (const FfwChartPen *self, const FfwChart *chart, FfwChartFill fill, float y)
{
  float size = floorf (self->line * 0.75f);
  float x = 0;
  float height = 0;
  float top = y;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const char *name = chart->series->pdata[i];
      float needed = size + GAP + ffw_chart_pen_measure (self, name);
      graphene_rect_t swatch;
      float text;

      if (x > 0 && x + needed > self->width)
        {
          x = 0;
          top += height + GAP;
          height = 0;
        }
      swatch = GRAPHENE_RECT_INIT (x, top + floorf ((self->line - size) / 2), size, size);
      ffw_chart_pen_fill (self, fill, i, chart->series->len, &swatch, NULL);
      text = ffw_chart_pen_text (self, name, x + size + GAP, top, self->width - size - GAP,
                                 &self->text, NULL);
      height = MAX (height, text);
      x += needed + 3 * GAP;
    }

  return top + height + 2 * GAP - y;
}

/** Says where a row is, once it was walked. */
void
ffw_chart_pen_place_row (const FfwChartPen *self, float y, float height)
{
  FfwChartPlace place = { y, height };

  if (self->places)
    g_array_append_val (self->places, place);
}

static FfwChartPen
make_pen (FfwChartView *self, GtkSnapshot *snapshot, int width)
{
  GtkWidget *widget = GTK_WIDGET (self);
  FfwChartPen pen = { widget, snapshot, (float)width, 0, black, black, NULL };
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  pen.line = ceilf (
      (float)(pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics))
      / PANGO_SCALE);
  pango_font_metrics_unref (metrics);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &pen.text);
  pen.outline = pen.text;
  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    pen.outline.alpha *= 0.5f;

  return pen;
}

static float
walk (FfwChartView *self, GtkSnapshot *snapshot, int width)
{
  FfwChartViewPrivate *priv = ffw_chart_view_get_instance_private (self);
  FfwChartPen pen = make_pen (self, snapshot, width);

  return priv->chart ? FFW_CHART_VIEW_GET_CLASS (self)->walk (self, priv->chart, &pen) : 0;
}

static int
chars_to_width (GtkWidget *widget, int chars)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics) * chars);

  pango_font_metrics_unref (metrics);

  return width;
}

static GtkSizeRequestMode
ffw_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ffw_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  int least = chars_to_width (widget, LEAST_CHARS);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = chars_to_width (widget, USUAL_CHARS);
      return;
    }

  *minimum = *natural
      = (int)ceilf (walk (FFW_CHART_VIEW (widget), NULL, for_size < 0 ? least : for_size));
}

static void
ffw_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  walk (FFW_CHART_VIEW (widget), snapshot, gtk_widget_get_width (widget));
  GTK_WIDGET_CLASS (ffw_chart_view_parent_class)->snapshot (widget, snapshot);
}

/* The buttons are a little larger than their rows. */
static void
ffw_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FfwChartView *self = FFW_CHART_VIEW (widget);
  FfwChartViewPrivate *priv = ffw_chart_view_get_instance_private (self);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (FfwChartPlace));
  FfwChartPen pen = make_pen (self, NULL, width);

  if (priv->chart == NULL || priv->buttons->len == 0)
    return;

  pen.places = places;
  FFW_CHART_VIEW_GET_CLASS (self)->walk (self, priv->chart, &pen);
  for (guint i = 0; i < MIN (places->len, priv->buttons->len); i++)
    {
      const FfwChartPlace *place = &g_array_index (places, FfwChartPlace, i);
      GtkWidget *button = priv->buttons->pdata[i];
      int least_width;
      int least_height;

      if (button == NULL)
        continue;
      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
      gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
      gtk_widget_size_allocate (button,
                                &(GtkAllocation){ 0, (int)place->y - GAP / 2,
                                                  MAX (width, least_width),
                                                  MAX ((int)place->height + GAP, least_height) },
                                -1);
    }
}

/* Tab goes past the rows that are left, and leaves. */
static gboolean
ffw_chart_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget))
    return FALSE;

  return GTK_WIDGET_CLASS (ffw_chart_view_parent_class)->focus (widget, direction);
}

static void
drop_buttons (FfwChartView *self)
{
  FfwChartViewPrivate *priv = ffw_chart_view_get_instance_private (self);

  for (guint i = 0; i < priv->buttons->len; i++)
    if (priv->buttons->pdata[i])
      gtk_widget_unparent (priv->buttons->pdata[i]);
  g_ptr_array_set_size (priv->buttons, 0);
}

static void
add_button (FfwChartView *self, const FfwChartRow *row)
{
  FfwChartViewPrivate *priv = ffw_chart_view_get_instance_private (self);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "ffw-chart-row");
  gtk_widget_set_cursor_from_name (button, "pointer");
  ffw_words_name (GTK_ACCESSIBLE (button), row->opens);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), row->target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), priv->chart->action);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (priv->buttons, button);
}

static void
ffw_chart_view_dispose (GObject *object)
{
  drop_buttons (FFW_CHART_VIEW (object));

  G_OBJECT_CLASS (ffw_chart_view_parent_class)->dispose (object);
}

static void
ffw_chart_view_finalize (GObject *object)
{
  FfwChartViewPrivate *priv = ffw_chart_view_get_instance_private (FFW_CHART_VIEW (object));

  g_clear_pointer (&priv->chart, ffw_chart_free);
  g_ptr_array_unref (priv->buttons);

  G_OBJECT_CLASS (ffw_chart_view_parent_class)->finalize (object);
}

static void
ffw_chart_view_class_init (FfwChartViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_chart_view_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_chart_view_finalize;
  widget_class->get_request_mode = ffw_chart_view_get_request_mode;
  widget_class->measure = ffw_chart_view_measure;
  widget_class->snapshot = ffw_chart_view_snapshot;
  widget_class->size_allocate = ffw_chart_view_size_allocate;
  widget_class->focus = ffw_chart_view_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "ffw-chart");
}

static void
ffw_chart_view_init (FfwChartView *self)
{
  FfwChartViewPrivate *priv = ffw_chart_view_get_instance_private (self);

  priv->buttons = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * ffw_chart_view_take:
 * @chart: (transfer full): what is drawn from now on
 */
void
ffw_chart_view_take (FfwChartView *self, FfwChart *chart)
{
  FfwChartViewPrivate *priv = ffw_chart_view_get_instance_private (self);

  drop_buttons (self);
  g_clear_pointer (&priv->chart, ffw_chart_free);
  priv->chart = chart;
  for (guint i = 0; chart->action && i < chart->rows->len; i++)
    {
      const FfwChartRow *row = chart->rows->pdata[i];

      if (row->target)
        add_button (self, row);
      else
        g_ptr_array_add (priv->buttons, NULL);
    }
  ffw_words_name (GTK_ACCESSIBLE (self), chart->sentence);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** Returns: (transfer none) (nullable): what is drawn */
const FfwChart *
ffw_chart_view_get (FfwChartView *self)
{
  FfwChartViewPrivate *priv = ffw_chart_view_get_instance_private (self);

  return priv->chart;
}
