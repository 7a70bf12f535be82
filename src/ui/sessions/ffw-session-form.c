/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-form.h"

#include "ffw-choice.h"
#include "ffw-choices.h"
#include "ffw-code-choice.h"
#include "ffw-concern.h"
#include "ffw-do.h"
#include "ffw-local-time.h"
#include "ffw-repeat-box.h"
#include "ffw-series-words.h"
#include "ffw-session-dates.h"
#include "ffw-session-looking.h"
#include "ffw-session-planning.h"
#include "ffw-text-entry.h"
#include "ffw-trainers-box.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How long one waits for the next letter before the workspace is asked, in milliseconds. */
#define PAUSE 200

/* What a new session may begin with, beside a template, by its id. */
#define BEGIN_LAST  "last"
#define BEGIN_USUAL "usual"

struct _FfwSessionForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkLabel *failed;
  FfwChoice *scope;
  FfwChoice *course;
  FfwChoice *beginning;
  FfwSessionDates *dates;
  GtkWidget *repeat_title;
  FfwRepeatBox *repeat;
  FfwTextEntry *capacity;
  FfwTextEntry *minimum;
  FfwCodeChoice *language;
  FfwTextEntry *code;
  FfwTrainersBox *trainers;
  GtkCheckButton *open;
  FfwTextEntry *funding;
  FfwCodeChoice *waiting_order;
  GtkTextView *notes;

  gint64 session;     /* the one that is changed, or 0 */
  gint64 copied;      /* the one that it is like, until that is read */
  FfwSession *before; /* the one that is changed, once it is read */
  FfwSessionBeginning *offered;
  char *offered_for; /* the course that it is of */
  char *suggested;   /* the code */
  guint starts;      /* the minute of the day at which it was asked for, or FFW_DATE_NO_MINUTE */
  GVariant *posts;   /* whom to book afterwards, or NULL */
  GVariant *begun;   /* what it held before the person did something */
  gboolean setting;
  gboolean save_soon;
  guint look_later;
  GCancellable *reading;
  GCancellable *looking;
};

G_DEFINE_FINAL_TYPE (FfwSessionForm, ffw_session_form, FFW_TYPE_FORM)

static void look_again (FfwSessionForm *self);

static void
show (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

static char *
get_notes (FfwSessionForm *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->notes), "text", &text, NULL);

  return text;
}

static void
set_notes (FfwSessionForm *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes), text ? text : "", -1);
}

static void
set_number (FfwTextEntry *entry, gint64 number)
{
  g_autofree char *text = number == FFW_NULL ? g_strdup ("")
                                             : g_strdup_printf ("%" G_GINT64_FORMAT, number);

  ffw_text_entry_set_text (entry, text);
}

/* A number of people, %FFW_NULL where nothing is said. */
static gboolean
read_number (FfwTextEntry *entry, gint64 *number)
{
  g_autofree char *text = g_strstrip (g_strdup (ffw_text_entry_get_text (entry)));
  guint64 value = 0;

  *number = FFW_NULL;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, 1000000, &value, NULL))
    return FALSE;
  *number = (gint64)value;

  return TRUE;
}

static gboolean
check_numbers (FfwSessionForm *self)
{
  gint64 capacity, minimum;
  gint64 booked = self->before ? ffw_session_count_booked (self->before) : 0;
  gboolean good_capacity = read_number (self->capacity, &capacity);
  gboolean good_minimum = read_number (self->minimum, &minimum);
  g_autofree char *under = NULL;

  if (good_capacity && capacity != FFW_NULL && capacity < booked
      && capacity != self->before->capacity)
    {
      /* Translators: %1$d is a number of people */
      under = ffw_words_count (FFW_NP_ ("%1$d person has a place. Cancel the booking first.",
                                        "%1$d people have a place. Cancel bookings first."),
                               (guint64)booked);
      good_capacity = FALSE;
    }
  ffw_text_entry_show_problem (self->capacity, good_capacity ? NULL
                                               : under       ? under
                                                             : _ ("Write a number, or nothing."));
  if (good_minimum && good_capacity && minimum != FFW_NULL && capacity != FFW_NULL
      && minimum > capacity)
    {
      ffw_text_entry_show_problem (self->minimum, _ ("More than there are places."));
      return FALSE;
    }
  ffw_text_entry_show_problem (self->minimum,
                               good_minimum ? NULL : _ ("Write a number, or nothing."));

  return good_capacity && good_minimum;
}

