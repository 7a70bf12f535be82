/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every XML file of ours is written with. */

#pragma once

#include "ffw-date.h"
#include "ffw-text.h"

#include <libxml/xmlwriter.h>

G_BEGIN_DECLS

char *ffw_xml_out_allow (const char *text);
void ffw_xml_out_attribute (xmlTextWriter *writer, const char *name, const char *value);
void ffw_xml_out_date (xmlTextWriter *writer, const char *name, FfwDate date);
void ffw_xml_out_text (xmlTextWriter *writer, const char *name, const FfwText *text);

G_END_DECLS
