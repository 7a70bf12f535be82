/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-copies-bar.h"

#include "ffw-message.h"
#include "ffw-safe-copies.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwCopiesBar:
 *
 * Says that the last safe copy of a workspace is old, and makes one where that is wanted.
 */
struct _FfwCopiesBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *sentence;

  FfwSafeCopies *copies;
};

G_DEFINE_FINAL_TYPE (FfwCopiesBar, ffw_copies_bar, ADW_TYPE_BIN)

static void
show (FfwCopiesBar *self)
{
  gboolean stale = ffw_safe_copies_is_stale (self->copies);
  gint64 days = ffw_safe_copies_get_days (self->copies);
  g_autofree char *sentence = NULL;

  gtk_revealer_set_reveal_child (self->revealer, stale);
  gtk_widget_set_visible (GTK_WIDGET (self), stale);
  if (!stale)
    return;

  sentence = days < 0
                 ? g_strdup (_ ("There is no safe copy of this workspace, as none could be made."))
                 : ffw_words_count (FFW_NP_ ("The last safe copy of this workspace is %1$d day "
                                             "old, as none could be made since.",
                                             "The last safe copy of this workspace is %1$d days "
                                             "old, as none could be made since."),
                                    (guint64)days);
  gtk_label_set_label (self->sentence, sentence);
}

static void
make (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_safe_copies_make (FFW_COPIES_BAR (widget)->copies);
}

static void
ffw_copies_bar_dispose (GObject *object)
{
  FfwCopiesBar *self = FFW_COPIES_BAR (object);

  if (self->copies)
    g_signal_handlers_disconnect_by_data (self->copies, self);
  g_clear_object (&self->copies);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_copies_bar_parent_class)->dispose (object);
}

static void
ffw_copies_bar_class_init (FfwCopiesBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_copies_bar_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/app/ffw-copies-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwCopiesBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, FfwCopiesBar, sentence);
  gtk_widget_class_install_action (widget_class, "copies.make", NULL, make);
}

static void
ffw_copies_bar_init (FfwCopiesBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_mend_names (GTK_WIDGET (self));
}

/** Watches the copies of @workspace; once. */
void
ffw_copies_bar_set_workspace (FfwCopiesBar *self, FfwWorkspace *workspace)
{
  self->copies = g_object_ref (ffw_safe_copies_of (workspace));
  g_signal_connect_swapped (self->copies, "changed", G_CALLBACK (show), self);
  show (self);
}
