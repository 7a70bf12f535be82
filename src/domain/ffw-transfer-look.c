/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-transfer-look.h"

#include "ffw-fold.h"
#include "ffw-posts.h"
#include "ffw-publisher.h"

#include <string.h>

/* How many people of a name are worth a look. */
#define MOST_PROPOSALS 8

static const char course_sql[] = "SELECT coalesce (min (id), 0) FROM course WHERE code = ?";
static const char organisation_sql[] = "SELECT coalesce (min (id), 0) FROM organisation"
                                       " WHERE code = ?";
static const char kept_sql[] = "SELECT id, revision, digest, sender, kind FROM transfer"
                               " WHERE uuid = ?";
static const char decided_sql[]
    = "SELECT state, coalesce (person, 0) FROM transfer_person WHERE transfer = ? AND item = ?";
static const char session_sql[]
    = "SELECT code FROM session WHERE course = ? AND status IN (?, ?) AND last_on >= ?"
      " AND (uuid = ? OR code = ?) ORDER BY uuid = ? DESC LIMIT 1";
static const char post_sql[]
    = "SELECT id FROM post WHERE person = ?"
      " ORDER BY CASE WHEN started_on <= ? AND coalesce (left_on, '9999-12-31') >= ? THEN 0 ELSE 1"
      " END, started_on DESC, id LIMIT 1";

typedef struct
{
  FfwConnection *connection;
  const FfwTransfer *transfer;
  FfwPosts *posts;
  FfwLanguage language;
  FfwDate on; /* the day that posts are asked about */
  FfwTransferLook *look;
} Looking;

static void
found_free (gpointer data)
{
  FfwTransferFound *self = data;

  g_clear_pointer (&self->match, ffw_match_free);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_free (self);
}

void
ffw_transfer_look_free (FfwTransferLook *self)
{
  ffw_findings_unref (self->findings);
  g_free (self->session);
  g_ptr_array_unref (self->found);
  g_free (self);
}

static void
refuse (Looking *self, const char *code, const char *first, const char *second)
{
  ffw_findings_add (self->look->findings, code, 0, 0, NULL, first, second, NULL);
}

/* What is meant for another organisation is nobody else's to read. */
static gboolean
check_receiver (Looking *self, const char *own, GError **error)
{
  g_autoptr (GHashTable) ours = ffw_publisher_list_ours (self->connection, own, error);
  g_autofree char *publisher = NULL;

  if (ours == NULL)
    return FALSE;
  if (g_hash_table_size (ours) == 0)
    {
      refuse (self, "E178", NULL, NULL);
      return TRUE;
    }
  if (g_hash_table_contains (ours, self->transfer->to.code))
    return TRUE;
  publisher = own ? g_strdup (own) : ffw_publisher_get (self->connection, error);
  if (publisher == NULL)
    return FALSE;
  refuse (self, "E174", self->transfer->to.code, publisher);

  return TRUE;
}

static gboolean
check_revision (Looking *self, GError **error)
{
  const FfwTransfer *transfer = self->transfer;
  g_autofree char *digest = ffw_transfer_get_content_digest (transfer);
  g_autofree char *number = g_strdup_printf ("%u", transfer->revision);
  g_autofree char *before = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, kept_sql, error, "s",
                                                       transfer->uuid);

  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    return !ffw_cursor_has_failed (cursor);
  self->look->kept = ffw_cursor_get_int (cursor, 0);
  before = g_strdup (ffw_cursor_get_text (cursor, 1));
  /* What one organisation has sent, no other can correct. */
  if (g_strcmp0 (transfer->from.code, ffw_cursor_get_text (cursor, 3)) != 0
      || (gint64)transfer->kind != ffw_cursor_get_int (cursor, 4))
    refuse (self, "E170", NULL, NULL);
  else if ((gint64)transfer->revision < ffw_cursor_get_int (cursor, 1))
    refuse (self, "E175", number, before);
  else if (transfer->kept == 0 && (gint64)transfer->revision == ffw_cursor_get_int (cursor, 1)
           && g_strcmp0 (digest, ffw_cursor_get_text (cursor, 2)) != 0)
    refuse (self, "E176", number, NULL);

  return TRUE;
}

