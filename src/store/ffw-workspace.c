/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-workspace.h"

#include "ffw-backup.h"
#include "ffw-engine.h"
#include "ffw-tables.h"
#include "ffw-watch.h"

struct _FfwWorkspace
{
  GObject parent;

  FfwEngine *engine;
  GMainContext *context;
  GThread *window; /* the thread that may never wait, or NULL; not owned */

  /* On the main context alone. */
  FfwWatch *watch;
  gboolean looking;    /* whether the writer is asked for changes of other processes */
  gboolean look_again; /* whether something was written since it was asked */
  FfwTrouble file;     /* what has become of the file */
  FfwTrouble failure;  /* what the last reads and changes met */
};

enum
{
  CHANGED,
  TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwWorkspace, ffw_workspace, G_TYPE_OBJECT)

/* What opening needs, in its thread and afterwards. */
typedef struct
{
  char *path;
  FfwWorkspaceFlags flags;
  FfwDeriveFunc derive;
  gboolean create;
  GMainContext *context;
  GThread *window;
} Opening;

/* A change on its way through the writer's thread. */
typedef struct
{
  FfwWorkspace *workspace; /* not owned: whoever asked holds it */
  FfwChangeFunc func;
  gpointer data;
  GDestroyNotify data_free;
  FfwChangeMode mode;
} Change;

/* An undo or a redo on its way through the writer's thread. */
typedef struct
{
  FfwWorkspace *workspace; /* not owned: whoever asked holds it */
  FfwChangeKind kind;
  gint64 change;
} Undo;

/* News of a commit, on its way to the main context. */
typedef struct
{
  GWeakRef workspace;
  GStrv tables;
} News;

static void
ffw_workspace_finalize (GObject *object)
{
  FfwWorkspace *self = FFW_WORKSPACE (object);

  g_clear_pointer (&self->watch, ffw_watch_free);
  ffw_engine_free_later (self->engine);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (ffw_workspace_parent_class)->finalize (object);
}

static void
ffw_workspace_class_init (FfwWorkspaceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_workspace_finalize;

  /**
   * FfwWorkspace::changed:
   * @tables: (type GStrv): the names of the tables whose rows have changed
   *
   * Something was committed, here or by another process. Emitted once for each
   * commit, on the main context of the thread that opened the workspace.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);

  /**
   * FfwWorkspace::trouble:
   *
   * What stands in the way of working with it, or nothing any more, is new: see
   * ffw_workspace_get_trouble(). Emitted as #FfwWorkspace::changed.
   */
  signals[TROUBLE] = g_signal_new ("trouble", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ffw_workspace_init (FfwWorkspace *self)
{
}

static GTask *
task_new (FfwWorkspace *self, GCancellable *cancellable, GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  /* The engine says itself what was stopped, and what was done before it could be. */
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

static gboolean
on_news (gpointer data)
{
  News *news = data;
  g_autoptr (FfwWorkspace) self = g_weak_ref_get (&news->workspace);

  if (self)
    g_signal_emit (self, signals[CHANGED], 0, news->tables);

  return G_SOURCE_REMOVE;
}

static void
news_free (News *news)
{
  g_weak_ref_clear (&news->workspace);
  g_strfreev (news->tables);
  g_free (news);
}

/* Tells the main context which tables (taken over) have changed, if any. Called in any thread. */
static void
tell (FfwWorkspace *self, GStrv tables)
{
  g_autoptr (GSource) source = NULL;
  News *news;

  if (tables[0] == NULL)
    {
      g_strfreev (tables);
      return;
    }

  news = g_new0 (News, 1);
  g_weak_ref_init (&news->workspace, self);
  news->tables = tables;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_news, news, (GDestroyNotify)news_free);
  g_source_attach (source, self->context);
}

/* What another process has changed is not known in detail: all may have. */
static GStrv
list_all_tables (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **)ffw_captured_tables);
  g_strv_builder_add_many (builder, "change", "export_log", "standing", NULL);

  return g_strv_builder_end (builder);
}

/* A look at the file, in the writer's thread. */
typedef struct
{
  FfwEngine *engine; /* not owned: the task holds the workspace */
  gboolean changed;  /* whether another process has committed */
  FfwTrouble trouble;
} Look;

static gpointer
run_look (FfwWriter *writer, gpointer data, GError **error)
{
  Look *look = data;

  look->trouble = ffw_engine_find_trouble (look->engine);
  if (look->trouble == FFW_TROUBLE_NONE || look->trouble == FFW_TROUBLE_READ_ONLY)
    look->changed = ffw_writer_look (writer);

  return look;
}

