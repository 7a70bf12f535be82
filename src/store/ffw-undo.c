/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-undo.h"

#include "ffw-apply.h"
#include "ffw-chain.h"
#include "ffw-change-private.h"
#include "ffw-migrations.h"

#include <glib/gi18n-lib.h>

/* The kind of the last entry about the change c: itself, its undo or its redo. */
#define LAST_KIND                                                                                  \
  "coalesce ((SELECT o.kind FROM change AS o WHERE o.of = c.id ORDER BY o.id DESC LIMIT 1),"       \
  " c.kind)"

/* A change that is to be taken back or brought back. */
typedef struct
{
  gint64 id;
  FfwChangeKind kind;
  FfwChangeKind last_kind;
  gint64 last_id;
  FfwMessage *message;
  gint64 schema;
  gboolean erased;
  gboolean erases;
} Target;

static gboolean
find_last (FfwConnection *connection, FfwChangeKind kind, gint64 *change, GError **error)
{
  if (!ffw_history_find_next (connection, kind, change, error))
    return FALSE;
  if (*change == 0)
    {
      g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_NOTHING,
                   kind == FFW_CHANGE_UNDO ? _ ("There is nothing to undo.")
                                           : _ ("There is nothing to redo."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_target (FfwConnection *connection, gint64 change, Target *target, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection,
      "SELECT c.kind, " LAST_KIND ","
      " coalesce ((SELECT max (o.id) FROM change AS o WHERE o.of = c.id), c.id),"
      " c.message, c.arguments, c.schema, c.salt IS NULL,"
      " NOT EXISTS (SELECT 1 FROM change_part AS p WHERE p.change = c.id)"
      " FROM change AS c WHERE c.id = ?",
      error, "i", change);
  g_autoptr (GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, &failure))
    {
      if (failure)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_NOTHING,
                     _ ("There is no change %lld in the history."), (long long)change);
      return FALSE;
    }

  target->id = change;
  target->kind = ffw_cursor_get_int (cursor, 0);
  target->last_kind = ffw_cursor_get_int (cursor, 1);
  target->last_id = ffw_cursor_get_int (cursor, 2);
  target->message = ffw_message_new_from_stored (ffw_cursor_get_text (cursor, 3),
                                                 ffw_cursor_get_text (cursor, 4));
  target->schema = ffw_cursor_get_int (cursor, 5);
  target->erased = ffw_cursor_get_int (cursor, 6);
  target->erases = ffw_cursor_get_int (cursor, 7);

  return TRUE;
}

/* Whether @target can be undone (or redone) as far as the history says. */
static gboolean
check_target (const Target *target, GError **error)
{
  if (target->kind != FFW_CHANGE_DONE)
    g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_NOTHING,
                 _ ("Entry %lld of the history is itself an undo or a redo. "
                    "Choose the change that it is of."),
                 (long long)target->id);
  else if (target->last_kind == FFW_CHANGE_UNDO)
    g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_NOTHING,
                 _ ("Change %lld is undone already."), (long long)target->id);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_content (const Target *target, GError **error)
{
  if (target->erased)
    g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_IN_THE_WAY,
                 _ ("Change %lld cannot be undone or redone: it was about a "
                    "person whose data have been erased since."),
                 (long long)target->id);
  else if (target->erases)
    g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_IN_THE_WAY,
                 _ ("Change %lld cannot be undone: it erased somebody’s data, and nothing of them "
                    "is left that could be brought back."),
                 (long long)target->id);
  else if (target->schema != ffw_migrations_get_newest ())
    g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_IN_THE_WAY,
                 _ ("Change %lld cannot be undone or redone: it was made with an "
                    "earlier version of the program, which kept its data differently."),
                 (long long)target->id);
  else
    return TRUE;

  return FALSE;
}

