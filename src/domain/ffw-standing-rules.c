/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-standing-rules.h"

/* That @course (its position) covers @area at @level. */
typedef struct
{
  guint course;
  gint64 area;
  FfwLevel level;
} Cover;

#define SQL_COVERS                                                                                 \
  "SELECT c.id, c.validity_months, x.area, x.level"                                                \
  " FROM course_area x JOIN course c ON c.id = x.course ORDER BY c.id"

#define SQL_REQUIREMENTS                                                                           \
  "SELECT id, code, area, role, sector, level, mandatory, within_days, renew_months,"              \
  " in_force_from FROM requirement ORDER BY id"

void
ffw_requirement_free (FfwRequirement *self)
{
  g_free (self->code);
  g_free (self->fits);
  g_free (self);
}

/** Frees what ffw_standing_rules_read() gave. */
void
ffw_standing_rules_free (FfwStandingRules *self)
{
  g_ptr_array_unref (self->requirements);
  g_array_unref (self->courses);
  g_hash_table_unref (self->course_positions);
  g_array_unref (self->covers);
  g_free (self);
}

/**
 * ffw_standing_rules_find_course:
 * @position: (out): where it stands in FfwStandingRules::courses
 *
 * Returns: whether the course covers any area
 */
gboolean
ffw_standing_rules_find_course (const FfwStandingRules *self, gint64 id, guint *position)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (self->course_positions, &id, NULL, &found))
    return FALSE;
  *position = GPOINTER_TO_UINT (found);

  return TRUE;
}

static guint
add_course (FfwStandingRules *self, gint64 id, int validity_months)
{
  const FfwStandingCourse course = { id, validity_months };
  guint position = self->courses->len;

  if (ffw_standing_rules_find_course (self, id, &position))
    return position;
  g_array_append_val (self->courses, course);
  g_hash_table_insert (self->course_positions, g_memdup2 (&id, sizeof id),
                       GUINT_TO_POINTER (position));

  return position;
}

static int
get_number (FfwCursor *cursor, int column)
{
  return ffw_cursor_is_null (cursor, column) ? FFW_REQUIREMENT_ANY
                                             : (int)ffw_cursor_get_int (cursor, column);
}

static gboolean
read_covers (FfwStandingRules *self, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_COVERS, error, "");

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      const Cover cover = {
        .course = add_course (self, ffw_cursor_get_int (cursor, 0), get_number (cursor, 1)),
        .area = ffw_cursor_get_int (cursor, 2),
        .level = ffw_cursor_get_int (cursor, 3),
      };

      g_array_append_val (self->covers, cover);
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_requirements (FfwStandingRules *self, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_REQUIREMENTS, error, "");

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwRequirement *requirement = g_new0 (FfwRequirement, 1);

      requirement->id = ffw_cursor_get_int (cursor, 0);
      requirement->code = g_strdup (ffw_cursor_get_text (cursor, 1));
      requirement->area = ffw_cursor_get_int (cursor, 2);
      requirement->role = ffw_cursor_is_null (cursor, 3) ? 0 : ffw_cursor_get_int (cursor, 3);
      requirement->sector = get_number (cursor, 4);
      requirement->level = ffw_cursor_get_int (cursor, 5);
      requirement->mandatory = ffw_cursor_get_int (cursor, 6);
      requirement->within_days = ffw_cursor_get_int (cursor, 7);
      requirement->renew_months = get_number (cursor, 8);
      requirement->in_force_from = ffw_cursor_get_date (cursor, 9);
      ffw_standing_rules_take (self, requirement);
    }

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_standing_rules_read:
 *
 * Returns: (transfer full): what is asked of posts now, and on days ahead; %NULL with @error set
 */
FfwStandingRules *
ffw_standing_rules_read (FfwConnection *connection, GError **error)
{
  g_autoptr (FfwStandingRules) self = g_new0 (FfwStandingRules, 1);

  self->requirements = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_requirement_free);
  self->courses = g_array_new (FALSE, FALSE, sizeof (FfwStandingCourse));
  self->course_positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->covers = g_array_new (FALSE, FALSE, sizeof (Cover));
  if (!read_covers (self, connection, error) || !read_requirements (self, connection, error))
    return NULL;

  return g_steal_pointer (&self);
}

static int
find_position (const FfwStandingRules *self, gint64 id)
{
  for (guint i = 0; i < self->requirements->len; i++)
    if (((const FfwRequirement *)self->requirements->pdata[i])->id == id)
      return (int)i;

  return -1;
}

/** Returns: (transfer none) (nullable): the requirement with that id */
const FfwRequirement *
ffw_standing_rules_find (const FfwStandingRules *self, gint64 id)
{
  int position = find_position (self, id);

  return position < 0 ? NULL : self->requirements->pdata[position];
}

/**
 * ffw_standing_rules_remove:
 *
 * Does as if the requirement @id were not there; one that is not is left alone.
 */
void
ffw_standing_rules_remove (FfwStandingRules *self, gint64 id)
{
  int position = find_position (self, id);

  if (position >= 0)
    g_ptr_array_remove_index (self->requirements, position);
}

/**
 * ffw_standing_rules_take:
 * @requirement: (transfer full): a new one, or what the one with its id is to be
 *
 * Adds a requirement to the rules, in the place of the one with its id.
 */
void
ffw_standing_rules_take (FfwStandingRules *self, FfwRequirement *requirement)
{
  guint place = 0;

  requirement->fits = g_new0 (gboolean, MAX (self->courses->len, 1));
  for (guint i = 0; i < self->covers->len; i++)
    {
      const Cover *cover = &g_array_index (self->covers, Cover, i);

      if (cover->area == requirement->area && cover->level >= requirement->level)
        requirement->fits[cover->course] = TRUE;
    }

  ffw_standing_rules_remove (self, requirement->id);
  while (place < self->requirements->len
         && ((const FfwRequirement *)self->requirements->pdata[place])->id < requirement->id)
    place++;
  g_ptr_array_insert (self->requirements, place, requirement);
}
