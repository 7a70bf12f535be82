/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the kinds see of the intake: the hooks that make a kind its own. */

#pragma once

#include "ffw-directory.h"
#include "ffw-intake.h"
#include "ffw-posts.h"
#include "ffw-row.h"

G_BEGIN_DECLS

/**
 * FfwLinkField:
 * @field: a field of several references
 * @table, @own, @other: the table that links a row (@own) to each of them (@other)
 */
typedef struct
{
  guint field;
  const char *table;
  const char *own;
  const char *other;
} FfwLinkField;

/**
 * FfwIntakeClass:
 * @columns: (array zero-terminated): the table's columns, whose positions are the slots
 * @key: SQL that finds a row by its key over the table, with a parameter for each of
 *   @key_slots; %NULL where @find does it
 * @circle: the finding where rows of one file refer to each other in a circle, or %NULL
 * @keeps_refused: whether rows that refer to one that was refused are told so
 * @links: (array length=n_links): what REFERENCES fields become
 * @state_size: bytes of a kind's own state for one file
 * @begin: prepares the state
 * @resolve: works out slots that no field fills by itself
 * @find: finds the row that is there (ffw_intake_load), in place of @key
 * @check: looks at the row as it will be, with what is there
 * @compare: sets @changed where something besides the slots differs
 * @prepare: makes what the row will refer to; the row is good
 * @written: writes what hangs on the row; it has its id
 * @finish: at the end of the file
 *
 * Each hook returns %FALSE only where the engine failed; a bad row is said with
 * ffw_intake_error().
 */
struct _FfwIntakeClass
{
  const char *const *columns;
  const char *key;
  guint key_slots[6];
  guint n_key_slots;
  const char *circle;
  gboolean keeps_refused;
  const FfwLinkField *links;
  guint n_links;
  gsize state_size;
  gboolean (*begin) (FfwIntake *self, GError **error);
  gboolean (*resolve) (FfwIntake *self, FfwRow *row, GError **error);
  gboolean (*find) (FfwIntake *self, FfwRow *row, GError **error);
  gboolean (*check) (FfwIntake *self, FfwRow *row, GError **error);
  gboolean (*compare) (FfwIntake *self, FfwRow *row, gboolean *changed, GError **error);
  gboolean (*prepare) (FfwIntake *self, FfwRow *row, GError **error);
  gboolean (*written) (FfwIntake *self, FfwRow *row, GError **error);
  gboolean (*finish) (FfwIntake *self, GError **error);
  void (*clear) (FfwIntake *self);
};

/* New rows with ids one after the other, which came on lines one after the other. */
typedef struct
{
  gint64 id;
  gint64 length;
  guint line;
} FfwSeenRun;

struct _FfwIntake
{
  const FfwKind *kind;
  FfwChange *change;
  FfwConnection *connection;
  FfwDate today;
  char today_iso[FFW_DATE_ISO_SIZE];
  FfwFindings *findings;
  FfwIntakeCounts counts;
  FfwRowReport *report; /* or NULL */
  FfwRoster *roster;    /* or NULL */
  guint columns[FFW_MAX_FIELDS];
  gint64 framework;

  guint n_slots;
  int slot_of[FFW_MAX_FIELDS];
  int id_field;
  FfwDirectories *directories;
  FfwCursor *find_uuid;
  FfwCursor *find_id;
  FfwCursor *find_key;
  FfwCursor *insert;
  FfwCursor *update;
  FfwCursor *seen;
  FfwCursor *see;
  FfwCursor *find_run;
  FfwCursor *add_run;
  FfwSeenRun run; /* the last one, which may grow yet */
  FfwPosts *posts;
  guint64 n_deferred;
  gboolean settling;    /* the deferred rows are being taken in */
  gboolean last_chance; /* and nothing more can become known */
  gpointer state;
};

void ffw_intake_error (FfwIntake *self, FfwRow *row, const char *code, int field, const char *first,
                       const char *second, const char *third);
void ffw_intake_warning (FfwIntake *self, guint line, const char *code, int field,
                         const char *first, const char *second, const char *third);
gint64 ffw_intake_refer (FfwIntake *self, FfwRow *row, guint field, const char *text,
                         GError **error);
void ffw_intake_unknown (FfwIntake *self, FfwRow *row, int field, const char *table,
                         const char *text, const char *nearest);
void ffw_intake_check_word (FfwIntake *self, FfwRow *row, guint field);
const char *ffw_intake_uuid (FfwIntake *self, FfwRow *row);
gboolean ffw_intake_load (FfwIntake *self, FfwRow *row, gint64 id, GError **error);
gboolean ffw_intake_seen (FfwIntake *self, gint64 id, guint *line, GError **error);
gboolean ffw_intake_see (FfwIntake *self, gint64 id, guint line, GError **error);

/* The statement @sql, prepared once and kept in *@cursor for the file's rows. */
FfwCursor *ffw_intake_statement (FfwIntake *self, FfwCursor **cursor, const char *sql,
                                 GError **error);

/* The same for all kinds that hold one of these. */
#define FFW_FIELD_ID(sql_)                                                                         \
  {                                                                                                \
    .name = "id", .name_cy = "id", .type = FFW_FIELD_UUID, .flags = FFW_FIELD_CARRIER, .sql = sql_ \
  }
#define FFW_FIELD_BASIS(sql_)                                                                      \
  {                                                                                                \
    .name = "basis", .name_cy = "sail", .type = FFW_FIELD_TEXT, .sql = sql_, .column = "basis"     \
  }

G_END_DECLS
