/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bookings: who has asked for, and who has, a place on a session. What lies ahead
 * is a wish and keeps to capacity and quota; what lies in the past is a fact. */

#include "ffw-booking-wishes.h"
#include "ffw-kinds-private.h"
#include "ffw-naming.h"
#include "ffw-room.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  BOOKING_SESSION,
  BOOKING_PERSON,
  BOOKING_POST,
  BOOKING_STATUS,
  BOOKING_ASKED_AT,
  BOOKING_LANGUAGE,
  BOOKING_FUNDED,
  BOOKING_REASON,
};

static const char *const booking_columns[] = {
  "session", "person", "post", "status", "asked_at", "language", "funded", "reason", NULL,
};

enum
{
  FIELD_ID,
  FIELD_SESSION,
  FIELD_ORGANISATION,
  FIELD_NUMBER,
  FIELD_EMAIL,
  FIELD_PERSON,
  FIELD_STATUS,
  FIELD_FUNDED = 9,
};

static const FfwField booking_fields[] = {
  FFW_FIELD_ID ("b.uuid"),
  { .name = "session",
    .name_cy = "sesiwn",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .refers = "session",
    .sql = "s.code",
    .column = "session" },
  FFW_FIELDS_PERSON,
  { .name = "status",
    .name_cy = "statws",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_booking_status,
    .sql = "b.status",
    .column = "status" },
  { .name = "asked_at",
    .name_cy = "gofynnwyd",
    .type = FFW_FIELD_DATE_TIME,
    .sql = "b.asked_at",
    .column = "asked_at" },
  { .name = "language",
    .name_cy = "iaith",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_language,
    .sql = "b.language",
    .column = "language" },
  { .name = "funded",
    .name_cy = "ariannwyd",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_yes_no,
    .sql = "b.funded",
    .column = "funded" },
  { .name = "reason",
    .name_cy = "rheswm",
    .type = FFW_FIELD_TEXT,
    .sql = "b.reason",
    .column = "reason" },
};

static const FfwNaming booking_naming = { FIELD_ORGANISATION, FIELD_NUMBER,   FIELD_EMAIL,
                                          FIELD_PERSON,       BOOKING_PERSON, BOOKING_POST };

#define SQL_SESSION                                                                                \
  "SELECT s.course, s.capacity, s.status, s.first_on, s.last_on, c.code, c.retired_on "            \
  "  FROM session s JOIN course c ON c.id = s.course WHERE s.id = ?"
#define SQL_ORGANISATION "SELECT organisation FROM post WHERE id = ?"
#define SQL_ADD_STATUS   "INSERT INTO booking_status (id, booking, status, at) VALUES (?, ?, ?, ?)"
/* More people in the room than it holds is a fact, and worth a word. */
#define SQL_CROWDED                                                                                \
  "SELECT i.line, s.capacity, count(*) "                                                           \
  "  FROM intake_seen i JOIN session s ON s.id = i.id JOIN booking b ON b.session = s.id "         \
  " WHERE s.capacity IS NOT NULL AND (s.status = 2 OR s.last_on < ?) AND b.status IN (0, 2, 3) "   \
  " GROUP BY s.id, i.line, s.capacity HAVING count(*) > s.capacity ORDER BY 1"

typedef struct
{
  gint64 id;
  gint64 course;
  gint64 capacity; /* FFW_NULL: no limit */
  gint64 status;
  char first_on[FFW_DATE_ISO_SIZE];
  char last_on[FFW_DATE_ISO_SIZE];
  char retired_on[FFW_DATE_ISO_SIZE];
  char course_code[64];
} SessionFacts;

typedef struct
{
  SessionFacts session; /* of the last row */
  FfwCursor *facts;
  FfwCursor *history;
  gboolean wishes;
} Bookings;

static gboolean
booking_begin (FfwIntake *self, GError **error)
{
  return ffw_booking_wishes_begin (self, error);
}

static void
booking_clear (FfwIntake *self)
{
  Bookings *bookings = self->state;

  g_clear_pointer (&bookings->facts, ffw_cursor_free);
  g_clear_pointer (&bookings->history, ffw_cursor_free);
}

static void
copy_text (char *to, gsize size, const char *from)
{
  g_strlcpy (to, from ? from : "", size);
}

