/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-source.h"

#include "ffw-date.h"
#include "ffw-erasure.h"
#include "ffw-fold.h"

#include <string.h>

struct _FfwListRequest
{
  char *search;
  char *order;
  gboolean descending;
  GHashTable *filters; /* id → value, both owned */
  FfwListGiven *given; /* nullable */
};

/** Returns: (transfer full): a request for all rows, in the order of their ids */
FfwListRequest *
ffw_list_request_new (void)
{
  FfwListRequest *self = g_new0 (FfwListRequest, 1);

  self->search = g_strdup ("");
  self->order = g_strdup ("");
  self->filters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/** Returns: (transfer full): the same request */
FfwListRequest *
ffw_list_request_copy (const FfwListRequest *self)
{
  FfwListRequest *copy = ffw_list_request_new ();
  GHashTableIter iter;
  gpointer id;
  gpointer value;

  ffw_list_request_set_search (copy, self->search);
  ffw_list_request_set_order (copy, self->order, self->descending);
  g_hash_table_iter_init (&iter, self->filters);
  while (g_hash_table_iter_next (&iter, &id, &value))
    ffw_list_request_set_filter (copy, id, value);
  ffw_list_request_set_given (copy, self->given);

  return copy;
}

void
ffw_list_request_free (FfwListRequest *self)
{
  g_free (self->search);
  g_free (self->order);
  g_hash_table_unref (self->filters);
  g_clear_pointer (&self->given, ffw_list_given_unref);
  g_free (self);
}

/** Asks for rows that have all of the words; for all rows where there are none. */
void
ffw_list_request_set_search (FfwListRequest *self, const char *words)
{
  g_autofree char *old = self->search;

  self->search = g_strstrip (g_strdup (words ? words : ""));
}

/** Returns: (transfer none): the words that rows must have, or an empty text */
const char *
ffw_list_request_get_search (const FfwListRequest *self)
{
  return self->search;
}

/**
 * ffw_list_request_set_order:
 * @column: the id of a column, or an empty text for none
 * @descending: whether the last comes first
 */
void
ffw_list_request_set_order (FfwListRequest *self, const char *column, gboolean descending)
{
  g_autofree char *old = self->order;

  self->order = g_strdup (column ? column : "");
  self->descending = descending;
}

/** Returns: (transfer none): the id of the column that rows are sorted by, or an empty text */
const char *
ffw_list_request_get_order (const FfwListRequest *self, gboolean *descending)
{
  if (descending)
    *descending = self->descending;

  return self->order;
}

/**
 * ffw_list_request_set_filter:
 * @filter: its id
 * @value: (nullable): what it asks for; %NULL or an empty text to ask for nothing
 */
void
ffw_list_request_set_filter (FfwListRequest *self, const char *filter, const char *value)
{
  if (value && *value)
    g_hash_table_insert (self->filters, g_strdup (filter), g_strdup (value));
  else
    g_hash_table_remove (self->filters, filter);
}

/** Returns: (transfer none) (nullable): what the filter asks for */
const char *
ffw_list_request_get_filter (const FfwListRequest *self, const char *filter)
{
  return g_hash_table_lookup (self->filters, filter);
}

/**
 * ffw_list_request_set_given:
 * @given: (nullable): the rows that the source's SQL looks for, where they are in no table
 */
void
ffw_list_request_set_given (FfwListRequest *self, FfwListGiven *given)
{
  g_clear_pointer (&self->given, ffw_list_given_unref);
  self->given = given ? ffw_list_given_ref (given) : NULL;
}

/** Returns: how many filters ask for something */
guint
ffw_list_request_count_filters (const FfwListRequest *self)
{
  return g_hash_table_size (self->filters);
}

/** Returns: whether some rows may be left out, by search or filter */
gboolean
ffw_list_request_is_narrowed (const FfwListRequest *self)
{
  return *self->search || g_hash_table_size (self->filters) > 0;
}

/** Returns: whether both ask for the same rows, in whatever order */
gboolean
ffw_list_request_is_for_same (const FfwListRequest *self, const FfwListRequest *other)
{
  GHashTableIter iter;
  gpointer id;
  gpointer value;

  if (self->given != other->given || !g_str_equal (self->search, other->search)
      || g_hash_table_size (self->filters) != g_hash_table_size (other->filters))
    return FALSE;

  g_hash_table_iter_init (&iter, self->filters);
  while (g_hash_table_iter_next (&iter, &id, &value))
    if (g_strcmp0 (value, ffw_list_request_get_filter (other, id)) != 0)
      return FALSE;

  return TRUE;
}

/** Returns: (transfer floating): the request as a dictionary (a{sv}), for settings */
GVariant *
ffw_list_request_save (const FfwListRequest *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  g_auto (GVariantDict) filters = G_VARIANT_DICT_INIT (NULL);
  GHashTableIter iter;
  gpointer id;
  gpointer value;

  g_hash_table_iter_init (&iter, self->filters);
  while (g_hash_table_iter_next (&iter, &id, &value))
    g_variant_dict_insert (&filters, id, "s", value);

  g_variant_dict_insert (&state, "search", "s", self->search);
  g_variant_dict_insert (&state, "order", "s", self->order);
  g_variant_dict_insert (&state, "descending", "b", self->descending);
  g_variant_dict_insert_value (&state, "filters", g_variant_dict_end (&filters));

  return g_variant_dict_end (&state);
}

/**
 * ffw_list_request_restore:
 * @state: what ffw_list_request_save() gave; what is no such thing is left alone
 */
void
ffw_list_request_restore (FfwListRequest *self, GVariant *state)
{
  g_autoptr (GVariant) filters = NULL;
  gboolean descending = FALSE;
  const char *text;

  if (g_variant_lookup (state, "search", "&s", &text))
    ffw_list_request_set_search (self, text);
  g_variant_lookup (state, "descending", "b", &descending);
  if (g_variant_lookup (state, "order", "&s", &text))
    ffw_list_request_set_order (self, text, descending);

  filters = g_variant_lookup_value (state, "filters", G_VARIANT_TYPE_VARDICT);
  if (filters)
    {
      GVariantIter iter;
      const char *id;
      GVariant *value;

      g_hash_table_remove_all (self->filters);
      g_variant_iter_init (&iter, filters);
      while (g_variant_iter_loop (&iter, "{&sv}", &id, &value))
        if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
          ffw_list_request_set_filter (self, id, g_variant_get_string (value, NULL));
    }
}

/** Returns: (transfer none) (nullable): the column of the id; its number in @position */
const FfwListColumn *
ffw_list_source_find_column (const FfwListSource *self, const char *id, guint *position)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_strcmp0 (self->columns[i].id, id) == 0)
      {
        if (position)
          *position = i;
        return &self->columns[i];
      }

  return NULL;
}

