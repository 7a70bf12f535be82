/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-agenda.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define FFW_TYPE_AGENDA_ITEM (ffw_agenda_item_get_type ())
G_DECLARE_FINAL_TYPE (FfwAgendaItem, ffw_agenda_item, FFW, AGENDA_ITEM, GObject)

FfwAgendaItem *ffw_agenda_item_new (FfwAgenda *agenda, guint position, gboolean heads);
const FfwAgendaEntry *ffw_agenda_item_get_entry (FfwAgendaItem *self);
gboolean ffw_agenda_item_heads (FfwAgendaItem *self);

G_END_DECLS
