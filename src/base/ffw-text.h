/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwText:
 * @in: the text in each language; %NULL where it is missing
 *
 * A text of the data (a title, a question) in both languages.
 */
typedef struct
{
  char *in[FFW_N_LANGUAGES];
} FfwText;

void ffw_text_set (FfwText *self, const char *en, const char *cy);
void ffw_text_clear (FfwText *self);
const char *ffw_text_get (const FfwText *self, FfwLanguage wanted, FfwLanguage *shown);
char *ffw_text_title (const FfwText *self, const char *code, FfwLanguage wanted);

G_END_DECLS
