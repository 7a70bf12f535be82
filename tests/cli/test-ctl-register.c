/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of a session on the command line: what closing it makes is what an import of the
 * same facts gives, and opening it again takes back just that. */

#include "ctl-run.h"

#include <string.h>

/* SHARE is complete with 80 % of the time; GTI with all of its dates. */
#define COURSES "code,title_en,title_cy,hours,completion\nSHARE,Share,Rhannu,3,share:80\n"
#define PEOPLE                                                                                     \
  "organisation,staff_number,given_name,family_name,role,started_on,training_language\n"           \
  "GWP,1,Siân,Pugh,CUST,2020-01-06,cy\nGWP,2,Rhys,Llwyd,CUST,2021-03-01,either\n"                 \
  "GWP,3,Megan,Ddu,CUST,2019-09-02,en\nSTY,1,Efa,Rees,PRIS,2019-09-02,cy\n"                        \
  "STY,2,Owain,Bowen,PRIS,2019-09-02,\n"
#define SESSIONS(status)                                                                           \
  "session,course,starts_at,ends_at,language,capacity,status\n"                                    \
  "G1,GTI,2022-11-01T09:30,2022-11-01T16:00,bilingual,4," status "\n"                              \
  "G1,GTI,2022-11-02T09:30,2022-11-02T16:00,bilingual,4," status "\n"                              \
  "H1,SHARE,2022-11-03T10:00,2022-11-03T11:40,cy,," status "\n"
#define BOOKED                                                                                     \
  "session,organisation,staff_number,status\n"                                                     \
  "G1,GWP,1,booked\nG1,GWP,2,booked\nG1,GWP,3,booked\nG1,STY,1,booked\nG1,STY,2,waiting\n"         \
  "H1,GWP,1,booked\nH1,GWP,2,booked\n"
#define ATTENDANCE                                                                                 \
  "session,date,organisation,staff_number,attended,minutes\n"                                      \
  "G1,2022-11-01,GWP,1,yes,\nG1,2022-11-02,GWP,1,yes,\n"                                           \
  "G1,2022-11-01,GWP,2,yes,\nG1,2022-11-02,GWP,2,yes,\n"                                           \
  "G1,2022-11-01,GWP,3,yes,\nG1,2022-11-02,GWP,3,no,\nG1,2022-11-01,STY,1,no,\n"                   \
  "H1,2022-11-03,GWP,1,yes,80\nH1,2022-11-03,GWP,2,yes,79\n"

/* The same facts, as another program knows them. */
#define CAME                                                                                       \
  "session,organisation,staff_number,status\n"                                                     \
  "G1,GWP,1,attended\nG1,GWP,2,attended\nG1,GWP,3,partly_attended\nG1,STY,1,no_show\n"             \
  "G1,STY,2,waiting\nH1,GWP,1,attended\nH1,GWP,2,partly_attended\n"
#define RECORDS                                                                                    \
  "organisation,staff_number,course,completed_on,outcome,language,hours,session,certificate\n"     \
  "GWP,1,GTI,2022-11-02,completed,cy,12,G1,G1-002\n"                                               \
  "GWP,2,GTI,2022-11-02,completed,en,12,G1,G1-001\n"                                               \
  "GWP,1,SHARE,2022-11-03,completed,cy,3,H1,H1-001\n"

static void
make_workspace (Room *room, const char *name, const char *sessions, const char *bookings)
{
  g_autoptr (Answer) answer = NULL;

  room_write (room, "courses.csv", COURSES);
  room_write (room, "people.csv", PEOPLE);
  room_write (room, "sessions.csv", sessions);
  room_write (room, "bookings.csv", bookings);
  room_write (room, "attendance.csv", ATTENDANCE);
  run_ok (room, "init", "-w", name);
  run_ok (room, "import", "-w", name, "courses", "courses.csv");
  run_ok (room, "import", "-w", name, "people", "people.csv");
  run_ok (room, "import", "-w", name, "sessions", "sessions.csv");
  run_ok (room, "import", "-w", name, "bookings", "bookings.csv");
  run_ok (room, "import", "-w", name, "attendance", "attendance.csv");
}

static void
assert_same (Room *room, const char *kind)
{
  g_autofree char *closed = NULL;
  g_autoptr (Answer) answer = NULL;

  run_ok (room, "list", "-w", "closed.fframwaith", kind);
  closed = g_strdup (answer->out);
  run_ok (room, "list", "-w", "imported.fframwaith", kind);
  g_assert_cmpstr (closed, ==, answer->out);
}

