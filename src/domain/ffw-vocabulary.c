/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-vocabulary.h"

#include "ffw-likeness.h"
#include "ffw-text.h"
#include "ffw-vocabulary-words.h"

#include <string.h>

/* What is less like than this is no help. */
#define LEAST_LIKENESS 0.45

/* Nothing that is only alike is certain. */
#define MOST_LIKENESS 0.99

/* What says nothing of what is meant stood in brackets, or something that might. */
#define BRACKETS_LIKENESS 0.9

/* Numbers and sessions are looked at to recognise what a file says, not to find every one. */
#define SQL_POSTS                                                                                  \
  "SELECT p.staff_number, p.email, o.code FROM post p JOIN organisation o ON o.id = "              \
  "p.organisation"                                                                                 \
  " ORDER BY p.id DESC LIMIT 50000"
#define SQL_SESSIONS                                                                               \
  "SELECT s.code, c.code, substr (d.starts_at, 1, 10)"                                             \
  " FROM (SELECT id, code, course FROM session ORDER BY id DESC LIMIT 20000) s"                    \
  " JOIN course c ON c.id = s.course JOIN session_date d ON d.session = s.id"

/* The code, the title in English and in Welsh, and the organisation that it belongs to. */
static const struct
{
  const char *table;
  const char *sql;
} sources[] = {
  { "organisation", "SELECT code, name_en, name_cy, NULL FROM organisation ORDER BY code" },
  { "site", "SELECT s.code, s.name_en, s.name_cy, o.code FROM site s"
            " LEFT JOIN organisation o ON o.id = s.organisation ORDER BY s.code" },
  { "role", "SELECT code, title_en, title_cy, NULL FROM role ORDER BY code" },
  { "course", "SELECT code, title_en, title_cy, NULL FROM course ORDER BY code" },
  { "area", "SELECT code, title_en, title_cy, NULL FROM area ORDER BY code" },
};

typedef struct
{
  char *code;
  char *title;                  /* in the reader's language, or marked with the other */
  char *names[FFW_N_LANGUAGES]; /* as they are; either may be NULL */
  char *keys[FFW_N_LANGUAGES];  /* of the names */
  char *organisation;
} Entry;

/* The rows of one table. */
typedef struct
{
  GPtrArray *entries;
  GHashTable *keys; /* → GArray of numbers of entries */
  FfwLikeness *likeness;
} Names;

typedef struct
{
  char *code;
  char *course;
  FfwDate on;
} Session;

struct _FfwVocabulary
{
  gatomicrefcount count;
  Names names[G_N_ELEMENTS (sources)];
  GHashTable *numbers; /* staff number → code of its organisation, "" where it is that of several */
  GHashTable *domains; /* of e-mail addresses, likewise */
  GArray *sessions;
};

/**
 * ffw_meaning_new:
 * @title: (nullable)
 */
FfwMeaning *
ffw_meaning_new (const char *code, const char *title, double likeness)
{
  FfwMeaning *self = g_new0 (FfwMeaning, 1);

  self->code = g_strdup (code);
  self->title = g_strdup (title ? title : code);
  self->likeness = likeness;
  return self;
}

void
ffw_meaning_free (FfwMeaning *self)
{
  g_free (self->code);
  g_free (self->title);
  g_free (self);
}

static GPtrArray *
meanings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_meaning_free);
}

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

