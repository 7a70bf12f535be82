/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What texts mean in a workspace: its organisations, sites, roles, courses and areas. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-kind.h"
#include "ffw-language.h"
#include "ffw-meaning.h"

G_BEGIN_DECLS

/**
 * FfwVocabulary:
 *
 * The names of a workspace as they were when it was read. It does not change, so any thread may
 * use it.
 */
typedef struct _FfwVocabulary FfwVocabulary;

FfwVocabulary *ffw_vocabulary_read (FfwConnection *connection, FfwLanguage language,
                                    GError **error);
FfwVocabulary *ffw_vocabulary_ref (FfwVocabulary *self);
void ffw_vocabulary_unref (FfwVocabulary *self);

const char *ffw_vocabulary_get_table (const FfwField *field);
gboolean ffw_vocabulary_knows_field (const FfwField *field);
gboolean ffw_vocabulary_is_nothing (const char *text);
char *ffw_vocabulary_find (FfwVocabulary *self, const FfwField *field, const char *organisation,
                           const char *text);
GPtrArray *ffw_vocabulary_suggest (FfwVocabulary *self, const FfwField *field,
                                   const char *organisation, const char *text, guint most);
GPtrArray *ffw_vocabulary_list (FfwVocabulary *self, const FfwField *field,
                                const char *organisation);
const char *ffw_vocabulary_get_title (FfwVocabulary *self, const char *table, const char *code);
char *ffw_vocabulary_make_code (FfwVocabulary *self, const char *table, const char *title);
const char *ffw_vocabulary_get_contents (FfwVocabulary *self, const char *course);
char *ffw_vocabulary_find_course (FfwVocabulary *self, const char *text);
GPtrArray *ffw_vocabulary_suggest_courses (FfwVocabulary *self, const char *text, guint most);
char *ffw_vocabulary_find_named (FfwVocabulary *self, const char *table, const char *text);
const char *ffw_vocabulary_get_name (FfwVocabulary *self, const char *organisation,
                                     const char *number);
const char *ffw_vocabulary_get_organisation_of_number (FfwVocabulary *self, const char *number);
const char *ffw_vocabulary_get_organisation_of_site (FfwVocabulary *self, const char *text);
const char *ffw_vocabulary_get_organisation_of_address (FfwVocabulary *self, const char *email);
GPtrArray *ffw_vocabulary_list_sessions (FfwVocabulary *self, const char *course, FfwDate on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwVocabulary, ffw_vocabulary_unref)

G_END_DECLS
