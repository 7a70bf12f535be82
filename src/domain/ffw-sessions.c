/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions. A row of sessions is one date of one session. */

#include "ffw-authorisation.h"
#include "ffw-kinds-private.h"
#include "ffw-session-trainers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  DATE_SESSION,
  DATE_STARTS_AT,
  DATE_ENDS_AT,
};

static const char *const date_columns[] = { "session", "starts_at", "ends_at", "venue", NULL };

enum
{
  FIELD_ID,
  FIELD_SESSION,
  FIELD_COURSE,
  FIELD_STARTS_AT,
  FIELD_ENDS_AT,
  FIELD_VENUE,
  FIELD_LANGUAGE,
  FIELD_CAPACITY,
  FIELD_TRAINER_ORGANISATION,
  FIELD_TRAINER,
  FIELD_STATUS,
};

/* One trainer is an organisation and a number there; several are ORGANISATION/number each. */
#define SQL_TRAINER_COUNT "(SELECT count(*) FROM session_trainer t WHERE t.session_date = d.id)"
#define SQL_TRAINER_FROM                                                                           \
  " FROM session_trainer t JOIN post tp ON tp.id = t.post "                                        \
  "JOIN organisation t_o ON t_o.id = tp.organisation WHERE t.session_date = d.id"

static const FfwField session_fields[] = {
  FFW_FIELD_ID ("d.uuid"),
  { .name = "session",
    .name_cy = "sesiwn",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .sql = "s.code" },
  { .name = "course",
    .name_cy = "cwrs",
    .type = FFW_FIELD_REFERENCE,
    .refers = "course",
    .sql = "c.code" },
  { .name = "starts_at",
    .name_cy = "dechrau",
    .also = "amser_dechrau",
    .type = FFW_FIELD_DATE_TIME,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .sql = "d.starts_at",
    .column = "starts_at" },
  { .name = "ends_at",
    .name_cy = "gorffen",
    .also = "amser_gorffen",
    .type = FFW_FIELD_DATE_TIME,
    .flags = FFW_FIELD_REQUIRED,
    .sql = "d.ends_at",
    .column = "ends_at" },
  { .name = "venue",
    .name_cy = "lleoliad",
    .type = FFW_FIELD_TEXT,
    .sql = "d.venue",
    .column = "venue" },
  { .name = "language",
    .name_cy = "iaith",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_taught_in,
    .sql = "s.language" },
  { .name = "capacity",
    .name_cy = "capasiti",
    .also = "lleoedd",
    .type = FFW_FIELD_INTEGER,
    .most = 1000000,
    .sql = "s.capacity" },
  { .name = "trainer_organisation",
    .name_cy = "sefydliad_hyfforddwr",
    .type = FFW_FIELD_REFERENCE,
    .refers = "organisation",
    .sql = "CASE " SQL_TRAINER_COUNT " WHEN 1 THEN (SELECT t_o.code" SQL_TRAINER_FROM ") END" },
  { .name = "trainer",
    .name_cy = "hyfforddwr",
    .type = FFW_FIELD_IDENTIFIER,
    .sql = "CASE " SQL_TRAINER_COUNT
           " WHEN 1 THEN (SELECT coalesce (tp.staff_number, tp.email)" SQL_TRAINER_FROM
           ") ELSE (SELECT string_agg (name, ' ') FROM (SELECT "
           "CASE WHEN tp.staff_number IS NULL THEN tp.email "
           "ELSE t_o.code || '/' || tp.staff_number END AS name" SQL_TRAINER_FROM
           " ORDER BY name)) END" },
  { .name = "status",
    .name_cy = "statws",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_session_status,
    .sql = "s.status" },
};

#define SQL_SESSION "SELECT course, language, capacity, status FROM session WHERE id = ?"
#define SQL_SAME_TIME                                                                              \
  "SELECT count(*) FROM session_date WHERE session = ? AND starts_at = ? AND id <> ?"
#define SQL_BOOKED  "SELECT count(*) FROM booking WHERE session = ? AND status = 0"
#define SQL_LAST_ON "SELECT last_on FROM session WHERE id = ?"
#define SQL_RENAME  "UPDATE session SET code = ? WHERE id = ?"
#define SQL_ADD_SESSION                                                                            \
  "INSERT INTO session (id, uuid, code, course, language, capacity, status) "                      \
  "VALUES (?, ?, ?, ?, ?, ?, ?)"
