/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-ctl-error.h"

#include "ffw-directory.h"
#include "ffw-store-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* clang-format off */
G_DEFINE_QUARK (ffw-ctl-error-quark, ffw_ctl_error)
/* clang-format on */

static FfwExit
exit_from_store (int code)
{
  switch ((FfwStoreError)code)
    {
    case FFW_STORE_ERROR_CONSTRAINT:
    case FFW_STORE_ERROR_IN_THE_WAY:
    case FFW_STORE_ERROR_NOTHING:
      return FFW_EXIT_REFUSED;
    case FFW_STORE_ERROR_CANCELLED:
      return FFW_EXIT_INTERRUPTED;
    case FFW_STORE_ERROR_BUSY:
    case FFW_STORE_ERROR_CORRUPT:
    case FFW_STORE_ERROR_FOREIGN:
    case FFW_STORE_ERROR_TOO_NEW:
    case FFW_STORE_ERROR_FULL:
    case FFW_STORE_ERROR_READ_ONLY:
    case FFW_STORE_ERROR_UNREADABLE:
    case FFW_STORE_ERROR_ENGINE:
      break;
    }

  return FFW_EXIT_UNUSABLE;
}

/**
 * ffw_exit_from_error:
 *
 * Returns: the exit status that says what @error says. What no layer below says
 *   of files and the workspace is a rule of the domain that was against it.
 */
FfwExit
ffw_exit_from_error (const GError *error)
{
  if (error->domain == FFW_CTL_ERROR)
    return FFW_EXIT_NOT_UNDERSTOOD;
  if (error->domain == FFW_STORE_ERROR)
    return exit_from_store (error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FFW_EXIT_INTERRUPTED;
  if (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR)
    return FFW_EXIT_UNUSABLE;

  return FFW_EXIT_REFUSED;
}

/**
 * ffw_ctl_set_unknown:
 * @known: (element-type utf8): what would have been understood
 * @given: what was given
 * @sentence: says that it is not known
 *
 * Sets a #FFW_CTL_ERROR_USAGE that also names the nearest known word.
 */
void
ffw_ctl_set_unknown (GError **error, GPtrArray *known, const char *given, const char *sentence)
{
  g_autofree char *nearest = ffw_nearest (given, known);

  if (nearest)
    g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                 /* Translators: the first is a sentence, such as “There is no command “lst”.” */
                 _ ("%s Did you mean “%s”?"), sentence, nearest);
  else
    g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE, sentence);
}
