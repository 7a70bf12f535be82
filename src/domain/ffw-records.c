/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Training records: who completed which course, when. */

#include "ffw-kinds-private.h"
#include "ffw-naming.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  RECORD_PERSON,
  RECORD_POST,
  RECORD_COURSE,
  RECORD_COMPLETED_ON,
  RECORD_OUTCOME,
  RECORD_EXPIRES_ON = 9,
};

static const char *const record_columns[] = {
  "person", "post",    "course",      "completed_on", "outcome",          "language",
  "hours",  "session", "certificate", "expires_on",   "extension_reason", NULL,
};

enum
{
  FIELD_ORGANISATION = 1,
  FIELD_NUMBER,
  FIELD_EMAIL,
  FIELD_PERSON,
  FIELD_COURSE,
  FIELD_COMPLETED_ON,
  FIELD_EXPIRES_ON = 12,
};

static const FfwField record_fields[] = {
  FFW_FIELD_ID ("l.uuid"),
  FFW_FIELDS_PERSON,
  { .name = "course",
    .name_cy = "cwrs",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .refers = "course",
    .sql = "c.code",
    .column = "course" },
  { .name = "completed_on",
    .name_cy = "dyddiad_cwblhau",
    .type = FFW_FIELD_DATE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .sql = "l.completed_on",
    .column = "completed_on" },
  { .name = "outcome",
    .name_cy = "canlyniad",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_outcome,
    .sql = "l.outcome",
    .column = "outcome" },
  { .name = "language",
    .name_cy = "iaith",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_language,
    .sql = "l.language",
    .column = "language" },
  { .name = "hours",
    .name_cy = "oriau",
    .type = FFW_FIELD_REAL,
    .most = 10000,
    .sql = "l.hours",
    .column = "hours" },
  { .name = "session",
    .name_cy = "sesiwn",
    .type = FFW_FIELD_REFERENCE,
    .refers = "session",
    .sql = "s.code",
    .column = "session" },
  { .name = "certificate",
    .name_cy = "tystysgrif",
    .type = FFW_FIELD_IDENTIFIER,
    .sql = "l.certificate",
    .column = "certificate" },
  { .name = "expires_on",
    .name_cy = "dyddiad_dod_i_ben",
    .type = FFW_FIELD_DATE,
    .sql = "l.expires_on",
    .column = "expires_on" },
  { .name = "extension_reason",
    .name_cy = "rheswm_estyn",
    .type = FFW_FIELD_TEXT,
    .sql = "l.extension_reason",
    .column = "extension_reason" },
};

static const FfwNaming record_naming = { FIELD_ORGANISATION, FIELD_NUMBER,  FIELD_EMAIL,
                                         FIELD_PERSON,       RECORD_PERSON, RECORD_POST };

#define SQL_FILES   "UPDATE attachment SET person = ? WHERE record = ?"
#define SQL_COURSES "SELECT id, launched_on, retired_on FROM course"

typedef struct
{
  char *launched_on;
  char *retired_on;
} CourseSpan;

typedef struct
{
  GHashTable *courses; /* id → CourseSpan */
} Records;

static void
course_span_free (gpointer data)
{
  CourseSpan *span = data;

  g_free (span->launched_on);
  g_free (span->retired_on);
  g_free (span);
}

static gboolean
record_begin (FfwIntake *self, GError **error)
{
  Records *records = self->state;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_COURSES, error, "");

  records->courses = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, course_span_free);
  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);
      CourseSpan *span = g_new0 (CourseSpan, 1);

      span->launched_on = g_strdup (ffw_cursor_get_text (cursor, 1));
      span->retired_on = g_strdup (ffw_cursor_get_text (cursor, 2));
      g_hash_table_insert (records->courses, g_memdup2 (&id, sizeof id), span);
    }

  return !ffw_cursor_has_failed (cursor);
}

static void
record_clear (FfwIntake *self)
{
  Records *records = self->state;

  g_clear_pointer (&records->courses, g_hash_table_unref);
}

static gboolean
record_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  return ffw_naming_resolve (self, row, &record_naming, ffw_row_text (row, RECORD_COMPLETED_ON),
                             error);
}

static gboolean
record_check (FfwIntake *self, FfwRow *row, GError **error)
{
  Records *records = self->state;
  const char *completed = ffw_row_text (row, RECORD_COMPLETED_ON);
  const char *expires = ffw_row_text (row, RECORD_EXPIRES_ON);
  gint64 course = ffw_row_integer (row, RECORD_COURSE, 0);
  const CourseSpan *span = g_hash_table_lookup (records->courses, &course);

  if (row->id == 0 && row->slots[RECORD_OUTCOME].state != FFW_SLOT_INTEGER)
    ffw_row_set_integer (row, RECORD_OUTCOME, FFW_OUTCOME_COMPLETED);
  else if (row->slots[RECORD_OUTCOME].state == FFW_SLOT_NULL)
    ffw_row_set_integer (row, RECORD_OUTCOME, FFW_OUTCOME_COMPLETED);
  if (completed == NULL)
    return TRUE;

  if (expires != NULL && strcmp (expires, completed) < 0)
    ffw_intake_error (self, row, "E302", FIELD_EXPIRES_ON, completed, expires, NULL);
  if (strcmp (completed, self->today_iso) > 0)
    ffw_intake_warning (self, row->line, "W303", FIELD_COMPLETED_ON, completed, NULL, NULL);
  if (span != NULL && span->launched_on != NULL && strcmp (completed, span->launched_on) < 0)
    ffw_intake_warning (self, row->line, "W301", FIELD_COMPLETED_ON, span->launched_on, NULL, NULL);
  if (span != NULL && span->retired_on != NULL && strcmp (completed, span->retired_on) > 0)
    ffw_intake_warning (self, row->line, "W302", FIELD_COMPLETED_ON, span->retired_on, NULL, NULL);

  return row->person == 0
         || ffw_naming_warn_outside (self, row, FIELD_COMPLETED_ON, completed, error);
}

/* Files of a record that is somebody else's now go with it. */
static gboolean
record_written (FfwIntake *self, FfwRow *row, GError **error)
{
  return row->old[RECORD_PERSON].state == FFW_SLOT_NULL
         || !ffw_slot_differs (&row->slots[RECORD_PERSON], &row->old[RECORD_PERSON])
         || ffw_connection_run (self->connection, SQL_FILES, error, "ii", row->person, row->id);
}

static const FfwIntakeClass record_intake = {
  .columns = record_columns,
  .key = "person = ? AND course = ? AND completed_on = ?",
  .key_slots = { RECORD_PERSON, RECORD_COURSE, RECORD_COMPLETED_ON },
  .n_key_slots = 3,
  .state_size = sizeof (Records),
  .begin = record_begin,
  .resolve = record_resolve,
  .check = record_check,
  .written = record_written,
  .clear = record_clear,
};

const FfwKind ffw_kind_records = {
  .name = "records",
  .title = N_ ("Training records"),
  .table = "record",
  .fields = record_fields,
  .n_fields = G_N_ELEMENTS (record_fields),
  .from = "record l JOIN course c ON c.id = l.course LEFT JOIN session s ON s.id = "
          "l.session" FFW_FROM_PERSON ("l"),
  .organisation = "po.code",
  .course = "c.code",
  .status = "l.outcome",
  .status_coding = &ffw_coding_outcome,
  .intake = &record_intake,
};
