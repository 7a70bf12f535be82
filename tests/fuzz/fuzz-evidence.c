/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all are evidence or are refused with a finding. */

#include "ffw-evidence-validate.h"
#include "fuzz.h"

#include <glib/gstdio.h>
#include <unistd.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwFindings) findings = NULL;
  int fd = g_file_open_tmp ("ffw-fuzz-XXXXXX.xml", &path, NULL);

  g_assert_cmpint (write (fd, data, size), ==, (gssize)size);
  g_close (fd, NULL);
  findings = ffw_evidence_validate (path, NULL, &error);
  g_unlink (path);
  g_assert_no_error (error);
  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      g_autofree char *said = ffw_finding_to_line (ffw_findings_get (findings, i), FFW_LANGUAGE_EN);

      g_assert_true (g_utf8_validate (said, -1, NULL));
    }
  return 0;
}
