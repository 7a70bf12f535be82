/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person is erased: nothing of them is left in the bytes of the file, and the figures stay. */

#include "ffw-erase.h"
#include "ffw-erasure-tables.h"
#include "ffw-erasure.h"
#include "ffw-history.h"
#include "ffw-merge.h"
#include "ffw-notes.h"
#include "ffw-people-list.h"
#include "ffw-people-search.h"
#include "ffw-person-file.h"
#include "ffw-records-list.h"
#include "ffw-store-test.h"
#include "ffw-tables.h"

#include <string.h>

#define TODAY ffw_date_new (2022, 11, 22)

/* What is in files: hers alone, hers once, of both, once Owain’s, and nobody’s yet. */
#define SHA_HERS        "360d1a2335e22cb36b833e307d3d9337b00dfd97bc01c0e09e62edafac13118b"
#define SHA_HERS_ONCE   "5ac85a23fc564ff6557931a37cd51c0b88247a9eea92999ecc05c4fb9596afb9"
#define SHA_BOTH        "b2140f95e8b84047221361317c82dfc6d58c1ad1d06e349c4b68c462e9139c3d"
#define SHA_OWAINS_ONCE "363f2dd517b8f606625990c5affa163b0066dbdc688c2ab580ab628bbebd0745"
#define SHA_NOBODYS     "9513524d3cae0856e8b39ad92df9868ec5261b209d63f336d13211282e3ed4c5"

/* What is there before anybody comes. */
static const char *const base[] = {
  "INSERT INTO organisation (id, uuid, code, name_en) VALUES (1, 'o1', 'GWP', 'Gwent Police')",
  "INSERT INTO role (id, uuid, code, title_en) VALUES (6, 'r1', 'PRIS', 'Prison officer')",
  "INSERT INTO area (id, uuid, code, title_en) VALUES (8, 'a1', 'TIP', 'Trauma')",
  "INSERT INTO course (id, uuid, code, title_en, completion) VALUES"
  " (9, 'c1', 'POWER', 'Power', 'all')",
  "INSERT INTO session (id, uuid, code, course, status, first_on, last_on) VALUES"
  " (50, 'e1', 'S-1', 9, 2, '2022-02-01', '2022-02-01')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at) VALUES"
  " (55, 'd1', 50, '2022-02-01T09:30', '2022-02-01T16:00')",
  "INSERT INTO campaign (id, uuid, code) VALUES (70, 'g1', 'N22')",
  NULL,
};

/* A file of people, in one change: Gwenllian, who is erased, and Owain, whom she manages. */
static const char *const people[] = {
  "INSERT INTO person (id, uuid, given_name, family_name, training_language) VALUES"
  " (20, 'uuid-gwenllian', 'Gwenllian', 'Prothero', 0), (21, 'uuid-owain', 'Owain', 'Rees', 1)",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, email, manager, started_on)"
  " VALUES (30, 'uuid-post', 20, 1, 'XK-7741', 'gwenllian@heddlu.example', NULL, '2015-01-01'),"
  " (31, 'q2', 21, 1, '0102', 'owain@heddlu.example', 20, '2021-01-01')",
  "INSERT INTO post_role (post, role) VALUES (30, 6), (31, 6)",
  NULL,
};

