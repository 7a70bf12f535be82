/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-resemblance.h"

#include <string.h>

/* People between two looks whether to go on. */
#define A_WHILE 4096

/* A name that shares a key with more than this is compared with its neighbours alone. */
#define MOST_BESIDE 64

/* Those who were erased have no name, and are like nobody. */
#define SQL_PEOPLE                                                                                 \
  "SELECT id, coalesce (given_name, ''), coalesce (family_name, '') FROM person"                   \
  " WHERE given_name IS NOT NULL OR family_name IS NOT NULL ORDER BY id"
#define SQL_POSTS                                                                                  \
  "SELECT person, id, organisation, staff_number, lower (email), started_on, left_on FROM post"    \
  " ORDER BY person, started_on"
#define SQL_DISTINCT "SELECT person, other FROM distinct_people"

typedef struct
{
  guint64 key;
  guint name;
} NameKey;

/* FNV-1a. 0 is kept for nothing. */
static guint64
digest (const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  if (text == NULL || *text == '\0')
    return 0;
  for (; *text; text++)
    hash = (hash ^ (guchar)*text) * G_GUINT64_CONSTANT (1099511628211);

  return hash ? hash : 1;
}

static guint64
pair_key (guint a, guint b)
{
  return (guint64)MIN (a, b) << 32 | MAX (a, b);
}

static GHashTable *
new_counts (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
count (GHashTable *counts, guint64 key)
{
  gpointer known;
  gpointer n;

  if (g_hash_table_lookup_extended (counts, &key, &known, &n))
    g_hash_table_insert (counts, g_memdup2 (&key, sizeof key),
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
  else
    g_hash_table_insert (counts, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (1));
}

void
ffw_everyone_free (FfwEveryone *self)
{
  g_array_unref (self->people);
  g_array_unref (self->posts);
  for (guint kind = FFW_NAME_GIVEN; kind <= FFW_NAME_FAMILY; kind++)
    {
      g_ptr_array_unref (self->names[kind]);
      g_clear_pointer (&self->likes[kind], g_ptr_array_unref);
    }
  g_hash_table_unref (self->named);
  g_hash_table_unref (self->started);
  g_hash_table_unref (self->distinct);
  g_string_chunk_free (self->texts);
  ffw_name_book_free (self->book);
  g_free (self);
}

static guint
take_name (FfwEveryone *self, GHashTable *known, FfwNameKind kind, const char *text)
{
  gpointer name;

  if (g_hash_table_lookup_extended (known, text, NULL, &name))
    return GPOINTER_TO_UINT (name);
  g_ptr_array_add (self->names[kind], ffw_name_new (self->book, kind, text));
  g_hash_table_insert (known, g_strdup (text), GUINT_TO_POINTER (self->names[kind]->len - 1));

  return self->names[kind]->len - 1;
}

static gboolean
go_on (const FfwEveryone *self, GError **error)
{
  return !g_cancellable_set_error_if_cancelled (ffw_connection_get_cancellable (self->connection),
                                                error);
}

static gboolean
read_people (FfwEveryone *self, GError **error)
{
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) family = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_PEOPLE, error, "");

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwSomeone someone = { .id = ffw_cursor_get_int (cursor, 0) };

      someone.given = take_name (self, given, FFW_NAME_GIVEN, ffw_cursor_get_text (cursor, 1));
      someone.family = take_name (self, family, FFW_NAME_FAMILY, ffw_cursor_get_text (cursor, 2));
      g_array_append_val (self->people, someone);
      count (self->named, ffw_everyone_name (someone.given, someone.family));
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_posts (FfwEveryone *self, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_POSTS, error, "");
  guint at = 0;

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 person = ffw_cursor_get_int (cursor, 0);
      const char *number = ffw_cursor_get_text (cursor, 3);
      FfwSomePost post = {
        .id = ffw_cursor_get_int (cursor, 1),
        .organisation = ffw_cursor_get_int (cursor, 2),
        .number = digest (number),
        .email = digest (ffw_cursor_get_text (cursor, 4)),
        .written = number && *number ? g_string_chunk_insert (self->texts, number) : NULL,
        .started_on = ffw_cursor_get_date (cursor, 5),
        .left_on = ffw_cursor_get_date (cursor, 6),
      };
      FfwSomeone *someone;

      while (at < self->people->len && g_array_index (self->people, FfwSomeone, at).id < person)
        at++;
      if (at == self->people->len)
        break;
      someone = &g_array_index (self->people, FfwSomeone, at);
      if (someone->id != person)
        continue;
      if (someone->n++ == 0)
        someone->first = self->posts->len;
      g_array_append_val (self->posts, post);
      count (self->started, post.started_on);
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_distinct (FfwEveryone *self, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_DISTINCT, error, "");

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      guint a, b;

      if (ffw_everyone_find (self, ffw_cursor_get_int (cursor, 0), &a)
          && ffw_everyone_find (self, ffw_cursor_get_int (cursor, 1), &b))
        {
          guint64 key = pair_key (a, b);

          g_hash_table_add (self->distinct, g_memdup2 (&key, sizeof key));
        }
    }

  return !ffw_cursor_has_failed (cursor);
}

