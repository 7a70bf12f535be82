/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-intake.h"

#include "ffw-intake-deferred.h"
#include "ffw-intake-links.h"
#include "ffw-intake-private.h"
#include "ffw-intake-seen.h"
#include "ffw-intake-table.h"
#include "ffw-roster-rows.h"

#include <string.h>

/* Beyond this many errors of a file none is shown, so none is worth a search. */
#define NEAREST_WORTHWHILE FFW_FINDINGS_KEPT

static int
find_slot (const FfwIntakeClass *class, const char *column)
{
  for (int i = 0; class->columns[i] != NULL; i++)
    if (g_str_equal (class->columns[i], column))
      return i;

  g_assert_not_reached ();
}

static gboolean
prepare (FfwIntake *self, GError **error)
{
  const FfwIntakeClass *class = self->kind->intake;

  if (!ffw_intake_seen_begin (self, error) || !ffw_intake_deferred_begin (self, error)
      || !ffw_intake_table_begin (self, error))
    return FALSE;

  return class->begin == NULL || class->begin (self, error);
}

/**
 * ffw_intake_new:
 * @kind: of the rows
 * @change: under way; it must outlive the intake
 * @today: what lies ahead of it is a wish, what lies before it a fact
 * @findings: where what is wrong with the rows is said
 *
 * Begins to take in the rows of one file.
 *
 * Returns: (transfer full): the intake, or %NULL with @error set
 */
