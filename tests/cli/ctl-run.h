/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/**
 * Room:
 *
 * A folder of a test's own, in which the program is run: on the workspace
 * w.fframwaith, on 22 November 2022, in English.
 */
typedef struct
{
  char *folder;
  GSubprocessLauncher *launcher;
} Room;

/** What a run of the program came to. */
typedef struct
{
  int status;
  char *out;
  char *err;
} Answer;

void room_set_up (Room *room, gconstpointer data);
void room_tear_down (Room *room, gconstpointer data);
char *room_path (Room *room, const char *name);
void room_write (Room *room, const char *name, const char *contents);
char *room_read (Room *room, const char *name);
gboolean room_has (Room *room, const char *name);
GSubprocess *room_start (Room *room, const char *first, ...) G_GNUC_NULL_TERMINATED;
Answer *room_run (Room *room, const char *first, ...) G_GNUC_NULL_TERMINATED;
Answer *answer_wait (GSubprocess *process);
void text_must_contain (const char *text, const char *part, int line);
void answer_complain (const Answer *answer, int expected) G_GNUC_NORETURN;
void answer_free (Answer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

#define assert_contains(text, part) text_must_contain (text, part, __LINE__)

/* Runs the program and asserts how it ended; what it said is in `answer` afterwards. */
#define run_ok(room, ...) run_to (room, 0, __VA_ARGS__)
#define run_to(room, expected, ...)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_clear_pointer (&answer, answer_free);                                                        \
    answer = room_run (room, __VA_ARGS__, NULL);                                                   \
    if (answer->status != (expected))                                                              \
      answer_complain (answer, expected);                                                          \
  }                                                                                                \
  G_STMT_END
