/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-meaning.h"

/**
 * ffw_meaning_new:
 * @title: (nullable)
 */
FfwMeaning *
ffw_meaning_new (const char *code, const char *title, double likeness)
{
  FfwMeaning *self = g_new0 (FfwMeaning, 1);

  self->code = g_strdup (code);
  self->title = g_strdup (title ? title : code);
  self->likeness = likeness;
  return self;
}

void
ffw_meaning_free (FfwMeaning *self)
{
  g_free (self->code);
  g_free (self->title);
  g_free (self);
}

/** Returns: (transfer full) (element-type FfwMeaning): none */
GPtrArray *
ffw_meanings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_meaning_free);
}
