/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-trainers.h"

#include "ffw-naming.h"

#include <string.h>

#define SQL_THERE "SELECT person, post FROM session_trainer WHERE session_date = ?"
#define SQL_DROP  "DELETE FROM session_trainer WHERE session_date = ?"
#define SQL_ADD   "INSERT INTO session_trainer (session_date, person, post) VALUES (?, ?, ?)"

typedef struct
{
  gint64 person;
  gint64 post;
} Trainer;

struct _FfwTrainers
{
  FfwIntake *intake;
  guint organisation_field;
  guint trainer_field;
  GArray *trainers; /* of the row: Trainer */
};

/** @intake is lent, and must outlive what is returned. */
FfwTrainers *
ffw_trainers_new (FfwIntake *intake, guint organisation_field, guint trainer_field)
{
  FfwTrainers *self = g_new0 (FfwTrainers, 1);

  self->intake = intake;
  self->organisation_field = organisation_field;
  self->trainer_field = trainer_field;
  self->trainers = g_array_new (FALSE, FALSE, sizeof (Trainer));

  return self;
}

void
ffw_trainers_free (FfwTrainers *self)
{
  g_array_unref (self->trainers);
  g_free (self);
}

static void
add (FfwTrainers *self, const FfwFoundPost *found)
{
  Trainer trainer = { found->person, found->post };

  for (guint i = 0; i < self->trainers->len; i++)
    if (g_array_index (self->trainers, Trainer, i).person == trainer.person)
      return;
  g_array_append_val (self->trainers, trainer);
}

/* Whom @number names in an organisation: a staff number there, or an e-mail address. */
static gboolean
find (FfwTrainers *self, FfwRow *row, gint64 organisation, const char *number, const char *on,
      GError **error)
{
  FfwIntake *intake = self->intake;
  FfwFoundPost found = { 0 };
  g_autofree char *nearest = NULL;

  if (organisation != 0
      && !ffw_posts_find_number (intake->posts, organisation, number, on, &found, error))
    return FALSE;
  if (found.person == 0 && strchr (number, '@') != NULL
      && !ffw_posts_find_email (intake->posts, number, organisation, on, &found, error))
    return FALSE;
  if (found.person > 0)
    {
      add (self, &found);
      return TRUE;
    }
  if (found.person == FFW_PERSON_AMBIGUOUS)
    {
      ffw_intake_error (intake, row, "E210", (int)self->trainer_field, number, NULL, NULL);
      return TRUE;
    }

  nearest = organisation ? ffw_naming_nearest (intake, organisation, number, error) : g_strdup ("");
  if (nearest == NULL)
    return FALSE;
  ffw_intake_error (intake, row, "E202", (int)self->trainer_field, number, nearest, NULL);

  return TRUE;
}

/* ORGANISATION/number; a number may hold slashes, an organisation's code none. */
static gboolean
find_full (FfwTrainers *self, FfwRow *row, const char *name, const char *on, GError **error)
{
  const char *slash = strchr (name, '/');
  g_autofree char *code = slash ? g_strndup (name, (gsize)(slash - name)) : NULL;
  gint64 organisation = 0;

  if (slash == NULL && strchr (name, '@') == NULL)
    {
      ffw_intake_error (self->intake, row, "E101", (int)self->organisation_field,
                        "trainer_organisation", NULL, NULL);
      return TRUE;
    }
  if (slash == NULL)
    return find (self, row, 0, name, on, error);

  if (!ffw_directories_find (self->intake->directories, "organisation", code, &organisation, error))
    return FALSE;
  if (organisation == 0)
    {
      ffw_intake_unknown (self->intake, row, (int)self->trainer_field, "organisation", code, NULL);
      return TRUE;
    }

  return find (self, row, organisation, slash + 1, on, error);
}

/* Several, separated by spaces. A number may hold spaces too: what names nobody by its form
 * belongs to the name before it. */
