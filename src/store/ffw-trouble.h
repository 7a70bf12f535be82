/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwTrouble:
 * @FFW_TROUBLE_NONE: none
 * @FFW_TROUBLE_GONE: there is no file of its name any more: it was moved, renamed or deleted
 * @FFW_TROUBLE_REPLACED: another file has its name
 * @FFW_TROUBLE_AWAY: the file cannot be reached: its disk was taken away, or fails
 * @FFW_TROUBLE_DAMAGED: a part of it is not what was written
 * @FFW_TROUBLE_FULL: there was no room for the last change
 * @FFW_TROUBLE_READ_ONLY: it may no longer be written
 * @FFW_TROUBLE_BUSY: another program writes it all the time
 *
 * What stands in the way of working with a workspace that is open.
 */
typedef enum
{
  FFW_TROUBLE_NONE,
  FFW_TROUBLE_GONE,
  FFW_TROUBLE_REPLACED,
  FFW_TROUBLE_AWAY,
  FFW_TROUBLE_DAMAGED,
  FFW_TROUBLE_FULL,
  FFW_TROUBLE_READ_ONLY,
  FFW_TROUBLE_BUSY,
} FfwTrouble;

G_END_DECLS
