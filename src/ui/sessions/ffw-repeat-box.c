/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-repeat-box.h"

#include "ffw-calendar-text.h"
#include "ffw-choice.h"
#include "ffw-choices.h"
#include "ffw-date-entry.h"
#include "ffw-focus.h"
#include "ffw-message.h"
#include "ffw-series.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define NEVER  "never"
#define WEEKS  "weeks"
#define MONTHS "months"
#define LIST   "list"

/* With this one begins: a quarter of weekly sessions is more than most have. */
#define USUAL_NUMBER "6"

struct _FfwRepeatBox
{
  GtkWidget parent_instance;

  FfwChoice *rhythm;
  GtkWidget *rule;
  FfwTextEntry *every;
  FfwTextEntry *number;
  FfwDateEntry *until;
  FfwDateEntry *another;
  GtkWidget *more;
  FfwTextEntry *title;
  GtkLabel *count;
  GtkFlowBox *days;

  FfwDate first;
  GArray *skipped; /* of FfwDate */
  GArray *added;   /* of FfwDate */
  char *suggested; /* the title */
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwRepeatBox, ffw_repeat_box, GTK_TYPE_WIDGET)

static gboolean
is_chosen (FfwRepeatBox *self, const char *rhythm)
{
  return g_str_equal (ffw_choice_get_code (self->rhythm), rhythm);
}

static gboolean
has_rule (FfwRepeatBox *self)
{
  return is_chosen (self, WEEKS) || is_chosen (self, MONTHS);
}

/* A number from 1; 0 where it is none. */
static guint
get_number (FfwTextEntry *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (ffw_text_entry_get_text (entry)));
  guint64 number = 0;

  return g_ascii_string_to_unsigned (text, 10, 1, FFW_SERIES_MOST, &number, NULL) ? (guint)number
                                                                                  : 0;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  FfwDate first = *(const FfwDate *)a;
  FfwDate second = *(const FfwDate *)b;

  return (first > second) - (first < second);
}

static gboolean
holds (GArray *days, FfwDate day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, FfwDate, i) == day)
      return TRUE;

  return FALSE;
}

/**
 * ffw_repeat_box_get_days:
 *
 * Returns: (transfer full) (element-type FfwDate): the days in their order, the first one among
 *   them; none while it is not known
 */
GArray *
ffw_repeat_box_get_days (FfwRepeatBox *self)
{
  const FfwSeriesRule rule = {
    .rhythm = is_chosen (self, MONTHS) ? FFW_SERIES_MONTHS : FFW_SERIES_WEEKS,
    .every = MAX (get_number (self->every), 1),
    .number = has_rule (self) ? get_number (self->number) : 1,
    .until = has_rule (self) ? ffw_date_entry_get_date (self->until) : FFW_DATE_NONE,
  };
  GArray *days = NULL;

  /* A rule that never ends is none yet. */
  if (rule.number == 0 && rule.until == FFW_DATE_NONE)
    days = g_array_new (FALSE, FALSE, sizeof (FfwDate));
  else
    days = ffw_series_work_out (&rule, self->first, (const FfwDate *)self->skipped->data,
                                has_rule (self) ? self->skipped->len : 0);
  if (self->first == FFW_DATE_NONE)
    return days;

  if (!holds (days, self->first))
    g_array_prepend_val (days, self->first);
  if (is_chosen (self, NEVER))
    return days;
  for (guint i = 0; i < self->added->len && days->len < FFW_SERIES_MOST; i++)
    {
      FfwDate day = g_array_index (self->added, FfwDate, i);

      if (!holds (days, day))
        g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);

  return days;
}

static void on_edited (FfwRepeatBox *self);

static void
on_day_removed (FfwRepeatBox *self, GtkWidget *button)
{
  FfwDate day = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "day"));

  for (guint i = self->added->len; i > 0; i--)
    if (g_array_index (self->added, FfwDate, i - 1) == day)
      g_array_remove_index (self->added, i - 1);
  if (has_rule (self))
    g_array_append_val (self->skipped, day);
  gtk_widget_grab_focus (GTK_WIDGET (self->another));
  on_edited (self);
}

static GtkWidget *
make_day (FfwRepeatBox *self, FfwDate day)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *date = ffw_words_short_date (day);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  GtkWidget *button;

  /* Translators: a weekday, cut short, and a date: “Tue 3 Nov 2026” */
  text = ffw_words (_ ("%1$s %2$s"),
                    ffw_weekday_abbreviation (ffw_date_get_weekday (day), ffw_language_get ()),
                    date, NULL);
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  if (day == self->first)
    return box;

  /* Translators: %1$s is a date, on which no session of a series is to be. */
  name = ffw_words (_ ("Leave %1$s out"), text, NULL);
  button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  ffw_words_name (GTK_ACCESSIBLE (button), name);
  g_object_set_data (G_OBJECT (button), "day", GUINT_TO_POINTER (day));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_day_removed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