/* What the person has not entered otherwise. */
static void
begin_with (FfwSessionForm *self, const FfwSessionTemplate *template)
{
  self->setting = TRUE;
  ffw_session_dates_begin (self->dates, template, ffw_session_dates_get_first (self->dates),
                           self->starts);
  if (template != self->offered->usual)
    {
      set_number (self->capacity, template->capacity);
      set_number (self->minimum, template->minimum);
      ffw_code_choice_set_code (
          self->language, template->language < 0
                              ? ""
                              : ffw_coding_get_code (&ffw_coding_taught_in, template->language));
      ffw_code_choice_set_code (self->waiting_order, ffw_coding_get_code (&ffw_coding_waiting_order,
                                                                          template->waiting_order));
      ffw_text_entry_set_text (self->funding, template->funding);
      if (*template->notes)
        set_notes (self, template->notes);
    }
  self->setting = FALSE;
  ffw_trainers_box_set_dates (self->trainers, self->dates);
  ffw_repeat_box_set_first (self->repeat, ffw_session_dates_get_first (self->dates));
  check_numbers (self);
  look_again (self);
}

static const FfwSessionTemplate *
find_beginning (FfwSessionForm *self, const char *code)
{
  if (g_str_equal (code, BEGIN_LAST) && self->offered->last)
    return self->offered->last;
  for (guint i = 0; i < self->offered->templates->len; i++)
    {
      const FfwSessionTemplate *template = self->offered->templates->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, template->id);

      if (g_str_equal (code, id))
        return template;
    }

  return self->offered->usual;
}

static void
on_beginning (FfwSessionForm *self)
{
  if (self->setting || self->offered == NULL)
    return;

  begin_with (self, find_beginning (self, ffw_choice_get_code (self->beginning)));
}

static void
show_beginnings (FfwSessionForm *self)
{
  g_autoptr (GPtrArray) rows = ffw_choices_new ();

  if (self->offered->last)
    {
      /* Translators: %1$s is a session: a new one begins with the same places and times. */
      g_autofree char *title = ffw_words (_ ("As the last one, %1$s"), self->offered->last->name,
                                          NULL);

      g_ptr_array_add (rows, ffw_choice_row_new (BEGIN_LAST, title));
    }
  for (guint i = 0; i < self->offered->templates->len; i++)
    {
      const FfwSessionTemplate *template = self->offered->templates->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, template->id);

      g_ptr_array_add (rows, ffw_choice_row_new (id, template->name));
    }
  g_ptr_array_add (rows, ffw_choice_row_new (BEGIN_USUAL, _ ("As long as the course takes")));
  gtk_widget_set_visible (GTK_WIDGET (self->beginning), self->session == 0 && rows->len > 1);
  self->setting = TRUE;
  ffw_choice_set_rows (self->beginning, rows);
  self->setting = FALSE;
}

static GVariant *ffw_session_form_save (FfwForm *form);

/* What is there now is what it begins with: nothing is lost with it. */
static void
remember_begun (FfwSessionForm *self)
{
  g_clear_pointer (&self->begun, g_variant_unref);
  self->begun = g_variant_ref_sink (ffw_session_form_save (FFW_FORM (self)));
}

/* What is read, in another thread. */
typedef struct
{
  char *course;
  gint64 session;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->course);
  g_free (asked);
}

static gpointer
read_beginning (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_session_beginning_read (connection, ((const Asked *)data)->course, error);
}

static gpointer
read_session (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_session_read (connection, ((const Asked *)data)->session, error);
}

