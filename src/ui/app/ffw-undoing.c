/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-undoing.h"

#include "ffw-concern.h"
#include "ffw-history-text.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* As much of a sentence as a menu has room for, in letters. */
#define MOST_LETTERS 60

/**
 * FfwUndoing:
 *
 * What undo and redo would do next, as the entries of a menu; where there is
 * nothing to undo or redo, its action cannot be used.
 */
struct _FfwUndoing
{
  GObject parent_instance;

  GtkWidget *widget; /* in the window that has the actions; not owned */
  FfwWorkspace *workspace;
  GMenu *menu;
  FfwLanguage language;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwUndoing, ffw_undoing, G_TYPE_OBJECT)

/* The sentences of what undo and redo would do; NULL for nothing. */
typedef struct
{
  char *undo;
  char *redo;
} Next;

static void
next_free (gpointer data)
{
  Next *next = data;

  g_free (next->undo);
  g_free (next->redo);
  g_free (next);
}

static gboolean
read_sentence (FfwConnection *connection, FfwChangeKind kind, FfwLanguage language, char **sentence,
               GError **error)
{
  g_autoptr (FfwHistoryEntry) entry = NULL;
  gint64 change;

  if (!ffw_history_find_next (connection, kind, &change, error))
    return FALSE;
  if (change == 0)
    return TRUE;

  entry = ffw_history_read_one (connection, change, error);
  if (entry == NULL)
    return FALSE;
  if (!entry->final)
    *sentence = ffw_history_message_to_text (connection, entry->message, language, error);

  return entry->final || *sentence != NULL;
}

static gpointer
read_next (FfwConnection *connection, gpointer data, GError **error)
{
  FfwLanguage language = GPOINTER_TO_INT (data);
  Next *next = g_new0 (Next, 1);

  if (read_sentence (connection, FFW_CHANGE_UNDO, language, &next->undo, error)
      && read_sentence (connection, FFW_CHANGE_REDO, language, &next->redo, error))
    return next;
  next_free (next);

  return NULL;
}

static char *
shorten (const char *sentence)
{
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (sentence, -1) <= MOST_LETTERS)
    return g_strdup (sentence);
  beginning = g_utf8_substring (sentence, 0, MOST_LETTERS - 1);

  return g_strconcat (beginning, "…", NULL);
}

static void
add_entry (FfwUndoing *self, const char *label, const char *pattern, const char *sentence,
           const char *action)
{
  g_autofree char *shown = sentence ? shorten (sentence) : NULL;
  /* An underline in a sentence is none of a mnemonic. */
  g_auto (GStrv) parts = g_strsplit (shown ? shown : "", "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);
  g_autofree char *text = sentence ? ffw_words (pattern, escaped, NULL) : g_strdup (label);

  g_menu_append (self->menu, text, action);
}

static void
fill_menu (FfwUndoing *self, const Next *next)
{
  g_menu_remove_all (self->menu);
  /* Translators: in a menu; %1$s is what the last change was, a sentence */
  add_entry (self, _ ("_Undo"), _ ("_Undo: %1$s"), next->undo, "win.undo");
  /* Translators: in a menu; %1$s is what the change was that was taken back, a sentence */
  add_entry (self, _ ("_Redo"), _ ("_Redo: %1$s"), next->redo, "win.redo");
}

static void
enable (FfwUndoing *self, gboolean undo, gboolean redo)
{
  GtkWidget *window = self->widget ? GTK_WIDGET (gtk_widget_get_root (self->widget)) : NULL;
  gboolean writable = !ffw_workspace_is_read_only (self->workspace);

  if (window == NULL)
    return;

  gtk_widget_action_set_enabled (window, "win.undo", undo && writable);
  gtk_widget_action_set_enabled (window, "win.redo", redo && writable);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwUndoing) self = data;
  Next *next = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);

  /* What could not be read is left as it was: undo and redo say themselves what is wrong. */
  if (next == NULL)
    return;

  if (self->widget)
    {
      fill_menu (self, next);
      enable (self, next->undo != NULL, next->redo != NULL);
    }
  next_free (next);
}

static void
refresh (FfwUndoing *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (self->workspace, read_next, GINT_TO_POINTER (self->language), NULL,
                            next_free, self->reading, on_read, g_object_ref (self));
}

static void
on_workspace_changed (FfwUndoing *self, const char *const *changed)
{
  static const char *const shown[] = { "change", NULL };

  /* A read that is under way keeps it for a moment after its view has gone. */
  if (self->workspace == NULL || !ffw_concern_any (changed, shown))
    return;

  /* Until it is known, both may be tried. */
  enable (self, TRUE, TRUE);
  refresh (self);
}

static void
ffw_undoing_dispose (GObject *object)
{
  FfwUndoing *self = FFW_UNDOING (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->menu);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ffw_undoing_parent_class)->dispose (object);
}

static void
ffw_undoing_class_init (FfwUndoingClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ffw_undoing_dispose;
}

static void
ffw_undoing_init (FfwUndoing *self)
{
}

/**
 * ffw_undoing_new:
 * @widget: in the window that has the actions `win.undo` and `win.redo`
 * @menu: whose entries these are; nothing else is in it
 *
 * Returns: (transfer full): what keeps the menu, as long as @widget is there
 */
FfwUndoing *
ffw_undoing_new (GtkWidget *widget, FfwWorkspace *workspace, GMenu *menu)
{
  FfwUndoing *self = g_object_new (FFW_TYPE_UNDOING, NULL);
  const Next nothing = { NULL };

  g_set_weak_pointer (&self->widget, widget);
  self->workspace = g_object_ref (workspace);
  self->menu = g_object_ref (menu);
  self->language = ffw_language_get ();
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
  fill_menu (self, &nothing);
  refresh (self);

  return self;
}
