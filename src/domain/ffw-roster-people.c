/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The people of an organisation before its list comes in, and who of them is not on it. */

#include "ffw-fold.h"
#include "ffw-leaving.h"
#include "ffw-people-row.h"
#include "ffw-post.h"
#include "ffw-roster-private.h"
#include "ffw-roster-rows.h"

#include <string.h>

/* A list that knows fewer than one in so many is another organisation's. */
#define KNOWN_FRACTION 5

#define SQL_ORGANISATION "SELECT coalesce (max (id), 0) FROM organisation WHERE code = ?"
#define SQL_PRESENT                                                                                \
  "SELECT id, started_on FROM post WHERE organisation = ? AND started_on <= ? "                    \
  "   AND (left_on IS NULL OR left_on >= ?) ORDER BY id"
#define SQL_WHO                                                                                    \
  "SELECT p.staff_number, n.given_name, n.family_name FROM post p "                                \
  "  JOIN person n ON n.id = p.person WHERE p.id = ?"

/** @texts: (nullable): by field of people */
void
ffw_roster_free_texts (char **texts)
{
  for (guint i = 0; texts != NULL && i < FFW_MAX_FIELDS; i++)
    g_free (texts[i]);
  g_free (texts);
}

/** Returns: (transfer none) (nullable): the post, where it is one of the organisation that is held
 * on the day */
FfwRosterPost *
ffw_roster_find_post (FfwRoster *self, gint64 post)
{
  guint least = 0;
  guint beyond = self->posts->len;

  while (least < beyond)
    {
      guint middle = least + (beyond - least) / 2;
      FfwRosterPost *there = &g_array_index (self->posts, FfwRosterPost, middle);

      if (there->post == post)
        return there;
      if (there->post < post)
        least = middle + 1;
      else
        beyond = middle;
    }

  return NULL;
}

void
ffw_roster_clear_pending (FfwRoster *self)
{
  g_clear_pointer (&self->pending.proposal, ffw_roster_proposal_free);
  g_clear_pointer (&self->pending.before, ffw_roster_free_texts);
  g_clear_pointer (&self->pending.roles, g_array_unref);
  self->pending = (FfwRosterPending){ 0 };
}

/* Who is the same as whom, as somebody said: keys like same:LINE:POST. */
static void
read_same (FfwRoster *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->request->accepted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_auto (GStrv) parts = g_strsplit (key, ":", 3);
      gint64 *post;

      if (g_strv_length (parts) != 3 || !g_str_equal (parts[0], "same"))
        continue;
      post = g_new (gint64, 1);
      *post = g_ascii_strtoll (parts[2], NULL, 10);
      g_hash_table_insert (self->same,
                           GUINT_TO_POINTER ((guint)g_ascii_strtoull (parts[1], NULL, 10)), post);
    }
}

/** Reads who is there, before the first row. */
gboolean
ffw_roster_begin (FfwIntake *self, GError **error)
{
  FfwRoster *roster = self->roster;
  g_autoptr (FfwCursor) cursor = NULL;

  g_assert (g_str_equal (self->kind->name, "people"));

  ffw_date_to_iso (roster->request->on, roster->on_iso);
  roster->same = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  roster->refused_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  roster->posts = g_array_new (FALSE, FALSE, sizeof (FfwRosterPost));
  read_same (roster);
  if (!ffw_connection_get_int (self->connection, SQL_ORGANISATION, &roster->organisation, error,
                               "s", roster->request->organisation))
    return FALSE;
  if (roster->organisation == 0)
    {
      ffw_findings_add (self->findings, "E201", 0, 0, NULL, roster->request->organisation, NULL);
      roster->is_refused = TRUE;
    }

  cursor = ffw_connection_query (self->connection, SQL_PRESENT, error, "iss", roster->organisation,
                                 roster->on_iso, roster->on_iso);
  while (cursor != NULL && ffw_cursor_next (cursor, error))
    {
      FfwRosterPost there = { .post = ffw_cursor_get_int (cursor, 0),
                              .started_on = ffw_cursor_get_date (cursor, 1) };

      g_array_append_val (roster->posts, there);
    }
  roster->n_present = roster->posts->len;

  return cursor != NULL && !ffw_cursor_has_failed (cursor);
}

/** Lets go of what belongs to the connection. */
void
ffw_roster_end (FfwRoster *self)
{
  ffw_roster_clear_pending (self);
  g_clear_pointer (&self->listing, ffw_listing_free);
  g_clear_pointer (&self->by_number, ffw_cursor_free);
  g_clear_pointer (&self->by_uuid, ffw_cursor_free);
  g_clear_pointer (&self->by_person, ffw_cursor_free);
  g_clear_pointer (&self->posts, g_array_unref);
  g_clear_pointer (&self->same, g_hash_table_unref);
  g_clear_pointer (&self->refused_names, g_hash_table_unref);
}