static void
beginning_free (gpointer beginning)
{
  ffw_session_beginning_free (beginning);
}

static void
session_free (gpointer session)
{
  ffw_session_free (session);
}

static void
on_beginning_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwSessionForm) self = data;
  const Asked *asked = g_object_get_data (G_OBJECT (g_task_get_cancellable (G_TASK (result))),
                                          "asked");
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwSessionBeginning) read = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                                    &error);
  gboolean begins = self->offered_for == NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  if (read == NULL)
    {
      show (self->failed, error->message);
      return;
    }

  g_clear_pointer (&self->offered, ffw_session_beginning_free);
  self->offered = g_steal_pointer (&read);
  g_free (self->offered_for);
  self->offered_for = g_strdup (asked->course);
  show_beginnings (self);
  if (self->session == 0 && !ffw_session_dates_is_touched (self->dates))
    {
      const char *code = self->offered->last ? BEGIN_LAST : BEGIN_USUAL;

      self->setting = TRUE;
      ffw_choice_set_code (self->beginning, code);
      self->setting = FALSE;
      begin_with (self, find_beginning (self, code));
      /* A course that the form was opened with is none that the person has chosen. */
      if (begins && self->begun == NULL)
        remember_begun (self);
    }
  if (self->save_soon)
    gtk_widget_activate_action (GTK_WIDGET (self), "form.save", NULL);
}

static void
start_reading (FfwSessionForm *self, FfwReadFunc read, GDestroyNotify result_free,
               GAsyncReadyCallback done)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->course = g_strdup (ffw_choice_get_code (self->course));
  asked->session = self->session ? self->session : self->copied;
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  /* It lives as long as either thread may ask for it. */
  g_object_set_data_full (G_OBJECT (self->reading), "asked", asked, asked_free);
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), read, asked, NULL,
                            result_free, self->reading, done, g_object_ref (self));
}

static void
on_course (FfwSessionForm *self)
{
  g_autofree char *title = NULL;
  const char *code;

  if (self->setting)
    return;

  code = ffw_choice_get_code (self->course);
  ffw_choice_show_problem (self->course, NULL);
  title = ffw_choice_find_title (self->course, code);
  ffw_repeat_box_suggest_title (self->repeat, title ? title : "");
  if (*code && g_strcmp0 (code, self->offered_for) != 0)
    start_reading (self, read_beginning, beginning_free, on_beginning_read);
  look_again (self);
}

static void
on_dates (FfwSessionForm *self)
{
  FfwDate first;

  if (self->setting)
    return;

  first = ffw_session_dates_get_first (self->dates);
  ffw_trainers_box_set_dates (self->trainers, self->dates);
  ffw_repeat_box_set_first (self->repeat, first);
  look_again (self);
}

static void
on_trainers (FfwSessionForm *self)
{
  look_again (self);
}

static void
on_numbers (FfwSessionForm *self)
{
  if (!self->setting)
    check_numbers (self);
}

static void
on_code (FfwSessionForm *self)
{
  if (!self->setting)
    look_again (self);
}

static gpointer
look (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_session_look (connection, &((const FfwSessionLooking *)data)->question, error);
}

static void
look_free (gpointer seen)
{
  ffw_session_look_free (seen);
}

/* The room, where it is taken at the time. */
static void
show_rooms (FfwSessionForm *self, const FfwSessionLooking *looking, const FfwSessionLook *seen)
{
  FfwSessionDateRow *row;

  for (guint i = 0; (row = ffw_session_dates_get_row (self->dates, i)); i++)
    ffw_session_date_row_show_doubt (row, NULL);
  for (guint i = 0; i < seen->clashes->len; i++)
    {
      const FfwClash *clash = seen->clashes->pdata[i];
      g_autofree char *sentence = NULL;

      if (clash->kind != FFW_CLASH_ROOM || clash->date >= looking->rows->len)
        continue;
      row = ffw_session_dates_get_row (self->dates,
                                       g_array_index (looking->rows, guint, clash->date));
      /* Translators: %1$s is a session, then its times. */
      sentence = ffw_words (_ ("Session “%1$s” is in this room then, %2$s to %3$s."), clash->code,
                            clash->starts_at + FFW_DATE_ISO_SIZE,
                            clash->ends_at + FFW_DATE_ISO_SIZE, NULL);
      if (row)
        ffw_session_date_row_show_doubt (row, sentence);
    }
}

