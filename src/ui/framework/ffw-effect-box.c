/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-effect-box.h"

#include "ffw-concern.h"
#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* After the last key, before it is read; and how long a read may take before it is shown. */
#define PAUSE_MS    250
#define PATIENCE_MS 300
/* How often it is looked how far it is. */
#define TICK_MS 100

/* What is asked, shared with the thread that reads. */
typedef struct
{
  gatomicrefcount references;
  gint64 id;
  FfwRequirementDraft *draft; /* NULL for a removal */
  FfwDate today;
  int permille; /* atomic */
} Question;

struct _FfwEffectBox
{
  AdwBin parent_instance;

  GtkLabel *sentence;
  GtkWidget *doubt;
  GtkLabel *doubt_label;
  GtkListBox *rows;
  GtkWidget *progress;
  GtkProgressBar *bar;
  GtkWidget *again;

  FfwWorkspace *workspace;
  Question *question; /* nullable: nothing can be asked yet */
  guint later;
  guint slow;
  GCancellable *reading;
  FfwListGiven *given;                /* nullable; it holds @effect */
  const FfwRequirementEffect *effect; /* nullable */
};

enum
{
  OPEN,
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwEffectBox, ffw_effect_box, ADW_TYPE_BIN)

static Question *
question_new (gint64 id, const FfwRequirementDraft *draft)
{
  Question *self = g_new0 (Question, 1);

  g_atomic_ref_count_init (&self->references);
  self->id = id;
  self->draft = draft ? ffw_requirement_draft_copy (draft) : NULL;
  self->today = ffw_date_today ();

  return self;
}

static Question *
question_ref (Question *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

static void
question_unref (gpointer data)
{
  Question *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->draft, ffw_requirement_draft_free);
  g_free (self);
}

static void
tell_done (guint64 done, guint64 total, gpointer data)
{
  Question *self = data;

  if (total > 0)
    g_atomic_int_set (&self->permille, (int)(done * 1000 / total));
}

static gpointer
read_effect (FfwConnection *connection, gpointer data, GError **error)
{
  Question *self = data;

  return ffw_requirement_effect_read (connection, self->id, self->draft, self->today, tell_done,
                                      self, error);
}

static void
free_effect (gpointer data)
{
  ffw_requirement_effect_free (data);
}

static void
say (FfwEffectBox *self, const char *sentence)
{
  gtk_label_set_label (self->sentence, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
}

static void
clear (FfwEffectBox *self)
{
  GtkListBoxRow *row;

  self->effect = NULL;
  g_clear_pointer (&self->given, ffw_list_given_unref);
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)))
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), FALSE);
  gtk_widget_set_visible (self->doubt, FALSE);
  gtk_widget_set_visible (self->again, FALSE);
}

static void
on_activated (FfwEffectBox *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPEN], 0, g_object_get_data (G_OBJECT (row), "ffw-kind"));
}

static void
add_row (FfwEffectBox *self, const char *kind, const char *title, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *count = ffw_words_number (n);
  GtkWidget *label = gtk_label_new (count);
  g_autofree char *posts = ffw_words_count (FFW_NP_ ("%1$d post", "%1$d posts"), n);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, posts);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), ffw_words_icon ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Show who they are"));
  ffw_words_name (GTK_ACCESSIBLE (row), name);
  g_object_set_data_full (G_OBJECT (row), "ffw-kind", g_strdup (kind), g_free);
  gtk_list_box_append (self->rows, row);
}

static void
show_rows (FfwEffectBox *self)
{
  const FfwRequirementEffect *effect = self->effect;
  const FfwListFilter *kinds = ffw_list_source_find_filter (&ffw_requirement_effect_list, "kind");
  guint n_kinds = 0;

  for (guint i = 0; i < FFW_N_EFFECTS; i++)
    if (effect->counts[i] > 0)
      {
        add_row (self, kinds->choices[i].id, _ (kinds->choices[i].title), effect->counts[i]);
        n_kinds++;
      }
  if (n_kinds > 1)
    add_row (self, "", _ ("All of them"), effect->rows->len);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n_kinds > 0);
}

