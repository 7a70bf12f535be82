/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-resemblance.h"

#include "ffw-fold.h"

#include <string.h>

/* Days between the end of a post and the beginning of the next. */
#define SOON 31

/* A day on which more posts than this began, or more than one in so many, says nothing. */
#define FEW_STARTED 20
#define ONE_IN      500

/* A number shorter than this is many people's somewhere. */
#define LONG_NUMBER 4

/* People of a name from which on it is a common one. */
#define COMMON 20

/* What is found where two people's posts are held against each other. */
typedef struct
{
  gboolean email;
  gboolean number_elsewhere;
  gboolean number_written;
  gboolean number_like;
  gboolean numbers_other;
  gboolean numbers_other_together;
  gboolean follows;
  gboolean together;
  gboolean together_here;
  FfwDate start;
} Found;

static int
add (GArray *weights, FfwEvidence evidence, int weight, guint detail)
{
  FfwWeight found = { evidence, weight, detail };

  g_array_append_val (weights, found);

  return weight;
}

static gboolean
overlap (const FfwSomePost *a, const FfwSomePost *b)
{
  return (a->left_on == FFW_DATE_NONE || a->left_on >= b->started_on)
         && (b->left_on == FFW_DATE_NONE || b->left_on >= a->started_on);
}

static gboolean
follows (const FfwSomePost *a, const FfwSomePost *b)
{
  return a->left_on != FFW_DATE_NONE && b->started_on > a->left_on
         && b->started_on <= a->left_on + SOON;
}

/* The number without what a spreadsheet takes away or somebody leaves out: zeros in front, case,
 * and what is neither letter nor digit. */
static char *
strip_number (const char *number)
{
  g_autofree char *folded = ffw_fold (number);
  GString *stripped = g_string_new (NULL);

  for (const char *at = folded; *at; at++)
    if (g_ascii_isalnum (*at) && (*at != '0' || stripped->len))
      g_string_append_c (stripped, *at);

  return g_string_free (stripped, FALSE);
}

static void
compare_numbers (Found *found, const FfwSomePost *a, const FfwSomePost *b)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (a->written == NULL || b->written == NULL)
    return;
  if (a->number == b->number)
    {
      found->number_elsewhere |= a->organisation != b->organisation;
      return;
    }
  if (a->organisation != b->organisation)
    return;
  first = strip_number (a->written);
  second = strip_number (b->written);
  if (g_str_equal (first, second))
    found->number_written = TRUE;
  else if (strlen (first) >= LONG_NUMBER && ffw_fold_distance (first, second, 1) == 1)
    found->number_like = TRUE;
  else
    {
      found->numbers_other = TRUE;
      found->numbers_other_together |= overlap (a, b);
    }
}

static gboolean
is_rare_day (const FfwEveryone *self, FfwDate day)
{
  guint64 key = day;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->started, &key));

  return n <= MAX (FEW_STARTED, self->posts->len / ONE_IN);
}

static void
compare_posts (const FfwEveryone *self, Found *found, const FfwSomePost *a, const FfwSomePost *b)
{
  found->email |= a->email && a->email == b->email;
  found->follows |= follows (a, b) || follows (b, a);
  if (overlap (a, b))
    {
      found->together = TRUE;
      found->together_here |= a->organisation == b->organisation;
    }
  if (a->started_on == b->started_on && is_rare_day (self, a->started_on))
    found->start = a->started_on;
  compare_numbers (found, a, b);
}

