/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-post-dates.h"

/* The tables whose rows name a post, and the day that each row is about. */
static const struct
{
  const char *table;
  const char *day;
} tables[] = {
  { "record", "record.completed_on" },
  { "rating", "rating.rated_on" },
  { "attendance", "attendance.on_date" },
  { "waiver", "waiver.from_on" },
  { "absence", "absence.from_on" },
  { "booking", "(SELECT z.last_on FROM session z WHERE z.id = booking.session)" },
};

/* The post n of the same number that is held on the day where the row's own, p, is not. */
#define SQL_BETTER                                                                                 \
  "FROM post p JOIN post n ON n.person = p.person AND n.organisation = p.organisation "            \
  "   AND n.staff_number = p.staff_number "                                                        \
  " WHERE p.id = %1$s.post "                                                                       \
  "   AND (p.started_on > %2$s OR coalesce (p.left_on, '9999-12-31') < %2$s) "                     \
  "   AND n.started_on <= %2$s AND coalesce (n.left_on, '9999-12-31') >= %2$s"

/**
 * ffw_post_dates_follow:
 * @person: whose posts have begun, ended or moved
 *
 * A staff number names the post that is held on the day (rules.md, People and posts), so rows
 * follow when the dates of its posts change: what was trained after a move belongs to the new
 * site, even where the move is recorded later.
 */
gboolean
ffw_post_dates_follow (FfwConnection *connection, gint64 person, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE %1$s SET post = (SELECT n.id " SQL_BETTER ") "
                                              " WHERE person = ? AND EXISTS (SELECT 1 " SQL_BETTER
                                              ")",
                                              tables[i].table, tables[i].day);

      if (!ffw_connection_run (connection, sql, error, "i", person))
        return FALSE;
    }

  return TRUE;
}
