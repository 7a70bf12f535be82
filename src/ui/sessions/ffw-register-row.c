/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-register-row.h"

#include "ffw-fold.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

struct _FfwRegisterRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *name;
  GtkLabel *about;
  GtkMenuButton *outcome;
  GtkEntry *minutes;
  GtkToggleButton *present;
  GtkToggleButton *absent;

  gint64 person;
  char *folded; /* the parts of the name, as they are looked for */
  int proposed;
  gboolean may_complete;
  gboolean showing; /* what was read, which nobody typed */
};

enum
{
  MARKED,
  TIMED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwRegisterRow, ffw_register_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_present (FfwRegisterRow *self)
{
  if (self->showing)
    return;
  g_signal_emit (self, signals[MARKED], 0,
                 gtk_toggle_button_get_active (self->present) ? 1 : FFW_REGISTER_UNKNOWN);
}

static void
on_absent (FfwRegisterRow *self)
{
  if (self->showing)
    return;
  g_signal_emit (self, signals[MARKED], 0,
                 gtk_toggle_button_get_active (self->absent) ? 0 : FFW_REGISTER_UNKNOWN);
}

static void
on_minutes (FfwRegisterRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->minutes));
  gboolean good = strspn (text, "0123456789") == strlen (text) && atoi (text) <= 24 * 60;

  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->minutes), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->minutes), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->minutes), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (!self->showing && good)
    g_signal_emit (self, signals[TIMED], 0, *text ? atoi (text) : FFW_REGISTER_UNKNOWN);
}

static const char *
outcome_word (int outcome)
{
  /* Translators: in a register, of somebody of whom no training record is made */
  return outcome == FFW_REGISTER_NO_RECORD
             ? _ ("no record")
             : ffw_coding_get_word (&ffw_coding_outcome, outcome, ffw_language_get ());
}

static void
add_choice (GMenu *menu, const char *label, int outcome)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "register-row.choose", "i", outcome);
  g_menu_append_item (menu, item);
}

/* The menu is made when somebody opens it: most never do, and there are many rows. */
static void
make_menu (GtkMenuButton *button, gpointer data)
{
  static const int outcomes[] = { FFW_OUTCOME_COMPLETED, FFW_OUTCOME_NOT_COMPLETED,
                                  FFW_OUTCOME_REPEAT, FFW_OUTCOME_WITHDRAWN,
                                  FFW_REGISTER_NO_RECORD };
  FfwRegisterRow *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %1$s is the outcome that the course's rule proposes, such as “completed” */
  g_autofree char *proposed = ffw_words (_ ("As proposed: %1$s"), outcome_word (self->proposed),
                                         NULL);

  add_choice (menu, proposed, FFW_REGISTER_AS_PROPOSED);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (outcomes[i] != FFW_OUTCOME_COMPLETED || self->may_complete)
      add_choice (menu, outcome_word (outcomes[i]), outcomes[i]);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0, g_variant_get_int32 (parameter));
}

static void
ffw_register_row_finalize (GObject *object)
{
  g_free (FFW_REGISTER_ROW (object)->folded);

  G_OBJECT_CLASS (ffw_register_row_parent_class)->finalize (object);
}

static void
ffw_register_row_class_init (FfwRegisterRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ffw_register_row_finalize;
  signals[MARKED] = g_signal_new ("marked", FFW_TYPE_REGISTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[TIMED] = g_signal_new ("timed", FFW_TYPE_REGISTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CHOSEN] = g_signal_new ("chosen", FFW_TYPE_REGISTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_install_action (widget_class, "register-row.choose", "i", choose);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-register-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterRow, name);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterRow, about);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterRow, outcome);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterRow, minutes);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterRow, present);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterRow, absent);
  gtk_widget_class_bind_template_callback (widget_class, on_present);
  gtk_widget_class_bind_template_callback (widget_class, on_absent);
  gtk_widget_class_bind_template_callback (widget_class, on_minutes);
}

static void
ffw_register_row_init (FfwRegisterRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->outcome, make_menu, self, NULL);
}

GtkWidget *
ffw_register_row_new (void)
{
  return g_object_new (FFW_TYPE_REGISTER_ROW, NULL);
}

static const char *
status_word (const FfwRegisterMark *mark)
{
  switch (mark->attended)
    {
    case 0:
      /* Translators: of a person, in the register of one day */
      return _ ("absent");
    case 1:
      /* Translators: of a person, in the register of one day */
      return _ ("present");
    default:
      /* Translators: of a person, in the register of one day: nobody has said yet */
      return _ ("not marked");
    }
}

/* What closing the register records of somebody, as things are; empty while nothing is known. */
static char *
say_outcome (const FfwRegisterPerson *person, const FfwRegisterResult *result)
{
  if (person->chosen != FFW_REGISTER_AS_PROPOSED)
    /* Translators: of a person in a register: an outcome that somebody chose in place of the one
     * that the course's rule proposes */
    return ffw_words (_ ("%1$s (chosen)"), outcome_word (result->outcome), NULL);

  return g_strdup (result->is_marked ? outcome_word (result->outcome) : "");
}