/* What became of her. */
static const char *const training[] = {
  "INSERT INTO record (id, uuid, person, post, course, completed_on, outcome, certificate,"
  " expires_on, extension_reason) VALUES (40, 'uuid-record', 20, 30, 9, '2022-02-01', 0,"
  " 'CERT-90210', '2023-02-01', 'Off sick with her back'),"
  " (41, 'l2', 21, 31, 9, '2022-02-01', 0, NULL, NULL, NULL)",
  "INSERT INTO booking (id, uuid, session, person, post, status, reason) VALUES"
  " (60, 'uuid-booking', 50, 20, 30, 2, 'Her cousin asked for it'), (61, 'b2', 50, 21, 31, 2, "
  "NULL)",
  "INSERT INTO booking_status (id, booking, status, at) VALUES"
  " (65, 60, 2, '2022-02-01T17:00:00Z'), (66, 61, 2, '2022-02-01T17:00:00Z')",
  "INSERT INTO session_trainer (session_date, person, post, override_reason) VALUES"
  " (55, 20, 30, 'Nobody else would do it')",
  "INSERT INTO waiver (id, uuid, person, area, from_on, until_on, reason) VALUES"
  " (67, 'w1', 20, 8, '2022-01-01', '2022-12-31', 'Expecting twins')",
  "INSERT INTO absence (id, uuid, person, from_on, kind) VALUES"
  " (68, 'x1', 20, '2022-03-01', 'parental-twins')",
  "INSERT INTO rating (id, uuid, campaign, person, area, rater, rating) VALUES"
  " (71, 't1', 70, 20, 8, 1, 3)",
  "INSERT INTO content (sha256, size) VALUES ('" SHA_HERS "', 12), ('" SHA_HERS_ONCE "', 15),"
  " ('" SHA_BOTH "', 12), ('" SHA_OWAINS_ONCE "', 16), ('" SHA_NOBODYS "', 14)",
  "INSERT INTO content_part (sha256, part, bytes) VALUES"
  " ('" SHA_HERS "', 0, CAST('scan-of-hers' AS BLOB)),"
  " ('" SHA_HERS_ONCE "', 0, CAST('removed-of-hers' AS BLOB)),"
  " ('" SHA_BOTH "', 0, CAST('scan-of-both' AS BLOB)),"
  " ('" SHA_OWAINS_ONCE "', 0, CAST('removed-of-owain' AS BLOB)),"
  " ('" SHA_NOBODYS "', 0, CAST('scan-of-nobody' AS BLOB))",
  "INSERT INTO session_message (id, uuid, session, person, at, facts)"
  " SELECT 97, '0190b1a2-0000-7000-8000-000000000097', min (id), 20, '2022-11-01T10:00:00Z', 'b'"
  "   FROM session",
  "INSERT INTO manager_message (id, uuid, manager, at, who, gaps)"
  " VALUES (98, '0190b1a2-0000-7000-8000-000000000098', 20, '2022-11-01T10:00:00Z', 'Mair', '')",
  "INSERT INTO trainer (id, uuid, person, language, notes)"
  " VALUES (99, '0190b1a2-0000-7000-8000-000000000099', 20, 2, 'Mornings only')",
  "INSERT INTO transfer (id, uuid, kind, revision, digest, sender, receiver, course, at)"
  " VALUES (100, 'x9', 0, 1, '', 'NPS', 'GWP', 9, '2022-11-01T10:00:00Z')",
  "INSERT INTO transfer_person (id, uuid, transfer, item, state, person, staff_number, family_name)"
  " VALUES (101, '0190b1a2-0000-7000-8000-000000000101', 100, 'i', 1, 20, 'XK-7741', 'Prothero')",
  "INSERT INTO register_line (session, person, chosen, number, before, record)"
  " VALUES (50, 20, 1, 7, 0, 40)",
  "INSERT INTO attachment (id, uuid, person, record, name, media_type, size, sha256, at, who)"
  " VALUES (90, 'f1', 20, 40, 'gwenllian.pdf', 'text/plain', 12, '" SHA_HERS "', '2022', 'x'),"
  " (91, 'f2', 20, NULL, 'hers-once.pdf', 'text/plain', 15, '" SHA_HERS_ONCE "', '2022', 'x'),"
  " (92, 'f3', 20, 40, 'list.pdf', 'text/plain', 12, '" SHA_BOTH "', '2022', 'x'),"
  " (93, 'f4', 21, 41, 'list.pdf', 'text/plain', 12, '" SHA_BOTH "', '2022', 'x'),"
  " (94, 'f5', 21, NULL, 'note.pdf', 'text/plain', 16, '" SHA_OWAINS_ONCE "', '2022', 'x')",
  NULL,
};

static const char *const file_removed[] = {
  "DELETE FROM attachment WHERE id = 91",
  NULL,
};

static const char *const owains_removed[] = {
  "DELETE FROM attachment WHERE id = 94",
  NULL,
};

/* She married, and moved to another number. */
static const char *const married[] = {
  "UPDATE person SET family_name = 'Haverfordwest' WHERE id = 20",
  "UPDATE post SET staff_number = 'XK-7742' WHERE id = 30",
  NULL,
};