static void
likes_free (gpointer likes)
{
  if (likes)
    g_array_unref (likes);
}

/**
 * ffw_everyone_read:
 * @connection: lent as long as what is returned is there
 *
 * Takes some 150 bytes for a person in one post.
 */
FfwEveryone *
ffw_everyone_read (FfwConnection *connection, GError **error)
{
  g_autoptr (FfwEveryone) self = g_new0 (FfwEveryone, 1);

  self->connection = connection;
  self->book = ffw_name_book_new ();
  self->people = g_array_new (FALSE, FALSE, sizeof (FfwSomeone));
  self->posts = g_array_new (FALSE, FALSE, sizeof (FfwSomePost));
  self->named = new_counts ();
  self->started = new_counts ();
  self->distinct = new_counts ();
  self->texts = g_string_chunk_new (4096);
  for (guint kind = FFW_NAME_GIVEN; kind <= FFW_NAME_FAMILY; kind++)
    self->names[kind] = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_name_free);

  if (!read_people (self, error) || !read_posts (self, error) || !read_distinct (self, error))
    return NULL;
  for (guint kind = FFW_NAME_GIVEN; kind <= FFW_NAME_FAMILY; kind++)
    {
      self->likes[kind] = g_ptr_array_new_with_free_func (likes_free);
      g_ptr_array_set_size (self->likes[kind], (int)self->names[kind]->len);
    }

  return g_steal_pointer (&self);
}

static void
add_like (FfwEveryone *self, FfwNameKind kind, guint name, guint other, FfwNameLikeness likeness)
{
  FfwLikeName like = { other, likeness };

  if (self->likes[kind]->pdata[name] == NULL)
    self->likes[kind]->pdata[name] = g_array_new (FALSE, FALSE, sizeof (FfwLikeName));
  g_array_append_val ((GArray *)self->likes[kind]->pdata[name], like);
}

static void
compare_names (FfwEveryone *self, FfwNameKind kind, guint a, guint b)
{
  FfwNameLikeness likeness;

  if (a == b || ffw_everyone_compare (self, kind, a, b) != FFW_NAME_OTHER)
    return;
  likeness = ffw_name_compare (self->names[kind]->pdata[a], self->names[kind]->pdata[b]);
  if (likeness == FFW_NAME_OTHER)
    return;
  add_like (self, kind, a, b, likeness);
  add_like (self, kind, b, a, likeness);
}

static int
by_key (gconstpointer a, gconstpointer b)
{
  const NameKey *first = a;
  const NameKey *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;

  return first->name < second->name ? -1 : first->name > second->name;
}

