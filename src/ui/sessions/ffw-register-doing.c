/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with a register as a whole, and with those who come without a place. */

#include "ffw-register-form-private.h"

#include "ffw-choose.h"
#include "ffw-do.h"
#include "ffw-form-window.h"
#include "ffw-meeting-form.h"
#include "ffw-register-saving.h"
#include "ffw-slips-form.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

static void
all_present (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);

  if (!ffw_register_form_may_mark (self))
    return;
  for (guint i = 0; i < self->of->people->len; i++)
    {
      const FfwRegisterPerson *person = self->of->people->pdata[i];
      const FfwRegisterEntry entry = { person->person,
                                       self->date,
                                       { 1, person->marks[self->date].minutes },
                                       FFW_REGISTER_AS_PROPOSED };

      if (person->marks[self->date].attended != 1)
        g_array_append_val (self->pending, entry);
    }
  ffw_register_entries_apply (self->pending, self->of);
  ffw_register_form_show_people (self);
  ffw_register_form_show_sums (self);
  ffw_register_form_write_pending (self, widget);
}

static void
on_come (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  const FfwRegisterMarking *marking = data;

  if (!done)
    return;
  self->who = marking->came;
  ffw_text_entry_set_text (self->name, "");
  gtk_expander_set_expanded (self->newcomer, FALSE);
  ffw_register_form_go_to_person (self);
}

static void
walk_in (FfwRegisterForm *self, FfwRegisterMarking *marking)
{
  marking->date = self->date;
  ffw_do (GTK_WIDGET (self), ffw_form_get_workspace (FFW_FORM (self)), ffw_register_marking_walk_in,
          marking, ffw_register_marking_free, _ ("They Could Not Be Added to the Register"),
          on_come);
}

/* Who has a place is only marked, the others get one. */
static void
on_found (FfwRegisterForm *self, FfwMatch *match)
{
  FfwRegisterMarking *marking;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (FfwRegisterEntry));

  if (!ffw_register_form_may_mark (self))
    return;
  ffw_register_form_write_pending (self, GTK_WIDGET (self));
  marking = ffw_register_marking_new (self->session, none);
  marking->post = match->post;
  walk_in (self, marking);
}

static void
on_name_entered (FfwRegisterForm *self)
{
  if (*ffw_choice_get_code (self->organisation))
    gtk_widget_activate_action (GTK_WIDGET (self), "register.add-new", NULL);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->organisation));
}

static void
add_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  g_autofree char *name = g_strstrip (g_strdup (ffw_text_entry_get_text (self->name)));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (FfwRegisterEntry));
  FfwRegisterMarking *marking;

  ffw_text_entry_show_problem (self->name, *name ? NULL : _ ("Write the name."));
  ffw_choice_show_problem (self->organisation, *ffw_choice_get_code (self->organisation)
                                                   ? NULL
                                                   : _ ("Choose an organisation."));
  if (*name == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->name));
  else if (*ffw_choice_get_code (self->organisation) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->organisation));
  if (*name == '\0' || *ffw_choice_get_code (self->organisation) == '\0'
      || !ffw_register_form_may_mark (self))
    return;

  ffw_register_form_write_pending (self, widget);
  marking = ffw_register_marking_new (self->session, none);
  marking->name = g_steal_pointer (&name);
  marking->organisation = g_strdup (ffw_choice_get_code (self->organisation));
  walk_in (self, marking);
}

static void
on_closed (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  if (done)
    ffw_form_close (FFW_FORM (widget));
  else
    ffw_register_form_written (widget, done, error, data);
}

/* The first date of which nothing is marked at all, or -1: it has probably been forgotten. */
static int
find_forgotten (FfwRegisterForm *self)
{
  for (guint i = 0; i < self->of->dates->len; i++)
    {
      gboolean marked = self->of->people->len == 0;

      for (guint k = 0; k < self->of->people->len && !marked; k++)
        {
          const FfwRegisterPerson *person = self->of->people->pdata[k];

          marked = person->marks[i].attended != FFW_REGISTER_UNKNOWN
                   || person->status != FFW_BOOKING_BOOKED;
        }
      if (!marked)
        return (int)i;
    }

  return -1;
}