/* What the names say, and how common they are: two people called David Jones are no wonder. */
static int
weigh_names (const FfwEveryone *self, guint a, guint b, GArray *weights)
{
  static const int given_weights[] = {
    [FFW_NAME_OTHER] = -25, [FFW_NAME_MISSING] = 0, [FFW_NAME_INITIAL] = 2,  [FFW_NAME_PART] = 4,
    [FFW_NAME_SLIP] = 5,    [FFW_NAME_FORM] = 6,    [FFW_NAME_SPELLING] = 7, [FFW_NAME_SAME] = 8,
  };
  static const int family_weights[] = {
    [FFW_NAME_OTHER] = -15, [FFW_NAME_MISSING] = 0, [FFW_NAME_INITIAL] = 1,  [FFW_NAME_PART] = 4,
    [FFW_NAME_SLIP] = 5,    [FFW_NAME_FORM] = 6,    [FFW_NAME_SPELLING] = 7, [FFW_NAME_SAME] = 8,
  };
  const FfwSomeone *first = &g_array_index (self->people, FfwSomeone, a);
  const FfwSomeone *second = &g_array_index (self->people, FfwSomeone, b);
  FfwNameLikeness given = ffw_everyone_compare (self, FFW_NAME_GIVEN, first->given, second->given);
  FfwNameLikeness family = ffw_everyone_compare (self, FFW_NAME_FAMILY, first->family,
                                                 second->family);
  guint n = MAX (ffw_everyone_count_named (self, a), ffw_everyone_count_named (self, b));
  int sum = 0;

  if (given == FFW_NAME_SAME && family == FFW_NAME_SAME)
    {
      sum = add (weights, FFW_EVIDENCE_NAME, 20, 0);
      if (n > COMMON)
        return sum + add (weights, FFW_EVIDENCE_NAME_COMMON, -5, n);
      return sum + add (weights, FFW_EVIDENCE_NAME_RARE, n <= 2 ? 20 : n <= 5 ? 12 : 5, n);
    }

  sum += add (weights, given == FFW_NAME_OTHER ? FFW_EVIDENCE_GIVEN_OTHER : FFW_EVIDENCE_GIVEN,
              given_weights[given], given);
  sum += add (weights, family == FFW_NAME_OTHER ? FFW_EVIDENCE_FAMILY_OTHER : FFW_EVIDENCE_FAMILY,
              family_weights[family], family);
  if (given != FFW_NAME_OTHER && family != FFW_NAME_OTHER && n <= 5)
    sum += add (weights, FFW_EVIDENCE_NAME_RARE, n <= 2 ? 12 : 6, n);

  return sum;
}

/**
 * ffw_everyone_weigh:
 * @a, @b: two of the people
 * @weights: (element-type FfwWeight): where it goes what speaks for and against it
 *
 * Returns: how strongly it seems that the two are one: the sum of the weights, not below 0 and not
 *   above 100
 */
int
ffw_everyone_weigh (const FfwEveryone *self, guint a, guint b, GArray *weights)
{
  const FfwSomeone *first = &g_array_index (self->people, FfwSomeone, a);
  const FfwSomeone *second = &g_array_index (self->people, FfwSomeone, b);
  Found found = { FALSE };
  int sum;

  g_array_set_size (weights, 0);
  for (guint i = 0; i < first->n; i++)
    for (guint j = 0; j < second->n; j++)
      compare_posts (self, &found, &g_array_index (self->posts, FfwSomePost, first->first + i),
                     &g_array_index (self->posts, FfwSomePost, second->first + j));

  sum = weigh_names (self, a, b, weights);
  if (found.email)
    sum += add (weights, FFW_EVIDENCE_EMAIL, 60, 0);
  if (found.number_elsewhere)
    sum += add (weights, FFW_EVIDENCE_NUMBER_ELSEWHERE, 18, 0);
  if (found.number_written)
    sum += add (weights, FFW_EVIDENCE_NUMBER_WRITTEN, 30, 0);
  else if (found.number_like)
    sum += add (weights, FFW_EVIDENCE_NUMBER_LIKE, 12, 0);
  else if (found.numbers_other)
    sum += add (weights, FFW_EVIDENCE_NUMBERS_OTHER, found.numbers_other_together ? -25 : -10, 0);
  if (found.follows)
    sum += add (weights, FFW_EVIDENCE_FOLLOWS, 20, 0);
  else if (!found.together && first->n && second->n)
    sum += add (weights, FFW_EVIDENCE_APART, 8, 0);
  if (found.start)
    sum += add (weights, FFW_EVIDENCE_START, 15, found.start);
  if (found.together && !found.together_here)
    sum += add (weights, FFW_EVIDENCE_TOGETHER, -8, 0);

  return CLAMP (sum, 0, 100);
}
