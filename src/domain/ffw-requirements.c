/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Requirements, as they come in from files and from forms. */

#include "ffw-coding.h"
#include "ffw-intake-private.h"
#include "ffw-kinds-private.h"

#include <glib/gi18n-lib.h>

/* Further ahead than this, in days, the year is more likely wrong than meant. */
#define FAR_AHEAD (5 * 365)

static const char *const requirement_columns[] = {
  "code",        "area",         "role",          "sector", "level", "mandatory",
  "within_days", "renew_months", "in_force_from", "basis",  NULL,
};

static const FfwField requirement_fields[] = {
  FFW_FIELD_ID ("q.uuid"),
  { .name = "code",
    .name_cy = "cod",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .sql = "q.code",
    .column = "code" },
  { .name = "area",
    .name_cy = "maes",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_REQUIRED,
    .refers = "area",
    .sql = "a.code",
    .column = "area" },
  { .name = "role",
    .name_cy = "rôl",
    .type = FFW_FIELD_REFERENCE,
    .refers = "role",
    .sql = "r.code",
    .column = "role" },
  { .name = "sector",
    .name_cy = "sector",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_sector,
    .sql = "q.sector",
    .column = "sector" },
  { .name = "level",
    .name_cy = "lefel",
    .type = FFW_FIELD_CODED,
    .flags = FFW_FIELD_REQUIRED,
    .coding = &ffw_coding_level,
    .sql = "q.level",
    .column = "level" },
  { .name = "necessity",
    .name_cy = "rheidrwydd",
    .type = FFW_FIELD_CODED,
    .flags = FFW_FIELD_REQUIRED,
    .coding = &ffw_coding_necessity,
    .sql = "q.mandatory",
    .column = "mandatory" },
  { .name = "within_days",
    .name_cy = "o_fewn_diwrnodau",
    .type = FFW_FIELD_INTEGER,
    .flags = FFW_FIELD_REQUIRED,
    .most = 36500,
    .sql = "q.within_days",
    .column = "within_days" },
  { .name = "renew_months",
    .name_cy = "adnewyddu_misoedd",
    .type = FFW_FIELD_INTEGER,
    .least = 1,
    .most = 1200,
    .zero = "E120",
    .sql = "q.renew_months",
    .column = "renew_months" },
  { .name = "in_force_from",
    .name_cy = "mewn_grym_o",
    .type = FFW_FIELD_DATE,
    .sql = "q.in_force_from",
    .column = "in_force_from" },
  FFW_FIELD_BASIS ("q.basis"),
};

enum
{
  SLOT_AREA = 1,
  SLOT_LEVEL = 4,
  SLOT_IN_FORCE_FROM = 8,
};

enum
{
  FIELD_LEVEL = 5,
  FIELD_IN_FORCE_FROM = 9,
};

/* Of the courses that meet it, how many there are, and how many are offered still. */
#define SQL_MET_BY                                                                                 \
  "SELECT count(*), coalesce (sum (CASE WHEN coalesce (c.retired_on, '9999') > ? THEN 1 ELSE 0 "   \
  "END), 0), (SELECT a.code FROM area a WHERE a.id = ?)"                                           \
  " FROM course_area x JOIN course c ON c.id = x.course WHERE x.area = ? AND x.level >= ?"

static gboolean
check_level (FfwIntake *self, FfwRow *row, GError **error)
{
  gint64 area = ffw_row_integer (row, SLOT_AREA, 0);
  gint64 level = ffw_row_integer (row, SLOT_LEVEL, 0);
  const char *word = ffw_coding_get_code (&ffw_coding_level, (int)level);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_MET_BY, error, "siii",
                                                       self->today_iso, area, area, level);

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return FALSE;
  if (ffw_cursor_get_int (cursor, 0) == 0)
    ffw_intake_warning (self, row->line, "W120", FIELD_LEVEL, ffw_cursor_get_text (cursor, 2), word,
                        NULL);
  else if (ffw_cursor_get_int (cursor, 1) == 0)
    ffw_intake_warning (self, row->line, "W121", FIELD_LEVEL, ffw_cursor_get_text (cursor, 2), word,
                        NULL);

  return TRUE;
}

static gboolean
requirement_check (FfwIntake *self, FfwRow *row, GError **error)
{
  const char *from = ffw_row_text (row, SLOT_IN_FORCE_FROM);

  if (from != NULL && ffw_date_from_iso (from) > self->today + FAR_AHEAD)
    ffw_intake_warning (self, row->line, "W122", FIELD_IN_FORCE_FROM, from, NULL, NULL);

  /* What is missing is said by itself. */
  if (ffw_row_value (row, SLOT_AREA)->state != FFW_SLOT_INTEGER
      || ffw_row_value (row, SLOT_LEVEL)->state != FFW_SLOT_INTEGER)
    return TRUE;

  return check_level (self, row, error);
}

static const FfwIntakeClass requirement_intake = {
  .columns = requirement_columns,
  .key = "code = ?",
  .key_slots = { 0 },
  .n_key_slots = 1,
  .check = requirement_check,
};

const FfwKind ffw_kind_requirements = {
  .name = "requirements",
  .title = N_ ("Requirements"),
  .table = "requirement",
  .fields = requirement_fields,
  .n_fields = G_N_ELEMENTS (requirement_fields),
  .from = "requirement q JOIN area a ON a.id = q.area LEFT JOIN role r ON r.id = q.role",
  .area = "a.code",
  .catalogue = TRUE,
  .intake = &requirement_intake,
};
