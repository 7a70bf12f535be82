/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo: what they give back, what they refuse, what history tells of it. */

#include "ffw-history.h"
#include "ffw-store-test.h"

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = ffw_store_test_make_folder ();
  fixture->workspace = ffw_store_test_create (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_store_test_assert_sound (fixture->workspace);
  ffw_workspace_close (fixture->workspace, &error);
  g_assert_no_error (error);
  g_object_unref (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* For a test that breaks the file. */
static void
tear_down_broken (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->workspace);
  ffw_store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
undo (Fixture *fixture, gint64 change)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_undo (fixture->workspace, change, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_redo (fixture->workspace, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* A random row of @table, or FFW_NULL. */
static gint64
pick (FfwConnection *connection, const char *table)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s ORDER BY (id * 7919 + ?) %% 101 LIMIT 1", table);
  g_autoptr (GError) error = NULL;
  gint64 id;

  ffw_connection_get_int (connection, sql, &id, &error, "i",
                          (gint64)g_test_rand_int_range (0, 101));
  g_assert_no_error (error);

  return id;
}

static void
run (FfwConnection *connection, const char *sql, gint64 a, gint64 b, GError **error)
{
  if (*error == NULL && a != FFW_NULL && b != FFW_NULL)
    ffw_connection_run (connection, sql, error, "ii", a, b);
}

/* One random step. The order of the deletes is that of a program which keeps references whole. */
static void
step (FfwChange *change, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  gint64 number = g_test_rand_int_range (0, 1000);
  g_autofree char *text = g_strdup_printf ("Ŵ%" G_GINT64_FORMAT, number);
  gint64 person = pick (connection, "person");
  gint64 post = pick (connection, "post");
  gint64 organisation = pick (connection, "organisation");
  gint64 role = pick (connection, "role");

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
    case 1:
      ffw_store_test_add_person (change, "Siân", text, error);
      break;
    case 2:
      {
        g_autofree char *code = g_strdup_printf ("o%" G_GINT64_FORMAT, ffw_change_new_id (change));

        ffw_store_test_add_organisation (change, code, error);
        break;
      }
    case 3:
    case 4:
      if (person != FFW_NULL && organisation != FFW_NULL)
        {
          g_autofree char *staff_number = g_strdup_printf ("n%" G_GINT64_FORMAT,
                                                           ffw_change_new_id (change));

          ffw_store_test_add_post (change, person, organisation, staff_number, error);
        }
      break;
    case 5:
      run (connection, "UPDATE person SET given_name = 'Name ' || ?2 WHERE id = ?1", person, number,
           error);
      break;
    case 6:
      run (connection, "UPDATE post SET person = ?2 WHERE id = ?1", post, person, error);
      break;
    case 7:
      run (connection, "DELETE FROM post_role WHERE post = ?1 AND ?2 >= 0", post, number, error);
      run (connection, "DELETE FROM post WHERE id = ?1 AND ?2 >= 0", post, number, error);
      break;
    case 8:
      run (
          connection,
          "DELETE FROM post_role WHERE post IN (SELECT id FROM post WHERE person = ?1) AND ?2 >= 0",
          person, number, error);
      run (connection, "UPDATE post SET manager = NULL WHERE manager = ?1 AND ?2 >= 0", person,
           number, error);
      run (connection, "DELETE FROM post WHERE person = ?1 AND ?2 >= 0", person, number, error);
      run (connection, "DELETE FROM person WHERE id = ?1 AND ?2 >= 0", person, number, error);
      break;
    case 9:
      run (connection, "UPDATE post SET manager = ?2 WHERE id = ?1", post, person, error);
      break;
    case 10:
      if (role == FFW_NULL)
        {
          role = ffw_change_new_id (change);
          run (connection, "INSERT INTO role (id, uuid, code) VALUES (?1, 'r' || ?1, 'r' || ?2)",
               role, role, error);
        }
      run (connection, "INSERT INTO post_role (post, role) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
           post, role, error);
      break;
    case 11:
      run (connection,
           "INSERT INTO setting (name, value) VALUES ('s' || ?1 % 5, ?2)"
           " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
           number, number, error);
      break;
    }
}

static gboolean
random_change (FfwChange *change, gpointer data, GError **error)
{
  g_autoptr (GError) failure = NULL;
  int n = g_test_rand_int_range (1, 12);

  ffw_store_test_message (change);
  for (int i = 0; i < n && failure == NULL; i++)
    step (change, &failure);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));

  return error == NULL || *error == NULL;
}

