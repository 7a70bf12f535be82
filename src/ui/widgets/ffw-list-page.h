/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"
#include "ffw-list-query.h"

G_BEGIN_DECLS

/** How many rows are read at once: about what a table shows and keeps ready. */
#define FFW_LIST_PAGE 256

/**
 * FfwListMendFunc:
 * @texts: (transfer full): the columns of a row
 *
 * Returns: (transfer full): the texts of the row; %NULL with @error set
 */
typedef char **(*FfwListMendFunc) (FfwConnection *connection, char **texts, FfwLanguage language,
                                   GError **error);

/**
 * FfwListPage:
 * @query: of the list
 * @mend: (nullable): makes what people read of a row
 * @language: of the reader
 * @ids: of the rows
 * @texts: of each, a text for each column of the query; %NULL where the row is no more
 * @n: how many rows there are
 * @all: (nullable): the ids of the whole list
 *
 * Some rows of a list, as a thread of the workspace reads them.
 */
typedef struct
{
  FfwListQuery *query;
  FfwListMendFunc mend;
  FfwLanguage language;
  gint64 ids[FFW_LIST_PAGE];
  char **texts[FFW_LIST_PAGE];
  guint n;
  GArray *all;
} FfwListPage;

FfwListPage *ffw_list_page_new (const FfwListQuery *query, FfwListMendFunc mend,
                                FfwLanguage language);
void ffw_list_page_free (gpointer page);
gpointer ffw_list_page_read (FfwConnection *connection, gpointer page, GError **error);
gpointer ffw_list_page_list (FfwConnection *connection, gpointer page, GError **error);
GHashTable *ffw_list_page_take_texts (FfwListPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwListPage, ffw_list_page_free)

G_END_DECLS
