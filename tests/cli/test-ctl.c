/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program makes of its command line, in both languages. */

#include "ctl-run.h"
#include "test-catalogue.h"

static const char *const commands[]
    = { "init",    "import",     "profile", "list",     "status", "export",  "validate",
        "check",   "history",    "undo",    "redo",     "book",   "cancel",  "backup",
        "restore", "duplicates", "person",  "passport", "erase",  "calendar" };

static void
assert_usage (const Answer *answer, const char *part)
{
  g_assert_cmpstr (answer->out, ==, "");
  g_assert_true (g_str_has_prefix (answer->err, "fframwaithctl: "));
  assert_contains (answer->err, part);
  assert_contains (answer->err, "--help” ");
}

static void
test_no_command (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_to (room, 2, "--json");
  assert_usage (answer, "No command was given.");
}

static void
test_unknown_words (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_to (room, 2, "exprot", "people");
  assert_usage (answer, "There is no command “exprot”. Did you mean “export”?");
  run_to (room, 2, "xxxxxxxxxx");
  assert_usage (answer, "There is no command “xxxxxxxxxx”.\n");
  run_to (room, 2, "import", "peple", "people.csv");
  assert_usage (answer, "There is no kind “peple”. Did you mean “people”?");
  run_to (room, 2, "list", "standings");
  assert_usage (answer, "There is no kind “standings”.");
  run_to (room, 2, "import", "people", "people.csv", "--dryrun");
  assert_usage (answer, "There is no option “--dryrun”. Did you mean “--dry-run”?");
  run_to (room, 2, "status", "-x");
  assert_usage (answer, "There is no option “-x”.");
}

static void
test_wrong_options (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_to (room, 2, "status", "--workspace");
  assert_usage (answer, "Option “--workspace” needs a value: “--workspace=FILE”.");
  run_to (room, 2, "export", "people", "-o");
  assert_usage (answer, "Option “--output” needs a value");
  run_to (room, 2, "status", "--json=yes");
  assert_usage (answer, "Option “--json” takes no value.");
  run_to (room, 2, "status", "--limit=3");
  assert_usage (answer, "There is no option “--limit”.");
  run_to (room, 2, "status", "--language=fr");
  assert_usage (answer, "“--language=fr”: the languages are “cy” and “en”.");
  run_to (room, 2, "status", "--today=31/02/2022");
  assert_usage (answer, "“--today=31/02/2022”: there is no such day.");
  run_to (room, 2, "status", "--today=1/2/22");
  assert_usage (answer, "“--today=1/2/22”: write the year with four digits.");
  run_to (room, 2, "status", "--today=tomorrow");
  assert_usage (answer, "“--today=tomorrow”: a date is expected, such as 2022-11-22.");
  run_to (room, 2, "history", "--limit=0");
  assert_usage (answer, "“--limit=0”: a whole number is expected, of at least 1.");
  run_to (room, 2, "history", "--limit=many");
  assert_usage (answer, "“--limit=many”: a whole number is expected");
  room_write (room, "people.csv", "organisation,staff_number\n");
  run_to (room, 2, "import", "people", "people.csv", "--sheet=1");
  assert_usage (answer, "Option “--sheet” is for spreadsheets");
  run_to (room, 2, "list", "areas", "--course=GTI");
  assert_usage (answer, "“--course” does not go with the kind “areas”.");
  run_to (room, 2, "list", "bookings", "--status=gone");
  assert_usage (answer, "“--status=gone”: one of these is expected: ");
}

static void
test_wrong_exports (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_to (room, 2, "export", "people", "--from=2022-01-01");
  assert_usage (answer, "Option “--from” is for “export evidence” only.");
  run_to (room, 2, "export", "people", "--json");
  assert_usage (answer, "Standard output cannot take the export and JSON.");
  run_to (room, 2, "export", "evidence", "--audience=press");
  assert_usage (answer, "“--audience=press”: one of these is expected: ");
  run_to (room, 2, "export", "evidence", "--minimum=2");
  assert_usage (answer, "“--minimum=2”: a whole number is expected, of at least 3.");
  run_to (room, 2, "export", "evidence", "--audience=public", "--from=2022-01-01");
  assert_usage (answer, "Evidence for the public needs its period");
  run_to (room, 2, "export", "evidence", "--from=2022-02-01", "--to=2022-01-01");
  assert_usage (answer, "“--to” is before “--from”");
}

