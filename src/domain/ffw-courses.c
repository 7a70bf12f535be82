/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-intake-private.h"
#include "ffw-kinds-private.h"

#include <glib/gi18n-lib.h>

/* The fields that each row of the framework has. */
#define FIELD_CODE(sql_)                                                                           \
  {                                                                                                \
    .name = "code", .name_cy = "cod", .type = FFW_FIELD_IDENTIFIER,                                \
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED, .sql = sql_, .column = "code"  \
  }
#define FIELD_TITLE_EN(sql_)                                                                       \
  {                                                                                                \
    .name = "title_en", .name_cy = "teitl_saesneg", .type = FFW_FIELD_TEXT, .sql = sql_,           \
    .column = "title_en"                                                                           \
  }
#define FIELD_TITLE_CY(sql_)                                                                       \
  {                                                                                                \
    .name = "title_cy", .name_cy = "teitl_cymraeg", .type = FFW_FIELD_TEXT, .sql = sql_,           \
    .column = "title_cy"                                                                           \
  }

static const char *const course_columns[] = {
  "code",         "title_en",   "title_cy",    "provider",   "awarding_body",
  "commissioner", "places",     "launched_on", "retired_on", "validity_months",
  "hours",        "completion", "basis",       NULL,
};

enum
{
  COURSE_LAUNCHED_ON = 7,
  COURSE_RETIRED_ON = 8,
  COURSE_COMPLETION = 11,
};

enum
{
  FIELD_AUTHORISES = 7,
  FIELD_REPLACES = 8,
  FIELD_RETIRED_ON = 11,
  FIELD_COMPLETION = 14,
  FIELD_PREREQUISITES = 16,
};

static const FfwField course_fields[] = {
  FFW_FIELD_ID ("c.uuid"),
  FIELD_CODE ("c.code"),
  FIELD_TITLE_EN ("c.title_en"),
  FIELD_TITLE_CY ("c.title_cy"),
  { .name = "provider",
    .name_cy = "darparwr",
    .type = FFW_FIELD_REFERENCE,
    .refers = "organisation",
    .sql = "p.code",
    .column = "provider" },
  { .name = "awarding_body",
    .name_cy = "corff_dyfarnu",
    .type = FFW_FIELD_REFERENCE,
    .refers = "organisation",
    .sql = "a.code",
    .column = "awarding_body" },
  { .name = "commissioner",
    .name_cy = "comisiynydd",
    .type = FFW_FIELD_REFERENCE,
    .refers = "organisation",
    .sql = "m.code",
    .column = "commissioner" },
  { .name = "authorises",
    .name_cy = "awdurdodi",
    .type = FFW_FIELD_REFERENCES,
    .refers = "course",
    .sql = "(SELECT string_agg(code, ' ') FROM (SELECT x.code FROM course_authorises y "
           "JOIN course x ON x.id = y.authorised WHERE y.course = c.id ORDER BY x.code))" },
  { .name = "replaces",
    .name_cy = "disodli",
    .type = FFW_FIELD_REFERENCES,
    .refers = "course",
    .sql = "(SELECT string_agg(code, ' ') FROM (SELECT x.code FROM course_replaces y "
           "JOIN course x ON x.id = y.replaced WHERE y.course = c.id ORDER BY x.code))" },
  { .name = "places",
    .name_cy = "lleoedd",
    .type = FFW_FIELD_INTEGER,
    .most = 10000000,
    .sql = "c.places",
    .column = "places" },
  { .name = "launched_on",
    .name_cy = "dyddiad_lansio",
    .type = FFW_FIELD_DATE,
    .sql = "c.launched_on",
    .column = "launched_on" },
  { .name = "retired_on",
    .name_cy = "dyddiad_tynnu_nol",
    .type = FFW_FIELD_DATE,
    .sql = "c.retired_on",
    .column = "retired_on" },
  { .name = "validity_months",
    .name_cy = "misoedd_dilys",
    .type = FFW_FIELD_INTEGER,
    .least = 1,
    .most = 1200,
    .sql = "c.validity_months",
    .column = "validity_months" },
  { .name = "hours",
    .name_cy = "oriau",
    .type = FFW_FIELD_REAL,
    .most = 10000,
    .sql = "c.hours",
    .column = "hours" },
  { .name = "completion",
    .name_cy = "cwblhau",
    .type = FFW_FIELD_IDENTIFIER,
    .sql = "c.completion",
    .column = "completion" },
  FFW_FIELD_BASIS ("c.basis"),
  { .name = "prerequisites",
    .name_cy = "rhagofynion",
    .type = FFW_FIELD_REFERENCES,
    .refers = "course",
    .sql = "(SELECT string_agg(code, ' ') FROM (SELECT x.code FROM course_prerequisite y "
           "JOIN course x ON x.id = y.required WHERE y.course = c.id ORDER BY x.code))" },
};

static const FfwLinkField course_links[] = {
  { FIELD_AUTHORISES, "course_authorises", "course", "authorised" },
  { FIELD_REPLACES, "course_replaces", "course", "replaced" },
  { FIELD_PREREQUISITES, "course_prerequisite", "course", "required" },
};

