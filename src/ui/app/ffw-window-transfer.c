/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-window-transfer.h"

#include "ffw-choose.h"
#include "ffw-form-window.h"
#include "ffw-nomination-form.h"
#include "ffw-slips-form.h"
#include "ffw-transfer-form.h"
#include "ffw-window-private.h"

#include <glib/gi18n-lib.h>

static void
open_form (GtkWidget *widget, GType form, const char *key, GVariant *value)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&begin, key, value);
  ffw_form_window_open (GTK_WINDOW (widget), FFW_WINDOW (widget)->workspace, form,
                        g_variant_dict_end (&begin));
}

static void
on_chosen (GtkWidget *widget, const char *const *paths)
{
  for (guint i = 0; paths[i]; i++)
    open_form (widget, FFW_TYPE_TRANSFER_FORM, "path", g_variant_new_bytestring (paths[i]));
}

static void
read_transfer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Read a Slip or Nomination"), _ ("_Read"),
              /* Translators: files that organisations send each other about training */
              _ ("Slips and nominations"), "*.xml *.sealed", NULL, on_chosen);
}

static void
settle (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_form (widget, FFW_TYPE_TRANSFER_FORM, "kept", parameter);
}

static void
nominate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_form (widget, FFW_TYPE_NOMINATION_FORM, "posts", parameter);
}

static void
write_slips (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_form (widget, FFW_TYPE_SLIPS_FORM, "session", parameter);
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc open;
} actions[] = {
  { "session.slips", "x", write_slips },
  { "transfer.nominate", "ax", nominate },
  { "transfer.read", NULL, read_transfer },
  { "transfer.settle", "x", settle },
};

/** Installs the actions, while the class of the window is made. */
void
ffw_window_transfer_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].open);
}

/** Lets them be used, or not: what leaves is noted in the workspace, too. */
void
ffw_window_transfer_enable (FfwWindow *self, gboolean writable)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, writable);
}