static void
session_clear (gpointer data)
{
  g_free (((Session *)data)->code);
  g_free (((Session *)data)->course);
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
add_key (Names *names, const char *key, guint entry)
{
  g_autofree char *squeezed = squeeze (key);
  GArray *entries = g_hash_table_lookup (names->keys, squeezed);

  if (!*squeezed)
    return;
  if (!entries)
    {
      entries = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (names->keys, g_steal_pointer (&squeezed), entries);
    }
  for (guint i = 0; i < entries->len; i++)
    if (g_array_index (entries, guint, i) == entry)
      return;
  g_array_append_val (entries, entry);
}

static void
add_title (Names *names, guint number, const char *title)
{
  const Entry *entry = g_ptr_array_index (names->entries, number);
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
  add_key (names, key, number);
  add_key (names, code_first, number);
  add_key (names, code_last, number);
  /* "Independent adviser (IDVA)" goes by its title without what stands in brackets too. */
  short_title = ffw_likeness_drop_brackets (title, &is_certain);
  short_key = ffw_likeness_key (short_title);
  add_key (names, short_key, number);
  ffw_likeness_add (names->likeness, number, title);
}

static void
add_entry (Names *names, FfwCursor *cursor, FfwLanguage language)
{
  Entry *entry = g_new0 (Entry, 1);
  const char *en = ffw_cursor_get_text (cursor, 1);
  const char *cy = ffw_cursor_get_text (cursor, 2);
  FfwText title = { { NULL } };
  g_autofree char *key = NULL;
  guint number = names->entries->len;

  ffw_text_set (&title, en, cy);
  entry->code = g_strdup (ffw_cursor_get_text (cursor, 0));
  entry->title = ffw_text_title (&title, entry->code, language);
  entry->names[FFW_LANGUAGE_EN] = g_strdup (en);
  entry->names[FFW_LANGUAGE_CY] = g_strdup (cy);
  entry->organisation = g_strdup (ffw_cursor_get_text (cursor, 3));
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    entry->keys[i] = entry->names[i] ? ffw_likeness_key (entry->names[i]) : NULL;
  ffw_text_clear (&title);
  g_ptr_array_add (names->entries, entry);
  key = ffw_likeness_key (entry->code);
  add_key (names, key, number);
  ffw_likeness_add (names->likeness, number, entry->code);
  add_title (names, number, en);
  add_title (names, number, cy);
}

static gboolean
read_names (Names *names, FfwConnection *connection, const char *sql, FfwLanguage language,
            GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "");

  names->entries = g_ptr_array_new_with_free_func (entry_free);
  names->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify)g_array_unref);
  names->likeness = ffw_likeness_new ();
  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    add_entry (names, cursor, language);
  ffw_likeness_end (names->likeness);

  return !ffw_cursor_has_failed (cursor);
}

static void
note_organisation (GHashTable *whose, const char *text, const char *code)
{
  const char *known = g_hash_table_lookup (whose, text);

  if (!known)
    g_hash_table_insert (whose, g_strdup (text), g_strdup (code));
  else if (*known && strcmp (known, code) != 0)
    g_hash_table_insert (whose, g_strdup (text), g_strdup (""));
}

static gboolean
read_posts (FfwVocabulary *self, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_POSTS, error, "");

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      const char *number = ffw_cursor_get_text (cursor, 0);
      const char *email = ffw_cursor_get_text (cursor, 1);
      const char *code = ffw_cursor_get_text (cursor, 2);
      const char *at = email ? strchr (email, '@') : NULL;

      if (number)
        note_organisation (self->numbers, number, code);
      if (at)
        {
          g_autofree char *domain = g_ascii_strdown (at + 1, -1);

          note_organisation (self->domains, domain, code);
        }
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_sessions (FfwVocabulary *self, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_SESSIONS, error, "");

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      Session session = { g_strdup (ffw_cursor_get_text (cursor, 0)),
                          g_strdup (ffw_cursor_get_text (cursor, 1)),
                          ffw_date_from_iso (ffw_cursor_get_text (cursor, 2)) };

      g_array_append_val (self->sessions, session);
    }

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_vocabulary_read:
 * @language: of the titles that are shown; both are understood
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
FfwVocabulary *
ffw_vocabulary_read (FfwConnection *connection, FfwLanguage language, GError **error)
{
  g_autoptr (FfwVocabulary) self = g_new0 (FfwVocabulary, 1);

  g_atomic_ref_count_init (&self->count);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->domains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->sessions = g_array_new (FALSE, FALSE, sizeof (Session));
  g_array_set_clear_func (self->sessions, session_clear);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!read_names (&self->names[i], connection, sources[i].sql, language, error))
      return NULL;
  if (!read_posts (self, connection, error) || !read_sessions (self, connection, error))
    return NULL;

  return g_steal_pointer (&self);
}

FfwVocabulary *
ffw_vocabulary_ref (FfwVocabulary *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
ffw_vocabulary_unref (FfwVocabulary *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_clear_pointer (&self->names[i].entries, g_ptr_array_unref);
      g_clear_pointer (&self->names[i].keys, g_hash_table_unref);
      g_clear_pointer (&self->names[i].likeness, ffw_likeness_free);
    }
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->domains);
  g_array_unref (self->sessions);
  g_free (self);
}

/**
 * ffw_vocabulary_get_table:
 *
 * Returns: (nullable): the table whose rows the values of @field name, where those are known here
 */
const char *
ffw_vocabulary_get_table (const FfwField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_strcmp0 (field->refers, sources[i].table) == 0
        /* Of people, and of whom a row is about: its kind's intake looks them up itself. */
        || (!field->refers && i < 2 && g_str_equal (field->name, sources[i].table)))
      return sources[i].table;

  return NULL;
}

