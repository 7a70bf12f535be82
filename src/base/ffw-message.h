/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"

G_BEGIN_DECLS

/** Marks the two messages of a sentence with a number, for the catalogue. */
#define FFW_NP_(one, many) one, many

/**
 * FfwTemplate:
 * @id: what is stored; never changes its meaning
 * @one: the sentence, untranslated, with %1$s … %9$s for the arguments, or %1$d for one that is a
 *   number
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

/**
 * FfwMessageResolve:
 * @table: such as `person`
 * @id: of the row
 *
 * Returns: (transfer full) (nullable): what a person calls the row
 */
typedef char *(*FfwMessageResolve) (const char *table, gint64 id, FfwLanguage language,
                                    gpointer data);

FfwMessage *ffw_message_new (const char *id, ...) G_GNUC_NULL_TERMINATED;
FfwMessage *ffw_message_new_from_stored (const char *id, const char *arguments);
FfwMessage *ffw_message_copy (const FfwMessage *self);
void ffw_message_free (FfwMessage *self);
const char *ffw_message_get_id (const FfwMessage *self);
const char *const *ffw_message_get_arguments (const FfwMessage *self);
gboolean ffw_message_is_row (const char *argument, char **table, gint64 *id);
char *ffw_message_store_arguments (const FfwMessage *self);
char *ffw_message_to_string (const FfwMessage *self, FfwLanguage language);
char *ffw_message_to_string_resolved (const FfwMessage *self, FfwLanguage language,
                                      FfwMessageResolve resolve, gpointer data);
const FfwTemplate *ffw_message_templates (guint *n);
const char *ffw_kind_title (const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwMessage, ffw_message_free)

G_END_DECLS
