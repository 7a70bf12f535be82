/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-replace-form.h"

#include "ffw-authorisation.h"
#include "ffw-choice.h"
#include "ffw-choices.h"
#include "ffw-date-entry.h"
#include "ffw-do.h"
#include "ffw-session.h"
#include "ffw-substitute.h"
#include "ffw-text-entry.h"
#include "ffw-trainer.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwReplaceForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  FfwChoice *who;
  FfwDateEntry *from;
  AdwPreferencesGroup *list;
  FfwTextEntry *reason;
  GtkLabel *nobody;

  gint64 session;
  gint64 person;  /* who is to be replaced; 0 while it is not known */
  gint64 instead; /* who is chosen, or 0 */
  GPtrArray *substitutes;
  GPtrArray *rows;
  GtkWidget *first; /* the check of the first row, whose group the others are in */
  GCancellable *reading;
  gboolean is_showing;
  gboolean is_touched;
};

G_DEFINE_FINAL_TYPE (FfwReplaceForm, ffw_replace_form, FFW_TYPE_FORM)

/* What is asked of a thread of the workspace, and what it answers. */
typedef struct
{
  gint64 session;
  gint64 person;
  FfwDate from;
  FfwLanguage language;
} Question;

typedef struct
{
  FfwSession *session;
  gint64 person;
  GPtrArray *trainers;
  GPtrArray *substitutes;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *self = data;

  g_clear_pointer (&self->session, ffw_session_free);
  g_clear_pointer (&self->trainers, g_ptr_array_unref);
  g_clear_pointer (&self->substitutes, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
read_answer (FfwConnection *connection, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  answer->session = ffw_session_read (connection, question->session, error);
  if (answer->session == NULL)
    return NULL;
  answer->trainers = ffw_authorisation_check_session (connection, question->session, error);
  if (answer->trainers == NULL)
    return NULL;
  answer->person = question->person;
  if (answer->person == 0 && answer->trainers->len > 0)
    answer->person = ((const FfwTrainerCheck *)answer->trainers->pdata[0])->person;
  answer->substitutes = ffw_substitute_list (connection, question->session, answer->person,
                                             question->from, question->language, error);

  return answer->substitutes ? g_steal_pointer (&answer) : NULL;
}

static const FfwSubstitute *
get_chosen (FfwReplaceForm *self)
{
  for (guint i = 0; self->substitutes && i < self->substitutes->len; i++)
    {
      const FfwSubstitute *one = self->substitutes->pdata[i];

      if (one->person == self->instead)
        return one;
    }

  return NULL;
}

/* A reason is asked for where somebody is chosen who is not authorised. */
static void
show_choice (FfwReplaceForm *self)
{
  const FfwSubstitute *chosen = get_chosen (self);

  gtk_widget_set_visible (GTK_WIDGET (self->reason), chosen && !chosen->is_authorised);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", chosen != NULL);
}

static void
add_reason (GString *said, const char *reason)
{
  g_string_append_printf (said, "%s%s", said->len ? " · " : "", reason);
}

/* What speaks for and against somebody; what is against them comes first, and is marked. */
static char *
say_reasons (const FfwSubstitute *one)
{
  g_autoptr (GString) said = g_string_new (NULL);

  if (!one->is_there)
    add_reason (said, _ ("has no post then"));
  if (one->is_away)
    add_reason (said, _ ("is away then"));
  if (one->clash)
    {
      /* Translators: of somebody. %1$s is the code of a session. */
      g_autofree char *clash = ffw_words (_ ("is at session %1$s then"), one->clash, NULL);

      add_reason (said, clash);
    }
  if (!one->is_authorised)
    add_reason (said, _ ("not authorised on its last day"));
  if (ffw_substitute_is_free (one))
    add_reason (said, _ ("free"));
  if (one->is_authorised && one->until != FFW_DATE_NONE && one->until < FFW_DATE_LAST)
    {
      g_autofree char *day = ffw_words_date (one->until);
      /* Translators: of somebody who may deliver a course. %1$s is a date. */
      g_autofree char *until = ffw_words (_ ("authorised until %1$s"), day, NULL);

      add_reason (said, until);
    }
  else if (one->is_authorised)
    add_reason (said, _ ("may deliver it"));
  if (one->is_near)
    add_reason (said, _ ("same police area"));
  add_reason (said, one->speaks ? _ ("trains in its language")
                                : _ ("not known to train in its language"));
  if (one->n_ahead > 0)
    {
      g_autofree char *ahead = ffw_words_count (
          FFW_NP_ ("%1$d other session ahead", "%1$d other sessions ahead"), one->n_ahead);

      add_reason (said, ahead);
    }

  return g_string_free (g_steal_pointer (&said), FALSE);
}

static void
on_chosen (GtkCheckButton *check, GParamSpec *pspec, FfwReplaceForm *self)
{
  if (self->is_showing || !gtk_check_button_get_active (check))
    return;
  self->instead = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (check), "person"));
  self->is_touched = TRUE;
  show_choice (self);
}