#define SQL_SET_SESSION                                                                            \
  "UPDATE session SET course = ?, language = ?, capacity = ?, status = ? WHERE id = ?"
#define SQL_SET_SPAN                                                                               \
  "UPDATE session SET "                                                                            \
  "first_on = (SELECT substr (min (starts_at), 1, 10) FROM session_date WHERE session = ?), "      \
  "last_on = (SELECT substr (max (starts_at), 1, 10) FROM session_date WHERE session = ?) "        \
  "WHERE id = ?"
/* Trainers of this file's sessions who hold, on the last date, no record in date
 * of a course that authorises the session's course, where there is such a course
 * (rules.md, Sessions). */
#define SQL_UNAUTHORISED                                                                           \
  "SELECT min (i.line), o.code, p.staff_number, c.code "                                           \
  "  FROM intake_seen i JOIN session s ON s.id = i.id JOIN course c ON c.id = s.course "           \
  "  JOIN session_date d ON d.session = s.id JOIN session_trainer t ON t.session_date = d.id "     \
  "  LEFT JOIN post p ON p.id = t.post LEFT JOIN organisation o ON o.id = p.organisation "         \
  " WHERE NOT " FFW_SQL_MAY_DELIVER (                                                              \
      "t.person", "s.course",                                                                      \
      "s.last_on") " GROUP BY s.id, t.person, o.code, p.staff_number, c.code ORDER BY 1"

/* What a row says of the session itself; the order of session_fields_of. */
enum
{
  OF_COURSE,
  OF_LANGUAGE,
  OF_CAPACITY,
  OF_STATUS,
  N_OF_SESSION,
};

static const int session_fields_of[N_OF_SESSION] = { FIELD_COURSE, FIELD_LANGUAGE, FIELD_CAPACITY,
                                                     FIELD_STATUS };

typedef struct
{
  FfwSlot said[N_OF_SESSION];  /* by the row */
  FfwSlot there[N_OF_SESSION]; /* in the workspace */
  FfwTrainers *trainers;       /* of the row */
  gboolean renamed;            /* the row gives its session another code */
  GHashTable *told;            /* session id → bits of what this file has said of it */
  FfwCursor *session;
  FfwCursor *add;
  FfwCursor *span;
} Sessions;

static gboolean
session_begin (FfwIntake *self, GError **error)
{
  Sessions *sessions = self->state;

  sessions->trainers = ffw_trainers_new (self, FIELD_TRAINER_ORGANISATION, FIELD_TRAINER);
  sessions->told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return TRUE;
}

static void
session_clear (FfwIntake *self)
{
  Sessions *sessions = self->state;

  g_clear_pointer (&sessions->trainers, ffw_trainers_free);
  g_clear_pointer (&sessions->told, g_hash_table_unref);
  g_clear_pointer (&sessions->session, ffw_cursor_free);
  g_clear_pointer (&sessions->add, ffw_cursor_free);
  g_clear_pointer (&sessions->span, ffw_cursor_free);
}

static gboolean
load_session (FfwIntake *self, gint64 id, GError **error)
{
  Sessions *sessions = self->state;
  FfwCursor *cursor = ffw_intake_statement (self, &sessions->session, SQL_SESSION, error);

  if (cursor == NULL)
    return FALSE;
  ffw_cursor_bind (cursor, "i", id);
  if (!ffw_cursor_next (cursor, error))
    return FALSE;
  for (int i = 0; i < N_OF_SESSION; i++)
    sessions->there[i] = ffw_cursor_is_null (cursor, i)
                             ? (FfwSlot){ .state = FFW_SLOT_NULL }
                             : (FfwSlot){ .state = FFW_SLOT_INTEGER,
                                          .integer = ffw_cursor_get_int (cursor, i) };

  return TRUE;
}

