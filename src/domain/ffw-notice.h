/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text for one person, to be sent by whoever is at the desk, and whether they were told. */

#pragma once

#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwNotice:
 * @person: the id of whom it is to
 * @email: (nullable): of their post
 * @language: that they would rather be trained in; that of the reader, where they do not mind
 * @about: what it is about, in a few words of the reader's language
 * @subject, @text: in @language, plain
 * @facts: what is to be remembered once it is sent
 * @weight: the more, the sooner it is to be looked at
 * @sent_at: (nullable): when they were told last, UTC
 * @has_news: whether something is in it that was not in what they were told last
 */
typedef struct
{
  gint64 person;
  char *name;
  char *email;
  FfwLanguage language;
  char *about;
  char *subject;
  char *text;
  char *facts;
  guint weight;
  char *sent_at;
  gboolean has_news;
} FfwNotice;

void ffw_notice_free (FfwNotice *self);
void ffw_notice_set_language (FfwNotice *self, gint64 preference, FfwLanguage reader);
char *ffw_notice_expand (FfwLanguage language, const char *pattern, const char *first,
                         const char *second);
char *ffw_notice_make_uri (const FfwNotice *self);
int ffw_notice_compare (gconstpointer a, gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwNotice, ffw_notice_free)

G_END_DECLS
