/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a kind that a form shows and writes back. */

#pragma once

#include "ffw-entry.h"

G_BEGIN_DECLS

typedef struct _FfwRowEdit FfwRowEdit;

/**
 * FfwRowEditSay:
 * @edit: what was written
 *
 * Gives a change that has written a row its message. Returns: whether all went well
 */
typedef gboolean (*FfwRowEditSay) (FfwChange *change, const FfwRowEdit *edit, GError **error);

/**
 * FfwRowEdit:
 * @kind: of the row
 * @id: of the row in its table; 0 where it is added
 * @fields: (array zero-terminated=1): the English names of the fields that the form has
 * @before: what stood in each when the person looked; empty texts where the row is added
 * @after: what is to stand there
 * @say: what gives the change its message
 * @findings: (nullable): what was found, once it was tried
 * @there: (nullable): once it was tried: what stands there now, where somebody else has given
 *   another value to a field that is changed here; nothing is written then
 * @gone: once it was tried: whether the row has been taken out meanwhile
 *
 * What is to become of one row, and what became of that.
 */
struct _FfwRowEdit
{
  const FfwKind *kind;
  gint64 id;
  char **fields;
  char **before;
  char **after;
  FfwRowEditSay say;

  FfwFindings *findings;
  char **there;
  gboolean gone;
};

FfwRowEdit *ffw_row_edit_new (const FfwKind *kind, gint64 id, const char *const *fields,
                              const char *const *before, const char *const *after,
                              FfwRowEditSay say);
void ffw_row_edit_free (gpointer edit);
const char *ffw_row_edit_get (const FfwRowEdit *self, const char *field);
gboolean ffw_row_edit_make (FfwChange *change, gpointer edit, GError **error);

char **ffw_row_edit_read (FfwConnection *connection, const FfwKind *kind, gint64 id,
                          const char *const *fields, GError **error);

G_END_DECLS
