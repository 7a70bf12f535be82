/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-candidates.h"

/* Of so many people who have something in common each is compared with each. */
#define FEW 24

/* Of more, each with so many that are next to them. */
#define NEIGHBOURS 8

/* So many names like a given and a family name are tried together. */
#define MOST_LIKE 256

/* Pairs that are kept at one time: 16 MB. */
#define MOST_KEPT 1000000

/* Steps between two looks whether to go on. */
#define A_WHILE 4096

typedef struct
{
  guint64 key;
  guint person;
} Key;

typedef struct
{
  FfwEveryone *everyone;
  GArray *pairs;      /* of FfwCandidate */
  GArray *weights;    /* of FfwWeight, for one pair */
  GHashTable *blocks; /* a name → which of @people has it first, and one more */
  GArray *people;     /* of Key: everyone by name */
  guint steps;
  gboolean more;
  GError *failure;
} Search;

static int
by_key (gconstpointer a, gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;

  return first->person < second->person ? -1 : first->person > second->person;
}

static int
by_pair (gconstpointer a, gconstpointer b)
{
  const FfwCandidate *first = a;
  const FfwCandidate *second = b;

  if (first->a != second->a)
    return first->a < second->a ? -1 : 1;

  return first->b < second->b ? -1 : first->b > second->b;
}

static int
by_strength (gconstpointer a, gconstpointer b)
{
  const FfwCandidate *first = a;
  const FfwCandidate *second = b;

  return first->strength != second->strength ? second->strength - first->strength : by_pair (a, b);
}

/* Pairs are found by more than one thing that they have in common. */
static void
drop_repeated (GArray *pairs)
{
  guint n = 0;

  g_array_sort (pairs, by_pair);
  for (guint i = 0; i < pairs->len; i++)
    {
      const FfwCandidate *pair = &g_array_index (pairs, FfwCandidate, i);

      if (n && by_pair (pair, &g_array_index (pairs, FfwCandidate, n - 1)) == 0)
        continue;
      g_array_index (pairs, FfwCandidate, n++) = *pair;
    }
  g_array_set_size (pairs, n);
}

/* Keeps memory within bounds, whatever the file holds: the better half stays. */
static void
make_room (Search *self)
{
  if (self->pairs->len < MOST_KEPT)
    return;
  drop_repeated (self->pairs);
  if (self->pairs->len < MOST_KEPT / 2)
    return;
  g_array_sort (self->pairs, by_strength);
  g_array_set_size (self->pairs, MOST_KEPT / 2);
  self->more = TRUE;
}

static gboolean
go_on (Search *self)
{
  if (self->failure == NULL && ++self->steps % A_WHILE == 0)
    g_cancellable_set_error_if_cancelled (
        ffw_connection_get_cancellable (self->everyone->connection), &self->failure);

  return self->failure == NULL;
}

static void
look (Search *self, guint a, guint b)
{
  FfwCandidate pair = { MIN (a, b), MAX (a, b), 0 };

  if (a == b || !go_on (self) || ffw_everyone_are_distinct (self->everyone, a, b))
    return;
  pair.strength = ffw_everyone_weigh (self->everyone, a, b, self->weights);
  if (pair.strength < FFW_CANDIDATE_LEAST)
    return;
  g_array_append_val (self->pairs, pair);
  make_room (self);
}

/* Compares those who have a key in common. */
static void
look_at_keys (Search *self, GArray *keys)
{
  g_array_sort (keys, by_key);
  for (guint from = 0, to; from < keys->len; from = to)
    {
      guint most;

      for (to = from + 1;
           to < keys->len
           && g_array_index (keys, Key, to).key == g_array_index (keys, Key, from).key;)
        to++;
      most = to - from <= FEW ? FEW : NEIGHBOURS;
      for (guint i = from; i < to; i++)
        for (guint j = i + 1; j < to && j <= i + most; j++)
          look (self, g_array_index (keys, Key, i).person, g_array_index (keys, Key, j).person);
    }
}

static void
add_key (GArray *keys, guint64 key, guint person)
{
  Key entry = { key, person };

  g_array_append_val (keys, entry);
}

/* What tells a few apart of the many who are called David Jones: a day on which a post begins, or
 * that follows on one's end, and a number. */
static void
add_marks (Search *self, GArray *keys, guint person)
{
  const FfwSomeone *someone = &g_array_index (self->everyone->people, FfwSomeone, person);

  for (guint i = 0; i < someone->n; i++)
    {
      const FfwSomePost *post = &g_array_index (self->everyone->posts, FfwSomePost,
                                                someone->first + i);

      add_key (keys, post->started_on, person);
      if (post->left_on != FFW_DATE_NONE)
        add_key (keys, post->left_on + 1, person);
      if (post->number)
        add_key (keys, post->number | G_GUINT64_CONSTANT (1) << 63, person);
    }
}

/* Compares those of one name, or of two names that are alike. */
static void
look_at_block (Search *self, guint from, guint to, guint other_from, guint other_to)
{
  gboolean one = from == other_from;

  if ((to - from) + (one ? 0 : other_to - other_from) <= FEW)
    {
      for (guint i = from; i < to; i++)
        for (guint j = one ? i + 1 : other_from; j < other_to; j++)
          look (self, g_array_index (self->people, Key, i).person,
                g_array_index (self->people, Key, j).person);
    }
  else
    {
      g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));

      for (guint i = from; i < to; i++)
        add_marks (self, keys, g_array_index (self->people, Key, i).person);
      for (guint i = other_from; !one && i < other_to; i++)
        add_marks (self, keys, g_array_index (self->people, Key, i).person);
      look_at_keys (self, keys);
    }
}

