/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of a register as a whole. */

#pragma once

#include "ffw-register.h"

G_BEGIN_DECLS

char *ffw_register_words_rule (const FfwRegister *of);
char *ffw_register_words_count (const FfwRegister *of, guint date);
char *ffw_register_words_consequence (const FfwRegister *of, FfwDate today, gboolean *may_close);

G_END_DECLS
