/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matches.h"

#include "ffw-fold.h"
#include "ffw-search.h"
#include "ffw-text.h"

#include <string.h>

/* How many posts are looked at before the best of them are taken. */
#define LOOKED_AT 1000

/* How many people are offered where a list does not say which is meant. */
#define MOST_OFFERED 20

#define SQL_COLUMNS                                                                                \
  "SELECT p.id, n.id, n.uuid,"                                                                     \
  " trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, '')), o.code,"            \
  " o.name_en, o.name_cy, coalesce (p.staff_number, ''), coalesce (p.email, ''), p.started_on,"    \
  " p.left_on"
#define SQL_JOINS " JOIN person n ON n.id = p.person JOIN organisation o ON o.id = p.organisation"

/* FTS5 gives its rows as it finds them, so that the limit ends the search. */
static const char words_sql[] = SQL_COLUMNS
    " FROM (SELECT rowid AS id FROM post_search WHERE post_search MATCH ? LIMIT ?) f"
    " JOIN post p ON p.id = f.id" SQL_JOINS;
static const char email_sql[] = SQL_COLUMNS " FROM post p" SQL_JOINS
                                            " WHERE lower (p.email) = lower (?) LIMIT ?";

/* Named one by one, as the index of numbers begins with the organisation: joined, they are met from
 * the posts, which are a million. */
static const char number_sql[] = SQL_COLUMNS
    " FROM post p" SQL_JOINS " WHERE p.organisation IN (SELECT id FROM organisation)"
    " AND p.staff_number = ? LIMIT ?";
static const char number_there_sql[] = SQL_COLUMNS
    " FROM post p" SQL_JOINS
    " WHERE p.organisation IN (SELECT id FROM organisation WHERE lower (code) = lower (?))"
    " AND p.staff_number = ? LIMIT ?";
static const char post_sql[] = SQL_COLUMNS " FROM post p" SQL_JOINS " WHERE p.id = ?";

FfwMatch *
ffw_match_copy (const FfwMatch *self)
{
  FfwMatch *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->name = g_strdup (self->name);
  copy->organisation = g_strdup (self->organisation);
  copy->organisation_title = g_strdup (self->organisation_title);
  copy->number = g_strdup (self->number);
  copy->email = g_strdup (self->email);

  return copy;
}

void
ffw_match_free (FfwMatch *self)
{
  g_free (self->uuid);
  g_free (self->name);
  g_free (self->organisation);
  g_free (self->organisation_title);
  g_free (self->number);
  g_free (self->email);
  g_free (self);
}

static GPtrArray *
matches_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_match_free);
}