/* Replaces @error by a sentence that names what stands in the way of @target. */
static void
explain (FfwConnection *connection, const Target *target, const FfwConflict *conflict,
         GError **error)
{
  Target later = { 0 };
  GError *failure = NULL;
  gint64 change = 0;

  g_clear_error (error);
  if (!ffw_conflict_find_change (conflict, connection, target->last_id, &change, error))
    return;

  if (change == 0 && g_strcmp0 (conflict->parent.table, "content") == 0)
    g_set_error (
        error, FFW_STORE_ERROR, FFW_STORE_ERROR_IN_THE_WAY,
        _ ("Change %lld cannot be undone or redone: what was in a file that it is about is "
           "kept no longer. Nothing was changed. Add the file anew."),
        (long long)target->id);
  else if (change == 0)
    g_set_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_IN_THE_WAY,
                 _ ("Change %lld cannot be undone or redone: the data are no "
                    "longer as it left them. Nothing was changed."),
                 (long long)target->id);
  else if (read_target (connection, change, &later, error))
    {
      g_autofree char *sentence = ffw_message_to_string (later.message, ffw_language_get ());

      g_set_error (&failure, FFW_STORE_ERROR, FFW_STORE_ERROR_IN_THE_WAY,
                   /* Translators: the first number is of the change that was to be undone, the
                    * second of the later one, whose sentence follows. */
                   _ ("Change %lld cannot be undone or redone: the later change "
                      "%lld (“%s”) stands in the way. Undo that one first."),
                   (long long)target->id, (long long)change, sentence);
      ffw_store_error_set_change (failure, change);
      g_propagate_error (error, failure);
    }
  g_clear_pointer (&later.message, ffw_message_free);
}

static gboolean
append_link (FfwConnection *connection, FfwUuidSource *uuids, FfwChangeKind kind,
             const Target *target, GError **error)
{
  g_autofree char *now = ffw_change_now ();
  g_autofree char *arguments = ffw_message_store_arguments (target->message);
  char uuid[FFW_UUID_SIZE];
  FfwLink link = {
    .uuid = ffw_uuid_source_next (uuids, g_get_real_time () / 1000, uuid),
    .at = now,
    .who = ffw_change_who (),
    .kind = kind,
    .of = target->id,
    .message = ffw_message_get_id (target->message),
    .arguments = arguments,
    .schema = ffw_migrations_get_newest (),
    .first_id = FFW_NULL,
    .end_id = FFW_NULL,
  };

  ffw_link_set_no_parts (&link);

  return ffw_chain_next_id (connection, &link.id, error)
         && ffw_chain_append (connection, &link, error);
}

static gboolean
apply (FfwConnection *connection, const Target *target, FfwChangeKind kind, GHashTable *tables,
       GError **error)
{
  FfwConflict conflict = { 0 };
  g_autoptr (GError) failure = NULL;
  gboolean good = ffw_apply_change (connection, target->id, kind == FFW_CHANGE_UNDO, tables,
                                    &conflict, &failure);

  if (!good
      && (g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_ENGINE) || conflict.row.table))
    explain (connection, target, &conflict, &failure);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  ffw_conflict_clear (&conflict);

  return good;
}

/*
 * Takes a change back, or brings it back, in the transaction that is open on
 * @connection; it is to be rolled back on failure.
 * @tables: takes the names of the tables written to
 * @kind: what to do
 * @change: to undo, the number of the change; 0 for the last
 *
 * Returns the change's message.
 */
FfwMessage *
ffw_undo_make (FfwConnection *connection, FfwUuidSource *uuids, GHashTable *tables,
               FfwChangeKind kind, gint64 change, GError **error)
{
  Target target = { 0 };
  gboolean good;

  good = (change != 0 || find_last (connection, kind, &change, error))
         && read_target (connection, change, &target, error)
         && (kind == FFW_CHANGE_REDO || check_target (&target, error))
         && check_content (&target, error) && apply (connection, &target, kind, tables, error)
         && append_link (connection, uuids, kind, &target, error);
  if (!good)
    g_clear_pointer (&target.message, ffw_message_free);

  return target.message;
}
