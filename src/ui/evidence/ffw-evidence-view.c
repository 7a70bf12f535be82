/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-view.h"

#include "ffw-bar-chart.h"
#include "ffw-chart-card.h"
#include "ffw-evidence-catalogue-tables.h"
#include "ffw-evidence-charts.h"
#include "ffw-evidence-course.h"
#include "ffw-evidence-standing-charts.h"
#include "ffw-evidence-warnings.h"
#include "ffw-evidence-words.h"
#include "ffw-message.h"
#include "ffw-stacked-chart.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* By what people trained are shown, in the order of the screen. */
static const FfwGroupBy groupings[] = { FFW_GROUP_ORGANISATION, FFW_GROUP_SITE,
                                        FFW_GROUP_POLICE_AREA, FFW_GROUP_SECTOR };

/* By what it is shown who has what is required, likewise; with the names of the cards. */
static const struct
{
  FfwGroupBy by;
  const char *name;
} standing_groupings[] = {
  { FFW_GROUP_ORGANISATION, "standing-organisation" },
  { FFW_GROUP_SITE, "standing-site" },
  { FFW_GROUP_SECTOR, "standing-sector" },
  { FFW_GROUP_ROLE, "standing-role" },
};

/* Those of the cards of what is required, by necessity. */
static const char *const standing_names[FFW_N_NECESSITIES] = { "standing-recommended",
                                                               "standing-mandatory" };

enum
{
  TOTAL_SESSIONS,
  TOTAL_PLACES,
  TOTAL_COMPLETIONS,
  N_TOTALS
};

/**
 * FfwEvidenceView:
 *
 * The figures of a period, for a person to read: totals, what to know of them, charts, and what
 * they refer to. Its parts stay while the figures are replaced, so that the place that is read and
 * the tables that were asked for stay too.
 *
 * Actions: `report.section` (s): brings a section into view, and the keyboard to it.
 */
struct _FfwEvidenceView
{
  AdwBin parent_instance;

  GtkWidget *sections;
  GtkScrolledWindow *scrolled;
  GtkWidget *content;
  AdwBin *above;
  AdwBin *below;
  GtkLabel *period;
  GtkLabel *audience;
  GtkBox *totals;
  GtkBox *warnings;
  GtkBox *delivery;
  GtkBox *evaluation;
  GtkBox *places;
  GtkBox *compliance;
  GtkLabel *compliance_title;
  GtkBox *catalogue;

  GtkWidget *total[N_TOTALS];
  FfwChartCard *completions;
  FfwChartCard *languages;
  FfwChartCard *responses;
  FfwEvidenceCourse *evaluated;
  GtkBox *questions;
  FfwEvidenceCourse *delivered;
  FfwChartCard *groups[G_N_ELEMENTS (groupings)];
  FfwChartCard *standing[FFW_N_NECESSITIES];
  FfwEvidenceCourse *area;
  FfwChartCard *standing_groups[G_N_ELEMENTS (standing_groupings)];
  GtkWidget *tables;

  FfwEvidence *evidence;
  GHashTable *as_table; /* names of the cards whose tables are shown */
};

G_DEFINE_FINAL_TYPE (FfwEvidenceView, ffw_evidence_view, ADW_TYPE_BIN)

/* Cards */

static void
on_table (FfwChartCard *card, GParamSpec *pspec, FfwEvidenceView *self)
{
  const char *name = gtk_widget_get_name (GTK_WIDGET (card));
  gboolean table;

  g_object_get (card, "table", &table, NULL);
  if (table)
    g_hash_table_add (self->as_table, g_strdup (name));
  else
    g_hash_table_remove (self->as_table, name);
}

static void
name_card (FfwEvidenceView *self, FfwChartCard *card, const char *name)
{
  g_signal_handlers_block_by_func (card, on_table, self);
  gtk_widget_set_name (GTK_WIDGET (card), name);
  ffw_chart_card_show_table (card, g_hash_table_contains (self->as_table, name));
  g_signal_handlers_unblock_by_func (card, on_table, self);
}

