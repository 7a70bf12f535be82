/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-vocabulary.h"

#include "ffw-fold.h"
#include "ffw-likeness-words.h"
#include "ffw-likeness.h"
#include "ffw-text.h"
#include "ffw-vocabulary-names.h"
#include "ffw-vocabulary-words.h"

#include <string.h>

/* So much of the likeness of a course goes for each level between it and the one that a text speaks
 * of. */
#define OTHER_LEVEL 0.15

/* Numbers and sessions are looked at to recognise what a file says, not to find every one. */
#define SQL_POSTS                                                                                  \
  "SELECT p.staff_number, p.email, o.code, n.given_name, n.family_name FROM post p"                \
  " JOIN organisation o ON o.id = p.organisation JOIN person n ON n.id = p.person"                 \
  " ORDER BY p.id DESC LIMIT 50000"
#define SQL_SESSIONS                                                                               \
  "SELECT s.code, c.code, substr (d.starts_at, 1, 10)"                                             \
  " FROM (SELECT id, code, course FROM session ORDER BY id DESC LIMIT 20000) s"                    \
  " JOIN course c ON c.id = s.course JOIN session_date d ON d.session = s.id"

#define SQL_CONTENTS                                                                               \
  "SELECT c.code, a.code, a.title_en, a.title_cy, ca.level FROM course_area ca"                    \
  " JOIN course c ON c.id = ca.course JOIN area a ON a.id = ca.area"                               \
  " ORDER BY c.code, ca.level DESC, a.code"

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
  char *course;
  FfwDate on;
} Session;

struct _FfwVocabulary
{
  gatomicrefcount count;
  FfwVocabularyNames *names[G_N_ELEMENTS (sources)];
  GHashTable *numbers; /* staff number → code of its organisation, "" where it is that of several */
  GHashTable *people;   /* organisation and staff number, as key_of_number() → name */
  GHashTable *domains;  /* of e-mail addresses, likewise */
  GHashTable *levels;   /* code of a course → the highest level that it has, from 1 */
  GHashTable *contents; /* code of a course → the areas that it is of, and up to which level */
  GArray *sessions;
};

static void
session_clear (gpointer data)
{
  g_free (((Session *)data)->code);
  g_free (((Session *)data)->course);
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

static char *
key_of_number (const char *organisation, const char *number)
{
  return g_strdup_printf ("%s\n%s", organisation, number);
}

/* Who has the number now comes first. */
static void
note_person (FfwVocabulary *self, const char *organisation, const char *number, const char *given,
             const char *family)
{
  g_autofree char *key = key_of_number (organisation, number);

  if (!g_hash_table_contains (self->people, key))
    g_hash_table_insert (self->people, g_steal_pointer (&key),
                         g_strstrip (g_strjoin (" ", given ? given : "", family, NULL)));
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
        {
          note_organisation (self->numbers, number, code);
          note_person (self, code, number, ffw_cursor_get_text (cursor, 3),
                       ffw_cursor_get_text (cursor, 4));
        }
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

static gboolean
read_contents (FfwVocabulary *self, FfwConnection *connection, FfwLanguage language, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_CONTENTS, error, "");

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      const char *course = ffw_cursor_get_text (cursor, 0);
      const char *before = g_hash_table_lookup (self->contents, course);
      FfwText text = { { NULL } };
      g_autofree char *title = NULL;

      if (before == NULL)
        g_hash_table_insert (self->levels, g_strdup (course),
                             GINT_TO_POINTER ((int)ffw_cursor_get_int (cursor, 4) + 1));
      ffw_text_set (&text, ffw_cursor_get_text (cursor, 2), ffw_cursor_get_text (cursor, 3));
      title = ffw_text_title (&text, ffw_cursor_get_text (cursor, 1), language);
      ffw_text_clear (&text);
      g_hash_table_insert (
          self->contents, g_strdup (course),
          g_strdup_printf ("%s%s%s (%s)", before ? before : "", before ? "; " : "", title,
                           ffw_coding_get_word (&ffw_coding_level,
                                                (int)ffw_cursor_get_int (cursor, 4), language)));
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
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->domains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->sessions = g_array_new (FALSE, FALSE, sizeof (Session));
  g_array_set_clear_func (self->sessions, session_clear);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      self->names[i] = ffw_vocabulary_names_read (connection, sources[i].sql, language, error);
      if (!self->names[i])
        return NULL;
    }
  if (!read_posts (self, connection, error) || !read_sessions (self, connection, error)
      || !read_contents (self, connection, language, error))
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
    g_clear_pointer (&self->names[i], ffw_vocabulary_names_free);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->domains);
  g_hash_table_unref (self->levels);
  g_hash_table_unref (self->contents);
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

static const FfwVocabularyNames *
get_names (const FfwVocabulary *self, const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].table, table))
      return self->names[i];

  g_assert_not_reached ();
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
  const FfwVocabularyNames *names;
  char *code;

  if (field->type == FFW_FIELD_CODED)
    return g_strdup (ffw_vocabulary_words_find (field->coding, text));
  names = get_names (self, table);
  code = ffw_vocabulary_names_find (names, text, organisation);
  if (!code && field->type == FFW_FIELD_REFERENCES)
    code = ffw_vocabulary_names_find_several (names, text);
  return code;
}