static void
set_trouble (FfwWorkspace *self, FfwTrouble file, FfwTrouble failure)
{
  FfwTrouble before = ffw_workspace_get_trouble (self);

  self->file = file;
  self->failure = failure;
  if (ffw_workspace_get_trouble (self) != before)
    g_signal_emit (self, signals[TROUBLE], 0);
}

static void
tell_of_all (FfwWorkspace *self)
{
  g_auto (GStrv) tables = list_all_tables ();

  g_signal_emit (self, signals[CHANGED], 0, tables);
}

static void look (gpointer data);

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  FfwWorkspace *self = FFW_WORKSPACE (source);
  g_autofree Look *seen = data;

  self->looking = FALSE;
  if (g_task_propagate_pointer (G_TASK (result), NULL))
    {
      /* What could not be read meanwhile is read again. */
      gboolean back = self->file != FFW_TROUBLE_NONE && seen->trouble == FFW_TROUBLE_NONE;

      set_trouble (self, seen->trouble, back ? FFW_TROUBLE_NONE : self->failure);
      if (seen->changed || back)
        tell_of_all (self);
    }
  if (self->look_again)
    look (self);
}

/* Asks the writer whether another process has committed, and whether the file is still there. */
static void
look (gpointer data)
{
  FfwWorkspace *self = data;
  Look *asked;

  self->look_again = self->looking;
  if (self->looking)
    return;

  self->looking = TRUE;
  asked = g_new0 (Look, 1);
  asked->engine = self->engine;
  ffw_engine_write_async (self->engine, run_look, asked, NULL, NULL,
                          task_new (self, NULL, on_looked, asked));
}

/* What a failure of a read or a change says of the workspace. */
static FfwTrouble
trouble_of (FfwWorkspace *self, gboolean writing, const GError *error)
{
  switch ((FfwStoreError)error->code)
    {
    case FFW_STORE_ERROR_CORRUPT:
      return FFW_TROUBLE_DAMAGED;
    case FFW_STORE_ERROR_UNREADABLE:
      return FFW_TROUBLE_AWAY;
    case FFW_STORE_ERROR_FULL:
      return writing ? FFW_TROUBLE_FULL : FFW_TROUBLE_NONE;
    case FFW_STORE_ERROR_BUSY:
      return writing ? FFW_TROUBLE_BUSY : FFW_TROUBLE_NONE;
    case FFW_STORE_ERROR_READ_ONLY:
      return writing && !ffw_workspace_is_read_only (self) ? FFW_TROUBLE_READ_ONLY
                                                           : FFW_TROUBLE_NONE;
    case FFW_STORE_ERROR_CONSTRAINT:
    case FFW_STORE_ERROR_FOREIGN:
    case FFW_STORE_ERROR_TOO_NEW:
    case FFW_STORE_ERROR_CANCELLED:
    case FFW_STORE_ERROR_IN_THE_WAY:
    case FFW_STORE_ERROR_NOTHING:
    case FFW_STORE_ERROR_ENGINE:
    default:
      return FFW_TROUBLE_NONE;
    }
}

/* The result of a read or a change, of which it is noted what it says of the workspace: a trouble
 * that lasts is told once. */
static gpointer
propagate (FfwWorkspace *self, gboolean writing, GAsyncResult *result, GError **error)
{
  GError *failure = NULL;
  gpointer got = g_task_propagate_pointer (G_TASK (result), &failure);
  FfwTrouble met = FFW_TROUBLE_NONE;

  if (failure && failure->domain == FFW_STORE_ERROR && !ffw_engine_is_closed (self->engine))
    met = trouble_of (self, writing, failure);

  if (met != FFW_TROUBLE_NONE)
    set_trouble (self, self->file, met);
  else if (failure == NULL
           && (self->failure == FFW_TROUBLE_AWAY
               || (writing && self->failure != FFW_TROUBLE_DAMAGED)))
    set_trouble (self, self->file, FFW_TROUBLE_NONE);
  if (met == FFW_TROUBLE_AWAY)
    look (self);

  if (failure)
    g_propagate_error (error, failure);

  return got;
}