static guint
find_end (Search *self, guint from)
{
  guint to = from + 1;

  while (to < self->people->len
         && g_array_index (self->people, Key, to).key
                == g_array_index (self->people, Key, from).key)
    to++;

  return to;
}

/* Compares those of the name at @from with those of another, where there are any. */
static void
look_at_like (Search *self, guint from, guint to, guint given, guint family)
{
  guint64 name = ffw_everyone_name (given, family);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->blocks, &name));

  /* Each two names once. */
  if (at > from + 1)
    look_at_block (self, from, to, at - 1, find_end (self, at - 1));
}

static void
look_at_likes (Search *self, guint from, guint to)
{
  const FfwSomeone *someone = &g_array_index (self->everyone->people, FfwSomeone,
                                              g_array_index (self->people, Key, from).person);
  const GArray *given = self->everyone->likes[FFW_NAME_GIVEN]->pdata[someone->given];
  const GArray *family = self->everyone->likes[FFW_NAME_FAMILY]->pdata[someone->family];
  guint n_given = given ? given->len : 0;
  guint n_family = family ? family->len : 0;

  for (guint i = 0; i < n_given; i++)
    look_at_like (self, from, to, g_array_index (given, FfwLikeName, i).name, someone->family);
  for (guint j = 0; j < n_family; j++)
    look_at_like (self, from, to, someone->given, g_array_index (family, FfwLikeName, j).name);
  for (guint i = 0, n = 0; i < n_given && n < MOST_LIKE; i++)
    for (guint j = 0; j < n_family && n < MOST_LIKE; j++, n++)
      look_at_like (self, from, to, g_array_index (given, FfwLikeName, i).name,
                    g_array_index (family, FfwLikeName, j).name);
}

static void
look_by_name (Search *self)
{
  for (guint i = 0; i < self->everyone->people->len; i++)
    {
      const FfwSomeone *someone = &g_array_index (self->everyone->people, FfwSomeone, i);

      add_key (self->people, ffw_everyone_name (someone->given, someone->family), i);
    }
  g_array_sort (self->people, by_key);
  for (guint from = 0; from < self->people->len; from = find_end (self, from))
    g_hash_table_insert (self->blocks, &g_array_index (self->people, Key, from).key,
                         GUINT_TO_POINTER (from + 1));

  for (guint from = 0, to; from < self->people->len && go_on (self); from = to)
    {
      to = find_end (self, from);
      look_at_block (self, from, to, from, to);
      look_at_likes (self, from, to);
    }
}

static void
look_by_post (Search *self)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));

  for (guint i = 0; i < self->everyone->people->len; i++)
    {
      const FfwSomeone *someone = &g_array_index (self->everyone->people, FfwSomeone, i);

      for (guint j = 0; j < someone->n; j++)
        {
          const FfwSomePost *post = &g_array_index (self->everyone->posts, FfwSomePost,
                                                    someone->first + j);

          if (post->email)
            add_key (keys, post->email, i);
          /* Many have one number: with the family name they are few. */
          if (post->number)
            add_key (keys,
                     post->number
                         ^ ((guint64)someone->family + 1) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15),
                     i);
        }
    }
  look_at_keys (self, keys);
}

static void
search_begin (Search *self, FfwEveryone *everyone)
{
  self->everyone = everyone;
  self->pairs = g_array_new (FALSE, FALSE, sizeof (FfwCandidate));
  self->weights = g_array_new (FALSE, FALSE, sizeof (FfwWeight));
  self->people = g_array_new (FALSE, FALSE, sizeof (Key));
  self->blocks = g_hash_table_new (g_int64_hash, g_int64_equal);
}

static GArray *
search_end (Search *self, GError **error)
{
  g_array_unref (self->weights);
  g_hash_table_unref (self->blocks);
  g_array_unref (self->people);
  if (self->failure)
    {
      g_array_unref (self->pairs);
      g_propagate_error (error, self->failure);
      return NULL;
    }
  drop_repeated (self->pairs);
  g_array_sort (self->pairs, by_strength);

  return self->pairs;
}

/**
 * ffw_candidates_find:
 * @everyone: of whom the names that are alike are found
 * @more: (out): whether there are more than are returned
 *
 * The time this takes grows with the people, not with their square: those who have an address, a
 * number, or a name in common are compared; of a name that many have, those who have a mark beside
 * it in common.
 *
 * Returns: (transfer full) (element-type FfwCandidate): the pairs, the strongest first
 */
GArray *
ffw_candidates_find (FfwEveryone *everyone, gboolean *more, GError **error)
{
  Search self = { NULL };
  GArray *pairs;

  search_begin (&self, everyone);
  look_by_post (&self);
  look_by_name (&self);
  pairs = search_end (&self, error);
  *more = self.more;

  return pairs;
}

/**
 * ffw_candidates_of:
 * @everyone: of whom the names that are like those of @person are found
 *
 * Returns: (transfer full) (element-type FfwCandidate): the pairs in which the person is, the
 *   strongest first
 */
GArray *
ffw_candidates_of (FfwEveryone *everyone, guint person, GError **error)
{
  Search self = { NULL };

  search_begin (&self, everyone);
  for (guint i = 0; i < everyone->people->len; i++)
    look (&self, person, i);

  return search_end (&self, error);
}
