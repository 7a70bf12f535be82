/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-choices.h"

#include "ffw-fold.h"
#include "ffw-text.h"

typedef struct
{
  const char *table;
  const char *sql; /* id, code, the title in English and in Welsh; asks for what restricts it, and
                      for a code that is wanted in any case, where there is a restriction */
} Source;

/* The tables are small: nothing here needs an index. */
static const Source sources[] = {
  { "area", "SELECT id, code, title_en, title_cy FROM area" },
  { "course", "SELECT id, code, title_en, title_cy FROM course"
              " WHERE coalesce (retired_on, '9999-12-31') >= coalesce (?, '') OR code = ?" },
  { "manager", "SELECT m.id, m.uuid, m.name, m.name FROM (SELECT x.id, x.uuid,"
               " coalesce (x.family_name || ', ' || x.given_name, x.family_name, x.given_name) AS "
               "name FROM person x"
               " WHERE x.id IN (SELECT manager FROM post)) m WHERE m.name IS NOT NULL" },
  { "organisation", "SELECT id, code, name_en, name_cy FROM organisation" },
  { "police", "SELECT 0, a.code, NULL, NULL FROM (SELECT trim (police_area) AS code FROM site"
              " UNION SELECT trim (police_area) FROM organisation) a"
              " WHERE a.code <> '' AND instr (a.code, ' ') = 0" },
  { "role", "SELECT id, code, title_en, title_cy FROM role" },
  { "site", "SELECT s.id, s.code, s.name_en, s.name_cy FROM site s"
            "  JOIN organisation o ON o.id = s.organisation"
            " WHERE o.code = coalesce (?, o.code) OR s.code = ?" },
  { "trainer", "SELECT m.id, m.uuid, m.name, m.name FROM (SELECT x.id, x.uuid,"
               " coalesce (x.family_name || ', ' || x.given_name, x.family_name, x.given_name) AS "
               "name FROM person x"
               " WHERE x.id IN (SELECT person FROM session_trainer)) m WHERE m.name IS NOT NULL" },
};

typedef struct
{
  FfwChoiceRow *row;
  char *key;
} Sorted;

void
ffw_choice_row_free (FfwChoiceRow *self)
{
  g_free (self->code);
  g_free (self->title);
  g_free (self->words);
  g_free (self);
}

static char *
words_of (const char *title, const char *code)
{
  g_autofree char *all = g_strjoin (" ", title, code, NULL);

  return ffw_fold (all);
}

/** Returns: (transfer full): a row that is of no table */
FfwChoiceRow *
ffw_choice_row_new (const char *code, const char *title)
{
  FfwChoiceRow *self = g_new0 (FfwChoiceRow, 1);

  self->code = g_strdup (code);
  self->title = g_strdup (title);
  self->words = words_of (title, code);
  return self;
}

/** Returns: (transfer full) (element-type FfwChoiceRow): no rows yet, which it will own */
GPtrArray *
ffw_choices_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_choice_row_free);
}

static void
sorted_clear (gpointer data)
{
  Sorted *sorted = data;

  g_clear_pointer (&sorted->row, ffw_choice_row_free);
  g_free (sorted->key);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Sorted *)a)->key, ((const Sorted *)b)->key);
}

static FfwCursor *
query (FfwConnection *connection, const FfwChoices *choices, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if (!g_str_equal (sources[i].table, choices->table))
        continue;
      if (g_str_equal (choices->table, "course"))
        return ffw_connection_query (connection, sources[i].sql, error, "Ds", choices->on,
                                     choices->with);
      if (g_str_equal (choices->table, "site"))
        return ffw_connection_query (connection, sources[i].sql, error, "ss", choices->organisation,
                                     choices->with);
      return ffw_connection_query (connection, sources[i].sql, error, "");
    }

  g_assert_not_reached ();
}

static Sorted
read_row (FfwCursor *cursor, FfwLanguage language)
{
  FfwText title = { { NULL } };
  const char *text;
  Sorted one = { g_new0 (FfwChoiceRow, 1), NULL };

  ffw_text_set (&title, ffw_cursor_get_text (cursor, 2), ffw_cursor_get_text (cursor, 3));
  text = ffw_text_get (&title, language, NULL);
  one.row->id = ffw_cursor_get_int (cursor, 0);
  one.row->code = g_strdup (ffw_cursor_get_text (cursor, 1));
  if (*text == '\0')
    text = one.row->code;
  one.row->title = ffw_text_title (&title, one.row->code, language);
  one.row->words = words_of (text, one.row->code);
  one.key = ffw_sort_key (text, language);
  ffw_text_clear (&title);

  return one;
}

/**
 * ffw_choices_read:
 *
 * Returns: (transfer full) (element-type FfwChoiceRow): the rows in the alphabet of the reader's
 *   language; %NULL with @error set
 */
GPtrArray *
ffw_choices_read (FfwConnection *connection, const FfwChoices *choices, GError **error)
{
  g_autoptr (FfwCursor) cursor = query (connection, choices, error);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));
  GPtrArray *rows;

  if (cursor == NULL)
    return NULL;

  g_array_set_clear_func (sorted, sorted_clear);
  while (ffw_cursor_next (cursor, error))
    {
      Sorted one = read_row (cursor, choices->language);

      g_array_append_val (sorted, one);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  g_array_sort (sorted, compare);
  rows = ffw_choices_new ();
  for (guint i = 0; i < sorted->len; i++)
    g_ptr_array_add (rows, g_steal_pointer (&g_array_index (sorted, Sorted, i).row));

  return rows;
}