/* An earlier file had her under another id; it was taken back. */
static const char *const first_try[] = {
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES"
  " (80, 'uuid-first', 'Gwenllian', 'PROTHERO')",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, email, started_on) VALUES"
  " (81, 'uuid-first-post', 80, 1, 'XK-0009', 'first.try@heddlu.example', '2015-01-01')",
  NULL,
};

/* She was there twice, under the name that her friends call her. */
static const char *const twin[] = {
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES"
  " (85, 'uuid-twin', 'Llio', 'Brynmawr')",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, started_on) VALUES"
  " (86, 'uuid-twin-post', 85, 1, 'XK-5555', '2014-01-01')",
  NULL,
};

static const char *const joined[] = {
  "UPDATE post SET person = 20 WHERE person = 85",
  "DELETE FROM person WHERE id = 85",
  "INSERT INTO person_alias (uuid, was, person) VALUES ('uuid-twin', 85, 20)",
  NULL,
};

static const char *const not_the_same[] = {
  "INSERT INTO distinct_people (person, other) VALUES (20, 21)",
  NULL,
};

/* What must be nowhere afterwards. */
static const char *const hers[] = {
  "Gwenllian",     "GWENLLIAN",      "gwenllian", "Prothero",      "PROTHERO",      "Haverfordwest",
  "XK-7741",       "XK-7742",        "XK-0009",   "XK-5555",       "an@heddlu.exa", "first.try",
  "CERT-90210",    "her back",       "cousin",    "Nobody el",     "twins",         "Brynmawr",
  "uuid-gwenllia", "uuid-post",      "uuid-reco", "uuid-book",     "uuid-first",    "uuid-twin",
  "Tŷ coch, dau",  "chased her for", "prothero",  "gwenllian.pdf", "hers-once",     "scan-of-hers",
  "removed-of-h",  "scan-of-nobody", NULL,
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
} Fixture;

typedef struct
{
  const char *const *rows;
  const char *file;
} Writing;

static gboolean
write_rows (FfwChange *change, gpointer data, GError **error)
{
  Writing *writing = data;
  g_autoptr (FfwMessage) message = ffw_message_new ("import", "kind:people", writing->file, "2",
                                                    "0", NULL);
  gboolean good = TRUE;

  ffw_change_set_message (change, message);
  /* The ids of the rows are those above: none that comes after may be among them. */
  while (ffw_change_new_id (change) < 100)
    ;
  for (guint i = 0; writing->rows[i] && good; i++)
    good = ffw_connection_run (ffw_change_get_connection (change), writing->rows[i], error, "");

  return good;
}

static void
make (Fixture *fixture, const char *const *rows, const char *file)
{
  Writing writing = { rows, file };
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, write_rows, &writing, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
write_note (FfwChange *change, gpointer data, GError **error)
{
  return ffw_note_add (change, 20, "Tŷ coch, dau o blant; we chased her for the form.", error);
}

static gboolean
delete_note (FfwChange *change, gpointer data, GError **error)
{
  gint64 note = 0;

  return ffw_connection_get_int (ffw_change_get_connection (change), "SELECT min (id) FROM note",
                                 &note, error, "")
         && ffw_note_delete (change, note, error);
}

static void
change (Fixture *fixture, FfwChangeFunc func)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, func, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = ffw_store_test_make_folder ();
  fixture->workspace = ffw_store_test_create (fixture->folder);
  make (fixture, base, "base.csv");
  make (fixture, first_try, "staff.csv");
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  make (fixture, people, "staff.csv");
  make (fixture, twin, "staff of Prothero.csv");
  make (fixture, training, "gwenllian-prothero.xlsx");
  make (fixture, file_removed, "staff.csv");
  make (fixture, owains_removed, "owains-file.csv");
  change (fixture, write_note);
  change (fixture, write_note);
  change (fixture, delete_note);
  make (fixture, married, "staff.csv");
  make (fixture, joined, "staff.csv");
  make (fixture, not_the_same, "staff.csv");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ffw_store_test_close (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
}

/* In which of the workspace's files @bytes are, if in any. */
static char *
find_bytes (const char *folder, const char *bytes)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize size = 0;

      if (g_file_get_contents (path, &contents, &size, NULL)
          && memmem (contents, size, bytes, strlen (bytes)))
        return g_strdup (name);
    }

  return NULL;
}

