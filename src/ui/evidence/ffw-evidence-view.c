/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-view.h"

#include "ffw-evidence-words.h"
#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwEvidenceView:
 *
 * The figures of a period, for a person to read: totals, then a row a course
 * that opens to its groups, its response rates and its questions. What a row
 * opens to is made when it is first opened.
 */
struct _FfwEvidenceView
{
  AdwBin parent_instance;

  GtkLabel *period;
  GtkLabel *audience;
  GtkLabel *sessions;
  GtkLabel *places;
  GtkLabel *completions;
  AdwPreferencesGroup *delivery;
  AdwPreferencesGroup *evaluation;

  FfwEvidence *evidence;
  GPtrArray *rows; /* of both groups, not held */
};

G_DEFINE_FINAL_TYPE (FfwEvidenceView, ffw_evidence_view, ADW_TYPE_BIN)

static GtkWidget *
make_line (const char *title, const char *subtitle, const char *figure)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (figure)
    {
      GtkWidget *label = gtk_label_new (figure);

      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }

  name = g_strdup_printf ("%s: %s", title, figure ? figure : subtitle ? subtitle : "");
  ffw_words_name (GTK_ACCESSIBLE (row), name);

  return row;
}

static GtkWidget *
make_heading (const char *title)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "ffw-row-heading");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  ffw_words_name (GTK_ACCESSIBLE (row), title);

  return row;
}

static void
fill_delivery (AdwExpanderRow *row, const FfwEvidenceDelivery *delivery)
{
  int by = -1;

  for (guint i = 0; i < delivery->groups->len; i++)
    {
      const FfwEvidenceGroup *group = delivery->groups->pdata[i];
      g_autofree char *title = ffw_evidence_words_group (group);
      g_autofree char *figure = ffw_evidence_words_figure (group);

      if ((int)group->by != by)
        adw_expander_row_add_row (row, make_heading (ffw_evidence_words_by (group->by)));
      by = (int)group->by;
      adw_expander_row_add_row (row, make_line (title, NULL, figure));
    }
}

static void
fill_evaluation (AdwExpanderRow *row, const FfwEvidenceEvaluation *evaluation)
{
  for (guint i = 0; i < evaluation->questions->len; i++)
    {
      const FfwEvidenceQuestion *question = evaluation->questions->pdata[i];
      g_autofree char *answers = ffw_evidence_words_question (question);
      const char *title = ffw_text_get (&question->title, ffw_language_get (), NULL);

      adw_expander_row_add_row (row, make_line (*title ? title : question->code, answers, NULL));
    }
}

static void
on_expanded (AdwExpanderRow *row, GParamSpec *pspec, gpointer data)
{
  const FfwEvidenceDelivery *delivery = g_object_get_data (G_OBJECT (row), "ffw-delivery");
  const FfwEvidenceEvaluation *evaluation = g_object_get_data (G_OBJECT (row), "ffw-evaluation");

  g_signal_handlers_disconnect_by_func (row, on_expanded, data);
  if (delivery)
    fill_delivery (row, delivery);
  if (evaluation)
    fill_evaluation (row, evaluation);
}

static GtkWidget *
make_course (FfwEvidenceView *self, const FfwText *text, const char *code, const char *sentence,
             gboolean opens)
{
  GtkWidget *row = adw_expander_row_new ();
  const char *title = ffw_text_get (text, ffw_language_get (), NULL);
  g_autofree char *name = NULL;

  title = *title ? title : code;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), sentence);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), opens);
  name = g_strdup_printf ("%s: %s", title, sentence);
  ffw_words_name (GTK_ACCESSIBLE (row), name);
  ffw_words_name_parts (row, title);
  g_ptr_array_add (self->rows, row);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_expanded), NULL);

  return row;
}

