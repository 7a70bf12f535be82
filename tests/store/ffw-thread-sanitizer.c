/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The thread sanitizer sees what its own build compiles. GLib is not built so, and its
 * mutexes, queues and main contexts do not show: all that goes from one thread to another through
 * them would count as a race. These stand in the place of the functions that our code
 * calls, call the real ones, and say what happens before what. Linked in only for
 * that sanitizer. */

#include <dlfcn.h>
#include <gio/gio.h>
#include <stdlib.h>

void __tsan_acquire (void *address);
void __tsan_release (void *address);

#define REAL(function) ((__typeof__ (&function))find (#function))

static void *
find (const char *name)
{
  void *function = dlsym (RTLD_NEXT, name);

  if (function == NULL)
    abort ();

  return function;
}

void
g_mutex_lock (GMutex *mutex)
{
  REAL (g_mutex_lock) (mutex);
  __tsan_acquire (mutex);
}

void
g_mutex_unlock (GMutex *mutex)
{
  __tsan_release (mutex);
  REAL (g_mutex_unlock) (mutex);
}

void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  __tsan_release (mutex);
  REAL (g_cond_wait) (cond, mutex);
  __tsan_acquire (mutex);
}

/* The last to let go frees, after all that others did. */
void
g_object_unref (gpointer object)
{
  __tsan_release (object);
  __tsan_acquire (object);
  REAL (g_object_unref) (object);
}

/* A function and its data, on the way to the thread that calls it. */
typedef struct
{
  GFunc func;
  GSourceFunc source_func;
  gpointer data;
  GDestroyNotify notify;
  GSource *source; /* an address alone */
} Call;

/* Stands for all that pools have done. */
static char work_of_pools;

static void
call_in_pool (gpointer item, gpointer data)
{
  Call *call = data;

  __tsan_acquire (item);
  call->func (item, call->data);
  __tsan_release (&work_of_pools);
}

/* The call lives as long as the program: there are few pools. */
GThreadPool *
g_thread_pool_new (GFunc func, gpointer data, gint most, gboolean exclusive, GError **error)
{
  Call *call = g_new0 (Call, 1);

  call->func = func;
  call->data = data;

  return REAL (g_thread_pool_new) (call_in_pool, call, most, exclusive, error);
}

gboolean
g_thread_pool_push (GThreadPool *pool, gpointer item, GError **error)
{
  __tsan_release (item);

  return REAL (g_thread_pool_push) (pool, item, error);
}

void
g_thread_pool_free (GThreadPool *pool, gboolean immediate, gboolean wait)
{
  REAL (g_thread_pool_free) (pool, immediate, wait);
  __tsan_acquire (&work_of_pools);
}

static gboolean
call_source (gpointer data)
{
  Call *call = data;

  __tsan_acquire (call->source);

  return call->source_func (call->data);
}

static void
free_call (gpointer data)
{
  Call *call = data;

  __tsan_acquire (call->source);
  if (call->notify)
    call->notify (call->data);
  g_free (call);
}

void
g_source_set_callback (GSource *source, GSourceFunc func, gpointer data, GDestroyNotify notify)
{
  Call *call;

  /* Those of other kinds, which GIO makes, have callbacks of other forms. */
  if (source->source_funcs != &g_idle_funcs && source->source_funcs != &g_timeout_funcs)
    {
      REAL (g_source_set_callback) (source, func, data, notify);
      return;
    }

  call = g_new0 (Call, 1);
  call->source_func = func;
  call->data = data;
  call->notify = notify;
  call->source = source;
  __tsan_release (source);
  REAL (g_source_set_callback) (source, call_source, call, free_call);
}

guint
g_source_attach (GSource *source, GMainContext *context)
{
  __tsan_release (source);

  return REAL (g_source_attach) (source, context);
}

static GQuark
thread_func_quark (void)
{
  return g_quark_from_static_string ("thread-func");
}

static void
call_task (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GTaskThreadFunc func;

  __tsan_acquire (task);
  func = g_object_get_qdata (G_OBJECT (task), thread_func_quark ());
  func (task, source, data, cancellable);
}

void
g_task_run_in_thread (GTask *task, GTaskThreadFunc func)
{
  g_object_set_qdata (G_OBJECT (task), thread_func_quark (), func);
  __tsan_release (task);
  REAL (g_task_run_in_thread) (task, call_task);
}

void
g_task_return_pointer (GTask *task, gpointer result, GDestroyNotify notify)
{
  __tsan_release (task);
  REAL (g_task_return_pointer) (task, result, notify);
}

void
g_task_return_boolean (GTask *task, gboolean result)
{
  __tsan_release (task);
  REAL (g_task_return_boolean) (task, result);
}

void
g_task_return_error (GTask *task, GError *error)
{
  __tsan_release (task);
  REAL (g_task_return_error) (task, error);
}

gpointer
g_task_propagate_pointer (GTask *task, GError **error)
{
  __tsan_acquire (task);

  return REAL (g_task_propagate_pointer) (task, error);
}

gboolean
g_task_propagate_boolean (GTask *task, GError **error)
{
  __tsan_acquire (task);

  return REAL (g_task_propagate_boolean) (task, error);
}
