/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the window share, and no others. */

#pragma once

#include "ffw-window.h"
#include "ffw-workspace-opening.h"

G_BEGIN_DECLS

/**
 * FfwWindow:
 *
 * A window on one workspace, or, before it has one, on the ways to begin. Its
 * content is thrown away and made anew where the language changes.
 */
struct _FfwWindow
{
  AdwApplicationWindow parent_instance;

  AdwBin *content;

  GApplication *application; /* also once the window is none of its windows any more */
  FfwWorkspace *workspace;
  char *path;
  FfwOpeningKind opening_kind;
  GCancellable *opening;
  gboolean at_start; /* what is being opened is what was open last */
  char *gone;        /* what was open last, and is not there any more */
  GVariant *kept;    /* what was last remembered of the view */
  guint keeping;
};

/* In ffw-window.c. */
void ffw_window_show_content (FfwWindow *self, GVariant *state);
FfwSettings *ffw_window_get_settings (FfwWindow *self);
void ffw_window_begin_keeping (FfwWindow *self);
void ffw_window_end_keeping (FfwWindow *self);

/* In ffw-window-opening.c. */
void ffw_window_close_workspace (FfwWindow *self, FfwWorkspace *workspace);

G_END_DECLS
