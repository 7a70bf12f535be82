/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a post stands, in a column of a list. */

#pragma once

#include "ffw-list-source.h"

G_BEGIN_DECLS

/* The parts of a post: how it stands in each area that its roles call for. Their filters are
 * conditions of x; the index standing_status has all that they ask. */
#define FFW_STANDING_PART                                                                          \
  "{id} IN (SELECT x.post FROM standing x WHERE x.stands = 1"                                      \
  " AND x.status IN (0, 1, 2, 3, 4, 5, 6) AND x.mandatory IN (0, 1){part})"

/* What is mandatory comes first; then the worst, and what has been so for the longest. */
#define FFW_STANDING_WHEN                                                                          \
  "coalesce (CASE x.status WHEN 0 THEN x.due_on WHEN 3 THEN x.due_on WHEN 4 THEN x.booked_on"      \
  " ELSE x.expires_on END, '')"

#define FFW_STANDING_LEFT "left "

/* Of those parts that were asked for, the worst: `status mandatory more day|area`; of a post
 * of which nothing is required and that ends: `left day`. */
#define FFW_STANDING_COLUMN                                                                        \
  "coalesce ((SELECT x.status || ' ' || x.mandatory || ' ' ||"                                     \
  " (count(*) OVER (PARTITION BY x.mandatory, x.status) - 1) || ' ' || " FFW_STANDING_WHEN         \
  " || '|' || " FFW_LIST_TITLE (                                                                   \
      "a", "title") " FROM standing x JOIN area a ON a.id = x.area"                                \
                    " WHERE x.person = p.person AND x.post = p.id AND x.stands = 1{part}"          \
                    " ORDER BY x.mandatory DESC, x.status, " FFW_STANDING_WHEN                     \
                    ", a.code LIMIT 1),"                                                           \
                    " '" FFW_STANDING_LEFT "' || p.left_on, '')"

/* The same, to sort posts by; @of is the id of the post. */
#define FFW_STANDING_RANK(of)                                                                      \
  " LEFT JOIN (SELECT x.post, min ((1 - x.mandatory) || x.status || " FFW_STANDING_WHEN            \
  ") AS place FROM standing x WHERE x.stands = 1{part} GROUP BY x.post) stx ON stx.post = " of
#define FFW_STANDING_ORDER "coalesce (stx.place, '9')"

char *ffw_standing_say (const char *stored, FfwLanguage language);
char *ffw_standing_say_area (const char *stored, FfwLanguage language);
char *ffw_standing_say_status (const char *stored, FfwLanguage language);
char *ffw_standing_say_necessity (const char *stored, FfwLanguage language);
char *ffw_standing_say_due (const char *stored, FfwLanguage language);
char *ffw_standing_say_expires (const char *stored, FfwLanguage language);
char *ffw_standing_say_booked (const char *stored, FfwLanguage language);

G_END_DECLS
