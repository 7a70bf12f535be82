/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The complete list of an organisation, on the command line. */

#pragma once

#include "ffw-ctl.h"
#include "ffw-roster.h"

G_BEGIN_DECLS

gboolean ffw_ctl_read_roster (FfwCtl *self, const FfwKind *kind, FfwRosterRequest **request,
                              GError **error);
gboolean ffw_ctl_accept_roster (FfwCtl *self, FfwRoster *roster, FfwRosterRequest *request,
                                GError **error);
void ffw_ctl_print_roster (FfwCtl *self, const char *file, FfwRoster *roster);
void ffw_ctl_write_roster (FfwRoster *roster, FfwJsonWriter *json);

G_END_DECLS