static void
show_menu (FfwRegisterRow *self, const FfwRegisterPerson *person, const FfwRegisterResult *result)
{
  /* Translators: %1$s is a person */
  g_autofree char *name = ffw_words (_ ("Outcome of %1$s"), person->name, NULL);

  self->proposed = result->proposed;
  self->may_complete = ffw_register_may_complete (result);
  gtk_menu_button_set_menu_model (self->outcome, NULL);
  gtk_menu_button_set_create_popup_func (self->outcome, make_menu, self, NULL);
  ffw_words_name (GTK_ACCESSIBLE (self->outcome), name);
  ffw_words_name_parts (GTK_WIDGET (self->outcome), name);
}

static void
show_minutes (FfwRegisterRow *self, const FfwRegister *of, const FfwRegisterPerson *person,
              guint date)
{
  const FfwRegisterMark *mark = &person->marks[date];
  const FfwRegisterDate *on = of->dates->pdata[date];
  g_autofree char *length = g_strdup_printf ("%d", on->minutes);
  g_autofree char *text = mark->minutes == FFW_REGISTER_UNKNOWN
                              ? g_strdup ("")
                              : g_strdup_printf ("%d", mark->minutes);
  /* Translators: %1$s is a person */
  g_autofree char *name = ffw_words (_ ("Minutes of %1$s"), person->name, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->minutes),
                          of->completion == FFW_COMPLETION_SHARE && mark->attended == 1);
  gtk_entry_set_placeholder_text (self->minutes, length);
  ffw_words_name (GTK_ACCESSIBLE (self->minutes), name);
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->minutes)))))
    gtk_editable_set_text (GTK_EDITABLE (self->minutes), text);
}

/**
 * ffw_register_row_show:
 * @person: one of @of's
 * @date: the index of the date
 *
 * Shows somebody as the register has them now.
 */
void
ffw_register_row_show (FfwRegisterRow *self, const FfwRegister *of, const FfwRegisterPerson *person,
                       guint date)
{
  const FfwRegisterMark *mark = &person->marks[date];
  FfwRegisterResult result = ffw_register_judge (of, person);
  g_autofree char *who = g_strjoin (person->staff_number[0] && person->organisation[0] ? "/" : "",
                                    person->organisation, person->staff_number, NULL);
  g_autofree char *outcome = say_outcome (person, &result);
  g_autofree char *about = g_strconcat (who, *who ? " · " : "", status_word (mark),
                                        *outcome ? " · " : "", outcome, NULL);
  g_autofree char *all = g_strdup_printf ("%s, %s", person->name, about);
  /* Translators: %1$s is a person */
  g_autofree char *present = ffw_words (_ ("%1$s is present"), person->name, NULL);
  /* Translators: %1$s is a person */
  g_autofree char *absent = ffw_words (_ ("%1$s is absent"), person->name, NULL);
  g_autofree char *names = g_strdup_printf (" %s %s", person->given_name, person->family_name);

  self->showing = TRUE;
  self->person = person->person;
  g_free (self->folded);
  self->folded = ffw_fold (names);
  gtk_label_set_label (self->name, person->name);
  gtk_label_set_label (self->about, about);
  gtk_toggle_button_set_active (self->present, mark->attended == 1);
  gtk_toggle_button_set_active (self->absent, mark->attended == 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->present), of->status != FFW_SESSION_HELD);
  gtk_widget_set_sensitive (GTK_WIDGET (self->absent), of->status != FFW_SESSION_HELD);
  gtk_widget_set_sensitive (GTK_WIDGET (self->minutes), of->status != FFW_SESSION_HELD);
  gtk_widget_set_sensitive (GTK_WIDGET (self->outcome), of->status != FFW_SESSION_HELD);
  ffw_words_name (GTK_ACCESSIBLE (self->present), present);
  ffw_words_name (GTK_ACCESSIBLE (self->absent), absent);
  ffw_words_name (GTK_ACCESSIBLE (self), all);
  show_menu (self, person, &result);
  show_minutes (self, of, person, date);
  self->showing = FALSE;
}

/** Returns: the id of the person */
gint64
ffw_register_row_get_person (FfwRegisterRow *self)
{
  return self->person;
}

/**
 * ffw_register_row_matches:
 * @folded: what was typed, folded as ffw_fold() does
 *
 * Returns: whether a part of the name begins so
 */
gboolean
ffw_register_row_matches (FfwRegisterRow *self, const char *folded)
{
  gsize length = strlen (folded);

  for (const char *part = self->folded; part; part = strchr (part, ' '))
    {
      while (*part == ' ' || *part == '-')
        part++;
      if (*part && strncmp (part, folded, length) == 0)
        return TRUE;
    }

  return FALSE;
}
