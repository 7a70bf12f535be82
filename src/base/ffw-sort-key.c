/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-fold.h"

#include "ffw-letter.h"

#include <string.h>

/* A key is four strings behind one another, compared in this order: the letters
 * without accents and case; the accents; the case; the text itself. A byte of
 * LEVEL_END is smaller than anything within a level, so the shorter goes first.
 * All bytes but those of the text are ASCII, so that a key is valid UTF-8 and
 * can be stored. */
#define LEVEL_END '\x01'

/* Weights of the first level: a space goes before figures, figures before letters. */
#define WEIGHT_SPACE        '\x02'
#define WEIGHT_DIGIT        0x10
#define WEIGHT_LETTER       0x20
#define WEIGHT_OTHER_LETTER '\x7e'

/* Weights of the second and third level. */
#define WEIGHT_PLAIN   '\x02'
#define WEIGHT_ACCENT  0x10
#define WEIGHT_CAPITAL '\x03'

#define FIRST_ACCENT 0x300
#define LAST_ACCENT  0x36F

/* The Welsh alphabet, with the letters that only borrowed words have where
 * dictionaries put them. */
static const char *const welsh_letters[]
    = { "a", "b", "c", "ch", "d",  "dd", "e", "f",  "ff", "g", "ng", "h", "i", "j", "k", "l", "ll",
        "m", "n", "o", "p",  "ph", "q",  "r", "rh", "s",  "t", "th", "u", "v", "w", "x", "y", "z" };

/* Words that begin with these have two letters where a digraph seems to stand,
 * after the number of letters given: Bangor is Ban-gor, Llangefni Llan-gefni,
 * Aberhonddu Aber-honddu. */
static const struct
{
  const char *beginning;
  guint before;
} no_digraphs[] = {
  { "aberh", 4 },  { "bangor", 3 }, { "brong", 4 },   { "bryng", 4 }, { "caerh", 4 },
  { "dangos", 3 }, { "glang", 4 },  { "hengoed", 3 }, { "llang", 4 }, { "peng", 3 },
};

typedef struct
{
  GString *letters;
  GString *accents;
  GString *cases;
} Levels;

static guint
welsh_weight (const char *letter, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (welsh_letters); i++)
    if (strlen (welsh_letters[i]) == length && strncmp (welsh_letters[i], letter, length) == 0)
      return WEIGHT_LETTER + i;

  return 0;
}

/* Whether the letter at @at and the one behind it are two, in the word that
 * begins at @word. */
static gboolean
is_no_digraph (const char *word, const char *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_digraphs); i++)
    if ((gsize)(at - word) == no_digraphs[i].before - 1
        && g_str_has_prefix (word, no_digraphs[i].beginning))
      return TRUE;

  return FALSE;
}

static gboolean
is_in_word (char c)
{
  return g_ascii_isalpha (c) || (guchar)c >= 0x80;
}

/* Appends the first level of @plain, in which every letter is small and bare. */
static void
append_letters (GString *out, const char *plain, FfwLanguage language)
{
  const char *word = plain;

  for (const char *at = plain; *at; at++)
    {
      guint weight = 0;

      if (!is_in_word (*at))
        word = at + 1;

      if (g_ascii_isalpha (*at))
        {
          if (language == FFW_LANGUAGE_CY && g_ascii_isalpha (at[1]) && !is_no_digraph (word, at))
            weight = welsh_weight (at, 2);
          if (weight)
            at++;
          else if (language == FFW_LANGUAGE_CY)
            weight = welsh_weight (at, 1);
          else
            weight = WEIGHT_LETTER + (guint)(*at - 'a');
          g_string_append_c (out, (char)weight);
        }
      else if (g_ascii_isdigit (*at))
        g_string_append_c (out, (char)(WEIGHT_DIGIT + (*at - '0')));
      else if (*at == ' ')
        {
          if (out->len && out->str[out->len - 1] != WEIGHT_SPACE)
            g_string_append_c (out, WEIGHT_SPACE);
        }
      else if ((guchar)*at >= 0x80)
        {
          const char *end = g_utf8_next_char (at);

          g_string_append_c (out, WEIGHT_OTHER_LETTER);
          g_string_append_len (out, at, end - at);
          at = end - 1;
        }
    }
  if (out->len && out->str[out->len - 1] == WEIGHT_SPACE)
    g_string_truncate (out, out->len - 1);
}

