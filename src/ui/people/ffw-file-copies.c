/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-file-copies.h"

#include "ffw-attachments.h"
#include "ffw-job.h"
#include "ffw-kept-file.h"
#include "ffw-say.h"
#include "ffw-words.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How the folder is called that the copies of one run of the program are in. */
#define PREFIX "fframwaith-opened-"
#define DATA   "ffw-file-copies"

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_unlink (child) != 0)
        remove_folder (child);
    }
  g_rmdir (path);
}

static void
folder_free (gpointer path)
{
  remove_folder (path);
  g_free (path);
}

/* A program that broke down has left its copies. */
static void
remove_left (const char *root)
{
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      pid_t process = g_str_has_prefix (name, PREFIX) ? atoi (name + strlen (PREFIX)) : 0;

      if (process > 0 && process != getpid () && kill (process, 0) != 0 && errno == ESRCH)
        {
          g_autofree char *path = g_build_filename (root, name, NULL);

          remove_folder (path);
        }
    }
}

/* Makes the folder of this run: nobody else can read what is in it, and the system empties it at
 * the latest when the person logs out. */
static char *
make_folder (GError **error)
{
  const char *root = g_get_user_runtime_dir ();
  g_autofree char *name = g_strdup_printf (PREFIX "%d-XXXXXX", (int)getpid ());
  g_autofree char *path = g_build_filename (root, name, NULL);

  remove_left (root);

  return g_mkdtemp (path) ? g_steal_pointer (&path) : g_dir_make_tmp (name, error);
}

static void
on_shutdown (GApplication *application)
{
  g_object_set_data (G_OBJECT (application), DATA, NULL);
}

/* The folder that the copies go into; it goes with the program. */
static const char *
get_folder (GError **error)
{
  GApplication *application = g_application_get_default ();
  const char *folder = g_object_get_data (G_OBJECT (application), DATA);
  char *made;

  if (folder)
    return folder;
  made = make_folder (error);
  if (made)
    {
      g_object_set_data_full (G_OBJECT (application), DATA, made, folder_free);
      g_signal_connect (application, "shutdown", G_CALLBACK (on_shutdown), NULL);
    }

  return made;
}

/* A file on its way out. */
typedef struct
{
  GtkWidget *widget; /* who asked */
  FfwJob *job;
  GCancellable *cancellable;
  gint64 file;
  char *path;   /* where it goes */
  char *folder; /* or in which it is to be looked at, */
  char *prefix; /* and by which it is known as a copy */
} Copying;

static void
copying_free (gpointer data)
{
  Copying *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->prefix);
  g_free (self);
}

/* Each copy has a folder of its own, so that it can have its name. */
static gboolean
choose_path (Copying *self, const FfwAttachment *file, GError **error)
{
  g_autofree char *inside = g_build_filename (self->folder, "XXXXXX", NULL);
  g_autofree char *name = g_strconcat (self->prefix, file->name, NULL);

  if (g_mkdtemp (inside) == NULL)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   /* Translators: the second %s is what the system says */
                   _ ("The folder “%s” could not be made: %s. Choose another place."), inside,
                   g_strerror (errno));
      return FALSE;
    }
  self->path = g_build_filename (inside, name, NULL);

  return TRUE;
}

/* In a thread of the workspace. */
static gpointer
copy (FfwConnection *connection, gpointer data, GError **error)
{
  Copying *self = data;
  g_autoptr (FfwAttachment) file = ffw_attachment_read (connection, self->file, error);

  if (file == NULL || (self->folder && !choose_path (self, file, error))
      || !ffw_kept_file_save (connection, file->sha256, self->path, self->cancellable, error))
    return NULL;
  /* Who changes it is told by their program that it cannot be saved there. */
  if (self->folder)
    g_chmod (self->path, S_IRUSR);

  return self;
}

static void
on_shown (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) cause = NULL;
  g_autoptr (GError) error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &cause)
      || gtk_widget_get_root (widget) == NULL)
    return;
  error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       /* Translators: %s is what the system says */
                       _ ("The computer has no program that opens it, or it did not start (%s). "
                          "Save the file with “Save As…”, and open it there."),
                       cause->message);
  ffw_say_error (widget, _ ("The File Could Not Be Opened"), error);
}

static void
on_copied_to_open (GObject *source, GAsyncResult *result, gpointer data)
{
  Copying *self = data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (self->widget);
  g_autofree char *uri = NULL;

  if (!ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error))
    ffw_job_fail (self->job, _ ("The File Could Not Be Opened"), error);
  else
    {
      ffw_job_end (self->job, NULL, NULL, NULL, NULL);
      uri = g_filename_to_uri (self->path, NULL, NULL);
      if (root)
        gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, on_shown,
                           g_object_ref (self->widget));
    }
  copying_free (self);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer data)
{
  Copying *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (self->path);
  /* Translators: %1$s is the name of a file */
  g_autofree char *sentence = ffw_words (_ ("Saved as “%1$s”"), name, NULL);

  if (ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error))
    ffw_job_end (self->job, sentence, NULL, NULL, NULL);
  else
    ffw_job_fail (self->job, _ ("The File Was Not Saved"), error);
  copying_free (self);
}

static Copying *
copying_new (GtkWidget *widget, FfwWorkspace *workspace, gint64 file, const char *title)
{
  Copying *self = g_new0 (Copying, 1);

  self->widget = g_object_ref (widget);
  self->file = file;
  self->job = ffw_job_start (workspace, FFW_JOB_READS, title, NULL);
  self->cancellable = g_object_ref (ffw_job_get_cancellable (self->job));

  return self;
}

/**
 * ffw_file_copies_open:
 * @file: the id of a file that is kept
 *
 * Shows a copy in the program that the person has for such files. It may only be read, its name
 * says that it is a copy, and it is removed when the program ends.
 */
void
ffw_file_copies_open (GtkWidget *widget, FfwWorkspace *workspace, gint64 file)
{
  g_autoptr (GError) error = NULL;
  const char *folder = get_folder (&error);
  Copying *self;

  if (folder == NULL)
    {
      ffw_say_error (widget, _ ("The File Could Not Be Opened"), error);
      return;
    }
  self = copying_new (widget, workspace, file, N_ ("Opening a file"));
  self->folder = g_strdup (folder);
  /* Translators: before the name of a file that is opened to be looked at, as in “COPY Certificate
   * of Megan.pdf”; with the blank */
  self->prefix = g_strdup (_ ("COPY "));
  ffw_workspace_read_async (workspace, copy, self, NULL, NULL, self->cancellable, on_copied_to_open,
                            self);
}

/**
 * ffw_file_copies_save:
 * @file: the id of a file that is kept
 * @path: where it goes
 *
 * Saves a file elsewhere, and says so.
 */
void
ffw_file_copies_save (GtkWidget *widget, FfwWorkspace *workspace, gint64 file, const char *path)
{
  Copying *self = copying_new (widget, workspace, file, N_ ("Saving a file"));

  self->path = g_strdup (path);
  ffw_workspace_read_async (workspace, copy, self, NULL, NULL, self->cancellable, on_copied, self);
}
