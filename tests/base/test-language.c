/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-language.h"

#include "test-catalogue.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>

#define N_READS 20000

static void
test_codes (void)
{
  FfwLanguage language = FFW_LANGUAGE_EN;

  g_assert_cmpstr (ffw_language_get_code (FFW_LANGUAGE_EN), ==, "en");
  g_assert_cmpstr (ffw_language_get_code (FFW_LANGUAGE_CY), ==, "cy");
  g_assert_true (ffw_language_from_code ("cy", &language));
  g_assert_cmpint (language, ==, FFW_LANGUAGE_CY);
  g_assert_false (ffw_language_from_code ("fr", &language));
  g_assert_false (ffw_language_from_code (NULL, &language));
  g_assert_cmpint (language, ==, FFW_LANGUAGE_CY);
  g_assert_true (ffw_language_from_code ("en", &language));
  g_assert_cmpint (language, ==, FFW_LANGUAGE_EN);
}

static void
test_either_at_any_time (void)
{
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    {
      ffw_language_set (i);
      g_assert_cmpint (ffw_language_get (), ==, i);
      g_assert_cmpstr (ffw_translate (FFW_LANGUAGE_EN, "person"), ==, "person");
      g_assert_cmpstr (ffw_translate (FFW_LANGUAGE_CY, "person"), ==, "unigolyn");
      g_assert_cmpstr (ffw_translate (FFW_LANGUAGE_CY, "not in it"), ==, "not in it");
      g_assert_cmpstr (ffw_translate (FFW_LANGUAGE_CY, ""), ==, "");
      g_assert_cmpstr (ffw_translate_context (FFW_LANGUAGE_CY, "booking", "open"), ==, "agored");
      g_assert_cmpstr (ffw_translate_context (FFW_LANGUAGE_CY, "door", "open"), ==, "open");
      g_assert_cmpstr (ffw_translate_context (FFW_LANGUAGE_CY, NULL, "person"), ==, "unigolyn");
      g_assert_cmpstr (ffw_translate_context (FFW_LANGUAGE_EN, "booking", "open"), ==, "open");
      g_assert_cmpstr (ffw_translate_plural (FFW_LANGUAGE_EN, "row", "rows", 1), ==, "row");
      g_assert_cmpstr (ffw_translate_plural (FFW_LANGUAGE_EN, "row", "rows", 0), ==, "rows");
      g_assert_cmpstr (ffw_translate_plural (FFW_LANGUAGE_CY, "row", "rows", 2), ==, "res");
      g_assert_cmpstr (ffw_translate_plural (FFW_LANGUAGE_CY, "row", "rows", 9), ==, "rhes");
    }
}

/* What the program says follows the choice at once, and again, and again. */
static void
test_switch (void)
{
  for (guint i = 0; i < 100; i++)
    {
      ffw_language_set (FFW_LANGUAGE_CY);
      g_assert_cmpstr (_ ("person"), ==, "unigolyn");
      g_assert_cmpstr (C_ ("booking", "open"), ==, "agored");
      ffw_language_set (FFW_LANGUAGE_EN);
      g_assert_cmpstr (_ ("person"), ==, "person");
      g_assert_cmpstr (C_ ("booking", "open"), ==, "open");
    }
}

/* GLib's own words come from our folder too, and stay so when GLib has spoken. */
static void
test_glib (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bound = NULL;

  ffw_language_set (FFW_LANGUAGE_CY);
  bound = g_strdup (bindtextdomain (GETTEXT_PACKAGE, NULL));
  g_assert_false (g_shell_parse_argv ("", NULL, NULL, &error));
  g_assert_cmpstr (bindtextdomain ("glib20", NULL), ==, bound);
  ffw_language_set (FFW_LANGUAGE_EN);
  g_assert_cmpstr (bindtextdomain ("glib20", NULL), !=, bound);
}

