/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files that are kept of people, such as certificates: who has which. What is in them is
 * ffw-content.h's. */

#pragma once

#include "ffw-change.h"
#include "ffw-date.h"
#include "ffw-text.h"

G_BEGIN_DECLS

/**
 * FfwAttachment:
 * @record: the id of the record that it is of; 0 where it is of the person alone
 * @course: the title of that record's course
 * @course_code: (nullable): its code
 * @completed_on: the record's day
 * @media_type: such as application/pdf, found by what is in the file
 * @size: in bytes
 * @sha256: of its bytes, in lower case
 * @at: when it was added, UTC
 * @who: who added it
 *
 * A file that is kept.
 */
typedef struct
{
  gint64 id;
  gint64 person;
  gint64 record;
  FfwText course;
  char *course_code;
  FfwDate completed_on;
  char *name;
  char *media_type;
  gint64 size;
  char *sha256;
  char *at;
  char *who;
} FfwAttachment;

/**
 * FfwNewAttachment:
 * @id: its id, once it is added; 0 before, and where it was there already
 *
 * A file whose content is stored, on its way to somebody.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *media_type;
  gint64 size;
  char *sha256;
} FfwNewAttachment;

extern const char *const ffw_attachment_tables[];

void ffw_attachment_free (FfwAttachment *self);
void ffw_new_attachment_free (FfwNewAttachment *self);

GPtrArray *ffw_attachments_of_person (FfwConnection *connection, gint64 person, GError **error);
GPtrArray *ffw_attachments_of_record (FfwConnection *connection, gint64 record, GError **error);
FfwAttachment *ffw_attachment_read (FfwConnection *connection, gint64 id, GError **error);
gint64 ffw_attachments_find_record (FfwConnection *connection, gint64 person, const char *course,
                                    FfwDate completed_on, GError **error);

gboolean ffw_attachments_add (FfwChange *change, gint64 person, gint64 record, GPtrArray *files,
                              GError **error);
gboolean ffw_attachment_rename (FfwChange *change, gint64 id, const char *name, GError **error);
gboolean ffw_attachment_remove (FfwChange *change, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwAttachment, ffw_attachment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwNewAttachment, ffw_new_attachment_free)

G_END_DECLS
