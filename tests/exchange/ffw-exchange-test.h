/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of exchange share. */

#pragma once

#include "ffw-import.h"

/** The day that the generated data sets count as today. */
#define FFW_TEST_TODAY ffw_date_from_iso ("2022-11-22")

/**
 * FfwExchangeTest:
 *
 * A folder of the test's own, and a workspace in it with the shipped catalogue.
 */
typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
} FfwExchangeTest;

void ffw_exchange_test_set_up (FfwExchangeTest *self, gconstpointer data);
void ffw_exchange_test_tear_down (FfwExchangeTest *self, gconstpointer data);
char *ffw_exchange_test_path (FfwExchangeTest *self, const char *name);
char *ffw_exchange_test_write (FfwExchangeTest *self, const char *name, const char *text);
FfwImport *ffw_exchange_test_import (FfwWorkspace *workspace, const char *kind, const char *path,
                                     FfwImportFlags flags);
void ffw_exchange_test_import_good (FfwWorkspace *workspace, const char *kind, const char *path);
void ffw_exchange_test_import_data (FfwWorkspace *workspace, const char *set);
char *ffw_exchange_test_export (FfwWorkspace *workspace, const char *kind, gboolean with_carriers,
                                FfwLanguage language);
char *ffw_exchange_test_describe (const FfwImportResult *result);