static void
add_delivery (FfwEvidenceView *self)
{
  for (guint i = 0; i < self->evidence->delivery->len; i++)
    {
      FfwEvidenceDelivery *delivery = self->evidence->delivery->pdata[i];
      g_autofree char *sentence = ffw_evidence_words_delivery (delivery,
                                                               self->evidence->scope.minimum);
      GtkWidget *row = make_course (self, &delivery->title, delivery->code, sentence,
                                    delivery->groups->len > 0);

      g_object_set_data (G_OBJECT (row), "ffw-delivery", delivery);
      adw_preferences_group_add (self->delivery, row);
    }
}

static void
add_evaluation (FfwEvidenceView *self)
{
  for (guint i = 0; i < self->evidence->evaluation->len; i++)
    {
      FfwEvidenceEvaluation *evaluation = self->evidence->evaluation->pdata[i];
      g_autofree char *sentence = ffw_evidence_words_responses (evaluation);
      GtkWidget *row = make_course (self, &evaluation->title, evaluation->code, sentence,
                                    evaluation->questions->len > 0);

      g_object_set_data (G_OBJECT (row), "ffw-evaluation", evaluation);
      adw_preferences_group_add (self->evaluation, row);
    }
}

static void
show_total (GtkLabel *label, const char *one, const char *many, guint64 n)
{
  g_autofree char *number = ffw_words_number (n);
  g_autofree char *name = ffw_words_count (one, many, n);

  gtk_label_set_label (label, number);
  ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (label))), name);
}

/* Sums of what is shown. People are not added up: one person may be in several courses. */
static void
show_totals (FfwEvidenceView *self)
{
  guint64 sessions = 0;
  guint64 places = 0;
  guint64 completions = 0;

  for (guint i = 0; i < self->evidence->delivery->len; i++)
    {
      const FfwEvidenceDelivery *delivery = self->evidence->delivery->pdata[i];

      sessions += delivery->sessions;
      places += delivery->places;
      completions += delivery->completions;
    }

  show_total (self->sessions, FFW_NP_ ("%1$d session held", "%1$d sessions held"), sessions);
  show_total (self->places, FFW_NP_ ("%1$d place offered", "%1$d places offered"), places);
  show_total (self->completions, FFW_NP_ ("%1$d completion shown", "%1$d completions shown"),
              completions);
}

static void
clear_rows (FfwEvidenceView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      gboolean delivered = g_object_get_data (G_OBJECT (row), "ffw-delivery") != NULL;

      adw_preferences_group_remove (delivered ? self->delivery : self->evaluation, row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
ffw_evidence_view_finalize (GObject *object)
{
  FfwEvidenceView *self = FFW_EVIDENCE_VIEW (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->evidence, ffw_evidence_free);

  G_OBJECT_CLASS (ffw_evidence_view_parent_class)->finalize (object);
}

static void
ffw_evidence_view_class_init (FfwEvidenceViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ffw_evidence_view_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/evidence/ffw-evidence-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, period);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, audience);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, sessions);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, places);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, completions);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, delivery);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, evaluation);
}

static void
ffw_evidence_view_init (FfwEvidenceView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_name_parts (GTK_WIDGET (self->delivery), _ ("What Was Delivered"));
  ffw_words_name_parts (GTK_WIDGET (self->evaluation), _ ("What People Said"));
}

/**
 * ffw_evidence_view_take:
 * @evidence: (transfer full): the figures to show from now on
 */
void
ffw_evidence_view_take (FfwEvidenceView *self, FfwEvidence *evidence)
{
  g_autofree char *period = ffw_evidence_words_scope (evidence);

  clear_rows (self);
  g_clear_pointer (&self->evidence, ffw_evidence_free);
  self->evidence = evidence;

  gtk_label_set_label (self->period, period);
  gtk_label_set_label (self->audience, ffw_evidence_words_audience (evidence->scope.audience));
  show_totals (self);
  add_delivery (self);
  add_evaluation (self);
  gtk_widget_set_visible (GTK_WIDGET (self->delivery), evidence->delivery->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->evaluation), evidence->evaluation->len > 0);
}

/** Returns: (transfer none) (nullable): the figures that are shown */
const FfwEvidence *
ffw_evidence_view_get (FfwEvidenceView *self)
{
  return self->evidence;
}
