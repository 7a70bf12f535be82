/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tables of the framework can show. */

#include "ffw-framework-list.h"

#include <glib/gi18n-lib.h>

/* A nullable number, as a column is never NULL. */
#define NUMBER(sql) "coalesce (CAST (" sql " AS text), '')"
#define DATE(sql)   "coalesce (" sql ", '')"

/* A word of either language finds a row, whichever is shown. */
#define BOTH(table, name)                                                                          \
  "coalesce (" table "." name "_en, '') || ' ' || coalesce (" table "." name "_cy, '')"

#define ORIGIN " LEFT JOIN framework f ON f.id = x.framework"
#define ORIGIN_COLUMNS                                                                             \
  { "code", N_ ("Code"), FFW_LIST_TEXT, "x.code" },                                                \
  {                                                                                                \
    "framework", N_ ("From"), FFW_LIST_TEXT,                                                       \
        "CASE WHEN f.id IS NULL THEN '' ELSE " FFW_LIST_TITLE ("f", "title") " END"                \
  }

/* Texts that are wanting in a language. */
#define WANTING(name)                                                                              \
  {                                                                                                \
    { "no-cy", N_ ("No Welsh yet"), "x." name "_cy IS NULL" },                                     \
        { "no-en", N_ ("No English yet"), "x." name "_en IS NULL" },                               \
  }
#define FILTER_WANTING(choices_)                                                                   \
  {                                                                                                \
    .id = "texts", .title = N_ ("Languages"), .type = FFW_LIST_FILTER_CHOICE, .choices = choices_, \
    .n_choices = G_N_ELEMENTS (choices_)                                                           \
  }

static const FfwListChoice titles_wanting[] = WANTING ("title");
static const FfwListChoice texts_wanting[] = WANTING ("text");

#define TITLE                                                                                      \
  {                                                                                                \
    "title", N_ ("Title"), FFW_LIST_TEXT, FFW_LIST_TITLE ("x", "title"),                           \
    {                                                                                              \
      FFW_LIST_TITLE_ORDER ("x", "title")                                                          \
    }                                                                                              \
  }

/* Training areas. */

static const FfwListColumn area_columns[] = {
  TITLE,
  { "strand", N_ ("About"), FFW_LIST_CODED, NUMBER ("x.strand"), .coding = &ffw_coding_strand },
  { "courses", N_ ("Courses"), FFW_LIST_NUMBER,
    "(SELECT count(*) FROM course_area y WHERE y.area = x.id)" },
  { "requirements", N_ ("Requirements"), FFW_LIST_NUMBER,
    "(SELECT count(*) FROM requirement y WHERE y.area = x.id)" },
  ORIGIN_COLUMNS,
};

static const FfwListFilter area_filters[] = {
  { .id = "strand",
    .title = N_ ("About"),
    .type = FFW_LIST_FILTER_CODED,
    .sql = "x.strand = ?",
    .coding = &ffw_coding_strand },
  FILTER_WANTING (titles_wanting),
};

static const char *const area_tables[] = { "area", "course_area", "framework", "requirement",
                                           NULL };

static const FfwListSource areas = {
  .name = "areas",
  .id = "x.id",
  .from = "area x" ORIGIN,
  .tables = area_tables,
  .columns = area_columns,
  .n_columns = G_N_ELEMENTS (area_columns),
  .filters = area_filters,
  .n_filters = G_N_ELEMENTS (area_filters),
  .search_text = "x.code || ' ' || " BOTH ("x", "title"),
};

/* Courses. */

#define COVERED                                                                                    \
  "coalesce ((SELECT string_agg (" FFW_LIST_TITLE (                                                \
      "a", "title") ", ', ') FROM course_area y JOIN area a ON a.id = y.area"                      \
                    " WHERE y.course = x.id), '')"