/* On the main context, once it runs: a program that has none need not know. */
static gboolean
start_watching (gpointer data)
{
  g_autoptr (FfwWorkspace) self = g_weak_ref_get (data);

  if (self && !ffw_engine_is_closed (self->engine))
    self->watch = ffw_watch_new (ffw_engine_get_path (self->engine),
                                 ffw_engine_is_alone (self->engine), look, self);

  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
watch (FfwWorkspace *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  g_source_set_callback (source, start_watching, weak, weak_ref_free);
  g_source_attach (source, self->context);
}

static FfwWorkspace *
open_here (const Opening *opening, GError **error)
{
  FfwEngine *engine = ffw_engine_open (opening->path, opening->flags, opening->create,
                                       opening->derive, error);
  FfwWorkspace *self;

  if (engine == NULL)
    return NULL;

  self = g_object_new (FFW_TYPE_WORKSPACE, NULL);
  self->engine = engine;
  self->context = g_main_context_ref (opening->context);
  self->window = opening->window;
  watch (self);

  return self;
}

static Opening *
opening_new (const char *path, FfwWorkspaceFlags flags, FfwDeriveFunc derive, gboolean create)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->flags = flags;
  opening->derive = derive;
  opening->create = create;
  opening->context = g_main_context_ref_thread_default ();
  opening->window = flags & FFW_WORKSPACE_WINDOW ? g_thread_self () : NULL;

  return opening;
}

static void
opening_free (Opening *opening)
{
  g_free (opening->path);
  g_main_context_unref (opening->context);
  g_free (opening);
}

static FfwWorkspace *
open_synchronously (const char *path, FfwWorkspaceFlags flags, FfwDeriveFunc derive,
                    gboolean create, GError **error)
{
  Opening *opening = opening_new (path, flags, derive, create);
  FfwWorkspace *self = NULL;

  g_assert (opening->window == NULL);
  self = open_here (opening, error);
  opening_free (opening);

  return self;
}

/**
 * ffw_workspace_create:
 * @path: of the new file, in the file system's encoding
 * @derive: (nullable): ends each change
 *
 * Makes an empty workspace and opens it. A file that is there already is left
 * as it is, and that is an error.
 *
 * Returns: (transfer full): the workspace, or %NULL with @error set
 */
FfwWorkspace *
ffw_workspace_create (const char *path, FfwWorkspaceFlags flags, FfwDeriveFunc derive,
                      GError **error)
{
  return open_synchronously (path, flags, derive, TRUE, error);
}

/**
 * ffw_workspace_open:
 * @path: of the file, in the file system's encoding
 * @derive: (nullable): ends each change
 *
 * Opens a workspace. One that an earlier version made is brought up to date,
 * after a backup.
 *
 * Returns: (transfer full): the workspace, or %NULL with @error set
 */