static FfwChartCard *
add_card (FfwEvidenceView *self, GtkBox *box, GType type, const char *name)
{
  GtkWidget *card = ffw_chart_card_new (type);

  g_signal_connect (card, "notify::table", G_CALLBACK (on_table), self);
  gtk_box_append (box, card);
  name_card (self, FFW_CHART_CARD (card), name);

  return FFW_CHART_CARD (card);
}

/* Totals */

static GtkWidget *
make_total (const char *title)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "width-request", 96,
                                 NULL);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (number, "title-1");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static void
show_total (GtkWidget *total, const char *one, const char *many, guint64 n)
{
  g_autofree char *number = ffw_words_number (n);
  g_autofree char *name = ffw_words_count (one, many, n);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (total)), number);
  ffw_words_name (GTK_ACCESSIBLE (total), name);
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

  show_total (self->total[TOTAL_SESSIONS], FFW_NP_ ("%1$d session held", "%1$d sessions held"),
              sessions);
  show_total (self->total[TOTAL_PLACES], FFW_NP_ ("%1$d place offered", "%1$d places offered"),
              places);
  show_total (self->total[TOTAL_COMPLETIONS],
              FFW_NP_ ("%1$d completion shown", "%1$d completions shown"), completions);
}

/* Warnings */

static GtkWidget *
make_warning (const FfwEvidenceWarning *warning)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = ffw_words_icon (warning->severe ? "dialog-error-symbolic"
                                                    : "dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (warning->text);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (texts), label);

  if (warning->button)
    {
      GtkWidget *button = gtk_button_new_with_label (warning->button);

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), warning->action);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", warning->target);
      gtk_box_append (GTK_BOX (texts), button);
    }

  return row;
}

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static void
show_warnings (FfwEvidenceView *self, const GPtrArray *warnings)
{
  empty_box (self->warnings);
  for (guint i = 0; warnings && i < warnings->len; i++)
    gtk_box_append (self->warnings, make_warning (warnings->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), warnings && warnings->len > 0);
}

/* Sections */

static const FfwEvidenceEvaluation *
find_evaluation (FfwEvidenceView *self)
{
  const char *code = ffw_evidence_course_get_code (self->evaluated);

  for (guint i = 0; i < self->evidence->evaluation->len; i++)
    {
      const FfwEvidenceEvaluation *evaluation = self->evidence->evaluation->pdata[i];

      if (g_strcmp0 (evaluation->code, code) == 0)
        return evaluation;
    }

  return NULL;
}

/* Shows the questions of the course in the cards that there are, and in as many more as it takes.
 */
static void
show_questions (FfwEvidenceView *self)
{
  const FfwEvidenceEvaluation *evaluation = find_evaluation (self);
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->questions));

  for (guint i = 0; evaluation && i < evaluation->questions->len; i++)
    {
      const FfwEvidenceQuestion *question = evaluation->questions->pdata[i];

      if (card == NULL)
        card = GTK_WIDGET (add_card (self, self->questions, FFW_TYPE_STACKED_CHART, ""));
      name_card (self, FFW_CHART_CARD (card), question->code);
      ffw_chart_card_take (FFW_CHART_CARD (card),
                           ffw_evidence_chart_question (question, self->evidence));
      card = gtk_widget_get_next_sibling (card);
    }
  for (; card; card = gtk_widget_get_next_sibling (card))
    ffw_chart_card_take (FFW_CHART_CARD (card), NULL);
}

static const FfwEvidenceDelivery *
find_delivery (FfwEvidenceView *self)
{
  const char *code = ffw_evidence_course_get_code (self->delivered);

  for (guint i = 0; i < self->evidence->delivery->len; i++)
    {
      const FfwEvidenceDelivery *delivery = self->evidence->delivery->pdata[i];

      if (g_strcmp0 (delivery->code, code) == 0)
        return delivery;
    }

  return NULL;
}

