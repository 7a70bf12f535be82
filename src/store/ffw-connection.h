/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwConnection:
 *
 * One connection to the workspace's file, lent to the function that a read or
 * a change runs. It stays in that function's thread and is never kept.
 *
 * Values are bound in the order of the SQL's parameters, as a format says:
 *
 *   i  gint64 (cast smaller numbers: arguments go through `...`)
 *   I  gint64, where G_MININT64 (FFW_NULL) is NULL
 *   s  const char *, %NULL is NULL
 *   d  double, where NAN is NULL
 *   D  FfwDate, where FFW_DATE_NONE is NULL; stored as its ISO text
 *   b  GBytes *, %NULL is NULL
 *   n  NULL; takes no argument
 */
typedef struct _FfwConnection FfwConnection;

/**
 * FfwCursor:
 *
 * A statement and the row it stands on. Statements come from the connection's
 * cache and go back to it when the cursor is freed.
 */
typedef struct _FfwCursor FfwCursor;

typedef enum
{
  FFW_VALUE_NULL,
  FFW_VALUE_INTEGER,
  FFW_VALUE_REAL,
  FFW_VALUE_TEXT,
  FFW_VALUE_BYTES,
} FfwValueKind;

/** Ids from the first to the last, both included. */
typedef struct
{
  gint64 first;
  gint64 last;
} FfwIdRange;

/** A number that stands for NULL, in and out. */
#define FFW_NULL G_MININT64

FfwCursor *ffw_connection_prepare (FfwConnection *self, const char *sql, GError **error);
FfwCursor *ffw_connection_query (FfwConnection *self, const char *sql, GError **error,
                                 const char *format, ...);
gboolean ffw_connection_run (FfwConnection *self, const char *sql, GError **error,
                             const char *format, ...);
gboolean ffw_connection_get_int (FfwConnection *self, const char *sql, gint64 *value,
                                 GError **error, const char *format, ...);
GArray *ffw_connection_list_inserted (FfwConnection *self, const char *table);
gboolean ffw_connection_shadow (FfwConnection *self, const char *table, GError **error);
gboolean ffw_connection_lay_out (FfwConnection *self, const char *name, const char *columns,
                                 GError **error);
GCancellable *ffw_connection_get_cancellable (FfwConnection *self);

void ffw_cursor_reset (FfwCursor *self);
void ffw_cursor_bind (FfwCursor *self, const char *format, ...);
void ffw_cursor_bind_text (FfwCursor *self, int parameter, const char *text);
void ffw_cursor_bind_int (FfwCursor *self, int parameter, gint64 value);
void ffw_cursor_bind_double (FfwCursor *self, int parameter, double value);
void ffw_cursor_bind_null (FfwCursor *self, int parameter);
gboolean ffw_cursor_next (FfwCursor *self, GError **error);
gboolean ffw_cursor_has_failed (FfwCursor *self);
gboolean ffw_cursor_run (FfwCursor *self, GError **error);
void ffw_cursor_free (FfwCursor *self);

int ffw_cursor_get_n_columns (FfwCursor *self);
FfwValueKind ffw_cursor_get_kind (FfwCursor *self, int column);
gboolean ffw_cursor_is_null (FfwCursor *self, int column);
gint64 ffw_cursor_get_int (FfwCursor *self, int column);
double ffw_cursor_get_double (FfwCursor *self, int column);
const char *ffw_cursor_get_text (FfwCursor *self, int column);
GBytes *ffw_cursor_get_bytes (FfwCursor *self, int column);
guint32 ffw_cursor_get_date (FfwCursor *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwCursor, ffw_cursor_free)

G_END_DECLS
