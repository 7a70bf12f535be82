/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-kind.h"

G_BEGIN_DECLS

/**
 * FfwListingFilter:
 *
 * @today: the day that rows which are worked out are as of; %FFW_DATE_NONE is today
 *
 * Which rows of a kind are wanted: codes, each %NULL for all.
 */
typedef struct
{
  const char *organisation;
  const char *course;
  const char *area;
  const char *status;
  FfwDate today;
} FfwListingFilter;

/**
 * FfwListing:
 *
 * The rows of a kind in the order of their keys, as texts in the forms of the
 * import formats: what `list` and `export` write.
 */
typedef struct _FfwListing FfwListing;

FfwListing *ffw_listing_new (FfwConnection *connection, const FfwKind *kind, gboolean with_carriers,
                             const FfwListingFilter *filter, GError **error);
FfwListing *ffw_listing_new_of_rows (FfwConnection *connection, const FfwKind *kind,
                                     GError **error);
gboolean ffw_listing_find (FfwListing *self, gint64 id, GError **error);
void ffw_listing_rest (FfwListing *self);
guint ffw_listing_get_n_fields (FfwListing *self);
const FfwField *ffw_listing_get_field (FfwListing *self, guint position);
gboolean ffw_listing_next (FfwListing *self, GError **error);
const char *ffw_listing_get_text (FfwListing *self, guint position);
void ffw_listing_free (FfwListing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwListing, ffw_listing_free)

G_END_DECLS