/* Any number of changes undone, one after the other, gives back each state before; redone,
 * each state after. */
static void
test_identity (Fixture *fixture, gconstpointer data)
{
  enum
  {
    ROUNDS = 6,
    CHANGES = 25
  };
  char *dumps[CHANGES + 1];

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 before = ffw_store_test_get_int (fixture->workspace, "SELECT count (*) FROM change");
      guint n = 0;

      dumps[0] = ffw_store_test_dump (fixture->workspace);
      for (guint i = 0; i < CHANGES; i++)
        {
          g_autoptr (GError) error = NULL;
          gint64 now;

          ffw_workspace_change (fixture->workspace, random_change, NULL, NULL, &error);
          g_assert_no_error (error);
          now = ffw_store_test_get_int (fixture->workspace, "SELECT count (*) FROM change");
          if (now > before)
            dumps[++n] = ffw_store_test_dump (fixture->workspace);
          before = now;
        }

      for (guint i = n; i > 0; i--)
        {
          g_autofree char *dump = NULL;

          undo (fixture, 0);
          dump = ffw_store_test_dump (fixture->workspace);
          g_assert_cmpstr (dump, ==, dumps[i - 1]);
        }
      for (guint i = 1; i <= n; i++)
        {
          g_autofree char *dump = NULL;

          redo (fixture);
          dump = ffw_store_test_dump (fixture->workspace);
          g_assert_cmpstr (dump, ==, dumps[i]);
        }
      for (guint i = 0; i <= n; i++)
        g_free (dumps[i]);
    }
}

static gboolean
add_people (FfwChange *change, gpointer data, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);
  gint64 organisation = ffw_store_test_add_organisation (change, "HMP", error);

  ffw_store_test_message (change);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      gint64 person = ffw_store_test_add_person (change, "Angharad", text, error);

      if (person == 0 || ffw_store_test_add_post (change, person, organisation, text, error) == 0
          || !ffw_change_rest (change, error))
        return FALSE;
    }

  return TRUE;
}

/* A change of several parts goes and comes as one. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (30000), NULL, &error);
  g_assert_no_error (error);
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpint (
      ffw_store_test_get_int (fixture->workspace, "SELECT max (part) FROM change_part"), >=, 3);
  /* All it touched are rows of its own, which need no entry. */
  g_assert_cmpint (
      ffw_store_test_get_int (fixture->workspace, "SELECT count (*) FROM change_touch"), ==, 0);

  undo (fixture, 0);
  undone = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (undone, ==, before);
  redo (fixture);
  redone = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (redone, ==, after);
}

static void
assert_refused (Fixture *fixture, gint64 change, FfwStoreError code, const char *said)
{
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 entries = ffw_store_test_get_int (fixture->workspace, "SELECT count (*) FROM change");

  g_assert_false (ffw_workspace_undo (fixture->workspace, change, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, (int)code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, said));
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT count (*) FROM change"), ==,
                   entries);
}

/* An undo that meets a later change names it, and changes nothing; once that one is
 * undone, it goes on. */
static void
test_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;

  ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (2), NULL, &error); /* 1 */
  g_assert_no_error (error);
  ffw_store_test_run (fixture->workspace, "UPDATE person SET given_name = 'Beca' WHERE id = 2");
  ffw_store_test_run (fixture->workspace, "INSERT INTO setting (name, value) VALUES ('a', 'b')");
  /* Of a row that stands as it was, but another refers to it now. */
  ffw_store_test_run (fixture->workspace,
                      "INSERT INTO site (id, uuid, code, organisation) VALUES (0, 's', 's', 1)");

  assert_refused (fixture, 1, FFW_STORE_ERROR_IN_THE_WAY, "change 2 ");
  undo (fixture, 2);
  assert_refused (fixture, 1, FFW_STORE_ERROR_IN_THE_WAY, "change 4 ");
  undo (fixture, 4);
  undo (fixture, 1);
  assert_refused (fixture, 1, FFW_STORE_ERROR_NOTHING, "1");
  assert_refused (fixture, 5, FFW_STORE_ERROR_NOTHING, "5");
  assert_refused (fixture, 99, FFW_STORE_ERROR_NOTHING, "99");
  undo (fixture, 3);
  assert_refused (fixture, 0, FFW_STORE_ERROR_NOTHING, "nothing to undo");
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
}

