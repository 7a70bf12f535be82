/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person.h"

#include "ffw-coding.h"
#include "ffw-erasure.h"
#include "ffw-list-source.h"

#define NAME(person)                                                                               \
  "trim (coalesce (" person ".given_name, '') || ' ' || coalesce (" person ".family_name, ''))"

#define SQL_PERSON                                                                                 \
  "SELECT n.id, n.uuid, coalesce (n.given_name, ''), coalesce (n.family_name, ''), " NAME (        \
      "n") ", n.training_language,"                                                                \
           " (SELECT count(DISTINCT m.person) FROM post m WHERE m.manager = n.id"                  \
           "   AND (m.left_on IS NULL OR m.left_on >= ?))"                                         \
           " FROM post p JOIN person n ON n.id = p.person WHERE p.id = ?"

/* The manager's number is one in the post's own organisation: no other could be named. */
#define SQL_POSTS                                                                                  \
  "SELECT p.id, p.uuid, o.code, " FFW_LIST_TITLE (                                                 \
      "o", "name") ", coalesce (p.staff_number, ''),"                                              \
                   " coalesce (p.email, ''),"                                                      \
                   " coalesce ((SELECT string_agg (t, ', ') FROM (SELECT " FFW_LIST_TITLE (        \
                       "r",                                                                        \
                       "title") " AS t"                                                            \
                                "   FROM post_role x JOIN role r ON r.id = x.role WHERE x.post = " \
                                "p.id ORDER BY r.code) y), ''),"                                   \
                                " coalesce ((SELECT string_agg (code, ' ') FROM (SELECT r.code "   \
                                "FROM post_role x"                                                 \
                                "   JOIN role r ON r.id = x.role WHERE x.post = p.id ORDER BY "    \
                                "r.code) y), ''),"                                                 \
                                " coalesce (s.code, ''), " FFW_LIST_TITLE (                        \
                                    "s",                                                           \
                                    "name") ","                                                    \
                                            " coalesce ((SELECT w.id FROM post w WHERE w.person "  \
                                            "= p.manager"                                          \
                                            "   AND w.organisation = p.organisation ORDER BY "     \
                                            "w.started_on DESC LIMIT 1),"                          \
                                            "  (SELECT w.id FROM post w WHERE w.person = "         \
                                            "p.manager ORDER BY w.started_on DESC LIMIT 1)),"      \
                                            " coalesce ((SELECT w.staff_number FROM post w WHERE " \
                                            "w.person = p.manager"                                 \
                                            "   AND w.organisation = p.organisation ORDER BY "     \
                                            "w.started_on DESC LIMIT 1), ''),"                     \
                                            " coalesce (" NAME (                                   \
                                                "m") ", ''), p.started_on, p.left_on"              \
                                                     " FROM post p JOIN organisation o ON o.id = " \
                                                     "p.organisation"                              \
                                                     " LEFT JOIN site s ON s.id = p.site LEFT "    \
                                                     "JOIN person m ON m.id = p.manager"           \
                                                     " WHERE p.person = ? ORDER BY p.started_on "  \
                                                     "DESC, p.id DESC"

#define SQL_RECORDS                                                                                \
  "SELECT r.id, " FFW_LIST_TITLE (                                                                 \
      "c", "title") ", r.completed_on, r.outcome, r.language,"                                     \
                    " r.expires_on, c.validity_months"                                             \
                    " FROM record r JOIN course c ON c.id = r.course WHERE r.person = ?"           \
                    " ORDER BY r.completed_on DESC, r.id DESC"

#define SQL_BOOKINGS                                                                               \
  "SELECT b.id, s.id, s.code, " FFW_LIST_TITLE (                                                   \
      "c", "title") ", s.first_on, s.last_on, b.status,"                                           \
                    " b.language FROM booking b JOIN session s ON s.id = b.session"                \
                    " JOIN course c ON c.id = s.course WHERE b.person = ? ORDER BY s.last_on "     \
                    "DESC, b.id DESC"

#define SQL_RATINGS                                                                                \
  "SELECT " FFW_LIST_TITLE ("g", "title") ", " FFW_LIST_TITLE (                                    \
      "a", "title") ", r.rater, r.rating,"                                                         \
                    " r.rated_on FROM rating r JOIN campaign g ON g.id = r.campaign JOIN area a "  \
                    "ON a.id = r.area"                                                             \
                    " WHERE r.person = ? ORDER BY r.rated_on DESC, a.code, r.rater"

#define SQL_ABSENCES                                                                               \
  "SELECT id, from_on, to_on, coalesce (kind, '') FROM absence WHERE person = ?"                   \
  " ORDER BY from_on DESC, id DESC"

