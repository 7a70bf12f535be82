/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-duplicates.h"

#include "ffw-calendar-text.h"
#include "ffw-candidates.h"
#include "ffw-list-source.h"
#include "ffw-message.h"

#include <glib/gi18n-lib.h>

#define SQL_PERSON                                                                                 \
  "SELECT trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, '')), p.id,"        \
  " " FFW_LIST_TITLE (                                                                             \
      "o", "name") ", coalesce (p.staff_number, '') FROM person n"                                 \
                   " LEFT JOIN post p ON p.id = (SELECT q.id FROM post q WHERE q.person = n.id"    \
                   "   ORDER BY q.started_on DESC, q.id DESC LIMIT 1)"                             \
                   " LEFT JOIN organisation o ON o.id = p.organisation WHERE n.id = ?"
#define SQL_RECORDED                                                                               \
  "SELECT " FFW_LIST_TITLE ("c", "title") ", a.completed_on FROM record a"                         \
                                          " JOIN record b ON b.person = ? AND b.course = "         \
                                          "a.course AND b.completed_on = a.completed_on"           \
                                          " JOIN course c ON c.id = a.course WHERE a.person = ? "  \
                                          "ORDER BY a.completed_on DESC LIMIT 1"
#define RECORDED_WEIGHT 10

/* The sentences of #FfwEvidence. */
static const FfwTemplate sentences[] = {
  [FFW_EVIDENCE_EMAIL] = { "same-email", N_ ("The same e-mail address") },
  [FFW_EVIDENCE_NUMBER_ELSEWHERE] = { "same-number",
                                      N_ ("The same staff number, in two organisations") },
  [FFW_EVIDENCE_NUMBER_WRITTEN]
  = { "number-written", N_ ("The same staff number in one organisation, written in two ways") },
  [FFW_EVIDENCE_NUMBER_LIKE]
  = { "like-number", N_ ("Staff numbers in one organisation that differ by one character") },
  [FFW_EVIDENCE_NAME] = { "same-name", N_ ("The same name") },
  [FFW_EVIDENCE_NAME_RARE] = { "rare-name", N_ ("A name that is rare here") },
  [FFW_EVIDENCE_FOLLOWS] = { "follows", N_ ("One post begins when the other has ended") },
  [FFW_EVIDENCE_APART] = { "apart", N_ ("Never a post at the same time") },
  [FFW_EVIDENCE_START] = { "same-start",
                           /* Translators: %1$s is a date. */
                           N_ ("Posts that begin on the same day, %1$s") },
  [FFW_EVIDENCE_RECORDED] = { "same-record",
                              /* Translators: %1$s is a course, %2$s a date. */
                              N_ ("Both recorded at %1$s on the same day, %2$s") },
  [FFW_EVIDENCE_GIVEN_OTHER] = { "other-given-name", N_ ("Different first names") },
  [FFW_EVIDENCE_FAMILY_OTHER] = { "other-family-name", N_ ("Different surnames") },
  [FFW_EVIDENCE_TOGETHER] = { "together", N_ ("Posts at the same time in two organisations") },
  [FFW_EVIDENCE_NUMBERS_OTHER] = { "other-number",
                                   N_ ("Different staff numbers in one organisation") },
  [FFW_EVIDENCE_NAME_COMMON]
  = { "common-name",
      /* Translators: %1$d is a number of people. */
      FFW_NP_ ("A common name: %1$d person has it here", "A common name: %1$d people have it here"),
      1 },
};

/* What is said of given names, by their likeness. */
static const FfwTemplate given_sentences[] = {
  [FFW_NAME_MISSING] = { "given-name-missing", N_ ("One of them has no first name") },
  [FFW_NAME_INITIAL] = { "given-name-initial", N_ ("The first letter of a first name") },
  [FFW_NAME_PART] = { "given-name-part", N_ ("First names with a part in common") },
  [FFW_NAME_SLIP] = { "given-name-slip", N_ ("First names that differ by a slip of the pen") },
  [FFW_NAME_FORM] = { "given-name-form",
                      N_ ("Two forms of one first name, such as Welsh and English, or short") },
  [FFW_NAME_SPELLING] = { "given-name-spelling", N_ ("Two spellings of one first name") },
  [FFW_NAME_SAME] = { "given-name-same", N_ ("The same first name") },
};

