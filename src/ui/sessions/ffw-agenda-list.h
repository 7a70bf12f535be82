/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-agenda.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwAgendaList:
 *
 * Sessions by their days, one below the other.
 *
 * Signals: `moved` (another row is selected), `opened` (the id of a session).
 */
#define FFW_TYPE_AGENDA_LIST (ffw_agenda_list_get_type ())
G_DECLARE_FINAL_TYPE (FfwAgendaList, ffw_agenda_list, FFW, AGENDA_LIST, GtkWidget)

void ffw_agenda_list_set_embedded (FfwAgendaList *self, gboolean embedded);
void ffw_agenda_list_take (FfwAgendaList *self, FfwAgenda *agenda, FfwDate first, FfwDate end);
const FfwAgendaEntry *ffw_agenda_list_get_entry (FfwAgendaList *self);
void ffw_agenda_list_go (FfwAgendaList *self, gint64 date);

G_END_DECLS
