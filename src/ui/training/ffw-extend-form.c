/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-extend-form.h"

#include "ffw-choice.h"
#include "ffw-choices.h"
#include "ffw-codes-entry.h"
#include "ffw-date-entry.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define EXTEND "extend"
#define UNDO   "take-away"

struct _FfwExtendForm
{
  FfwManyForm parent_instance;

  AdwWindowTitle *title;
  GtkWidget *save_button;
  FfwChoice *what;
  FfwCodesEntry *areas;
  FfwDateEntry *until;
  FfwTextEntry *reason;
  GtkWidget *kept;
  GtkCheckButton *shorten;
  GtkLabel *shorten_label;
  FfwManyPreview *preview;
};

G_DEFINE_FINAL_TYPE (FfwExtendForm, ffw_extend_form, FFW_TYPE_MANY_FORM)

static gboolean
extends (FfwExtendForm *self)
{
  return g_str_equal (ffw_choice_get_code (self->what), EXTEND);
}

static void
on_what (FfwExtendForm *self)
{
  gboolean extend = extends (self);

  gtk_widget_set_visible (GTK_WIDGET (self->until), extend);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), extend);
  gtk_widget_set_visible (self->kept, extend);
  if (!extend)
    gtk_widget_set_visible (GTK_WIDGET (self->shorten), FALSE);
}

static void
ffw_extend_form_fill (FfwManyForm *form, FfwManyPlan *plan)
{
  FfwExtendForm *self = FFW_EXTEND_FORM (form);

  plan->act = extends (self) ? FFW_MANY_EXTEND : FFW_MANY_UNEXTEND;
  g_free (plan->areas);
  plan->areas = g_strdup (ffw_codes_entry_get_codes (self->areas));
  plan->until = ffw_date_entry_get_date (self->until);
  g_free (plan->reason);
  plan->reason = g_strstrip (g_strdup (ffw_text_entry_get_text (self->reason)));
  plan->shorten = gtk_check_button_get_active (self->shorten);
}

static gboolean
ffw_extend_form_check (FfwManyForm *form)
{
  FfwExtendForm *self = FFW_EXTEND_FORM (form);
  g_autofree char *reason = g_strstrip (g_strdup (ffw_text_entry_get_text (self->reason)));
  GtkWidget *wanting = NULL;

  if (!extends (self))
    return TRUE;
  if (*reason == '\0')
    {
      ffw_text_entry_show_problem (self->reason, _ ("Say why, for those who ask later."));
      wanting = GTK_WIDGET (self->reason);
    }
  ffw_date_entry_check (self->until);
  if (ffw_date_entry_get_date (self->until) == FFW_DATE_NONE)
    wanting = GTK_WIDGET (self->until);
  if (wanting)
    gtk_widget_grab_focus (wanting);

  return wanting == NULL;
}

/* Whether records that last longer are to end earlier is asked where there are such. */
static void
ffw_extend_form_looked (FfwManyForm *form, const FfwManyResult *result)
{
  FfwExtendForm *self = FFW_EXTEND_FORM (form);
  g_autofree char *label
      = ffw_words_count (FFW_NP_ ("Shorten %1$d record that lasts longer now, or for ever",
                                  "Shorten %1$d records that last longer now, or for ever"),
                         result->n_longer);

  gtk_label_set_label (self->shorten_label, label);
  ffw_words_name (GTK_ACCESSIBLE (self->shorten), label);
  gtk_widget_set_visible (GTK_WIDGET (self->shorten), extends (self) && result->n_longer > 0);
}

static void
on_reason (FfwExtendForm *self)
{
  ffw_text_entry_show_problem (self->reason, NULL);
}

static void
ffw_extend_form_restore (FfwForm *form, GVariant *state)
{
  FFW_FORM_CLASS (ffw_extend_form_parent_class)->restore (form, state);
  gtk_widget_set_visible (GTK_WIDGET (FFW_EXTEND_FORM (form)->areas),
                          ffw_many_form_get_n_rows (FFW_MANY_FORM (form)) == 0);
}

static void
ffw_extend_form_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ffw_extend_form_parent_class)->root (widget);
  gtk_window_set_default_widget (GTK_WINDOW (gtk_widget_get_root (widget)),
                                 FFW_EXTEND_FORM (widget)->save_button);
}

static gboolean
ffw_extend_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_EXTEND_FORM (widget)->until));
}

static void
ffw_extend_form_constructed (GObject *object)
{
  FfwExtendForm *self = FFW_EXTEND_FORM (object);
  FfwManyForm *form = FFW_MANY_FORM (object);
  g_autoptr (GPtrArray) whats = ffw_choices_new ();

  G_OBJECT_CLASS (ffw_extend_form_parent_class)->constructed (object);

  g_ptr_array_add (whats, ffw_choice_row_new (EXTEND, _ ("Let records count until another day")));
  g_ptr_array_add (whats, ffw_choice_row_new (UNDO, _ ("Take extensions away")));
  ffw_choice_set_rows (self->what, whats);
  ffw_choice_set_code (self->what, EXTEND);
  ffw_codes_entry_set_source (self->areas, ffw_form_get_workspace (FFW_FORM (self)), "area");

  ffw_many_form_set_preview (form, self->preview, self->title);
  ffw_many_form_add_field (form, "what", GTK_WIDGET (self->what), "code");
  ffw_many_form_add_field (form, "areas", GTK_WIDGET (self->areas), "codes");
  ffw_many_form_add_field (form, "until", GTK_WIDGET (self->until), "date");
  ffw_many_form_add_field (form, "reason", GTK_WIDGET (self->reason), "text");
  ffw_many_form_add_field (form, "shorten", GTK_WIDGET (self->shorten), "active");
  g_signal_connect_object (self->what, "notify::code", G_CALLBACK (on_what), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "notify::text", G_CALLBACK (on_reason), self,
                           G_CONNECT_SWAPPED);
}

static void
ffw_extend_form_class_init (FfwExtendFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwManyFormClass *many_class = FFW_MANY_FORM_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = ffw_extend_form_constructed;
  widget_class->root = ffw_extend_form_root;
  widget_class->grab_focus = ffw_extend_form_grab_focus;
  FFW_FORM_CLASS (class)->restore = ffw_extend_form_restore;
  many_class->fill = ffw_extend_form_fill;
  many_class->check = ffw_extend_form_check;
  many_class->looked = ffw_extend_form_looked;
  many_class->failed = N_ ("The Extension Could Not Be Saved");

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_CODES_ENTRY);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_MANY_PREVIEW);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/training/ffw-extend-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwExtendForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwExtendForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, FfwExtendForm, what);
  gtk_widget_class_bind_template_child (widget_class, FfwExtendForm, areas);
  gtk_widget_class_bind_template_child (widget_class, FfwExtendForm, until);
  gtk_widget_class_bind_template_child (widget_class, FfwExtendForm, reason);
  gtk_widget_class_bind_template_child (widget_class, FfwExtendForm, kept);
  gtk_widget_class_bind_template_child (widget_class, FfwExtendForm, shorten);
  gtk_widget_class_bind_template_child (widget_class, FfwExtendForm, shorten_label);
  gtk_widget_class_bind_template_child (widget_class, FfwExtendForm, preview);
}

static void
ffw_extend_form_init (FfwExtendForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
