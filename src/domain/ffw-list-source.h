/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-coding.h"
#include "ffw-list-query.h"

G_BEGIN_DECLS

/*
 * What a table of the window can show of a concept: its columns, filters and
 * search, as data. Each concept defines one beside its other SQL.
 *
 * In the SQL below, {in} stands for the reader's language (en or cy) and
 * {other} for the other one; {erased} for the name of somebody who was erased.
 *
 * A row may have parts that filters ask about together, as a post has its standing in several
 * training areas: {part} stands for what all of them ask of one part.
 */

/** What finds posts by their people, and by titles and codes of their organisations and sites: for
 * `search_posts`, with `each_word`. */
#define FFW_LIST_SEARCH_PLACES                                                                     \
  "p.id IN (SELECT * FROM {posts}"                                                                 \
  " UNION SELECT x.id FROM post x WHERE x.organisation IN (SELECT f.id FROM organisation f"        \
  "   WHERE " FFW_LIST_HAS_WORD (                                                                  \
      "f") ")"                                                                                     \
           " UNION SELECT x.id FROM post x WHERE x.site IN (SELECT f.id FROM site f"               \
           "   WHERE " FFW_LIST_HAS_WORD ("f") "))"

#define FFW_LIST_HAS_WORD(table)                                                                   \
  "instr (ffw_fold (" table ".code || ' ' || coalesce (" table ".name_en, '') || ' ' ||"           \
  " coalesce (" table ".name_cy, '')), {word}) > 0"

/** A title in the reader's language; else in the other, marked with that language; else the code.
 */
#define FFW_LIST_TITLE(table, name)                                                                \
  "coalesce (" table "." name "_{in}, " table "." name "_{other} || ' [{other}]', " table          \
  ".code, '')"

/** What to sort such a title by: the alphabet of the reader's language. */
#define FFW_LIST_TITLE_ORDER(table, name)                                                          \
  "ffw_sort_key (coalesce (" table "." name "_{in}, " table "." name "_{other}, " table            \
  ".code, ''), '{in}')"

/** A join that ranks the rows of a small table by such a title, for the `join` of a column: each
 * title is made a key once, not once a row. The rank is @alias.place; @of is the row's id. */
#define FFW_LIST_RANK(table, name, alias, of)                                                      \
  " LEFT JOIN (SELECT x.id, rank () OVER (ORDER BY " FFW_LIST_TITLE_ORDER (                        \
      "x", name) ") AS place FROM " table " x) " alias " ON " alias ".id = " of

/** The roles of the post `p`. */
#define FFW_LIST_ROLES                                                                             \
  "coalesce ((SELECT string_agg (" FFW_LIST_TITLE (                                                \
      "r", "title") ", ', ') FROM post_role pr JOIN role r ON r.id = pr.role"                      \
                    " WHERE pr.post = p.id), '')"

/** Family name, given name; what stands there where somebody was erased. */
#define FFW_LIST_PERSON(person)                                                                    \
  "CASE WHEN " person ".family_name IS NULL THEN coalesce (" person ".given_name, {erased})"       \
  "     WHEN " person ".given_name IS NULL THEN " person ".family_name"                            \
  "     ELSE " person ".family_name || ', ' || " person ".given_name END"

/** What to sort such a name by: two parts of an order. */
#define FFW_LIST_PERSON_ORDER(person)                                                              \
  "coalesce (ffw_sort_key (" person ".family_name, '{in}'), '')",                                  \
      "coalesce (ffw_sort_key (" person ".given_name, '{in}'), '')"

typedef enum
{
  FFW_LIST_TEXT,
  FFW_LIST_DATE,   /* ISO, shown in words */
  FFW_LIST_NUMBER, /* shown at the right */
  FFW_LIST_CODED,  /* the number of a code, shown as its word */
  FFW_LIST_SAID,   /* what the column's own function makes a sentence of */
} FfwListColumnType;

/** How many parts an order can have, the NULL at its end included. */
#define FFW_LIST_ORDER_PARTS 4

/**
 * FfwListColumn:
 * @id: what settings and exports know it by
 * @title: an untranslated message
 * @sql: what it shows, never NULL
 * @order: what rows are sorted by, each part an expression; @sql where there is none
 * @coding: of a coded column
 * @say: (nullable): makes what people read of what @sql gave, or an ISO date of a column of
 *   dates (transfer full)
 * @join: (nullable): what its order needs beside the source's `from`, as FFW_LIST_RANK()
 * @of: (nullable): the id of a column whose text this says in another way; such a column has no
 *   SQL, and is for files alone
 * @goes_out: whether a file has it even where the table does not show it
 * @quick_id, @quick_from: (nullable): in the place of the source's, where its order is that of
 *   an index over what this begins with: the first rows are there before the list is. A search
 *   is quicker the other way.
 */
