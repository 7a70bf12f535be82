/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-intake-private.h"
#include "ffw-kinds-private.h"

#include <glib/gi18n-lib.h>

enum
{
  ORGANISATION_CODE,
  ORGANISATION_PARENT = 5,
};

static const char *const organisation_columns[] = {
  "code", "name_en", "name_cy", "sector", "kind", "parent", "police_area", "basis", NULL,
};

enum
{
  FIELD_PARENT = 6,
};

static const FfwField organisation_fields[] = {
  FFW_FIELD_ID ("o.uuid"),
  { .name = "code",
    .name_cy = "cod",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .sql = "o.code",
    .column = "code" },
  { .name = "name_en",
    .name_cy = "enw_saesneg",
    .type = FFW_FIELD_TEXT,
    .sql = "o.name_en",
    .column = "name_en" },
  { .name = "name_cy",
    .name_cy = "enw_cymraeg",
    .type = FFW_FIELD_TEXT,
    .sql = "o.name_cy",
    .column = "name_cy" },
  { .name = "sector",
    .name_cy = "sector",
    .type = FFW_FIELD_CODED,
    .coding = &ffw_coding_sector,
    .sql = "o.sector",
    .column = "sector" },
  { .name = "kind", .name_cy = "math", .type = FFW_FIELD_TEXT, .sql = "o.kind", .column = "kind" },
  { .name = "parent",
    .name_cy = "rhiant",
    .type = FFW_FIELD_REFERENCE,
    .refers = "organisation",
    .sql = "u.code",
    .column = "parent" },
  { .name = "police_area",
    .name_cy = "ardal_heddlu",
    .type = FFW_FIELD_CODES,
    .sql = "o.police_area",
    .column = "police_area" },
  FFW_FIELD_BASIS ("o.basis"),
};

/* Whether :parent stands under :organisation. */
#define SQL_IS_BELOW                                                                               \
  "WITH RECURSIVE above (id) AS ("                                                                 \
  "  SELECT ? UNION SELECT o.parent FROM organisation o JOIN above a ON o.id = a.id"               \
  "   WHERE o.parent IS NOT NULL) "                                                                \
  "SELECT count(*) FROM above WHERE id = ?"

static gboolean
organisation_check (FfwIntake *self, FfwRow *row, GError **error)
{
  const FfwCell *parent = &row->cells[FIELD_PARENT];
  gint64 below = 0;

  if (parent->state != FFW_CELL_SET || row->id == 0)
    return TRUE;
  if (!ffw_connection_get_int (self->connection, SQL_IS_BELOW, &below, error, "ii",
                               ffw_row_integer (row, ORGANISATION_PARENT, 0), row->id))
    return FALSE;
  if (below > 0)
    ffw_intake_error (self, row, "E314", FIELD_PARENT, ffw_row_text (row, ORGANISATION_CODE), NULL,
                      NULL);

  return TRUE;
}

static gboolean
organisation_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  const char *own = ffw_row_text (row, ORGANISATION_CODE);

  ffw_intake_check_word (self, row, 1);
  /* Its own parent: it would wait for itself. */
  if (row->deferred && own != NULL && g_str_equal (own, row->cells[FIELD_PARENT].text))
    ffw_intake_error (self, row, "E314", FIELD_PARENT, own, NULL, NULL);

  return TRUE;
}

static const FfwIntakeClass organisation_intake = {
  .columns = organisation_columns,
  .key = "code = ?",
  .key_slots = { ORGANISATION_CODE },
  .n_key_slots = 1,
  .circle = "E314",
  .resolve = organisation_resolve,
  .check = organisation_check,
};

const FfwKind ffw_kind_organisations = {
  .name = "organisations",
  .title = N_ ("Organisations"),
  .table = "organisation",
  .fields = organisation_fields,
  .n_fields = G_N_ELEMENTS (organisation_fields),
  .from = "organisation o LEFT JOIN organisation u ON u.id = o.parent",
  .organisation = "o.code",
  .catalogue = TRUE,
  .intake = &organisation_intake,
};

static const char *const site_columns[] = {
  "code", "name_en", "name_cy", "organisation", "police_area", "basis", NULL,
};

static const FfwField site_fields[] = {
  FFW_FIELD_ID ("s.uuid"),
  { .name = "code",
    .name_cy = "cod",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .sql = "s.code",
    .column = "code" },
  { .name = "name_en",
    .name_cy = "enw_saesneg",
    .type = FFW_FIELD_TEXT,
    .sql = "s.name_en",
    .column = "name_en" },
  { .name = "name_cy",
    .name_cy = "enw_cymraeg",
    .type = FFW_FIELD_TEXT,
    .sql = "s.name_cy",
    .column = "name_cy" },
  { .name = "organisation",
    .name_cy = "sefydliad",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_REQUIRED,
    .refers = "organisation",
    .sql = "o.code",
    .column = "organisation" },
  { .name = "police_area",
    .name_cy = "ardal_heddlu",
    .type = FFW_FIELD_IDENTIFIER,
    .sql = "s.police_area",
    .column = "police_area" },
  FFW_FIELD_BASIS ("s.basis"),
};

static const FfwIntakeClass site_intake = {
  .columns = site_columns,
  .key = "code = ?",
  .key_slots = { 0 },
  .n_key_slots = 1,
};

const FfwKind ffw_kind_sites = {
  .name = "sites",
  .title = N_ ("Sites"),
  .table = "site",
  .fields = site_fields,
  .n_fields = G_N_ELEMENTS (site_fields),
  .from = "site s JOIN organisation o ON o.id = s.organisation",
  .organisation = "o.code",
  .catalogue = TRUE,
  .intake = &site_intake,
};
