/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-history.h"

G_BEGIN_DECLS

char *ffw_history_message_to_text (FfwConnection *connection, const FfwMessage *message,
                                   FfwLanguage language, GError **error);
char *ffw_history_entry_to_text (FfwConnection *connection, const FfwHistoryEntry *entry,
                                 FfwLanguage language, GError **error);

G_END_DECLS
