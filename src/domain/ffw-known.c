/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-known.h"

#include "ffw-action-error.h"
#include "ffw-message.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *table;
  FfwTemplate unknown;
  FfwTemplate nearest;
} named[] = {
  [FFW_KNOWN_ORGANISATION]
  = { "organisation",
      { .one = N_ ("There is no organisation “%1$s”.") },
      { .one = N_ ("There is no organisation “%1$s”. The nearest is “%2$s”.") } },
  [FFW_KNOWN_COURSE] = { "course",
                         { .one = N_ ("There is no course “%1$s”.") },
                         { .one = N_ ("There is no course “%1$s”. The nearest is “%2$s”.") } },
  [FFW_KNOWN_AREA] = { "area",
                       { .one = N_ ("There is no training area “%1$s”.") },
                       { .one = N_ ("There is no training area “%1$s”. The nearest is “%2$s”.") } },
  [FFW_KNOWN_SESSION] = { "session",
                          { .one = N_ ("There is no session “%1$s”.") },
                          { .one = N_ ("There is no session “%1$s”. The nearest is “%2$s”.") } },
};

/**
 * ffw_known_find:
 * @code: what the person wrote
 * @id: (out): of the row with that code
 *
 * Returns: %FALSE with a %FFW_ACTION_ERROR_UNKNOWN that names the nearest code, where
 *   there is none
 */
gboolean
ffw_known_find (FfwDirectories *directories, FfwKnown what, const char *code, gint64 *id,
                GError **error)
{
  g_autofree char *nearest = NULL;
  g_autofree char *sentence = NULL;

  if (!ffw_directories_find (directories, named[what].table, code, id, error))
    return FALSE;
  if (*id)
    return TRUE;

  nearest = ffw_directories_nearest (directories, named[what].table, code, error);
  if (nearest == NULL)
    return FALSE;
  sentence = ffw_template_format (*nearest ? &named[what].nearest : &named[what].unknown,
                                  (const char *[]){ code, nearest, NULL }, ffw_language_get ());
  g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN, sentence);

  return FALSE;
}
