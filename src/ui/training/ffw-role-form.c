/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-role-form.h"

#include "ffw-choice.h"
#include "ffw-choices.h"
#include "ffw-codes-entry.h"
#include "ffw-date-entry.h"

#include <glib/gi18n-lib.h>

#define ADD     "add"
#define REMOVE  "remove"
#define REPLACE "replace"
#define FROM    "from"
#define CORRECT "correct"

struct _FfwRoleForm
{
  FfwManyForm parent_instance;

  AdwWindowTitle *title;
  GtkWidget *save_button;
  FfwChoice *what;
  FfwCodesEntry *roles;
  FfwChoice *how;
  FfwDateEntry *from;
  FfwManyPreview *preview;
};

G_DEFINE_FINAL_TYPE (FfwRoleForm, ffw_role_form, FFW_TYPE_MANY_FORM)

static gboolean
is_chosen (FfwChoice *choice, const char *code)
{
  return g_str_equal (ffw_choice_get_code (choice), code);
}

static void
on_how (FfwRoleForm *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->from), is_chosen (self->how, FROM));
}

static void
on_roles (FfwRoleForm *self)
{
  ffw_codes_entry_show_problem (self->roles, NULL);
}

static void
ffw_role_form_fill (FfwManyForm *form, FfwManyPlan *plan)
{
  FfwRoleForm *self = FFW_ROLE_FORM (form);

  plan->act = FFW_MANY_ADD_ROLES;
  if (is_chosen (self->what, REMOVE))
    plan->act = FFW_MANY_REMOVE_ROLES;
  else if (is_chosen (self->what, REPLACE))
    plan->act = FFW_MANY_SET_ROLES;
  g_free (plan->roles);
  plan->roles = g_strdup (ffw_codes_entry_get_codes (self->roles));
  /* While a day is half typed, what today would do is shown. */
  if (is_chosen (self->how, FROM))
    {
      plan->from = ffw_date_entry_get_date (self->from);
      if (plan->from == FFW_DATE_NONE)
        plan->from = ffw_date_today ();
    }
}

static gboolean
ffw_role_form_check (FfwManyForm *form)
{
  FfwRoleForm *self = FFW_ROLE_FORM (form);
  GtkWidget *wanting = NULL;

  if (is_chosen (self->how, FROM))
    {
      ffw_date_entry_check (self->from);
      if (ffw_date_entry_get_date (self->from) == FFW_DATE_NONE)
        wanting = GTK_WIDGET (self->from);
    }
  if (*ffw_codes_entry_get_codes (self->roles) == '\0')
    {
      ffw_codes_entry_show_problem (self->roles, _ ("Choose at least one role."));
      wanting = GTK_WIDGET (self->roles);
    }
  if (wanting)
    gtk_widget_grab_focus (wanting);

  return wanting == NULL;
}

static void
ffw_role_form_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ffw_role_form_parent_class)->root (widget);
  gtk_window_set_default_widget (GTK_WINDOW (gtk_widget_get_root (widget)),
                                 FFW_ROLE_FORM (widget)->save_button);
}

static gboolean
ffw_role_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_ROLE_FORM (widget)->roles));
}

static void
offer (FfwRoleForm *self)
{
  g_autoptr (GPtrArray) whats = ffw_choices_new ();
  g_autoptr (GPtrArray) hows = ffw_choices_new ();

  g_ptr_array_add (whats, ffw_choice_row_new (ADD, _ ("Add roles to those they have")));
  g_ptr_array_add (whats, ffw_choice_row_new (REMOVE, _ ("Take roles away")));
  g_ptr_array_add (whats, ffw_choice_row_new (REPLACE, _ ("Replace all their roles")));
  ffw_choice_set_rows (self->what, whats);
  ffw_choice_set_code (self->what, ADD);
  g_ptr_array_add (hows, ffw_choice_row_new (FROM, _ ("From a day on: they do something else")));
  g_ptr_array_add (hows, ffw_choice_row_new (CORRECT, _ ("From the beginning: it was wrong")));
  ffw_choice_set_rows (self->how, hows);
  ffw_choice_set_code (self->how, FROM);
}

static void
ffw_role_form_constructed (GObject *object)
{
  FfwRoleForm *self = FFW_ROLE_FORM (object);
  FfwManyForm *form = FFW_MANY_FORM (object);

  G_OBJECT_CLASS (ffw_role_form_parent_class)->constructed (object);

  offer (self);
  ffw_codes_entry_set_source (self->roles, ffw_form_get_workspace (FFW_FORM (self)), "role");
  ffw_date_entry_set_date (self->from, ffw_date_today ());

  ffw_many_form_set_preview (form, self->preview, self->title);
  ffw_many_form_add_field (form, "what", GTK_WIDGET (self->what), "code");
  ffw_many_form_add_field (form, "roles", GTK_WIDGET (self->roles), "codes");
  ffw_many_form_add_field (form, "how", GTK_WIDGET (self->how), "code");
  ffw_many_form_add_field (form, "from", GTK_WIDGET (self->from), "date");
  g_signal_connect_object (self->how, "notify::code", G_CALLBACK (on_how), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->roles, "notify::codes", G_CALLBACK (on_roles), self,
                           G_CONNECT_SWAPPED);
}

static void
ffw_role_form_class_init (FfwRoleFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwManyFormClass *many_class = FFW_MANY_FORM_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = ffw_role_form_constructed;
  widget_class->root = ffw_role_form_root;
  widget_class->grab_focus = ffw_role_form_grab_focus;
  many_class->fill = ffw_role_form_fill;
  many_class->check = ffw_role_form_check;
  many_class->failed = N_ ("The Roles Could Not Be Changed");

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_CODES_ENTRY);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_MANY_PREVIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/training/ffw-role-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRoleForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwRoleForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, FfwRoleForm, what);
  gtk_widget_class_bind_template_child (widget_class, FfwRoleForm, roles);
  gtk_widget_class_bind_template_child (widget_class, FfwRoleForm, how);
  gtk_widget_class_bind_template_child (widget_class, FfwRoleForm, from);
  gtk_widget_class_bind_template_child (widget_class, FfwRoleForm, preview);
}

static void
ffw_role_form_init (FfwRoleForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
