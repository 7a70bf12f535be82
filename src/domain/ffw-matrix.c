/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matrix.h"

#include "ffw-choices.h"
#include "ffw-standing-keep.h"

#include <string.h>

/* All columns of ffw_matrix_list, in their order. */
enum
{
  COLUMN_NAME,
  COLUMN_ORGANISATION,
  COLUMN_NUMBER,
  COLUMN_SITE,
  COLUMN_MANAGER,
  COLUMN_PERSON,
  COLUMN_EMAIL,
  COLUMN_ROLES,
};

/* One post at a time, by the key of the table: so a few cost little in a large workspace. */
static const char cells_sql[]
    = "SELECT area, requirement, level, mandatory, status, achieved_on, expires_on, due_on,"
      " booked_on FROM standing WHERE person = ? AND post = ? AND stands = 1 AND status >= 0";

static const char waiver_sql[]
    = "SELECT max (until_on) FROM waiver WHERE person = ? AND area = ? AND from_on <= ?";

/* What a reading knows beside what it makes. */
typedef struct
{
  FfwMatrix *matrix;
  GHashTable *areas;        /* id → position and 1 */
  GHashTable *requirements; /* id → position */
  const char *status;
  gboolean mandatory;
  FfwCursor *waiver;
} Reading;

static void
area_free (gpointer data)
{
  FfwMatrixArea *self = data;

  g_free (self->code);
  g_free (self->title);
  g_free (self);
}

void
ffw_matrix_free (FfwMatrix *self)
{
  g_ptr_array_unref (self->areas);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->requirements);
  g_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static FfwMatrix *
matrix_new (FfwDate day)
{
  FfwMatrix *self = g_new0 (FfwMatrix, 1);

  self->day = day;
  self->areas = g_ptr_array_new_with_free_func (area_free);
  self->rows = g_array_new (FALSE, TRUE, sizeof (FfwMatrixRow));
  self->requirements = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, TRUE, sizeof (FfwMatrixCell));
  self->texts = g_string_chunk_new (64 * 1024);

  return self;
}

/** Returns: (transfer none): a row, from 0 */
const FfwMatrixRow *
ffw_matrix_get_row (const FfwMatrix *self, guint row)
{
  return &g_array_index (self->rows, FfwMatrixRow, row);
}

/** Returns: (transfer none): a column, from 0 */
const FfwMatrixArea *
ffw_matrix_get_area (const FfwMatrix *self, guint area)
{
  return self->areas->pdata[area];
}

static FfwMatrixCell *
cell_at (const FfwMatrix *self, guint row, guint area)
{
  return &g_array_index (self->cells, FfwMatrixCell, (gsize)row * self->areas->len + area);
}

/** Returns: (transfer none): the cell of a row and a column, both from 0 */
const FfwMatrixCell *
ffw_matrix_get (const FfwMatrix *self, guint row, guint area)
{
  return cell_at (self, row, area);
}

/** Returns: whether somebody who stands so is without what they need: missing or expired */
gboolean
ffw_matrix_is_gap (int status)
{
  return status == FFW_STANDING_MISSING || status == FFW_STANDING_EXPIRED;
}

/** Returns: how many of the sums by status are gaps */
guint
ffw_matrix_count_gaps (const guint sums[FFW_N_STANDINGS])
{
  return sums[FFW_STANDING_MISSING] + sums[FFW_STANDING_EXPIRED];
}

/** Returns: all of the sums by status together */
guint
ffw_matrix_count_required (const guint sums[FFW_N_STANDINGS])
{
  guint n = 0;

  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    n += sums[i];

  return n;
}

static gboolean
is_wanted (const char *wanted, int status)
{
  if (wanted == NULL)
    return TRUE;
  if (g_str_equal (wanted, "gap"))
    return ffw_matrix_is_gap (status);
  if (g_str_equal (wanted, "not-in-date"))
    return ffw_matrix_is_gap (status) || status == FFW_STANDING_DUE
           || status == FFW_STANDING_BOOKED;

  return g_strcmp0 (ffw_coding_get_code (&ffw_coding_standing, status), wanted) == 0;
}

