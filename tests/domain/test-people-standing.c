/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How people stand, in their list: filters, the column, its order. */

#include "ffw-people-list.h"
#include "ffw-standing-keep.h"
#include "ffw-store-test.h"

#include <string.h>

/* Four people at two sites, and what is required of them in two areas: a month after they began.
 * Today is 2022-11-22. */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en) VALUES (1, 'o1', 'STY', 'Styal')",
  "INSERT INTO site (id, uuid, code, name_en, organisation) VALUES (5, 's1', 'HMP', 'Prison', 1),"
  " (6, 's2', 'OUT', 'Outside', 1)",
  "INSERT INTO area (id, uuid, code, title_en, title_cy) VALUES (20, 'a1', 'TRA', 'Trauma',"
  " 'Trawma'), (21, 'a2', 'GRP', 'O''Gender', NULL)",
  "INSERT INTO course (id, uuid, code, validity_months, completion) VALUES"
  " (30, 'c1', 'GTI', 24, 'all'), (31, 'c2', 'TIP', NULL, 'all')",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (32, 'k1', 30, 21, 1),"
  " (33, 'k2', 31, 20, 0)",
  "INSERT INTO requirement (id, uuid, code, area, role, sector, level, mandatory, within_days)"
  " VALUES (40, 'm1', 'R1', 21, NULL, NULL, 1, 1, 30), (41, 'm2', 'R2', 20, NULL, NULL, 0, 0, 30)",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES (50, 'p0', 'Ann', 'A'),"
  " (51, 'p1', 'Bea', 'B'), (52, 'p2', 'Cai', 'C'), (53, 'p3', 'Dai', 'D')",
  "INSERT INTO post (id, uuid, person, organisation, staff_number, site, manager, started_on)"
  " VALUES (60, 'x0', 50, 1, '1', 5, NULL, '2020-01-01'),"
  " (61, 'x1', 51, 1, '2', 5, 50, '2020-01-01'),"
  " (62, 'x2', 52, 1, '3', 6, 50, '2022-11-01'),"
  " (63, 'x3', 53, 1, '4', 5, 50, '2020-01-01')",
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome) VALUES"
  " (70, 'd0', 50, 30, '2020-12-10', 1), (71, 'd1', 51, 30, '2020-05-03', 1),"
  " (72, 'd2', 51, 31, '2021-05-03', 1), (73, 'd3', 50, 31, '2021-05-03', 1)",
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
  FfwListRequest *request;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = ffw_store_test_make_folder ();
  self->workspace = ffw_store_test_create (self->folder);
  self->request = ffw_list_request_new ();
  ffw_list_request_set_order (self->request, "name", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (world); i++)
    ffw_store_test_run (self->workspace, world[i]);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ffw_list_request_free (self->request);
  ffw_workspace_close (self->workspace, NULL);
  g_object_unref (self->workspace);
  ffw_store_test_remove_folder (self->folder);
  g_free (self->folder);
}

typedef struct
{
  const FfwListRequest *request;
  FfwLanguage language;
  GString *text;
} Listing;

static void
take (FfwCursor *row, guint position, gpointer data)
{
  Listing *self = data;
  const FfwListColumn *column;
  g_autofree char *said = NULL;
  guint number, standing;

  ffw_list_source_find_column (&ffw_people_list, "number", &number);
  column = ffw_list_source_find_column (&ffw_people_list, "standing", &standing);
  said = column->say (ffw_cursor_get_text (row, (int)standing), self->language);
  g_string_append_printf (self->text, "%s%s %s", position > 0 ? " | " : "",
                          ffw_cursor_get_text (row, (int)number), said);
}

static gpointer
list_it (FfwConnection *connection, gpointer data, GError **error)
{
  Listing *self = data;
  g_autoptr (FfwListQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!ffw_standing_see (connection, ffw_date_today (), error))
    return NULL;
  query = ffw_list_source_query (&ffw_people_list, self->request, self->language);
  ids = ffw_list_query_ids (connection, query, error);
  if (ids)
    ffw_list_query_rows (connection, query, (const gint64 *)ids->data, ids->len, take, self, error);

  return NULL;
}

/* Who is listed, by staff number, with what their standing says. */
static char *
list_in (Fixture *self, FfwLanguage language)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Listing listing = { self->request, language, text };
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (self->workspace, list_it, &listing, NULL, &error);
  g_assert_no_error (error);

  return g_strdup (text->str);
}