static void
show_days (FfwRepeatBox *self)
{
  g_autoptr (GArray) days = ffw_repeat_box_get_days (self);
  gboolean never = is_chosen (self, NEVER);
  g_autofree char *count = ffw_words_count (FFW_NP_ ("%1$d session", "%1$d sessions"), days->len);
  GtkFlowBoxChild *child;

  gtk_widget_set_visible (self->rule, has_rule (self));
  gtk_widget_set_visible (self->more, !never);
  gtk_label_set_label (self->count,
                       self->first == FFW_DATE_NONE ? _ ("Write the first date above.") : count);
  while ((child = gtk_flow_box_get_child_at_index (self->days, 0)))
    gtk_flow_box_remove (self->days, GTK_WIDGET (child));
  for (guint i = 0; !never && i < days->len; i++)
    {
      FfwDate day = g_array_index (days, FfwDate, i);
      g_autofree char *name = ffw_words_date (day);

      gtk_flow_box_append (self->days, make_day (self, day));
      child = gtk_flow_box_get_child_at_index (self->days, (int)i);
      gtk_widget_set_focusable (GTK_WIDGET (child), FALSE);
      ffw_words_name (GTK_ACCESSIBLE (child), name);
    }
}

static void
on_edited (FfwRepeatBox *self)
{
  /* While the template is built, the days have no place yet. */
  if (self->days == NULL)
    return;
  ffw_text_entry_show_problem (self->every, NULL);
  ffw_text_entry_show_problem (self->number, NULL);
  ffw_text_entry_show_problem (self->title, NULL);
  show_days (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
add_day (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRepeatBox *self = FFW_REPEAT_BOX (widget);
  FfwDate day = ffw_date_entry_get_date (self->another);

  ffw_date_entry_check (self->another);
  gtk_widget_grab_focus (GTK_WIDGET (self->another));
  if (day == FFW_DATE_NONE)
    return;
  if (self->first != FFW_DATE_NONE && day < self->first)
    {
      ffw_date_entry_show_problem (self->another,
                                   _ ("This is before the first date. Begin with the earliest."));
      return;
    }

  for (guint i = self->skipped->len; i > 0; i--)
    if (g_array_index (self->skipped, FfwDate, i - 1) == day)
      g_array_remove_index (self->skipped, i - 1);
  g_array_append_val (self->added, day);
  ffw_date_entry_set_date (self->another, FFW_DATE_NONE);
  ffw_date_entry_show_problem (self->another, NULL);
  on_edited (self);
}

static void
ffw_repeat_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ffw_repeat_box_parent_class)->dispose (object);
}

static void
ffw_repeat_box_finalize (GObject *object)
{
  FfwRepeatBox *self = FFW_REPEAT_BOX (object);

  g_array_unref (self->skipped);
  g_array_unref (self->added);
  g_free (self->suggested);

  G_OBJECT_CLASS (ffw_repeat_box_parent_class)->finalize (object);
}

static void
ffw_repeat_box_class_init (FfwRepeatBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  G_OBJECT_CLASS (class)->dispose = ffw_repeat_box_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_repeat_box_finalize;
  signals[EDITED] = g_signal_new ("edited", FFW_TYPE_REPEAT_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-repeat-box.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRepeatBox, rhythm);
  gtk_widget_class_bind_template_child (widget_class, FfwRepeatBox, rule);
  gtk_widget_class_bind_template_child (widget_class, FfwRepeatBox, every);
  gtk_widget_class_bind_template_child (widget_class, FfwRepeatBox, number);
  gtk_widget_class_bind_template_child (widget_class, FfwRepeatBox, until);
  gtk_widget_class_bind_template_child (widget_class, FfwRepeatBox, another);
  gtk_widget_class_bind_template_child (widget_class, FfwRepeatBox, more);
  gtk_widget_class_bind_template_child (widget_class, FfwRepeatBox, title);
  gtk_widget_class_bind_template_child (widget_class, FfwRepeatBox, count);
  gtk_widget_class_bind_template_child (widget_class, FfwRepeatBox, days);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_install_action (widget_class, "repeat.add", NULL, add_day);
}

static void
ffw_repeat_box_init (FfwRepeatBox *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  g_autoptr (GPtrArray) rhythms = ffw_choices_new ();

  self->skipped = g_array_new (FALSE, FALSE, sizeof (FfwDate));
  self->added = g_array_new (FALSE, FALSE, sizeof (FfwDate));
  self->suggested = g_strdup ("");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_init_template (GTK_WIDGET (self));

  g_ptr_array_add (rhythms, ffw_choice_row_new (NEVER, _ ("Once")));
  g_ptr_array_add (rhythms, ffw_choice_row_new (WEEKS, _ ("Every week, or every few weeks")));
  g_ptr_array_add (rhythms, ffw_choice_row_new (MONTHS, _ ("On the same weekday of the month")));
  g_ptr_array_add (rhythms, ffw_choice_row_new (LIST, _ ("On days that I list")));
  ffw_choice_set_rows (self->rhythm, rhythms);
  ffw_choice_set_code (self->rhythm, NEVER);
  ffw_text_entry_set_text (self->every, "1");
  ffw_text_entry_set_text (self->number, USUAL_NUMBER);
  show_days (self);
}

