/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-statistics.h"

#include <math.h>
#include <string.h>

#define MOST_DIFFERENCE 10
#define N_DIFFERENCES   (2 * MOST_DIFFERENCE + 1)
#define MOST_ANSWER     10

static void
assert_same (double a, double b)
{
  if (a != b)
    g_assert_cmpfloat_with_epsilon (a, b, 1e-12 * MAX (fabs (a), fabs (b)));
}

static void
test_tally (void)
{
  FfwTally tally;

  ffw_tally_init (&tally, -3, 2);
  ffw_tally_add (&tally, -3, 2);
  ffw_tally_add (&tally, 2, 1);
  ffw_tally_add (&tally, 2, 4);
  g_assert_cmpuint (ffw_tally_get (&tally, -3), ==, 2);
  g_assert_cmpuint (ffw_tally_get (&tally, 2), ==, 5);
  g_assert_cmpuint (ffw_tally_get (&tally, 0), ==, 0);
  g_assert_cmpuint (ffw_tally_get (&tally, 3), ==, 0);
  g_assert_cmpuint (ffw_tally_get (&tally, -4), ==, 0);
  g_assert_cmpuint (ffw_tally_get (&tally, G_MININT), ==, 0);
  g_assert_cmpuint (ffw_tally_total (&tally), ==, 7);
  ffw_tally_clear (&tally);
}

static void
test_nothing (void)
{
  FfwTally tally;
  double sd = 7;

  ffw_tally_init (&tally, 0, MOST_ANSWER);
  g_assert_cmpuint (ffw_tally_total (&tally), ==, 0);
  g_assert_true (isnan (ffw_tally_mean (&tally)));
  g_assert_true (isnan (ffw_tally_median (&tally)));
  g_assert_true (isnan (ffw_tally_net_promoter (&tally)));
  g_assert_false (ffw_tally_sd (&tally, &sd));
  g_assert_cmpfloat (sd, ==, 7);
  ffw_tally_clear (&tally);
}