static void
add_sentence (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len ? " " : "", sentence);
  g_free (sentence);
}

static void
show_sentence (FfwEffectBox *self)
{
  const FfwRequirementEffect *effect = self->effect;
  g_autoptr (GString) text = g_string_new (NULL);

  if (effect->day != self->question->today)
    {
      g_autofree char *day = ffw_words_date (effect->day);

      /* Translators: %1$s is the first day on which a requirement is in force. */
      add_sentence (text, ffw_words (_ ("As of %1$s, when it comes into force:"), day, NULL));
    }
  if (self->question->draft)
    add_sentence (
        text, ffw_words_count (FFW_NP_ ("It applies to %1$d post.", "It applies to %1$d posts."),
                               effect->asked_after));
  else
    add_sentence (text, ffw_words_count (FFW_NP_ ("Until now it applied to %1$d post.",
                                                  "Until now it applied to %1$d posts."),
                                         effect->asked_before));
  if (self->question->draft && effect->asked_before != effect->asked_after)
    add_sentence (text, ffw_words_count (FFW_NP_ ("Before, it applied to %1$d post.",
                                                  "Before, it applied to %1$d posts."),
                                         effect->asked_before));
  if (effect->rows->len == 0)
    add_sentence (text, g_strdup (_ ("How people stand stays as it is.")));
  else
    add_sentence (text, ffw_words_count (FFW_NP_ ("It changes how %1$d person stands:",
                                                  "It changes how %1$d people stand:"),
                                         effect->n_people));
  say (self, text->str);
}

static void
show_doubt (FfwEffectBox *self)
{
  const char *doubt = NULL;

  if (self->question->draft && self->effect->met_by == 0)
    doubt = _ ("No course covers this training area at this level or above, so nobody can meet "
               "it.");
  else if (self->question->draft && self->effect->met_by_offered == 0)
    doubt = _ ("Only courses that are retired cover this training area at this level or above, so "
               "nobody new can meet it.");
  gtk_label_set_label (self->doubt_label, doubt ? doubt : "");
  gtk_widget_set_visible (self->doubt, doubt != NULL);
}

static void
end_reading (FfwEffectBox *self)
{
  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_handle_id (&self->slow, g_source_remove);
  g_clear_object (&self->reading);
  gtk_widget_set_visible (self->progress, FALSE);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwEffectBox) self = data;
  g_autoptr (GError) error = NULL;
  FfwRequirementEffect *effect = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->reading == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    {
      g_clear_pointer (&effect, ffw_requirement_effect_free);
      return;
    }

  end_reading (self);
  clear (self);
  if (effect)
    {
      self->effect = effect;
      self->given = ffw_requirement_effect_give (effect);
      show_sentence (self);
      show_doubt (self);
      show_rows (self);
    }
  else
    {
      say (self, error->message);
      gtk_widget_set_visible (self->again, TRUE);
    }
  g_signal_emit (self, signals[SETTLED], 0);
}

static gboolean
on_tick (gpointer data)
{
  FfwEffectBox *self = data;

  gtk_progress_bar_set_fraction (self->bar, g_atomic_int_get (&self->question->permille) / 1000.0);

  return G_SOURCE_CONTINUE;
}

static gboolean
on_slow (gpointer data)
{
  FfwEffectBox *self = data;

  gtk_widget_set_visible (self->progress, TRUE);
  self->slow = g_timeout_add (TICK_MS, on_tick, self);

  return G_SOURCE_REMOVE;
}

static void
stop (FfwEffectBox *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  end_reading (self);
}

