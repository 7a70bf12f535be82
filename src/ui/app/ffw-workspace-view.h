/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-page.h"

G_BEGIN_DECLS

#define FFW_TYPE_WORKSPACE_VIEW (ffw_workspace_view_get_type ())
G_DECLARE_FINAL_TYPE (FfwWorkspaceView, ffw_workspace_view, FFW, WORKSPACE_VIEW, AdwBin)

GtkWidget *ffw_workspace_view_new (FfwWorkspace *workspace, GVariant *state);
const char *ffw_workspace_view_get_nth (guint position, const char **title);
FfwPage *ffw_workspace_view_show (FfwWorkspaceView *self, const char *name);
FfwPage *ffw_workspace_view_get_page (FfwWorkspaceView *self);
const char *ffw_workspace_view_get_page_name (FfwWorkspaceView *self);
GVariant *ffw_workspace_view_save (FfwWorkspaceView *self);
void ffw_workspace_view_restore_focus (FfwWorkspaceView *self, GVariant *state);

G_END_DECLS
