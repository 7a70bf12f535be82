/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-value-entry.h"

#include "ffw-choice.h"
#include "ffw-code-choice.h"
#include "ffw-date-entry.h"
#include "ffw-text-entry.h"
#include "ffw-vocabulary.h"

#include <glib/gi18n-lib.h>

/* The tables that one can choose a row of. */
static const char *const tables[] = { "organisation", "site", "role", "course", "area", NULL };

struct _FfwValueEntry
{
  AdwBin parent_instance;

  GtkWidget *control;
  gboolean setting;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (FfwValueEntry, ffw_value_entry, ADW_TYPE_BIN)

static void
on_changed (FfwValueEntry *self)
{
  if (!self->setting)
    g_signal_emit (self, changed_signal, 0);
}

static void
ffw_value_entry_class_init (FfwValueEntryClass *class)
{
  changed_signal = g_signal_new ("changed", FFW_TYPE_VALUE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
ffw_value_entry_init (FfwValueEntry *self)
{
}

static void
make_control (FfwValueEntry *self, FfwWorkspace *workspace, const FfwField *field,
              const char *title)
{
  const char *table = ffw_vocabulary_get_table (field);

  if (table && g_strv_contains (tables, table))
    {
      self->control = g_object_new (FFW_TYPE_CHOICE, "title", title, "none", _ ("Not said"), NULL);
      ffw_choice_set_source (FFW_CHOICE (self->control), workspace, table);
      g_signal_connect_swapped (self->control, "notify::code", G_CALLBACK (on_changed), self);
    }
  else if (field->type == FFW_FIELD_CODED)
    {
      self->control = g_object_new (FFW_TYPE_CODE_CHOICE, "title", title, "none", _ ("Not said"),
                                    NULL);
      ffw_code_choice_set_coding (FFW_CODE_CHOICE (self->control), field->coding);
      g_signal_connect_swapped (self->control, "notify::code", G_CALLBACK (on_changed), self);
    }
  else if (field->type == FFW_FIELD_DATE)
    {
      self->control = g_object_new (FFW_TYPE_DATE_ENTRY, "title", title, "optional", TRUE, NULL);
      g_signal_connect_swapped (self->control, "notify::date", G_CALLBACK (on_changed), self);
    }
  else
    {
      self->control = g_object_new (FFW_TYPE_TEXT_ENTRY, "title", title, "activates-default", FALSE,
                                    NULL);
      g_signal_connect_swapped (self->control, "entered", G_CALLBACK (on_changed), self);
      g_signal_connect_swapped (self->control, "left", G_CALLBACK (on_changed), self);
    }
}

/**
 * ffw_value_entry_new:
 * @title: what stands above it
 *
 * Returns: (transfer floating): where a value of @field is said
 */
GtkWidget *
ffw_value_entry_new (FfwWorkspace *workspace, const FfwField *field, const char *title)
{
  FfwValueEntry *self = g_object_new (FFW_TYPE_VALUE_ENTRY, NULL);

  make_control (self, workspace, field, title);
  adw_bin_set_child (ADW_BIN (self), self->control);

  return GTK_WIDGET (self);
}

/** Returns: whether it is said by choosing from a list */
gboolean
ffw_value_entry_is_choice (FfwValueEntry *self)
{
  return FFW_IS_CHOICE (self->control) || FFW_IS_CODE_CHOICE (self->control);
}

/** Returns: (transfer full): what is said, in the forms of the import formats; an empty text for
 *  nothing */
char *
ffw_value_entry_get_text (FfwValueEntry *self)
{
  if (FFW_IS_CHOICE (self->control))
    return g_strdup (ffw_choice_get_code (FFW_CHOICE (self->control)));
  if (FFW_IS_CODE_CHOICE (self->control))
    return g_strdup (ffw_code_choice_get_code (FFW_CODE_CHOICE (self->control)));
  if (FFW_IS_DATE_ENTRY (self->control))
    {
      FfwDate date = ffw_date_entry_get_date (FFW_DATE_ENTRY (self->control));
      char text[FFW_DATE_ISO_SIZE];

      if (date == FFW_DATE_NONE)
        return g_strdup ("");
      ffw_date_to_iso (date, text);
      return g_strdup (text);
    }

  return g_strdup (ffw_text_entry_get_text (FFW_TEXT_ENTRY (self->control)));
}

/** Says what stands there; not while somebody types. */
void
ffw_value_entry_set_text (FfwValueEntry *self, const char *text)
{
  g_autofree char *now = ffw_value_entry_get_text (self);
  FfwDate date = FFW_DATE_NONE;

  /* What is being typed stays as it is. */
  if (g_str_equal (now, text)
      || (gtk_widget_get_focus_child (GTK_WIDGET (self)) && !FFW_IS_CHOICE (self->control)
          && !FFW_IS_CODE_CHOICE (self->control)))
    return;

  self->setting = TRUE;
  if (FFW_IS_CHOICE (self->control))
    ffw_choice_set_code (FFW_CHOICE (self->control), text);
  else if (FFW_IS_CODE_CHOICE (self->control))
    ffw_code_choice_set_code (FFW_CODE_CHOICE (self->control), text);
  else if (FFW_IS_DATE_ENTRY (self->control))
    {
      ffw_date_parse (text, &date);
      ffw_date_entry_set_date (FFW_DATE_ENTRY (self->control), date);
    }
  else
    ffw_text_entry_set_text (FFW_TEXT_ENTRY (self->control), text);
  self->setting = FALSE;
}
