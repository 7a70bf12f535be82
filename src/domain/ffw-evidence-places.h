/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-text.h"

G_BEGIN_DECLS

/** No such organisation, site or area; the position of a place of nobody's. */
#define FFW_NOWHERE G_MAXUINT

/** An organisation, a site or a police area; @sector of an organisation, else -1. */
typedef struct
{
  gint64 id;
  char *code;
  FfwText title;
  char *police_area;
  int sector;
} FfwEvidenceWhere;

/**
 * FfwEvidencePlace:
 * @organisation, @site, @area: positions in the lists of #FfwEvidencePlaces, or %FFW_NOWHERE
 *
 * Where posts are: an organisation, and a site or none.
 */
typedef struct
{
  guint organisation;
  guint site;
  guint area;
} FfwEvidencePlace;

/**
 * FfwEvidencePlaces:
 * @organisations, @sites, @areas: #FfwEvidenceWhere
 * @places: #FfwEvidencePlace
 *
 * Where every post is.
 */
typedef struct
{
  GPtrArray *organisations;
  GPtrArray *sites;
  GPtrArray *areas;
  GArray *places;
  GArray *posts;
} FfwEvidencePlaces;

FfwEvidencePlaces *ffw_evidence_places_read (FfwConnection *connection, GError **error);
guint ffw_evidence_places_find (const FfwEvidencePlaces *self, gint64 post);
void ffw_evidence_places_free (FfwEvidencePlaces *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwEvidencePlaces, ffw_evidence_places_free)

G_END_DECLS