static void
assert_list (Fixture *self, const char *filters, const char *expected)
{
  g_auto (GStrv) each = g_strsplit (filters, " ", -1);
  g_autofree char *text = NULL;

  for (guint i = 0; i < ffw_people_list.n_filters; i++)
    ffw_list_request_set_filter (self->request, ffw_people_list.filters[i].id, NULL);
  for (guint i = 0; each[i]; i++)
    {
      g_auto (GStrv) pair = g_strsplit (each[i], "=", 2);

      ffw_list_request_set_filter (self->request, pair[0], pair[1]);
    }
  text = list_in (self, FFW_LANGUAGE_EN);
  g_assert_cmpstr (text, ==, expected);
}

#define EXPIRES "1 Expiring: O'Gender (on 10 December 2022)"
#define EXPIRED "2 Expired: O'Gender (on 3 May 2022)"
#define DUE     "3 Due: O'Gender (by 1 December 2022)"
#define MISSING "4 Missing: O'Gender (was due by 31 January 2020)"

/* What is mandatory is what the column speaks of. */
static void
test_column (Fixture *self, gconstpointer data)
{
  assert_list (self, "active=today", EXPIRES " | " EXPIRED " | " DUE " | " MISSING);
}

static void
test_filters (Fixture *self, gconstpointer data)
{
  assert_list (self, "standing=missing necessity=mandatory", MISSING);
  assert_list (self, "standing=expired", EXPIRED);
  assert_list (self, "standing=expiring-30", EXPIRES);
  assert_list (self, "standing=due-new necessity=mandatory", DUE);
  assert_list (self, "standing=not-in-date area=GRP", EXPIRED " | " DUE " | " MISSING);
  assert_list (self, "standing=not-in-date area=GRP site=HMP", EXPIRED " | " MISSING);
  assert_list (self, "standing=waived", "");
  assert_list (self, "managed=none", EXPIRES);
}

/* Filters ask about one area together, and the column speaks of what they asked for. */
static void
test_together (Fixture *self, gconstpointer data)
{
  assert_list (self, "standing=missing area=TRA",
               "4 Missing: Trauma (was due by 31 January 2020), recommended");
  assert_list (self, "standing=met area=GRP", "");
  assert_list (self, "standing=met", "1 All met | 2 All met");
  assert_list (self, "area=TRA site=OUT", "3 Due: Trauma (by 1 December 2022), recommended");
}

/* A training area that somebody made up to do harm asks for nothing but itself. */
static void
test_quoted (Fixture *self, gconstpointer data)
{
  assert_list (self, "area=x')OR(1=1", "");
}

static void
test_order (Fixture *self, gconstpointer data)
{
  ffw_list_request_set_order (self->request, "standing", FALSE);
  assert_list (self, "active=today", MISSING " | " EXPIRED " | " EXPIRES " | " DUE);
}

/* Nothing is required of who has left, and that is what stands there; not before the last day is
 * over. */
static void
test_left (Fixture *self, gconstpointer data)
{
  ffw_store_test_run (self->workspace, "UPDATE post SET left_on = '2022-05-03' WHERE id = 63");
  assert_list (self, "", EXPIRES " | " EXPIRED " | " DUE " | 4 Left on 3 May 2022");
  ffw_store_test_run (self->workspace, "UPDATE post SET left_on = '2022-11-22' WHERE id = 63");
  assert_list (self, "", EXPIRES " | " EXPIRED " | " DUE " | " MISSING);
}

static void
test_welsh (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  ffw_list_request_set_filter (self->request, "area", "TRA");
  ffw_list_request_set_filter (self->request, "site", "OUT");
  text = list_in (self, FFW_LANGUAGE_CY);
  g_assert_nonnull (strstr (text, "Trawma"));
}

int
main (int argc, char **argv)
{
  g_setenv ("FFRAMWAITH_TODAY", "2022-11-22", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/people-standing/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("column", test_column);
  ADD ("filters", test_filters);
  ADD ("together", test_together);
  ADD ("quoted", test_quoted);
  ADD ("order", test_order);
  ADD ("left", test_left);
  ADD ("welsh", test_welsh);
#undef ADD

  return g_test_run ();
}