/* A row that was deleted later, and rows without an id, stand in the way as well. */
static void
test_in_the_way_of_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (1), NULL, &error); /* 1 */
  g_assert_no_error (error);
  ffw_store_test_run (fixture->workspace, "INSERT INTO organisation_part VALUES (1, 'send')");
  assert_refused (fixture, 1, FFW_STORE_ERROR_IN_THE_WAY, "change 2 ");
  ffw_store_test_run (fixture->workspace, "DELETE FROM organisation_part");
  assert_refused (fixture, 2, FFW_STORE_ERROR_IN_THE_WAY, "change 3 ");
  undo (fixture, 1);
  /* What it gives back refers to what is gone. */
  assert_refused (fixture, 3, FFW_STORE_ERROR_IN_THE_WAY, "no longer");
}

/* After another change there is nothing to redo; and redo goes back in order. */
static void
test_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwMessage) message = NULL;

  ffw_store_test_run (fixture->workspace, "INSERT INTO setting (name, value) VALUES ('a', '1')");
  ffw_store_test_run (fixture->workspace, "UPDATE setting SET value = '2'");
  undo (fixture, 0);
  undo (fixture, 0);
  g_assert_true (ffw_workspace_redo (fixture->workspace, &message, NULL, &error));
  g_assert_cmpstr (ffw_message_get_id (message), ==, "import");
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT value FROM setting"), ==, 1);
  redo (fixture);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT value FROM setting"), ==, 2);
  g_assert_false (ffw_workspace_redo (fixture->workspace, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_NOTHING);
  g_clear_error (&error);

  undo (fixture, 0);
  ffw_store_test_run (fixture->workspace, "INSERT INTO setting (name, value) VALUES ('b', '1')");
  g_assert_false (ffw_workspace_redo (fixture->workspace, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_NOTHING);
}

/* What was written under another version of the schema stays. */
static void
test_other_schema (Fixture *fixture, gconstpointer data)
{
  ffw_store_test_run (fixture->workspace, "INSERT INTO setting (name, value) VALUES ('a', '1')");
  ffw_store_test_run (fixture->workspace, "UPDATE change SET schema = 1 WHERE id = 1");
  assert_refused (fixture, 1, FFW_STORE_ERROR_IN_THE_WAY, "earlier version");
  ffw_store_test_run (fixture->workspace,
                      "UPDATE change SET schema = (SELECT user_version FROM pragma_user_version)");
}

/* Rows that SQLite leaves out without a word are noticed. */
static void
test_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_store_test_run (fixture->workspace, "INSERT INTO setting (name, value) VALUES ('a', '1')");
  ffw_store_test_run (fixture->workspace, "ALTER TABLE setting DROP COLUMN value");

  g_assert_false (ffw_workspace_undo (fixture->workspace, 1, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT);
  g_assert_cmpint (ffw_store_test_get_int (fixture->workspace, "SELECT count (*) FROM change"), ==,
                   1);
}

static gpointer
read_history (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_history_read (connection, *(gint64 *)data, 0, error);
}

/* The numbers of the entries about @subject, the last first. */
static char *
history_of (Fixture *fixture, gint64 subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = ffw_workspace_read (fixture->workspace, read_history, &subject,
                                                      NULL, &error);
  g_autoptr (GString) numbers = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      FfwHistoryEntry *entry = entries->pdata[i];

      g_string_append_printf (numbers, "%s%d%s", i > 0 ? " " : "", (int)entry->id,
                              entry->undone ? "x" : "");
      g_assert_cmpint (entry->kind == FFW_CHANGE_DONE, ==, entry->of == 0);
      g_assert_cmpuint (strlen (entry->at), ==, 20);
      g_assert_cmpuint (strlen (entry->who), >, 0);
      g_assert_cmpstr (ffw_message_get_id (entry->message), ==, "import");
    }

  return g_strdup (numbers->str);
}

static void
assert_history (Fixture *fixture, gint64 subject, const char *expected)
{
  g_autofree char *numbers = history_of (fixture, subject);

  g_assert_cmpstr (numbers, ==, expected);
}

