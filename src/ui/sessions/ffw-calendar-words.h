/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-agenda.h"

G_BEGIN_DECLS

char *ffw_calendar_words_day (FfwDate day);
char *ffw_calendar_words_month (FfwDate day, gboolean brief);
char *ffw_calendar_words_days (FfwDate first, FfwDate last);
char *ffw_calendar_words_time (guint minute);
char *ffw_calendar_words_span (const FfwAgendaEntry *entry);
char *ffw_calendar_words_places (const FfwAgendaEntry *entry);
char *ffw_calendar_words_entry (const FfwAgendaEntry *entry);
char *ffw_calendar_words_of_day (const FfwAgenda *agenda, FfwDate day, guint most);
char *ffw_calendar_words_more (guint n);

G_END_DECLS