/* All areas, or the one that is asked for: those that turn out to be empty go at the end. */
static gboolean
read_areas (Reading *reading, FfwConnection *connection, const char *code, FfwLanguage language,
            GError **error)
{
  FfwChoices choices = { .table = "area", .language = language };
  g_autoptr (GPtrArray) found = ffw_choices_read (connection, &choices, error);

  for (guint i = 0; found && i < found->len; i++)
    {
      FfwChoiceRow *row = found->pdata[i];
      FfwMatrixArea *area;

      if (code && !g_str_equal (code, row->code))
        continue;
      area = g_new0 (FfwMatrixArea, 1);
      area->id = row->id;
      area->code = g_strdup (row->code);
      area->title = g_strdup (row->title);
      g_ptr_array_add (reading->matrix->areas, area);
      g_hash_table_insert (reading->areas, &area->id,
                           GUINT_TO_POINTER (reading->matrix->areas->len));
    }

  return found != NULL;
}

static gboolean
read_requirements (Reading *reading, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor
      = ffw_connection_query (connection, "SELECT id, code FROM requirement", error, "");

  while (cursor && ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);

      g_hash_table_insert (reading->requirements, g_memdup2 (&id, sizeof id),
                           GUINT_TO_POINTER (reading->matrix->requirements->len));
      g_ptr_array_add (reading->matrix->requirements, g_strdup (ffw_cursor_get_text (cursor, 1)));
    }

  return cursor && !ffw_cursor_has_failed (cursor);
}

static void
take_row (FfwCursor *cursor, guint position, gpointer data)
{
  FfwMatrix *matrix = data;
  FfwMatrixRow *row = &g_array_index (matrix->rows, FfwMatrixRow, position);

  row->person = ffw_cursor_get_int (cursor, COLUMN_PERSON);
  row->name = g_string_chunk_insert (matrix->texts, ffw_cursor_get_text (cursor, COLUMN_NAME));
  row->number = g_string_chunk_insert (matrix->texts, ffw_cursor_get_text (cursor, COLUMN_NUMBER));
  row->organisation = g_string_chunk_insert_const (
      matrix->texts, ffw_cursor_get_text (cursor, COLUMN_ORGANISATION));
  row->site = g_string_chunk_insert_const (matrix->texts,
                                           ffw_cursor_get_text (cursor, COLUMN_SITE));
  row->manager = g_string_chunk_insert_const (matrix->texts,
                                              ffw_cursor_get_text (cursor, COLUMN_MANAGER));
  row->email = g_string_chunk_insert (matrix->texts, ffw_cursor_get_text (cursor, COLUMN_EMAIL));
  row->roles = g_string_chunk_insert_const (matrix->texts,
                                            ffw_cursor_get_text (cursor, COLUMN_ROLES));
}

/* The posts that are asked for, before it is known of which something is required. */
static gboolean
read_rows (Reading *reading, FfwConnection *connection, const FfwListRequest *request,
           FfwLanguage language, GError **error)
{
  g_autoptr (FfwListQuery) query = ffw_list_source_query (&ffw_matrix_list, request, language);
  g_autoptr (GArray) ids = ffw_list_query_ids (connection, query, error);

  if (ids == NULL)
    return FALSE;

  g_array_set_size (reading->matrix->rows, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_array_index (reading->matrix->rows, FfwMatrixRow, i).post = g_array_index (ids, gint64, i);

  return ffw_list_query_rows (connection, query, (const gint64 *)ids->data, ids->len, take_row,
                              reading->matrix, error);
}

static gboolean
read_waiver (Reading *reading, const FfwMatrixRow *row, gint64 area, FfwMatrixCell *cell,
             GError **error)
{
  ffw_cursor_reset (reading->waiver);
  ffw_cursor_bind (reading->waiver, "iiD", row->person, area, reading->matrix->day);
  if (!ffw_cursor_next (reading->waiver, error))
    return FALSE;
  cell->waived_until = ffw_cursor_get_date (reading->waiver, 0);

  return TRUE;
}

static gboolean
take_cell (Reading *reading, FfwCursor *cursor, guint row, gboolean *wanted, GError **error)
{
  FfwMatrix *matrix = reading->matrix;
  FfwMatrixRow *of = &g_array_index (matrix->rows, FfwMatrixRow, row);
  gint64 area = ffw_cursor_get_int (cursor, 0);
  gint64 requirement = ffw_cursor_get_int (cursor, 1);
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (reading->areas, &area));
  FfwMatrixCell *cell;

  if (position == 0 || (reading->mandatory && ffw_cursor_get_int (cursor, 3) == 0))
    return TRUE;

  cell = cell_at (matrix, row, position - 1);
  cell->level = (guint8)ffw_cursor_get_int (cursor, 2);
  cell->mandatory = ffw_cursor_get_int (cursor, 3) != 0;
  cell->status = (gint8)ffw_cursor_get_int (cursor, 4);
  cell->achieved_on = ffw_cursor_get_date (cursor, 5);
  cell->expires_on = ffw_cursor_get_date (cursor, 6);
  cell->due_on = ffw_cursor_get_date (cursor, 7);
  cell->booked_on = ffw_cursor_get_date (cursor, 8);
  cell->requirement
      = (guint16)GPOINTER_TO_UINT (g_hash_table_lookup (reading->requirements, &requirement));
  of->sums[cell->status]++;
  cell->wanted = is_wanted (reading->status, cell->status);
  *wanted = *wanted || cell->wanted;

  return cell->status != FFW_STANDING_WAIVED || read_waiver (reading, of, area, cell, error);
}

