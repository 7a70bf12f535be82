/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwHolder:
 *
 * Who holds a workspace: a process on a computer. It is written into a small
 * file beside the workspace, for others to read.
 */
typedef struct _FfwHolder FfwHolder;

FfwHolder *ffw_holder_new_me (void);
FfwHolder *ffw_holder_read (const char *path);
gboolean ffw_holder_write (const FfwHolder *self, const char *path);
gboolean ffw_holder_is_alive (const FfwHolder *self);
char *ffw_holder_describe (const FfwHolder *self, FfwLanguage language);
void ffw_holder_free (FfwHolder *self);

gboolean ffw_holder_check_free (const char *path, GError **error);
gboolean ffw_holder_lock (const char *path, FfwHolder **holder, GError **error);
void ffw_holder_unlock (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwHolder, ffw_holder_free)

G_END_DECLS
