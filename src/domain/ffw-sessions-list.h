/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions as a table shows them: a row for each, its id that of the session. */

#pragma once

#include "ffw-list-source.h"

G_BEGIN_DECLS

extern const FfwListSource ffw_sessions_list;

G_END_DECLS
