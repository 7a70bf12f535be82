/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-likeness.h"

#include "ffw-fold.h"
#include "ffw-likeness-words.h"

#include <math.h>
#include <string.h>

/* What words that are not the same, but mean or nearly spell the same, count for. */
#define SYNONYM 0.9
#define PREFIX  0.85
#define SLIP    0.8

/* How well a text fits that is the first letters of another's words, as TIP. */
#define INITIALS 0.75

/* The shortest word that another may begin with, and in which a slip of the pen is forgiven. */
#define SHORTEST_PREFIX 3
#define SHORTEST_SLIP   5

/* What is left of the likeness of a course that makes trainers, where the text says nothing of
 * them. */
#define NOT_OF_TRAINERS 0.75

/* What a word counts for that stands in many titles and says little, and one that is in none. */
#define WEAK    0.25
#define UNKNOWN 0.5

/* Of how well two texts fit, the part that the words of the one that is looked up have. */
#define PART_OF_QUERY 0.6

/* Words that are looked at in one text: nobody calls a course by more. */
#define MOST_WORDS 24

typedef struct
{
  char *word;
  double weight;
  GArray *forms; /* guint: in which forms it stands */
} Word;

/* A text that was added. */
typedef struct
{
  guint entry;
  double weight; /* of all its words */
  gboolean is_of_trainers;
  GArray *words; /* guint; only until the end */
} Form;

struct _FfwLikeness
{
  GHashTable *numbers;  /* word → its number + 1 */
  GArray *words;        /* Word, in the order of their letters at the end */
  GArray *forms;        /* Form */
  GHashTable *initials; /* → GArray of forms */
};

typedef struct
{
  guint word;
  double likeness;
} Match;

static void
clear_word (gpointer data)
{
  Word *word = data;

  g_free (word->word);
  g_array_unref (word->forms);
}

static void
clear_form (gpointer data)
{
  g_clear_pointer (&((Form *)data)->words, g_array_unref);
}

FfwLikeness *
ffw_likeness_new (void)
{
  FfwLikeness *self = g_new0 (FfwLikeness, 1);

  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (self->words, clear_word);
  self->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  g_array_set_clear_func (self->forms, clear_form);
  self->initials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify)g_array_unref);
  return self;
}

void
ffw_likeness_free (FfwLikeness *self)
{
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->initials);
  g_array_unref (self->words);
  g_array_unref (self->forms);
  g_free (self);
}

/**
 * ffw_likeness_key:
 *
 * Returns: (transfer full): @text in small letters without accents, its words with one blank
 *   between and without punctuation; “&” is a word, and an apostrophe no end of one
 */
char *
ffw_likeness_key (const char *text)
{
  g_autofree char *folded = ffw_fold (text);
  GString *key = g_string_sized_new (strlen (folded));
  gboolean is_between = FALSE;

  for (const char *at = folded; *at; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == '\'' || letter == 0x2019)
        continue;
      if (letter == '&')
        {
          g_string_append (key, key->len ? " and" : "and");
          is_between = TRUE;
        }
      else if (g_unichar_isalnum (letter))
        {
          if (is_between && key->len)
            g_string_append_c (key, ' ');
          g_string_append_unichar (key, letter);
          is_between = FALSE;
        }
      else
        is_between = TRUE;
    }
  return g_string_free (key, FALSE);
}

/**
 * ffw_likeness_drop_brackets:
 * @is_certain: (out): whether what stood in them says nothing of what is meant: numbers, days,
 *   hours, whether it is online
 *
 * Returns: (transfer full): @text without what stands in brackets
 */
