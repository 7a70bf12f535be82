/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-erasure-trace.h"

#include "ffw-erasure-tables.h"
#include "ffw-fold.h"

#include <string.h>

/* Shorter ones are looked for as whole words only: too much else holds them. */
#define LONG_WORD 4

struct _FfwTrace
{
  FfwConnection *connection;
  GHashTable *rows;    /* table → set of ids */
  GHashTable *names;   /* set: “given family”, folded */
  GHashTable *numbers; /* set: “organisation/number” */
  GHashTable *emails;  /* set, folded */
  GHashTable *words;   /* set: what would tell of the person in a text, folded */
  GHashTable *joins;   /* set of changes that joined them with somebody else, or parted them */
  gboolean grown;      /* since the walk began */
  GError *failure;
};

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
ffw_trace_free (FfwTrace *self)
{
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->emails);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->joins);
  g_clear_error (&self->failure);
  g_free (self);
}

static GHashTable *
get_rows (FfwTrace *self, const char *table)
{
  GHashTable *rows = g_hash_table_lookup (self->rows, table);

  if (rows == NULL)
    {
      rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (self->rows, g_strdup (table), rows);
    }

  return rows;
}

static gboolean
has_row (FfwTrace *self, const char *table, gint64 id)
{
  return id != FFW_NULL && g_hash_table_contains (get_rows (self, table), &id);
}

static void
add_row (FfwTrace *self, const char *table, gint64 id)
{
  if (id != FFW_NULL && g_hash_table_add (get_rows (self, table), g_memdup2 (&id, sizeof id)))
    self->grown = TRUE;
}

/* Takes @text over. */
static void
add_text (FfwTrace *self, GHashTable *set, char *text)
{
  if (*text == '\0')
    g_free (text);
  else if (g_hash_table_add (set, text))
    self->grown = TRUE;
}

static char *
fold (const char *text)
{
  g_autofree char *folded = ffw_fold (text ? text : "");

  return g_strdup (g_strstrip (folded));
}

static char *
make_name (const char *given, const char *family)
{
  g_autofree char *both = g_strconcat (given ? given : "", " ", family ? family : "", NULL);

  return fold (both);
}

/* The parts of a text that stand between signs. */
static GStrv
split (const char *folded)
{
  g_autofree char *words = g_strdup (folded);
  char *at = words;

  while (*at)
    {
      char *next = g_utf8_next_char (at);

      if (!g_unichar_isalnum (g_utf8_get_char (at)))
        memset (at, ' ', (gsize)(next - at));
      at = next;
    }

  return g_strsplit (words, " ", -1);
}

static void
add_words (FfwTrace *self, const char *text)
{
  g_autofree char *folded = fold (text);
  g_auto (GStrv) words = split (folded);

  for (guint i = 0; words[i]; i++)
    add_text (self, self->words, g_strdup (words[i]));
}

/* Whether there is somebody else of the id @person. Whoever is there is known by what is there. */
static gboolean
is_gone (FfwTrace *self, gint64 person)
{
  gint64 n = 0;

  if (person == FFW_NULL || self->failure)
    return FALSE;

  return ffw_connection_get_int (self->connection, "SELECT count(*) FROM person WHERE id = ?", &n,
                                 &self->failure, "i", person)
         && n == 0;
}

static void
know_person (FfwTrace *self, const char *given, const char *family)
{
  /* What an update left as it was is not in the changeset, and half a name is nobody's. */
  if (given && family)
    add_text (self, self->names, make_name (given, family));
  add_words (self, given);
  add_words (self, family);
}

static char *
make_number (gint64 organisation, const char *number)
{
  return organisation == FFW_NULL || number == NULL || *number == '\0'
             ? g_strdup ("")
             : g_strdup_printf ("%" G_GINT64_FORMAT "/%s", organisation, number);
}

static void
know_post (FfwTrace *self, gint64 organisation, const char *number, const char *email)
{
  add_text (self, self->numbers, make_number (organisation, number));
  add_text (self, self->emails, fold (email));
  add_text (self, self->words, fold (number));
  add_text (self, self->words, fold (email));
}

/* People are one where they have the name, the number at the organisation or the address. */
static void
meet_person (FfwTrace *self, const FfwErasedRow *row, FfwErasedSide side, gint64 id)
{
  g_autofree char *given = ffw_erased_row_dup_text (row, "given_name", side);
  g_autofree char *family = ffw_erased_row_dup_text (row, "family_name", side);
  g_autofree char *name = NULL;

  if (has_row (self, "person", id))
    {
      know_person (self, given, family);
      return;
    }
  if (given == NULL || family == NULL)
    return;
  name = make_name (given, family);
  if (g_hash_table_contains (self->names, name) && is_gone (self, id))
    add_row (self, "person", id);
}

