/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-roster-answer.h"

struct _FfwRosterAnswer
{
  GObject parent_instance;

  gboolean is_complete;
  FfwRosterRequest *request;
  GHashTable *seen; /* the keys of proposals that were shown */
};

G_DEFINE_FINAL_TYPE (FfwRosterAnswer, ffw_roster_answer, G_TYPE_OBJECT)

static void
ffw_roster_answer_finalize (GObject *object)
{
  FfwRosterAnswer *self = FFW_ROSTER_ANSWER (object);

  ffw_roster_request_free (self->request);
  g_hash_table_unref (self->seen);

  G_OBJECT_CLASS (ffw_roster_answer_parent_class)->finalize (object);
}

static void
ffw_roster_answer_class_init (FfwRosterAnswerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_roster_answer_finalize;
}

static void
ffw_roster_answer_init (FfwRosterAnswer *self)
{
  self->request = ffw_roster_request_new ("", ffw_date_today ());
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/** Returns: (transfer full): that the file is no complete list */
FfwRosterAnswer *
ffw_roster_answer_new (void)
{
  return g_object_new (FFW_TYPE_ROSTER_ANSWER, NULL);
}

/**
 * ffw_roster_answer_set:
 * @organisation: its code, empty while nobody has said it
 * @on: the first day on which the list holds, or no date while nobody has said it
 *
 * What was accepted of another list is forgotten.
 */
void
ffw_roster_answer_set (FfwRosterAnswer *self, gboolean is_complete, const char *organisation,
                       FfwDate on)
{
  self->is_complete = is_complete;
  if (g_str_equal (self->request->organisation, organisation) && self->request->on == on)
    return;

  ffw_roster_request_free (self->request);
  self->request = ffw_roster_request_new (organisation, on);
  g_hash_table_remove_all (self->seen);
}

gboolean
ffw_roster_answer_is_complete (FfwRosterAnswer *self)
{
  return self->is_complete;
}

const char *
ffw_roster_answer_get_organisation (FfwRosterAnswer *self)
{
  return self->request->organisation;
}

FfwDate
ffw_roster_answer_get_on (FfwRosterAnswer *self)
{
  return self->request->on;
}

/** Takes note of what is shown: who is new comes in unless somebody says otherwise, as from any
 * file; the rest waits to be accepted. */
void
ffw_roster_answer_see (FfwRosterAnswer *self, FfwRoster *roster)
{
  for (guint i = 0; i < ffw_roster_get_n (roster); i++)
    {
      const FfwRosterProposal *proposal = ffw_roster_get (roster, i);

      if (g_hash_table_add (self->seen, g_strdup (proposal->key))
          && proposal->sort == FFW_ROSTER_NEW)
        ffw_roster_request_accept (self->request, proposal->key);
    }
}

void
ffw_roster_answer_accept (FfwRosterAnswer *self, const FfwRosterProposal *proposal,
                          gboolean accepted)
{
  self->request->most = FALSE;
  if (accepted)
    ffw_roster_request_accept (self->request, proposal->key);
  else
    g_hash_table_remove (self->request->accepted, proposal->key);
}

gboolean
ffw_roster_answer_accepts (FfwRosterAnswer *self, const FfwRosterProposal *proposal)
{
  return g_hash_table_contains (self->request->accepted, proposal->key);
}

/** Returns: whether it is accepted that they are somebody else of @roster, so that they are neither
 * new nor gone */
gboolean
ffw_roster_answer_is_void (FfwRosterAnswer *self, FfwRoster *roster,
                           const FfwRosterProposal *proposal)
{
  return proposal->same >= 0
         && ffw_roster_answer_accepts (self, ffw_roster_get (roster, (guint)proposal->same));
}

/** Returns: how many of the sort are accepted */
guint
ffw_roster_answer_count (FfwRosterAnswer *self, FfwRoster *roster, FfwRosterSort sort)
{
  guint n = 0;

  for (guint i = 0; i < ffw_roster_get_n (roster); i++)
    {
      const FfwRosterProposal *proposal = ffw_roster_get (roster, i);

      n += proposal->sort == sort && ffw_roster_answer_accepts (self, proposal)
           && !ffw_roster_answer_is_void (self, roster, proposal);
    }

  return n;
}

/** Somebody was asked whether most of the staff are to leave, and said so. */
void
ffw_roster_answer_confirm_most (FfwRosterAnswer *self)
{
  self->request->most = TRUE;
}

/** Returns: (transfer none) (nullable): what an import is told; %NULL where it is no complete list,
 * or not yet known of which organisation */
FfwRosterRequest *
ffw_roster_answer_get_request (FfwRosterAnswer *self)
{
  return self->is_complete && *self->request->organisation && self->request->on ? self->request
                                                                                : NULL;
}
