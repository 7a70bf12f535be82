/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-merge.h"

#include "ffw-action-error.h"
#include "ffw-booking-actions.h"
#include "ffw-merge-rows.h"
#include "ffw-notes.h"
#include "ffw-post-rows.h"

#include <glib/gi18n-lib.h>

#define SQL_THERE "SELECT count(*) FROM person WHERE id IN (?, ?)"
#define SQL_NAME                                                                                   \
  "SELECT trim (coalesce (given_name, '') || ' ' || coalesce (family_name, ''))"                   \
  " FROM person WHERE id = ?"
#define SQL_MANAGES "SELECT count(*) FROM post WHERE person = ? AND manager = ?"
#define SQL_DISTINCT                                                                               \
  "SELECT count(*) FROM distinct_people WHERE (person = ? AND other = ?)"                          \
  " OR (person = ? AND other = ?)"
#define SQL_COUNT_POSTS "SELECT count(*) FROM post WHERE person = ?"
#define SQL_SET                                                                                    \
  "UPDATE person SET given_name = coalesce (?, given_name),"                                       \
  " family_name = coalesce (?, family_name), training_language = coalesce (?, training_language,"  \
  " (SELECT g.training_language FROM person g WHERE g.id = ?)) WHERE id = ?"

/* The managers of the two, in posts that have not ended, with the organisation. */
#define SQL_ABOVE                                                                                  \
  "SELECT id, organisation, manager FROM post WHERE person IN (?, ?)"                              \
  " AND manager NOT IN (?, ?) AND (left_on IS NULL OR left_on >= ?)"
/* Whether one of the two stands somewhere above a manager of theirs. */
#define SQL_CIRCLE                                                                                 \
  "WITH RECURSIVE above (person) AS ("                                                             \
  "  SELECT ? UNION SELECT p.manager FROM post p JOIN above a ON p.person = a.person"              \
  "   WHERE p.organisation = ? AND p.manager IS NOT NULL"                                          \
  "     AND (p.left_on IS NULL OR p.left_on >= ?)) "                                               \
  "SELECT count(*) FROM above WHERE person IN (?, ?)"
#define SQL_UNMANAGED "UPDATE post SET manager = NULL WHERE id = ?"

/* What speaks for looking twice. */
static const FfwTemplate manages = {
  "merge-manages",
  /* Translators: %1$s manages %2$s. */
  N_ ("%1$s is the manager of %2$s. If the two are one person, the post is left without a manager, "
      "as nobody is their own."),
};
static const FfwTemplate circle = {
  "merge-circle",
  FFW_NP_ ("Merged, the person would be their own manager by way of others. %1$d post of theirs is "
           "left without a manager.",
           "Merged, the person would be their own manager by way of others. %1$d posts of theirs "
           "are left without a manager."),
  1,
};
static const FfwTemplate distinct = {
  "merge-distinct",
  N_ ("Somebody has marked the two as different people. That goes if they are merged."),
};
static const FfwTemplate beside = {
  "merge-beside",
  /* Translators: %1$s is an organisation. */
  N_ ("Both have a post at %1$s at the same time. Merged, the person has two posts there."),
};
static const FfwTemplate posts_joined = {
  "merge-posts",
  FFW_NP_ ("%1$d post is there twice, and becomes one with the dates, roles and values of both.",
           "%1$d posts are there twice, and become one each with the dates, roles and values of "
           "both."),
  1,
};
static const FfwTemplate written_down = {
  "merge-note",
  N_ ("What the other one says of these otherwise is kept in a note about the person."),
};

static char *
sentence_with_count (const FfwTemplate *sentence, gint64 n, FfwLanguage language)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  return ffw_template_format (sentence, (const char *[]){ number, NULL }, language);
}

static char *
read_name (FfwConnection *connection, gint64 person, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_NAME, error, "i", person);

  return cursor && ffw_cursor_next (cursor, error) ? g_strdup (ffw_cursor_get_text (cursor, 0))
                                                   : NULL;
}

static gboolean
are_there (FfwConnection *connection, const FfwMergeWish *wish, GError **error)
{
  gint64 n = 0;

  if (!ffw_connection_get_int (connection, SQL_THERE, &n, error, "ii", wish->stays, wish->goes))
    return FALSE;
  if (n == 2)
    return TRUE;
  if (wish->stays == wish->goes)
    g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                         _ ("This is one entry already. Choose two to be merged."));
  else
    g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                         _ ("One of the two is gone: somebody has merged them, or taken them back, "
                            "meanwhile."));

  return FALSE;
}

