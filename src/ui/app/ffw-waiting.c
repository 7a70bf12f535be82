/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-waiting.h"

/**
 * FfwWaiting:
 *
 * What a window shows while its workspace is made or opened.
 */
struct _FfwWaiting
{
  AdwBin parent_instance;

  AdwStatusPage *status;
};

G_DEFINE_FINAL_TYPE (FfwWaiting, ffw_waiting, ADW_TYPE_BIN)

static void
ffw_waiting_class_init (FfwWaitingClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cymru/glasbrint/Fframwaith/ui/app/ffw-waiting.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwWaiting, status);
}

static void
ffw_waiting_init (FfwWaiting *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ffw_waiting_new:
 * @sentence: what is under way
 *
 * Returns: it, with a spinner and a button that stops it
 */
GtkWidget *
ffw_waiting_new (const char *sentence)
{
  FfwWaiting *self = g_object_new (FFW_TYPE_WAITING, NULL);

  adw_status_page_set_title (self->status, sentence);

  return GTK_WIDGET (self);
}
