/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-directory.h"

#include "ffw-fold.h"

/* How far a word may be from what was meant, and how many words are looked at. */
#define NEAREST_DISTANCE  3
#define NEAREST_LOOKED_AT 20000

typedef struct
{
  const char *table;
  const char *sql; /* id, code, and for some titles in both languages */
  gboolean large;
} Source;

static const Source sources[] = {
  { "organisation", "SELECT id, code, name_en, name_cy FROM organisation", FALSE },
  { "site", "SELECT id, code, name_en, name_cy FROM site", FALSE },
  { "role", "SELECT id, code, title_en, title_cy FROM role", FALSE },
  { "area", "SELECT id, code, title_en, title_cy FROM area", FALSE },
  { "course", "SELECT id, code, title_en, title_cy FROM course", FALSE },
  { "requirement", "SELECT id, code FROM requirement", FALSE },
  { "question", "SELECT id, code FROM question", FALSE },
  { "campaign", "SELECT id, code FROM campaign", FALSE },
  { "session", "SELECT id, code FROM session", TRUE },
};

typedef struct
{
  GHashTable *codes;  /* code → id */
  GHashTable *titles; /* folded title → id, 0 where two rows have it */
} Directory;

struct _FfwDirectories
{
  FfwConnection *connection;
  Directory directories[G_N_ELEMENTS (sources)];
  FfwCursor *session;
};

FfwDirectories *
ffw_directories_new (FfwConnection *connection)
{
  FfwDirectories *self = g_new0 (FfwDirectories, 1);

  self->connection = connection;

  return self;
}

static void
directory_clear (Directory *self)
{
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
}

void
ffw_directories_free (FfwDirectories *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    directory_clear (&self->directories[i]);
  g_clear_pointer (&self->session, ffw_cursor_free);
  g_free (self);
}

static guint
source_of (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].table, table))
      return i;

  g_assert_not_reached ();
}

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static gboolean
directory_read (FfwDirectories *self, guint i, GError **error)
{
  Directory *directory = &self->directories[i];
  g_autoptr (FfwCursor) cursor = NULL;
  g_autoptr (GError) local = NULL;

  if (directory->codes != NULL)
    return TRUE;

  cursor = ffw_connection_query (self->connection, sources[i].sql, error, "");
  if (cursor == NULL)
    return FALSE;

  directory->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  directory->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (ffw_cursor_next (cursor, &local))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);

      g_hash_table_insert (directory->codes, g_strdup (ffw_cursor_get_text (cursor, 1)),
                           copy_id (id));
      for (int column = 2; column < ffw_cursor_get_n_columns (cursor); column++)
        {
          const char *title = ffw_cursor_get_text (cursor, column);
          g_autofree char *folded = title ? ffw_fold (title) : NULL;
          gint64 *known;

          if (folded == NULL)
            continue;
          known = g_hash_table_lookup (directory->titles, folded);
          if (known == NULL)
            g_hash_table_insert (directory->titles, g_steal_pointer (&folded), copy_id (id));
          else if (*known != id)
            *known = 0;
        }
    }
  if (local != NULL)
    {
      directory_clear (directory);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

static gboolean
find_session (FfwDirectories *self, const char *code, gint64 *id, GError **error)
{

  if (self->session == NULL)
    self->session = ffw_connection_prepare (self->connection,
                                            "SELECT id FROM session WHERE code = ?", error);
  if (self->session == NULL)
    return FALSE;

  ffw_cursor_bind (self->session, "s", code);
  if (ffw_cursor_next (self->session, error))
    *id = ffw_cursor_get_int (self->session, 0);

  return !ffw_cursor_has_failed (self->session);
}

/**
 * ffw_directories_find:
 * @table: the table that @text names a row of
 * @text: a code, or where the table has titles one in either language, whatever its case and
 *   accents
 * @id: (out): the row's id, or 0 where there is none, or where a title is that of several
 *
 * Returns: %FALSE with @error set where the workspace could not be read
 */
gboolean
ffw_directories_find (FfwDirectories *self, const char *table, const char *text, gint64 *id,
                      GError **error)
{
  guint i = source_of (table);
  const gint64 *known;

  *id = 0;
  if (sources[i].large)
    return find_session (self, text, id, error);
  if (!directory_read (self, i, error))
    return FALSE;

  known = g_hash_table_lookup (self->directories[i].codes, text);
  if (known == NULL && g_hash_table_size (self->directories[i].titles) > 0)
    {
      g_autofree char *folded = ffw_fold (text);

      known = g_hash_table_lookup (self->directories[i].titles, folded);
    }
  if (known != NULL)
    *id = *known;

  return TRUE;
}

/** The codes of @table have changed: read them again when next asked. */
void
ffw_directories_forget (FfwDirectories *self, const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].table, table))
      directory_clear (&self->directories[i]);
}

/**
 * ffw_nearest:
 * @known: (element-type utf8): what there is
 *
 * Returns: (transfer full) (nullable): the one that @text was probably meant to be, or %NULL
 *   where none is near
 */
char *
ffw_nearest (const char *text, GPtrArray *known)
{
  guint limit = MIN (NEAREST_DISTANCE, MAX (1, g_utf8_strlen (text, -1) / 2));
  const char *best = NULL;

  for (guint i = 0; i < known->len && i < NEAREST_LOOKED_AT; i++)
    {
      const char *candidate = g_ptr_array_index (known, i);
      guint distance = ffw_fold_distance (text, candidate, limit);

      if (distance > limit || (distance == limit && best != NULL))
        continue;
      best = candidate;
      if (distance == 0)
        break;
      limit = distance;
    }

  return g_strdup (best);
}

/**
 * ffw_directories_nearest:
 *
 * Returns: (transfer full): the known code that is nearest to @text; empty where none is
 *   near; %NULL with @error set where the workspace could not be read
 */
char *
ffw_directories_nearest (FfwDirectories *self, const char *table, const char *text, GError **error)
{
  const Source *source = &sources[source_of (table)];
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, source->sql, error, "");
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  char *nearest;

  if (cursor == NULL)
    return NULL;

  while (known->len < NEAREST_LOOKED_AT && ffw_cursor_next (cursor, error))
    g_ptr_array_add (known, g_strdup (ffw_cursor_get_text (cursor, 1)));
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  nearest = ffw_nearest (text, known);

  return nearest ? nearest : g_strdup ("");
}