/**
 * ffw_vocabulary_knows_field:
 *
 * Returns: whether the values of @field are a list of their own, or one of the workspace's
 */
gboolean
ffw_vocabulary_knows_field (const FfwField *field)
{
  return field->type == FFW_FIELD_CODED || ffw_vocabulary_get_table (field);
}

/**
 * ffw_vocabulary_is_nothing:
 *
 * Returns: whether @text says in words that there is no value, as n/a
 */
gboolean
ffw_vocabulary_is_nothing (const char *text)
{
  static const char *const nothing[]
      = { "amh",  "amherthnasol",   "anhysbys",  "blank", "dd b", "dim", "n a",     "na", "nil",
          "none", "not applicable", "not known", "null",  "tba",  "tbc", "unknown", NULL };
  g_autofree char *key = ffw_likeness_key (text);

  return *key == '\0' || g_strv_contains (nothing, key);
}

static const Names *
get_names (const FfwVocabulary *self, const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].table, table))
      return &self->names[i];

  g_assert_not_reached ();
}

static const GArray *
look_up (const Names *names, const char *text)
{
  g_autofree char *key = ffw_likeness_key (text);
  g_autofree char *squeezed = squeeze (key);

  return g_hash_table_lookup (names->keys, squeezed);
}

/* The one entry that a text means; those of other organisations do not count where one is given. */
static const Entry *
choose (const Names *names, const GArray *numbers, const char *organisation, gboolean *is_several)
{
  const Entry *found = NULL;

  *is_several = FALSE;
  for (guint i = 0; numbers && i < numbers->len; i++)
    {
      const Entry *entry = g_ptr_array_index (names->entries, g_array_index (numbers, guint, i));

      if (organisation && entry->organisation && strcmp (entry->organisation, organisation) != 0)
        continue;
      *is_several |= found != NULL;
      found = entry;
    }
  return found;
}

static char *
find_entry (const Names *names, const char *text, const char *organisation)
{
  g_autofree char *rest = NULL;
  gboolean is_several, is_certain;
  const Entry *entry = choose (names, look_up (names, text), organisation, &is_several);

  if (!entry && strpbrk (text, "(["))
    {
      rest = ffw_likeness_drop_brackets (text, &is_certain);
      if (is_certain && *rest)
        entry = choose (names, look_up (names, rest), organisation, &is_several);
    }
  if (!entry)
    return NULL;
  /* Several organisations have a site called Cardiff: the row says of which one it is. */
  if (is_several)
    return entry->organisation ? g_strdup (entry->names[entry->names[0] ? 0 : 1]) : NULL;
  return g_strdup (entry->code);
}

/* Roles may be several: "PROB SPOC", "Probation practitioner; Volunteer mentor". */
static char *
find_entries (const Names *names, const char *text)
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
      code = find_entry (names, parts[i], NULL);
      if (!code)
        return NULL;
      if (codes->len)
        g_string_append_c (codes, ' ');
      g_string_append (codes, code);
    }
  return codes->len ? g_strdup (codes->str) : NULL;
}

static const char *
find_coded (const FfwCoding *coding, const char *text)
{
  g_autofree char *key = ffw_likeness_key (text);
  g_autofree char *bare = g_strstrip (g_strdup (text));
  int value;

  if (ffw_coding_find (coding, bare, &value))
    return ffw_coding_get_code (coding, value);
  return ffw_vocabulary_find_word (coding, *key ? key : bare);
}

/**
 * ffw_vocabulary_find:
 * @field: one that the vocabulary knows
 * @organisation: (nullable): the code of the one whose rows they are, where it is one
 * @text: of a cell
 *
 * Returns: (transfer full) (nullable): what @text means in @field, as a file of ours would say it:
 *   the code, or for a site whose name several organisations have that name; %NULL where it is not
 *   certain
 */
char *
ffw_vocabulary_find (FfwVocabulary *self, const FfwField *field, const char *organisation,
                     const char *text)
{
  const char *table = ffw_vocabulary_get_table (field);
  const Names *names;
  char *code;

  if (field->type == FFW_FIELD_CODED)
    return g_strdup (find_coded (field->coding, text));
  names = get_names (self, table);
  code = find_entry (names, text, organisation);
  if (!code && field->type == FFW_FIELD_REFERENCES)
    code = find_entries (names, text);
  return code;
}

