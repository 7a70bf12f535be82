/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom the rows of a complete list are about. */

#include "ffw-people-row.h"
#include "ffw-roster-private.h"
#include "ffw-roster-rows.h"
#include "ffw-intake-deferred.h"

#include <string.h>

#define SQL_COLUMNS   "SELECT id, started_on, left_on, organisation, person FROM post "
#define SQL_BY_NUMBER SQL_COLUMNS "WHERE organisation = ? AND staff_number = ? ORDER BY started_on"
#define SQL_BY_UUID   SQL_COLUMNS "WHERE uuid = ?"
#define SQL_BY_PERSON SQL_COLUMNS "WHERE person = ? ORDER BY started_on, id"

enum
{
  COLUMN_ID,
  COLUMN_STARTED_ON,
  COLUMN_LEFT_ON,
  COLUMN_ORGANISATION,
};

gboolean
ffw_roster_has (const FfwRoster *self, guint field)
{
  return self->cells[field].state == FFW_CELL_SET;
}

static gboolean
is_held (FfwRoster *self, const char *started, const char *left)
{
  return strcmp (started, self->on_iso) <= 0 && (left == NULL || strcmp (left, self->on_iso) >= 0);
}

static gboolean
cursor_is_held (FfwRoster *self, FfwCursor *cursor)
{
  return is_held (self, ffw_cursor_get_text (cursor, COLUMN_STARTED_ON),
                  ffw_cursor_get_text (cursor, COLUMN_LEFT_ON));
}

static void
pick_post (FfwRoster *self, FfwCursor *cursor)
{
  FfwRosterPicked *picked = &self->picked;
  gint64 id = ffw_cursor_get_int (cursor, COLUMN_ID);
  FfwDate started = ffw_cursor_get_date (cursor, COLUMN_STARTED_ON);

  if (ffw_roster_has (self, FIELD_STARTED_ON) && self->cells[FIELD_STARTED_ON].date == started)
    {
      picked->exact = id;
      picked->exact_is_ahead = started > self->request->on;
    }
  if (cursor_is_held (self, cursor))
    {
      picked->held = id;
      picked->held_since = started;
    }
  else if (started <= self->request->on)
    picked->past = id;
  else if (picked->ahead == 0)
    picked->ahead = id;
}

/* The posts there that the row's id or number names. */
static gboolean
pick (FfwIntake *self, GError **error)
{
  FfwRoster *roster = self->roster;
  FfwCursor *cursor;

  roster->picked = (FfwRosterPicked){ 0 };
  if (ffw_roster_has (roster, FIELD_ID))
    {
      cursor = ffw_intake_statement (self, &roster->by_uuid, SQL_BY_UUID, error);
      if (cursor == NULL)
        return FALSE;
      ffw_cursor_bind (cursor, "s", roster->cells[FIELD_ID].text);
      if (ffw_cursor_next (cursor, error))
        {
          if (ffw_cursor_get_int (cursor, COLUMN_ORGANISATION) == roster->organisation)
            pick_post (roster, cursor);
          return TRUE;
        }
      if (ffw_cursor_has_failed (cursor))
        return FALSE;
    }
  if (!ffw_roster_has (roster, FIELD_NUMBER))
    return TRUE;

  cursor = ffw_intake_statement (self, &roster->by_number, SQL_BY_NUMBER, error);
  if (cursor == NULL)
    return FALSE;
  ffw_cursor_bind (cursor, "is", roster->organisation, roster->cells[FIELD_NUMBER].text);
  while (ffw_cursor_next (cursor, error))
    pick_post (roster, cursor);

  return !ffw_cursor_has_failed (cursor);
}

/* Which of the posts with its number a row is about. Files of a staff office often give the day on
 * which somebody joined the organisation: it chooses only where nothing else can be meant. */
gint64
ffw_roster_choose (FfwRoster *self, gboolean *held)
{
  const FfwRosterPicked *picked = &self->picked;
  gboolean has_left = ffw_roster_has (self, FIELD_LEFT_ON);

  *held = FALSE;
  if (picked->exact != 0 && picked->exact != picked->held && (has_left || picked->exact_is_ahead))
    return picked->exact;
  if (picked->held != 0 && (!has_left || self->cells[FIELD_LEFT_ON].date >= picked->held_since))
    {
      *held = TRUE;
      return picked->held;
    }

  return picked->held != 0 ? 0 : picked->ahead;
}

void
ffw_roster_claim (FfwRoster *self, gint64 post, guint line)
{
  FfwRosterPost *there = ffw_roster_find_post (self, post);

  if (there != NULL && there->line == 0)
    there->line = line;
}

/**
 * ffw_roster_read:
 *
 * Notes whom a row is about before anything is looked up: a row that is refused, or waits, has
 * its person all the same.
 *
 * Returns: (transfer none): the cells, those that the list says as a whole filled in; %NULL with
 *   @error set
 */
