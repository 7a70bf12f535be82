/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-session-date-row.h"
#include "ffw-session-templates.h"
#include "ffw-session.h"

G_BEGIN_DECLS

/**
 * FfwSessionDates:
 *
 * The dates of a session as one enters them, with buttons for one more. Where the first day is
 * typed, those of a template that nobody has touched follow it.
 *
 * Signal: `edited`.
 */
#define FFW_TYPE_SESSION_DATES (ffw_session_dates_get_type ())
G_DECLARE_FINAL_TYPE (FfwSessionDates, ffw_session_dates, FFW, SESSION_DATES, GtkWidget)

guint ffw_session_dates_get_n (FfwSessionDates *self);
FfwSessionDateRow *ffw_session_dates_get_row (FfwSessionDates *self, guint i);
FfwDate ffw_session_dates_get_first (FfwSessionDates *self);
FfwDate ffw_session_dates_get_last (FfwSessionDates *self);
void ffw_session_dates_begin (FfwSessionDates *self, const FfwSessionTemplate *template,
                              FfwDate first, guint starts);
void ffw_session_dates_take (FfwSessionDates *self, const FfwSession *session);
gboolean ffw_session_dates_is_touched (FfwSessionDates *self);
gboolean ffw_session_dates_check (FfwSessionDates *self);
GVariant *ffw_session_dates_save (FfwSessionDates *self);
void ffw_session_dates_restore (FfwSessionDates *self, GVariant *state);

G_END_DECLS
