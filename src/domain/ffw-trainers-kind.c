/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may deliver what, until when, as rows that go out. */

#include "ffw-kinds-private.h"
#include "ffw-posts.h"
#include "ffw-trainers.h"

#include <glib/gi18n-lib.h>

static const FfwField fields[] = {
  { .name = "organisation",
    .name_cy = "sefydliad",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_KEY,
    .sql = "o.code" },
  { .name = "staff_number",
    .name_cy = "rhif_staff",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_KEY,
    .sql = "p.staff_number" },
  { .name = "email",
    .name_cy = "ebost",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_CARRIER,
    .sql = "p.email" },
  { .name = "person",
    .name_cy = "person",
    .type = FFW_FIELD_UUID,
    .flags = FFW_FIELD_CARRIER,
    .sql = "n.uuid" },
  { .name = "course",
    .name_cy = "cwrs",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY,
    .sql = "c.code" },
  { .name = "since", .name_cy = "ers", .type = FFW_FIELD_DATE, .sql = "x.since" },
  { .name = "until",
    .name_cy = "hyd",
    .type = FFW_FIELD_DATE,
    .sql = "CASE WHEN x.until < '9999-12-31' THEN x.until END" },
  { .name = "refresher_on",
    .name_cy = "diweddaru_ar",
    .type = FFW_FIELD_DATE,
    .sql = "x.refresher_on" },
  { .name = "language",
    .name_cy = "iaith",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_taught_in,
    .sql = FFW_SQL_TRAINS_IN ("x.person") },
  { .name = "police_area",
    .name_cy = "ardal_heddlu",
    .type = FFW_FIELD_TEXT,
    .sql = FFW_SQL_POLICE_AREA ("g", "o") },
};

/* A row for each course that somebody may deliver, or once might. */
const FfwKind ffw_kind_trainers = {
  .name = "trainers",
  .title = N_ ("Trainers"),
  .table = "authorised",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .from = "authorised x JOIN trainer_seen v ON v.person = x.person"
          " JOIN person n ON n.id = x.person JOIN course c ON c.id = x.course"
          " LEFT JOIN post p ON p.id = v.post LEFT JOIN organisation o ON o.id = p.organisation"
          " LEFT JOIN site g ON g.id = p.site",
  .organisation = "o.code",
  .course = "c.code",
  .order = "o.code, p.staff_number, c.code, n.uuid",
  .see = ffw_trainers_see,
};
