/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-roster-item.h"

#include "ffw-import-words.h"
#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwRosterItem
{
  GObject parent_instance;

  FfwRosterAnswer *answer;
  FfwRoster *roster;
  int position; /* of the proposal, or -1 */
  FfwRosterSort sort;
};

enum
{
  PROP_ACCEPTED = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FfwRosterItem, ffw_roster_item, G_TYPE_OBJECT)

static void
ffw_roster_item_finalize (GObject *object)
{
  FfwRosterItem *self = FFW_ROSTER_ITEM (object);

  g_object_unref (self->answer);
  ffw_roster_unref (self->roster);

  G_OBJECT_CLASS (ffw_roster_item_parent_class)->finalize (object);
}

static void
ffw_roster_item_get_property (GObject *object, guint property, GValue *value, GParamSpec *spec)
{
  if (property == PROP_ACCEPTED)
    g_value_set_boolean (value, ffw_roster_item_get_accepted (FFW_ROSTER_ITEM (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
ffw_roster_item_class_init (FfwRosterItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = ffw_roster_item_finalize;
  object_class->get_property = ffw_roster_item_get_property;
  properties[PROP_ACCEPTED] = g_param_spec_boolean ("accepted", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
ffw_roster_item_init (FfwRosterItem *self)
{
}

/**
 * ffw_roster_item_new:
 * @answer: takes what is accepted
 * @roster: of a dry run
 * @position: of a proposal in it
 *
 * Returns: (transfer full): a person
 */
FfwRosterItem *
ffw_roster_item_new (FfwRosterAnswer *answer, FfwRoster *roster, int position)
{
  FfwRosterItem *self = ffw_roster_item_new_of_sort (
      answer, roster, ffw_roster_get (roster, (guint)position)->sort);

  self->position = position;

  return self;
}

/** Returns: (transfer full): the heading of a sort */
FfwRosterItem *
ffw_roster_item_new_of_sort (FfwRosterAnswer *answer, FfwRoster *roster, FfwRosterSort sort)
{
  FfwRosterItem *self = g_object_new (FFW_TYPE_ROSTER_ITEM, NULL);

  self->answer = g_object_ref (answer);
  self->roster = ffw_roster_ref (roster);
  self->sort = sort;
  self->position = -1;

  return self;
}

gboolean
ffw_roster_item_is_sort (FfwRosterItem *self)
{
  return self->position < 0;
}

static const FfwRosterProposal *
get_proposal (FfwRosterItem *self)
{
  return ffw_roster_get (self->roster, (guint)self->position);
}

/** Returns: whether it cannot be accepted, as somebody is the same as another */
gboolean
ffw_roster_item_is_void (FfwRosterItem *self)
{
  return !ffw_roster_item_is_sort (self)
         && ffw_roster_answer_is_void (self->answer, self->roster, get_proposal (self));
}

static guint
count_void (FfwRosterItem *self)
{
  guint n = 0;

  for (guint i = 0; i < ffw_roster_get_n (self->roster); i++)
    {
      const FfwRosterProposal *proposal = ffw_roster_get (self->roster, i);

      n += proposal->sort == self->sort
           && ffw_roster_answer_is_void (self->answer, self->roster, proposal);
    }

  return n;
}

static guint
count_there (FfwRosterItem *self)
{
  return ffw_roster_count (self->roster, self->sort) - count_void (self);
}

gboolean
ffw_roster_item_get_accepted (FfwRosterItem *self)
{
  if (ffw_roster_item_is_sort (self))
    {
      guint there = count_there (self);

      return there > 0 && ffw_roster_answer_count (self->answer, self->roster, self->sort) == there;
    }

  return !ffw_roster_item_is_void (self)
         && ffw_roster_answer_accepts (self->answer, get_proposal (self));
}

/** Says what is to be done; the others are to be told with ffw_roster_item_update(). */
void
ffw_roster_item_set_accepted (FfwRosterItem *self, gboolean accepted)
{
  if (!ffw_roster_item_is_sort (self))
    {
      ffw_roster_answer_accept (self->answer, get_proposal (self), accepted);
      return;
    }
  for (guint i = 0; i < ffw_roster_get_n (self->roster); i++)
    {
      const FfwRosterProposal *proposal = ffw_roster_get (self->roster, i);

      if (proposal->sort == self->sort)
        ffw_roster_answer_accept (self->answer, proposal, accepted);
    }
}

/** What was accepted may be another now. */
void
ffw_roster_item_update (FfwRosterItem *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCEPTED]);
}

static char *
title_of_sort (FfwRosterItem *self)
{
  g_autofree char *accepted
      = ffw_words_number (ffw_roster_answer_count (self->answer, self->roster, self->sort));
  g_autofree char *there = ffw_words_number (count_there (self));

  switch (self->sort)
    {
    case FFW_ROSTER_NEW:
      /* Translators: people on a list; of %2$s, %1$s are accepted; the next three likewise */
      return ffw_words (_ ("New: %1$s of %2$s"), accepted, there, NULL);
    case FFW_ROSTER_MOVED:
      return ffw_words (_ ("Moved: %1$s of %2$s"), accepted, there, NULL);
    case FFW_ROSTER_LEFT:
      return ffw_words (_ ("Left, as they are not on the list: %1$s of %2$s"), accepted, there,
                        NULL);
    case FFW_ROSTER_SAME:
    default:
      return ffw_words (_ ("Perhaps the same: %1$s of %2$s"), accepted, there, NULL);
    }
}

/** Returns: (transfer full): who it is, or which sort with how many */
char *
ffw_roster_item_get_title (FfwRosterItem *self)
{
  const FfwRosterProposal *proposal;

  if (ffw_roster_item_is_sort (self))
    return title_of_sort (self);

  proposal = get_proposal (self);

  return g_strconcat (proposal->number ? proposal->number : "", proposal->number ? " " : "",
                      proposal->name, NULL);
}

static void
add (GString *details, char *sentence)
{
  g_string_append_printf (details, "%s%s", details->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

static void
add_changes (GString *details, const FfwRosterProposal *proposal)
{
  const FfwKind *people = ffw_kind_find ("people");

  for (guint i = 0; i < proposal->changes->len; i++)
    {
      const FfwRosterChange *change = &g_array_index (proposal->changes, FfwRosterChange, i);
      g_autofree char *word = ffw_import_words_field (&people->fields[change->field]);

      /* Translators: what changes in a row: a field, what stands there and what will */
      add (details, ffw_words (_ ("%1$s: %2$s → %3$s"), word, change->before ? change->before : "–",
                               change->after ? change->after : "–", NULL));
    }
}

static void
add_left_open (GString *details, const FfwRosterProposal *proposal)
{
  if (proposal->n_booked > 0)
    add (details, ffw_words_count (FFW_NP_ ("%1$d place is cancelled", "%1$d places are cancelled"),
                                   (guint64)proposal->n_booked));
  if (proposal->n_managed > 0)
    add (details, ffw_words_count (FFW_NP_ ("%1$d person has no manager then",
                                            "%1$d people have no manager then"),
                                   (guint64)proposal->n_managed));
  if (proposal->training)
    /* Translators: %1$s is the codes of sessions */
    add (details, ffw_words (_ ("They stay the trainer of %1$s"), proposal->training, NULL));
}

/** Returns: (transfer full): what would happen to them; of a sort nothing */
char *
ffw_roster_item_get_details (FfwRosterItem *self)
{
  g_autoptr (GString) details = g_string_new (NULL);
  const FfwRosterProposal *proposal;
  g_autofree char *day = NULL;

  if (ffw_roster_item_is_sort (self))
    return g_strdup ("");

  proposal = get_proposal (self);
  day = ffw_words_date (proposal->on);
  switch (proposal->sort)
    {
    case FFW_ROSTER_NEW:
      if (proposal->returns)
        add (details, ffw_words (_ ("Returns on %1$s"), day, NULL));
      else
        add (details, ffw_words (_ ("From %1$s"), day, NULL));
      break;
    case FFW_ROSTER_LEFT:
      add (details, ffw_words (_ ("Last day: %1$s"), day, NULL));
      break;
    case FFW_ROSTER_MOVED:
    case FFW_ROSTER_SAME:
    default:
      add_changes (details, proposal);
      break;
    }
  add_left_open (details, proposal);
  if (ffw_roster_item_is_void (self))
    add (details, g_strdup (_ ("Not so: they are the same as another.")));
  else if (proposal->same >= 0)
    add (details, g_strdup (_ ("Perhaps the same as another: see below.")));

  return g_string_free (g_steal_pointer (&details), FALSE);
}
