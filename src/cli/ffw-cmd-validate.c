/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-commands.h"
#include "ffw-evidence-validate.h"
#include "ffw-progress.h"
#include "ffw-transfer-file.h"

#include <glib/gi18n-lib.h>

static const FfwOption options[] = {
  { "passphrase-file", 0, N_ ("FILE"), N_ ("The first line of FILE opens a sealed file") },
  { NULL },
};

static FfwFindings *
validate_transfer (FfwCtl *self, GError **error)
{
  g_autofree char *passphrase = NULL;
  g_autoptr (FfwTransferFile) file = NULL;

  if (!ffw_ctl_get_passphrase (self, &passphrase, error))
    return NULL;
  file = ffw_transfer_file_read (self->words[0], passphrase, self->cancellable, error);

  return file ? ffw_findings_ref (file->findings) : NULL;
}

static FfwFindings *
validate (FfwCtl *self, GError **error)
{
  g_autoptr (FfwProgress) progress = ffw_progress_start (_ ("Validating"));

  if (ffw_transfer_file_is (self->words[0]))
    return validate_transfer (self, error);

  return ffw_evidence_validate (self->words[0], self->cancellable, error);
}

static FfwExit
run (FfwCtl *self, GError **error)
{
  g_autoptr (FfwFindings) findings = validate (self, error);
  gboolean valid;

  if (findings == NULL)
    return FFW_EXIT_UNUSABLE;
  valid = ffw_findings_count (findings, FFW_SEVERITY_ERROR) == 0;
  ffw_ctl_say_findings (findings);
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "file", self->words[0]);
      ffw_json_writer_add_boolean (json, "valid", valid);
      ffw_ctl_write_findings (findings, json);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }
  else
    ffw_ctl_print (self, valid ? _ ("%s is valid.\n") : _ ("%s is not valid.\n"), self->words[0]);

  return valid ? FFW_EXIT_DONE : FFW_EXIT_REFUSED;
}

const FfwCommand ffw_command_validate = {
  .name = "validate",
  .words = N_ ("FILE"),
  .about
  = N_ ("Check evidence, a slip or a nomination against its schema, and what no schema can say"),
  .options = options,
  .least = 1,
  .most = 1,
  .run = run,
};