/* And of surnames. */
static const FfwTemplate family_sentences[] = {
  [FFW_NAME_MISSING] = { "family-name-missing", N_ ("One of them has no surname") },
  [FFW_NAME_INITIAL] = { "family-name-initial", N_ ("The first letter of a surname") },
  [FFW_NAME_PART] = { "family-name-part", N_ ("Surnames with a part in common") },
  [FFW_NAME_SLIP] = { "family-name-slip", N_ ("Surnames that differ by a slip of the pen") },
  [FFW_NAME_FORM] = { "family-name-form",
                      N_ ("Two forms of one surname, such as Welsh and English") },
  [FFW_NAME_SPELLING] = { "family-name-spelling", N_ ("Two spellings of one surname") },
  [FFW_NAME_SAME] = { "family-name-same", N_ ("The same surname") },
};

/** The tables whose changes may bring or take duplicates, NULL-terminated. */
const char *const ffw_duplicates_tables[]
    = { "distinct_people", "organisation", "person", "post", "record", NULL };

static void
reason_free (gpointer data)
{
  FfwDuplicateReason *reason = data;

  g_free (reason->sentence);
  g_free (reason);
}

void
ffw_duplicate_free (FfwDuplicate *self)
{
  g_free (self->name);
  g_free (self->other_name);
  g_free (self->organisation);
  g_free (self->other_organisation);
  g_free (self->number);
  g_free (self->other_number);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

void
ffw_duplicates_free (FfwDuplicates *self)
{
  g_ptr_array_unref (self->pairs);
  g_free (self);
}

static void
add_reason (FfwDuplicate *self, const FfwTemplate *sentence, int weight, const char *first,
            const char *second, FfwLanguage language)
{
  FfwDuplicateReason *reason = g_new0 (FfwDuplicateReason, 1);

  reason->code = sentence->id;
  reason->weight = weight;
  reason->sentence = ffw_template_format (sentence, (const char *[]){ first, second, NULL },
                                          language);
  g_ptr_array_add (self->reasons, reason);
}

static void
explain (FfwDuplicate *self, const FfwWeight *weight, FfwLanguage language)
{
  const FfwTemplate *sentence = &sentences[weight->evidence];
  g_autofree char *detail = NULL;

  if (weight->evidence == FFW_EVIDENCE_GIVEN)
    sentence = &given_sentences[weight->detail];
  else if (weight->evidence == FFW_EVIDENCE_FAMILY)
    sentence = &family_sentences[weight->detail];
  else if (weight->evidence == FFW_EVIDENCE_START)
    detail = ffw_date_format (weight->detail, language, TRUE);
  else
    detail = g_strdup_printf ("%u", weight->detail);

  add_reason (self, sentence, weight->weight, detail, NULL, language);
}

static int
by_weight (gconstpointer a, gconstpointer b)
{
  const FfwDuplicateReason *first = *(const FfwDuplicateReason *const *)a;
  const FfwDuplicateReason *second = *(const FfwDuplicateReason *const *)b;

  return second->weight - first->weight;
}

static gboolean
read_person (FfwConnection *connection, gint64 person, gint64 *post, char **name,
             char **organisation, char **number, FfwLanguage language, GError **error)
{
  g_autofree char *sql = ffw_list_sql (SQL_PERSON, language);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "i", person);

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  *name = g_strdup (ffw_cursor_get_text (cursor, 0));
  *post = ffw_cursor_is_null (cursor, 1) ? 0 : ffw_cursor_get_int (cursor, 1);
  *organisation = g_strdup (ffw_cursor_is_null (cursor, 2) ? "" : ffw_cursor_get_text (cursor, 2));
  *number = g_strdup (ffw_cursor_get_text (cursor, 3));

  return TRUE;
}

static gboolean
look_at_records (FfwConnection *connection, FfwDuplicate *self, FfwLanguage language,
                 GError **error)
{
  g_autofree char *sql = ffw_list_sql (SQL_RECORDED, language);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "ii", self->other,
                                                       self->person);
  g_autofree char *course = NULL;
  g_autofree char *day = NULL;

  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    return !ffw_cursor_has_failed (cursor);
  course = g_strdup (ffw_cursor_get_text (cursor, 0));
  day = ffw_date_format (ffw_cursor_get_date (cursor, 1), language, TRUE);
  add_reason (self, &sentences[FFW_EVIDENCE_RECORDED], RECORDED_WEIGHT, course, day, language);
  self->strength = MIN (100, self->strength + RECORDED_WEIGHT);

  return TRUE;
}

