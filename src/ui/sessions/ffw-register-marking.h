/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is written of a register, in the writer's thread. */

#pragma once

#include "ffw-register-actions.h"

G_BEGIN_DECLS

/**
 * FfwRegisterMarking:
 * @session: its id
 * @entries: (element-type FfwRegisterEntry): what was marked and chosen
 * @closed: what closing or reopening wrote
 * @name: of somebody new
 * @organisation: the code of theirs
 * @post: of somebody who is known and came without a place
 * @date: the index of the date on which they came
 */
typedef struct
{
  gint64 session;
  FfwDate today;
  GArray *entries;
  FfwRegisterClosed closed;
  char *name;
  char *organisation;
  gint64 post;
  int date;
  gint64 came;
} FfwRegisterMarking;

FfwRegisterMarking *ffw_register_marking_new (gint64 session, GArray *entries);
void ffw_register_marking_free (gpointer data);

gboolean ffw_register_marking_write (FfwChange *change, gpointer data, GError **error);
gboolean ffw_register_marking_close (FfwChange *change, gpointer data, GError **error);
gboolean ffw_register_marking_reopen (FfwChange *change, gpointer data, GError **error);
gboolean ffw_register_marking_walk_in (FfwChange *change, gpointer data, GError **error);

void ffw_register_entries_add (GArray *entries, const FfwRegisterEntry *entry);
void ffw_register_entries_apply (GArray *entries, FfwRegister *of);

G_END_DECLS
