/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-fold.h"

#include <string.h>

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
    const char *name;
  } cases[] = {
    { "", "", "" },
    { "Staff_Number", "staff_number", "staff_number" },
    { "  Staff  number ", "  staff  number ", "staff_number" },
    { "E-bost", "e-bost", "e_bost" },
    { "_-x - y_", "_-x - y_", "x_y" },
    { "--", "--", "" },
    { "RÔL", "rol", "rol" },
    { "ro\xCC\x82l", "rol", "rol" },
    { "Sgôr", "sgor", "sgor" },
    { "Ŵŷ", "wy", "wy" },
    { "Łukasz Øst", "lukasz ost", "lukasz_ost" },
    { "Straße", "strasse", "strasse" },
    { "Ægir Œuvre", "aegir oeuvre", "aegir_oeuvre" },
    { "Đorđe", "dorde", "dorde" },
    { "I’w wneud", "i'w wneud", "i'w_wneud" },
    { "Jones\xE2\x80\x91"
      "Evans",
      "jones-evans", "jones_evans" },
    { "staff\xC2\xA0number", "staff number", "staff_number" },
    { "Σίσυφος", "σισυφοσ", "σισυφοσ" },
    { "a\xFF", "a\xEF\xBF\xBD", "a\xEF\xBF\xBD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = ffw_fold (cases[i].text);
      g_autofree char *name = ffw_fold_name (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_distance (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    guint distance;
  } cases[] = {
    { "", "", 0 },
    { "POWER", "power", 0 },
    { "rôl", "rol", 0 },
    { "POWER", "POWR", 1 },
    { "POWER", "PWOER", 1 },
    { "POWER", "POVER", 1 },
    { "POWER", "POWERS", 1 },
    { "kitten", "sitting", 3 },
    { "Saturday", "Sunday", 3 },
    { "", "abc", 3 },
    { "ca", "abc", 3 },
    { "TRA", "GRP", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint limit = 0; limit < 5; limit++)
      {
        guint expected = MIN (cases[i].distance, limit + 1);

        g_assert_cmpuint (ffw_fold_distance (cases[i].a, cases[i].b, limit), ==, expected);
        g_assert_cmpuint (ffw_fold_distance (cases[i].b, cases[i].a, limit), ==, expected);
      }
}

/* The definition, without its short cuts. */
static guint
slow_distance (const char *a, gsize n_a, const char *b, gsize n_b)
{
  guint best;

  if (n_a == 0 || n_b == 0)
    return (guint)(n_a + n_b);
  best = slow_distance (a, n_a - 1, b, n_b - 1) + (a[n_a - 1] != b[n_b - 1]);
  best = MIN (best, slow_distance (a, n_a - 1, b, n_b) + 1);
  best = MIN (best, slow_distance (a, n_a, b, n_b - 1) + 1);
  if (n_a > 1 && n_b > 1 && a[n_a - 1] == b[n_b - 2] && a[n_a - 2] == b[n_b - 1])
    best = MIN (best, slow_distance (a, n_a - 2, b, n_b - 2) + 1);

  return best;
}

static void
test_distance_of_any (void)
{
  for (guint i = 0; i < 500; i++)
    {
      char words[2][7] = { { 0 } };
      guint limit = (guint)g_test_rand_int_range (0, 7);
      guint expected;

      for (guint j = 0; j < 2; j++)
        for (gint32 k = g_test_rand_int_range (0, 7) - 1; k >= 0; k--)
          words[j][k] = (char)g_test_rand_int_range ('a', 'd');
      expected = slow_distance (words[0], strlen (words[0]), words[1], strlen (words[1]));
      g_assert_cmpuint (ffw_fold_distance (words[0], words[1], limit), ==,
                        MIN (expected, limit + 1));
    }
}

/* Asserts that @texts are in order, each before the next. */
static void
assert_order (const char *const *texts, guint n_texts, FfwLanguage language)
{
  for (guint i = 0; i < n_texts; i++)
    for (guint j = 0; j < n_texts; j++)
      {
        g_autofree char *a = ffw_sort_key (texts[i], language);
        g_autofree char *b = ffw_sort_key (texts[j], language);
        int order = strcmp (a, b);

        g_test_message ("%s, %s", texts[i], texts[j]);
        g_assert_true (g_utf8_validate (a, -1, NULL));
        g_assert_cmpint (order < 0 ? -1 : order > 0, ==, i < j ? -1 : i > j);
      }
}

static void
test_sort_english (void)
{
  static const char *const texts[]
      = { "",     "1",       "10",    "2",     "a",   "A",   "Ann Ty", "Ann-Wyn", "Anna",
          "cadw", "Chester", "Clwyd", "dda",   "dwr", "dŵr", "Dŵr",    "dwrn",    "Ffion",
          "Fish", "Lloyd",   "lol",   "Østen", "Oz",  "pys", "Zoe",    "Σ" };

  assert_order (texts, G_N_ELEMENTS (texts), FFW_LANGUAGE_EN);
}

static void
test_sort_welsh (void)
{
  /* Ban-gor and Llan-gefni have n and g, not ng, which comes before h. */
  static const char *const texts[]
      = { "afal",   "bachgen",    "bag",   "bangaw", "Bala",     "Bangor",    "Beddgelert",
          "cwm",    "Chwilog",    "dwr",   "dŵr",    "Dwyryd",   "ddoe",      "eira",
          "fan",    "Ffestiniog", "gwynt", "ngwynt", "haf",      "iâ",        "jam",
          "karate", "Lampeter",   "lôn",   "Llan",   "Llanfair", "Llangefni", "Llanhari",
          "llong",  "llond",      "mam",   "nain",   "oen",      "pysgod",    "Phyllis",
          "radio",  "rygbi",      "Rhyl",  "sir",    "tywod",    "Tywyn",     "theatr",
          "wal" };

  assert_order (texts, G_N_ELEMENTS (texts), FFW_LANGUAGE_CY);
}

static void
test_sort_welsh_alphabet (void)
{
  static const char *const alphabet[] = { "a",  "b", "c",  "ch", "d", "dd", "e", "f", "ff", "g",
                                          "ng", "h", "i",  "j",  "l", "ll", "m", "n", "o",  "p",
                                          "ph", "r", "rh", "s",  "t", "th", "u", "w", "y" };
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  assert_order (alphabet, G_N_ELEMENTS (alphabet), FFW_LANGUAGE_CY);
  for (guint i = 0; i < G_N_ELEMENTS (alphabet); i++)
    g_ptr_array_add (words, g_strconcat ("o", alphabet[i], "a", NULL));
  assert_order ((const char *const *)words->pdata, words->len, FFW_LANGUAGE_CY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/fold", test_fold);
  g_test_add_func ("/fold/distance", test_distance);
  g_test_add_func ("/fold/distance-of-any", test_distance_of_any);
  g_test_add_func ("/fold/sort-english", test_sort_english);
  g_test_add_func ("/fold/sort-welsh", test_sort_welsh);
  g_test_add_func ("/fold/sort-welsh-alphabet", test_sort_welsh_alphabet);

  return g_test_run ();
}