static void
show_code (FfwSessionForm *self, const FfwSessionLook *seen)
{
  const char *typed = ffw_text_entry_get_text (self->code);

  if (self->session == 0 && seen->code && g_str_equal (typed, self->suggested))
    {
      self->setting = TRUE;
      ffw_text_entry_set_text (self->code, seen->code);
      self->setting = FALSE;
      g_free (self->suggested);
      self->suggested = g_strdup (seen->code);
      ffw_text_entry_show_problem (self->code, NULL);
      return;
    }
  ffw_text_entry_show_problem (
      self->code, seen->is_taken ? _ ("Another session has this code. Choose another.") : NULL);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwSessionForm) self = data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  const FfwSessionLooking *looking = g_object_get_data (G_OBJECT (cancellable), "looking");
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwSessionLook) seen = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                               &error);

  /* Warnings that cannot be had block nobody: the change itself says what is wrong. */
  if (cancellable != self->looking || seen == NULL)
    return;

  show_code (self, seen);
  ffw_trainers_box_show_look (self->trainers, seen);
  show_rooms (self, looking, seen);
}

static gboolean
start_look (gpointer data)
{
  FfwSessionForm *self = data;
  FfwSessionLooking *looking
      = ffw_session_looking_new (self->session, ffw_choice_get_code (self->course),
                                 ffw_text_entry_get_text (self->code), self->dates, self->trainers);

  self->look_later = 0;
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  /* It lives as long as either thread may ask for it. */
  g_object_set_data_full (G_OBJECT (self->looking), "looking", looking, ffw_session_looking_free);
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), look, looking, NULL,
                            look_free, self->looking, on_looked, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
look_again (FfwSessionForm *self)
{
  g_clear_handle_id (&self->look_later, g_source_remove);
  self->look_later = g_timeout_add (PAUSE, start_look, self);
}

static void
show_title (FfwSessionForm *self)
{
  adw_window_title_set_title (self->title,
                              self->session ? _ ("Change Session") : _ ("New Session"));
  adw_window_title_set_subtitle (self->title, self->before ? self->before->code : "");
  gtk_widget_set_visible (GTK_WIDGET (self->open), self->session == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->repeat), self->session == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->scope), self->before && self->before->series != 0);
  gtk_widget_set_visible (self->repeat_title, self->session == 0);
}

static void
take_session (FfwSessionForm *self, const FfwSession *session)
{
  self->setting = TRUE;
  ffw_choice_set_code (self->course, session->course_code);
  ffw_session_dates_take (self->dates, session);
  ffw_trainers_box_take (self->trainers, session);
  set_number (self->capacity, session->capacity);
  set_number (self->minimum, session->minimum);
  ffw_code_choice_set_code (
      self->language,
      session->language < 0 ? "" : ffw_coding_get_code (&ffw_coding_taught_in, session->language));
  ffw_code_choice_set_code (self->waiting_order, ffw_coding_get_code (&ffw_coding_waiting_order,
                                                                      (int)session->waiting_order));
  ffw_text_entry_set_text (self->funding, session->funding ? session->funding : "");
  set_notes (self, session->notes);
  if (self->session)
    ffw_text_entry_set_text (self->code, session->code);
  self->setting = FALSE;
}