/* all, share:80 (percent of the minutes), sessions:3. */
static gboolean
completion_is_known (const char *text)
{
  guint64 n;

  if (g_str_equal (text, "all"))
    return TRUE;
  if (g_str_has_prefix (text, "share:"))
    return g_ascii_string_to_unsigned (text + strlen ("share:"), 10, 1, 100, &n, NULL);
  if (g_str_has_prefix (text, "sessions:"))
    return g_ascii_string_to_unsigned (text + strlen ("sessions:"), 10, 1, 1000, &n, NULL);

  return FALSE;
}

static gboolean
course_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  const FfwCell *code = &row->cells[1];

  ffw_intake_check_word (self, row, 1);
  /* A course that names itself would wait for itself. */
  for (guint i = 0; i < G_N_ELEMENTS (course_links); i++)
    {
      guint field = course_links[i].field;
      g_auto (GStrv) words = NULL;

      if (row->cells[field].state != FFW_CELL_SET || code->state != FFW_CELL_SET)
        continue;
      words = g_strsplit_set (row->cells[field].text, " ", -1);
      if (g_strv_contains ((const char *const *)words, code->text))
        ffw_intake_error (self, row, "E313", (int)field, code->text, NULL, NULL);
    }

  return TRUE;
}

static gboolean
course_check (FfwIntake *self, FfwRow *row, GError **error)
{
  const char *launched = ffw_row_text (row, COURSE_LAUNCHED_ON);
  const char *retired = ffw_row_text (row, COURSE_RETIRED_ON);
  const char *completion;

  if (ffw_row_text (row, COURSE_COMPLETION) == NULL)
    ffw_row_set_text (row, COURSE_COMPLETION, "all");
  completion = ffw_row_text (row, COURSE_COMPLETION);
  if (!completion_is_known (completion))
    ffw_intake_error (self, row, "E108", FIELD_COMPLETION, completion, "all, share:80, sessions:3",
                      NULL);
  if (launched != NULL && retired != NULL && strcmp (retired, launched) < 0)
    ffw_intake_error (self, row, "E302", FIELD_RETIRED_ON, launched, retired, NULL);

  return TRUE;
}

static const FfwIntakeClass course_intake = {
  .columns = course_columns,
  .key = "code = ?",
  .key_slots = { 0 },
  .n_key_slots = 1,
  .circle = "E313",
  .links = course_links,
  .n_links = G_N_ELEMENTS (course_links),
  .resolve = course_resolve,
  .check = course_check,
};

const FfwKind ffw_kind_courses = {
  .name = "courses",
  .title = N_ ("Courses"),
  .table = "course",
  .fields = course_fields,
  .n_fields = G_N_ELEMENTS (course_fields),
  .from = "course c LEFT JOIN organisation p ON p.id = c.provider "
          "LEFT JOIN organisation a ON a.id = c.awarding_body "
          "LEFT JOIN organisation m ON m.id = c.commissioner",
  .organisation = "p.code",
  .course = "c.code",
  .catalogue = TRUE,
  .intake = &course_intake,
};

static const char *const area_columns[]
    = { "code", "strand", "title_en", "title_cy", "basis", NULL };

static const FfwField area_fields[] = {
  FFW_FIELD_ID ("a.uuid"),
  FIELD_CODE ("a.code"),
  { .name = "strand",
    .name_cy = "llinyn",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_strand,
    .sql = "a.strand",
    .column = "strand" },
  FIELD_TITLE_EN ("a.title_en"),
  FIELD_TITLE_CY ("a.title_cy"),
  FFW_FIELD_BASIS ("a.basis"),
};

static const FfwIntakeClass area_intake = {
  .columns = area_columns,
  .key = "code = ?",
  .key_slots = { 0 },
  .n_key_slots = 1,
};

const FfwKind ffw_kind_areas = {
  .name = "areas",
  .title = N_ ("Training areas"),
  .table = "area",
  .fields = area_fields,
  .n_fields = G_N_ELEMENTS (area_fields),
  .from = "area a",
  .area = "a.code",
  .catalogue = TRUE,
  .intake = &area_intake,
};

static const char *const role_columns[] = { "code", "title_en", "title_cy", "basis", NULL };

static const FfwField role_fields[] = {
  FFW_FIELD_ID ("r.uuid"),       FIELD_CODE ("r.code"),       FIELD_TITLE_EN ("r.title_en"),
  FIELD_TITLE_CY ("r.title_cy"), FFW_FIELD_BASIS ("r.basis"),
};

static gboolean
role_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  ffw_intake_check_word (self, row, 1);

  return TRUE;
}

static const FfwIntakeClass role_intake = {
  .columns = role_columns,
  .key = "code = ?",
  .key_slots = { 0 },
  .n_key_slots = 1,
  .resolve = role_resolve,
};

const FfwKind ffw_kind_roles = {
  .name = "roles",
  .title = N_ ("Roles"),
  .table = "role",
  .fields = role_fields,
  .n_fields = G_N_ELEMENTS (role_fields),
  .from = "role r",
  .catalogue = TRUE,
  .intake = &role_intake,
};

