/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-page.h"

/** Returns: (transfer full): a page without rows */
FfwListPage *
ffw_list_page_new (const FfwListQuery *query, FfwListMendFunc mend, FfwLanguage language)
{
  FfwListPage *self = g_new0 (FfwListPage, 1);

  self->query = ffw_list_query_copy (query);
  self->mend = mend;
  self->language = language;

  return self;
}

void
ffw_list_page_free (gpointer page)
{
  FfwListPage *self = page;

  for (guint i = 0; i < self->n; i++)
    g_strfreev (self->texts[i]);
  g_clear_pointer (&self->all, g_array_unref);
  ffw_list_query_free (self->query);
  g_free (self);
}

static void
take_row (FfwCursor *cursor, guint position, gpointer data)
{
  FfwListPage *self = data;
  int n = ffw_cursor_get_n_columns (cursor);
  char **texts = g_new0 (char *, n + 1);

  for (int i = 0; i < n; i++)
    {
      const char *text = ffw_cursor_get_text (cursor, i);

      texts[i] = g_strdup (text ? text : "");
    }
  g_strfreev (self->texts[position]);
  self->texts[position] = texts;
}

static gboolean
read_rows (FfwConnection *connection, FfwListPage *self, GError **error)
{
  if (!ffw_list_query_rows (connection, self->query, self->ids, self->n, take_row, self, error))
    return FALSE;

  for (guint i = 0; self->mend && i < self->n; i++)
    if (self->texts[i])
      {
        self->texts[i] = self->mend (connection, self->texts[i], self->language, error);
        if (self->texts[i] == NULL)
          return FALSE;
      }

  return TRUE;
}

/**
 * ffw_list_page_read:
 * @page: whose ids are there
 *
 * Reads the texts of its rows; an #FfwReadFunc without a result.
 */
gpointer
ffw_list_page_read (FfwConnection *connection, gpointer page, GError **error)
{
  read_rows (connection, page, error);

  return NULL;
}

/**
 * ffw_list_page_list:
 * @page: whose query is there
 *
 * Reads the ids of the list, and its first rows: those are what is looked at next; an
 * #FfwReadFunc, whose result is another page.
 */
gpointer
ffw_list_page_list (FfwConnection *connection, gpointer page, GError **error)
{
  const FfwListPage *asked = page;
  g_autoptr (FfwListPage) self = ffw_list_page_new (asked->query, asked->mend, asked->language);

  self->all = ffw_list_query_ids (connection, self->query, error);
  if (self->all == NULL)
    return NULL;

  self->n = MIN (self->all->len, FFW_LIST_PAGE);
  memcpy (self->ids, self->all->data, self->n * sizeof (gint64));
  if (!read_rows (connection, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/** Returns: (transfer full): the texts of the rows, by their ids; the page has them no more */
GHashTable *
ffw_list_page_take_texts (FfwListPage *self)
{
  GHashTable *texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                             (GDestroyNotify)g_strfreev);

  for (guint i = 0; i < self->n; i++)
    if (self->texts[i])
      g_hash_table_insert (texts, g_memdup2 (&self->ids[i], sizeof (gint64)),
                           g_steal_pointer (&self->texts[i]));

  return texts;
}