static const FfwListColumn course_columns[] = {
  TITLE,
  { "areas", N_ ("Training Areas"), FFW_LIST_TEXT, COVERED },
  { "provider",
    N_ ("Provider"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("o", "name"),
    { FFW_LIST_TITLE_ORDER ("o", "name"), FFW_LIST_TITLE_ORDER ("x", "title") } },
  { "hours",
    N_ ("Hours"),
    FFW_LIST_NUMBER,
    "CASE WHEN x.hours = round (x.hours) THEN " NUMBER (
        "CAST (x.hours AS bigint)") " ELSE " NUMBER ("x.hours") " END",
    { "coalesce (x.hours, -1)" } },
  { "validity",
    N_ ("Months Valid"),
    FFW_LIST_NUMBER,
    NUMBER ("x.validity_months"),
    { "coalesce (x.validity_months, 99999)" } },
  { "launched", N_ ("Launched"), FFW_LIST_DATE, DATE ("x.launched_on") },
  { "retired",
    N_ ("Retired"),
    FFW_LIST_DATE,
    DATE ("x.retired_on"),
    { "coalesce (x.retired_on, '9999')" } },
  ORIGIN_COLUMNS,
};

static const FfwListChoice offered[] = {
  { "offered", N_ ("Offered today"), "coalesce (x.retired_on, '9999') > ?" },
  { "retired", N_ ("Retired"), "x.retired_on <= ?" },
};

static const FfwListFilter course_filters[] = {
  { .id = "area",
    .title = N_ ("Training area"),
    .type = FFW_LIST_FILTER_REFERENCE,
    .sql = "EXISTS (SELECT 1 FROM course_area y JOIN area a ON a.id = y.area"
           " WHERE y.course = x.id AND a.code = ?)",
    .table = "area" },
  { .id = "offered",
    .title = N_ ("Offered"),
    .type = FFW_LIST_FILTER_CHOICE,
    .choices = offered,
    .n_choices = G_N_ELEMENTS (offered) },
  FILTER_WANTING (titles_wanting),
};

static const char *const course_tables[] = { "area",      "course",       "course_area",
                                             "framework", "organisation", NULL };

static const FfwListSource courses = {
  .name = "courses",
  .id = "x.id",
  .from = "course x LEFT JOIN organisation o ON o.id = x.provider" ORIGIN,
  .tables = course_tables,
  .columns = course_columns,
  .n_columns = G_N_ELEMENTS (course_columns),
  .filters = course_filters,
  .n_filters = G_N_ELEMENTS (course_filters),
  .search_text = "x.code || ' ' || " BOTH ("x", "title") " || ' ' || " BOTH ("o", "name"),
};

/* Requirements: their texts are those of their area and role. */

#define AREA_ORDER FFW_LIST_TITLE_ORDER ("a", "title")

static const FfwListColumn requirement_columns[] = {
  { "area",
    N_ ("Training Area"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("a", "title"),
    { AREA_ORDER, "x.code" } },
  { "role",
    N_ ("Role"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("r", "title"),
    { FFW_LIST_TITLE_ORDER ("r", "title"), AREA_ORDER } },
  { "sector", N_ ("Sector"), FFW_LIST_CODED, NUMBER ("x.sector"), .coding = &ffw_coding_sector },
  { "level",
    N_ ("Level"),
    FFW_LIST_CODED,
    "x.level",
    { "x.level", AREA_ORDER },
    .coding = &ffw_coding_level },
  { "necessity",
    N_ ("Necessity"),
    FFW_LIST_CODED,
    "x.mandatory",
    { "x.mandatory", AREA_ORDER },
    .coding = &ffw_coding_necessity },
  { "within", N_ ("Days Allowed"), FFW_LIST_NUMBER, "x.within_days" },
  { "renew",
    N_ ("Renewed after Months"),
    FFW_LIST_NUMBER,
    NUMBER ("x.renew_months"),
    { "coalesce (x.renew_months, 99999)" } },
  { "from", N_ ("In Force From"), FFW_LIST_DATE, DATE ("x.in_force_from") },
  ORIGIN_COLUMNS,
};

static const FfwListFilter requirement_filters[] = {
  { .id = "area",
    .title = N_ ("Training area"),
    .type = FFW_LIST_FILTER_REFERENCE,
    .sql = "a.code = ?",
    .table = "area" },
  { .id = "role",
    .title = N_ ("Role"),
    .type = FFW_LIST_FILTER_REFERENCE,
    .sql = "r.code = ?",
    .table = "role" },
  { .id = "necessity",
    .title = N_ ("Necessity"),
    .type = FFW_LIST_FILTER_CODED,
    .sql = "x.mandatory = ?",
    .coding = &ffw_coding_necessity },
};

static const char *const requirement_tables[] = { "area", "framework", "requirement", "role",
                                                  NULL };

static const FfwListSource requirements = {
  .name = "requirements",
  .id = "x.id",
  .from = "requirement x JOIN area a ON a.id = x.area LEFT JOIN role r ON r.id = x.role" ORIGIN,
  .tables = requirement_tables,
  .columns = requirement_columns,
  .n_columns = G_N_ELEMENTS (requirement_columns),
  .filters = requirement_filters,
  .n_filters = G_N_ELEMENTS (requirement_filters),
  .search_text = "x.code || ' ' || " BOTH ("a", "title") " || ' ' || " BOTH ("r", "title"),
};

/* Evaluation questions: the forms that ask them say at which stage. */

#define ASKED_IN                                                                                   \
  "coalesce ((SELECT string_agg (" FFW_LIST_TITLE (                                                \
      "m", "title") ", ', ') FROM form_question y JOIN form m ON m.id = y.form"                    \
                    " WHERE y.question = x.id), '')"

static const FfwListColumn question_columns[] = {
  { "text",
    N_ ("Question"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("x", "text"),
    { FFW_LIST_TITLE_ORDER ("x", "text") } },
  { "level",
    N_ ("What It Tells"),
    FFW_LIST_CODED,
    "x.level",
    { "x.level", "x.code" },
    .coding = &ffw_coding_evaluation },
  { "scale",
    N_ ("Scale"),
    FFW_LIST_CODED,
    "x.scale",
    { "x.scale", "x.code" },
    .coding = &ffw_coding_scale },
  { "forms", N_ ("Asked In"), FFW_LIST_TEXT, ASKED_IN },
  ORIGIN_COLUMNS,
};

/* The stages are a list of codes in one text. */
#define AT_STAGE(code) "' ' || x.stages || ' ' LIKE '% " code " %'"

static const FfwListChoice stages[] = {
  { "pre", N_ ("Before the training"), AT_STAGE ("pre") },
  { "post", N_ ("After the training"), AT_STAGE ("post") },
  { "follow_up", N_ ("Some months on"), AT_STAGE ("follow_up") },
  { "observation", N_ ("By the manager"), AT_STAGE ("observation") },
};

static const FfwListFilter question_filters[] = {
  { .id = "stage",
    .title = N_ ("When it is asked"),
    .type = FFW_LIST_FILTER_CHOICE,
    .choices = stages,
    .n_choices = G_N_ELEMENTS (stages) },
  { .id = "level",
    .title = N_ ("What it tells"),
    .type = FFW_LIST_FILTER_CODED,
    .sql = "x.level = ?",
    .coding = &ffw_coding_evaluation },
  FILTER_WANTING (texts_wanting),
};

static const char *const question_tables[] = { "form", "form_question", "framework", "question",
                                               NULL };

static const FfwListSource questions = {
  .name = "questions",
  .id = "x.id",
  .from = "question x" ORIGIN,
  .tables = question_tables,
  .columns = question_columns,
  .n_columns = G_N_ELEMENTS (question_columns),
  .filters = question_filters,
  .n_filters = G_N_ELEMENTS (question_filters),
  .search_text = "x.code || ' ' || " BOTH ("x", "text"),
};

/* Roles. */

static const FfwListColumn role_columns[] = {
  TITLE,
  { "requirements", N_ ("Requirements"), FFW_LIST_NUMBER,
    "(SELECT count(*) FROM requirement y WHERE y.role = x.id OR y.role IS NULL)" },
  ORIGIN_COLUMNS,
};

static const FfwListFilter role_filters[] = {
  FILTER_WANTING (titles_wanting),
};

static const char *const role_tables[] = { "framework", "requirement", "role", NULL };

static const FfwListSource roles = {
  .name = "roles",
  .id = "x.id",
  .from = "role x" ORIGIN,
  .tables = role_tables,
  .columns = role_columns,
  .n_columns = G_N_ELEMENTS (role_columns),
  .filters = role_filters,
  .n_filters = G_N_ELEMENTS (role_filters),
  .search_text = "x.code || ' ' || " BOTH ("x", "title"),
};

/* Evaluation forms. */

static const FfwListColumn form_columns[] = {
  TITLE,
  { "stage",
    N_ ("Stage"),
    FFW_LIST_CODED,
    "x.stage",
    { "x.stage", "x.code" },
    .coding = &ffw_coding_stage },
  { "questions", N_ ("Questions"), FFW_LIST_NUMBER,
    "(SELECT count(*) FROM form_question y WHERE y.form = x.id)" },
  { "course",
    N_ ("Course"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("c", "title"),
    { FFW_LIST_TITLE_ORDER ("c", "title"), "x.code" } },
  ORIGIN_COLUMNS,
};

static const FfwListFilter form_filters[] = {
  { .id = "stage",
    .title = N_ ("Stage"),
    .type = FFW_LIST_FILTER_CODED,
    .sql = "x.stage = ?",
    .coding = &ffw_coding_stage },
  FILTER_WANTING (titles_wanting),
};

static const char *const form_tables[] = { "course", "form", "form_question", "framework", NULL };

static const FfwListSource forms = {
  .name = "forms",
  .id = "x.id",
  .from = "form x LEFT JOIN course c ON c.id = x.course" ORIGIN,
  .tables = form_tables,
  .columns = form_columns,
  .n_columns = G_N_ELEMENTS (form_columns),
  .filters = form_filters,
  .n_filters = G_N_ELEMENTS (form_filters),
  .search_text = "x.code || ' ' || " BOTH ("x", "title") " || ' ' || " BOTH ("c", "title"),
};

static const struct
{
  const char *table;
  const FfwListSource *list;
} concepts[FFW_N_FRAMEWORK_CONCEPTS] = {
  [FFW_FRAMEWORK_AREA] = { "area", &areas },
  [FFW_FRAMEWORK_COURSE] = { "course", &courses },
  [FFW_FRAMEWORK_REQUIREMENT] = { "requirement", &requirements },
  [FFW_FRAMEWORK_QUESTION] = { "question", &questions },
  [FFW_FRAMEWORK_ROLE] = { "role", &roles },
  [FFW_FRAMEWORK_FORM] = { "form", &forms },
};

/** Returns: the name of the table that holds such things, such as "area" */
const char *
ffw_framework_get_table (FfwFrameworkConcept concept)
{
  return concepts[concept].table;
}

/**
 * ffw_framework_find_table:
 * @table: (nullable): the name of a table
 * @concept: (out): what it holds
 *
 * Returns: %FALSE where the table holds nothing of the framework that is shown
 */
gboolean
ffw_framework_find_table (const char *table, FfwFrameworkConcept *concept)
{
  for (guint i = 0; i < FFW_N_FRAMEWORK_CONCEPTS; i++)
    if (g_strcmp0 (concepts[i].table, table) == 0)
      {
        *concept = (FfwFrameworkConcept)i;
        return TRUE;
      }

  return FALSE;
}

/** Returns: what a list of such things can show */
const FfwListSource *
ffw_framework_get_list (FfwFrameworkConcept concept)
{
  return concepts[concept].list;
}
