/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-xml.h"

#include "ffw-evidence-validate.h"
#include "ffw-evidence-writer.h"
#include "ffw-file-writer.h"

#include <glib/gi18n-lib.h>

/* One export under way. */
typedef struct
{
  const FfwEvidenceScope *scope;
  FfwEvidence *evidence;
  FfwEvidenceEdition edition;
  FfwFileWriter *file;
  GCancellable *cancellable;
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->evidence, ffw_evidence_free);
  ffw_evidence_edition_clear (&self->edition);
  g_clear_pointer (&self->file, ffw_file_writer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

/* Reads the figures, and refuses early what the log would refuse later. */
static gpointer
read_figures (FfwConnection *connection, gpointer data, GError **error)
{
  Export *self = data;

  self->evidence = ffw_evidence_read (connection, self->scope, error);
  if (self->evidence)
    ffw_evidence_edition_next (connection, &self->evidence->scope, &self->edition, error);

  return NULL;
}

/* A file that would not validate never takes its name. */
static gboolean
check_draft (Export *self, GError **error)
{
  g_autoptr (FfwFindings) findings = ffw_evidence_validate (ffw_file_writer_get_draft (self->file),
                                                            self->cancellable, error);

  if (findings == NULL)
    return FALSE;
  if (ffw_findings_get_n_kept (findings) == 0)
    return TRUE;

  g_autofree char *found = ffw_finding_get_message (ffw_findings_get (findings, 0),
                                                    ffw_language_get ());
  g_set_error (error, FFW_EVIDENCE_ERROR, FFW_EVIDENCE_ERROR_INVALID,
               /* Translators: %s is a whole sentence. */
               _ ("The evidence was not written, because the file would not be valid: %s This is "
                  "a defect of Fframwaith. Please report it, with this message."),
               found);
  return FALSE;
}

/* Writes the file beside its target, and checks it. */
static gboolean
write_draft (Export *self, char **sha256, GError **error)
{
  return ffw_evidence_write (self->evidence, &self->edition,
                             ffw_file_writer_get_stream (self->file), sha256, self->cancellable,
                             error)
         && check_draft (self, error);
}

/* In one change of the log, so that no other process takes the same revision. */
static gboolean
write_and_log (FfwChange *change, gpointer data, GError **error)
{
  Export *self = data;
  g_autofree char *sha256 = NULL;
  char uuid[FFW_UUID_SIZE];

  if (!ffw_evidence_edition_next (ffw_change_get_connection (change), &self->evidence->scope,
                                  &self->edition, error))
    return FALSE;
  self->edition.uuid = g_strdup (ffw_change_new_uuid (change, uuid));
  self->edition.generated = g_strdup (ffw_change_get_now (change));

  return write_draft (self, &sha256, error)
         && ffw_evidence_edition_log (change, &self->evidence->scope, &self->edition, sha256,
                                      error);
}

/* A workspace that cannot be written keeps no log, so its first edition is its only one. */
static gboolean
write_unlogged (Export *self, GError **error)
{
  g_autofree char *sha256 = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  /* Two public files of nearly the same period give away what each of them hides, and the
   * next export could not know of this one. */
  if (self->scope->audience == FFW_AUDIENCE_PUBLIC)
    {
      g_set_error_literal (
          error, FFW_EVIDENCE_ERROR, FFW_EVIDENCE_ERROR_REFUSED,
          _ ("An export for the public must be noted in the workspace, and it is open for "
             "reading only. Open it for writing."));
      return FALSE;
    }
  if (self->edition.revision > 1)
    {
      g_set_error (error, FFW_EVIDENCE_ERROR, FFW_EVIDENCE_ERROR_REFUSED,
                   _ ("This would be revision %d of these figures, which must be noted in the "
                      "workspace, and it is open for reading only. Open it for writing, or export "
                      "another period."),
                   (int)self->edition.revision);
      return FALSE;
    }
  self->edition.uuid = g_uuid_string_random ();
  self->edition.generated = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  return write_draft (self, &sha256, error);
}

/**
 * ffw_evidence_export:
 * @scope: what is asked for
 * @path: the file, replaced where it is there; "-" is standard output
 *
 * Writes the evidence of a period as XML. The file is validated before it takes
 * its name, and its revision and digest are noted in the log of exports. A
 * workspace that is open for reading only may give revision 1, unnoted, but not to the public.
 *
 * Returns: %FALSE with @error set, nothing written and nothing noted:
 *   %FFW_EVIDENCE_ERROR where the scope is refused or the program is at fault,
 *   of the store, or %G_IO_ERROR. Where only giving the file its name fails, the
 *   revision stays noted: a number is skipped rather than given twice
 */
gboolean
ffw_evidence_export (FfwWorkspace *workspace, const FfwEvidenceScope *scope, const char *path,
                     GCancellable *cancellable, GError **error)
{
  g_auto (Export) self = { .scope = scope, .cancellable = cancellable };
  GError *local_error = NULL;

  ffw_workspace_read (workspace, read_figures, &self, cancellable, &local_error);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  self.file = ffw_file_writer_open (path, error);
  if (self.file == NULL)
    return FALSE;

  if (ffw_workspace_is_read_only (workspace)
          ? !write_unlogged (&self, error)
          : !ffw_workspace_log (workspace, write_and_log, &self, cancellable, error))
    {
      ffw_file_writer_explain (self.file, error);
      return FALSE;
    }

  return ffw_file_writer_commit (self.file, cancellable, error);
}

typedef struct
{
  FfwEvidenceScope scope;
  char *path;
} Request;

static void
free_request (Request *self)
{
  g_free ((char *)self->scope.organisation);
  g_free (self->path);
  g_free (self);
}

static void
run_request (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;

  if (ffw_evidence_export (source, &request->scope, request->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** Like ffw_evidence_export(), for callers that may not wait. */
void
ffw_evidence_export_async (FfwWorkspace *workspace, const FfwEvidenceScope *scope, const char *path,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->scope = *scope;
  request->scope.organisation = g_strdup (scope->organisation);
  request->path = g_strdup (path);
  g_task_set_source_tag (task, ffw_evidence_export_async);
  /* What was written before it could be stopped is written, and counts as that. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, (GDestroyNotify)free_request);
  g_task_run_in_thread (task, run_request);
}

/** Returns: what ffw_evidence_export() does */
gboolean
ffw_evidence_export_finish (FfwWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
