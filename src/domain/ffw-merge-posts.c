/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-merge-rows.h"

#include "ffw-kind.h"
#include "ffw-list-source.h"
#include "ffw-post-rows.h"

/* Two posts that are one: of one number at one time, which nobody has twice; or, where a number is
 * missing, from one day to one day at one place, or at one time with the same roles at one place:
 * who was taken in twice began on the day that each of the files says. Two numbers are two posts,
 * as the next file of staff names both. */
/* + 0: the posts of a person are few, those of an organisation many, so they are not met by that
 * index. */
#define OVERLAP                                                                                    \
  "a.started_on <= coalesce (b.left_on, '9999-12-31')"                                             \
  " AND b.started_on <= coalesce (a.left_on, '9999-12-31')"
#define NO_OTHER_ROLE(one, other)                                                                  \
  " AND NOT EXISTS (SELECT 1 FROM post_role r WHERE r.post = " one ".id AND NOT EXISTS"            \
  " (SELECT 1 FROM post_role x WHERE x.post = " other ".id AND x.role = r.role))"
#define SAME                                                                                       \
  "a.organisation + 0 = b.organisation + 0 AND ((a.staff_number = b.staff_number AND " OVERLAP ")" \
  " OR ((a.staff_number IS NULL OR b.staff_number IS NULL) AND a.started_on = b.started_on"        \
  "   AND coalesce (a.left_on, '') = coalesce (b.left_on, '')"                                     \
  "   AND coalesce (a.site, b.site, 0) = coalesce (b.site, a.site, 0))"                            \
  " OR ((a.staff_number IS NULL OR b.staff_number IS NULL)"                                        \
  "   AND coalesce (a.site, 0) = coalesce (b.site, 0) AND " OVERLAP                                \
  "   AND EXISTS (SELECT 1 FROM post_role r WHERE r.post = a.id)" NO_OTHER_ROLE ("a", "b")         \
      NO_OTHER_ROLE ("b", "a") "))"

#define SQL_COUNT                                                                                  \
  "SELECT count(DISTINCT b.id) FROM post a JOIN post b ON " SAME                                   \
  " WHERE a.person = ? AND b.person = ?"
/* Posts that stay two, in one organisation at one time. */
#define SQL_BESIDE                                                                                 \
  "SELECT DISTINCT " FFW_LIST_TITLE (                                                              \
      "o",                                                                                         \
      "name") " FROM post a JOIN post b"                                                           \
              " ON a.organisation + 0 = b.organisation + 0 AND " OVERLAP                           \
              " AND NOT coalesce (" SAME ", FALSE)"                                                \
              " JOIN organisation o ON o.id = a.organisation WHERE a.person = ? AND b.person = ?"
#define SQL_FIRST                                                                                  \
  "SELECT a.id, b.id FROM post a JOIN post b ON " SAME                                             \
  " WHERE a.person = ? AND b.person = ? ORDER BY a.started_on, a.id, b.id LIMIT 1"
/* A post that has become longer may reach over the next of its number. */
#define SQL_REACHED                                                                                \
  "SELECT a.id, b.id FROM post a JOIN post b ON a.organisation + 0 = b.organisation + 0"           \
  " AND a.staff_number = b.staff_number AND a.id < b.id AND " OVERLAP                              \
  " WHERE a.person = ? AND b.person = ? ORDER BY a.id, b.id LIMIT 1"

#define SQL_LOST                                                                                   \
  "SELECT o.code || ' ' || coalesce (a.staff_number, '') || ' ' || a.started_on, a.email, "        \
  "b.email,"                                                                                       \
  " (SELECT code FROM site WHERE id = a.site), (SELECT code FROM site WHERE id = b.site),"         \
  " (SELECT max (m.staff_number) FROM post m WHERE m.person = a.manager"                           \
  "   AND m.organisation + 0 = a.organisation),"                                                   \
  " (SELECT max (m.staff_number) FROM post m WHERE m.person = b.manager"                           \
  "   AND m.organisation + 0 = a.organisation)"                                                    \
  " FROM post a JOIN organisation o ON o.id = a.organisation, post b WHERE a.id = ? AND b.id = ?"
#define SQL_FILL                                                                                   \
  "UPDATE post SET staff_number = coalesce (post.staff_number, b.staff_number),"                   \
  " email = coalesce (post.email, b.email), site = coalesce (post.site, b.site),"                  \
  " manager = coalesce (post.manager, b.manager),"                                                 \
  " started_on = CASE WHEN b.started_on < post.started_on THEN b.started_on"                       \
  "   ELSE post.started_on END,"                                                                   \
  " left_on = CASE WHEN b.left_on > post.left_on THEN b.left_on"                                   \
  "   WHEN b.left_on IS NOT NULL THEN post.left_on END"                                            \
  " FROM post b WHERE post.id = ? AND b.id = ?"