static gboolean
find_likes (FfwEveryone *self, FfwNameKind kind, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (NameKey));
  const GPtrArray *names = self->names[kind];

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GPtrArray) texts = ffw_name_list_keys (names->pdata[i]);

      for (guint j = 0; j < texts->len; j++)
        {
          NameKey key = { digest (texts->pdata[j]), i };

          g_array_append_val (keys, key);
        }
      /* Those that no key finds: initials, and nothing at all. They are few. */
      if (ffw_name_is_short (names->pdata[i]))
        for (guint j = 0; j < names->len; j++)
          compare_names (self, kind, i, j);
      if (i % A_WHILE == 0 && !go_on (self, error))
        return FALSE;
    }
  g_array_sort (keys, by_key);

  for (guint i = 0; i < keys->len; i++)
    {
      const NameKey *key = &g_array_index (keys, NameKey, i);

      for (guint j = i + 1; j < keys->len && j <= i + MOST_BESIDE; j++)
        {
          const NameKey *next = &g_array_index (keys, NameKey, j);

          if (next->key != key->key)
            break;
          compare_names (self, kind, key->name, next->name);
        }
      if (i % A_WHILE == 0 && !go_on (self, error))
        return FALSE;
    }

  return TRUE;
}

/** Finds the names that are like one another. */
gboolean
ffw_everyone_find_likes (FfwEveryone *self, GError **error)
{
  return find_likes (self, FFW_NAME_GIVEN, error) && find_likes (self, FFW_NAME_FAMILY, error);
}

/** Finds the names that are like those of one person. */
void
ffw_everyone_find_likes_of (FfwEveryone *self, guint person)
{
  const FfwSomeone *someone = &g_array_index (self->people, FfwSomeone, person);

  for (guint i = 0; i < self->names[FFW_NAME_GIVEN]->len; i++)
    compare_names (self, FFW_NAME_GIVEN, someone->given, i);
  for (guint i = 0; i < self->names[FFW_NAME_FAMILY]->len; i++)
    compare_names (self, FFW_NAME_FAMILY, someone->family, i);
}

/** Returns: how near two of the names are, as far as it was looked for */
FfwNameLikeness
ffw_everyone_compare (const FfwEveryone *self, FfwNameKind kind, guint a, guint b)
{
  const GArray *likes = self->likes[kind]->pdata[a];
  const GArray *others = self->likes[kind]->pdata[b];

  if (a == b)
    return FFW_NAME_SAME;
  if (likes == NULL || others == NULL)
    return FFW_NAME_OTHER;
  if (others->len < likes->len)
    {
      likes = others;
      b = a;
    }
  for (guint i = 0; i < likes->len; i++)
    if (g_array_index (likes, FfwLikeName, i).name == b)
      return g_array_index (likes, FfwLikeName, i).likeness;

  return FFW_NAME_OTHER;
}

/**
 * ffw_everyone_find:
 * @person: (out): which of the people has the id
 */
gboolean
ffw_everyone_find (const FfwEveryone *self, gint64 id, guint *person)
{
  guint from = 0;
  guint to = self->people->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (g_array_index (self->people, FfwSomeone, middle).id < id)
        from = middle + 1;
      else
        to = middle;
    }
  *person = from;

  return from < self->people->len && g_array_index (self->people, FfwSomeone, from).id == id;
}

/**
 * ffw_everyone_name:
 *
 * Returns: both names in one number, no two alike; mixed, as g_int64_hash() takes the lower half of
 *   a number alone
 */
guint64
ffw_everyone_name (guint given, guint family)
{
  return ((guint64)family << 32 | (given ^ family)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
}

/** Returns: how many people are called like the person, to the letter */
guint
ffw_everyone_count_named (const FfwEveryone *self, guint person)
{
  const FfwSomeone *someone = &g_array_index (self->people, FfwSomeone, person);
  guint64 name = ffw_everyone_name (someone->given, someone->family);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->named, &name));
}

/** Returns: whether somebody looked at the two and found them not to be the same */
gboolean
ffw_everyone_are_distinct (const FfwEveryone *self, guint a, guint b)
{
  guint64 key = pair_key (a, b);

  return g_hash_table_size (self->distinct) && g_hash_table_contains (self->distinct, &key);
}
