/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-certificates.h"

#include "ffw-post.h"
#include "ffw-publisher.h"

#include <math.h>

static const char people_sql[]
    = "SELECT n.given_name, n.family_name, coalesce (r.certificate, ''), r.hours, r.completed_on"
      " FROM record r JOIN person n ON n.id = r.person"
      " WHERE r.session = ? AND r.outcome = ?"
      " AND (n.given_name IS NOT NULL OR n.family_name IS NOT NULL)"
      " ORDER BY n.family_name, n.given_name, n.id";
static const char trainers_sql[]
    = "SELECT DISTINCT n.family_name, n.given_name, n.id FROM session_date d"
      " JOIN session_trainer t ON t.session_date = d.id JOIN person n ON n.id = t.person"
      " WHERE d.session = ? AND (n.given_name IS NOT NULL OR n.family_name IS NOT NULL)"
      " ORDER BY n.family_name, n.given_name, n.id";
static const char issuer_sql[] = "SELECT name_en, name_cy FROM organisation WHERE code = ?";

static void
certificate_free (gpointer data)
{
  FfwCertificate *self = data;

  g_free (self->name);
  g_free (self->number);
  g_free (self);
}

void
ffw_certificates_free (FfwCertificates *self)
{
  g_clear_pointer (&self->session, ffw_session_free);
  ffw_text_clear (&self->issuer);
  g_ptr_array_unref (self->trainers);
  g_ptr_array_unref (self->people);
  g_free (self);
}

static gboolean
read_people (FfwCertificates *self, FfwConnection *connection, gint64 session, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, people_sql, error, "ii", session,
                                                       (gint64)FFW_OUTCOME_COMPLETED);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwCertificate *one = g_new0 (FfwCertificate, 1);

      one->name = ffw_person_join_name (ffw_cursor_get_text (cursor, 0),
                                        ffw_cursor_get_text (cursor, 1));
      one->number = g_strdup (ffw_cursor_get_text (cursor, 2));
      one->hours = ffw_cursor_is_null (cursor, 3) ? NAN : ffw_cursor_get_double (cursor, 3);
      one->completed_on = ffw_cursor_get_date (cursor, 4);
      g_ptr_array_add (self->people, one);
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_trainers (FfwCertificates *self, FfwConnection *connection, gint64 session, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, trainers_sql, error, "i",
                                                       session);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    g_ptr_array_add (self->trainers, ffw_person_join_name (ffw_cursor_get_text (cursor, 1),
                                                           ffw_cursor_get_text (cursor, 0)));

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_issuer (FfwCertificates *self, FfwConnection *connection, GError **error)
{
  g_autofree char *code = ffw_publisher_get (connection, error);
  g_autoptr (FfwCursor) cursor = NULL;

  if (code == NULL)
    return FALSE;
  cursor = ffw_connection_query (connection, issuer_sql, error, "s", code);
  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    ffw_text_set (&self->issuer, ffw_cursor_get_text (cursor, 0), ffw_cursor_get_text (cursor, 1));

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_certificates_read:
 * @session: its id
 *
 * Returns: (transfer full): who completed the course at the session; %NULL with @error set, or
 * where there is no such session
 */
FfwCertificates *
ffw_certificates_read (FfwConnection *connection, gint64 session, GError **error)
{
  g_autoptr (FfwCertificates) self = g_new0 (FfwCertificates, 1);

  self->trainers = g_ptr_array_new_with_free_func (g_free);
  self->people = g_ptr_array_new_with_free_func (certificate_free);
  self->session = ffw_session_read (connection, session, error);
  if (self->session == NULL || !read_people (self, connection, session, error)
      || !read_trainers (self, connection, session, error)
      || !read_issuer (self, connection, error))
    return NULL;

  return g_steal_pointer (&self);
}
