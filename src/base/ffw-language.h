/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FFW_LANGUAGE_EN,
  FFW_LANGUAGE_CY,
} FfwLanguage;

#define FFW_N_LANGUAGES 2

void ffw_language_init (const char *locale_dir);
FfwLanguage ffw_language_get (void);
void ffw_language_set (FfwLanguage language);
const char *ffw_language_get_code (FfwLanguage language);
gboolean ffw_language_from_code (const char *code, FfwLanguage *language);
FfwLanguage ffw_language_from_locale (void);
const char *ffw_translate (FfwLanguage language, const char *message);
const char *ffw_translate_context (FfwLanguage language, const char *context, const char *message);
const char *ffw_translate_plural (FfwLanguage language, const char *one, const char *many,
                                  gulong n);

G_END_DECLS
