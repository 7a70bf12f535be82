/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-engine.h"

#include "ffw-migrations.h"

#include <glib/gi18n-lib.h>

/* More readers than this do not read faster. */
#define MOST_READERS 3

struct _FfwEngine
{
  char *path;
  char *reasons[FFW_N_LANGUAGES]; /* why it can be read only, or NULL */
  FfwConnectionMode reader_mode;
  gboolean alone;
  FfwFileFacts facts;
  GRWLock lock; /* where the journal is rolled back, a change and a read exclude each other */
  GThreadPool *readers;
  GThreadPool *writing; /* of one thread */
  FfwWriter *writer;
  GThread *at_work; /* the thread that the writer works in just now, or NULL; atomic, not owned */

  GMutex mutex;
  GQueue idle;     /* of FfwConnection, for readers; guarded by the mutex */
  gboolean closed; /* guarded by the mutex */
};

/* Something to do in a thread of the engine. One of @read and @write is set. */
typedef struct
{
  FfwReadFunc read;
  FfwWriteFunc write;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GCancellable *cancellable;
  gpointer result;
  GError *error;

  GTask *task; /* NULL where a thread waits */
  GMutex mutex;
  GCond cond;
  gboolean done; /* guarded by the job's mutex */
} Job;

static void
job_free (Job *job)
{
  if (job->data_free)
    job->data_free (job->data);
  if (job->result && job->result_free)
    job->result_free (job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->cond);
  g_free (job);
}

/* On the main context of whoever asked. A reader whose caller has turned away must not find
 * its result after all; what became of a change is always told. */
static gboolean
on_job_done (gpointer data)
{
  Job *job = data;

  if (job->read && job->error == NULL && g_cancellable_is_cancelled (job->cancellable))
    ffw_store_error_set (&job->error, SQLITE_INTERRUPT, NULL, "");

  if (job->error)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_free);

  return G_SOURCE_REMOVE;
}

/* Hands @job back. It may be gone afterwards. */
static void
job_finish (Job *job)
{
  if (job->task)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, g_task_get_priority (job->task));
      g_source_set_callback (source, on_job_done, job, (GDestroyNotify)job_free);
      g_source_attach (source, g_task_get_context (job->task));
      return;
    }

  g_mutex_lock (&job->mutex);
  job->done = TRUE;
  g_cond_signal (&job->cond);
  g_mutex_unlock (&job->mutex);
}

static FfwConnection *
take_reader (FfwEngine *self, GError **error)
{
  FfwConnection *connection;

  g_mutex_lock (&self->mutex);
  connection = g_queue_pop_head (&self->idle);
  g_mutex_unlock (&self->mutex);

  /* By its name another file might be opened by now. */
  if (connection || !ffw_file_check_same (self->path, &self->facts, error))
    return connection;

  return ffw_connection_open (self->path, self->reader_mode, error);
}

static void
give_back_reader (FfwEngine *self, FfwConnection *connection)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_head (&self->idle, connection);
  g_mutex_unlock (&self->mutex);
}

/* One transaction, so that all that is read is of one state. */
static void
run_read (gpointer data, gpointer user_data)
{
  Job *job = data;
  FfwEngine *self = user_data;
  FfwConnection *connection = take_reader (self, &job->error);

  if (connection)
    {
      if (self->alone)
        g_rw_lock_reader_lock (&self->lock);
      ffw_connection_set_cancellable (connection, job->cancellable);
      if (ffw_connection_check_cancelled (connection, &job->error)
          && ffw_connection_execute (connection, "BEGIN", &job->error))
        job->result = job->read (connection, job->data, &job->error);

      ffw_connection_set_cancellable (connection, NULL);
      if (ffw_connection_is_in_transaction (connection))
        ffw_connection_execute (connection, "ROLLBACK", NULL);
      ffw_connection_end_shadow (connection);
      if (self->alone)
        g_rw_lock_reader_unlock (&self->lock);
      give_back_reader (self, connection);
    }

  job_finish (job);
}

