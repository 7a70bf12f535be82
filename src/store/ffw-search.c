/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-search.h"

#include <glib/gi18n-lib.h>

#define ORDER_KEY(language)                                                                        \
  "coalesce (ffw_sort_key (n.family_name, '" language "'), '') || char (1)"                        \
  " || coalesce (ffw_sort_key (n.given_name, '" language "'), '')"

/* The words, and what names are sorted by, are put together as the triggers of the data model do
 * it. */
static const char stale_sql[]
    = "SELECT (SELECT count(*) FROM post p JOIN person n ON n.id = p.person"
      " LEFT JOIN post_search s ON s.rowid = p.id"
      " WHERE s.words IS NOT coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, '')"
      "  || ' ' || coalesce (p.staff_number, '') || ' ' || coalesce (p.email, ''))"
      " + (SELECT count(*) FROM post_search WHERE rowid NOT IN (SELECT id FROM post))"
      " + (SELECT count(*) FROM post p JOIN person n ON n.id = p.person"
      " LEFT JOIN post_order k ON k.post = p.id"
      " WHERE k.en IS NOT " ORDER_KEY ("en") " OR k.cy IS NOT " ORDER_KEY (
          "cy") ")"
                " + (SELECT count(*) FROM post_order WHERE post NOT IN (SELECT id FROM post))";

/**
 * ffw_search_expression:
 * @words: what somebody typed
 *
 * Returns: (transfer full): what FTS5 looks for: each word as the beginning of one, whatever signs
 *   it holds; empty where there is no word
 */
char *
ffw_search_expression (const char *words)
{
  g_auto (GStrv) each = g_strsplit_set (words, " \t\n\"", -1);
  g_autoptr (GString) expression = g_string_new (NULL);

  for (guint i = 0; each[i]; i++)
    {
      gboolean has_letter = FALSE;

      /* FTS5 takes a word of signs alone for an empty one, which matches nothing. */
      for (const char *c = each[i]; *c && !has_letter; c = g_utf8_next_char (c))
        has_letter = g_unichar_isalnum (g_utf8_get_char (c));
      if (has_letter)
        g_string_append_printf (expression, "%s\"%s\"*", expression->len > 0 ? " " : "", each[i]);
    }

  return g_strdup (expression->str);
}

/**
 * ffw_search_check:
 * @problems: (element-type utf8): where a sentence goes if there is anything to say
 *
 * Compares what people are found by with their posts. A damaged index is a problem, no error.
 */
gboolean
ffw_search_check (FfwConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 stale = 0;

  ffw_connection_get_int (connection, stale_sql, &stale, &failure, "");
  if (g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT))
    g_ptr_array_add (problems, g_strdup (failure->message));
  else if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  else if (stale)
    g_ptr_array_add (problems,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "The search holds %lu post that is not as it "
                                                   "should be.",
                                                   "The search holds %lu posts that are not as "
                                                   "they should be.",
                                                   (gulong)stale),
                                      (gulong)stale));

  return TRUE;
}
