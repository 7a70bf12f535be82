/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-whole-name.h"

#include "ffw-fold.h"

#include <string.h>

/* A word all in capitals is taken as a mark, and not as initials, from so many letters. */
#define LEAST_CAPITALS 3

/* As ffw_fold() leaves them, without a full stop. */
static const char *const titles[] = { "mr",        "mrs",       "ms",   "miss", "mx",    "dr",
                                      "prof",      "professor", "rev",  "revd", "parch", "parchg",
                                      "parchedig", "athro",     "cllr", "cyng", NULL };

/* What stands behind a name and is no part of it; KC and JP can be initials as well. */
static const char *const honours[] = { "obe", "mbe", "cbe", "bem", "kbe",
                                       "dbe", "phd", "msc", "bsc", NULL };

/* Words that a surname begins with. */
static const char *const particles[] = { "ap",  "ab",  "ferch", "verch", "van", "von", "de",
                                         "der", "den", "du",    "da",    "di",  "del", "della",
                                         "dos", "la",  "le",    "el",    "al",  "bin", "ibn",
                                         "ten", "ter", "st",    NULL };

static gboolean
is_one_of (const char *word, const char *const *words)
{
  g_autofree char *folded = ffw_fold (word);
  gsize length = strlen (folded);

  if (length > 1 && folded[length - 1] == '.')
    folded[length - 1] = '\0';
  return g_strv_contains (words, folded);
}

/* “Y Parch” and “Yr Athro” are two words. */
static gboolean
is_article (const char *word)
{
  return g_ascii_strcasecmp (word, "y") == 0 || g_ascii_strcasecmp (word, "yr") == 0;
}

static GPtrArray *
words_of (const char *text, gsize length)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *end = text + length;

  while (text < end)
    {
      const char *begin = text;

      while (text < end && !g_unichar_isspace (g_utf8_get_char (text)))
        text = g_utf8_next_char (text);
      if (text > begin)
        g_ptr_array_add (words, g_strndup (begin, text - begin));
      if (text < end)
        text = g_utf8_next_char (text);
    }
  return words;
}

/* A name consists of more than its title. */
static void
drop_titles (GPtrArray *words)
{
  while (words->len > 1)
    {
      const char *first = g_ptr_array_index (words, 0);

      if (words->len > 2 && is_article (first) && is_one_of (g_ptr_array_index (words, 1), titles))
        g_ptr_array_remove_range (words, 0, 2);
      else if (is_one_of (first, titles))
        g_ptr_array_remove_index (words, 0);
      else
        break;
    }
  while (words->len > 1
         && (is_one_of (g_ptr_array_index (words, words->len - 1), titles)
             || is_one_of (g_ptr_array_index (words, words->len - 1), honours)))
    g_ptr_array_remove_index (words, words->len - 1);
}

static char *
join (GPtrArray *words, guint from, guint to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (text, "%s%s", i > from ? " " : "",
                            (const char *)g_ptr_array_index (words, i));
  return g_string_free (text, FALSE);
}

static gboolean
is_in_capitals (const char *word)
{
  guint n = 0;

  for (const char *at = word; *at; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_islower (letter))
        return FALSE;
      n += g_unichar_isalpha (letter);
    }
  return n >= LEAST_CAPITALS;
}

/* A surname in capitals that are there to mark it: BOWEN-REES as Bowen-Rees, MCKAY as McKay. */
static char *
write_as_name (const char *text)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  GString *name = g_string_new (NULL);
  const char *part = small;

  for (const char *at = small; *at; at = g_utf8_next_char (at))
    {
      gboolean begins = at == part || (at == part + 2 && g_str_has_prefix (part, "mc"));
      gunichar letter = g_utf8_get_char (at);

      g_string_append_unichar (name, begins ? g_unichar_toupper (letter) : letter);
      if (letter == ' ' || letter == '-' || letter == '\'' || letter == 0x2019)
        part = g_utf8_next_char (at);
    }
  return g_string_free (name, FALSE);
}

static char *
family_in_capitals (GPtrArray *words, guint from, guint to)
{
  GString *family = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      g_autofree char *written = is_one_of (word, particles) ? g_utf8_strdown (word, -1)
                                                             : write_as_name (word);

      g_string_append_printf (family, "%s%s", i > from ? " " : "", written);
    }
  return g_string_free (family, FALSE);
}

