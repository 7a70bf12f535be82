/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-ctl.h"

G_BEGIN_DECLS

extern const FfwCommand ffw_command_init;
extern const FfwCommand ffw_command_import;
extern const FfwCommand ffw_command_list;
extern const FfwCommand ffw_command_status;
extern const FfwCommand ffw_command_export;
extern const FfwCommand ffw_command_validate;
extern const FfwCommand ffw_command_check;
extern const FfwCommand ffw_command_history;
extern const FfwCommand ffw_command_undo;
extern const FfwCommand ffw_command_redo;
extern const FfwCommand ffw_command_book;
extern const FfwCommand ffw_command_calendar;
extern const FfwCommand ffw_command_cancel;
extern const FfwCommand ffw_command_register;
extern const FfwCommand ffw_command_profile;
extern const FfwCommand ffw_command_backup;
extern const FfwCommand ffw_command_restore;
extern const FfwCommand ffw_command_duplicates;
extern const FfwCommand ffw_command_file;
extern const FfwCommand ffw_command_passport;
extern const FfwCommand ffw_command_person;
extern const FfwCommand ffw_command_erase;

G_END_DECLS
