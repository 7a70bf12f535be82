/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-vocabulary-names.h"

#include "ffw-likeness.h"
#include "ffw-text.h"

#include <string.h>

typedef struct
{
  char *code;
  char *title;                  /* in the reader's language, or marked with the other */
  char *names[FFW_N_LANGUAGES]; /* as they are; either may be NULL */
  char *keys[FFW_N_LANGUAGES];  /* of the names */
  char *organisation;
} Entry;

struct _FfwVocabularyNames
{
  GPtrArray *entries;
  GHashTable *keys; /* → GArray of numbers of entries */
  FfwLikeness *likeness;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->code);
  g_free (entry->title);
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    {
      g_free (entry->names[i]);
      g_free (entry->keys[i]);
    }
  g_free (entry->organisation);
  g_free (entry);
}

/* A key without its blanks: EPA-TIP, "EPA TIP" and EPATIP are one code. */
static char *
squeeze (const char *key)
{
  char *text = g_strdup (key);
  char *to = text;

  for (const char *from = key; *from; from++)
    if (*from != ' ')
      *to++ = *from;
  *to = '\0';
  return text;
}

static void
add_key (FfwVocabularyNames *self, const char *key, guint entry)
{
  g_autofree char *squeezed = squeeze (key);
  GArray *entries = g_hash_table_lookup (self->keys, squeezed);

  if (!*squeezed)
    return;
  if (!entries)
    {
      entries = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->keys, g_steal_pointer (&squeezed), entries);
    }
  for (guint i = 0; i < entries->len; i++)
    if (g_array_index (entries, guint, i) == entry)
      return;
  g_array_append_val (entries, entry);
}

static void
add_title (FfwVocabularyNames *self, guint number, const char *title)
{
  const Entry *entry = g_ptr_array_index (self->entries, number);
  g_autofree char *key = NULL;
  g_autofree char *code = ffw_likeness_key (entry->code);
  g_autofree char *code_first = NULL;
  g_autofree char *code_last = NULL;
  g_autofree char *short_title = NULL;
  g_autofree char *short_key = NULL;
  gboolean is_certain;

  if (!title)
    return;
  key = ffw_likeness_key (title);
  code_first = g_strconcat (code, key, NULL);
  code_last = g_strconcat (key, code, NULL);
  add_key (self, key, number);
  add_key (self, code_first, number);
  add_key (self, code_last, number);
  /* "Independent adviser (IDVA)" goes by its title without what stands in brackets too. */
  short_title = ffw_likeness_drop_brackets (title, &is_certain);
  short_key = ffw_likeness_key (short_title);
  add_key (self, short_key, number);
  ffw_likeness_add (self->likeness, number, title);
}

static void
add_entry (FfwVocabularyNames *self, FfwCursor *cursor, FfwLanguage language)
{
  Entry *entry = g_new0 (Entry, 1);
  const char *en = ffw_cursor_get_text (cursor, 1);
  const char *cy = ffw_cursor_get_text (cursor, 2);
  FfwText title = { { NULL } };
  g_autofree char *key = NULL;
  guint number = self->entries->len;

  ffw_text_set (&title, en, cy);
  entry->code = g_strdup (ffw_cursor_get_text (cursor, 0));
  entry->title = ffw_text_title (&title, entry->code, language);
  entry->names[FFW_LANGUAGE_EN] = g_strdup (en);
  entry->names[FFW_LANGUAGE_CY] = g_strdup (cy);
  entry->organisation = g_strdup (ffw_cursor_get_text (cursor, 3));
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    entry->keys[i] = entry->names[i] ? ffw_likeness_key (entry->names[i]) : NULL;
  ffw_text_clear (&title);
  g_ptr_array_add (self->entries, entry);
  key = ffw_likeness_key (entry->code);
  add_key (self, key, number);
  ffw_likeness_add (self->likeness, number, entry->code);
  add_title (self, number, en);
  add_title (self, number, cy);
}