FfwIntake *
ffw_intake_new (const FfwKind *kind, FfwChange *change, FfwDate today, FfwFindings *findings,
                GError **error)
{
  g_autoptr (FfwIntake) self = g_new0 (FfwIntake, 1);

  self->kind = kind;
  self->change = change;
  self->connection = ffw_change_get_connection (change);
  self->today = today;
  ffw_date_to_iso (today, self->today_iso);
  self->findings = ffw_findings_ref (findings);
  self->directories = ffw_directories_new (self->connection);
  self->posts = ffw_posts_new (self->connection);
  self->framework = FFW_NULL;
  self->id_field = -1;
  while (kind->intake->columns[self->n_slots] != NULL)
    self->n_slots++;
  g_assert (self->n_slots <= FFW_MAX_SLOTS && kind->n_fields <= FFW_MAX_FIELDS);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      self->slot_of[i] = kind->fields[i].column ? find_slot (kind->intake, kind->fields[i].column)
                                                : -1;
      self->columns[i] = i + 1;
      if (g_str_equal (kind->fields[i].name, "id"))
        self->id_field = (int)i;
    }
  if (kind->intake->state_size > 0)
    self->state = g_malloc0 (kind->intake->state_size);
  if (!prepare (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
ffw_intake_free (FfwIntake *self)
{
  if (self->state != NULL && self->kind->intake->clear != NULL)
    self->kind->intake->clear (self);
  g_clear_pointer (&self->state, g_free);
  ffw_intake_table_clear (self);
  ffw_intake_seen_clear (self);
  g_clear_pointer (&self->posts, ffw_posts_free);
  g_clear_pointer (&self->directories, ffw_directories_free);
  g_clear_pointer (&self->findings, ffw_findings_unref);
  g_clear_pointer (&self->report, ffw_row_report_unref);
  if (self->roster != NULL)
    ffw_roster_end (self->roster);
  g_clear_pointer (&self->roster, ffw_roster_unref);
  g_free (self);
}

/**
 * ffw_intake_set_columns:
 * @columns: for each field of the kind, the number (from 1) of the file's column that holds
 *   it, 0 where none does; findings name it
 */
void
ffw_intake_set_columns (FfwIntake *self, const guint *columns)
{
  memcpy (self->columns, columns, self->kind->n_fields * sizeof *columns);
}

/**
 * ffw_intake_set_report:
 * @report: of the same kind; takes what becomes of each row
 */
void
ffw_intake_set_report (FfwIntake *self, FfwRowReport *report)
{
  self->report = ffw_row_report_ref (report);
}

/**
 * ffw_intake_set_roster:
 * @roster: says what the rows, of people, are the complete list of
 *
 * Lets the rows be the complete list of an organisation.
 */
gboolean
ffw_intake_set_roster (FfwIntake *self, FfwRoster *roster, GError **error)
{
  self->roster = ffw_roster_ref (roster);

  return ffw_roster_begin (self, error);
}

/**
 * ffw_intake_set_origin:
 * @framework: the id of the framework that new rows of a catalogue kind are of
 */
void
ffw_intake_set_origin (FfwIntake *self, gint64 framework)
{
  self->framework = framework;
}

/** Says what is wrong with @row and rejects it. @field is -1 for the row as a whole. */
void
ffw_intake_error (FfwIntake *self, FfwRow *row, const char *code, int field, const char *first,
                  const char *second, const char *third)
{
  ffw_intake_warning (self, row->line, code, field, first, second, third);
  row->rejected = TRUE;
}

/** Says what is odd about the row of @line, which is taken all the same. */
void
ffw_intake_warning (FfwIntake *self, guint line, const char *code, int field, const char *first,
                    const char *second, const char *third)
{
  ffw_findings_add (self->findings, code, line, field < 0 ? 0 : self->columns[field],
                    field < 0 ? NULL : self->kind->fields[field].name, first, first ? second : NULL,
                    first && second ? third : NULL, NULL);
}

/** A code that stands in lists, or before a slash, is one word without slashes. */
void
ffw_intake_check_word (FfwIntake *self, FfwRow *row, guint field)
{
  const FfwCell *cell = &row->cells[field];

  if (cell->state == FFW_CELL_SET && cell->text[strcspn (cell->text, " \t/")] != '\0')
    ffw_intake_error (self, row, "E113", (int)field, cell->text, NULL, NULL);
}

/** Says that @text names no row of @table. @nearest may be %NULL: it is then looked for. */
void
ffw_intake_unknown (FfwIntake *self, FfwRow *row, int field, const char *table, const char *text,
                    const char *nearest)
{
  static const struct
  {
    const char *table;
    const char *code;
  } codes[] = {
    { "organisation", "E201" }, { "person", "E202" }, { "course", "E203" }, { "session", "E204" },
    { "question", "E205" },     { "role", "E206" },   { "site", "E207" },   { "area", "E208" },
  };
  g_autofree char *found = NULL;

  if (nearest == NULL
      && ffw_findings_count (self->findings, FFW_SEVERITY_ERROR) < NEAREST_WORTHWHILE)
    nearest = found = ffw_directories_nearest (self->directories, table, text, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (codes[i].table, table))
      ffw_intake_error (self, row, codes[i].code, field, text, nearest ? nearest : "", NULL);
}

static gint64
say_unknown_or_circle (FfwIntake *self, FfwRow *row, guint field, const char *text, GError **error)
{
  const FfwIntakeClass *class = self->kind->intake;
  gboolean circle, waiting;

  if (!ffw_intake_is_circle (self, row, &circle, error)
      || !ffw_intake_is_waiting (self, text, &waiting, error))
    return 0;
  if (waiting && !circle)
    ffw_intake_wait (row, text);
  else if (circle)
    ffw_intake_error (self, row, class->circle, (int)field, text, NULL, NULL);
  else
    ffw_intake_unknown (self, row, (int)field, self->kind->fields[field].refers, text, NULL);

  return 0;
}

/**
 * ffw_intake_refer:
 * @text: what the file says
 *
 * Finds the row that a reference names. An unknown one is said, unless it is of the
 * row's own kind and may yet come: then the row is deferred.
 *
 * Returns: its id; 0 where it is unknown, or with @error set where the engine failed
 */
gint64
ffw_intake_refer (FfwIntake *self, FfwRow *row, guint field, const char *text, GError **error)
{
  const char *table = self->kind->fields[field].refers;
  gint64 id;

  if (!ffw_directories_find (self->directories, table, text, &id, error))
    return 0;
  if (id != 0)
    return id;

  if (g_str_equal (table, self->kind->table) && !self->last_chance)
    ffw_intake_wait (row, text);
  else if (g_str_equal (table, self->kind->table) && self->kind->intake->circle != NULL)
    return say_unknown_or_circle (self, row, field, text, error);
  else
    ffw_intake_unknown (self, row, (int)field, table, text, NULL);

  return 0;
}

/** Prepares @sql into @cursor once. Returns: (transfer none): *@cursor, %NULL on failure */
FfwCursor *
ffw_intake_statement (FfwIntake *self, FfwCursor **cursor, const char *sql, GError **error)
{
  if (*cursor == NULL)
    *cursor = ffw_connection_prepare (self->connection, sql, error);

  return *cursor;
}

static gboolean
fill_reference (FfwIntake *self, FfwRow *row, guint field, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 id = ffw_intake_refer (self, row, field, row->cells[field].text, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (id != 0)
    ffw_row_set_integer (row, (guint)self->slot_of[field], id);

  return TRUE;
}

/* What the cells say, by column. */
static gboolean
fill_slots (FfwIntake *self, FfwRow *row, GError **error)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const FfwField *field = &self->kind->fields[i];
      const FfwCell *cell = &row->cells[i];
      FfwSlot *slot = self->slot_of[i] >= 0 ? &row->slots[self->slot_of[i]] : NULL;

      if (cell->state == FFW_CELL_CLEAR && (field->flags & (FFW_FIELD_REQUIRED | FFW_FIELD_KEY)))
        ffw_intake_error (self, row, "E111", (int)i, field->name, NULL, NULL);
      else if (cell->state == FFW_CELL_CLEAR && slot != NULL)
        slot->state = FFW_SLOT_NULL;
      if (cell->state != FFW_CELL_SET || slot == NULL)
        continue;

      switch (field->type)
        {
        case FFW_FIELD_DATE:
          *slot = (FfwSlot){ .state = FFW_SLOT_TEXT,
                             .text = ffw_date_to_iso (cell->date, row->dates[i]) };
          break;
        case FFW_FIELD_INTEGER:
        case FFW_FIELD_CODED:
          *slot = (FfwSlot){ .state = FFW_SLOT_INTEGER, .integer = cell->integer };
          break;
        case FFW_FIELD_REAL:
          *slot = (FfwSlot){ .state = FFW_SLOT_REAL, .real = cell->real };
          break;
        case FFW_FIELD_REFERENCE:
          if (!fill_reference (self, row, i, error))
            return FALSE;
          break;
        case FFW_FIELD_TEXT:
        case FFW_FIELD_IDENTIFIER:
        case FFW_FIELD_DATE_TIME:
        case FFW_FIELD_CODES:
        case FFW_FIELD_UUID:
        case FFW_FIELD_REFERENCES:
        default:
          *slot = (FfwSlot){ .state = FFW_SLOT_TEXT, .text = cell->text };
          break;
        }
    }

  return TRUE;
}

static void
check_required (FfwIntake *self, FfwRow *row)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if ((self->kind->fields[i].flags & FFW_FIELD_REQUIRED)
        && row->cells[i].state == FFW_CELL_ABSENT)
      ffw_intake_error (self, row, "E101", (int)i, self->kind->fields[i].name, NULL, NULL);
}