/* The posts of the two whose manager would be managed by the person that the two become. */
static GArray *
find_circles (FfwConnection *connection, const FfwMergeWish *wish, FfwDate today, GError **error)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_ABOVE, error, "iiiiD",
                                                       wish->stays, wish->goes, wish->stays,
                                                       wish->goes, today);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 post = ffw_cursor_get_int (cursor, 0);
      gint64 n = 0;

      if (!ffw_connection_get_int (connection, SQL_CIRCLE, &n, error, "iiDii",
                                   ffw_cursor_get_int (cursor, 2), ffw_cursor_get_int (cursor, 1),
                                   today, wish->stays, wish->goes))
        return NULL;
      if (n > 0)
        g_array_append_val (posts, post);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&posts);
}

static gboolean
doubt_managers (FfwConnection *connection, const FfwMergeWish *wish, FfwMergePlan *plan,
                FfwDate today, FfwLanguage language, GError **error)
{
  const gint64 two[] = { wish->stays, wish->goes };
  g_autoptr (GArray) circles = find_circles (connection, wish, today, error);

  if (circles == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (two); i++)
    {
      g_autofree char *manager = read_name (connection, two[i], error);
      g_autofree char *managed = manager ? read_name (connection, two[1 - i], error) : NULL;
      gint64 n = 0;

      if (managed == NULL
          || !ffw_connection_get_int (connection, SQL_MANAGES, &n, error, "ii", two[1 - i], two[i]))
        return FALSE;
      if (n > 0)
        g_ptr_array_add (
            plan->doubts,
            ffw_template_format (&manages, (const char *[]){ manager, managed, NULL }, language));
    }
  if (circles->len > 0)
    g_ptr_array_add (plan->doubts, sentence_with_count (&circle, circles->len, language));

  return TRUE;
}

static gboolean
doubt_the_rest (FfwConnection *connection, const FfwMergeWish *wish, FfwMergePlan *plan,
                FfwLanguage language, GError **error)
{
  g_autoptr (GPtrArray) organisations = g_ptr_array_new_with_free_func (g_free);
  gint64 n = 0;

  if (!ffw_merge_posts_beside (connection, wish->stays, wish->goes, organisations, language, error)
      || !ffw_connection_get_int (connection, SQL_DISTINCT, &n, error, "iiii", wish->stays,
                                  wish->goes, wish->goes, wish->stays))
    return FALSE;
  for (guint i = 0; i < organisations->len; i++)
    g_ptr_array_add (
        plan->doubts,
        ffw_template_format (&beside, (const char *[]){ organisations->pdata[i], NULL }, language));
  if (n > 0)
    g_ptr_array_add (plan->doubts,
                     ffw_template_format (&distinct, (const char *[]){ NULL }, language));

  return TRUE;
}

static gboolean
settle (FfwConnection *connection, const FfwMergeWish *wish, FfwMergePlan *plan,
        FfwLanguage language, GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (FfwMergeCount));
  gint64 n_posts = 0;
  gint64 n_joined = 0;

  if (!ffw_merge_posts_count (connection, wish->stays, wish->goes, &n_joined, error)
      || !ffw_connection_get_int (connection, SQL_COUNT_POSTS, &n_posts, error, "i", wish->goes)
      || !ffw_merge_rows_count (connection, wish->stays, wish->goes, counts, &plan->n_moved, error))
    return FALSE;
  plan->n_moved += n_posts - n_joined;
  if (n_joined > 0)
    g_ptr_array_add (plan->settled, sentence_with_count (&posts_joined, n_joined, language));
  for (guint i = 0; i < counts->len; i++)
    {
      const FfwMergeCount *count = &g_array_index (counts, FfwMergeCount, i);
      const FfwTemplate sentence = { "merge", count->one, count->many, 1 };

      g_ptr_array_add (plan->settled, sentence_with_count (&sentence, count->n, language));
    }
  if (plan->settled->len > 0)
    g_ptr_array_add (plan->settled,
                     ffw_template_format (&written_down, (const char *[]){ NULL }, language));

  return TRUE;
}

/**
 * ffw_merge_plan:
 * @wish: of which the names do not matter here
 *
 * Says what ffw_merge() would do, without writing.
 *
 * Returns: (transfer full): the plan; %NULL with a #FFW_ACTION_ERROR where one of the two is not
 *   there any more
 */