static void
test_number_of_words (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_to (room, 2, "import", "people");
  assert_usage (answer, "Something is missing. The command is “import KIND FILE…”.");
  run_to (room, 2, "book", "S1");
  assert_usage (answer, "Something is missing. The command is “book SESSION PERSON…”.");
  run_to (room, 2, "status", "now");
  assert_usage (answer, "“now” is one too many for the command “status”.");
}

static void
test_no_workspace (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  g_subprocess_launcher_unsetenv (room->launcher, "FFRAMWAITH_WORKSPACE");
  run_to (room, 2, "status");
  assert_usage (answer, "No workspace was named.");
  run_ok (room, "init", "--empty", "-w", "other.fframwaith");
  g_assert_true (room_has (room, "other.fframwaith"));
}

static void
test_environment_of_today (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  g_subprocess_launcher_setenv (room->launcher, "FFRAMWAITH_TODAY", "soon", TRUE);
  run_to (room, 2, "status");
  assert_usage (answer, "FFRAMWAITH_TODAY in the environment is “soon”");
}

/* Latin-1, as an old terminal would send it. */
static void
test_not_utf8 (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_to (room, 2, "list", "people", "--organisation=\xe9t\xe9");
  assert_usage (answer, "is not in UTF-8");
}

static void
test_options_anywhere (Room *room, gconstpointer data)
{
  g_autoptr (Answer) before = NULL;
  g_autoptr (Answer) after = NULL;
  g_autoptr (Answer) dashes = NULL;
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "init", "--empty");
  before = room_run (room, "--json", "--workspace", "w.fframwaith", "status", NULL);
  after = room_run (room, "status", "-w", "w.fframwaith", "--json", NULL);
  dashes = room_run (room, "--json", "--", "status", NULL);
  g_assert_cmpint (before->status, ==, 0);
  g_assert_cmpstr (before->out, ==, after->out);
  g_assert_cmpstr (before->out, ==, dashes->out);
  run_to (room, 3, "validate", "--", "--json");
  assert_contains (answer->err, "--json");
}

static void
test_help (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "--help");
  g_assert_cmpstr (answer->err, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    assert_contains (answer->out, commands[i]);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("Usage: fframwaithctl [OPTION…] %s", commands[i]);

      run_ok (room, commands[i], "-h");
      g_assert_true (g_str_has_prefix (answer->out, usage));
      assert_contains (answer->out, "--workspace=FILE");
    }
  run_ok (room, "--version");
  g_assert_cmpstr (answer->out, ==, "fframwaithctl " FFW_VERSION "\n");
}

static char *
read_source (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), G_DIR_SEPARATOR_S "..",
                                            folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);

  return contents;
}

/* What @help offers, such as “--dry-run”. */
static char **
list_options (const char *help)
{
  g_autoptr (GRegex) pattern = g_regex_new ("^ .*(--[a-z-]+)", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GStrvBuilder) options = g_strv_builder_new ();
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (pattern, help, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *option = g_match_info_fetch (match, 1);

      g_strv_builder_add (options, option);
    }

  return g_strv_builder_end (options);
}

/* The completion and the reference, in both languages, know every command and option. */
static void
test_reference (Room *room, gconstpointer data)
{
  g_autofree char *completion = read_source ("data" G_DIR_SEPARATOR_S "bash-completion",
                                             "fframwaithctl");
  g_autofree char *man = read_source ("man", "fframwaithctl.1");
  g_autofree char *man_cy = read_source ("man" G_DIR_SEPARATOR_S "cy", "fframwaithctl.1");
  g_autoptr (GString) english = g_string_new (man);
  g_autoptr (GString) welsh = g_string_new (man_cy);
  g_autoptr (Answer) answer = NULL;

  g_string_replace (english, "\\-", "-", 0);
  g_string_replace (welsh, "\\-", "-", 0);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) options = NULL;

      assert_contains (completion, commands[i]);
      assert_contains (english->str, commands[i]);
      assert_contains (welsh->str, commands[i]);
      run_ok (room, commands[i], "--help");
      options = list_options (answer->out);
      g_assert_cmpuint (g_strv_length (options), >=, 6);
      for (guint j = 0; options[j]; j++)
        {
          assert_contains (completion, options[j]);
          assert_contains (english->str, options[j]);
          assert_contains (welsh->str, options[j]);
        }
    }
}