static void
assert_nowhere (const char *folder)
{
  for (guint i = 0; hers[i]; i++)
    {
      g_autofree char *where = NULL;

      where = find_bytes (folder, hers[i]);
      if (where)
        g_test_message ("“%s” is in %s", hers[i], where);
      g_assert_null (where);
    }
}

static gboolean
erase (FfwChange *change, gpointer data, GError **error)
{
  return ffw_person_erase (change, GPOINTER_TO_INT (data), error);
}

static void
erase_her (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_erase (fixture->workspace, erase, GINT_TO_POINTER (20), NULL, &error);
  g_assert_no_error (error);
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  return ffw_store_test_get_int (fixture->workspace, sql);
}

static void
test_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = find_bytes (fixture->folder, "Haverfordwest");
  g_autofree char *note = find_bytes (fixture->folder, "Tŷ coch, dau");
  g_autofree char *other = NULL;

  /* Otherwise the search says nothing. */
  g_assert_nonnull (before);
  g_assert_nonnull (note);

  erase_her (fixture);
  assert_nowhere (fixture->folder);
  other = find_bytes (fixture->folder, "owain@heddlu.example");
  g_assert_nonnull (other);
  ffw_store_test_close (fixture->workspace);
  assert_nowhere (fixture->folder);
  fixture->workspace = ffw_store_test_open (fixture->folder, "test.fframwaith",
                                            FFW_WORKSPACE_DEFAULT);
}

/* What is in her files goes, also of those that were removed; not what others have, or may want
 * back. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = find_bytes (fixture->folder, "scan-of-hers");
  g_autoptr (GError) error = NULL;
  gint64 removal = ask (fixture, "SELECT id FROM change WHERE arguments LIKE '%owains-file%'");

  g_assert_nonnull (before);
  erase_her (fixture);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM attachment"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM content WHERE sha256 IN ('" SHA_BOTH
                                 "', '" SHA_OWAINS_ONCE "')"),
                   ==, 2);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM content"), ==, 2);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM content_part"), ==, 2);
  ffw_workspace_undo (fixture->workspace, removal, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM attachment WHERE person = 21"), ==, 2);
}

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  erase_her (fixture);

  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM person"), ==, 2);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post WHERE person = 20"), ==, 2);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM post_role WHERE post = 30"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT manager FROM post WHERE id = 31"), ==, 20);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM record WHERE person = 20 AND course = 9"
                                 " AND completed_on = '2022-02-01' AND outcome = 0"
                                 " AND expires_on = '2023-02-01'"),
                   ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM booking_status WHERE booking = 60"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM waiver WHERE person = 20 AND reason = ''"),
                   ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM absence WHERE person = 20"
                                 " AND from_on = '2022-03-01' AND kind IS NULL"),
                   ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT rating FROM rating WHERE person = 20"), ==, 3);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM booking WHERE person = 20 AND reason = ''"),
                   ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM note"), ==, 0);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM distinct_people"), ==, 0);
  /* What is another's is as it was. */
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM person WHERE uuid = 'uuid-owain'"
                                 " AND given_name = 'Owain' AND training_language = 1"),
                   ==, 1);
}

static gpointer
read_last (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) entries = ffw_history_read (connection, 20, 1, error);
  const FfwHistoryEntry *entry = entries->pdata[0];
  g_autofree char *text = ffw_message_to_string (entry->message, FFW_LANGUAGE_EN);
  gint64 n = 0;

  g_assert_cmpstr (text, ==, "A person’s data erased, in 11 earlier changes too");
  g_assert_true (ffw_erase_count (connection, &n, error));
  g_assert_cmpint (n, ==, 11);

  return NULL;
}

/* Whether a change can be undone or redone no more. */
static gpointer
read_final (FfwConnection *connection, gpointer data, GError **error)
{
  static const struct
  {
    gint64 change;
    gboolean final;
  } cases[] = { { 1, FALSE }, { 4, TRUE }, { 5, TRUE }, { 14, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FfwHistoryEntry) entry = ffw_history_read_one (connection, cases[i].change, error);

      g_assert_cmpint (entry->final, ==, cases[i].final);
    }

  return NULL;
}

