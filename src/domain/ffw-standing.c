/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of standing: docs/rules.md, “Standing”. */

#include "ffw-standing.h"

#include "ffw-standing-people.h"

#include <string.h>

/* A record that ends within so many days is expiring. */
#define SOON_DAYS 90

/* Of somebody who may not have left. */
#define NEVER ((FfwDate)G_MAXUINT32)

static gboolean
is_asked_of (const FfwRequirement *requirement, const FfwStandingPost *post)
{
  if (requirement->sector != FFW_REQUIREMENT_ANY && requirement->sector != post->sector)
    return FALSE;
  if (requirement->role == 0)
    return TRUE;
  for (guint i = 0; i < post->roles->len; i++)
    if (g_array_index (post->roles, gint64, i) == requirement->role)
      return TRUE;

  return FALSE;
}

/* What the row says may change by itself on @day, unless that is past, or is never. */
static void
turn (FfwStandingRow *row, FfwDate day, FfwDate today)
{
  if (day > today && day <= FFW_DATE_LAST
      && (row->turns_on == FFW_DATE_NONE || day < row->turns_on))
    row->turns_on = day;
}

/* Whether @record, which lasts until @end, lasts longer than what the row has; of those with the
 * same end, the latest completion; of the same course twice on a day, whichever came first, so
 * that it is the same one whatever the order in which they are read. */
static gboolean
lasts_longer (const FfwStandingRow *row, FfwDate best_end, const FfwStandingRecord *record,
              FfwDate end)
{
  if (row->record == 0 || end != best_end)
    return row->record == 0 || end > best_end;
  if (record->completed_on != row->achieved_on)
    return record->completed_on > row->achieved_on;

  return record->id < row->record;
}

/* The record that counts. */
static void
find_record (FfwStandingRow *row, const FfwStandingRules *rules, const FfwStandingPerson *person,
             FfwDate today)
{
  FfwDate best_end = FFW_DATE_NONE;

  for (guint i = 0; i < person->records->len; i++)
    {
      const FfwStandingRecord *record = &g_array_index (person->records, FfwStandingRecord, i);
      FfwDate end;

      if (!row->requirement->fits[record->course])
        continue;
      if (record->completed_on > today)
        {
          turn (row, record->completed_on, today);
          continue;
        }

      end = ffw_date_expires_on (
          record->completed_on, record->extended_to, row->requirement->renew_months,
          g_array_index (rules->courses, FfwStandingCourse, record->course).validity_months);
      if (end == FFW_DATE_NONE)
        end = NEVER;
      if (!lasts_longer (row, best_end, record, end))
        continue;
      best_end = end;
      row->record = record->id;
      row->achieved_on = record->completed_on;
      row->expires_on = end == NEVER ? FFW_DATE_NONE : end;
    }
}

static void
find_place (FfwStandingRow *row, const FfwStandingPerson *person, FfwDate today)
{
  for (guint i = 0; i < person->bookings->len; i++)
    {
      const FfwStandingBooking *booking = &g_array_index (person->bookings, FfwStandingBooking, i);

      if (row->requirement->fits[booking->course] && booking->last_on > row->booked_on)
        row->booked_on = booking->last_on;
    }
  if (row->booked_on != FFW_DATE_NONE)
    turn (row, row->booked_on + 1, today);
}

static gboolean
is_waived (FfwStandingRow *row, const FfwStandingPerson *person, FfwDate today)
{
  gboolean waived = FALSE;

  for (guint i = 0; i < person->waivers->len; i++)
    {
      const FfwStandingWaiver *waiver = &g_array_index (person->waivers, FfwStandingWaiver, i);

      if (waiver->area != row->requirement->area || waiver->until < today)
        continue;
      if (waiver->from > today)
        {
          turn (row, waiver->from, today);
          continue;
        }
      waived = TRUE;
      turn (row, waiver->until + 1, today);
    }

  return waived;
}

static FfwStandingStatus
judge_record (FfwStandingRow *row, FfwDate today)
{
  if (row->expires_on == FFW_DATE_NONE)
    return FFW_STANDING_MET;

  turn (row, row->expires_on - SOON_DAYS, today);
  turn (row, row->expires_on + 1, today);
  if (row->expires_on < today)
    return FFW_STANDING_EXPIRED;

  return row->expires_on <= today + SOON_DAYS ? FFW_STANDING_EXPIRING : FFW_STANDING_MET;
}

