/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-number-format.h"
#include "ffw-xml-part.h"

G_BEGIN_DECLS

/**
 * FfwOdsStyles:
 *
 * What the styles of an ODS file make of the numbers in cells, and which sheets they hide.
 */
typedef struct _FfwOdsStyles FfwOdsStyles;

FfwOdsStyles *ffw_ods_styles_new (void);
void ffw_ods_styles_free (FfwOdsStyles *self);
FfwPartStatus ffw_ods_styles_read (FfwOdsStyles *self, FfwArchive *archive, const char *part,
                                   GError **error);
void ffw_ods_styles_on_start (FfwOdsStyles *self, const char *name, const xmlChar **attributes,
                              int n_attributes);
FfwNumberFormat ffw_ods_styles_get (FfwOdsStyles *self, FfwXmlValue style);
gboolean ffw_ods_styles_hides (FfwOdsStyles *self, FfwXmlValue style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwOdsStyles, ffw_ods_styles_free)

G_END_DECLS
