/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"

G_BEGIN_DECLS

GPtrArray *ffw_check (FfwConnection *connection, FfwDate today, GError **error);

G_END_DECLS