static int
compare_meanings (gconstpointer a, gconstpointer b)
{
  const FfwMeaning *const *first = a;
  const FfwMeaning *const *second = b;

  return ((*first)->likeness < (*second)->likeness) - ((*first)->likeness > (*second)->likeness);
}

static int
get_level (const FfwVocabulary *self, const FfwMeaning *meaning)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->levels, meaning->code));
}

/* Of courses that are as likely by their titles, the one whose level the text speaks of. */
static void
prefer_level (const FfwVocabulary *self, const char *text, GPtrArray *courses)
{
  gboolean is_high = FALSE;
  int wanted = 0;

  if (!ffw_likeness_speaks_of_level (text, &is_high))
    return;
  for (guint i = 0; i < courses->len; i++)
    {
      int level = get_level (self, courses->pdata[i]);

      if (level > 0 && (wanted == 0 || (is_high ? level > wanted : level < wanted)))
        wanted = level;
    }
  for (guint i = 0; i < courses->len; i++)
    {
      FfwMeaning *meaning = courses->pdata[i];
      int level = get_level (self, meaning);

      if (level > 0)
        meaning->likeness *= 1 - OTHER_LEVEL * ABS (level - wanted);
    }
  g_ptr_array_sort (courses, compare_meanings);
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
    return ffw_vocabulary_words_suggest (field->coding, text, most);
  if (g_strcmp0 (field->refers, "course") == 0)
    return ffw_vocabulary_suggest_courses (self, text, most);
  return ffw_vocabulary_names_suggest (get_names (self, ffw_vocabulary_get_table (field)),
                                       organisation, text, most);
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
  if (field->type == FFW_FIELD_CODED)
    return ffw_vocabulary_words_list (field->coding);
  return ffw_vocabulary_names_list (get_names (self, ffw_vocabulary_get_table (field)),
                                    organisation);
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
  return ffw_vocabulary_names_get_title (get_names (self, table), code);
}

/**
 * ffw_vocabulary_make_code:
 * @table: as of ffw_vocabulary_get_title()
 * @title: of a row that is not there yet
 *
 * Returns: (transfer full): a code for it that no row has: its letters and digits in capitals, with
 *   hyphens between the words
 */
char *
ffw_vocabulary_make_code (FfwVocabulary *self, const char *table, const char *title)
{
  g_autofree char *folded = ffw_fold (title);
  g_autoptr (GString) code = g_string_new (NULL);
  gsize length;

  for (const char *at = folded; *at; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (code, g_ascii_toupper (*at));
    else if (code->len && code->str[code->len - 1] != '-')
      g_string_append_c (code, '-');
  if (code->len && code->str[code->len - 1] == '-')
    g_string_truncate (code, code->len - 1);
  if (code->len == 0)
    g_string_append (code, "NEW");
  length = code->len;
  for (guint n = 2; ffw_vocabulary_get_title (self, table, code->str); n++)
    {
      g_string_truncate (code, length);
      g_string_append_printf (code, "-%u", n);
    }
  return g_strdup (code->str);
}

/**
 * ffw_vocabulary_get_contents:
 * @course: a code
 *
 * Returns: (transfer none) (nullable): the areas that the course is of, each with its level, in the
 *   reader's language; %NULL where none are known
 */
const char *
ffw_vocabulary_get_contents (FfwVocabulary *self, const char *course)
{
  return g_hash_table_lookup (self->contents, course);
}

/**
 * ffw_vocabulary_find_course:
 *
 * Returns: (transfer full) (nullable): the code of the course that @text certainly is
 */
char *
ffw_vocabulary_find_course (FfwVocabulary *self, const char *text)
{
  return ffw_vocabulary_names_find (get_names (self, "course"), text, NULL);
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
  GPtrArray *courses = ffw_vocabulary_names_suggest (get_names (self, "course"), NULL, text, most);

  prefer_level (self, text, courses);
  return courses;
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
  return ffw_vocabulary_names_find_within (get_names (self, table), text);
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
 * ffw_vocabulary_get_name:
 * @organisation: a code
 *
 * Returns: (transfer none) (nullable): the name of the person who has the staff number there, or
 *   had it last; %NULL where that is not known here
 */
const char *
ffw_vocabulary_get_name (FfwVocabulary *self, const char *organisation, const char *number)
{
  g_autofree char *key = key_of_number (organisation, number);

  return g_hash_table_lookup (self->people, key);
}

/**
 * ffw_vocabulary_get_organisation_of_site:
 *
 * Returns: (transfer none) (nullable): the code of the only organisation that has a site which
 *   @text certainly is
 */
const char *
ffw_vocabulary_get_organisation_of_site (FfwVocabulary *self, const char *text)
{
  return ffw_vocabulary_names_find_organisation (get_names (self, "site"), text);
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
  GPtrArray *meanings = ffw_meanings_new ();

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const Session *session = &g_array_index (self->sessions, Session, i);

      if ((course && !g_str_equal (session->course, course))
          || (on != FFW_DATE_NONE && session->on != on))
        continue;
      g_ptr_array_add (
          meanings, ffw_meaning_new (session->code,
                                     ffw_vocabulary_get_title (self, "course", session->course),
                                     course && on != FFW_DATE_NONE ? FFW_LIKENESS_BRACKETS : 0.5));
    }
  return meanings;
}
