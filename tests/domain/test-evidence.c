/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence.h"
#include "ffw-store-test.h"

/* Two organisations and a charity. STY is in two police areas; one of its sites is in one. */
static const char *const world[] = {
  "INSERT INTO organisation (id, uuid, code, name_en, sector, police_area) VALUES"
  " (1, 'o1', 'STY', 'Styal', 0, 'gwent south_wales'),"
  " (2, 'o2', 'NWP', 'North Wales Police', 0, 'north_wales'),"
  " (3, 'o3', 'SAFER', 'Safer Wales', 1, NULL)",
  "INSERT INTO site (id, uuid, code, name_en, organisation, police_area) VALUES"
  " (10, 's1', 'HMP-ST', 'HMP/YOI Styal', 1, NULL), (11, 's2', 'STY-N', 'Newport', 1, 'gwent'),"
  " (12, 's3', 'NW-CF', 'Caernarfon', 2, NULL)",
  "INSERT INTO course (id, uuid, code, title_en, completion) VALUES"
  " (20, 'c1', 'GTI', 'Gender and trauma', 'all'), (21, 'c2', 'EAT', 'Early action', 'all'),"
  " (22, 'c3', 'NIL', 'Nobody', 'all')",
  "INSERT INTO area (id, uuid, code, title_en) VALUES (25, 'a1', 'GRP', 'Gender'),"
  " (26, 'a2', 'TRA', 'Trauma'), (27, 'a3', 'ZZZ', 'Not covered')",
  "INSERT INTO course_area (id, uuid, course, area, level) VALUES (28, 'k1', 20, 26, 1),"
  " (29, 'k2', 20, 25, 2)",
  "INSERT INTO question (id, uuid, code, level, stages, scale, text_en) VALUES"
  " (40, 'q1', 'CON', 2, 'pre post follow_up', 0, 'Confident?'),"
  " (41, 'q2', 'REC', 1, 'post', 1, 'Recommend?'), (42, 'q3', 'LNG', 1, 'post', 2, 'Language?'),"
  " (43, 'q4', 'COM', 1, 'post', 3, 'Comment')",
  "INSERT INTO person (id, uuid) VALUES (50, 'p0'), (51, 'p1'), (52, 'p2'), (53, 'p3'),"
  " (54, 'p4')",
  "INSERT INTO post (id, uuid, person, organisation, site, started_on, left_on) VALUES"
  " (60, 'x0', 50, 1, 10, '2020-01-01', NULL),"
  " (61, 'x1', 51, 1, 11, '2020-01-01', '2022-01-31'),"
  " (62, 'x2', 51, 2, 12, '2022-02-01', NULL),"
  " (63, 'x3', 52, 3, NULL, '2022-03-01', NULL),"
  " (64, 'x4', 53, 2, NULL, '2020-01-01', NULL),"
  " (65, 'x5', 54, 2, 12, '2020-01-01', NULL)",
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
  ffw_workspace_close (self->workspace, NULL);
  g_object_unref (self->workspace);
  ffw_store_test_remove_folder (self->folder);
  g_free (self->folder);
}

/* Commissioner's figures of 2022, as of 22 November. */
static FfwEvidenceScope
scope_of_2022 (void)
{
  return (FfwEvidenceScope){ .audience = FFW_AUDIENCE_COMMISSIONER,
                             .from = ffw_date_new (2022, 1, 1),
                             .to = ffw_date_new (2022, 12, 31),
                             .today = ffw_date_new (2022, 11, 22),
                             .minimum = FFW_EVIDENCE_MINIMUM_DEFAULT };
}

static gpointer
read_evidence (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_evidence_read (connection, data, error);
}

static FfwEvidence *
read_figures (Fixture *self, FfwEvidenceScope scope)
{
  g_autoptr (GError) error = NULL;
  FfwEvidence *evidence = ffw_workspace_read (self->workspace, read_evidence, &scope, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (evidence);

  return evidence;
}

static void
assert_refused (Fixture *self, FfwEvidenceScope scope, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ffw_workspace_read (self->workspace, read_evidence, &scope, NULL, &error));
  g_assert_error (error, FFW_EVIDENCE_ERROR, FFW_EVIDENCE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, word));
}

