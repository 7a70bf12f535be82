/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who has what is required, as evidence says it: what counts where, and what the public sees. */

#include "ffw-evidence.h"
#include "ffw-store-test.h"

/* TRA is mandatory for everybody, and to be had within 90 days; GRP is recommended for key
 * workers. Person 59 works for two organisations. */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, sector) VALUES (1, 'o1', 'NWP', 'Police', 0),"
  " (2, 'o2', 'SAFER', 'Safer Wales', 1), (3, 'o3', 'STY', 'Styal', 0)",
  "INSERT INTO site (id, uuid, code, name_en, organisation) VALUES (10, 's1', 'HMP', 'Styal', 3)",
  "INSERT INTO role (id, uuid, code, title_en) VALUES (15, 'z1', 'KEY', 'Key worker'),"
  " (16, 'z2', 'PRIS', 'Prison officer')",
  "INSERT INTO area (id, uuid, code, title_en) VALUES (25, 'a1', 'GRP', 'Gender'),"
  " (26, 'a2', 'TRA', 'Trauma'), (27, 'a3', 'ZZZ', 'Not required')",
  "INSERT INTO course (id, uuid, code, completion, validity_months) VALUES"
  " (20, 'c1', 'GTI', 'all', 36)",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (28, 'k1', 20, 26, 1)",
  "INSERT INTO requirement (id, uuid, code, area, role, level, mandatory, within_days) VALUES"
  " (30, 'r1', 'R1', 26, NULL, 1, 1, 90), (31, 'r2', 'R2', 25, 15, 1, 0, 90)",
  "INSERT INTO person (id, uuid) VALUES (50, 'p0'), (51, 'p1'), (52, 'p2'), (53, 'p3'),"
  " (54, 'p4'), (55, 'p5'), (56, 'p6'), (57, 'p7'), (58, 'p8'), (59, 'p9')",
  "INSERT INTO post (id, uuid, person, organisation, site, started_on, left_on) VALUES"
  " (60, 'x0', 50, 3, 10, '2020-01-01', NULL), (61, 'x1', 51, 3, 10, '2020-01-01', NULL),"
  " (62, 'x2', 52, 3, 10, '2020-01-01', NULL), (63, 'x3', 53, 3, NULL, '2020-01-01', NULL),"
  " (64, 'x4', 54, 3, NULL, '2022-11-01', NULL), (65, 'x5', 55, 1, NULL, '2020-01-01', NULL),"
  " (66, 'x6', 56, 1, NULL, '2020-01-01', NULL), (67, 'x7', 57, 2, NULL, '2020-01-01', NULL),"
  " (68, 'x8', 58, 2, NULL, '2020-01-01', '2022-11-21'),"
  " (69, 'x9', 59, 1, NULL, '2020-01-01', NULL), (70, 'xa', 59, 2, NULL, '2020-01-01', NULL)",
  "INSERT INTO post_role (post, role) VALUES (60, 16), (61, 15), (61, 16), (67, 15)",
  /* met, expiring, expired; of somebody who works for two, once for each */
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome) VALUES"
  " (80, 'l0', 50, 20, '2022-01-10', 1), (81, 'l1', 51, 20, '2020-02-20', 1),"
  " (82, 'l2', 52, 20, '2019-01-10', 1), (83, 'l3', 59, 20, '2022-01-10', 1)",
  "INSERT INTO session (id, uuid, code, course, status, first_on, last_on) VALUES"
  " (90, 'e0', 'S', 20, 1, '2022-12-01', '2022-12-01')",
  "INSERT INTO booking (id, uuid, session, person, status) VALUES (95, 'b0', 90, 53, 0)",
  "INSERT INTO waiver (id, uuid, person, area, from_on, until_on, reason) VALUES"
  " (97, 'w0', 57, 26, '2022-11-22', '2022-11-22', 'Trained elsewhere')",
  /* Away: one of the two who are missing, somebody whose record counts, one who is back. */
  "INSERT INTO absence (id, uuid, person, from_on, to_on) VALUES (98, 'y0', 55, '2022-11-22', "
  "NULL),"
  " (99, 'y1', 50, '2022-01-01', NULL), (100, 'y2', 56, '2022-01-01', '2022-11-21')",
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
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
  ffw_store_test_close (self->workspace);
  ffw_store_test_remove_folder (self->folder);
}