static void
test_close (Room *room, gconstpointer data)
{
  static const char *const kinds[] = { "records", "bookings", "sessions", "attendance",
                                       "standing" };
  g_autoptr (Answer) answer = NULL;

  make_workspace (room, "closed.fframwaith", SESSIONS ("open"), BOOKED);
  run_ok (room, "register", "-w", "closed.fframwaith", "G1", "--close", "--json");
  assert_contains (answer->out, "\"records\":2");
  run_ok (room, "register", "-w", "closed.fframwaith", "H1", "--close");
  assert_contains (answer->out, "GWP/2 Rhys Llwyd: partly attended");
  make_workspace (room, "imported.fframwaith", SESSIONS ("held"), CAME);
  room_write (room, "records.csv", RECORDS);
  run_ok (room, "import", "-w", "imported.fframwaith", "records", "records.csv");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    assert_same (room, kinds[i]);
  run_ok (room, "check", "-w", "closed.fframwaith");

  run_to (room, 1, "register", "-w", "closed.fframwaith", "G1", "--close");
  assert_contains (answer->err, "is closed");
  run_to (room, 1, "register", "-w", "closed.fframwaith", "G9");
  run_to (room, 2, "register", "-w", "closed.fframwaith", "G1", "--close", "--reopen");

  run_ok (room, "register", "-w", "closed.fframwaith", "G1", "--reopen");
  run_ok (room, "list", "-w", "closed.fframwaith", "records");
  g_assert_null (strstr (answer->out, "GTI"));
  assert_contains (answer->out, "H1-001");
  run_ok (room, "list", "-w", "closed.fframwaith", "bookings");
  assert_contains (answer->out, "G1,GWP,3,booked");
  run_ok (room, "undo", "-w", "closed.fframwaith");
  assert_same (room, "records");
}

static void
test_attendance (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;

  make_workspace (room, "closed.fframwaith", SESSIONS ("open"), BOOKED);
  room_write (room, "more.csv",
              "organisation,staff_number,given_name,family_name,role,started_on,email\n"
              "GWP,3,Megan,Ddu,CUST,2019-09-02,megan@example.org\n");
  run_ok (room, "import", "-w", "closed.fframwaith", "people", "more.csv");
  room_write (room, "meeting.csv",
              "Name,Duration,Email\nM. D.,6h 5m,Megan@example.org\nRhys Llwyd,10m,\nNobody,1m,\n");
  run_to (room, 1, "register", "-w", "closed.fframwaith", "G1", "--attendance=meeting.csv");
  assert_contains (answer->err, "--on=DATE");
  run_ok (room, "register", "-w", "closed.fframwaith", "G1", "--attendance=meeting.csv",
          "--on=2022-11-02");
  assert_contains (answer->err, "Rhys Llwyd is in the register by name only");
  assert_contains (answer->err, "Nobody is not in the register");
  assert_contains (answer->out, "GWP/3 Megan Ddu: attended, completed");
  run_ok (room, "list", "-w", "closed.fframwaith", "attendance");
  assert_contains (answer->out, "G1,2022-11-02,GWP,3,yes,365");
  run_to (room, 3, "register", "-w", "closed.fframwaith", "G1", "--attendance=none.csv");
  run_to (room, 1, "register", "-w", "closed.fframwaith", "H1", "--attendance=people.csv");
}

static char *
get_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      "pdftotext", "-layout", path, "-", NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* A certificate a page, in both languages; the sheet of the first day, and on a new page the other.
 */
static void
assert_printed (Room *room)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *sheet_path = room_path (room, "s.pdf");
  g_autofree char *certificates_path = room_path (room, "c.pdf");
  g_autofree char *sheet = NULL;
  g_autofree char *certificates = NULL;
  g_auto (GStrv) pages = NULL;
  g_auto (GStrv) days = NULL;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  certificates = get_text (certificates_path);
  pages = g_strsplit (certificates, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), ==, 3); /* the text ends with one */
  assert_contains (pages[0], "Rhys Llwyd");
  assert_contains (pages[0], "G1-001");
  assert_contains (pages[1], "Siân Pugh");
  assert_contains (pages[1], "2 November 2022");
  assert_contains (pages[1], "2 Tachwedd 2022");
  g_assert_null (strstr (certificates, "Megan"));

  sheet = get_text (sheet_path);
  days = g_strsplit (sheet, "\f", -1);
  g_assert_cmpuint (g_strv_length (days), ==, 3);
  assert_contains (days[0], "1 November 2022");
  assert_contains (days[1], "2 November 2022");
  assert_contains (days[1], "Megan Ddu");
}

static void
test_print (Room *room, gconstpointer data)
{
  g_autoptr (Answer) answer = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *certificates = NULL;

  make_workspace (room, "closed.fframwaith", SESSIONS ("open"), BOOKED);
  run_to (room, 1, "register", "-w", "closed.fframwaith", "G1", "--certificates=c.pdf");
  assert_contains (answer->err, "Close its register first");
  g_assert_false (room_has (room, "c.pdf"));
  run_ok (room, "register", "-w", "closed.fframwaith", "G1", "--close", "--certificates=c.pdf",
          "--sheet=s.pdf");
  sheet = room_read (room, "s.pdf");
  certificates = room_read (room, "c.pdf");
  g_assert_true (g_str_has_prefix (sheet, "%PDF"));
  g_assert_true (g_str_has_prefix (certificates, "%PDF"));
  assert_printed (room);
  run_to (room, 3, "register", "-w", "closed.fframwaith", "G1", "--sheet=none/s.pdf");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ctl-register/close", Room, NULL, room_set_up, test_close, room_tear_down);
  g_test_add ("/ctl-register/attendance", Room, NULL, room_set_up, test_attendance, room_tear_down);
  g_test_add ("/ctl-register/print", Room, NULL, room_set_up, test_print, room_tear_down);

  return g_test_run ();
}
