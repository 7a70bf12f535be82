/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-moving-form.h"

#include "ffw-calendar-words.h"
#include "ffw-clash-words.h"
#include "ffw-date-entry.h"
#include "ffw-do.h"
#include "ffw-message.h"
#include "ffw-session-moving.h"
#include "ffw-time-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* Milliseconds after a key before it is looked what would come of it. */
#define PAUSE 250

struct _FfwMovingForm
{
  FfwForm parent_instance;

  GtkLabel *what;
  FfwDateEntry *day;
  FfwTimeEntry *time;
  GtkCheckButton *all;
  GtkLabel *touched;
  GtkLabel *clashes;

  gint64 date;
  GCancellable *looking; /* NULL where nothing is looked at */
  guint pause;
  gboolean is_touched;
};

G_DEFINE_FINAL_TYPE (FfwMovingForm, ffw_moving_form, FFW_TYPE_FORM)

/* What is asked of the workspace, and what it says. */
typedef struct
{
  FfwSessionMoving moving;
  FfwDate today;
  FfwSessionMovingLook *look;
} Asked;

static Asked *
asked_new (FfwMovingForm *self)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->moving.date = self->date;
  asked->moving.all = gtk_check_button_get_active (self->all);
  asked->moving.to = (FfwLocalTime){ ffw_date_entry_get_date (self->day),
                                     ffw_time_entry_get_minute (self->time) };
  asked->today = ffw_date_today ();

  return asked;
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_pointer (&asked->look, ffw_session_moving_look_free);
  g_free (asked);
}

static gboolean
is_complete (FfwMovingForm *self)
{
  return ffw_date_entry_get_date (self->day) != FFW_DATE_NONE
         && ffw_time_entry_get_minute (self->time) != FFW_DATE_NO_MINUTE;
}

static void
show_clashes (FfwMovingForm *self, const GPtrArray *clashes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (clashes->len, FFW_CLASH_WORDS_MOST); i++)
    {
      g_autofree char *sentence = ffw_clash_words_say (clashes->pdata[i]);

      g_string_append_printf (text, "%s⚠ %s", i > 0 ? "\n" : "", sentence);
    }
  if (clashes->len > FFW_CLASH_WORDS_MOST)
    {
      g_autofree char *more = ffw_clash_words_say_more (clashes);

      g_string_append_printf (text, "\n⚠ %s", more);
    }
  gtk_label_set_label (self->clashes, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->clashes), clashes->len > 0);
}

/* Each trainer once, on however many days. */
static guint
count_trainers (const FfwSession *session)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < session->dates->len; i++)
    {
      const FfwSessionDate *date = session->dates->pdata[i];

      for (guint j = 0; j < date->trainers->len; j++)
        {
          FfwSessionTrainer *trainer = date->trainers->pdata[j];

          g_hash_table_add (people, &trainer->person);
        }
    }

  return g_hash_table_size (people);
}

static void
show_what (FfwMovingForm *self, const FfwSessionMovingLook *look)
{
  const FfwSession *session = look->session;
  g_autofree char *course = ffw_text_title (&session->course_title, session->course_code,
                                            ffw_language_get ());
  g_autofree char *day = ffw_calendar_words_day (look->from.day);
  g_autofree char *time = ffw_calendar_words_time (look->from.minute);
  /* Translators: %1$s is a course, %2$s the code of a session, %3$s a day, %4$s a time */
  g_autofree char *what = ffw_words (_ ("%1$s, session “%2$s”, is on %3$s at %4$s."), course,
                                     session->code, day, time, NULL);

  gtk_label_set_label (self->what, what);
  gtk_widget_set_visible (GTK_WIDGET (self->all), session->dates->len > 1);
}

/* Where it goes, with the weekday, and whom that touches. */
static char *
say_touched (const FfwSession *session, FfwLocalTime to)
{
  gint64 n_booked = session->n[FFW_BOOKING_BOOKED];
  gint64 n_waiting = session->n[FFW_BOOKING_WAITING];
  guint n_trainers = count_trainers (session);
  g_autofree char *day = ffw_calendar_words_day (to.day);
  g_autofree char *time = ffw_calendar_words_time (to.minute);
  g_autofree char *booked = ffw_words_count (FFW_NP_ ("%1$d booked", "%1$d booked"),
                                             (guint64)n_booked);
  g_autofree char *waiting = ffw_words_count (FFW_NP_ ("%1$d waiting", "%1$d waiting"),
                                              (guint64)n_waiting);
  g_autofree char *trainers = ffw_words_count (FFW_NP_ ("%1$d trainer", "%1$d trainers"),
                                               n_trainers);

  if (n_booked + n_waiting + n_trainers == 0)
    /* Translators: a day, and a time */
    return ffw_words (_ ("It moves to %1$s at %2$s. There is nobody to tell."), day, time, NULL);

  /* Translators: a day, a time, and how many people are booked, wait, and train */
  return ffw_words (_ ("It moves to %1$s at %2$s. To be told of it: %3$s, %4$s, %5$s."), day, time,
                    booked, waiting, trainers, NULL);
}

