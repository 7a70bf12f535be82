/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-wanting-list.h"

#include <glib/gi18n-lib.h>

/* The kinds whose rows have texts in both languages. A row of the list has the number of its
 * kind here in the last digits of its id. */
static const FfwCode kind_codes[] = {
  { 0, "areas", NC_ ("kind", "training area"), "kind" },
  { 1, "courses", NC_ ("kind", "course"), "kind" },
  { 2, "roles", NC_ ("kind", "role"), "kind" },
  { 3, "organisations", NC_ ("kind", "organisation"), "kind" },
  { 4, "sites", NC_ ("kind", "site"), "kind" },
  { 5, "questions", NC_ ("kind", "evaluation question"), "kind" },
};

static const FfwCoding kind_coding = { "kind", kind_codes, G_N_ELEMENTS (kind_codes) };

#define N_KINDS "6"

#define ROWS(number, table, en, cy)                                                                \
  "SELECT id * " N_KINDS " + " number " AS id, " number " AS kind, code, " en " AS en, " cy        \
  " AS cy FROM " table " WHERE " en " IS NULL OR " cy " IS NULL"
#define TITLES(number, table) ROWS (number, table, "title_en", "title_cy")
#define NAMES(number, table)  ROWS (number, table, "name_en", "name_cy")

#define AREAS         TITLES ("0", "area")
#define COURSES       TITLES ("1", "course")
#define ROLES         TITLES ("2", "role")
#define ORGANISATIONS NAMES ("3", "organisation")
#define SITES         NAMES ("4", "site")
#define QUESTIONS     ROWS ("5", "question", "text_en", "text_cy")
#define ALSO          " UNION ALL "
#define WANTING       "(" AREAS ALSO COURSES ALSO ROLES ALSO ORGANISATIONS ALSO SITES ALSO QUESTIONS ") x"

static const FfwListColumn columns[] = {
  { "kind",
    N_ ("What It Is"),
    FFW_LIST_CODED,
    "x.kind",
    { "x.kind", "x.code" },
    .coding = &kind_coding },
  { "code", N_ ("Code"), FFW_LIST_TEXT, "x.code" },
  { "en",
    N_ ("In English"),
    FFW_LIST_TEXT,
    "coalesce (x.en, '')",
    { "ffw_sort_key (coalesce (x.en, ''), '{in}')", "x.code" } },
  { "cy",
    N_ ("In Welsh"),
    FFW_LIST_TEXT,
    "coalesce (x.cy, '')",
    { "ffw_sort_key (coalesce (x.cy, ''), '{in}')", "x.code" } },
};

static const FfwListChoice languages[] = {
  { "cy", N_ ("No Welsh yet"), "x.cy IS NULL" },
  { "en", N_ ("No English yet"), "x.en IS NULL" },
};

static const FfwListFilter filters[] = {
  { "wanting", N_ ("Languages"), FFW_LIST_FILTER_CHOICE, .choices = languages,
    .n_choices = G_N_ELEMENTS (languages) },
  { "kind", N_ ("What it is"), FFW_LIST_FILTER_CODED, "x.kind = ?", .coding = &kind_coding },
};

static const char *const tables[] = { "area", "course", "organisation", "question", "role",
                                      "site", NULL };

const FfwListSource ffw_wanting_list = {
  .name = "wanting",
  .id = "x.id",
  .from = WANTING,
  .tables = tables,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .search_text = "x.code || ' ' || coalesce (x.en, '') || ' ' || coalesce (x.cy, '')",
};

/**
 * ffw_wanting_get_kind:
 * @id: of a row of the list
 * @row: (out): its id in the kind's table
 *
 * Returns: the name of the kind, such as "areas"
 */
const char *
ffw_wanting_get_kind (gint64 id, gint64 *row)
{
  *row = id / (gint64)G_N_ELEMENTS (kind_codes);

  return kind_codes[id % (gint64)G_N_ELEMENTS (kind_codes)].code;
}
