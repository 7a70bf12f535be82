/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-trainers-box.h"

#include "ffw-focus.h"
#include "ffw-local-time.h"
#include "ffw-people-finder.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwTrainersBox
{
  GtkWidget parent_instance;

  GtkLabel *offer;
  GtkFlowBox *candidates;
  FfwPeopleFinder *finder;
  GtkLabel *problem;
  GtkListBox *list;

  GStrv labels; /* of the dates */
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwTrainersBox, ffw_trainers_box, GTK_TYPE_WIDGET)

static void
show (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

static void
tell_edited (FfwTrainersBox *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_remove (FfwTrainersBox *self, GtkWidget *row)
{
  gtk_list_box_remove (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->list), ffw_trainers_box_get_row (self, 0) != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->finder));
  tell_edited (self);
}

static void
on_remove_last (FfwTrainersBox *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->list));

  if (last)
    on_remove (self, last);
}

static FfwTrainerRow *
find_row (FfwTrainersBox *self, gint64 person)
{
  FfwTrainerRow *row;

  for (guint i = 0; (row = ffw_trainers_box_get_row (self, i)); i++)
    if (ffw_trainer_row_get_person (row) == person)
      return row;

  return NULL;
}

static void
add_row (FfwTrainersBox *self, GtkWidget *row)
{
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "edited", G_CALLBACK (tell_edited), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
  if (self->labels)
    ffw_trainer_row_set_dates (FFW_TRAINER_ROW (row), (const char *const *)self->labels);
}

static void
add_match (FfwTrainersBox *self, const FfwMatch *match)
{
  g_autofree char *about = ffw_people_finder_describe (match);

  if (find_row (self, match->person))
    {
      g_autofree char *said = NULL;

      /* Translators: %1$s is a person */
      said = ffw_words (_ ("%1$s is in the list already."), match->name, NULL);
      show (self->problem, said);
      return;
    }

  show (self->problem, NULL);
  add_row (self, ffw_trainer_row_new (match->person, match->post, match->name, about));
  tell_edited (self);
}

static void
on_found (FfwTrainersBox *self, FfwMatch *match)
{
  add_match (self, match);
}

static void
on_candidate (FfwTrainersBox *self, GtkWidget *button)
{
  const FfwMatch *match = g_object_get_data (G_OBJECT (button), "match");

  /* The button goes with the next look; the keyboard is to have a place then. */
  gtk_widget_grab_focus (GTK_WIDGET (self->finder));
  add_match (self, match);
}

static void
ffw_trainers_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ffw_trainers_box_parent_class)->dispose (object);
}

static void
ffw_trainers_box_finalize (GObject *object)
{
  g_strfreev (FFW_TRAINERS_BOX (object)->labels);

  G_OBJECT_CLASS (ffw_trainers_box_parent_class)->finalize (object);
}

static gboolean
ffw_trainers_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_TRAINERS_BOX (widget)->finder));
}

static void
ffw_trainers_box_class_init (FfwTrainersBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  G_OBJECT_CLASS (class)->dispose = ffw_trainers_box_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_trainers_box_finalize;
  widget_class->grab_focus = ffw_trainers_box_grab_focus;
  signals[EDITED] = g_signal_new ("edited", FFW_TYPE_TRAINERS_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (FFW_TYPE_PEOPLE_FINDER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-trainers-box.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwTrainersBox, offer);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainersBox, candidates);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainersBox, finder);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainersBox, problem);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainersBox, list);
  gtk_widget_class_bind_template_callback (widget_class, on_found);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_last);
}

static void
ffw_trainers_box_init (FfwTrainersBox *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Says where people are looked for; once, before anything else. */
void
ffw_trainers_box_set_workspace (FfwTrainersBox *self, FfwWorkspace *workspace)
{
  ffw_people_finder_set_workspace (self->finder, workspace);
}

/** Returns: (transfer none) (nullable): one of those chosen, from 0 */
FfwTrainerRow *
ffw_trainers_box_get_row (FfwTrainersBox *self, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int)i);

  return row ? FFW_TRAINER_ROW (row) : NULL;
}

