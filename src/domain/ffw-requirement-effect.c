/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-requirement-effect.h"

#include "ffw-action-error.h"
#include "ffw-standing-people.h"

#include <glib/gi18n-lib.h>

/* People between two calls that say how far it is. */
#define STEP 500

#define SQL_AREA   "SELECT id FROM area WHERE code = ?"
#define SQL_ROLE   "SELECT id FROM role WHERE code = ?"
#define SQL_PEOPLE "SELECT count(*) FROM person"
#define SQL_MET_BY                                                                                 \
  "SELECT count(*), coalesce (sum (CASE WHEN coalesce (c.retired_on, '9999') > ? THEN 1 ELSE 0 "   \
  "END), 0) FROM course_area x JOIN course c ON c.id = x.course WHERE x.area = ? AND x.level >= ?"

G_STATIC_ASSERT ((int)FFW_EFFECT_WAIVED == (int)FFW_STANDING_WAIVED
                 && FFW_EFFECT_NONE == FFW_STANDING_WAIVED + 1);

/** Returns: (transfer full): the same, for another thread */
FfwRequirementDraft *
ffw_requirement_draft_copy (const FfwRequirementDraft *self)
{
  FfwRequirementDraft *copy = g_memdup2 (self, sizeof *self);

  copy->code = g_strdup (self->code);
  copy->area = g_strdup (self->area);
  copy->role = g_strdup (self->role);

  return copy;
}

void
ffw_requirement_draft_free (FfwRequirementDraft *self)
{
  g_free (self->code);
  g_free (self->area);
  g_free (self->role);
  g_free (self);
}

/** Frees what ffw_requirement_effect_read() gave. */
void
ffw_requirement_effect_free (FfwRequirementEffect *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

/* What is asked now, and what would be, of the areas that matter alone. */
typedef struct
{
  FfwStandingRules *before;
  FfwStandingRules *after;
  gint64 id; /* of the requirement; of a new one 0 */
} Rules;

static void
rules_clear (Rules *self)
{
  g_clear_pointer (&self->before, ffw_standing_rules_free);
  g_clear_pointer (&self->after, ffw_standing_rules_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rules, rules_clear)

static gint64
find (FfwConnection *connection, const char *sql, const char *code, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "s", code);

  if (cursor == NULL)
    return 0;
  if (ffw_cursor_next (cursor, error))
    return ffw_cursor_get_int (cursor, 0);
  if (!ffw_cursor_has_failed (cursor))
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                 _ ("“%s” has been taken out of the framework meanwhile. Choose another."), code);

  return 0;
}

static FfwRequirement *
make_requirement (FfwConnection *connection, gint64 id, const FfwRequirementDraft *draft,
                  GError **error)
{
  gint64 area = find (connection, SQL_AREA, draft->area, error);
  gint64 role = area && *draft->role ? find (connection, SQL_ROLE, draft->role, error) : 0;
  FfwRequirement *requirement;

  if (area == 0 || (role == 0 && *draft->role))
    return NULL;

  requirement = g_new0 (FfwRequirement, 1);
  requirement->id = id;
  requirement->code = g_strdup (draft->code);
  requirement->area = area;
  requirement->role = role;
  requirement->sector = draft->sector;
  requirement->level = draft->level;
  requirement->mandatory = draft->mandatory;
  requirement->within_days = draft->within_days;
  requirement->renew_months = draft->renew_months;
  requirement->in_force_from = draft->in_force_from;

  return requirement;
}

/* What is asked in other areas is as it was. */
static void
keep_areas (FfwStandingRules *rules, gint64 one, gint64 other)
{
  for (guint i = rules->requirements->len; i > 0; i--)
    {
      const FfwRequirement *requirement = rules->requirements->pdata[i - 1];

      if (requirement->area != one && requirement->area != other)
        ffw_standing_rules_remove (rules, requirement->id);
    }
}

