/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-watch.h"

/* What other computers write is not told; it is looked for at these intervals. */
#define SECONDS_BETWEEN_LOOKS 5
/* A long change writes often; one look a moment is enough. */
#define MS_BETWEEN_EVENTS 200

struct _FfwWatch
{
  GFileMonitor *file;
  GFileMonitor *log;
  GSource *timer;
  FfwWatchFunc func;
  gpointer data;
};

static void
on_event (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
  FfwWatch *self = data;

  self->func (self->data);
}

static gboolean
on_time (gpointer data)
{
  FfwWatch *self = data;

  self->func (self->data);

  return G_SOURCE_CONTINUE;
}

static GFileMonitor *
monitor_new (FfwWatch *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);

  if (monitor)
    {
      g_file_monitor_set_rate_limit (monitor, MS_BETWEEN_EVENTS);
      g_signal_connect (monitor, "changed", G_CALLBACK (on_event), self);
    }

  return monitor;
}

/*
 * Calls @func, on the thread's main context, when the file @path or its log may
 * have been written.
 * @remote: whether other computers may write it
 */
FfwWatch *
ffw_watch_new (const char *path, gboolean remote, FfwWatchFunc func, gpointer data)
{
  FfwWatch *self = g_new0 (FfwWatch, 1);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  self->func = func;
  self->data = data;
  self->file = monitor_new (self, path);
  self->log = monitor_new (self, log);

  if (remote)
    {
      self->timer = g_timeout_source_new_seconds (SECONDS_BETWEEN_LOOKS);
      g_source_set_callback (self->timer, on_time, self, NULL);
      g_source_attach (self->timer, g_main_context_get_thread_default ());
    }

  return self;
}

static void
monitor_free (FfwWatch *self, GFileMonitor *monitor)
{
  g_signal_handlers_disconnect_by_data (monitor, self);
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

void
ffw_watch_free (FfwWatch *self)
{
  if (self->file)
    monitor_free (self, self->file);
  if (self->log)
    monitor_free (self, self->log);
  if (self->timer)
    {
      g_source_destroy (self->timer);
      g_source_unref (self->timer);
    }
  g_free (self);
}