FfwWorkspace *
ffw_workspace_open (const char *path, FfwWorkspaceFlags flags, FfwDeriveFunc derive, GError **error)
{
  return open_synchronously (path, flags, derive, FALSE, error);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  FfwWorkspace *self = open_here (data, &error);

  if (self)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
open_asynchronously (const char *path, FfwWorkspaceFlags flags, FfwDeriveFunc derive,
                     gboolean create, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, opening_new (path, flags, derive, create),
                        (GDestroyNotify)opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

/** As ffw_workspace_open(), without waiting. ffw_workspace_open_finish() gives the result. */
void
ffw_workspace_open_async (const char *path, FfwWorkspaceFlags flags, FfwDeriveFunc derive,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  open_asynchronously (path, flags, derive, FALSE, cancellable, callback, user_data);
}

/** As ffw_workspace_create(), without waiting. ffw_workspace_open_finish() gives the result. */
void
ffw_workspace_create_async (const char *path, FfwWorkspaceFlags flags, FfwDeriveFunc derive,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  open_asynchronously (path, flags, derive, TRUE, cancellable, callback, user_data);
}

/** Returns: (transfer full): the workspace, or %NULL with @error set */
FfwWorkspace *
ffw_workspace_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A synchronous call from the window's thread would make it wait for the disk. */
static void
assert_may_wait (FfwWorkspace *self)
{
  g_assert (self->window != g_thread_self ());
}

/**
 * ffw_workspace_close:
 *
 * Waits for what is still to do and closes the file. Without it, that happens when the
 * workspace is freed, in the background.
 *
 * Returns: whether all went well
 */
gboolean
ffw_workspace_close (FfwWorkspace *self, GError **error)
{
  assert_may_wait (self);

  return ffw_engine_close (self->engine, error);
}

static void
close_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FfwWorkspace *self = source;
  GError *error = NULL;

  if (ffw_engine_close (self->engine, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** As ffw_workspace_close(), without waiting. */
void
ffw_workspace_close_async (FfwWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  ffw_engine_announce_close (self->engine);
  g_task_run_in_thread (task, close_in_thread);
}

/** Returns: whether all went well */
gboolean
ffw_workspace_close_finish (FfwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ffw_workspace_set_guard:
 * @guard: is asked at each undo and redo
 *
 * Once, before anything is taken back.
 */
void
ffw_workspace_set_guard (FfwWorkspace *self, const FfwGuard *guard)
{
  ffw_engine_set_guard (self->engine, guard);
}

/** Returns: (transfer none): the absolute path of the file */
const char *
ffw_workspace_get_path (FfwWorkspace *self)
{
  return ffw_engine_get_path (self->engine);
}

/** Returns: whether it can be read only; every change fails then */
gboolean
ffw_workspace_is_read_only (FfwWorkspace *self)
{
  return ffw_engine_get_reason (self->engine) != NULL;
}

/** Returns: whether it is open for one process alone, since its folder is shared with other
 * computers */
gboolean
ffw_workspace_is_exclusive (FfwWorkspace *self)
{
  return ffw_engine_is_alone (self->engine);
}

/** Returns: what stands in the way of working with it; see #FfwWorkspace::trouble */
FfwTrouble
ffw_workspace_get_trouble (FfwWorkspace *self)
{
  return self->file != FFW_TROUBLE_NONE ? self->file : self->failure;
}

/**
 * ffw_workspace_try_again:
 *
 * Looks whether what stood in the way is still there, and has all that is shown read again.
 */
void
ffw_workspace_try_again (FfwWorkspace *self)
{
  set_trouble (self, self->file, FFW_TROUBLE_NONE);
  look (self);
  tell_of_all (self);
}

/** Returns: (transfer none) (nullable): why it can be read only, as a sentence in the language of
 *   the moment, or %NULL */
const char *
ffw_workspace_get_read_only_reason (FfwWorkspace *self)
{
  return ffw_engine_get_reason (self->engine);
}

/**
 * ffw_workspace_read:
 * @func: (scope call): reads
 * @data: for @func
 * @cancellable: (nullable): stops it
 *
 * Runs @func in a thread of the workspace and waits for it.
 *
 * Returns: what @func returned, or %NULL with @error set
 */
gpointer
ffw_workspace_read (FfwWorkspace *self, FfwReadFunc func, gpointer data, GCancellable *cancellable,
                    GError **error)
{
  assert_may_wait (self);

  return ffw_engine_read (self->engine, func, data, cancellable, error);
}

/**
 * ffw_workspace_read_async:
 * @func: (scope async): reads
 * @data: for @func
 * @data_free: (nullable): frees @data, on the main context
 * @result_free: (nullable): frees what @func returned, where nobody takes it
 * @cancellable: (nullable): stops it. Once it is cancelled, the result is an
 *   error, whatever had been read
 *
 * As ffw_workspace_read(), without waiting.
 */
void
ffw_workspace_read_async (FfwWorkspace *self, FfwReadFunc func, gpointer data,
                          GDestroyNotify data_free, GDestroyNotify result_free,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  ffw_engine_read_async (self->engine, func, data, data_free, result_free,
                         task_new (self, cancellable, callback, user_data));
}

/** Returns: (transfer full): what the function returned, or %NULL with @error set */
gpointer
ffw_workspace_read_finish (FfwWorkspace *self, GAsyncResult *result, GError **error)
{
  return propagate (self, FALSE, result, error);
}

/* Tells of what @writer has just committed; and of what others did before, if that is new. */
static void
tell_of_commit (FfwWorkspace *self, FfwWriter *writer)
{
  if (ffw_writer_look (writer))
    tell (self, list_all_tables ());
  tell (self, ffw_writer_take_tables (writer));
}

static gpointer
run_change (FfwWriter *writer, gpointer data, GError **error)
{
  Change *change = data;

  if (!ffw_writer_change (writer, change->mode, change->func, change->data, error))
    return NULL;
  tell_of_commit (change->workspace, writer);

  return change->workspace;
}

static gboolean
change_synchronously (FfwWorkspace *self, FfwChangeMode mode, FfwChangeFunc func, gpointer data,
                      GCancellable *cancellable, GError **error)
{
  Change change = { .workspace = self, .func = func, .data = data, .mode = mode };

  assert_may_wait (self);

  return ffw_engine_write (self->engine, run_change, &change, cancellable, error) != NULL;
}

/**
 * ffw_workspace_change:
 * @func: (scope call): makes the change
 * @data: for @func
 * @cancellable: (nullable): stops it
 *
 * Runs @func in the writer's thread, in one transaction, and waits for it. What
 * it writes is captured for undo and history.
 *
 * Returns: whether it was made; on %FALSE nothing of it is kept
 */
gboolean
ffw_workspace_change (FfwWorkspace *self, FfwChangeFunc func, gpointer data,
                      GCancellable *cancellable, GError **error)
{
  return change_synchronously (self, FFW_CHANGE_CAPTURED, func, data, cancellable, error);
}

/**
 * ffw_workspace_log:
 *
 * As ffw_workspace_change(), for what undo must not take back and history does
 * not tell: the log of exports.
 */
gboolean
ffw_workspace_log (FfwWorkspace *self, FfwChangeFunc func, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  return change_synchronously (self, FFW_CHANGE_LOGGED, func, data, cancellable, error);
}

static void
change_free (Change *change)
{
  if (change->data_free)
    change->data_free (change->data);
  g_free (change);
}

static void
change_asynchronously (FfwWorkspace *self, FfwChangeMode mode, FfwChangeFunc func, gpointer data,
                       GDestroyNotify data_free, GTask *task)
{
  Change *change = g_new0 (Change, 1);

  change->workspace = self;
  change->func = func;
  change->data = data;
  change->data_free = data_free;
  change->mode = mode;

  ffw_engine_write_async (self->engine, run_change, change, (GDestroyNotify)change_free, NULL,
                          task);
}

/**
 * ffw_workspace_change_async:
 * @func: (scope async): makes the change
 * @data: for @func
 * @data_free: (nullable): frees @data, on the main context
 * @cancellable: (nullable): stops it. A change that was committed before counts
 *   as made all the same
 *
 * As ffw_workspace_change(), without waiting.
 */
void
ffw_workspace_change_async (FfwWorkspace *self, FfwChangeFunc func, gpointer data,
                            GDestroyNotify data_free, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  change_asynchronously (self, FFW_CHANGE_CAPTURED, func, data, data_free,
                         task_new (self, cancellable, callback, user_data));
}

/** As ffw_workspace_log(), without waiting; ffw_workspace_change_finish() gives the result. */
void
ffw_workspace_log_async (FfwWorkspace *self, FfwChangeFunc func, gpointer data,
                         GDestroyNotify data_free, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  change_asynchronously (self, FFW_CHANGE_LOGGED, func, data, data_free,
                         task_new (self, cancellable, callback, user_data));
}

/**
 * ffw_workspace_erase:
 * @func: (scope call): erases, see #FfwErasedRowFunc; nothing else may be done in it
 * @data: for @func
 * @cancellable: (nullable): stops it, until it is committed
 *
 * As ffw_workspace_change(), for what is to be gone for good: history tells of it, and undo does
 * not take it back. Once it is committed, the file is written anew, so that nothing of what was
 * erased is left between its rows or in its log. Where that cannot be done now (the disk is
 * full, another program is reading), it is done when the workspace is opened next;
 * ffw_erase_is_unfinished() tells.
 *
 * Returns: whether it was done; on %FALSE nothing was erased
 */
gboolean
ffw_workspace_erase (FfwWorkspace *self, FfwChangeFunc func, gpointer data,
                     GCancellable *cancellable, GError **error)
{
  return change_synchronously (self, FFW_CHANGE_ERASING, func, data, cancellable, error);
}

/** As ffw_workspace_erase(), without waiting; ffw_workspace_change_finish() gives the result. */
void
ffw_workspace_erase_async (FfwWorkspace *self, FfwChangeFunc func, gpointer data,
                           GDestroyNotify data_free, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  change_asynchronously (self, FFW_CHANGE_ERASING, func, data, data_free,
                         task_new (self, cancellable, callback, user_data));
}

/** Returns: whether the change was made */
gboolean
ffw_workspace_change_finish (FfwWorkspace *self, GAsyncResult *result, GError **error)
{
  return propagate (self, TRUE, result, error) != NULL;
}

static gpointer
run_undo (FfwWriter *writer, gpointer data, GError **error)
{
  Undo *undo = data;
  FfwMessage *message = ffw_writer_undo (writer, undo->kind, undo->change, error);

  if (message)
    tell_of_commit (undo->workspace, writer);

  return message;
}

static gboolean
undo_synchronously (FfwWorkspace *self, FfwChangeKind kind, gint64 change, FfwMessage **message,
                    GCancellable *cancellable, GError **error)
{
  Undo undo = { .workspace = self, .kind = kind, .change = change };
  g_autoptr (FfwMessage) of_change = NULL;

  assert_may_wait (self);

  of_change = ffw_engine_write (self->engine, run_undo, &undo, cancellable, error);
  if (of_change == NULL)
    return FALSE;
  if (message)
    *message = g_steal_pointer (&of_change);

  return TRUE;
}

static void
undo_asynchronously (FfwWorkspace *self, FfwChangeKind kind, gint64 change,
                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->workspace = self;
  undo->kind = kind;
  undo->change = change;

  ffw_engine_write_async (self->engine, run_undo, undo, g_free, (GDestroyNotify)ffw_message_free,
                          task_new (self, cancellable, callback, user_data));
}

/**
 * ffw_workspace_undo:
 * @change: the number of the change to take back; 0 for the last that is not taken back
 * @message: (out) (optional) (transfer full): of that change
 * @cancellable: (nullable): stops it
 *
 * Takes a change back, where all that it wrote is still as it left it. Otherwise
 * nothing is changed, and the error names the later change that stands in the way.
 *
 * Returns: whether it was taken back
 */
gboolean
ffw_workspace_undo (FfwWorkspace *self, gint64 change, FfwMessage **message,
                    GCancellable *cancellable, GError **error)
{
  return undo_synchronously (self, FFW_CHANGE_UNDO, change, message, cancellable, error);
}

/**
 * ffw_workspace_redo:
 * @message: (out) (optional) (transfer full): of the change
 * @cancellable: (nullable): stops it
 *
 * Brings back the change that was taken back last, unless another was made since.
 *
 * Returns: whether it was brought back
 */
gboolean
ffw_workspace_redo (FfwWorkspace *self, FfwMessage **message, GCancellable *cancellable,
                    GError **error)
{
  return undo_synchronously (self, FFW_CHANGE_REDO, 0, message, cancellable, error);
}

/** As ffw_workspace_undo(), without waiting. ffw_workspace_undo_finish() gives the result. */
void
ffw_workspace_undo_async (FfwWorkspace *self, gint64 change, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  undo_asynchronously (self, FFW_CHANGE_UNDO, change, cancellable, callback, user_data);
}

/** As ffw_workspace_redo(), without waiting. ffw_workspace_undo_finish() gives the result. */
void
ffw_workspace_redo_async (FfwWorkspace *self, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  undo_asynchronously (self, FFW_CHANGE_REDO, 0, cancellable, callback, user_data);
}

/** Returns: (transfer full): the message of the change, or %NULL with @error set */
FfwMessage *
ffw_workspace_undo_finish (FfwWorkspace *self, GAsyncResult *result, GError **error)
{
  return propagate (self, TRUE, result, error);
}

static gpointer
run_backup (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_backup_make (connection, data, error) ? data : NULL;
}

/**
 * ffw_workspace_backup:
 * @path: of the backup; an earlier backup there is replaced, another kind of file is not
 * @cancellable: (nullable): stops it
 *
 * Copies the workspace as it is now, while it is in use. The copy is verified
 * before it takes its name.
 *
 * Returns: whether it was made
 */
gboolean
ffw_workspace_backup (FfwWorkspace *self, const char *path, GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  assert_may_wait (self);

  return ffw_engine_read (self->engine, run_backup, absolute, cancellable, error) != NULL;
}

/* Copies what the writer still has open, as its name leads there no more. */
static gpointer
run_rescue (FfwWriter *writer, gpointer data, GError **error)
{
  FfwConnection *connection = ffw_writer_get_connection (writer);
  gpointer result = NULL;

  if (ffw_connection_execute (connection, "BEGIN", error))
    result = run_backup (connection, data, error);
  if (ffw_connection_is_in_transaction (connection))
    ffw_connection_execute (connection, "ROLLBACK", NULL);

  return result;
}

/** As ffw_workspace_backup(), without waiting. A file that was moved, deleted or replaced while it
 * was open is copied all the same, as it is seen here. */
void
ffw_workspace_backup_async (FfwWorkspace *self, const char *path, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = task_new (self, cancellable, callback, user_data);
  char *absolute = g_canonicalize_filename (path, NULL);

  if (self->file == FFW_TROUBLE_NONE)
    ffw_engine_read_async (self->engine, run_backup, absolute, g_free, NULL, task);
  else
    ffw_engine_write_async (self->engine, run_rescue, absolute, g_free, NULL, task);
}

/** Returns: whether the backup was made */
gboolean
ffw_workspace_backup_finish (FfwWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