static gboolean
read_rules (Rules *self, FfwConnection *connection, gint64 id, const FfwRequirementDraft *draft,
            GError **error)
{
  FfwRequirement *wanted = draft ? make_requirement (connection, id, draft, error) : NULL;
  const FfwRequirement *there;
  gint64 old_area, new_area;

  if (draft && wanted == NULL)
    return FALSE;
  self->id = id;
  self->before = ffw_standing_rules_read (connection, error);
  self->after = self->before ? ffw_standing_rules_read (connection, error) : NULL;
  if (self->after == NULL)
    {
      g_clear_pointer (&wanted, ffw_requirement_free);
      return FALSE;
    }

  there = ffw_standing_rules_find (self->before, id);
  old_area = there ? there->area : 0;
  new_area = wanted ? wanted->area : 0;
  if (wanted)
    ffw_standing_rules_take (self->after, wanted);
  else
    ffw_standing_rules_remove (self->after, id);
  keep_areas (self->before, old_area, new_area);
  keep_areas (self->after, old_area, new_area);

  return TRUE;
}

/* The first day from @today on, on which either of the two is in force. */
static FfwDate
choose_day (const Rules *rules, FfwDate today)
{
  const FfwRequirement *before = ffw_standing_rules_find (rules->before, rules->id);
  const FfwRequirement *after = ffw_standing_rules_find (rules->after, rules->id);
  FfwDate first = FFW_DATE_NONE;

  if (before && after)
    first = MIN (before->in_force_from, after->in_force_from);
  else if (before || after)
    first = before ? before->in_force_from : after->in_force_from;

  return MAX (first, today);
}

static FfwDate
day_of (const FfwStandingRow *row)
{
  switch ((FfwStandingStatus)row->status)
    {
    case FFW_STANDING_MISSING:
    case FFW_STANDING_DUE:
      return row->due_on;
    case FFW_STANDING_BOOKED:
      return row->booked_on;
    case FFW_STANDING_EXPIRED:
    case FFW_STANDING_EXPIRING:
    case FFW_STANDING_MET:
      return row->expires_on;
    case FFW_STANDING_WAIVED:
    default:
      return FFW_DATE_NONE;
    }
}

/* Since when it is missing or expired is of no matter to anybody who has to see to it. */
static gboolean
has_other_day (const FfwEffectRow *row)
{
  return row->after != FFW_STANDING_MISSING && row->after != FFW_STANDING_EXPIRED
         && row->day_before != row->day_after;
}

/* Says what becomes of one area of one post. Returns whether anything does. */
static gboolean
compare (const FfwStandingRow *before, const FfwStandingRow *after, FfwEffectRow *row)
{
  const FfwStandingRow *either = after ? after : before;

  *row = (FfwEffectRow){
    .post = either->post,
    .area = either->requirement->area,
    .before = before ? (guint8)before->status : FFW_EFFECT_NONE,
    .after = after ? (guint8)after->status : FFW_EFFECT_NONE,
    .day_before = before ? day_of (before) : FFW_DATE_NONE,
    .day_after = after ? day_of (after) : FFW_DATE_NONE,
  };
  if (after == NULL)
    row->kind = FFW_EFFECT_NOT_REQUIRED;
  else if (before == NULL && after->status == FFW_STANDING_MET)
    row->kind = FFW_EFFECT_ALREADY;
  else if (row->before != row->after)
    row->kind = row->after;
  else if (before->requirement->mandatory != after->requirement->mandatory)
    row->kind = after->requirement->mandatory ? FFW_EFFECT_MANDATORY : FFW_EFFECT_RECOMMENDED;
  else if (has_other_day (row))
    row->kind = FFW_EFFECT_DATES;
  else
    return FALSE;

  return TRUE;
}

/* The row that stands for the area of the post, or NULL. */
static const FfwStandingRow *
find_standing (const GArray *rows, gint64 post, gint64 area)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const FfwStandingRow *row = &g_array_index (rows, FfwStandingRow, i);

      if (row->stands && row->post == post && row->requirement->area == area)
        return row;
    }

  return NULL;
}

static void
count_asked (const GArray *rows, gint64 id, guint *n)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const FfwStandingRow *row = &g_array_index (rows, FfwStandingRow, i);

      *n += row->requirement->id == id && row->status != FFW_STANDING_NOT_YET;
    }
}

