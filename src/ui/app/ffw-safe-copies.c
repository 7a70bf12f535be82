/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-safe-copies.h"

#include "ffw-job.h"
#include "ffw-rotation.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define DATA "ffw-safe-copies"

/* In seconds. A workspace comes into sight first; one that is open for days is looked at now and
 * then. */
#define DELAY      10
#define EVERY      3600
#define OLD        86400
#define STALE_DAYS 7

/**
 * FfwSafeCopies:
 *
 * Sees to it that there are safe copies of a workspace that is open: one a day among the
 * person's own data, and one at closing in a second place that they have chosen. What goes wrong
 * is said once.
 */
struct _FfwSafeCopies
{
  GObject parent_instance;

  FfwWorkspace *workspace; /* which owns this */
  GPtrArray *copies;       /* of FfwSafeCopy, the latest first; NULL until they are known */
  char *place;             /* the folder of the copy at closing, or NULL */
  guint timer;
  gboolean making;
  gboolean tried;  /* to make one, since it was opened */
  gboolean failed; /* and that was said */
  gboolean closed; /* copied at closing, or tried to, since the last change */
};

G_DEFINE_FINAL_TYPE (FfwSafeCopies, ffw_safe_copies, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* How old the latest copy is, in seconds; a great age where there is none. */
static gint64
get_age (FfwSafeCopies *self)
{
  gint64 by = now ();
  guint latest = self->copies ? ffw_rotation_find_latest (self->copies, by) : 0;

  return self->copies && latest < self->copies->len
             ? by - ((const FfwSafeCopy *)self->copies->pdata[latest])->at
             : G_MAXINT64;
}

/* In a thread of the workspace. */
static gpointer
read_list (FfwConnection *connection, gpointer data, GError **error)
{
  g_autofree char *root = ffw_rotation_get_root ();
  g_autofree char *folder = ffw_rotation_read_folder (connection, root, error);

  return folder ? ffw_rotation_list (folder) : NULL;
}

/* The same, after a copy is made where one is due. */
static gpointer
make_copy (FfwConnection *connection, gpointer data, GError **error)
{
  g_autofree char *root = ffw_rotation_get_root ();
  g_autoptr (GError) failure = NULL;
  g_autofree char *path = ffw_rotation_make (connection, root, now (), &failure);

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return read_list (connection, NULL, error);
}

static void
list_free (gpointer list)
{
  g_ptr_array_unref (list);
}

static void
set_list (FfwSafeCopies *self, GPtrArray *copies)
{
  if (copies)
    {
      g_clear_pointer (&self->copies, g_ptr_array_unref);
      self->copies = copies;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A copy on its way. */
typedef struct
{
  FfwSafeCopies *copies;
  FfwJob *job;
  char *path; /* at closing: where it goes */
} Making;

static Making *
making_new (FfwSafeCopies *self, FfwJob *job, char *path)
{
  Making *making = g_new0 (Making, 1);

  making->copies = g_object_ref (self);
  making->job = job;
  making->path = path;

  return making;
}

static void
making_free (Making *self)
{
  g_object_unref (self->copies);
  g_free (self->path);
  g_free (self);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  Making *making = data;
  FfwSafeCopies *self = making->copies;
  g_autoptr (GError) error = NULL;
  GPtrArray *copies = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  self->making = FALSE;
  self->tried = TRUE;
  /* Each hour it is tried again; each hour to be told is too much. */
  if (error && !self->failed)
    ffw_job_fail (making->job, _ ("No Safe Copy Was Made"), error);
  else
    ffw_job_end (making->job, NULL, NULL, NULL, NULL);
  self->failed = error != NULL;
  set_list (self, copies);
  making_free (making);
}

/** Makes a copy now, in the background. */
void
ffw_safe_copies_make (FfwSafeCopies *self)
{
  FfwJob *job;

  if (self->making)
    return;

  self->making = TRUE;
  job = ffw_job_start (self->workspace, FFW_JOB_WRITES, N_ ("Making a safe copy"), NULL);
  ffw_workspace_read_async (self->workspace, make_copy, NULL, NULL, list_free,
                            ffw_job_get_cancellable (job), on_made, making_new (self, job, NULL));
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwSafeCopies) self = data;
  g_autoptr (GError) error = NULL;

  set_list (self, ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error));
}

/** Looks which copies there are. */
void
ffw_safe_copies_list (FfwSafeCopies *self)
{
  ffw_workspace_read_async (self->workspace, read_list, NULL, NULL, list_free, NULL, on_listed,
                            g_object_ref (self));
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwSafeCopies) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *copies = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  set_list (self, copies);
  /* Where it cannot be read, that is said elsewhere; where nothing was written, there is no list.
   */
  if (copies && get_age (self) >= OLD)
    ffw_safe_copies_make (self);
}

/** Looks which copies there are, and makes one where the last is a day old. */
void
ffw_safe_copies_look (FfwSafeCopies *self)
{
  ffw_workspace_read_async (self->workspace, read_list, NULL, NULL, list_free, NULL, on_looked,
                            g_object_ref (self));
}