#define SQL_NOTES                                                                                  \
  "SELECT id, text, at, who, changed_at, changed_by FROM note WHERE person = ?"                    \
  " ORDER BY at DESC, id DESC"

#define SQL_FIND "SELECT id, person, organisation FROM post WHERE uuid = ?"

/** The tables that a person is read from, NULL-terminated. */
const char *const ffw_person_tables[] = {
  "absence", "area",      "booking", "campaign", "course", "note",    "organisation", "person",
  "post",    "post_role", "rating",  "record",   "role",   "session", "site",         NULL,
};

static void
post_free (gpointer data)
{
  FfwPersonPost *post = data;

  g_free (post->uuid);
  g_free (post->organisation_code);
  g_free (post->organisation);
  g_free (post->number);
  g_free (post->email);
  g_free (post->roles);
  g_strfreev (post->role_codes);
  g_free (post->site_code);
  g_free (post->site);
  g_free (post->manager_number);
  g_free (post->manager);
  g_free (post);
}

static void
record_free (gpointer data)
{
  g_free (((FfwPersonRecord *)data)->course);
  g_free (data);
}

static void
booking_free (gpointer data)
{
  FfwPersonBooking *booking = data;

  g_free (booking->code);
  g_free (booking->course);
  g_free (booking);
}

static void
rating_free (gpointer data)
{
  FfwPersonRating *rating = data;

  g_free (rating->campaign);
  g_free (rating->area);
  g_free (rating);
}

static void
absence_free (gpointer data)
{
  g_free (((FfwPersonAbsence *)data)->kind);
  g_free (data);
}

static void
note_free (gpointer data)
{
  FfwPersonNote *note = data;

  g_free (note->text);
  g_free (note->at);
  g_free (note->who);
  g_free (note->changed_at);
  g_free (note->changed_by);
  g_free (note);
}

static char *
text_at (FfwCursor *cursor, int column)
{
  return g_strdup (ffw_cursor_get_text (cursor, column));
}

static int
code_at (FfwCursor *cursor, int column)
{
  return ffw_cursor_is_null (cursor, column) ? FFW_CODE_NONE
                                             : (int)ffw_cursor_get_int (cursor, column);
}

static gpointer
take_post (FfwCursor *cursor)
{
  FfwPersonPost *post = g_new0 (FfwPersonPost, 1);
  const char *codes = ffw_cursor_get_text (cursor, 7);

  post->id = ffw_cursor_get_int (cursor, 0);
  post->uuid = text_at (cursor, 1);
  post->organisation_code = text_at (cursor, 2);
  post->organisation = text_at (cursor, 3);
  post->number = text_at (cursor, 4);
  post->email = text_at (cursor, 5);
  post->roles = text_at (cursor, 6);
  post->role_codes = *codes ? g_strsplit (codes, " ", -1) : g_new0 (char *, 1);
  post->site_code = text_at (cursor, 8);
  post->site = text_at (cursor, 9);
  post->manager_post = ffw_cursor_is_null (cursor, 10) ? 0 : ffw_cursor_get_int (cursor, 10);
  post->manager_number = text_at (cursor, 11);
  post->manager = text_at (cursor, 12);
  post->started_on = ffw_cursor_get_date (cursor, 13);
  post->left_on = ffw_cursor_get_date (cursor, 14);

  return post;
}

static gpointer
take_record (FfwCursor *cursor)
{
  FfwPersonRecord *record = g_new0 (FfwPersonRecord, 1);

  record->id = ffw_cursor_get_int (cursor, 0);
  record->course = text_at (cursor, 1);
  record->completed_on = ffw_cursor_get_date (cursor, 2);
  record->outcome = code_at (cursor, 3);
  record->language = code_at (cursor, 4);
  if (record->outcome == FFW_OUTCOME_COMPLETED)
    record->expires_on = ffw_date_expires_on (record->completed_on, ffw_cursor_get_date (cursor, 5),
                                              -1, code_at (cursor, 6));

  return record;
}

static gpointer
take_booking (FfwCursor *cursor)
{
  FfwPersonBooking *booking = g_new0 (FfwPersonBooking, 1);

  booking->id = ffw_cursor_get_int (cursor, 0);
  booking->session = ffw_cursor_get_int (cursor, 1);
  booking->code = text_at (cursor, 2);
  booking->course = text_at (cursor, 3);
  booking->first_on = ffw_cursor_get_date (cursor, 4);
  booking->last_on = ffw_cursor_get_date (cursor, 5);
  booking->status = code_at (cursor, 6);
  booking->language = code_at (cursor, 7);

  return booking;
}