static gboolean
read_session_values (FfwIntake *self, FfwRow *row, GError **error)
{
  Sessions *sessions = self->state;

  for (guint i = 0; i < N_OF_SESSION; i++)
    {
      const FfwCell *cell = &row->cells[session_fields_of[i]];
      FfwSlot *said = &sessions->said[i];

      *said = (FfwSlot){ .state = FFW_SLOT_KEEP };
      if (cell->state == FFW_CELL_CLEAR && (i == OF_COURSE || i == OF_STATUS))
        ffw_intake_error (self, row, "E111", session_fields_of[i],
                          self->kind->fields[session_fields_of[i]].name, NULL, NULL);
      else if (cell->state == FFW_CELL_CLEAR)
        said->state = FFW_SLOT_NULL;
      else if (cell->state == FFW_CELL_SET && i == OF_COURSE)
        {
          gint64 course;

          if (!ffw_directories_find (self->directories, "course", cell->text, &course, error))
            return FALSE;
          if (course == 0)
            ffw_intake_unknown (self, row, FIELD_COURSE, "course", cell->text, NULL);
          *said = (FfwSlot){ .state = FFW_SLOT_INTEGER, .integer = course };
        }
      else if (cell->state == FFW_CELL_SET)
        *said = (FfwSlot){ .state = FFW_SLOT_INTEGER, .integer = cell->integer };
    }

  return TRUE;
}

static gboolean
session_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  Sessions *sessions = self->state;
  const FfwCell *code = &row->cells[FIELD_SESSION];
  const char *starts = ffw_row_text (row, DATE_STARTS_AT);
  g_autofree char *on = starts ? g_strndup (starts, FFW_DATE_ISO_SIZE - 1) : NULL;

  if (code->state == FFW_CELL_SET
      && !ffw_directories_find (self->directories, "session", code->text, &row->parent, error))
    return FALSE;
  /* A date that is known by its id, with a code that is not: the session has a new code. */
  sessions->renamed = code->state == FFW_CELL_SET && row->parent == 0 && row->id != 0;
  if (row->parent == 0 && row->id != 0)
    row->parent = ffw_row_integer (row, DATE_SESSION, 0);
  if (row->parent != 0)
    ffw_row_set_integer (row, DATE_SESSION, row->parent);

  return read_session_values (self, row, error)
         && ffw_trainers_read (sessions->trainers, row, on, error);
}

static gboolean
session_find (FfwIntake *self, FfwRow *row, GError **error)
{
  gint64 id = 0;

  if (row->parent == 0 || ffw_row_text (row, DATE_STARTS_AT) == NULL)
    return TRUE;
  if (!ffw_connection_get_int (
          self->connection,
          "SELECT coalesce (max (id), 0) FROM session_date WHERE session = ? AND starts_at = ?",
          &id, error, "is", row->parent, ffw_row_text (row, DATE_STARTS_AT)))
    return FALSE;

  return id == 0 || ffw_intake_load (self, row, id, error);
}

/* Rows of one session must say the same of it; a blank says nothing. */
static gboolean
check_same (FfwIntake *self, FfwRow *row, GError **error)
{
  Sessions *sessions = self->state;
  guint told = GPOINTER_TO_UINT (g_hash_table_lookup (sessions->told, &row->parent));
  guint line;

  if (!ffw_intake_seen (self, row->parent, &line, error))
    return FALSE;
  for (guint i = 0; i < N_OF_SESSION; i++)
    if ((told & (1u << i)) && ffw_slot_differs (&sessions->said[i], &sessions->there[i]))
      {
        g_autofree char *number = g_strdup_printf ("%u", line);
        int field = session_fields_of[i];

        ffw_intake_error (self, row, "E305", field, self->kind->fields[field].name, number, NULL);
      }

  return TRUE;
}

/* Keeps what the row has said of its session, for those that follow. */
static gboolean
tell_of_session (FfwIntake *self, FfwRow *row, GError **error)
{
  Sessions *sessions = self->state;
  guint told = GPOINTER_TO_UINT (g_hash_table_lookup (sessions->told, &row->parent));

  for (guint i = 0; i < N_OF_SESSION; i++)
    if (sessions->said[i].state != FFW_SLOT_KEEP)
      told |= 1u << i;
  g_hash_table_insert (sessions->told, g_memdup2 (&row->parent, sizeof row->parent),
                       GUINT_TO_POINTER (told));

  return ffw_intake_see (self, row->parent, row->line, error);
}

