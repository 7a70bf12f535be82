/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the store share. */

#pragma once

#include "ffw-workspace.h"

char *ffw_store_test_make_folder (void);
void ffw_store_test_remove_folder (const char *folder);
void ffw_store_test_message (FfwChange *change);
gint64 ffw_store_test_add_person (FfwChange *change, const char *given_name,
                                  const char *family_name, GError **error);
