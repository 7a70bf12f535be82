/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-text.h"

/**
 * ffw_text_set:
 * @en: (nullable): the English text; an empty one counts as missing
 * @cy: (nullable): the Welsh text, likewise
 *
 * Replaces both texts by copies.
 */
void
ffw_text_set (FfwText *self, const char *en, const char *cy)
{
  ffw_text_clear (self);
  self->in[FFW_LANGUAGE_EN] = en && *en ? g_strdup (en) : NULL;
  self->in[FFW_LANGUAGE_CY] = cy && *cy ? g_strdup (cy) : NULL;
}

/** Frees both texts; they are missing afterwards. */
void
ffw_text_clear (FfwText *self)
{
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    g_clear_pointer (&self->in[i], g_free);
}

/**
 * ffw_text_get:
 * @wanted: the reader's language
 * @shown: (out) (optional): the language of what is returned
 *
 * Returns: (transfer none): the text in @wanted, else in the other language,
 *   else an empty one
 */
const char *
ffw_text_get (const FfwText *self, FfwLanguage wanted, FfwLanguage *shown)
{
  FfwLanguage found = self->in[wanted] ? wanted : FFW_N_LANGUAGES - 1 - wanted;

  if (self->in[found] == NULL)
    found = wanted;
  if (shown)
    *shown = found;

  return self->in[found] ? self->in[found] : "";
}

/**
 * ffw_text_title:
 * @code: what stands for a title that is in neither language
 * @wanted: the reader's language
 *
 * Returns: (transfer full): the text in @wanted, else in the other language, marked with
 *   that: “Ymarfer Effeithiol [cy]”; else @code
 */
char *
ffw_text_title (const FfwText *self, const char *code, FfwLanguage wanted)
{
  FfwLanguage shown = wanted;
  const char *text = ffw_text_get (self, wanted, &shown);

  if (*text == '\0')
    return g_strdup (code);

  return shown == wanted ? g_strdup (text)
                         : g_strdup_printf ("%s [%s]", text, ffw_language_get_code (shown));
}
