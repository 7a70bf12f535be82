/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-trainer-row.h"

#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwTrainerRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *name;
  GtkLabel *about;
  GtkWidget *remove;
  GtkLabel *authorised;
  FfwTextEntry *reason;
  GtkLabel *clash;
  GtkFlowBox *dates;

  gint64 person;
  gint64 post;
  gboolean wants_reason;
  GArray *off; /* of guint: dates on which they do not train */
};

enum
{
  EDITED,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwTrainerRow, ffw_trainer_row, GTK_TYPE_LIST_BOX_ROW)

static void
show (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

static void
describe (FfwTrainerRow *self)
{
  g_autofree char *all = g_strjoin (" ", gtk_label_get_label (self->about),
                                    gtk_label_get_label (self->authorised),
                                    gtk_label_get_label (self->clash), NULL);

  ffw_words_describe (GTK_ACCESSIBLE (self), all);
}

static void
on_edited (FfwTrainerRow *self)
{
  ffw_text_entry_show_problem (self->reason, NULL);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_remove (FfwTrainerRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
on_toggled (FfwTrainerRow *self, GtkCheckButton *button)
{
  guint date = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "date"));

  ffw_trainer_row_set_on (self, date, gtk_check_button_get_active (button));
  g_signal_emit (self, signals[EDITED], 0);
}

static void
ffw_trainer_row_finalize (GObject *object)
{
  g_array_unref (FFW_TRAINER_ROW (object)->off);

  G_OBJECT_CLASS (ffw_trainer_row_parent_class)->finalize (object);
}

static void
ffw_trainer_row_class_init (FfwTrainerRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ffw_trainer_row_finalize;
  signals[EDITED] = g_signal_new ("edited", FFW_TYPE_TRAINER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", FFW_TYPE_TRAINER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-trainer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerRow, name);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerRow, about);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerRow, remove);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerRow, authorised);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerRow, reason);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerRow, clash);
  gtk_widget_class_bind_template_child (widget_class, FfwTrainerRow, dates);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
ffw_trainer_row_init (FfwTrainerRow *self)
{
  self->off = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ffw_trainer_row_new:
 * @post: in which they train, or 0
 * @about: what tells them from others of the same name
 */
GtkWidget *
ffw_trainer_row_new (gint64 person, gint64 post, const char *name, const char *about)
{
  FfwTrainerRow *self = g_object_new (FFW_TYPE_TRAINER_ROW, NULL);
  /* Translators: %1$s is a person, among the trainers of a session */
  g_autofree char *remove = ffw_words (_ ("Remove %1$s"), name, NULL);

  self->person = person;
  self->post = post;
  gtk_label_set_label (self->name, name);
  show (self->about, *about ? about : NULL);
  gtk_widget_set_tooltip_text (self->remove, remove);
  ffw_words_name (GTK_ACCESSIBLE (self->remove), remove);
  ffw_words_name (GTK_ACCESSIBLE (self), name);
  describe (self);

  return GTK_WIDGET (self);
}

gint64
ffw_trainer_row_get_person (FfwTrainerRow *self)
{
  return self->person;
}

/** Returns: the post in which they train, or 0 */
gint64
ffw_trainer_row_get_post (FfwTrainerRow *self)
{
  return self->post;
}

const char *
ffw_trainer_row_get_name (FfwTrainerRow *self)
{
  return gtk_label_get_label (self->name);
}

/** Returns: why somebody trains who may not; an empty text where they may */
const char *
ffw_trainer_row_get_reason (FfwTrainerRow *self)
{
  return ffw_text_entry_get_text (self->reason);
}

void
ffw_trainer_row_set_reason (FfwTrainerRow *self, const char *reason)
{
  ffw_text_entry_set_text (self->reason, reason ? reason : "");
}

/**
 * ffw_trainer_row_show_authorisation:
 * @needed: whether the course needs one
 * @until: its last day, or %FFW_DATE_NONE where they have none
 */
void
ffw_trainer_row_show_authorisation (FfwTrainerRow *self, gboolean needed, FfwDate until)
{
  g_autofree char *day = NULL;
  g_autofree char *sentence = NULL;

  self->wants_reason = needed && until == FFW_DATE_NONE;
  if (needed && until == FFW_DATE_LAST)
    sentence = g_strdup (_ ("Authorised, without an end"));
  else if (needed && until != FFW_DATE_NONE)
    {
      day = ffw_words_date (until);
      /* Translators: %1$s is a date: until then somebody may deliver a course */
      sentence = ffw_words (_ ("Authorised until %1$s"), day, NULL);
    }
  else if (needed)
    sentence = g_strdup (_ ("No record in date that authorises them on the last day. Choose "
                            "somebody else, or say why they train all the same."));
  show (self->authorised, sentence);
  if (self->wants_reason)
    gtk_widget_add_css_class (GTK_WIDGET (self->authorised), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->authorised), "warning");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), self->wants_reason);
  describe (self);
}

/**
 * ffw_trainer_row_show_clash:
 * @clash: (nullable): where else they would be at the time
 */
void
ffw_trainer_row_show_clash (FfwTrainerRow *self, const char *clash)
{
  show (self->clash, clash);
  describe (self);
}

/**
 * ffw_trainer_row_set_dates:
 * @labels: of the session's dates, in their order; it is asked on which of them the person trains
 *   where there are several
 */
void
ffw_trainer_row_set_dates (FfwTrainerRow *self, const char *const *labels)
{
  guint n = g_strv_length ((char **)labels);
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->dates, 0)))
    gtk_flow_box_remove (self->dates, GTK_WIDGET (child));
  gtk_widget_set_visible (GTK_WIDGET (self->dates), n > 1);
  for (guint i = 0; n > 1 && i < n; i++)
    {
      GtkWidget *button = gtk_check_button_new_with_label (labels[i]);
      g_autofree char *name = ffw_words (_ ("%1$s: %2$s"), ffw_trainer_row_get_name (self),
                                         labels[i], NULL);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), ffw_trainer_row_is_on (self, i));
      g_object_set_data (G_OBJECT (button), "date", GUINT_TO_POINTER (i));
      ffw_words_name (GTK_ACCESSIBLE (button), name);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
      gtk_flow_box_append (self->dates, button);
      child = gtk_flow_box_get_child_at_index (self->dates, (int)i);
      gtk_widget_set_focusable (GTK_WIDGET (child), FALSE);
      ffw_words_name (GTK_ACCESSIBLE (child), name);
    }
}

