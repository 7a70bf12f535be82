/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of one table, such as the roles, and what texts mean among them. */

#pragma once

#include "ffw-connection.h"
#include "ffw-language.h"
#include "ffw-meaning.h"

G_BEGIN_DECLS

typedef struct _FfwVocabularyNames FfwVocabularyNames;

FfwVocabularyNames *ffw_vocabulary_names_read (FfwConnection *connection, const char *sql,
                                               FfwLanguage language, GError **error);
void ffw_vocabulary_names_free (FfwVocabularyNames *self);
char *ffw_vocabulary_names_find (const FfwVocabularyNames *self, const char *text,
                                 const char *organisation);
const char *ffw_vocabulary_names_find_organisation (const FfwVocabularyNames *self,
                                                    const char *text);
char *ffw_vocabulary_names_find_several (const FfwVocabularyNames *self, const char *text);
GPtrArray *ffw_vocabulary_names_suggest (const FfwVocabularyNames *self, const char *organisation,
                                         const char *text, guint most);
GPtrArray *ffw_vocabulary_names_list (const FfwVocabularyNames *self, const char *organisation);
const char *ffw_vocabulary_names_get_title (const FfwVocabularyNames *self, const char *code);
char *ffw_vocabulary_names_find_within (const FfwVocabularyNames *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwVocabularyNames, ffw_vocabulary_names_free)

G_END_DECLS
