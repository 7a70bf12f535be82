/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection-private.h"
#include "ffw-history.h"
#include "ffw-uuid.h"

G_BEGIN_DECLS

#define FFW_SALT_SIZE   16
#define FFW_DIGEST_SIZE 32

/**
 * FfwLink:
 * @of: of an undo or a redo, else %FFW_NULL
 * @first_id, @end_id: the ids that it gave out, %FFW_NULL where there are none
 * @parts: SHA-256 of @salt and its parts one after the other
 *
 * An entry of the chain of changes.
 */
typedef struct
{
  gint64 id;
  const char *uuid;
  const char *at;
  const char *who;
  FfwChangeKind kind;
  gint64 of;
  const char *message;
  const char *arguments;
  gint64 schema;
  gint64 first_id;
  gint64 end_id;
  guint8 salt[FFW_SALT_SIZE];
  guint8 parts[FFW_DIGEST_SIZE];
} FfwLink;

void ffw_link_set_no_parts (FfwLink *self);
gboolean ffw_chain_next_id (FfwConnection *connection, gint64 *id, GError **error);
gboolean ffw_chain_append (FfwConnection *connection, const FfwLink *link, GError **error);
gboolean ffw_chain_check (FfwConnection *connection, GPtrArray *problems, GError **error);

G_END_DECLS
