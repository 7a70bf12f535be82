/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom a slip or a nomination means, before anything of it is taken. */

#pragma once

#include "ffw-finding.h"
#include "ffw-matches.h"
#include "ffw-transfer.h"

G_BEGIN_DECLS

typedef enum
{
  FFW_TRANSFER_OPEN,
  FFW_TRANSFER_SETTLED,
  FFW_TRANSFER_ASIDE,
} FfwTransferState;

/**
 * FfwTransferFound:
 * @state: what was decided of them before
 * @person: who it is, by number or address, or as was decided; 0 where nobody is sure to be meant
 * @match: (nullable): @person, in the post that counts
 * @proposals: (element-type FfwMatch): who it may be, for a person to decide
 */
typedef struct
{
  FfwTransferState state;
  gint64 person;
  FfwMatch *match;
  GPtrArray *proposals;
} FfwTransferFound;

/**
 * FfwTransferLook:
 * @findings: why nothing of it can be taken
 * @course: its id
 * @session: (nullable): of a nomination: the code of the session that places are asked on
 * @kept: the id under which it was read before, or 0
 * @found: (element-type FfwTransferFound): of each person
 */
typedef struct
{
  FfwFindings *findings;
  gint64 course;
  char *session;
  gint64 kept;
  GPtrArray *found;
} FfwTransferLook;

FfwTransferLook *ffw_transfer_look (FfwConnection *connection, const FfwTransfer *transfer,
                                    const char *own, const char *session, FfwDate today,
                                    FfwLanguage language, GError **error);
void ffw_transfer_look_free (FfwTransferLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwTransferLook, ffw_transfer_look_free)

G_END_DECLS
