/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_SETTINGS (ffw_settings_get_type ())
G_DECLARE_FINAL_TYPE (FfwSettings, ffw_settings, FFW, SETTINGS, GObject)

FfwSettings *ffw_settings_new (void);
char *ffw_settings_get_language (FfwSettings *self);
void ffw_settings_set_language (FfwSettings *self, const char *code);
gboolean ffw_settings_get_reopen (FfwSettings *self);
void ffw_settings_set_reopen (FfwSettings *self, gboolean reopen);
char *ffw_settings_get_last (FfwSettings *self);
void ffw_settings_set_last (FfwSettings *self, const char *path);
void ffw_settings_apply_size (FfwSettings *self, GtkWindow *window);
void ffw_settings_keep_size (FfwSettings *self, GtkWindow *window);
GVariant *ffw_settings_get_state (FfwSettings *self, const char *path);
void ffw_settings_set_state (FfwSettings *self, const char *path, GVariant *state);
gboolean ffw_settings_is_shared (FfwSettings *self, const char *path);
void ffw_settings_set_shared (FfwSettings *self, const char *path, gboolean shared);
char *ffw_settings_get_copy_folder (FfwSettings *self, const char *path);
void ffw_settings_set_copy_folder (FfwSettings *self, const char *path, const char *folder);
void ffw_settings_forget_state (FfwSettings *self, const char *path);

G_END_DECLS
