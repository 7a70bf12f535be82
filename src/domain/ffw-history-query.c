/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-history-query.h"

#include "ffw-fold.h"
#include "ffw-history-text.h"
#include "ffw-history.h"
#include "ffw-kind.h"
#include "ffw-migrations.h"

#include <string.h>

/* The columns of a row, before they are made texts that people read. */
enum
{
  KIND,
  OF,
  AT,
  WHO,
  MESSAGE,
  ARGUMENTS,
  LAST_KIND,
  LAST_AT,
  LAST_WHO,
  FIRST_ID,
  END_ID,
  UNDO_SCHEMA,
};

#define COLUMNS                                                                                    \
  "c.kind, c.of, c.at, c.who, c.message, c.arguments, o.kind, o.at, o.who, c.first_id, "           \
  "c.end_id, " FFW_SQL_UNDO_SCHEMA

/* A change, and what was done last to it. */
#define FROM                                                                                       \
  "change AS c LEFT JOIN change AS o"                                                              \
  " ON o.id = (SELECT max (x.id) FROM change AS x WHERE x.of = c.id)"

static const char *const tables[] = { "change", NULL };

/** Where the changes come from; its queries are those of ffw_history_query_new(). */
const FfwListSource ffw_history_source
    = { .name = "history", .id = "c.id", .from = FROM, .tables = tables };

/* The changes that made ? or touched it, or whom it was joined with, and their undos and redos. */
#define ABOUT                                                                                      \
  "c.id IN (WITH subject (id) AS (SELECT ? UNION SELECT was FROM person_alias WHERE person = ?),"  \
  " source (id) AS (SELECT t.change FROM subject AS j JOIN change_touch AS t ON t.subject = j.id"  \
  " UNION SELECT m.id FROM subject AS j JOIN change AS m ON m.first_id = (SELECT max (y.first_id)" \
  " FROM change AS y WHERE y.first_id <= j.id) AND m.end_id > j.id)"                               \
  " SELECT id FROM source UNION SELECT x.id FROM source AS s JOIN change AS x ON x.of = s.id)"

/* More people of a name than this are not looked for: the words are too few then. */
#define MOST_PEOPLE "200"

#define TITLED(table, title)                                                                       \
  "SELECT id FROM " table " WHERE instr (ffw_fold (coalesce (" title "_en, '') || ' '"             \
  " || coalesce (" title "_cy, '') || ' ' || code), {word}) > 0"

/* The changes that are about somebody or something whose name holds the word. */
#define NAMED                                                                                      \
  "c.id IN (WITH found (id) AS (SELECT person FROM (SELECT person FROM post WHERE id IN {posts}"   \
  " LIMIT " MOST_PEOPLE ") AS p UNION " TITLED ("course", "title") " UNION " TITLED (              \
      "organisation", "name") " UNION SELECT id FROM session"                                      \
                              " WHERE instr (ffw_fold (code), {word}) > 0)"                        \
                              " SELECT t.change FROM found AS f JOIN change_touch AS t"            \
                              " ON t.subject = f.id"                                               \
                              " UNION SELECT m.id FROM found AS f JOIN change AS m"                \
                              " ON m.first_id = (SELECT max (y.first_id) FROM change AS y"         \
                              " WHERE y.first_id <= f.id) AND m.end_id > f.id)"

#define HELD(text) "instr (ffw_fold (" text "), {word}) > 0"

static gboolean
holds (const char *untranslated, const char *word, FfwLanguage language)
{
  g_autofree char *folded = ffw_fold (ffw_translate (language, untranslated));

  return strstr (folded, word) != NULL;
}

/* The ids of the sentences that hold @word, as SQL. Ids hold letters and dashes alone. */
static char *
list_messages (const char *word, FfwLanguage language)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  guint n;
  const FfwTemplate *templates = ffw_message_templates (&n);

  for (guint i = 0; i < n; i++)
    if (holds (templates[i].one, word, language)
        || (templates[i].many && holds (templates[i].many, word, language)))
      g_string_append_printf (ids, "%s'%s'", ids->len ? ", " : "", templates[i].id);

  return g_strdup (ids->len ? ids->str : "''");
}