static void
meet_post (FfwTrace *self, const FfwErasedRow *row, FfwErasedSide side, gint64 id)
{
  gint64 person = ffw_erased_row_get_int (row, "person", side);
  gint64 organisation = ffw_erased_row_get_int (row, "organisation", side);
  g_autofree char *number = ffw_erased_row_dup_text (row, "staff_number", side);
  g_autofree char *email = ffw_erased_row_dup_text (row, "email", side);
  g_autofree char *key = make_number (organisation, number);
  g_autofree char *address = fold (email);

  if (has_row (self, "post", id) || has_row (self, "person", person))
    know_post (self, organisation, number, email);
  else if ((g_hash_table_contains (self->numbers, key)
            || g_hash_table_contains (self->emails, address))
           && is_gone (self, person))
    add_row (self, "person", person);
}

/* Rows that were given to the person were those of somebody who was joined with them. */
static void
meet_former (FfwTrace *self, const FfwErasedRow *row, const FfwErasureTable *table)
{
  gint64 before = ffw_erased_row_get_int (row, table->leads, FFW_ERASED_BEFORE);
  gint64 after = ffw_erased_row_get_int (row, table->leads, FFW_ERASED_AFTER);

  if (before != after && has_row (self, "person", after) && !has_row (self, "person", before)
      && is_gone (self, before))
    add_row (self, "person", before);
}

/* As whom they were joined is told, too. Who was joined with somebody else, and parted from them
 * again, has left their name, numbers and notes in the other's rows of those changes. */
static void
meet_alias (FfwTrace *self, const FfwErasedRow *row, FfwErasedSide side)
{
  gint64 was = ffw_erased_row_get_int (row, "was", side);
  gboolean is_theirs = has_row (self, "person", ffw_erased_row_get_int (row, "person", side));
  gint64 change = ffw_erased_row_get_change (row);

  if (has_row (self, "person", was))
    {
      if (!is_theirs)
        g_hash_table_add (self->joins, g_memdup2 (&change, sizeof change));
    }
  else if (is_theirs && is_gone (self, was))
    add_row (self, "person", was);
}

static gint64
get_id (const FfwErasedRow *row)
{
  gint64 id = ffw_erased_row_get_int (row, "id", FFW_ERASED_BEFORE);

  return id == FFW_NULL ? ffw_erased_row_get_int (row, "id", FFW_ERASED_AFTER) : id;
}

static void
meet (FfwTrace *self, const FfwErasedRow *row, const FfwErasureTable *table)
{
  gint64 id = table->has_id ? get_id (row) : FFW_NULL;

  for (FfwErasedSide side = FFW_ERASED_BEFORE; side <= FFW_ERASED_AFTER; side++)
    {
      if (table->to == NULL)
        meet_person (self, row, side, id);
      else if (table->has_id
               && has_row (self, table->to, ffw_erased_row_get_int (row, table->leads, side)))
        add_row (self, table->table, id);
      if (g_str_equal (table->table, "post"))
        meet_post (self, row, side, id);
      if (g_str_equal (table->table, "person_alias"))
        meet_alias (self, row, side);
    }
  if (g_strcmp0 (table->to, "person") == 0)
    meet_former (self, row, table);
}

static gboolean
walk_row (const FfwErasedRow *row, gpointer data)
{
  FfwTrace *self = data;
  guint n;
  const FfwErasureTable *tables = ffw_erasure_tables (&n);

  for (guint i = 0; i < n && self->failure == NULL; i++)
    if (g_str_equal (tables[i].table, ffw_erased_row_get_table (row)))
      meet (self, row, &tables[i]);

  return FALSE;
}