/* "GTI sessions/places completions/trained organisation:STY=1 …", a line a course. */
static char *
describe_delivery (const FfwEvidence *evidence)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < evidence->delivery->len; i++)
    {
      const FfwEvidenceDelivery *course = g_ptr_array_index (evidence->delivery, i);

      g_string_append_printf (text, "%s%s %d/%d %d/%d", i ? "\n" : "", course->code,
                              (int)course->sessions, (int)course->places, (int)course->completions,
                              (int)course->trained);
      if (course->suppressed)
        g_string_append (text, " suppressed");
      for (guint j = 0; j < course->groups->len; j++)
        {
          const FfwEvidenceGroup *group = g_ptr_array_index (course->groups, j);

          g_string_append_printf (
              text, " %s:%s=", ffw_coding_get_code (&ffw_coding_group_by, group->by), group->code);
          g_string_append_printf (text, group->suppressed ? "?" : "%d", (int)group->figure);
        }
    }

  return g_string_free (text, FALSE);
}

static void
describe_tally (GString *text, const FfwTally *tally)
{
  for (guint i = 0; i < tally->n; i++)
    if (tally->counts[i])
      g_string_append_printf (text, "%s%dx%d", text->str[text->len - 1] == '[' ? "" : " ",
                              (int)tally->counts[i], tally->least + (int)i);
}

/* "GTI 5 post=3 | CON pre[2x1] …", a line a course. */
static char *
describe_evaluation (const FfwEvidence *evidence)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < evidence->evaluation->len; i++)
    {
      const FfwEvidenceEvaluation *course = g_ptr_array_index (evidence->evaluation, i);

      g_string_append_printf (text, "%s%s ", i ? "\n" : "", course->code);
      g_string_append_printf (text, course->attended_suppressed ? "?" : "%d",
                              (int)course->attended);
      for (guint j = 0; j < FFW_N_STAGES; j++)
        if (course->responses[j].suppressed || course->responses[j].received)
          {
            g_string_append_printf (text, " %s=", ffw_coding_get_code (&ffw_coding_stage, (int)j));
            g_string_append_printf (text, course->responses[j].suppressed ? "?" : "%d",
                                    (int)course->responses[j].received);
          }
      for (guint j = 0; j < course->questions->len; j++)
        {
          const FfwEvidenceQuestion *question = g_ptr_array_index (course->questions, j);

          g_string_append_printf (text, " | %s", question->code);
          for (guint k = 0; k < FFW_N_STAGES; k++)
            if (question->results[k].n || question->results[k].suppressed)
              {
                g_string_append_printf (text, " %s[",
                                        ffw_coding_get_code (&ffw_coding_stage, (int)k));
                if (question->results[k].suppressed)
                  g_string_append (text, "?");
                else
                  describe_tally (text, &question->results[k].counts);
                g_string_append (text, "]");
              }
          for (guint k = 0; k < FFW_N_CHANGES; k++)
            if (question->changes[k].pairs || question->changes[k].suppressed)
              {
                g_string_append_printf (
                    text, " %s>%s[",
                    ffw_coding_get_code (&ffw_coding_stage, question->changes[k].from),
                    ffw_coding_get_code (&ffw_coding_stage, question->changes[k].to));
                if (question->changes[k].suppressed)
                  g_string_append (text, "?");
                else
                  describe_tally (text, &question->changes[k].differences);
                g_string_append (text, "]");
              }
        }
    }

  return g_string_free (text, FALSE);
}

