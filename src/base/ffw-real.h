/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Bytes that ffw_real_to_text() may fill, the final NUL included. */
#define FFW_REAL_SIZE G_ASCII_DTOSTR_BUF_SIZE

char *ffw_real_to_text (double value, char text[FFW_REAL_SIZE]);

G_END_DECLS
