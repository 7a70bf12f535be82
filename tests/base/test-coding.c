/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-coding.h"

#include "test-catalogue.h"

static const FfwCoding *const codings[] = {
  &ffw_coding_level,    &ffw_coding_outcome, &ffw_coding_session_status, &ffw_coding_booking_status,
  &ffw_coding_stage,    &ffw_coding_scale,   &ffw_coding_taught_in,      &ffw_coding_preference,
  &ffw_coding_language, &ffw_coding_sector,  &ffw_coding_necessity,      &ffw_coding_rater,
  &ffw_coding_yes_no,   &ffw_coding_strand,
};

/* What files carry must never change: all of it, in the order of the numbers that
 * are stored. */
static void
test_codes (void)
{
  static const char *const lists[] = {
    "aware, skilled, enhanced, specialist",
    "not_completed, completed, repeat, withdrawn",
    "planned, open, held, cancelled",
    "booked, waiting, attended, partly_attended, no_show, cancelled",
    "pre, post, follow_up, observation",
    "1-5, 0-10, yes-no, text",
    "en, cy, bilingual",
    "en, cy, either",
    "en, cy",
    "statutory, non_statutory",
    "recommended, mandatory",
    "self, manager",
    "no, yes",
    "women, youth, both",
  };

  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autofree char *list = ffw_coding_list (codings[i]);

      g_assert_cmpstr (list, ==, lists[i]);
      for (guint j = 0; j < codings[i]->n_codes; j++)
        g_assert_cmpint (codings[i]->codes[j].value, ==, j);
    }
}

static void
test_every_word_is_found (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    for (guint j = 0; j < codings[i]->n_codes; j++)
      {
        const char *words[] = { ffw_coding_get_code (codings[i], (int)j),
                                ffw_coding_get_word (codings[i], (int)j, FFW_LANGUAGE_EN),
                                ffw_coding_get_word (codings[i], (int)j, FFW_LANGUAGE_CY) };

        for (guint k = 0; k < G_N_ELEMENTS (words); k++)
          {
            g_autofree char *shouted = g_utf8_strup (words[k], -1);
            int value = -1;

            g_assert_true (ffw_coding_find (codings[i], words[k], &value));
            g_assert_cmpint (value, ==, j);
            value = -1;
            g_assert_true (ffw_coding_find (codings[i], shouted, &value));
            g_assert_cmpint (value, ==, j);
          }
      }
}

static void
test_find (void)
{
  static const struct
  {
    const FfwCoding *coding;
    const char *text;
    int value;
  } cases[] = {
    { &ffw_coding_outcome, "Not completed", FFW_OUTCOME_NOT_COMPLETED },
    { &ffw_coding_outcome, "wedi cwblhau", FFW_OUTCOME_COMPLETED },
    { &ffw_coding_outcome, "WEDI  CWBLHAU ", FFW_OUTCOME_COMPLETED },
    { &ffw_coding_booking_status, "no show", FFW_BOOKING_NO_SHOW },
    { &ffw_coding_booking_status, "No-Show", FFW_BOOKING_NO_SHOW },
    { &ffw_coding_booking_status, "wedi’i chanslo", FFW_BOOKING_CANCELLED },
    { &ffw_coding_booking_status, "wedi'i chanslo", FFW_BOOKING_CANCELLED },
    { &ffw_coding_stage, "ar ol", FFW_STAGE_POST },
    { &ffw_coding_level, "Gwell", FFW_LEVEL_ENHANCED },
    { &ffw_coding_rater, "hunan", FFW_RATER_SELF },
    { &ffw_coding_yes_no, "ie", 1 },
    { &ffw_coding_yes_no, "Y", 1 },
    { &ffw_coding_yes_no, "TRUE", 1 },
    { &ffw_coding_yes_no, "1", 1 },
    { &ffw_coding_yes_no, "Na", 0 },
    { &ffw_coding_yes_no, "n", 0 },
    { &ffw_coding_yes_no, "false", 0 },
    { &ffw_coding_yes_no, "0", 0 },
    { &ffw_coding_scale, "1-5", FFW_SCALE_1_5 },
    { &ffw_coding_level, "", -1 },
    { &ffw_coding_level, "-", -1 },
    { &ffw_coding_level, "awar", -1 },
    { &ffw_coding_level, "aware skilled", -1 },
    { &ffw_coding_level, "level", -1 },
    { &ffw_coding_booking_status, "completed", -1 },
    { &ffw_coding_taught_in, "either", -1 },
    { &ffw_coding_preference, "bilingual", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int value = -1;

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (ffw_coding_find (cases[i].coding, cases[i].text, &value)
                     == (cases[i].value >= 0));
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_words (void)
{
  g_assert_cmpstr (
      ffw_coding_get_word (&ffw_coding_booking_status, FFW_BOOKING_CANCELLED, FFW_LANGUAGE_CY), ==,
      "wedi’i chanslo");
  g_assert_cmpstr (ffw_coding_get_word (&ffw_coding_booking_status, FFW_BOOKING_PARTLY_ATTENDED,
                                        FFW_LANGUAGE_EN),
                   ==, "partly attended");
  g_assert_null (ffw_coding_get_word (&ffw_coding_level, 4, FFW_LANGUAGE_EN));
  g_assert_null (ffw_coding_get_code (&ffw_coding_level, -1));
}

int
main (int argc, char **argv)
{
  CatalogueEntry entries[] = {
    { "outcome\004completed", "wedi cwblhau" },
    { "booking\004cancelled", "wedi’i chanslo" },
    { "stage\004after", "ar ôl" },
  };
  char *folder;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = catalogue_new (entries, G_N_ELEMENTS (entries));
  ffw_language_init (folder);

  g_test_add_func ("/coding/codes", test_codes);
  g_test_add_func ("/coding/every-word-is-found", test_every_word_is_found);
  g_test_add_func ("/coding/find", test_find);
  g_test_add_func ("/coding/words", test_words);
  result = g_test_run ();
  catalogue_free (folder);

  return result;
}
