/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with the register of a session: marking who was there, closing and reopening it. */

#pragma once

#include "ffw-action-error.h"
#include "ffw-change.h"
#include "ffw-register.h"

G_BEGIN_DECLS

/**
 * FfwRegisterEntry:
 * @person: the id of somebody with a place
 * @date: the index of the date; -1 where the entry says only what was chosen
 * @mark: what the register says of the person on that date
 * @chosen: the outcome, as in #FfwRegisterPerson; only of an entry without a date
 */
typedef struct
{
  gint64 person;
  int date;
  FfwRegisterMark mark;
  int chosen;
} FfwRegisterEntry;

/**
 * FfwWalkIn:
 * @post: of somebody who is known; 0 for somebody new
 * @given_name, @family_name: of somebody new
 * @organisation: the code of theirs
 * @email: (nullable): of somebody new
 */
typedef struct
{
  gint64 post;
  const char *given_name;
  const char *family_name;
  const char *organisation;
  const char *email;
} FfwWalkIn;

/**
 * FfwRegisterClosed:
 * @n_attended, @n_partly, @n_no_show: people, by what their bookings became
 * @n_records: the records that were made, or taken back
 * @n_there: people whose record was there already, and was left alone
 */
typedef struct
{
  guint n_attended;
  guint n_partly;
  guint n_no_show;
  guint n_records;
  guint n_there;
} FfwRegisterClosed;

gboolean ffw_register_mark (FfwChange *change, gint64 session, const FfwRegisterEntry *entries,
                            guint n, FfwDate today, GError **error);
gint64 ffw_register_walk_in (FfwChange *change, gint64 session, const FfwWalkIn *who, int date,
                             FfwDate today, GError **error);
gboolean ffw_register_close (FfwChange *change, gint64 session, FfwDate today,
                             FfwRegisterClosed *closed, GError **error);
gboolean ffw_register_reopen (FfwChange *change, gint64 session, FfwRegisterClosed *reopened,
                              GError **error);

G_END_DECLS