static gboolean
trains_on (const FfwSessionDate *date, gint64 person)
{
  for (guint i = 0; i < date->trainers->len; i++)
    if (((const FfwSessionTrainer *)date->trainers->pdata[i])->person == person)
      return TRUE;

  return FALSE;
}

/** Takes the trainers of a session that is there, each on their dates. */
void
ffw_trainers_box_take (FfwTrainersBox *self, const FfwSession *session)
{
  for (guint i = 0; i < session->dates->len; i++)
    {
      const FfwSessionDate *date = session->dates->pdata[i];

      for (guint k = 0; k < date->trainers->len; k++)
        {
          const FfwSessionTrainer *trainer = date->trainers->pdata[k];
          GtkWidget *row;

          if (find_row (self, trainer->person))
            continue;
          row = ffw_trainer_row_new (trainer->person, trainer->post, trainer->name,
                                     trainer->organisation);
          ffw_trainer_row_set_reason (FFW_TRAINER_ROW (row), trainer->reason);
          for (guint n = 0; n < session->dates->len; n++)
            ffw_trainer_row_set_on (FFW_TRAINER_ROW (row), n,
                                    trains_on (session->dates->pdata[n], trainer->person));
          add_row (self, row);
        }
    }
}

/** Takes notice of the session's dates as they are entered by now. */
void
ffw_trainers_box_set_dates (FfwTrainersBox *self, FfwSessionDates *dates)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) now = NULL;
  FfwSessionDateRow *date;
  FfwTrainerRow *row;

  for (guint i = 0; (date = ffw_session_dates_get_row (dates, i)); i++)
    {
      g_autofree char *label = ffw_words_short_date (ffw_session_date_row_get_date (date));

      g_strv_builder_add (labels, label);
    }
  now = g_strv_builder_end (labels);
  if (self->labels && g_strv_equal ((const char *const *)self->labels, (const char *const *)now))
    return;

  g_strfreev (self->labels);
  self->labels = g_steal_pointer (&now);
  for (guint i = 0; (row = ffw_trainers_box_get_row (self, i)); i++)
    ffw_trainer_row_set_dates (row, (const char *const *)self->labels);
  ffw_people_finder_set_on (self->finder, ffw_session_dates_get_first (dates));
}

static GtkWidget *
make_candidate (FfwTrainersBox *self, const FfwTrainerLook *trainer)
{
  g_autofree char *about = ffw_people_finder_describe (trainer->who);
  GtkWidget *button = gtk_button_new_with_label (trainer->who->name);
  g_autofree char *name = NULL;
  g_autofree char *until = NULL;
  g_autofree char *tip = NULL;

  /* Translators: %1$s is a person who may train on a session */
  name = ffw_words (_ ("Add %1$s"), trainer->who->name, NULL);
  until = ffw_words_date (trainer->until);
  if (trainer->until == FFW_DATE_NONE || trainer->until == FFW_DATE_LAST)
    tip = g_strdup (about);
  else
    /* Translators: %1$s is an organisation and a number there, %2$s a date */
    tip = ffw_words (_ ("%1$s, authorised until %2$s"), about, until, NULL);
  gtk_widget_set_tooltip_text (button, tip);
  ffw_words_name (GTK_ACCESSIBLE (button), name);
  g_object_set_data_full (G_OBJECT (button), "match", ffw_match_copy (trainer->who),
                          (GDestroyNotify)ffw_match_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_candidate), self, G_CONNECT_SWAPPED);

  return button;
}

static void
show_candidates (FfwTrainersBox *self, const FfwSessionLook *look)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->candidates, 0)))
    gtk_flow_box_remove (self->candidates, GTK_WIDGET (child));
  for (guint i = 0; i < look->candidates->len; i++)
    {
      GtkWidget *button = make_candidate (self, look->candidates->pdata[i]);

      gtk_flow_box_append (self->candidates, button);
      child = gtk_flow_box_get_child_at_index (self->candidates, (int)i);
      gtk_widget_set_focusable (GTK_WIDGET (child), FALSE);
      ffw_words_name (GTK_ACCESSIBLE (child), gtk_button_get_label (GTK_BUTTON (button)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->candidates), look->candidates->len > 0);
  if (look->candidates->len > 0)
    show (self->offer, look->needs_authorisation ? _ ("Authorised to deliver the course:")
                                                 : _ ("Trained on the course before:"));
  else
    show (self->offer, look->needs_authorisation && ffw_trainers_box_get_row (self, 0) == NULL
                           ? _ ("Nobody has a record in date, on the last day, of a course that "
                                "authorises them to deliver this one.")
                           : NULL);
}

