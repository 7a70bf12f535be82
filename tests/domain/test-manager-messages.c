/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-manager-messages.h"
#include "ffw-standing-keep.h"
#include "ffw-store-test.h"

#include <string.h>

/* Two managers, one of whom reads Welsh, and three people whom they manage. */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, sector) VALUES (1, 'o1', 'STY', 'Styal', 0),"
  " (2, 'o2', 'SAFER', 'Safer Wales', 1)",
  "INSERT INTO area (id, uuid, code, title_en, title_cy) VALUES"
  " (20, 'a1', 'GRP', 'Gender-responsive practice', 'Ymarfer sy’n ymateb i rywedd')",
  "INSERT INTO course (id, uuid, code, validity_months, completion) VALUES"
  " (30, 'c1', 'GTI', 24, 'all')",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (32, 'k1', 30, 20, 1)",
  "INSERT INTO requirement (id, uuid, code, area, role, sector, level, mandatory, within_days)"
  " VALUES (40, 'm1', 'R1', 20, NULL, NULL, 1, 1, 90)",
  "INSERT INTO person (id, uuid, given_name, family_name, training_language) VALUES"
  " (50, 'p0', 'Angharad', 'Bevan', 1), (51, 'p1', 'Mark', 'Smith', 0),"
  " (52, 'p2', 'Mair', 'Owen', NULL), (53, 'p3', 'Eleri', 'Lewis', NULL),"
  " (54, 'p4', 'Huw', 'Pugh', NULL)",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, email, manager, started_on)"
  " VALUES (60, 'x0', 50, 1, 'W1', 'a.bevan@example.org', NULL, '2020-01-01'),"
  " (61, 'x1', 51, 2, 'S1', NULL, NULL, '2020-01-01'),"
  " (62, 'x2', 52, 1, 'W2', NULL, 50, '2020-01-01'),"
  " (63, 'x3', 53, 2, 'S3', NULL, 51, '2020-01-01'),"
  " (64, 'x4', 54, 1, 'W4', NULL, 50, '2020-01-01')",
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome) VALUES"
  " (70, 'd0', 50, 30, '2022-03-01', 1), (71, 'd1', 51, 30, '2022-03-01', 1),"
  " (72, 'd2', 52, 30, '2020-05-03', 1), (73, 'd3', 54, 30, '2022-03-01', 1)",
  "INSERT INTO absence (id, uuid, person, from_on) VALUES (80, 'b0', 53, '2022-11-01')",
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
  GPtrArray *messages;
  const char *organisation;
  gint64 manager;
  char *gaps;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = ffw_store_test_make_folder ();
  self->workspace = ffw_store_test_create (self->folder);
  for (guint i = 0; i < G_N_ELEMENTS (world); i++)
    ffw_store_test_run (self->workspace, world[i]);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_free (self->gaps);
  ffw_store_test_close (self->workspace);
  ffw_store_test_remove_folder (self->folder);
  g_free (self->folder);
}

static gpointer
read_them (FfwConnection *connection, gpointer data, GError **error)
{
  Fixture *self = data;

  return ffw_manager_messages_read (connection, self->organisation,
                                    ffw_date_from_iso ("2022-11-22"), FFW_LANGUAGE_EN, error);
}

static void
read_all (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->messages, g_ptr_array_unref);
  self->messages = ffw_workspace_read (self->workspace, read_them, self, NULL, &error);
  g_assert_no_error (error);
}

static const FfwNotice *
find (Fixture *self, gint64 manager)
{
  for (guint i = 0; i < self->messages->len; i++)
    if (((const FfwNotice *)self->messages->pdata[i])->person == manager)
      return self->messages->pdata[i];

  return NULL;
}

static gboolean
mark (FfwChange *change, gpointer data, GError **error)
{
  Fixture *self = data;

  return self->gaps ? ffw_manager_message_mark (change, self->manager, self->gaps, error)
                    : ffw_manager_message_unmark (change, self->manager, error);
}

static void
do_mark (Fixture *self, gint64 manager, const char *gaps)
{
  g_autoptr (GError) error = NULL;

  self->manager = manager;
  g_free (self->gaps);
  self->gaps = g_strdup (gaps);
  ffw_workspace_change (self->workspace, mark, self, NULL, &error);
  g_assert_no_error (error);
}

