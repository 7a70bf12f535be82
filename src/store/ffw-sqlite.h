/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one way to SQLite's header: its session extension shows only under these. */

#pragma once

#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK

#include <sqlite3.h>
