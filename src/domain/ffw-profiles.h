/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the files of an organisation are read, by name. */

#pragma once

#include "ffw-action-error.h"
#include "ffw-change.h"
#include "ffw-connection.h"

G_BEGIN_DECLS

/**
 * FfwProfile:
 * @name: that somebody gave it; no two profiles have one that differs in case and accents only
 * @organisation: (nullable): the code of the one whose files they are
 * @kind: the name of the kind that the rows of those files become
 * @layout: how, as the text of a key file
 *
 * A layout that was given a name.
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *name;
  char *organisation;
  char *kind;
  char *layout;
} FfwProfile;

void ffw_profile_free (FfwProfile *self);

GPtrArray *ffw_profiles_read (FfwConnection *connection, GError **error);
FfwProfile *ffw_profile_find (FfwConnection *connection, const char *name, GError **error);
gboolean ffw_profile_save (FfwChange *change, const FfwProfile *profile, GError **error);
gboolean ffw_profile_rename (FfwChange *change, const char *name, const char *new_name,
                             GError **error);
gboolean ffw_profile_remove (FfwChange *change, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwProfile, ffw_profile_free)

G_END_DECLS
