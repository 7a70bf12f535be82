/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-time-entry.h"

#include "ffw-clock.h"
#include "ffw-field.h"
#include "ffw-focus.h"

#include <glib/gi18n-lib.h>

/**
 * FfwTimeEntry:
 *
 * A time of the day that is typed in any form in which people write one: 09:30, 9.30, 930, 9am. It
 * is written as 09:30 where the keyboard leaves it; what is wrong with it stands under it.
 *
 * Properties: `title` (string: the label above it, with a mnemonic), `minute` (uint: since
 * midnight; %FFW_DATE_NO_MINUTE while what is typed is no time).
 */
struct _FfwTimeEntry
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *entry;
  GtkWidget *problem;

  guint minute;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_MINUTE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwTimeEntry, ffw_time_entry, GTK_TYPE_WIDGET)

/* While a time is half typed nothing is said about it; a complaint that is no longer right goes at
 * once. */
static void
on_text_changed (FfwTimeEntry *self)
{
  guint minute;

  if (ffw_clock_parse (ffw_time_entry_get_text (self), &minute))
    ffw_time_entry_show_problem (self, NULL);
  else
    minute = FFW_DATE_NO_MINUTE;
  if (self->minute == minute)
    return;

  self->minute = minute;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MINUTE]);
}

static void
on_left (FfwTimeEntry *self)
{
  ffw_time_entry_check (self);
  if (self->minute != FFW_DATE_NO_MINUTE)
    ffw_time_entry_set_minute (self, self->minute);
}

static void
ffw_time_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwTimeEntry *self = FFW_TIME_ENTRY (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_MINUTE:
      g_value_set_uint (value, self->minute);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_time_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwTimeEntry *self = FFW_TIME_ENTRY (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      break;
    case PROP_MINUTE:
      ffw_time_entry_set_minute (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_time_entry_dispose (GObject *object)
{
  FfwTimeEntry *self = FFW_TIME_ENTRY (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_time_entry_parent_class)->dispose (object);
}

static gboolean
ffw_time_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FFW_TIME_ENTRY (widget)->entry);
}

static void
ffw_time_entry_class_init (FfwTimeEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  object_class->get_property = ffw_time_entry_get_property;
  object_class->set_property = ffw_time_entry_set_property;
  object_class->dispose = ffw_time_entry_dispose;
  widget_class->grab_focus = ffw_time_entry_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MINUTE]
      = g_param_spec_uint ("minute", NULL, NULL, 0, G_MAXUINT, FFW_DATE_NO_MINUTE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ffw-time-entry");
}

static void
ffw_time_entry_init (FfwTimeEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->minute = FFW_DATE_NO_MINUTE;
  self->label = ffw_field_add_title (GTK_WIDGET (self));

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 6);
  ffw_field_add_control (GTK_WIDGET (self), self->label, self->entry);

  self->problem = ffw_field_add_problem (GTK_WIDGET (self));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_left), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (self->entry, focus);
}

/** Returns: minutes since midnight, or %FFW_DATE_NO_MINUTE while what is typed is no time */
guint
ffw_time_entry_get_minute (FfwTimeEntry *self)
{
  return self->minute;
}

/** Writes a time into the entry, as 09:30; %FFW_DATE_NO_MINUTE empties it. */
void
ffw_time_entry_set_minute (FfwTimeEntry *self, guint minute)
{
  g_autofree char *text = minute == FFW_DATE_NO_MINUTE ? g_strdup ("") : ffw_clock_format (minute);

  ffw_time_entry_set_text (self, text);
}

/** Returns: (transfer none): what is typed, a time or not */
const char *
ffw_time_entry_get_text (FfwTimeEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/** Writes what was typed before, a time or not. */
void
ffw_time_entry_set_text (FfwTimeEntry *self, const char *text)
{
  if (!g_str_equal (ffw_time_entry_get_text (self), text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/** Says what is wrong with the text, if anything is, as where the keyboard leaves it. */
void
ffw_time_entry_check (FfwTimeEntry *self)
{
  if (self->minute == FFW_DATE_NO_MINUTE)
    ffw_time_entry_show_problem (self, _ ("Write a time such as 09:30."));
}

/**
 * ffw_time_entry_show_problem:
 * @problem: (nullable): a sentence to stand under the entry, or %NULL for none
 */
void
ffw_time_entry_show_problem (FfwTimeEntry *self, const char *problem)
{
  ffw_field_show_problem (self->entry, self->problem, problem, problem != NULL);
}