static void
show (FfwMovingForm *self, const Asked *asked)
{
  const FfwSessionMovingLook *look = asked->look;
  gboolean stays = look->from.day == asked->moving.to.day
                   && look->from.minute == asked->moving.to.minute;
  g_autofree char *touched = NULL;

  show_what (self, look);
  if (stays)
    touched = g_strdup (_ ("It is there already. Choose another day or time."));
  else if (look->refusal)
    touched = g_strdup (look->refusal);
  else
    touched = say_touched (look->session, asked->moving.to);
  gtk_label_set_label (self->touched, touched);
  show_clashes (self, look->clashes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moving.move", !stays && !look->refusal);
}

static gboolean
look (FfwChange *change, gpointer data, GError **error)
{
  Asked *asked = data;

  g_clear_pointer (&asked->look, ffw_session_moving_look_free);
  asked->look = ffw_session_moving_look (change, &asked->moving, asked->today, error);

  return asked->look != NULL;
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwMovingForm) self = data;
  g_autoptr (GError) error = NULL;
  const Asked *asked;

  ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error);
  if (self->looking == NULL || g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    return;

  asked = g_object_get_data (G_OBJECT (self->looking), "asked");
  if (error == NULL && asked->look)
    show (self, asked);
  else if (error)
    gtk_label_set_label (self->touched, error->message);
}

static void
stop_looking (FfwMovingForm *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static gboolean
start_look (gpointer data)
{
  FfwMovingForm *self = data;
  Asked *asked = asked_new (self);

  self->pause = 0;
  self->looking = g_cancellable_new ();
  /* It lives as long as either thread may ask for it. */
  g_object_set_data_full (G_OBJECT (self->looking), "asked", asked, asked_free);
  ffw_workspace_change_async (ffw_form_get_workspace (FFW_FORM (self)), look, asked, NULL,
                              self->looking, on_looked, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
on_edited (FfwMovingForm *self)
{
  if (self->date == 0)
    return;

  self->is_touched = TRUE;
  stop_looking (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moving.move", FALSE);
  if (is_complete (self))
    self->pause = g_timeout_add (PAUSE, start_look, self);
}

static gboolean
make (FfwChange *change, gpointer data, GError **error)
{
  const Asked *asked = data;

  return ffw_session_moving_run (change, &asked->moving, asked->today, error);
}

static void
on_done (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  if (done)
    ffw_form_close (FFW_FORM (widget));
  else
    gtk_widget_action_set_enabled (widget, "moving.move", TRUE);
}

static void
do_move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMovingForm *self = FFW_MOVING_FORM (widget);

  gtk_widget_action_set_enabled (widget, "moving.move", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), make, asked_new (self), asked_free,
          _ ("The Session Could Not Be Moved"), on_done);
}

/* For what drives the form without keys: the day and the time. */
static void
do_set (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwMovingForm *self = FFW_MOVING_FORM (widget);
  const char *day;
  const char *time;

  g_variant_get (parameter, "(&s&s)", &day, &time);
  ffw_date_entry_set_text (self->day, day);
  ffw_time_entry_set_text (self->time, time);
}

static GVariant *
ffw_moving_form_save (FfwForm *form)
{
  FfwMovingForm *self = FFW_MOVING_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "date", "x", self->date);
  g_variant_dict_insert (&state, "day", "s", ffw_date_entry_get_text (self->day));
  g_variant_dict_insert (&state, "time", "s", ffw_time_entry_get_text (self->time));
  g_variant_dict_insert (&state, "all", "b", gtk_check_button_get_active (self->all));

  return g_variant_dict_end (&state);
}

static void
ffw_moving_form_restore (FfwForm *form, GVariant *state)
{
  FfwMovingForm *self = FFW_MOVING_FORM (form);
  const char *text;
  gboolean all;

  if (g_variant_lookup (state, "day", "&s", &text))
    {
      FfwDate day = ffw_date_from_iso (text);

      /* As it was typed, or as a calendar has it. */
      if (day != FFW_DATE_NONE)
        ffw_date_entry_set_date (self->day, day);
      else
        ffw_date_entry_set_text (self->day, text);
    }
  if (g_variant_lookup (state, "time", "&s", &text))
    ffw_time_entry_set_text (self->time, text);
  if (g_variant_lookup (state, "all", "b", &all))
    gtk_check_button_set_active (self->all, all);
  g_variant_lookup (state, "date", "x", &self->date);
  on_edited (self);
  self->is_touched = FALSE;
}

static gboolean
ffw_moving_form_is_touched (FfwForm *form)
{
  return FFW_MOVING_FORM (form)->is_touched;
}

static void
ffw_moving_form_dispose (GObject *object)
{
  stop_looking (FFW_MOVING_FORM (object));
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_moving_form_parent_class)->dispose (object);
}

static gboolean
ffw_moving_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_MOVING_FORM (widget)->day));
}

static void
ffw_moving_form_class_init (FfwMovingFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  object_class->dispose = ffw_moving_form_dispose;
  widget_class->grab_focus = ffw_moving_form_grab_focus;
  form_class->save = ffw_moving_form_save;
  form_class->restore = ffw_moving_form_restore;
  form_class->is_touched = ffw_moving_form_is_touched;

  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_TIME_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-moving-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwMovingForm, what);
  gtk_widget_class_bind_template_child (widget_class, FfwMovingForm, day);
  gtk_widget_class_bind_template_child (widget_class, FfwMovingForm, time);
  gtk_widget_class_bind_template_child (widget_class, FfwMovingForm, all);
  gtk_widget_class_bind_template_child (widget_class, FfwMovingForm, touched);
  gtk_widget_class_bind_template_child (widget_class, FfwMovingForm, clashes);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_install_action (widget_class, "moving.move", NULL, do_move);
  gtk_widget_class_install_action (widget_class, "moving.set", "(ss)", do_set);
}

static void
ffw_moving_form_init (FfwMovingForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moving.move", FALSE);
}
