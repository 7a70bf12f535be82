/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the columns of other people's tables are called. */

#pragma once

#include "ffw-layout.h"

G_BEGIN_DECLS

/**
 * FfwHeaderSense:
 * @FFW_SENSE_NONE: it is not known
 * @FFW_SENSE_FIELD: a field of the kind
 * @FFW_SENSE_NAME: whole names
 * @FFW_SENSE_NAME_SURNAME_FIRST: whole names that begin with the surname
 * @FFW_SENSE_ASIDE: something that tables of the kind often have and we have no field for
 */
typedef enum
{
  FFW_SENSE_NONE,
  FFW_SENSE_FIELD,
  FFW_SENSE_NAME,
  FFW_SENSE_NAME_SURNAME_FIRST,
  FFW_SENSE_ASIDE,
} FfwHeaderSense;

/**
 * FfwHeaderMeaning:
 * @field: of the kind, for %FFW_SENSE_FIELD
 * @rank: of several headers of one field the one with the least is meant; 0 for the field's own
 *   name
 * @is_slip: whether it is that name but for one letter
 *
 * What a header means in tables of a kind.
 */
typedef struct
{
  FfwHeaderSense sense;
  guint field;
  guint rank;
  gboolean is_slip;
} FfwHeaderMeaning;

typedef struct _FfwLayoutNames FfwLayoutNames;

FfwLayoutNames *ffw_layout_names_new (void);
void ffw_layout_names_free (FfwLayoutNames *self);
FfwHeaderMeaning ffw_layout_names_find (const FfwLayoutNames *self, const FfwKind *kind,
                                        const char *header);
gboolean ffw_layout_names_knows (const FfwLayoutNames *self, const char *header);
gboolean ffw_layout_names_split_course (const char *header, char **course, const char **field);
char *ffw_layout_names_key (const char *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwLayoutNames, ffw_layout_names_free)

G_END_DECLS
