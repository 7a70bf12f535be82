/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-source.h"

G_BEGIN_DECLS

char *ffw_list_text (const FfwListColumn *column, const char *stored);

G_END_DECLS