const FfwCell *
ffw_roster_read (FfwIntake *self, const FfwCell *cells, guint line, GError **error)
{
  FfwRoster *roster = self->roster;
  FfwCell *organisation = &roster->cells[FIELD_ORGANISATION];
  gboolean held;
  gint64 post;

  memcpy (roster->cells, cells, self->kind->n_fields * sizeof *cells);
  ffw_roster_clear_pending (roster);
  if (organisation->state == FFW_CELL_ABSENT)
    *organisation = (FfwCell){ .state = FFW_CELL_SET,
                               .text = roster->request->organisation,
                               .length = strlen (roster->request->organisation) };
  if (!pick (self, error))
    return NULL;
  post = ffw_roster_choose (roster, &held);
  if (held)
    ffw_roster_claim (roster, post, line);

  return roster->cells;
}

/* Whether the row is of a post that ended before @day. */
static gboolean
has_left_before (const FfwRoster *self, FfwDate day)
{
  return ffw_roster_has (self, FIELD_LEFT_ON) && self->cells[FIELD_LEFT_ON].date < day;
}

/** Whom an e-mail address or a UUID names: the post there on the day, else one elsewhere. A row of
 * somebody who has left is about neither, unless they left that very post. */
gboolean
ffw_roster_find_by_person (FfwIntake *self, FfwRow *row, gint64 *post, FfwRosterPlace *place,
                           GError **error)
{
  FfwRoster *roster = self->roster;
  FfwCursor *cursor = ffw_intake_statement (self, &roster->by_person, SQL_BY_PERSON, error);

  if (cursor == NULL)
    return FALSE;
  ffw_cursor_bind (cursor, "i", row->person);
  while (ffw_cursor_next (cursor, error))
    {
      gboolean here = ffw_cursor_get_int (cursor, COLUMN_ORGANISATION) == roster->organisation;

      if (!cursor_is_held (roster, cursor) || (*place == FFW_ROSTER_HERE && !here)
          || has_left_before (roster, here ? ffw_cursor_get_date (cursor, COLUMN_STARTED_ON)
                                           : roster->request->on))
        continue;
      *post = ffw_cursor_get_int (cursor, COLUMN_ID);
      *place = here ? FFW_ROSTER_HERE : FFW_ROSTER_ELSEWHERE;
    }

  return !ffw_cursor_has_failed (cursor);
}

/* Another row may have the person by their number. With their id it is a further post of theirs. */
static void
check_shared (FfwIntake *self, FfwRow *row, gint64 post, FfwRosterPlace *place)
{
  const FfwRosterPost *there = ffw_roster_find_post (self->roster, post);

  if (!ffw_roster_has (self->roster, FIELD_NUMBER) || there == NULL || there->line == 0
      || there->line == row->line)
    return;
  if (ffw_roster_has (self->roster, FIELD_PERSON))
    *place = FFW_ROSTER_NOWHERE;
  else
    {
      g_autofree char *line = g_strdup_printf ("%u", there->line);

      ffw_intake_error (self, row, "E323", FIELD_EMAIL, row->cells[FIELD_EMAIL].text, line, NULL);
    }
}

static FfwRosterPlace
place_of_old (FfwRoster *self, const FfwRow *row)
{
  if (!is_held (self, row->old[POST_STARTED_ON].text,
                row->old[POST_LEFT_ON].state == FFW_SLOT_TEXT ? row->old[POST_LEFT_ON].text : NULL))
    return FFW_ROSTER_OTHER_DAY;

  return row->old[POST_ORGANISATION].integer == self->organisation ? FFW_ROSTER_HERE
                                                                   : FFW_ROSTER_ELSEWHERE;
}

gboolean
ffw_roster_find_row (FfwIntake *self, FfwRow *row, gint64 *post, FfwRosterPlace *place,
                     GError **error)
{
  FfwRoster *roster = self->roster;
  const gint64 *same = g_hash_table_lookup (roster->same, GUINT_TO_POINTER (row->line));
  const FfwRosterPost *there = same ? ffw_roster_find_post (roster, *same) : NULL;
  gboolean held;

  *place = FFW_ROSTER_NOWHERE;
  *post = row->id;
  if (*post != 0)
    {
      *place = place_of_old (roster, row);
      return TRUE;
    }
  if (there != NULL && (there->line == 0 || there->line == row->line))
    {
      roster->pending.sort = FFW_ROSTER_SAME;
      *post = *same;
      *place = FFW_ROSTER_HERE;
      return TRUE;
    }

  *post = ffw_roster_choose (roster, &held);
  if (*post != 0 || (roster->picked.past != 0 && ffw_roster_has (roster, FIELD_LEFT_ON)))
    {
      *place = held ? FFW_ROSTER_HERE : FFW_ROSTER_OTHER_DAY;
      return TRUE;
    }
  if (row->person == 0 || roster->picked.past != 0 || roster->picked.held != 0)
    return TRUE;
  /* All rows that have a number come first: an address is shared at times. */
  if (ffw_roster_has (roster, FIELD_NUMBER) && !self->settling)
    {
      ffw_intake_wait (
          row, row->cells[ffw_roster_has (roster, FIELD_EMAIL) ? FIELD_EMAIL : FIELD_PERSON].text);
      return TRUE;
    }

  if (!ffw_roster_find_by_person (self, row, post, place, error))
    return FALSE;
  if (*place == FFW_ROSTER_NOWHERE && has_left_before (roster, roster->request->on))
    *place = FFW_ROSTER_OTHER_DAY;
  check_shared (self, row, *post, place);

  return TRUE;
}