static gboolean
look_at (FfwIntake *self, FfwRow *row, gboolean *changed, GError **error)
{
  const FfwIntakeClass *class = self->kind->intake;

  if (row->id == 0)
    check_required (self, row);
  if (class->check != NULL && !class->check (self, row, error))
    return FALSE;
  if (row->rejected)
    return TRUE;

  for (guint i = 0; i < self->n_slots; i++)
    *changed = *changed || ffw_slot_differs (&row->slots[i], &row->old[i]);
  if (!*changed && !ffw_intake_links_differ (self, row, changed, error))
    return FALSE;

  return *changed || class->compare == NULL || class->compare (self, row, changed, error);
}

static gboolean
write_row (FfwIntake *self, FfwRow *row, GError **error)
{
  const FfwIntakeClass *class = self->kind->intake;

  if (class->prepare != NULL && !class->prepare (self, row, error))
    return FALSE;
  if (!ffw_intake_table_write (self, row, error) || !ffw_intake_links_write (self, row, error))
    return FALSE;
  ffw_directories_forget (self->directories, self->kind->table);

  return class->written == NULL || class->written (self, row, error);
}

/* A row that is bad already: what it lacks is said at the same time, where it is clear that
 * it would be new. */
static gboolean
say_missing (FfwIntake *self, FfwRow *row, GError **error)
{
  const FfwIntakeClass *class = self->kind->intake;

  if (class->key == NULL)
    return TRUE;
  for (guint i = 0; i < class->n_key_slots; i++)
    if (ffw_row_value (row, class->key_slots[i])->state == FFW_SLOT_NULL)
      return TRUE;
  if (!ffw_intake_table_find_key (self, row, error))
    return FALSE;
  if (row->id == 0)
    check_required (self, row);

  return TRUE;
}

