/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

G_BEGIN_DECLS

#define FFW_TYPE_SAFE_COPIES (ffw_safe_copies_get_type ())
G_DECLARE_FINAL_TYPE (FfwSafeCopies, ffw_safe_copies, FFW, SAFE_COPIES, GObject)

FfwSafeCopies *ffw_safe_copies_of (FfwWorkspace *workspace);
void ffw_safe_copies_begin (FfwSafeCopies *self);
void ffw_safe_copies_list (FfwSafeCopies *self);
void ffw_safe_copies_look (FfwSafeCopies *self);
void ffw_safe_copies_make (FfwSafeCopies *self);
void ffw_safe_copies_set_place (FfwSafeCopies *self, const char *folder);
void ffw_safe_copies_close (FfwSafeCopies *self);
GPtrArray *ffw_safe_copies_get_list (FfwSafeCopies *self);
gboolean ffw_safe_copies_is_stale (FfwSafeCopies *self);
gint64 ffw_safe_copies_get_days (FfwSafeCopies *self);

G_END_DECLS
