/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file that is kept may be called, and whether that is what it is. */

#pragma once

#include "ffw-finding.h"

G_BEGIN_DECLS

/** The most bytes of a name, so that there is room for more beside it on any disk. */
#define FFW_KEPT_NAME_MOST 180

char *ffw_kept_name (const char *name);
char *ffw_kept_name_find_type (const char *name, const guchar *head, gsize size);
gboolean ffw_kept_name_fits (const char *name, const char *media_type, FfwFindings *findings);

G_END_DECLS