/* Whether the list knows so few people that it must be of others. */
static gboolean
is_foreign (const FfwRoster *self)
{
  guint most = MIN (self->n_present, self->n_rows);

  return self->n_present > 0
         && (self->n_matched == 0 || (guint64)self->n_matched * KNOWN_FRACTION < most);
}

static void
say_foreign (FfwIntake *self)
{
  FfwRoster *roster = self->roster;
  g_autofree char *matched = g_strdup_printf ("%u", roster->n_matched);
  g_autofree char *rows = g_strdup_printf ("%u", roster->n_rows);

  ffw_findings_add (self->findings, "E320", 0, 0, NULL, roster->request->organisation, matched,
                    rows, NULL);
  g_ptr_array_set_size (roster->proposals, 0);
  roster->is_refused = TRUE;
}

/* The last day of a post, where the list says or means that it has one. */
static FfwDate
last_day (const FfwRoster *self, const FfwRosterPost *there)
{
  if (there->last_on != FFW_DATE_NONE)
    return there->last_on;
  if (there->line != 0 || there->started_on >= self->request->on)
    return FFW_DATE_NONE;

  return self->request->on - 1;
}

static char *
leaver_key (const FfwRosterPost *there, FfwDate last)
{
  char iso[FFW_DATE_ISO_SIZE];

  return g_strdup_printf ("left:%" G_GINT64_FORMAT ":%s", there->post, ffw_date_to_iso (last, iso));
}

static gboolean
describe_leaving (FfwIntake *self, FfwRosterProposal *proposal, GError **error)
{
  g_autoptr (FfwLeaving) leaving = ffw_leaving_read (self->connection, &proposal->post, 1,
                                                     proposal->on, ffw_language_get (), error);
  g_autoptr (FfwCursor) who = NULL;
  g_autoptr (GString) training = g_string_new (NULL);

  if (leaving == NULL)
    return FALSE;
  proposal->n_booked = leaving->n_booked;
  proposal->n_managed = leaving->n_managed;
  for (guint i = 0; i < leaving->training->len; i++)
    {
      const FfwLeavingSession *session = g_ptr_array_index (leaving->training, i);

      g_string_append_printf (training, "%s%s", training->len ? ", " : "", session->code);
    }
  if (training->len > 0)
    proposal->training = g_strdup (training->str);

  who = ffw_connection_query (self->connection, SQL_WHO, error, "i", proposal->post);
  if (who == NULL || !ffw_cursor_next (who, error))
    return FALSE;
  proposal->number = g_strdup (ffw_cursor_get_text (who, 0));
  proposal->name = ffw_person_join_name (ffw_cursor_get_text (who, 1),
                                         ffw_cursor_get_text (who, 2));

  return TRUE;
}

/* Whether a refused row has the name of somebody who is not on the list otherwise. */
static gboolean
has_refused_name (FfwRoster *self, const FfwRosterProposal *proposal)
{
  g_autofree char *name = ffw_fold_name (proposal->name);

  return g_hash_table_contains (self->refused_names, name);
}

static gboolean
propose_leavers (FfwIntake *self, GError **error)
{
  FfwRoster *roster = self->roster;

  for (guint i = 0; i < roster->posts->len; i++)
    {
      const FfwRosterPost *there = &g_array_index (roster->posts, FfwRosterPost, i);
      FfwDate last = last_day (roster, there);
      FfwRosterProposal *proposal;

      if (last == FFW_DATE_NONE)
        continue;
      proposal = ffw_roster_proposal_new (FFW_ROSTER_LEFT);
      g_ptr_array_add (roster->proposals, proposal);
      proposal->key = leaver_key (there, last);
      proposal->line = there->line;
      proposal->post = there->post;
      proposal->on = last;
      if (!describe_leaving (self, proposal, error) || !ffw_change_rest (self->change, error))
        return FALSE;
      if (proposal->line == 0 && has_refused_name (roster, proposal))
        g_ptr_array_set_size (roster->proposals, (int)roster->proposals->len - 1);
    }

  return TRUE;
}

static int
compare_proposals (gconstpointer a, gconstpointer b)
{
  const FfwRosterProposal *first = *(const FfwRosterProposal *const *)a;
  const FfwRosterProposal *second = *(const FfwRosterProposal *const *)b;

  if (first->sort != second->sort)
    return (int)first->sort - (int)second->sort;
  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;

  return g_strcmp0 (first->number, second->number);
}