/** Says on which day the first session begins, or %FFW_DATE_NONE. */
void
ffw_repeat_box_set_first (FfwRepeatBox *self, FfwDate first)
{
  if (self->first == first)
    return;

  self->first = first;
  show_days (self);
}

/** Returns: what the series is called */
const char *
ffw_repeat_box_get_title (FfwRepeatBox *self)
{
  return ffw_text_entry_get_text (self->title);
}

/** Calls it so, unless the person has called it otherwise. */
void
ffw_repeat_box_suggest_title (FfwRepeatBox *self, const char *title)
{
  if (g_str_equal (ffw_repeat_box_get_title (self), self->suggested))
    ffw_text_entry_set_text (self->title, title);
  g_free (self->suggested);
  self->suggested = g_strdup (title);
}

/** Returns: whether nothing is wanting; where something is, it is shown, and the keyboard goes
 *   there */
gboolean
ffw_repeat_box_check (FfwRepeatBox *self)
{
  GtkWidget *wanting = NULL;

  if (is_chosen (self, NEVER))
    return TRUE;
  if (*ffw_repeat_box_get_title (self) == '\0')
    {
      ffw_text_entry_show_problem (self->title, _ ("Give the series a name."));
      wanting = GTK_WIDGET (self->title);
    }
  if (has_rule (self) && get_number (self->number) == 0
      && ffw_date_entry_get_date (self->until) == FFW_DATE_NONE)
    {
      ffw_text_entry_show_problem (self->number,
                                   _ ("Say how often, or until when: 200 times at the most."));
      wanting = GTK_WIDGET (self->number);
    }
  if (has_rule (self) && get_number (self->every) == 0)
    {
      ffw_text_entry_show_problem (self->every, _ ("Write a number from 1."));
      wanting = GTK_WIDGET (self->every);
    }
  if (wanting)
    gtk_widget_grab_focus (wanting);

  return wanting == NULL;
}

static GVariant *
save_days (GArray *days)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, days->data, days->len, sizeof (FfwDate));
}

static void
restore_days (GVariant *state, const char *key, GArray *days)
{
  g_autoptr (GVariant) saved = g_variant_lookup_value (state, key, G_VARIANT_TYPE ("au"));
  gsize n = 0;
  const FfwDate *first = saved ? g_variant_get_fixed_array (saved, &n, sizeof *first) : NULL;

  g_array_set_size (days, 0);
  if (n)
    g_array_append_vals (days, first, (guint)n);
}

/** Returns: (transfer floating): all that is typed (a{sv}) */
GVariant *
ffw_repeat_box_save (FfwRepeatBox *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "rhythm", "s", ffw_choice_get_code (self->rhythm));
  g_variant_dict_insert (&state, "every", "s", ffw_text_entry_get_text (self->every));
  g_variant_dict_insert (&state, "number", "s", ffw_text_entry_get_text (self->number));
  g_variant_dict_insert (&state, "until", "s", ffw_date_entry_get_text (self->until));
  g_variant_dict_insert (&state, "another", "s", ffw_date_entry_get_text (self->another));
  g_variant_dict_insert (&state, "title", "s", ffw_repeat_box_get_title (self));
  g_variant_dict_insert (&state, "suggested", "s", self->suggested);
  g_variant_dict_insert_value (&state, "skipped", save_days (self->skipped));
  g_variant_dict_insert_value (&state, "added", save_days (self->added));

  return g_variant_dict_end (&state);
}

/** Takes what ffw_repeat_box_save() gave. */
void
ffw_repeat_box_restore (FfwRepeatBox *self, GVariant *state)
{
  const char *text;

  restore_days (state, "skipped", self->skipped);
  restore_days (state, "added", self->added);
  if (g_variant_lookup (state, "every", "&s", &text))
    ffw_text_entry_set_text (self->every, text);
  if (g_variant_lookup (state, "number", "&s", &text))
    ffw_text_entry_set_text (self->number, text);
  if (g_variant_lookup (state, "until", "&s", &text))
    ffw_date_entry_set_text (self->until, text);
  if (g_variant_lookup (state, "another", "&s", &text))
    ffw_date_entry_set_text (self->another, text);
  if (g_variant_lookup (state, "title", "&s", &text))
    ffw_text_entry_set_text (self->title, text);
  if (g_variant_lookup (state, "suggested", "&s", &text))
    {
      g_free (self->suggested);
      self->suggested = g_strdup (text);
    }
  if (g_variant_lookup (state, "rhythm", "&s", &text))
    ffw_choice_set_code (self->rhythm, text);
  show_days (self);
}
