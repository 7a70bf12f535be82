/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-trainer-view.h"

#include "ffw-authorisation.h"
#include "ffw-cascade.h"
#include "ffw-code-choice.h"
#include "ffw-concern.h"
#include "ffw-do.h"
#include "ffw-trainer-facts.h"
#include "ffw-trainers.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwTrainerView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *name;
  GtkLabel *organisation;
  GtkActionable *calendar;
  FfwCodeChoice *language;
  AdwPreferencesGroup *authorisations;
  AdwPreferencesGroup *cascade;
  AdwPreferencesGroup *ahead;
  AdwPreferencesGroup *given;

  FfwWorkspace *workspace;
  GPtrArray *rows; /* what is in the groups, to be taken out again */
  gint64 person;
  gboolean is_showing; /* what is there, not what somebody chose */
  GCancellable *reading;
};

enum
{
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwTrainerView, ffw_trainer_view, ADW_TYPE_BIN)

static GtkWidget *
add_row (FfwTrainerView *self, AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle ? subtitle : "", "title-lines", 0,
                                 "subtitle-lines", 0, NULL);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);

  return row;
}

static void
clear_rows (FfwTrainerView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static char *
say_authorisation (const FfwAuthorisation *authorisation, FfwDate today)
{
  g_autofree char *until = ffw_words_date (authorisation->until);
  g_autofree char *since = ffw_words_date (authorisation->since);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  if (authorisation->until >= FFW_DATE_LAST)
    /* Translators: of what somebody may deliver. %1$s is a date. */
    sentence = ffw_words (_ ("Since %1$s, without an end"), since, NULL);
  else
    switch (ffw_authorisation_get_state (authorisation, today))
      {
      case FFW_AUTHORISATION_ENDED:
        /* Translators: of what somebody may no longer deliver. %1$s is a date. */
        sentence = ffw_words (_ ("Ended on %1$s"), until, NULL);
        break;
      case FFW_AUTHORISATION_ENDING:
        {
          g_autofree char *days = ffw_words_count (FFW_NP_ ("in %1$d day", "in %1$d days"),
                                                   authorisation->until - today);

          /* Translators: of what somebody may deliver. %1$s is a date, %2$s is as “in 12 days”. */
          sentence = ffw_words (_ ("Until %1$s, %2$s"), until, days, NULL);
          break;
        }
      case FFW_AUTHORISATION_GOOD:
      default:
        /* Translators: of what somebody may deliver. %1$s is a date. */
        sentence = ffw_words (_ ("Until %1$s"), until, NULL);
      }
  g_string_append (said, sentence);
  if (authorisation->refresher_on != FFW_DATE_NONE)
    {
      g_autofree char *on = ffw_words_date (authorisation->refresher_on);
      /* Translators: of a trainer who has a place on a course that renews what they may deliver.
       * %1$s is a date. */
      g_autofree char *refresher = ffw_words (_ ("Refresher booked for %1$s"), on, NULL);

      g_string_append_printf (said, "\n%s", refresher);
    }

  return g_string_free (g_steal_pointer (&said), FALSE);
}

static void
show_authorisations (FfwTrainerView *self, const FfwTrainerFacts *facts)
{
  FfwDate today = ffw_date_today ();

  for (guint i = 0; i < facts->authorisations->len; i++)
    {
      const FfwAuthorisation *authorisation = facts->authorisations->pdata[i];
      g_autofree char *said = say_authorisation (authorisation, today);
      GtkWidget *row = add_row (self, self->authorisations, authorisation->title, said);

      if (ffw_authorisation_get_state (authorisation, today) != FFW_AUTHORISATION_GOOD)
        adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                   ffw_words_icon ("dialog-warning-symbolic"));
    }
  if (facts->authorisations->len == 0)
    add_row (self, self->authorisations, _ ("No course yet"),
             _ ("No record of a course that authorises others."));
}