static gboolean
find_session (Looking *self, const char *chosen, FfwDate today, GError **error)
{
  const char *code = chosen ? chosen : self->transfer->session_code;
  const char *uuid = chosen ? NULL : self->transfer->session_uuid;
  g_autoptr (FfwCursor) cursor = NULL;

  if (self->transfer->kind != FFW_TRANSFER_NOMINATION || self->look->course == 0)
    return TRUE;
  cursor = ffw_connection_query (self->connection, session_sql, error, "iiiDsss",
                                 self->look->course, (gint64)FFW_SESSION_PLANNED,
                                 (gint64)FFW_SESSION_OPEN, today, uuid, code, uuid);
  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    self->look->session = g_strdup (ffw_cursor_get_text (cursor, 0));
  else if (!ffw_cursor_has_failed (cursor))
    refuse (self, "E179", code ? code : "", NULL);

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
check_course (Looking *self, GError **error)
{
  const char *code = self->transfer->course.code;

  if (!ffw_connection_get_int (self->connection, course_sql, &self->look->course, error, "s", code))
    return FALSE;
  if (self->look->course == 0)
    refuse (self, "E177", code, NULL);

  return TRUE;
}

static gboolean
set_person (Looking *self, FfwTransferFound *found, gint64 person, gint64 post, GError **error)
{
  g_autoptr (GPtrArray) matches = NULL;

  if (post == 0)
    {
      g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, post_sql, error, "iDD",
                                                           person, self->on, self->on);

      if (cursor == NULL)
        return FALSE;
      if (!ffw_cursor_next (cursor, error))
        return !ffw_cursor_has_failed (cursor);
      post = ffw_cursor_get_int (cursor, 0);
    }
  matches = ffw_matches_of_posts (self->connection, &post, 1, self->language, error);
  if (matches == NULL)
    return FALSE;
  if (matches->len == 0)
    return TRUE;
  found->person = person;
  found->match = ffw_match_copy (matches->pdata[0]);

  return TRUE;
}

/* Whether a word of the name is one of the other: numbers are given again, and mistyped. */
static gboolean
is_like (const char *name, const char *other)
{
  g_autofree char *folded = ffw_fold (name);
  g_autofree char *against = ffw_fold (other);
  g_auto (GStrv) words = g_strsplit_set (folded, " -", -1);
  g_auto (GStrv) others = g_strsplit_set (against, " -", -1);

  if (*folded == '\0' || *against == '\0')
    return TRUE;
  for (guint i = 0; words[i]; i++)
    if (*words[i] && g_strv_contains ((const char *const *)others, words[i]))
      return TRUE;

  return FALSE;
}

/* By organisation and number, else by e-mail address. */
static gboolean
find_post (Looking *self, const FfwTransferWho *who, FfwFoundPost *post, GError **error)
{
  char day[FFW_DATE_ISO_SIZE];
  gint64 organisation = 0;

  ffw_date_to_iso (self->on, day);
  if (who->organisation
      && !ffw_connection_get_int (self->connection, organisation_sql, &organisation, error, "s",
                                  who->organisation))
    return FALSE;
  if (who->number && organisation
      && !ffw_posts_find_number (self->posts, organisation, who->number, day, post, error))
    return FALSE;
  if (post->person == 0 && who->email
      && !ffw_posts_find_email (self->posts, who->email, organisation, day, post, error))
    return FALSE;

  return TRUE;
}

