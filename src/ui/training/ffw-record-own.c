/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-record-own.h"

#include "ffw-code-choice.h"
#include "ffw-entry.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

struct _FfwRecordOwn
{
  GtkWidget parent_instance;

  GtkWidget *box;
  FfwTextEntry *certificate;
  FfwTextEntry *hours;
  FfwCodeChoice *language;
  FfwCodeChoice *outcome;
};

G_DEFINE_FINAL_TYPE (FfwRecordOwn, ffw_record_own, GTK_TYPE_WIDGET)

static const char *const fields[] = { "certificate", "hours", "language", "outcome" };

static void
set (FfwRecordOwn *self, const char *field, const char *text)
{
  if (g_str_equal (field, "certificate"))
    ffw_text_entry_set_text (self->certificate, text);
  else if (g_str_equal (field, "hours"))
    ffw_text_entry_set_text (self->hours, text);
  else if (g_str_equal (field, "language"))
    ffw_code_choice_set_code (self->language, text);
  else
    ffw_code_choice_set_code (self->outcome, text);
}

/* Says what is wrong with a text as it is typed. */
static gboolean
check_text (FfwTextEntry *entry, const char *field)
{
  const char *text = ffw_text_entry_get_text (entry);
  g_autofree char *problem = NULL;

  if (*text)
    problem = ffw_entry_check (ffw_kind_find ("records"), field, text, ffw_language_get ());
  ffw_text_entry_show_problem (entry, problem);

  return problem == NULL;
}

static void
on_text (FfwRecordOwn *self, GParamSpec *pspec, FfwTextEntry *entry)
{
  check_text (entry, entry == self->hours ? "hours" : "certificate");
}

static void
ffw_record_own_dispose (GObject *object)
{
  FfwRecordOwn *self = FFW_RECORD_OWN (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_record_own_parent_class)->dispose (object);
}

static gboolean
ffw_record_own_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_RECORD_OWN (widget)->certificate));
}

static void
ffw_record_own_class_init (FfwRecordOwnClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_record_own_dispose;
  widget_class->grab_focus = ffw_record_own_grab_focus;

  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  g_type_ensure (FFW_TYPE_CODE_CHOICE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/training/ffw-record-own.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRecordOwn, box);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordOwn, certificate);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordOwn, hours);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordOwn, language);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordOwn, outcome);
  gtk_widget_class_bind_template_callback (widget_class, on_text);
}

static void
ffw_record_own_init (FfwRecordOwn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_code_choice_set_coding (self->language, &ffw_coding_language);
  ffw_code_choice_set_coding (self->outcome, &ffw_coding_outcome);
}

/**
 * ffw_record_own_get:
 * @field: certificate, hours, language or outcome
 *
 * Returns: (transfer none): what is said of it, as the import forms have it; or an empty text
 */
const char *
ffw_record_own_get (FfwRecordOwn *self, const char *field)
{
  if (g_str_equal (field, "certificate"))
    return ffw_text_entry_get_text (self->certificate);
  if (g_str_equal (field, "hours"))
    return ffw_text_entry_get_text (self->hours);
  if (g_str_equal (field, "language"))
    return ffw_code_choice_get_code (self->language);

  return ffw_code_choice_get_code (self->outcome);
}

/** Returns: whether all that is typed can be read; what cannot is said beside it */
gboolean
ffw_record_own_check (FfwRecordOwn *self)
{
  gboolean good = check_text (self->certificate, "certificate");

  return check_text (self->hours, "hours") && good;
}

/** Returns: (transfer floating): what is said (a{sv}) */
GVariant *
ffw_record_own_save (FfwRecordOwn *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_variant_dict_insert (&state, fields[i], "s", ffw_record_own_get (self, fields[i]));

  return g_variant_dict_end (&state);
}

/** Takes what ffw_record_own_save() gave. */
void
ffw_record_own_restore (FfwRecordOwn *self, GVariant *state)
{
  const char *text;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_variant_lookup (state, fields[i], "&s", &text))
      set (self, fields[i], text);
}
