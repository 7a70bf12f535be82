/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People as somebody who types looks for them: by parts of a name, a number or an address. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwMatch:
 * @uuid: of the person
 * @name: given name and family name; what there is of them
 * @organisation: the code of the post's
 * @organisation_title: in the reader's language, else in the other, marked with it
 * @number: the staff number there, or an empty text
 * @left_on: its last day, or no date
 *
 * A person who was found, in one post.
 */
typedef struct
{
  gint64 post;
  gint64 person;
  char *uuid;
  char *name;
  char *organisation;
  char *organisation_title;
  char *number;
  char *email;
  FfwDate started_on;
  FfwDate left_on;
} FfwMatch;

/**
 * FfwMention:
 * @text: as it stood in a list
 * @matches: (element-type FfwMatch): whom it may mean: nobody, one, or several to choose among
 *
 * Somebody in a list that was pasted.
 */
typedef struct
{
  char *text;
  GPtrArray *matches;
} FfwMention;

FfwMatch *ffw_match_copy (const FfwMatch *self);
void ffw_match_free (FfwMatch *self);

GPtrArray *ffw_matches_search (FfwConnection *connection, const char *words, guint most, FfwDate on,
                               FfwLanguage language, GError **error);
GPtrArray *ffw_matches_mentions (FfwConnection *connection, const char *list, FfwDate on,
                                 FfwLanguage language, GError **error);
GPtrArray *ffw_matches_of_posts (FfwConnection *connection, const gint64 *posts, guint n,
                                 FfwLanguage language, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwMatch, ffw_match_free)

G_END_DECLS
