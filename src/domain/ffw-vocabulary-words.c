/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-vocabulary-words.h"

#include "ffw-likeness.h"

#include <string.h>

/* Keys as of ffw_likeness_key(), with a bar between. Only what can mean nothing else is here: the
 * rest is asked. */
static const struct
{
  const FfwCoding *coding;
  const char *code;
  const char *words;
} words[] = {
  { &ffw_coding_outcome, "completed",
    "complete|pass|passed|achieved|successful|successfully completed|finished|completed passed|"
    "wedi ei gwblhau|wedi cwblhau|cwblhawyd|cwblhau|pasio|wedi pasio|llwyddo|llwyddiannus" },
  { &ffw_coding_outcome, "not_completed",
    "incomplete|fail|failed|in progress|not started|did not complete|not complete|not achieved|"
    "unsuccessful|started|anghyflawn|heb gwblhau|heb ei gwblhau|methu|wedi methu|ar y gweill|"
    "heb ddechrau|aflwyddiannus" },
  { &ffw_coding_outcome, "withdrawn",
    "withdrew|wedi tynnu yn ol|tynnu yn ol|tynnun ol|wedi tynnun ol|tynnodd yn ol" },
  { &ffw_coding_outcome, "repeat", "to repeat|repeat required|resit|ailadrodd|ailsefyll" },
  { &ffw_coding_booking_status, "booked",
    "confirmed|enrolled|registered|accepted|cadarnhawyd|wedi cadarnhau|cofrestrwyd|archebwyd|"
    "wedi archebu" },
  { &ffw_coding_booking_status, "waiting",
    "waiting list|waitlist|waitlisted|wait list|on waiting list|reserve|rhestr aros|wrth gefn" },
  { &ffw_coding_booking_status, "attended", "present|mynychodd|wedi mynychu|yn bresennol" },
  { &ffw_coding_booking_status, "no_show",
    "dna|did not attend|no show|absent|heb fynychu|ni fynychodd|absennol" },
  { &ffw_coding_booking_status, "cancelled", "withdrawn|withdrew|canslwyd|tynnwyd yn ol" },
  { &ffw_coding_yes_no, "yes",
    "present|attended|in attendance|✓|✔|☑|yn bresennol|mynychodd|wedi mynychu" },
  { &ffw_coding_yes_no, "no",
    "absent|did not attend|dna|not attended|no show|✗|✘|☐|absennol|heb fynychu|ni fynychodd" },
  { &ffw_coding_preference, "either",
    "any|both|no preference|bilingual|dwyieithog|dim dewis|unrhyw un|"
    "y naill neur llall|y ddwy|dim gwahaniaeth" },
  { &ffw_coding_preference, "cy", "welsh|cymraeg|through welsh|trwyr gymraeg|drwyr gymraeg" },
  { &ffw_coding_preference, "en", "english|saesneg" },
  { &ffw_coding_taught_in, "bilingual", "both|welsh and english|english and welsh|dwyieithog" },
  { &ffw_coding_session_status, "planned", "scheduled|provisional|trefnwyd|cynlluniwyd" },
  { &ffw_coding_session_status, "held", "delivered|completed|complete|cynhaliwyd|cyflwynwyd" },
  { &ffw_coding_session_status, "cancelled", "canslwyd" },
  { &ffw_coding_rater, "manager", "line manager|supervisor|rheolwr llinell" },
  { &ffw_coding_rater, "self", "self assessment|own|hunanasesiad" },
};

/* The code that a key, or a mark such as ✓, means besides the words of the coding. */
static const char *
find_word (const FfwCoding *coding, const char *key)
{
  gsize length = strlen (key);

  for (guint i = 0; i < G_N_ELEMENTS (words) && length > 0; i++)
    for (const char *at = words[i].coding == coding ? words[i].words : NULL; at && *at;)
      {
        gsize n = strcspn (at, "|");

        if (n == length && strncmp (at, key, n) == 0)
          return words[i].code;
        at += n + (at[n] == '|');
      }
  return NULL;
}

/**
 * ffw_vocabulary_words_find:
 *
 * Returns: (nullable): the code that @text certainly means in @coding
 */
const char *
ffw_vocabulary_words_find (const FfwCoding *coding, const char *text)
{
  g_autofree char *key = ffw_likeness_key (text);
  g_autofree char *bare = g_strstrip (g_strdup (text));
  int value;

  if (ffw_coding_find (coding, bare, &value))
    return ffw_coding_get_code (coding, value);
  return find_word (coding, *key ? key : bare);
}

/** Returns: (transfer full) (element-type FfwMeaning): all codes, with a likeness of 0 */
GPtrArray *
ffw_vocabulary_words_list (const FfwCoding *coding)
{
  GPtrArray *meanings = ffw_meanings_new ();

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

/**
 * ffw_vocabulary_words_suggest:
 *
 * A closed list is short: its words are compared as they stand.
 *
 * Returns: (transfer full) (element-type FfwMeaning): what @text may mean in @coding, the likeliest
 *   first
 */
GPtrArray *
ffw_vocabulary_words_suggest (const FfwCoding *coding, const char *text, guint most)
{
  g_autoptr (FfwLikeness) likeness = ffw_likeness_new ();
  GPtrArray *meanings = ffw_vocabulary_words_list (coding);
  g_autoptr (GArray) likes = NULL;

  for (guint i = 0; i < coding->n_codes; i++)
    {
      ffw_likeness_add (likeness, i, coding->codes[i].code);
      for (guint j = 0; j < FFW_N_LANGUAGES; j++)
        ffw_likeness_add (likeness, i, ffw_coding_get_word (coding, coding->codes[i].value, j));
    }
  ffw_likeness_end (likeness);
  likes = ffw_likeness_find (likeness, text, FFW_LIKENESS_LEAST);
  for (guint i = 0; i < likes->len; i++)
    {
      const FfwLike *like = &g_array_index (likes, FfwLike, i);

      ((FfwMeaning *)meanings->pdata[like->entry])->likeness = MIN (like->likeness,
                                                                    FFW_LIKENESS_MOST);
    }
  g_ptr_array_sort (meanings, compare_meanings);
  while (meanings->len > 0
         && (meanings->len > most
             || ((FfwMeaning *)meanings->pdata[meanings->len - 1])->likeness == 0))
    g_ptr_array_remove_index (meanings, meanings->len - 1);
  return meanings;
}
