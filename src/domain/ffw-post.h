/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One post as it is stored, what the rules say of it, and writing it. */

#pragma once

#include "ffw-change.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/**
 * FfwPost:
 * @id: 0 while it is not written
 * @name: what its person is called
 * @number: (nullable): the staff number
 * @email: (nullable)
 * @site: its id, 0 for none
 * @manager: the id of a person, 0 for nobody
 * @left_on: the last day, or %FFW_DATE_NONE
 * @roles: of gint64: their ids, ascending
 */
typedef struct
{
  gint64 id;
  gint64 person;
  char *name;
  gint64 organisation;
  char *number;
  char *email;
  gint64 site;
  gint64 manager;
  FfwDate started_on;
  FfwDate left_on;
  GArray *roles;
} FfwPost;

FfwPost *ffw_post_read (FfwConnection *connection, gint64 id, GError **error);
FfwPost *ffw_post_copy (const FfwPost *self);
gboolean ffw_post_is_same (const FfwPost *self, const FfwPost *other);
void ffw_post_set_roles (FfwPost *self, const gint64 *roles, guint n);
void ffw_post_free (FfwPost *self);

gboolean ffw_post_check_number (FfwConnection *connection, const FfwPost *self, gint64 besides,
                                GError **error);
gboolean ffw_post_check_manager (FfwConnection *connection, const FfwPost *self, FfwDate today,
                                 GError **error);

gboolean ffw_post_insert (FfwChange *change, FfwPost *self, GError **error);
gboolean ffw_post_update (FfwChange *change, const FfwPost *self, GError **error);
gboolean ffw_post_end (FfwChange *change, gint64 id, FfwDate left_on, GError **error);

char *ffw_person_join_name (const char *given_name, const char *family_name);
char *ffw_person_get_name (FfwConnection *connection, gint64 person, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwPost, ffw_post_free)

G_END_DECLS
