/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-meeting-form.h"

#include "ffw-do.h"
#include "ffw-meeting-report.h"
#include "ffw-register-marking.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwMeetingForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkLabel *summary;
  GtkListBox *people;
  GtkCheckButton *others;

  gint64 session;
  int date;
  char *path;
  FfwRegister *of;
  GPtrArray *attendees; /* of FfwAttendee */
  GPtrArray *ticks;     /* of GtkCheckButton, one for each of them */
  GHashTable *unticked; /* names of those who are found, and are not to be marked */
};

G_DEFINE_FINAL_TYPE (FfwMeetingForm, ffw_meeting_form, FFW_TYPE_FORM)

/* What is read in another thread. */
typedef struct
{
  gint64 session;
  char *path;
  FfwRegister *of;
  GPtrArray *attendees;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->path);
  g_clear_pointer (&self->of, ffw_register_free);
  g_clear_pointer (&self->attendees, g_ptr_array_unref);
  g_free (self);
}

static gpointer
read_both (FfwConnection *connection, gpointer data, GError **error)
{
  const Reading *asked = data;
  Reading *found = g_new0 (Reading, 1);

  found->of = ffw_register_read (connection, asked->session, ffw_language_get (), error);
  if (found->of)
    found->attendees = ffw_meeting_report_read (asked->path,
                                                ffw_connection_get_cancellable (connection), error);
  if (found->attendees)
    {
      ffw_meeting_report_match (found->attendees, found->of);
      return found;
    }
  reading_free (found);

  return NULL;
}

static char *
say_found (FfwMeetingForm *self, const FfwAttendee *attendee)
{
  g_autofree char *minutes = ffw_words_count (FFW_NP_ ("%1$d minute", "%1$d minutes"),
                                              (guint64)attendee->minutes);
  const FfwRegisterPerson *person;

  if (attendee->found == FFW_ATTENDEE_UNKNOWN)
    /* Translators: of somebody in an online meeting; %1$s is “35 minutes” */
    return ffw_words (_ ("%1$s, not in the register"), minutes, NULL);

  person = self->of->people->pdata[attendee->person];

  return attendee->found == FFW_ATTENDEE_BY_EMAIL
             /* Translators: of somebody in an online meeting; %1$s is “35 minutes”, %2$s a person
              */
             ? ffw_words (_ ("%1$s, by e-mail: %2$s"), minutes, person->name, NULL)
             /* Translators: of somebody in an online meeting; %1$s is “35 minutes”, %2$s a person
              */
             : ffw_words (_ ("%1$s, by name only: %2$s"), minutes, person->name, NULL);
}

static void
add_row (FfwMeetingForm *self, const FfwAttendee *attendee)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();
  g_autofree char *found = say_found (self, attendee);
  g_autofree char *name = g_strdup_printf ("%s, %s", attendee->name, found);
  gboolean is_found = attendee->found != FFW_ATTENDEE_UNKNOWN;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), attendee->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), found);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick),
                               is_found && !g_hash_table_contains (self->unticked, attendee->name));
  gtk_widget_set_sensitive (tick, is_found);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), is_found ? tick : NULL);
  ffw_words_name (GTK_ACCESSIBLE (tick), name);
  ffw_words_name (GTK_ACCESSIBLE (row), name);
  g_ptr_array_add (self->ticks, tick);
  gtk_list_box_append (self->people, row);
}

static void
show_read (FfwMeetingForm *self)
{
  g_autofree char *summary = NULL;
  guint n_found = 0;

  for (guint i = 0; i < self->attendees->len; i++)
    {
      n_found += ((FfwAttendee *)self->attendees->pdata[i])->found != FFW_ATTENDEE_UNKNOWN;
      add_row (self, self->attendees->pdata[i]);
    }
  summary = ffw_words_count (
      FFW_NP_ ("%1$d person of the meeting is in the register. Look at those who were found by "
               "their name only; whoever is not in the register can be added there.",
               "%1$d people of the meeting are in the register. Look at those who were found by "
               "their name only; whoever is not in the register can be added there."),
      n_found);
  gtk_label_set_label (self->summary, summary);
  adw_window_title_set_subtitle (self->title, self->of->code);
  gtk_widget_set_visible (GTK_WIDGET (self->people), self->attendees->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->others), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", n_found > 0);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwMeetingForm) self = data;
  g_autoptr (GError) error = NULL;
  Reading *found = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (found == NULL)
    {
      if (self->summary)
        gtk_label_set_label (self->summary,
                             error ? error->message
                                   : _ ("This session is not in the workspace any more."));
      return;
    }
  if (ffw_form_get_workspace (FFW_FORM (self)) && self->of == NULL
      && self->date < (int)found->of->dates->len)
    {
      self->of = g_steal_pointer (&found->of);
      self->attendees = g_steal_pointer (&found->attendees);
      show_read (self);
    }
  reading_free (found);
}

static gboolean
is_ticked (FfwMeetingForm *self, guint i)
{
  return gtk_check_button_get_active (self->ticks->pdata[i]);
}