/* Another date of the session that begins at the same time. */
static gboolean
check_time_is_free (FfwIntake *self, FfwRow *row, GError **error)
{
  gint64 n = 0;

  if (row->id == 0 || ffw_row_text (row, DATE_STARTS_AT) == NULL)
    return TRUE;
  if (!ffw_connection_get_int (self->connection, SQL_SAME_TIME, &n, error, "isi", row->parent,
                               ffw_row_text (row, DATE_STARTS_AT), row->id))
    return FALSE;
  if (n > 0)
    ffw_intake_error (self, row, "E310", FIELD_ID, NULL, NULL, NULL);

  return TRUE;
}

/* Who has a place ahead keeps it: a capacity cannot fall under the places that are taken. */
static gboolean
check_capacity (FfwIntake *self, FfwRow *row, GError **error)
{
  const Sessions *sessions = self->state;
  const FfwSlot *said = &sessions->said[OF_CAPACITY];
  const FfwSlot *there = &sessions->there[OF_CAPACITY];
  const FfwSlot *status = sessions->said[OF_STATUS].state == FFW_SLOT_KEEP
                              ? &sessions->there[OF_STATUS]
                              : &sessions->said[OF_STATUS];
  const char *starts = ffw_row_text (row, DATE_STARTS_AT);
  g_autofree char *capacity = NULL;
  g_autofree char *people = NULL;
  gint64 booked = 0;

  if (said->state != FFW_SLOT_INTEGER || starts == NULL
      || (there->state == FFW_SLOT_INTEGER && said->integer >= there->integer)
      || status->integer == FFW_SESSION_HELD || status->integer == FFW_SESSION_CANCELLED)
    return TRUE;
  if (strcmp (starts, self->today_iso) < 0)
    {
      g_autoptr (FfwCursor) last_on = ffw_connection_query (self->connection, SQL_LAST_ON, error,
                                                            "i", row->parent);

      if (last_on == NULL || !ffw_cursor_next (last_on, error))
        return FALSE;
      if (ffw_cursor_is_null (last_on, 0)
          || strcmp (ffw_cursor_get_text (last_on, 0), self->today_iso) < 0)
        return TRUE;
    }
  if (!ffw_connection_get_int (self->connection, SQL_BOOKED, &booked, error, "i", row->parent))
    return FALSE;
  if (booked <= said->integer)
    return TRUE;

  capacity = g_strdup_printf ("%" G_GINT64_FORMAT, said->integer);
  people = g_strdup_printf ("%" G_GINT64_FORMAT, booked);
  ffw_intake_error (self, row, "E150", FIELD_CAPACITY, people, capacity, NULL);

  return TRUE;
}

static gboolean
session_check (FfwIntake *self, FfwRow *row, GError **error)
{
  const char *starts = ffw_row_text (row, DATE_STARTS_AT);
  const char *ends = ffw_row_text (row, DATE_ENDS_AT);

  if (starts != NULL && ends != NULL && strcmp (ends, starts) <= 0)
    ffw_intake_error (self, row, "E302", FIELD_ENDS_AT, starts, ends, NULL);
  if (row->parent == 0)
    {
      if (row->cells[FIELD_COURSE].state != FFW_CELL_SET)
        ffw_intake_error (self, row, "E101", FIELD_COURSE, "course", NULL, NULL);
      return TRUE;
    }

  if (!load_session (self, row->parent, error) || !check_same (self, row, error)
      || !check_time_is_free (self, row, error) || !check_capacity (self, row, error))
    return FALSE;

  return row->rejected || tell_of_session (self, row, error);
}

static gboolean
session_compare (FfwIntake *self, FfwRow *row, gboolean *changed, GError **error)
{
  Sessions *sessions = self->state;

  for (guint i = 0; i < N_OF_SESSION; i++)
    *changed = *changed || ffw_slot_differs (&sessions->said[i], &sessions->there[i]);

  *changed = *changed || sessions->renamed;

  return ffw_trainers_differ (sessions->trainers, row, changed, error);
}

static gint64
value_of (const FfwSlot *slot, gint64 otherwise)
{
  return slot->state == FFW_SLOT_INTEGER ? slot->integer : otherwise;
}

