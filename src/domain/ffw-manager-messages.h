/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each manager is told of the gaps of their own staff. */

#pragma once

#include "ffw-change.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwManagerMessage:
 * @manager: the id of a person
 * @email: (nullable): of their post
 * @language: that they would rather be trained in; that of the reader, where they do not mind
 * @n_people: of their staff, who have something to do
 * @n_gaps: what of it is missing or has expired
 * @subject, @text: in @language, plain
 * @gaps: what ffw_manager_message_mark() is to remember
 * @sent_at: (nullable): when it was sent last, UTC
 * @has_news: whether something is in it that was not in what was sent last
 */
typedef struct
{
  gint64 manager;
  char *name;
  char *email;
  FfwLanguage language;
  guint n_people;
  guint n_gaps;
  char *subject;
  char *text;
  char *gaps;
  char *sent_at;
  gboolean has_news;
} FfwManagerMessage;

/** The tables that ffw_manager_messages_read() reads, NULL-terminated. */
extern const char *const ffw_manager_messages_tables[];

GPtrArray *ffw_manager_messages_read (FfwConnection *connection, const char *organisation,
                                      FfwDate today, FfwLanguage reader, GError **error);
void ffw_manager_message_free (FfwManagerMessage *self);
char *ffw_manager_message_make_uri (const FfwManagerMessage *self);
gboolean ffw_manager_message_mark (FfwChange *change, gint64 manager, const char *gaps,
                                   GError **error);
gboolean ffw_manager_message_unmark (FfwChange *change, gint64 manager, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwManagerMessage, ffw_manager_message_free)

G_END_DECLS
