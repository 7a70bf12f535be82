/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-transfer.h"
#include "ffw-xml-validate.h"

G_BEGIN_DECLS

#define FFW_TRANSFER_NAMESPACE "urn:fframwaith:transfer:1"
#define FFW_TRANSFER_SCHEMA    "transfer-1.xsd"

FfwTransfer *ffw_transfer_read_stream (GInputStream *stream, FfwFindings *findings,
                                       GCancellable *cancellable, GError **error);

G_END_DECLS
