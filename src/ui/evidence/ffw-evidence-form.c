/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-form.h"

#include "ffw-choice.h"
#include "ffw-date-entry.h"
#include "ffw-focus.h"
#include "ffw-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define FIRST_MONTH_OF_YEAR 4 /* of a financial year */
#define MONTHS_IN_YEAR      12
#define MONTHS_IN_QUARTER   3

/**
 * FfwEvidenceForm:
 *
 * What evidence is to be about: the period, for whom, of whom, and the least figure that is shown.
 * It folds to the sentence that says what is chosen.
 *
 * Signals: `changed`: something else is asked for, or nothing that can be answered.
 */
struct _FfwEvidenceForm
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkToggleButton *open;
  GtkLabel *summary;
  FfwDateEntry *from;
  FfwDateEntry *to;
  GtkWidget *periods_button;
  GtkDropDown *audience;
  FfwChoice *organisation;
  GtkSpinButton *minimum;

  gboolean setting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwEvidenceForm, ffw_evidence_form, GTK_TYPE_WIDGET)

static const char *
audience_word (FfwEvidenceForm *self)
{
  return ffw_coding_get_word (
      &ffw_coding_audience, (int)gtk_drop_down_get_selected (self->audience), ffw_language_get ());
}

static void
on_named (FfwEvidenceForm *self)
{
  FfwDate from = ffw_date_entry_get_date (self->from);
  FfwDate to = ffw_date_entry_get_date (self->to);
  g_autofree char *first = ffw_words_short_date (from);
  g_autofree char *last = ffw_words_short_date (to);
  g_autofree char *organisation = NULL;
  g_autofree char *summary = NULL;

  if (self->setting)
    return;

  g_object_get (self->organisation, "chosen-title", &organisation, NULL);
  if (from == FFW_DATE_NONE || to == FFW_DATE_NONE)
    summary = g_strdup (_ ("Choose a period"));
  else
    /* Translators: what evidence is about: two dates, an audience, an organisation */
    summary = ffw_words (_ ("%1$s to %2$s · %3$s · %4$s"), first, last, audience_word (self),
                         organisation && *organisation ? organisation : _ ("All organisations"),
                         NULL);
  gtk_label_set_label (self->summary, summary);
  ffw_words_name (GTK_ACCESSIBLE (self->open), summary);
}

static void
on_changed (FfwEvidenceForm *self)
{
  FfwDate from;
  FfwDate to;

  if (self->setting)
    return;

  from = ffw_date_entry_get_date (self->from);
  to = ffw_date_entry_get_date (self->to);
  if (from != FFW_DATE_NONE && to != FFW_DATE_NONE)
    ffw_date_entry_show_problem (self->to,
                                 from > to ? _ ("The end is before the beginning.") : NULL);

  on_named (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
ffw_evidence_form_grab_focus (GtkWidget *widget)
{
  FfwEvidenceForm *self = FFW_EVIDENCE_FORM (widget);

  return gtk_widget_grab_focus (gtk_toggle_button_get_active (self->open)
                                    ? GTK_WIDGET (self->from)
                                    : GTK_WIDGET (self->open));
}

static void
ffw_evidence_form_dispose (GObject *object)
{
  FfwEvidenceForm *self = FFW_EVIDENCE_FORM (object);

  self->setting = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_evidence_form_parent_class)->dispose (object);
}

static void
ffw_evidence_form_class_init (FfwEvidenceFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  G_OBJECT_CLASS (class)->dispose = ffw_evidence_form_dispose;
  widget_class->grab_focus = ffw_evidence_form_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[CHANGED] = g_signal_new ("changed", FFW_TYPE_EVIDENCE_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/evidence/ffw-evidence-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceForm, box);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceForm, open);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceForm, summary);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceForm, from);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceForm, to);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceForm, periods_button);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceForm, audience);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceForm, organisation);
  gtk_widget_class_bind_template_child (widget_class, FfwEvidenceForm, minimum);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_named);
}

/* The first day of the financial year that holds a day. */
static FfwDate
year_of (FfwDate day)
{
  guint year, month, day_of_month;

  ffw_date_split (day, &year, &month, &day_of_month);

  return ffw_date_new (month < FIRST_MONTH_OF_YEAR ? year - 1 : year, FIRST_MONTH_OF_YEAR, 1);
}

static void
ffw_evidence_form_init (FfwEvidenceForm *self)
{
  g_autoptr (GtkStringList) audiences = gtk_string_list_new (NULL);
  FfwDate today = ffw_date_today ();

  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < ffw_coding_audience.n_codes; i++)
    gtk_string_list_append (
        audiences, ffw_coding_get_word (&ffw_coding_audience, (int)i, ffw_language_get ()));
  gtk_drop_down_set_model (self->audience, G_LIST_MODEL (audiences));
  gtk_spin_button_set_value (self->minimum, FFW_EVIDENCE_MINIMUM_DEFAULT);
  ffw_date_entry_set_date (self->from, year_of (today));
  ffw_date_entry_set_date (self->to, today);
  self->setting = FALSE;

  ffw_words_name (GTK_ACCESSIBLE (self->audience), _ ("For"));
  ffw_words_name_parts (GTK_WIDGET (self->audience), _ ("For"));
  ffw_words_name_parts (self->periods_button, _ ("Usual Periods"));
  on_named (self);
}

