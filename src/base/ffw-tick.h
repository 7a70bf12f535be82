/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwTick:
 * @FFW_TICK_NONE: neither
 * @FFW_TICK_YES: ✓, x, yes, ie, completed, 100%: it is so, or was done
 * @FFW_TICK_NO: -, no, n/a, nac oes, 0: it is not so, or there is nothing
 *
 * What a mark in a cell says.
 */
typedef enum
{
  FFW_TICK_NONE,
  FFW_TICK_YES,
  FFW_TICK_NO,
} FfwTick;

FfwTick ffw_tick_read (const char *text);

G_END_DECLS