static void
show_groups (FfwEvidenceView *self)
{
  const FfwEvidenceDelivery *delivery = find_delivery (self);

  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    ffw_chart_card_take (
        self->groups[i],
        delivery ? ffw_evidence_chart_groups (delivery, groupings[i], self->evidence) : NULL);
}

static const FfwEvidenceCompliance *
find_compliance (FfwEvidenceView *self)
{
  const char *code = ffw_evidence_course_get_code (self->area);

  for (guint i = 0; i < self->evidence->compliance->len; i++)
    {
      const FfwEvidenceCompliance *compliance = self->evidence->compliance->pdata[i];

      if (g_strcmp0 (compliance->code, code) == 0)
        return compliance;
    }

  return NULL;
}

static void
show_standing_groups (FfwEvidenceView *self)
{
  const FfwEvidenceCompliance *compliance = find_compliance (self);

  for (guint i = 0; i < G_N_ELEMENTS (standing_groupings); i++)
    ffw_chart_card_take (self->standing_groups[i],
                         compliance ? ffw_evidence_chart_standing_groups (
                             compliance, standing_groupings[i].by, self->evidence)
                                    : NULL);
}

static void
show_compliance (FfwEvidenceView *self)
{
  g_autofree char *today = ffw_words_date (self->evidence->scope.today);
  /* Translators: %1$s is a date */
  g_autofree char *title = ffw_words (_ ("Who Had What Is Required on %1$s"), today, NULL);

  gtk_label_set_label (self->compliance_title, title);
  ffw_evidence_course_begin (self->area);
  for (guint i = 0; i < self->evidence->compliance->len; i++)
    {
      const FfwEvidenceCompliance *compliance = self->evidence->compliance->pdata[i];

      if (compliance->groups->len > 0)
        ffw_evidence_course_add (self->area, compliance->code, &compliance->title);
    }
  ffw_evidence_course_end (self->area);
  for (guint i = 0; i < FFW_N_NECESSITIES; i++)
    ffw_chart_card_take (self->standing[i],
                         ffw_evidence_chart_standing (self->evidence, (gboolean)i));
  gtk_widget_set_visible (GTK_WIDGET (self->compliance), self->evidence->compliance->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->area), find_compliance (self) != NULL);
  show_standing_groups (self);
}

static void
show_courses (FfwEvidenceView *self)
{
  ffw_evidence_course_begin (self->evaluated);
  for (guint i = 0; i < self->evidence->evaluation->len; i++)
    {
      const FfwEvidenceEvaluation *evaluation = self->evidence->evaluation->pdata[i];

      if (evaluation->questions->len > 0)
        ffw_evidence_course_add (self->evaluated, evaluation->code, &evaluation->title);
    }
  ffw_evidence_course_end (self->evaluated);

  ffw_evidence_course_begin (self->delivered);
  for (guint i = 0; i < self->evidence->delivery->len; i++)
    {
      const FfwEvidenceDelivery *delivery = self->evidence->delivery->pdata[i];

      if (delivery->groups->len > 0)
        ffw_evidence_course_add (self->delivered, delivery->code, &delivery->title);
    }
  ffw_evidence_course_end (self->delivered);

  gtk_widget_set_visible (GTK_WIDGET (self->evaluation), self->evidence->evaluation->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->evaluated),
                          ffw_evidence_course_get_code (self->evaluated) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->delivery), self->evidence->delivery->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->places), find_delivery (self) != NULL);
}

static void
show_catalogue (FfwEvidenceView *self)
{
  if (self->tables)
    gtk_box_remove (self->catalogue, self->tables);
  self->tables = ffw_evidence_catalogue_tables_new (self->evidence);
  gtk_box_append (self->catalogue, self->tables);
}

