/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"

G_BEGIN_DECLS

/** The post that a row names, else the one that the person held on a day, the latest begun of
 * several: SQL over the names of the row's columns. */
#define FFW_SQL_POST_HELD(post, person, day)                                                       \
  "coalesce (" post ", (SELECT h.id FROM post h WHERE h.person = " person                          \
  " AND h.started_on <= " day " AND (h.left_on IS NULL OR h.left_on >= " day ")"                   \
  " ORDER BY h.started_on DESC, h.id LIMIT 1))"

/** A police area where the text names exactly one: SQL, NULL where it names none or several. */
#define FFW_SQL_SINGLE_AREA(text)                                                                  \
  "CASE WHEN trim (" text ") <> '' AND instr (trim (" text "), ' ') = 0 THEN trim (" text ") END"

/** The police area of a post: the site's, else the organisation's where it has exactly one. Both
 * are aliases of tables, the site's of an outer join. */
#define FFW_SQL_POLICE_AREA(site, organisation)                                                    \
  "coalesce (" FFW_SQL_SINGLE_AREA (site ".police_area") ", " FFW_SQL_SINGLE_AREA (                \
      organisation ".police_area") ")"

/** The person of a UUID, who may have had another one before they were joined with themselves: SQL
 * with one parameter. */
#define FFW_SQL_PERSON_NAMED                                                                       \
  "(SELECT coalesce ((SELECT n.id FROM person n WHERE n.uuid = u.uuid),"                           \
  " (SELECT a.person FROM person_alias a WHERE a.uuid = u.uuid)) FROM (SELECT ? AS uuid) u)"

/** The @person of what is found where an e-mail address is that of several people. */
#define FFW_PERSON_AMBIGUOUS ((gint64)-1)

/**
 * FfwFoundPost:
 * @person: whose it is; 0 where nobody is named so, or %FFW_PERSON_AMBIGUOUS
 * @left_on: its last day, or no date
 * @held: whether it is held on the day that was asked about
 *
 * The post that something named.
 */
typedef struct
{
  gint64 post;
  gint64 person;
  gint64 organisation;
  guint32 left_on;
  gboolean held;
} FfwFoundPost;

/**
 * FfwPosts:
 *
 * Finds posts by what files and people name them by. A staff number or an e-mail
 * address may be that of several posts; the day that one asks about chooses.
 */
typedef struct _FfwPosts FfwPosts;

FfwPosts *ffw_posts_new (FfwConnection *connection);
void ffw_posts_free (FfwPosts *self);
gboolean ffw_posts_find_number (FfwPosts *self, gint64 organisation, const char *number,
                                const char *on, FfwFoundPost *found, GError **error);
gboolean ffw_posts_find_email (FfwPosts *self, const char *email, gint64 organisation,
                               const char *on, FfwFoundPost *found, GError **error);
gboolean ffw_posts_find_uuid (FfwPosts *self, const char *uuid, gint64 organisation, const char *on,
                              FfwFoundPost *found, GError **error);
char *ffw_posts_nearest_number (FfwPosts *self, gint64 organisation, const char *number,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwPosts, ffw_posts_free)

G_END_DECLS
