/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-sqlite.h"

int ffw_functions_register (sqlite3 *db);
