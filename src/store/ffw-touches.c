/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-touches.h"

/* How many subjects that are stored are kept in mind, to bound the memory: some 10 MB. */
#define MOST_REMEMBERED 200000

typedef enum
{
  COLUMN_ID,
  COLUMN_REFERENCE,
} ColumnKind;

typedef struct
{
  int position;
  ColumnKind kind;
} Column;

/* What of a table's rows is a subject. */
typedef struct
{
  GArray *columns; /* of Column */
  GArray *keys;    /* of int: the positions of the primary key's columns */
  char *sql;       /* the subjects of the row with a key; NULL where there are no references */
} Table;

struct _FfwTouches
{
  FfwConnection *connection;
  gint64 change;
  gint64 first_id;
  GHashTable *subjects; /* gint64, boxed, as a set */
  GHashTable *stored;   /* the same, of those that were stored last */
  GHashTable *tables;   /* name → Table */
};

static void
table_free (Table *table)
{
  g_array_unref (table->columns);
  g_array_unref (table->keys);
  g_free (table->sql);
  g_free (table);
}

/*
 * The touches of @change. Its own ids begin at @first_id; they need no entry.
 */
FfwTouches *
ffw_touches_new (FfwConnection *connection, gint64 change, gint64 first_id)
{
  FfwTouches *self = g_new0 (FfwTouches, 1);

  self->connection = connection;
  self->change = change;
  self->first_id = first_id;
  self->subjects = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->stored = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)table_free);

  return self;
}

void
ffw_touches_free (FfwTouches *self)
{
  g_hash_table_unref (self->subjects);
  g_hash_table_unref (self->stored);
  g_hash_table_unref (self->tables);
  g_free (self);
}

void
ffw_touches_add (FfwTouches *self, gint64 subject)
{
  if (subject < self->first_id && !g_hash_table_contains (self->stored, &subject)
      && !g_hash_table_contains (self->subjects, &subject))
    g_hash_table_add (self->subjects, g_memdup2 (&subject, sizeof subject));
}

/* A row is about what it refers to where that has a history which people ask for; a row
 * without an id of its own stands for all that it ties together. */
static gboolean
is_subject (const char *parent, gboolean has_id)
{
  static const char *const asked_for[] = { "person",       "session", "post",
                                           "organisation", "course",  NULL };

  return parent && (!has_id || g_strv_contains (asked_for, parent));
}

static void
set_sql (Table *table, const char *name, GPtrArray *names)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  gboolean any = FALSE;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const Column *column = &g_array_index (table->columns, Column, i);

      if (column->kind != COLUMN_REFERENCE)
        continue;
      g_string_append_printf (sql, "%s\"%s\"", any ? ", " : "",
                              (const char *)names->pdata[column->position]);
      any = TRUE;
    }
  g_string_append_printf (sql, " FROM \"%s\"", name);
  for (guint i = 0; i < table->keys->len; i++)
    g_string_append_printf (sql, " %s \"%s\" = ?", i == 0 ? "WHERE" : "AND",
                            (const char *)names->pdata[g_array_index (table->keys, int, i)]);

  if (any)
    table->sql = g_strdup (sql->str);
}

static Table *
read_table (FfwConnection *connection, const char *name, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection,
      "SELECT i.cid, i.name, i.pk, f.\"table\","
      " EXISTS (SELECT 1 FROM pragma_table_info (?1) WHERE name = 'id')"
      " FROM pragma_table_info (?1) AS i"
      " LEFT JOIN pragma_foreign_key_list (?1) AS f ON f.\"from\" = i.name ORDER BY i.cid",
      error, "s", name);
  Table *table;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;

  if (cursor == NULL)
    return NULL;

  table = g_new0 (Table, 1);
  table->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  table->keys = g_array_new (FALSE, FALSE, sizeof (int));

  while (ffw_cursor_next (cursor, &failure))
    {
      Column column = { .position = ffw_cursor_get_int (cursor, 0), .kind = COLUMN_REFERENCE };
      const char *column_name = ffw_cursor_get_text (cursor, 1);
      gboolean has_id = ffw_cursor_get_int (cursor, 4);

      g_ptr_array_add (names, g_strdup (column_name));
      if (ffw_cursor_get_int (cursor, 2) > 0)
        g_array_append_val (table->keys, column.position);
      if (g_str_equal (column_name, "id"))
        column.kind = COLUMN_ID;
      else if (!is_subject (ffw_cursor_get_text (cursor, 3), has_id))
        continue;
      g_array_append_val (table->columns, column);
    }
  set_sql (table, name, names);

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      table_free (table);
      return NULL;
    }

  return table;
}

static Table *
get_table (FfwTouches *self, const char *name, GError **error)
{
  Table *table = g_hash_table_lookup (self->tables, name);

  if (table == NULL)
    {
      table = read_table (self->connection, name, error);
      if (table)
        g_hash_table_insert (self->tables, g_strdup (name), table);
    }

  return table;
}

