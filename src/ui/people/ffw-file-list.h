/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwFileList:
 *
 * The files that are kept of a person, or of one of their records: added by a button or dropped
 * here, looked at, saved, renamed and removed. It refreshes when the workspace changes.
 *
 * Actions: `file.add`, and with the id of a file (x) `file.open`, `file.save`, `file.rename`,
 * `file.copy-hash` and `file.remove`.
 */
#define FFW_TYPE_FILE_LIST (ffw_file_list_get_type ())
G_DECLARE_FINAL_TYPE (FfwFileList, ffw_file_list, FFW, FILE_LIST, AdwBin)

void ffw_file_list_show (FfwFileList *self, FfwWorkspace *workspace, gint64 person, gint64 record);

G_END_DECLS