/**
 * ffw_vocabulary_names_read:
 * @sql: gives the code, the title in English and in Welsh, and the organisation that it belongs to
 * @language: of the titles that are shown; both are understood
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
FfwVocabularyNames *
ffw_vocabulary_names_read (FfwConnection *connection, const char *sql, FfwLanguage language,
                           GError **error)
{
  g_autoptr (FfwVocabularyNames) self = g_new0 (FfwVocabularyNames, 1);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "");

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify)g_array_unref);
  self->likeness = ffw_likeness_new ();
  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    add_entry (self, cursor, language);
  if (ffw_cursor_has_failed (cursor))
    return NULL;
  ffw_likeness_end (self->likeness);

  return g_steal_pointer (&self);
}

void
ffw_vocabulary_names_free (FfwVocabularyNames *self)
{
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->keys);
  ffw_likeness_free (self->likeness);
  g_free (self);
}

static const GArray *
look_up (const FfwVocabularyNames *self, const char *text)
{
  g_autofree char *key = ffw_likeness_key (text);
  g_autofree char *squeezed = squeeze (key);

  return g_hash_table_lookup (self->keys, squeezed);
}

/* The one entry that a text means; those of other organisations do not count where one is given. */
static const Entry *
choose (const FfwVocabularyNames *self, const GArray *numbers, const char *organisation,
        gboolean *is_several)
{
  const Entry *found = NULL;

  *is_several = FALSE;
  for (guint i = 0; numbers && i < numbers->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, g_array_index (numbers, guint, i));

      if (organisation && entry->organisation && strcmp (entry->organisation, organisation) != 0)
        continue;
      *is_several |= found != NULL;
      found = entry;
    }
  return found;
}

/**
 * ffw_vocabulary_names_find:
 * @organisation: (nullable): the code of the one whose rows they are, where it is one
 *
 * Returns: (transfer full) (nullable): as of ffw_vocabulary_find()
 */
char *
ffw_vocabulary_names_find (const FfwVocabularyNames *self, const char *text,
                           const char *organisation)
{
  g_autofree char *rest = NULL;
  gboolean is_several, is_certain;
  const Entry *entry = choose (self, look_up (self, text), organisation, &is_several);

  if (!entry && strpbrk (text, "(["))
    {
      rest = ffw_likeness_drop_brackets (text, &is_certain);
      if (is_certain && *rest)
        entry = choose (self, look_up (self, rest), organisation, &is_several);
    }
  if (!entry)
    return NULL;
  /* Several organisations have a site called Cardiff: the row says of which one it is. */
  if (is_several)
    return entry->organisation ? g_strdup (entry->names[entry->names[0] ? 0 : 1]) : NULL;
  return g_strdup (entry->code);
}

/** Returns: (transfer none) (nullable): the organisation that the only entry belongs to that @text
 *  means */
const char *
ffw_vocabulary_names_find_organisation (const FfwVocabularyNames *self, const char *text)
{
  gboolean is_several;
  const Entry *entry = choose (self, look_up (self, text), NULL, &is_several);

  return entry && !is_several ? entry->organisation : NULL;
}

/**
 * ffw_vocabulary_names_find_several:
 *
 * Roles may be several: "PROB SPOC", "Probation practitioner; Volunteer mentor".
 *
 * Returns: (transfer full) (nullable): their codes with a blank between, where all are certain
 */
char *
ffw_vocabulary_names_find_several (const FfwVocabularyNames *self, const char *text)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  const char *separators = strpbrk (text, ";,/+|\n") ? ";,/+|\n" : " ";
  g_auto (GStrv) parts = g_strsplit_set (text, separators, -1);

  for (guint i = 0; parts[i]; i++)
    {
      g_autofree char *code = NULL;

      g_strstrip (parts[i]);
      if (!*parts[i])
        continue;
      code = ffw_vocabulary_names_find (self, parts[i], NULL);
      if (!code)
        return NULL;
      if (codes->len)
        g_string_append_c (codes, ' ');
      g_string_append (codes, code);
    }
  return codes->len ? g_strdup (codes->str) : NULL;
}

static void
add_likes (const FfwVocabularyNames *self, GArray *likes, const char *organisation, guint most,
           GPtrArray *meanings)
{
  for (guint i = 0; i < likes->len && meanings->len < most; i++)
    {
      const FfwLike *like = &g_array_index (likes, FfwLike, i);
      const Entry *entry = g_ptr_array_index (self->entries, like->entry);
      gboolean is_there = FALSE;

      if (organisation && entry->organisation && strcmp (entry->organisation, organisation) != 0)
        continue;
      for (guint j = 0; j < meanings->len; j++)
        is_there |= g_str_equal (((FfwMeaning *)meanings->pdata[j])->code, entry->code);
      if (!is_there)
        g_ptr_array_add (meanings, ffw_meaning_new (entry->code, entry->title,
                                                    MIN (like->likeness, FFW_LIKENESS_MOST)));
    }
}