static void
add_likes (const Names *names, GArray *likes, const char *organisation, guint most,
           GPtrArray *meanings)
{
  for (guint i = 0; i < likes->len && meanings->len < most; i++)
    {
      const FfwLike *like = &g_array_index (likes, FfwLike, i);
      const Entry *entry = g_ptr_array_index (names->entries, like->entry);
      gboolean is_there = FALSE;

      if (organisation && entry->organisation && strcmp (entry->organisation, organisation) != 0)
        continue;
      for (guint j = 0; j < meanings->len; j++)
        is_there |= g_str_equal (((FfwMeaning *)meanings->pdata[j])->code, entry->code);
      if (!is_there)
        g_ptr_array_add (meanings, ffw_meaning_new (entry->code, entry->title,
                                                    MIN (like->likeness, MOST_LIKENESS)));
    }
}

static GPtrArray *
suggest (const Names *names, const char *organisation, const char *text, guint most)
{
  GPtrArray *meanings = meanings_new ();
  g_autoptr (GArray) likes = ffw_likeness_find (names->likeness, text, LEAST_LIKENESS);
  gboolean is_certain, is_several;

  if (strpbrk (text, "(["))
    {
      g_autofree char *rest = ffw_likeness_drop_brackets (text, &is_certain);
      const Entry *entry = choose (names, look_up (names, rest), organisation, &is_several);

      if (entry && !is_several)
        g_ptr_array_add (meanings, ffw_meaning_new (entry->code, entry->title, BRACKETS_LIKENESS));
    }
  add_likes (names, likes, organisation, most, meanings);
  return meanings;
}

static GPtrArray *
list_coded (const FfwCoding *coding)
{
  GPtrArray *meanings = meanings_new ();

  for (guint i = 0; i < coding->n_codes; i++)
    g_ptr_array_add (meanings, ffw_meaning_new (coding->codes[i].code,
                                                ffw_coding_get_word (coding, coding->codes[i].value,
                                                                     ffw_language_get ()),
                                                0));
  return meanings;
}

static int
compare_meanings (gconstpointer a, gconstpointer b)
{
  const FfwMeaning *first = *(const FfwMeaning *const *)a;
  const FfwMeaning *second = *(const FfwMeaning *const *)b;

  return (first->likeness < second->likeness) - (first->likeness > second->likeness);
}

/* A closed list is short: its words are compared as they stand. */
static GPtrArray *
suggest_coded (const FfwCoding *coding, const char *text, guint most)
{
  g_autoptr (FfwLikeness) likeness = ffw_likeness_new ();
  GPtrArray *meanings = list_coded (coding);
  g_autoptr (GArray) likes = NULL;

  for (guint i = 0; i < coding->n_codes; i++)
    {
      ffw_likeness_add (likeness, i, coding->codes[i].code);
      for (guint j = 0; j < FFW_N_LANGUAGES; j++)
        ffw_likeness_add (likeness, i, ffw_coding_get_word (coding, coding->codes[i].value, j));
    }
  ffw_likeness_end (likeness);
  likes = ffw_likeness_find (likeness, text, LEAST_LIKENESS);
  for (guint i = 0; i < likes->len; i++)
    {
      const FfwLike *like = &g_array_index (likes, FfwLike, i);

      ((FfwMeaning *)meanings->pdata[like->entry])->likeness = MIN (like->likeness, MOST_LIKENESS);
    }
  g_ptr_array_sort (meanings, compare_meanings);
  while (meanings->len > 0
         && (meanings->len > most
             || ((FfwMeaning *)meanings->pdata[meanings->len - 1])->likeness == 0))
    g_ptr_array_remove_index (meanings, meanings->len - 1);
  return meanings;
}

/**
 * ffw_vocabulary_suggest:
 * @field: one that the vocabulary knows
 * @organisation: (nullable): as of ffw_vocabulary_find()
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type FfwMeaning): what @text may mean in @field, the likeliest
 *   first; a person must say whether it does
 */
GPtrArray *
ffw_vocabulary_suggest (FfwVocabulary *self, const FfwField *field, const char *organisation,
                        const char *text, guint most)
{
  if (field->type == FFW_FIELD_CODED)
    return suggest_coded (field->coding, text, most);
  return suggest (get_names (self, ffw_vocabulary_get_table (field)), organisation, text, most);
}

/**
 * ffw_vocabulary_list:
 * @field: one that the vocabulary knows
 * @organisation: (nullable): the code of the one whose sites are wanted
 *
 * Returns: (transfer full) (element-type FfwMeaning): all that there is for @field, to choose from,
 *   with a likeness of 0
 */