static char *
say_clashes (const FfwSessionLook *look, gint64 person)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < look->clashes->len; i++)
    {
      const FfwClash *clash = look->clashes->pdata[i];
      g_autofree char *sentence = NULL;
      g_autofree char *day = NULL;
      FfwLocalTime starts, ends;

      if (clash->kind == FFW_CLASH_ROOM || clash->person != person
          || !ffw_local_time_parse (clash->starts_at, &starts)
          || !ffw_local_time_parse (clash->ends_at, &ends))
        continue;
      day = ffw_words_date (starts.day);
      sentence = ffw_words (clash->kind == FFW_CLASH_TRAINER
                                /* Translators: %1$s is a session, %2$s a day, then times. */
                                ? _ ("Trains on session “%1$s” on %2$s, %3$s to %4$s.")
                                /* Translators: %1$s is a session, %2$s a day, then times. */
                                : _ ("Is booked on session “%1$s” on %2$s, %3$s to %4$s."),
                            clash->code, day, clash->starts_at + FFW_DATE_ISO_SIZE,
                            clash->ends_at + FFW_DATE_ISO_SIZE, NULL);
      g_string_append_printf (all, "%s%s", all->len ? " " : "", sentence);
    }

  return all->len ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
}

/** Shows who may train, and of those who are chosen what is odd. */
void
ffw_trainers_box_show_look (FfwTrainersBox *self, const FfwSessionLook *look)
{
  FfwTrainerRow *row;

  show_candidates (self, look);
  for (guint i = 0; (row = ffw_trainers_box_get_row (self, i)); i++)
    {
      g_autofree char *clashes = say_clashes (look, ffw_trainer_row_get_person (row));

      if (i < look->untils->len)
        ffw_trainer_row_show_authorisation (row, look->needs_authorisation,
                                            g_array_index (look->untils, FfwDate, i));
      ffw_trainer_row_show_clash (row, clashes);
    }
}

/** Returns: whether nothing is wanting; where something is, the keyboard goes there */
gboolean
ffw_trainers_box_check (FfwTrainersBox *self)
{
  FfwTrainerRow *row;

  if (!ffw_people_finder_is_empty (self->finder))
    {
      show (self->problem, _ ("Somebody is still being looked up. Choose them, or clear the field "
                              "and the list of those who were not added."));
      gtk_widget_grab_focus (GTK_WIDGET (self->finder));
      return FALSE;
    }
  for (guint i = 0; (row = ffw_trainers_box_get_row (self, i)); i++)
    if (!ffw_trainer_row_check (row))
      {
        gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
        return FALSE;
      }

  return TRUE;
}

/** Returns: (transfer floating): who is chosen and what is typed (a{sv}) */
GVariant *
ffw_trainers_box_save (FfwTrainersBox *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  GVariantBuilder rows;
  FfwTrainerRow *row;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; (row = ffw_trainers_box_get_row (self, i)); i++)
    g_variant_builder_add_value (&rows, ffw_trainer_row_save (row));
  g_variant_dict_insert_value (&state, "rows", g_variant_builder_end (&rows));
  g_variant_dict_insert_value (&state, "finder", ffw_people_finder_save (self->finder));

  return g_variant_dict_end (&state);
}

/** Takes what ffw_trainers_box_save() gave. */
void
ffw_trainers_box_restore (FfwTrainersBox *self, GVariant *state)
{
  g_autoptr (GVariant) rows = g_variant_lookup_value (state, "rows", G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GVariant) finder = g_variant_lookup_value (state, "finder", G_VARIANT_TYPE_VARDICT);

  for (gsize i = 0; rows && i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);

      add_row (self, ffw_trainer_row_new_of_state (row));
    }
  if (finder)
    ffw_people_finder_restore (self->finder, finder);
}