static gpointer
read_evidence (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_evidence_read (connection, data, error);
}

static FfwEvidence *
read_figures (Fixture *self, FfwAudience audience, const char *organisation, FfwDate today)
{
  FfwEvidenceScope scope = { .audience = audience,
                             .from = ffw_date_new (2022, 1, 1),
                             .to = ffw_date_new (2022, 12, 31),
                             .today = today,
                             .organisation = organisation,
                             .minimum = FFW_EVIDENCE_MINIMUM_DEFAULT };
  g_autoptr (GError) error = NULL;
  FfwEvidence *evidence = ffw_workspace_read (self->workspace, read_evidence, &scope, NULL, &error);

  g_assert_no_error (error);

  return evidence;
}

/* required: met expiring expired booked due missing waived, away */
static void
describe_standing (GString *text, const FfwEvidenceStanding *standing)
{
  if (standing->suppressed)
    {
      g_string_append (text, " ?");
      return;
    }

  g_string_append_printf (text, " %d:", (int)standing->required);
  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    g_string_append_printf (text, "%s%d", i ? "," : "", (int)standing->counts[ffw_standings[i]]);
  if (standing->away)
    g_string_append_printf (text, " away %d", (int)standing->away);
}

static char *
describe (const FfwEvidence *evidence)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < evidence->compliance->len; i++)
    {
      const FfwEvidenceCompliance *area = evidence->compliance->pdata[i];

      g_string_append_printf (text, "%s", area->code);
      for (guint j = 0; j < FFW_N_NECESSITIES; j++)
        if (area->standings[j].required || area->standings[j].suppressed)
          {
            g_string_append_printf (text, " %s",
                                    ffw_coding_get_code (&ffw_coding_necessity, (int)j));
            describe_standing (text, &area->standings[j]);
          }
      g_string_append (text, "\n");
      for (guint j = 0; j < area->groups->len; j++)
        {
          const FfwEvidenceStandingGroup *group = area->groups->pdata[j];

          g_string_append_printf (
              text, "  %s %s", ffw_coding_get_code (&ffw_coding_group_by, group->by), group->code);
          describe_standing (text, &group->standing);
          g_string_append (text, "\n");
        }
    }

  return g_string_free (text, FALSE);
}

#define TODAY ffw_date_new (2022, 11, 22)