char *
ffw_likeness_drop_brackets (const char *text, gboolean *is_certain)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GString) dropped = g_string_new (NULL);
  g_autofree char *key = NULL;
  g_auto (GStrv) words = NULL;
  guint depth = 0;

  for (const char *at = text; *at; at++)
    {
      if (*at == '(' || *at == '[')
        depth++;
      g_string_append_c (depth ? dropped : out, *at);
      if ((*at == ')' || *at == ']') && depth)
        depth--;
    }
  key = ffw_likeness_key (dropped->str);
  words = g_strsplit (key, " ", -1);
  *is_certain = TRUE;
  for (guint i = 0; words[i]; i++)
    if (*words[i] && !ffw_likeness_is_aside (words[i]))
      *is_certain = FALSE;
  return g_strstrip (g_string_free (out, FALSE));
}

static guint
add_word (FfwLikeness *self, const char *text)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, text));
  Word word = { 0 };

  if (number)
    return number - 1;
  word.word = g_strdup (text);
  word.forms = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->words, word);
  g_hash_table_insert (self->numbers, word.word, GUINT_TO_POINTER (self->words->len));
  return self->words->len - 1;
}

static void
add_initials (FfwLikeness *self, char **words, guint form)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  GArray *forms;

  for (guint i = 0; words[i]; i++)
    if (!ffw_likeness_is_little (words[i]))
      g_string_append_unichar (initials, g_utf8_get_char (words[i]));
  if (initials->len < 2)
    return;
  forms = g_hash_table_lookup (self->initials, initials->str);
  if (!forms)
    {
      forms = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->initials, g_strdup (initials->str), forms);
    }
  g_array_append_val (forms, form);
}

/**
 * ffw_likeness_add:
 * @entry: what @text is of; several texts may be of one
 */
void
ffw_likeness_add (FfwLikeness *self, guint entry, const char *text)
{
  g_autofree char *key = ffw_likeness_key (text);
  g_auto (GStrv) words = g_strsplit (key, " ", MOST_WORDS);
  Form form = { .entry = entry, .words = g_array_new (FALSE, FALSE, sizeof (guint)) };
  guint number = self->forms->len;

  for (guint i = 0; words[i]; i++)
    {
      guint word;
      gboolean is_there = FALSE;

      if (!*words[i] || ffw_likeness_is_little (words[i]))
        continue;
      form.is_of_trainers |= ffw_likeness_is_of_trainers (words[i]);
      word = add_word (self, words[i]);
      for (guint j = 0; j < form.words->len; j++)
        is_there |= g_array_index (form.words, guint, j) == word;
      if (is_there)
        continue;
      g_array_append_val (form.words, word);
      g_array_append_val (g_array_index (self->words, Word, word).forms, number);
    }
  add_initials (self, words, number);
  g_array_append_val (self->forms, form);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Word *)a)->word, ((const Word *)b)->word);
}

/**
 * ffw_likeness_end:
 *
 * To be called once, after the last text was added: a word that stands in few of them says more.
 */
void
ffw_likeness_end (FfwLikeness *self)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      Word *word = &g_array_index (self->words, Word, i);

      word->weight = log (1 + (double)self->forms->len / word->forms->len);
      if (ffw_likeness_is_weak (word->word))
        word->weight *= WEAK;
    }
  for (guint i = 0; i < self->forms->len; i++)
    {
      Form *form = &g_array_index (self->forms, Form, i);

      for (guint j = 0; j < form->words->len; j++)
        form->weight
            += g_array_index (self->words, Word, g_array_index (form->words, guint, j)).weight;
      g_clear_pointer (&form->words, g_array_unref);
    }
  g_array_sort (self->words, compare_words);
  g_hash_table_remove_all (self->numbers);
  for (guint i = 0; i < self->words->len; i++)
    g_hash_table_insert (self->numbers, g_array_index (self->words, Word, i).word,
                         GUINT_TO_POINTER (i + 1));
}