/* Two that have one name, one new and one gone: perhaps they are the same. */
static void
propose_same (FfwRoster *self)
{
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = self->proposals->len;

  for (guint i = n; i > 0; i--)
    {
      FfwRosterProposal *gone = g_ptr_array_index (self->proposals, i - 1);

      if (gone->sort == FFW_ROSTER_LEFT && gone->line == 0)
        g_hash_table_replace (left, ffw_fold_name (gone->name), gone);
    }
  for (guint i = 0; i < n; i++)
    {
      FfwRosterProposal *here = g_ptr_array_index (self->proposals, i);
      g_autofree char *name = here->sort == FFW_ROSTER_NEW ? ffw_fold_name (here->name) : NULL;
      FfwRosterProposal *gone = name && !here->returns ? g_hash_table_lookup (left, name) : NULL;
      FfwRosterProposal *same;
      FfwRosterChange number = { .field = FIELD_NUMBER };

      if (gone == NULL)
        continue;
      g_hash_table_remove (left, name);
      same = ffw_roster_proposal_new (FFW_ROSTER_SAME);
      same->key = g_strdup_printf ("same:%u:%" G_GINT64_FORMAT, here->line, gone->post);
      same->line = here->line;
      same->post = gone->post;
      same->number = g_strdup (here->number);
      same->name = g_strdup (here->name);
      same->on = self->request->on;
      number.before = g_strdup (gone->number);
      number.after = g_strdup (here->number);
      g_array_append_val (same->changes, number);
      here->same = gone->same = (int)self->proposals->len;
      g_ptr_array_add (self->proposals, same);
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const FfwRosterPost *first = a;
  const FfwRosterPost *second = b;

  return (first->last_on > second->last_on) - (first->last_on < second->last_on);
}

/* Who was accepted to leave, those of one last day together. */
static GArray *
accepted_leavers (FfwRoster *self)
{
  GArray *leavers = g_array_new (FALSE, FALSE, sizeof (FfwRosterPost));

  for (guint i = 0; i < self->posts->len; i++)
    {
      FfwRosterPost there = g_array_index (self->posts, FfwRosterPost, i);
      FfwDate last = last_day (self, &there);
      g_autofree char *key = last ? leaver_key (&there, last) : NULL;

      if (key == NULL || !g_hash_table_contains (self->request->accepted, key))
        continue;
      there.last_on = last;
      g_array_append_val (leavers, there);
    }
  g_array_sort (leavers, compare_days);

  return leavers;
}

static gboolean
let_leave (FfwIntake *self, const FfwRosterPost *leavers, guint n, GError **error)
{
  g_autofree gint64 *posts = g_new (gint64, n);
  const FfwLeavingPlan plan = { .posts = posts, .n_posts = n, .on = leavers->last_on };
  g_autoptr (FfwLeaving) leaving = NULL;

  for (guint i = 0; i < n; i++)
    posts[i] = leavers[i].post;
  leaving = ffw_leaving_run (self->change, &plan, self->today, error);

  return leaving != NULL;
}

static gboolean
let_accepted_leave (FfwIntake *self, GError **error)
{
  FfwRoster *roster = self->roster;
  g_autoptr (GArray) leavers = accepted_leavers (roster);
  const FfwRosterPost *all = (const FfwRosterPost *)leavers->data;
  guint n;

  if (ffw_roster_is_most (roster, leavers->len) && !roster->request->most)
    {
      g_autofree char *leaving = g_strdup_printf ("%u", leavers->len);
      g_autofree char *present = g_strdup_printf ("%u", roster->n_present);

      ffw_findings_add (self->findings, "E322", 0, 0, NULL, leaving, present, NULL);
      roster->is_refused = TRUE;
      return TRUE;
    }
  for (guint i = 0; i < leavers->len; i += n)
    {
      for (n = 1; i + n < leavers->len && all[i + n].last_on == all[i].last_on; n++)
        ;
      if (!let_leave (self, &all[i], n, error))
        return FALSE;
    }
  roster->n_done[FFW_ROSTER_LEFT] = leavers->len;

  return TRUE;
}

/** Settles who is not on the list, once all rows are in. */
gboolean
ffw_roster_finish (FfwIntake *self, GError **error)
{
  FfwRoster *roster = self->roster;
  gboolean settled = TRUE;

  if (is_foreign (roster))
    {
      say_foreign (self);
      return TRUE;
    }
  if (roster->n_missed > 0)
    {
      g_autofree char *missed = g_strdup_printf ("%u", roster->n_missed);

      ffw_findings_add (self->findings, "W320", 0, 0, NULL, missed, NULL);
    }
  else
    settled = roster->collects ? propose_leavers (self, error) : let_accepted_leave (self, error);
  if (!settled)
    return FALSE;
  g_ptr_array_sort (roster->proposals, compare_proposals);
  propose_same (roster);

  return TRUE;
}
