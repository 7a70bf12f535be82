/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How alike short texts are: titles of roles, courses and places, as different people write them.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwLike:
 * @entry: the number under which the text was added
 * @likeness: from 0 to 1
 */
typedef struct
{
  guint entry;
  double likeness;
} FfwLike;

/**
 * FfwLikeness:
 *
 * Texts among which the likest to another are found, by the words that they share. Once the last is
 * added, any thread may look.
 */
typedef struct _FfwLikeness FfwLikeness;

FfwLikeness *ffw_likeness_new (void);
void ffw_likeness_free (FfwLikeness *self);
void ffw_likeness_add (FfwLikeness *self, guint entry, const char *text);
void ffw_likeness_end (FfwLikeness *self);
GArray *ffw_likeness_find (const FfwLikeness *self, const char *text, double least);

char *ffw_likeness_key (const char *text);
char *ffw_likeness_drop_brackets (const char *text, gboolean *is_certain);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwLikeness, ffw_likeness_free)

G_END_DECLS