static char *
join_names (const GPtrArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : "", (const char *)names->pdata[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_cascade (FfwTrainerView *self, const FfwTrainerFacts *facts)
{
  g_autofree char *by = join_names (facts->trained_by);
  g_autofree char *trained = join_names (facts->trained);
  g_autofree char *reached = ffw_words_number (facts->n_reached);
  g_autofree char *through = ffw_words_number (facts->n_through);

  gtk_widget_set_visible (GTK_WIDGET (self->cascade), facts->is_in_cascade);
  if (!facts->is_in_cascade)
    return;
  if (facts->generation == FFW_CASCADE_CIRCLE)
    add_row (self, self->cascade, _ ("Generation"),
             _ ("Not known: those who trained them were trained by them, in a circle"));
  else if (facts->generation == 0)
    add_row (self, self->cascade, _ ("Generation"), _ ("0: trained outside"));
  else
    {
      g_autofree char *generation = ffw_words_number ((guint64)facts->generation);

      add_row (self, self->cascade, _ ("Generation"), generation);
    }
  if (*by)
    add_row (self, self->cascade, _ ("Trained by"), by);
  if (*trained)
    add_row (self, self->cascade, _ ("Trained these trainers"), trained);
  add_row (self, self->cascade, _ ("People reached at their own sessions"), reached);
  add_row (self, self->cascade, _ ("And through the trainers they trained"), through);
}

static void
add_button (GtkWidget *row, const char *icon, const char *name, const char *action,
            GVariant *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  ffw_words_name (GTK_ACCESSIBLE (button), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
show_session (FfwTrainerView *self, AdwPreferencesGroup *group, const FfwTrainerSession *session)
{
  g_autofree char *day = ffw_words_date (session->first_on);
  g_autoptr (GString) said = g_string_new (NULL);
  GtkWidget *row;
  g_autofree char *show = NULL;

  g_string_append_printf (
      said, "%s · %s · %s", day, session->code,
      ffw_coding_get_word (&ffw_coding_session_status, session->status, ffw_language_get ()));
  if (session->status == FFW_SESSION_HELD)
    {
      g_autofree char *reached = ffw_words_count (
          FFW_NP_ ("%1$d person completed it", "%1$d people completed it"), session->n_reached);

      g_string_append_printf (said, " · %s", reached);
    }
  else if (!session->is_authorised && session->override_reason)
    {
      /* Translators: of a session. %1$s is the reason that somebody wrote. */
      g_autofree char *reason = ffw_words (_ ("Not authorised on its last day; allowed because: "
                                              "%1$s"),
                                           session->override_reason, NULL);

      g_string_append_printf (said, "\n%s", reason);
    }
  else if (!session->is_authorised)
    g_string_append_printf (said, "\n%s", _ ("Not authorised on its last day"));

  row = add_row (self, group, session->course, said->str);
  /* Translators: the name of a button. %1$s is the code of a session. */
  show = ffw_words (_ ("Show session %1$s"), session->code, NULL);
  if (session->status != FFW_SESSION_HELD)
    {
      /* Translators: the name of a button. %1$s is the code of a session. */
      g_autofree char *replace = ffw_words (_ ("Find a substitute for session %1$s"), session->code,
                                            NULL);

      add_button (row, "system-switch-user-symbolic", replace, "session.replace-trainer-of",
                  g_variant_new ("(xx)", session->id, self->person));
    }
  add_button (row, "go-next-symbolic", show, "session.show", g_variant_new_int64 (session->id));
}

static void
show_sessions (FfwTrainerView *self, const FfwTrainerFacts *facts)
{
  for (guint i = 0; i < facts->ahead->len; i++)
    show_session (self, self->ahead, facts->ahead->pdata[i]);
  for (guint i = 0; i < facts->given->len; i++)
    show_session (self, self->given, facts->given->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->ahead), facts->ahead->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->given), facts->given->len > 0);
}

static void
show_language (FfwTrainerView *self, const FfwTrainerFacts *facts)
{
  g_autofree char *none = NULL;

  /* What stands for none says what follows from it. */
  if (facts->language < 0 && facts->trains_in >= 0)
    /* Translators: of a trainer, for whom nobody chose a language. %1$s is “English” or “Welsh”. */
    none = ffw_words (
        _ ("As they were trained: %1$s"),
        ffw_coding_get_word (&ffw_coding_taught_in, facts->trains_in, ffw_language_get ()), NULL);
  g_object_set (self->language, "none", none ? none : _ ("As they were trained"), NULL);
  ffw_code_choice_set_coding (self->language, &ffw_coding_taught_in);
  ffw_code_choice_set_code (
      self->language,
      facts->language < 0 ? "" : ffw_coding_get_code (&ffw_coding_taught_in, facts->language));
}

static void
show_facts (FfwTrainerView *self, const FfwTrainerFacts *facts)
{
  self->is_showing = TRUE;
  clear_rows (self);
  gtk_label_set_label (self->name, *facts->name ? facts->name : _ ("Somebody who was erased"));
  gtk_label_set_label (self->organisation, facts->organisation);
  gtk_widget_set_visible (GTK_WIDGET (self->organisation), *facts->organisation != '\0');
  show_language (self, facts);
  show_authorisations (self, facts);
  show_cascade (self, facts);
  show_sessions (self, facts);
  gtk_stack_set_visible_child_name (self->stack, "trainer");
  self->is_showing = FALSE;
}

static gpointer
read_facts (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_trainer_facts_read (connection, *(const gint64 *)data, ffw_date_today (),
                                 ffw_language_get (), error);
}

static void
free_facts (gpointer facts)
{
  ffw_trainer_facts_free (facts);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwTrainerView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwTrainerFacts) facts = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                                 &error);

  if (self->stack == NULL || g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    return;

  if (facts)
    show_facts (self, facts);
  else if (error)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      g_signal_emit (self, signals[GONE], 0);
    }
}