typedef struct
{
  const char *id;
  const char *title;
  FfwListColumnType type;
  const char *sql;
  const char *order[FFW_LIST_ORDER_PARTS];
  const FfwCoding *coding;
  const char *join;
  const char *quick_id;
  const char *quick_from;
  const char *of;
  gboolean goes_out;
  char *(*say) (const char *stored, FfwLanguage language);
} FfwListColumn;

/**
 * FfwListChoice:
 * @id: what settings know it by
 * @title: an untranslated message
 * @sql: a condition, without parameters but `?` for today where it has one
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *sql;
} FfwListChoice;

typedef enum
{
  FFW_LIST_FILTER_REFERENCE, /* the value is the code of a row of @table */
  FFW_LIST_FILTER_CODED,     /* the value is a code of @coding */
  FFW_LIST_FILTER_CHOICE,    /* the value is the id of one of @choices */
  FFW_LIST_FILTER_DATE,      /* the value is an ISO date */
} FfwListFilterType;

/**
 * FfwListFilter:
 * @id: what settings know it by
 * @title: an untranslated message
 * @sql: a condition with one `?`: the code (a text), the number of the code, or the date
 * @is_of_part: whether it is a condition of a part of a row, as its choices then are
 */
typedef struct
{
  const char *id;
  const char *title;
  FfwListFilterType type;
  const char *sql;
  const char *table;
  const FfwCoding *coding;
  const FfwListChoice *choices;
  guint n_choices;
  gboolean is_of_part;
} FfwListFilter;

/**
 * FfwListSource:
 * @name: what settings know it by, such as "people"
 * @id: SQL of the number that names a row, such as `p.id`
 * @from: where rows come from
 * @where: (nullable): a condition for all rows, in which {id} stands for @id
 * @part: (nullable): a condition for rows that have a part which meets {part}, as ` AND …`, in
 *   which {id} stands for @id; asked where a filter is of parts. Columns may hold {part} too.
 * @tables: the tables that this reads, NULL-terminated
 * @search_posts: (nullable): a condition in which {posts} stands for the ids of the posts
 *   that were searched for, such as `p.id IN {posts}`
 * @each_word: whether @search_posts is asked of each word alone, all of which must fit
 * @search_text: (nullable): where there are no posts to search: a text that must hold each word
 */
typedef struct
{
  const char *name;
  const char *id;
  const char *from;
  const char *where;
  const char *part;
  const char *const *tables;
  const FfwListColumn *columns;
  guint n_columns;
  const FfwListFilter *filters;
  guint n_filters;
  const char *search_posts;
  gboolean each_word;
  const char *search_text;
} FfwListSource;

/**
 * FfwListRequest:
 *
 * Which rows of a source the person wants, in which order.
 */
typedef struct _FfwListRequest FfwListRequest;

FfwListRequest *ffw_list_request_new (void);
FfwListRequest *ffw_list_request_copy (const FfwListRequest *self);
void ffw_list_request_free (FfwListRequest *self);
void ffw_list_request_set_search (FfwListRequest *self, const char *words);
const char *ffw_list_request_get_search (const FfwListRequest *self);
void ffw_list_request_set_order (FfwListRequest *self, const char *column, gboolean descending);
const char *ffw_list_request_get_order (const FfwListRequest *self, gboolean *descending);
void ffw_list_request_set_filter (FfwListRequest *self, const char *filter, const char *value);
const char *ffw_list_request_get_filter (const FfwListRequest *self, const char *filter);
void ffw_list_request_set_given (FfwListRequest *self, FfwListGiven *given);
guint ffw_list_request_count_filters (const FfwListRequest *self);
gboolean ffw_list_request_is_narrowed (const FfwListRequest *self);
gboolean ffw_list_request_is_for_same (const FfwListRequest *self, const FfwListRequest *other);
GVariant *ffw_list_request_save (const FfwListRequest *self);
void ffw_list_request_restore (FfwListRequest *self, GVariant *state);

char *ffw_list_sql (const char *sql, FfwLanguage language);
const FfwListColumn *ffw_list_source_find_column (const FfwListSource *self, const char *id,
                                                  guint *position);
const FfwListFilter *ffw_list_source_find_filter (const FfwListSource *self, const char *id);
gboolean ffw_list_source_is_quick (const FfwListSource *self, const FfwListRequest *request);
FfwListQuery *ffw_list_source_query (const FfwListSource *self, const FfwListRequest *request,
                                     FfwLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwListRequest, ffw_list_request_free)

G_END_DECLS
