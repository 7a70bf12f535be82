/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-notice.h"

#include "ffw-expand.h"

void
ffw_notice_free (FfwNotice *self)
{
  g_free (self->name);
  g_free (self->email);
  g_free (self->about);
  g_free (self->subject);
  g_free (self->text);
  g_free (self->facts);
  g_free (self->sent_at);
  g_free (self);
}

/**
 * ffw_notice_set_language:
 * @preference: a number of ffw_coding_preference, or less than 0 where it is not known
 * @reader: the language of those who do not mind
 */
void
ffw_notice_set_language (FfwNotice *self, gint64 preference, FfwLanguage reader)
{
  self->language = preference >= 0 && preference < FFW_N_LANGUAGES ? (FfwLanguage)preference
                                                                   : reader;
}

/**
 * ffw_notice_expand:
 * @pattern: an untranslated message of two arguments at the most
 * @first, @second: (nullable): the arguments
 *
 * Returns: (transfer full): a sentence in the language of whom it is to
 */
char *
ffw_notice_expand (FfwLanguage language, const char *pattern, const char *first, const char *second)
{
  const char *const arguments[] = { first, second, NULL };

  return ffw_expand (ffw_translate (language, pattern), arguments, language);
}

/**
 * ffw_notice_make_uri:
 *
 * Returns: (transfer full): what opens it in a mail program (RFC 6068): without the address where
 *   that is not known
 */
char *
ffw_notice_make_uri (const FfwNotice *self)
{
  g_auto (GStrv) lines = g_strsplit (self->text, "\n", -1);
  g_autofree char *body = g_strjoinv ("\r\n", lines);
  g_autofree char *to = g_uri_escape_string (self->email ? self->email : "", "@", FALSE);
  g_autofree char *subject = g_uri_escape_string (self->subject, NULL, FALSE);
  g_autofree char *escaped = g_uri_escape_string (body, NULL, FALSE);

  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, subject, escaped);
}

/** Compares two pointers to notices: news first, then who has most to hear, then by name. */
int
ffw_notice_compare (gconstpointer a, gconstpointer b)
{
  const FfwNotice *first = *(FfwNotice *const *)a;
  const FfwNotice *second = *(FfwNotice *const *)b;

  if (first->has_news != second->has_news)
    return first->has_news ? -1 : 1;
  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;

  return g_utf8_collate (first->name, second->name);
}