static const SessionFacts *
session_facts (FfwIntake *self, gint64 id, GError **error)
{
  Bookings *bookings = self->state;
  SessionFacts *facts = &bookings->session;
  FfwCursor *cursor;

  if (facts->id == id)
    return facts;
  cursor = ffw_intake_statement (self, &bookings->facts, SQL_SESSION, error);
  if (cursor == NULL)
    return NULL;
  ffw_cursor_bind (cursor, "i", id);
  if (!ffw_cursor_next (cursor, error))
    return NULL;

  facts->id = id;
  facts->course = ffw_cursor_get_int (cursor, 0);
  facts->capacity = ffw_cursor_is_null (cursor, 1) ? FFW_NULL : ffw_cursor_get_int (cursor, 1);
  facts->status = ffw_cursor_get_int (cursor, 2);
  copy_text (facts->first_on, sizeof facts->first_on, ffw_cursor_get_text (cursor, 3));
  copy_text (facts->last_on, sizeof facts->last_on, ffw_cursor_get_text (cursor, 4));
  copy_text (facts->course_code, sizeof facts->course_code, ffw_cursor_get_text (cursor, 5));
  copy_text (facts->retired_on, sizeof facts->retired_on, ffw_cursor_get_text (cursor, 6));

  return facts;
}

static gboolean
lies_ahead (FfwIntake *self, const SessionFacts *session)
{
  return session->status != FFW_SESSION_HELD && strcmp (session->last_on, self->today_iso) >= 0;
}

static gboolean
booking_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  gint64 id = ffw_row_integer (row, BOOKING_SESSION, 0);
  const SessionFacts *session;

  if (id == 0)
    return TRUE;
  session = session_facts (self, id, error);

  return session != NULL
         && ffw_naming_resolve (self, row, &booking_naming, session->last_on, error);
}

static gboolean
takes_place (gint64 status)
{
  return status != FFW_BOOKING_CANCELLED && status != FFW_BOOKING_WAITING;
}

static void
refuse_or_warn (FfwIntake *self, FfwRow *row, gboolean refuse, const char *error_code,
                const char *warning_code, int field, const char *first, const char *second,
                const char *third)
{
  if (refuse)
    ffw_intake_error (self, row, error_code, field, first, second, third);
  else
    ffw_intake_warning (self, row->line, warning_code, field, first, second, third);
}

/* A booking that was not there, on this session, or was cancelled: the rules for new ones hold. */
static gboolean
is_as_new (const FfwRow *row)
{
  return row->old[BOOKING_STATUS].state == FFW_SLOT_NULL
         || row->old[BOOKING_STATUS].integer == FFW_BOOKING_CANCELLED
         || ffw_slot_differs (&row->slots[BOOKING_SESSION], &row->old[BOOKING_SESSION]);
}

/* A place ahead that is wished for now: it is settled once the whole file is known. */
static gboolean
is_wish (FfwIntake *self, const FfwRow *row)
{
  const Bookings *bookings = self->state;

  return ffw_row_integer (row, BOOKING_STATUS, 0) == FFW_BOOKING_BOOKED
         && (is_as_new (row) || row->old[BOOKING_STATUS].integer != FFW_BOOKING_BOOKED)
         && bookings->session.capacity != FFW_NULL && lies_ahead (self, &bookings->session);
}

/* The funded places of the course, and of the organisation's part of them. */
static gboolean
check_quota (FfwIntake *self, FfwRow *row, const SessionFacts *session, GError **error)
{
  gboolean refuse = lies_ahead (self, session) && ffw_row_text (row, BOOKING_REASON) == NULL;
  gboolean before = !is_as_new (row) && row->old[BOOKING_FUNDED].integer == 1
                    && takes_place (row->old[BOOKING_STATUS].integer);
  g_autofree char *used = NULL;
  g_autofree char *places = NULL;
  gint64 organisation = 0;
  gint64 post = ffw_row_integer (row, BOOKING_POST, 0);
  FfwRoomFigures figures;
  g_autoptr (FfwRoom) quota = NULL;

  if (before || ffw_row_integer (row, BOOKING_FUNDED, 0) != 1
      || !takes_place (ffw_row_integer (row, BOOKING_STATUS, FFW_BOOKING_BOOKED))
      || is_wish (self, row))
    return TRUE;
  quota = ffw_room_read_course (self->connection, session->course, row->id, self->today, error);
  if (quota == NULL
      || (post != 0
          && !ffw_connection_get_int (self->connection, SQL_ORGANISATION, &organisation, error, "i",
                                      post)))
    return FALSE;
  if (ffw_room_has_place (quota, organisation))
    return TRUE;

  ffw_room_get_figures_for (quota, organisation, &figures);
  used = g_strdup_printf ("%" G_GINT64_FORMAT, figures.taken + figures.held);
  places = g_strdup_printf ("%" G_GINT64_FORMAT, figures.places);
  refuse_or_warn (self, row, refuse, "E307", "W309", FIELD_FUNDED, session->course_code, used,
                  places);

  return TRUE;
}

static void
check_retired (FfwIntake *self, FfwRow *row, const SessionFacts *session)
{
  gboolean refuse = lies_ahead (self, session) && ffw_row_text (row, BOOKING_REASON) == NULL;

  if (!is_as_new (row) || *session->retired_on == '\0'
      || ffw_row_integer (row, BOOKING_STATUS, 0) == FFW_BOOKING_CANCELLED
      || strcmp (session->retired_on, session->last_on) > 0)
    return;
  refuse_or_warn (self, row, refuse, "E308", "W312", FIELD_SESSION, session->course_code,
                  session->retired_on, NULL);
}

