/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-intake-links.h"

static gboolean
add_reference (FfwIntake *self, FfwRow *row, guint field, const char *word, GArray *ids,
               GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 id = ffw_intake_refer (self, row, field, word, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  if (id != 0)
    g_array_append_val (ids, id);

  return TRUE;
}

/* Sets @any where one of the words is a name of @table: else they are one title, which nobody
 * knows. */
static gboolean
names_any (FfwIntake *self, const char *table, char **words, gboolean *any, GError **error)
{
  /* One of the row's own kind may yet come. */
  *any = g_str_equal (table, self->kind->table);
  for (guint i = 0; words[i] != NULL && !*any; i++)
    {
      gint64 id = 0;

      if (*words[i] != '\0'
          && !ffw_directories_find (self->directories, table, words[i], &id, error))
        return FALSE;
      *any = id != 0;
    }

  return TRUE;
}

/** Returns: (transfer full) (element-type gint64): the ids that a cell names: one title, or codes
 * separated by spaces; %NULL with @error set */
GArray *
ffw_intake_links_read (FfwIntake *self, FfwRow *row, const FfwLinkField *link, GError **error)
{
  const FfwCell *cell = &row->cells[link->field];
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) words = NULL;
  gint64 whole = 0;
  gboolean any;

  if (cell->state != FFW_CELL_SET)
    return g_steal_pointer (&ids);

  if (!ffw_directories_find (self->directories, self->kind->fields[link->field].refers, cell->text,
                             &whole, error))
    return NULL;
  if (whole != 0)
    {
      g_array_append_val (ids, whole);
      return g_steal_pointer (&ids);
    }

  words = g_strsplit_set (cell->text, " ", -1);
  if (!names_any (self, self->kind->fields[link->field].refers, words, &any, error))
    return NULL;
  if (!any)
    return add_reference (self, row, link->field, cell->text, ids, error) ? g_steal_pointer (&ids)
                                                                          : NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !add_reference (self, row, link->field, words[i], ids, error))
      return NULL;

  return g_steal_pointer (&ids);
}

/** Looks at what the cells name, so that the unknown is said before anything is written. */
gboolean
ffw_intake_links_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  for (guint i = 0; i < self->kind->intake->n_links; i++)
    {
      g_autoptr (GArray) ids = ffw_intake_links_read (self, row, &self->kind->intake->links[i],
                                                      error);

      if (ids == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static GArray *
linked (FfwIntake *self, const FfwRow *row, const FfwLinkField *link, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s = ?", link->other,
                                          link->table, link->own);
  g_autoptr (FfwCursor) cursor = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (row->id == 0)
    return g_steal_pointer (&ids);
  cursor = ffw_connection_query (self->connection, sql, error, "i", row->id);
  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);

      g_array_append_val (ids, id);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&ids);
}

/** Sets @differ where the file says other links than there are; order says nothing. */
gboolean
ffw_intake_links_differ (FfwIntake *self, FfwRow *row, gboolean *differ, GError **error)
{
  for (guint i = 0; i < self->kind->intake->n_links; i++)
    {
      const FfwLinkField *link = &self->kind->intake->links[i];
      g_autoptr (GArray) wanted = NULL;
      g_autoptr (GArray) there = NULL;

      if (row->cells[link->field].state == FFW_CELL_ABSENT)
        continue;
      wanted = ffw_intake_links_read (self, row, link, error);
      there = wanted ? linked (self, row, link, error) : NULL;
      if (there == NULL)
        return FALSE;
      if (wanted->len != there->len)
        *differ = TRUE;
      for (guint k = 0; k < wanted->len; k++)
        *differ = *differ || !contains (there, g_array_index (wanted, gint64, k));
    }

  return TRUE;
}

static gboolean
write_link (FfwIntake *self, FfwRow *row, const FfwLinkField *link, GError **error)
{
  g_autoptr (GArray) wanted = ffw_intake_links_read (self, row, link, error);
  g_autoptr (GArray) there = wanted ? linked (self, row, link, error) : NULL;
  g_autofree char *add = g_strdup_printf ("INSERT INTO %s (%s, %s) VALUES (?, ?)", link->table,
                                          link->own, link->other);
  g_autofree char *remove = g_strdup_printf ("DELETE FROM %s WHERE %s = ? AND %s = ?", link->table,
                                             link->own, link->other);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < there->len; i++)
    {
      gint64 id = g_array_index (there, gint64, i);

      if (!contains (wanted, id)
          && !ffw_connection_run (self->connection, remove, error, "ii", row->id, id))
        return FALSE;
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      gint64 id = g_array_index (wanted, gint64, i);

      if (!contains (there, id)
          && !ffw_connection_run (self->connection, add, error, "ii", row->id, id))
        return FALSE;
    }

  return TRUE;
}

/** Makes the links what the file says; @row has its id. */
gboolean
ffw_intake_links_write (FfwIntake *self, FfwRow *row, GError **error)
{
  for (guint i = 0; i < self->kind->intake->n_links; i++)
    {
      const FfwLinkField *link = &self->kind->intake->links[i];

      if (row->cells[link->field].state != FFW_CELL_ABSENT && !write_link (self, row, link, error))
        return FALSE;
    }

  return TRUE;
}
