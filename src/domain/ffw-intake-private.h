/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the kinds see of the intake: the hooks that make a kind its own. */

#pragma once

#include "ffw-directory.h"
#include "ffw-intake.h"

G_BEGIN_DECLS

/** How many columns a kind's table can have at most, besides id, uuid and framework. */
#define FFW_MAX_SLOTS 16

typedef enum
{
  FFW_SLOT_KEEP, /* the file says nothing */
  FFW_SLOT_NULL,
  FFW_SLOT_INTEGER,
  FFW_SLOT_REAL,
  FFW_SLOT_TEXT,
} FfwSlotState;

/**
 * FfwSlot:
 *
 * The value of one column of one row. Texts belong to the row's cells, or to the
 * statement that found the row.
 */
typedef struct
{
  FfwSlotState state;
  gint64 integer;
  double real;
  const char *text;
} FfwSlot;

/**
 * FfwRow:
 * @id: of the row that is there; 0 for a new one
 * @slots: what the file says, by column of the class
 * @old: what is there; all null for a new row
 * @person, @post: whom the row names, where its kind names a person
 * @held: whether that post is held on the day the row is about
 * @parent: the row of another table that this one belongs to, for the kind's own use
 * @rejected: an error was found
 * @deferred: it refers to a row of its own kind that is not there yet
 *
 * A row on its way in.
 */
typedef struct
{
  const FfwCell *cells;
  guint line;
  gint64 id;
  FfwSlot slots[FFW_MAX_SLOTS];
  FfwSlot old[FFW_MAX_SLOTS];
  char dates[FFW_MAX_FIELDS][FFW_DATE_ISO_SIZE];
  gint64 person;
  gint64 post;
  gboolean held;
  gint64 parent;
  gboolean rejected;
  gboolean deferred;
} FfwRow;

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

struct _FfwIntake
{
  const FfwKind *kind;
  FfwChange *change;
  FfwConnection *connection;
  FfwDate today;
  char today_iso[FFW_DATE_ISO_SIZE];
  FfwFindings *findings;
  FfwIntakeCounts counts;
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
  FfwCursor *posts_by_number;
  FfwCursor *posts_by_email;
  FfwCursor *posts_by_person;
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
gboolean ffw_intake_load (FfwIntake *self, FfwRow *row, gint64 id, GError **error);
gboolean ffw_intake_seen (FfwIntake *self, gint64 id, guint *line, GError **error);
gboolean ffw_intake_see (FfwIntake *self, gint64 id, guint line, GError **error);
const FfwSlot *ffw_row_value (const FfwRow *row, guint slot);
gint64 ffw_row_integer (const FfwRow *row, guint slot, gint64 otherwise);
const char *ffw_row_text (const FfwRow *row, guint slot);
void ffw_row_set_integer (FfwRow *row, guint slot, gint64 value);
void ffw_row_set_text (FfwRow *row, guint slot, const char *text);
gboolean ffw_slot_differs (const FfwSlot *new_value, const FfwSlot *old_value);

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
