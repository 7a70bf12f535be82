/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-message.h"

#include "ffw-expand.h"
#include "test-catalogue.h"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
assert_says (FfwMessage *message, const char *en, const char *cy)
{
  assert_text (ffw_message_to_string (message, FFW_LANGUAGE_EN), en);
  assert_text (ffw_message_to_string (message, FFW_LANGUAGE_CY), cy);
  ffw_message_free (message);
}

static void
test_expand (void)
{
  const char *const arguments[] = { "a", "1234567", "", "%1$s", NULL };

  assert_text (ffw_expand ("", arguments, FFW_LANGUAGE_EN), "");
  assert_text (ffw_expand ("%2$s %1$s%1$s", arguments, FFW_LANGUAGE_EN), "1234567 aa");
  assert_text (ffw_expand ("%2$d %1$d", arguments, FFW_LANGUAGE_EN), "1,234,567 a");
  assert_text (ffw_expand ("<%3$s> <%3$d> <%4$s> <%5$s>", arguments, FFW_LANGUAGE_EN),
               "<> <> <%1$s> <>");
  assert_text (ffw_expand ("80 %% %s %n %0$s %1 %1$ %", arguments, FFW_LANGUAGE_EN),
               "80 % %s %n %0$s %1 %1$ %");
  assert_text (ffw_expand ("<%1$s>", NULL, FFW_LANGUAGE_EN), "<>");
}

static void
test_sentences (void)
{
  assert_says (ffw_message_new ("init", "CYMRU", "1.0", NULL),
               "Workspace made with the framework CYMRU, version 1.0",
               "Workspace made with the framework CYMRU, version 1.0");
  assert_says (ffw_message_new ("import", "kind:people", "people.csv", "1400", "3", NULL),
               "People imported from “people.csv”: 1,400 added, 3 updated",
               "Mewnforiwyd Pobl o “people.csv”: 1,400 wedi’u hychwanegu, 3 wedi’u diweddaru");
  assert_says (ffw_message_new ("import", "kind:no-such", "a", "0", "0", NULL),
               "kind:no-such imported from “a”: 0 added, 0 updated",
               "Mewnforiwyd kind:no-such o “a”: 0 wedi’u hychwanegu, 0 wedi’u diweddaru");
  assert_says (ffw_message_new ("from-the-future", "x", "y", NULL),
               "A change of a newer version (from-the-future: x, y)",
               "A change of a newer version (from-the-future: x, y)");
}

static void
test_plurals (void)
{
  static const struct
  {
    const char *n;
    const char *en;
    const char *cy;
  } cases[] = {
    { "0", "0 people booked on session “#9”", "0 person" },
    { "1", "1 person booked on session “#9”", "1 person" },
    { "2", "2 people booked on session “#9”", "2 berson" },
    { "3", "3 people booked on session “#9”", "3 pherson" },
    { "6", "6 people booked on session “#9”", "6 pherson" },
    { "7", "7 people booked on session “#9”", "7 person" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_says (ffw_message_new ("book", cases[i].n, "@session/9", NULL), cases[i].en,
                 cases[i].cy);
}

static char *
resolve (const char *table, gint64 id, FfwLanguage language, gpointer data)
{
  if (id == 404)
    return NULL;

  return g_strdup_printf ("%s %d %s%s", table, (int)id, ffw_language_get_code (language),
                          (const char *)data);
}

static void
test_rows (void)
{
  static const struct
  {
    const char *argument;
    const char *shown;
  } cases[] = {
    { "@person/12", "person 12 cy!" },
    { "@session_date/3", "session_date 3 cy!" },
    { "@person/404", "#404" },
    { "@person/", "@person/" },
    { "@/12", "@/12" },
    { "@person/12x", "@person/12x" },
    { "@person/0", "@person/0" },
    { "@Person/1", "@Person/1" },
    { "@drop table;/1", "@drop table;/1" },
    { "person/12", "person/12" },
    { "a@b/1", "a@b/1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FfwMessage) message = ffw_message_new ("setting", "x", cases[i].argument, NULL);
      g_autofree char *expected = g_strdup_printf ("Setting “x” changed to “%s”", cases[i].shown);

      assert_text (
          ffw_message_to_string_resolved (message, FFW_LANGUAGE_CY, resolve, (char[]){ "!" }),
          expected);
    }
}

static void
assert_round_trip (FfwMessage *message)
{
  g_autofree char *stored = ffw_message_store_arguments (message);
  g_autoptr (FfwMessage) read = ffw_message_new_from_stored (ffw_message_get_id (message), stored);
  g_autoptr (FfwMessage) copy = ffw_message_copy (message);

  g_assert_cmpstr (ffw_message_get_id (read), ==, ffw_message_get_id (message));
  g_assert_cmpstrv (ffw_message_get_arguments (read), ffw_message_get_arguments (message));
  g_assert_cmpstrv (ffw_message_get_arguments (copy), ffw_message_get_arguments (message));
  ffw_message_free (message);
}

static void
test_store (void)
{
  g_autoptr (FfwMessage) nothing = ffw_message_new_from_stored ("init", NULL);

  g_assert_cmpuint (g_strv_length ((char **)ffw_message_get_arguments (nothing)), ==, 0);
  assert_round_trip (ffw_message_new ("init", NULL));
  assert_round_trip (ffw_message_new ("init", "", NULL));
  assert_round_trip (ffw_message_new ("init", "", "", NULL));
  assert_round_trip (ffw_message_new ("init", "a\nb", "\\n", "\n", "\\", "tab\t", "Tŷ “x”", NULL));
}

static void
test_store_any (void)
{
  static const char *const parts[] = { "\n", "\\", "n", "ŷ", " ", "\r", "\t", "%1$s", "@" };

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gint32 n = g_test_rand_int_range (0, 9); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      assert_round_trip (ffw_message_new ("setting", text->str, "between", text->str, NULL));
    }
}

static void
test_kinds (void)
{
  static const char *const kinds[]
      = { "organisations", "areas",   "courses",  "roles",       "requirements", "questions",
          "course-areas",  "sites",   "people",   "records",     "sessions",     "bookings",
          "attendance",    "waivers", "absences", "allocations", "needs",        "evaluations" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_nonnull (ffw_kind_title (kinds[i]));
  g_assert_cmpstr (ffw_kind_title ("records"), ==, "Training records");
  g_assert_null (ffw_kind_title ("standing"));
}

int
main (int argc, char **argv)
{
  CatalogueEntry entries[] = {
    { "People", "Pobl" },
    { "%1$s imported from “%2$s”: %3$d added, %4$d updated",
      "Mewnforiwyd %1$s o “%2$s”: %3$d wedi’u hychwanegu, %4$d wedi’u diweddaru" },
    { "%1$d person booked on session “%2$s”\001%1$d people booked on session “%2$s”",
      "%1$d person\001%1$d person\001%1$d berson\001%1$d pherson\001%1$d pherson\001%1$d person" },
  };
  char *folder;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = catalogue_new (entries, G_N_ELEMENTS (entries));
  ffw_language_init (folder);

  g_test_add_func ("/message/expand", test_expand);
  g_test_add_func ("/message/sentences", test_sentences);
  g_test_add_func ("/message/plurals", test_plurals);
  g_test_add_func ("/message/rows", test_rows);
  g_test_add_func ("/message/store", test_store);
  g_test_add_func ("/message/store-any", test_store_any);
  g_test_add_func ("/message/kinds", test_kinds);
  result = g_test_run ();
  catalogue_free (folder);

  return result;
}