static FfwStandingStatus
judge (FfwStandingRow *row, const FfwStandingPerson *person, FfwDate today)
{
  /* All that stands in the row may change, also what a waiver covers for now. */
  if (row->record == 0)
    turn (row, row->due_on + 1, today);
  FfwStandingStatus of_record = row->record ? judge_record (row, today) : FFW_STANDING_MISSING;

  if (is_waived (row, person, today))
    return FFW_STANDING_WAIVED;
  if (row->record != 0)
    return of_record;
  if (row->booked_on >= today && row->booked_on != FFW_DATE_NONE)
    return FFW_STANDING_BOOKED;

  return today <= row->due_on ? FFW_STANDING_DUE : FFW_STANDING_MISSING;
}

static void
work_out (FfwStandingRow *row, const FfwStandingRules *rules, const FfwStandingPerson *person,
          const FfwStandingPost *post, FfwDate today)
{
  const FfwRequirement *requirement = row->requirement;

  row->post = post->id;
  row->due_on = MIN (MAX (post->started_on, requirement->in_force_from) + requirement->within_days,
                     FFW_DATE_LAST);
  if (post->left_on != FFW_DATE_NONE)
    turn (row, post->left_on + 1, today);
  if (post->started_on > today || requirement->in_force_from > today)
    {
      turn (row, MAX (post->started_on, requirement->in_force_from), today);
      row->status = FFW_STANDING_NOT_YET;
      return;
    }

  find_record (row, rules, person, today);
  find_place (row, person, today);
  row->status = (int)judge (row, person, today);
}

/* Whether @a stands for the area rather than @b, which is of the same area. */
static gboolean
stands_before (const FfwStandingRow *a, const FfwStandingRow *b)
{
  if (a->requirement->mandatory != b->requirement->mandatory)
    return a->requirement->mandatory;
  if (a->status != b->status)
    return a->status < b->status;
  if (a->requirement->level != b->requirement->level)
    return a->requirement->level > b->requirement->level;

  return strcmp (a->requirement->code, b->requirement->code) < 0;
}

/* The rows of one post, from @first on: of each area one stands for it. */
static void
choose (GArray *rows, guint first)
{
  for (guint i = first; i < rows->len; i++)
    {
      FfwStandingRow *row = &g_array_index (rows, FfwStandingRow, i);
      gboolean stands = row->status != FFW_STANDING_NOT_YET;

      for (guint j = first; stands && j < rows->len; j++)
        {
          const FfwStandingRow *other = &g_array_index (rows, FfwStandingRow, j);

          stands = j == i || other->status == FFW_STANDING_NOT_YET
                   || other->requirement->area != row->requirement->area
                   || stands_before (row, other);
        }
      row->stands = stands;
    }
}

/**
 * ffw_standing_work_out_person:
 * @rows: (element-type FfwStandingRow): emptied, then filled: by post, then requirement
 * @day: as of which day
 *
 * Works out how one person stands. Two sets of rules that were read in one transaction can be
 * tried on the same person.
 */
void
ffw_standing_work_out_person (GArray *rows, const FfwStandingRules *rules,
                              const FfwStandingPerson *person, FfwDate day)
{
  g_array_set_size (rows, 0);
  for (guint i = 0; i < person->posts->len; i++)
    {
      const FfwStandingPost *post = &g_array_index (person->posts, FfwStandingPost, i);
      guint first = rows->len;

      for (guint j = 0; j < rules->requirements->len; j++)
        {
          FfwStandingRow row = { .requirement = rules->requirements->pdata[j] };

          if (!is_asked_of (row.requirement, post))
            continue;
          work_out (&row, rules, person, post, day);
          g_array_append_val (rows, row);
        }
      choose (rows, first);
    }
}

/**
 * ffw_standing_work_out:
 * @rules: what is asked, as it is (ffw_standing_rules_read()) or as it might be
 * @person: of %FFW_STANDING_ONE, else 0
 * @day: as of which day; records of later days do not count
 * @func: (scope call): is given each person who has a post, in the order of their ids
 *
 * Works out how people stand, in constant memory and in one pass over their posts, records,
 * places and waivers. The source is docs/rules.md, “Standing”.
 *
 * Returns: whether all went well
 */
gboolean
ffw_standing_work_out (FfwConnection *connection, const FfwStandingRules *rules, FfwStandingWho who,
                       gint64 person, FfwDate day, FfwStandingFunc func, gpointer data,
                       GError **error)
{
  g_autoptr (FfwStandingPeople) people = ffw_standing_people_new (connection, rules, who, person,
                                                                  day, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (FfwStandingRow));
  g_autoptr (GError) failure = NULL;
  const FfwStandingPerson *next;

  if (people == NULL)
    return FALSE;
  while ((next = ffw_standing_people_next (people, &failure)))
    {
      ffw_standing_work_out_person (rows, rules, next, day);
      if (!func (next->id, rows, data, error))
        return FALSE;
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}
