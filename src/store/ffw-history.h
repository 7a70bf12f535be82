/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-message.h"

G_BEGIN_DECLS

typedef enum
{
  FFW_CHANGE_DONE,
  FFW_CHANGE_UNDO,
  FFW_CHANGE_REDO,
} FfwChangeKind;

/**
 * FfwHistoryEntry:
 * @of: for an undo or a redo, the change that it took back or brought back, else 0
 * @undone: whether the change is taken back at present
 * @final: whether what it held is there no more, or was kept differently, so that it can be neither
 *   undone nor redone
 * @at: UTC, as 2022-11-22T10:00:00Z
 * @message: of the change itself; for an undo or redo, of the change it is of
 */
typedef struct
{
  gint64 id;
  FfwChangeKind kind;
  gint64 of;
  gboolean undone;
  gboolean final;
  char *at;
  char *who;
  FfwMessage *message;
} FfwHistoryEntry;

/* By which schema the change c can be undone or redone; 0 where it erased somebody's data, or was
 * about somebody whose data have been erased since. */
#define FFW_SQL_UNDO_SCHEMA                                                                        \
  "CASE WHEN c.salt IS NOT NULL"                                                                   \
  " AND EXISTS (SELECT 1 FROM change_part AS q WHERE q.change = c.id)"                             \
  " THEN c.schema ELSE 0 END"

void ffw_history_entry_free (FfwHistoryEntry *self);
GPtrArray *ffw_history_read (FfwConnection *connection, gint64 subject, guint limit,
                             GError **error);
FfwHistoryEntry *ffw_history_read_one (FfwConnection *connection, gint64 change, GError **error);
gboolean ffw_history_find_next (FfwConnection *connection, FfwChangeKind kind, gint64 *change,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwHistoryEntry, ffw_history_entry_free)

/* What is wrong with the file: its own integrity, foreign keys, the chain. Each text in the
 * language of the program; empty where all is well. */
GPtrArray *ffw_history_check (FfwConnection *connection, GError **error);

G_END_DECLS
