/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-standing-ring.h"

#include "ffw-standing-look.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SIZE   76
#define BROAD  11.0
#define NARROW 4.0

/* Between two parts, as an angle. */
#define GAP 0.09

struct _FfwStandingRing
{
  GtkWidget parent_instance;

  guint sums[FFW_N_STANDINGS];
  guint total;
};

G_DEFINE_FINAL_TYPE (FfwStandingRing, ffw_standing_ring, GTK_TYPE_WIDGET)

static gboolean
is_in_date (FfwStandingStatus status)
{
  return status == FFW_STANDING_MET || status == FFW_STANDING_EXPIRING;
}

static void
draw_part (cairo_t *cr, FfwStandingStatus status, double from, double to)
{
  double radius = (SIZE - BROAD) / 2.0;

  gdk_cairo_set_source_rgba (cr, ffw_standing_look_colour (status));
  cairo_set_line_width (cr, is_in_date (status) ? BROAD : NARROW);
  cairo_arc (cr, SIZE / 2.0, SIZE / 2.0, radius, from, to);
  cairo_stroke (cr);
}

/* From the top, clockwise: what is in date first. */
static void
draw_ring (FfwStandingRing *self, cairo_t *cr)
{
  static const FfwStandingStatus order[FFW_N_STANDINGS]
      = { FFW_STANDING_MET,     FFW_STANDING_EXPIRING, FFW_STANDING_BOOKED, FFW_STANDING_DUE,
          FFW_STANDING_EXPIRED, FFW_STANDING_MISSING,  FFW_STANDING_WAIVED };
  double at = -G_PI_2;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = self->sums[order[i]];
      double length = 2 * G_PI * n / self->total;
      double gap = n == self->total ? 0 : GAP;

      if (n == 0)
        continue;
      draw_part (cr, order[i], at + gap / 2, at + MAX (length - gap / 2, gap));
      at += length;
    }
}

static void
ffw_standing_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FfwStandingRing *self = FFW_STANDING_RING (widget);
  g_autofree char *text = g_strdup_printf (
      "%u/%u", self->sums[FFW_STANDING_MET] + self->sums[FFW_STANDING_EXPIRING], self->total);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  const graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE);
  cairo_t *cr;
  GdkRGBA colour;
  int width, height;

  if (self->total == 0)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float)(gtk_widget_get_width (widget) - SIZE) / 2,
                                      (float)(gtk_widget_get_height (widget) - SIZE) / 2));
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  draw_ring (self, cr);
  cairo_destroy (cr);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (floorf ((float)(SIZE - width) / 2),
                                                          floorf ((float)(SIZE - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
ffw_standing_ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
ffw_standing_ring_class_init (FfwStandingRingClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->snapshot = ffw_standing_ring_snapshot;
  widget_class->measure = ffw_standing_ring_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ffw_standing_ring_init (FfwStandingRing *self)
{
}

/**
 * ffw_standing_ring_new:
 * @sums: how many stand so, by status
 * @sentence: what it says, in words
 */
GtkWidget *
ffw_standing_ring_new (const guint sums[FFW_N_STANDINGS], const char *sentence)
{
  FfwStandingRing *self = g_object_new (FFW_TYPE_STANDING_RING, NULL);

  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    {
      self->sums[i] = sums[i];
      self->total += sums[i];
    }
  ffw_words_name (GTK_ACCESSIBLE (self), sentence);

  return GTK_WIDGET (self);
}
