/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Waivers of a requirement, and absences: what excuses a person, from when to when. */

#include "ffw-kinds-private.h"
#include "ffw-naming.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  FIELD_ORGANISATION = 1,
  FIELD_NUMBER,
  FIELD_EMAIL,
  FIELD_PERSON,
};

/* Both tables begin with person and post. */
enum
{
  SLOT_PERSON,
  SLOT_POST,
};

static const FfwNaming naming = { FIELD_ORGANISATION, FIELD_NUMBER, FIELD_EMAIL,
                                  FIELD_PERSON,       SLOT_PERSON,  SLOT_POST };

static gboolean
resolve_on (FfwIntake *self, FfwRow *row, guint from, GError **error)
{
  return ffw_naming_resolve (self, row, &naming, ffw_row_text (row, from), error);
}

static void
check_order (FfwIntake *self, FfwRow *row, guint from, guint to, int field)
{
  const char *from_on = ffw_row_text (row, from);
  const char *to_on = ffw_row_text (row, to);

  if (from_on != NULL && to_on != NULL && strcmp (to_on, from_on) < 0)
    ffw_intake_error (self, row, "E302", field, from_on, to_on, NULL);
}

enum
{
  WAIVER_AREA = 2,
  WAIVER_FROM,
  WAIVER_UNTIL,
  FIELD_UNTIL = 7,
};

static const char *const waiver_columns[] = { "person",   "post",   "area", "from_on",
                                              "until_on", "reason", NULL };

static const FfwField waiver_fields[] = {
  FFW_FIELD_ID ("w.uuid"),
  FFW_FIELDS_PERSON,
  { .name = "area",
    .name_cy = "maes",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .refers = "area",
    .sql = "a.code",
    .column = "area" },
  { .name = "from",
    .name_cy = "o",
    .type = FFW_FIELD_DATE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .sql = "w.from_on",
    .column = "from_on" },
  { .name = "until",
    .name_cy = "hyd",
    .type = FFW_FIELD_DATE,
    .flags = FFW_FIELD_REQUIRED,
    .sql = "w.until_on",
    .column = "until_on" },
  { .name = "reason",
    .name_cy = "rheswm",
    .type = FFW_FIELD_TEXT,
    .flags = FFW_FIELD_REQUIRED,
    .sql = "w.reason",
    .column = "reason" },
};

static gboolean
waiver_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  return resolve_on (self, row, WAIVER_FROM, error);
}

static gboolean
waiver_check (FfwIntake *self, FfwRow *row, GError **error)
{
  check_order (self, row, WAIVER_FROM, WAIVER_UNTIL, FIELD_UNTIL);

  return TRUE;
}

static const FfwIntakeClass waiver_intake = {
  .columns = waiver_columns,
  .key = "person = ? AND area = ? AND from_on = ?",
  .key_slots = { SLOT_PERSON, WAIVER_AREA, WAIVER_FROM },
  .n_key_slots = 3,
  .resolve = waiver_resolve,
  .check = waiver_check,
};

const FfwKind ffw_kind_waivers = {
  .name = "waivers",
  .title = N_ ("Waivers"),
  .table = "waiver",
  .fields = waiver_fields,
  .n_fields = G_N_ELEMENTS (waiver_fields),
  .from = "waiver w JOIN area a ON a.id = w.area" FFW_FROM_PERSON ("w"),
  .organisation = "po.code",
  .area = "a.code",
  .intake = &waiver_intake,
};

enum
{
  ABSENCE_FROM = 2,
  ABSENCE_TO,
  FIELD_TO = 6,
};

static const char *const absence_columns[] = { "person", "post", "from_on", "to_on", "kind", NULL };

static const FfwField absence_fields[] = {
  FFW_FIELD_ID ("w.uuid"),
  FFW_FIELDS_PERSON,
  { .name = "from",
    .name_cy = "o",
    .type = FFW_FIELD_DATE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .sql = "w.from_on",
    .column = "from_on" },
  { .name = "to", .name_cy = "hyd", .type = FFW_FIELD_DATE, .sql = "w.to_on", .column = "to_on" },
  { .name = "kind", .name_cy = "math", .type = FFW_FIELD_TEXT, .sql = "w.kind", .column = "kind" },
};

static gboolean
absence_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  return resolve_on (self, row, ABSENCE_FROM, error);
}

static gboolean
absence_check (FfwIntake *self, FfwRow *row, GError **error)
{
  check_order (self, row, ABSENCE_FROM, ABSENCE_TO, FIELD_TO);

  return TRUE;
}

static const FfwIntakeClass absence_intake = {
  .columns = absence_columns,
  .key = "person = ? AND from_on = ?",
  .key_slots = { SLOT_PERSON, ABSENCE_FROM },
  .n_key_slots = 2,
  .resolve = absence_resolve,
  .check = absence_check,
};

const FfwKind ffw_kind_absences = {
  .name = "absences",
  .title = N_ ("Absences"),
  .table = "absence",
  .fields = absence_fields,
  .n_fields = G_N_ELEMENTS (absence_fields),
  .from = "absence w" FFW_FROM_PERSON ("w"),
  .organisation = "po.code",
  .intake = &absence_intake,
};