static gpointer
take_rating (FfwCursor *cursor)
{
  FfwPersonRating *rating = g_new0 (FfwPersonRating, 1);

  rating->campaign = text_at (cursor, 0);
  rating->area = text_at (cursor, 1);
  rating->rater = code_at (cursor, 2);
  rating->rating = code_at (cursor, 3);
  rating->rated_on = ffw_cursor_get_date (cursor, 4);

  return rating;
}

static gpointer
take_absence (FfwCursor *cursor)
{
  FfwPersonAbsence *absence = g_new0 (FfwPersonAbsence, 1);

  absence->id = ffw_cursor_get_int (cursor, 0);
  absence->from_on = ffw_cursor_get_date (cursor, 1);
  absence->to_on = ffw_cursor_get_date (cursor, 2);
  absence->kind = text_at (cursor, 3);

  return absence;
}

static gpointer
take_note (FfwCursor *cursor)
{
  FfwPersonNote *note = g_new0 (FfwPersonNote, 1);

  note->id = ffw_cursor_get_int (cursor, 0);
  note->text = text_at (cursor, 1);
  note->at = text_at (cursor, 2);
  note->who = text_at (cursor, 3);
  note->changed_at = text_at (cursor, 4);
  note->changed_by = text_at (cursor, 5);

  return note;
}

/* Reads all rows that @sql has of a person. */
static GPtrArray *
read_all (FfwConnection *connection, const char *sql, gint64 person, FfwLanguage language,
          gpointer (*take) (FfwCursor *cursor), GDestroyNotify row_free, GError **error)
{
  g_autofree char *in_language = ffw_list_sql (sql, language);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, in_language, error, "i", person);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    g_ptr_array_add (rows, take (cursor));
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&rows);
}

/**
 * ffw_person_read:
 * @post: the id of one of the person's posts
 * @today: the day that counts as today
 * @language: of the reader
 *
 * Returns: (transfer full) (nullable): the person; %NULL with @error set, or without it where
 *   there is no such post any more
 */
FfwPerson *
ffw_person_read (FfwConnection *connection, gint64 post, FfwDate today, FfwLanguage language,
                 GError **error)
{
  g_autoptr (FfwPerson) self = g_new0 (FfwPerson, 1);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_PERSON, error, "Di", today,
                                                       post);

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return NULL;

  self->id = ffw_cursor_get_int (cursor, 0);
  self->uuid = text_at (cursor, 1);
  self->given_name = text_at (cursor, 2);
  self->family_name = text_at (cursor, 3);
  self->name = text_at (cursor, 4);
  if (*self->name == '\0')
    {
      g_free (self->name);
      self->name = g_strdup (ffw_erasure_name (language));
    }
  self->training_language = code_at (cursor, 5);
  self->n_managed = ffw_cursor_get_int (cursor, 6);

  self->posts = read_all (connection, SQL_POSTS, self->id, language, take_post, post_free, error);
  self->records = self->posts ? read_all (connection, SQL_RECORDS, self->id, language, take_record,
                                          record_free, error)
                              : NULL;
  self->bookings = self->records ? read_all (connection, SQL_BOOKINGS, self->id, language,
                                             take_booking, booking_free, error)
                                 : NULL;
  self->ratings = self->bookings ? read_all (connection, SQL_RATINGS, self->id, language,
                                             take_rating, rating_free, error)
                                 : NULL;
  self->absences = self->ratings ? read_all (connection, SQL_ABSENCES, self->id, language,
                                             take_absence, absence_free, error)
                                 : NULL;
  self->notes = self->absences ? read_all (connection, SQL_NOTES, self->id, language, take_note,
                                           note_free, error)
                               : NULL;
  if (self->notes == NULL)
    return NULL;

  for (guint i = 0; i < self->posts->len; i++)
    if (((const FfwPersonPost *)self->posts->pdata[i])->id == post)
      self->post = self->posts->pdata[i];

  return g_steal_pointer (&self);
}

void
ffw_person_free (FfwPerson *self)
{
  g_free (self->uuid);
  g_free (self->given_name);
  g_free (self->family_name);
  g_free (self->name);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->bookings, g_ptr_array_unref);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->absences, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

/**
 * ffw_person_find_post:
 * @uuid: of a post
 * @post: (out): its id; 0 where there is none
 * @person: (out): whose it is
 * @organisation: (out): where
 */
gboolean
ffw_person_find_post (FfwConnection *connection, const char *uuid, gint64 *post, gint64 *person,
                      gint64 *organisation, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_FIND, error, "s", uuid);

  *post = *person = *organisation = 0;
  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    {
      *post = ffw_cursor_get_int (cursor, 0);
      *person = ffw_cursor_get_int (cursor, 1);
      *organisation = ffw_cursor_get_int (cursor, 2);
    }

  return !ffw_cursor_has_failed (cursor);
}
