/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-naming.h"

#include <string.h>

#define SQL_SPAN                                                                                   \
  "SELECT min (started_on), max (coalesce (left_on, '9999-12-31')) FROM post WHERE person = ?"

/** Returns: (transfer full): the staff number there that is nearest, empty for none, or where
 *  so many errors were found that nobody will read this one; %NULL with @error set */
char *
ffw_naming_nearest (FfwIntake *self, gint64 organisation, const char *number, GError **error)
{
  if (ffw_findings_count (self->findings, FFW_SEVERITY_ERROR) >= FFW_FINDINGS_KEPT)
    return g_strdup ("");

  return ffw_posts_nearest_number (self->posts, organisation, number, error);
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
 * Finds whom @row names and sets its person and post, and the columns that hold them; who is
 * not found is said.
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
  FfwFoundPost found = { 0 };

  /* With an id, whose row it is may be left as it is. */
  if (row->id != 0 && number->state != FFW_CELL_SET && email->state != FFW_CELL_SET
      && person->state != FFW_CELL_SET)
    return TRUE;
  if (code->state == FFW_CELL_BAD || number->state == FFW_CELL_BAD || email->state == FFW_CELL_BAD
      || person->state == FFW_CELL_BAD)
    return TRUE;

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
      if (!ffw_posts_find_number (self->posts, organisation, number->text, on, &found, error))
        return FALSE;
    }
  else if (person->state == FFW_CELL_SET)
    {
      if (!ffw_posts_find_uuid (self->posts, person->text, organisation, on, &found, error))
        return FALSE;
    }
  else if (email->state == FFW_CELL_SET)
    {
      if (!ffw_posts_find_email (self->posts, email->text, organisation, on, &found, error))
        return FALSE;
    }
  else
    {
      ffw_intake_error (self, row, "E211", (int)naming->number, NULL, NULL, NULL);
      return TRUE;
    }

  /* An address of another organisation is a slip, not a name. */
  if (number->state != FFW_CELL_SET && person->state != FFW_CELL_SET && organisation != 0
      && found.person > 0 && found.organisation != organisation)
    found = (FfwFoundPost){ 0 };
  row->person = found.person;
  row->post = found.post;
  row->held = found.held;
  if (row->person == FFW_PERSON_AMBIGUOUS)
    ffw_intake_error (self, row, "E210", (int)naming->email, email->text, NULL, NULL);
  else if (row->person == 0)
    return say_unknown (self, row, naming, organisation, error);
  else
    {
      ffw_row_set_integer (row, naming->person_slot, row->person);
      ffw_row_set_integer (row, naming->post_slot, row->post);
    }

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
