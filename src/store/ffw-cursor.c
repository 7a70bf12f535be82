/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-cursor-private.h"

#include "ffw-connection-private.h"
#include "ffw-date.h"

#include <math.h>

struct _FfwCursor
{
  FfwConnection *connection;
  FfwStatements *statements;
  sqlite3_stmt *statement;
  int bound; /* the first result of binding that was not good */
  gboolean stepped;
  gboolean over;
  gboolean failed;
};

/* A cursor on @statement, which goes back to @statements in the end. */
FfwCursor *
ffw_cursor_new (FfwConnection *connection, FfwStatements *statements, sqlite3_stmt *statement)
{
  FfwCursor *self = g_new0 (FfwCursor, 1);

  self->connection = connection;
  self->statements = statements;
  self->statement = statement;

  return self;
}

/**
 * ffw_cursor_free:
 *
 * Gives the statement back to its connection.
 */
void
ffw_cursor_free (FfwCursor *self)
{
  ffw_statements_give_back (self->statements, self->statement);
  g_free (self);
}

/* Values can be bound only before the first row. */
static void
rewind_cursor (FfwCursor *self)
{
  if (self->stepped)
    sqlite3_reset (self->statement);
  self->stepped = FALSE;
  self->over = FALSE;
  self->failed = FALSE;
}

static void
note_bound (FfwCursor *self, int result)
{
  if (self->bound == SQLITE_OK)
    self->bound = result;
}

static int
bind_date (FfwCursor *self, int parameter, FfwDate date)
{
  char iso[FFW_DATE_ISO_SIZE];

  if (date == FFW_DATE_NONE)
    return sqlite3_bind_null (self->statement, parameter);

  return sqlite3_bind_text (self->statement, parameter, ffw_date_to_iso (date, iso), -1,
                            SQLITE_TRANSIENT);
}

static int
bind_bytes (FfwCursor *self, int parameter, GBytes *bytes, sqlite3_destructor_type keep)
{
  gsize size = 0;
  gconstpointer data;

  if (bytes == NULL)
    return sqlite3_bind_null (self->statement, parameter);

  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    return sqlite3_bind_zeroblob (self->statement, parameter, 0);

  return sqlite3_bind_blob64 (self->statement, parameter, data, size, keep);
}

static int
bind_real (FfwCursor *self, int parameter, double value)
{
  if (isnan (value))
    return sqlite3_bind_null (self->statement, parameter);

  return sqlite3_bind_double (self->statement, parameter, value);
}

/* Binds @values; where they outlive the statement's use they are not copied. */
void
ffw_cursor_bind_va (FfwCursor *self, const char *format, gboolean outlived, va_list values)
{
  sqlite3_destructor_type keep = outlived ? SQLITE_STATIC : SQLITE_TRANSIENT;
  int parameter = 0;

  rewind_cursor (self);
  self->bound = SQLITE_OK;

  for (const char *type = format; *type; type++)
    {
      int result = SQLITE_MISUSE;

      parameter++;
      switch (*type)
        {
        case 'i':
          result = sqlite3_bind_int64 (self->statement, parameter, va_arg (values, gint64));
          break;
        case 'I':
          {
            gint64 value = va_arg (values, gint64);

            result = value == FFW_NULL ? sqlite3_bind_null (self->statement, parameter)
                                       : sqlite3_bind_int64 (self->statement, parameter, value);
            break;
          }
        case 's':
          result = sqlite3_bind_text (self->statement, parameter, va_arg (values, const char *), -1,
                                      keep);
          break;
        case 'd':
          result = bind_real (self, parameter, va_arg (values, double));
          break;
        case 'D':
          result = bind_date (self, parameter, va_arg (values, FfwDate));
          break;
        case 'b':
          result = bind_bytes (self, parameter, va_arg (values, GBytes *), keep);
          break;
        case 'n':
          result = sqlite3_bind_null (self->statement, parameter);
          break;
        default:
          g_error ("“%c” is no type of a value", *type);
        }
      note_bound (self, result);
    }

  if (parameter != sqlite3_bind_parameter_count (self->statement))
    g_error ("%d values for: %s", parameter, sqlite3_sql (self->statement));
}

/**
 * ffw_cursor_reset:
 *
 * Goes back to before the first row, so that values can be bound one by one.
 */
void
ffw_cursor_reset (FfwCursor *self)
{
  rewind_cursor (self);
  self->bound = SQLITE_OK;
}

/**
 * ffw_cursor_bind:
 * @format: the types of all the statement's values, see #FfwConnection
 *
 * Goes back before the first row, and binds every parameter. The values are copied.
 */
void
ffw_cursor_bind (FfwCursor *self, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  ffw_cursor_bind_va (self, format, FALSE, values);
  va_end (values);
}

/**
 * ffw_cursor_bind_text:
 * @parameter: its number, from 1
 * @text: (nullable): copied; %NULL is NULL
 *
 * Goes back before the first row, and binds one parameter; the others stay.
 */
void
ffw_cursor_bind_text (FfwCursor *self, int parameter, const char *text)
{
  rewind_cursor (self);
  note_bound (self, sqlite3_bind_text (self->statement, parameter, text, -1, SQLITE_TRANSIENT));
}