/**
 * ffw_vocabulary_names_suggest:
 * @organisation: (nullable): as of ffw_vocabulary_names_find()
 *
 * Returns: (transfer full) (element-type FfwMeaning): what @text may mean, the likeliest first
 */
GPtrArray *
ffw_vocabulary_names_suggest (const FfwVocabularyNames *self, const char *organisation,
                              const char *text, guint most)
{
  GPtrArray *meanings = ffw_meanings_new ();
  g_autoptr (GArray) likes = ffw_likeness_find (self->likeness, text, FFW_LIKENESS_LEAST);
  gboolean is_certain, is_several;

  if (strpbrk (text, "(["))
    {
      g_autofree char *rest = ffw_likeness_drop_brackets (text, &is_certain);
      const Entry *entry = choose (self, look_up (self, rest), organisation, &is_several);

      if (entry && !is_several)
        g_ptr_array_add (meanings,
                         ffw_meaning_new (entry->code, entry->title, FFW_LIKENESS_BRACKETS));
    }
  add_likes (self, likes, organisation, most, meanings);
  return meanings;
}

/**
 * ffw_vocabulary_names_list:
 * @organisation: (nullable): the code of the one whose rows are wanted
 *
 * Returns: (transfer full) (element-type FfwMeaning): all that there are, with a likeness of 0
 */
GPtrArray *
ffw_vocabulary_names_list (const FfwVocabularyNames *self, const char *organisation)
{
  GPtrArray *meanings = ffw_meanings_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      if (!organisation || !entry->organisation || g_str_equal (organisation, entry->organisation))
        g_ptr_array_add (meanings, ffw_meaning_new (entry->code, entry->title, 0));
    }
  return meanings;
}

/** Returns: (transfer none) (nullable): the title of the row with that code */
const char *
ffw_vocabulary_names_get_title (const FfwVocabularyNames *self, const char *code)
{
  const GArray *numbers = look_up (self, code);

  for (guint i = 0; numbers && i < numbers->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, g_array_index (numbers, guint, i));

      if (g_str_equal (entry->code, code))
        return entry->title;
    }
  return NULL;
}

/* Whether the words of the one stand in the other, one after the other. */
static gboolean
has_words (const char *key, const char *words)
{
  gsize length = strlen (words);

  for (const char *at = key; (at = strstr (at, words)); at++)
    if ((at == key || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

/* A code counts only where it stands in capital letters: "include" is a word. */
static gboolean
has_code (const char *text, const char *code)
{
  gsize length = strlen (code);

  if (length < 3)
    return FALSE;
  for (const char *at = text; (at = strstr (at, code)); at++)
    if ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length]))
      return TRUE;
  return FALSE;
}

/* What of the entry's names stands in the text, as a key; the longest. A single word may be any
 * word, so it must stand there as it is written. */
static char *
find_name_in (const Entry *entry, const char *text, const char *key)
{
  char *best = has_code (text, entry->code) ? ffw_likeness_key (entry->code) : NULL;

  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    {
      const char *name = entry->keys[i];

      if (!name || !*name || (best && strlen (name) <= strlen (best)) || !has_words (key, name)
          || (!strchr (name, ' ') && !has_code (text, entry->names[i])))
        continue;
      g_free (best);
      best = g_strdup (name);
    }
  return best;
}

/**
 * ffw_vocabulary_names_find_within:
 * @text: a title above a table, or the name of a file
 *
 * Returns: (transfer full) (nullable): as of ffw_vocabulary_find_named()
 */
char *
ffw_vocabulary_names_find_within (const FfwVocabularyNames *self, const char *text)
{
  g_autofree char *key = ffw_likeness_key (text);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  const char *best_name = NULL;
  const char *best = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      char *name = find_name_in (entry, text, key);

      if (!name)
        continue;
      g_ptr_array_add (found, name);
      if (best && strlen (name) <= strlen (best_name))
        continue;
      best_name = name;
      best = entry->code;
    }
  for (guint i = 0; i < found->len; i++)
    if (found->pdata[i] != best_name
        && (!has_words (best_name, found->pdata[i]) || strcmp (best_name, found->pdata[i]) == 0))
      return NULL;
  return g_strdup (best);
}