static void
add (FfwRequirementEffect *self, const FfwStandingRow *before, const FfwStandingRow *after)
{
  FfwEffectRow row;

  if (!compare (before, after, &row))
    return;
  g_array_append_val (self->rows, row);
  self->counts[row.kind]++;
}

static void
take_person (FfwRequirementEffect *self, const GArray *before, const GArray *after, gint64 id)
{
  guint n_before = self->rows->len;

  count_asked (before, id, &self->asked_before);
  count_asked (after, id, &self->asked_after);
  for (guint i = 0; i < after->len; i++)
    {
      const FfwStandingRow *row = &g_array_index (after, FfwStandingRow, i);

      if (row->stands)
        add (self, find_standing (before, row->post, row->requirement->area), row);
    }
  for (guint i = 0; i < before->len; i++)
    {
      const FfwStandingRow *row = &g_array_index (before, FfwStandingRow, i);

      if (row->stands && find_standing (after, row->post, row->requirement->area) == NULL)
        add (self, row, NULL);
    }
  self->n_people += self->rows->len > n_before;
}

static gboolean
read_people (FfwRequirementEffect *self, FfwConnection *connection, const Rules *rules,
             FfwEffectProgress progress, gpointer data, GError **error)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (FfwStandingRow));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (FfwStandingRow));
  g_autoptr (FfwStandingPeople) people = NULL;
  g_autoptr (GError) failure = NULL;
  const FfwStandingPerson *person;
  gint64 total = 0;
  guint64 done = 0;

  if (!ffw_connection_get_int (connection, SQL_PEOPLE, &total, error, ""))
    return FALSE;
  people = ffw_standing_people_new (connection, rules->before, FFW_STANDING_EVERYONE, 0, self->day,
                                    error);
  if (people == NULL)
    return FALSE;
  while ((person = ffw_standing_people_next (people, &failure)))
    {
      ffw_standing_work_out_person (before, rules->before, person, self->day);
      ffw_standing_work_out_person (after, rules->after, person, self->day);
      take_person (self, before, after, rules->id);
      if (++done % STEP == 0 && progress)
        progress (done, (guint64)total, data);
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

static gboolean
count_courses (FfwRequirementEffect *self, FfwConnection *connection,
               const FfwRequirement *requirement, FfwDate today, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, SQL_MET_BY, error, "Dii", today, requirement->area, (gint64)requirement->level);

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  self->met_by = (guint)ffw_cursor_get_int (cursor, 0);
  self->met_by_offered = (guint)ffw_cursor_get_int (cursor, 1);

  return TRUE;
}

/**
 * ffw_requirement_effect_read:
 * @id: of the requirement that is changed or removed; 0 where one is added
 * @draft: (nullable): what it is to be; %NULL where it is removed
 * @progress: (nullable) (scope call): is told how far it is
 *
 * Compares how all posts stand with how they would, in one pass over the people, each of whom is
 * worked out with the present rules and with those that would hold, in the areas that matter
 * alone: so it takes less than working out everybody's standing once. Nothing is written.
 *
 * Returns: (transfer full): what would be different; %NULL with @error set
 */
FfwRequirementEffect *
ffw_requirement_effect_read (FfwConnection *connection, gint64 id, const FfwRequirementDraft *draft,
                             FfwDate today, FfwEffectProgress progress, gpointer data,
                             GError **error)
{
  g_autoptr (FfwRequirementEffect) self = g_new0 (FfwRequirementEffect, 1);
  g_auto (Rules) rules = { NULL };

  self->rows = g_array_new (FALSE, FALSE, sizeof (FfwEffectRow));
  if (!read_rules (&rules, connection, id, draft, error))
    return NULL;
  if (draft
      && !count_courses (self, connection, ffw_standing_rules_find (rules.after, id), today, error))
    return NULL;

  self->day = choose_day (&rules, today);
  if (!read_people (self, connection, &rules, progress, data, error))
    return NULL;

  return g_steal_pointer (&self);
}
