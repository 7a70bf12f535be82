/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-find.h"

#include "ffw-fold.h"
#include "ffw-matches.h"
#include "ffw-text.h"

#include <string.h>

/* For each kind but people, who have an index of their own: the id, the code, the title in English
 * and in Welsh, and a detail. These tables are small: a framework and an organisation chart. */
static const struct
{
  FfwFoundKind kind;
  const char *sql;
} tables[] = {
  { FFW_FOUND_COURSE, "SELECT id, code, title_en, title_cy, '' FROM course ORDER BY code" },
  { FFW_FOUND_AREA, "SELECT id, code, title_en, title_cy, '' FROM area ORDER BY code" },
  { FFW_FOUND_ORGANISATION,
    "SELECT id, code, name_en, name_cy, '' FROM organisation ORDER BY code" },
  { FFW_FOUND_SITE, "SELECT s.id, s.code, s.name_en, s.name_cy, o.code FROM site s"
                    " JOIN organisation o ON o.id = s.organisation ORDER BY s.code" },
  { FFW_FOUND_SESSION, "SELECT s.course, s.code, c.title_en, c.title_cy, coalesce (s.first_on, '')"
                       " FROM session s JOIN course c ON c.id = s.course"
                       " ORDER BY s.first_on DESC, s.code" },
  { FFW_FOUND_REQUIREMENT, "SELECT r.id, r.code, a.title_en, a.title_cy, '' FROM requirement r"
                           " JOIN area a ON a.id = r.area ORDER BY r.code" },
  { FFW_FOUND_QUESTION, "SELECT id, code, text_en, text_cy, '' FROM question ORDER BY code" },
};

/** Frees it. */
void
ffw_found_free (FfwFound *self)
{
  g_free (self->code);
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

/* The words that are looked for, ready to be compared. */
static char **
split (const char *words)
{
  g_autofree char *folded = ffw_fold (words);
  g_auto (GStrv) each = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) wanted = g_strv_builder_new ();

  for (guint i = 0; each[i]; i++)
    if (*each[i])
      g_strv_builder_add (wanted, each[i]);

  return g_strv_builder_end (wanted);
}

static gboolean
holds (const char *text, char **wanted)
{
  g_autofree char *folded = ffw_fold (text);

  for (guint i = 0; wanted[i]; i++)
    if (strstr (folded, wanted[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * ffw_find_fits:
 *
 * Returns: whether @text holds all of @words, whatever their case and accents
 */
gboolean
ffw_find_fits (const char *text, const char *words)
{
  g_auto (GStrv) wanted = split (words);

  return holds (text, wanted);
}

static char *
title_of (FfwCursor *row, FfwLanguage language)
{
  FfwText text = { { NULL } };
  FfwLanguage shown = language;
  const char *title;
  char *marked;

  ffw_text_set (&text, ffw_cursor_get_text (row, 2), ffw_cursor_get_text (row, 3));
  title = ffw_text_get (&text, language, &shown);
  if (title == NULL || *title == '\0')
    marked = g_strdup (ffw_cursor_get_text (row, 1));
  else if (shown == language)
    marked = g_strdup (title);
  else
    marked = g_strdup_printf ("%s [%s]", title, ffw_language_get_code (shown));
  ffw_text_clear (&text);

  return marked;
}

static const char *
or_empty (const char *text)
{
  return text ? text : "";
}

/* Adds what fits in one table: a code that is just what was typed first, then the others in their
 * order, @most in all. */
static gboolean
find_in (FfwConnection *connection, FfwFoundKind kind, const char *sql, char **wanted, guint most,
         FfwLanguage language, GPtrArray *found, GError **error)
{
  g_autoptr (FfwCursor) row = ffw_connection_query (connection, sql, error, "");
  guint before = found->len;

  if (row == NULL)
    return FALSE;

  while (ffw_cursor_next (row, error))
    {
      const char *code = ffw_cursor_get_text (row, 1);
      g_autofree char *all = g_strjoin (" ", code, or_empty (ffw_cursor_get_text (row, 2)),
                                        or_empty (ffw_cursor_get_text (row, 3)), NULL);
      g_autofree char *folded = ffw_fold (code);
      gboolean itself = wanted[1] == NULL && g_str_equal (folded, wanted[0]);
      FfwFound *one;

      if ((found->len - before >= most && !itself) || !holds (all, wanted))
        continue;

      one = g_new0 (FfwFound, 1);
      one->kind = kind;
      one->id = ffw_cursor_get_int (row, 0);
      one->code = g_strdup (code);
      one->title = title_of (row, language);
      one->detail = g_strdup (or_empty (ffw_cursor_get_text (row, 4)));
      g_ptr_array_insert (found, itself ? (int)before : -1, one);
    }

  return !ffw_cursor_has_failed (row);
}

static gboolean
find_people (FfwConnection *connection, const char *words, guint most, FfwDate today,
             FfwLanguage language, GPtrArray *found, GError **error)
{
  g_autoptr (GPtrArray) matches = ffw_matches_search (connection, words, most, today, language,
                                                      error);

  if (matches == NULL)
    return FALSE;

  for (guint i = 0; i < matches->len; i++)
    {
      const FfwMatch *match = matches->pdata[i];
      FfwFound *one = g_new0 (FfwFound, 1);

      one->kind = FFW_FOUND_PERSON;
      one->id = match->post;
      one->code = g_strdup (match->number);
      one->title = g_strdup (match->name);
      one->detail = g_strdup (match->organisation_title);
      g_ptr_array_add (found, one);
    }

  return TRUE;
}

/**
 * ffw_find:
 * @words: parts of a name in either language, of a code or of a number; case and accents do not
 *   matter, and all of them must fit
 * @most: how many of each kind are wanted
 * @today: people who are in post then come first
 * @language: of the reader
 *
 * Finds whatever the workspace holds, by kind.
 *
 * Returns: (transfer full) (element-type FfwFound): nothing where there are no words; %NULL with
 *   @error set
 */
GPtrArray *
ffw_find (FfwConnection *connection, const char *words, guint most, FfwDate today,
          FfwLanguage language, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_found_free);
  g_auto (GStrv) wanted = split (words);

  if (wanted[0] == NULL)
    return g_steal_pointer (&found);

  if (!find_people (connection, words, most, today, language, found, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!find_in (connection, tables[i].kind, tables[i].sql, wanted, most, language, found, error))
      return NULL;

  return g_steal_pointer (&found);
}
