/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl-run.h"

#include <glib/gstdio.h>

/* Bytes of a text that a failed test shows. */
#define LONGEST_SAID 400

void
room_set_up (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  room->folder = g_dir_make_tmp ("fframwaithctl-XXXXXX", &error);
  g_assert_no_error (error);
  room->launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                              | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_cwd (room->launcher, room->folder);
  g_subprocess_launcher_setenv (room->launcher, "FFRAMWAITH_WORKSPACE", "w.fframwaith", TRUE);
  g_subprocess_launcher_setenv (room->launcher, "FFRAMWAITH_TODAY", "2022-11-22", TRUE);
  g_subprocess_launcher_setenv (room->launcher, "LANGUAGE", "en", TRUE);
  g_subprocess_launcher_setenv (room->launcher, "TZ", "Europe/London", TRUE);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        remove_folder (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

void
room_tear_down (Room *room, gconstpointer data)
{
  g_chmod (room->folder, 0700);
  remove_folder (room->folder);
  g_clear_object (&room->launcher);
  g_clear_pointer (&room->folder, g_free);
}

char *
room_path (Room *room, const char *name)
{
  return g_build_filename (room->folder, name, NULL);
}

void
room_write (Room *room, const char *name, const char *contents)
{
  g_autofree char *path = room_path (room, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

char *
room_read (Room *room, const char *name)
{
  g_autofree char *path = room_path (room, name);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);

  return contents;
}

gboolean
room_has (Room *room, const char *name)
{
  g_autofree char *path = room_path (room, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static GSubprocess *
start (Room *room, const char *first, va_list more)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (arguments, (gpointer)g_getenv ("FFRAMWAITHCTL"));
  for (const char *word = first; word; word = va_arg (more, const char *))
    g_ptr_array_add (arguments, (gpointer)word);
  g_ptr_array_add (arguments, NULL);
  process = g_subprocess_launcher_spawnv (room->launcher, (const char *const *)arguments->pdata,
                                          &error);
  g_assert_no_error (error);

  return process;
}

GSubprocess *
room_start (Room *room, const char *first, ...)
{
  GSubprocess *process;
  va_list more;

  va_start (more, first);
  process = start (room, first, more);
  va_end (more);

  return process;
}

/* Waits for a run to end. One that crashed, or ran for ever, fails the test. */
Answer *
answer_wait (GSubprocess *process)
{
  Answer *answer = g_new0 (Answer, 1);
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &answer->out, &answer->err, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_exited (process))
    g_error ("ended by signal %d: %s", g_subprocess_get_term_sig (process), answer->err);
  answer->status = g_subprocess_get_exit_status (process);

  return answer;
}

Answer *
room_run (Room *room, const char *first, ...)
{
  g_autoptr (GSubprocess) process = NULL;
  va_list more;

  va_start (more, first);
  process = start (room, first, more);
  va_end (more);

  return answer_wait (process);
}

/* @line: of the test, where it is asked for */
void
text_must_contain (const char *text, const char *part, int line)
{
  g_autofree char *said = g_strndup (text, LONGEST_SAID);

  if (strstr (text, part) == NULL)
    g_error ("line %d: there is no “%s” in “%s”", line, part, g_strdelimit (said, "\n", ' '));
}

/* Says in one line, as TAP wants it, how a run ended otherwise than it should. */
void
answer_complain (const Answer *answer, int expected)
{
  g_autofree char *said = g_strconcat (answer->out, answer->err, NULL);

  g_error ("status %d, not %d: %s", answer->status, expected, g_strdelimit (said, "\n", ' '));
}

void
answer_free (Answer *answer)
{
  g_free (answer->out);
  g_free (answer->err);
  g_free (answer);
}