/* Whether the two differ by one letter too many, one too few, one wrong, or two exchanged. */
static gboolean
is_slip (const char *a, const char *b)
{
  gsize n_a = strlen (a);
  gsize n_b = strlen (b);
  gsize same = 0;

  if (MAX (n_a, n_b) - MIN (n_a, n_b) > 1)
    return FALSE;
  while (a[same] && a[same] == b[same])
    same++;
  a += same;
  b += same;
  if (n_a == n_b)
    return strcmp (a + 1, b + 1) == 0
           || (a[1] && a[0] == b[1] && a[1] == b[0] && strcmp (a + 2, b + 2) == 0);
  return n_a > n_b ? strcmp (a + 1, b) == 0 : strcmp (a, b + 1) == 0;
}

/* The first word that does not come before the text. */
static guint
find_place (const FfwLikeness *self, const char *text)
{
  guint from = 0;
  guint to = self->words->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (strcmp (g_array_index (self->words, Word, middle).word, text) < 0)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

static void
add_match (GArray *matches, guint word, double likeness)
{
  Match match = { word, likeness };

  g_array_append_val (matches, match);
}

static gboolean
add_known (const FfwLikeness *self, const char *text, double likeness, GArray *matches)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, text));

  if (number)
    add_match (matches, number - 1, likeness);
  return number != 0;
}

/* The words that the text is, means, begins, or nearly spells; the likest first. */
static void
find_matches (const FfwLikeness *self, const char *text, GArray *matches)
{
  const char *const *group = ffw_likeness_synonyms (text);
  gsize length = strlen (text);
  char first[2] = { text[0], '\0' };

  g_array_set_size (matches, 0);
  add_known (self, text, 1, matches);
  for (guint i = 0; group && group[i]; i++)
    if (strcmp (group[i], text) != 0)
      add_known (self, group[i], SYNONYM, matches);
  if (length >= SHORTEST_PREFIX)
    for (guint i = find_place (self, text); i < self->words->len; i++)
      {
        const char *word = g_array_index (self->words, Word, i).word;

        if (strncmp (word, text, length) != 0)
          break;
        if (word[length])
          add_match (matches, i, PREFIX);
      }
  if (length < SHORTEST_SLIP)
    return;
  for (guint i = find_place (self, first); i < self->words->len; i++)
    {
      const char *word = g_array_index (self->words, Word, i).word;

      if (word[0] != text[0])
        break;
      if (strncmp (word, text, length) != 0 && is_slip (word, text))
        add_match (matches, i, SLIP);
    }
}

/* The words to look up: those of the text, without those that say nothing, what is short written
 * out, and two that stand as one word among ours put together. */
static GPtrArray *
list_words (const FfwLikeness *self, const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *key = ffw_likeness_key (text);
  g_auto (GStrv) parts = g_strsplit (key, " ", MOST_WORDS);

  for (guint i = 0; parts[i]; i++)
    {
      const char *const *phrase = ffw_likeness_expand (parts[i]);
      g_autofree char *both = parts[i + 1] ? g_strconcat (parts[i], parts[i + 1], NULL) : NULL;

      /* "1 day" says how long, whatever course has a level 1. */
      if (parts[i + 1] && g_ascii_isdigit (*parts[i]) && ffw_likeness_is_aside (parts[i + 1])
          && !g_ascii_isdigit (*parts[i + 1]))
        continue;
      /* "Level 2" is a grade beside a post, and part of the title of a course. */
      if (!*parts[i] || ffw_likeness_is_little (parts[i])
          || (ffw_likeness_is_aside (parts[i]) && !g_hash_table_contains (self->numbers, parts[i])))
        continue;
      if (both && g_hash_table_contains (self->numbers, both))
        {
          g_ptr_array_add (words, g_steal_pointer (&both));
          i++;
        }
      else if (phrase && !g_hash_table_contains (self->numbers, parts[i]))
        for (guint j = 0; phrase[j]; j++)
          g_ptr_array_add (words, g_strdup (phrase[j]));
      else
        g_ptr_array_add (words, g_strdup (parts[i]));
    }
  return words;
}

