/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-hold-form.h"

#include "ffw-booking-changes.h"
#include "ffw-choice.h"
#include "ffw-date-entry.h"
#include "ffw-do.h"
#include "ffw-person-rows.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwHoldForm
{
  FfwForm parent_instance;

  FfwChoice *organisation;
  FfwTextEntry *places;
  FfwDateEntry *until;
  GtkCheckButton *of_course;
  GtkListBox *holds;

  gint64 session;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwHoldForm, ffw_hold_form, FFW_TYPE_FORM)

static void
hold_free (gpointer data)
{
  FfwBookingHold *self = data;

  g_free (self->organisation);
  g_free (self);
}

static gboolean
hold (FfwChange *change, gpointer data, GError **error)
{
  return ffw_booking_hold (change, data, ffw_date_today (), error);
}

static void
on_done (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (done)
    ffw_form_close (FFW_FORM (widget));
}

/* Whether all that is needed is there; the keyboard goes to the first that is not. */
static gboolean
is_complete (FfwHoldForm *self, guint64 *places)
{
  GtkWidget *wanting = NULL;

  ffw_date_entry_check (self->until);
  if (*ffw_date_entry_get_text (self->until)
      && ffw_date_entry_get_date (self->until) == FFW_DATE_NONE)
    wanting = GTK_WIDGET (self->until);
  else
    ffw_date_entry_show_problem (self->until, NULL);
  if (!g_ascii_string_to_unsigned (ffw_text_entry_get_text (self->places), 10, 0, 100000, places,
                                   NULL))
    {
      ffw_text_entry_show_problem (self->places,
                                   _ ("Write how many places, or 0 to hold none any more."));
      wanting = GTK_WIDGET (self->places);
    }
  if (*ffw_choice_get_code (self->organisation) == '\0')
    {
      ffw_choice_show_problem (self->organisation, _ ("Choose an organisation."));
      wanting = GTK_WIDGET (self->organisation);
    }
  if (wanting)
    gtk_widget_grab_focus (wanting);

  return wanting == NULL;
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwHoldForm *self = FFW_HOLD_FORM (widget);
  FfwBookingHold *held;
  guint64 places = 0;

  if (!is_complete (self, &places))
    return;

  held = g_new0 (FfwBookingHold, 1);
  held->session = self->session;
  held->of_course = gtk_check_button_get_active (self->of_course);
  held->organisation = g_strdup (ffw_choice_get_code (self->organisation));
  held->places = (gint64)places;
  held->until = ffw_date_entry_get_date (self->until);
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), hold, held, hold_free,
          _ ("The Places Could Not Be Held"), on_done);
}

static void
on_edited (FfwHoldForm *self)
{
  ffw_choice_show_problem (self->organisation, NULL);
  ffw_text_entry_show_problem (self->places, NULL);
}

static void
add_row (FfwHoldForm *self, const FfwBookingHold *held)
{
  g_autofree char *places = ffw_words_count (FFW_NP_ ("%1$d place", "%1$d places"),
                                             (guint64)held->places);
  g_autofree char *day = held->until == FFW_DATE_NONE ? NULL : ffw_words_date (held->until);
  /* Translators: %1$s is a date. */
  g_autofree char *until = day ? ffw_words (_ ("until %1$s"), day, NULL) : NULL;
  g_autofree char *about = ffw_person_rows_join ((const char *[]){
      places, until, held->of_course ? _ ("funded, of the course") : NULL, NULL });

  gtk_list_box_append (self->holds, ffw_person_rows_new (held->organisation, about));
}

static gpointer
read_holds (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_booking_read_holds (connection, *(const gint64 *)data, ffw_date_today (), error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwHoldForm) self = data;
  g_autoptr (GPtrArray) holds = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);

  if (self->reading == NULL || holds == NULL)
    return;
  for (guint i = 0; i < holds->len; i++)
    add_row (self, holds->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->holds), holds->len > 0);
}

static GVariant *
ffw_hold_form_save (FfwForm *form)
{
  FfwHoldForm *self = FFW_HOLD_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "session", "x", self->session);
  g_variant_dict_insert (&state, "organisation", "s", ffw_choice_get_code (self->organisation));
  g_variant_dict_insert (&state, "places", "s", ffw_text_entry_get_text (self->places));
  g_variant_dict_insert (&state, "until", "s", ffw_date_entry_get_text (self->until));
  g_variant_dict_insert (&state, "of-course", "b", gtk_check_button_get_active (self->of_course));

  return g_variant_dict_end (&state);
}

static void
ffw_hold_form_restore (FfwForm *form, GVariant *state)
{
  FfwHoldForm *self = FFW_HOLD_FORM (form);
  const char *text;
  gboolean of_course;

  g_variant_lookup (state, "session", "x", &self->session);
  if (g_variant_lookup (state, "organisation", "&s", &text))
    ffw_choice_set_code (self->organisation, text);
  if (g_variant_lookup (state, "places", "&s", &text))
    ffw_text_entry_set_text (self->places, text);
  if (g_variant_lookup (state, "until", "&s", &text))
    ffw_date_entry_set_text (self->until, text);
  if (g_variant_lookup (state, "of-course", "b", &of_course))
    gtk_check_button_set_active (self->of_course, of_course);
  ffw_workspace_read_async (
      ffw_form_get_workspace (form), read_holds, g_memdup2 (&self->session, sizeof self->session),
      g_free, (GDestroyNotify)g_ptr_array_unref, self->reading, on_read, g_object_ref (self));
}

static gboolean
ffw_hold_form_is_touched (FfwForm *form)
{
  FfwHoldForm *self = FFW_HOLD_FORM (form);

  return *ffw_choice_get_code (self->organisation) || *ffw_text_entry_get_text (self->places)
         || *ffw_date_entry_get_text (self->until);
}

static gboolean
ffw_hold_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_HOLD_FORM (widget)->organisation));
}

static void
ffw_hold_form_constructed (GObject *object)
{
  FfwHoldForm *self = FFW_HOLD_FORM (object);

  G_OBJECT_CLASS (ffw_hold_form_parent_class)->constructed (object);
  ffw_choice_set_source (self->organisation, ffw_form_get_workspace (FFW_FORM (self)),
                         "organisation");
}

static void
ffw_hold_form_dispose (GObject *object)
{
  FfwHoldForm *self = FFW_HOLD_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (ffw_hold_form_parent_class)->dispose (object);
}

static void
ffw_hold_form_class_init (FfwHoldFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = ffw_hold_form_constructed;
  G_OBJECT_CLASS (class)->dispose = ffw_hold_form_dispose;
  widget_class->grab_focus = ffw_hold_form_grab_focus;
  form_class->save = ffw_hold_form_save;
  form_class->restore = ffw_hold_form_restore;
  form_class->is_touched = ffw_hold_form_is_touched;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-hold-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwHoldForm, organisation);
  gtk_widget_class_bind_template_child (widget_class, FfwHoldForm, places);
  gtk_widget_class_bind_template_child (widget_class, FfwHoldForm, until);
  gtk_widget_class_bind_template_child (widget_class, FfwHoldForm, of_course);
  gtk_widget_class_bind_template_child (widget_class, FfwHoldForm, holds);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
}

static void
ffw_hold_form_init (FfwHoldForm *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