static void
add_substitute (FfwReplaceForm *self, const FfwSubstitute *one)
{
  g_autofree char *reasons = say_reasons (one);
  g_autofree char *title = *one->organisation
                               ? g_strdup_printf ("%s · %s", one->name, one->organisation)
                               : g_strdup (one->name);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", reasons, "title-lines", 0, "subtitle-lines", 0, NULL);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  if (self->first)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (self->first));
  else
    self->first = check;
  g_object_set_data (G_OBJECT (check), "person", GSIZE_TO_POINTER ((gsize)one->person));
  ffw_words_name (GTK_ACCESSIBLE (check), title);
  ffw_words_describe (GTK_ACCESSIBLE (check), reasons);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), one->person == self->instead);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (on_chosen), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (!one->is_authorised || !ffw_substitute_is_free (one))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), ffw_words_icon ("dialog-warning-symbolic"));
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_substitutes (FfwReplaceForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  self->first = NULL;
  if (get_chosen (self) == NULL)
    self->instead = 0;
  /* The best of them is what most people want. */
  if (self->instead == 0 && self->substitutes->len > 0)
    {
      const FfwSubstitute *best = self->substitutes->pdata[0];

      self->instead = best->is_authorised && ffw_substitute_is_free (best) ? best->person : 0;
    }
  for (guint i = 0; i < self->substitutes->len; i++)
    add_substitute (self, self->substitutes->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->substitutes->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nobody), self->substitutes->len == 0);
  show_choice (self);
}

static void
show_trainers (FfwReplaceForm *self, GPtrArray *trainers)
{
  GPtrArray *rows = ffw_choices_new ();
  g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, self->person);

  for (guint i = 0; i < trainers->len; i++)
    {
      const FfwTrainerCheck *trainer = trainers->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, trainer->person);

      g_ptr_array_add (rows, ffw_choice_row_new (id, trainer->name));
    }
  ffw_choice_set_rows (self->who, rows);
  ffw_choice_set_code (self->who, code);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwReplaceForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->rows == NULL || g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    return;
  if (answer == NULL)
    {
      gtk_label_set_label (self->nobody,
                           error ? error->message : _ ("There is no such session any more."));
      gtk_widget_set_visible (GTK_WIDGET (self->nobody), TRUE);
      return;
    }

  self->is_showing = TRUE;
  adw_window_title_set_subtitle (self->title, answer->session->code);
  self->person = answer->person;
  show_trainers (self, answer->trainers);
  g_clear_pointer (&self->substitutes, g_ptr_array_unref);
  self->substitutes = g_steal_pointer (&answer->substitutes);
  show_substitutes (self);
  self->is_showing = FALSE;
}

static void
look (FfwReplaceForm *self)
{
  Question *question;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->session == 0 || ffw_date_entry_get_date (self->from) == FFW_DATE_NONE)
    return;

  self->reading = g_cancellable_new ();
  question = g_new (Question, 1);
  *question = (Question){ self->session, self->person, ffw_date_entry_get_date (self->from),
                          ffw_language_get () };
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), read_answer, question, g_free,
                            answer_free, self->reading, on_read, g_object_ref (self));
}

static void
on_who (FfwReplaceForm *self)
{
  gint64 person = g_ascii_strtoll (ffw_choice_get_code (self->who), NULL, 10);

  if (self->is_showing || person == 0 || person == self->person)
    return;
  self->person = person;
  self->is_touched = TRUE;
  look (self);
}

static void
on_from (FfwReplaceForm *self)
{
  if (!self->is_showing)
    look (self);
}

typedef struct
{
  gint64 session;
  gint64 person;
  gint64 instead;
  FfwDate from;
  char *reason;
} Replacing;

static void
replacing_free (gpointer data)
{
  Replacing *self = data;

  g_free (self->reason);
  g_free (self);
}

static gboolean
replace (FfwChange *change, gpointer data, GError **error)
{
  const Replacing *replacing = data;

  return ffw_trainer_take_over (change, replacing->session, replacing->person, replacing->instead,
                                replacing->from, replacing->reason, error);
}

