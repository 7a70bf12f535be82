/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-breadth.h"

/* What a page is given beside the sidebar, and where it is alone, in pixels, at least. */
#define LEAST       560
#define LEAST_ALONE 320

/**
 * FfwBreadth:
 *
 * Holds the pages, and asks for a breadth that does not depend on whether they are shown narrow:
 * otherwise a page that takes less room where the sidebar is folded away would unfold it, take
 * more room, and fold it away again, without an end. It asks for the most that a page has needed
 * so far; and in a narrow window for no more than a narrow page needs, so that one which has not
 * been made narrow yet does not widen the window.
 */
struct _FfwBreadth
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int needed;
};

static GtkBuildableIface *parent_buildable;

static void
ffw_breadth_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child,
                       const char *type)
{
  FfwBreadth *self = FFW_BREADTH (buildable);

  if (!GTK_IS_WIDGET (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }

  self->child = GTK_WIDGET (child);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = ffw_breadth_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FfwBreadth, ffw_breadth, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkSizeRequestMode
ffw_breadth_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (FFW_BREADTH (widget)->child);
}

static void
ffw_breadth_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  FfwBreadth *self = FFW_BREADTH (widget);

  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;

  self->needed = MAX (self->needed, *minimum);
  *minimum = LEAST_ALONE;
  *natural = self->needed;
}

static void
ffw_breadth_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FfwBreadth *self = FFW_BREADTH (widget);
  int least;

  /* What does not fit yet is cut off for that moment. */
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, MAX (width, least), height, baseline, NULL);
}

static void
ffw_breadth_dispose (GObject *object)
{
  g_clear_pointer (&FFW_BREADTH (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_breadth_parent_class)->dispose (object);
}

static void
ffw_breadth_class_init (FfwBreadthClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_breadth_dispose;
  widget_class->get_request_mode = ffw_breadth_get_request_mode;
  widget_class->measure = ffw_breadth_measure;
  widget_class->size_allocate = ffw_breadth_size_allocate;
}

static void
ffw_breadth_init (FfwBreadth *self)
{
  self->needed = LEAST;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
