/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-date-entry.h"

#include "ffw-field.h"
#include "ffw-focus.h"

#include <glib/gi18n-lib.h>

/**
 * FfwDateEntry:
 *
 * A date that is typed, in any form in which people write one: 22/11/2022, 22 Nov 2022, 22ain o
 * Dachwedd 2022. What is wrong with it stands under it. GtkCalendar is not used: it keeps its month
 * names for the life of the process and starts the week by the locale.
 */
struct _FfwDateEntry
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *entry;
  GtkWidget *problem;

  FfwDate date;
  gboolean optional;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_DATE,
  PROP_OPTIONAL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwDateEntry, ffw_date_entry, GTK_TYPE_WIDGET)

static const char *
problem_of (FfwDateResult result)
{
  switch (result)
    {
    case FFW_DATE_OK:
      return NULL;
    case FFW_DATE_DOES_NOT_EXIST:
      return _ ("There is no such day. Look at the day and the month.");
    case FFW_DATE_TWO_DIGIT_YEAR:
      return _ ("Write the year with four digits, such as 22/11/2022.");
    case FFW_DATE_MALFORMED:
    default:
      return _ ("Write a date such as 22/11/2022 or 22 November 2022.");
    }
}

/**
 * ffw_date_entry_show_problem:
 * @problem: (nullable): a sentence to stand under the entry, or %NULL for none
 */
void
ffw_date_entry_show_problem (FfwDateEntry *self, const char *problem)
{
  ffw_field_show_problem (self->entry, self->problem, problem, problem != NULL);
}

/**
 * ffw_date_entry_show_doubt:
 * @doubt: (nullable): a sentence about what is worth a look, though it may be right, or %NULL
 */
void
ffw_date_entry_show_doubt (FfwDateEntry *self, const char *doubt)
{
  ffw_field_show_problem (self->entry, self->problem, doubt, FALSE);
}

static void
take_date (FfwDateEntry *self, FfwDate date)
{
  if (self->date == date)
    return;

  self->date = date;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

static FfwDateResult
read_text (FfwDateEntry *self, FfwDate *date)
{
  guint minute;
  FfwDateResult result = ffw_date_parse_freely (ffw_date_entry_get_text (self), FALSE, date,
                                                &minute);

  if (result != FFW_DATE_OK || minute == FFW_DATE_NO_MINUTE || minute == 0)
    return result;

  /* A time of day is asked for elsewhere. */
  *date = FFW_DATE_NONE;
  return FFW_DATE_MALFORMED;
}

/* While a date is half typed nothing is said about it; a complaint that is no longer
 * right goes at once. */
static void
on_text_changed (FfwDateEntry *self)
{
  FfwDate date = FFW_DATE_NONE;
  gboolean none = self->optional && *ffw_date_entry_get_text (self) == '\0';

  if (none || read_text (self, &date) == FFW_DATE_OK)
    ffw_date_entry_show_problem (self, NULL);
  else
    date = FFW_DATE_NONE;

  take_date (self, date);
}

/** Says what is wrong with the text, if anything is, as where the keyboard leaves it. */
void
ffw_date_entry_check (FfwDateEntry *self)
{
  FfwDate date = FFW_DATE_NONE;
  gboolean none = self->optional && *ffw_date_entry_get_text (self) == '\0';

  ffw_date_entry_show_problem (self, none ? NULL : problem_of (read_text (self, &date)));
}

static void
ffw_date_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwDateEntry *self = FFW_DATE_ENTRY (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_DATE:
      g_value_set_uint (value, self->date);
      break;
    case PROP_OPTIONAL:
      g_value_set_boolean (value, self->optional);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_date_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwDateEntry *self = FFW_DATE_ENTRY (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      break;
    case PROP_DATE:
      ffw_date_entry_set_date (self, g_value_get_uint (value));
      break;
    case PROP_OPTIONAL:
      self->optional = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_date_entry_dispose (GObject *object)
{
  FfwDateEntry *self = FFW_DATE_ENTRY (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_date_entry_parent_class)->dispose (object);
}

static gboolean
ffw_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FFW_DATE_ENTRY (widget)->entry);
}

static void
ffw_date_entry_class_init (FfwDateEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  object_class->get_property = ffw_date_entry_get_property;
  object_class->set_property = ffw_date_entry_set_property;
  object_class->dispose = ffw_date_entry_dispose;
  widget_class->grab_focus = ffw_date_entry_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DATE] = g_param_spec_uint ("date", NULL, NULL, 0, G_MAXUINT, FFW_DATE_NONE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  /* Whether it may be left empty. */
  properties[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ffw-date-entry");
}

static void
ffw_date_entry_init (FfwDateEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->label = ffw_field_add_title (GTK_WIDGET (self));

  self->entry = gtk_entry_new ();
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_FREE_FORM);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 11);
  ffw_field_add_control (GTK_WIDGET (self), self->label, self->entry);

  self->problem = ffw_field_add_problem (GTK_WIDGET (self));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (ffw_date_entry_check), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (ffw_date_entry_check), self);
  gtk_widget_add_controller (self->entry, focus);
}

/** Returns: the date, or %FFW_DATE_NONE while what is typed is none */
FfwDate
ffw_date_entry_get_date (FfwDateEntry *self)
{
  return self->date;
}

/** Writes a date into the entry, as 22/11/2022; %FFW_DATE_NONE empties it. */
void
ffw_date_entry_set_date (FfwDateEntry *self, FfwDate date)
{
  guint year, month, day;
  g_autofree char *text = NULL;

  if (date != FFW_DATE_NONE)
    {
      ffw_date_split (date, &year, &month, &day);
      text = g_strdup_printf ("%02u/%02u/%04u", day, month, year);
    }

  ffw_date_entry_set_text (self, text ? text : "");
}

/** Returns: (transfer none): what is typed, date or not */
const char *
ffw_date_entry_get_text (FfwDateEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/** Writes what was typed before, date or not. */
void
ffw_date_entry_set_text (FfwDateEntry *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