/** Returns: (transfer none) (nullable): the filter of the id */
const FfwListFilter *
ffw_list_source_find_filter (const FfwListSource *self, const char *id)
{
  for (guint i = 0; i < self->n_filters; i++)
    if (g_strcmp0 (self->filters[i].id, id) == 0)
      return &self->filters[i];

  return NULL;
}

/**
 * ffw_list_sql:
 * @sql: with {in} and {other} in the places of the languages, and {erased} in that of a name
 * @language: of the reader
 *
 * Returns: (transfer full): the SQL, for what is read beside a list too
 */
char *
ffw_list_sql (const char *sql, FfwLanguage language)
{
  FfwLanguage other = (language + 1) % FFW_N_LANGUAGES;
  g_autoptr (GString) text = g_string_new (sql);
  g_auto (GStrv) parts = g_strsplit (ffw_erasure_name (language), "'", -1);
  g_autofree char *erased = g_strjoinv ("''", parts);
  g_autofree char *quoted = g_strconcat ("'", erased, "'", NULL);

  g_string_replace (text, "{erased}", quoted, 0);
  g_string_replace (text, "{in}", ffw_language_get_code (language), 0);
  g_string_replace (text, "{other}", ffw_language_get_code (other), 0);

  return g_strdup (text->str);
}

