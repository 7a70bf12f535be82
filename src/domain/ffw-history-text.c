/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-history-text.h"

#include "ffw-erasure.h"
#include "ffw-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the rows of a table are called: a name in English and one in Welsh, of
 * which either may be missing, or one name for both. */
static const struct
{
  const char *table;
  const char *sql;
} named[] = {
  { "area", "SELECT coalesce (title_en, code), coalesce (title_cy, '') FROM area WHERE id = ?" },
  { "campaign",
    "SELECT coalesce (title_en, code), coalesce (title_cy, '') FROM campaign WHERE id = ?" },
  { "course",
    "SELECT coalesce (title_en, code), coalesce (title_cy, '') FROM course WHERE id = ?" },
  { "organisation",
    "SELECT coalesce (name_en, code), coalesce (name_cy, '') FROM organisation WHERE id = ?" },
  /* Somebody who was joined with themselves is called what they are called now. */
  { "person", "SELECT trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, '')), ''"
              " FROM (SELECT ? AS id) w JOIN person n ON n.id = coalesce ("
              " (SELECT p.id FROM person p WHERE p.id = w.id),"
              " (SELECT a.person FROM person_alias a WHERE a.was = w.id))" },
  { "role", "SELECT coalesce (title_en, code), coalesce (title_cy, '') FROM role WHERE id = ?" },
  { "session", "SELECT code, '' FROM session WHERE id = ?" },
  { "site", "SELECT coalesce (name_en, code), coalesce (name_cy, '') FROM site WHERE id = ?" },
};

/* A read for one sentence: the first failure is kept. */
typedef struct
{
  FfwConnection *connection;
  GError *failure;
} FfwNames;

static char *
read_name (FfwNames *naming, const char *sql, gint64 id, FfwLanguage language)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (naming->connection, sql, &naming->failure,
                                                       "i", id);
  FfwText name = { { NULL } };
  char *shown;

  if (cursor == NULL || !ffw_cursor_next (cursor, &naming->failure))
    return NULL;
  ffw_text_set (&name, ffw_cursor_get_text (cursor, 0), ffw_cursor_get_text (cursor, 1));
  shown = g_strdup (ffw_text_get (&name, language, NULL));
  ffw_text_clear (&name);

  return shown;
}

static char *
resolve (const char *table, gint64 id, FfwLanguage language, gpointer data)
{
  FfwNames *naming = data;
  char *name = NULL;

  if (naming->failure)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (strcmp (named[i].table, table) == 0)
      name = read_name (naming, named[i].sql, id, language);
  if (name == NULL || *name)
    return name;
  g_free (name);

  return g_strdup (ffw_erasure_name (language));
}

/**
 * ffw_history_message_to_text:
 *
 * Returns: (transfer full): the sentence in @language, with what the rows that it
 *   speaks of are called today; %NULL with @error set
 */
char *
ffw_history_message_to_text (FfwConnection *connection, const FfwMessage *message,
                             FfwLanguage language, GError **error)
{
  FfwNames naming = { .connection = connection };
  g_autofree char *text = ffw_message_to_string_resolved (message, language, resolve, &naming);

  if (naming.failure)
    {
      g_propagate_error (error, naming.failure);
      return NULL;
    }

  return g_steal_pointer (&text);
}

/**
 * ffw_history_entry_to_text:
 *
 * Returns: (transfer full): what the change was, in @language; of an undo or redo it
 *   says so first; %NULL with @error set
 */
char *
ffw_history_entry_to_text (FfwConnection *connection, const FfwHistoryEntry *entry,
                           FfwLanguage language, GError **error)
{
  g_autofree char *text = ffw_history_message_to_text (connection, entry->message, language, error);
  const FfwTemplate of_change[] = {
    [FFW_CHANGE_DONE] = { .one = "%1$s" },
    /* Translators: in the history; %1$s says what was undone. */
    [FFW_CHANGE_UNDO] = { .one = N_ ("Undone: %1$s") },
    /* Translators: in the history; %1$s says what was done again after an undo. */
    [FFW_CHANGE_REDO] = { .one = N_ ("Redone: %1$s") },
  };
  const char *arguments[] = { text, NULL };

  if (text == NULL)
    return NULL;

  return ffw_template_format (&of_change[entry->kind], arguments, language);
}
