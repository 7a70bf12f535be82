/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Allocations: places of a course's quota, or of one session, for an organisation. */

#include "ffw-intake-private.h"
#include "ffw-kinds-private.h"

#include <glib/gi18n-lib.h>

enum
{
  ALLOCATION_COURSE,
  ALLOCATION_SESSION,
  ALLOCATION_ORGANISATION,
};

static const char *const allocation_columns[] = { "course", "session",  "organisation",
                                                  "places", "until_on", NULL };

enum
{
  FIELD_COURSE = 1,
};

static const FfwField allocation_fields[] = {
  FFW_FIELD_ID ("x.uuid"),
  { .name = "course",
    .name_cy = "cwrs",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY,
    .refers = "course",
    .sql = "c.code",
    .column = "course" },
  { .name = "session",
    .name_cy = "sesiwn",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY,
    .refers = "session",
    .sql = "s.code",
    .column = "session" },
  { .name = "organisation",
    .name_cy = "sefydliad",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .refers = "organisation",
    .sql = "o.code",
    .column = "organisation" },
  { .name = "places",
    .name_cy = "lleoedd",
    .type = FFW_FIELD_INTEGER,
    .flags = FFW_FIELD_REQUIRED,
    .most = 10000000,
    .sql = "x.places",
    .column = "places" },
  { .name = "until",
    .name_cy = "hyd",
    .type = FFW_FIELD_DATE,
    .sql = "x.until_on",
    .column = "until_on" },
};

static gboolean
allocation_check (FfwIntake *self, FfwRow *row, GError **error)
{
  gboolean course = ffw_row_integer (row, ALLOCATION_COURSE, 0) != 0;
  gboolean session = ffw_row_integer (row, ALLOCATION_SESSION, 0) != 0;

  if (course == session)
    ffw_intake_error (self, row, "E312", FIELD_COURSE, NULL, NULL, NULL);

  return TRUE;
}

static const FfwIntakeClass allocation_intake = {
  .columns = allocation_columns,
  .key = "course IS NOT DISTINCT FROM ? AND session IS NOT DISTINCT FROM ? AND organisation = ?",
  .key_slots = { ALLOCATION_COURSE, ALLOCATION_SESSION, ALLOCATION_ORGANISATION },
  .n_key_slots = 3,
  .check = allocation_check,
};

const FfwKind ffw_kind_allocations = {
  .name = "allocations",
  .title = N_ ("Allocations"),
  .table = "allocation",
  .fields = allocation_fields,
  .n_fields = G_N_ELEMENTS (allocation_fields),
  .from = "allocation x JOIN organisation o ON o.id = x.organisation "
          "LEFT JOIN course c ON c.id = x.course LEFT JOIN session s ON s.id = x.session",
  .organisation = "o.code",
  .course = "c.code",
  .intake = &allocation_intake,
};
