/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-query.h"

#include "ffw-date.h"
#include "ffw-fold.h"
#include "ffw-search.h"

#include <string.h>

typedef enum
{
  VALUE_INT,
  VALUE_REAL,
  VALUE_TEXT,
} ValueType;

typedef struct
{
  ValueType type;
  gint64 integer;
  double real;
  char *text;
} Value;

struct _FfwListQuery
{
  char *id;
  char *columns;
  char *from;
  char *order;
  char *join; /* what the order needs beside @from */
  GString *where;
  GArray *values;      /* of Value, in the order of the parameters */
  guint limit;         /* 0 for none */
  FfwListGiven *given; /* nullable */
};

struct _FfwListGiven
{
  gatomicrefcount references;
  FfwListGivenFunc lay_out;
  gpointer data;
  GDestroyNotify data_free;
};

/**
 * ffw_list_given_new:
 * @data: (transfer full): the rows, not to be changed any more
 *
 * Returns: (transfer full): rows for a list whose SQL looks for them where @lay_out puts them
 */
FfwListGiven *
ffw_list_given_new (FfwListGivenFunc lay_out, gpointer data, GDestroyNotify data_free)
{
  FfwListGiven *self = g_new0 (FfwListGiven, 1);

  g_atomic_ref_count_init (&self->references);
  self->lay_out = lay_out;
  self->data = data;
  self->data_free = data_free;

  return self;
}

FfwListGiven *
ffw_list_given_ref (FfwListGiven *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
ffw_list_given_unref (FfwListGiven *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  self->data_free (self->data);
  g_free (self);
}

static void
value_clear (gpointer value)
{
  g_free (((Value *)value)->text);
}

/**
 * ffw_list_query_new:
 * @id: SQL of the number that names a row, such as `p.id`; indexed
 * @columns: SQL of what a row shows, separated by commas
 * @from: SQL of where rows come from, without FROM
 *
 * Returns: (transfer full): a query for all rows, in the order of @id
 */
FfwListQuery *
ffw_list_query_new (const char *id, const char *columns, const char *from)
{
  FfwListQuery *self = g_new0 (FfwListQuery, 1);

  self->id = g_strdup (id);
  self->columns = g_strdup (columns);
  self->from = g_strdup (from);
  self->where = g_string_new (NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_array_set_clear_func (self->values, value_clear);

  return self;
}

/** Returns: (transfer full): the same query, to be changed or given to another thread */
FfwListQuery *
ffw_list_query_copy (const FfwListQuery *self)
{
  FfwListQuery *copy = ffw_list_query_new (self->id, self->columns, self->from);

  copy->order = g_strdup (self->order);
  copy->join = g_strdup (self->join);
  copy->limit = self->limit;
  ffw_list_query_set_given (copy, self->given);
  g_string_append (copy->where, self->where->str);
  for (guint i = 0; i < self->values->len; i++)
    {
      Value value = g_array_index (self->values, Value, i);

      value.text = g_strdup (value.text);
      g_array_append_val (copy->values, value);
    }

  return copy;
}

void
ffw_list_query_free (FfwListQuery *self)
{
  g_free (self->id);
  g_free (self->columns);
  g_free (self->from);
  g_free (self->order);
  g_free (self->join);
  g_string_free (self->where, TRUE);
  g_array_unref (self->values);
  g_clear_pointer (&self->given, ffw_list_given_unref);
  g_free (self);
}

static void
add_condition (FfwListQuery *self, const char *sql)
{
  g_string_append (self->where, self->where->len > 0 ? " AND " : " WHERE ");
  g_string_append_printf (self->where, "(%s)", sql);
}

static void
add_text (FfwListQuery *self, char *text)
{
  Value value = { .type = VALUE_TEXT, .text = text };

  g_array_append_val (self->values, value);
}

/**
 * ffw_list_query_add_filter:
 * @sql: a condition, with a `?` for each value
 * @format: the types of the values that follow: i, s, d or D, as for #FfwConnection
 *
 * Keeps only rows that meet the condition, beside those that were given before.
 */
void
ffw_list_query_add_filter (FfwListQuery *self, const char *sql, const char *format, ...)
{
  va_list values;

  add_condition (self, sql);

  va_start (values, format);
  for (const char *type = format; *type; type++)
    {
      Value value = { 0 };

      switch (*type)
        {
        case 'i':
          value.type = VALUE_INT;
          value.integer = va_arg (values, gint64);
          g_array_append_val (self->values, value);
          break;
        case 'd':
          value.type = VALUE_REAL;
          value.real = va_arg (values, double);
          g_array_append_val (self->values, value);
          break;
        case 's':
          add_text (self, g_strdup (va_arg (values, const char *)));
          break;
        case 'D':
          {
            char iso[FFW_DATE_ISO_SIZE];
            FfwDate date = va_arg (values, FfwDate);

            add_text (self, date ? g_strdup (ffw_date_to_iso (date, iso)) : NULL);
            break;
          }
        default:
          g_error ("“%c” is no type of a filter's value", *type);
        }
    }
  va_end (values);
}

/**
 * ffw_list_query_add_search:
 * @condition: SQL in which {posts} stands for the ids of the posts that were found, such as
 *   `p.id IN {posts}`, and {word} for @words themselves, folded
 * @words: what the person typed, UTF-8: the beginnings of words in a name, a
 *   staff number or an e-mail address, in any order, whatever their case and accents
 *
 * Keeps only rows of posts that have all of @words; all rows where there are none.
 */
void
ffw_list_query_add_search (FfwListQuery *self, const char *condition, const char *words)
{
  static const char *const places[] = { "{posts}", "{word}" };
  static const char *const stand_in[]
      = { "(SELECT rowid FROM post_search WHERE post_search MATCH ?)", "?" };
  g_autofree char *expression = ffw_search_expression (words);
  g_autofree char *folded = ffw_fold (words);
  g_autoptr (GString) sql = g_string_new (NULL);

  if (*expression == '\0')
    return;

  /* The values go in the order of their places. */
  while (*condition)
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (places) && !g_str_has_prefix (condition, places[i]))
        i++;
      if (i == G_N_ELEMENTS (places))
        {
          g_string_append_c (sql, *condition++);
          continue;
        }
      g_string_append (sql, stand_in[i]);
      add_text (self, g_strdup (i == 0 ? expression : folded));
      condition += strlen (places[i]);
    }
  add_condition (self, sql->str);
}