/* A session has the UUID of the date that brought it, so that it travels with its dates. */
static gboolean
add_session (FfwIntake *self, FfwRow *row, GError **error)
{
  Sessions *sessions = self->state;
  const FfwSlot *said = sessions->said;
  FfwCursor *add = ffw_intake_statement (self, &sessions->add, SQL_ADD_SESSION, error);
  char uuid[FFW_UUID_SIZE];

  if (add == NULL)
    return FALSE;
  row->parent = ffw_change_new_id (self->change);
  ffw_row_set_integer (row, DATE_SESSION, row->parent);
  /* A date that moves to a new session has given its UUID to the one it leaves. */
  ffw_cursor_bind (add, "issiIIi", row->parent,
                   row->id == 0 ? ffw_intake_uuid (self, row)
                                : ffw_change_new_uuid (self->change, uuid),
                   row->cells[FIELD_SESSION].text, value_of (&said[OF_COURSE], 0),
                   value_of (&said[OF_LANGUAGE], FFW_NULL), value_of (&said[OF_CAPACITY], FFW_NULL),
                   value_of (&said[OF_STATUS], FFW_SESSION_PLANNED));

  return ffw_cursor_run (add, error) && tell_of_session (self, row, error);
}

static gboolean
session_prepare (FfwIntake *self, FfwRow *row, GError **error)
{
  Sessions *sessions = self->state;
  const FfwSlot *said = sessions->said;
  FfwSlot *there = sessions->there;
  gboolean differs = FALSE;

  if (row->parent == 0)
    return add_session (self, row, error);
  if (sessions->renamed
      && !ffw_connection_run (self->connection, SQL_RENAME, error, "si",
                              row->cells[FIELD_SESSION].text, row->parent))
    return FALSE;

  for (guint i = 0; i < N_OF_SESSION; i++)
    {
      differs = differs || ffw_slot_differs (&said[i], &there[i]);
      if (said[i].state != FFW_SLOT_KEEP)
        there[i] = said[i];
    }

  return !differs
         || ffw_connection_run (
             self->connection, SQL_SET_SESSION, error, "iIIii", value_of (&there[OF_COURSE], 0),
             value_of (&there[OF_LANGUAGE], FFW_NULL), value_of (&there[OF_CAPACITY], FFW_NULL),
             value_of (&there[OF_STATUS], 0), row->parent);
}

static gboolean
set_span (FfwIntake *self, gint64 session, GError **error)
{
  Sessions *sessions = self->state;
  FfwCursor *span = ffw_intake_statement (self, &sessions->span, SQL_SET_SPAN, error);

  if (span == NULL)
    return FALSE;
  ffw_cursor_bind (span, "iii", session, session, session);

  return ffw_cursor_run (span, error);
}

static gboolean
session_written (FfwIntake *self, FfwRow *row, GError **error)
{
  Sessions *sessions = self->state;
  gint64 before = row->old[DATE_SESSION].integer;

  if (!set_span (self, row->parent, error))
    return FALSE;
  if (row->old[DATE_SESSION].state == FFW_SLOT_INTEGER && before != row->parent
      && !set_span (self, before, error))
    return FALSE;

  return ffw_trainers_write (sessions->trainers, row, error);
}

static gboolean
session_finish (FfwIntake *self, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_UNAUTHORISED, error,
                                                       "");

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      g_autofree char *trainer
          = g_strdup_printf ("%s/%s", ffw_cursor_get_text (cursor, 1),
                             ffw_cursor_is_null (cursor, 2) ? "" : ffw_cursor_get_text (cursor, 2));

      ffw_intake_warning (self, (guint)ffw_cursor_get_int (cursor, 0), "W306", FIELD_TRAINER,
                          trainer, ffw_cursor_get_text (cursor, 3), NULL);
    }

  return !ffw_cursor_has_failed (cursor);
}

static const FfwIntakeClass session_intake = {
  .columns = date_columns,
  .state_size = sizeof (Sessions),
  .begin = session_begin,
  .resolve = session_resolve,
  .find = session_find,
  .check = session_check,
  .compare = session_compare,
  .prepare = session_prepare,
  .written = session_written,
  .finish = session_finish,
  .clear = session_clear,
};

const FfwKind ffw_kind_sessions = {
  .name = "sessions",
  .title = N_ ("Sessions"),
  .table = "session_date",
  .fields = session_fields,
  .n_fields = G_N_ELEMENTS (session_fields),
  .from = "session_date d JOIN session s ON s.id = d.session JOIN course c ON c.id = s.course",
  .organisation = NULL,
  .course = "c.code",
  .status = "s.status",
  .status_coding = &ffw_coding_session_status,
  .intake = &session_intake,
};