GPtrArray *
ffw_vocabulary_list (FfwVocabulary *self, const FfwField *field, const char *organisation)
{
  GPtrArray *meanings;
  const Names *names;

  if (field->type == FFW_FIELD_CODED)
    return list_coded (field->coding);
  meanings = meanings_new ();
  names = get_names (self, ffw_vocabulary_get_table (field));
  for (guint i = 0; i < names->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (names->entries, i);

      if (!organisation || !entry->organisation || g_str_equal (organisation, entry->organisation))
        g_ptr_array_add (meanings, ffw_meaning_new (entry->code, entry->title, 0));
    }
  return meanings;
}

/**
 * ffw_vocabulary_get_title:
 * @table: `organisation`, `site`, `role`, `course` or `area`
 *
 * Returns: (transfer none) (nullable): the title of the row with that code, in the reader's
 *   language; %NULL where there is none
 */
const char *
ffw_vocabulary_get_title (FfwVocabulary *self, const char *table, const char *code)
{
  const Names *names = get_names (self, table);
  const GArray *numbers = look_up (names, code);

  for (guint i = 0; numbers && i < numbers->len; i++)
    {
      const Entry *entry = g_ptr_array_index (names->entries, g_array_index (numbers, guint, i));

      if (g_str_equal (entry->code, code))
        return entry->title;
    }
  return NULL;
}

/**
 * ffw_vocabulary_find_course:
 *
 * Returns: (transfer full) (nullable): the code of the course that @text certainly is
 */
char *
ffw_vocabulary_find_course (FfwVocabulary *self, const char *text)
{
  return find_entry (get_names (self, "course"), text, NULL);
}

/**
 * ffw_vocabulary_suggest_courses:
 *
 * Returns: (transfer full) (element-type FfwMeaning): the courses that @text may mean, the
 *   likeliest first
 */
GPtrArray *
ffw_vocabulary_suggest_courses (FfwVocabulary *self, const char *text, guint most)
{
  return suggest (get_names (self, "course"), NULL, text, most);
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
 * ffw_vocabulary_find_named:
 * @table: as of ffw_vocabulary_get_title()
 * @text: a title above a table, or the name of a file
 *
 * Returns: (transfer full) (nullable): the code of the only row that @text names among other words,
 *   by its title in either language or by its code in capital letters; a name that is part of
 *   another's does not count beside it
 */
char *
ffw_vocabulary_find_named (FfwVocabulary *self, const char *table, const char *text)
{
  const Names *names = get_names (self, table);
  g_autofree char *key = ffw_likeness_key (text);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  const char *best_name = NULL;
  const char *best = NULL;

  for (guint i = 0; i < names->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (names->entries, i);
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

static const char *
get_whose (GHashTable *whose, const char *text)
{
  const char *code = g_hash_table_lookup (whose, text);

  return code && *code ? code : NULL;
}

/**
 * ffw_vocabulary_get_organisation_of_number:
 *
 * Returns: (transfer none) (nullable): the code of the only organisation where @number is known as
 *   a staff number
 */
const char *
ffw_vocabulary_get_organisation_of_number (FfwVocabulary *self, const char *number)
{
  return get_whose (self->numbers, number);
}

/**
 * ffw_vocabulary_get_organisation_of_address:
 *
 * Returns: (transfer none) (nullable): the code of the only organisation whose people have e-mail
 *   addresses that end as @email does
 */
const char *
ffw_vocabulary_get_organisation_of_address (FfwVocabulary *self, const char *email)
{
  const char *at = strchr (email, '@');
  g_autofree char *domain = at ? g_ascii_strdown (at + 1, -1) : NULL;

  return domain ? get_whose (self->domains, domain) : NULL;
}

/**
 * ffw_vocabulary_list_sessions:
 * @course: (nullable): the code of their course, where it is known
 * @on: the day on which they are, or %FFW_DATE_NONE
 *
 * Returns: (transfer full) (element-type FfwMeaning): the sessions that may be meant
 */
GPtrArray *
ffw_vocabulary_list_sessions (FfwVocabulary *self, const char *course, FfwDate on)
{
  GPtrArray *meanings = meanings_new ();

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const Session *session = &g_array_index (self->sessions, Session, i);

      if ((course && !g_str_equal (session->course, course))
          || (on != FFW_DATE_NONE && session->on != on))
        continue;
      g_ptr_array_add (meanings,
                       ffw_meaning_new (session->code,
                                        ffw_vocabulary_get_title (self, "course", session->course),
                                        course && on != FFW_DATE_NONE ? BRACKETS_LIKENESS : 0.5));
    }
  return meanings;
}
