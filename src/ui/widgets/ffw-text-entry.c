/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-text-entry.h"

#include "ffw-field.h"
#include "ffw-focus.h"

struct _FfwTextEntry
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *entry;
  GtkWidget *problem;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_TEXT,
  PROP_PURPOSE,
  PROP_ACTIVATES_DEFAULT,
  N_PROPS
};

enum
{
  ENTERED,
  LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwTextEntry, ffw_text_entry, GTK_TYPE_WIDGET)

static void
on_changed (FfwTextEntry *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
on_activate (FfwTextEntry *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
on_left (FfwTextEntry *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
ffw_text_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwTextEntry *self = FFW_TEXT_ENTRY (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_TEXT:
      g_value_set_string (value, ffw_text_entry_get_text (self));
      break;
    case PROP_PURPOSE:
      g_value_set_enum (value, gtk_entry_get_input_purpose (GTK_ENTRY (self->entry)));
      break;
    case PROP_ACTIVATES_DEFAULT:
      g_value_set_boolean (value, gtk_entry_get_activates_default (GTK_ENTRY (self->entry)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_text_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwTextEntry *self = FFW_TEXT_ENTRY (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      break;
    case PROP_TEXT:
      ffw_text_entry_set_text (self, g_value_get_string (value));
      break;
    case PROP_PURPOSE:
      gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), g_value_get_enum (value));
      break;
    case PROP_ACTIVATES_DEFAULT:
      gtk_entry_set_activates_default (GTK_ENTRY (self->entry), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_text_entry_dispose (GObject *object)
{
  FfwTextEntry *self = FFW_TEXT_ENTRY (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_text_entry_parent_class)->dispose (object);
}

static gboolean
ffw_text_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FFW_TEXT_ENTRY (widget)->entry);
}

static void
ffw_text_entry_class_init (FfwTextEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  object_class->get_property = ffw_text_entry_get_property;
  object_class->set_property = ffw_text_entry_set_property;
  object_class->dispose = ffw_text_entry_dispose;
  widget_class->grab_focus = ffw_text_entry_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = g_param_spec_string (
      "text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PURPOSE] = g_param_spec_enum ("purpose", NULL, NULL, GTK_TYPE_INPUT_PURPOSE,
                                                GTK_INPUT_PURPOSE_FREE_FORM,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ACTIVATES_DEFAULT] = g_param_spec_boolean (
      "activates-default", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ENTERED] = g_signal_new ("entered", FFW_TYPE_TEXT_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", FFW_TYPE_TEXT_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ffw-text-entry");
}

static void
ffw_text_entry_init (FfwTextEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->label = ffw_field_add_title (GTK_WIDGET (self));

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  ffw_field_add_control (GTK_WIDGET (self), self->label, self->entry);

  self->problem = ffw_field_add_problem (GTK_WIDGET (self));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (self->entry, focus);
}

/** Returns: (transfer none): what is typed */
const char *
ffw_text_entry_get_text (FfwTextEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
ffw_text_entry_set_text (FfwTextEntry *self, const char *text)
{
  if (!g_str_equal (ffw_text_entry_get_text (self), text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * ffw_text_entry_show_problem:
 * @problem: (nullable): a sentence that says what is wrong, or %NULL
 */
void
ffw_text_entry_show_problem (FfwTextEntry *self, const char *problem)
{
  ffw_field_show_problem (self->entry, self->problem, problem, problem != NULL);
}

/**
 * ffw_text_entry_show_doubt:
 * @doubt: (nullable): a sentence about what is worth a look, though it may be right, or %NULL
 */
void
ffw_text_entry_show_doubt (FfwTextEntry *self, const char *doubt)
{
  ffw_field_show_problem (self->entry, self->problem, doubt, FALSE);
}