/* Computed with Python's statistics module; an sd of -1 is none. */
static void
test_answers (void)
{
  static const struct
  {
    guint64 counts[MOST_ANSWER + 1];
    guint64 total;
    double mean, median, sd, net_promoter;
  } cases[] = {
    { { 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0 }, 1, 4.0, 4.0, -1, -100.0 },
    { { 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0 }, 3, 4.0, 4.0, 0.0, -100.0 },
    { { 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0 }, 2, 3.5, 3.5, 0.7071067811865476, -100.0 },
    { { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 }, 2, 5.0, 5.0, 7.0710678118654755, 0.0 },
    { { 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2 },
      7,
      7.142857142857143,
      8.0,
      3.484660262185848,
      14.285714285714286 },
    { { 7, 8, 8, 12, 7, 6, 13, 10, 10, 9, 11 },
      101,
      5.316831683168317,
      6.0,
      3.133466748090067,
      -40.59405940594059 },
    { { 0, 0, 0, 0, 0, 333, 319, 322, 344, 326, 356 }, 2000, 7.5395, 8.0, 1.7210231579950275, 1.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FfwTally tally;
      double sd = -1;

      ffw_tally_init (&tally, 0, MOST_ANSWER);
      memcpy (tally.counts, cases[i].counts, sizeof cases[i].counts);
      g_assert_cmpuint (ffw_tally_total (&tally), ==, cases[i].total);
      assert_same (ffw_tally_mean (&tally), cases[i].mean);
      assert_same (ffw_tally_median (&tally), cases[i].median);
      assert_same (ffw_tally_net_promoter (&tally), cases[i].net_promoter);
      g_assert_true (ffw_tally_sd (&tally, &sd) == (cases[i].total > 1));
      assert_same (sd, cases[i].sd);
      ffw_tally_clear (&tally);
    }
}

/* Many equal answers: a sum of squares in doubles would leave a little more than 0. */
static void
test_many (void)
{
  FfwTally tally;
  double sd;

  ffw_tally_init (&tally, 0, MOST_ANSWER);
  ffw_tally_add (&tally, 7, G_GUINT64_CONSTANT (3000000000));
  g_assert_true (ffw_tally_sd (&tally, &sd));
  g_assert_cmpfloat (sd, ==, 0);
  g_assert_cmpfloat (ffw_tally_mean (&tally), ==, 7);
  ffw_tally_add (&tally, 8, 1);
  g_assert_true (ffw_tally_sd (&tally, &sd));
  assert_same (sd, 1 / sqrt (3000000001.));
  ffw_tally_clear (&tally);
}

/* Computed over the sign patterns of the mid-ranks by another program, in another
 * language. */
static void
test_wilcoxon (void)
{
  static const struct
  {
    guint64 counts[N_DIFFERENCES];
    FfwWilcoxonMethod method;
    guint64 used;
    double w, p, effect;
  } cases[] = {
    /* nothing */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_NONE,
      0,
      0,
      0,
      0 },
    /* no change */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_NONE,
      0,
      0,
      0,
      0 },
    /* one */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_EXACT,
      1,
      1.0,
      1.0,
      1.0 },
    /* one down */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_EXACT,
      1,
      0.0,
      1.0,
      -1.0 },
    /* all up, ties */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_EXACT,
      6,
      21.0,
      0.03125,
      1.0 },
    /* balanced */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_EXACT,
      4,
      5.0,
      1.0,
      0.0 },
    /* distinct */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 },
      FFW_WILCOXON_EXACT,
      10,
      55.0,
      0.001953125,
      1.0 },
    /* distinct, one down */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1 },
      FFW_WILCOXON_EXACT,
      10,
      54.0,
      0.00390625,
      0.9636363636363636 },
    /* five of ten down */
    { { 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1 },
      FFW_WILCOXON_EXACT,
      10,
      30.0,
      0.845703125,
      0.09090909090909091 },
    /* answers of 1 to 5 */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 3, 4, 2, 1, 1, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_EXACT,
      10,
      45.0,
      0.08984375,
      0.6363636363636364 },
    /* answers of 0 to 10 */
    { { 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 2, 0, 2, 1, 1, 1, 0, 0, 1 },
      FFW_WILCOXON_EXACT,
      12,
      60.0,
      0.10888671875,
      0.5384615384615384 },
    /* fifty, all up */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_EXACT,
      50,
      1275.0,
      1.7763568394002505e-15,
      1.0 },
    /* fifty */
    { { 0, 0, 0, 0, 0, 0, 7, 3, 7, 3, 0, 13, 6, 4, 7, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_EXACT,
      50,
      685.0,
      0.6469899716698819,
      0.07450980392156863 },
    /* fifty and zeros */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 8, 7, 30, 20, 12, 3, 0, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_EXACT,
      50,
      877.0,
      0.016732759537386954,
      0.3756862745098039 },
    /* fifty-one */
    { { 0, 0, 0, 0, 0, 0, 5, 12, 7, 4, 0, 8, 7, 4, 4, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_NORMAL,
      51,
      514.5,
      0.1617639232783222,
      -0.2239819004524887 },
    /* fifty-one balanced */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 0, 26, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_NORMAL,
      51,
      676.0,
      0.8928946830666343,
      0.0196078431372549 },
    /* fifty-two level */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 0, 26, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_NORMAL,
      52,
      689.0,
      1.0,
      0.0 },
    /* four hundred */
    { { 34, 0, 0, 0, 0, 0, 33, 37, 36, 33, 38, 60, 42, 28, 33, 0, 0, 0, 0, 26, 0 },
      FFW_WILCOXON_NORMAL,
      362,
      31193.5,
      0.4031011258083116,
      -0.050469537159642634 },
    /* four hundred up */
    { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 69, 67, 142, 65, 57, 0, 0, 0, 0, 0, 0, 0 },
      FFW_WILCOXON_NORMAL,
      333,
      48297.0,
      1.669092139823483e-33,
      0.7369585154016292 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FfwTally tally;
      FfwWilcoxon result;

      g_test_message ("case %u", i);
      ffw_tally_init (&tally, -MOST_DIFFERENCE, MOST_DIFFERENCE);
      memcpy (tally.counts, cases[i].counts, sizeof cases[i].counts);
      ffw_wilcoxon (&tally, &result);
      g_assert_cmpint (result.method, ==, cases[i].method);
      g_assert_cmpuint (result.used, ==, cases[i].used);
      assert_same (result.w, cases[i].w);
      assert_same (result.p, cases[i].p);
      assert_same (result.effect, cases[i].effect);
      ffw_tally_clear (&tally);
    }
}