/* Each reads of their own staff, in their own language, with the dates. */
static void
test_texts (Fixture *self, gconstpointer data)
{
  const FfwNotice *english;
  const FfwNotice *welsh;

  read_all (self);
  g_assert_cmpuint (self->messages->len, ==, 2);
  english = find (self, 51);
  welsh = find (self, 50);

  g_assert_cmpint (english->language, ==, FFW_LANGUAGE_EN);
  g_assert_nonnull (strstr (english->text, "Dear Mark Smith"));
  g_assert_nonnull (strstr (english->text, "Eleri Lewis (S3), away at present\n– Gender-responsive "
                                           "practice: missing, was due by 31 March 2020\n"));
  g_assert_null (strstr (english->text, "Owen"));
  g_assert_null (english->email);
  g_assert_nonnull (strstr (english->subject, "22 November 2022"));

  g_assert_cmpint (welsh->language, ==, FFW_LANGUAGE_CY);
  g_assert_nonnull (strstr (welsh->text, "Mair Owen (W2)\n– Ymarfer sy’n ymateb i rywedd: "));
  g_assert_nonnull (strstr (welsh->text, "3 Mai 2022"));
  g_assert_null (strstr (welsh->text, "Pugh"));
  g_assert_null (strstr (welsh->text, "Lewis"));
  g_assert_cmpstr (welsh->email, ==, "a.bevan@example.org");
  g_assert_cmpstr (welsh->about, ==, "1 of their staff, 1 gap");
  g_assert_cmpuint (welsh->weight, ==, 1);
}

static void
test_organisation (Fixture *self, gconstpointer data)
{
  self->organisation = "STY";
  read_all (self);

  g_assert_cmpuint (self->messages->len, ==, 1);
  g_assert_nonnull (find (self, 50));
}

/* What was sent has no news until there is another gap. */
static void
test_sent (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  read_all (self);
  g_assert_true (find (self, 50)->has_news);
  g_assert_null (find (self, 50)->sent_at);

  do_mark (self, 50, find (self, 50)->facts);
  read_all (self);
  g_assert_false (find (self, 50)->has_news);
  g_assert_nonnull (find (self, 50)->sent_at);
  g_assert_true (find (self, 51)->has_news);

  ffw_store_test_run (self->workspace,
                      "UPDATE record SET completed_on = '2020-03-01' WHERE id = 73");
  read_all (self);
  g_assert_true (find (self, 50)->has_news);

  do_mark (self, 50, NULL);
  read_all (self);
  g_assert_null (find (self, 50)->sent_at);
}

/* Who has staff in two organisations is told of each by itself. */
static void
test_sent_by_organisation (Fixture *self, gconstpointer data)
{
  static const char *const codes[] = { "STY", "SAFER" };

  ffw_store_test_run (self->workspace, "UPDATE post SET manager = 50 WHERE id = 63");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      self->organisation = codes[i];
      read_all (self);
      g_assert_cmpuint (self->messages->len, ==, 1);
      g_assert_true (g_str_has_prefix (find (self, 50)->about, "1 of their staff"));
      g_assert_true (find (self, 50)->has_news);
      do_mark (self, 50, find (self, 50)->facts);
    }

  for (guint i = 0; i <= G_N_ELEMENTS (codes); i++)
    {
      self->organisation = i < G_N_ELEMENTS (codes) ? codes[i] : NULL;
      read_all (self);
      g_assert_false (find (self, 50)->has_news);
    }
}

/* A mail program takes it as it is: the address, and the text with its line ends. */
static void
test_uri (Fixture *self, gconstpointer data)
{
  g_autofree char *known = NULL;
  g_autofree char *unknown = NULL;

  read_all (self);
  known = ffw_notice_make_uri (find (self, 50));
  unknown = ffw_notice_make_uri (find (self, 51));

  g_assert_true (g_str_has_prefix (known, "mailto:a.bevan@example.org?subject="));
  g_assert_true (g_str_has_prefix (unknown, "mailto:?subject="));
  g_assert_nonnull (strstr (unknown, "&body=Dear%20Mark%20Smith%2C%0D%0A%0D%0A"));
  g_assert_null (strchr (unknown, ' '));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/manager-messages/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ffw_language_init (g_getenv ("FFRAMWAITH_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);

  ADD ("texts", test_texts);
  ADD ("organisation", test_organisation);
  ADD ("sent", test_sent);
  ADD ("sent/by-organisation", test_sent_by_organisation);
  ADD ("uri", test_uri);

  return g_test_run ();
}