static gpointer
read_both (gpointer data)
{
  for (guint i = 0; i < N_READS; i++)
    {
      g_assert_cmpstr (ffw_translate (FFW_LANGUAGE_CY, "person"), ==, "unigolyn");
      g_assert_cmpstr (ffw_translate (FFW_LANGUAGE_EN, "person"), ==, "person");
    }

  return NULL;
}

static void
test_threads (void)
{
  GThread *readers[2];

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    readers[i] = g_thread_new ("reader", read_both, NULL);
  for (guint i = 0; i < N_READS / 10; i++)
    {
      FfwLanguage language = i % 2 ? FFW_LANGUAGE_CY : FFW_LANGUAGE_EN;

      ffw_language_set (language);
      g_assert_cmpstr (_ ("person"), ==, i % 2 ? "unigolyn" : "person");
    }
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    g_thread_join (readers[i]);
}

/* The locale is one that gettext translates in and whose text is UTF-8, whatever the
 * machine has. */
static void
test_locale (void)
{
  const char *codeset;

  g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), !=, "C");
  g_assert_true (g_get_charset (&codeset));
}

/* Runs this program anew in the environment @variables, to say its language. */
static void
assert_language_of (const char *const *variables, const char *expected)
{
  const char *const all[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };
  g_auto (GStrv) environment = g_get_environ ();
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  char *arguments[] = { program, (char *)"--say-language", NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    environment = g_environ_unsetenv (environment, all[i]);
  for (guint i = 0; variables[i]; i += 2)
    environment = g_environ_setenv (environment, variables[i], variables[i + 1], TRUE);
  g_spawn_sync (NULL, arguments, environment, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (said, ==, expected);
}

static void
test_from_locale (void)
{
  static const struct
  {
    const char *variables[7];
    const char *expected;
  } cases[] = {
    { { NULL }, "en" },
    { { "LANG", "cy_GB.UTF-8", NULL }, "cy" },
    { { "LANG", "cy", NULL }, "cy" },
    { { "LANG", "C", NULL }, "en" },
    { { "LANG", "cym", NULL }, "en" },
    { { "LC_ALL", "en_GB.UTF-8", "LANG", "cy_GB.UTF-8", NULL }, "en" },
    { { "LC_MESSAGES", "cy_GB", "LANG", "en_GB", NULL }, "cy" },
    { { "LC_ALL", "", "LC_MESSAGES", "cy_GB", NULL }, "cy" },
    { { "LANGUAGE", "cy:en", "LC_ALL", "C", NULL }, "cy" },
    { { "LANGUAGE", "en:cy", "LANG", "cy_GB", NULL }, "en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_language_of (cases[i].variables, cases[i].expected);
}

static int
say_language (void)
{
  FfwLanguage before = ffw_language_from_locale ();

  ffw_language_init (NULL);
  g_assert_cmpint (ffw_language_from_locale (), ==, before);
  g_assert_cmpint (ffw_language_get (), ==, before);
  g_print ("%s", ffw_language_get_code (before));

  return 0;
}

int
main (int argc, char **argv)
{
  CatalogueEntry entries[] = {
    { "person", "unigolyn" },
    { "booking\004open", "agored" },
    { "row\001rows", "rhes\001rhes\001res\001rhes\001rhes\001rhes" },
  };
  char *folder;
  int result;

  if (g_strcmp0 (argv[1], "--say-language") == 0)
    return say_language ();

  g_test_init (&argc, &argv, NULL);
  folder = catalogue_new (entries, G_N_ELEMENTS (entries));
  g_setenv ("FFRAMWAITH_LOCALE_DIR", folder, TRUE);
  ffw_language_init (NULL);

  g_test_add_func ("/language/codes", test_codes);
  g_test_add_func ("/language/either-at-any-time", test_either_at_any_time);
  g_test_add_func ("/language/switch", test_switch);
  g_test_add_func ("/language/glib", test_glib);
  g_test_add_func ("/language/threads", test_threads);
  g_test_add_func ("/language/locale", test_locale);
  g_test_add_func ("/language/from-locale", test_from_locale);
  result = g_test_run ();
  catalogue_free (folder);

  return result;
}