static gboolean
find (FfwIntake *self, FfwRow *row, GError **error)
{
  return self->roster ? ffw_roster_find (self, row, error)
                      : ffw_intake_table_find_key (self, row, error);
}

static gboolean
write_over (FfwIntake *self, FfwRow *row, GError **error)
{
  if (self->report != NULL && ffw_row_report_wants (self->report, FFW_ROW_UPDATED)
      && !ffw_row_report_note (self->report, self->connection, row->id, error))
    return FALSE;

  return (!row->moves || ffw_roster_move (self, row, error)) && write_row (self, row, error);
}

static FfwRowResult
take (FfwIntake *self, FfwRow *row, GError **error)
{
  const FfwIntakeClass *class = self->kind->intake;
  gboolean is_new, changed = FALSE;

  if (!fill_slots (self, row, error) || !ffw_intake_table_find_id (self, row, error)
      || !ffw_intake_links_resolve (self, row, error)
      || (class->resolve != NULL && !class->resolve (self, row, error)))
    return FFW_ROW_FAILED;
  if (row->rejected)
    return say_missing (self, row, error) ? FFW_ROW_REJECTED : FFW_ROW_FAILED;
  if (row->deferred)
    return ffw_intake_defer (self, row, error) ? FFW_ROW_DEFERRED : FFW_ROW_FAILED;
  if (!find (self, row, error))
    return FFW_ROW_FAILED;
  if (row->deferred)
    return ffw_intake_defer (self, row, error) ? FFW_ROW_DEFERRED : FFW_ROW_FAILED;
  if (row->left_alone)
    return ffw_intake_refuse (self, row, error) ? FFW_ROW_UNCHANGED : FFW_ROW_FAILED;
  if (!row->rejected && !look_at (self, row, &changed, error))
    return FFW_ROW_FAILED;
  if (row->rejected)
    return FFW_ROW_REJECTED;
  changed = changed || row->moves;

  is_new = row->id == 0;
  if (!is_new && changed)
    {
      g_autofree char *first = NULL;
      guint line;

      if (!ffw_intake_seen (self, row->id, &line, error))
        return FFW_ROW_FAILED;
      if (line != 0)
        {
          first = g_strdup_printf ("%u", line);
          ffw_intake_error (self, row, "E301", -1, first, NULL, NULL);
          return FFW_ROW_REJECTED;
        }
    }
  if ((is_new && !write_row (self, row, error))
      || (!is_new && changed && !write_over (self, row, error)))
    return FFW_ROW_FAILED;
  if (is_new ? !ffw_intake_see_new (self, row->id, row->line, error)
             : !ffw_intake_see (self, row->id, row->line, error))
    return FFW_ROW_FAILED;

  return is_new ? FFW_ROW_ADDED : changed ? FFW_ROW_UPDATED : FFW_ROW_UNCHANGED;
}