/**
 * ffw_list_query_set_order:
 * @order: (nullable): SQL of what rows are sorted by, without ORDER BY; %NULL for their ids alone
 *
 * Rows that are equal in it come in the order of their ids.
 */
void
ffw_list_query_set_order (FfwListQuery *self, const char *order)
{
  g_free (self->order);
  self->order = g_strdup (order);
}

/**
 * ffw_list_query_set_limit:
 * @limit: how many rows are wanted at most; 0 for all of them
 */
void
ffw_list_query_set_limit (FfwListQuery *self, guint limit)
{
  self->limit = limit;
}

/**
 * ffw_list_query_set_join:
 * @join: (nullable): SQL behind where rows come from, as ` LEFT JOIN …`, which only the order needs
 */
void
ffw_list_query_set_join (FfwListQuery *self, const char *join)
{
  g_free (self->join);
  self->join = g_strdup (join);
}

/** Lays out @given (nullable) before each read of the rows or their ids. */
void
ffw_list_query_set_given (FfwListQuery *self, FfwListGiven *given)
{
  g_clear_pointer (&self->given, ffw_list_given_unref);
  self->given = given ? ffw_list_given_ref (given) : NULL;
}

static gboolean
lay_out (const FfwListQuery *self, FfwConnection *connection, const gint64 *ids, guint n,
         GError **error)
{
  return self->given == NULL || self->given->lay_out (connection, self->given->data, ids, n, error);
}

static void
bind_values (const FfwListQuery *self, FfwCursor *cursor)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const Value *value = &g_array_index (self->values, Value, i);

      switch (value->type)
        {
        case VALUE_INT:
          ffw_cursor_bind_int (cursor, i + 1, value->integer);
          break;
        case VALUE_REAL:
          ffw_cursor_bind_double (cursor, i + 1, value->real);
          break;
        case VALUE_TEXT:
          ffw_cursor_bind_text (cursor, i + 1, value->text);
          break;
        }
    }
}

/**
 * ffw_list_query_count:
 * @n: (out): how many rows the query has
 *
 * Returns: whether they could be counted
 */
gboolean
ffw_list_query_count (FfwConnection *connection, const FfwListQuery *self, guint64 *n,
                      GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s%s", self->from,
                                          self->where->str);
  g_autoptr (FfwCursor) cursor = NULL;

  if (!lay_out (self, connection, NULL, 0, error))
    return FALSE;
  cursor = ffw_connection_prepare (connection, sql, error);
  if (cursor == NULL)
    return FALSE;

  bind_values (self, cursor);
  if (ffw_cursor_next (cursor, error))
    *n = (guint64)ffw_cursor_get_int (cursor, 0);

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_list_query_ids:
 *
 * Returns: (transfer full) (element-type gint64): the ids of all rows of the
 *   query, in its order, or %NULL with @error set
 */
GArray *
ffw_list_query_ids (FfwConnection *connection, const FfwListQuery *self, GError **error)
{
  g_autofree char *limit = self->limit ? g_strdup_printf (" LIMIT %u", self->limit) : NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s%s%s ORDER BY %s%s%s%s", self->id,
                                          self->from, self->join ? self->join : "",
                                          self->where->str, self->order ? self->order : "",
                                          self->order ? ", " : "", self->id, limit ? limit : "");
  g_autoptr (FfwCursor) cursor = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failure = NULL;

  if (!lay_out (self, connection, NULL, 0, error))
    return NULL;
  cursor = ffw_connection_prepare (connection, sql, error);
  if (cursor == NULL)
    return NULL;

  bind_values (self, cursor);
  while (ffw_cursor_next (cursor, &failure))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);

      g_array_append_val (ids, id);
    }

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&ids);
}

/**
 * ffw_list_query_rows:
 * @ids: (array length=n): of ffw_list_query_ids()
 * @func: (scope call): called for each id that still has a row, in the order of @ids
 *
 * Reads rows by their ids; filters and search do not matter any more.
 *
 * Returns: whether all could be read
 */
gboolean
ffw_list_query_rows (FfwConnection *connection, const FfwListQuery *self, const gint64 *ids,
                     guint n, FfwListRowFunc func, gpointer data, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s = ?", self->columns,
                                          self->from, self->id);
  g_autoptr (FfwCursor) cursor = NULL;

  if (!lay_out (self, connection, ids, n, error))
    return FALSE;
  cursor = ffw_connection_prepare (connection, sql, error);
  if (cursor == NULL)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) failure = NULL;

      ffw_cursor_bind_int (cursor, 1, ids[i]);
      if (ffw_cursor_next (cursor, &failure))
        func (cursor, i, data);
      if (failure)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }

  return TRUE;
}
