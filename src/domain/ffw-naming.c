/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-naming.h"

#include <string.h>

#define SQL_BY_NUMBER                                                                              \
  "SELECT id, person, started_on, left_on FROM post "                                              \
  " WHERE organisation = ? AND staff_number = ? ORDER BY started_on"
#define SQL_BY_EMAIL                                                                               \
  "SELECT id, person, started_on, left_on, organisation FROM post "                                \
  " WHERE lower (email) = lower (?) ORDER BY started_on"
#define SQL_BY_PERSON                                                                              \
  "SELECT id, person, started_on, left_on, organisation FROM post "                                \
  " WHERE person = ? ORDER BY started_on"
#define SQL_PERSON "SELECT coalesce (max (id), 0) FROM person WHERE uuid = ?"
#define SQL_NUMBERS                                                                                \
  "SELECT DISTINCT staff_number FROM post WHERE organisation = ? AND staff_number IS NOT NULL "    \
  " LIMIT 20000"
#define SQL_SPAN                                                                                   \
  "SELECT min (started_on), max (coalesce (left_on, '9999-12-31')) FROM post WHERE person = ?"

/* Of the posts that @cursor gives, in the order of their start, the one that a
 * row of the day @on is about: held on that day, else the last that had begun,
 * else the first. With @organisation, posts there come before posts elsewhere.
 * Where @alone and they are of several people, it is none of them. */
static gboolean
choose_post (FfwCursor *cursor, const char *on, gint64 organisation, gboolean alone,
             FfwNamed *named, GError **error)
{
  int best = -1;
  gint64 first = 0;

  *named = (FfwNamed){ 0 };
  while (ffw_cursor_next (cursor, error))
    {
      const char *started = ffw_cursor_get_text (cursor, 2);
      const char *left = ffw_cursor_get_text (cursor, 3);
      gboolean begun = on == NULL || strcmp (started, on) <= 0;
      gboolean held = begun && (left == NULL || (on != NULL && strcmp (left, on) >= 0));
      gboolean there = organisation != 0 && ffw_cursor_get_int (cursor, 4) == organisation;
      int rank = (there ? 4 : 0) + (held ? 2 : begun ? 1 : 0);

      if (first == 0)
        first = ffw_cursor_get_int (cursor, 1);
      else if (alone && first != ffw_cursor_get_int (cursor, 1))
        first = FFW_PERSON_AMBIGUOUS;
      if (rank > best || (rank == best && rank > 0))
        {
          best = rank;
          named->post = ffw_cursor_get_int (cursor, 0);
          named->person = ffw_cursor_get_int (cursor, 1);
          named->held = held;
        }
    }
  if (ffw_cursor_has_failed (cursor))
    return FALSE;
  if (first == FFW_PERSON_AMBIGUOUS)
    *named = (FfwNamed){ .person = FFW_PERSON_AMBIGUOUS };

  return TRUE;
}

/**
 * ffw_naming_find_number:
 * @on: (nullable): the day the row is about, ISO
 * @named: (out): all 0 where nobody has that number there
 */
gboolean
ffw_naming_find_number (FfwIntake *self, gint64 organisation, const char *number, const char *on,
                        FfwNamed *named, GError **error)
{
  if (ffw_intake_statement (self, &self->posts_by_number, SQL_BY_NUMBER, error) == NULL)
    return FALSE;
  ffw_cursor_bind (self->posts_by_number, "is", organisation, number);

  return choose_post (self->posts_by_number, on, 0, FALSE, named, error);
}

/**
 * ffw_naming_find_email:
 * @organisation: where a post is preferred; 0 for none
 * @named: (out): all 0 where nobody has it
 */
gboolean
ffw_naming_find_email (FfwIntake *self, const char *email, gint64 organisation, const char *on,
                       FfwNamed *named, GError **error)
{
  if (ffw_intake_statement (self, &self->posts_by_email, SQL_BY_EMAIL, error) == NULL)
    return FALSE;
  ffw_cursor_bind (self->posts_by_email, "s", email);

  return choose_post (self->posts_by_email, on, organisation, TRUE, named, error);
}

static gboolean
find_uuid (FfwIntake *self, const char *uuid, gint64 organisation, const char *on, FfwNamed *named,
           GError **error)
{
  gint64 person = 0;

  *named = (FfwNamed){ 0 };
  if (!ffw_connection_get_int (self->connection, SQL_PERSON, &person, error, "s", uuid))
    return FALSE;
  if (person == 0)
    return TRUE;
  if (ffw_intake_statement (self, &self->posts_by_person, SQL_BY_PERSON, error) == NULL)
    return FALSE;
  ffw_cursor_bind (self->posts_by_person, "i", person);

  return choose_post (self->posts_by_person, on, organisation, FALSE, named, error);
}

