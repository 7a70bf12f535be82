/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace with a small framework, and files for it written as texts. */

#pragma once

#include "ffw-import.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
} Importing;

void importing_set_up (Importing *self, gconstpointer data);
void importing_tear_down (Importing *self, gconstpointer data);
char *importing_write (Importing *self, const char *name, const char *text);
FfwImport *importing_run (Importing *self, const char *kind, FfwImportFlags flags,
                          const char *text);
char *importing_summary (FfwImport *import);
char *importing_query (Importing *self, const char *sql);
char *importing_list (Importing *self, const char *kind);

/* Imports @text as @kind and compares what became of it with @expected: the counts as
 * "+added ~updated =unchanged -rejected", then each finding as "line:code". */
#define assert_import(self_, kind_, text_, expected_)                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (FfwImport) import_ = importing_run (self_, kind_, FFW_IMPORT_DEFAULT, text_);       \
    g_autofree char *summary_ = importing_summary (import_);                                       \
    g_assert_cmpstr (summary_, ==, expected_);                                                     \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