static GArray *
make_entries (FfwMeetingForm *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (FfwRegisterEntry));

  for (guint i = 0; gtk_check_button_get_active (self->others) && i < self->of->people->len; i++)
    {
      const FfwRegisterPerson *person = self->of->people->pdata[i];
      const FfwRegisterEntry entry
          = { person->person, self->date, { 0, FFW_REGISTER_UNKNOWN }, FFW_REGISTER_AS_PROPOSED };

      if (person->marks[self->date].attended == FFW_REGISTER_UNKNOWN)
        ffw_register_entries_add (entries, &entry);
    }
  for (guint i = 0; i < self->attendees->len; i++)
    {
      const FfwAttendee *attendee = self->attendees->pdata[i];
      const FfwRegisterPerson *person = is_ticked (self, i)
                                            ? self->of->people->pdata[attendee->person]
                                            : NULL;

      if (person)
        {
          const FfwRegisterEntry entry
              = { person->person, self->date, { 1, attendee->minutes }, FFW_REGISTER_AS_PROPOSED };

          ffw_register_entries_add (entries, &entry);
        }
    }

  return entries;
}

static void
on_written (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (done)
    ffw_form_close (FFW_FORM (widget));
}

static void
fill_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMeetingForm *self = FFW_MEETING_FORM (widget);
  g_autoptr (GArray) entries = make_entries (self);

  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), ffw_register_marking_write,
          ffw_register_marking_new (self->session, entries), ffw_register_marking_free,
          _ ("The Register Could Not Be Filled In"), on_written);
}

static GVariant *
ffw_meeting_form_save (FfwForm *form)
{
  FfwMeetingForm *self = FFW_MEETING_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  GVariantBuilder unticked;

  g_variant_builder_init (&unticked, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < self->ticks->len; i++)
    if (!is_ticked (self, i))
      g_variant_builder_add (&unticked, "s", ((FfwAttendee *)self->attendees->pdata[i])->name);
  g_variant_dict_insert (&state, "session", "x", self->session);
  g_variant_dict_insert (&state, "date", "i", self->date);
  g_variant_dict_insert (&state, "path", "s", self->path ? self->path : "");
  g_variant_dict_insert (&state, "others", "b", gtk_check_button_get_active (self->others));
  g_variant_dict_insert_value (&state, "unticked", g_variant_builder_end (&unticked));

  return g_variant_dict_end (&state);
}

static void
ffw_meeting_form_restore (FfwForm *form, GVariant *state)
{
  FfwMeetingForm *self = FFW_MEETING_FORM (form);
  g_autoptr (GVariant) unticked = g_variant_lookup_value (state, "unticked", G_VARIANT_TYPE ("as"));
  Reading *asked = g_new0 (Reading, 1);
  gboolean others = FALSE;

  g_variant_lookup (state, "session", "x", &self->session);
  g_variant_lookup (state, "date", "i", &self->date);
  g_clear_pointer (&self->path, g_free);
  g_variant_lookup (state, "path", "s", &self->path);
  g_variant_lookup (state, "others", "b", &others);
  gtk_check_button_set_active (self->others, others);
  for (gsize i = 0; unticked && i < g_variant_n_children (unticked); i++)
    {
      char *name;

      g_variant_get_child (unticked, i, "s", &name);
      g_hash_table_add (self->unticked, name);
    }

  asked->session = self->session;
  asked->path = g_strdup (self->path);
  ffw_workspace_read_async (ffw_form_get_workspace (form), read_both, asked, reading_free,
                            reading_free, NULL, on_read, g_object_ref (self));
}

static gboolean
ffw_meeting_form_is_touched (FfwForm *form)
{
  return FALSE;
}

static void
ffw_meeting_form_dispose (GObject *object)
{
  FfwMeetingForm *self = FFW_MEETING_FORM (object);

  g_ptr_array_set_size (self->ticks, 0);
  self->summary = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_meeting_form_parent_class)->dispose (object);
}

static void
ffw_meeting_form_finalize (GObject *object)
{
  FfwMeetingForm *self = FFW_MEETING_FORM (object);

  g_free (self->path);
  g_clear_pointer (&self->of, ffw_register_free);
  g_clear_pointer (&self->attendees, g_ptr_array_unref);
  g_ptr_array_unref (self->ticks);
  g_hash_table_unref (self->unticked);

  G_OBJECT_CLASS (ffw_meeting_form_parent_class)->finalize (object);
}

static gboolean
ffw_meeting_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (FFW_MEETING_FORM (widget)->people),
                                 GTK_DIR_TAB_FORWARD);
}

static void
ffw_meeting_form_class_init (FfwMeetingFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  object_class->dispose = ffw_meeting_form_dispose;
  object_class->finalize = ffw_meeting_form_finalize;
  widget_class->grab_focus = ffw_meeting_form_grab_focus;
  form_class->save = ffw_meeting_form_save;
  form_class->restore = ffw_meeting_form_restore;
  form_class->is_touched = ffw_meeting_form_is_touched;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-meeting-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwMeetingForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwMeetingForm, summary);
  gtk_widget_class_bind_template_child (widget_class, FfwMeetingForm, people);
  gtk_widget_class_bind_template_child (widget_class, FfwMeetingForm, others);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, fill_in);
}

static void
ffw_meeting_form_init (FfwMeetingForm *self)
{
  self->ticks = g_ptr_array_new ();
  self->unticked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
}