static void
show_section (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwEvidenceView *self = FFW_EVIDENCE_VIEW (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  const struct
  {
    const char *name;
    GtkBox *box;
  } all[] = { { "delivery", self->delivery },
              { "evaluation", self->evaluation },
              { "places", self->places },
              { "compliance", self->compliance },
              { "catalogue", self->catalogue } };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      graphene_rect_t bounds;

      if (!g_str_equal (all[i].name, name) || !gtk_widget_get_visible (GTK_WIDGET (all[i].box)))
        continue;
      gtk_widget_child_focus (GTK_WIDGET (all[i].box), GTK_DIR_TAB_FORWARD);
      if (gtk_widget_compute_bounds (GTK_WIDGET (all[i].box), self->content, &bounds))
        gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled),
                                  bounds.origin.y);
    }
}

static void
ffw_evidence_view_dispose (GObject *object)
{
  FfwEvidenceView *self = FFW_EVIDENCE_VIEW (object);

  self->tables = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_evidence_view_parent_class)->dispose (object);
}

static void
ffw_evidence_view_finalize (GObject *object)
{
  FfwEvidenceView *self = FFW_EVIDENCE_VIEW (object);

  g_hash_table_unref (self->as_table);
  g_clear_pointer (&self->evidence, ffw_evidence_free);

  G_OBJECT_CLASS (ffw_evidence_view_parent_class)->finalize (object);
}

static void
ffw_evidence_view_class_init (FfwEvidenceViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_evidence_view_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_evidence_view_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/evidence/ffw-evidence-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, sections);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, content);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, above);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, below);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, period);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, audience);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, totals);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, warnings);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, delivery);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, evaluation);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, places);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, compliance);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, compliance_title);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceView, catalogue);
  gtk_widget_class_install_action (widget_class, "report.section", "s", show_section);
}

static void
ffw_evidence_view_init (FfwEvidenceView *self)
{
  const char *const titles[] = { _ ("Sessions held"), _ ("Places offered"), _ ("Completions") };

  self->as_table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < N_TOTALS; i++)
    {
      self->total[i] = make_total (titles[i]);
      gtk_box_append (self->totals, self->total[i]);
    }

  self->completions = add_card (self, self->delivery, FFW_TYPE_BAR_CHART, "delivery");
  self->languages = add_card (self, self->delivery, FFW_TYPE_BAR_CHART, "languages");
  self->responses = add_card (self, self->evaluation, FFW_TYPE_BAR_CHART, "responses");

  self->evaluated = FFW_EVIDENCE_COURSE (ffw_evidence_course_new (_ ("C_ourse"), _ ("Course")));
  gtk_box_append (self->evaluation, GTK_WIDGET (self->evaluated));
  g_signal_connect_object (self->evaluated, "changed", G_CALLBACK (show_questions), self,
                           G_CONNECT_SWAPPED);
  self->questions = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_box_append (self->evaluation, GTK_WIDGET (self->questions));

  self->delivered = FFW_EVIDENCE_COURSE (ffw_evidence_course_new (_ ("C_ourse"), _ ("Course")));
  gtk_box_append (self->places, GTK_WIDGET (self->delivered));
  g_signal_connect_object (self->delivered, "changed", G_CALLBACK (show_groups), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    self->groups[i] = add_card (self, self->places, FFW_TYPE_BAR_CHART,
                                ffw_coding_get_code (&ffw_coding_group_by, (int)groupings[i]));

  for (guint i = FFW_N_NECESSITIES; i-- > 0;)
    self->standing[i] = add_card (self, self->compliance, FFW_TYPE_STACKED_CHART,
                                  standing_names[i]);
  self->area
      = FFW_EVIDENCE_COURSE (ffw_evidence_course_new (_ ("Training a_rea"), _ ("Training area")));
  gtk_box_append (self->compliance, GTK_WIDGET (self->area));
  g_signal_connect_object (self->area, "changed", G_CALLBACK (show_standing_groups), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (standing_groupings); i++)
    self->standing_groups[i] = add_card (self, self->compliance, FFW_TYPE_STACKED_CHART,
                                         standing_groupings[i].name);
}

