/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-ctl.h"

G_BEGIN_DECLS

void ffw_help_print (FfwCtl *ctl, const FfwCommand *const *commands, const FfwOption *common);
void ffw_help_print_command (FfwCtl *ctl, const FfwCommand *command, const FfwOption *common);

G_END_DECLS