static void
assert_compliance (Fixture *self, FfwAudience audience, const char *organisation, FfwDate today,
                   const char *expected)
{
  g_autoptr (FfwEvidence) evidence = read_figures (self, audience, organisation, today);
  g_autofree char *text = describe (evidence);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_figures (Fixture *self, gconstpointer data)
{
  static const char expected[] = "GRP recommended 2:0,0,0,0,0,2,0\n"
                                 "  organisation SAFER 1:0,0,0,0,0,1,0\n"
                                 "  organisation STY 1:0,0,0,0,0,1,0\n"
                                 "  role KEY 2:0,0,0,0,0,2,0\n"
                                 "  role PRIS 1:0,0,0,0,0,1,0\n"
                                 "  sector non_statutory 1:0,0,0,0,0,1,0\n"
                                 "  sector statutory 1:0,0,0,0,0,1,0\n"
                                 "  site HMP 1:0,0,0,0,0,1,0\n"
                                 "TRA mandatory 10:3,1,1,1,1,2,1 away 1\n"
                                 "  organisation NWP 3:1,0,0,0,0,2,0 away 1\n"
                                 "  organisation SAFER 2:1,0,0,0,0,0,1\n"
                                 "  organisation STY 5:1,1,1,1,1,0,0\n"
                                 "  role KEY 2:0,1,0,0,0,0,1\n"
                                 "  role PRIS 2:1,1,0,0,0,0,0\n"
                                 "  sector non_statutory 2:1,0,0,0,0,0,1\n"
                                 "  sector statutory 8:2,1,1,1,1,2,0 away 1\n"
                                 "  site HMP 3:1,1,1,0,0,0,0\n";

  assert_compliance (self, FFW_AUDIENCE_COMMISSIONER, NULL, TODAY, expected);
  assert_compliance (self, FFW_AUDIENCE_RETURN, NULL, TODAY, expected);
}

static void
test_scope (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwEvidence) evidence = read_figures (self, FFW_AUDIENCE_COMMISSIONER, NULL, TODAY);
  const FfwEvidenceCompliance *area = evidence->compliance->pdata[0];
  const FfwEvidenceStandingGroup *group = area->groups->pdata[0];

  /* Its own posts, also of somebody who works elsewhere too. */
  assert_compliance (self, FFW_AUDIENCE_COMMISSIONER, "NWP", TODAY,
                     "TRA mandatory 3:1,0,0,0,0,2,0 away 1\n"
                     "  organisation NWP 3:1,0,0,0,0,2,0 away 1\n"
                     "  sector statutory 3:1,0,0,0,0,2,0 away 1\n");

  /* As of another day: the waiver is over, and so is the post of one who left. */
  assert_compliance (self, FFW_AUDIENCE_COMMISSIONER, "SAFER", ffw_date_new (2022, 11, 21),
                     "GRP recommended 1:0,0,0,0,0,1,0\n"
                     "  organisation SAFER 1:0,0,0,0,0,1,0\n"
                     "  role KEY 1:0,0,0,0,0,1,0\n"
                     "  sector non_statutory 1:0,0,0,0,0,1,0\n"
                     "TRA mandatory 3:1,0,0,0,0,2,0\n"
                     "  organisation SAFER 3:1,0,0,0,0,2,0\n"
                     "  role KEY 1:0,0,0,0,0,1,0\n"
                     "  sector non_statutory 3:1,0,0,0,0,2,0\n");

  /* What the figures name is declared, also where no course of the file covers it. */
  g_assert_cmpuint (evidence->areas->len, ==, 2);
  g_assert_cmpstr (((FfwEvidenceEntry *)evidence->areas->pdata[0])->code, ==, "GRP");
  g_assert_cmpstr (area->title.in[FFW_LANGUAGE_EN], ==, "Gender");
  g_assert_cmpstr (group->title.in[FFW_LANGUAGE_EN], ==, "Safer Wales");
}

/* More people, of the organisation with the number @organisation. */
static void
add_people (Fixture *self, int n, int organisation, int role)
{
  static int id = 200;

  for (int i = 0; i < n; i++, id++)
    {
      g_autofree char *person = g_strdup_printf ("INSERT INTO person (id, uuid) VALUES (%d, 'n%d')",
                                                 id, id);
      g_autofree char *post
          = g_strdup_printf ("INSERT INTO post (id, uuid, person, organisation, started_on)"
                             " VALUES (%d, 'm%d', %d, %d, '2020-01-01')",
                             id, id, id, organisation);
      g_autofree char *roles
          = g_strdup_printf ("INSERT INTO post_role (post, role) VALUES (%d, %d)", id, role);

      ffw_store_test_run (self->workspace, person);
      ffw_store_test_run (self->workspace, post);
      ffw_store_test_run (self->workspace, roles);
    }
}

static void
test_public (Fixture *self, gconstpointer data)
{
  /* Of ten, three and two are small, and five is not: nothing would remain of the organisations,
   * so that there is nothing below them either. */
  assert_compliance (self, FFW_AUDIENCE_PUBLIC, NULL, TODAY,
                     "GRP recommended ?\nTRA mandatory 10:3,1,1,1,1,2,1 away 1\n");

  /* NWP has eleven now: it stays. STY is hidden with SAFER, which is small; its sites are too,
   * and the sectors, which would tell of both. KEY is hidden with those who have no role. */
  add_people (self, 8, 1, 16);
  assert_compliance (self, FFW_AUDIENCE_PUBLIC, NULL, TODAY,
                     "GRP recommended ?\n"
                     "TRA mandatory 18:3,1,1,1,1,10,1 away 1\n"
                     "  organisation NWP 11:1,0,0,0,0,10,0 away 1\n"
                     "  organisation SAFER ?\n"
                     "  organisation STY ?\n"
                     "  role KEY ?\n"
                     "  role PRIS 10:1,1,0,0,0,8,0\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/compliance/figures", Fixture, NULL, set_up, test_figures, tear_down);
  g_test_add ("/compliance/scope", Fixture, NULL, set_up, test_scope, tear_down);
  g_test_add ("/compliance/public", Fixture, NULL, set_up, test_public, tear_down);

  return g_test_run ();
}