/* Capitals that some words have and the others have not mark the surname, wherever it stands. */
static gboolean
split_by_capitals (GPtrArray *words, char **given, char **family)
{
  guint first = 0, last = words->len;

  while (first < words->len && is_in_capitals (g_ptr_array_index (words, first)))
    first++;
  while (last > 0 && is_in_capitals (g_ptr_array_index (words, last - 1)))
    last--;
  if (first == words->len || (first == 0) == (last == words->len))
    return FALSE;
  if (first > 0)
    {
      *family = family_in_capitals (words, 0, first);
      *given = join (words, first, words->len);
      return TRUE;
    }
  while (last > 1 && is_one_of (g_ptr_array_index (words, last - 1), particles))
    last--;
  *family = family_in_capitals (words, last, words->len);
  *given = join (words, 0, last);
  return TRUE;
}

static void
split_words (GPtrArray *words, gboolean surname_first, char **given, char **family)
{
  guint at;

  if (surname_first)
    {
      /* The surname is one word with what it begins with, and something is left for the rest. */
      for (at = 0; at + 2 < words->len && is_one_of (g_ptr_array_index (words, at), particles);)
        at++;
      at++;
      *family = join (words, 0, at);
      *given = join (words, at, words->len);
      return;
    }
  for (at = words->len - 1; at > 1 && is_one_of (g_ptr_array_index (words, at - 1), particles);)
    at--;
  if (words->len == 1)
    at = 0;
  *given = join (words, 0, at);
  *family = join (words, at, words->len);
}

/* “John Smith, MBE”: the comma has no forename behind it. */
static gboolean
has_honours_only (const char *text, gsize length)
{
  g_autofree char *rest = g_strndup (text, length);
  g_autoptr (GPtrArray) words = NULL;

  g_strdelimit (rest, ",", ' ');
  words = words_of (rest, strlen (rest));
  for (guint i = 0; i < words->len; i++)
    if (!is_one_of (g_ptr_array_index (words, i), honours))
      return FALSE;
  return words->len > 0;
}

/* “(Guest)” or “(HMPPS)” behind a name is no part of it. */
static gsize
length_without_remark (const char *text)
{
  gsize length = strlen (text);
  const char *open;

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0 || text[length - 1] != ')')
    return length;
  open = g_strrstr_len (text, length, "(");
  return open && open > text ? (gsize)(open - text) : length;
}

static void
split_at_comma (const char *text, gsize length, gsize comma, char **given, char **family)
{
  g_autoptr (GPtrArray) before = words_of (text, comma);
  g_autofree char *rest = g_strndup (text + comma + 1, length - comma - 1);
  g_autoptr (GPtrArray) after = NULL;

  /* “Pugh, Siân, Mrs” */
  g_strdelimit (rest, ",", ' ');
  after = words_of (rest, strlen (rest));
  drop_titles (before);
  drop_titles (after);
  *given = join (after, 0, after->len);
  *family = join (before, 0, before->len);
  if (before->len && after->len && is_in_capitals (*family) && !is_in_capitals (*given))
    {
      g_free (*family);
      *family = family_in_capitals (before, 0, before->len);
    }
}

/**
 * ffw_whole_name_split:
 * @text: a whole name: “Surname, Forename”, “Forename Surname”, “SURNAME Forename”; UTF-8
 * @surname_first: whether the surname is first where there is neither a comma nor capitals
 * @given: (out): forenames; may be empty
 * @family: (out): the surname with what it begins with (ap, van der); may be empty
 *
 * Splits a name in two. Titles and honours are dropped, and a remark in brackets at the end. A name
 * of one word is a surname.
 */
void
ffw_whole_name_split (const char *text, gboolean surname_first, char **given, char **family)
{
  gsize length = length_without_remark (text);
  const char *comma = memchr (text, ',', length);
  g_autoptr (GPtrArray) words = NULL;

  if (comma && has_honours_only (comma + 1, length - (comma + 1 - text)))
    {
      length = comma - text;
      comma = NULL;
    }
  if (comma)
    {
      split_at_comma (text, length, comma - text, given, family);
      return;
    }
  words = words_of (text, length);
  drop_titles (words);
  if (words->len == 0)
    {
      *given = g_strdup ("");
      *family = g_strdup ("");
    }
  else if (!split_by_capitals (words, given, family))
    split_words (words, surname_first && words->len > 1, given, family);
}
