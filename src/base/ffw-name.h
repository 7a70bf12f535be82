/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether two names may be those of one person. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FFW_NAME_GIVEN,
  FFW_NAME_FAMILY,
} FfwNameKind;

/**
 * FfwNameLikeness:
 * @FFW_NAME_OTHER: another name
 * @FFW_NAME_MISSING: one of the two is empty
 * @FFW_NAME_INITIAL: one is the other's first letter
 * @FFW_NAME_PART: they share a part: Jones and Jones-Evans, Mair and Elin Mair
 * @FFW_NAME_SLIP: a slip of the pen apart
 * @FFW_NAME_FORM: the Welsh and the English form, or a short form: Siân and Jane
 * @FFW_NAME_SPELLING: spelled in another way: Rhys and Rees
 * @FFW_NAME_SAME: the same, apart from case and accents
 *
 * How near two names are, the nearest last.
 */
typedef enum
{
  FFW_NAME_OTHER,
  FFW_NAME_MISSING,
  FFW_NAME_INITIAL,
  FFW_NAME_PART,
  FFW_NAME_SLIP,
  FFW_NAME_FORM,
  FFW_NAME_SPELLING,
  FFW_NAME_SAME,
} FfwNameLikeness;

/**
 * FfwNameBook:
 *
 * What is known of names: which of them are forms of one another.
 */
typedef struct _FfwNameBook FfwNameBook;

/**
 * FfwName:
 *
 * A given or a family name, taken apart to be compared with many.
 */
typedef struct _FfwName FfwName;

FfwNameBook *ffw_name_book_new (void);
void ffw_name_book_free (FfwNameBook *self);

FfwName *ffw_name_new (FfwNameBook *book, FfwNameKind kind, const char *text);
void ffw_name_free (FfwName *self);
gboolean ffw_name_is_empty (const FfwName *self);
gboolean ffw_name_is_short (const FfwName *self);
FfwNameLikeness ffw_name_compare (const FfwName *a, const FfwName *b);
GPtrArray *ffw_name_list_keys (const FfwName *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwNameBook, ffw_name_book_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwName, ffw_name_free)

G_END_DECLS