static gboolean
read_row_cells (Reading *reading, FfwCursor *cursor, guint row, gboolean *wanted, GError **error)
{
  const FfwMatrixRow *of = ffw_matrix_get_row (reading->matrix, row);

  for (guint i = 0; i < reading->matrix->areas->len; i++)
    *cell_at (reading->matrix, row, i) = (FfwMatrixCell){ .status = FFW_MATRIX_NOTHING };

  ffw_cursor_reset (cursor);
  ffw_cursor_bind (cursor, "ii", of->person, of->post);
  while (ffw_cursor_next (cursor, error))
    if (!take_cell (reading, cursor, row, wanted, error))
      return FALSE;

  return !ffw_cursor_has_failed (cursor);
}

/* Reads the cells of all rows, and lets those fall that are not wanted. */
static gboolean
read_cells (Reading *reading, FfwConnection *connection, GError **error)
{
  FfwMatrix *matrix = reading->matrix;
  g_autoptr (FfwCursor) cursor = ffw_connection_prepare (connection, cells_sql, error);
  g_autoptr (FfwCursor) waiver = cursor ? ffw_connection_prepare (connection, waiver_sql, error)
                                        : NULL;
  guint kept = 0;

  if (waiver == NULL)
    return FALSE;

  reading->waiver = waiver;
  g_array_set_size (matrix->cells, matrix->rows->len * matrix->areas->len);
  for (guint i = 0; i < matrix->rows->len; i++)
    {
      gboolean wanted = FALSE;

      if (kept < i)
        g_array_index (matrix->rows, FfwMatrixRow, kept) = g_array_index (matrix->rows,
                                                                          FfwMatrixRow, i);
      if (!read_row_cells (reading, cursor, kept, &wanted, error))
        return FALSE;
      if (wanted)
        kept++;
      else
        memset (g_array_index (matrix->rows, FfwMatrixRow, kept).sums, 0,
                sizeof (guint) * FFW_N_STANDINGS);
    }
  g_array_set_size (matrix->rows, kept);
  g_array_set_size (matrix->cells, kept * matrix->areas->len);

  return TRUE;
}

static void
sum_up (FfwMatrix *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->areas->len; j++)
      {
        const FfwMatrixCell *cell = cell_at (self, i, j);

        if (cell->status == FFW_MATRIX_NOTHING)
          continue;
        ((FfwMatrixArea *)self->areas->pdata[j])->sums[cell->status]++;
        self->sums[cell->status]++;
      }
}

/* A column in which nothing is required of anybody says nothing. */
static void
drop_empty_areas (FfwMatrix *self)
{
  guint n = self->areas->len;
  g_autofree gboolean *used = g_new0 (gboolean, n + 1);
  guint kept = 0;

  for (guint j = 0; j < n; j++)
    used[j] = ffw_matrix_count_required (ffw_matrix_get_area (self, j)->sums) > 0;
  for (gsize i = 0; i < self->cells->len; i++)
    if (used[i % n])
      g_array_index (self->cells, FfwMatrixCell, kept++) = g_array_index (self->cells,
                                                                          FfwMatrixCell, i);
  g_array_set_size (self->cells, kept);
  for (guint j = n; j > 0; j--)
    if (!used[j - 1])
      g_ptr_array_remove_index (self->areas, j - 1);
}

/* What a row is sorted by: what is small comes first, then the place that it had. */
typedef struct
{
  guint key;
  guint place;
} Rank;

static int
compare (gconstpointer a, gconstpointer b)
{
  const Rank *x = a;
  const Rank *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;

  return (x->place > y->place) - (x->place < y->place);
}

