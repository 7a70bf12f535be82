/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text may mean, and how sure that is. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A meaning that is certain: the texts differ in case, accents, punctuation or brackets at most.
 */
#define FFW_LIKENESS_CERTAIN 1.0

/** Nothing that is only alike is certain, and what is less like than the least is no help. */
#define FFW_LIKENESS_MOST  0.99
#define FFW_LIKENESS_LEAST 0.45

/** What says nothing of what is meant stood in brackets, or something that might. */
#define FFW_LIKENESS_BRACKETS 0.9

/**
 * FfwMeaning:
 * @code: what a file of ours would say for it
 * @title: in the reader's language
 * @likeness: from 0 to 1; %FFW_LIKENESS_CERTAIN where the text can mean nothing else
 *
 * What a text may mean.
 */
typedef struct
{
  char *code;
  char *title;
  double likeness;
} FfwMeaning;

FfwMeaning *ffw_meaning_new (const char *code, const char *title, double likeness);
void ffw_meaning_free (FfwMeaning *self);
GPtrArray *ffw_meanings_new (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwMeaning, ffw_meaning_free)

G_END_DECLS