/* The sentences of the day are for the catalogue; that Welsh is asked for and
 * spoken, and in which cases, is for the program. */
static void
test_language (Room *room, gconstpointer data)
{
  CatalogueEntry entries[] = { { "No command was given.", "Ni roddwyd gorchymyn." } };
  char *catalogue = catalogue_new (entries, G_N_ELEMENTS (entries));
  g_autoptr (Answer) answer = NULL;

  g_subprocess_launcher_setenv (room->launcher, "FFRAMWAITH_LOCALE_DIR", catalogue, TRUE);
  run_to (room, 2, "--language=cy");
  assert_contains (answer->err, "fframwaithctl: Ni roddwyd gorchymyn.");
  run_to (room, 2, "--language", "cy", "--json");
  assert_contains (answer->err, "Ni roddwyd gorchymyn.");
  g_subprocess_launcher_setenv (room->launcher, "LANGUAGE", "cy", TRUE);
  run_to (room, 2, "--json");
  assert_contains (answer->err, "Ni roddwyd gorchymyn.");
  run_to (room, 2, "--language=en");
  assert_contains (answer->err, "No command was given.");
  g_subprocess_launcher_setenv (room->launcher, "LC_ALL", "C", TRUE);
  run_to (room, 2, "--language=cy");
  assert_contains (answer->err, "Ni roddwyd gorchymyn.");
  catalogue_free (catalogue);
}

/* Of a closed stream nobody must make a workspace. */
static void
test_closed_streams (Room *room, gconstpointer data)
{
  g_autofree char *workspace = room_path (room, "w.fframwaith");
  g_autoptr (Answer) answer = NULL;
  g_autofree char *quoted = g_shell_quote (g_getenv ("FFRAMWAITHCTL"));
  g_autofree char *closed = g_strdup_printf ("%s list areas >&- 2>&-; test $? = 3", quoted);
  g_autofree char *full = g_strdup_printf ("%s status >/dev/full; test $? = 3", quoted);
  g_autofree char *gone = g_strdup_printf ("%s list courses | true", quoted);
  const char *const lines[] = { closed, full, gone };

  run_ok (room, "init");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) shell = g_subprocess_launcher_spawn (room->launcher, &error, "sh",
                                                                   "-c", lines[i], NULL);
      g_autoptr (Answer) said = NULL;

      g_assert_no_error (error);
      said = answer_wait (shell);
      g_assert_cmpint (said->status, ==, 0);
      g_assert_cmpstr (said->out, ==, "");
      if (lines[i] == full)
        assert_contains (said->err, "Standard output could not be written");
      else
        g_assert_cmpstr (said->err, ==, "");
    }
  run_ok (room, "check");
}

static void
add (const char *path, void (*test) (Room *room, gconstpointer data))
{
  g_test_add (path, Room, NULL, room_set_up, test, room_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/ctl/no-command", test_no_command);
  add ("/ctl/unknown-words", test_unknown_words);
  add ("/ctl/wrong-options", test_wrong_options);
  add ("/ctl/wrong-exports", test_wrong_exports);
  add ("/ctl/number-of-words", test_number_of_words);
  add ("/ctl/no-workspace", test_no_workspace);
  add ("/ctl/environment-of-today", test_environment_of_today);
  add ("/ctl/not-utf8", test_not_utf8);
  add ("/ctl/options-anywhere", test_options_anywhere);
  add ("/ctl/help", test_help);
  add ("/ctl/reference", test_reference);
  add ("/ctl/language", test_language);
  add ("/ctl/closed-streams", test_closed_streams);

  return g_test_run ();
}