FfwMergePlan *
ffw_merge_plan (FfwConnection *connection, const FfwMergeWish *wish, FfwDate today,
                FfwLanguage language, GError **error)
{
  g_autoptr (FfwMergePlan) plan = g_new0 (FfwMergePlan, 1);

  plan->settled = g_ptr_array_new_with_free_func (g_free);
  plan->doubts = g_ptr_array_new_with_free_func (g_free);
  if (!are_there (connection, wish, error)
      || !doubt_managers (connection, wish, plan, today, language, error)
      || !doubt_the_rest (connection, wish, plan, language, error)
      || !settle (connection, wish, plan, language, error))
    return NULL;

  return g_steal_pointer (&plan);
}

void
ffw_merge_plan_free (FfwMergePlan *self)
{
  g_ptr_array_unref (self->settled);
  g_ptr_array_unref (self->doubts);
  g_free (self);
}

/* What could not stay where it stood is kept as a note. */
static gboolean
add_note (FfwChange *change, gint64 person, const GString *lost, FfwLanguage language,
          GError **error)
{
  g_autofree char *text = NULL;

  if (lost->len == 0)
    return TRUE;
  text = g_strconcat (ffw_translate (language, N_ ("Two entries of this person were merged. One of "
                                                   "them said otherwise:")),
                      lost->str, NULL);

  return ffw_note_add (change, person, text, error);
}

static gboolean
merge (FfwChange *change, const FfwMergeWish *wish, GHashTable *sessions, FfwDate today,
       FfwLanguage language, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (GString) lost = g_string_new (NULL);
  g_autoptr (GArray) circles = NULL;

  if (!are_there (connection, wish, error))
    return FALSE;
  circles = find_circles (connection, wish, today, error);
  if (circles == NULL)
    return FALSE;
  for (guint i = 0; i < circles->len; i++)
    if (!ffw_connection_run (connection, SQL_UNMANAGED, error, "i",
                             g_array_index (circles, gint64, i)))
      return FALSE;
  ffw_change_touch (change, wish->stays);
  ffw_change_touch (change, wish->goes);

  return ffw_merge_posts (change, wish->stays, wish->goes, lost, language, error)
         && ffw_merge_rows (change, wish->stays, wish->goes, sessions, lost, language, error)
         && ffw_connection_run (connection, SQL_SET, error, "ssIii", wish->given_name,
                                wish->family_name, wish->training_language, wish->goes, wish->stays)
         && ffw_post_rows_let_go (connection, wish->goes, wish->stays, error)
         && ffw_post_rows_follow (connection, wish->stays, error)
         && add_note (change, wish->stays, lost, language, error);
}

/* Says it, after the notes and bookings that have their own words for what they are. */
static void
say (FfwChange *change, gint64 stays, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *about = g_strdup_printf ("@person/%" G_GINT64_FORMAT, stays);
  g_autoptr (FfwMessage) message = ffw_message_new ("merge-people", number, about, NULL);

  ffw_change_set_message (change, message);
}

static GHashTable *
new_sessions (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * ffw_merge:
 * @language: in which it is written down what could not stay where it stood
 *
 * Makes two entries one. All that is said of the one who goes is said of the one who stays; what
 * both have and one can have only once becomes one (see ffw_merge_plan()). Files that name the one
 * who goes by UUID find the one who stays.
 */
gboolean
ffw_merge (FfwChange *change, const FfwMergeWish *wish, FfwDate today, FfwLanguage language,
           GError **error)
{
  g_autoptr (GHashTable) sessions = new_sessions ();

  if (!merge (change, wish, sessions, today, language, error)
      || !ffw_booking_fill (change, sessions, today, error))
    return FALSE;
  say (change, wish->stays, 1);

  return TRUE;
}

/**
 * ffw_merge_group:
 * @go: (array length=n_go): the entries that go into that of @stays, which keeps its name
 *
 * Makes several entries one, in one change.
 */
gboolean
ffw_merge_group (FfwChange *change, gint64 stays, const gint64 *go, guint n_go, FfwDate today,
                 FfwLanguage language, GError **error)
{
  g_autoptr (GHashTable) sessions = new_sessions ();

  for (guint i = 0; i < n_go; i++)
    {
      const FfwMergeWish wish = { stays, go[i], NULL, NULL, FFW_NULL };

      if (!merge (change, &wish, sessions, today, language, error))
        return FALSE;
    }
  if (!ffw_booking_fill (change, sessions, today, error))
    return FALSE;
  say (change, stays, n_go);

  return TRUE;
}
