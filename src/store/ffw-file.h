/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-open-files.h"
#include "ffw-store-error.h"
#include "ffw-trouble.h"

G_BEGIN_DECLS

/** What makes an SQLite file a workspace: “Ffwa” in its header. */
#define FFW_APPLICATION_ID 0x46667761

/**
 * FfwFileFacts:
 * @version: the schema's version, as far as the file itself says it
 * @may_write: whether the file and its folder may be written
 * @is_wal: whether it is in WAL mode
 * @file: which file it is
 */
typedef struct
{
  guint version;
  gboolean may_write;
  gboolean is_wal;
  FfwOpenFile file;
} FfwFileFacts;

gboolean ffw_file_look (const char *path, guint newest, FfwFileFacts *facts, GError **error);
FfwTrouble ffw_file_find_trouble (const char *path, const FfwFileFacts *facts);
gboolean ffw_file_check_same (const char *path, const FfwFileFacts *facts, GError **error);
char *ffw_file_resolve (const char *path);
void ffw_file_sync_folder (const char *path);
gboolean ffw_file_check_no_log (const char *path, GError **error);
char *ffw_file_reserve_beside (const char *path, GError **error);
gboolean ffw_file_take_name (const char *from, const char *path, gboolean replace, GError **error);
void ffw_file_remove (const char *path);
void ffw_file_set_error (GError **error, int system_errno, const char *path);

G_END_DECLS