static void
on_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (done)
    ffw_form_close (FFW_FORM (widget));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwReplaceForm *self = FFW_REPLACE_FORM (widget);
  const FfwSubstitute *chosen = get_chosen (self);
  g_autofree char *reason = g_strstrip (g_strdup (ffw_text_entry_get_text (self->reason)));
  Replacing *replacing;

  ffw_date_entry_check (self->from);
  if (chosen == NULL || ffw_date_entry_get_date (self->from) == FFW_DATE_NONE)
    return;
  if (!chosen->is_authorised && *reason == '\0')
    {
      ffw_text_entry_show_problem (self->reason, _ ("Say why they may train nevertheless. It is "
                                                    "kept with the session."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }

  replacing = g_new (Replacing, 1);
  *replacing = (Replacing){ self->session, self->person, self->instead,
                            ffw_date_entry_get_date (self->from),
                            *reason ? g_steal_pointer (&reason) : NULL };
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), replace, replacing, replacing_free,
          _ ("The Trainer Could Not Be Replaced"), on_saved);
}

static GVariant *
ffw_replace_form_save (FfwForm *form)
{
  FfwReplaceForm *self = FFW_REPLACE_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "session", "x", self->session);
  g_variant_dict_insert (&state, "person", "x", self->person);
  g_variant_dict_insert (&state, "instead", "x", self->instead);
  g_variant_dict_insert (&state, "from", "s", ffw_date_entry_get_text (self->from));
  g_variant_dict_insert (&state, "reason", "s", ffw_text_entry_get_text (self->reason));
  g_variant_dict_insert (&state, "touched", "b", self->is_touched);

  return g_variant_dict_end (&state);
}

static void
ffw_replace_form_restore (FfwForm *form, GVariant *state)
{
  FfwReplaceForm *self = FFW_REPLACE_FORM (form);
  const char *text;

  g_variant_lookup (state, "session", "x", &self->session);
  g_variant_lookup (state, "person", "x", &self->person);
  g_variant_lookup (state, "instead", "x", &self->instead);
  g_variant_lookup (state, "touched", "b", &self->is_touched);
  self->is_showing = TRUE;
  if (g_variant_lookup (state, "from", "&s", &text))
    ffw_date_entry_set_text (self->from, text);
  if (g_variant_lookup (state, "reason", "&s", &text))
    ffw_text_entry_set_text (self->reason, text);
  self->is_showing = FALSE;
  adw_window_title_set_title (self->title, _ ("Replace a Trainer"));
  gtk_window_set_title (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        _ ("Replace a Trainer"));
  look (self);
}

static gboolean
ffw_replace_form_is_touched (FfwForm *form)
{
  return FFW_REPLACE_FORM (form)->is_touched;
}

static gboolean
ffw_replace_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_REPLACE_FORM (widget)->who));
}

static void
ffw_replace_form_constructed (GObject *object)
{
  FfwReplaceForm *self = FFW_REPLACE_FORM (object);

  G_OBJECT_CLASS (ffw_replace_form_parent_class)->constructed (object);

  self->is_showing = TRUE;
  ffw_date_entry_set_date (self->from, ffw_date_today ());
  self->is_showing = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  g_signal_connect_object (self->who, "notify::code", G_CALLBACK (on_who), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->from, "notify::date", G_CALLBACK (on_from), self,
                           G_CONNECT_SWAPPED);
}

static void
ffw_replace_form_dispose (GObject *object)
{
  FfwReplaceForm *self = FFW_REPLACE_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->substitutes, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_replace_form_parent_class)->dispose (object);
}

static void
ffw_replace_form_class_init (FfwReplaceFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = ffw_replace_form_constructed;
  object_class->dispose = ffw_replace_form_dispose;
  widget_class->grab_focus = ffw_replace_form_grab_focus;
  FFW_FORM_CLASS (class)->save = ffw_replace_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_replace_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_replace_form_is_touched;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-replace-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwReplaceForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwReplaceForm, who);
  gtk_widget_class_bind_template_child (widget_class, FfwReplaceForm, from);
  gtk_widget_class_bind_template_child (widget_class, FfwReplaceForm, list);
  gtk_widget_class_bind_template_child (widget_class, FfwReplaceForm, reason);
  gtk_widget_class_bind_template_child (widget_class, FfwReplaceForm, nobody);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save",
                                       NULL);
}

static void
ffw_replace_form_init (FfwReplaceForm *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
