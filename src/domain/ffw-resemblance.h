/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everyone, as little of each as tells whether two may be the same. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-name.h"

G_BEGIN_DECLS

/**
 * FfwEvidence:
 * @FFW_EVIDENCE_RECORDED: both have the record of a course on one day
 *
 * What may speak for or against two people being one.
 */
typedef enum
{
  FFW_EVIDENCE_EMAIL,
  FFW_EVIDENCE_NUMBER_ELSEWHERE,
  FFW_EVIDENCE_NUMBER_WRITTEN,
  FFW_EVIDENCE_NUMBER_LIKE,
  FFW_EVIDENCE_NAME,
  FFW_EVIDENCE_NAME_RARE,
  FFW_EVIDENCE_GIVEN,
  FFW_EVIDENCE_FAMILY,
  FFW_EVIDENCE_FOLLOWS,
  FFW_EVIDENCE_APART,
  FFW_EVIDENCE_START,
  FFW_EVIDENCE_RECORDED,
  FFW_EVIDENCE_GIVEN_OTHER,
  FFW_EVIDENCE_FAMILY_OTHER,
  FFW_EVIDENCE_TOGETHER,
  FFW_EVIDENCE_NUMBERS_OTHER,
  FFW_EVIDENCE_NAME_COMMON,
} FfwEvidence;

/**
 * FfwWeight:
 * @weight: below 0 where it speaks against it
 * @detail: a #FfwNameLikeness, a number of people, a day, or 0
 */
typedef struct
{
  FfwEvidence evidence;
  int weight;
  guint detail;
} FfwWeight;

/**
 * FfwSomeone:
 * @given, @family: which of the names
 * @first, @n: their posts
 */
typedef struct
{
  gint64 id;
  guint given;
  guint family;
  guint first;
  guint n;
} FfwSomeone;

/**
 * FfwSomePost:
 * @number, @email: digests of them; 0 for none
 * @written: (nullable): the number
 */
typedef struct
{
  gint64 id;
  gint64 organisation;
  guint64 number;
  guint64 email;
  const char *written;
  FfwDate started_on;
  FfwDate left_on;
} FfwSomePost;

/**
 * FfwEveryone:
 * @people: (element-type FfwSomeone): by id
 * @posts: (element-type FfwSomePost): of each of them, by their start
 * @names: (element-type FfwName): of a kind, each once
 * @likes: (element-type GArray): for each name of a kind, the names that are like it (of
 *   #FfwLikeName); %NULL for one that stands alone
 * @named: how many people have a name: given and family in one number
 * @started: how many posts began on a day
 * @distinct: a set of pairs that are not the same
 */
typedef struct
{
  FfwConnection *connection;
  FfwNameBook *book;
  GArray *people;
  GArray *posts;
  GPtrArray *names[2];
  GPtrArray *likes[2];
  GHashTable *named;
  GHashTable *started;
  GHashTable *distinct;
  GStringChunk *texts;
} FfwEveryone;

typedef struct
{
  guint name;
  FfwNameLikeness likeness;
} FfwLikeName;

FfwEveryone *ffw_everyone_read (FfwConnection *connection, GError **error);
void ffw_everyone_free (FfwEveryone *self);
gboolean ffw_everyone_find_likes (FfwEveryone *self, GError **error);
void ffw_everyone_find_likes_of (FfwEveryone *self, guint person);
FfwNameLikeness ffw_everyone_compare (const FfwEveryone *self, FfwNameKind kind, guint a, guint b);
gboolean ffw_everyone_find (const FfwEveryone *self, gint64 id, guint *person);
guint64 ffw_everyone_name (guint given, guint family);
guint ffw_everyone_count_named (const FfwEveryone *self, guint person);
gboolean ffw_everyone_are_distinct (const FfwEveryone *self, guint a, guint b);
int ffw_everyone_weigh (const FfwEveryone *self, guint a, guint b, GArray *weights);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwEveryone, ffw_everyone_free)

G_END_DECLS
