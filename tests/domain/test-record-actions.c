/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding people, and what is done with training records: the list, warnings, withdrawal. */

#include "ffw-history-text.h"
#include "ffw-language.h"
#include "ffw-record-actions.h"
#include "ffw-records-list.h"
#include "ffw-standing-keep.h"
#include "ffw-workspace.h"

#include <glib/gstdio.h>

#define TODAY ffw_date_new (2022, 11, 22)

typedef struct
{
  char *folder;
  char *path;
  FfwWorkspace *workspace;
} Room;

/* Two organisations; Siân Llwyd, who went from one to the other, another Siân, and Owain, who
 * left. POWER counts for 24 months, OLD for ever and was retired. */
static const char *const rows[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, name_cy)"
  " VALUES (1, 'o1', 'GWP', 'Gwent Police', 'Heddlu Gwent'), (2, 'o2', 'STY', NULL, 'Styal')",
  "INSERT INTO course (id, uuid, code, title_en, validity_months, hours, launched_on, retired_on,"
  " completion)"
  " VALUES (3, 'c1', 'POWER', 'Power', 24, 6, '2019-03-01', NULL, 'all'),"
  " (4, 'c2', 'OLD', NULL, NULL, NULL, NULL, '2021-06-30', 'all')",
  "INSERT INTO session (id, uuid, code, course, status) VALUES (5, 's1', 'S0001', 3, 2)",
  "INSERT INTO area (id, uuid, code) VALUES (6, 'a1', 'GRP')",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (7, 'k1', 3, 6, 1)",
  "INSERT INTO requirement (id, uuid, code, area, level, mandatory, within_days)"
  " VALUES (8, 'm1', 'R1', 6, 1, 1, 30)",
  "INSERT INTO person (id, uuid, given_name, family_name)"
  " VALUES (10, 'p10', 'Siân', 'Llwyd'), (11, 'p11', 'Siân', 'Llwydion'),"
  " (12, 'p12', 'Owain', 'Swp')",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, email, started_on, left_on)"
  " VALUES (20, 'q20', 10, 1, '0001', 'sian@gwp.example', '2015-01-01', '2019-12-31'),"
  " (21, 'q21', 10, 2, '0009', 'sian@sty.example', '2020-01-01', NULL),"
  " (22, 'q22', 11, 1, '0002', NULL, '2018-01-01', NULL),"
  " (23, 'q23', 12, 1, '0003', 'owain@gwp.example', '2018-01-01', '2021-12-31')",
  /* The first of them names no post: the one that was held that day counts. */
  "INSERT INTO record (id, uuid, person, post, course, completed_on, outcome, session, expires_on)"
  " VALUES (30, 'r30', 10, NULL, 3, '2019-03-31', 1, NULL, NULL),"
  " (31, 'r31', 10, 21, 3, '2020-12-10', 1, 5, NULL),"
  " (32, 'r32', 11, 22, 3, '2021-05-03', 1, NULL, '2022-12-01'),"
  " (33, 'r33', 12, 23, 4, '2021-06-30', 1, NULL, NULL),"
  " (34, 'r34', 12, 23, 3, '2021-06-30', 2, NULL, NULL)",
  NULL,
};

static gboolean
write_rows (FfwChange *change, gpointer data, GError **error)
{
  g_autoptr (FfwMessage) message = ffw_message_new ("init-empty", NULL);

  ffw_change_set_message (change, message);
  for (guint i = 0; i < 100; i++)
    ffw_change_new_id (change);
  for (guint i = 0; rows[i]; i++)
    if (!ffw_connection_run (ffw_change_get_connection (change), rows[i], error, ""))
      return FALSE;

  return TRUE;
}