/* SQL with all its places filled; @id stands for {id}. */
static char *
fill (const char *sql, const char *id, const char *part, FfwLanguage language)
{
  g_autofree char *filled = ffw_list_sql (sql, language);
  g_autoptr (GString) text = g_string_new (filled);

  g_string_replace (text, "{id}", id, 0);
  g_string_replace (text, "{part}", part, 0);

  return g_strdup (text->str);
}

static char *
make_columns (const FfwListSource *self, const char *part, FfwLanguage language)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "",
                            self->columns[i].sql ? self->columns[i].sql : "''");

  return fill (sql->str, self->id, part, language);
}

static char *
make_order (const FfwListColumn *column, gboolean descending, FfwLanguage language)
{
  const char *direction = descending ? " DESC" : "";
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < FFW_LIST_ORDER_PARTS && column->order[i]; i++)
    g_string_append_printf (sql, "%s%s%s", i > 0 ? ", " : "", column->order[i], direction);
  if (sql->len == 0)
    g_string_append_printf (sql, "%s%s", column->sql, direction);

  return ffw_list_sql (sql->str, language);
}

static const FfwListChoice *
find_choice (const FfwListFilter *filter, const char *id)
{
  for (guint i = 0; i < filter->n_choices; i++)
    if (g_strcmp0 (filter->choices[i].id, id) == 0)
      return &filter->choices[i];

  return NULL;
}

/* A text as SQL writes it. */
static char *
quote (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "'", -1);
  g_autofree char *doubled = g_strjoinv ("''", parts);

  return g_strconcat ("'", doubled, "'", NULL);
}

/* What a filter asks of a part, with its value written out: it stands in more places than one,
 * where parameters could not be told apart. */
static void
add_to_part (GString *part, const FfwListFilter *filter, const char *value)
{
  const char *sql = filter->sql;
  g_autofree char *literal = NULL;
  g_autoptr (GString) condition = NULL;
  char iso[FFW_DATE_ISO_SIZE];
  int code;

  switch (filter->type)
    {
    case FFW_LIST_FILTER_CODED:
      if (!ffw_coding_find (filter->coding, value, &code))
        return;
      literal = g_strdup_printf ("%d", code);
      break;
    case FFW_LIST_FILTER_CHOICE:
      if (find_choice (filter, value) == NULL)
        return;
      sql = find_choice (filter, value)->sql;
      literal = quote (ffw_date_to_iso (ffw_date_today (), iso));
      break;
    case FFW_LIST_FILTER_REFERENCE:
    case FFW_LIST_FILTER_DATE:
    default:
      literal = quote (value);
      break;
    }

  condition = g_string_new (sql);
  g_string_replace (condition, "?", literal, 0);
  g_string_append_printf (part, " AND %s", condition->str);
}

/* What all filters of parts ask of one. */
static char *
make_part (const FfwListSource *self, const FfwListRequest *request)
{
  g_autoptr (GString) part = g_string_new (NULL);

  for (guint i = 0; i < self->n_filters; i++)
    {
      const char *value = ffw_list_request_get_filter (request, self->filters[i].id);

      if (value && self->filters[i].is_of_part)
        add_to_part (part, &self->filters[i], value);
    }

  return g_strdup (part->str);
}