/* The chain holds, and says what it is; nothing of it can be taken back. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  erase_her (fixture);
  ffw_store_test_assert_sound (fixture->workspace);
  ffw_workspace_read (fixture->workspace, read_last, NULL, NULL, &error);
  g_assert_no_error (error);
  ffw_workspace_read (fixture->workspace, read_final, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_IN_THE_WAY);
  g_assert_nonnull (strstr (error->message, "nothing of them is left"));
  g_clear_error (&error);
  g_assert_false (ffw_workspace_undo (fixture->workspace, 4, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_IN_THE_WAY);
  g_assert_nonnull (strstr (error->message, "have been erased since"));
  g_clear_error (&error);
  g_assert_false (ffw_workspace_redo (fixture->workspace, NULL, NULL, &error));
  g_clear_error (&error);

  /* What comes after can be taken back, as ever. */
  make (fixture, (const char *const[]){ "DELETE FROM rating", NULL }, "n.csv");
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  ffw_store_test_assert_sound (fixture->workspace);
}

/* Two people of one name: the other is there, and stays. */
static void
test_namesake (Fixture *fixture, gconstpointer data)
{
  static const char *const namesake[] = {
    "INSERT INTO person (id, uuid, given_name, family_name) VALUES"
    " (90, 'uuid-namesake', 'Gwenllian', 'Prothero')",
    NULL,
  };

  make (fixture, namesake, "more.csv");
  erase_her (fixture);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM person WHERE id = 90"
                                 " AND family_name = 'Prothero' AND uuid = 'uuid-namesake'"),
                   ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM change c JOIN change_part p"
                                 " ON p.change = c.id WHERE c.id = 15 AND c.salt IS NOT NULL"),
                   ==, 1);
}

/* Two were joined, and parted again: what is the other's stays theirs. */
static void
test_parted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const char *const join[] = {
    "UPDATE record SET person = 20 WHERE person = 21",
    NULL,
  };

  make (fixture, join, "join");
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  erase_her (fixture);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM record WHERE uuid = 'l2' AND person = 21"),
                   ==, 1);
  ffw_store_test_assert_sound (fixture->workspace);
}

static gboolean
merge (FfwChange *change, gpointer data, GError **error)
{
  /* Owain goes by her name, and has no number of his own that could stand against hers. */
  const FfwMergeWish wish = { 21, 20, "Gwenllian", "Haverfordwest", FFW_NULL };

  return ffw_merge (change, &wish, TODAY, FFW_LANGUAGE_EN, error);
}

/* While the two were one, his rows said what had been hers. */
static void
test_merged_and_parted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const char *const numberless[] = {
    "UPDATE post SET staff_number = NULL, email = NULL, started_on = '2015-01-01' WHERE id = 31",
    NULL,
  };

  make (fixture, numberless, "staff.csv");
  change (fixture, merge);
  ffw_workspace_undo (fixture->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  erase_her (fixture);
  assert_nowhere (fixture->folder);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM record WHERE uuid = 'l2' AND person = 21"),
                   ==, 1);
  ffw_store_test_assert_sound (fixture->workspace);
}

static gpointer
look (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwErasureLook) seen = ffw_erasure_look (connection, 20, TODAY, error);

  g_assert_cmpstr (seen->name, ==, "Gwenllian Haverfordwest");
  g_assert_cmpuint (seen->n_posts, ==, 2);
  g_assert_cmpuint (seen->n_records, ==, 1);
  g_assert_cmpuint (seen->n_bookings, ==, 1);
  g_assert_cmpuint (seen->n_ahead, ==, 0);
  g_assert_cmpuint (seen->n_managed, ==, 1);
  g_assert_cmpuint (seen->n_notes, ==, 1);
  g_assert_cmpuint (seen->n_files, ==, 2);
  g_assert_cmpuint (seen->n_mentions, ==, 0);
  g_assert_null (ffw_erasure_look (connection, 999, TODAY, error));

  return NULL;
}

static void
test_look (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (fixture->workspace, look, NULL, NULL, &error);
  g_assert_nonnull (error);
}

/* Names lie in the first column of people, and in the second of records. */
typedef struct
{
  GString *names;
  int column;
} Names;

static void
take_name (FfwCursor *row, guint position, gpointer data)
{
  Names *self = data;

  g_string_append_printf (self->names, "%s%s", position ? "; " : "",
                          ffw_cursor_get_text (row, self->column));
}

