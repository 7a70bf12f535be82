/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-table.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwListPane:
 *
 * A list of the workspace: search, filters, the table, and beside it the detail of
 * the row that is open. Every page with a table is one of these.
 *
 * Properties: `title` (string: what the rows are, such as “People”, for those who hear the table
 * and for the name of an export), `current` (int64, the id of the row that is open or has the
 * cursor, 0 where there is none; read and notify), `n-selected` (uint), `narrow` (boolean),
 * `summary` (string: how many rows there are, for a title's second line).
 *
 * Signals: `opened` (int64 id: the person opened a row, by Enter, a double press, or
 * ffw_list_pane_open()).
 *
 * Its properties `sort-column` and `sort-descending` say the order.
 *
 * Actions, in the group `list` of the pane: `search`, `clear` (search and filters), `filter`
 * (ss: id, value), `sort` (s), `descending` (b state), `columns` (the dialog), `column` (s,
 * shows or hides one), `select-all`, `select-none`, `copy`, `export`, `close-detail`, `try-again`.
 */
#define FFW_TYPE_LIST_PANE (ffw_list_pane_get_type ())
G_DECLARE_FINAL_TYPE (FfwListPane, ffw_list_pane, FFW, LIST_PANE, GtkWidget)

/* Once, before anything else. @source and @columns are static. */
void ffw_list_pane_set_source (FfwListPane *self, FfwWorkspace *workspace,
                               const FfwListSource *source, const FfwTableColumn *columns,
                               guint n_columns);
/* What it says where there is no row at all: an AdwStatusPage, most often. */
void ffw_list_pane_set_empty (FfwListPane *self, GtkWidget *empty);
/* What stands beside the table; shown while a row is open. */
void ffw_list_pane_set_detail (FfwListPane *self, GtkWidget *detail);
/* A menu for the rows: the context menu of a row, whose actions the page has. */
void ffw_list_pane_set_menu (FfwListPane *self, GMenuModel *menu);
void ffw_list_pane_set_narrow (FfwListPane *self, gboolean narrow);

gint64 ffw_list_pane_get_current (FfwListPane *self);
void ffw_list_pane_open (FfwListPane *self, gint64 id);
void ffw_list_pane_close_detail (FfwListPane *self);
guint ffw_list_pane_get_n_selected (FfwListPane *self);
/* (transfer full) (element-type gint64): the ids of the rows that are selected, in their order */
GArray *ffw_list_pane_get_selected (FfwListPane *self);

void ffw_list_pane_set_search (FfwListPane *self, const char *words);
void ffw_list_pane_set_filter (FfwListPane *self, const char *filter, const char *value);
/* Asks for what these filters keep (a{ss}: id, value) and for nothing else: no words, no other. */
void ffw_list_pane_set_filters (FfwListPane *self, GVariant *filters);
/* The rows, where the source's are in no table; asked for as filters and search say. */
void ffw_list_pane_set_given (FfwListPane *self, FfwListGiven *given);
/* (transfer none): what is asked for, with search, filters and order */
const FfwListRequest *ffw_list_pane_get_request (FfwListPane *self);
gboolean ffw_list_pane_focus_search (FfwListPane *self);
/* Search, filters, order, columns, place, selection, open row: a dictionary (a{sv}). */
GVariant *ffw_list_pane_save (FfwListPane *self);
void ffw_list_pane_restore (FfwListPane *self, GVariant *state);

GListModel *ffw_list_pane_get_model (FfwListPane *self);

G_END_DECLS