static gboolean
on_hour (gpointer data)
{
  ffw_safe_copies_look (data);

  return G_SOURCE_CONTINUE;
}

static gboolean
on_begun (gpointer data)
{
  FfwSafeCopies *self = data;

  self->timer = g_timeout_add_seconds (EVERY, on_hour, self);
  ffw_safe_copies_look (self);

  return G_SOURCE_REMOVE;
}

/** Looks in a moment, and every hour from then on. What may only be read changes under others'
 * hands, who make the copies. */
void
ffw_safe_copies_begin (FfwSafeCopies *self)
{
  if (self->timer == 0 && !ffw_workspace_is_read_only (self->workspace))
    self->timer = g_timeout_add_seconds (DELAY, on_begun, self);
}

/** Sets where the copy at closing goes; %NULL for nowhere. */
void
ffw_safe_copies_set_place (FfwSafeCopies *self, const char *folder)
{
  g_free (self->place);
  self->place = g_strdup (folder);
  self->closed = FALSE;
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  Making *making = data;
  FfwSafeCopies *self = making->copies;
  g_autoptr (GError) error = NULL;

  if (ffw_workspace_backup_finish (FFW_WORKSPACE (source), result, &error))
    ffw_job_end (making->job, NULL, NULL, NULL, NULL);
  else
    {
      g_autofree char *name = g_filename_display_name (making->path);
      g_autofree char *why = ffw_words (
          /* Translators: %1$s is the path of a file, %2$s a sentence that says why */
          _ ("“%1$s” could not be written: %2$s Plug the disk in, or choose another place in the "
             "preferences. Close again to close without the copy; the workspace itself is safe."),
          name, error->message, NULL);
      g_autoptr (GError) said = g_error_new_literal (error->domain, error->code, why);

      ffw_job_fail (making->job, _ ("The Copy at Closing Was Not Made"), said);
    }
  /* What was stopped is not tried again at once either: who closes wants to close. */
  self->closed = TRUE;
  making_free (making);
}

/**
 * ffw_safe_copies_close:
 *
 * Begins the copy at closing, where there is a place for it and it has not been tried since the
 * last change. It is a job, for which a window that closes waits; where it fails the window stays
 * to say it, and closes when it is closed again.
 */
void
ffw_safe_copies_close (FfwSafeCopies *self)
{
  g_autofree char *name = NULL;
  char *path;
  FfwJob *job;

  if (self->place == NULL || self->closed)
    return;

  self->closed = TRUE;
  name = g_path_get_basename (ffw_workspace_get_path (self->workspace));
  path = g_build_filename (self->place, name, NULL);
  job = ffw_job_start (self->workspace, FFW_JOB_WRITES,
                       /* Translators: a job that is under way; %1$s is the name of a file */
                       N_ ("Backing up to “%1$s”"), name, NULL);
  ffw_workspace_backup_async (self->workspace, path, ffw_job_get_cancellable (job), on_closed,
                              making_new (self, job, path));
}

/** Returns: (transfer none) (nullable) (element-type FfwSafeCopy): the copies, the latest first;
 *   %NULL until they are known */
GPtrArray *
ffw_safe_copies_get_list (FfwSafeCopies *self)
{
  return self->copies;
}

/** Returns: whether the last copy is over seven days old, or there is none, although it was tried
 *   to make one */
gboolean
ffw_safe_copies_is_stale (FfwSafeCopies *self)
{
  return self->tried && !self->making && get_age (self) > (gint64)STALE_DAYS * 86400;
}

/** Returns: how many days old the last copy is; -1 where there is none */
gint64
ffw_safe_copies_get_days (FfwSafeCopies *self)
{
  gint64 age = get_age (self);

  return age == G_MAXINT64 ? -1 : age / 86400;
}

static void
on_changed (FfwSafeCopies *self)
{
  self->closed = FALSE;
}

static void
ffw_safe_copies_finalize (GObject *object)
{
  FfwSafeCopies *self = FFW_SAFE_COPIES (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_free (self->place);

  G_OBJECT_CLASS (ffw_safe_copies_parent_class)->finalize (object);
}

static void
ffw_safe_copies_class_init (FfwSafeCopiesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_safe_copies_finalize;

  /* The list, or whether it is stale, may be another. */
  signals[CHANGED] = g_signal_new ("changed", FFW_TYPE_SAFE_COPIES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ffw_safe_copies_init (FfwSafeCopies *self)
{
}

/** Returns: (transfer none): those of @workspace */
FfwSafeCopies *
ffw_safe_copies_of (FfwWorkspace *workspace)
{
  FfwSafeCopies *self = g_object_get_data (G_OBJECT (workspace), DATA);

  if (self == NULL)
    {
      self = g_object_new (FFW_TYPE_SAFE_COPIES, NULL);
      self->workspace = workspace;
      g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self,
                               G_CONNECT_SWAPPED);
      g_object_set_data_full (G_OBJECT (workspace), DATA, self, g_object_unref);
    }

  return self;
}
