/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The organisation whose workspace it is: it publishes the evidence. */

#pragma once

#include "ffw-change.h"

G_BEGIN_DECLS

char *ffw_publisher_get (FfwConnection *connection, GError **error);
GHashTable *ffw_publisher_list_ours (FfwConnection *connection, const char *own, GError **error);
gboolean ffw_publisher_set (FfwChange *change, const char *code, GError **error);

G_END_DECLS
