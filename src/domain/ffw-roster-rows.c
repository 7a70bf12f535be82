/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-roster-rows.h"

#include "ffw-action-error.h"
#include "ffw-fold.h"
#include "ffw-intake-deferred.h"
#include "ffw-intake-links.h"
#include "ffw-intake-table.h"
#include "ffw-people-row.h"
#include "ffw-post.h"
#include "ffw-roster-private.h"

#include <string.h>

static gboolean
is_accepted (FfwRoster *self, const char *key)
{
  return self->collects || g_hash_table_contains (self->request->accepted, key);
}

/* What is proposed of the row; %FALSE where nobody accepted it. */
static gboolean
propose (FfwRoster *self, FfwRosterSort sort, const FfwRow *row, gint64 post, char *key)
{
  FfwRosterPending *pending = &self->pending;
  gboolean accepted = is_accepted (self, key);

  pending->sort = sort;
  pending->post = post;
  if (self->collects)
    {
      pending->proposal = ffw_roster_proposal_new (sort);
      pending->proposal->key = key;
      pending->proposal->line = row->line;
      pending->proposal->post = post;
      pending->proposal->on = self->request->on;
    }
  else
    g_free (key);

  return accepted;
}

/* Somebody who is in no post there on the day. */
static gboolean
find_new (FfwIntake *self, FfwRow *row)
{
  FfwRoster *roster = self->roster;
  const FfwCell *number = &row->cells[FIELD_NUMBER];
  FfwCell *started = &roster->cells[FIELD_STARTED_ON];
  gboolean returns = row->person != 0 && roster->picked.past != 0;

  /* A staff office gives the day on which somebody first came; the post since then has ended. */
  if (started->state == FFW_CELL_ABSENT
      || (returns && ffw_roster_has (roster, FIELD_STARTED_ON)
          && started->date < roster->request->on))
    {
      *started = (FfwCell){ .state = FFW_CELL_SET,
                            .text = roster->on_iso,
                            .length = strlen (roster->on_iso),
                            .date = roster->request->on };
      ffw_row_set_text (row, POST_STARTED_ON, roster->on_iso);
    }
  row->left_alone = !propose (
      roster, FFW_ROSTER_NEW, row, 0,
      g_strdup_printf ("new:%u:%s:%s", row->line, number->state == FFW_CELL_SET ? number->text : "",
                       started->state == FFW_CELL_SET ? started->text : ""));
  if (roster->pending.proposal != NULL)
    {
      roster->pending.proposal->returns = returns;
      if (started->state == FFW_CELL_SET)
        roster->pending.proposal->on = started->date;
    }

  return TRUE;
}

static gint64
slot_id (const FfwRow *row, guint slot)
{
  return row->slots[slot].state == FFW_SLOT_INTEGER ? row->slots[slot].integer : 0;
}

static gboolean
slot_differs (const FfwRow *row, guint slot)
{
  return ffw_slot_differs (&row->slots[slot], &row->old[slot]);
}

/* How the post that the list shows differs from the one that is there. */
static gboolean
compare (FfwIntake *self, FfwRow *row, gboolean elsewhere, GError **error)
{
  FfwRosterPending *pending = &self->roster->pending;
  FfwPostValues *to = &pending->to;
  gboolean roles = FALSE;

  if (elsewhere)
    {
      to->given |= FFW_POST_ORGANISATION;
      to->organisation = self->roster->organisation;
    }
  if (slot_differs (row, POST_NUMBER) || (elsewhere && ffw_roster_has (self->roster, FIELD_NUMBER)))
    {
      to->given |= FFW_POST_NUMBER;
      to->number = row->slots[POST_NUMBER].text;
    }
  if (slot_differs (row, POST_SITE) || (elsewhere && slot_id (row, POST_SITE) != 0))
    {
      to->given |= FFW_POST_SITE;
      to->site = slot_id (row, POST_SITE);
    }
  if (slot_differs (row, POST_MANAGER) || (elsewhere && slot_id (row, POST_MANAGER) != 0))
    {
      to->given |= FFW_POST_MANAGER;
      to->manager = slot_id (row, POST_MANAGER);
    }
  if (!ffw_intake_links_differ (self, row, &roles, error))
    return FALSE;
  if (roles)
    {
      to->given |= FFW_POST_ROLES;
      pending->roles = ffw_intake_links_read (self, row, &self->kind->intake->links[0], error);
      if (pending->roles == NULL)
        return FALSE;
      to->roles = (const gint64 *)pending->roles->data;
      to->n_roles = pending->roles->len;
    }

  return TRUE;
}

