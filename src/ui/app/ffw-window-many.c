/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-window-many.h"

#include "ffw-extend-form.h"
#include "ffw-form-window.h"
#include "ffw-messages-form.h"
#include "ffw-record-form.h"
#include "ffw-role-form.h"
#include "ffw-waive-form.h"
#include "ffw-window-private.h"

#define EXTEND_RECORDS "many.extend-records"
#define MESSAGES       "many.messages"

static const char *const actions[] = { "many.record", "many.extend", "many.waive", "many.role" };

static GType
get_form (const char *action)
{
  if (g_str_equal (action, "many.record"))
    return FFW_TYPE_RECORD_FORM;
  if (g_str_equal (action, "many.waive"))
    return FFW_TYPE_WAIVE_FORM;
  if (g_str_equal (action, "many.role"))
    return FFW_TYPE_ROLE_FORM;

  return FFW_TYPE_EXTEND_FORM;
}

/* Opens the form for the people, where there are any. */
static void
open_form (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);
  g_autoptr (GVariant) posts = g_variant_get_child_value (parameter, 0);
  g_autoptr (GVariant) areas = g_variant_get_child_value (parameter, 1);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  if (g_variant_n_children (posts) == 0)
    return;

  g_variant_dict_insert_value (&begin, "posts", posts);
  g_variant_dict_insert_value (&begin, "areas", areas);
  ffw_form_window_open (GTK_WINDOW (self), self->workspace, get_form (action),
                        g_variant_dict_end (&begin));
}

static void
extend_records (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  if (g_variant_n_children (parameter) == 0)
    return;

  g_variant_dict_insert_value (&begin, "rows", parameter);
  ffw_form_window_open (GTK_WINDOW (self), self->workspace, FFW_TYPE_EXTEND_FORM,
                        g_variant_dict_end (&begin));
}

static void
open_messages (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWindow *self = FFW_WINDOW (widget);
  const char *organisation = g_variant_get_string (parameter, NULL);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  if (*organisation)
    g_variant_dict_insert (&begin, "organisation", "s", organisation);
  ffw_form_window_open (GTK_WINDOW (self), self->workspace, FFW_TYPE_MESSAGES_FORM,
                        g_variant_dict_end (&begin));
}

/** Installs the actions, while the class of the window is made. */
void
ffw_window_many_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], "(axax)", open_form);
  gtk_widget_class_install_action (widget_class, EXTEND_RECORDS, "ax", extend_records);
  gtk_widget_class_install_action (widget_class, MESSAGES, "s", open_messages);
}

/** Lets them be used, or not. */
void
ffw_window_many_enable (FfwWindow *self, gboolean writable)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), EXTEND_RECORDS, writable);
}
