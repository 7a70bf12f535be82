/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *ffw_letter_plain (gunichar letter);

G_END_DECLS
