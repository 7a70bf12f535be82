/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file about one thing, such as a session: where it goes is chosen, and it is written in the
 * background. */

#pragma once

#include "ffw-language.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwSavingKind:
 * @title: of the dialog in which it is chosen where the file goes
 * @files: what such files are called, and @pattern how their names end
 * @name: the proposed name of the file
 * @doing, @done, @failed: what is said while it is written, afterwards, and over a failure
 * @write: writes the file @path about the thing @id, in a thread of the workspace
 *
 * What can be saved; texts are untranslated messages.
 */
typedef struct
{
  const char *title;
  const char *files;
  const char *pattern;
  const char *name;
  const char *doing;
  const char *done;
  const char *failed;
  gboolean (*write) (FfwConnection *connection, gint64 id, FfwLanguage language, const char *path,
                     GCancellable *cancellable, GError **error);
} FfwSavingKind;

void ffw_saving_choose (GtkWidget *widget, FfwWorkspace *workspace, const FfwSavingKind *kind,
                        gint64 id);
void ffw_saving_save (FfwWorkspace *workspace, const FfwSavingKind *kind, gint64 id,
                      const char *path);

G_END_DECLS