/** Returns: (transfer full): the staff number there that is nearest, empty for none */
char *
ffw_naming_nearest (FfwIntake *self, gint64 organisation, const char *number, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FfwCursor) cursor = NULL;
  char *nearest;

  if (ffw_findings_count (self->findings, FFW_SEVERITY_ERROR) >= FFW_FINDINGS_KEPT)
    return g_strdup ("");
  cursor = ffw_connection_query (self->connection, SQL_NUMBERS, error, "i", organisation);
  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, NULL))
    g_ptr_array_add (known, g_strdup (ffw_cursor_get_text (cursor, 0)));
  nearest = ffw_nearest (number, known);

  return nearest ? nearest : g_strdup ("");
}

static gboolean
say_unknown (FfwIntake *self, FfwRow *row, const FfwNaming *naming, gint64 organisation,
             GError **error)
{
  const FfwCell *number = &row->cells[naming->number];
  g_autofree char *nearest = NULL;
  guint field;

  if (number->state == FFW_CELL_SET)
    {
      nearest = ffw_naming_nearest (self, organisation, number->text, error);
      if (nearest == NULL)
        return FALSE;
      ffw_intake_error (self, row, "E202", (int)naming->number, number->text, nearest, NULL);
      return TRUE;
    }

  field = row->cells[naming->person].state == FFW_CELL_SET ? naming->person : naming->email;
  ffw_intake_error (self, row, "E202", (int)field, row->cells[field].text, "", NULL);

  return TRUE;
}

/**
 * ffw_naming_resolve:
 * @naming: the kind's fields that name a person
 * @on: (nullable): the day the row is about, ISO
 *
 * Finds whom @row names and sets its person and post; who is not found is said.
 */
gboolean
ffw_naming_resolve (FfwIntake *self, FfwRow *row, const FfwNaming *naming, const char *on,
                    GError **error)
{
  const FfwCell *code = &row->cells[naming->organisation];
  const FfwCell *number = &row->cells[naming->number];
  const FfwCell *email = &row->cells[naming->email];
  const FfwCell *person = &row->cells[naming->person];
  gint64 organisation = 0;
  FfwNamed named = { 0 };

  if (code->state == FFW_CELL_SET)
    {
      if (!ffw_directories_find (self->directories, "organisation", code->text, &organisation,
                                 error))
        return FALSE;
      if (organisation == 0)
        {
          ffw_intake_unknown (self, row, (int)naming->organisation, "organisation", code->text,
                              NULL);
          return TRUE;
        }
    }

  if (number->state == FFW_CELL_SET && organisation == 0)
    {
      ffw_intake_error (self, row, "E101", (int)naming->organisation, "organisation", NULL, NULL);
      return TRUE;
    }
  if (number->state == FFW_CELL_SET)
    {
      if (!ffw_naming_find_number (self, organisation, number->text, on, &named, error))
        return FALSE;
    }
  else if (person->state == FFW_CELL_SET)
    {
      if (!find_uuid (self, person->text, organisation, on, &named, error))
        return FALSE;
    }
  else if (email->state == FFW_CELL_SET)
    {
      if (!ffw_naming_find_email (self, email->text, organisation, on, &named, error))
        return FALSE;
    }
  else
    {
      ffw_intake_error (self, row, "E211", (int)naming->number, NULL, NULL, NULL);
      return TRUE;
    }

  row->person = named.person;
  row->post = named.post;
  row->held = named.held;
  if (row->person == FFW_PERSON_AMBIGUOUS)
    ffw_intake_error (self, row, "E210", (int)naming->email, email->text, NULL, NULL);
  else if (row->person == 0)
    return say_unknown (self, row, naming, organisation, error);

  return TRUE;
}

/** Warns where the day @on lies before the person's first post or after the last. */
gboolean
ffw_naming_warn_outside (FfwIntake *self, FfwRow *row, int field, const char *on, GError **error)
{
  g_autoptr (FfwCursor) span = NULL;
  const char *from, *to;

  if (row->held)
    return TRUE;
  span = ffw_connection_query (self->connection, SQL_SPAN, error, "i", row->person);
  if (span == NULL || !ffw_cursor_next (span, error))
    return FALSE;
  from = ffw_cursor_get_text (span, 0);
  to = ffw_cursor_get_text (span, 1);
  if (from != NULL && strcmp (on, from) < 0)
    ffw_intake_warning (self, row->line, "W304", field, from, NULL, NULL);
  else if (to != NULL && strcmp (on, to) > 0)
    ffw_intake_warning (self, row->line, "W305", field, to, NULL, NULL);

  return TRUE;
}