static void
report_row (FfwIntake *self, const FfwRow *row, FfwRowResult result)
{
  const char *texts[FFW_MAX_FIELDS] = { NULL };

  for (guint i = 0; result == FFW_ROW_REJECTED && i < self->kind->n_fields; i++)
    if (row->cells[i].state == FFW_CELL_SET || row->cells[i].state == FFW_CELL_BAD)
      texts[i] = row->cells[i].text;
  ffw_row_report_add (self->report, result, row->line, row->id, texts);
}

static void
count (FfwIntake *self, FfwRowResult result)
{
  switch (result)
    {
    case FFW_ROW_ADDED:
      self->counts.added++;
      break;
    case FFW_ROW_UPDATED:
      self->counts.updated++;
      break;
    case FFW_ROW_UNCHANGED:
      self->counts.unchanged++;
      break;
    case FFW_ROW_REJECTED:
      self->counts.rejected++;
      break;
    case FFW_ROW_DEFERRED:
    case FFW_ROW_FAILED:
    default:
      break;
    }
}

/**
 * ffw_intake_row:
 * @cells: (array): one for each field of the kind, each with its value read or absent
 * @line: of the file, on which the row starts
 *
 * Takes in one row. What is wrong with it is said as findings; a bad row is rejected and
 * nothing of it is written. A row that refers to one of its own kind that has not come yet
 * (a manager further down) is kept until the end, and counted then.
 *
 * Returns: what became of it; %FFW_ROW_FAILED with @error set where the change is lost
 */
FfwRowResult
ffw_intake_row (FfwIntake *self, const FfwCell *cells, guint line, GError **error)
{
  FfwRow row = { .cells = cells, .line = line };
  FfwRowResult result;

  if (self->roster != NULL)
    {
      row.cells = cells = ffw_roster_read (self, cells, line, error);
      if (cells == NULL)
        return FFW_ROW_FAILED;
    }
  /* What else is wrong with the row is said all the same. */
  for (guint i = 0; i < self->kind->n_fields; i++)
    row.rejected = row.rejected || cells[i].state == FFW_CELL_BAD;
  if (!self->settling)
    self->counts.read++;
  if (!ffw_change_rest (self->change, error))
    return FFW_ROW_FAILED;
  result = take (self, &row, error);
  if (result == FFW_ROW_REJECTED && self->kind->intake->keeps_refused
      && !ffw_intake_refuse (self, &row, error))
    return FFW_ROW_FAILED;
  if (self->roster != NULL && !ffw_roster_took (self, &row, result, error))
    return FFW_ROW_FAILED;
  count (self, result);
  if (self->report != NULL)
    report_row (self, &row, result);

  return result;
}

/** A row that could not even be read is counted as rejected. */
gboolean
ffw_intake_reject (FfwIntake *self, guint line)
{
  self->counts.read++;
  self->counts.rejected++;
  if (self->report != NULL)
    ffw_row_report_add (self->report, FFW_ROW_REJECTED, line, 0, NULL);
  if (self->roster != NULL)
    ffw_roster_miss (self->roster);

  return TRUE;
}

/** Says that the table goes on, and nobody can read how: a list of people is not complete then. */
void
ffw_intake_miss_rest (FfwIntake *self)
{
  if (self->roster != NULL)
    ffw_roster_miss (self->roster);
}

/**
 * ffw_intake_finish:
 * @counts: (out): what became of the rows
 *
 * Ends the file: takes in the rows that were kept, and does what can be done only once all
 * are known.
 */
gboolean
ffw_intake_finish (FfwIntake *self, FfwIntakeCounts *counts, GError **error)
{
  if (!ffw_intake_deferred_settle (self, error))
    return FALSE;
  if (self->kind->intake->finish != NULL && !self->kind->intake->finish (self, error))
    return FALSE;
  if (self->roster != NULL && !ffw_roster_finish (self, error))
    return FALSE;
  if (self->report != NULL && !ffw_row_report_settle (self->report, self->connection, error))
    return FALSE;
  *counts = self->counts;

  return TRUE;
}