static void
assert_delivery (Fixture *self, FfwEvidenceScope scope, const char *expected)
{
  g_autoptr (FfwEvidence) evidence = read_figures (self, scope);
  g_autofree char *text = describe_delivery (evidence);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_evaluation (Fixture *self, FfwEvidenceScope scope, const char *expected)
{
  g_autoptr (FfwEvidence) evidence = read_figures (self, scope);
  g_autofree char *text = describe_evaluation (evidence);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (FfwEvidence) evidence = read_figures (self, scope_of_2022 ());

  g_assert_cmpuint (evidence->delivery->len, ==, 0);
  g_assert_cmpuint (evidence->evaluation->len, ==, 0);
  g_assert_cmpuint (evidence->courses->len, ==, 0);
  g_assert_cmpuint (evidence->areas->len, ==, 0);
  g_assert_null (evidence->publisher);
}

/* Somebody who completes a course twice was trained once, and where they were each time. */
static void
test_people (Fixture *self, gconstpointer data)
{
  ffw_store_test_run (self->workspace,
                      "INSERT INTO record (id, uuid, person, post, course, completed_on, outcome,"
                      " language) VALUES"
                      /* Twice in one post. */
                      " (70, 'r0', 50, 60, 20, '2022-01-01', 1, 0),"
                      " (71, 'r1', 50, 60, 20, '2022-12-31', 1, 1),"
                      /* In the post held on the day, before and after a move. */
                      " (72, 'r2', 51, NULL, 20, '2022-01-31', 1, 0),"
                      " (73, 'r3', 51, NULL, 20, '2022-02-01', 1, 0),"
                      /* In no post yet, and in no language. */
                      " (74, 'r4', 52, NULL, 20, '2022-02-28', 1, NULL),"
                      /* Not completed; before the period; after it. */
                      " (75, 'r5', 53, 64, 20, '2022-05-01', 0, 0),"
                      " (76, 'r6', 53, 64, 20, '2021-12-31', 1, 0),"
                      " (77, 'r7', 53, 64, 20, '2023-01-01', 1, 0)");

  assert_delivery (self, scope_of_2022 (),
                   "GTI 0/0 5/3 language:cy=1 language:en=3 organisation:NWP=1 organisation:STY=2"
                   " police_area:gwent=1 police_area:north_wales=1 sector:statutory=2"
                   " site:HMP-ST=1 site:NW-CF=1 site:STY-N=1");
}

/* The post that a row names counts, whichever was held on the day. */
static void
test_named_post (Fixture *self, gconstpointer data)
{
  ffw_store_test_run (self->workspace,
                      "INSERT INTO record (id, uuid, person, post, course, completed_on, outcome)"
                      " VALUES (70, 'r0', 51, 61, 20, '2022-06-01', 1)");

  assert_delivery (self, scope_of_2022 (),
                   "GTI 0/0 1/1 organisation:STY=1 police_area:gwent=1 sector:statutory=1"
                   " site:STY-N=1");
}

static const char *const sessions[] = {
  "INSERT INTO session (id, uuid, code, course, capacity, status, first_on, last_on) VALUES"
  " (80, 'b0', 'S1', 20, 12, 2, '2021-12-30', '2022-01-01'),"
  " (81, 'b1', 'S2', 20, NULL, 2, '2022-12-31', '2022-12-31'),"
  " (82, 'b2', 'S3', 20, 20, 2, '2022-12-30', '2023-01-01'),"
  " (83, 'b3', 'S4', 20, 20, 1, '2022-06-01', '2022-06-01'),"
  " (84, 'b4', 'S5', 21, 0, 2, '2022-06-01', '2022-06-01')",
  "INSERT INTO session_date (id, uuid, session, starts_at, ends_at) VALUES"
  " (90, 'd0', 80, '2021-12-30T09:30', '2021-12-30T16:00'),"
  " (91, 'd1', 80, '2022-01-01T09:30', '2022-01-01T16:00'),"
  " (92, 'd2', 81, '2022-12-31T09:30', '2022-12-31T16:00'),"
  " (93, 'd3', 84, '2022-06-01T09:30', '2022-06-01T16:00')",
  /* The first by STY alone and by a colleague from NWP on the second day; the second by a
   * person who was in NWP by then. */
  "INSERT INTO session_trainer (session_date, person, post) VALUES (90, 50, 60), (91, 50, 60),"
  " (91, 53, 64), (92, 51, NULL), (93, 50, NULL)",
  "INSERT INTO booking (id, uuid, session, person, status) VALUES"
  " (100, 'e0', 80, 51, 2), (101, 'e1', 80, 52, 3), (102, 'e2', 80, 53, 4),"
  " (103, 'e3', 81, 51, 2), (104, 'e4', 82, 51, 2), (105, 'e5', 84, 51, 5)",
};

static void
add_sessions (Fixture *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    ffw_store_test_run (self->workspace, sessions[i]);
}

/* A session belongs to the period of its last date, and only held ones count. */
static void
test_sessions (Fixture *self, gconstpointer data)
{
  add_sessions (self);

  assert_delivery (self, scope_of_2022 (), "EAT 1/0 0/0\nGTI 2/12 0/0");
  assert_evaluation (self, scope_of_2022 (), "EAT 0\nGTI 3");
}

/* The figures of one organisation: its posts, and the sessions that its trainers gave. */
static void
test_organisation (Fixture *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_of_2022 ();

  add_sessions (self);
  ffw_store_test_run (self->workspace,
                      "INSERT INTO record (id, uuid, person, post, course, completed_on, outcome,"
                      " language) VALUES"
                      " (70, 'r0', 50, 60, 20, '2022-01-01', 1, 0),"
                      " (72, 'r2', 51, NULL, 20, '2022-01-31', 1, 0),"
                      " (73, 'r3', 51, NULL, 20, '2022-02-01', 1, 0)");

  scope.organisation = "NWP";
  assert_delivery (self, scope,
                   "GTI 2/12 1/1 language:en=1 organisation:NWP=1 police_area:north_wales=1"
                   " sector:statutory=1 site:NW-CF=1");
  assert_evaluation (self, scope, "GTI 3");
  scope.organisation = "STY";
  assert_delivery (self, scope,
                   "EAT 1/0 0/0\nGTI 1/12 2/2 language:en=2 organisation:STY=2"
                   " police_area:gwent=1 sector:statutory=2 site:HMP-ST=1 site:STY-N=1");
  scope.organisation = "SAFER";
  assert_delivery (self, scope, "");
}

/* A return holds each session, with the organisations of its trainers. */
static void
test_return (Fixture *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_of_2022 ();

  add_sessions (self);
  scope.audience = FFW_AUDIENCE_RETURN;
  g_autoptr (FfwEvidence) evidence = read_figures (self, scope);
  const FfwEvidenceDelivery *course = g_ptr_array_index (evidence->delivery, 1);
  const FfwEvidenceSession *first = g_ptr_array_index (course->held, 0);
  const FfwEvidenceSession *second = g_ptr_array_index (course->held, 1);

  g_assert_cmpuint (course->held->len, ==, 2);
  g_assert_cmpstr (first->uuid, ==, "b0");
  g_assert_cmpstr (first->organisations, ==, "NWP STY");
  g_assert_cmpuint (first->on, ==, ffw_date_new (2022, 1, 1));
  g_assert_cmpint (first->places, ==, 12);
  g_assert_cmpuint (first->attended, ==, 2);
  g_assert_cmpstr (second->organisations, ==, "NWP");
  g_assert_cmpint (second->places, ==, -1);

  scope.audience = FFW_AUDIENCE_COMMISSIONER;
  g_autoptr (FfwEvidence) other = read_figures (self, scope);
  course = g_ptr_array_index (other->delivery, 1);
  g_assert_cmpuint (course->held->len, ==, 0);
}

static void
add_answers (Fixture *self)
{
  add_sessions (self);
  ffw_store_test_run (
      self->workspace,
      "INSERT INTO answer (id, uuid, session, stage, round, respondent, question, value, words)"
      " VALUES"
      /* One who answered at all stages, and again half a year later. */
      " (110, 'f0', 80, 0, 1, 'A', 40, 2, NULL), (111, 'f1', 80, 1, 1, 'A', 40, 4, NULL),"
      " (112, 'f2', 80, 2, 1, 'A', 40, 3, NULL), (113, 'f3', 80, 2, 2, 'A', 40, 5, NULL),"
      " (114, 'f4', 80, 3, 1, 'A', 40, 1, NULL),"
      /* Another, who only commented after the session. */
      " (115, 'f5', 80, 0, 1, 'B', 40, 3, NULL), (116, 'f6', 80, 1, 1, 'B', 43, NULL, 'Good'),"
      /* The same code at another session is another person. */
      " (117, 'f7', 81, 1, 1, 'B', 40, 5, NULL), (118, 'f8', 81, 1, 1, 'B', 41, 10, NULL),"
      " (119, 'f9', 81, 1, 1, 'B', 42, 0, NULL), (120, 'f10', 81, 1, 1, 'C', 42, 1, NULL),"
      /* Outside its scale, and of a session out of the period. */
      " (121, 'f11', 81, 1, 1, 'C', 40, 7, NULL), (122, 'f12', 82, 1, 1, 'D', 40, 1, NULL),"
      /* Yes and no have no difference. */
      " (123, 'f13', 81, 0, 1, 'B', 42, 1, NULL)");
}

static void
test_answers (Fixture *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_of_2022 ();

  add_answers (self);
  scope.audience = FFW_AUDIENCE_RETURN;
  assert_evaluation (self, scope,
                     "EAT 0\n"
                     "GTI 3 pre=3 post=4 follow_up=1 observation=1"
                     " | CON pre[1x2 1x3] post[1x4 1x5] follow_up[1x3] observation[1x1]"
                     " pre>post[1x2] pre>follow_up[1x1] post>follow_up[1x-1]"
                     " | LNG pre[1x1] post[1x0 1x1] | REC post[1x10]");

  g_autoptr (FfwEvidence) evidence = read_figures (self, scope);
  const FfwEvidenceEvaluation *course = g_ptr_array_index (evidence->evaluation, 1);
  const FfwEvidenceQuestion *question = g_ptr_array_index (course->questions, 0);
  g_assert_cmpuint (question->changes[0].test.used, ==, 1);
  g_assert_cmpfloat (question->changes[0].test.w, ==, 1);
  g_assert_cmpfloat (question->changes[0].test.p, ==, 1);
  g_assert_cmpfloat (question->changes[2].test.effect, ==, -1);
}

/* What few people said is not shown to the commissioner, and is not there to be shown. */
static void
test_answers_suppressed (Fixture *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_of_2022 ();

  add_answers (self);
  scope.minimum = 4;
  assert_evaluation (self, scope,
                     "EAT 0\n"
                     "GTI 3 pre=? post=4 follow_up=? observation=?"
                     " | CON pre[?] post[?] follow_up[?] observation[?]"
                     " pre>post[?] pre>follow_up[?] post>follow_up[?]"
                     " | LNG pre[?] post[?] | REC post[?]");
  scope.audience = FFW_AUDIENCE_PUBLIC;
  assert_evaluation (self, scope,
                     "EAT 0\n"
                     "GTI ? pre=? post=? follow_up=? observation=?"
                     " | CON pre[?] post[?] follow_up[?] observation[?]"
                     " pre>post[?] pre>follow_up[?] post>follow_up[?]"
                     " | LNG pre[?] post[?] | REC post[?]");

  g_autoptr (FfwEvidence) evidence = read_figures (self, scope);
  const FfwEvidenceEvaluation *course = g_ptr_array_index (evidence->evaluation, 1);
  const FfwEvidenceQuestion *question = g_ptr_array_index (course->questions, 0);
  g_assert_cmpuint (question->results[0].n, ==, 0);
  g_assert_cmpuint (ffw_tally_total (&question->results[0].counts), ==, 0);
  g_assert_cmpuint (question->changes[0].pairs, ==, 0);
  g_assert_cmpint (question->changes[0].test.method, ==, FFW_WILCOXON_NONE);
}

/* A course that few people completed says nothing of them to the public. */
static void
test_few_trained (Fixture *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_of_2022 ();

  add_sessions (self);
  ffw_store_test_run (self->workspace,
                      "INSERT INTO record (id, uuid, person, post, course, completed_on, outcome,"
                      " language) VALUES (70, 'r0', 50, 60, 20, '2022-01-01', 1, 0),"
                      " (71, 'r1', 51, 61, 20, '2022-01-01', 1, 0)");
  scope.audience = FFW_AUDIENCE_PUBLIC;

  assert_delivery (self, scope, "EAT 1/0 0/0\nGTI 2/12 0/0 suppressed");
}

/* People who completed a course on one day, in an organisation or (0) in no post. */
static void
add_people (Fixture *self, int first, int n, int organisation)
{
  for (int i = first; i < first + n; i++)
    {
      g_autofree char *person = g_strdup_printf ("INSERT INTO person (id, uuid) VALUES (%d, 'n%d')",
                                                 200 + i, i);
      g_autofree char *post = g_strdup_printf (
          "INSERT INTO post (id, uuid, person, organisation, started_on)"
          " VALUES (%d, 'm%d', %d, %d, '%d-01-01')",
          300 + i, i, 200 + i, MAX (organisation, 1), organisation ? 2020 : 2023);
      g_autofree char *record
          = g_strdup_printf ("INSERT INTO record (id, uuid, person, course, completed_on, outcome)"
                             " VALUES (%d, 'l%d', %d, 20, '2022-03-01', 1)",
                             400 + i, i, 200 + i);

      ffw_store_test_run (self->workspace, person);
      ffw_store_test_run (self->workspace, post);
      ffw_store_test_run (self->workspace, record);
    }
}

/* Those in no post are a part of the whole that is never written, and hides like the others. */
static void
test_no_post_is_a_cell (Fixture *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_of_2022 ();

  add_people (self, 0, 10, 1);
  add_people (self, 10, 6, 2);
  add_people (self, 16, 1, 0);

  assert_delivery (self, scope,
                   "GTI 0/0 17/17 organisation:NWP=6 organisation:STY=10"
                   " police_area:north_wales=6 sector:statutory=16");
  /* NWP's six and the one would follow from the total. */
  scope.audience = FFW_AUDIENCE_PUBLIC;
  assert_delivery (self, scope, "GTI 0/0 17/17 organisation:NWP=? organisation:STY=10");
}

/* Where they alone would remain, there is nothing to write. */
static void
test_no_post_alone (Fixture *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_of_2022 ();

  add_people (self, 0, 1, 1);
  add_people (self, 1, 6, 2);
  add_people (self, 7, 10, 0);

  scope.audience = FFW_AUDIENCE_PUBLIC;
  assert_delivery (self, scope, "GTI 0/0 17/17");
}

/* The catalogue holds what the figures refer to, and nothing else. */
static void
test_catalogue (Fixture *self, gconstpointer data)
{
  add_answers (self);
  ffw_store_test_run (self->workspace,
                      "INSERT INTO setting (name, value) VALUES ('publisher', 'STY')");
  ffw_store_test_run (self->workspace,
                      "INSERT INTO framework (id, uuid, code, version, publisher) VALUES"
                      " (130, 'w1', 'WJB', '2', 'MOJ'), (131, 'w2', 'WJB', '1', 'MOJ')");
  g_autoptr (FfwEvidence) evidence = read_figures (self, scope_of_2022 ());
  const FfwEvidenceEntry *course = g_ptr_array_index (evidence->courses, 1);
  const FfwEvidenceCover *cover = g_ptr_array_index (course->covers, 0);
  const FfwEvidenceEntry *question = g_ptr_array_index (evidence->questions, 0);
  const FfwEvidenceFramework *framework = g_ptr_array_index (evidence->frameworks, 0);

  g_assert_cmpuint (evidence->courses->len, ==, 2);
  g_assert_cmpstr (course->code, ==, "GTI");
  g_assert_cmpstr (course->title.in[FFW_LANGUAGE_EN], ==, "Gender and trauma");
  g_assert_cmpuint (course->covers->len, ==, 2);
  g_assert_cmpstr (cover->area, ==, "GRP");
  g_assert_cmpint (cover->level, ==, FFW_LEVEL_ENHANCED);
  g_assert_cmpuint (evidence->areas->len, ==, 2);
  g_assert_cmpuint (evidence->questions->len, ==, 3);
  g_assert_cmpstr (question->code, ==, "CON");
  g_assert_cmpint (question->level, ==, 2);
  g_assert_cmpstr (evidence->publisher, ==, "STY");
  g_assert_cmpuint (evidence->frameworks->len, ==, 2);
  g_assert_cmpstr (framework->version, ==, "1");
}

/* Without dates the period is all there is, to today. */
static void
test_period (Fixture *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_of_2022 ();

  scope.from = scope.to = FFW_DATE_NONE;
  g_autoptr (FfwEvidence) empty = read_figures (self, scope);
  g_assert_cmpuint (empty->scope.from, ==, scope.today);
  g_assert_cmpuint (empty->scope.to, ==, scope.today);

  add_sessions (self);
  g_autoptr (FfwEvidence) of_sessions = read_figures (self, scope);
  g_assert_cmpuint (of_sessions->scope.from, ==, ffw_date_new (2021, 12, 30));

  ffw_store_test_run (self->workspace,
                      "INSERT INTO record (id, uuid, person, course, completed_on, outcome)"
                      " VALUES (70, 'r0', 50, 20, '2021-05-01', 1)");
  g_autoptr (FfwEvidence) of_records = read_figures (self, scope);
  g_assert_cmpuint (of_records->scope.from, ==, ffw_date_new (2021, 5, 1));
  g_assert_cmpuint (of_records->scope.to, ==, scope.today);

  /* An end before all there is leaves an empty period, not a wrong one. */
  scope.to = ffw_date_new (2020, 1, 1);
  g_autoptr (FfwEvidence) before = read_figures (self, scope);
  g_assert_cmpuint (before->scope.from, ==, scope.to);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  FfwEvidenceScope scope = scope_of_2022 ();

  scope.minimum = 2;
  assert_refused (self, scope, "3");

  scope = scope_of_2022 ();
  scope.organisation = "NOBODY";
  assert_refused (self, scope, "NOBODY");

  scope = scope_of_2022 ();
  scope.from = ffw_date_new (2023, 1, 1);
  assert_refused (self, scope, "2023-01-01");

  scope = scope_of_2022 ();
  scope.audience = FFW_AUDIENCE_PUBLIC;
  scope.to = FFW_DATE_NONE;
  assert_refused (self, scope, "both");
  scope = scope_of_2022 ();
  scope.audience = FFW_AUDIENCE_PUBLIC;
  scope.from = FFW_DATE_NONE;
  assert_refused (self, scope, "both");
}

static const struct
{
  const char *path;
  void (*test) (Fixture *self, gconstpointer data);
} tests[] = {
  { "/evidence/nothing", test_nothing },
  { "/evidence/people", test_people },
  { "/evidence/named-post", test_named_post },
  { "/evidence/sessions", test_sessions },
  { "/evidence/organisation", test_organisation },
  { "/evidence/return", test_return },
  { "/evidence/answers", test_answers },
  { "/evidence/answers-suppressed", test_answers_suppressed },
  { "/evidence/few-trained", test_few_trained },
  { "/evidence/no-post-is-a-cell", test_no_post_is_a_cell },
  { "/evidence/no-post-alone", test_no_post_alone },
  { "/evidence/catalogue", test_catalogue },
  { "/evidence/period", test_period },
  { "/evidence/refused", test_refused },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
