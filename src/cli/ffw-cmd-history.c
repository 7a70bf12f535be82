/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-commands.h"
#include "ffw-history-text.h"
#include "ffw-progress.h"

#include <glib/gi18n-lib.h>

static const FfwOption history_options[] = {
  { "limit", 0, N_ ("N"), N_ ("The last so many changes (20)") },
  { NULL },
};

static const FfwOption no_options[] = { { NULL } };

#define LIMIT_DEFAULT 20

/* The history as sentences: entry by entry, and the sentence of each. */
typedef struct
{
  guint limit;
  GPtrArray *entries;
  GPtrArray *sentences;
} FfwHistory;

static gpointer
read_history (FfwConnection *connection, gpointer data, GError **error)
{
  FfwHistory *history = data;

  history->entries = ffw_history_read (connection, 0, history->limit, error);
  if (history->entries == NULL)
    return NULL;
  for (guint i = 0; i < history->entries->len; i++)
    {
      char *sentence = ffw_history_entry_to_text (
          connection, g_ptr_array_index (history->entries, i), ffw_language_get (), error);

      if (sentence == NULL)
        return NULL;
      g_ptr_array_add (history->sentences, sentence);
    }

  return NULL;
}

/* The time as a clock on the wall showed it. */
static char *
to_local_time (const char *at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  return local ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (at);
}

static void
print_history (FfwCtl *self, const FfwHistory *history)
{
  for (guint i = 0; i < history->entries->len; i++)
    {
      const FfwHistoryEntry *entry = g_ptr_array_index (history->entries, i);
      g_autofree char *at = to_local_time (entry->at);

      ffw_ctl_print (self, "%5" G_GINT64_FORMAT "  %s  %s  %s%s%s\n", entry->id, at, entry->who,
                     (const char *)g_ptr_array_index (history->sentences, i),
                     entry->undone ? " " : "",
                     /* Translators: at the end of a line of the history: the change was. */
                     entry->undone ? C_ ("change", "(undone)") : "");
    }
}

static void
print_history_json (FfwCtl *self, const FfwHistory *history)
{
  static const char *const kinds[] = { "done", "undo", "redo" };
  g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

  ffw_json_writer_begin_array (json, NULL);
  for (guint i = 0; i < history->entries->len; i++)
    {
      const FfwHistoryEntry *entry = g_ptr_array_index (history->entries, i);

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_int (json, "change", entry->id);
      ffw_json_writer_add_string (json, "at", entry->at);
      ffw_json_writer_add_string (json, "who", entry->who);
      ffw_json_writer_add_string (json, "kind", kinds[entry->kind]);
      if (entry->of)
        ffw_json_writer_add_int (json, "of", entry->of);
      ffw_json_writer_add_boolean (json, "undone", entry->undone);
      ffw_json_writer_add_string (json, "message", g_ptr_array_index (history->sentences, i));
      ffw_json_writer_end_object (json);
    }
  ffw_json_writer_end_array (json);
  ffw_ctl_print_json (self, json);
}

static FfwExit
run_history (FfwCtl *self, GError **error)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  FfwHistory history = { .sentences = sentences };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) failure = NULL;

  if (!ffw_ctl_get_number (self, "limit", LIMIT_DEFAULT, 1, &history.limit, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  ffw_ctl_read (self, read_history, &history, &failure);
  entries = history.entries;
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FFW_EXIT_UNUSABLE;
    }
  if (self->json)
    print_history_json (self, &history);
  else
    print_history (self, &history);

  return FFW_EXIT_DONE;
}

typedef gboolean (*FfwTurnFunc) (FfwWorkspace *workspace, FfwMessage **message,
                                 GCancellable *cancellable, GError **error);

static gpointer
write_sentence (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_history_message_to_text (connection, data, ffw_language_get (), error);
}

static FfwExit
turn (FfwCtl *self, FfwTurnFunc func, const char *what, const char *said, GError **error)
{
  FfwWorkspace *workspace = ffw_ctl_open (self, error);
  g_autoptr (FfwProgress) progress = NULL;
  g_autoptr (FfwMessage) message = NULL;
  g_autofree char *sentence = NULL;

  if (workspace == NULL)
    return FFW_EXIT_UNUSABLE;
  progress = ffw_progress_start (what);
  if (!func (workspace, &message, self->cancellable, error))
    return FFW_EXIT_UNUSABLE;
  sentence = ffw_workspace_read (workspace, write_sentence, message, NULL, error);
  if (sentence == NULL)
    return FFW_EXIT_UNUSABLE;
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "message", sentence);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }
  else
    ffw_ctl_print (self, "%s %s\n", said, sentence);

  return FFW_EXIT_DONE;
}

static gboolean
undo_last (FfwWorkspace *workspace, FfwMessage **message, GCancellable *cancellable, GError **error)
{
  return ffw_workspace_undo (workspace, 0, message, cancellable, error);
}

static FfwExit
run_undo (FfwCtl *self, GError **error)
{
  return turn (self, undo_last, _ ("Undoing"), _ ("Undone:"), error);
}

static FfwExit
run_redo (FfwCtl *self, GError **error)
{
  return turn (self, ffw_workspace_redo, _ ("Redoing"), _ ("Redone:"), error);
}

const FfwCommand ffw_command_history = {
  .name = "history",
  .about = N_ ("Show what was changed, when and by whom, the latest first"),
  .options = history_options,
  .run = run_history,
};

const FfwCommand ffw_command_undo = {
  .name = "undo",
  .about = N_ ("Take the last change back"),
  .options = no_options,
  .run = run_undo,
};

const FfwCommand ffw_command_redo = {
  .name = "redo",
  .about = N_ ("Bring back what was last undone"),
  .options = no_options,
  .run = run_redo,
};
