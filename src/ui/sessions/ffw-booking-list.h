/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwBookingList:
 *
 * The bookings of a session and its waiting list, with what can be done with them. It keeps itself
 * up to date.
 */
#define FFW_TYPE_BOOKING_LIST (ffw_booking_list_get_type ())
G_DECLARE_FINAL_TYPE (FfwBookingList, ffw_booking_list, FFW, BOOKING_LIST, AdwBin)

void ffw_booking_list_set_workspace (FfwBookingList *self, FfwWorkspace *workspace);
void ffw_booking_list_show (FfwBookingList *self, gint64 session);

G_END_DECLS