/* Who has the name. */
static gboolean
propose (Looking *self, const char *name, FfwTransferFound *found, GError **error)
{
  g_autoptr (GPtrArray) matches = NULL;

  if (*name == '\0')
    return TRUE;
  matches = ffw_matches_search (self->connection, name, MOST_PROPOSALS, self->on, self->language,
                                error);
  if (matches == NULL)
    return FALSE;
  for (guint i = 0; i < matches->len; i++)
    g_ptr_array_add (found->proposals, ffw_match_copy (matches->pdata[i]));

  return TRUE;
}

static gboolean
find_person (Looking *self, const FfwTransferPerson *person, FfwTransferFound *found,
             GError **error)
{
  g_autofree char *name = ffw_transfer_who_get_name (&person->who);
  FfwFoundPost post = { 0 };

  if (!find_post (self, &person->who, &post, error)
      || (post.person > 0 && !set_person (self, found, post.person, post.post, error)))
    return FALSE;
  if (found->person && is_like (name, found->match->name))
    return TRUE;

  /* Somebody of another name altogether is for a person to judge. */
  if (found->person)
    {
      g_ptr_array_add (found->proposals, g_steal_pointer (&found->match));
      found->person = 0;
    }

  return propose (self, name, found, error);
}

static gboolean
look_at (Looking *self, const FfwTransferPerson *person, GError **error)
{
  FfwTransferFound *found = g_new0 (FfwTransferFound, 1);
  g_autoptr (FfwCursor) decided = NULL;

  found->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_match_free);
  g_ptr_array_add (self->look->found, found);
  decided = ffw_connection_query (self->connection, decided_sql, error, "is", self->look->kept,
                                  person->uuid);
  if (decided == NULL)
    return FALSE;
  if (ffw_cursor_next (decided, error))
    {
      gint64 who = ffw_cursor_get_int (decided, 1);

      found->state = (FfwTransferState)ffw_cursor_get_int (decided, 0);
      if (who && !set_person (self, found, who, 0, error))
        return FALSE;
    }
  else if (ffw_cursor_has_failed (decided))
    return FALSE;
  if (found->person || found->state == FFW_TRANSFER_ASIDE)
    return TRUE;

  found->state = FFW_TRANSFER_OPEN;

  return find_person (self, person, found, error);
}

/**
 * ffw_transfer_look:
 * @own: (nullable): the code of the organisation whose workspace it is, in place of the one that
 *   is set
 * @session: (nullable): the code of the session that somebody chose for a nomination
 * @today: the day that nominations are read on; slips are of the posts of their session's day
 *
 * Finds whom it means: by organisation and number, else by e-mail address. A name alone is only
 * proposed, and so is somebody whose number is right and whose name is another.
 *
 * Returns: (transfer full): what was found; %NULL with @error set
 */
FfwTransferLook *
ffw_transfer_look (FfwConnection *connection, const FfwTransfer *transfer, const char *own,
                   const char *session, FfwDate today, FfwLanguage language, GError **error)
{
  g_autoptr (FfwTransferLook) look = g_new0 (FfwTransferLook, 1);
  g_autoptr (FfwPosts) posts = ffw_posts_new (connection);
  Looking self = { .connection = connection,
                   .transfer = transfer,
                   .posts = posts,
                   .language = language,
                   .on = today,
                   .look = look };

  look->findings = ffw_findings_new (transfer->file ? transfer->file : "");
  look->found = g_ptr_array_new_with_free_func (found_free);
  if (transfer->dates->len > 0)
    {
      const FfwTransferDate *last = transfer->dates->pdata[transfer->dates->len - 1];
      g_autofree char *day = g_strndup (last->starts_at, FFW_DATE_ISO_SIZE - 1);

      self.on = ffw_date_from_iso (day);
    }
  if (!check_receiver (&self, own, error) || !check_revision (&self, error)
      || !check_course (&self, error) || !find_session (&self, session, today, error))
    return NULL;
  for (guint i = 0; i < transfer->people->len; i++)
    if (!look_at (&self, transfer->people->pdata[i], error))
      return NULL;

  return g_steal_pointer (&look);
}
