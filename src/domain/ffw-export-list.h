/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-list-source.h"

G_BEGIN_DECLS

/** The files that have left: the log of exports. */
extern const FfwListSource ffw_export_list;

G_END_DECLS
