/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all are a slip or a nomination, or are refused with a finding or an error. */

#include "ffw-transfer-file.h"
#include "fuzz.h"

#include <glib/gstdio.h>
#include <unistd.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwTransferFile) file = NULL;
  int fd = g_file_open_tmp ("ffw-fuzz-XXXXXX.xml", &path, NULL);

  g_assert_cmpint (write (fd, data, size), ==, (gssize)size);
  g_close (fd, NULL);
  file = ffw_transfer_file_read (path, NULL, NULL, &error);
  g_unlink (path);
  g_assert_true ((file == NULL) == (error != NULL));
  g_assert_true (file == NULL
                 || (file->transfer == NULL) == (ffw_findings_get_n_kept (file->findings) > 0));

  return 0;
}
