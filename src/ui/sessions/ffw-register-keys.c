/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys of a register: letters go to a name, others mark and go on. */

#include "ffw-register-form-private.h"

#include "ffw-fold.h"

/* For how long letters belong to one name, in milliseconds. */
#define TYPING 1500

static void
step_date (GtkWidget *widget, const char *action, GVariant *step)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);

  gtk_widget_activate_action (widget, "register.date", "i",
                              MAX (0, self->date + g_variant_get_int32 (step)));
}

/* Ctrl+Page Up and Ctrl+Page Down, as tabs have them; a list that scrolls would take them. */
void
ffw_register_keys_add_dates (FfwRegisterForm *self)
{
  static const guint keys[] = { GDK_KEY_Page_Up, GDK_KEY_Page_Down };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], GDK_CONTROL_MASK),
                                                gtk_named_action_new ("register.step-date"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (i == 0 ? -1 : 1));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Goes on to the next below; at the end, to the button that closes the register. */
static void
go_on (FfwRegisterForm *self, FfwRegisterRow *row)
{
  FfwRegisterRow *next
      = ffw_register_form_get_row (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);

  g_string_truncate (self->typed, 0);
  if (next)
    ffw_register_form_go_to (self, next);
  else
    gtk_widget_grab_focus (self->close);
}

/* Looks from the row with the keyboard on, then from the top. */
static void
find_typed (FfwRegisterForm *self, FfwRegisterRow *from)
{
  g_autofree char *folded = ffw_fold (self->typed->str);
  int start = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (from));
  int n = (int)self->of->people->len;

  for (int i = 0; i < n; i++)
    {
      FfwRegisterRow *row = ffw_register_form_get_row (self, (start + i) % n);

      if (row && ffw_register_row_matches (row, folded))
        {
          ffw_register_form_go_to (self, row);
          return;
        }
    }
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
type_letter (FfwRegisterForm *self, FfwRegisterRow *row, guint key, guint time)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  if (!g_unichar_isalpha (letter) && letter != '\'' && letter != 0x2019)
    return FALSE;
  if (time > self->typed_until)
    g_string_truncate (self->typed, 0);
  self->typed_until = time + TYPING;
  g_string_append_unichar (self->typed, letter);
  find_typed (self, row);

  return TRUE;
}

gboolean
ffw_register_keys_on_key (GtkEventControllerKey *controller, guint key, guint code,
                          GdkModifierType state, gpointer data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  FfwRegisterForm *self
      = FFW_REGISTER_FORM (gtk_widget_get_ancestor (list, FFW_TYPE_REGISTER_FORM));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  guint time = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (controller));
  FfwRegisterRow *row;

  /* A field or a button of a row has keys of its own. */
  if (!FFW_IS_REGISTER_ROW (focus) || self->of == NULL
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;
  row = FFW_REGISTER_ROW (focus);

  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      ffw_register_form_mark (self, row, 1, FFW_REGISTER_UNKNOWN);
      go_on (self, row);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      ffw_register_form_mark (self, row, 0, FFW_REGISTER_UNKNOWN);
      go_on (self, row);
      return GDK_EVENT_STOP;
    case GDK_KEY_BackSpace:
      ffw_register_form_mark (self, row, FFW_REGISTER_UNKNOWN, FFW_REGISTER_UNKNOWN);
      return GDK_EVENT_STOP;
    default:
      return type_letter (self, row, key, time);
    }
}

/** Installs the actions of the keys, while the class of the form is made. */
void
ffw_register_keys_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "register.step-date", "i", step_date);
}