static gboolean
booking_check (FfwIntake *self, FfwRow *row, GError **error)
{
  const SessionFacts *session;
  gint64 id = ffw_row_integer (row, BOOKING_SESSION, 0);

  if (ffw_row_value (row, BOOKING_STATUS)->state != FFW_SLOT_INTEGER)
    ffw_row_set_integer (row, BOOKING_STATUS, FFW_BOOKING_BOOKED);
  if (ffw_row_value (row, BOOKING_FUNDED)->state != FFW_SLOT_INTEGER)
    ffw_row_set_integer (row, BOOKING_FUNDED, 0);
  if (id == 0)
    return TRUE;
  session = session_facts (self, id, error);
  if (session == NULL)
    return FALSE;
  check_retired (self, row, session);
  if (row->person > 0
      && !ffw_naming_warn_outside (self, row, FIELD_NUMBER, session->last_on, error))
    return FALSE;

  return check_quota (self, row, session, error)
         && (row->rejected || ffw_intake_see (self, id, row->line, error));
}

static gboolean
add_status (FfwIntake *self, gint64 booking, gint64 status, GError **error)
{
  Bookings *bookings = self->state;
  FfwCursor *history = ffw_intake_statement (self, &bookings->history, SQL_ADD_STATUS, error);

  if (history == NULL)
    return FALSE;
  ffw_cursor_bind (history, "iiis", ffw_change_new_id (self->change), booking, status,
                   ffw_change_get_now (self->change));

  return ffw_cursor_run (history, error);
}

static gboolean
booking_written (FfwIntake *self, FfwRow *row, GError **error)
{
  Bookings *bookings = self->state;
  gint64 status = ffw_row_integer (row, BOOKING_STATUS, 0);
  gboolean is_new = row->old[BOOKING_STATUS].state == FFW_SLOT_NULL;
  FfwWish wish = {
    .booking = row->id,
    .session = bookings->session.id,
    .asked_at = ffw_row_text (row, BOOKING_ASKED_AT),
    .line = row->line,
    .before = is_new ? FFW_NULL : row->old[BOOKING_STATUS].integer,
    .alone = TRUE,
  };

  if (!is_wish (self, row))
    return (!is_new && row->old[BOOKING_STATUS].integer == status)
           || add_status (self, row->id, status, error);

  for (guint i = 0; i < self->n_slots; i++)
    if (i != BOOKING_STATUS && ffw_slot_differs (&row->slots[i], &row->old[i]))
      wish.alone = FALSE;
  bookings->wishes = TRUE;

  return ffw_booking_wishes_add (self, &wish, error);
}

static gboolean
warn_crowded (FfwIntake *self, GError **error)
{
  g_autoptr (FfwCursor) crowded = ffw_connection_query (self->connection, SQL_CROWDED, error, "s",
                                                        self->today_iso);

  if (crowded == NULL)
    return FALSE;
  while (ffw_cursor_next (crowded, error))
    {
      g_autofree char *people = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                 ffw_cursor_get_int (crowded, 2));
      g_autofree char *capacity = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                   ffw_cursor_get_int (crowded, 1));

      ffw_intake_warning (self, (guint)ffw_cursor_get_int (crowded, 0), "W307", FIELD_SESSION,
                          people, capacity, NULL);
    }

  return !ffw_cursor_has_failed (crowded);
}

static gboolean
booking_finish (FfwIntake *self, GError **error)
{
  const Bookings *bookings = self->state;

  if (bookings->wishes
      && !ffw_booking_wishes_settle (self, FIELD_STATUS, FIELD_FUNDED, add_status, error))
    return FALSE;

  return warn_crowded (self, error);
}

static const FfwIntakeClass booking_intake = {
  .columns = booking_columns,
  .key = "session = ? AND person = ?",
  .key_slots = { BOOKING_SESSION, BOOKING_PERSON },
  .n_key_slots = 2,
  .state_size = sizeof (Bookings),
  .begin = booking_begin,
  .resolve = booking_resolve,
  .check = booking_check,
  .written = booking_written,
  .finish = booking_finish,
  .clear = booking_clear,
};

const FfwKind ffw_kind_bookings = {
  .name = "bookings",
  .title = N_ ("Bookings"),
  .table = "booking",
  .fields = booking_fields,
  .n_fields = G_N_ELEMENTS (booking_fields),
  .from = "booking b JOIN session s ON s.id = b.session JOIN course c ON c.id = "
          "s.course" FFW_FROM_PERSON ("b"),
  .organisation = "po.code",
  .course = "c.code",
  .status = "b.status",
  .status_coding = &ffw_coding_booking_status,
  .intake = &booking_intake,
};