/* What is there now need not have been written by a change. */
static gboolean
read_present (FfwTrace *self, gint64 person, GError **error)
{
  g_autoptr (FfwCursor) cursor = NULL;
  guint n;
  const FfwErasureTable *tables = ffw_erasure_tables (&n);

  add_row (self, "person", person);
  cursor = ffw_connection_query (self->connection,
                                 "SELECT n.given_name, n.family_name, p.organisation,"
                                 " p.staff_number, p.email FROM person n"
                                 " LEFT JOIN post p ON p.person = n.id WHERE n.id = ?",
                                 error, "i", person);
  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      know_person (self, ffw_cursor_get_text (cursor, 0), ffw_cursor_get_text (cursor, 1));
      know_post (self, ffw_cursor_get_int (cursor, 2), ffw_cursor_get_text (cursor, 3),
                 ffw_cursor_get_text (cursor, 4));
    }
  if (ffw_cursor_has_failed (cursor))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sql = NULL;
      g_autoptr (FfwCursor) rows = NULL;

      if (!tables[i].has_id || g_strcmp0 (tables[i].to, "person") != 0)
        continue;
      sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?", tables[i].table, tables[i].leads);
      rows = ffw_connection_query (self->connection, sql, error, "i", person);
      if (rows == NULL)
        return FALSE;
      while (ffw_cursor_next (rows, error))
        add_row (self, tables[i].table, ffw_cursor_get_int (rows, 0));
      if (ffw_cursor_has_failed (rows))
        return FALSE;
    }

  return TRUE;
}

/* A row that is somebody else's today is theirs: two people were joined, and parted again. */
static gboolean
leave_others (FfwTrace *self, const FfwErasureTable *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?", table->leads,
                                          table->table);
  g_autoptr (FfwCursor) cursor = ffw_connection_prepare (self->connection, sql, error);
  GHashTableIter iter;
  gpointer id;

  if (cursor == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, get_rows (self, table->table));
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      ffw_cursor_bind (cursor, "i", *(gint64 *)id);
      if (ffw_cursor_next (cursor, error))
        {
          if (!has_row (self, table->to, ffw_cursor_get_int (cursor, 0)))
            g_hash_table_iter_remove (&iter);
        }
      else if (ffw_cursor_has_failed (cursor))
        return FALSE;
    }

  return TRUE;
}

/* Each walk may find other names and numbers, by which the next finds more. */
static gboolean
gather (FfwTrace *self, GError **error)
{
  guint n;
  const FfwErasureTable *tables = ffw_erasure_tables (&n);

  do
    {
      self->grown = FALSE;
      if (!ffw_erase_walk (self->connection, walk_row, self, error))
        return FALSE;
      if (self->failure)
        {
          g_propagate_error (error, g_steal_pointer (&self->failure));
          return FALSE;
        }
    }
  while (self->grown);

  for (guint i = 0; i < n; i++)
    if (tables[i].has_id && tables[i].to && !leave_others (self, &tables[i], error))
      return FALSE;

  return TRUE;
}

/*
 * Finds all that is or ever was about @person.
 */
FfwTrace *
ffw_trace_new (FfwConnection *connection, gint64 person, GError **error)
{
  g_autoptr (FfwTrace) self = g_new0 (FfwTrace, 1);

  self->connection = connection;
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify)g_hash_table_unref);
  self->names = new_set ();
  self->numbers = new_set ();
  self->emails = new_set ();
  self->words = new_set ();
  self->joins = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!read_present (self, person, error) || !gather (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Whether a row of the history is about the person, or may say of another what was theirs. */
gboolean
ffw_trace_holds_row (FfwTrace *self, const FfwErasedRow *row)
{
  gint64 change = ffw_erased_row_get_change (row);
  guint n;
  const FfwErasureTable *tables = ffw_erasure_tables (&n);

  for (guint i = 0; i < n; i++)
    {
      const FfwErasureTable *table = &tables[i];

      if (!g_str_equal (table->table, ffw_erased_row_get_table (row)))
        continue;
      if (g_hash_table_contains (self->joins, &change))
        return TRUE;
      if (table->has_id)
        return has_row (self, table->table, get_id (row));
      for (FfwErasedSide side = FFW_ERASED_BEFORE; side <= FFW_ERASED_AFTER; side++)
        if (has_row (self, table->to, ffw_erased_row_get_int (row, table->leads, side)))
          return TRUE;
    }

  return FALSE;
}

/* Whether @text holds a name, a number or an address of the person: rather too often than not. */
gboolean
ffw_trace_holds_text (FfwTrace *self, const char *text)
{
  g_autofree char *folded = fold (text);
  g_auto (GStrv) words = split (folded);
  GHashTableIter iter;
  gpointer word;

  for (guint i = 0; words[i]; i++)
    if (*words[i] && g_hash_table_contains (self->words, words[i]))
      return TRUE;

  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (strlen (word) >= LONG_WORD && strstr (folded, word))
      return TRUE;

  return FALSE;
}