static char *
list_names (FfwConnection *connection, const FfwListSource *source, const char *order)
{
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();
  g_autoptr (FfwListQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Names names = { said, source == &ffw_people_list ? 0 : 1 };

  ffw_list_request_set_order (request, order, FALSE);
  query = ffw_list_source_query (source, request, FFW_LANGUAGE_EN);
  ids = ffw_list_query_ids (connection, query, &error);
  g_assert_no_error (error);
  ffw_list_query_rows (connection, query, (const gint64 *)ids->data, ids->len, take_name, &names,
                       &error);
  g_assert_no_error (error);

  return g_strdup (said->str);
}

static gpointer
look_at_lists (FfwConnection *connection, gpointer data, GError **error)
{
  /* The order by name has rows of its own, the first of which are there at once. */
  static const char *const orders[] = { "", "name", "organisation" };
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *records = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *there = list_names (connection, &ffw_people_list, orders[i]);

      g_assert_cmpstr (there, ==, "Rees, Owain");
    }
  found = ffw_people_search (connection, "", NULL, FFW_DATE_NONE, 10, FFW_LANGUAGE_EN, error);
  g_assert_cmpuint (found->len, ==, 1);

  records = list_names (connection, &ffw_records_list, "person");
  g_assert_cmpstr (records, ==, "Erased person; Rees, Owain");

  return NULL;
}

/* Nobody meets who was erased among the people; what they did is listed, and has nobody's name. */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  erase_her (fixture);
  ffw_workspace_read (fixture->workspace, look_at_lists, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_known (const char *table, const char *column)
{
  guint n;
  const FfwErasureTable *tables = ffw_erasure_tables (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (tables[i].table, table)
        && (column == NULL || g_str_equal (tables[i].leads, column)))
      return TRUE;

  return FALSE;
}

/* A table that comes later, and is about people, must say what an erasure does to it. */
static gpointer
look_at_tables (FfwConnection *connection, gpointer data, GError **error)
{
  for (const char *const *table = ffw_captured_tables; *table; table++)
    {
      g_autoptr (FfwCursor) keys
          = ffw_connection_query (connection,
                                  "SELECT \"table\", \"from\" FROM pragma_foreign_key_list (?)"
                                  " WHERE \"table\" IN ('person', 'post', 'booking')",
                                  error, "s", *table);

      while (ffw_cursor_next (keys, error))
        {
          const char *to = ffw_cursor_get_text (keys, 0);
          const char *from = ffw_cursor_get_text (keys, 1);

          g_test_message ("%s.%s → %s", *table, from, to);
          g_assert_true (is_known (*table, NULL));
          if (g_str_equal (to, "person") && !g_str_equal (from, "manager"))
            g_assert_true (is_known (*table, from));
        }
    }

  return NULL;
}

/* What is whose is also told to them. */
static gpointer
look_at_file (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) parts = ffw_person_file_read (connection, 20, error);
  guint n;
  const FfwErasureTable *tables = ffw_erasure_tables (&n);

  for (guint i = 0; i < n; i++)
    {
      gboolean told = g_str_equal (tables[i].table, "post_role"); /* within the posts */

      for (guint j = 0; j < parts->len; j++)
        {
          const FfwPersonPart *part = parts->pdata[j];

          if (g_str_equal (part->name, tables[i].table))
            {
              told = TRUE;
              /* She has something of each. */
              g_assert_cmpuint (part->rows->len + g_str_equal (part->name, "attendance"), >, 0);
            }
        }
      g_test_message ("%s", tables[i].table);
      g_assert_true (told);
    }

  return NULL;
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (fixture->workspace, look_at_file, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_tables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (fixture->workspace, look_at_tables, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/erasure/bytes", test_bytes);
  ADD ("/erasure/files", test_files);
  ADD ("/erasure/figures", test_figures);
  ADD ("/erasure/history", test_history);
  ADD ("/erasure/namesake", test_namesake);
  ADD ("/erasure/parted", test_parted);
  ADD ("/erasure/merged-and-parted", test_merged_and_parted);
  ADD ("/erasure/look", test_look);
  ADD ("/erasure/lists", test_lists);
  ADD ("/erasure/tables", test_tables);
  ADD ("/erasure/file", test_file);

  return g_test_run ();
}
