/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text is a layout or is refused with a sentence; a layout that was read is written, and read
 * again as the same. */

#include "ffw-layout-text.h"
#include "fuzz.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwLayout) layout = ffw_layout_from_text ((const char *)data, size, &error);
  g_autoptr (FfwLayout) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;

  g_assert_true ((layout == NULL) == (error != NULL));
  if (!layout)
    {
      g_assert_true (error->domain == FFW_LAYOUT_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  written = ffw_layout_to_text (layout);
  again = ffw_layout_from_text (written, strlen (written), &error);
  g_assert_no_error (error);
  rewritten = ffw_layout_to_text (again);
  g_assert_cmpstr (rewritten, ==, written);
  return 0;
}
