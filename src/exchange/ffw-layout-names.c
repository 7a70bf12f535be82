/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-names.h"

#include "ffw-fold.h"
#include "ffw-layout-synonyms.h"
#include "ffw-likeness.h"

#include <string.h>

/* The shortest header, in letters, in which one wrong letter is forgiven. */
#define SHORTEST_SLIP 6

struct _FfwLayoutNames
{
  GHashTable *kinds; /* FfwKind → GHashTable of key → FfwHeaderMeaning */
  GHashTable *all;   /* every key */
};

/**
 * ffw_layout_names_key:
 *
 * Returns: (transfer full): the header's letters and digits, folded
 */
char *
ffw_layout_names_key (const char *header)
{
  char *key = ffw_likeness_key (header);
  char *to = key;

  for (const char *from = key; *from; from++)
    if (*from != ' ')
      *to++ = *from;
  *to = '\0';
  return key;
}

static void
add_name (const FfwLayoutNames *self, GHashTable *names, const char *name, FfwHeaderSense sense,
          guint field, guint rank)
{
  g_autofree char *key = ffw_layout_names_key (name);
  FfwHeaderMeaning *meaning;

  if (g_hash_table_contains (names, key))
    return;
  meaning = g_new0 (FfwHeaderMeaning, 1);
  meaning->sense = sense;
  meaning->field = field;
  meaning->rank = rank;
  g_hash_table_add (self->all, g_strdup (key));
  g_hash_table_insert (names, g_steal_pointer (&key), meaning);
}

static void
add_names (const FfwLayoutNames *self, GHashTable *names, const char *list, FfwHeaderSense sense,
           guint field)
{
  g_auto (GStrv) parts = g_strsplit (list, "|", -1);

  for (guint i = 0; parts[i]; i++)
    add_name (self, names, parts[i], sense, field, i + 1);
}

static gboolean
has_person (const FfwKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & FFW_FIELD_PERSON)
      return TRUE;
  return FALSE;
}

static gboolean
is_of_kind (const FfwSynonyms *synonyms, const FfwKind *kind)
{
  g_auto (GStrv) names = NULL;

  if (strcmp (synonyms->kinds, "*") == 0)
    return has_person (kind);
  names = g_strsplit (synonyms->kinds, " ", -1);
  return g_strv_contains ((const char *const *)names, kind->name);
}

/* The kind's own names come first, and no other takes them. */
static void
add_own_names (const FfwLayoutNames *self, GHashTable *names, const FfwKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    add_name (self, names, kind->fields[i].name, FFW_SENSE_FIELD, i, 0);
  for (guint i = 0; i < kind->n_fields; i++)
    add_name (self, names, kind->fields[i].name_cy, FFW_SENSE_FIELD, i, 0);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_auto (GStrv) also = g_strsplit (kind->fields[i].also ? kind->fields[i].also : "", " ", -1);

      for (guint j = 0; also[j]; j++)
        if (*also[j])
          add_name (self, names, also[j], FFW_SENSE_FIELD, i, 0);
    }
}

static GHashTable *
list_names (const FfwLayoutNames *self, const FfwKind *kind)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  add_own_names (self, names, kind);
  /* "Enw" is a whole name where there is no column of surnames; the caller sees to that. */
  if (has_person (kind))
    {
      add_names (self, names, ffw_layout_whole_names, FFW_SENSE_NAME, 0);
      add_names (self, names, ffw_layout_surnames_first, FFW_SENSE_NAME_SURNAME_FIRST, 0);
    }
  for (const FfwSynonyms *synonyms = ffw_layout_synonyms; synonyms->kinds; synonyms++)
    {
      const FfwField *field;

      if (!is_of_kind (synonyms, kind))
        continue;
      field = synonyms->field ? ffw_kind_find_field (kind, synonyms->field) : NULL;
      add_names (self, names, synonyms->names, field ? FFW_SENSE_FIELD : FFW_SENSE_ASIDE,
                 field ? (guint)(field - kind->fields) : 0);
    }
  return names;
}

FfwLayoutNames *
ffw_layout_names_new (void)
{
  FfwLayoutNames *self = g_new0 (FfwLayoutNames, 1);
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);

  self->kinds = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
  self->all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (self->kinds, (gpointer)kinds[i], list_names (self, kinds[i]));
  return self;
}

void
ffw_layout_names_free (FfwLayoutNames *self)
{
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->all);
  g_free (self);
}