typedef struct
{
  float query;
  float form;
  guint seen;
} Score;

static void
score_word (const FfwLikeness *self, const GArray *matches, double weight, guint number,
            Score *scores)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);
      const Word *word = &g_array_index (self->words, Word, match->word);

      for (guint j = 0; j < word->forms->len; j++)
        {
          Score *score = &scores[g_array_index (word->forms, guint, j)];

          /* A word of the text stands for one of the form. */
          if (score->seen == number)
            continue;
          score->seen = number;
          score->query += (float)(weight * match->likeness);
          score->form += (float)(word->weight * match->likeness);
        }
    }
}

static double
score_words (const FfwLikeness *self, const GPtrArray *words, Score *scores)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  double all = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      double weight = log (1 + self->forms->len) * UNKNOWN;

      find_matches (self, word, matches);
      if (matches->len)
        weight = g_array_index (self->words, Word, g_array_index (matches, Match, 0).word).weight;
      if (ffw_likeness_is_weak (word))
        weight *= matches->len ? 1 : WEAK;
      all += weight;
      score_word (self, matches, weight, i + 1, scores);
    }
  return all;
}

static gboolean
names_trainers (const GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (ffw_likeness_is_of_trainers (g_ptr_array_index (words, i)))
      return TRUE;
  return FALSE;
}

static int
compare_likes (gconstpointer a, gconstpointer b)
{
  const FfwLike *first = a;
  const FfwLike *second = b;

  if (first->likeness != second->likeness)
    return first->likeness < second->likeness ? 1 : -1;
  return (first->entry > second->entry) - (first->entry < second->entry);
}

static void
raise_likeness (GHashTable *best, guint entry, double likeness)
{
  double *known = g_hash_table_lookup (best, GUINT_TO_POINTER (entry));

  if (!known)
    {
      known = g_new0 (double, 1);
      g_hash_table_insert (best, GUINT_TO_POINTER (entry), known);
    }
  *known = MAX (*known, likeness);
}

/**
 * ffw_likeness_find:
 * @least: the least likeness that matters
 *
 * Returns: (transfer full) (element-type FfwLike): the entries that @text may mean, the likest
 *   first
 */
GArray *
ffw_likeness_find (const FfwLikeness *self, const char *text, double least)
{
  GArray *likes = g_array_new (FALSE, FALSE, sizeof (FfwLike));
  g_autoptr (GPtrArray) words = list_words (self, text);
  g_autofree Score *scores = g_new0 (Score, self->forms->len);
  g_autoptr (GHashTable) best = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  double all = score_words (self, words, scores);
  gboolean is_of_trainers = names_trainers (words);
  const GArray *initials = words->len == 1 ? g_hash_table_lookup (self->initials, words->pdata[0])
                                           : NULL;
  GHashTableIter iter;
  gpointer entry, likeness;

  for (guint i = 0; i < self->forms->len && all > 0; i++)
    {
      const Form *form = &g_array_index (self->forms, Form, i);
      double found = scores[i].seen ? PART_OF_QUERY * scores[i].query / all
                                          + (1 - PART_OF_QUERY) * scores[i].form / form->weight
                                    : 0;

      if (form->is_of_trainers && !is_of_trainers)
        found *= NOT_OF_TRAINERS;
      if (found >= least)
        raise_likeness (best, form->entry, MIN (found, 1));
    }
  for (guint i = 0; initials && i < initials->len; i++)
    raise_likeness (best,
                    g_array_index (self->forms, Form, g_array_index (initials, guint, i)).entry,
                    INITIALS);
  g_hash_table_iter_init (&iter, best);
  while (g_hash_table_iter_next (&iter, &entry, &likeness))
    {
      FfwLike like = { GPOINTER_TO_UINT (entry), *(double *)likeness };

      g_array_append_val (likes, like);
    }
  g_array_sort (likes, compare_likes);
  return likes;
}
