/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Needs analysis: ratings of people by themselves and by their managers. */

#include "ffw-kinds-private.h"
#include "ffw-naming.h"

#include <glib/gi18n-lib.h>

enum
{
  RATING_CAMPAIGN,
  RATING_PERSON,
  RATING_POST,
  RATING_AREA,
  RATING_RATER,
  RATING_RATED_ON = 7,
};

static const char *const rating_columns[] = {
  "campaign", "person", "post", "area", "rater", "rating", "importance", "rated_on", NULL,
};

enum
{
  FIELD_ID,
  FIELD_CAMPAIGN,
  FIELD_ORGANISATION,
  FIELD_NUMBER,
  FIELD_EMAIL,
  FIELD_PERSON,
};

static const FfwField rating_fields[] = {
  FFW_FIELD_ID ("n.uuid"),
  { .name = "campaign",
    .name_cy = "ymgyrch",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .sql = "k.code" },
  FFW_FIELDS_PERSON,
  { .name = "area",
    .name_cy = "maes",
    .type = FFW_FIELD_REFERENCE,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .refers = "area",
    .sql = "a.code",
    .column = "area" },
  { .name = "rater",
    .name_cy = "sgoriwr",
    .also = "graddiwr",
    .type = FFW_FIELD_CODED,
    .flags = FFW_FIELD_KEY | FFW_FIELD_COLUMN | FFW_FIELD_REQUIRED,
    .coding = &ffw_coding_rater,
    .sql = "n.rater",
    .column = "rater" },
  { .name = "rating",
    .name_cy = "sgôr",
    .also = "gradd",
    .type = FFW_FIELD_INTEGER,
    .flags = FFW_FIELD_REQUIRED,
    .least = 0,
    .most = 4,
    .sql = "n.rating",
    .column = "rating" },
  { .name = "importance",
    .name_cy = "pwysigrwydd",
    .type = FFW_FIELD_INTEGER,
    .least = 1,
    .most = 4,
    .sql = "n.importance",
    .column = "importance" },
  { .name = "rated_on",
    .name_cy = "dyddiad_sgorio",
    .type = FFW_FIELD_DATE,
    .sql = "n.rated_on",
    .column = "rated_on" },
};

static const FfwNaming rating_naming = { FIELD_ORGANISATION, FIELD_NUMBER,  FIELD_EMAIL,
                                         FIELD_PERSON,       RATING_PERSON, RATING_POST };

#define SQL_ADD_CAMPAIGN "INSERT INTO campaign (id, uuid, code) VALUES (?, ?, ?)"
#define SQL_ADD_AREA                                                                               \
  "INSERT INTO campaign_area (campaign, area) VALUES (?, ?) ON CONFLICT DO NOTHING"

typedef struct
{
  gint64 campaign; /* of the last row that was written, and its area */
  gint64 area;
  FfwCursor *add_area;
} Ratings;

static void
rating_clear (FfwIntake *self)
{
  Ratings *ratings = self->state;

  g_clear_pointer (&ratings->add_area, ffw_cursor_free);
}

static gboolean
rating_resolve (FfwIntake *self, FfwRow *row, GError **error)
{
  const FfwCell *code = &row->cells[FIELD_CAMPAIGN];
  const char *on = ffw_row_text (row, RATING_RATED_ON);

  if (code->state == FFW_CELL_SET
      && !ffw_directories_find (self->directories, "campaign", code->text, &row->parent, error))
    return FALSE;
  if (row->parent != 0)
    ffw_row_set_integer (row, RATING_CAMPAIGN, row->parent);

  return ffw_naming_resolve (self, row, &rating_naming, on ? on : self->today_iso, error);
}

/* Without its day a row says nothing of the post. */
static gboolean
rating_check (FfwIntake *self, FfwRow *row, GError **error)
{
  if (row->id != 0 && row->slots[RATING_RATED_ON].state == FFW_SLOT_KEEP
      && !ffw_slot_differs (&row->slots[RATING_PERSON], &row->old[RATING_PERSON]))
    row->slots[RATING_POST].state = FFW_SLOT_KEEP;

  return TRUE;
}

/* A campaign begins with its first rating. */
static gboolean
rating_prepare (FfwIntake *self, FfwRow *row, GError **error)
{
  char uuid[FFW_UUID_SIZE];

  if (ffw_row_integer (row, RATING_CAMPAIGN, 0) != 0)
    return TRUE;
  row->parent = ffw_change_new_id (self->change);
  ffw_row_set_integer (row, RATING_CAMPAIGN, row->parent);
  ffw_directories_forget (self->directories, "campaign");

  return ffw_connection_run (self->connection, SQL_ADD_CAMPAIGN, error, "iss", row->parent,
                             ffw_change_new_uuid (self->change, uuid),
                             row->cells[FIELD_CAMPAIGN].text);
}

static gboolean
rating_written (FfwIntake *self, FfwRow *row, GError **error)
{
  Ratings *ratings = self->state;
  gint64 campaign = ffw_row_integer (row, RATING_CAMPAIGN, 0);
  gint64 area = ffw_row_integer (row, RATING_AREA, 0);
  FfwCursor *add;

  if (ratings->campaign == campaign && ratings->area == area)
    return TRUE;
  ratings->campaign = campaign;
  ratings->area = area;
  add = ffw_intake_statement (self, &ratings->add_area, SQL_ADD_AREA, error);
  if (add == NULL)
    return FALSE;
  ffw_cursor_bind (add, "ii", campaign, area);

  return ffw_cursor_run (add, error);
}

static const FfwIntakeClass rating_intake = {
  .columns = rating_columns,
  .key = "person = ? AND campaign = ? AND area = ? AND rater = ?",
  .key_slots = { RATING_PERSON, RATING_CAMPAIGN, RATING_AREA, RATING_RATER },
  .n_key_slots = 4,
  .state_size = sizeof (Ratings),
  .resolve = rating_resolve,
  .check = rating_check,
  .prepare = rating_prepare,
  .written = rating_written,
  .clear = rating_clear,
};

const FfwKind ffw_kind_needs = {
  .name = "needs",
  .title = N_ ("Needs analysis"),
  .table = "rating",
  .fields = rating_fields,
  .n_fields = G_N_ELEMENTS (rating_fields),
  .from
  = "rating n JOIN campaign k ON k.id = n.campaign JOIN area a ON a.id = n.area" FFW_FROM_PERSON (
      "n"),
  .organisation = "po.code",
  .area = "a.code",
  .intake = &rating_intake,
};
