/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** FfwRegisterPrint: what is printed for a session */
typedef enum
{
  FFW_REGISTER_PRINT_SHEET,
  FFW_REGISTER_PRINT_CERTIFICATES,
} FfwRegisterPrint;

void ffw_register_saving_choose (GtkWidget *widget, FfwWorkspace *workspace, gint64 session,
                                 FfwRegisterPrint what);
void ffw_register_saving_save (FfwWorkspace *workspace, gint64 session, FfwRegisterPrint what,
                               const char *path);

G_END_DECLS
