/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-message.h"

G_BEGIN_DECLS

/**
 * FfwChange:
 *
 * One change as a person would call it, under way: a transaction that is
 * captured for undo and history. It is lent to the function that
 * ffw_workspace_change_async() or ffw_workspace_change() runs.
 */
typedef struct _FfwChange FfwChange;

/** What ffw_change_new_uuid() fills, the final NUL included. */
#define FFW_UUID_SIZE 37

FfwConnection *ffw_change_get_connection (FfwChange *self);
gint64 ffw_change_new_id (FfwChange *self);
char *ffw_change_new_uuid (FfwChange *self, char uuid[FFW_UUID_SIZE]);
const char *ffw_change_get_now (FfwChange *self);
const char *ffw_change_get_who (FfwChange *self);
void ffw_change_set_message (FfwChange *self, const FfwMessage *message);
const FfwMessage *ffw_change_get_message (FfwChange *self);
gint64 ffw_change_get_number (FfwChange *self);
void ffw_change_touch (FfwChange *self, gint64 subject);
gboolean ffw_change_rest (FfwChange *self, GError **error);
void ffw_change_discard (FfwChange *self);
gboolean ffw_change_is_discarded (FfwChange *self);

G_END_DECLS