/* Adds the number in @value. Returns whether there is a value at all. */
static gboolean
add_value (FfwTouches *self, sqlite3_value *value)
{
  if (value && sqlite3_value_type (value) == SQLITE_INTEGER)
    ffw_touches_add (self, sqlite3_value_int64 (value));

  return value != NULL;
}

/* Adds what the row refers to in columns that an update left as they were: a changeset does
 * not hold those. */
static gboolean
add_unchanged (FfwTouches *self, const Table *table, sqlite3_changeset_iter *iter, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_prepare (self->connection, table->sql, error);
  g_autoptr (GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;

  for (guint i = 0; i < table->keys->len; i++)
    {
      sqlite3_value *key = NULL;
      int result = sqlite3changeset_old (iter, g_array_index (table->keys, int, i), &key);

      if (!ffw_connection_check_result (self->connection, result, error))
        return FALSE;
      if (sqlite3_value_type (key) == SQLITE_INTEGER)
        ffw_cursor_bind_int (cursor, i + 1, sqlite3_value_int64 (key));
      else
        ffw_cursor_bind_text (cursor, i + 1, (const char *)sqlite3_value_text (key));
    }

  if (ffw_cursor_next (cursor, &failure))
    for (int i = 0; i < ffw_cursor_get_n_columns (cursor); i++)
      if (!ffw_cursor_is_null (cursor, i))
        ffw_touches_add (self, ffw_cursor_get_int (cursor, i));

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_row (FfwTouches *self, const Table *table, sqlite3_changeset_iter *iter, int operation,
         GError **error)
{
  gboolean left_out = FALSE;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const Column *column = &g_array_index (table->columns, Column, i);
      sqlite3_value *old = NULL;
      sqlite3_value *new = NULL;
      int result = SQLITE_OK;

      if (operation != SQLITE_INSERT)
        result = sqlite3changeset_old (iter, column->position, &old);
      if (operation != SQLITE_DELETE && result == SQLITE_OK)
        result = sqlite3changeset_new (iter, column->position, &new);
      if (!ffw_connection_check_result (self->connection, result, error))
        return FALSE;

      gboolean any = add_value (self, old);

      any |= add_value (self, new);
      left_out |= !any && column->kind == COLUMN_REFERENCE;
    }

  return !left_out || table->sql == NULL || add_unchanged (self, table, iter, error);
}

/*
 * Adds what the rows of @changeset are about: their own ids and what they refer
 * to, before and after. Those rows must still be as the changeset left them.
 */
gboolean
ffw_touches_add_changeset (FfwTouches *self, GBytes *changeset, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  const Table *table = NULL;
  gboolean good;
  int result = sqlite3changeset_start (&iter, g_bytes_get_size (changeset),
                                       (void *)g_bytes_get_data (changeset, NULL));

  good = ffw_connection_check_result (self->connection, result, error);
  while (good && (result = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      const char *name = NULL;
      int n_columns = 0;
      int operation = 0;

      result = sqlite3changeset_op (iter, &name, &n_columns, &operation, NULL);
      good = ffw_connection_check_result (self->connection, result, error);
      if (good)
        table = get_table (self, name, error);
      good = good && table && add_row (self, table, iter, operation, error);
    }

  result = sqlite3changeset_finalize (iter);

  return good && ffw_connection_check_result (self->connection, result, error);
}

/* Adds the names of the tables of all changesets to @tables, a set of texts. */
void
ffw_touches_list_tables (FfwTouches *self, GHashTable *tables)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->tables);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (tables, g_strdup (name));
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = **(const gint64 *const *)a;
  gint64 second = **(const gint64 *const *)b;

  return first < second ? -1 : first > second;
}

/* Stores what was added: a long change does so part by part. */
gboolean
ffw_touches_store (FfwTouches *self, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_prepare (
      self->connection,
      "INSERT INTO change_touch (subject, change) VALUES (?, ?) ON CONFLICT DO NOTHING", error);
  guint n = 0;
  g_autofree gpointer *subjects = g_hash_table_get_keys_as_array (self->subjects, &n);

  if (cursor == NULL)
    return FALSE;

  /* In the order of the table: much faster where there are many. */
  qsort (subjects, n, sizeof *subjects, compare);
  for (guint i = 0; i < n; i++)
    {
      ffw_cursor_bind (cursor, "ii", *(gint64 *)subjects[i], self->change);
      if (!ffw_cursor_run (cursor, error))
        return FALSE;
    }

  /* The parts of a long change are about the same people again and again. */
  if (g_hash_table_size (self->stored) + n > MOST_REMEMBERED)
    g_hash_table_remove_all (self->stored);
  g_hash_table_steal_all (self->subjects);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (self->stored, subjects[i]);

  return TRUE;
}
