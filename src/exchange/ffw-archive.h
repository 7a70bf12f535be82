/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** What is unpacked of one archive at most, in bytes, over all its parts and each time anew. */
#define FFW_ARCHIVE_MOST_UNPACKED ((guint64)4 << 30)

/** How many times larger than packed a part may be, once it is larger than the next. */
#define FFW_ARCHIVE_MOST_RATIO 400
#define FFW_ARCHIVE_SMALL      ((guint64)64 << 20)

/** How many parts an archive has at most; those after are not seen. */
#define FFW_ARCHIVE_MOST_PARTS 20000

/**
 * FfwPartStatus:
 * @FFW_PART_SOME: there is more
 * @FFW_PART_END: that was all
 * @FFW_PART_DAMAGED: the rest cannot be unpacked, or is not what it should be
 * @FFW_PART_ENCRYPTED: there is a password on it
 * @FFW_PART_TOO_LARGE: it unpacks to more than is read
 * @FFW_PART_DOCTYPE: it declares a document type
 * @FFW_PART_FAILED: the file could not be read; the error is set
 *
 * How far a part of an archive has been read.
 */
typedef enum
{
  FFW_PART_SOME,
  FFW_PART_END,
  FFW_PART_DAMAGED,
  FFW_PART_ENCRYPTED,
  FFW_PART_TOO_LARGE,
  FFW_PART_DOCTYPE,
  FFW_PART_FAILED,
} FfwPartStatus;

/**
 * FfwArchive:
 *
 * A ZIP file whose parts are read as streams, several at once, in constant memory.
 */
typedef struct _FfwArchive FfwArchive;
typedef struct _FfwArchivePart FfwArchivePart;

FfwArchive *ffw_archive_new (GInputStream *stream, const char *name, GCancellable *cancellable);
void ffw_archive_free (FfwArchive *self);
FfwPartStatus ffw_archive_begin (FfwArchive *self, GError **error);
const char *const *ffw_archive_get_names (FfwArchive *self);
const char *ffw_archive_find (FfwArchive *self, const char *name);
guint64 ffw_archive_get_done (FfwArchive *self);
char *ffw_archive_read_start (FfwArchive *self, const char *name, gsize most);

FfwArchivePart *ffw_archive_part_open (FfwArchive *archive, const char *name);
void ffw_archive_part_trust (FfwArchivePart *self);
guint64 ffw_archive_part_get_size (FfwArchivePart *self);
FfwPartStatus ffw_archive_part_read (FfwArchivePart *self, const char **bytes, gsize *length,
                                     GError **error);
void ffw_archive_part_free (FfwArchivePart *self);

void ffw_part_status_say (FfwPartStatus status, const char *part, FfwFindings *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwArchive, ffw_archive_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwArchivePart, ffw_archive_part_free)

G_END_DECLS
