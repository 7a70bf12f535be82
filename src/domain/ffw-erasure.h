/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Erasing a person. What stays is what figures are made of, and leads to nobody. */

#pragma once

#include "ffw-change.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwErasureLook:
 * @name: of the person; empty where they were erased already
 * @n_posts, @n_records, @n_bookings: of how many rows nothing but figures stays
 * @n_ahead: on how many sessions they are booked from today on
 * @n_managed: how many people they manage
 * @n_notes: how many notes about them go
 * @n_files: how many files that are kept of them go
 * @n_mentions: how many notes about others hold their family name; those stay as they are
 *
 * What there is to know before a person is erased.
 */
typedef struct
{
  char *name;
  guint n_posts;
  guint n_records;
  guint n_bookings;
  guint n_ahead;
  guint n_managed;
  guint n_notes;
  guint n_files;
  guint n_mentions;
} FfwErasureLook;

FfwErasureLook *ffw_erasure_look (FfwConnection *connection, gint64 person, FfwDate today,
                                  GError **error);
void ffw_erasure_look_free (FfwErasureLook *self);
const char *ffw_erasure_name (FfwLanguage language);
gboolean ffw_person_erase (FfwChange *change, gint64 person, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwErasureLook, ffw_erasure_look_free)

G_END_DECLS