static const char *const course_area_columns[] = { "course", "area", "level", "basis", NULL };

static const FfwField course_area_fields[] = {
  FFW_FIELD_ID ("x.uuid"),
  { .name = "course",
    .name_cy = "cwrs",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .refers = "course",
    .sql = "c.code",
    .column = "course" },
  { .name = "area",
    .name_cy = "maes",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .refers = "area",
    .sql = "a.code",
    .column = "area" },
  { .name = "level",
    .name_cy = "lefel",
    .type = FFW_FIELD_CODED,
    .flags = FFW_FIELD_REQUIRED,
    .coding = &ffw_coding_level,
    .sql = "x.level",
    .column = "level" },
  FFW_FIELD_BASIS ("x.basis"),
};

static const FfwIntakeClass course_area_intake = {
  .columns = course_area_columns,
  .key = "course = ? AND area = ?",
  .key_slots = { 0, 1 },
  .n_key_slots = 2,
};

const FfwKind ffw_kind_course_areas = {
  .name = "course-areas",
  .title = N_ ("What courses cover"),
  .table = "course_area",
  .fields = course_area_fields,
  .n_fields = G_N_ELEMENTS (course_area_fields),
  .from = "course_area x JOIN course c ON c.id = x.course JOIN area a ON a.id = x.area",
  .course = "c.code",
  .area = "a.code",
  .catalogue = TRUE,
  .intake = &course_area_intake,
};

enum
{
  QUESTION_STAGES = 2,
  QUESTION_SCALE = 3,
  FIELD_STAGES = 3,
  FIELD_SCALE = 4,
};

/* An index on (session, …) does not help here; but scales hardly ever change. */
#define SQL_ANSWERS "SELECT count(*) FROM (SELECT 1 FROM answer WHERE question = ? LIMIT 1) a"

static const char *const question_columns[] = { "code",    "level",   "stages", "scale",
                                                "text_en", "text_cy", "basis",  NULL };

static const FfwField question_fields[] = {
  FFW_FIELD_ID ("q.uuid"),
  FIELD_CODE ("q.code"),
  { .name = "level",
    .name_cy = "lefel",
    .type = FFW_FIELD_INTEGER,
    .flags = FFW_FIELD_REQUIRED,
    .least = 1,
    .most = 4,
    .sql = "q.level",
    .column = "level" },
  { .name = "stages",
    .name_cy = "camau",
    .type = FFW_FIELD_CODES,
    .flags = FFW_FIELD_REQUIRED,
    .sql = "q.stages",
    .column = "stages" },
  { .name = "scale",
    .name_cy = "graddfa",
    .type = FFW_FIELD_CODED,
    .flags = FFW_FIELD_REQUIRED,
    .coding = &ffw_coding_scale,
    .sql = "q.scale",
    .column = "scale" },
  { .name = "text_en",
    .name_cy = "testun_saesneg",
    .type = FFW_FIELD_TEXT,
    .sql = "q.text_en",
    .column = "text_en" },
  { .name = "text_cy",
    .name_cy = "testun_cymraeg",
    .type = FFW_FIELD_TEXT,
    .sql = "q.text_cy",
    .column = "text_cy" },
  FFW_FIELD_BASIS ("q.basis"),
};

/* Answers mean what they mean on the scale that they were given on. */
static gboolean
check_scale (FfwIntake *self, FfwRow *row, GError **error)
{
  gint64 answers = 0;

  if (row->id == 0 || !ffw_slot_differs (&row->slots[QUESTION_SCALE], &row->old[QUESTION_SCALE]))
    return TRUE;
  if (!ffw_connection_get_int (self->connection, SQL_ANSWERS, &answers, error, "i", row->id))
    return FALSE;
  if (answers > 0)
    ffw_intake_error (
        self, row, "E316", FIELD_SCALE, ffw_row_text (row, 0),
        ffw_coding_get_code (&ffw_coding_scale, (int)row->old[QUESTION_SCALE].integer), NULL);

  return TRUE;
}

static gboolean
question_check (FfwIntake *self, FfwRow *row, GError **error)
{
  const char *stages = ffw_row_text (row, QUESTION_STAGES);
  g_auto (GStrv) words = g_strsplit_set (stages ? stages : "", " ", -1);
  g_autofree char *known = ffw_coding_list (&ffw_coding_stage);

  for (guint i = 0; words[i] != NULL; i++)
    {
      int stage;

      if (*words[i] != '\0' && !ffw_coding_find (&ffw_coding_stage, words[i], &stage))
        ffw_intake_error (self, row, "E108", FIELD_STAGES, words[i], known, NULL);
    }

  return check_scale (self, row, error);
}

static const FfwIntakeClass question_intake = {
  .columns = question_columns,
  .key = "code = ?",
  .key_slots = { 0 },
  .n_key_slots = 1,
  .check = question_check,
};

const FfwKind ffw_kind_questions = {
  .name = "questions",
  .title = N_ ("Evaluation questions"),
  .table = "question",
  .fields = question_fields,
  .n_fields = G_N_ELEMENTS (question_fields),
  .from = "question q",
  .catalogue = TRUE,
  .intake = &question_intake,
};
