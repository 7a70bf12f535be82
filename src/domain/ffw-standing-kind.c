/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How posts stand, as rows that go out. */

#include "ffw-kinds-private.h"
#include "ffw-standing-keep.h"

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
    .sql = "e.uuid" },
  { .name = "area",
    .name_cy = "maes",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY,
    .sql = "a.code" },
  { .name = "requirement", .name_cy = "gofyniad", .type = FFW_FIELD_REFERENCE, .sql = "q.code" },
  { .name = "level",
    .name_cy = "lefel",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_level,
    .sql = "s.level" },
  { .name = "necessity",
    .name_cy = "rheidrwydd",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_necessity,
    .sql = "s.mandatory" },
  { .name = "status",
    .name_cy = "statws",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_standing,
    .sql = "s.status" },
  { .name = "booked",
    .name_cy = "archebwyd",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_yes_no,
    .sql = "CASE WHEN s.booked_on IS NULL THEN 0 ELSE 1 END" },
  { .name = "achieved_on",
    .name_cy = "dyddiad_cyflawni",
    .type = FFW_FIELD_DATE,
    .sql = "s.achieved_on" },
  { .name = "expires_on",
    .name_cy = "dyddiad_dod_i_ben",
    .type = FFW_FIELD_DATE,
    .sql = "s.expires_on" },
};

/* Of the requirements that a post must meet in an area, the one that stands for it. */
const FfwKind ffw_kind_standing = {
  .name = "standing",
  .title = N_ ("Standing"),
  .table = "standing",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .from = "standing s JOIN post p ON p.id = s.post AND s.stands = 1"
          " JOIN person e ON e.id = s.person JOIN organisation o ON o.id = p.organisation"
          " JOIN area a ON a.id = s.area JOIN requirement q ON q.id = s.requirement",
  .organisation = "o.code",
  .area = "a.code",
  .status = "s.status",
  .status_coding = &ffw_coding_standing,
  .order = "o.code, p.staff_number, a.code, p.uuid",
  .see = ffw_standing_see,
};