static FfwDuplicate *
tell (FfwEveryone *everyone, guint a, guint b, FfwLanguage language, GError **error)
{
  FfwConnection *connection = everyone->connection;
  g_autoptr (FfwDuplicate) self = g_new0 (FfwDuplicate, 1);
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (FfwWeight));

  self->reasons = g_ptr_array_new_with_free_func (reason_free);
  self->person = g_array_index (everyone->people, FfwSomeone, a).id;
  self->other = g_array_index (everyone->people, FfwSomeone, b).id;
  self->strength = ffw_everyone_weigh (everyone, a, b, weights);
  for (guint i = 0; i < weights->len; i++)
    explain (self, &g_array_index (weights, FfwWeight, i), language);
  if (!read_person (connection, self->person, &self->post, &self->name, &self->organisation,
                    &self->number, language, error)
      || !read_person (connection, self->other, &self->other_post, &self->other_name,
                       &self->other_organisation, &self->other_number, language, error)
      || !look_at_records (connection, self, language, error))
    return NULL;
  g_ptr_array_sort (self->reasons, by_weight);

  return g_steal_pointer (&self);
}

static int
by_strength (gconstpointer a, gconstpointer b)
{
  const FfwDuplicate *first = *(const FfwDuplicate *const *)a;
  const FfwDuplicate *second = *(const FfwDuplicate *const *)b;

  if (first->strength != second->strength)
    return second->strength - first->strength;
  if (first->person != second->person)
    return first->person < second->person ? -1 : 1;

  return first->other < second->other ? -1 : first->other > second->other;
}

static FfwDuplicates *
tell_all (FfwEveryone *everyone, const GArray *candidates, gboolean more, guint limit,
          FfwLanguage language, GError **error)
{
  g_autoptr (FfwDuplicates) self = g_new0 (FfwDuplicates, 1);

  self->pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_duplicate_free);
  self->n = candidates->len;
  self->more = more;
  for (guint i = 0; i < candidates->len && i < limit; i++)
    {
      const FfwCandidate *pair = &g_array_index (candidates, FfwCandidate, i);
      FfwDuplicate *duplicate = tell (everyone, pair->a, pair->b, language, error);

      if (duplicate == NULL)
        return NULL;
      g_ptr_array_add (self->pairs, duplicate);
    }
  g_ptr_array_sort (self->pairs, by_strength);

  return g_steal_pointer (&self);
}

/**
 * ffw_duplicates_find:
 * @limit: how many are wanted at most
 * @language: of the reader
 *
 * Proposes people who may be the same; those who were found not to be (ffw_distinct_people_add())
 * are left out. It can be cancelled, and takes time and memory in proportion to the people.
 */
FfwDuplicates *
ffw_duplicates_find (FfwConnection *connection, guint limit, FfwLanguage language, GError **error)
{
  g_autoptr (FfwEveryone) everyone = ffw_everyone_read (connection, error);
  g_autoptr (GArray) candidates = NULL;
  gboolean more = FALSE;

  if (everyone == NULL || !ffw_everyone_find_likes (everyone, error))
    return NULL;
  candidates = ffw_candidates_find (everyone, &more, error);

  return candidates ? tell_all (everyone, candidates, more, limit, language, error) : NULL;
}

/**
 * ffw_duplicates_of:
 * @person: the id of a person
 *
 * Returns: (transfer full): who may be the same as that person
 */
FfwDuplicates *
ffw_duplicates_of (FfwConnection *connection, gint64 person, guint limit, FfwLanguage language,
                   GError **error)
{
  g_autoptr (FfwEveryone) everyone = ffw_everyone_read (connection, error);
  g_autoptr (GArray) candidates = NULL;
  guint at;

  if (everyone == NULL)
    return NULL;
  if (!ffw_everyone_find (everyone, person, &at))
    candidates = g_array_new (FALSE, FALSE, sizeof (FfwCandidate));
  else
    {
      ffw_everyone_find_likes_of (everyone, at);
      candidates = ffw_candidates_of (everyone, at, error);
    }

  return candidates ? tell_all (everyone, candidates, FALSE, limit, language, error) : NULL;
}

/**
 * ffw_duplicates_compare:
 * @person, @other: ids of two people, however little they are alike
 *
 * Returns: (transfer full) (nullable): what speaks for and against the two being one; %NULL with
 *   @error set, or without it where one of them is not there any more
 */
FfwDuplicate *
ffw_duplicates_compare (FfwConnection *connection, gint64 person, gint64 other,
                        FfwLanguage language, GError **error)
{
  g_autoptr (FfwEveryone) everyone = ffw_everyone_read (connection, error);
  guint a, b;

  if (everyone == NULL || !ffw_everyone_find (everyone, person, &a)
      || !ffw_everyone_find (everyone, other, &b))
    return NULL;
  ffw_everyone_find_likes_of (everyone, a);

  return tell (everyone, a, b, language, error);
}