#define SQL_ROLES                                                                                  \
  "INSERT INTO post_role (post, role) SELECT ?, r.role FROM post_role r WHERE r.post = ?"          \
  " AND NOT EXISTS (SELECT 1 FROM post_role x WHERE x.post = ? AND x.role = r.role)"
#define SQL_ROLES_GO "DELETE FROM post_role WHERE post = ?"
#define SQL_GO       "DELETE FROM post WHERE id = ?"
#define SQL_MOVE     "UPDATE post SET person = ? WHERE person = ?"

/**
 * ffw_merge_posts_count:
 * @n: (out): how many posts of @goes are posts of @stays
 */
gboolean
ffw_merge_posts_count (FfwConnection *connection, gint64 stays, gint64 goes, gint64 *n,
                       GError **error)
{
  return ffw_connection_get_int (connection, SQL_COUNT, n, error, "ii", stays, goes);
}

/**
 * ffw_merge_posts_beside:
 * @organisations: (element-type utf8): where the names of those go at which both have a post at
 *   one time that stays two
 */
gboolean
ffw_merge_posts_beside (FfwConnection *connection, gint64 stays, gint64 goes,
                        GPtrArray *organisations, FfwLanguage language, GError **error)
{
  g_autofree char *sql = ffw_list_sql (SQL_BESIDE, language);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "ii", stays, goes);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    g_ptr_array_add (organisations, g_strdup (ffw_cursor_get_text (cursor, 0)));

  return !ffw_cursor_has_failed (cursor);
}

static void
write_down (GString *lost, const char *label, const char *field, const char *kept,
            const char *other, FfwLanguage language)
{
  const FfwKind *people = ffw_kind_find ("people");
  const FfwField *known = ffw_kind_find_field (people, field);

  if (kept && other && !g_str_equal (kept, other))
    g_string_append_printf (lost, "\n%s, %s: %s %s", ffw_translate (language, people->title), label,
                            language == FFW_LANGUAGE_CY ? known->name_cy : known->name, other);
}

static gboolean
join_two (FfwConnection *connection, gint64 a, gint64 b, GString *lost, FfwLanguage language,
          GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_LOST, error, "ii", a, b);

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  write_down (lost, ffw_cursor_get_text (cursor, 0), "email", ffw_cursor_get_text (cursor, 1),
              ffw_cursor_get_text (cursor, 2), language);
  write_down (lost, ffw_cursor_get_text (cursor, 0), "site", ffw_cursor_get_text (cursor, 3),
              ffw_cursor_get_text (cursor, 4), language);
  write_down (lost, ffw_cursor_get_text (cursor, 0), "manager", ffw_cursor_get_text (cursor, 5),
              ffw_cursor_get_text (cursor, 6), language);
  g_clear_pointer (&cursor, ffw_cursor_free);

  return ffw_connection_run (connection, SQL_FILL, error, "ii", a, b)
         && ffw_connection_run (connection, SQL_ROLES, error, "iii", a, b, a)
         && ffw_connection_run (connection, SQL_ROLES_GO, error, "i", b)
         && ffw_post_rows_move (connection, b, a, FFW_DATE_NONE, TRUE, error)
         && ffw_connection_run (connection, SQL_GO, error, "i", b);
}

/* Joins those that @sql finds, until it finds none. */
static gboolean
join_all (FfwConnection *connection, const char *sql, gint64 stays, gint64 goes, GString *lost,
          FfwLanguage language, GError **error)
{
  for (;;)
    {
      g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "ii", stays,
                                                           goes);
      gint64 a, b;

      if (cursor == NULL)
        return FALSE;
      if (!ffw_cursor_next (cursor, error))
        return !ffw_cursor_has_failed (cursor);
      a = ffw_cursor_get_int (cursor, 0);
      b = ffw_cursor_get_int (cursor, 1);
      g_clear_pointer (&cursor, ffw_cursor_free);
      if (!join_two (connection, a, b, lost, language, error))
        return FALSE;
    }
}

/**
 * ffw_merge_posts:
 * @lost: where it is written what could not stay, a line each
 *
 * The posts become those of the one who stays; two that are one become one, with all that names
 * them.
 */
gboolean
ffw_merge_posts (FfwChange *change, gint64 stays, gint64 goes, GString *lost, FfwLanguage language,
                 GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);

  return join_all (connection, SQL_FIRST, stays, goes, lost, language, error)
         && ffw_connection_run (connection, SQL_MOVE, error, "ii", stays, goes)
         && join_all (connection, SQL_REACHED, stays, stays, lost, language, error);
}