/* A name that differs from the key by one slip of the pen; of several none. */
static const FfwHeaderMeaning *
find_slip (GHashTable *names, const char *key)
{
  const FfwHeaderMeaning *found = NULL;
  gsize length = strlen (key);
  GHashTableIter iter;
  gpointer name, meaning;

  if (length < SHORTEST_SLIP)
    return NULL;
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &meaning))
    {
      const FfwHeaderMeaning *other = meaning;
      gsize n = strlen (name);

      if (n + 1 < length || n > length + 1 || ffw_fold_distance (key, name, 1) > 1)
        continue;
      if (found && (found->sense != other->sense || found->field != other->field))
        return NULL;
      if (!found || other->rank < found->rank)
        found = other;
    }
  return found;
}

/**
 * ffw_layout_names_find:
 * @header: what stands above a column, in any case, with or without accents and punctuation
 *
 * Returns: what it means in tables of @kind
 */
FfwHeaderMeaning
ffw_layout_names_find (const FfwLayoutNames *self, const FfwKind *kind, const char *header)
{
  GHashTable *names = g_hash_table_lookup (self->kinds, kind);
  g_autofree char *key = ffw_layout_names_key (header);
  const FfwHeaderMeaning *known = g_hash_table_lookup (names, key);
  FfwHeaderMeaning meaning = { FFW_SENSE_NONE };

  if (!known && strpbrk (header, "(["))
    {
      gboolean is_certain;
      g_autofree char *rest = ffw_likeness_drop_brackets (header, &is_certain);

      g_free (key);
      key = ffw_layout_names_key (rest);
      known = g_hash_table_lookup (names, key);
      if (known)
        {
          meaning = *known;
          meaning.rank++;
          return meaning;
        }
    }
  if (known)
    return *known;
  known = find_slip (names, key);
  if (known && known->sense != FFW_SENSE_ASIDE)
    {
      meaning = *known;
      meaning.rank++;
      meaning.is_slip = TRUE;
    }
  return meaning;
}

/**
 * ffw_layout_names_knows:
 *
 * Returns: whether tables of some kind have such a header
 */
gboolean
ffw_layout_names_knows (const FfwLayoutNames *self, const char *header)
{
  g_autofree char *key = ffw_layout_names_key (header);
  gboolean is_certain;

  if (!*key)
    return FALSE;
  if (!g_hash_table_contains (self->all, key) && strpbrk (header, "(["))
    {
      g_autofree char *rest = ffw_likeness_drop_brackets (header, &is_certain);

      g_free (key);
      key = ffw_layout_names_key (rest);
    }
  return g_hash_table_contains (self->all, key);
}

/* The field that the words mean beside a course; NULL where they mean none. */
static const char *
find_course_words (const char *words)
{
  g_autofree char *key = ffw_likeness_key (words);

  if (!*key)
    return NULL;
  for (const FfwCourseWords *known = ffw_layout_course_words; known->field; known++)
    {
      g_auto (GStrv) names = g_strsplit (known->names, "|", -1);

      if (g_strv_contains ((const char *const *)names, key))
        return known->field;
    }
  return NULL;
}

/* Takes away what joined the words that went. */
static void
drop_dash (char *text)
{
  static const char *const dashes[] = { "-", ":", "(", "–", "—" };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      g_strchomp (text);
      if (g_str_has_suffix (text, dashes[i]))
        text[strlen (text) - strlen (dashes[i])] = '\0';
    }
  g_strstrip (text);
}

/**
 * ffw_layout_names_split_course:
 * @header: as "POWER – date completed", or of the lower of two header rows "Expiry"
 * @course: (out): the words that are no name of a field, empty where there are none
 * @field: (out): the field of a record that the others mean; an empty text for something that is
 *   not read
 *
 * Returns: whether some words at the end or the beginning of @header mean a field
 */
gboolean
ffw_layout_names_split_course (const char *header, char **course, const char **field)
{
  g_auto (GStrv) words = g_strsplit_set (header, " \t\n", -1);
  guint n = g_strv_length (words);

  *course = NULL;
  for (guint i = 0; i < n; i++)
    {
      /* Of the end, the longest first; then of the beginning. */
      g_autofree char *end = g_strjoinv (" ", words + i);

      *field = find_course_words (end);
      if (!*field)
        continue;
      g_clear_pointer (&words[i], g_free);
      *course = g_strjoinv (" ", words);
      for (guint j = i + 1; j < n; j++)
        g_clear_pointer (&words[j], g_free);
      break;
    }
  for (guint i = n; !*course && i-- > 1;)
    {
      g_autofree char *rest = g_strjoinv (" ", words + i);
      g_autofree char *begin = g_strndup (header, strlen (header) - strlen (rest));

      *field = find_course_words (begin);
      if (*field)
        *course = g_strdup (rest);
    }
  if (!*course)
    return FALSE;
  drop_dash (*course);
  return TRUE;
}