/* Takes all rows of @cursor, whose columns are those above. */
static gboolean
add_rows (GPtrArray *matches, FfwCursor *cursor, FfwLanguage language, GError **error)
{
  while (ffw_cursor_next (cursor, error))
    {
      FfwMatch *match = g_new0 (FfwMatch, 1);
      FfwText title = { { NULL } };

      match->post = ffw_cursor_get_int (cursor, 0);
      match->person = ffw_cursor_get_int (cursor, 1);
      match->uuid = g_strdup (ffw_cursor_get_text (cursor, 2));
      match->name = g_strdup (ffw_cursor_get_text (cursor, 3));
      match->organisation = g_strdup (ffw_cursor_get_text (cursor, 4));
      ffw_text_set (&title, ffw_cursor_get_text (cursor, 5), ffw_cursor_get_text (cursor, 6));
      match->organisation_title = ffw_text_title (&title, match->organisation, language);
      ffw_text_clear (&title);
      match->number = g_strdup (ffw_cursor_get_text (cursor, 7));
      match->email = g_strdup (ffw_cursor_get_text (cursor, 8));
      match->started_on = ffw_cursor_get_date (cursor, 9);
      match->left_on = ffw_cursor_get_date (cursor, 10);
      g_ptr_array_add (matches, match);
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
is_held (const FfwMatch *self, FfwDate on)
{
  return self->started_on <= on && (self->left_on == FFW_DATE_NONE || self->left_on >= on);
}

/* Whether somebody who looks for people on the day @on does not mean @match, as the same
 * person has @other. */
static gboolean
stands_back (const FfwMatch *match, const FfwMatch *other, FfwDate on)
{
  gboolean held = is_held (match, on);

  if (match == other || match->person != other->person || held)
    return FALSE;
  if (is_held (other, on))
    return TRUE;

  return match->started_on < other->started_on
         || (match->started_on == other->started_on && match->post < other->post);
}

/* Of each person the posts that are held on the day, else the latest. */
static void
keep_meant (GPtrArray *matches, FfwDate on)
{
  for (guint i = matches->len; i-- > 0;)
    for (guint k = 0; k < matches->len; k++)
      if (stands_back (matches->pdata[i], matches->pdata[k], on))
        {
          g_ptr_array_remove_index (matches, i);
          break;
        }
}

/* A match while the best are chosen. */
typedef struct
{
  FfwMatch *match;
  gboolean named;  /* the words are the number */
  gboolean called; /* the words are of the name, not of the address */
  gboolean held;
  char *key;
} Ranked;

static void
ranked_clear (gpointer data)
{
  Ranked *ranked = data;

  g_clear_pointer (&ranked->match, ffw_match_free);
  g_free (ranked->key);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a;
  const Ranked *second = b;
  int order;

  if (first->named != second->named)
    return first->named ? -1 : 1;
  if (first->called != second->called)
    return first->called ? -1 : 1;
  if (first->held != second->held)
    return first->held ? -1 : 1;

  order = strcmp (first->key, second->key);
  if (order == 0)
    order = strcmp (first->match->organisation, second->match->organisation);
  if (order == 0)
    order = (first->match->post > second->match->post) - (first->match->post < second->match->post);

  return order;
}

/* Whether every one of the words begins a word of the name; both are folded. */
static gboolean
is_called (const char *name, char **words)
{
  for (guint i = 0; words[i]; i++)
    {
      gsize length = strlen (words[i]);
      const char *at = name;

      while (at && strncmp (at, words[i], length) != 0)
        {
          at = strpbrk (at, " -'");
          at = at ? at + 1 : NULL;
        }
      if (at == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
keep_best (GPtrArray *matches, const char *words, guint most, FfwDate on, FfwLanguage language)
{
  g_autofree char *folded = ffw_fold (words);
  g_auto (GStrv) each = g_strsplit_set (folded, " \t", -1);
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  keep_meant (matches, on);
  g_array_set_clear_func (ranked, ranked_clear);
  for (guint i = 0; i < matches->len; i++)
    {
      FfwMatch *match = matches->pdata[i];
      g_autofree char *name = ffw_fold (match->name);
      Ranked one = { match, g_ascii_strcasecmp (match->number, words) == 0, is_called (name, each),
                     is_held (match, on), ffw_sort_key (match->name, language) };

      g_array_append_val (ranked, one);
    }
  g_ptr_array_set_free_func (matches, NULL);
  g_ptr_array_set_size (matches, 0);
  g_ptr_array_set_free_func (matches, (GDestroyNotify)ffw_match_free);

  g_array_sort (ranked, compare);
  for (guint i = 0; i < ranked->len && i < most; i++)
    g_ptr_array_add (matches, g_steal_pointer (&g_array_index (ranked, Ranked, i).match));
}

static gboolean
find_words (FfwConnection *connection, GPtrArray *matches, const char *words, FfwLanguage language,
            GError **error)
{
  g_autofree char *expression = ffw_search_expression (words);
  g_autoptr (FfwCursor) cursor = NULL;

  if (*expression == '\0')
    return TRUE;
  cursor = ffw_connection_query (connection, words_sql, error, "si", expression, (gint64)LOOKED_AT);

  return cursor && add_rows (matches, cursor, language, error);
}

/* The part of @text that is an address: “Siân Llwyd <sian@example.org>”. */
static char *
take_address (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t<>()\"',;", -1);

  for (guint i = 0; parts[i]; i++)
    if (strchr (parts[i], '@'))
      return g_strdup (parts[i]);

  return NULL;
}

/* Whether @text is a code and a number, as in GWP/0012, GWP 0012 or GWP,0012. */
static gboolean
take_number (const char *text, char **organisation, char **number)
{
  gsize end = strcspn (text, "/ \t,;");
  const char *rest = text + end;

  rest += strspn (rest, "/ \t,;");
  if (end == 0 || *rest == '\0' || rest[strcspn (rest, "/ \t,;")] != '\0')
    return FALSE;
  *organisation = g_strndup (text, end);
  *number = g_strdup (rest);

  return TRUE;
}

/* Whose number @text is, there or anywhere; nobody where it is no number. */
static gboolean
find_number (FfwConnection *connection, GPtrArray *matches, const char *text, FfwLanguage language,
             GError **error)
{
  g_autofree char *organisation = NULL;
  g_autofree char *number = NULL;
  g_autoptr (FfwCursor) cursor = NULL;

  if (take_number (text, &organisation, &number))
    cursor = ffw_connection_query (connection, number_there_sql, error, "ssi", organisation, number,
                                   (gint64)LOOKED_AT);
  else
    cursor = ffw_connection_query (connection, number_sql, error, "si", text, (gint64)LOOKED_AT);

  return cursor && add_rows (matches, cursor, language, error);
}

/**
 * ffw_matches_search:
 * @words: the beginnings of words of a name, a number or an address, whatever their case and
 *   accents
 * @most: how many are wanted
 * @on: the day that matters: posts held on it come first
 * @language: of the reader
 *
 * Finds people while somebody types. Of many who fit it looks at some alone, so that it is
 * as quick among a million.
 *
 * Returns: (transfer full) (element-type FfwMatch): the best first; %NULL with @error set
 */
GPtrArray *
ffw_matches_search (FfwConnection *connection, const char *words, guint most, FfwDate on,
                    FfwLanguage language, GError **error)
{
  g_autoptr (GPtrArray) matches = matches_new ();
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  /* Whose number it is might be far down among those who fit the words. */
  if (!find_number (connection, matches, stripped, language, error))
    return NULL;
  if (matches->len == 0 && !find_words (connection, matches, stripped, language, error))
    return NULL;
  keep_best (matches, stripped, most, on, language);

  return g_steal_pointer (&matches);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The words of a name in no order: “Llwyd, Siân” is “Siân Llwyd”. */
static char *
name_key (const char *name)
{
  g_autofree char *folded = ffw_fold (name);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t,;", -1);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      g_ptr_array_add (sorted, words[i]);
  g_ptr_array_sort (sorted, compare_words);
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf (key, "%s ", (char *)sorted->pdata[i]);

  return g_strdup (key->str);
}

/* Where some are called just so, the others, whose names only begin so, are not meant. */
static void
keep_called (GPtrArray *matches, const char *name)
{
  g_autofree char *wanted = name_key (name);
  g_autofree gboolean *called = g_new0 (gboolean, matches->len + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < matches->len; i++)
    {
      const FfwMatch *match = matches->pdata[i];
      g_autofree char *key = name_key (match->name);

      called[i] = g_str_equal (key, wanted);
      any = any || called[i];
    }
  for (guint i = matches->len; any && i-- > 0;)
    if (!called[i])
      g_ptr_array_remove_index (matches, i);
}

/* Whom @text may mean: by address, by number, by name. */
static GPtrArray *
find_mentioned (FfwConnection *connection, const char *text, FfwDate on, FfwLanguage language,
                GError **error)
{
  g_autoptr (GPtrArray) matches = matches_new ();
  g_autofree char *address = take_address (text);

  if (address)
    {
      g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, email_sql, error, "si",
                                                           address, (gint64)LOOKED_AT);

      if (cursor == NULL || !add_rows (matches, cursor, language, error))
        return NULL;
    }
  else if (!find_number (connection, matches, text, language, error))
    return NULL;

  if (matches->len == 0 && address == NULL)
    {
      g_autofree char *words = g_strdelimit (g_strdup (text), ",;/", ' ');

      if (!find_words (connection, matches, words, language, error))
        return NULL;
      keep_called (matches, words);
    }
  keep_best (matches, "", MOST_OFFERED, on, language);

  return g_steal_pointer (&matches);
}

static void
mention_free (gpointer data)
{
  FfwMention *self = data;

  g_free (self->text);
  g_ptr_array_unref (self->matches);
  g_free (self);
}

/* Returns: whether it could be read; nobody is added for a text that is empty. */
static gboolean
add_mention (FfwConnection *connection, GPtrArray *mentions, const char *text, gboolean whole,
             FfwDate on, FfwLanguage language, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GPtrArray) matches = NULL;
  FfwMention *mention;

  if (*stripped == '\0')
    return TRUE;
  matches = find_mentioned (connection, stripped, on, language, error);
  if (matches == NULL)
    return FALSE;

  /* “Llwyd, Siân” is one person, “GWP/0001, GWP/0002” are two. */
  if (whole && matches->len == 0 && strpbrk (stripped, ",;\t"))
    {
      g_auto (GStrv) parts = g_strsplit_set (stripped, ",;\t", -1);

      for (guint i = 0; parts[i]; i++)
        if (!add_mention (connection, mentions, parts[i], FALSE, on, language, error))
          return FALSE;

      return TRUE;
    }

  mention = g_new0 (FfwMention, 1);
  mention->text = g_steal_pointer (&stripped);
  mention->matches = g_steal_pointer (&matches);
  g_ptr_array_add (mentions, mention);

  return TRUE;
}

/* How many addresses there are: a line with several holds several people. */
static guint
count_addresses (const char *text)
{
  guint n = 0;

  for (const char *at = strchr (text, '@'); at; at = strchr (at + 1, '@'))
    n++;

  return n;
}

/**
 * ffw_matches_mentions:
 * @list: names, staff numbers (also as ORGANISATION/number) or addresses, one a line or separated
 *   by commas, semicolons or tabs
 * @on: the day that matters: posts held on it are meant
 *
 * Looks up everybody in a list that was pasted.
 *
 * Returns: (transfer full) (element-type FfwMention): in the order of the list; %NULL with @error
 *   set
 */
GPtrArray *
ffw_matches_mentions (FfwConnection *connection, const char *list, FfwDate on, FfwLanguage language,
                      GError **error)
{
  g_autoptr (GPtrArray) mentions = g_ptr_array_new_with_free_func (mention_free);
  g_auto (GStrv) lines = g_strsplit_set (list, "\r\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      gboolean several = count_addresses (lines[i]) > 1;
      g_auto (GStrv) parts = g_strsplit_set (lines[i], several ? ",;\t" : "", -1);

      for (guint k = 0; parts[k]; k++)
        if (!add_mention (connection, mentions, parts[k], !several, on, language, error))
          return NULL;
    }

  return g_steal_pointer (&mentions);
}

/**
 * ffw_matches_of_posts:
 * @posts: (array length=n): ids; those that are not there are left out
 *
 * Returns: (transfer full) (element-type FfwMatch): who holds the posts, in their order; %NULL
 *   with @error set
 */
GPtrArray *
ffw_matches_of_posts (FfwConnection *connection, const gint64 *posts, guint n, FfwLanguage language,
                      GError **error)
{
  g_autoptr (GPtrArray) matches = matches_new ();
  g_autoptr (FfwCursor) cursor = ffw_connection_prepare (connection, post_sql, error);

  if (cursor == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      ffw_cursor_bind (cursor, "i", posts[i]);
      if (!add_rows (matches, cursor, language, error))
        return NULL;
    }

  return g_steal_pointer (&matches);
}
