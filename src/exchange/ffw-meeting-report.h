/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who was in an online meeting, and for how long: the report that Teams or Zoom writes of it. */

#pragma once

#include "ffw-register.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwAttendeeFound:
 * @FFW_ATTENDEE_BY_EMAIL: the address is that of a post of the person
 * @FFW_ATTENDEE_BY_NAME: only the name is the same; somebody has to decide
 */
typedef enum
{
  FFW_ATTENDEE_UNKNOWN,
  FFW_ATTENDEE_BY_EMAIL,
  FFW_ATTENDEE_BY_NAME,
} FfwAttendeeFound;

/**
 * FfwAttendee:
 * @name: as the meeting had it
 * @email: in lower case, or an empty text
 * @minutes: of all the times that they were there, together
 * @found: how they were found in a register
 * @person: the index among its people; -1 where they were not
 */
typedef struct
{
  char *name;
  char *email;
  int minutes;
  FfwAttendeeFound found;
  int person;
} FfwAttendee;

GPtrArray *ffw_meeting_report_read (const char *path, GCancellable *cancellable, GError **error);
void ffw_meeting_report_match (GPtrArray *attendees, const FfwRegister *of);

G_END_DECLS
