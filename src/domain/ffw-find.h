/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever the workspace holds, by a part of its name, its code or its number. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

typedef enum
{
  FFW_FOUND_PERSON,
  FFW_FOUND_COURSE,
  FFW_FOUND_AREA,
  FFW_FOUND_ORGANISATION,
  FFW_FOUND_SITE,
  FFW_FOUND_SESSION,
  FFW_FOUND_REQUIREMENT,
  FFW_FOUND_QUESTION,
} FfwFoundKind;

#define FFW_N_FOUND_KINDS 8

/**
 * FfwFound:
 * @id: of what is shown for it: a person's post, a session's course, else its own
 * @code: its code; a person's staff number
 * @title: in the reader's language, else in the other, marked with it
 * @detail: what tells it from others of the same title, or an empty text
 */
typedef struct
{
  FfwFoundKind kind;
  gint64 id;
  char *code;
  char *title;
  char *detail;
} FfwFound;

void ffw_found_free (FfwFound *self);
gboolean ffw_find_fits (const char *text, const char *words);
GPtrArray *ffw_find (FfwConnection *connection, const char *words, guint most, FfwDate today,
                     FfwLanguage language, GError **error);

G_END_DECLS
