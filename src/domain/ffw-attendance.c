/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register: who was there, on each date of a session. */

#include "ffw-kinds-private.h"
#include "ffw-naming.h"

#include <glib/gi18n-lib.h>

enum
{
  ATTENDANCE_SESSION,
  ATTENDANCE_ON_DATE,
  ATTENDANCE_PERSON,
  ATTENDANCE_POST,
};

static const char *const attendance_columns[] = { "session",  "on_date", "person", "post",
                                                  "attended", "minutes", NULL };

enum
{
  FIELD_ID,
  FIELD_SESSION,
  FIELD_DATE,
  FIELD_ORGANISATION,
  FIELD_NUMBER,
  FIELD_EMAIL,
  FIELD_PERSON,
};

static const FfwField attendance_fields[] = {
  FFW_FIELD_ID ("t.uuid"),
  { .name = "session",
    .name_cy = "sesiwn",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .refers = "session",
    .sql = "s.code",
    .column = "session" },
  { .name = "date",
    .name_cy = "dyddiad",
    .type = FFW_FIELD_DATE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .sql = "t.on_date",
    .column = "on_date" },
  FFW_FIELDS_PERSON,
  { .name = "attended",
    .name_cy = "yn_bresennol",
    .type = FFW_FIELD_CODED,
    .flags = FFW_FIELD_REQUIRED,
    .coding = &ffw_coding_yes_no,
    .sql = "t.attended",
    .column = "attended" },
  { .name = "minutes",
    .name_cy = "munudau",
    .type = FFW_FIELD_INTEGER,
    .most = 1440,
    .sql = "t.minutes",
    .column = "minutes" },
};

static const FfwNaming attendance_naming = {
  FIELD_ORGANISATION, FIELD_NUMBER, FIELD_EMAIL, FIELD_PERSON, ATTENDANCE_PERSON, ATTENDANCE_POST
};

#define SQL_DATES                                                                                  \
  "SELECT count(*) FROM session_date WHERE session = ? AND substr (starts_at, 1, 10) = ?"

static gboolean
attendance_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  return ffw_naming_resolve (self, row, &attendance_naming, ffw_row_text (row, ATTENDANCE_ON_DATE),
                             error);
}

static gboolean
attendance_check (FfwIntake *self, FfwRow *row, GError **error)
{
  const char *on = ffw_row_text (row, ATTENDANCE_ON_DATE);
  gint64 session = ffw_row_integer (row, ATTENDANCE_SESSION, 0);
  gint64 dates = 0;

  if (session == 0 || on == NULL)
    return TRUE;
  if (!ffw_connection_get_int (self->connection, SQL_DATES, &dates, error, "is", session, on))
    return FALSE;
  if (dates == 0)
    ffw_intake_error (self, row, "E213", FIELD_DATE, on, row->cells[FIELD_SESSION].text, NULL);

  return TRUE;
}

static const FfwIntakeClass attendance_intake = {
  .columns = attendance_columns,
  .key = "session = ? AND person = ? AND on_date = ?",
  .key_slots = { ATTENDANCE_SESSION, ATTENDANCE_PERSON, ATTENDANCE_ON_DATE },
  .n_key_slots = 3,
  .resolve = attendance_resolve,
  .check = attendance_check,
};

const FfwKind ffw_kind_attendance = {
  .name = "attendance",
  .title = N_ ("Attendance"),
  .table = "attendance",
  .fields = attendance_fields,
  .n_fields = G_N_ELEMENTS (attendance_fields),
  .from = "attendance t JOIN session s ON s.id = t.session JOIN course c ON c.id = "
          "s.course" FFW_FROM_PERSON ("t"),
  .organisation = "po.code",
  .course = "c.code",
  .intake = &attendance_intake,
};
