/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-change-private.h"

#include "ffw-capture.h"
#include "ffw-migrations.h"

struct _FfwChange
{
  FfwConnection *connection;
  FfwUuidSource *uuids;
  FfwCapture *capture; /* NULL where undo must not take it back */
  gint64 number;
  gint64 first_id;
  gint64 next_id;
  guint64 milliseconds;
  char *now;
  FfwMessage *message;
  gboolean discarded;
};

/**
 * ffw_change_get_connection:
 *
 * Returns: (transfer none): the connection to read and write on
 */
FfwConnection *
ffw_change_get_connection (FfwChange *self)
{
  return self->connection;
}

/**
 * ffw_change_new_id:
 *
 * Returns: an id that no row of any table has or had
 */
gint64
ffw_change_new_id (FfwChange *self)
{
  return self->next_id++;
}

/**
 * ffw_change_new_uuid:
 * @uuid: (out): filled with a UUID in lower case
 *
 * Version 7 of RFC 9562: in the order in which they are made.
 *
 * Returns: @uuid
 */
char *
ffw_change_new_uuid (FfwChange *self, char uuid[FFW_UUID_SIZE])
{
  return ffw_uuid_source_next (self->uuids, self->milliseconds, uuid);
}

/**
 * ffw_change_get_now:
 *
 * Returns: (transfer none): when the change began, UTC, as 2022-11-22T10:00:00Z
 */
const char *
ffw_change_get_now (FfwChange *self)
{
  return self->now;
}

/**
 * ffw_change_get_who:
 *
 * Returns: (transfer none): who makes the change, as the history will say it
 */
const char *
ffw_change_get_who (FfwChange *self)
{
  return ffw_change_who ();
}

/**
 * ffw_change_set_message:
 * @message: what the change is, in the history; copied. It holds codes and
 *   counts, no names: those would outlive a person's erasure
 *
 * Every change that writes must have one; the last that was set counts.
 */
void
ffw_change_set_message (FfwChange *self, const FfwMessage *message)
{
  g_clear_pointer (&self->message, ffw_message_free);
  self->message = ffw_message_copy (message);
}

/** Returns: (transfer none) (nullable): what the change is, in the history */
const FfwMessage *
ffw_change_get_message (FfwChange *self)
{
  return self->message;
}

/** Returns: the number that the history will know the change by, where it is kept */
gint64
ffw_change_get_number (FfwChange *self)
{
  return self->number;
}

/**
 * ffw_change_touch:
 * @subject: the id of a person, a session or another row
 *
 * Puts the change into the history of @subject, for one that its rows do not refer to: those
 * are found without being told.
 */
void
ffw_change_touch (FfwChange *self, gint64 subject)
{
  if (self->capture)
    ffw_capture_touch (self->capture, subject);
}

/**
 * ffw_change_rest:
 *
 * To be called between the rows of a long change, as often as one likes: keeps
 * its memory within bounds, and stops it where it was cancelled.
 *
 * Returns: whether to go on
 */
gboolean
ffw_change_rest (FfwChange *self, GError **error)
{
  return ffw_connection_check_cancelled (self->connection, error)
         && (self->capture == NULL || ffw_capture_rest (self->capture, error));
}

/**
 * ffw_change_discard:
 *
 * Lets the change run and keeps nothing of it: a dry run.
 */
void
ffw_change_discard (FfwChange *self)
{
  self->discarded = TRUE;
}

/** Returns: whether nothing of the change will be kept */
gboolean
ffw_change_is_discarded (FfwChange *self)
{
  return self->discarded;
}

/* The present time, UTC, as 2022-11-22T10:00:00Z. */
char *
ffw_change_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* Who uses the program: the real name of the account, else its user name. */
const char *
ffw_change_who (void)
{
  const char *name = g_get_real_name ();

  return *name == '\0' || g_str_equal (name, "Unknown") ? g_get_user_name () : name;
}

static gboolean
begin (FfwChange *self, FfwChangeMode mode, GError **error)
{
  self->now = ffw_change_now ();
  self->milliseconds = g_get_real_time () / 1000;

  if (!ffw_connection_get_int (self->connection, "SELECT next FROM counter WHERE name = 'id'",
                               &self->first_id, error, "")
      || !ffw_chain_next_id (self->connection, &self->number, error))
    return FALSE;
  self->next_id = self->first_id;

  if (mode == FFW_CHANGE_CAPTURED)
    self->capture = ffw_capture_new (self->connection, self->number, self->first_id, error);

  return mode != FFW_CHANGE_CAPTURED || self->capture;
}

static gboolean
store_counter (FfwChange *self, GError **error)
{
  return self->next_id == self->first_id
         || ffw_connection_run (self->connection, "UPDATE counter SET next = ? WHERE name = 'id'",
                                error, "i", self->next_id);
}

static gboolean
append_link (FfwChange *self, GError **error)
{
  g_autofree char *arguments = NULL;
  char uuid[FFW_UUID_SIZE];
  gboolean gave_ids = self->next_id > self->first_id;
  FfwLink link = {
    .id = self->number,
    .uuid = ffw_change_new_uuid (self, uuid),
    .at = self->now,
    .who = ffw_change_who (),
    .kind = FFW_CHANGE_DONE,
    .of = FFW_NULL,
    .schema = ffw_migrations_get_newest (),
    .first_id = gave_ids ? self->first_id : FFW_NULL,
    .end_id = gave_ids ? self->next_id : FFW_NULL,
  };

  if (self->message == NULL)
    g_error ("A change was written without a message");

  link.message = ffw_message_get_id (self->message);
  link.arguments = arguments = ffw_message_store_arguments (self->message);
  if (self->capture)
    {
      ffw_capture_get_salt (self->capture, link.salt);
      ffw_capture_get_digest (self->capture, link.parts);
    }
  else
    ffw_link_set_no_parts (&link);

  return ffw_chain_append (self->connection, &link, error);
}

static gboolean
finish (FfwChange *self, FfwChangeMode mode, GError **error)
{
  /* Some failures make SQLite roll back by itself; a function may have passed over that. */
  if (!ffw_connection_is_in_transaction (self->connection))
    {
      ffw_store_error_set (error, SQLITE_ABORT_ROLLBACK, NULL,
                           ffw_connection_get_path (self->connection));
      return FALSE;
    }

  if (self->capture && !ffw_capture_finish (self->capture, error))
    return FALSE;

  return store_counter (self, error)
         && ((self->capture == NULL ? mode != FFW_CHANGE_ERASING
                                    : ffw_capture_get_n_parts (self->capture) == 0)
             || append_link (self, error));
}

/*
 * Runs @func as a change, in the transaction that is open on @connection.
 * @tables: takes the names of the tables that were captured
 * @mode: what history and undo know of it
 * @keep: (out): whether the transaction is to be committed; a dry run's is not
 */
gboolean
ffw_change_make (FfwConnection *connection, FfwUuidSource *uuids, GHashTable *tables,
                 FfwChangeMode mode, FfwChangeFunc func, gpointer data, gboolean *keep,
                 GError **error)
{
  FfwChange self = { .connection = connection, .uuids = uuids };
  gboolean good = begin (&self, mode, error) && func (&self, data, error);

  *keep = good && !self.discarded;
  if (*keep)
    good = finish (&self, mode, error);
  if (self.capture)
    ffw_capture_list_tables (self.capture, tables);

  g_clear_pointer (&self.capture, ffw_capture_free);
  g_clear_pointer (&self.message, ffw_message_free);
  g_free (self.now);

  return good;
}
