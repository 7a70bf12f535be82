/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that is kept about one person, saved: a page, and beside it a folder with their files. */

#pragma once

#include "ffw-connection.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwPersonSaved:
 * @n_files: how many files are beside the page
 * @folder: (nullable): the path of the folder that they are in; %NULL where there are none
 */
typedef struct
{
  guint n_files;
  char *folder;
} FfwPersonSaved;

FfwPersonSaved *ffw_person_save (FfwConnection *connection, gint64 person, const char *path,
                                 GCancellable *cancellable, GError **error);
void ffw_person_saved_free (FfwPersonSaved *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwPersonSaved, ffw_person_saved_free)

G_END_DECLS
