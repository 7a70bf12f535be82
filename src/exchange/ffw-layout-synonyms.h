/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwSynonyms:
 * @kinds: names of kinds, with blanks between; an asterisk for all that name a person
 * @field: of them; NULL for headers that such tables often have and that we have no field for
 * @names: other names of it, with bars between, the better ones first; case, accents, blanks and
 *   punctuation do not matter
 */
typedef struct
{
  const char *kinds;
  const char *field;
  const char *names;
} FfwSynonyms;

extern const FfwSynonyms ffw_layout_synonyms[];
extern const char *const ffw_layout_whole_names;
extern const char *const ffw_layout_surnames_first;

/* Words beside the name of a course in a header, and which field of a record they mean; an empty
 * text for what is not read. */
typedef struct
{
  const char *field;
  const char *names;
} FfwCourseWords;

extern const FfwCourseWords ffw_layout_course_words[];

G_END_DECLS