/** Lets organisations of a workspace be chosen. */
void
ffw_evidence_form_set_workspace (FfwEvidenceForm *self, FfwWorkspace *workspace)
{
  ffw_choice_set_source (self->organisation, workspace, "organisation");
}

/** Shows the fields, or only the sentence that says what is chosen. */
void
ffw_evidence_form_set_open (FfwEvidenceForm *self, gboolean open)
{
  gtk_toggle_button_set_active (self->open, open);
}

/**
 * ffw_evidence_form_get_scope:
 * @scope: (out): what is asked for; its organisation belongs to the form
 *
 * Returns: whether it can be answered: the period has two dates, in their order
 */
gboolean
ffw_evidence_form_get_scope (FfwEvidenceForm *self, FfwEvidenceScope *scope)
{
  const char *organisation = ffw_choice_get_code (self->organisation);

  *scope = (FfwEvidenceScope){
    .audience = (FfwAudience)gtk_drop_down_get_selected (self->audience),
    .from = ffw_date_entry_get_date (self->from),
    .to = ffw_date_entry_get_date (self->to),
    .today = ffw_date_today (),
    .organisation = organisation && *organisation ? organisation : NULL,
    .minimum = (guint)gtk_spin_button_get_value_as_int (self->minimum),
  };

  return scope->from != FFW_DATE_NONE && scope->to != FFW_DATE_NONE && scope->from <= scope->to;
}

/** Asks for another period. */
void
ffw_evidence_form_set_period (FfwEvidenceForm *self, FfwDate from, FfwDate to)
{
  self->setting = TRUE;
  ffw_date_entry_set_date (self->from, from);
  ffw_date_entry_set_date (self->to, to);
  self->setting = FALSE;
  on_changed (self);
}

/**
 * ffw_evidence_form_preset:
 * @name: of a usual period, such as "last-year"
 *
 * Returns: %FALSE where the period cannot be told from the date of today
 */
gboolean
ffw_evidence_form_preset (FfwEvidenceForm *self, const char *name)
{
  FfwDate today = ffw_date_today ();
  FfwDate financial = year_of (today);
  guint year, month, day;

  ffw_date_split (today, &year, &month, &day);
  if (g_str_equal (name, "this-year"))
    ffw_evidence_form_set_period (self, financial, today);
  else if (g_str_equal (name, "last-year"))
    ffw_evidence_form_set_period (self, ffw_date_add_months (financial, -MONTHS_IN_YEAR),
                                  financial - 1);
  else if (g_str_equal (name, "this-calendar-year"))
    ffw_evidence_form_set_period (self, ffw_date_new (year, 1, 1), today);
  else if (g_str_equal (name, "last-calendar-year"))
    ffw_evidence_form_set_period (self, ffw_date_new (year - 1, 1, 1),
                                  ffw_date_new (year, 1, 1) - 1);
  else if (g_str_equal (name, "this-quarter"))
    ffw_evidence_form_set_period (
        self, ffw_date_new (year, month - (month - 1) % MONTHS_IN_QUARTER, 1), today);
  else if (g_str_equal (name, "twelve-months"))
    ffw_evidence_form_set_period (self, ffw_date_add_months (today, -MONTHS_IN_YEAR) + 1, today);
  else if (g_str_equal (name, "three-years"))
    ffw_evidence_form_set_period (self, ffw_date_add_months (today, -3 * MONTHS_IN_YEAR) + 1,
                                  today);
  else
    return FALSE;

  return TRUE;
}

/** Adds what is typed and chosen to a state. */
void
ffw_evidence_form_save (FfwEvidenceForm *self, GVariantDict *state)
{
  const char *organisation = ffw_choice_get_code (self->organisation);

  g_variant_dict_insert (state, "from", "s", ffw_date_entry_get_text (self->from));
  g_variant_dict_insert (state, "to", "s", ffw_date_entry_get_text (self->to));
  g_variant_dict_insert (
      state, "audience", "s",
      ffw_coding_get_code (&ffw_coding_audience, (int)gtk_drop_down_get_selected (self->audience)));
  g_variant_dict_insert (state, "organisation", "s", organisation ? organisation : "");
  g_variant_dict_insert (state, "minimum", "i", gtk_spin_button_get_value_as_int (self->minimum));
  g_variant_dict_insert (state, "open", "b", gtk_toggle_button_get_active (self->open));
}

/** Takes what ffw_evidence_form_save() gave; nonsense is left alone. */
void
ffw_evidence_form_restore (FfwEvidenceForm *self, GVariant *state)
{
  const char *text;
  int number;
  gboolean open;

  self->setting = TRUE;
  if (g_variant_lookup (state, "from", "&s", &text))
    ffw_date_entry_set_text (self->from, text);
  ffw_date_entry_check (self->from);
  if (g_variant_lookup (state, "to", "&s", &text))
    ffw_date_entry_set_text (self->to, text);
  ffw_date_entry_check (self->to);
  if (g_variant_lookup (state, "audience", "&s", &text)
      && ffw_coding_find (&ffw_coding_audience, text, &number))
    gtk_drop_down_set_selected (self->audience, (guint)number);
  if (g_variant_lookup (state, "organisation", "&s", &text))
    ffw_choice_set_code (self->organisation, text);
  if (g_variant_lookup (state, "minimum", "i", &number))
    gtk_spin_button_set_value (self->minimum, number);
  if (g_variant_lookup (state, "open", "b", &open))
    gtk_toggle_button_set_active (self->open, open);
  self->setting = FALSE;

  on_changed (self);
}
