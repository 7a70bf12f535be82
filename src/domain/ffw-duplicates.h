/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People who may be the same person. */

#pragma once

#include "ffw-connection.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/** From this strength on two people are very likely the same, and likely. */
#define FFW_DUPLICATE_VERY_LIKELY 75
#define FFW_DUPLICATE_LIKELY      50

/**
 * FfwDuplicateReason:
 * @code: what it is, such as `same-email`
 * @sentence: in the reader's language
 * @weight: how much it speaks for the two being the same; below 0 against it
 */
typedef struct
{
  const char *code;
  char *sentence;
  int weight;
} FfwDuplicateReason;

/**
 * FfwDuplicate:
 * @person, @other: ids of people
 * @post, @other_post: the ids of their latest posts
 * @name, @other_name: what they are called
 * @organisation, @other_organisation: of those posts, in the reader's language
 * @number, @other_number: staff numbers of those posts, or empty
 * @strength: from 0 to 100
 * @reasons: (element-type FfwDuplicateReason): the weightiest first, those against it last
 */
typedef struct
{
  gint64 person;
  gint64 other;
  gint64 post;
  gint64 other_post;
  char *name;
  char *other_name;
  char *organisation;
  char *other_organisation;
  char *number;
  char *other_number;
  int strength;
  GPtrArray *reasons;
} FfwDuplicate;

/**
 * FfwDuplicates:
 * @pairs: (element-type FfwDuplicate): the likeliest first
 * @n: how many there are in all
 * @more: whether there are so many more that they were not counted
 */
typedef struct
{
  GPtrArray *pairs;
  guint n;
  gboolean more;
} FfwDuplicates;

extern const char *const ffw_duplicates_tables[];

FfwDuplicates *ffw_duplicates_find (FfwConnection *connection, guint limit, FfwLanguage language,
                                    GError **error);
FfwDuplicates *ffw_duplicates_of (FfwConnection *connection, gint64 person, guint limit,
                                  FfwLanguage language, GError **error);
FfwDuplicate *ffw_duplicates_compare (FfwConnection *connection, gint64 person, gint64 other,
                                      FfwLanguage language, GError **error);
void ffw_duplicates_free (FfwDuplicates *self);
void ffw_duplicate_free (FfwDuplicate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwDuplicates, ffw_duplicates_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwDuplicate, ffw_duplicate_free)

G_END_DECLS