static gboolean
find_several (FfwTrainers *self, FfwRow *row, const char *text, const char *on, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ", -1);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean begins = strchr (words[i], '/') != NULL || strchr (words[i], '@') != NULL;

      if (*words[i] == '\0')
        continue;
      if (begins && name->len > 0)
        {
          if (!find_full (self, row, name->str, on, error))
            return FALSE;
          g_string_truncate (name, 0);
        }
      g_string_append_printf (name, "%s%s", name->len ? " " : "", words[i]);
    }

  return name->len == 0 || find_full (self, row, name->str, on, error);
}

/* Of the organisation in the other column: one number, as it stands; else several, by spaces. */
static gboolean
find_there (FfwTrainers *self, FfwRow *row, const char *text, const char *on, GError **error)
{
  const FfwCell *of = &row->cells[self->organisation_field];
  g_auto (GStrv) words = NULL;
  FfwFoundPost found;
  gint64 organisation = 0;

  if (!ffw_directories_find (self->intake->directories, "organisation", of->text, &organisation,
                             error))
    return FALSE;
  if (organisation == 0)
    {
      ffw_intake_unknown (self->intake, row, (int)self->organisation_field, "organisation",
                          of->text, NULL);
      return TRUE;
    }
  if (!ffw_posts_find_number (self->intake->posts, organisation, text, on, &found, error))
    return FALSE;
  if (found.person > 0)
    {
      add (self, &found);
      return TRUE;
    }

  words = g_strsplit_set (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean full = strchr (words[i], '/') != NULL;

      if (*words[i] != '\0'
          && !(full ? find_full (self, row, words[i], on, error)
                    : find (self, row, organisation, words[i], on, error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * ffw_trainers_read:
 * @on: (nullable): the day of the row, ISO
 *
 * Finds whom the row names as trainers; who is unknown is said.
 */
gboolean
ffw_trainers_read (FfwTrainers *self, FfwRow *row, const char *on, GError **error)
{
  const FfwCell *cell = &row->cells[self->trainer_field];

  g_array_set_size (self->trainers, 0);
  if (cell->state != FFW_CELL_SET)
    return TRUE;

  return row->cells[self->organisation_field].state == FFW_CELL_SET
             ? find_there (self, row, cell->text, on, error)
             : find_several (self, row, cell->text, on, error);
}

/** Sets @differ where others train on the date of @row than the file says. */
gboolean
ffw_trainers_differ (FfwTrainers *self, FfwRow *row, gboolean *differ, GError **error)
{
  g_autoptr (FfwCursor) there = NULL;
  guint n = 0;

  if (row->cells[self->trainer_field].state == FFW_CELL_ABSENT)
    return TRUE;
  there = ffw_connection_query (self->intake->connection, SQL_THERE, error, "i", row->id);
  if (there == NULL)
    return FALSE;
  while (ffw_cursor_next (there, error))
    {
      gboolean said = FALSE;

      for (guint i = 0; i < self->trainers->len; i++)
        {
          const Trainer *trainer = &g_array_index (self->trainers, Trainer, i);

          said = said
                 || (trainer->person == ffw_cursor_get_int (there, 0)
                     && trainer->post == ffw_cursor_get_int (there, 1));
        }
      *differ = *differ || !said;
      n++;
    }
  *differ = *differ || n != self->trainers->len;

  return !ffw_cursor_has_failed (there);
}

/** Makes the trainers of the date what the file says; @row has its id. */
gboolean
ffw_trainers_write (FfwTrainers *self, FfwRow *row, GError **error)
{
  gboolean differ = FALSE;

  if (!ffw_trainers_differ (self, row, &differ, error))
    return FALSE;
  if (!differ)
    return TRUE;
  if (!ffw_connection_run (self->intake->connection, SQL_DROP, error, "i", row->id))
    return FALSE;
  for (guint i = 0; i < self->trainers->len; i++)
    {
      const Trainer *trainer = &g_array_index (self->trainers, Trainer, i);

      if (!ffw_connection_run (self->intake->connection, SQL_ADD, error, "iii", row->id,
                               trainer->person, trainer->post))
        return FALSE;
    }

  return TRUE;
}
