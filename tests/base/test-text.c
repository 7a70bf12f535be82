/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-text.h"

static void
assert_get (const FfwText *text, FfwLanguage wanted, const char *expected, FfwLanguage expected_in)
{
  FfwLanguage shown;

  g_assert_cmpstr (ffw_text_get (text, wanted, &shown), ==, expected);
  g_assert_cmpint (shown, ==, expected_in);
  g_assert_cmpstr (ffw_text_get (text, wanted, NULL), ==, expected);
}

static void
test_text (void)
{
  FfwText text = { { NULL } };

  assert_get (&text, FFW_LANGUAGE_CY, "", FFW_LANGUAGE_CY);
  ffw_text_set (&text, "course", "cwrs");
  assert_get (&text, FFW_LANGUAGE_EN, "course", FFW_LANGUAGE_EN);
  assert_get (&text, FFW_LANGUAGE_CY, "cwrs", FFW_LANGUAGE_CY);
  ffw_text_set (&text, "course", "");
  assert_get (&text, FFW_LANGUAGE_CY, "course", FFW_LANGUAGE_EN);
  ffw_text_set (&text, NULL, "cwrs");
  assert_get (&text, FFW_LANGUAGE_EN, "cwrs", FFW_LANGUAGE_CY);
  ffw_text_clear (&text);
  assert_get (&text, FFW_LANGUAGE_EN, "", FFW_LANGUAGE_EN);
}

static void
assert_title (const char *en, const char *cy, FfwLanguage wanted, const char *expected)
{
  FfwText text = { { NULL } };
  g_autofree char *title = NULL;

  ffw_text_set (&text, en, cy);
  title = ffw_text_title (&text, "GTI", wanted);
  g_assert_cmpstr (title, ==, expected);
  ffw_text_clear (&text);
}

static void
test_title (void)
{
  assert_title ("course", "cwrs", FFW_LANGUAGE_CY, "cwrs");
  assert_title ("course", NULL, FFW_LANGUAGE_CY, "course [en]");
  assert_title (NULL, "cwrs", FFW_LANGUAGE_EN, "cwrs [cy]");
  assert_title (NULL, NULL, FFW_LANGUAGE_EN, "GTI");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/text", test_text);
  g_test_add_func ("/text/title", test_title);

  return g_test_run ();
}