/* Conditions that @arguments name a kind whose title holds @word. */
static char *
list_kinds (const char *word, FfwLanguage language)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (holds (ffw_kind_title (kinds[i]->name), word, language))
      g_string_append_printf (sql, " OR instr (c.arguments, 'kind:%s') > 0", kinds[i]->name);

  return g_strdup (sql->str);
}

/* Keeps the changes in whose sentence, or in the name of what they are about, the word is. */
static void
add_word (FfwListQuery *query, const char *text, FfwLanguage language)
{
  g_autofree char *word = ffw_fold (text);
  g_autofree char *messages = list_messages (word, language);
  g_autofree char *kinds = list_kinds (word, language);
  g_autofree char *sql
      = g_strconcat ("c.message IN (", messages,
                     ") OR " HELD ("c.arguments") " OR " HELD ("c.who") " OR " NAMED, kinds, NULL);

  ffw_list_query_add_search (query, sql, text);
}

/* The moment at which a day begins here, as the history writes it. */
static char *
begin_of (FfwDate day)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) utc = NULL;
  guint year, month, in_month;

  ffw_date_split (day, &year, &month, &in_month);
  local = g_date_time_new_local ((int)year, (int)month, (int)in_month, 0, 0, 0);
  utc = local ? g_date_time_to_utc (local) : NULL;

  return utc ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/**
 * ffw_history_query_new:
 * @language: of the reader, in which sentences are searched
 *
 * Returns: (transfer full): a query for the changes, the latest first; its rows are to be given
 *   to ffw_history_query_mend()
 */
FfwListQuery *
ffw_history_query_new (const FfwHistoryRequest *request, FfwLanguage language)
{
  FfwListQuery *query = ffw_list_query_new ("c.id", COLUMNS, FROM);
  g_autofree char *from = request->from ? begin_of (request->from) : NULL;
  g_autofree char *behind = request->to ? begin_of (request->to + 1) : NULL;
  g_auto (GStrv) words = g_strsplit_set (request->words ? request->words : "", " \t\n", -1);

  if (request->subject)
    ffw_list_query_add_filter (query, ABOUT, "ii", request->subject, request->subject);
  if (request->who)
    ffw_list_query_add_filter (query, "c.who = ?", "s", request->who);
  if (from)
    ffw_list_query_add_filter (query, "c.at >= ?", "s", from);
  if (behind)
    ffw_list_query_add_filter (query, "c.at < ?", "s", behind);
  for (guint i = 0; words[i]; i++)
    add_word (query, words[i], language);
  ffw_list_query_set_order (query, "c.id DESC");

  return query;
}

/* Where the window shows the rows of a table: the page, the table whose row it shows, and SQL
 * that finds that row. */
static const struct
{
  const char *table;
  const char *page;
  const char *shown;
  const char *sql;
} places[] = {
  { "area", "framework", "area", "SELECT id FROM area WHERE id = ?" },
  { "course", "framework", "course", "SELECT id FROM course WHERE id = ?" },
  { "person", "people", "post",
    "SELECT id FROM post WHERE person = ? ORDER BY started_on DESC, id DESC LIMIT 1" },
  { "post", "people", "post", "SELECT id FROM post WHERE id = ?" },
  { "question", "framework", "question", "SELECT id FROM question WHERE id = ?" },
  { "record", "training", "record", "SELECT id FROM record WHERE id = ?" },
  { "requirement", "framework", "requirement", "SELECT id FROM requirement WHERE id = ?" },
};

/* Where a row is shown; an empty text where it is not, or is there no more. */
static char *
find_place (FfwConnection *connection, const char *table, gint64 row, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].table, table))
      {
        gint64 id;

        if (!ffw_connection_get_int (connection, places[i].sql, &id, error, "i", row))
          return NULL;
        if (id != FFW_NULL)
          return g_strdup_printf ("%s/%s/%" G_GINT64_FORMAT, places[i].page, places[i].shown, id);
      }

  return g_strdup ("");
}

