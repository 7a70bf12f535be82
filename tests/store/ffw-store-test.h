/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the store share. */

#pragma once

#include "ffw-workspace.h"

char *ffw_store_test_make_folder (void);
void ffw_store_test_empty_folder (const char *folder);
void ffw_store_test_remove_folder (const char *folder);
void ffw_store_test_message (FfwChange *change);
FfwWorkspace *ffw_store_test_create_of_rows (const char *folder, const char *const *rows,
                                             guint n_ids);
gint64 ffw_store_test_add_person (FfwChange *change, const char *given_name,
                                  const char *family_name, GError **error);
gint64 ffw_store_test_add_organisation (FfwChange *change, const char *code, GError **error);
gint64 ffw_store_test_add_post (FfwChange *change, gint64 person, gint64 organisation,
                                const char *staff_number, GError **error);
FfwWorkspace *ffw_store_test_create (const char *folder);
FfwWorkspace *ffw_store_test_open (const char *folder, const char *name, FfwWorkspaceFlags flags);
void ffw_store_test_close (FfwWorkspace *workspace);
char *ffw_store_test_dump (FfwWorkspace *workspace);
gint64 ffw_store_test_get_int (FfwWorkspace *workspace, const char *sql);
void ffw_store_test_run (FfwWorkspace *workspace, const char *sql);
GPtrArray *ffw_store_test_check (FfwWorkspace *workspace);
void ffw_store_test_assert_sound (FfwWorkspace *workspace);