static void
refresh (FfwTrainerView *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->person == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }

  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (self->workspace, read_facts,
                            g_memdup2 (&self->person, sizeof self->person), g_free, free_facts,
                            self->reading, on_read, g_object_ref (self));
}

static void
on_changed (FfwTrainerView *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_trainers_list.tables))
    refresh (self);
}

typedef struct
{
  gint64 person;
  int language;
} Setting;

static gboolean
set_language (FfwChange *change, gpointer data, GError **error)
{
  const Setting *setting = data;

  return ffw_trainer_set_language (change, setting->person, setting->language, error);
}

static void
on_language_set (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  if (!done)
    refresh (FFW_TRAINER_VIEW (widget));
}

static void
on_language (FfwTrainerView *self)
{
  Setting *setting;

  if (self->is_showing || self->person == 0)
    return;
  setting = g_new (Setting, 1);
  *setting = (Setting){ self->person, -1 };
  if (!ffw_coding_find (&ffw_coding_taught_in, ffw_code_choice_get_code (self->language),
                        &setting->language))
    setting->language = -1;
  ffw_do (GTK_WIDGET (self), self->workspace, set_language, setting, g_free,
          _ ("The Language Could Not Be Saved"), on_language_set);
}

static void
ffw_trainer_view_dispose (GObject *object)
{
  FfwTrainerView *self = FFW_TRAINER_VIEW (object);

  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->stack = NULL;

  G_OBJECT_CLASS (ffw_trainer_view_parent_class)->dispose (object);
}

static void
ffw_trainer_view_class_init (FfwTrainerViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_trainer_view_dispose;
  signals[GONE] = g_signal_new ("gone", FFW_TYPE_TRAINER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (FFW_TYPE_CODE_CHOICE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-trainer-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerView, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerView, failed);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerView, name);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerView, organisation);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerView, calendar);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerView, language);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerView, authorisations);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerView, cascade);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerView, ahead);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerView, given);
}

static void
ffw_trainer_view_init (FfwTrainerView *self)
{
  self->rows = g_ptr_array_new ();
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->language, "notify::code", G_CALLBACK (on_language), self);
  self->is_showing = FALSE;
}

/** Returns: a view of nobody yet */
GtkWidget *
ffw_trainer_view_new (FfwWorkspace *workspace)
{
  FfwTrainerView *self = g_object_new (FFW_TYPE_TRAINER_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_set_sensitive (GTK_WIDGET (self->language), !ffw_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  ffw_words_mend_names (GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * ffw_trainer_view_show:
 * @person: the id of a person, or 0 for nobody
 */
void
ffw_trainer_view_show (FfwTrainerView *self, gint64 person)
{
  if (self->person == person)
    return;

  self->person = person;
  gtk_actionable_set_action_target (self->calendar, "x", person);
  refresh (self);
}
