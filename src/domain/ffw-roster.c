/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-roster-private.h"

/* A list that lets so many leave is asked about twice: more than half, or more than FEW who are
 * more than one in FRACTION. */
#define FEW      50
#define FRACTION 5

FfwRosterRequest *
ffw_roster_request_new (const char *organisation, FfwDate on)
{
  FfwRosterRequest *self = g_new0 (FfwRosterRequest, 1);

  self->organisation = g_strdup (organisation);
  self->on = on;
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

FfwRosterRequest *
ffw_roster_request_copy (const FfwRosterRequest *self)
{
  FfwRosterRequest *copy = ffw_roster_request_new (self->organisation, self->on);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->accepted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    ffw_roster_request_accept (copy, key);
  copy->most = self->most;

  return copy;
}

void
ffw_roster_request_free (FfwRosterRequest *self)
{
  g_free (self->organisation);
  g_hash_table_unref (self->accepted);
  g_free (self);
}

/** @key: of a proposal that somebody saw */
void
ffw_roster_request_accept (FfwRosterRequest *self, const char *key)
{
  g_hash_table_add (self->accepted, g_strdup (key));
}

static void
change_clear (gpointer data)
{
  FfwRosterChange *change = data;

  g_free (change->before);
  g_free (change->after);
}

/** A proposal without anything said of it yet. */
FfwRosterProposal *
ffw_roster_proposal_new (FfwRosterSort sort)
{
  FfwRosterProposal *self = g_new0 (FfwRosterProposal, 1);

  self->sort = sort;
  self->same = -1;
  self->changes = g_array_new (FALSE, FALSE, sizeof (FfwRosterChange));
  g_array_set_clear_func (self->changes, change_clear);

  return self;
}

void
ffw_roster_proposal_free (FfwRosterProposal *self)
{
  g_free (self->key);
  g_free (self->number);
  g_free (self->name);
  g_array_unref (self->changes);
  g_free (self->training);
  g_free (self);
}

/**
 * ffw_roster_new:
 * @request: what somebody says the file is, and what they accept of it
 * @collects: whether nothing will be written, and all that there is to accept is wanted
 */
FfwRoster *
ffw_roster_new (const FfwRosterRequest *request, gboolean collects)
{
  FfwRoster *self = g_new0 (FfwRoster, 1);

  g_atomic_ref_count_init (&self->references);
  self->request = ffw_roster_request_copy (request);
  self->collects = collects;
  self->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_roster_proposal_free);

  return self;
}

FfwRoster *
ffw_roster_ref (FfwRoster *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
ffw_roster_unref (FfwRoster *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  ffw_roster_request_free (self->request);
  g_ptr_array_unref (self->proposals);
  g_free (self);
}

/** How many posts of the organisation are held on the day before the list. */
guint
ffw_roster_get_n_present (FfwRoster *self)
{
  return self->n_present;
}

guint
ffw_roster_get_n (FfwRoster *self)
{
  return self->proposals->len;
}

/** Returns: (transfer none): the proposal at @position, from 0; those of a sort stand together, in
 * the order of the file or of the staff numbers */
const FfwRosterProposal *
ffw_roster_get (FfwRoster *self, guint position)
{
  return g_ptr_array_index (self->proposals, position);
}

/** How many are proposed. */
guint
ffw_roster_count (FfwRoster *self, FfwRosterSort sort)
{
  guint n = 0;

  for (guint i = 0; i < self->proposals->len; i++)
    n += ffw_roster_get (self, i)->sort == sort;

  return n;
}

/** How many of what was accepted were written; who is the same is one who moved. */
guint
ffw_roster_get_n_done (FfwRoster *self, FfwRosterSort sort)
{
  return self->n_done[sort];
}

/** Whether @n_leaving are so many that somebody must be asked twice. */
gboolean
ffw_roster_is_most (FfwRoster *self, guint n_leaving)
{
  return n_leaving > self->n_present / 2
         || (n_leaving > FEW && n_leaving > self->n_present / FRACTION);
}

/** How many rows were refused and do not say whom they are about, so that nobody is taken to have
 * left. */
guint
ffw_roster_get_n_missed (FfwRoster *self)
{
  return self->n_missed;
}

/** Whether the list as a whole is refused, whatever becomes of its rows. */
gboolean
ffw_roster_is_refused (FfwRoster *self)
{
  return self->is_refused;
}

/** Returns: (transfer none): the code of the organisation that it is of */
const char *
ffw_roster_get_organisation (FfwRoster *self)
{
  return self->request->organisation;
}

/**
 * ffw_roster_describe:
 * @title: (nullable): what the organisation is called; %NULL for its code, as the history has it
 *
 * Returns: (transfer full): what was done
 */
FfwMessage *
ffw_roster_describe (FfwRoster *self, const char *title)
{
  guint n_moved = self->n_done[FFW_ROSTER_MOVED] + self->n_done[FFW_ROSTER_SAME];
  g_autofree char *added = g_strdup_printf ("%u", self->n_done[FFW_ROSTER_NEW]);
  g_autofree char *moved = g_strdup_printf ("%u", n_moved);
  g_autofree char *left = g_strdup_printf ("%u", self->n_done[FFW_ROSTER_LEFT]);

  return ffw_message_new ("complete-list", title ? title : self->request->organisation, added,
                          moved, left, NULL);
}

/**
 * ffw_roster_accept_all:
 * @request: takes the keys
 * @sorts: by #FfwRosterSort, whether all of that sort are accepted
 */
void
ffw_roster_accept_all (FfwRoster *self, FfwRosterRequest *request,
                       const gboolean sorts[FFW_ROSTER_N_SORTS])
{
  for (guint i = 0; i < self->proposals->len; i++)
    {
      const FfwRosterProposal *proposal = ffw_roster_get (self, i);
      gboolean is_void = proposal->same >= 0 && sorts[FFW_ROSTER_SAME];

      if (sorts[proposal->sort] && !is_void)
        ffw_roster_request_accept (request, proposal->key);
    }
}