static void
run_write (gpointer data, gpointer user_data)
{
  Job *job = data;
  FfwEngine *self = user_data;
  FfwConnection *connection = ffw_writer_get_connection (self->writer);

  g_atomic_pointer_set (&self->at_work, g_thread_self ());
  if (self->alone)
    g_rw_lock_writer_lock (&self->lock);
  ffw_connection_set_cancellable (connection, job->cancellable);
  job->result = job->write (self->writer, job->data, &job->error);
  ffw_connection_set_cancellable (connection, NULL);
  if (self->alone)
    g_rw_lock_writer_unlock (&self->lock);
  g_atomic_pointer_set (&self->at_work, NULL);

  job_finish (job);
}

static Job *
job_new (FfwReadFunc read, FfwWriteFunc write, gpointer data, GDestroyNotify data_free,
         GDestroyNotify result_free, GCancellable *cancellable, GTask *task)
{
  Job *job = g_new0 (Job, 1);

  job->read = read;
  job->write = write;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  g_set_object (&job->cancellable, cancellable);
  job->task = task;
  g_mutex_init (&job->mutex);
  g_cond_init (&job->cond);

  return job;
}

/* Gives @job to a thread; or fails it, where the workspace is closed. */
static void
push (FfwEngine *self, Job *job)
{
  gboolean closed;

  g_mutex_lock (&self->mutex);
  closed = self->closed;
  if (!closed)
    g_thread_pool_push (job->read ? self->readers : self->writing, job, NULL);
  g_mutex_unlock (&self->mutex);

  if (closed)
    {
      g_set_error (&job->error, FFW_STORE_ERROR, FFW_STORE_ERROR_UNREADABLE,
                   _ ("The workspace is closed. Open it again."));
      job_finish (job);
    }
}

static gpointer
wait_for (FfwEngine *self, Job *job, GError **error)
{
  gpointer result;

  /* A change within a change would wait for itself for ever. */
  g_assert (job->read || g_atomic_pointer_get (&self->at_work) != g_thread_self ());

  push (self, job);
  g_mutex_lock (&job->mutex);
  while (!job->done)
    g_cond_wait (&job->cond, &job->mutex);
  g_mutex_unlock (&job->mutex);

  result = g_steal_pointer (&job->result);
  if (job->error)
    g_propagate_error (error, g_steal_pointer (&job->error));
  job_free (job);

  return result;
}

/* Runs @func in a reader's thread, and waits for it. */
gpointer
ffw_engine_read (FfwEngine *self, FfwReadFunc func, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  return wait_for (self, job_new (func, NULL, data, NULL, NULL, cancellable, NULL), error);
}

/* Runs @func in a reader's thread, and completes @task (taken over) with its result. */
void
ffw_engine_read_async (FfwEngine *self, FfwReadFunc func, gpointer data, GDestroyNotify data_free,
                       GDestroyNotify result_free, GTask *task)
{
  push (self,
        job_new (func, NULL, data, data_free, result_free, g_task_get_cancellable (task), task));
}

/* Runs @func in the writer's thread, and waits for it. */
gpointer
ffw_engine_write (FfwEngine *self, FfwWriteFunc func, gpointer data, GCancellable *cancellable,
                  GError **error)
{
  return wait_for (self, job_new (NULL, func, data, NULL, NULL, cancellable, NULL), error);
}

/* Runs @func in the writer's thread, and completes @task (taken over) with its result. */
void
ffw_engine_write_async (FfwEngine *self, FfwWriteFunc func, gpointer data, GDestroyNotify data_free,
                        GDestroyNotify result_free, GTask *task)
{
  push (self,
        job_new (NULL, func, data, data_free, result_free, g_task_get_cancellable (task), task));
}

/*
 * Opens the file @path, or makes it where @create is set. @derive (or NULL) ends each change.
 */