/**
 * ffw_evidence_view_take:
 * @evidence: (transfer full): the figures to show from now on
 * @warnings: (nullable) (element-type FfwEvidenceWarning): what to know of them
 */
void
ffw_evidence_view_take (FfwEvidenceView *self, FfwEvidence *evidence, const GPtrArray *warnings)
{
  g_autofree char *period = ffw_evidence_words_scope (evidence);

  g_clear_pointer (&self->evidence, ffw_evidence_free);
  self->evidence = evidence;

  gtk_label_set_label (self->period, period);
  gtk_label_set_label (self->audience, ffw_evidence_words_audience (evidence->scope.audience));
  show_totals (self);
  show_warnings (self, warnings);
  show_courses (self);
  ffw_chart_card_take (self->completions, ffw_evidence_chart_delivery (evidence));
  ffw_chart_card_take (self->languages, ffw_evidence_chart_languages (evidence));
  ffw_chart_card_take (self->responses, ffw_evidence_chart_responses (evidence));
  show_questions (self);
  show_groups (self);
  show_compliance (self);
  show_catalogue (self);
}

/**
 * ffw_evidence_view_frame:
 * @above: (nullable): what stands before the figures from now on
 * @below: (nullable): what stands after them
 */
void
ffw_evidence_view_frame (FfwEvidenceView *self, GtkWidget *above, GtkWidget *below)
{
  adw_bin_set_child (self->above, above);
  gtk_widget_set_visible (GTK_WIDGET (self->above), above != NULL);
  adw_bin_set_child (self->below, below);
  gtk_widget_set_visible (GTK_WIDGET (self->below), below != NULL);
}

/** Returns: (transfer none) (nullable): the figures that are shown */
const FfwEvidence *
ffw_evidence_view_get (FfwEvidenceView *self)
{
  return self->evidence;
}

/** Returns: (transfer floating): what the person made of the view, a dictionary (a{sv}) */
GVariant *
ffw_evidence_view_save (FfwEvidenceView *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  g_autofree char **names = (char **)g_hash_table_get_keys_as_array (self->as_table, NULL);
  const char *evaluated = ffw_evidence_course_get_code (self->evaluated);
  const char *delivered = ffw_evidence_course_get_code (self->delivered);
  const char *area = ffw_evidence_course_get_code (self->area);

  g_variant_dict_insert (&state, "tables", "^as", names);
  g_variant_dict_insert (&state, "evaluated", "s", evaluated ? evaluated : "");
  g_variant_dict_insert (&state, "delivered", "s", delivered ? delivered : "");
  g_variant_dict_insert (&state, "area", "s", area ? area : "");

  return g_variant_dict_end (&state);
}

/** Takes what ffw_evidence_view_save() gave, before there are figures; nonsense is left alone. */
void
ffw_evidence_view_restore (FfwEvidenceView *self, GVariant *state)
{
  g_autofree const char **names = NULL;
  const char *code;

  if (g_variant_lookup (state, "tables", "^a&s", &names))
    for (guint i = 0; names[i]; i++)
      g_hash_table_add (self->as_table, g_strdup (names[i]));
  name_card (self, self->completions, "delivery");
  name_card (self, self->languages, "languages");
  name_card (self, self->responses, "responses");
  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    name_card (self, self->groups[i],
               ffw_coding_get_code (&ffw_coding_group_by, (int)groupings[i]));
  for (guint i = 0; i < FFW_N_NECESSITIES; i++)
    name_card (self, self->standing[i], standing_names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (standing_groupings); i++)
    name_card (self, self->standing_groups[i], standing_groupings[i].name);

  if (g_variant_lookup (state, "evaluated", "&s", &code) && *code)
    ffw_evidence_course_set_code (self->evaluated, code);
  if (g_variant_lookup (state, "delivered", "&s", &code) && *code)
    ffw_evidence_course_set_code (self->delivered, code);
  if (g_variant_lookup (state, "area", "&s", &code) && *code)
    ffw_evidence_course_set_code (self->area, code);
}
