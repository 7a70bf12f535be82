/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-transfer-row.h"

#include "ffw-people-finder.h"
#include "ffw-string-factory.h"
#include "ffw-transfer-settle.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* Names of people are no longer than this in the closed list; open, they are whole. */
#define MOST_CHARS 34

struct _FfwTransferRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *name;
  GtkLabel *details;
  GtkDropDown *who;

  GtkStringList *labels;
  GArray *ids; /* of the choices */
};

enum
{
  PROP_0,
  PROP_DECISION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwTransferRow, ffw_transfer_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_chosen (FfwTransferRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DECISION]);
}

static void
ffw_transfer_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DECISION:
      g_value_set_int64 (value, ffw_transfer_row_get_decision (FFW_TRANSFER_ROW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_transfer_row_finalize (GObject *object)
{
  g_array_unref (FFW_TRANSFER_ROW (object)->ids);

  G_OBJECT_CLASS (ffw_transfer_row_parent_class)->finalize (object);
}

static void
ffw_transfer_row_class_init (FfwTransferRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = ffw_transfer_row_get_property;
  object_class->finalize = ffw_transfer_row_finalize;
  properties[PROP_DECISION] = g_param_spec_int64 ("decision", NULL, NULL, G_MININT64, G_MAXINT64,
                                                  FFW_SETTLE_OPEN,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-transfer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwTransferRow, name);
  gtk_widget_class_bind_template_child (widget_class, FfwTransferRow, details);
  gtk_widget_class_bind_template_child (widget_class, FfwTransferRow, who);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
ffw_transfer_row_init (FfwTransferRow *self)
{
  g_autoptr (GtkListItemFactory) factory = ffw_string_factory_new (MOST_CHARS);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->labels = gtk_string_list_new (NULL);
  gtk_drop_down_set_factory (self->who, factory);
  gtk_drop_down_set_model (self->who, G_LIST_MODEL (self->labels));
  g_object_unref (self->labels);
}

/* What the other organisation calls them, and what it says of them. */
static char *
describe (FfwTransferKind kind, const FfwTransferPerson *person)
{
  FfwLanguage reader = ffw_language_get ();
  const char *language = ffw_coding_get_word (&ffw_coding_language, person->language, reader);
  const FfwTransferWho *who = &person->who;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (who->number)
    g_ptr_array_add (
        parts, g_strdup_printf ("%s/%s", who->organisation ? who->organisation : "", who->number));
  else if (who->organisation)
    g_ptr_array_add (parts, g_strdup (who->organisation));
  if (who->email)
    g_ptr_array_add (parts, g_strdup (who->email));
  if (person->outcome >= 0)
    g_ptr_array_add (parts,
                     g_strdup (ffw_coding_get_word (&ffw_coding_outcome, person->outcome, reader)));
  else if (person->status >= 0)
    g_ptr_array_add (
        parts, g_strdup (ffw_coding_get_word (&ffw_coding_booking_status, person->status, reader)));
  if (person->completed_on != FFW_DATE_NONE)
    g_ptr_array_add (parts, ffw_words_date (person->completed_on));
  if (language)
    g_ptr_array_add (parts, g_strdup (language));
  if (person->reason >= 0)
    g_ptr_array_add (
        parts, g_strdup (ffw_coding_get_word (&ffw_coding_place_reason, person->reason, reader)));
  if (person->access)
    g_ptr_array_add (parts, g_strdup (person->access));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **)parts->pdata);
}

static void
add_proposals (FfwTransferRow *self, const FfwTransferFound *found)
{
  for (guint i = 0; i < found->proposals->len; i++)
    {
      const FfwMatch *match = found->proposals->pdata[i];
      g_autofree char *who = ffw_people_finder_describe (match);
      /* Translators: a person who may be the one that is meant */
      g_autofree char *label = ffw_words (_ ("Perhaps %1$s"), who, NULL);

      ffw_transfer_row_add (self, match->person, label);
    }
}

/** Returns: a row on which somebody who is matched is chosen already, and nobody else */
GtkWidget *
ffw_transfer_row_new (FfwTransferKind kind, const FfwTransferPerson *person,
                      const FfwTransferFound *found)
{
  FfwTransferRow *self = g_object_new (FFW_TYPE_TRANSFER_ROW, NULL);
  g_autofree char *name = ffw_transfer_who_get_name (&person->who);
  g_autofree char *details = describe (kind, person);
  g_autofree char *label = ffw_words (_ ("Who %1$s is"), name, NULL);
  g_autofree char *all = ffw_words (_ ("%1$s: %2$s"), name, details, NULL);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->details, details);
  if (found->person && found->match)
    {
      g_autofree char *who = ffw_people_finder_describe (found->match);

      ffw_transfer_row_add (self, found->person, who);
    }
  ffw_transfer_row_add (self, FFW_SETTLE_OPEN, _ ("Not known yet: keep"));
  add_proposals (self, found);
  if (found->person == 0)
    ffw_transfer_row_add (self, FFW_SETTLE_NEW, _ ("Add as somebody new"));
  ffw_transfer_row_add (self, FFW_SETTLE_ASIDE, _ ("Not one of ours: set aside"));
  gtk_drop_down_set_selected (self->who, 0);
  if (found->state == FFW_TRANSFER_ASIDE)
    ffw_transfer_row_set_decision (self, FFW_SETTLE_ASIDE);
  ffw_words_name_parts (GTK_WIDGET (self->who), label);
  ffw_words_name (GTK_ACCESSIBLE (self), all);

  return GTK_WIDGET (self);
}

/** Offers somebody else. */
void
ffw_transfer_row_add (FfwTransferRow *self, gint64 person, const char *label)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == person)
      return;

  g_array_append_val (self->ids, person);
  gtk_string_list_append (self->labels, label);
}

gint64
ffw_transfer_row_get_decision (FfwTransferRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->who);

  return selected < self->ids->len ? g_array_index (self->ids, gint64, selected) : FFW_SETTLE_OPEN;
}

/** Chooses what is offered; anything else is left alone. */
void
ffw_transfer_row_set_decision (FfwTransferRow *self, gint64 decision)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == decision)
      gtk_drop_down_set_selected (self->who, i);
}
