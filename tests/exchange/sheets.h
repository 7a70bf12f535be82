/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the readers of sheets share. */

#pragma once

#include "ffw-table-open.h"

char *sheets_folder_new (void);
void sheets_folder_remove (char *folder);
char *sheets_write_zip (const char *folder, const char *name, ...) G_GNUC_NULL_TERMINATED;
char *sheets_write_xlsx (const char *folder, const char *name, const char *sheet,
                         const char *strings, const char *styles, const char *workbook);
char *sheets_write_ods (const char *folder, const char *name, const char *styles,
                        const char *tables);
char *sheets_read (const char *path, const char *sheet, FfwTableOpenFlags flags);
char *sheets_read_texts (const char *path);
char *sheets_list (const char *path);