static const char *
cell_text (const FfwRow *row, guint field)
{
  return row->cells[field].state == FFW_CELL_ABSENT ? "" : row->cells[field].text;
}

/* What the row says besides the post is corrected; what makes it another post is not. */
static void
keep_post (FfwRow *row)
{
  static const guint slots[] = { POST_ORGANISATION, POST_NUMBER, POST_SITE, POST_MANAGER };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    row->slots[slots[i]].state = FFW_SLOT_KEEP;
}

/* Whether the rules let the post go on as the list shows it. Managers who change places may stand
 * in each other's way until the other has moved as well. */
static gboolean
check_move (FfwIntake *self, FfwRow *row, GError **error)
{
  FfwRosterPending *pending = &self->roster->pending;
  g_autoptr (GError) refused = NULL;
  FfwPostMove move;

  if (ffw_post_move_look (self->connection, row->id, &pending->to, self->roster->request->on,
                          self->today, &move, &refused))
    return TRUE;
  if (!g_error_matches (refused, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED)
      || !(pending->to.given & FFW_POST_MANAGER))
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  if (!self->last_chance)
    {
      g_autofree char *own = g_strjoin ("/", row->cells[FIELD_ORGANISATION].text,
                                        row->cells[FIELD_MANAGER].text, NULL);

      ffw_intake_wait (row, own);
    }
  else
    {
      g_autofree char *circle = g_strjoin (", ", cell_text (row, FIELD_NUMBER),
                                           row->cells[FIELD_MANAGER].text, NULL);

      ffw_intake_error (self, row, "E304", FIELD_MANAGER, circle, NULL, NULL);
    }

  return TRUE;
}

