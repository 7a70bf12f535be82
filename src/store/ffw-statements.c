/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-statements.h"

/* How many idle statements are kept; each takes some kilobytes. */
#define KEPT 100

struct _FfwStatements
{
  sqlite3 *db;
  GHashTable *idle; /* SQL, owned by the statement → sqlite3_stmt */
  GQueue order;     /* the same, the one longest idle first */
};

/* A cache for @db, which must outlive it. */
FfwStatements *
ffw_statements_new (sqlite3 *db)
{
  FfwStatements *self = g_new0 (FfwStatements, 1);

  self->db = db;
  self->idle = g_hash_table_new (g_str_hash, g_str_equal);
  g_queue_init (&self->order);

  return self;
}

/* Finalizes the idle statements; none may be in use. */
void
ffw_statements_free (FfwStatements *self)
{
  ffw_statements_forget (self);
  g_hash_table_unref (self->idle);
  g_free (self);
}

/* Finalizes the idle statements, as is needed before the schema changes. */
void
ffw_statements_forget (FfwStatements *self)
{
  sqlite3_stmt *statement;

  g_hash_table_remove_all (self->idle);
  while ((statement = g_queue_pop_head (&self->order)))
    sqlite3_finalize (statement);
}

/*
 * Lends a statement for @sql, reset and with all parameters NULL.
 * Returns an SQLite result code; @sql must be one statement.
 */
int
ffw_statements_take (FfwStatements *self, const char *sql, sqlite3_stmt **statement)
{
  const char *rest = NULL;
  int result;

  *statement = g_hash_table_lookup (self->idle, sql);
  if (*statement)
    {
      g_hash_table_remove (self->idle, sql);
      g_queue_remove (&self->order, *statement);
      return SQLITE_OK;
    }

  result = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, &rest);
  if (result == SQLITE_OK && (*statement == NULL || *rest != '\0'))
    {
      sqlite3_finalize (g_steal_pointer (statement));
      result = SQLITE_MISUSE;
    }

  return result;
}

/* Takes @statement back and keeps it, unless one of the same SQL is kept already. */
void
ffw_statements_give_back (FfwStatements *self, sqlite3_stmt *statement)
{
  const char *sql = sqlite3_sql (statement);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  if (g_hash_table_contains (self->idle, sql))
    {
      sqlite3_finalize (statement);
      return;
    }

  g_hash_table_insert (self->idle, (char *)sql, statement);
  g_queue_push_tail (&self->order, statement);

  if (self->order.length > KEPT)
    {
      sqlite3_stmt *oldest = g_queue_pop_head (&self->order);

      g_hash_table_remove (self->idle, sqlite3_sql (oldest));
      sqlite3_finalize (oldest);
    }
}
