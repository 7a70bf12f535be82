/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"

G_BEGIN_DECLS

/**
 * FfwListQuery:
 *
 * What a table of the window shows: the columns of a row, where rows come from,
 * which of them, and in which order. Made by a domain module, filled with the
 * person's filters and search, and given to reads in another thread.
 */
typedef struct _FfwListQuery FfwListQuery;

/**
 * FfwListGiven:
 *
 * Rows that are in no table of the file, as they were worked out: before each read of a list they
 * are laid out where its SQL looks for them. Never changed once made, so any thread may have it.
 */
typedef struct _FfwListGiven FfwListGiven;

/**
 * FfwListGivenFunc:
 * @data: of the given rows
 * @ids: (array length=n) (nullable): of the rows that are wanted; %NULL for all of them
 *
 * Lays them out (ffw_connection_lay_out()). Returns: whether all went well
 */
typedef gboolean (*FfwListGivenFunc) (FfwConnection *connection, gconstpointer data,
                                      const gint64 *ids, guint n, GError **error);

FfwListGiven *ffw_list_given_new (FfwListGivenFunc lay_out, gpointer data,
                                  GDestroyNotify data_free);
FfwListGiven *ffw_list_given_ref (FfwListGiven *self);
void ffw_list_given_unref (FfwListGiven *self);

/**
 * FfwListRowFunc:
 * @row: on the row; its columns are those of the query, from 0
 * @position: which of the ids it is
 *
 * Takes one row of ffw_list_query_rows().
 */
typedef void (*FfwListRowFunc) (FfwCursor *row, guint position, gpointer data);

FfwListQuery *ffw_list_query_new (const char *id, const char *columns, const char *from);
FfwListQuery *ffw_list_query_copy (const FfwListQuery *self);
void ffw_list_query_free (FfwListQuery *self);
void ffw_list_query_add_filter (FfwListQuery *self, const char *sql, const char *format, ...);
void ffw_list_query_add_search (FfwListQuery *self, const char *condition, const char *words);
void ffw_list_query_set_order (FfwListQuery *self, const char *order);
void ffw_list_query_set_join (FfwListQuery *self, const char *join);
void ffw_list_query_set_given (FfwListQuery *self, FfwListGiven *given);
void ffw_list_query_set_limit (FfwListQuery *self, guint limit);

gboolean ffw_list_query_count (FfwConnection *connection, const FfwListQuery *self, guint64 *n,
                               GError **error);
GArray *ffw_list_query_ids (FfwConnection *connection, const FfwListQuery *self, GError **error);
gboolean ffw_list_query_rows (FfwConnection *connection, const FfwListQuery *self,
                              const gint64 *ids, guint n, FfwListRowFunc func, gpointer data,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwListGiven, ffw_list_given_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwListQuery, ffw_list_query_free)

G_END_DECLS