static void
on_session_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwSessionForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwSession) session = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                              &error);
  gboolean filled = self->begun != NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  if (session == NULL)
    {
      show (self->failed,
            error ? error->message : _ ("The session is gone: somebody has removed it meanwhile."));
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
      return;
    }

  /* In another language all of it was typed before. */
  if (!filled)
    take_session (self, session);
  if (self->session)
    self->before = g_steal_pointer (&session);
  self->copied = 0;
  show_title (self);
  if (!filled)
    remember_begun (self);
  on_course (self);
  on_dates (self);
}

/* The post in which somebody trained on the date before. */
static gint64
find_post (FfwSessionForm *self, gint64 date, FfwTrainerRow *trainer)
{
  for (guint i = 0; self->before && date && i < self->before->dates->len; i++)
    {
      const FfwSessionDate *before = self->before->dates->pdata[i];

      for (guint k = 0; before->id == date && k < before->trainers->len; k++)
        {
          const FfwSessionTrainer *there = before->trainers->pdata[k];

          if (there->person == ffw_trainer_row_get_person (trainer))
            return there->post;
        }
    }

  return ffw_trainer_row_get_post (trainer);
}

static void
add_dates (FfwSessionForm *self, FfwSession *session)
{
  FfwSessionDateRow *row;
  FfwTrainerRow *trainer;

  for (guint i = 0; (row = ffw_session_dates_get_row (self->dates, i)); i++)
    {
      g_autofree char *starts_at = ffw_session_date_row_get_starts_at (row);
      g_autofree char *ends_at = ffw_session_date_row_get_ends_at (row);
      FfwSessionDate *date = ffw_session_add_date (session, starts_at, ends_at);

      date->id = self->session ? ffw_session_date_row_get_id (row) : 0;
      date->venue = g_strstrip (g_strdup (ffw_session_date_row_get_venue (row)));
      date->link = g_strstrip (g_strdup (ffw_session_date_row_get_link (row)));
      for (guint k = 0; (trainer = ffw_trainers_box_get_row (self->trainers, k)); k++)
        if (ffw_trainer_row_is_on (trainer, i))
          {
            FfwSessionTrainer *made = ffw_session_date_add_trainer (
                date, ffw_trainer_row_get_person (trainer), find_post (self, date->id, trainer));

            made->reason = g_strstrip (g_strdup (ffw_trainer_row_get_reason (trainer)));
          }
    }
}

/* What is entered, once all of it can be read. */
static FfwSessionPlanning *
make_planning (FfwSessionForm *self)
{
  FfwSessionPlanning *planning = ffw_session_planning_new ();
  FfwSession *session = planning->session;
  int value;

  session->id = self->session;
  session->code = g_strstrip (g_strdup (ffw_text_entry_get_text (self->code)));
  session->course = self->offered->course;
  session->course_code = g_strdup (self->offered_for);
  session->status = gtk_check_button_get_active (self->open) ? FFW_SESSION_OPEN
                                                             : FFW_SESSION_PLANNED;
  if (ffw_coding_find (&ffw_coding_taught_in, ffw_code_choice_get_code (self->language), &value))
    session->language = value;
  if (ffw_coding_find (&ffw_coding_waiting_order, ffw_code_choice_get_code (self->waiting_order),
                       &value))
    session->waiting_order = (FfwWaitingOrder)value;
  read_number (self->capacity, &session->capacity);
  read_number (self->minimum, &session->minimum);
  session->funding = g_strstrip (g_strdup (ffw_text_entry_get_text (self->funding)));
  session->notes = g_strstrip (get_notes (self));
  session->series = self->before ? self->before->series : 0;
  add_dates (self, session);

  g_array_unref (planning->days);
  planning->days = ffw_repeat_box_get_days (self->repeat);
  planning->title = g_strstrip (g_strdup (ffw_repeat_box_get_title (self->repeat)));
  if (gtk_widget_get_visible (GTK_WIDGET (self->scope)))
    planning->scope = ffw_series_words_get_scope (self->scope);

  return planning;
}