static void
room_open (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  room->folder = g_dir_make_tmp ("fframwaith-XXXXXX", &error);
  room->path = g_build_filename (room->folder, "w.fframwaith", NULL);
  room->workspace = ffw_workspace_create (room->path, FFW_WORKSPACE_DEFAULT, ffw_standing_keep,
                                          &error);
  g_assert_no_error (error);
  ffw_workspace_change (room->workspace, write_rows, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
room_close (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_close (room->workspace, &error);
  g_assert_no_error (error);
  g_object_unref (room->workspace);
  g_assert_no_errno (g_unlink (room->path));
  g_assert_no_errno (g_rmdir (room->folder));
  g_free (room->path);
  g_free (room->folder);
}

static void
read_in (Room *room, FfwReadFunc func)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (room->workspace, func, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The posts of the matches, in their order. */
static char *
posts_of (GPtrArray *matches)
{
  g_autoptr (GString) posts = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    g_string_append_printf (posts, "%s%" G_GINT64_FORMAT, i ? " " : "",
                            ((FfwMatch *)matches->pdata[i])->post);

  return g_strdup (posts->str);
}

static gpointer
search (FfwConnection *connection, gpointer data, GError **error)
{
  static const struct
  {
    const char *words;
    guint year;
    const char *posts;
  } cases[] = {
    /* The post that is held on the day; whoever is called so before whose address is so. */
    { "sian ll", 2022, "21 22" },    { "LLWYD Siân", 2022, "21 22" }, { "sian ll", 2016, "20 22" },
    { "0001", 2022, "20" },          { "gwp/0002", 2022, "22" },      { "GWP 0003", 2022, "23" },
    { "sian@sty.exam", 2022, "21" }, { "swp", 2022, "23" },           { "nobody", 2022, "" },
    { "\"* OR", 2022, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) matches = ffw_matches_search (connection, cases[i].words, 8,
                                                          ffw_date_new (cases[i].year, 6, 1),
                                                          FFW_LANGUAGE_EN, error);
      g_autofree char *posts = NULL;

      g_assert_nonnull (matches);
      posts = posts_of (matches);
      g_test_message ("%s", cases[i].words);
      g_assert_cmpstr (posts, ==, cases[i].posts);
    }

  return NULL;
}

static void
test_search (Room *room, gconstpointer data)
{
  read_in (room, search);
}

static gpointer
mentions (FfwConnection *connection, gpointer data, GError **error)
{
  static const struct
  {
    const char *text;
    const char *posts;
  } expected[] = {
    { "Llwyd, Siân", "21" }, { "GWP/0002", "22" },
    { "STY/0009", "21" },    { "Owain <owain@gwp.example>", "23" },
    { "Siân", "21 22" },     { "Nobody Atall", "" },
  };
  g_autoptr (GPtrArray) found = ffw_matches_mentions (
      connection,
      "Llwyd, Siân\r\n\nGWP/0002, STY/0009\nOwain <owain@gwp.example>\nSiân\nNobody Atall", TODAY,
      FFW_LANGUAGE_EN, error);

  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++)
    {
      const FfwMention *mention = found->pdata[i];
      g_autofree char *posts = posts_of (mention->matches);

      g_assert_cmpstr (mention->text, ==, expected[i].text);
      g_assert_cmpstr (posts, ==, expected[i].posts);
    }

  return NULL;
}

static void
test_mentions (Room *room, gconstpointer data)
{
  read_in (room, mentions);
}

static void
assert_look (FfwConnection *connection, const char *course, FfwDate on, const char *expected)
{
  static const gint64 people[] = { 10, 11, 12 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwRecordLook) seen = ffw_record_look (connection, course, on, people,
                                                    G_N_ELEMENTS (people), TODAY, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ffw_findings_get_n_kept (seen->findings); i++)
    g_string_append_printf (said, "%s:%u ", ffw_findings_get (seen->findings, i)->code,
                            ffw_findings_get (seen->findings, i)->line);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (g_array_index (seen->recorded, gboolean, i))
      g_string_append_printf (said, "recorded:%u ", i + 1);
  g_assert_cmpstr (said->str, ==, expected);
}

static gpointer
look (FfwConnection *connection, gpointer data, GError **error)
{
  assert_look (connection, "POWER", ffw_date_new (2021, 5, 3), "recorded:2 ");
  assert_look (connection, "POWER", ffw_date_new (2018, 12, 31), "W301:0 ");
  assert_look (connection, "OLD", ffw_date_new (2022, 1, 1), "W302:0 W305:3 ");
  assert_look (connection, "POWER", ffw_date_new (2022, 11, 23), "W303:0 W305:3 ");
  assert_look (connection, "OLD", ffw_date_new (2014, 1, 1), "W304:1 W304:2 W304:3 ");
  assert_look (connection, "", FFW_DATE_NONE, "");

  return NULL;
}

static void
test_look (Room *room, gconstpointer data)
{
  read_in (room, look);
}

static void
add_cells (FfwCursor *row, guint position, gpointer data)
{
  g_string_append_printf (data, "%s|%s|%s|%s\n", ffw_cursor_get_text (row, 0),
                          ffw_cursor_get_text (row, 1), ffw_cursor_get_text (row, 3),
                          ffw_cursor_get_text (row, 10));
}

static void
assert_listed (FfwConnection *connection, const char *filter, const char *value,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwListRequest) request = ffw_list_request_new ();
  g_autoptr (FfwListQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) cells = g_string_new (NULL);

  ffw_list_request_set_order (request, "completed", TRUE);
  if (g_strcmp0 (filter, "search") == 0)
    ffw_list_request_set_search (request, value);
  else if (filter)
    ffw_list_request_set_filter (request, filter, value);
  query = ffw_list_source_query (&ffw_records_list, request, FFW_LANGUAGE_EN);
  ids = ffw_list_query_ids (connection, query, &error);
  g_assert_no_error (error);
  ffw_list_query_rows (connection, query, (gint64 *)ids->data, ids->len, add_cells, cells, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cells->str, ==, expected);
}

/* completed | person | organisation | expires */
#define R30 "2019-03-31|Llwyd, Siân|Gwent Police|2021-03-31\n"
#define R31 "2020-12-10|Llwyd, Siân|Styal [cy]|2022-12-10\n"
#define R32 "2021-05-03|Llwydion, Siân|Gwent Police|2022-12-01\n"
#define R33 "2021-06-30|Swp, Owain|Gwent Police|\n"
#define R34 R33

static gpointer
list (FfwConnection *connection, gpointer data, GError **error)
{
  assert_listed (connection, NULL, NULL, R33 R34 R32 R31 R30);
  assert_listed (connection, "organisation", "GWP", R33 R34 R32 R30);
  assert_listed (connection, "organisation", "STY", R31);
  assert_listed (connection, "course", "OLD", R33);
  assert_listed (connection, "outcome", "repeat", R34);
  assert_listed (connection, "from", "2021-05-03", R33 R34 R32);
  assert_listed (connection, "until", "2020-12-10", R31 R30);
  /* Of today, 22 November 2022. The first of Siân's was renewed. */
  assert_listed (connection, "expires", "30", R32 R31);
  assert_listed (connection, "expires", "expired", "");
  assert_listed (connection, "expires", "never", R33);
  assert_listed (connection, "search", "sian llwyd", R32 R31 R30);
  assert_listed (connection, "search", "0001", R31 R30);

  /* Somebody who left needs no hand, and neither does what was renewed. */
  if (ffw_standing_see (connection, ffw_date_new (2023, 1, 1), error))
    assert_listed (connection, "expires", "expired", R32 R31);

  return NULL;
}

static void
test_list (Room *room, gconstpointer data)
{
  read_in (room, list);
}

static gpointer
read_record (FfwConnection *connection, gpointer data, GError **error)
{
  g_autoptr (FfwRecord) record = ffw_record_read (connection, 30, FFW_LANGUAGE_EN, error);
  g_autoptr (FfwRecord) extended = ffw_record_read (connection, 32, FFW_LANGUAGE_EN, error);
  g_auto (GStrv) texts = NULL;

  g_assert_cmpint (record->who->post, ==, 20);
  g_assert_cmpuint (record->expires_on, ==, ffw_date_new (2021, 3, 31));
  g_assert_cmpuint (extended->expires_on, ==, ffw_date_new (2022, 12, 1));
  texts = ffw_record_to_texts (extended);
  g_assert_cmpuint (g_strv_length (texts), ==, g_strv_length ((char **)ffw_record_fields));
  g_assert_cmpstr (texts[0], ==, "p11");
  g_assert_cmpstr (texts[2], ==, "2021-05-03");
  g_assert_cmpstr (texts[7], ==, "2022-12-01");
  g_assert_null (ffw_record_read (connection, 99, FFW_LANGUAGE_EN, error));

  return NULL;
}

static void
test_read (Room *room, gconstpointer data)
{
  read_in (room, read_record);
}

/* Which records are withdrawn, and what the change says of itself. */
typedef struct
{
  gint64 ids[3];
  guint n;
  char *said;
} Withdrawing;

static gboolean
withdraw (FfwChange *change, gpointer data, GError **error)
{
  Withdrawing *withdrawing = data;

  if (!ffw_record_withdraw (change, withdrawing->ids, withdrawing->n, "Entered twice", error))
    return FALSE;
  withdrawing->said = ffw_history_message_to_text (
      ffw_change_get_connection (change), ffw_change_get_message (change), FFW_LANGUAGE_EN, error);

  return withdrawing->said != NULL;
}

static gpointer
list_none_of_sian (FfwConnection *connection, gpointer data, GError **error)
{
  assert_listed (connection, NULL, NULL, R33 R34 R32);

  return NULL;
}

static void
test_withdraw (Room *room, gconstpointer data)
{
  Withdrawing both = { .ids = { 30, 31, 99 }, .n = 3 };
  Withdrawing one = { .ids = { 32 }, .n = 1 };
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (room->workspace, withdraw, &both, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (both.said, ==, "Withdrew 2 records");
  read_in (room, list_none_of_sian);

  /* They are gone: nobody withdraws them once more. */
  g_assert_false (ffw_workspace_change (room->workspace, withdraw, &both, NULL, &error));
  g_assert_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED);
  g_clear_error (&error);

  ffw_workspace_undo (room->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  read_in (room, list);
  ffw_workspace_redo (room->workspace, NULL, NULL, &error);
  g_assert_no_error (error);
  read_in (room, list_none_of_sian);

  ffw_workspace_change (room->workspace, withdraw, &one, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (one.said, ==, "Withdrew the record of Siân Llwydion at Power, 3 May 2021");
  g_free (both.said);
  g_free (one.said);
}

int
main (int argc, char *argv[])
{
  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);
  g_test_init (&argc, &argv, NULL);
  ffw_language_init (NULL);
  ffw_language_set (FFW_LANGUAGE_EN);

#define ADD(name, func) g_test_add (name, Room, NULL, room_open, func, room_close)
  ADD ("/records/search", test_search);
  ADD ("/records/mentions", test_mentions);
  ADD ("/records/look", test_look);
  ADD ("/records/list", test_list);
  ADD ("/records/read", test_read);
  ADD ("/records/withdraw", test_withdraw);

  return g_test_run ();
}
