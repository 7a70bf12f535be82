/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What certificates of a session say: who completed the course there. */

#pragma once

#include "ffw-session.h"

G_BEGIN_DECLS

/**
 * FfwCertificate:
 * @name: given name and family name
 * @number: of the certificate, or an empty text
 * @hours: NAN where none are recorded
 */
typedef struct
{
  char *name;
  char *number;
  double hours;
  FfwDate completed_on;
} FfwCertificate;

/**
 * FfwCertificates:
 * @issuer: whose workspace it is; without a text where nobody has said
 * @trainers: (element-type utf8): given name and family name, each once
 * @people: (element-type FfwCertificate): by name; erased people have none
 */
typedef struct
{
  FfwSession *session;
  FfwText issuer;
  GPtrArray *trainers;
  GPtrArray *people;
} FfwCertificates;

FfwCertificates *ffw_certificates_read (FfwConnection *connection, gint64 session, GError **error);
void ffw_certificates_free (FfwCertificates *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwCertificates, ffw_certificates_free)

G_END_DECLS