static int
find_off (FfwTrainerRow *self, guint date)
{
  for (guint i = 0; i < self->off->len; i++)
    if (g_array_index (self->off, guint, i) == date)
      return (int)i;

  return -1;
}

/** Returns: whether they train on a date, counted from 0 */
gboolean
ffw_trainer_row_is_on (FfwTrainerRow *self, guint date)
{
  return find_off (self, date) < 0;
}

/** Says whether they do. */
void
ffw_trainer_row_set_on (FfwTrainerRow *self, guint date, gboolean on)
{
  int there = find_off (self, date);

  if (on && there >= 0)
    g_array_remove_index (self->off, (guint)there);
  else if (!on && there < 0)
    g_array_append_val (self->off, date);
}

/** Returns: whether nothing is wanting; where something is, it is shown */
gboolean
ffw_trainer_row_check (FfwTrainerRow *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (ffw_trainer_row_get_reason (self)));

  if (!self->wants_reason || *reason)
    return TRUE;
  ffw_text_entry_show_problem (self->reason, _ ("Say why, for those who ask later."));

  return FALSE;
}

/** Returns: (transfer floating): who it is and what is typed (a{sv}) */
GVariant *
ffw_trainer_row_save (FfwTrainerRow *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "person", "x", self->person);
  g_variant_dict_insert (&state, "post", "x", self->post);
  g_variant_dict_insert (&state, "name", "s", gtk_label_get_label (self->name));
  g_variant_dict_insert (&state, "about", "s", gtk_label_get_label (self->about));
  g_variant_dict_insert (&state, "reason", "s", ffw_trainer_row_get_reason (self));
  g_variant_dict_insert_value (&state, "off",
                               g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, self->off->data,
                                                          self->off->len, sizeof (guint)));

  return g_variant_dict_end (&state);
}

/** Returns: a row of what ffw_trainer_row_save() gave */
GtkWidget *
ffw_trainer_row_new_of_state (GVariant *state)
{
  g_autoptr (GVariant) off = g_variant_lookup_value (state, "off", G_VARIANT_TYPE ("au"));
  const char *name = "";
  const char *about = "";
  const char *reason = "";
  gint64 person = 0;
  gint64 post = 0;
  GtkWidget *row;

  g_variant_lookup (state, "person", "x", &person);
  g_variant_lookup (state, "post", "x", &post);
  g_variant_lookup (state, "name", "&s", &name);
  g_variant_lookup (state, "about", "&s", &about);
  g_variant_lookup (state, "reason", "&s", &reason);
  row = ffw_trainer_row_new (person, post, name, about);
  ffw_trainer_row_set_reason (FFW_TRAINER_ROW (row), reason);
  for (gsize i = 0; off && i < g_variant_n_children (off); i++)
    {
      guint date;

      g_variant_get_child (off, i, "u", &date);
      ffw_trainer_row_set_on (FFW_TRAINER_ROW (row), date, FALSE);
    }

  return row;
}