/* The history of a thing has what made it, what wrote it, and what referred to it, before or
 * after; with the undos of that. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* 1: organisation 1, person 2 with post 3, person 4 with post 5. */
  ffw_workspace_change (fixture->workspace, add_people, GUINT_TO_POINTER (2), NULL, &error);
  g_assert_no_error (error);
  ffw_store_test_run (fixture->workspace, "UPDATE person SET given_name = 'Beca' WHERE id = 2");
  ffw_store_test_run (fixture->workspace, "UPDATE post SET email = 'a@b.cymru' WHERE id = 3");
  ffw_store_test_run (fixture->workspace, "UPDATE post SET person = 4 WHERE id = 3");
  ffw_store_test_run (fixture->workspace, "INSERT INTO organisation_part VALUES (1, 'send')");
  undo (fixture, 0);

  assert_history (fixture, 0, "6 5x 4 3 2 1");
  assert_history (fixture, 1, "6 5x 4 3 1");
  assert_history (fixture, 2, "4 3 2 1");
  assert_history (fixture, 3, "4 3 1");
  assert_history (fixture, 4, "4 1");
  assert_history (fixture, 5, "1");
  assert_history (fixture, 77, "");
}

/* Makes 1: organisation 1, person 2 with post 3, person 4 with post 5, course 6, session 7, and
 * person 4's booking 8. */
static gboolean
add_booking (FfwChange *change, gpointer data, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  char uuid[FFW_UUID_SIZE];
  gint64 course;
  gint64 session;

  if (!add_people (change, GUINT_TO_POINTER (2), error))
    return FALSE;
  course = ffw_change_new_id (change);
  session = ffw_change_new_id (change);

  return ffw_connection_run (connection,
                             "INSERT INTO course (id, uuid, code, completion)"
                             " VALUES (?, ?, 'A', 'x')",
                             error, "is", course, ffw_change_new_uuid (change, uuid))
         && ffw_connection_run (connection,
                                "INSERT INTO session (id, uuid, code, course, status)"
                                " VALUES (?, ?, 'A-1', ?, 0)",
                                error, "isi", session, ffw_change_new_uuid (change, uuid), course)
         && ffw_connection_run (connection,
                                "INSERT INTO booking (id, uuid, session, person, status)"
                                " VALUES (?, ?, ?, 4, 0)",
                                error, "isi", ffw_change_new_id (change),
                                ffw_change_new_uuid (change, uuid), session);
}

static gboolean
write_both (FfwChange *change, gpointer data, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);

  ffw_store_test_message (change);

  return ffw_connection_run (connection, "UPDATE post SET left_on = '2022-05-05' WHERE id = 3",
                             error, "")
         && ffw_connection_run (connection, "UPDATE booking SET status = 1 WHERE id = 8", error,
                                "");
}

/* A change of two tables with as many columns is in the histories of what both refer to. */
static void
test_history_of_two_tables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (fixture->workspace, add_booking, NULL, NULL, &error);
  g_assert_no_error (error);
  ffw_workspace_change (fixture->workspace, write_both, NULL, NULL, &error);
  g_assert_no_error (error);

  assert_history (fixture, 1, "2 1");
  assert_history (fixture, 2, "2 1");
  assert_history (fixture, 4, "2 1");
  assert_history (fixture, 7, "2 1");
  assert_history (fixture, 8, "2 1");
  assert_history (fixture, 6, "1");
}

static gboolean
write_nothing (FfwChange *change, gpointer data, GError **error)
{
  ffw_store_test_message (change);

  return ffw_connection_run (ffw_change_get_connection (change), "DELETE FROM person", error, "");
}

static gboolean
discard (FfwChange *change, gpointer data, GError **error)
{
  ffw_change_discard (change);

  return add_people (change, data, error);
}

/* What writes nothing, and a dry run, leave no trace. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = ffw_store_test_dump (fixture->workspace);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ffw_workspace_change (fixture->workspace, write_nothing, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (
      ffw_workspace_change (fixture->workspace, discard, GUINT_TO_POINTER (3), NULL, &error));
  g_assert_no_error (error);
  assert_history (fixture, 0, "");
  after = ffw_store_test_dump (fixture->workspace);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/undo/identity", test_identity);
  ADD ("/undo/parts", test_parts);
  ADD ("/undo/in-the-way", test_in_the_way);
  ADD ("/undo/in-the-way-of-links", test_in_the_way_of_links);
  ADD ("/undo/redo", test_redo);
  ADD ("/undo/other-schema", test_other_schema);
  g_test_add ("/undo/counted", Fixture, NULL, set_up, test_counted, tear_down_broken);
  ADD ("/undo/history", test_history);
  ADD ("/undo/history-of-two-tables", test_history_of_two_tables);
  ADD ("/undo/nothing", test_nothing);
#undef ADD

  return g_test_run ();
}