static void
add_filter (FfwListQuery *query, const FfwListFilter *filter, const char *value)
{
  const FfwListChoice *choice;
  int code;

  switch (filter->type)
    {
    case FFW_LIST_FILTER_REFERENCE:
      ffw_list_query_add_filter (query, filter->sql, "s", value);
      break;
    case FFW_LIST_FILTER_CODED:
      if (ffw_coding_find (filter->coding, value, &code))
        ffw_list_query_add_filter (query, filter->sql, "i", (gint64)code);
      break;
    case FFW_LIST_FILTER_CHOICE:
      choice = find_choice (filter, value);
      if (choice && strchr (choice->sql, '?'))
        ffw_list_query_add_filter (query, choice->sql, "D", ffw_date_today ());
      else if (choice)
        ffw_list_query_add_filter (query, choice->sql, "");
      break;
    case FFW_LIST_FILTER_DATE:
      ffw_list_query_add_filter (query, filter->sql, "s", value);
      break;
    }
}

static void
add_text_search (FfwListQuery *query, const char *text, const char *words)
{
  g_auto (GStrv) each = g_strsplit_set (words, " \t\n", -1);
  g_autofree char *sql = g_strdup_printf ("instr (ffw_fold (%s), ?) > 0", text);

  for (guint i = 0; each[i]; i++)
    if (*each[i])
      {
        g_autofree char *folded = ffw_fold (each[i]);

        ffw_list_query_add_filter (query, sql, "s", folded);
      }
}

static void
add_search (FfwListQuery *query, const FfwListSource *source, const char *words,
            FfwLanguage language)
{
  if (*words == '\0')
    return;

  if (source->search_posts && source->each_word)
    {
      g_auto (GStrv) each = g_strsplit_set (words, " \t\n", -1);

      for (guint i = 0; each[i]; i++)
        ffw_list_query_add_search (query, source->search_posts, each[i]);
    }
  else if (source->search_posts)
    ffw_list_query_add_search (query, source->search_posts, words);
  else if (source->search_text)
    {
      g_autofree char *text = ffw_list_sql (source->search_text, language);

      add_text_search (query, text, words);
    }
}

/** Returns: whether the first rows of the request can be had much sooner than all */
gboolean
ffw_list_source_is_quick (const FfwListSource *self, const FfwListRequest *request)
{
  const FfwListColumn *order = ffw_list_source_find_column (self, request->order, NULL);

  return *request->search == '\0' && order && order->quick_from;
}

/**
 * ffw_list_source_query:
 * @request: what names a column or filter that is not there is left alone
 * @language: of the reader
 *
 * Returns: (transfer full): a query for the rows of the request, with the
 *   columns of the source in their order
 */
FfwListQuery *
ffw_list_source_query (const FfwListSource *self, const FfwListRequest *request,
                       FfwLanguage language)
{
  g_autofree char *part = make_part (self, request);
  g_autofree char *columns = make_columns (self, part, language);
  const FfwListColumn *order = ffw_list_source_find_column (self, request->order, NULL);
  gboolean quick = ffw_list_source_is_quick (self, request);
  const char *id = quick ? order->quick_id : self->id;
  FfwListQuery *query = ffw_list_query_new (id, columns, quick ? order->quick_from : self->from);

  ffw_list_query_set_given (query, request->given);
  if (self->where)
    {
      g_autofree char *where = fill (self->where, id, "", language);

      ffw_list_query_add_filter (query, where, "");
    }
  if (*part)
    {
      g_autofree char *where = fill (self->part, id, part, language);

      ffw_list_query_add_filter (query, where, "");
    }
  for (guint i = 0; i < self->n_filters; i++)
    {
      const char *value = ffw_list_request_get_filter (request, self->filters[i].id);

      if (value && !self->filters[i].is_of_part)
        add_filter (query, &self->filters[i], value);
    }
  add_search (query, self, request->search, language);

  if (order)
    {
      g_autofree char *sql = make_order (order, request->descending, language);

      ffw_list_query_set_order (query, sql);
      if (order->join)
        {
          g_autofree char *join = fill (order->join, id, part, language);

          ffw_list_query_set_join (query, join);
        }
    }

  return query;
}
