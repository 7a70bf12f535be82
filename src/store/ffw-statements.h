/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-sqlite.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwStatements:
 *
 * A connection's prepared statements, by their SQL. One that is in use is
 * never lent twice: whoever asks meanwhile gets another of the same.
 */
typedef struct _FfwStatements FfwStatements;

FfwStatements *ffw_statements_new (sqlite3 *db);
void ffw_statements_free (FfwStatements *self);
int ffw_statements_take (FfwStatements *self, const char *sql, sqlite3_stmt **statement);
void ffw_statements_give_back (FfwStatements *self, sqlite3_stmt *statement);
void ffw_statements_forget (FfwStatements *self);

G_END_DECLS