static char **
snapshot (FfwIntake *self, gint64 post, GError **error)
{
  FfwRoster *roster = self->roster;
  g_autoptr (GError) local = NULL;
  char **texts;

  if (roster->listing == NULL)
    roster->listing = ffw_listing_new_of_rows (self->connection, self->kind, error);
  if (roster->listing == NULL)
    return NULL;
  texts = g_new0 (char *, FFW_MAX_FIELDS);
  if (ffw_listing_find (roster->listing, post, &local))
    for (guint i = 0; i < self->kind->n_fields; i++)
      texts[i] = g_strdup (ffw_listing_get_text (roster->listing, i));
  ffw_listing_rest (roster->listing);
  if (local != NULL)
    {
      ffw_roster_free_texts (texts);
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return texts;
}

static gboolean
plan_move (FfwIntake *self, FfwRow *row, gboolean elsewhere, GError **error)
{
  FfwRoster *roster = self->roster;
  FfwRosterSort sort = roster->pending.sort == FFW_ROSTER_SAME ? FFW_ROSTER_SAME : FFW_ROSTER_MOVED;
  FfwPostValues *to = &roster->pending.to;
  char *key;

  if (!compare (self, row, elsewhere, error))
    return FALSE;
  keep_post (row);
  if (to->given == 0)
    return TRUE;
  if ((to->given & FFW_POST_MANAGER) && to->manager == row->person)
    {
      ffw_intake_error (self, row, "E303", FIELD_MANAGER, row->cells[FIELD_MANAGER].text, NULL,
                        NULL);
      return TRUE;
    }

  key = sort == FFW_ROSTER_SAME
            ? g_strdup_printf ("same:%u:%" G_GINT64_FORMAT, row->line, row->id)
            : g_strdup_printf ("moved:%u:%" G_GINT64_FORMAT ":%x:%s:%s:%s:%s", row->line, row->id,
                               to->given, cell_text (row, FIELD_NUMBER),
                               cell_text (row, FIELD_SITE), cell_text (row, FIELD_MANAGER),
                               cell_text (row, FIELD_ROLE));
  row->moves = propose (roster, sort, row, row->id, key);
  if (!row->moves)
    {
      row->left_alone = elsewhere;
      roster->cells[FIELD_ROLE].state = FFW_CELL_ABSENT;
      return TRUE;
    }
  if (roster->collects)
    {
      roster->pending.before = snapshot (self, row->id, error);
      if (roster->pending.before == NULL)
        return FALSE;
    }

  return check_move (self, row, error);
}

/* Somebody who is in a post on the day. */
static gboolean
find_held (FfwIntake *self, FfwRow *row, gint64 post, gboolean elsewhere, GError **error)
{
  FfwRoster *roster = self->roster;
  FfwRosterPost *there = ffw_roster_find_post (roster, post);
  const FfwCell *left = &row->cells[FIELD_LEFT_ON];
  gboolean by_id = row->id == post;

  if (!by_id && !ffw_intake_load (self, row, post, error))
    return FALSE;
  ffw_roster_claim (roster, post, row->line);
  /* Two people who turn out to be one: that is no move. */
  if (ffw_roster_has (roster, FIELD_PERSON) && row->person != row->old[POST_PERSON].integer)
    return TRUE;
  row->person = row->old[POST_PERSON].integer;
  if (!by_id)
    row->slots[POST_STARTED_ON].state = FFW_SLOT_KEEP;

  if (there != NULL && left->state == FFW_CELL_SET && left->date < roster->request->on
      && left->date >= there->started_on)
    {
      there->last_on = left->date;
      row->slots[POST_LEFT_ON].state = FFW_SLOT_KEEP;
      roster->cells[FIELD_ROLE].state = FFW_CELL_ABSENT;
      keep_post (row);
      return TRUE;
    }

  return plan_move (self, row, elsewhere, error);
}

/** Finds the post that a row is about, and what becomes of it. */
gboolean
ffw_roster_find (FfwIntake *self, FfwRow *row, GError **error)
{
  FfwRoster *roster = self->roster;
  gint64 post;
  FfwRosterPlace place;

  if (ffw_row_integer (row, POST_ORGANISATION, 0) != roster->organisation)
    {
      ffw_intake_error (self, row, "E321", FIELD_ORGANISATION, row->cells[FIELD_ORGANISATION].text,
                        roster->request->organisation, NULL);
      return TRUE;
    }
  if (!ffw_roster_find_row (self, row, &post, &place, error))
    return FALSE;
  if (row->rejected || row->deferred)
    return TRUE;

  roster->pending.matched = place != FFW_ROSTER_NOWHERE;
  switch (place)
    {
    case FFW_ROSTER_HERE:
    case FFW_ROSTER_ELSEWHERE:
      return find_held (self, row, post, place == FFW_ROSTER_ELSEWHERE, error);
    case FFW_ROSTER_OTHER_DAY:
      return post != 0 && row->id == 0 ? ffw_intake_load (self, row, post, error)
                                       : ffw_intake_table_find_key (self, row, error);
    case FFW_ROSTER_NOWHERE:
    default:
      return find_new (self, row);
    }
}

/** Moves the post of a row, which is written to the new one then. */
gboolean
ffw_roster_move (FfwIntake *self, FfwRow *row, GError **error)
{
  FfwPostMove move;

  return ffw_post_move (self->change, row->id, &self->roster->pending.to, self->roster->request->on,
                        self->today, &move, error)
         && ffw_intake_load (self, row, move.made ? move.made : row->id, error);
}

static void
add_change (FfwRosterProposal *proposal, guint field, const char *before, const char *after)
{
  FfwRosterChange change = { field, g_strdup (before), g_strdup (after) };

  g_array_append_val (proposal->changes, change);
}

/* Says what the row has become, now that it is written. */
static gboolean
describe (FfwIntake *self, const FfwRow *row, GError **error)
{
  static const guint fields[] = { FIELD_ORGANISATION, FIELD_NUMBER, FIELD_ROLE, FIELD_SITE,
                                  FIELD_MANAGER };
  FfwRosterPending *pending = &self->roster->pending;
  FfwRosterProposal *proposal = pending->proposal;
  char **texts = snapshot (self, row->id, error);

  if (texts == NULL)
    return FALSE;
  proposal->number = g_strdup (texts[FIELD_NUMBER]);
  proposal->name = ffw_person_join_name (texts[FIELD_GIVEN_NAME], texts[FIELD_FAMILY_NAME]);
  for (guint i = 0; pending->before != NULL && i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (pending->before[fields[i]], texts[fields[i]]) != 0)
      add_change (proposal, fields[i], pending->before[fields[i]], texts[fields[i]]);
  ffw_roster_free_texts (texts);
  g_ptr_array_add (self->roster->proposals, g_steal_pointer (&pending->proposal));

  return TRUE;
}

/* Whoever has the name of a refused row may be whom it is about, with another number. */
static void
keep_name (FfwRoster *self, const FfwRow *row)
{
  g_autofree char *name = ffw_person_join_name (
      ffw_roster_has (self, FIELD_GIVEN_NAME) ? row->cells[FIELD_GIVEN_NAME].text : NULL,
      ffw_roster_has (self, FIELD_FAMILY_NAME) ? row->cells[FIELD_FAMILY_NAME].text : NULL);

  if (*name)
    g_hash_table_add (self->refused_names, ffw_fold_name (name));
}

/* Somebody whom a refused row is about has not left. A number or an address that nobody has there
 * is somebody new's. */
static gboolean
note_refused (FfwIntake *self, FfwRow *row, GError **error)
{
  FfwRoster *roster = self->roster;
  gint64 post = 0;
  FfwRosterPlace place = FFW_ROSTER_NOWHERE;
  gboolean held;

  /* It is a row of another organisation's. */
  if (ffw_row_integer (row, POST_ORGANISATION, roster->organisation) != roster->organisation)
    return TRUE;
  if (row->id != 0 || ffw_roster_choose (roster, &held) != 0)
    {
      roster->n_matched++;
      return TRUE;
    }
  if (row->person != 0 && !ffw_roster_find_by_person (self, row, &post, &place, error))
    return FALSE;
  if (place == FFW_ROSTER_HERE)
    {
      ffw_roster_claim (roster, post, row->line);
      roster->n_matched++;
    }
  else if (ffw_roster_has (roster, FIELD_NUMBER) || ffw_roster_has (roster, FIELD_EMAIL))
    keep_name (roster, row);
  else
    roster->n_missed++;

  return TRUE;
}

/** Notes what became of a row. */
gboolean
ffw_roster_took (FfwIntake *self, FfwRow *row, FfwRowResult result, GError **error)
{
  FfwRoster *roster = self->roster;
  gboolean is_new = result == FFW_ROW_ADDED;

  if (result == FFW_ROW_DEFERRED || result == FFW_ROW_FAILED)
    return TRUE;
  roster->n_rows++;
  if (result == FFW_ROW_REJECTED)
    return note_refused (self, row, error);

  roster->n_matched += roster->pending.matched;
  if (row->moves || (is_new && !roster->pending.matched))
    roster->n_done[roster->pending.sort]++;
  if (roster->pending.proposal != NULL && (row->moves || is_new))
    return describe (self, row, error);

  return TRUE;
}

/** Notes a row that could not be read at all. */
void
ffw_roster_miss (FfwRoster *self)
{
  self->n_rows++;
  self->n_missed++;
}
