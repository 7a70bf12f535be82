/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-statements.h"

#include <stdarg.h>

G_BEGIN_DECLS

FfwCursor *ffw_cursor_new (FfwConnection *connection, FfwStatements *statements,
                           sqlite3_stmt *statement);
void ffw_cursor_bind_va (FfwCursor *self, const char *format, gboolean outlived, va_list values);

G_END_DECLS
