/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-listing.h"

#include "ffw-real.h"

struct _FfwListing
{
  FfwCursor *cursor;
  const FfwField *fields[FFW_MAX_FIELDS];
  guint n_fields;
  char reals[FFW_MAX_FIELDS][FFW_REAL_SIZE];
  char integers[FFW_MAX_FIELDS][24];
};

static gboolean
is_wanted (const FfwField *field, gboolean with_carriers)
{
  return with_carriers || !(field->flags & FFW_FIELD_CARRIER);
}

/* By the key; what a key leaves open (two posts that begin on one day), the UUID settles. */
static void
append_order (GString *sql, const FfwKind *kind)
{
  const char *separator = " ORDER BY ";

  if (kind->order != NULL)
    {
      g_string_append_printf (sql, "%s%s", separator, kind->order);
      return;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & FFW_FIELD_KEY)
      {
        g_string_append_printf (sql, "%s%s", separator, kind->fields[i].sql);
        separator = ", ";
      }
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == FFW_FIELD_UUID && (kind->fields[i].flags & FFW_FIELD_CARRIER))
      {
        g_string_append_printf (sql, "%s%s", separator, kind->fields[i].sql);
        break;
      }
}

static void
append_select (FfwListing *self, GString *sql, const FfwKind *kind, gboolean with_carriers)
{
  g_string_append (sql, "SELECT ");
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const FfwField *field = &kind->fields[i];

      if (!is_wanted (field, with_carriers))
        continue;
      g_string_append_printf (sql, "%s%s", self->n_fields ? ", " : "",
                              !with_carriers && field->list_sql ? field->list_sql : field->sql);
      self->fields[self->n_fields++] = field;
    }
  g_string_append_printf (sql, " FROM %s", kind->from);
}

static char *
build_sql (FfwListing *self, const FfwKind *kind, gboolean with_carriers,
           const FfwListingFilter *filter)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  const char *const filters[] = {
    filter->organisation ? kind->organisation : NULL,
    filter->course ? kind->course : NULL,
    filter->area ? kind->area : NULL,
    filter->status ? kind->status : NULL,
  };
  const char *separator = " WHERE ";

  append_select (self, sql, kind, with_carriers);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (filters[i] != NULL)
      {
        g_string_append_printf (sql, "%s%s = ?", separator, filters[i]);
        separator = " AND ";
      }
  append_order (sql, kind);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static void
bind_filter (FfwListing *self, const FfwKind *kind, const FfwListingFilter *filter)
{
  int parameter = 1;
  int status = -1;

  if (filter->organisation && kind->organisation)
    ffw_cursor_bind_text (self->cursor, parameter++, filter->organisation);
  if (filter->course && kind->course)
    ffw_cursor_bind_text (self->cursor, parameter++, filter->course);
  if (filter->area && kind->area)
    ffw_cursor_bind_text (self->cursor, parameter++, filter->area);
  if (filter->status && kind->status)
    {
      ffw_coding_find (kind->status_coding, filter->status, &status);
      ffw_cursor_bind_int (self->cursor, parameter, status);
    }
}

/**
 * ffw_listing_new:
 * @connection: lent; the listing must be freed before it goes back
 * @with_carriers: whether the fields that only `export` writes are wanted
 * @filter: what is wanted; a filter that the kind does not have is left alone, so ask first
 *   whether it has
 *
 * Returns: (transfer full): the listing, before its first row, or %NULL with @error set
 */
FfwListing *
ffw_listing_new (FfwConnection *connection, const FfwKind *kind, gboolean with_carriers,
                 const FfwListingFilter *filter, GError **error)
{
  g_autoptr (FfwListing) self = g_new0 (FfwListing, 1);
  g_autofree char *sql = build_sql (self, kind, with_carriers, filter);
  FfwDate today = filter->today == FFW_DATE_NONE ? ffw_date_today () : filter->today;

  if (kind->see && !kind->see (connection, today, error))
    return NULL;
  self->cursor = ffw_connection_prepare (connection, sql, error);
  if (self->cursor == NULL)
    return NULL;
  bind_filter (self, kind, filter);

  return g_steal_pointer (&self);
}

/**
 * ffw_listing_new_of_rows:
 * @connection: lent; the listing must be freed before it goes back
 *
 * Returns: (transfer full): a listing with all fields, in the kind's order, that finds rows one by
 *   one with ffw_listing_find(); %NULL with @error set
 */
FfwListing *
ffw_listing_new_of_rows (FfwConnection *connection, const FfwKind *kind, GError **error)
{
  g_autoptr (FfwListing) self = g_new0 (FfwListing, 1);
  g_autoptr (GString) sql = g_string_new (NULL);
  const FfwField *id = ffw_kind_find_field (kind, "id");

  append_select (self, sql, kind, TRUE);
  g_string_append_printf (sql, " WHERE %s = (SELECT uuid FROM %s WHERE id = ?)", id->sql,
                          kind->table);
  self->cursor = ffw_connection_prepare (connection, sql->str, error);

  return self->cursor ? g_steal_pointer (&self) : NULL;
}

/**
 * ffw_listing_find:
 * @id: of a row of the kind's table
 *
 * Goes to that row. Returns: %FALSE where it is not there, or with @error set
 */
gboolean
ffw_listing_find (FfwListing *self, gint64 id, GError **error)
{
  ffw_cursor_reset (self->cursor);
  ffw_cursor_bind_int (self->cursor, 1, id);

  return ffw_cursor_next (self->cursor, error);
}

/** Lets go of the row that was found, so that it can be written to. */
void
ffw_listing_rest (FfwListing *self)
{
  ffw_cursor_reset (self->cursor);
}

void
ffw_listing_free (FfwListing *self)
{
  g_clear_pointer (&self->cursor, ffw_cursor_free);
  g_free (self);
}

guint
ffw_listing_get_n_fields (FfwListing *self)
{
  return self->n_fields;
}

const FfwField *
ffw_listing_get_field (FfwListing *self, guint position)
{
  return self->fields[position];
}

/** Goes to the next row. Returns: %FALSE at the end, or with @error set */
gboolean
ffw_listing_next (FfwListing *self, GError **error)
{
  return ffw_cursor_next (self->cursor, error);
}

/**
 * ffw_listing_get_text:
 * @position: of a field, from 0
 *
 * Returns: (transfer none) (nullable): the row's value in the form of the import formats,
 *   good until the next row; %NULL where there is none
 */
const char *
ffw_listing_get_text (FfwListing *self, guint position)
{
  const FfwField *field = self->fields[position];
  int column = (int)position;

  if (ffw_cursor_is_null (self->cursor, column))
    return NULL;

  switch (field->type)
    {
    case FFW_FIELD_CODED:
      return ffw_coding_get_code (field->coding, (int)ffw_cursor_get_int (self->cursor, column));
    case FFW_FIELD_INTEGER:
      g_snprintf (self->integers[position], sizeof self->integers[position], "%" G_GINT64_FORMAT,
                  ffw_cursor_get_int (self->cursor, column));
      return self->integers[position];
    case FFW_FIELD_REAL:
      return ffw_real_to_text (ffw_cursor_get_double (self->cursor, column), self->reals[position]);
    case FFW_FIELD_TEXT:
    case FFW_FIELD_IDENTIFIER:
    case FFW_FIELD_UUID:
    case FFW_FIELD_DATE:
    case FFW_FIELD_DATE_TIME:
    case FFW_FIELD_REFERENCE:
    case FFW_FIELD_REFERENCES:
    case FFW_FIELD_CODES:
    default:
      return ffw_cursor_get_text (self->cursor, column);
    }
}