static gboolean
is_complete (FfwSessionForm *self)
{
  gboolean numbers;

  if (*ffw_choice_get_code (self->course) == '\0')
    {
      ffw_choice_show_problem (self->course, _ ("Choose a course."));
      gtk_widget_grab_focus (GTK_WIDGET (self->course));
      return FALSE;
    }
  numbers = check_numbers (self);
  if (!ffw_session_dates_check (self->dates)
      || (self->session == 0 && !ffw_repeat_box_check (self->repeat)))
    return FALSE;
  if (!numbers)
    {
      gint64 minimum;

      gtk_widget_grab_focus (read_number (self->minimum, &minimum) ? GTK_WIDGET (self->capacity)
                                                                   : GTK_WIDGET (self->minimum));
      return FALSE;
    }

  return ffw_trainers_box_check (self->trainers);
}

static void
on_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwSessionForm *self = FFW_SESSION_FORM (widget);
  const FfwSessionPlanning *planning = data;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *parent = root ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  if (!done)
    {
      gtk_widget_action_set_enabled (widget, "form.save", TRUE);
      return;
    }

  if (parent && self->session == 0)
    gtk_widget_activate_action (GTK_WIDGET (parent), "session.show", "x", planning->saved);
  if (parent && self->posts && g_variant_n_children (self->posts) > 0)
    gtk_widget_activate_action (GTK_WIDGET (parent), "session.book", "(x@ax)", planning->saved,
                                self->posts);
  ffw_form_close (FFW_FORM (self));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwSessionForm *self = FFW_SESSION_FORM (widget);

  if (!is_complete (self))
    return;
  /* Whoever is quicker than the disk waits for a moment. */
  self->save_soon = g_strcmp0 (self->offered_for, ffw_choice_get_code (self->course)) != 0;
  if (self->save_soon)
    return;

  show (self->failed, NULL);
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), ffw_session_planning_make,
          make_planning (self), ffw_session_planning_free, _ ("The Session Could Not Be Saved"),
          on_saved);
}

static GVariant *
ffw_session_form_save (FfwForm *form)
{
  FfwSessionForm *self = FFW_SESSION_FORM (form);
  g_autofree char *notes = get_notes (self);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  if (self->session)
    g_variant_dict_insert (&state, "session", "x", self->session);
  if (self->copied)
    g_variant_dict_insert (&state, "copy", "x", self->copied);
  g_variant_dict_insert (&state, "course", "s", ffw_choice_get_code (self->course));
  g_variant_dict_insert (&state, "scope", "s", ffw_choice_get_code (self->scope));
  g_variant_dict_insert_value (&state, "dates", ffw_session_dates_save (self->dates));
  g_variant_dict_insert_value (&state, "repeat", ffw_repeat_box_save (self->repeat));
  g_variant_dict_insert_value (&state, "trainers", ffw_trainers_box_save (self->trainers));
  g_variant_dict_insert (&state, "capacity", "s", ffw_text_entry_get_text (self->capacity));
  g_variant_dict_insert (&state, "minimum", "s", ffw_text_entry_get_text (self->minimum));
  g_variant_dict_insert (&state, "language", "s", ffw_code_choice_get_code (self->language));
  g_variant_dict_insert (&state, "code", "s", ffw_text_entry_get_text (self->code));
  g_variant_dict_insert (&state, "suggested", "s", self->suggested);
  g_variant_dict_insert (&state, "open", "b", gtk_check_button_get_active (self->open));
  g_variant_dict_insert (&state, "funding", "s", ffw_text_entry_get_text (self->funding));
  g_variant_dict_insert (&state, "waiting-order", "s",
                         ffw_code_choice_get_code (self->waiting_order));
  g_variant_dict_insert (&state, "notes", "s", notes);
  g_variant_dict_insert (&state, "minute", "u", self->starts);
  if (self->posts)
    g_variant_dict_insert_value (&state, "posts", self->posts);
  if (self->begun)
    g_variant_dict_insert_value (&state, "begun", self->begun);

  return g_variant_dict_end (&state);
}