static gboolean
start (gpointer data)
{
  FfwEffectBox *self = data;

  self->later = 0;
  stop (self);
  self->reading = g_cancellable_new ();
  self->slow = g_timeout_add (PATIENCE_MS, on_slow, self);
  gtk_progress_bar_set_fraction (self->bar, 0);
  g_atomic_int_set (&self->question->permille, 0);
  ffw_workspace_read_async (self->workspace, read_effect, question_ref (self->question),
                            question_unref, free_effect, self->reading, on_read,
                            g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* What is shown stays until the new one is there; it is asked once the person pauses. */
static void
ask (FfwEffectBox *self, Question *question)
{
  stop (self);
  g_clear_pointer (&self->question, question_unref);
  self->question = question;
  gtk_widget_set_visible (self->again, FALSE);
  self->later = g_timeout_add (PAUSE_MS, start, self);
}

static void
stop_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEffectBox *self = FFW_EFFECT_BOX (widget);

  if (self->reading == NULL)
    return;
  stop (self);
  clear (self);
  say (self, _ ("It was stopped before it was known who is touched."));
  gtk_widget_set_visible (self->again, TRUE);
  gtk_widget_grab_focus (self->again);
  g_signal_emit (self, signals[SETTLED], 0);
}

static void
try_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEffectBox *self = FFW_EFFECT_BOX (widget);

  if (self->question)
    start (self);
}

static void
on_workspace_changed (FfwEffectBox *self, const char *const *changed)
{
  if (self->question && ffw_concern_any (changed, ffw_requirement_effect_tables))
    {
      stop (self);
      self->later = g_timeout_add (PAUSE_MS, start, self);
    }
}

static void
ffw_effect_box_dispose (GObject *object)
{
  FfwEffectBox *self = FFW_EFFECT_BOX (object);

  if (self->progress)
    stop (self);
  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  self->effect = NULL;
  g_clear_pointer (&self->given, ffw_list_given_unref);
  g_clear_pointer (&self->question, question_unref);
  self->progress = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_effect_box_parent_class)->dispose (object);
}

static void
ffw_effect_box_class_init (FfwEffectBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_effect_box_dispose;

  signals[OPEN] = g_signal_new ("open", FFW_TYPE_EFFECT_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SETTLED] = g_signal_new ("settled", FFW_TYPE_EFFECT_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/framework/ffw-effect-box.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwEffectBox, sentence);
  gtk_widget_class_bind_template_child (widget_class, FfwEffectBox, doubt);
  gtk_widget_class_bind_template_child (widget_class, FfwEffectBox, doubt_label);
  gtk_widget_class_bind_template_child (widget_class, FfwEffectBox, rows);
  gtk_widget_class_bind_template_child (widget_class, FfwEffectBox, progress);
  gtk_widget_class_bind_template_child (widget_class, FfwEffectBox, bar);
  gtk_widget_class_bind_template_child (widget_class, FfwEffectBox, again);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "effect.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "effect.again", NULL, try_again);
}

static void
ffw_effect_box_init (FfwEffectBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_effect_box_ask_nothing (self);
}

/** Says what it reads from; once, before it is asked. */
void
ffw_effect_box_set_workspace (FfwEffectBox *self, FfwWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ffw_effect_box_ask:
 * @id: of the requirement; 0 where one is added
 * @draft: what it is to be
 *
 * Shows what that would change, soon.
 */
void
ffw_effect_box_ask (FfwEffectBox *self, gint64 id, const FfwRequirementDraft *draft)
{
  ask (self, question_new (id, draft));
}

/** Shows what it would change if the requirement were taken out. */
void
ffw_effect_box_ask_removal (FfwEffectBox *self, gint64 id)
{
  ask (self, question_new (id, NULL));
}

/** Shows that more has to be known first. */
void
ffw_effect_box_ask_nothing (FfwEffectBox *self)
{
  stop (self);
  g_clear_pointer (&self->question, question_unref);
  clear (self);
  say (self, _ ("Once the training area, the level, the necessity and the days are there, it is "
                "shown here who is touched."));
}

/** Returns: whether what is shown answers what was asked last, or nothing more will come */
gboolean
ffw_effect_box_is_settled (FfwEffectBox *self)
{
  return self->later == 0 && self->reading == NULL;
}

/** Returns: (transfer none) (nullable): what is shown; %NULL where nothing is known */
const FfwRequirementEffect *
ffw_effect_box_get_effect (FfwEffectBox *self)
{
  return self->effect;
}

/** Returns: (transfer none) (nullable): the rows of the list behind what is shown */
FfwListGiven *
ffw_effect_box_get_given (FfwEffectBox *self)
{
  return self->given;
}