/* What a change is about: the first thing that its sentence names and that is shown somewhere;
 * else the one person that it made. */
static char *
find_shown (FfwConnection *connection, const FfwMessage *message, char **columns, GError **error)
{
  const char *const *arguments = ffw_message_get_arguments (message);
  gint64 person;

  for (guint i = 0; arguments[i]; i++)
    {
      g_autofree char *table = NULL;
      g_autofree char *place = NULL;
      gint64 row;

      if (!ffw_message_is_row (arguments[i], &table, &row))
        continue;
      place = find_place (connection, table, row, error);
      if (place == NULL || *place)
        return g_steal_pointer (&place);
    }

  if (*columns[FIRST_ID] == '\0')
    return g_strdup ("");
  if (!ffw_connection_get_int (connection,
                               "SELECT CASE WHEN count(*) = 1 THEN min (id) END FROM (SELECT id"
                               " FROM person WHERE id >= ? AND id < ? LIMIT 2) AS made",
                               &person, error, "ii", g_ascii_strtoll (columns[FIRST_ID], NULL, 10),
                               g_ascii_strtoll (columns[END_ID], NULL, 10)))
    return NULL;

  return person == FFW_NULL ? g_strdup ("") : find_place (connection, "person", person, error);
}

/**
 * ffw_history_query_mend:
 * @texts: (transfer full): the columns of a row of ffw_history_query_new()
 *
 * Returns: (transfer full): the texts of the row, see #FfwHistoryText, with the sentence in
 *   @language; %NULL with @error set
 */
char **
ffw_history_query_mend (FfwConnection *connection, char **texts, FfwLanguage language,
                        GError **error)
{
  g_auto (GStrv) columns = texts;
  g_autoptr (FfwMessage) message = ffw_message_new_from_stored (columns[MESSAGE],
                                                                columns[ARGUMENTS]);
  const FfwHistoryEntry entry = {
    .kind = (FfwChangeKind)g_ascii_strtoll (columns[KIND], NULL, 10),
    .message = message,
  };
  g_autofree char *sentence = ffw_history_entry_to_text (connection, &entry, language, error);
  g_autofree char *shown = sentence ? find_shown (connection, message, columns, error) : NULL;
  gboolean final;
  char **mended;

  if (shown == NULL)
    return NULL;

  final = g_ascii_strtoll (columns[UNDO_SCHEMA], NULL, 10) != ffw_migrations_get_newest ();
  mended = g_new0 (char *, FFW_HISTORY_N_TEXTS + 1);
  mended[FFW_HISTORY_SENTENCE] = g_steal_pointer (&sentence);
  mended[FFW_HISTORY_AT] = g_strdup (columns[AT]);
  mended[FFW_HISTORY_WHO] = g_strdup (columns[WHO]);
  mended[FFW_HISTORY_KIND] = g_strdup (columns[KIND]);
  mended[FFW_HISTORY_OF] = g_strdup (columns[OF]);
  mended[FFW_HISTORY_LAST_KIND] = g_strdup (columns[LAST_KIND]);
  mended[FFW_HISTORY_LAST_AT] = g_strdup (columns[LAST_AT]);
  mended[FFW_HISTORY_LAST_WHO] = g_strdup (columns[LAST_WHO]);
  mended[FFW_HISTORY_FINAL] = g_strdup (final ? "1" : "");
  mended[FFW_HISTORY_SHOWN] = g_steal_pointer (&shown);

  return mended;
}

/**
 * ffw_history_query_who:
 *
 * Returns: (transfer full): who has made changes, in the order of their names; %NULL with @error
 *   set
 */
char **
ffw_history_query_who (FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT DISTINCT who FROM change ORDER BY who", error, "");
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    g_strv_builder_add (names, ffw_cursor_get_text (cursor, 0));
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_strv_builder_end (names);
}
