/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwOption:
 * @name: its long name
 * @letter: its short name, or 0
 * @value: what its value is called in the help, an untranslated message; %NULL for
 *   an option without one
 * @about: what it does, an untranslated message
 *
 * A table of options ends with one without a name.
 */
typedef struct
{
  const char *name;
  char letter;
  const char *value;
  const char *about;
} FfwOption;

/**
 * FfwOptions:
 *
 * What was given on a command line: options, and the words that are none.
 */
typedef struct _FfwOptions FfwOptions;

FfwOptions *ffw_options_parse (const FfwOption *const *tables, char **arguments, GError **error);
void ffw_options_free (FfwOptions *self);
gboolean ffw_options_has (const FfwOptions *self, const char *name);
const char *ffw_options_get (const FfwOptions *self, const char *name);
const char *const *ffw_options_get_words (const FfwOptions *self);
const char *ffw_options_find_word (const FfwOption *const *tables, char **arguments);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwOptions, ffw_options_free)

G_END_DECLS
