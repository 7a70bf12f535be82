/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-transfer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *ffw_transfer_write (const FfwTransfer *transfer, GError **error);

G_END_DECLS
