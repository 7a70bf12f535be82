/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Safe copies that are made by themselves, and go by themselves. */

#pragma once

#include "ffw-connection.h"

G_BEGIN_DECLS

/** How many copies are kept whatever their days, and then one of each of how many days, weeks and
 * months of which there are copies. */
#define FFW_ROTATION_LAST   3
#define FFW_ROTATION_DAYS   7
#define FFW_ROTATION_WEEKS  4
#define FFW_ROTATION_MONTHS 6

/**
 * FfwSafeCopy:
 * @path: of the copy
 * @name: of the workspace's file when it was made, without its ending
 * @at: when it was made, in seconds since 1970, UTC
 * @size: in bytes
 *
 * A copy that was whole and sound when it was made.
 */
typedef struct
{
  char *path;
  char *name;
  gint64 at;
  guint64 size;
} FfwSafeCopy;

void ffw_safe_copy_free (FfwSafeCopy *self);

char *ffw_rotation_get_root (void);
char *ffw_rotation_read_folder (FfwConnection *connection, const char *root, GError **error);
GPtrArray *ffw_rotation_list (const char *folder);
guint ffw_rotation_find_latest (GPtrArray *copies, gint64 now);
gboolean *ffw_rotation_choose (const gint64 *times, guint n);
char *ffw_rotation_make (FfwConnection *connection, const char *root, gint64 now, GError **error);
GStrv ffw_rotation_list_beside (const char *path);
guint ffw_rotation_remove_before (const char *folder, const char *kept);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwSafeCopy, ffw_safe_copy_free)

G_END_DECLS
