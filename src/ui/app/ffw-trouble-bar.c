/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-trouble-bar.h"

#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwTroubleBar:
 *
 * What stands in the way of working with a workspace that is open, for as long as it does, and
 * what can be done.
 */
struct _FfwTroubleBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *sentence;
  GtkWidget *copy;
  GtkWidget *restore;
  GtkWidget *try_again;
  GtkWidget *close;

  FfwWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (FfwTroubleBar, ffw_trouble_bar, ADW_TYPE_BIN)

/* What each is, and what helps. */
static const struct
{
  const char *sentence;
  gboolean copy;
  gboolean restore;
  gboolean try_again;
  gboolean close;
} troubles[] = {
  [FFW_TROUBLE_GONE] = { N_ ("“%1$s” is no longer where it was: it was moved, renamed or deleted "
                             "while it was open here. Nothing can be changed. Put it back, or save "
                             "a copy of what you see."),
                         .copy = TRUE, .close = TRUE },
  [FFW_TROUBLE_REPLACED]
  = { N_ ("“%1$s” was replaced by another file while it was open here. Nothing can be changed. "
          "Save a copy of what you see where you need it, then close the window and open the file "
          "again."),
      .copy = TRUE, .close = TRUE },
  [FFW_TROUBLE_AWAY]
  = { N_ ("“%1$s” cannot be reached: its disk or its folder is away. What was done before is kept "
          "there. Bring it back and try again, or close the window."),
      .try_again = TRUE, .close = TRUE },
  [FFW_TROUBLE_DAMAGED]
  = { N_ ("A part of “%1$s” is damaged and cannot be read. Restore it from a backup; what is in "
          "its place now is kept beside it."),
      .restore = TRUE, .try_again = TRUE },
  [FFW_TROUBLE_FULL]
  = { N_ ("There is no room left on the disk of “%1$s”. The last change was not made; what was "
          "done before is kept. Free some room, and do it again."),
      .copy = TRUE, .try_again = TRUE },
  [FFW_TROUBLE_READ_ONLY] = { N_ ("“%1$s” may be read but no longer written. What was done before "
                                  "is kept. See to it that it may be written, or save a copy in a "
                                  "folder of your own."),
                              .copy = TRUE, .try_again = TRUE },
  [FFW_TROUBLE_BUSY] = { N_ ("Another program is changing “%1$s”, so the last change was not made. "
                             "Wait until it has finished, and do it again."),
                         .try_again = TRUE },
};

static void
show_trouble (FfwTroubleBar *self)
{
  FfwTrouble trouble = ffw_workspace_get_trouble (self->workspace);
  g_autofree char *name = g_filename_display_basename (ffw_workspace_get_path (self->workspace));
  g_autofree char *sentence = NULL;

  gtk_revealer_set_reveal_child (self->revealer, trouble != FFW_TROUBLE_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self), trouble != FFW_TROUBLE_NONE);
  if (trouble == FFW_TROUBLE_NONE)
    return;

  sentence = ffw_words (_ (troubles[trouble].sentence), name, NULL);
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (self->copy, troubles[trouble].copy);
  gtk_widget_set_visible (self->restore, troubles[trouble].restore);
  gtk_widget_set_visible (self->try_again, troubles[trouble].try_again);
  gtk_widget_set_visible (self->close, troubles[trouble].close);
}

static void
try_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_workspace_try_again (FFW_TROUBLE_BAR (widget)->workspace);
}

static void
ffw_trouble_bar_dispose (GObject *object)
{
  FfwTroubleBar *self = FFW_TROUBLE_BAR (object);

  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_trouble_bar_parent_class)->dispose (object);
}

static void
ffw_trouble_bar_class_init (FfwTroubleBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_trouble_bar_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/app/ffw-trouble-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwTroubleBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, FfwTroubleBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, FfwTroubleBar, copy);
  gtk_widget_class_bind_template_child (widget_class, FfwTroubleBar, restore);
  gtk_widget_class_bind_template_child (widget_class, FfwTroubleBar, try_again);
  gtk_widget_class_bind_template_child (widget_class, FfwTroubleBar, close);
  gtk_widget_class_install_action (widget_class, "trouble.try-again", NULL, try_again);
}

static void
ffw_trouble_bar_init (FfwTroubleBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_mend_names (GTK_WIDGET (self));
}

/** Watches @workspace; once. */
void
ffw_trouble_bar_set_workspace (FfwTroubleBar *self, FfwWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "trouble", G_CALLBACK (show_trouble), self);
  show_trouble (self);
}