/**
 * ffw_cursor_bind_int:
 * @parameter: its number, from 1
 * @value: %FFW_NULL is NULL
 *
 * As ffw_cursor_bind_text().
 */
void
ffw_cursor_bind_int (FfwCursor *self, int parameter, gint64 value)
{
  if (value == FFW_NULL)
    {
      ffw_cursor_bind_null (self, parameter);
      return;
    }

  rewind_cursor (self);
  note_bound (self, sqlite3_bind_int64 (self->statement, parameter, value));
}

/**
 * ffw_cursor_bind_double:
 * @parameter: its number, from 1
 * @value: NAN is NULL
 *
 * As ffw_cursor_bind_text().
 */
void
ffw_cursor_bind_double (FfwCursor *self, int parameter, double value)
{
  rewind_cursor (self);
  note_bound (self, bind_real (self, parameter, value));
}

/**
 * ffw_cursor_bind_null:
 * @parameter: its number, from 1
 *
 * As ffw_cursor_bind_text().
 */
void
ffw_cursor_bind_null (FfwCursor *self, int parameter)
{
  rewind_cursor (self);
  note_bound (self, sqlite3_bind_null (self->statement, parameter));
}

/**
 * ffw_cursor_next:
 *
 * Returns: whether it stands on a row; %FALSE without @error set is the end
 */
gboolean
ffw_cursor_next (FfwCursor *self, GError **error)
{
  int result = self->bound;

  if (self->over)
    return FALSE;

  self->stepped = TRUE;
  if (result == SQLITE_OK)
    result = sqlite3_step (self->statement);
  if (result == SQLITE_ROW)
    return TRUE;

  self->over = TRUE;
  self->failed = !ffw_connection_check_result (self->connection, result, error);
  sqlite3_reset (self->statement);

  return FALSE;
}

/**
 * ffw_cursor_has_failed:
 *
 * Returns: whether the rows ended because of an error, which ffw_cursor_next() then set
 */
gboolean
ffw_cursor_has_failed (FfwCursor *self)
{
  return self->failed;
}

/**
 * ffw_cursor_run:
 *
 * Runs to the end, passing over rows, and stands ready for other values.
 *
 * Returns: whether it got there
 */
gboolean
ffw_cursor_run (FfwCursor *self, GError **error)
{
  int result = self->bound;

  rewind_cursor (self);
  if (result == SQLITE_OK)
    do
      result = sqlite3_step (self->statement);
    while (result == SQLITE_ROW);

  ffw_connection_check_result (self->connection, result, error);
  sqlite3_reset (self->statement);

  return result == SQLITE_DONE;
}

/** Returns: how many columns a row has */
int
ffw_cursor_get_n_columns (FfwCursor *self)
{
  return sqlite3_column_count (self->statement);
}

/** Returns: of what kind the value is; columns count from 0 */
FfwValueKind
ffw_cursor_get_kind (FfwCursor *self, int column)
{
  switch (sqlite3_column_type (self->statement, column))
    {
    case SQLITE_INTEGER:
      return FFW_VALUE_INTEGER;
    case SQLITE_FLOAT:
      return FFW_VALUE_REAL;
    case SQLITE_TEXT:
      return FFW_VALUE_TEXT;
    case SQLITE_BLOB:
      return FFW_VALUE_BYTES;
    case SQLITE_NULL:
    default:
      return FFW_VALUE_NULL;
    }
}

/** Returns: whether @column (from 0) of the row is NULL */
gboolean
ffw_cursor_is_null (FfwCursor *self, int column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

/** Returns: the number in @column (from 0), %FFW_NULL for NULL */
gint64
ffw_cursor_get_int (FfwCursor *self, int column)
{
  if (ffw_cursor_is_null (self, column))
    return FFW_NULL;

  return sqlite3_column_int64 (self->statement, column);
}

/** Returns: the number in @column (from 0), NAN for NULL */
double
ffw_cursor_get_double (FfwCursor *self, int column)
{
  if (ffw_cursor_is_null (self, column))
    return NAN;

  return sqlite3_column_double (self->statement, column);
}

/** Returns: (transfer none) (nullable): the text in @column (from 0) until the cursor moves */
const char *
ffw_cursor_get_text (FfwCursor *self, int column)
{
  return (const char *)sqlite3_column_text (self->statement, column);
}

/** Returns: (transfer full) (nullable): a copy of the bytes in @column (from 0) */
GBytes *
ffw_cursor_get_bytes (FfwCursor *self, int column)
{
  if (ffw_cursor_is_null (self, column))
    return NULL;

  /* SQLite may convert in sqlite3_column_blob(), so the size is asked for after it. */
  const void *data = sqlite3_column_blob (self->statement, column);

  return g_bytes_new (data, sqlite3_column_bytes (self->statement, column));
}

/** Returns: the date in @column (from 0), %FFW_DATE_NONE for NULL and for what is no date */
FfwDate
ffw_cursor_get_date (FfwCursor *self, int column)
{
  const char *iso = ffw_cursor_get_text (self, column);

  return iso ? ffw_date_from_iso (iso) : FFW_DATE_NONE;
}