static void
restore_texts (FfwSessionForm *self, GVariant *state)
{
  const char *text;
  gboolean open;

  if (g_variant_lookup (state, "capacity", "&s", &text))
    ffw_text_entry_set_text (self->capacity, text);
  if (g_variant_lookup (state, "minimum", "&s", &text))
    ffw_text_entry_set_text (self->minimum, text);
  if (g_variant_lookup (state, "language", "&s", &text))
    ffw_code_choice_set_code (self->language, text);
  if (g_variant_lookup (state, "suggested", "&s", &text))
    {
      g_free (self->suggested);
      self->suggested = g_strdup (text);
    }
  if (g_variant_lookup (state, "code", "&s", &text))
    ffw_text_entry_set_text (self->code, text);
  if (g_variant_lookup (state, "open", "b", &open))
    gtk_check_button_set_active (self->open, open);
  if (g_variant_lookup (state, "funding", "&s", &text))
    ffw_text_entry_set_text (self->funding, text);
  if (g_variant_lookup (state, "waiting-order", "&s", &text))
    ffw_code_choice_set_code (self->waiting_order, text);
  if (g_variant_lookup (state, "notes", "&s", &text))
    set_notes (self, text);
  if (g_variant_lookup (state, "scope", "&s", &text))
    ffw_choice_set_code (self->scope, text);
}

static void
restore_boxes (FfwSessionForm *self, GVariant *state)
{
  g_autoptr (GVariant) dates = g_variant_lookup_value (state, "dates", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) repeat = g_variant_lookup_value (state, "repeat", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) trainers = g_variant_lookup_value (state, "trainers",
                                                          G_VARIANT_TYPE_VARDICT);

  if (dates)
    ffw_session_dates_restore (self->dates, dates);
  if (repeat)
    ffw_repeat_box_restore (self->repeat, repeat);
  if (trainers)
    ffw_trainers_box_restore (self->trainers, trainers);
}

static void
ffw_session_form_restore (FfwForm *form, GVariant *state)
{
  FfwSessionForm *self = FFW_SESSION_FORM (form);
  const char *text;

  self->setting = TRUE;
  g_variant_lookup (state, "session", "x", &self->session);
  g_variant_lookup (state, "copy", "x", &self->copied);
  g_variant_lookup (state, "minute", "u", &self->starts);
  g_clear_pointer (&self->begun, g_variant_unref);
  self->begun = g_variant_lookup_value (state, "begun", G_VARIANT_TYPE_VARDICT);
  g_clear_pointer (&self->posts, g_variant_unref);
  self->posts = g_variant_lookup_value (state, "posts", G_VARIANT_TYPE ("ax"));
  restore_texts (self, state);
  restore_boxes (self, state);
  if (g_variant_lookup (state, "date", "&s", &text))
    ffw_session_date_row_set_date (ffw_session_dates_get_row (self->dates, 0),
                                   ffw_date_from_iso (text));
  if (g_variant_lookup (state, "course", "&s", &text))
    ffw_choice_set_code (self->course, text);
  self->setting = FALSE;
  show_title (self);
  on_dates (self);
  if (self->session || self->copied)
    start_reading (self, read_session, session_free, on_session_read);
  else
    {
      if (self->begun == NULL && *ffw_choice_get_code (self->course) == '\0')
        remember_begun (self);
      on_course (self);
    }
}

/* What is worked out from the rest is nothing that is lost. */
static gboolean
differs (GVariant *begun, GVariant *now)
{
  static const char *const keys[] = { "course",   "dates",   "repeat", "trainers",
                                      "capacity", "minimum", "open",   "language",
                                      "scope",    "funding", "notes",  "waiting-order" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GVariant) was = g_variant_lookup_value (begun, keys[i], NULL);
      g_autoptr (GVariant) is = g_variant_lookup_value (now, keys[i], NULL);

      if (was && is && !g_variant_equal (was, is))
        return TRUE;
    }

  return FALSE;
}

