/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-passport-saving.h"

#include "ffw-passport.h"

#include <glib/gi18n-lib.h>

static gboolean
write_passport (FfwConnection *connection, gint64 id, FfwLanguage language, const char *path,
                GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwPassport) passport = ffw_passport_read (connection, id, ffw_date_today (), error);

  return passport && ffw_passport_save (passport, language, path, cancellable, error);
}

const FfwSavingKind ffw_passport_saving = {
  .title = N_ ("Save the Training Passport"),
  /* Translators: files of which the name ends in .pdf or .xml */
  .files = N_ ("Pages (.pdf), or XML (.xml)"),
  .pattern = "*.pdf *.xml",
  /* Translators: the proposed name of a file */
  .name = N_ ("Training passport.pdf"),
  .doing = N_ ("Saving a training passport"),
  .done = N_ ("Saved the training passport"),
  .failed = N_ ("The Training Passport Was Not Saved"),
  .write = write_passport,
};