/* Darwin's maize, crossed less self-fertilised, in eighths of an inch (as in Fisher,
 * The Design of Experiments, 1935); the depression scores of Hollander and Wolfe,
 * Nonparametric Statistical Methods (1973), in thousandths; and what tables of the
 * signed-rank distribution have for rank sums at the limit of 5 percent. */
static void
test_published (void)
{
  static const struct
  {
    int differences[15];
    double w, p;
  } cases[] = {
    { { 49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48 }, 96, 1352. / 32768 },
    { { 952, -147, 1022, 430, 620, 590, 490, -80, 10 }, 40, 20. / 512 },
    { { 1, 2, 3, 4, 5 }, 15, 2. / 32 },
    { { 1, 2, 3, 4, 5, 6 }, 21, 2. / 64 },
    { { 1, 2, 3, 4, 5, 6, 7, -8, 9, 10 }, 47, 50. / 1024 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FfwTally tally;
      FfwWilcoxon result;

      ffw_tally_init (&tally, -2000, 2000);
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].differences); j++)
        ffw_tally_add (&tally, cases[i].differences[j], 1);
      ffw_wilcoxon (&tally, &result);
      g_assert_cmpint (result.method, ==, FFW_WILCOXON_EXACT);
      assert_same (result.w, cases[i].w);
      assert_same (result.p, cases[i].p);
      ffw_tally_clear (&tally);
    }
}

/* Twice the mid-rank of @value among @values, by the definition. */
static int
twice_rank (const int *values, guint n, int value)
{
  int smaller = 0, equal = 0;

  for (guint i = 0; i < n; i++)
    {
      smaller += ABS (values[i]) < ABS (value);
      equal += ABS (values[i]) == ABS (value);
    }

  return 2 * smaller + equal + 1;
}

static void
test_wilcoxon_by_counting (void)
{
  for (guint round = 0; round < 200; round++)
    {
      int values[12];
      int ranks[12];
      guint n = (guint)g_test_rand_int_range (1, 13);
      int plus = 0, total = 0;
      guint as_far = 0;
      FfwTally up, down;
      FfwWilcoxon result, mirrored;

      ffw_tally_init (&up, -4, 5);
      ffw_tally_init (&down, -5, 4);
      for (guint i = 0; i < n; i++)
        {
          do
            values[i] = g_test_rand_int_range (-4, 6);
          while (values[i] == 0);
          ffw_tally_add (&up, values[i], 1);
          ffw_tally_add (&down, -values[i], 1);
        }
      ffw_tally_add (&up, 0, round % 3);
      for (guint i = 0; i < n; i++)
        {
          ranks[i] = twice_rank (values, n, values[i]);
          total += ranks[i];
          plus += values[i] > 0 ? ranks[i] : 0;
        }
      for (guint pattern = 0; pattern < 1u << n; pattern++)
        {
          int sum = 0;

          for (guint i = 0; i < n; i++)
            sum += pattern >> i & 1 ? ranks[i] : 0;
          as_far += sum <= MIN (plus, total - plus);
        }

      ffw_wilcoxon (&up, &result);
      ffw_wilcoxon (&down, &mirrored);
      g_assert_cmpuint (result.used, ==, n);
      assert_same (result.w, plus / 2.);
      assert_same (result.p, MIN (1, 2. * as_far / (1u << n)));
      assert_same (mirrored.p, result.p);
      assert_same (mirrored.effect, -result.effect);
      ffw_tally_clear (&up);
      ffw_tally_clear (&down);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statistics/tally", test_tally);
  g_test_add_func ("/statistics/nothing", test_nothing);
  g_test_add_func ("/statistics/answers", test_answers);
  g_test_add_func ("/statistics/many", test_many);
  g_test_add_func ("/statistics/wilcoxon", test_wilcoxon);
  g_test_add_func ("/statistics/published", test_published);
  g_test_add_func ("/statistics/wilcoxon-by-counting", test_wilcoxon_by_counting);

  return g_test_run ();
}
