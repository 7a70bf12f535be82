/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwTemplate:
 * @id: what is stored; never changes its meaning
 * @one: the sentence, untranslated, with %1$s … %9$s for the arguments
 * @many: the sentence for other numbers than one, or %NULL
 * @count: which argument (from 1) is the number that chooses, 0 for none
 */
typedef struct
{
  const char *id;
  const char *one;
  const char *many;
  guint count;
} FfwTemplate;

char *ffw_template_format (const FfwTemplate *self, const char *const *arguments,
                           FfwLanguage language);

/**
 * FfwMessage:
 *
 * What a change was, without words: the id of its sentence and the arguments.
 * It is stored, and reads in either language later.
 */
typedef struct _FfwMessage FfwMessage;

FfwMessage *ffw_message_new (const char *id, ...) G_GNUC_NULL_TERMINATED;
FfwMessage *ffw_message_new_from_stored (const char *id, const char *arguments);
FfwMessage *ffw_message_copy (const FfwMessage *self);
void ffw_message_free (FfwMessage *self);
const char *ffw_message_get_id (const FfwMessage *self);
const char *const *ffw_message_get_arguments (const FfwMessage *self);
char *ffw_message_store_arguments (const FfwMessage *self);
char *ffw_message_to_string (const FfwMessage *self, FfwLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwMessage, ffw_message_free)

G_END_DECLS