static gboolean
is_accent (gunichar letter)
{
  return letter >= FIRST_ACCENT && letter <= LAST_ACCENT;
}

/* Takes @letter apart: its bare form to @plain, the rest to the lower levels. */
static void
append_letter (Levels *levels, gunichar letter)
{
  gunichar small = g_unichar_tolower (letter);
  const char *plain = ffw_letter_plain (small);

  if (is_accent (letter))
    {
      g_string_append_c (levels->accents, (char)(WEIGHT_ACCENT + letter - FIRST_ACCENT));
      return;
    }
  if (g_unichar_ismark (letter))
    return;

  if (plain && g_ascii_isalpha (plain[0]))
    {
      g_string_append (levels->letters, plain);
      /* Behind every accent of the letter that it is filed with. */
      g_string_append_c (levels->accents, (char)(WEIGHT_ACCENT + LAST_ACCENT - FIRST_ACCENT));
    }
  else if (g_unichar_isspace (small) || g_strcmp0 (plain, " ") == 0 || small == '-'
           || g_strcmp0 (plain, "-") == 0)
    g_string_append_c (levels->letters, ' ');
  else if (g_unichar_isalnum (small))
    g_string_append_unichar (levels->letters, small);
  else
    return; /* marks of punctuation do not count: O’Brien is filed as OBrien */

  g_string_append_c (levels->accents, WEIGHT_PLAIN);
  g_string_append_c (levels->cases, small == letter ? WEIGHT_PLAIN : WEIGHT_CAPITAL);
}

static void
append_level (GString *out, const GString *level)
{
  gsize length = level->len;

  /* What is plain to the end says nothing. */
  while (length && level->str[length - 1] == WEIGHT_PLAIN)
    length--;
  g_string_append_c (out, LEVEL_END);
  g_string_append_len (out, level->str, (gssize)length);
}

/**
 * ffw_sort_key:
 * @text: any text; bytes that are no UTF-8 become U+FFFD
 * @language: whose alphabet; in Welsh ch, dd, ff, ng, ll, ph, rh and th are letters
 *
 * Keys compare by their bytes, as strcmp() and SQL do, and do not depend on the
 * locale. Letters weigh first, then accents, then case; marks of punctuation
 * hardly ever. A hyphen is as a space.
 *
 * Returns: (transfer full): the key, valid UTF-8
 */
char *
ffw_sort_key (const char *text, FfwLanguage language)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFD);
  glong n_parts;
  g_autofree gunichar *parts = g_utf8_to_ucs4_fast (decomposed, -1, &n_parts);
  Levels levels = { g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };
  GString *key = g_string_sized_new (2 * strlen (valid) + 4);

  for (glong i = 0, next; i < n_parts; i = next)
    {
      /* A letter's accents go before its own plain weight, so that the accented
       * one is told apart at the same place. */
      for (next = i + 1; next < n_parts && is_accent (parts[next]); next++)
        append_letter (&levels, parts[next]);
      append_letter (&levels, parts[i]);
    }

  append_letters (key, levels.letters->str, language);
  append_level (key, levels.accents);
  append_level (key, levels.cases);
  g_string_append_c (key, LEVEL_END);
  g_string_append (key, valid);

  g_string_free (levels.letters, TRUE);
  g_string_free (levels.accents, TRUE);
  g_string_free (levels.cases, TRUE);

  return g_string_free (key, FALSE);
}