FfwEngine *
ffw_engine_open (const char *path, FfwWorkspaceFlags flags, gboolean create, FfwDeriveFunc derive,
                 GError **error)
{
  FfwOpening opening;
  FfwEngine *self;

  if (create && !ffw_migrations_create (path, ffw_migrations_get_newest (), error))
    return NULL;
  if (!ffw_opening_open (&opening, path, flags, error))
    return NULL;

  self = g_new0 (FfwEngine, 1);
  g_mutex_init (&self->mutex);
  g_rw_lock_init (&self->lock);
  self->path = g_strdup (opening.path);
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    self->reasons[i] = g_strdup (opening.reasons[i]);
  self->reader_mode = opening.reader;
  self->alone = opening.alone;
  self->facts = opening.facts;
  self->writer = ffw_writer_new (&opening, derive);
  self->readers = g_thread_pool_new (run_read, self, MOST_READERS, FALSE, NULL);
  self->writing = g_thread_pool_new (run_write, self, 1, FALSE, NULL);

  return self;
}

/* Takes no more jobs. Returns whether the file is still to be closed. */
static gboolean
start_to_close (FfwEngine *self)
{
  gboolean closed;

  g_mutex_lock (&self->mutex);
  closed = self->closed;
  self->closed = TRUE;
  g_mutex_unlock (&self->mutex);
  if (!closed)
    ffw_open_files_announce (&self->facts.file);

  return !closed;
}

static void
finish_to_close (FfwEngine *self)
{
  FfwConnection *connection;

  g_thread_pool_free (self->readers, FALSE, TRUE);
  while ((connection = g_queue_pop_head (&self->idle)))
    ffw_connection_close (connection);
  g_thread_pool_free (self->writing, FALSE, TRUE);
  ffw_writer_free (self->writer);
}

/* @guard is asked at each undo and redo. */
void
ffw_engine_set_guard (FfwEngine *self, const FfwGuard *guard)
{
  ffw_writer_set_guard (self->writer, guard);
}

/*
 * Waits for what is still to do, and closes the file. What is asked of @self
 * afterwards fails.
 */
gboolean
ffw_engine_close (FfwEngine *self, GError **error)
{
  if (start_to_close (self))
    finish_to_close (self);

  return TRUE;
}

/* Says that @self is about to be closed: from now on whoever opens the file again waits for that.
 */
void
ffw_engine_announce_close (FfwEngine *self)
{
  if (!ffw_engine_is_closed (self))
    ffw_open_files_announce (&self->facts.file);
}

static void
engine_free (FfwEngine *self)
{
  g_mutex_clear (&self->mutex);
  g_rw_lock_clear (&self->lock);
  g_free (self->path);
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    g_free (self->reasons[i]);
  g_free (self);
}

static gpointer
finish_and_free (gpointer data)
{
  finish_to_close (data);
  engine_free (data);

  return NULL;
}

/* Closes @self where it is still open, and frees it; in a thread that nobody waits for. */
void
ffw_engine_free_later (FfwEngine *self)
{
  /* From now on whoever opens the file again waits until it is closed. */
  if (start_to_close (self))
    g_thread_unref (g_thread_new ("ffw-close", finish_and_free, self));
  else
    engine_free (self);
}

const char *
ffw_engine_get_path (FfwEngine *self)
{
  return self->path;
}

/* Why it can be read only, as a sentence in the language of the moment, or NULL. */
const char *
ffw_engine_get_reason (FfwEngine *self)
{
  return self->reasons[ffw_language_get ()];
}

/* Whether one process alone may write the file, so that others may be on other computers. */
gboolean
ffw_engine_is_alone (FfwEngine *self)
{
  return self->alone;
}

gboolean
ffw_engine_is_closed (FfwEngine *self)
{
  gboolean closed;

  g_mutex_lock (&self->mutex);
  closed = self->closed;
  g_mutex_unlock (&self->mutex);

  return closed;
}

/* What has become of the file since it was opened. To be called in a thread that may wait. */
FfwTrouble
ffw_engine_find_trouble (FfwEngine *self)
{
  return ffw_file_find_trouble (self->path, &self->facts);
}