static guint
rank_of (const FfwMatrix *self, guint row, int area, gboolean descending)
{
  const FfwMatrixCell *cell = area < 0 ? NULL : ffw_matrix_get (self, row, (guint)area);

  if (cell && cell->status == FFW_MATRIX_NOTHING)
    return G_MAXUINT;
  if (cell)
    return descending ? FFW_N_STANDINGS - (guint)cell->status : (guint)cell->status;

  return descending ? ffw_matrix_count_gaps (ffw_matrix_get_row (self, row)->sums)
                    : G_MAXUINT - ffw_matrix_count_gaps (ffw_matrix_get_row (self, row)->sums);
}

/* The most gaps first, or the worst of one area. */
static void
sort_rows (FfwMatrix *self, int area, gboolean descending)
{
  g_autoptr (GArray) ranks = g_array_sized_new (FALSE, FALSE, sizeof (Rank), self->rows->len);
  GArray *rows = g_array_sized_new (FALSE, TRUE, sizeof (FfwMatrixRow), self->rows->len);
  GArray *cells = g_array_sized_new (FALSE, TRUE, sizeof (FfwMatrixCell), self->cells->len);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Rank rank = { rank_of (self, i, area, descending), i };

      g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare);
  for (guint i = 0; i < ranks->len; i++)
    {
      guint place = g_array_index (ranks, Rank, i).place;

      g_array_append_vals (rows, ffw_matrix_get_row (self, place), 1);
      g_array_append_vals (cells, cell_at (self, place, 0), self->areas->len);
    }
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  self->rows = rows;
  self->cells = cells;
}

static void
sort (FfwMatrix *self, const FfwListRequest *request)
{
  gboolean descending;
  const char *order = ffw_list_request_get_order (request, &descending);

  if (g_str_equal (order, "gaps"))
    sort_rows (self, -1, descending);
  else if (g_str_has_prefix (order, "area:"))
    for (guint i = 0; i < self->areas->len; i++)
      if (g_str_equal (ffw_matrix_get_area (self, i)->code, order + strlen ("area:")))
        sort_rows (self, (int)i, descending);
}

/* The request with a day, and with an order that a list of posts has. */
static FfwListRequest *
complete (const FfwListRequest *request, FfwDate *day)
{
  FfwListRequest *whole = ffw_list_request_copy (request);
  const char *text = ffw_list_request_get_filter (request, "day");
  char iso[FFW_DATE_ISO_SIZE];

  *day = text ? ffw_date_from_iso (text) : FFW_DATE_NONE;
  if (*day == FFW_DATE_NONE)
    *day = ffw_date_today ();
  ffw_list_request_set_filter (whole, "day", ffw_date_to_iso (*day, iso));
  if (ffw_list_source_find_column (&ffw_matrix_list, ffw_list_request_get_order (request, NULL),
                                   NULL)
      == NULL)
    ffw_list_request_set_order (whole, "name", FALSE);

  return whole;
}

/**
 * ffw_matrix_read:
 * @request: which posts, areas and cells, as of which day, in which order; see #ffw_matrix_list
 * @language: of the reader
 *
 * For any day but the one that standing is kept for, all of it is worked out first.
 *
 * Returns: (transfer full): the matrix, or %NULL with @error set
 */
FfwMatrix *
ffw_matrix_read (FfwConnection *connection, const FfwListRequest *request, FfwLanguage language,
                 GError **error)
{
  FfwDate day;
  g_autoptr (FfwListRequest) whole = complete (request, &day);
  g_autoptr (FfwMatrix) matrix = matrix_new (day);
  g_autoptr (GHashTable) areas = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) requirements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                               NULL);
  Reading reading = { .matrix = matrix,
                      .areas = areas,
                      .requirements = requirements,
                      .status = ffw_list_request_get_filter (request, "status"),
                      .mandatory = ffw_list_request_get_filter (request, "necessity") != NULL };

  if (!ffw_standing_see (connection, day, error)
      || !read_areas (&reading, connection, ffw_list_request_get_filter (request, "area"), language,
                      error)
      || !read_requirements (&reading, connection, error)
      || !read_rows (&reading, connection, whole, language, error)
      || !read_cells (&reading, connection, error))
    return NULL;

  sum_up (matrix);
  drop_empty_areas (matrix);
  sort (matrix, request);

  return g_steal_pointer (&matrix);
}