static void
warn_forgotten (FfwRegisterForm *self, int date)
{
  g_autofree char *day = ffw_words_date (ffw_register_form_get_day (self, (guint)date));
  /* Translators: %1$s is a date */
  g_autofree char *sentence = ffw_words (
      _ ("Nothing is marked for %1$s yet. Mark who was there, or close the register once more to "
         "have everybody count as absent then."),
      day, NULL);

  self->warned = date;
  gtk_widget_activate_action (GTK_WIDGET (self), "register.date", "i", date);
  ffw_register_form_show_problem (self, sentence);
  gtk_widget_grab_focus (self->all);
}

static void
close_register (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  int forgotten = find_forgotten (self);

  if (forgotten >= 0 && self->warned != forgotten)
    {
      warn_forgotten (self, forgotten);
      return;
    }
  g_clear_handle_id (&self->write_later, g_source_remove);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), ffw_register_marking_close,
          ffw_register_marking_new (self->session, self->pending), ffw_register_marking_free,
          _ ("The Register Could Not Be Closed"), on_closed);
  g_array_set_size (self->pending, 0);
}

static void
reopen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);

  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), ffw_register_marking_reopen,
          ffw_register_marking_new (self->session, self->pending), ffw_register_marking_free,
          _ ("The Register Could Not Be Opened Again"), NULL);
}

static void
save_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);

  ffw_saving_choose (widget, ffw_form_get_workspace (FFW_FORM (self)), &ffw_register_saving_sheet,
                     self->session);
}

static void
save_certificates (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);

  ffw_saving_choose (widget, ffw_form_get_workspace (FFW_FORM (self)),
                     &ffw_register_saving_certificates, self->session);
}

static void
write_slips (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&begin, "session", "x", self->session);
  ffw_form_window_open (GTK_WINDOW (gtk_widget_get_root (widget)),
                        ffw_form_get_workspace (FFW_FORM (self)), FFW_TYPE_SLIPS_FORM,
                        g_variant_dict_end (&begin));
}

static void
on_report_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "register.meeting-of", "s", paths[0]);
}

static void
choose_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Attendance Report of a Meeting"),
              /* Translators: files of which the name ends in .csv */
              _ ("_Open"), _ ("Attendance reports (.csv)"), "*.csv", NULL, on_report_chosen);
}

static void
open_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  if (!ffw_register_form_may_mark (self))
    return;
  ffw_register_form_write_pending (self, widget);
  g_variant_dict_insert (&begin, "session", "x", self->session);
  g_variant_dict_insert (&begin, "date", "i", self->date);
  g_variant_dict_insert_value (&begin, "path", parameter);
  ffw_form_window_open (GTK_WINDOW (gtk_widget_get_root (widget)),
                        ffw_form_get_workspace (FFW_FORM (self)), FFW_TYPE_MEETING_FORM,
                        g_variant_dict_end (&begin));
}

/* Opens, in place of this form, the one that books who did not come on another session. */
static void
rebook (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  GtkWidget *below
      = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (gtk_widget_get_root (widget))));
  GVariantBuilder posts;

  g_variant_builder_init (&posts, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < self->of->people->len; i++)
    {
      const FfwRegisterPerson *person = self->of->people->pdata[i];

      if (person->status == FFW_BOOKING_NO_SHOW && person->post)
        g_variant_builder_add (&posts, "x", person->post);
    }
  g_object_ref (below);
  ffw_form_close (FFW_FORM (self));
  gtk_widget_activate_action (below, "session.book", "(x@ax)", (gint64)0,
                              g_variant_builder_end (&posts));
  g_object_unref (below);
}

/** Installs the actions and what the template calls, while the class of the form is made. */
void
ffw_register_doing_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_found);
  gtk_widget_class_bind_template_callback (widget_class, on_name_entered);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, close_register);
  gtk_widget_class_install_action (widget_class, "register.all-present", NULL, all_present);
  gtk_widget_class_install_action (widget_class, "register.sheet", NULL, save_sheet);
  gtk_widget_class_install_action (widget_class, "register.certificates", NULL, save_certificates);
  gtk_widget_class_install_action (widget_class, "register.meeting", NULL, choose_report);
  gtk_widget_class_install_action (widget_class, "register.meeting-of", "s", open_report);
  gtk_widget_class_install_action (widget_class, "register.rebook", NULL, rebook);
  gtk_widget_class_install_action (widget_class, "register.reopen", NULL, reopen);
  gtk_widget_class_install_action (widget_class, "register.slips", NULL, write_slips);
  gtk_widget_class_install_action (widget_class, "register.add-new", NULL, add_new);
}