static gboolean
ffw_session_form_is_touched (FfwForm *form)
{
  FfwSessionForm *self = FFW_SESSION_FORM (form);
  g_autoptr (GVariant) now = NULL;

  if (self->begun == NULL)
    return FALSE;
  now = g_variant_ref_sink (ffw_session_form_save (form));

  return differs (self->begun, now);
}

static void
on_changed (FfwSessionForm *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_session_tables))
    look_again (self);
}

static void
ffw_session_form_constructed (GObject *object)
{
  FfwSessionForm *self = FFW_SESSION_FORM (object);
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));

  G_OBJECT_CLASS (ffw_session_form_parent_class)->constructed (object);

  ffw_trainers_box_set_workspace (self->trainers, workspace);
  self->setting = TRUE;
  ffw_choice_set_source (self->course, workspace, "course");
  ffw_choice_set_on (self->course, ffw_date_today ());
  self->setting = FALSE;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
ffw_session_form_dispose (GObject *object)
{
  FfwSessionForm *self = FFW_SESSION_FORM (object);

  g_clear_handle_id (&self->look_later, g_source_remove);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->setting = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_session_form_parent_class)->dispose (object);
}

static void
ffw_session_form_finalize (GObject *object)
{
  FfwSessionForm *self = FFW_SESSION_FORM (object);

  g_clear_pointer (&self->before, ffw_session_free);
  g_clear_pointer (&self->offered, ffw_session_beginning_free);
  g_free (self->offered_for);
  g_free (self->suggested);
  g_clear_pointer (&self->posts, g_variant_unref);
  g_clear_pointer (&self->begun, g_variant_unref);

  G_OBJECT_CLASS (ffw_session_form_parent_class)->finalize (object);
}

/* The keyboard begins where something is wanting. */
static gboolean
ffw_session_form_grab_focus (GtkWidget *widget)
{
  FfwSessionForm *self = FFW_SESSION_FORM (widget);

  return gtk_widget_grab_focus (self->session || *ffw_choice_get_code (self->course)
                                    ? GTK_WIDGET (self->dates)
                                    : GTK_WIDGET (self->course));
}

static void
ffw_session_form_class_init (FfwSessionFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  object_class->constructed = ffw_session_form_constructed;
  object_class->dispose = ffw_session_form_dispose;
  object_class->finalize = ffw_session_form_finalize;
  widget_class->grab_focus = ffw_session_form_grab_focus;
  form_class->save = ffw_session_form_save;
  form_class->restore = ffw_session_form_restore;
  form_class->is_touched = ffw_session_form_is_touched;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_CODE_CHOICE);
  g_type_ensure (FFW_TYPE_REPEAT_BOX);
  g_type_ensure (FFW_TYPE_SESSION_DATES);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  g_type_ensure (FFW_TYPE_TRAINERS_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-session-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, failed);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, scope);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, course);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, beginning);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, dates);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, repeat_title);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, repeat);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, capacity);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, minimum);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, language);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, code);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, trainers);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, open);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, funding);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, waiting_order);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionForm, notes);
  gtk_widget_class_bind_template_callback (widget_class, on_course);
  gtk_widget_class_bind_template_callback (widget_class, on_beginning);
  gtk_widget_class_bind_template_callback (widget_class, on_dates);
  gtk_widget_class_bind_template_callback (widget_class, on_trainers);
  gtk_widget_class_bind_template_callback (widget_class, on_numbers);
  gtk_widget_class_bind_template_callback (widget_class, on_code);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
}

static void
ffw_session_form_init (FfwSessionForm *self)
{
  self->suggested = g_strdup ("");
  self->starts = FFW_DATE_NO_MINUTE;
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_code_choice_set_coding (self->language, &ffw_coding_taught_in);
  ffw_code_choice_set_coding (self->waiting_order, &ffw_coding_waiting_order);
  ffw_code_choice_set_code (self->waiting_order,
                            ffw_coding_get_code (&ffw_coding_waiting_order, 0));
  ffw_series_words_offer_scopes (self->scope);
  self->setting = FALSE;
}
